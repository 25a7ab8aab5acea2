"""A paid change order: what it does to price, due date and rounds, and what has no effect."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from studio.domain.change_order import ChangeOrder, changed_by
from studio.domain.hand_off import Take
from studio.domain.stage_states import StageState
from studio.domain.terms import DAY_MS, Terms
from studio.events.fold import view
from studio.events.fold_asking import ASK_LIFE_MS
from studio.events.fold_changes import terms_hash
from studio.events.state import RoomState
from tests.events.test_fold_asking import ANA, NOW_MS, OWNER, STAGE, decides, room, says, stands

ORDER, OTHER = "3" * 32, "4" * 32
DUE_MS = NOW_MS + 2 * DAY_MS


def working(stands_at: str = "in_progress", **more: Any) -> RoomState:
    more = {"accepted_ms": NOW_MS, "started_ms": NOW_MS, "due_ms": DUE_MS, **more}
    state = room(stands_at, **more)
    if stands_at == "in_review":
        take = Take(1, STAGE, "in_review", "2" * 64, [], 1, 1, NOW_MS, ANA, answer_by_ms=NOW_MS + DAY_MS, is_in=True)
        state.put("take", "1", take)
    return state


def order(state: RoomState, order_id: str = ORDER, **changes: Any) -> dict[str, Any]:
    """A change order as the owner's program writes it for the terms that hold."""
    body = {"k": "change.order", "order": order_id, "text": "A bridge too.", "price": 2001, "work": 480 * 60_000,
            "rounds": 1, "due": state.hand_off.due_ms + DAY_MS, "notes": [], **changes}  # fmt: skip
    made = ChangeOrder(body["text"], body["price"], body["work"] // 60_000, body["rounds"], body["due"])
    terms = changed_by(Terms.from_log(state.hand_off.terms), made).to_log()
    return {"terms_hash": terms_hash(state.prj, state.room, order_id, terms), **body}


def accept(state: RoomState, **changes: Any) -> dict[str, Any]:
    return {"k": "change.accept", "order": ORDER, "terms_hash": state.hand_off.question.terms_hash, **changes}


def figures(state: RoomState) -> tuple[Any, ...]:
    terms = state.hand_off.terms
    return terms["price"], terms["work"] // 60_000, terms["revisions"], state.hand_off.due_ms


@pytest.mark.parametrize("stands_at", ["accepted", "awaiting_inputs", "in_progress", "in_review", "revision"])
def test_nothing_changes_before_it_is_signed_and_then_all_of_it(stands_at):
    started = {} if stands_at not in ("accepted", "awaiting_inputs") else {"started_ms": 0, "due_ms": 0}
    state = working(stands_at, last_take=int(stands_at == "in_review"), **started)
    due_ms = state.hand_off.due_ms + DAY_MS if state.hand_off.due_ms else 0
    before = figures(state)
    assert decides(state, order(state, due=due_ms)) == ""
    assert figures(state) == before == (6000, 960, 1, state.hand_off.due_ms)
    assert says(state, accept(state), at_ms=NOW_MS + 5000) == ""
    assert figures(state) == (8001, 1440, 2, due_ms + 5000 if due_ms else 0)
    assert stands(state) is StageState(stands_at)
    assert state.hand_off.terms["brief"] == "Play.\n\n+ A bridge too."
    assert state.hand_off.question is None


def test_the_time_until_the_answer_does_not_shorten_the_work():
    state = working()
    decides(state, order(state))
    assert says(state, accept(state), at_ms=NOW_MS + 3 * DAY_MS) == ""
    assert state.hand_off.due_ms == DUE_MS + DAY_MS + 3 * DAY_MS


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"text": "  "}, "does not say"),
        ({"text": "x" * 2001}, "longer than"),
        ({"price": 0, "work": 0, "rounds": 0}, "neither price"),
        ({"price": 10**14}, "more than can be"),
        ({"price": -1}, "no usable"),
        ({"due": DUE_MS - 1}, "taken back"),
        ({"terms_hash": "5" * 64}, "not that of the changed terms"),
        ({"notes": [{"text": "no id"}]}, "cannot be used"),
    ],
)
def test_what_cannot_be_ordered(changes, why):
    state = working()
    assert why in decides(state, order(state, **changes))
    assert state.hand_off.question is None


