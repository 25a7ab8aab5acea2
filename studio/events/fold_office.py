"""Decisions of the office: the plan, own takes, attached inputs, what is handed to whom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from studio.domain.hand_off import Given, Opened, Take
from studio.domain.production import Production, WorkCalendar
from studio.domain.violations import calendar_problem
from studio.events.catalog import (
    Event,
    baseline_from_log,
    calendar_from_log,
    link_from_log,
    nest_from_log,
    production_changes_from_log,
    stage_changes_from_log,
    stage_from_log,
    track_from_log,
)
from studio.events.fold_audience import AUDIENCE_DECISIONS
from studio.events.fold_audition import OFFICE_AUDITION, refuse_engagement, refuse_second_offer
from studio.events.fold_recipes import RECIPE_EDITS
from studio.events.fold_rights import RIGHTS_DECISIONS
from studio.events.fold_understudy import UNDERSTUDY_EDITS, take_next
from studio.events.overruled import OverruledError, Step
from studio.events.state import RoomState

CLOSED = "the production is closed"
"""Why no edit of a closed production has an effect."""
_Handler = Callable[[RoomState, Event, Step], dict[str, Any] | None]


def _project_set(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    del step
    changes = production_changes_from_log(event)
    production = state.production or Production(state.prj, changes.get("title", ""), changes.get("slug", ""))
    state.put("production", state.prj, replace(production, **changes))
    return {}


def _track_add(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    del step
    _refuse_known(state, "track", event["id"])
    state.put("track", event["id"], track_from_log(event))
    return {"name": event["name"]}


def _track_set(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    del step
    track = _known(state, "track", event["id"])
    track = replace(track, name=str(event.get("name", track.name)), position=int(event.get("position", track.position)))
    state.put("track", track.id, track)
    return {"name": track.name}


def _track_remove(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    del step
    track = _known(state, "track", event["id"])
    if any(stage.track == track.id for stage in state.table("stage").values()):
        raise OverruledError("the track still has stages")
    state.drop("track", track.id)
    return {"name": track.name}


def _stage_add(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    del step
    _refuse_known(state, "stage", event["id"])
    _known(state, "track", event["track"])
    stage = stage_from_log(event)
    state.put("stage", stage.id, stage)
    return {"title": stage.title}


def _stage_set(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    del step
    stage = _known(state, "stage", event["id"])
    changes = stage_changes_from_log(event)
    if "track" in changes:
        _known(state, "track", changes["track"])
    state.put("stage", stage.id, replace(stage, **changes))
    return {"title": stage.title, "fields": sorted(changes)}


def _stage_remove(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    del step
    stage = _known(state, "stage", event["id"])
    if open_room_of(state, stage.id) is not None:
        raise OverruledError("the stage is handed to somebody")
    for link in list(state.table("link").values()):
        if stage.id in (link.source, link.target):
            state.drop("link", link.id)
    state.drop("stage", stage.id)
    return {"title": stage.title}


def _link_add(state: RoomState, event: Event, step: Step) -> dict[str, Any] | None:
    del step
    _refuse_known(state, "link", event["id"])
    link = link_from_log(event)
    _known(state, "stage", link.source)
    _known(state, "stage", link.target)
    state.put("link", link.id, link)
    return None


def _link_remove(state: RoomState, event: Event, step: Step) -> dict[str, Any] | None:
    del step
    _known(state, "link", event["id"])
    state.drop("link", event["id"])
    return None


def _calendar_set(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    """When a person works: by key or by name as in offers; without any field: as the production does."""
    del step
    if event["calendar"]:
        state.put("calendar", event["who"], calendar_from_log(event["calendar"]))
    else:
        state.drop("calendar", event["who"])
    return {"who": event["who"]}


def work_calendar(office: RoomState, *names: str) -> WorkCalendar:
    """The calendar of the person that one of these names is kept under, else the production's; one that nobody can work
    in is passed over.
    """
    production = office.production
    usual = production.calendar if production is not None else WorkCalendar()
    kept = office.table("calendar")
    own = (kept[name] for name in names if name and name in kept)
    return next((calendar for calendar in own if calendar_problem(calendar) is None), usual)


def _baseline_add(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    del step
    _refuse_known(state, "baseline", event["id"])
    baseline = baseline_from_log(event)
    state.put("baseline", baseline.id, baseline)
    return {"name": baseline.name}


def _baseline_set(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    """Another name for a baseline, or whether it is drawn; its dates never change."""
    del step
    baseline = _known(state, "baseline", event["id"])
    name, is_shown = str(event.get("name", baseline.name)), bool(event.get("is_shown", baseline.is_shown))
    state.put("baseline", baseline.id, replace(baseline, name=name, is_shown=is_shown))
    return {"name": name}


def _baseline_remove(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    del step
    baseline = _known(state, "baseline", event["id"])
    state.drop("baseline", baseline.id)
    return {"name": baseline.name}


def _nest_add(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    del step
    _refuse_known(state, "nest", event["id"])
    nest = nest_from_log(event)
    state.put("nest", nest.id, nest)
    return {"name": nest.name}


def _nest_set(state: RoomState, event: Event, step: Step) -> dict[str, Any] | None:
    """Another name or outer nest; opening and closing is how it is shown, and no history."""
    del step
    nest = _known(state, "nest", event["id"])
    changed = replace(
        nest,
        name=str(event.get("name", nest.name)),
        outer=str(event.get("outer", nest.outer)),
        is_closed=bool(event.get("is_closed", nest.is_closed)),
    )
    state.put("nest", nest.id, changed)
    return {"name": changed.name} if {"name", "outer"} & event.keys() else None


def _nest_remove(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    del step
    nest = _known(state, "nest", event["id"])
    if any(stage.nest == nest.id for stage in state.table("stage").values()):
        raise OverruledError("the nested chain still has stages")
    state.drop("nest", nest.id)
    return {"name": nest.name}


def _stage_take(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    """A take of an own stage: made and accepted by the owner in one step."""
    stage = _known(state, "stage", event["stage"])
    if open_room_of(state, stage.id) is not None:
        raise OverruledError("the stage is handed to somebody")
    if event["take"] != last_own_take(state, stage.id) + 1:
        raise OverruledError("the take's number is not the next one")
    take = Take(
        number=event["take"],
        stage=stage.id,
        state="approved",
        manifest_hash=event["manifest_hash"],
        manifest=event["manifest"],
        files=event["files"],
        size_bytes=event["bytes"],
        at_ms=step.at_ms,
        by_device=step.device,
        is_in=True,
        decided_ms=step.at_ms,
        findings=list(event.get("findings", ())),
    )
    state.put("take", f"{stage.id}/{take.number}", take)
    return {"title": stage.title, "take": take.number}


def last_own_take(state: RoomState, stage: str) -> int:
    """The number of the last own take of a stage, 0 when there is none."""
    return max((take.number for take in state.table("take").values() if take.stage == stage), default=0)


def _stage_attach(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    stage = _known(state, "stage", event["stage"])
    if stage.input_named(event["input"]) is None:
        raise OverruledError("the stage has no such input")
    given = Given(
        input=event["input"],
        manifest_hash=event["manifest_hash"],
        manifest=event["manifest"],
        files=event["files"],
        size_bytes=event["bytes"],
        at_ms=step.at_ms,
        source="attached",
    )
    state.put("given", f"{stage.id}/{given.input}", given)
    return {"title": stage.title, "input": given.input}


def open_room_of(state: RoomState, stage: str) -> Opened | None:
    """The room a stage is handed to, unless that has ended; of an audition's that of who is chosen, else the first."""
    rooms = (o for o in state.table("opened").values() if o.stage == stage and not o.is_ended)
    return min(rooms, key=lambda one: (not one.is_chosen, one.at_ms, one.room), default=None)


