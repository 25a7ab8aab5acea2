"""``baseline``, ``calendar``, ``link set`` and what ``plan`` does beyond listing: forecast, fixes, files."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.app.cli_console import Answer, Console
from studio.app.cli_text import columns, moment
from studio.app.cli_values import production_named
from studio.domain.errors import BadInputError, NotFoundError
from studio.domain.instants import iso_utc

if TYPE_CHECKING:
    from studio.domain.production import WorkCalendar
    from studio.queries.plan_rows import FixEffectRow, ForecastRows, PlanCheckRows, PlanRows

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MOST_DAYS = 4000


# --- plan ------------------------------------------------------------------------------------------------------


def checks_shape(rows: PlanRows, checks: PlanCheckRows, shape: dict[str, Any]) -> dict[str, Any]:
    """The shape of ``plan`` with baselines, free slack and what is wrong."""
    for stage in shape["stages"]:
        stage["free_slack_h"] = round(checks.free_slack_min.get(stage["id"], 0) / 60, 3)
        stage["baselines"] = [
            {
                "baseline": shadow.baseline,
                "start_utc": iso_utc(shadow.start_ms),
                "work_end_utc": iso_utc(shadow.work_end_ms),
                "end_utc": iso_utc(shadow.end_ms),
                "drift_h": round(shadow.drift_min / 60, 3),
            }
            for shadow in checks.shadows.get(stage["id"], ())
        ]
    slugs = {stage.id: stage.slug for stage in rows.stages}
    violations = [
        {
            "id": one.id,
            "kind": one.kind,
            "message": one.sentence,
            "stages": [slugs.get(stage, stage) for stage in one.stages],
            "person": one.person,
            "at_utc": iso_utc(one.at_ms),
            "by_h": round(one.by_min / 60, 3),
            "fixes": [{"name": fix.name, "what": fix.words} for fix in one.fixes],
        }
        for one in checks.violations
    ]
    return {**shape, "baselines": baselines_shape(checks), "violations": violations}


def checks_lines(checks: PlanCheckRows, effects: Mapping[str, Mapping[str, FixEffectRow]] | None = None) -> list[str]:
    """What is wrong, for a person, with what each fix would do where that was asked for."""
    lines = []
    for one in checks.violations:
        lines.append(f"! {one.sentence}")
        for fix in one.fixes:
            effect = (effects or {}).get(one.id, {}).get(fix.name)
            then = f" (ends {moment(effect.end_ms)}, {effect.problems} wrong then)" if effect is not None else ""
            lines.append(f"    --fix {one.id}={fix.name}: {fix.words}{then}")
    return lines


def fix_effects(
    console: Console, production: str, checks: PlanCheckRows, shape: dict[str, Any]
) -> dict[str, dict[str, FixEffectRow]]:
    """What each fix would do, by violation and fix; also written into the shape of ``plan``."""
    from studio.queries import asks

    found = {}
    for one, said in zip(checks.violations, shape["violations"], strict=True):
        rows = console.studio.ask(asks.FixEffects(production, one.id)) if one.fixes else ()
        found[one.id] = {row.name: row for row in rows}
        for fix in said["fixes"]:
            row = found[one.id][fix["name"]]
            then = {"end_utc": iso_utc(row.end_ms), "later_h": round(row.later_min / 60, 3), "violations": row.problems}
            fix["then"] = then
    return found


def baselines_shape(checks: PlanCheckRows) -> list[dict[str, Any]]:
    """The baselines, the oldest first."""
    return [
        {
            "id": row.id,
            "name": row.name,
            "made_utc": iso_utc(row.made_ms),
            "end_utc": iso_utc(row.end_ms),
            "shown": row.is_shown,
            "drift_h": round(row.drift_min / 60, 3),
            "drift_days": row.drift_days,
            "moved": row.moved,
        }
        for row in checks.baselines
    ]


def forecast_shape(rows: PlanRows, found: ForecastRows) -> dict[str, Any]:
    """The forecast; shares by slug."""
    slugs = {stage.id: stage.slug for stage in rows.stages}
    return {
        "runs": found.runs,
        "planned_early_utc": iso_utc(found.planned_early_ms),
        "planned_late_utc": iso_utc(found.planned_late_ms),
        **{f"p{percent}_utc": iso_utc(at_ms) for percent, at_ms in found.percentiles.items()},
        "estimated": found.estimated,
        "historical": found.historical,
        "fixed": found.fixed,
        "critical": {slugs[stage]: round(share, 3) for stage, share in found.critical.items() if share},
        "sway": {slugs[stage]: round(share, 3) for stage, share in found.sway.items() if share},
        "met": {slugs[stage]: round(share, 3) for stage, share in found.met.items()},
    }


def forecast_lines(found: ForecastRows) -> list[str]:
    """The forecast, for a person."""
    ends = ", ".join(f"{percent} % by {moment(at_ms)}" for percent, at_ms in found.percentiles.items())
    sources = (
        f"  {found.estimated} stages vary between three points, {found.historical} as finished work did, "
        f"{found.fixed} take what was planned; reviews take anything up to their limit."
    )
    return [f"Forecast from {found.runs} plays: {ends}.", sources]


def fix(console: Console, production: str, text: str) -> list[str]:
    """Put one thing right. Raises NotFoundError with what there is."""
    from studio.actions.plan_whole_commands import FixViolation

    violation, _, name = text.partition("=")
    result = console.named_studio().run(FixViolation(production, violation, name))
    return [f"Done: {result['done']}. `segue undo` takes it back."]


def take_in(console: Console, production: str, path: str) -> tuple[dict[str, Any], list[str]]:
    """Take in a file; gives its result and the same as lines."""
    from studio.actions.plan_whole_commands import ReadPlan

    result = console.named_studio().run(ReadPlan(production, path))
    lines = [f"{path}: {result['added']} stages added, {result['changed']} changed, {result['links']} links changed."]
    return result, lines + left_out_lines(result["left_out"])


def refuse_unwritable(args: Namespace) -> None:
    """Raises BadInputError, before anything is done, where --out names a file of a kind that no plan can be."""
    from studio.app.plan_files import refuse_unwritable

    refuse_unwritable(Path(args.out))


def write_out(console: Console, production: str, rows: PlanRows, args: Namespace) -> dict[str, Any]:
    """Write the plan, or the stages that --only names, as the file's ending says. Gives its path and bytes."""
    from studio.app.plan_files import PAINTED, write_file, write_plan

    path = Path(args.out).expanduser()
    chosen = _chosen(rows, args.only) if args.only else frozenset()
    if path.suffix.lower() not in PAINTED:
        return write_plan(console.studio.store, production, path, chosen)
    from studio.app.cli import painted_plan
    from studio.queries.asks import PlanChecks

    look = {"paper": args.paper, "weeks": args.weeks, "scale": args.scale}
    checks = console.studio.ask(PlanChecks(production))
    data = painted_plan(rows, checks, path.suffix.lower()[1:], chosen, look, console.studio.store.clock())
    write_file(path, data)
    return {"path": str(path), "bytes": len(data)}