@pytest.mark.parametrize("stands_at", ["offered", "approved", "settled", "cancelled", "paused", "declined"])
def test_terms_change_only_while_the_work_goes_on(stands_at):
    state = working(stands_at)
    assert "not possible" in decides(state, order(state))


def test_only_what_is_proposed_is_signed_and_only_by_who_has_the_stage():
    state = working()
    assert "not proposed" in says(state, {"k": "change.accept", "order": ORDER, "terms_hash": "0" * 64})
    decides(state, order(state))
    assert "only the collaborator" in says(state, accept(state), device=OWNER)
    assert "not the changed terms" in says(state, accept(state, terms_hash="0" * 64))
    assert "not proposed" in says(state, accept(state, order=OTHER))
    signed = accept(state)
    decides(state, order(state, OTHER, price=1))
    assert "not proposed" in says(state, signed), "a newer proposal has taken its place"
    assert figures(state)[0] == 6000


def test_a_no_or_no_answer_leaves_everything_as_it_was():
    state = working()
    before = figures(state)
    decides(state, order(state))
    assert says(state, {"k": "change.decline", "order": ORDER, "reason": "no time"}) == ""
    assert (figures(state), state.hand_off.question) == (before, None)
    decides(state, order(state))
    later = view(state, NOW_MS + ASK_LIFE_MS + 1)
    assert (figures(later), later.hand_off.question) == (before, None)
    assert "not proposed" in says(later, accept(state), at_ms=NOW_MS + ASK_LIFE_MS + 2)


def test_with_notes_the_paid_round_begins_when_it_is_signed():
    state = working("in_review", last_take=1, rounds_used=1)
    notes = [{"id": OTHER, "text": "Brighter.", "at": 5}]
    assert decides(state, order(state, notes=notes)) == ""
    assert says(state, accept(state), at_ms=NOW_MS + 60_000) == ""
    assert (stands(state), state.hand_off.rounds_used, state.take(1).state) == (StageState.REVISION, 2, "revise")
    (note,) = state.table("note").values()
    assert (note.text, note.author, note.take) == ("Brighter.", OWNER, 1)


@pytest.mark.parametrize("comes_first", [False, True])
def test_notes_are_by_the_device_that_proposed_them_in_whatever_order_a_reader_has_the_owners_devices(comes_first):
    state = working("in_review", last_take=1, rounds_used=1)
    laptop = replace(state.members()[OWNER], device=OTHER)
    rows = {OTHER: laptop, **state.members()} if comes_first else {**state.members(), OTHER: laptop}
    state.tables["member"] = rows
    assert decides(state, order(state, notes=[{"id": OTHER, "text": "Brighter.", "at": 5}])) == ""
    assert says(state, accept(state), at_ms=NOW_MS + 60_000) == ""
    (note,) = state.table("note").values()
    assert note.author == OWNER


def test_without_a_round_for_them_notes_begin_nothing_and_the_owner_has_a_day():
    state = working("in_review", last_take=1, rounds_used=1)
    decides(state, order(state, notes=[{"id": OTHER, "text": "Brighter."}], rounds=0))
    assert says(state, accept(state), at_ms=NOW_MS + DAY_MS - 1) == ""
    assert stands(state) is StageState.IN_REVIEW
    assert state.take(1).answer_by_ms == NOW_MS + 2 * DAY_MS - 1
    assert not state.table("note")


def test_a_delivery_leaves_the_proposal_open_and_an_approval_ends_it():
    state = working()
    decides(state, order(state))
    files = {"manifest": [], "manifest_hash": "2" * 64, "files": 1, "bytes": 1}
    assert says(state, {"k": "deliver", "stage": STAGE, "take": 1, **files}) == ""
    assert state.hand_off.question is not None
    approve = {"k": "review.decide", "take": 1, "manifest_hash": "2" * 64, "verdict": "approve", "notes": []}
    signed = accept(state)
    assert decides(state, approve) == ""
    assert "not proposed" in says(state, signed)
    assert figures(state)[0] == 6000


def test_a_latest_date_moves_with_the_due_date():
    terms = replace(Terms.from_log(working().hand_off.terms), latest_ms=DUE_MS)
    assert changed_by(terms, ChangeOrder("More", 1, 0, 0, DUE_MS + DAY_MS)).latest_ms == DUE_MS + DAY_MS
    assert changed_by(replace(terms, latest_ms=0), ChangeOrder("More", 1, 0, 0, DUE_MS)).latest_ms == 0
