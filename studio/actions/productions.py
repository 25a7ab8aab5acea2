"""Start a production: its office, its plan from a chain, its place in a depot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from studio.domain.calendar import next_work_start
from studio.domain.chain import Chain, chain_parts
from studio.domain.delivery_spec import to_log_rules
from studio.domain.errors import BadInputError
from studio.domain.ids import slug
from studio.domain.production import Port, Production, Stage, WorkCalendar
from studio.events.catalog import Event, calendar_to_log, link_to_log, nest_to_log, production_to_log, stage_to_log
from studio.events.docket import entry_hash, write_entry
from studio.events.keys import EpochKey
from studio.events.state import OFFICE, RoomState
from studio.store.productions import ProductionHere, add_production
from studio.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class DepotFacts:
    """What opening and examining the depot told: its address, a folder's marker, whether one device must lead,
    and how collaborators get access (create, paste, shared, folder).
    """

    url: str
    endpoint_url: str = ""
    marker: str = ""
    needs_lead: bool = True
    access: str = "folder"
    conditional_create: str = ""


def start_production(
    work: UnitOfWork,
    *,
    title: str,
    chain: Chain,
    depot: DepotFacts,
    start_text: str = "",
    zone: str = "UTC",
    start_ms: int = 0,
    calendar: WorkCalendar | None = None,
    person_calendars: Mapping[str, WorkCalendar] | None = None,
) -> dict[str, Any]:
    """Make the office and write the chain's tracks, stages and links into it. Result: ``{"production": id}``.

    ``start_ms`` (0: now) counts without ``start_text``, ``calendar`` in place of an ordinary one in ``zone``;
    ``person_calendars`` are those of people, by name.

    Raises BadInputError for an empty title, a date or a zone that is none.
    """
    title = title.strip()
    if not title:
        raise BadInputError("A production needs a title.", subject="title", what_to_do="Give it one.")
    calendar = calendar or WorkCalendar(zone=checked_zone(zone))
    start_ms = start_ms if start_ms and not start_text else _start_ms(start_text, calendar, work.now_ms)
    production = Production(
        id="",
        title=title,
        slug=slug(title, (), fallback="production"),
        currency=chain.currency,
        start_ms=start_ms,
        calendar=calendar,
        house=chain.house,
        owner_name=work.home.name,
        budget_minor=chain.budget_minor,
    )
    state = _write_office(
        work, [*_first_decisions(work, production, chain, depot), *_calendar_decisions(person_calendars or {})]
    )
    here = ProductionHere(
        prj=state.prj,
        is_owner=True,
        owner_person=work.home.person,
        depot_url=depot.url,
        endpoint_url=depot.endpoint_url,
        marker=depot.marker,
        access=depot.access,
        needs_lead=depot.needs_lead,
        conditional_create=depot.conditional_create,
        slug="",
        title=title,
        added_ms=work.now_ms,
        alarm="",
    )
    here = add_production(work.connection, here)
    work.touch(state.prj, "production", state.prj)
    return {"production": state.prj, "slug": here.slug, "title": title}


def _first_decisions(work: UnitOfWork, production: Production, chain: Chain, depot: DepotFacts) -> list[Event]:
    parts = chain_parts(chain)
    decisions: list[Event] = [{"k": "room.open", "kind": OFFICE, "cert": dict(work.home.certificate.fields)}]
    if depot.needs_lead:
        decisions.append({"k": "lead", "dev": work.home.device, "turn": 1})
    decisions.append({"k": "project.set", **production_to_log(production)})
    decisions += [{"k": "track.add", "id": t.id, "name": t.name, "position": t.position} for t in parts.tracks]
    decisions += [{"k": "nest.add", **nest_to_log(nest)} for nest in parts.nests]
    decisions += [{"k": "stage.add", **stage_to_log(with_log_specs(stage))} for stage in parts.stages]
    decisions += [{"k": "link.add", **link_to_log(link)} for link in parts.links]
    return decisions


def _calendar_decisions(calendars: Mapping[str, WorkCalendar]) -> list[Event]:
    return [
        {"k": "calendar.set", "who": who, "calendar": calendar_to_log(calendar)} for who, calendar in calendars.items()
    ]


def with_log_specs(stage: Stage) -> Stage:
    """A stage whose ports' specs are in the form of the log."""
    return replace(
        stage,
        inputs=tuple(_with_log_spec(port) for port in stage.inputs),
        outputs=tuple(_with_log_spec(port) for port in stage.outputs),
    )


def _with_log_spec(port: Port) -> Port:
    return replace(port, spec=to_log_rules(port.spec))


def _write_office(work: UnitOfWork, decisions: list[Event]) -> RoomState:
    """Entry 0 of an office names the production by its own hash, so it is written before its id is known."""
    key = EpochKey.generate()
    blank = RoomState("", "", work.home.person, kind=OFFICE)
    frame = write_entry(
        state=blank,
        at_ms=work.now_ms,
        packets=[],
        decisions=decisions,
        key=key,
        signing=work.home.signing,
        device=work.home.device,
    )
    prj = entry_hash(frame)[:32]
    work.home.add_room_key(work.connection, prj, key)
    return work.take_entry(RoomState(prj, prj, work.home.person), frame, "saved")


def checked_zone(zone: str) -> str:
    """A time zone's name. Raises BadInputError when there is no such zone."""
    try:
        ZoneInfo(zone)
    except (ValueError, OSError, KeyError) as error:
        raise BadInputError(
            f"There is no time zone “{zone}”.", subject=zone, what_to_do="Use a name such as Europe/Lisbon or UTC."
        ) from error
    return zone


def _start_ms(text: str, calendar: WorkCalendar, now_ms: int) -> int:
    if not text:
        return next_work_start(now_ms, calendar)
    try:
        day = date.fromisoformat(text[:10])
        at = datetime.fromisoformat(text) if len(text) > 10 else datetime.combine(day, time())
    except ValueError as error:
        raise BadInputError(f"“{text}” is no date.", subject=text, what_to_do="Write it as 2026-11-30.") from error
    local = at if at.tzinfo else at.replace(tzinfo=ZoneInfo(calendar.zone))
    return next_work_start(int(local.timestamp() * 1000), calendar)
