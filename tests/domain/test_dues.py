"""What is owed, to the cent: by state, what has happened, what was paid."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from studio.domain.dues import Deed, Dues, dues_of
from studio.domain.stage_states import StageState as S

ODD = 6001
"""Of which no share is a whole number of cents."""
FEES = (0, 2500, 5000, 10000)
DEED = Deed(S.IN_PROGRESS, ODD, FEES, has_begun=True)


@pytest.mark.parametrize(
    ("how_far", "owner_cancels", "in_time", "leaves"),
    [
        ({}, 0, 0, 0),
        ({"has_started": True}, 1500, 0, 0),
        ({"has_started": True, "has_delivered": True}, 3001, 0, 3001),
        ({"has_started": True, "reached_minor": 2001}, 3001, 2001, 2001),
        ({"has_started": True, "has_delivered": True, "reached_minor": 2001}, 4001, 2001, 4001),
    ],
)
def test_a_cancelled_hand_off_by_how_far_it_was(how_far, owner_cancels, in_time, leaves):
    """A quarter of 6001 is 1500.25, a half 3000.5: half up, once; of the rest beside an accepted milestone 1000 and 2000."""
    deed = replace(DEED, state=S.CANCELLED, **how_far)
    assert deed.earned_minor == owner_cancels
    assert replace(deed, is_free=True).earned_minor == in_time
    assert replace(deed, is_left=True).earned_minor == leaves
    assert replace(deed, has_begun=False).earned_minor == 0


@pytest.mark.parametrize(("state", "owed"), [(S.APPROVED, ODD), (S.SETTLED, ODD), (S.CLOSED, ODD), (S.IN_REVIEW, 700),
                                             (S.IN_PROGRESS, 700), (S.PAUSED, 700), (S.DISPUTED, 700)])  # fmt: skip
def test_while_the_work_goes_on_only_milestones_are_owed_and_at_the_end_all(state, owed):
    assert replace(DEED, state=state, has_started=True, has_delivered=True, reached_minor=700).earned_minor == owed


def test_a_split_that_both_agreed_on_is_what_is_owed():
    for far, left, free in product((True, False), repeat=3):
        deed = replace(DEED, state=S.CANCELLED, has_delivered=far, is_left=left, is_free=free, split_minor=1234)
        assert deed.earned_minor == 1234


@pytest.mark.parametrize(
    ("payments", "tax", "expected"),
    [
        ([], 0, Dues(ODD, 0, 0, 0)),
        ([{"amount": 2000}], 0, Dues(ODD, 0, 2000, 0)),
        ([{"amount": 2000, "tax": 1140}, {"amount": 5141, "tax": 1140}], 0, Dues(ODD, 1140, 7141, 0)),
        ([{"amount": 7001, "tax": 0, "tip": 1000}], 0, Dues(ODD, 0, 6001, 1000)),
        ([{"amount": 500, "tax": 0, "tip": 500}], 1140, Dues(ODD, 1140, 0, 500)),
        ([{"amount": 1, "tax": 900}], 1140, Dues(ODD, 1140, 1, 0)),
        ([{"amount": "x"}, {}], 0, Dues(ODD, 0, 0, 0)),
    ],
)
def test_payments_add_up_with_tax_on_top_and_without_tips(payments, tax, expected):
    dues = dues_of(ODD, payments, tax)
    assert dues == expected
    assert dues.left_minor == ODD + expected.tax_minor - expected.paid_minor
    assert dues.is_covered == (dues.left_minor == 0)
