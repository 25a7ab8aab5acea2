"""Money: reading, writing, percentages and sums."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.domain.errors import BadInputError
from studio.domain.money import (
    CURRENCY_DIGITS,
    MOST_MINOR,
    CostLine,
    CostRollUp,
    basis_points_of,
    cost_rollup,
    currency_digits,
    format_money,
    parse_money,
)
from studio.domain.stage_states import StageState

currencies = st.sampled_from(sorted(CURRENCY_DIGITS))


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("60", "USD", 6000),
        (" 60.5 ", "USD", 6050),
        ("60,50", "EUR", 6050),
        ("1 234,50", "EUR", 123450),
        ("1,234.50", "USD", 123450),
        ("1.234,50", "EUR", 123450),
        ("12’345", "CHF", 1234500),
        ("$60", "USD", 6000),
        ("60 usd", "USD", 6000),
        ("€ 9,99", "EUR", 999),
        ("500", "JPY", 500),
        ("1.5", "KWD", 1500),
        ("1.234", "KWD", 1234),
        ("0", "USD", 0),
    ],
)
def test_amounts_as_people_write_them(text: str, currency: str, minor: int) -> None:
    assert parse_money(text, currency) == minor


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("1,234", "USD"),
        ("1.234", "EUR"),
        ("1,234", "KWD"),
        ("60.505", "USD"),
        ("60.5", "JPY"),
        ("-5", "USD"),
        ("", "USD"),
        ("free", "USD"),
        ("€60", "USD"),
        ("60 EUR", "USD"),
        ("1e9", "USD"),
        ("nan", "USD"),
        ("99999999999999", "USD"),
        ("60 60", "USD"),
    ],
)
def test_what_is_no_amount_or_could_be_two_is_refused(text: str, currency: str) -> None:
    with pytest.raises(BadInputError) as caught:
        parse_money(text, currency)
    assert currency in caught.value.what_to_do


@pytest.mark.parametrize("code", ["", "usd", "XXX", "BTC"])
def test_unknown_currencies_are_refused(code: str) -> None:
    with pytest.raises(BadInputError):
        currency_digits(code)


@given(st.integers(0, MOST_MINOR), currencies)
def test_what_is_written_reads_back(minor: int, currency: str) -> None:
    assert parse_money(format_money(minor, currency), currency) == minor
    assert parse_money(format_money(minor, currency, is_short=True), currency) == minor


def test_amounts_as_they_are_shown() -> None:
    assert format_money(6000, "USD") == "60.00 USD"
    assert format_money(6000, "USD", is_short=True) == "60 USD"
    assert format_money(6005, "USD", is_short=True) == "60.05 USD"
    assert format_money(-5, "KWD") == "-0.005 KWD"
    assert format_money(500, "JPY") == "500 JPY"


@given(st.integers(-(10**12), 10**12), st.integers(0, 10_000))
def test_percentages_round_half_up_to_one_minor_unit(amount: int, basis_points: int) -> None:
    part = basis_points_of(amount, basis_points)
    exact = Fraction(amount * basis_points, 10_000)
    assert abs(part - exact) <= Fraction(1, 2)
    assert basis_points_of(-amount, basis_points) == -part
    assert basis_points_of(amount, 10_000) == amount


def test_half_a_cent_goes_up() -> None:
    assert basis_points_of(6050, 2500) == 1513
    assert basis_points_of(1, 5000) == 1
    assert basis_points_of(1, 4999) == 0


def test_the_roll_up_follows_the_states() -> None:
    lines = [
        CostLine(StageState.PLANNED, 1000),
        CostLine(StageState.DECLINED, 200, terms_minor=250),
        CostLine(StageState.OFFERED, 3000, terms_minor=3500),
        CostLine(StageState.IN_PROGRESS, 4000, terms_minor=4100, paid_minor=100),
        CostLine(StageState.SETTLED, 500, terms_minor=500, paid_minor=500),
        CostLine(StageState.CANCELLED, 800, terms_minor=800, fee_minor=200),
    ]
    total = cost_rollup(lines)
    assert total == CostRollUp(agreed_minor=4800, committed_minor=8300, paid_minor=600, forecast_minor=9500)
    assert total.owed_minor == 4200


@given(st.lists(st.builds(CostLine, st.sampled_from(StageState), *[st.integers(0, 10**6)] * 4), max_size=20))
def test_agreed_is_committed_and_committed_is_forecast(lines: list[CostLine]) -> None:
    total = cost_rollup(lines)
    assert 0 <= total.agreed_minor <= total.committed_minor <= total.forecast_minor
    halves = cost_rollup(lines[::2]), cost_rollup(lines[1::2])
    assert total.forecast_minor == sum(half.forecast_minor for half in halves)
