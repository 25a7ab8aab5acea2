"""What is compared with and what is found wrong: baselines, double bookings, violations, forecast."""

from __future__ import annotations

import random

import pytest

from studio.domain.baselines import Baseline, drifts_min, shown
from studio.domain.double_bookings import DoubleBooking, double_bookings
from studio.domain.errors import BadInputError
from studio.domain.forecast import Estimate, estimate_of, forecast
from studio.domain.network import Span
from studio.domain.production import Stage, WorkCalendar
from studio.domain.schedule import Actual, Plan, schedule
from studio.domain.violations import (
    MOST_WORK_MIN,
    LinkAdded,
    LinkRemoved,
    StageEdit,
    Violation,
    ViolationKind,
    calendar_problem,
    date_problems,
    sane_fields,
    value_problems,
)
from tests.domain.plans import BERLIN, gig, link, local, local_ms, own, production

_K = ViolationKind


def _baseline(number: int, *, is_shown: bool = True, **dates: Span) -> Baseline:
    return Baseline(f"{number:032x}", f"b{number}", number, 0, dates, is_shown)


def test_of_many_baselines_the_newest_three_that_are_wanted_are_drawn() -> None:
    kept = [_baseline(n, is_shown=n != 4) for n in (5, 1, 4, 2, 3)]
    assert [baseline.name for baseline in shown(kept)] == ["b2", "b3", "b5"]


def test_drift_is_working_time_either_way() -> None:
    then = {name: Span(0, 0, local_ms("2026-03-06 17:00")) for name in ("later", "same", "sooner", "gone")}
    now = {"later": "2026-03-09 12:00", "same": "2026-03-08 10:00", "sooner": "2026-03-05 16:00"}
    spans = {name: Span(0, 0, local_ms(text)) for name, text in now.items()}
    assert drifts_min(_baseline(1, **then), spans, BERLIN) == {"later": 180, "same": 0, "sooner": -540}


def test_a_person_cannot_do_two_things_at_once() -> None:
    spans = {"a": Span(0, 100, 500), "b": Span(50, 80, 80), "c": Span(90, 200, 200), "d": Span(200, 300, 300)}
    everybody = dict.fromkeys(spans, "Ana")
    assert double_bookings(everybody, spans) == (
        DoubleBooking("Ana", "a", "b", 50, 80),
        DoubleBooking("Ana", "a", "c", 90, 100),
    )
    assert double_bookings({**everybody, "a": "Kofi"}, spans) == ()
    assert double_bookings(everybody, spans, now_ms=95) == (DoubleBooking("Ana", "a", "c", 95, 100),)


# --- violations ------------------------------------------------------------------------------------------------


def _problems(
    plan: Plan, stages: list[Stage], links: list, now: str = "2026-03-02 09:00", **more: object
) -> list[Violation]:
    known = {"clashes": (), "own": frozenset(stage.id for stage in stages), **more}
    return date_problems(plan, {s.id: s for s in stages}, links, now_ms=local_ms(now), **known)  # type: ignore[arg-type]


def test_a_missed_date_offers_what_would_help() -> None:
    stages = [
        own("a", 1, not_before_ms=local_ms("2026-03-04 09:00")),
        own("b", 1, must_finish_ms=local_ms("2026-03-04 17:00")),
    ]
    links = [link("a", "b")]
    found = _problems(schedule(production(), stages, links), stages, links)[0]
    assert (found.kind, found.stages, found.by_min) == (_K.MUST_FINISH, ("b",), 480)
    assert [fix.name for fix in found.fixes] == ["start_as_soon_as_possible", "move_date", "drop_date"]
    assert found.fixes[0].edits == (StageEdit("a", {"not_before_ms": 0}),)
    assert found.fixes[1].edits == (StageEdit("b", {"must_finish_ms": local_ms("2026-03-05 17:00")}),)


def test_a_clash_offers_a_link_only_where_it_makes_no_loop() -> None:
    stages = [own("a", 2), own("b", 2)]
    plan = schedule(production(), stages, [])
    clash = DoubleBooking("Ana", "a", "b", local_ms("2026-03-02 09:00"), local_ms("2026-03-03 17:00"))
    found = _problems(plan, stages, [], clashes=(clash,))[0]
    assert (found.kind, found.person, found.by_min) == (_K.DOUBLE_BOOKED, "Ana", 960)
    assert found.fixes[0].edits == (LinkAdded("a", "b"),)
    back = DoubleBooking("Ana", "b", "a", clash.from_ms, clash.to_ms)
    assert [fix.name for fix in _problems(plan, stages, [], clashes=(back,))[0].fixes] == ["start_after"]


def test_own_work_that_could_have_begun_is_named() -> None:
    stages, now_ms = [own("a", 1), own("b", 1)], local_ms("2026-03-05 09:00")
    done = {"a": Actual(local_ms("2026-03-02 09:00"), local_ms("2026-03-02 17:00"), local_ms("2026-03-02 17:00"))}
    plan = schedule(production(), stages, [link("a", "b")], done, now_ms)
    found = _problems(plan, stages, [link("a", "b")], "2026-03-05 09:00")
    assert [(one.kind, one.stages, one.by_min) for one in found] == [(_K.LATE_START, ("b",), 960)]
    assert found[0].fixes[0].edits == (StageEdit("b", {"started_ms": now_ms}),)
    assert not _problems(plan, stages, [link("a", "b")], "2026-03-05 09:00", own=frozenset())


