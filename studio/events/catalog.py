"""Every event by name: whether it is a fact or a decision, and the shape of its body.

Shapes are checked when an event is written (raising) and when it is read (the event then has no effect). Kinds and
fields that are not here are kept and have no effect. Conversions between log bodies and domain values stand here too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from studio.domain.baselines import Baseline
from studio.domain.errors import BadInputError
from studio.domain.markers import markers_from_log, markers_to_log
from studio.domain.nests import Nest
from studio.domain.network import Span
from studio.domain.production import HouseFormat, Link, LinkKind, Production, Stage, Track, WorkCalendar
from studio.domain.terms import port_from_log, port_to_log
from studio.events.codec import is_hex

Event = dict[str, Any]
MIN_MS = 60_000


class EventClass(StrEnum):
    """A fact is said by a member in a packet; a decision stands in an entry."""

    FACT = "fact"
    DECISION = "decision"


@dataclass(frozen=True, slots=True)
class Shape:
    """The required fields of an event and the test each value passes."""

    event_class: EventClass
    fields: dict[str, Callable[[Any], bool]]


def _is_id(value: Any) -> bool:
    return is_hex(value, 32)


def _is_hash(value: Any) -> bool:
    return is_hex(value, 64)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_int(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_count(value: Any) -> bool:
    return _is_int(value) and value >= 0


def _is_bool(value: Any) -> bool:
    return isinstance(value, bool)


def _is_object(value: Any) -> bool:
    return isinstance(value, dict)


def _is_list(value: Any) -> bool:
    return isinstance(value, list)


def _is_chunk_list(value: Any) -> bool:
    return isinstance(value, list) and len(value) <= MANIFEST_CHUNKS_MAX and all(_is_chunk(chunk) for chunk in value)


def _is_chunk(value: Any) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 3
        and _is_hash(value[0])
        and _is_hash(value[1])
        and _is_count(value[2])
    )


def _is_verdict(value: Any) -> bool:
    return value in ("approve", "revise")


def _is_manifest_of(value: Any) -> bool:
    return _is_chunk_list(value)


MANIFEST_CHUNKS_MAX = 64
_FACT, _DECISION = EventClass.FACT, EventClass.DECISION
_MANIFEST = {"manifest": _is_manifest_of, "manifest_hash": _is_hash, "files": _is_count, "bytes": _is_count}

KINDS: dict[str, Shape] = {
    # facts
    "offer.accept": Shape(_FACT, {"offer": _is_id, "terms_hash": _is_hash}),
    "offer.decline": Shape(_FACT, {"offer": _is_id}),
    "offer.counter": Shape(_FACT, {"offer": _is_id, "terms": _is_object}),
    "deliver": Shape(_FACT, {"stage": _is_id, "take": _is_count, **_MANIFEST}),
    "want.answer": Shape(_FACT, {"take": _is_count, "asked": _is_count}),
    "check.result": Shape(_FACT, {"take": _is_count, "findings": _is_list}),
    "comment.add": Shape(_FACT, {"id": _is_id, "text": _is_text}),
    "note.reply": Shape(_FACT, {"note": _is_id, "id": _is_id, "text": _is_text}),
    "point.tick": Shape(_FACT, {"id": _is_id, "is_done": _is_bool}),
    "extension.ask": Shape(_FACT, {"until": _is_int, "reason": _is_text}),
    "pause.ask": Shape(_FACT, {}),
    "pause.agree": Shape(_FACT, {}),
    "pause.end": Shape(_FACT, {}),
    "ask.decline": Shape(_FACT, {"kind": _is_text}),
    "change.accept": Shape(_FACT, {"order": _is_id, "terms_hash": _is_hash}),
    "change.decline": Shape(_FACT, {"order": _is_id}),
    "milestone.reach": Shape(_FACT, {"milestone": _is_count, "text": _is_text}),
    "dispute.open": Shape(_FACT, {"statement": _is_text, "split": _is_count}),
    "dispute.answer": Shape(_FACT, {"to": _is_count, "is_agreed": _is_bool, "statement": _is_text, "split": _is_count}),
    "leave": Shape(_FACT, {}),
    "review.note": Shape(_FACT, {"id": _is_id, "stage": _is_id, "take": _is_count, "text": _is_text}),
    "review.vote": Shape(
        _FACT,
        {"stage": _is_id, "take": _is_count, "manifest_hash": _is_hash, "verdict": _is_verdict, "notes": _is_list},
    ),
    "lead.ask": Shape(_FACT, {"turn": _is_count}),
    "device.add": Shape(_FACT, {"cert": _is_object}),
    "device.lost": Shape(_FACT, {"device": _is_id, "person": _is_hash, "sig": _is_text}),
    "pay.received": Shape(_FACT, {"payment": _is_text, "entry": _is_hash, "amount": _is_count, "note": _is_text}),
    "call.minutes": Shape(_FACT, {"call": _is_id, "minutes": _is_count, "note": _is_text}),
    "rights.grant": Shape(_FACT, {"offer": _is_id, "rights": _is_text}),
    "feedback.seal": Shape(_FACT, {"h": _is_hash}),
    "feedback.open": Shape(_FACT, {"salt": _is_hash, "text": _is_text}),
    "credit.accept": Shape(_FACT, {"credit": _is_hash, "ssh": _is_text}),
    "credit.refuse": Shape(_FACT, {"credit": _is_hash}),
    # decisions, any room
    "room.open": Shape(_DECISION, {"kind": _is_text, "cert": _is_object}),
    "member.add": Shape(_DECISION, {"cert": _is_object, "name": _is_text, "role": _is_text}),
    "member.remove": Shape(_DECISION, {"device": _is_id}),
    "key.epoch": Shape(_DECISION, {"ep": _is_hash}),
    "lead": Shape(_DECISION, {"dev": _is_id, "turn": _is_count}),
    "device.revoke": Shape(_DECISION, {"device": _is_id, "person": _is_hash, "sig": _is_text}),
    "person.rotate": Shape(
        _DECISION, {"old": _is_hash, "new": _is_hash, "rotation": _is_hash, "certs": _is_list, "sig": _is_text}
    ),
    "heartbeat": Shape(_DECISION, {}),
    "depot.move": Shape(_DECISION, {"turn": _is_count, "kind": _is_text, "url": _is_text, "marker": _is_text}),
    "gc.mark": Shape(_DECISION, {"takes": _is_list}),
    "gc.unmark": Shape(_DECISION, {"takes": _is_list}),
    # decisions, office
    "project.set": Shape(_DECISION, {}),
    "project.close": Shape(_DECISION, {"must": _is_list}),
    "project.reopen": Shape(_DECISION, {}),
    "track.add": Shape(_DECISION, {"id": _is_id, "name": _is_text}),
    "track.set": Shape(_DECISION, {"id": _is_id}),
    "track.remove": Shape(_DECISION, {"id": _is_id}),
    "stage.add": Shape(_DECISION, {"id": _is_id, "slug": _is_text, "track": _is_id, "title": _is_text}),
    "stage.set": Shape(_DECISION, {"id": _is_id}),
    "stage.remove": Shape(_DECISION, {"id": _is_id}),
    "link.add": Shape(_DECISION, {"id": _is_id, "source": _is_id, "target": _is_id}),
    "link.remove": Shape(_DECISION, {"id": _is_id}),
    "calendar.set": Shape(_DECISION, {"who": _is_text, "calendar": _is_object}),
    "baseline.add": Shape(
        _DECISION, {"id": _is_id, "name": _is_text, "made": _is_count, "end": _is_count, "dates": _is_list}
    ),
    "baseline.set": Shape(_DECISION, {"id": _is_id}),
    "baseline.remove": Shape(_DECISION, {"id": _is_id}),
    "nest.add": Shape(_DECISION, {"id": _is_id, "name": _is_text}),
    "nest.set": Shape(_DECISION, {"id": _is_id}),
    "nest.remove": Shape(_DECISION, {"id": _is_id}),
    "stage.take": Shape(_DECISION, {"stage": _is_id, "take": _is_count, **_MANIFEST}),
    "stage.attach": Shape(_DECISION, {"stage": _is_id, "input": _is_text, **_MANIFEST}),
    "stage.open": Shape(_DECISION, {"stage": _is_id, "room": _is_id, "offer": _is_id, "to": _is_text}),
    "stage.engage": Shape(_DECISION, {"stage": _is_id, "room": _is_id, "person": _is_text}),
    "audition.choose": Shape(_DECISION, {"stage": _is_id, "room": _is_id}),
    "understudy.set": Shape(_DECISION, {"stage": _is_id, "next": _is_list, "is_on": _is_bool}),
    "stage.cancel": Shape(_DECISION, {"stage": _is_id, "room": _is_id, "why": _is_text}),
    "recipe.set": Shape(_DECISION, {"recipe": _is_text, "kind": _is_text}),
    "recipe.remove": Shape(_DECISION, {"recipe": _is_text}),
    "recipe.lane": Shape(_DECISION, {"recipe": _is_text, "stage": _is_id, "output": _is_text, "file": _is_text}),
    "recipe.mute": Shape(_DECISION, {"recipe": _is_text, "stage": _is_id, "output": _is_text, "is_muted": _is_bool}),
    "stage.keep": Shape(_DECISION, {"stage": _is_id, "take": _is_count, "newest": _is_object, "attached": _is_object}),
    "split.set": Shape(_DECISION, {"sheet": _is_object}),
    "access.keep": Shape(_DECISION, {"device": _is_id, "turn": _is_count, "grant": _is_text, "issued": _is_count}),
    "pass.seed": Shape(_DECISION, {"room": _is_id, "pass": _is_id, "seed": _is_hash}),
    "audience.ask": Shape(_DECISION, {"room": _is_id, "name": _is_text, "role": _is_text, "stages": _is_list}),
    "audience.add": Shape(_DECISION, {"room": _is_id, "name": _is_text, "role": _is_text, "stages": _is_list}),
    "audience.set": Shape(_DECISION, {"room": _is_id, "stages": _is_list}),
    "audience.end": Shape(_DECISION, {"room": _is_id}),
    # decisions, review room
    "review.show": Shape(
        _DECISION, {"stage": _is_id, "take": _is_count, "title": _is_text, "state": _is_text, **_MANIFEST}
    ),
    "review.tell": Shape(_DECISION, {"stage": _is_id, "take": _is_count, "state": _is_text}),
    # decisions, room of a hand-off
    "offer.make": Shape(
        _DECISION,
        {
            "offer": _is_id,
            "stage": _is_id,
            "to": _is_text,
            "terms": _is_object,
            "terms_hash": _is_hash,
            "expires": _is_int,
            "office": _is_hash,
        },
    ),
    "offer.withdraw": Shape(_DECISION, {"offer": _is_id}),
    "pass.make": Shape(_DECISION, {"pass": _is_id, "key": _is_hash, "expires": _is_int}),
    "input.give": Shape(_DECISION, {"input": _is_text, **_MANIFEST}),
    "work.due": Shape(_DECISION, {"due": _is_int}),
    "review.clock": Shape(_DECISION, {"take": _is_count, "answer_by": _is_int}),
    "take.in": Shape(_DECISION, {"take": _is_count}),
    "take.want": Shape(_DECISION, {"take": _is_count, "chunks": _is_list}),
    "take.refuse": Shape(_DECISION, {"take": _is_count, "findings": _is_list}),
    "review.decide": Shape(
        _DECISION, {"take": _is_count, "manifest_hash": _is_hash, "verdict": _is_verdict, "notes": _is_list}
    ),
    "note.answer": Shape(_DECISION, {"note": _is_id, "id": _is_id, "text": _is_text}),
    "note.resolve": Shape(_DECISION, {"note": _is_id, "is_open": _is_bool}),
    "point.add": Shape(_DECISION, {"id": _is_id, "text": _is_text}),
    "point.remove": Shape(_DECISION, {"id": _is_id}),
    "point.check": Shape(_DECISION, {"id": _is_id, "is_done": _is_bool}),
    "extension.grant": Shape(_DECISION, {"due": _is_int}),
    "change.order": Shape(
        _DECISION,
        {
            "order": _is_id,
            "text": _is_text,
            "price": _is_count,
            "work": _is_count,
            "rounds": _is_count,
            "due": _is_count,
            "terms_hash": _is_hash,
            "notes": _is_list,
        },
    ),
    "milestone.accept": Shape(_DECISION, {"milestone": _is_count}),
    "milestone.decline": Shape(_DECISION, {"milestone": _is_count, "reason": _is_text}),
    "dispute.settle": Shape(_DECISION, {"to": _is_count}),
    "pause.propose": Shape(_DECISION, {}),
    "stage.pause": Shape(_DECISION, {}),
    "stage.resume": Shape(_DECISION, {}),
    "ask.refuse": Shape(_DECISION, {"kind": _is_text}),
    "pay.sent": Shape(_DECISION, {"amount": _is_count, "currency": _is_text, "reference": _is_text}),
    "pay.correct": Shape(_DECISION, {"payment": _is_text, "entry": _is_hash, "amount": _is_count, "reason": _is_text}),
    "call.agree": Shape(_DECISION, {"call": _is_id}),
    "call.decline": Shape(_DECISION, {"call": _is_id, "reason": _is_text}),
    "stage.close": Shape(_DECISION, {"stage": _is_id}),
    "credit.grant": Shape(_DECISION, {"take": _is_count, "jwt": _is_text, "ssh": _is_text}),
    "credit.revoke": Shape(_DECISION, {"credit": _is_hash, "jwt": _is_text}),
}


def shape_problem(event: Any, event_class: EventClass) -> str:
    """Why ``event`` cannot count as an event of its class; empty when it can (unknown kinds can)."""
    if not isinstance(event, dict) or not isinstance(event.get("k"), str):
        return "it has no kind"
    shape = KINDS.get(event["k"])
    if shape is None:
        return ""
    if shape.event_class is not event_class:
        return f"“{event['k']}” is a {shape.event_class.value}, not a {event_class.value}"
    for name, passes in shape.fields.items():
        if name not in event or not passes(event[name]):
            return f"“{event['k']}” has no usable “{name}”"
    return ""


def refuse_shape(event: Event, event_class: EventClass) -> Event:
    """``event`` itself. Raises BadInputError when its shape is wrong: an event is checked before it is written."""
    problem = shape_problem(event, event_class)
    if not problem and event["k"] not in KINDS:
        problem = f"“{event['k']}” is unknown"
    if problem:
        raise BadInputError(f"This event cannot be written: {problem}.", subject=str(event.get("k", "")))
    return event


def track_from_log(body: Event) -> Track:
    """A track from ``track.add``."""
    return Track(body["id"], body["name"], int(body.get("position", 0)))


def stage_to_log(stage: Stage) -> Event:
    """A stage as the body of ``stage.add``; what most stages do not have is left out."""
    rare = {
        "must_finish": stage.must_finish_ms,
        "is_late": stage.is_late_as_possible,
        "least": stage.least_work_min * MIN_MS,
        "most": stage.most_work_min * MIN_MS,
        "started": stage.started_ms,
        "progress": stage.progress_pct,
        "progress_at": stage.progress_ms,
        "person": stage.meant_for,
        "nest": stage.nest,
        "rights": stage.rights,
    }
    return {
        "id": stage.id,
        "slug": stage.slug,
        "track": stage.track,
        "title": stage.title,
        "role": stage.role,
        "brief": stage.brief,
        "work": stage.work_min * MIN_MS,
        "review_days": stage.review_days,
        "price": stage.price_minor,
        "revisions": stage.revisions,
        "inputs": [port_to_log(port) for port in stage.inputs],
        "outputs": [port_to_log(port) for port in stage.outputs],
        "not_before": stage.not_before_ms,
        "position": stage.position,
        **{name: value for name, value in rare.items() if value},
    }


def _minutes(value: Any) -> int:
    return int(value) // MIN_MS


STAGE_FIELDS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "slug": ("slug", str),
    "track": ("track", str),
    "title": ("title", str),
    "role": ("role", str),
    "brief": ("brief", str),
    "work": ("work_min", _minutes),
    "review_days": ("review_days", int),
    "price": ("price_minor", int),
    "revisions": ("revisions", int),
    "inputs": ("inputs", lambda value: tuple(port_from_log(port) for port in value)),
    "outputs": ("outputs", lambda value: tuple(port_from_log(port) for port in value)),
    "not_before": ("not_before_ms", int),
    "position": ("position", int),
    "must_finish": ("must_finish_ms", int),
    "is_late": ("is_late_as_possible", bool),
    "least": ("least_work_min", _minutes),
    "most": ("most_work_min", _minutes),
    "started": ("started_ms", int),
    "progress": ("progress_pct", int),
    "progress_at": ("progress_ms", int),
    "person": ("meant_for", str),
    "nest": ("nest", str),
    "rights": ("rights", str),
}
_DURATIONS = frozenset({"work_min", "least_work_min", "most_work_min"})


def stage_changes_from_log(body: Event) -> dict[str, Any]:
    """The fields of a ``Stage`` that a ``stage.add`` or ``stage.set`` names, converted."""
    return {STAGE_FIELDS[key][0]: STAGE_FIELDS[key][1](value) for key, value in body.items() if key in STAGE_FIELDS}


def stage_changes_to_log(changes: dict[str, Any]) -> Event:
    """The reverse of ``stage_changes_from_log`` for plain fields."""
    by_field = {field: key for key, (field, _) in STAGE_FIELDS.items()}
    body: Event = {}
    for field, value in changes.items():
        if field not in by_field:
            raise BadInputError(f"A stage has no field “{field}”.", subject=field)
        body[by_field[field]] = value * MIN_MS if field in _DURATIONS else value
    if "inputs" in body:
        body["inputs"] = [port_to_log(port) for port in body["inputs"]]
    if "outputs" in body:
        body["outputs"] = [port_to_log(port) for port in body["outputs"]]
    return body


def stage_from_log(body: Event) -> Stage:
    """A stage from ``stage.add``."""
    return Stage(id=body["id"], **stage_changes_from_log(body))


def link_to_log(link: Link) -> Event:
    """A link as the body of ``link.add``."""
    return {
        "id": link.id,
        "source": link.source,
        "target": link.target,
        "output": link.output,
        "input": link.input,
        "kind": link.kind.value,
        "lag": link.lag_min * MIN_MS,
    }


def link_from_log(body: Event) -> Link:
    """A link from ``link.add``."""
    return Link(
        id=body["id"],
        source=body["source"],
        target=body["target"],
        output=str(body.get("output", "")),
        input=str(body.get("input", "")),
        kind=LinkKind(body.get("kind", "FS")),
        lag_min=int(body.get("lag", 0)) // MIN_MS,
    )


def house_to_log(house: HouseFormat) -> Event:
    """The house format as log values."""
    body: Event = {
        "sample_rate": house.sample_rate_hz,
        "bit_depth": house.bit_depth,
        "tempo": house.tempo_mbpm,
        "key": house.key,
        "length": house.length_frames,
        "frame_rate": list(house.frame_rate),
    }
    # only where it is not the plain one: terms that were signed before there was a meter stay as they are
    return body if house.meter == HouseFormat().meter else {**body, "meter": list(house.meter)}


def house_from_log(body: Event) -> HouseFormat:
    """The house format from log values."""
    rate, meter = body.get("frame_rate", [0, 1]), body.get("meter", HouseFormat().meter)
    return HouseFormat(
        int(body.get("sample_rate", 48000)),
        int(body.get("bit_depth", 24)),
        int(body.get("tempo", 0)),
        str(body.get("key", "")),
        int(body.get("length", 0)),
        (int(rate[0]), int(rate[1])),
        (int(meter[0]), int(meter[1])),
    )


def calendar_to_log(calendar: WorkCalendar) -> Event:
    """A calendar as log values."""
    return {
        "zone": calendar.zone,
        "days": list(calendar.days),
        "hours": [list(span) for span in calendar.hours],
        "holidays": sorted(calendar.holidays),
    }


def calendar_from_log(body: Event) -> WorkCalendar:
    """A calendar from log values."""
    return WorkCalendar(
        str(body.get("zone", "UTC")),
        tuple(int(day) for day in body.get("days", (1, 2, 3, 4, 5))),
        tuple((int(span[0]), int(span[1])) for span in body.get("hours", ((540, 1020),))),
        frozenset(str(day) for day in body.get("holidays", ())),
    )


def baseline_to_log(baseline: Baseline) -> Event:
    """A baseline as the body of ``baseline.add``; ``dates`` are ``[stage, start, end of work, end]``."""
    return {
        "id": baseline.id,
        "name": baseline.name,
        "made": baseline.made_ms,
        "end": baseline.end_ms,
        "dates": [[stage_id, *span] for stage_id, span in baseline.dates.items()],
        "is_shown": baseline.is_shown,
    }


def baseline_from_log(body: Event) -> Baseline:
    """A baseline from ``baseline.add``."""
    dates = {str(row[0]): Span(int(row[1]), int(row[2]), int(row[3])) for row in body["dates"]}
    is_shown = bool(body.get("is_shown", True))
    return Baseline(body["id"], body["name"], int(body["made"]), int(body["end"]), dates, is_shown)


def nest_to_log(nest: Nest) -> Event:
    """A nested chain as the body of ``nest.add``."""
    return {"id": nest.id, "name": nest.name, "outer": nest.outer, "is_closed": nest.is_closed}


def nest_from_log(body: Event) -> Nest:
    """A nested chain from ``nest.add``."""
    return Nest(body["id"], body["name"], str(body.get("outer", "")), bool(body.get("is_closed", True)))


def production_to_log(production: Production) -> Event:
    """A production as the body of ``project.set``."""
    return {
        "title": production.title,
        "slug": production.slug,
        "currency": production.currency,
        "start": production.start_ms,
        "calendar": calendar_to_log(production.calendar),
        "house": house_to_log(production.house),
        "owner_name": production.owner_name,
        "budget": production.budget_minor,
        **({"rights": production.rights} if production.rights else {}),
        **({"markers": markers_to_log(production.markers)} if production.markers else {}),
    }


PRODUCTION_FIELDS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "title": ("title", str),
    "slug": ("slug", str),
    "currency": ("currency", str),
    "start": ("start_ms", int),
    "calendar": ("calendar", calendar_from_log),
    "house": ("house", house_from_log),
    "owner_name": ("owner_name", str),
    "budget": ("budget_minor", int),
    "markers": ("markers", markers_from_log),
    "rights": ("rights", str),
}


def production_changes_from_log(body: Event) -> dict[str, Any]:
    """The fields of a ``Production`` that a ``project.set`` names, converted."""
    fields = PRODUCTION_FIELDS
    return {fields[key][0]: fields[key][1](value) for key, value in body.items() if key in fields}
