"""MS Project XML (MSPDI) read: tasks, links, constraints, calendars, people.

Field meanings: Microsoft, "Project XML Data Interchange Schema Reference". Local times are read in the zone that is given,
because the format has none.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

from studio.domain.baselines import Baseline
from studio.domain.calendar import FIRST_YEAR, LAST_YEAR
from studio.domain.ids import Slugs
from studio.domain.network import Span
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

REVIEW_MARK = "segue:review"
DOER_MARK = "segue:doer"
OWN_MARK = "Segue"
BASELINE_MARK = "Segue baseline: "
BASELINE_FIELD = 188743997
"""The custom field Text11; those up to Text21 follow it."""
_DURATION = re.compile(r"P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?")
_KINDS = {"0": LinkKind.FF, "1": LinkKind.FS, "2": LinkKind.SF, "3": LinkKind.SS}
_ALAP, _MUST_START, _MUST_FINISH, _NO_EARLIER, _START_BY, _FINISH_FROM, _FINISH_BY = "1", "2", "3", "4", "5", "6", "7"
_MOST_HOLIDAYS = 4000
_MOST_BASELINES = 11


@dataclass(slots=True)
class _Task:
    uid: str
    name: str
    level: int
    is_summary: bool
    fields: ET.Element
    leaves: list[str] = field(default_factory=list)


class _Reader:
    """One file. ``left_out`` grows while it is read."""

    def __init__(self, root: ET.Element, name: str, zone: str, currency_digits: int) -> None:
        self._root = root
        self._name = name
        self._zone = ZoneInfo(zone)
        self._zone_name = zone
        self._digits = currency_digits
        self.left_out = LeftOut()
        attributes = children(child(root, "ExtendedAttributes"), "ExtendedAttribute")
        self._is_own = any(text_of(one, "Alias") == OWN_MARK for one in attributes)

    def plan(self) -> PlanFile:
        root = self._root
        tasks = self._tasks()
        refuse_too_many(sum(not task.is_summary for task in tasks), self._name)
        calendars = self._calendars()
        calendar = calendars.get(text_of(root, "CalendarUID")) or WorkCalendar(self._zone_name)
        persons, person_calendars = self._persons(calendars, calendar)
        tracks, of_task = self._tracks(tasks, text_of(root, "Title") or text_of(root, "Name") or self._name)
        stages, stated, reviews = self._stages(tasks, of_task, persons)
        links = self._links(tasks, reviews)
        baselines = self._baselines(tasks, reviews)
        stages = [replace(s, review_days=reviews.days(s.id, calendar)) for s in stages if s.id not in reviews.of]
        plan = PlanFile(
            title=text_of(root, "Title") or text_of(root, "Name") or self._name,
            tracks=tuple(tracks),
            stages=tuple(stages),
            links=without_loops_or_strangers(stages, links, self.left_out),
            calendar=calendar,
            start_ms=self._instant(text_of(root, "StartDate")),
            currency=text_of(root, "CurrencyCode"),
            person_calendars=person_calendars,
            known_ids={
                task.uid: guid for task in tasks if (guid := text_of(task.fields, "GUID").replace("-", "").lower())
            },
            baselines=baselines,
            stated={task_id: dates for task_id, dates in stated.items() if task_id not in reviews.of},
        )
        return replace(with_stated_starts(plan, calendar), left_out=self.left_out.sentences())

    # --- tasks ---

    def _tasks(self) -> list[_Task]:
        found: list[_Task] = []
        open_summaries: list[_Task] = []
        for element in children(child(self._root, "Tasks"), "Task"):
            uid, level = text_of(element, "UID"), _number(text_of(element, "OutlineLevel"), 1)
            if uid == "0" or text_of(element, "IsNull") == "1" or (level == 0 and text_of(element, "Summary") == "1"):
                continue
            task = _Task(
                uid, text_of(element, "Name") or f"Task {uid}", level, text_of(element, "Summary") == "1", element
            )
            if text_of(element, "Active") == "0":
                self.left_out.note("A task is switched off", task.name)
                continue
            while open_summaries and open_summaries[-1].level >= level:
                open_summaries.pop()
            if task.is_summary:
                open_summaries.append(task)
            else:
                for summary in open_summaries:
                    summary.leaves.append(uid)
            found.append(task)
        return found

    def _tracks(self, tasks: list[_Task], title: str) -> tuple[list[Track], dict[str, str]]:
        """A track per summary task of the first level; deeper ones are told. Tasks outside any go to one of their own."""
        tracks: dict[str, Track] = {}
        of_task: dict[str, str] = {}
        for task in tasks:
            if not task.is_summary:
                continue
            if task.level > 1:
                self.left_out.note("A group inside a group becomes part of the outer one", task.name)
                continue
            track = Track(f"track-{task.uid}", task.name, len(tracks))
            tracks[track.id] = track
            of_task.update(dict.fromkeys(task.leaves, track.id))
        loose = [task.uid for task in tasks if not task.is_summary and task.uid not in of_task]
        if loose:
            track = Track("track-0", title, len(tracks))
            tracks[track.id] = track
            of_task.update(dict.fromkeys(loose, track.id))
        return list(tracks.values()), of_task

    def _stages(
        self, tasks: list[_Task], of_task: dict[str, str], persons: dict[str, list[str]]
    ) -> tuple[list[Stage], dict[str, tuple[int, int]], _Reviews]:
        stages: list[Stage] = []
        stated: dict[str, tuple[int, int]] = {}
        slugs = Slugs()
        reviews = _Reviews()
        for task in tasks:
            if task.is_summary:
                continue
            element = task.fields
            work_min = self._duration_min(element, task.name)
            if _is_review(element):
                reviews.add(task.uid, element, work_min)
            people = persons.get(task.uid, [])
            if len(people) > 1:
                self.left_out.note("Only the first of several people is kept", task.name)
            stage = Stage(
                id=task.uid,
                slug=slugs.make(task.name),
                track=of_task[task.uid],
                title=task.name[:200],
                brief=text_of(element, "Notes")[:20_000],
                work_min=work_min,
                review_days=0,
                price_minor=_number(text_of(element, "Cost"), 0) * 10**self._digits // 100,
                position=len(stages),
                meant_for=people[0] if people else "",
                **self._constraint(element, task.name),
                **self._progress(element),
            )
            stages.append(stage)
            start_ms, end_ms = self._instant(text_of(element, "Start")), self._instant(text_of(element, "Finish"))
            # In a file of Segue's own, links and constraints say all; other programs also place tasks by hand.
            if start_ms and (not self._is_own or text_of(element, "Manual") == "1"):
                stated[task.uid] = (start_ms, end_ms)
        return stages, stated, reviews

    def _duration_min(self, element: ET.Element, name: str) -> int:
        if text_of(element, "Milestone") == "1":
            return 0
        text = text_of(element, "Duration")
        minutes = _duration_min(text)
        if minutes is None or minutes > MOST_WORK_MIN:
            self.left_out.note("A duration that no plan can hold became the longest possible one", name)
            return MOST_WORK_MIN
        if text_of(element, "DurationFormat") in {"4", "6", "8", "10", "12", "20"}:
            self.left_out.note("A duration in elapsed time is kept as working time of that length", name)
        return minutes

    def _constraint(self, element: ET.Element, name: str) -> dict[str, Any]:
        kind, at_ms = text_of(element, "ConstraintType"), self._instant(text_of(element, "ConstraintDate"))
        deadline_ms = self._instant(text_of(element, "Deadline"))
        found: dict[str, Any] = {"must_finish_ms": deadline_ms} if deadline_ms else {}
        if kind == _ALAP:
            found["is_late_as_possible"] = True
        elif kind in (_NO_EARLIER, _MUST_START):
            found["not_before_ms"] = at_ms
            if kind == _MUST_START:
                self.left_out.note("“Must start on” is kept as “start no earlier than”", name)
        elif kind in (_FINISH_BY, _MUST_FINISH):
            found["must_finish_ms"] = at_ms
            if kind == _MUST_FINISH:
                self.left_out.note("“Must finish on” is kept as “must finish by”", name)
        elif kind in (_START_BY, _FINISH_FROM):
            self.left_out.note("“Start no later than” and “finish no earlier than” are not kept", name)
        return found

    def _progress(self, element: ET.Element) -> dict[str, Any]:
        started_ms = self._instant(text_of(element, "ActualStart"))
        percent = min(max(_number(text_of(element, "PercentComplete"), 0), 0), 100)
        if not started_ms:
            return {}
        at_ms = (
            self._instant(text_of(self._root, "StatusDate")) or self._instant(text_of(element, "Stop")) or started_ms
        )
        return {"started_ms": started_ms, "progress_pct": percent, "progress_ms": max(at_ms, started_ms)}

    def _links(self, tasks: list[_Task], reviews: _Reviews) -> list[Link]:
        leaves = {task.uid: task.leaves if task.is_summary else [task.uid] for task in tasks}
        links = []
        for task in tasks:
            for tie in children(task.fields, "PredecessorLink"):
                source = text_of(tie, "PredecessorUID")
                if text_of(tie, "CrossProject") == "1" or source not in leaves:
                    self.left_out.note(
                        "A link leads to a task of another project or to one that was left out", task.name
                    )
                    continue
                if reviews.is_own_link(source, task.uid):
                    continue
                kind = _KINDS.get(text_of(tie, "Type") or "1", LinkKind.FS)
                if text_of(tie, "LagFormat") in {"19", "20", "51", "52"}:
                    self.left_out.note("A lag in percent of a duration is not kept", task.name)
                    lag_min = 0
                else:
                    lag_min = _number(text_of(tie, "LinkLag"), 0) // 10
                for one in leaves[source]:
                    for two in leaves[task.uid]:
                        pair = reviews.of.get(one, one), two
                        links.append(Link(f"{pair[0]}-{two}-{kind}-{lag_min}", *pair, kind=kind, lag_min=lag_min))
        return links

    def _baselines(self, tasks: list[_Task], reviews: _Reviews) -> tuple[Baseline, ...]:
        """The dates that were kept, by their numbers; the end of a review of Segue's own is the end of its stage."""
        found: dict[int, dict[str, Span]] = {}
        for task in tasks:
            if task.is_summary:
                continue
            for element in children(task.fields, "Baseline"):
                start_ms, end_ms = self._instant(text_of(element, "Start")), self._instant(text_of(element, "Finish"))
                if start_ms and end_ms >= start_ms:
                    number = min(max(_number(text_of(element, "Number"), 0), 0), _MOST_BASELINES - 1)
                    found.setdefault(number, {})[task.uid] = Span(start_ms, end_ms, end_ms)
        names = self._baseline_names()
        return tuple(_baseline(number, names.get(number, ""), found[number], reviews) for number in sorted(found))

    def _baseline_names(self) -> dict[int, str]:
        """What Segue called the baselines that it wrote: the format has numbers only."""
        found = {}
        for element in children(child(self._root, "ExtendedAttributes"), "ExtendedAttribute"):
            mark, _, name = text_of(element, "Alias").partition(BASELINE_MARK)
            if not mark and name:
                found[_number(text_of(element, "FieldID"), 0) - BASELINE_FIELD] = name
        return found

    # --- people and calendars ---

    def _persons(
        self, calendars: dict[str, WorkCalendar], usual: WorkCalendar
    ) -> tuple[dict[str, list[str]], dict[str, WorkCalendar]]:
        names, own = {}, {}
        for element in children(child(self._root, "Resources"), "Resource"):
            name = text_of(element, "Name")
            if not name or text_of(element, "Type") not in ("", "1"):
                continue
            names[text_of(element, "UID")] = name
            calendar = calendars.get(text_of(element, "CalendarUID"))
            if calendar is not None and calendar != usual:
                own[name] = calendar
        of_task: dict[str, list[str]] = {}
        for element in children(child(self._root, "Assignments"), "Assignment"):
            found = names.get(text_of(element, "ResourceUID"))
            if found and text_of(element, "Notes") != DOER_MARK:
                of_task.setdefault(text_of(element, "TaskUID"), []).append(found)
        return of_task, own

    def _calendars(self) -> dict[str, WorkCalendar]:
        elements = {text_of(e, "UID"): e for e in children(child(self._root, "Calendars"), "Calendar")}
        found: dict[str, WorkCalendar] = {}

        def made(uid: str, depth: int = 0) -> WorkCalendar:
            if uid not in found:
                element = elements[uid]
                base_uid = text_of(element, "BaseCalendarUID")
                is_derived = base_uid in elements and base_uid != uid and depth < 10
                base = made(base_uid, depth + 1) if is_derived else WorkCalendar(self._zone_name)
                found[uid] = self._calendar(element, base)
            return found[uid]

        for uid in elements:
            made(uid)
        return found

    def _calendar(self, element: ET.Element, base: WorkCalendar) -> WorkCalendar:
        name = text_of(element, "Name")
        days, hours_by_day, free = set(base.days), dict.fromkeys(base.days, base.hours), set(base.holidays)
        for day in children(child(element, "WeekDays"), "WeekDay"):
            kind, works = text_of(day, "DayType"), text_of(day, "DayWorking") == "1"
            if kind == "0":
                free |= self._exception(day, name)
                continue
            weekday = (_number(kind, 1) + 5) % 7 + 1
            hours = _hours(day)
            if works and hours:
                days.add(weekday)
                hours_by_day[weekday] = hours
            else:
                days.discard(weekday)
        for exception in children(child(element, "Exceptions"), "Exception"):
            free |= self._exception(exception, name)
        used = Counter(hours_by_day[day] for day in sorted(days))
        if not used:
            self.left_out.note("A calendar without any working time is not kept", name)
            return base
        usual = used.most_common(1)[0][0]
        if len(used) > 1:
            self.left_out.note("A calendar has other hours on some weekdays; the usual ones are kept for all", name)
        return WorkCalendar(self._zone_name, tuple(sorted(days)), usual, frozenset(sorted(free)[:_MOST_HOLIDAYS]))

    def _exception(self, element: ET.Element, name: str) -> set[str]:
        if text_of(element, "DayWorking") == "1":
            self.left_out.note("Extra working time on single days is not kept", name)
            return set()
        if text_of(element, "Type") not in ("", "1") or text_of(element, "Period") not in ("", "1"):
            self.left_out.note("Free days that come back are not kept", text_of(element, "Name") or name)
            return set()
        period = child(element, "TimePeriod")
        first, last = (_day(text_of(period, key)) if period is not None else None for key in ("FromDate", "ToDate"))
        if first is None or last is None or last < first:
            return set()
        count = min((last - first).days + 1, _MOST_HOLIDAYS)
        return {(first + timedelta(days=n)).isoformat() for n in range(count)}

    def _instant(self, text: str) -> int:
        """A local time as UTC ms; 0 where there is none."""
        if not text or text.startswith("1984-01-01T00:00"):
            return 0
        try:
            at = datetime.fromisoformat(text)
        except ValueError as error:
            raise bad_file(self._name, f"“{text}” is no date.") from error
        if not FIRST_YEAR <= at.year <= LAST_YEAR:
            raise bad_file(
                self._name, f"the date {text} lies outside {FIRST_YEAR} to {LAST_YEAR}.", "Correct the date."
            )
        at = at if at.tzinfo else at.replace(tzinfo=self._zone)
        return int(at.timestamp() * 1000)


