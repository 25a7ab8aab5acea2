"""GanttProject files (.gan) read: tasks, links, weekends and holidays, people, vacations.

Days are days there; a task starts in the morning and ends in the evening of a working day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

from studio.domain.calendar import FIRST_YEAR, LAST_YEAR, add_work
from studio.domain.ids import Slugs
from studio.domain.production import Link, LinkKind, Stage, Track, WorkCalendar
from studio.domain.violations import MOST_WORK_MIN
from studio.papers.plan_file import (
    LeftOut,
    PlanFile,
    bad_file,
    refuse_too_many,
    with_stated_starts,
    without_loops_or_strangers,
)
from studio.papers.xml_text import child, children, local, parsed_xml, text_of

_DAY_MIN = 480
_KINDS = {"1": LinkKind.SS, "2": LinkKind.FS, "3": LinkKind.FF, "4": LinkKind.SF}
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MOST_FREE_DAYS = 4000


@dataclass(slots=True)
class _Task:
    element: ET.Element
    track: str
    leaves: list[str] = field(default_factory=list)

    @property
    def id(self) -> str:
        return self.element.get("id", "")

    @property
    def name(self) -> str:
        return self.element.get("name", "").strip() or f"Task {self.id}"

    @property
    def is_group(self) -> bool:
        return child(self.element, "task") is not None


def read_gantt_project(data: bytes, name: str, zone: str = "UTC") -> PlanFile:
    """The plan in a GanttProject file.

    Raises BadInputError: damaged, of another kind, too large, with dates outside 1970 to 2199.
    """
    root = parsed_xml(data, name)
    if local(root) != "project" or child(root, "tasks") is None:
        raise bad_file(name, "it is XML, but no GanttProject plan.")
    left_out = LeftOut()
    calendar = _calendar(root, zone, left_out, name)
    tracks, tasks = _tasks(root, left_out)
    leaves = [task for task in tasks.values() if not task.is_group]
    refuse_too_many(len(leaves), name)
    people, vacations = _people(root, calendar, name)
    doers = _doers(root, people, tasks, left_out)
    stages: list[Stage] = []
    stated = {}
    slugs = Slugs()
    for task in leaves:
        stage = replace(_stage(task, calendar, left_out, name), slug=slugs.make(task.name), position=len(stages))
        stage = replace(stage, meant_for=doers.get(task.id, ""))
        stages.append(stage)
        start_ms = _morning_ms(task.element.get("start", ""), calendar, name)
        if start_ms:
            stated[task.id] = (start_ms, add_work(start_ms, stage.work_min, calendar))
    links = without_loops_or_strangers(stages, _links(tasks, left_out), left_out)
    plan = PlanFile(
        title=root.get("name", "").strip() or name.removesuffix(".gan"),
        tracks=tuple(tracks),
        stages=tuple(stages),
        links=links,
        calendar=calendar,
        person_calendars=vacations,
        stated=stated,
    )
    return replace(with_stated_starts(plan, calendar), left_out=left_out.sentences())


def _tasks(root: ET.Element, left_out: LeftOut) -> tuple[list[Track], dict[str, _Task]]:
    """All tasks; a track per group of the first level, and one for the tasks outside any."""
    tracks: list[Track] = []
    tasks: dict[str, _Task] = {}

    def walk(element: ET.Element, track: str, groups: tuple[_Task, ...]) -> None:
        for one in children(element, "task"):
            task = _Task(one, track)
            tasks[task.id] = task
            if not task.is_group:
                for group in groups:
                    group.leaves.append(task.id)
                continue
            if groups:
                left_out.note("A group inside a group becomes part of the outer one", task.name)
                walk(one, track, (*groups, task))
            else:
                tracks.append(Track(f"track-{task.id}", task.name, len(tracks)))
                walk(one, tracks[-1].id, (task,))

    walk(child(root, "tasks") or root, "track", ())
    if any(task.track == "track" and not task.is_group for task in tasks.values()):
        tracks.append(Track("track", root.get("name", "").strip() or "Plan", len(tracks)))
    return tracks, tasks


def _stage(task: _Task, calendar: WorkCalendar, left_out: LeftOut, name: str) -> Stage:
    element = task.element
    days = _number(element.get("duration", "0"))
    if days * _DAY_MIN > MOST_WORK_MIN:
        left_out.note("A duration that no plan can hold became the longest possible one", task.name)
        days = MOST_WORK_MIN // _DAY_MIN
    percent = min(max(_number(element.get("complete", "0")), 0), 100)
    is_point = element.get("meeting") == "true"
    started_ms = _morning_ms(element.get("start", ""), calendar, name) if percent and not is_point else 0
    work_min = 0 if is_point else max(days, 0) * _DAY_MIN
    if element.get("thirdDate") and element.get("thirdDate-constraint") not in (None, "0"):
        not_before_ms = _morning_ms(element.get("thirdDate", ""), calendar, name)
    else:
        not_before_ms = 0
    if _number(element.get("cost-manual-value", "0")):
        left_out.note("Costs are not kept", task.name)
    return Stage(
        id=task.id,
        slug="",
        track=task.track,
        title=task.name[:200],
        brief=text_of(element, "notes")[:20_000],
        work_min=work_min,
        review_days=0,
        not_before_ms=not_before_ms,
        started_ms=started_ms,
        progress_pct=percent if started_ms else 0,
        progress_ms=add_work(started_ms, work_min * percent // 100, calendar) if started_ms else 0,
    )


def _links(tasks: dict[str, _Task], left_out: LeftOut) -> Iterator[Link]:
    """``depend`` stands in what comes first. A link of a group is one of all tasks in it."""
    for task in tasks.values():
        for tie in children(task.element, "depend"):
            other = tasks.get(tie.get("id", ""))
            if other is None:
                left_out.note("A link leads to a stage that is not in the file", task.name)
                continue
            kind = _KINDS.get(tie.get("type", "2"), LinkKind.FS)
            lag_min = _number(tie.get("difference", "0")) * _DAY_MIN
            for one in task.leaves if task.is_group else [task.id]:
                for two in other.leaves if other.is_group else [other.id]:
                    yield Link(f"{one}-{two}-{kind}-{lag_min}", one, two, kind=kind, lag_min=lag_min)


# --- calendars and people --------------------------------------------------------------------------------------


def _calendar(root: ET.Element, zone: str, left_out: LeftOut, name: str) -> WorkCalendar:
    calendars = child(root, "calendars")
    week = None
    if calendars is not None:
        week = next((one for one in calendars.iter() if local(one) == "default-week"), None)
    days = tuple(n + 1 for n, day in enumerate(_WEEKDAYS) if week is None or week.get(day) != "1")
    if week is None:
        days = (1, 2, 3, 4, 5)
    if not days:
        left_out.note("A calendar without any working day is not kept")
        days = (1, 2, 3, 4, 5)
    free = set()
    for one in children(calendars, "date"):
        if one.get("type", "HOLIDAY") not in ("HOLIDAY", "WEEKEND"):
            left_out.note("Extra working days are not kept")
            continue
        if not one.get("year"):
            left_out.note("Free days that come back every year are not kept; take them from an iCalendar file")
            continue
        found = _date(
            f"{_number(one.get('year', '')):04d}-{_number(one.get('month', '')):02d}-{_number(one.get('date', '')):02d}",
            name,
        )
        free.add(found.isoformat())
    return WorkCalendar(zone, days, ((540, 1020),), frozenset(free))


def _people(root: ET.Element, calendar: WorkCalendar, name: str) -> tuple[dict[str, str], dict[str, WorkCalendar]]:
    people = {one.get("id", ""): one.get("name", "").strip() for one in children(child(root, "resources"), "resource")}
    away: dict[str, set[str]] = {}
    for one in children(child(root, "vacations"), "vacation"):
        who = people.get(one.get("resourceid", ""), "")
        if not who:
            continue
        first, last = _date(one.get("start", ""), name), _date(one.get("end", ""), name)
        count = min(max((last - first).days, 1), _MOST_FREE_DAYS)  # the end is the first day at work again
        away.setdefault(who, set()).update((first + timedelta(days=n)).isoformat() for n in range(count))
    return people, {who: replace(calendar, holidays=calendar.holidays | days) for who, days in away.items()}


def _doers(root: ET.Element, people: dict[str, str], tasks: dict[str, _Task], left_out: LeftOut) -> dict[str, str]:
    """Who is responsible for a task, else who is named first."""
    doers: dict[str, str] = {}
    seen: dict[str, int] = {}
    for one in children(child(root, "allocations"), "allocation"):
        task_id, who = one.get("task-id", ""), people.get(one.get("resource-id", ""), "")
        if not who or task_id not in tasks:
            continue
        seen[task_id] = seen.get(task_id, 0) + 1
        if one.get("responsible") == "true" or task_id not in doers:
            doers[task_id] = who
    for task_id, count in seen.items():
        if count > 1:
            left_out.note("Only one of several people is kept, the responsible one", tasks[task_id].name)
    return doers


def _number(text: str) -> int:
    try:
        return int(float(text))
    except (ValueError, OverflowError):
        return 0


def _date(text: str, name: str) -> date:
    try:
        found = date.fromisoformat(text[:10])
    except ValueError as error:
        raise bad_file(name, f"“{text}” is no date.") from error
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise bad_file(name, f"the date {text} lies outside {FIRST_YEAR} to {LAST_YEAR}.", "Correct the date.")
    return found


def _morning_ms(text: str, calendar: WorkCalendar, name: str) -> int:
    """The first working minute of a day as UTC ms; 0 for no date."""
    if not text:
        return 0
    start = calendar.hours[0][0]
    at = datetime.combine(_date(text, name), time(start // 60, start % 60), ZoneInfo(calendar.zone))
    return int(at.timestamp() * 1000)
