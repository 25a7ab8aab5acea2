"""A dispute: who may say what, what is owed afterwards, and what happens when nobody answers."""

from __future__ import annotations

from typing import Any

import pytest

from studio.domain.hand_off import Take
from studio.domain.stage_states import StageState
from studio.domain.terms import DAY_MS
from studio.events.docket import VerifiedPacket
from studio.events.fold import apply_packet, view
from studio.events.fold_dispute import ANSWER_MS, standing_dispute
from studio.events.fold_money import dues_in
from studio.events.state import RoomState
from tests.events.test_fold_asking import ANA, NOW_MS, OWNER, STAGE, decides, room, says, stands
from tests.events.test_fold_money import pay

CANCEL = {"k": "stage.cancel", "stage": STAGE, "room": "1" * 32, "why": "changed"}


def in_review() -> RoomState:
    state = room("in_review", accepted_ms=NOW_MS, started_ms=NOW_MS, last_take=1)
    take = Take(1, STAGE, "in_review", "2" * 64, [], 1, 1, NOW_MS, ANA, answer_by_ms=NOW_MS + DAY_MS, is_in=True)
    state.put("take", "1", take)
    return state


def opens(split: int = 4500, **more: Any) -> dict[str, Any]:
    return {"k": "dispute.open", "statement": "It is what was asked for.", "split": split, **more}


def answers(to: int, split: int = 0, *, is_agreed: bool = False, **more: Any) -> dict[str, Any]:
    return {"k": "dispute.answer", "to": to, "is_agreed": is_agreed, "statement": "No.", "split": split, **more}


@pytest.mark.parametrize("first", [ANA, OWNER])
@pytest.mark.parametrize("from_cancelled", [False, True])
def test_what_both_agree_on_is_owed_to_the_cent(first, from_cancelled):
    state = in_review()
    if from_cancelled:
        decides(state, CANCEL)
        assert dues_in(state).left_minor == 3000
    second = OWNER if first == ANA else ANA
    assert says(state, opens(4501), device=first) == ""
    assert stands(state) is StageState.DISPUTED
    assert "oneself" in says(state, answers(0, 100), device=first)
    assert says(state, answers(0, 2000), device=second, at_ms=NOW_MS + 4 * DAY_MS) == ""
    assert "another proposal" in says(state, answers(0, 100), device=first)
    assert says(state, answers(1, 3333), device=first, at_ms=NOW_MS + 8 * DAY_MS) == ""
    if second == OWNER:
        assert "deciding" in says(state, answers(2, is_agreed=True), device=OWNER)
        assert decides(state, {"k": "dispute.settle", "to": 2}) == ""
    else:
        assert "oneself" in decides(state, {"k": "dispute.settle", "to": 2})
        assert says(state, answers(2, is_agreed=True), device=ANA) == ""
    assert (stands(state), dues_in(state).earned_minor) == (StageState.CANCELLED, 3333)
    assert decides(state, pay(3333, tax=0)) == ""
    assert dues_in(state).is_covered
    assert "nothing is disputed" in says(state, answers(2, 1), device=second)


@pytest.mark.parametrize("days", [1, 0, -1])
@pytest.mark.parametrize(("splits", "first"), [((4500, 2000), ANA), ((2000, 4500), ANA), ((4500, 2000), OWNER)])
def test_of_two_agreements_the_last_one_counts(splits, first, days):
    """Also where the clock of the second one is behind: the order is the log's."""
    state = in_review()
    for n, (split, opener) in enumerate(zip(splits, (first, OWNER if first == ANA else ANA), strict=True)):
        at_ms = NOW_MS + n * days * DAY_MS
        assert says(state, opens(split), device=opener, at_ms=at_ms) == ""
        if opener == ANA:
            assert decides(state, {"k": "dispute.settle", "to": 0}, at_ms=at_ms) == ""
        else:
            assert says(state, answers(0, is_agreed=True), device=ANA, at_ms=at_ms) == ""
        assert dues_in(state).earned_minor == split
    assert "is more than is owed" in decides(state, pay(splits[1] + 1, tax=0))
    assert decides(state, pay(splits[1], tax=0)) == ""


@pytest.mark.parametrize("from_cancelled", [False, True])
def test_without_an_answer_all_is_as_it_was_and_the_record_stays(from_cancelled):
    state = in_review()
    if from_cancelled:
        decides(state, CANCEL)
    before = dues_in(state).earned_minor
    says(state, opens(), at_ms=NOW_MS + 60_000)
    due_ms = NOW_MS + 60_000 + ANSWER_MS
    assert stands(view(state, due_ms)) is StageState.DISPUTED
    later = view(state, due_ms + 1)
    assert stands(later) is (StageState.CANCELLED if from_cancelled else StageState.IN_REVIEW)
    assert (dues_in(later).earned_minor, standing_dispute(later)["state"]) == (before, "lapsed")
    if not from_cancelled:
        assert later.take(1).answer_by_ms == NOW_MS + DAY_MS + ANSWER_MS, "the clock stood meanwhile"
        assert stands(view(state, due_ms + DAY_MS + 1)) is StageState.APPROVED
    assert "has had its own" in says(later, opens(), at_ms=due_ms + 2)


@pytest.mark.parametrize(
    ("split", "more", "why"),
    [
        (6001, {}, "between"),
        (-1, {}, "no usable"),
        (1, {"statement": " "}, "has words"),
        (1, {"statement": "x" * 5001}, "has words"),
    ],
)
def test_what_is_no_proposal(split, more, why):
    state = in_review()
    assert why in says(state, opens(split, **more))
    assert stands(state) is StageState.IN_REVIEW


@pytest.mark.parametrize("at", ["offered", "in_progress", "approved", "settled", "declined", "paused", "disputed"])
def test_only_a_review_or_a_cancelled_hand_off_is_disputed(at):
    state = room(at, accepted_ms=NOW_MS)
    assert "not possible" in says(state, opens())


def test_nobody_else_in_the_room_has_a_say_and_what_is_paid_stays_paid():
    state = in_review()
    decides(state, CANCEL)
    decides(state, pay(2500, tax=0))
    stranger = VerifiedPacket("6" * 32, "6" * 64, "collaborator", 0, "0" * 64, "5" * 32, NOW_MS, NOW_MS, (opens(3000),))
    (outcome,) = apply_packet(state, stranger)
    assert "not with this person" in outcome.overruled
    assert "between" in says(state, opens(2499))
    assert says(state, opens(2500)) == ""
    assert "nothing is disputed" in decides(in_review(), {"k": "dispute.settle", "to": 0})
