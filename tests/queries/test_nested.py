"""A plan with nested chains that are closed: it ends when it ended, costs what it cost, and is linked as it was."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from studio.domain.nests import shown_as, way_out
from studio.domain.stage_states import StageState
from studio.queries.nested import as_shown, nest_state, stages_of
from studio.queries.plan_rows import LinkRow, NestRow, PlanRows, ProductionRow, StageRow, TrackRow

HOUR_MS = 3_600_000


def stage_row(
    name: str, start_h: int, work_h: int, review_h: int, price: int, nest: str, state: StageState
) -> StageRow:
    start_ms, work_ms = start_h * HOUR_MS, (start_h + work_h) * HOUR_MS
    end_ms = work_ms + review_h * HOUR_MS
    return StageRow(
        name, name, f"t{start_h % 3}", name, "", state, start_ms, work_ms, end_ms, work_ms, start_h % 5, start_h % 5 == 0,
        is_own=False, price_minor=price, currency="EUR", nest=nest,
    )  # fmt: skip


@st.composite
def plans(draw: st.DrawFn) -> PlanRows:
    """Up to 12 stages, links that go forward, and up to five nests that lie in each other in any way, circles included."""
    ids = [f"n{n}" for n in range(draw(st.integers(0, 5)))]
    nests = tuple(NestRow(one, one.upper(), draw(st.sampled_from(["", *ids])), draw(st.booleans())) for one in ids)
    stages = tuple(
        stage_row(
            f"s{n}", draw(st.integers(0, 400)), draw(st.integers(0, 80)), draw(st.integers(0, 40)),
            draw(st.integers(0, 10_000)), draw(st.sampled_from(["", *ids])), draw(st.sampled_from(list(StageState))),
        )
        for n in range(draw(st.integers(1, 12)))
    )  # fmt: skip
    pairs = draw(st.lists(st.tuples(st.integers(0, len(stages) - 1), st.integers(0, len(stages) - 1)), max_size=20))
    links = tuple(
        LinkRow(f"k{n}", f"s{min(a, b)}", f"s{max(a, b)}", "", "", "FS", 0) for n, (a, b) in enumerate(pairs) if a != b
    )
    production = ProductionRow("p", "p", "P", True, "Mira", "", "EUR")
    tracks = tuple(TrackRow(f"t{n}", f"T{n}") for n in range(3))
    end_ms = max(stage.end_ms for stage in stages)
    price = sum(stage.price_minor for stage in stages)
    return PlanRows(production, tracks, stages, links, 0, end_ms, end_ms, 1, 1, "UTC", plan_minor=price, nests=nests)


@given(plans())
def test_closing_nests_changes_neither_dates_nor_money(plan: PlanRows) -> None:
    shown, nests = as_shown(plan), {nest.id: nest for nest in plan.nests}
    assert max(row.end_ms for row in shown.stages) == plan.end_ms
    assert min(row.start_ms for row in shown.stages) == min(row.start_ms for row in plan.stages)
    assert sum(row.price_minor for row in shown.stages) == plan.plan_minor
    kept = {row.id: row for row in shown.stages if row.id not in nests}
    assert kept == {row.id: row for row in plan.stages if not shown_as(nests, row.nest)}
    for bar in (row for row in shown.stages if row.id in nests):
        inside = [row for row in plan.stages if shown_as(nests, row.nest) == bar.id]
        assert (bar.start_ms, bar.end_ms) == (min(r.start_ms for r in inside), max(r.end_ms for r in inside))
        assert bar.price_minor == sum(r.price_minor for r in inside)
        assert bar.slack_min == min(r.slack_min for r in inside)
        assert bar.holds == len(inside)


@given(plans())
def test_what_waited_for_a_stage_waits_for_its_nest(plan: PlanRows) -> None:
    shown, nests = as_shown(plan), {nest.id: nest for nest in plan.nests}
    bar_of = {row.id: shown_as(nests, row.nest) or row.id for row in plan.stages}
    assert {(link.source, link.target) for link in shown.links} == {
        (bar_of[link.source], bar_of[link.target]) for link in plan.links if bar_of[link.source] != bar_of[link.target]
    }
    known = {row.id for row in shown.stages}
    assert len(known) == len(shown.stages)
    assert all({link.source, link.target} <= known for link in shown.links)


@given(plans())
def test_all_bars_together_are_all_stages(plan: PlanRows) -> None:
    shown = as_shown(plan)
    assert set(stages_of(plan, [row.id for row in shown.stages])) == {row.id for row in plan.stages}
    is_open = replace(plan, nests=tuple(replace(nest, is_closed=False) for nest in plan.nests))
    assert as_shown(is_open) is is_open
    assert as_shown(shown).stages == shown.stages


def test_a_circle_of_nests_ends() -> None:
    nests = {"a": NestRow("a", "A", "b", True), "b": NestRow("b", "B", "a", False)}
    assert way_out(nests, "a") == ("a", "b")
    assert shown_as(nests, "b") == "a"


def test_a_nest_is_shown_as_what_is_most_urgent_in_it() -> None:
    def state(*names: str) -> str:
        return nest_state(stage_row("s", 0, 1, 0, 0, "", StageState(name)) for name in names)

    assert state("approved", "closed") == "approved"
    assert state("approved", "planned") == "in_progress"
    assert state("in_progress", "in_review", "planned") == "in_review"
    assert state("planned", "offered") == "offered"
    assert state("planned", "draft") == "planned"
