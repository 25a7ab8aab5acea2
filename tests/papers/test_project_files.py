"""Plans of MS Project and GanttProject: real files keep their dates, broken ones are refused, what is lost is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.domain.baselines import Baseline
from studio.domain.calendar import next_work_start
from studio.domain.errors import BadInputError
from studio.domain.network import Actual, Span
from studio.domain.production import Link, LinkKind, Production, Stage, Track, WorkCalendar
from studio.domain.schedule import schedule
from studio.papers.gantt_project import read_gantt_project
from studio.papers.ms_project_in import read_ms_project
from studio.papers.ms_project_out import write_ms_project
from studio.papers.plan_file import DatedStages, PlanFile
from studio.papers.xml_text import parsed_xml
from tests.domain.plans import local, local_ms

ZONE = "Europe/Berlin"


@pytest.fixture
def samples(test_data: Path) -> Path:
    return test_data / "peers" / "planning"


def dates_kept(plan: PlanFile) -> None:
    """Every stage starts and ends where the file says; an end on a Friday evening is the start of Monday."""
    assert plan.calendar is not None
    production = Production("", plan.title, "", start_ms=plan.start_ms, calendar=plan.calendar)
    dates = schedule(production, plan.stages, plan.links).at_once
    for stage in plan.stages:
        span, (start_ms, end_ms) = dates.span(stage.id), plan.stated[stage.id]
        assert next_work_start(span.start_ms, plan.calendar) == next_work_start(start_ms, plan.calendar), stage.title
        assert span.end_ms == end_ms or not stage.work_min, stage.title


def test_a_real_gantt_project_plan_keeps_its_dates(samples: Path) -> None:
    plan = read_gantt_project((samples / "HouseBuildingSample.gan").read_bytes(), "house.gan", ZONE)
    dates_kept(plan)
    assert [track.name for track in plan.tracks] == [
        "Architectural design", "Interior design", "Construction phase", "Decoration phase", "Plan"
    ]  # fmt: skip
    by_title = {stage.title: stage for stage in plan.stages}
    assert len(by_title) == 16
    assert by_title["Foundation building"].meant_for == "John Silver"
    assert by_title["Construction completed"].work_min == 0
    assert by_title["Walls"].not_before_ms == 0  # its links explain where it starts
    assert by_title["Pre-design"].progress_pct == 100
    assert set(plan.person_calendars) == {"Jack House"}
    assert "2009-02-08" in plan.person_calendars["Jack House"].holidays
    assert "2009-02-09" not in plan.person_calendars["Jack House"].holidays
    assert plan.calendar is not None
    assert plan.calendar.holidays == {"2006-02-14"}
    # A link of a group is one of each task in it: “Interior design” is done before the walls.
    walls = {k.source for k in plan.links if k.target == by_title["Walls"].id}
    assert {by_title["Furniture selection"].id, by_title["Equipment planning"].id} <= walls


def test_real_ms_project_plans_keep_their_dates(samples: Path) -> None:
    plan = read_ms_project((samples / "assignments-project2010.mspdi.xml").read_bytes(), "a.xml", ZONE)
    dates_kept(plan)
    assert [(s.title, s.work_min, s.meant_for, s.progress_pct) for s in plan.stages] == [
        ("Task 1", 4800, "Resource 1", 0),
        ("Task 2", 4800, "Resource 2", 25),
        ("Task 3", 4800, "Resource 3", 50),
    ]
    assert plan.calendar == WorkCalendar(ZONE, (1, 2, 3, 4, 5), ((480, 720), (780, 1020)))
    assert plan.currency == "GBP"
    calendars = read_ms_project((samples / "calendars-project2010.mspdi.xml").read_bytes(), "c.xml", ZONE)
    assert calendars.stages == ()


def test_another_programs_xml_is_refused(samples: Path) -> None:
    with pytest.raises(BadInputError, match="no MS Project plan"):
        read_ms_project((samples / "resource-rates-test.pmxml.xml").read_bytes(), "p6.xml", ZONE)


# --- our own, there and back -----------------------------------------------------------------------------------


def _whole_plan() -> DatedStages:
    calendar = WorkCalendar(ZONE, (1, 2, 3, 4, 6), ((540, 720), (780, 1020)), frozenset({"2026-03-05", "2026-12-24"}))
    production = Production("p" * 32, "Late & Train", "late-train", "EUR", local_ms("2026-03-02 09:00"), calendar)
    tracks = (Track("t1", "Drums", 0), Track("t2", "Post", 1))
    stages = (
        Stage("a" * 32, "a", "t1", "Drums <1>", work_min=900, review_days=3, price_minor=4050, meant_for="Kofi", brief="One\ntwo"),
        Stage("b" * 32, "b", "t2", "Mix", work_min=480, review_days=0, not_before_ms=local_ms("2026-03-10 09:00"),
              must_finish_ms=local_ms("2026-03-20 17:00")),
        Stage("c" * 32, "c", "t2", "Ready", work_min=0, review_days=0),
        Stage("d" * 32, "d", "t2", "Credits", work_min=60, review_days=0, is_late_as_possible=True),
        Stage("e" * 32, "e", "t1", "Guide", work_min=480, review_days=0, started_ms=local_ms("2026-03-02 09:00"),
              progress_pct=50, progress_ms=local_ms("2026-03-02 14:00")),
    )  # fmt: skip
    ties = [
        ("a", "b", "FS", -120),
        ("a", "d", "SS", 60),
        ("b", "c", "FF", 0),
        ("d", "c", "SF", 30),
        ("a", "c", "FF", 15),
    ]
    links = tuple(
        Link(f"k{n}", one * 32, two * 32, kind=LinkKind(kind), lag_min=lag)
        for n, (one, two, kind, lag) in enumerate(ties)
    )
    own = frozenset(stage.id for stage in stages[1:])
    actuals = {stages[4].id: Actual(stages[4].started_ms, progress_pct=50, progress_ms=stages[4].progress_ms)}
    dates = schedule(production, stages, links, actuals, own=own).at_limit
    spans = {stage.id: dates.span(stage.id) for stage in stages}
    return DatedStages(
        production, tracks, stages, links, spans, {"a" * 32: "Kofi", "b" * 32: "Mira"}, own, {}, {}, actuals,
        (Baseline("1" * 32, "first", 1, 2, {"a" * 32: Span(*spans["a" * 32])}),),
        {"Kofi": WorkCalendar(ZONE, (6, 7), ((600, 900),))}, local_ms("2026-03-02 14:00"),
    )  # fmt: skip


def test_a_plan_there_and_back_is_the_same() -> None:
    plan = _whole_plan()
    read = read_ms_project(write_ms_project(plan), "x.xml", ZONE)
    ids = read.known_ids
    assert read.left_out == ()
    assert read.calendar == plan.production.calendar
    assert read.person_calendars == plan.person_calendars
    assert read.title == "Late & Train"
    tracks = {track.id: track.name for track in read.tracks}
    names = {track.id: track.name for track in plan.tracks}
    back = [
        replace(stage, id=ids[stage.id], slug=before.slug, track=before.track, position=0, revisions=1)
        for stage, before in zip(read.stages, sorted(plan.stages, key=lambda s: s.track), strict=True)
    ]
    assert [tracks[stage.track] for stage in read.stages] == [
        names[stage.track] for stage in sorted(plan.stages, key=lambda s: s.track)
    ]
    assert back == sorted(plan.stages, key=lambda stage: stage.track)
    assert {(ids[k.source], ids[k.target], k.kind, k.lag_min) for k in read.links} == {
        (k.source, k.target, k.kind, k.lag_min) for k in plan.links
    }


def test_baselines_come_back_with_their_names_and_reviews() -> None:
    plan = _whole_plan()
    second = Baseline("2" * 32, "after <the> call", 3, 4, {stage: Span(*span) for stage, span in plan.spans.items()})
    read = read_ms_project(write_ms_project(replace(plan, baselines=(*plan.baselines, second))), "x.xml", ZONE)
    ids = read.known_ids
    back = [(one.name, {ids[uid]: span for uid, span in one.dates.items()}) for one in read.baselines]
    own_end = {stage: span if stage not in plan.own else span._replace(end_ms=span.work_end_ms)
               for stage, span in second.dates.items()}  # fmt: skip
    assert back == [("first", dict(plan.baselines[0].dates)), ("after <the> call", own_end)]


def test_baselines_of_another_program_have_numbers() -> None:
    kept = "<Baseline><Number>{}</Number><Start>2026-03-0{}T08:00:00</Start><Finish>2026-03-0{}T17:00:00</Finish></Baseline>"
    tasks = _task(1, kept.format(0, 2, 3), kept.format(7, 3, 3), kept.format(2, 5, 4)) + _task(2, kept.format(7, 4, 5))
    read = read_ms_project(_project(tasks), "x.xml", ZONE)
    assert [(one.name, sorted(one.dates), local(one.end_ms)) for one in read.baselines] == [
        ("Baseline", ["1"], "Tue 2026-03-03 17:00"), ("Baseline 7", ["1", "2"], "Thu 2026-03-05 17:00"),
    ]  # fmt: skip


def test_a_review_is_a_task_behind_its_stage_and_a_baseline_is_written() -> None:
    root = parsed_xml(write_ms_project(_whole_plan()), "x.xml")
    name = {"m": "http://schemas.microsoft.com/project"}
    tasks = {task.findtext("m:Name", "", name): task for task in root.iterfind("m:Tasks/m:Task", name)}
    review = tasks["Drums <1>: review"]
    assert review.findtext("m:Duration", "", name) == "PT21H0M0S"
    uid = review.findtext("m:UID", "", name)
    assert uid in [
        tie.findtext("m:PredecessorUID", "", name) for tie in tasks["Mix"].iterfind("m:PredecessorLink", name)
    ]
    assert tasks["Drums <1>"].findtext("m:Baseline/m:Start", "", name) == "2026-03-02T09:00:00"
    assert tasks["Ready"].findtext("m:Milestone", "", name) == "1"


# --- what cannot be --------------------------------------------------------------------------------------------


def _project(tasks: str, more: str = "") -> bytes:
    return f'<Project xmlns="http://schemas.microsoft.com/project">{more}<Tasks>{tasks}</Tasks></Project>'.encode()


def _task(uid: int, *lines: str) -> str:
    return f"<Task><UID>{uid}</UID><Name>T{uid}</Name><OutlineLevel>1</OutlineLevel>{''.join(lines)}</Task>"


def _after(uid: int, kind: int = 1, lag: int = 0) -> str:
    return f"<PredecessorLink><PredecessorUID>{uid}</PredecessorUID><Type>{kind}</Type><LinkLag>{lag}</LinkLag></PredecessorLink>"


def test_links_that_close_a_loop_are_told_and_left_out() -> None:
    plan = read_ms_project(
        _project(_task(1, _after(2)) + _task(2, _after(1)) + _task(3, _after(4, 3, 600)) + _task(4)), "x.xml"
    )
    assert [(k.source, k.target, k.kind, k.lag_min) for k in plan.links] == [("4", "3", LinkKind.SS, 60)]
    assert any("loop" in sentence for sentence in plan.left_out)


def test_what_a_plan_here_does_not_know_is_told() -> None:
    tasks = (
        _task(1, "<Duration>PT99999999H0M0S</Duration>")
        + _task(2, "<ConstraintType>2</ConstraintType><ConstraintDate>2026-03-02T08:00:00</ConstraintDate>", _after(77))
        + _task(3, "<ConstraintType>5</ConstraintType>", "<Active>1</Active>")
        + _task(4, "<Active>0</Active>")
    )
    plan = read_ms_project(_project(tasks), "x.xml", ZONE)
    assert len(plan.stages) == 3
    assert local(plan.stages[1].not_before_ms) == "Mon 2026-03-02 08:00"
    for words in ("no plan can hold", "Must start on", "Start no later", "another project", "switched off"):
        assert any(words in sentence for sentence in plan.left_out), words


def test_a_work_day_that_differs_is_told_and_free_days_are_kept() -> None:
    day = "<WeekDay><DayType>{}</DayType><DayWorking>{}</DayWorking><WorkingTimes><WorkingTime><FromTime>0{}:00:00</FromTime><ToTime>00:00:00</ToTime></WorkingTime></WorkingTimes></WeekDay>"
    free = "<Exceptions><Exception><TimePeriod><FromDate>2026-12-24T00:00:00</FromDate><ToDate>2026-12-26T23:59:00</ToDate></TimePeriod><Type>1</Type><DayWorking>0</DayWorking></Exception></Exceptions>"
    week = (
        "<WeekDays>"
        + "".join(day.format(n, int(n not in (1, 7)), 9 if n == 2 else 8) for n in range(1, 8))
        + "</WeekDays>"
    )
    calendar = f"<CalendarUID>1</CalendarUID><Calendars><Calendar><UID>1</UID><Name>Std</Name>{week}{free}</Calendar></Calendars>"
    plan = read_ms_project(_project("", calendar), "x.xml", ZONE)
    assert plan.calendar == WorkCalendar(
        ZONE, (1, 2, 3, 4, 5), ((480, 1440),), frozenset(f"2026-12-{d}" for d in (24, 25, 26))
    )
    assert any("other hours" in sentence for sentence in plan.left_out)


BOMB = b'<!DOCTYPE a [<!ENTITY x "aaaa"><!ENTITY y "&x;&x;">]><Project><Tasks/><Name>&y;</Name></Project>'


@pytest.mark.parametrize("read", [read_ms_project, read_gantt_project])
@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no XML"),
        (b"hello", "no XML"),
        (b"<Project><Tasks>", "damaged at line 1"),
        (BOMB, "document type"),
        (BOMB.decode().encode("utf-16"), "document type"),
        (b"<a>" * 5000, "nested too deep"),
        (b"<Project/>", "plan"),
        (b'<?xml version="1.0" encoding="klingon"?><Project/>', "damaged|cannot be read"),
    ],
)
def test_damaged_files_are_refused_in_words(read, data: bytes, words: str) -> None:
    with pytest.raises(BadInputError, match=words) as caught:
        read(data, "plan.x", ZONE)
    assert caught.value.what_to_do
    assert "Nothing was taken over" in caught.value.message


@pytest.mark.parametrize("text", ["1066-10-14T08:00:00", "2300-01-01T08:00:00", "soon"])
def test_dates_that_no_plan_holds_are_refused(text: str) -> None:
    with pytest.raises(BadInputError, match="date"):
        read_ms_project(_project(_task(1, f"<Start>{text}</Start>")), "x.xml", ZONE)
    gan = f'<project><tasks><task id="1" start="{text}"/></tasks></project>'.encode()
    with pytest.raises(BadInputError, match="date"):
        read_gantt_project(gan, "x.gan", ZONE)


def test_more_stages_than_a_production_holds_are_refused() -> None:
    with pytest.raises(BadInputError, match="10001 stages"):
        read_ms_project(_project("<Task><UID>7</UID></Task>" * 10_001), "x.xml", ZONE)


@given(
    st.lists(
        st.sampled_from(
            [
                "<Task>",
                "</Task>",
                "<UID>1</UID>",
                "<Duration>PT8H</Duration>",
                "<Summary>1</Summary>",
                "<OutlineLevel>-5</OutlineLevel>",
                "<Cost>1e999</Cost>",
                "<PercentComplete>x</PercentComplete>",
                "<ActualStart>2026-01-01T00:00:00</ActualStart>",
            ]
        ),
        max_size=12,
    )
)
def test_odd_files_are_read_or_refused(parts: list[str]) -> None:
    try:
        read_ms_project(_project("".join(parts)), "x.xml", ZONE)
    except BadInputError as error:
        what_to_do = error.what_to_do
    else:
        return
    assert what_to_do