def test_work_begun_before_what_it_waits_for_is_named() -> None:
    stages, links = [own("a", 2), own("b", 1)], [link("a", "b")]
    plan = schedule(production(), stages, links, {"b": Actual(local_ms("2026-03-03 09:00"))})
    found = next(one for one in _problems(plan, stages, links) if one.kind is _K.OUT_OF_ORDER)
    assert (found.stages, found.by_min) == (("a", "b"), 480)
    assert found.fixes[0].edits == (LinkRemoved(links[0].id),)
    with_files = [link("a", "b", output="x", input_="y")]
    plan = schedule(production(), stages, with_files, {"b": Actual(local_ms("2026-03-03 09:00"))})
    assert next(one for one in _problems(plan, stages, with_files) if one.kind is _K.OUT_OF_ORDER).fixes == ()


def test_a_date_that_alone_holds_the_end_is_named_once_its_predecessor_shrinks() -> None:
    stages, links = [own("a", 1), own("b", 1, not_before_ms=local_ms("2026-03-05 09:00"))], [link("a", "b")]
    found = _problems(schedule(production(), stages, links), stages, links)
    assert [(one.kind, one.by_min) for one in found] == [(_K.HELD_BACK, 960)]
    longer = [own("a", 3), stages[1]]
    assert not _problems(schedule(production(), longer, links), longer, links)


def test_what_no_plan_can_hold_is_brought_to_the_nearest_value() -> None:
    odd = own("a", 1, review_days=10**9, not_before_ms=-5, must_finish_ms=10**17, progress_pct=-1)
    assert sane_fields(odd) == {"review_days": 365, "not_before_ms": 0, "must_finish_ms": 0, "progress_pct": 0}
    long = Stage("a", "a", "t", "A", work_min=10**12)
    assert sane_fields(long) == {"work_min": MOST_WORK_MIN}
    assert [one.kind for one in value_problems([long, own("b")])] == [_K.VALUE]


@pytest.mark.parametrize(
    "calendar", [WorkCalendar("Mars/Base"), WorkCalendar(days=()), WorkCalendar(hours=((600, 540),))]
)
def test_a_calendar_that_nobody_can_work_in_is_named(calendar: WorkCalendar) -> None:
    found = calendar_problem(calendar, "Ana")
    assert found is not None
    assert (found.kind, found.person) == (_K.CALENDAR, "Ana")
    assert calendar_problem(BERLIN) is None


# --- forecast --------------------------------------------------------------------------------------------------


def test_a_plan_without_estimates_ends_when_it_says() -> None:
    stages = [own("a", 1), own("b", 2)]
    plan = schedule(production(), stages, [link("a", "b")])
    found = forecast(plan.network, {}, random.Random(1).random, runs=100)
    assert set(found.ends_ms) == {plan.at_limit.end_ms}
    assert found.critical == {"a": 1, "b": 1}


def test_three_points_spread_the_end_and_share_the_path() -> None:
    stages = [
        own("a", 2, least_work_min=480, most_work_min=2880),
        own("b", 3, must_finish_ms=local_ms("2026-03-04 17:00")),
    ]
    plan = schedule(production(), [*stages, own("end")], [link("a", "end"), link("b", "end")])
    estimates = {"a": estimate_of(stages[0])}
    found = forecast(plan.network, estimates, random.Random(1).random, runs=1000)  # type: ignore[arg-type]
    again = forecast(plan.network, estimates, random.Random(1).random, runs=1000)  # type: ignore[arg-type]
    assert found == again
    assert (
        found.end_ms(10) == plan.at_limit.end_ms <= found.end_ms(50) < found.end_ms(90) <= local_ms("2026-03-10 17:00")
    )
    assert list(found.ends_ms) == sorted(found.ends_ms)
    # The longer of the two is on the path: “a” where it takes more than three days, which a triangle says exactly.
    longer = (2880 - 1440) ** 2 / ((2880 - 480) * (2880 - 960))
    assert found.critical["a"] == pytest.approx(longer, abs=0.05)
    assert found.critical["end"] == found.met["b"] == 1
    assert found.chance(plan.at_limit.end_ms) == pytest.approx(1 - longer, abs=0.05)


def test_reviews_take_anything_up_to_their_limit() -> None:
    plan = schedule(production(), [gig("a", 1, 4)], [])
    found = forecast(plan.network, {}, random.Random(2).random, runs=500)
    assert plan.at_once.end_ms <= found.ends_ms[0] < found.ends_ms[-1] <= plan.at_limit.end_ms
    assert local(found.end_ms(50))[:10] == "Wed 2026-0"


def test_history_speaks_where_there_is_enough_of_it() -> None:
    assert estimate_of(own("a"), [1.5] * 4) is None
    assert estimate_of(own("a"), [0.5, 1, 1, 2, 3]) == Estimate(0, 480, 0, (0.5, 1, 1, 2, 3))
    assert estimate_of(own("a", 0), [1.0] * 9) is None
    drawn = Estimate(0, 480, 0, (0.5, 1, 2)).drawn_min
    assert [drawn(throw) for throw in (0, 0.4, 0.99)] == [240, 480, 960]


def test_a_number_of_plays_that_makes_no_sense_is_refused() -> None:
    with pytest.raises(BadInputError, match="runs"):
        forecast(schedule(production(), [], []).network, {}, random.Random(1).random, runs=0)
