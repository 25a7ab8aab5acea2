"""What is drawn over a plan: what is wrong with it and how that is put right, and persons' calendars in dates and clocks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.actions.plan_undo import undo
from studio.actions.plan_whole import carry_out_fix, set_calendar
from studio.domain.errors import CancelledError, NotFoundError, RefusedError
from studio.domain.ids import new_id
from studio.domain.network import in_order
from studio.domain.production import Link, WorkCalendar
from studio.events.catalog import link_to_log
from studio.queries.calendars import calendars_of
from studio.queries.candidates import candidate_rows, taken_percent
from studio.queries.plan_checks import plan_check_rows, violations_of
from studio.queries.plan_dates import without_loops
from studio.queries.plan_fix_effects import fix_effects
from studio.queries.plan_forecast import forecast_rows
from studio.queries.stage import stage_detail
from studio.queries.timeline import named_plan, plan_rows
from tests.domain.plans import link, own
from tests.queries.homes import DAY_MS, HOUR_MS, Studio, stage_id

NIGHTS = WorkCalendar("UTC", (1, 2, 3, 4, 5, 6, 7), ((0, 120),))


def decide(studio: Studio, *decisions: dict) -> None:
    with studio.home.work() as work:
        work.decide(studio.prj, *decisions)


def fixes(studio: Studio, violation: str, name: str) -> None:
    """What ``segue plan --fix`` does."""
    with studio.home.work() as work:
        kept = named_plan(studio.home, work.connection, studio.prj, studio.now_ms)
        found = next(found for row, found in violations_of(kept, studio.now_ms) if row.id == violation)
        carry_out_fix(work, studio.prj, next(fix for fix in found.fixes if fix.name == name), name)


def wrong(studio: Studio) -> dict[str, list[str]]:
    checks = studio.ask(plan_check_rows, studio.prj)
    return {row.id: [fix.name for fix in row.fixes] for row in checks.violations}


def test_a_loop_is_named_and_its_link_removed(owner, small):
    owner.starts(small)
    assert wrong(owner) == {}
    decide(owner, {"k": "link.add", **link_to_log(Link(new_id(), stage_id(owner, "mix"), stage_id(owner, "guide")))})
    found = wrong(owner)
    assert found == {"loop:mix+guide": ["remove_link"]}
    fixes(owner, "loop:mix+guide", "remove_link")
    assert wrong(owner) == {}


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=30))
def test_without_its_loops_a_plan_has_an_order_and_keeps_all_other_links(pairs):
    stages = {f"s{n}": own(f"s{n}") for n in range(8)}
    links = [link(f"s{one}", f"s{two}", output=str(n)) for n, (one, two) in enumerate(pairs)]
    kept = without_loops(stages.values(), links)
    in_order(stages, [(one.source, one.target) for one in kept])
    for gone in set(links) - set(kept):  # each of them would close a loop
        with pytest.raises(RefusedError):
            in_order(stages, [(one.source, one.target) for one in [*kept, gone]])


def test_a_zone_that_vanished_is_named_and_the_usual_calendar_used(owner, small):
    owner.starts(small)
    calendar = {"zone": "Nowhere/Land", "days": [1], "hours": [[540, 1020]], "holidays": ["2026-09-01"]}
    decide(owner, {"k": "project.set", "calendar": calendar}, {"k": "calendar.set", "who": "Ana", "calendar": calendar})
    assert wrong(owner) == {"calendar:production": ["usual_calendar"], "calendar:Ana": ["usual_calendar"]}
    for name in ("calendar:production", "calendar:Ana"):
        fixes(owner, name, "usual_calendar")
    assert wrong(owner) == {}
    assert owner.ask(plan_check_rows, owner.prj).holidays == ("2026-09-01",)


@pytest.mark.parametrize("values", [{"work": 10**15}, {"not_before": 10**15}, {"must_finish": -5}, {"progress": 900}])
def test_a_value_that_no_plan_holds_is_named_and_brought_back(owner, small, values):
    owner.starts(small)
    decide(owner, {"k": "stage.set", "id": stage_id(owner, "drums"), **values})
    assert wrong(owner)["value:drums"] == ["usual_value"]
    fixes(owner, "value:drums", "usual_value")
    assert "value:drums" not in wrong(owner)


def test_a_date_from_long_ago_is_too_late_and_still_drawn(owner, small):
    owner.starts(small)
    decide(owner, {"k": "stage.set", "id": stage_id(owner, "mix"), "must_finish": 86_400_000})
    rows = owner.ask(plan_rows, owner.prj)
    assert all(row.slack_min < 0 for row in rows.stages)
    assert wrong(owner)["must_finish:mix"][-2:] == ["move_date", "drop_date"]


def test_free_slack_and_shadows_come_with_the_checks(owner, small):
    owner.starts(small)
    dates = [[row.id, row.start_ms, row.work_end_ms, row.end_ms] for row in owner.ask(plan_rows, owner.prj).stages]
    names = ("one", "two", "three", "four")
    ids = [new_id() for _ in names]
    kept = [
        {"k": "baseline.add", "id": ids[n], "name": name, "made": n, "end": dates[-1][3], "dates": dates}
        for n, name in enumerate(names)
    ]
    decide(owner, *kept, {"k": "stage.set", "id": stage_id(owner, "drums"), "work": 24 * HOUR_MS})
    checks = owner.ask(plan_check_rows, owner.prj)
    assert [(row.name, row.drift_days, row.moved) for row in checks.baselines] == [(name, 1, 2) for name in names]
    assert [shadow.baseline for shadow in checks.shadows[stage_id(owner, "mix")]] == ids[1:]
    assert {shadow.drift_min for shadow in checks.shadows[stage_id(owner, "mix")]} == {480}
    assert set(checks.free_slack_min.values()) == {0}


def test_work_is_due_in_the_calendar_of_who_does_it(pair, small, stem):
    owner = pair.owner
    owner.starts(small)
    room = owner.offers("drums")
    with owner.home.work() as work:
        set_calendar(work, owner.prj, NIGHTS, "Ana Ribeiro")
    pair.joins(room)
    owner.delivers("guide", stem("guide.wav"))
    owner.sent_everything()
    owner.forms_entries()
    pair.other.accepts(room)
    pair.meet(room)
    pair.meet(room)
    row = next(row for row in owner.ask(plan_rows, owner.prj).stages if row.slug == "drums")
    # Sixteen hours of work at two a night: the eighth night from Tuesday on.
    begun_ms = owner.now_ms - owner.now_ms % DAY_MS
    assert row.due_ms == row.work_end_ms == begun_ms + 8 * DAY_MS + 2 * HOUR_MS
    with owner.home.work() as work:
        set_calendar(work, owner.prj, None, "Ana Ribeiro")
    again = next(row for row in owner.ask(plan_rows, owner.prj).stages if row.slug == "drums")
    assert again.due_ms == row.due_ms  # what was set stands


# --- what one press would do, who could do it, what the end hangs on


def test_a_fix_does_what_it_was_said_to_do(owner, small):
    owner.starts(small)
    with owner.home.work() as work:
        set_calendar(work, owner.prj, NIGHTS, "Ana")
    mix = stage_id(owner, "mix")
    early_ms = owner.now_ms + 60 * DAY_MS
    decide(owner, {"k": "stage.set", "id": mix, "not_before": early_ms, "must_finish": early_ms})
    decide(owner, {"k": "link.add", **link_to_log(Link(new_id(), mix, stage_id(owner, "guide")))})
    checks = owner.ask(plan_check_rows, owner.prj)
    assert {row.kind for row in checks.violations} == {"loop", "must_finish", "held_back"}
    for row in checks.violations:
        for effect in owner.ask(fix_effects, owner.prj, row.id):
            before = owner.ask(plan_rows, owner.prj)
            fixes(owner, row.id, effect.name)
            after = owner.ask(plan_rows, owner.prj)
            assert (effect.end_ms, effect.problems) == (after.end_ms, len(wrong(owner)))
            assert (effect.later_min < 0) == (after.end_ms < before.end_ms)
            with owner.home.work() as work:
                undo(work, owner.prj)
            assert owner.ask(plan_rows, owner.prj).end_ms == before.end_ms
    with pytest.raises(NotFoundError):
        owner.ask(fix_effects, owner.prj, "loop:nobody")


def test_candidates_have_roles_rates_and_what_they_do_then_already(working, small):
    pair, room = working
    owner = pair.owner
    first = owner.prj
    owner.starts(small, "Second Train")
    drums = stage_id(owner, "second-train/drums")
    ana = owner.ask(candidate_rows, drums)[0]
    assert (ana.name, ana.roles, ana.has_role, ana.day_rate_minor, ana.done) == (
        "Ana Ribeiro",
        ("Drummer",),
        True,
        2500,
        0,
    )
    # the second of the two days on which she is at the first production's drums is the first of these two
    assert (ana.busy_percent, ana.free_min) == (50, 480)
    decide(owner, {"k": "stage.set", "id": drums, "not_before": owner.now_ms + 30 * DAY_MS, "person": "Kofi"})
    rows = owner.ask(candidate_rows, drums)
    assert [(row.name, row.busy_percent, row.free_min) for row in rows] == [("Ana Ribeiro", 0, 960), ("Kofi", 0, 960)]
    with owner.home.work() as work:
        set_calendar(work, owner.prj, NIGHTS, "Kofi")
    assert list(owner.ask(calendars_of, owner.prj)) == ["", "Kofi", "Mira Lindqvist"]
    assert owner.ask(calendars_of, owner.prj)["Kofi"] == NIGHTS
    planned = owner.ask(stage_detail, drums).planned
    assert (planned.person, planned.has_calendar, planned.is_bound, planned.day_min) == ("Kofi", True, False, 480)
    bound = next(row.id for row in owner.ask(plan_rows, first).stages if row.slug == "drums")
    assert owner.ask(stage_detail, bound).planned.is_bound
    assert pair.other.ask(stage_detail, room).planned is None


def test_the_end_hangs_on_the_stage_that_varies_and_a_forecast_can_be_stopped(owner, small):
    owner.starts(small)
    decide(owner, {"k": "stage.set", "id": stage_id(owner, "mix"), "least": 60_000 * 60, "most": 60_000 * 4800})
    rows = owner.ask(forecast_rows, owner.prj, runs=100)
    assert max(rows.sway, key=rows.sway.get) == stage_id(owner, "mix")
    assert rows.sway[stage_id(owner, "mix")] > 0.5
    assert (len(rows.ends_ms), list(rows.ends_ms)) == (100, sorted(rows.ends_ms))
    told = []

    def stop(done: int, of: int) -> None:
        told.append((done, of))
        if done == 3:
            raise CancelledError("Stopped.")

    with pytest.raises(CancelledError):
        owner.ask(forecast_rows, owner.prj, runs=100, on_run=stop)
    assert told == [(0, 100), (1, 100), (2, 100), (3, 100)]


@pytest.mark.parametrize(
    ("free_min", "booked_min", "usual_min", "expected"),
    [(480, 0, 480, 0), (480, 240, 480, 50), (480, 960, 480, 100), (0, 0, 480, 100), (0, 0, 0, 0), (60, 60, 0, 100)],
)
def test_who_is_away_while_others_work_has_no_time_and_a_night_says_nothing(free_min, booked_min, usual_min, expected):
    assert taken_percent(free_min, booked_min, usual_min) == expected