def _chosen(rows: PlanRows, text: str) -> frozenset[str]:
    """The ids of stages that are named by id or slug, with commas between them. Raises NotFoundError."""
    known = {name: stage.id for stage in rows.stages for name in (stage.id, stage.slug)}
    wanted = [name.strip().rpartition("/")[2] for name in text.split(",") if name.strip()]
    missing = [name for name in wanted if name not in known]
    if missing or not wanted:
        raise NotFoundError(
            f"There is no stage “{', '.join(missing) or text}” in this plan.",
            subject=text,
            what_to_do="Name stages as `segue plan` lists them, with commas between them.",
        )
    return frozenset(known[name] for name in wanted)


def left_out_lines(sentences: Iterable[str]) -> list[str]:
    """What was not carried over."""
    found = list(sentences)
    return ["Not carried over:", *(f"  {sentence}" for sentence in found)] if found else []


# --- links -----------------------------------------------------------------------------------------------------


def link_set(console: Console, args: Namespace) -> Answer:
    """Change the type or the lag of a link; one step of undo."""
    from studio.actions.plan_whole import set_link

    if args.kind is None and args.lag is None:
        raise BadInputError("Nothing is to be changed.", subject=args.link, what_to_do="Give --type or --lag.")
    lag_min = None if args.lag is None else round(args.lag * 60)
    with console.named_studio().store.work() as work:
        result = set_link(work, args.production, args.link, kind=args.kind, lag_min=lag_min)
    return Answer(result, [f"The link is {result['type']} with {result['lag_h']:g} h now."])