class _Reviews:
    """The review tasks that Segue itself wrote beside its stages: folded back into the stages."""

    def __init__(self) -> None:
        self.of: dict[str, str] = {}
        self._minutes: dict[str, int] = {}

    def add(self, uid: str, element: ET.Element, minutes: int) -> None:
        tie = child(element, "PredecessorLink")
        source = text_of(tie, "PredecessorUID") if tie is not None else ""
        if source:
            self.of[uid] = source
            self._minutes[source] = minutes

    def is_own_link(self, source: str, target: str) -> bool:
        return self.of.get(target) == source

    def days(self, uid: str, calendar: WorkCalendar) -> int:
        day_min = sum(end - start for start, end in calendar.hours)
        return round(self._minutes.get(uid, 0) / day_min)


def read_ms_project(data: bytes, name: str, zone: str = "UTC", *, currency_digits: int = 2) -> PlanFile:
    """The plan in an MS Project XML file. Costs become prices in minor units of ``currency_digits`` digits.

    Raises BadInputError: damaged, of another kind, too large, with dates outside 1970 to 2199.
    """
    root = parsed_xml(data, name)
    if local(root) != "Project" or child(root, "Tasks") is None:
        raise bad_file(name, "it is XML, but no MS Project plan.", "Save it as “XML Format” in MS Project.")
    return _Reader(root, name, zone, currency_digits).plan()


