"""Plans to and from other programs' files: which file is what, and what is asked of the store around it.

CSV (round trip), MS Project XML (both ways), GanttProject (in), iCalendar (plan out, holidays in).
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.actions import plan_whole_commands as p
from studio.domain.errors import BadInputError, NotFoundError

if TYPE_CHECKING:
    from studio.domain.chain import Chain
    from studio.papers.calendar_file import CalendarEvent
    from studio.papers.plan_file import DatedStages, PlanFile
    from studio.queries.timeline import KeptPlan
    from studio.store.home import Home

READABLE = (".csv", ".xml", ".gan")
WRITABLE = (".csv", ".xml", ".ics")
PAINTED = (".pdf", ".png", ".svg")
"""What the plan's painting is written as; the window and the command line have it painted by ``ui/printing``."""
_ALARM_MIN = 24 * 60


def read(home: Home, command: p.ReadPlan | p.ReadHolidays) -> dict[str, Any]:
    """Take a file in. Raises BadInputError, NotFoundError; nothing is changed then."""
    if isinstance(command, p.ReadHolidays):
        return _read_holidays(home, command)
    from studio.actions import plan_reading
    from studio.domain.money import currency_digits
    from studio.papers.plan_table import read_table
    from studio.queries.timeline import named_plan

    path = Path(command.path)
    data = _bytes_of(path)
    with home.work() as work:
        production = named_plan(home, work.connection, command.production, work.now_ms).facts.production
        zone, currency = usable_zone(production.calendar.zone), production.currency
        if _kind_of(path, READABLE) == ".csv":
            rows = read_table(data, path.name, zone, currency)
            return plan_reading.take_table_in(work, command.production, rows, path.name, is_trial=command.is_trial)
        plan = _plan_file(path, data, zone, currency_digits(currency))
        return plan_reading.take_plan_in(work, command.production, plan, path.name, is_trial=command.is_trial)


def _read_holidays(home: Home, command: p.ReadHolidays) -> dict[str, Any]:
    from dataclasses import replace

    from studio.actions.plan_whole import set_calendar
    from studio.papers.calendar_file import read_holidays
    from studio.queries.timeline import named_plan

    path = Path(command.path)
    with home.work() as work:
        this_year = datetime.fromtimestamp(work.now_ms / 1000, UTC).year
        days, left_out = read_holidays(_bytes_of(path), path.name, this_year)
        facts = named_plan(home, work.connection, command.production, work.now_ms).facts
        before = facts.office.table("calendar").get(command.who) if command.who else None
        before = before or facts.production.calendar
        calendar = replace(before, holidays=before.holidays | frozenset(days))
        result = set_calendar(work, command.production, calendar, command.who)
    fresh = [day for day in days if day not in before.holidays]
    return {**result, "added": len(fresh), "days": days, "left_out": list(left_out)}


def chain_of_file(path: Path, zone: str) -> tuple[Chain, PlanFile] | None:
    """A chain made of another program's plan, for a new production; None where the file is of no such kind."""
    if path.suffix.lower() not in (".xml", ".gan"):
        return None
    from studio.domain.chain import Chain
    from studio.domain.errors import SegueError
    from studio.domain.money import currency_digits
    from studio.domain.production import HouseFormat

    plan = _plan_file(path, _bytes_of(path), zone, 2)
    try:
        currency_digits(plan.currency)
        currency = plan.currency
    except SegueError:
        currency = "USD"
    chain = Chain(
        id="file",
        title=plan.title,
        currency=currency,
        budget_minor=0,
        tracks=plan.tracks,
        stages=plan.stages,
        links=plan.links,
        house=HouseFormat(),
        kill_fee_bp=(0, 2500, 5000, 10_000),
    )
    return chain, plan


def usable_zone(zone: str) -> str:
    """The zone itself, or UTC where this machine knows no such zone any more."""
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(zone).key
    except (ValueError, OSError, KeyError):
        return "UTC"


def _plan_file(path: Path, data: bytes, zone: str, currency_digits: int) -> PlanFile:
    from studio.papers.gantt_project import read_gantt_project
    from studio.papers.ms_project_in import read_ms_project

    if _kind_of(path, (".xml", ".gan")) == ".gan":
        return read_gantt_project(data, path.name, zone)
    return read_ms_project(data, path.name, zone, currency_digits=currency_digits)


def refuse_unwritable(path: Path) -> None:
    """Raises BadInputError for a file of a kind that no plan can be written as."""
    _kind_of(path, WRITABLE + PAINTED)


