"""Milestones in the fold: what is earned, what is paid before the end, what a cancelling, a change and time do to them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from studio.domain.hand_off import Take
from studio.domain.milestones import Milestone, problem_of, scaled, shared, with_change
from studio.domain.stage_states import StageState
from studio.domain.terms import DAY_MS, Terms
from studio.events.fold import view
from studio.events.fold_money import dues_in
from studio.events.state import RoomState
from tests.events.test_fold_asking import ANA, NOW_MS, OWNER, STAGE, TERMS, counter, decides, offer, room, says, stands
from tests.events.test_fold_changes import order
from tests.events.test_fold_money import pay

PARTS = (Milestone("Sketch", 1000, 480, "a sketch"), Milestone("Rough", 2001), Milestone("Final", 2999))
WITH_PARTS = replace(TERMS, milestones=PARTS)


def working(stands_at: str = "in_progress", **more: Any) -> RoomState:
    more = {"accepted_ms": NOW_MS, "started_ms": NOW_MS, "due_ms": NOW_MS + 5 * DAY_MS, **more}
    state = room(stands_at, **more)
    state.put("hand_off", state.room, replace(state.hand_off, terms=WITH_PARTS.to_log()))
    return state


def reach(number: int = 0) -> dict[str, Any]:
    return {"k": "milestone.reach", "milestone": number, "text": "here"}


def accept(number: int = 0) -> dict[str, Any]:
    return {"k": "milestone.accept", "milestone": number}


CANCEL = {"k": "stage.cancel", "stage": STAGE, "room": "1" * 32, "why": "changed"}


def test_what_is_accepted_is_earned_and_paid_one_by_one():
    state = working()
    assert dues_in(state).left_minor == 0
    assert "more than is owed" in decides(state, pay(1000, tax=0))
    assert says(state, reach()) == ""
    assert "waits" in says(state, reach())
    assert dues_in(state).left_minor == 0, "a word alone earns nothing"
    assert decides(state, accept()) == ""
    assert dues_in(state).left_minor == 1000
    assert decides(state, pay(1000, tax=0)) == ""
    assert (dues_in(state).left_minor, stands(state)) == (0, StageState.IN_PROGRESS)
    assert decides(state, accept(1)) == "", "the owner may accept without being asked"
    assert "is accepted" in decides(state, accept(1))
    assert dues_in(state).left_minor == 2001


@pytest.mark.parametrize(
    ("takes", "leaves", "owed"),
    [(0, False, 1000 + 1250), (1, False, 1000 + 2500), (0, True, 1000), (1, True, 1000 + 2500)],
)
def test_a_cancelled_hand_off_owes_what_was_reached_and_of_the_rest_what_the_table_says(takes, leaves, owed):
    """A quarter of the other 5000 after the start, half of it after a take; who leaves without one keeps what was accepted."""
    state = working(last_take=takes)
    decides(state, accept())
    if takes:
        state.put("take", "1", Take(1, STAGE, "in_review", "2" * 64, [], 1, 1, NOW_MS, ANA, is_in=True))
    assert (says(state, {"k": "leave"}) if leaves else decides(state, CANCEL)) == ""
    assert dues_in(state).earned_minor == owed


def test_who_has_been_paid_all_by_milestones_is_settled_with_the_approval():
    state = working("in_review", last_take=1)
    state.put("take", "1", Take(1, STAGE, "in_review", "2" * 64, [], 1, 1, NOW_MS, ANA, is_in=True))
    for number, part in enumerate(PARTS):
        decides(state, accept(number))
        assert decides(state, pay(part.amount_minor, tax=0)) == ""
    assert stands(state) is StageState.IN_REVIEW
    approve = {"k": "review.decide", "take": 1, "manifest_hash": "2" * 64, "verdict": "approve", "notes": []}
    assert decides(state, approve) == ""
    assert stands(state) is StageState.SETTLED


def test_silence_accepts_after_the_review_time_and_not_while_the_work_stands():
    state = working()
    says(state, reach())
    due_ms = NOW_MS + WITH_PARTS.review_ms
    assert dues_in(view(state, due_ms)).earned_minor == 0
    later = view(state, due_ms + 1)
    assert (dues_in(later).earned_minor, later.history[-1].kind) == (1000, "milestone.silence")
    says(state, {"k": "pause.ask"})
    decides(state, {"k": "stage.pause"})
    assert dues_in(view(state, due_ms + 9 * DAY_MS)).earned_minor == 0
    assert decides(state, {"k": "stage.resume"}, at_ms=NOW_MS + 4 * DAY_MS) == ""
    assert dues_in(view(state, due_ms + 4 * DAY_MS)).earned_minor == 0
    assert dues_in(view(state, due_ms + 4 * DAY_MS + 1)).earned_minor == 1000


def test_terms_without_silence_accept_nothing_by_it():
    state = working()
    silent = replace(WITH_PARTS, silence_approves=False).to_log()
    state.put("hand_off", state.room, replace(state.hand_off, terms=silent))
    says(state, reach())
    assert dues_in(view(state, NOW_MS + 90 * DAY_MS)).earned_minor == 0


def test_a_no_says_what_is_missing_and_it_can_be_said_again():
    state = working()
    no = {"k": "milestone.decline", "milestone": 0, "reason": "the bridge"}
    assert "nobody says" in decides(state, no)
    says(state, reach())
    assert "what is missing" in decides(state, {**no, "reason": " "})
    assert decides(state, no) == ""
    assert state.table("milestone")["0"]["reason"] == "the bridge"
    assert view(state, NOW_MS + 90 * DAY_MS) is state
    assert says(state, reach()) == ""


@pytest.mark.parametrize(
    ("stands_at", "more", "why"),
    [("approved", {}, "not possible"), ("cancelled", {}, "not possible"), ("paused", {}, "not possible"),
     ("in_progress", {"started_ms": 0}, "has not started")],
)  # fmt: skip
def test_only_what_is_being_worked_on_has_milestones_to_reach(stands_at, more, why):
    state = working(stands_at, **more)
    assert why in says(state, reach())
    assert why in decides(state, accept())
    assert not state.table("milestone")


def test_only_the_collaborator_reaches_and_only_what_there_is():
    state = working()
    assert "only the collaborator" in says(state, reach(), device=OWNER)
    assert "no such milestone" in says(state, reach(3))
    assert "no such milestone" in decides(room("in_progress", started_ms=NOW_MS), accept())


def test_an_offer_whose_milestones_are_not_its_price_has_no_effect():
    state = room("declined")
    assert "sum to the price" in decides(state, offer(replace(WITH_PARTS, price_minor=6001)))
    assert decides(state, offer(WITH_PARTS)) == ""
    assert "milestones" not in TERMS.to_log(), "terms without any stay as they were signed"


def test_another_price_takes_the_milestones_along():
    state = room("offered")
    state.put("hand_off", state.room, replace(state.hand_off, terms=WITH_PARTS.to_log()))
    asked = replace(WITH_PARTS, price_minor=7000)
    other = {"k": "offer.counter", "offer": counter()["offer"], "terms": asked.to_log()}
    assert "in proportion" in says(state, other)
    fair = replace(asked, milestones=scaled(PARTS, 7000))
    assert [one.amount_minor for one in fair.milestones] == [1166, 2334, 3500]
    assert says(state, {**other, "terms": fair.to_log()}) == ""


def test_a_paid_change_is_a_milestone_of_its_own():
    state = working()
    decides(state, accept())
    assert decides(state, order(state)) == ""
    asked = state.hand_off.question
    assert says(state, {"k": "change.accept", "order": asked.order, "terms_hash": asked.terms_hash}) == ""
    changed = Terms.from_log(state.hand_off.terms)
    assert (changed.milestones[-1], problem_of(changed.milestones, 8001)) == (Milestone("A bridge too.", 2001), "")
    assert decides(state, accept(3)) == ""
    assert dues_in(state).earned_minor == 3001
    assert with_change(changed.milestones, "a bridge TOO.\nmore", 5)[-1].name == "a bridge TOO. (2)"


@pytest.mark.parametrize(
    ("parts", "why"),
    [((Milestone("A", 1), Milestone("a ", 5999)), "of its own"), ((Milestone("A", 6000), Milestone("B", 0)), "above zero"),
     ((Milestone(" ", 6000),), "of its own"), ((Milestone("A", 6000, -1),), "before the start"),
     ((Milestone("x" * 121, 6000),), "too long"), (tuple(Milestone(str(n), 100) for n in range(61)), "more than")],
)  # fmt: skip
def test_what_are_no_milestones(parts, why):
    assert why in problem_of(parts, 6000)


@pytest.mark.parametrize(("price", "shares", "amounts"), [(100, (1, 1, 1), (33, 33, 34)), (1, (5000, 5000), (0, 1)),
                                                          (6001, (3000, 7000), (1800, 4201))])  # fmt: skip
def test_shares_are_rounded_down_and_the_last_takes_the_rest(price, shares, amounts):
    assert shared(price, shares) == amounts
    assert sum(amounts) == price