def _baseline(number: int, name: str, dates: dict[str, Span], reviews: _Reviews) -> Baseline:
    ends = {reviews.of[uid]: span.end_ms for uid, span in dates.items() if uid in reviews.of}
    whole = {
        uid: span._replace(end_ms=max(span.end_ms, ends.get(uid, 0)))
        for uid, span in dates.items()
        if uid not in reviews.of
    }
    name = name or (f"Baseline {number}" if number else "Baseline")
    return Baseline(str(number), name, 0, max((span.end_ms for span in whole.values()), default=0), whole)


def _is_review(element: ET.Element) -> bool:
    return any(text_of(one, "Value") == REVIEW_MARK for one in children(element, "ExtendedAttribute"))


def _number(text: str, otherwise: int) -> int:
    try:
        return int(float(text))
    except (ValueError, OverflowError):
        return otherwise


def _duration_min(text: str) -> int | None:
    """``PT16H30M0S`` in minutes; None for what is none. Hours are working hours."""
    if not text:
        return 0
    match = _DURATION.fullmatch(text)
    if match is None:
        return None
    days, hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return days * 1440 + hours * 60 + minutes + (seconds >= 30)


def _day(text: str) -> date | None:
    try:
        return (
            datetime.fromisoformat(text).astimezone(UTC).date() if text.endswith("Z") else date.fromisoformat(text[:10])
        )
    except ValueError:
        return None


def _hours(day: ET.Element) -> tuple[tuple[int, int], ...]:
    spans: list[tuple[int, int]] = []
    for one in children(child(day, "WorkingTimes"), "WorkingTime"):
        start, end = _minute(text_of(one, "FromTime")), _minute(text_of(one, "ToTime"))
        end = end or 24 * 60  # midnight at the end of a range is the end of the day
        if start is not None and start < end and (not spans or start >= spans[-1][1]):
            spans.append((start, end))
    return tuple(spans)


def _minute(text: str) -> int | None:
    match = re.fullmatch(r"(\d{1,2}):(\d{2})(?::\d{2})?", text)
    return int(match[1]) * 60 + int(match[2]) if match else None
