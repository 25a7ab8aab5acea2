"""MS Project XML (MSPDI) written: tracks as summary tasks, stages with links, constraints, people, calendars, baselines.

MS Project knows no review after a task, so each becomes a task of its own behind its stage, marked so that Segue folds
it back when it reads the file. Local times are those of the production's zone.
"""

from __future__ import annotations

from datetime import UTC, datetime
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

from studio.domain.calendar import day_min, work_between
from studio.domain.network import Span
from studio.domain.production import Link, LinkKind, Stage, WorkCalendar
from studio.papers.ms_project_in import BASELINE_FIELD, BASELINE_MARK, DOER_MARK, OWN_MARK, REVIEW_MARK
from studio.papers.plan_file import DatedStages

_NAMESPACE = "http://schemas.microsoft.com/project"
_KINDS = {LinkKind.FF: "0", LinkKind.FS: "1", LinkKind.SF: "2", LinkKind.SS: "3"}
_TEXT1 = "188743731"
_MOST_BASELINES = 11  # MS Project holds Baseline and Baseline 1 to 10


class _Writer:
    def __init__(self, plan: DatedStages, currency_digits: int) -> None:
        self._plan = plan
        self._calendar = plan.production.calendar
        self._zone = ZoneInfo(self._calendar.zone)
        self._digits = currency_digits
        self._root = ET.Element("Project", xmlns=_NAMESPACE)
        self._uids: dict[str, int] = {}
        self._reviews: dict[str, int] = {}
        self._into: dict[str, list[Link]] = {}
        for link in plan.links:
            self._into.setdefault(link.target, []).append(link)
        who = {plan.persons[stage.id] for stage in plan.stages if plan.persons.get(stage.id)}
        self._people = {name: number for number, name in enumerate(sorted(who | plan.person_calendars.keys()), 1)}

    def xml(self) -> bytes:
        self._head()
        self._calendars()
        self._number_tasks()
        tasks = ET.SubElement(self._root, "Tasks")
        spans = [self._plan.spans[stage.id] for stage in self._plan.stages]
        start_ms = min((span.start_ms for span in spans), default=self._plan.production.start_ms)
        end_ms = max((span.end_ms for span in spans), default=start_ms)
        self._summary(tasks, 0, self._plan.production.title, 0, Span(start_ms, end_ms, end_ms))
        for track in self._plan.tracks:
            inside = [stage for stage in self._plan.stages if stage.track == track.id]
            if not inside:
                continue
            spans = [self._plan.spans[stage.id] for stage in inside]
            first, last = min(span.start_ms for span in spans), max(span.end_ms for span in spans)
            self._summary(tasks, self._uids[track.id], track.name, 1, Span(first, last, last))
            for stage in inside:
                self._task(tasks, stage)
                if stage.id in self._reviews:
                    self._review(tasks, stage)
        self._resources()
        ET.indent(self._root, " ")
        text = ET.tostring(self._root, encoding="unicode")
        return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}\n'.encode()

    def _head(self) -> None:
        production = self._plan.production
        day = day_min(self._calendar)
        first, last = self._calendar.hours[0][0], self._calendar.hours[-1][1]
        self._add(
            self._root,
            SaveVersion="14",
            Name=f"{production.slug}.xml",
            Title=production.title,
            Author=production.owner_name,
            CreationDate=self._local(self._plan.made_ms),
            ScheduleFromStart="1",
            StartDate=self._local(production.start_ms),
            StatusDate=self._local(self._plan.made_ms),
            CurrencyDigits=str(self._digits),
            CurrencyCode=production.currency,
            CalendarUID="1",
            DefaultStartTime=_clock(first),
            DefaultFinishTime=_clock(last),
            MinutesPerDay=str(day),
            MinutesPerWeek=str(day * len(self._calendar.days)),
            DurationFormat="7",
            HonorConstraints="0",
            NewTasksAreManual="0",
        )
        attributes = ET.SubElement(self._root, "ExtendedAttributes")
        self._add(ET.SubElement(attributes, "ExtendedAttribute"), FieldID=_TEXT1, FieldName="Text1", Alias=OWN_MARK)
        for number, baseline in enumerate(self._plan.baselines[-_MOST_BASELINES:]):
            self._add(
                ET.SubElement(attributes, "ExtendedAttribute"),
                FieldID=str(BASELINE_FIELD + number),
                FieldName=f"Text{11 + number}",
                Alias=f"{BASELINE_MARK}{baseline.name}",
            )

    def _calendars(self) -> None:
        calendars = ET.SubElement(self._root, "Calendars")
        self._write_calendar(calendars, 1, "Standard", self._calendar, base="-1")
        for name, number in self._people.items():
            own = self._plan.person_calendars.get(name)
            base = 1
            if own is not None:
                # A calendar that is built on another one has its free days too: a person's own stands by itself.
                base = number + 1 + len(self._people)
                self._write_calendar(calendars, base, name, own, base="-1")
            self._write_calendar(calendars, number + 1, name, None, base=str(base))

    def _write_calendar(
        self, parent: ET.Element, uid: int, name: str, calendar: WorkCalendar | None, *, base: str
    ) -> None:
        element = ET.SubElement(parent, "Calendar")
        self._add(element, UID=str(uid), Name=name, IsBaseCalendar=str(int(base == "-1")), BaseCalendarUID=base)
        if calendar is None:
            return
        week = ET.SubElement(element, "WeekDays")
        for weekday in range(1, 8):
            day = ET.SubElement(week, "WeekDay")
            works = weekday in calendar.days
            self._add(day, DayType=str(weekday % 7 + 1), DayWorking=str(int(works)))
            if works:
                times = ET.SubElement(day, "WorkingTimes")
                for start, end in calendar.hours:
                    self._add(ET.SubElement(times, "WorkingTime"), FromTime=_clock(start), ToTime=_clock(end % 1440))
        free = ET.SubElement(element, "Exceptions")
        for day_text in sorted(calendar.holidays):
            exception = ET.SubElement(free, "Exception")
            self._add(exception, EnteredByOccurrences="0")
            period = ET.SubElement(exception, "TimePeriod")
            self._add(period, FromDate=f"{day_text}T00:00:00", ToDate=f"{day_text}T23:59:00")
            self._add(exception, Occurrences="1", Name=day_text, Type="1", DayWorking="0")

    def _number_tasks(self) -> None:
        uid = 0
        for track in self._plan.tracks:
            uid += 1
            self._uids[track.id] = uid
            for stage in (one for one in self._plan.stages if one.track == track.id):
                uid += 1
                self._uids[stage.id] = uid
                span = self._plan.spans[stage.id]
                if stage.review_days and stage.id not in self._plan.own and span.end_ms > span.work_end_ms:
                    uid += 1
                    self._reviews[stage.id] = uid

    def _summary(self, parent: ET.Element, uid: int, name: str, level: int, span: Span) -> None:
        minutes = work_between(span.start_ms, span.end_ms, self._calendar)
        self._add(
            ET.SubElement(parent, "Task"),
            UID=str(uid),
            ID=str(uid),
            Name=name,
            Type="1",
            IsNull="0",
            OutlineLevel=str(level),
            Start=self._local(span.start_ms),
            Finish=self._local(span.end_ms),
            Duration=_duration(minutes),
            DurationFormat="7",
            Milestone="0",
            Summary="1",
            ConstraintType="0",
        )

    def _task(self, parent: ET.Element, stage: Stage) -> None:
        span, element = self._plan.spans[stage.id], ET.SubElement(parent, "Task")
        actual = self._plan.actuals.get(stage.id)
        uid = self._uids[stage.id]
        is_done = actual is not None and bool(actual.delivered_ms or actual.approved_ms)
        percent = 100 if is_done else (actual.progress_pct if actual is not None else 0)
        self._add(element, UID=str(uid), GUID=_guid(stage.id), ID=str(uid), Name=stage.title, Type="0", IsNull="0")
        self._add(
            element,
            CreateDate=self._local(self._plan.made_ms),
            OutlineLevel="2",
            Priority="500",
            Start=self._local(span.start_ms),
            Finish=self._local(span.work_end_ms),
            Duration=_duration(stage.work_min),
            DurationFormat="7" if stage.work_min % day_min(self._calendar) == 0 else "5",
            Milestone=str(int(not stage.work_min)),
            Summary="0",
            Critical=str(int(self._plan.slack_min.get(stage.id, 1) <= 0)),
            TotalSlack=str(self._plan.slack_min.get(stage.id, 0) * 10),
            Cost=str(round(stage.price_minor * 100 / 10**self._digits)),
            PercentComplete=str(percent),
        )
        if actual is not None and actual.started_ms:
            self._add(element, ActualStart=self._local(actual.started_ms))
        if is_done and actual is not None:
            self._add(element, ActualFinish=self._local(actual.delivered_ms or actual.approved_ms))
        self._constraint(element, stage)
        if stage.brief:
            self._add(element, Notes=stage.brief)
        for link in self._into.get(stage.id, ()):
            self._link(element, link)
        for number, before in self._before(stage):
            self._baseline(element, number, before.start_ms, before.work_end_ms)

    def _before(self, stage: Stage) -> list[tuple[int, Span]]:
        """The stage's dates in the newest baselines, by the number that each has in the file."""
        newest = enumerate(self._plan.baselines[-_MOST_BASELINES:])
        return [(number, baseline.dates[stage.id]) for number, baseline in newest if stage.id in baseline.dates]

    def _baseline(self, element: ET.Element, number: int, start_ms: int, end_ms: int) -> None:
        one = ET.SubElement(element, "Baseline")
        self._add(one, Number=str(number), Start=self._local(start_ms), Finish=self._local(end_ms))

    def _constraint(self, element: ET.Element, stage: Stage) -> None:
        if stage.is_late_as_possible:
            self._add(element, ConstraintType="1")
        elif stage.not_before_ms:
            self._add(element, ConstraintType="4", ConstraintDate=self._local(stage.not_before_ms))
        else:
            self._add(element, ConstraintType="0")
        if stage.must_finish_ms:
            self._add(element, Deadline=self._local(stage.must_finish_ms))

    def _review(self, parent: ET.Element, stage: Stage) -> None:
        """The wait for the owner's answer, as a task behind the stage."""
        span, element = self._plan.spans[stage.id], ET.SubElement(parent, "Task")
        uid = self._reviews[stage.id]
        minutes = stage.review_days * day_min(self._calendar)
        self._add(
            element, UID=str(uid), ID=str(uid), Name=f"{stage.title}: review", Type="0", IsNull="0", OutlineLevel="2"
        )
        self._add(element, Start=self._local(span.work_end_ms), Finish=self._local(span.end_ms))
        self._add(
            element, Duration=_duration(minutes), DurationFormat="7", Milestone="0", Summary="0", ConstraintType="0"
        )
        tie = ET.SubElement(element, "PredecessorLink")
        self._add(tie, PredecessorUID=str(self._uids[stage.id]), Type="1", CrossProject="0", LinkLag="0", LagFormat="7")
        self._add(ET.SubElement(element, "ExtendedAttribute"), FieldID=_TEXT1, Value=REVIEW_MARK)
        for number, before in self._before(stage):
            self._baseline(element, number, before.work_end_ms, before.end_ms)

    def _link(self, element: ET.Element, link: Link) -> None:
        """A link from the end of a stage leaves from the end of its review."""
        leaves_at_end = link.kind in (LinkKind.FS, LinkKind.FF)
        source = self._reviews.get(link.source, self._uids[link.source]) if leaves_at_end else self._uids[link.source]
        tie = ET.SubElement(element, "PredecessorLink")
        self._add(tie, PredecessorUID=str(source), Type=_KINDS[link.kind], CrossProject="0")
        self._add(tie, LinkLag=str(link.lag_min * 10), LagFormat="5")

    def _resources(self) -> None:
        resources, assignments = ET.SubElement(self._root, "Resources"), ET.SubElement(self._root, "Assignments")
        for name, number in self._people.items():
            element = ET.SubElement(resources, "Resource")
            self._add(element, UID=str(number), ID=str(number), Name=name, Type="1", CalendarUID=str(number + 1))
        uid = 0
        for stage in self._plan.stages:
            who = self._plan.persons.get(stage.id, "")
            if who and stage.work_min:
                uid += 1
                element = ET.SubElement(assignments, "Assignment")
                self._add(element, UID=str(uid), TaskUID=str(self._uids[stage.id]), ResourceUID=str(self._people[who]))
                self._add(element, Units="1", Work=_duration(stage.work_min))
                if who != stage.meant_for:  # who really does it: nothing that the plan says
                    self._add(element, Notes=DOER_MARK)

    def _local(self, at_ms: int) -> str:
        return datetime.fromtimestamp(at_ms / 1000, UTC).astimezone(self._zone).strftime("%Y-%m-%dT%H:%M:%S")

    @staticmethod
    def _add(parent: ET.Element, **values: str) -> None:
        for name, value in values.items():
            ET.SubElement(parent, name).text = "".join(sign for sign in value if sign >= " " or sign in "\n\t")


def write_ms_project(plan: DatedStages, *, currency_digits: int = 2) -> bytes:
    """The plan as an MS Project XML file in UTF-8. Prices are in minor units of ``currency_digits`` digits."""
    return _Writer(plan, currency_digits).xml()


def _guid(stage_id: str) -> str:
    """32 hex digits in the form of a GUID."""
    text = stage_id.upper()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def _clock(minute: int) -> str:
    return f"{minute // 60 % 24:02d}:{minute % 60:02d}:00"


def _duration(minutes: int) -> str:
    return f"PT{minutes // 60}H{minutes % 60}M0S"