def _stage_open(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    stage = _known(state, "stage", event["stage"])
    is_audition = event.get("audition", False) is True
    refuse_second_offer(state, stage.id, is_audition=is_audition)
    _refuse_known(state, "opened", event["room"])
    told = {"title": stage.title, "to": event["to"]}
    if "after" in event:
        take_next(state, event)
        told["after"] = event["after"]
    opened = Opened(
        event["room"],
        stage.id,
        event["offer"],
        event["to"],
        step.entry_hash,
        step.at_ms,
        is_audition=is_audition,
        by=step.device,
    )
    state.put("opened", opened.room, opened)
    return told


def _stage_engage(state: RoomState, event: Event, step: Step) -> dict[str, Any] | None:
    del step
    opened = _known(state, "opened", event["room"])
    if opened.is_ended:
        raise OverruledError("this hand-off has ended")
    refuse_engagement(state, opened)
    state.put("opened", opened.room, replace(opened, person=event["person"]))
    return None


def _stage_cancel(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    """The end of one room's claim on a stage; the stage can be offered again."""
    del step
    opened = _known(state, "opened", event["room"])
    if opened.is_ended:
        raise OverruledError("this hand-off has ended already")
    state.put("opened", opened.room, replace(opened, is_ended=True))
    return {"why": event["why"]}


def _pass_seed(state: RoomState, event: Event, step: Step) -> dict[str, Any] | None:
    del step
    told = {"room": event["room"], "seed": event["seed"], "greeting": event.get("greeting", "")}
    state.put("seed", event["pass"], {**told, "role": str(event.get("role", "collaborator"))})
    return None


def _access_keep(state: RoomState, event: Event, step: Step) -> dict[str, Any] | None:
    """What one deciding device has made for a member at the storage, for the others; never in the history."""
    del step
    kept = {name: event[name] for name in ("device", "turn", "grant", "issued")}
    state.put("access", f"{event['device']}/{event['turn']}", kept)
    return None


def is_closed(state: RoomState) -> bool:
    """Whether a production was closed: its plan takes no more edits, and nothing is offered."""
    return state.prj in state.table("closed")


def _project_close(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    del event
    _refuse_other_than_owner(step)
    if is_closed(state):
        raise OverruledError("the production is closed already")
    state.put("closed", state.prj, {"at": step.at_ms})
    return {}


def _project_reopen(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    del event
    _refuse_other_than_owner(step)
    if not is_closed(state):
        raise OverruledError("the production is not closed")
    state.drop("closed", state.prj)
    return {}


def _refuse_other_than_owner(step: Step) -> None:
    if step.role != "owner":
        raise OverruledError("only the owner closes and opens a production")


def _while_open(handler: _Handler) -> _Handler:
    def handle(state: RoomState, event: Event, step: Step) -> dict[str, Any] | None:
        if is_closed(state):
            raise OverruledError(CLOSED)
        return handler(state, event, step)

    return handle


def _known(state: RoomState, kind: str, key: str) -> Any:
    record = state.table(kind).get(key)
    if record is None:
        raise OverruledError(f"there is no such {kind}")
    return record


def _refuse_known(state: RoomState, kind: str, key: str) -> None:
    if key in state.table(kind):
        raise OverruledError(f"this {kind} exists already")


_EDITS: dict[str, _Handler] = {
    "project.set": _project_set,
    "track.add": _track_add,
    "track.set": _track_set,
    "track.remove": _track_remove,
    "stage.add": _stage_add,
    "stage.set": _stage_set,
    "stage.remove": _stage_remove,
    "link.add": _link_add,
    "link.remove": _link_remove,
    "calendar.set": _calendar_set,
    "baseline.add": _baseline_add,
    "baseline.set": _baseline_set,
    "baseline.remove": _baseline_remove,
    "nest.add": _nest_add,
    "nest.set": _nest_set,
    "nest.remove": _nest_remove,
    "stage.take": _stage_take,
    "stage.attach": _stage_attach,
    "stage.open": _stage_open,
    **RECIPE_EDITS,
    **UNDERSTUDY_EDITS,
}
OFFICE_DECISIONS: dict[str, _Handler] = {
    **{kind: _while_open(handler) for kind, handler in _EDITS.items()},
    "project.close": _project_close,
    "project.reopen": _project_reopen,
    **RIGHTS_DECISIONS,
    **AUDIENCE_DECISIONS,
    **OFFICE_AUDITION,
    "stage.engage": _stage_engage,
    "stage.cancel": _stage_cancel,
    "pass.seed": _pass_seed,
    "access.keep": _access_keep,
}