# --- baselines -------------------------------------------------------------------------------------------------


def baseline_add(console: Console, args: Namespace) -> Answer:
    """Keep the dates as they are now."""
    from studio.actions.plan_whole_commands import KeepBaseline

    result = console.named_studio().run(KeepBaseline(args.production, args.name))
    return Answer(result, [f"Kept the dates as “{result['name']}”."])


def baseline_list(console: Console, args: Namespace) -> Answer:
    """All baselines with their drift."""
    from studio.queries import asks

    checks: PlanCheckRows = console.studio.ask(asks.PlanChecks(production_named(console, args.production)))
    table = [
        (
            row.name,
            moment(row.made_ms),
            moment(row.end_ms),
            f"{row.drift_days:+g} d",
            str(row.moved),
            "yes" if row.is_shown else "",
        )
        for row in checks.baselines
    ]
    header = ("BASELINE", "KEPT", "END THEN", "END MOVED", "STAGES MOVED", "DRAWN")
    lines = (
        columns(header, table, right=(3, 4)) if table else ["There is no baseline yet: `segue baseline add` keeps one."]
    )
    return Answer({"rows": baselines_shape(checks)}, lines)


def baseline_set(console: Console, args: Namespace) -> Answer:
    """Rename a baseline."""
    return _change_baseline(console, args, name=args.name)


def baseline_show(console: Console, args: Namespace) -> Answer:
    """Draw a baseline."""
    return _change_baseline(console, args, is_shown=True)


def baseline_hide(console: Console, args: Namespace) -> Answer:
    """Do not draw a baseline."""
    return _change_baseline(console, args, is_shown=False)


def _change_baseline(console: Console, args: Namespace, *, name: str = "", is_shown: bool | None = None) -> Answer:
    from studio.actions.plan_whole_commands import ChangeBaseline

    result = console.named_studio().run(ChangeBaseline(args.production, args.baseline, name, is_shown))
    drawn = ", ".join(f"“{one}”" for one in result["drawn"]) or "none"
    return Answer(result, [f"“{result['name']}” is changed. Drawn now: {drawn}."])


def baseline_remove(console: Console, args: Namespace) -> Answer:
    """Take a baseline away."""
    from studio.actions.plan_whole_commands import RemoveBaseline

    result = console.named_studio().run(RemoveBaseline(args.production, args.baseline))
    return Answer(result, [f"Removed “{result['name']}”. `segue undo` brings it back."])


# --- calendars -------------------------------------------------------------------------------------------------


def calendar_show(console: Console, args: Namespace) -> Answer:
    """The calendars of a production and of its people."""
    calendars = _calendars(console, production_named(console, args.production))
    shape = {who: calendar_shape(calendar) for who, calendar in calendars.items()}
    own = shape.pop("")
    lines = [f"{who or 'the production':20} {_calendar_words(calendar)}" for who, calendar in calendars.items()]
    return Answer({"calendar": own, "people": shape}, lines)


def calendar_set(console: Console, args: Namespace) -> Answer:
    """Change when work is done, in the production or by a person."""
    from studio.actions.plan_whole_commands import SetCalendar

    prj = production_named(console, args.production)
    calendars = _calendars(console, prj)
    before = calendars.get(args.person, calendars[""])
    away = {day for text in args.away for day in _days(text)}
    back = {day for text in args.back for day in _days(text)}
    after = replace(
        before,
        zone=before.zone if args.zone is None else args.zone,
        days=before.days if args.weekdays is None else _weekdays(args.weekdays),
        hours=before.hours if args.hours is None else _hours(args.hours),
        holidays=(before.holidays | away) - back,
    )
    if after == before and args.person in calendars:
        raise BadInputError(
            "Nothing is to be changed.", subject=args.person or args.production, what_to_do="Name what, such as --away."
        )
    console.named_studio().run(SetCalendar(prj, after, args.person))
    shape = {"production": prj, "who": args.person, "calendar": calendar_shape(after)}
    return Answer(shape, [f"{args.person or 'The production'}: {_calendar_words(after)}"])


