"""Tax to the cent and statements that always add up."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.domain.business import BusinessDetails, checked, rate_bp_of, rate_text, taxed
from studio.domain.errors import BadInputError
from studio.domain.statement import Charge, statement_part


@pytest.mark.parametrize(
    ("amount", "rate", "is_included", "net", "tax"),
    [
        (6000, 1900, True, 5042, 958),  # 957.98
        (6000, 1900, False, 6000, 1140),
        (6000, 2000, True, 5000, 1000),
        (10, 500, False, 10, 1),  # 0.5 goes up
        (9, 500, False, 9, 0),  # 0.45
        (8050, 810, False, 8050, 652),  # 652.05
        (21, 500, True, 20, 1),
        (1, 1900, True, 1, 0),
        (0, 1900, False, 0, 0),
        (6000, 0, True, 6000, 0),
    ],
)
def test_tax_is_rounded_half_up_on_the_total(amount, rate, is_included, net, tax):
    found = taxed(amount, BusinessDetails(tax_name="VAT", tax_bp=rate, is_tax_included=is_included))
    assert (found.net_minor, found.tax_minor, found.gross_minor) == (net, tax, net + tax)


@given(st.integers(0, 10**13), st.integers(0, 9999), st.booleans())
def test_net_and_tax_are_the_whole_and_off_by_half_a_unit_at_most(amount, rate, is_included):
    found = taxed(amount, BusinessDetails(tax_bp=rate, is_tax_included=is_included))
    assert amount == (found.gross_minor if is_included else found.net_minor)
    exact = Fraction(amount * rate, 10_000 + rate if is_included else 10_000)
    assert -Fraction(1, 2) < found.tax_minor - exact <= Fraction(1, 2)


@given(
    st.lists(st.tuples(st.integers(1, 50), st.integers(0, 10**6), st.booleans()), max_size=12),
    st.integers(0, 60),
    st.integers(0, 60),
)
def test_a_statement_goes_on_where_the_one_before_ended(rows, first, second):
    first, second = sorted((first, second))
    charges = [Charge(at, "SG", "P", "S", amount, "EUR", is_payment=is_paid) for at, amount, is_paid in rows]

    def part(from_ms: int, until_ms: int):
        return statement_part("A", "B", "EUR", charges, [(5, 7)], (from_ms, until_ms), is_payee=True)

    before, after, whole = part(0, first), part(first + 1, second), part(0, second)
    assert after.opening_minor == before.closing_minor
    assert (
        after.closing_minor
        == whole.closing_minor
        == (after.lines[-1].open_minor if after.lines else before.closing_minor)
    )
    assert before.owed_minor + after.owed_minor == whole.owed_minor
    assert before.agreed_minor + (after.agreed_minor if second > first else 0) == whole.agreed_minor


@pytest.mark.parametrize(("text", "rate_bp"), [("19", 1900), ("8.1", 810), ("8,1 %", 810), ("0", 0), ("7.75%", 775)])
def test_rates(text, rate_bp):
    assert rate_bp_of(text) == rate_bp
    assert rate_bp_of(rate_text(rate_bp)) == rate_bp


@pytest.mark.parametrize("text", ["", "x", "-1", "100", "1.234", "1e1", "٣"])
def test_what_is_no_rate(text):
    with pytest.raises(BadInputError):
        rate_bp_of(text)


@pytest.mark.parametrize(
    "wrong",
    [
        {"address": ("a",) * 7},
        {"country": "DEU"},
        {"tax_bp": 1900},
        {"tax_bp": 1900, "tax_name": "VAT", "no_tax": "small-business"},
        {"tax_bp": 10_000, "tax_name": "VAT"},
    ],
)
def test_details_that_cannot_be(wrong):
    with pytest.raises(BadInputError):
        checked(BusinessDetails(**wrong))