def _kind_of(path: Path, possible: tuple[str, ...]) -> str:
    kind = path.suffix.lower()
    if kind not in possible:
        raise BadInputError(
            f"“{path.name}” is of no kind that a plan can be.",
            subject=str(path),
            what_to_do=f"Name a file that ends in {', '.join(possible)}.",
        )
    return kind


def _bytes_of(path: Path) -> bytes:
    from studio.papers.plan_file import MOST_BYTES

    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise NotFoundError(
            f"There is no file “{path}”.", subject=str(path), what_to_do="Check its name and folder."
        ) from error
    except (OSError, ValueError) as error:
        raise BadInputError(
            f"“{path}” cannot be read: {error}.", subject=str(path), what_to_do="Choose a file that you may read."
        ) from error


# --- out -------------------------------------------------------------------------------------------------------


def write_plan(home: Home, production: str, path: Path, stages: Collection[str] = ()) -> dict[str, Any]:
    """Write the plan, or some stages of it (ids), as the file's ending says; the file appears whole or not at all.

    Raises BadInputError for another ending, DiskError, NotFoundError.
    """
    from studio.domain.money import currency_digits
    from studio.papers.calendar_file import write_calendar
    from studio.papers.ms_project_out import write_ms_project
    from studio.papers.plan_table import write_table

    kind = _kind_of(path, WRITABLE)
    plan = dated_stages(home, production)
    plan = plan.only(frozenset(stages)) if stages else plan
    if kind == ".csv":
        data = ("\ufeff" + write_table(plan)).encode()
    elif kind == ".xml":
        data = write_ms_project(plan, currency_digits=currency_digits(plan.production.currency))
    else:
        data = write_calendar(plan.production.title, _events(plan), plan.made_ms).encode()
    write_file(path, data)
    return {"production": plan.production.id, "path": str(path), "stages": len(plan.stages), "bytes": len(data)}


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all. Raises DiskError."""
    from studio.domain.errors import DiskError
    from studio.durable import write_whole

    try:
        write_whole(path, data)
    except OSError as error:
        raise DiskError(
            f"“{path}” cannot be written: {error.strerror or error}.",
            subject=str(path),
            what_to_do="Choose a folder that exists, in which you may write and that has room.",
        ) from error


def dated_stages(home: Home, production: str) -> DatedStages:
    """The plan of a production with its dates, to be written."""
    from studio.queries.timeline import named_plan

    with home.read() as connection:
        return _dated(named_plan(home, connection, production, home.clock()), home.clock())


def _dated(kept: KeptPlan, now_ms: int) -> DatedStages:
    from studio.papers.plan_file import DatedStages
    from studio.queries.plan_checks import baselines_of

    dated, facts = kept.dated, kept.facts
    network, dates = dated.plan.network, dated.plan.at_limit
    tracks = sorted(facts.office.table("track").values(), key=lambda track: (track.position, track.id))
    return DatedStages(
        production=dated.plan.production,
        tracks=tuple(tracks),
        stages=tuple(dated.stages.values()),
        links=dated.links,
        spans=dict(zip(network.ids, dates.spans, strict=True)),
        persons=dated.persons,
        own=dated.own,
        states={stage_id: standing.state.value for stage_id, standing in facts.standings.items()},
        slack_min={row.id: row.slack_min for row in kept.rows.stages},
        actuals=dict(zip(network.ids, network.actuals, strict=True)),
        baselines=tuple(baselines_of(facts)),
        person_calendars=dict(facts.office.table("calendar")),
        made_ms=now_ms,
    )


def _events(plan: DatedStages) -> list[CalendarEvent]:
    """The work of each stage, the wait for the answer behind it, and dates that must be met; each with an alarm a day
    before its end unless it is over.
    """
    from studio.papers.calendar_file import CalendarEvent

    tracks = {track.id: track.name for track in plan.tracks}
    events = []
    for stage in plan.stages:
        span, actual = plan.spans[stage.id], plan.actuals[stage.id]
        who = plan.persons.get(stage.id, "")
        title = f"{stage.title} ({who})" if who else stage.title
        alarm = 0 if actual.delivered_ms or actual.approved_ms else _ALARM_MIN
        uid, track = f"{stage.id}@{plan.production.id}", tracks.get(stage.track, "")
        events.append(CalendarEvent(uid, title, span.start_ms, span.work_end_ms, stage.brief, alarm, track))
        if span.end_ms > span.work_end_ms and not actual.approved_ms:
            review = f"{stage.title}: answer by"
            events.append(CalendarEvent(f"review-{uid}", review, span.work_end_ms, span.end_ms, "", _ALARM_MIN, track))
        if stage.must_finish_ms:
            must = stage.must_finish_ms
            events.append(CalendarEvent(f"must-{uid}", f"{stage.title}: has to be done", must, must, "", alarm, track))
    return events