def calendar_reset(console: Console, args: Namespace) -> Answer:
    """A person works as the production does again."""
    from studio.actions.plan_whole_commands import SetCalendar

    prj = production_named(console, args.production)
    calendars = _calendars(console, prj)
    if not args.person or args.person not in calendars:
        names = ", ".join(who for who in calendars if who) or "nobody"
        raise NotFoundError(
            f"“{args.person}” has no calendar of their own.",
            subject=args.person,
            what_to_do=f"These have one: {names}.",
        )
    console.named_studio().run(SetCalendar(prj, None, args.person))
    return Answer(
        {"production": prj, "who": args.person, "calendar": None}, [f"{args.person} works as the production does."]
    )


def calendar_holidays(console: Console, args: Namespace) -> Answer:
    """Take days without work from an iCalendar file."""
    from studio.actions.plan_whole_commands import ReadHolidays

    prj = production_named(console, args.production)
    result = console.named_studio().run(ReadHolidays(prj, args.file, args.person))
    lines = [f"{result['added']} days without work added for {args.person or 'the production'}."]
    result["left_out"] = list(result["left_out"])
    return Answer(
        {name: value for name, value in result.items() if name != "calendar"},
        lines + left_out_lines(result["left_out"]),
    )


def _calendars(console: Console, prj: str) -> dict[str, WorkCalendar]:
    """The calendar of the production under the empty name, and those of people."""
    from studio.queries.timeline import named_plan

    home = console.studio.store
    with home.read() as connection:
        facts = named_plan(home, connection, prj, home.clock()).facts
    return {"": facts.production.calendar, **facts.office.table("calendar")}


def calendar_shape(calendar: WorkCalendar) -> dict[str, Any]:
    """A calendar as JSON values."""
    return {
        "zone": calendar.zone,
        "weekdays": [_WEEKDAYS[day - 1] for day in calendar.days if 1 <= day <= 7],
        "hours": [f"{_clock(start)}-{_clock(end)}" for start, end in calendar.hours],
        "holidays": sorted(calendar.holidays),
    }


def _calendar_words(calendar: WorkCalendar) -> str:
    shape = calendar_shape(calendar)
    free = f"; {len(shape['holidays'])} days without work" if shape["holidays"] else ""
    return f"{', '.join(shape['weekdays'])} {', '.join(shape['hours'])} in {calendar.zone}{free}"


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


def _weekdays(text: str) -> tuple[int, ...]:
    """``mon-fri`` or ``mon,wed,sat`` as ISO weekdays."""
    found: set[int] = set()
    for part in text.casefold().replace(" ", "").split(","):
        first, dash, last = part.partition("-")
        if first not in _WEEKDAYS or (dash and last not in _WEEKDAYS):
            raise BadInputError(
                f"“{part}” is no weekday.", subject=text, what_to_do="Write them as mon-fri or mon,wed,sat."
            )
        start, end = _WEEKDAYS.index(first), _WEEKDAYS.index(last or first)
        found |= {(start + n) % 7 + 1 for n in range((end - start) % 7 + 1)}
    return tuple(sorted(found))


def _hours(text: str) -> tuple[tuple[int, int], ...]:
    """``09:00-12:00,13:00-17:00`` as minutes of the day."""
    spans = []
    for part in text.replace(" ", "").split(","):
        match = re.fullmatch(r"(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})", part)
        if match is None:
            raise BadInputError(
                f"“{part}” are no working hours.", subject=text, what_to_do="Write them as 09:00-12:00,13:00-17:00."
            )
        numbers = [int(one) for one in match.groups()]
        spans.append((numbers[0] * 60 + numbers[1], numbers[2] * 60 + numbers[3]))
    return tuple(spans)


def _days(text: str) -> set[str]:
    """A day, or all days from one to another, as ISO dates."""
    first_text, _, last_text = text.partition("..")
    try:
        first, last = date.fromisoformat(first_text), date.fromisoformat(last_text or first_text)
    except ValueError as error:
        raise BadInputError(
            f"“{text}” is no day.", subject=text, what_to_do="Write it as 2026-12-24 or 2026-12-24..2027-01-02."
        ) from error
    if not 0 <= (last - first).days < _MOST_DAYS:
        raise BadInputError(f"“{text}” is no span of days.", subject=text, what_to_do="Give the earlier day first.")
    return {(first + timedelta(days=n)).isoformat() for n in range((last - first).days + 1)}
