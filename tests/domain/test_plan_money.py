"""The money of a plan: sums are exact and equal however they are grouped, and say what the roll-up says."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from studio.domain.money import CostLine, cost_rollup
from studio.domain.plan_money import MoneyPiece, MoneySums, grouped, pieces_of, sums_of
from studio.domain.stage_states import StageState as S

amounts = st.integers(0, 10**13)
lines = st.builds(
    CostLine, st.sampled_from(S), amounts, amounts, amounts, amounts, fees_minor=amounts, beyond_minor=amounts
)
payments = st.lists(st.tuples(st.integers(0, 10**13), amounts), max_size=4)
costs = st.lists(st.tuples(lines, payments, st.integers(0, 10**13)), max_size=8)
NAMES = ("agreed_minor", "committed_minor", "paid_minor", "forecast_minor")


def pieces(some: list[tuple[CostLine, list[tuple[int, int]], int]]) -> list[MoneyPiece]:
    return [piece for n, (line, paid, at) in enumerate(some) for piece in pieces_of(f"s{n % 5}", line, paid, at)]


@settings(max_examples=40, deadline=None)
@given(costs)
def test_the_pieces_say_what_the_roll_up_says(some) -> None:
    total, expected = sums_of(pieces(some)), cost_rollup(line for line, _, _ in some)
    assert [getattr(total, name) for name in NAMES] == [getattr(expected, name) for name in NAMES]
    assert total.plan_minor == sum(line.plan_minor for line, _, _ in some)
    assert total.at_most_minor == expected.forecast_minor + sum(line.beyond_minor for line, _, _ in some)
    assert total.sure_minor <= total.probable_minor <= total.at_most_minor


@settings(max_examples=40, deadline=None)
@given(costs, st.integers(1, 7))
def test_sums_are_equal_however_they_are_grouped(some, width: int) -> None:
    found = pieces(some)
    total = sums_of(found)
    for key in (lambda p: p.stage, lambda p: p.at_ms % width, lambda p: p.at_ms // 604_800_000):
        groups = grouped(found, key)
        assert sum(groups.values(), MoneySums()) == total
        assert all(isinstance(amount, int) for sums in groups.values() for amount in sums.parts_minor)


@settings(max_examples=60, deadline=None)
@given(lines, payments)
def test_every_amount_is_in_one_part_and_none_is_below_zero(line: CostLine, paid) -> None:
    found = pieces_of("s", line, paid, 5)
    total, bound = sums_of(found), cost_rollup([line])
    assert min(part for piece in found for part in piece.sums.parts_minor) >= 0
    assert sum(total.parts_minor) == bound.forecast_minor + max(0, line.paid_minor - bound.agreed_minor)
    assert total.paid_minor + total.needed_minor == sum(total.parts_minor)


def test_what_is_left_of_an_approved_stage_is_owed_and_a_payment_has_its_own_time() -> None:
    part, rest = pieces_of("s", CostLine(S.APPROVED, 5000, 6000, paid_minor=2000), [(7, 2000)], 99)
    assert (part.at_ms, part.sums.parts_minor) == (7, (2000, 0, 0, 0, 0))
    assert (rest.at_ms, rest.sums.parts_minor, rest.sums.plan_minor) == (99, (0, 4000, 0, 0, 0), 5000)
    (working,) = pieces_of("s", CostLine(S.IN_PROGRESS, 5000, 6000), [], 99)
    assert working.sums.parts_minor == (0, 0, 6000, 0, 0)
    (offered,) = pieces_of("s", CostLine(S.OFFERED, 5000, 6000), [], 99)
    assert offered.sums.parts_minor == (0, 0, 0, 6000, 0)
    (planned,) = pieces_of("s", CostLine(S.PLANNED, 5000), [], 99)
    assert planned.sums.parts_minor == (0, 0, 0, 0, 5000)


def test_a_payment_that_nobody_dated_counts_with_the_last_or_when_it_was_due() -> None:
    (settled,) = pieces_of("s", CostLine(S.SETTLED, 100, 100, paid_minor=100), [], 9)
    assert (settled.at_ms, settled.sums.paid_minor, settled.sums.plan_minor) == (9, 100, 100)
    found = pieces_of("s", CostLine(S.SETTLED, 100, 100, paid_minor=100), [(3, 60)], 9)
    assert [(piece.at_ms, piece.sums.paid_minor) for piece in found] == [(3, 60), (3, 40)]
