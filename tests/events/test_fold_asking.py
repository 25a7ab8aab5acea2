"""What one side asks of the other: who may ask and answer, what changes, what time does."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from studio.domain.hand_off import HandOff, Member, Take
from studio.domain.production import Port
from studio.domain.stage_states import StageState
from studio.domain.terms import DAY_MS, Terms
from studio.events.catalog import Event
from studio.events.docket import VerifiedPacket
from studio.events.fold import apply_decision, apply_packet, view
from studio.events.fold_asking import ASK_LIFE_MS
from studio.events.state import HAND_OFF, RoomState

OWNER, ANA = "d" * 32, "e" * 32
ROOM, OFFER, STAGE = "1" * 32, "f" * 32, "5" * 32
NOW_MS = 1_796_029_200_000
TERMS = Terms(
    STAGE, "Drums", "Drummer", "Play.", 6000, "USD", 960, 1, 2 * DAY_MS, outputs=(Port("beat", "audio.stem"),)
)


def room(stands: str, **more: Any) -> RoomState:
    state = RoomState("0" * 32, ROOM, "a" * 64, kind=HAND_OFF)
    state.put("member", OWNER, Member(OWNER, "a" * 64, "Mira", "owner", "b" * 64, "c" * 64))
    state.put("member", ANA, Member(ANA, "9" * 64, "Ana", "collaborator", "b" * 64, "c" * 64))
    values = {"expires_ms": NOW_MS + 3 * DAY_MS, "person": "9" * 64, **more}
    state.put("hand_off", ROOM, HandOff(ROOM, STAGE, OFFER, "Ana", stands, TERMS.to_log(), "0" * 64, NOW_MS, **values))
    return state


_n = iter(range(10_000))


def says(state: RoomState, event: Event, *, device: str = ANA, at_ms: int = NOW_MS) -> str:
    role, person = ("owner", "a" * 64) if device == OWNER else ("collaborator", "9" * 64)
    n = next(_n)
    packet = VerifiedPacket(device, person, role, n, f"{n:064x}", f"{n:032x}", at_ms, at_ms, (event,))
    (outcome,) = apply_packet(state, packet)
    return outcome.overruled


def decides(state: RoomState, event: Event, *, at_ms: int = NOW_MS) -> str:
    return apply_decision(state, event, OWNER, at_ms).overruled


def stands(state: RoomState) -> StageState:
    assert state.hand_off is not None
    return state.hand_off.stage_state


def counter(**changes: Any) -> Event:
    return {"k": "offer.counter", "offer": OFFER, "terms": replace(TERMS, **changes).to_log()}


def offer(terms: Terms) -> Event:
    return {
        "k": "offer.make", "offer": "7" * 32, "stage": STAGE, "to": "Ana", "terms": terms.to_log(), "terms_hash": "0" * 64,
        "expires": NOW_MS + 4 * DAY_MS, "office": "0" * 64,
    }  # fmt: skip


def test_a_counter_offer_leaves_the_offer_in_sight_until_another_one_is_made():
    state = room("offered")
    assert says(state, counter(price_minor=8000)) == ""
    assert stands(state) is StageState.COUNTERED
    assert state.hand_off.terms["price"] == 6000
    assert state.hand_off.question.terms["price"] == 8000
    assert "not possible" in says(state, {"k": "offer.accept", "offer": OFFER, "terms_hash": "0" * 64})
    assert decides(state, offer(replace(TERMS, price_minor=8000))) == ""
    assert (stands(state), state.hand_off.terms["price"], state.hand_off.question) == (StageState.OFFERED, 8000, None)


def test_rights_are_countered_as_a_field_of_their_own():
    state = room("offered")
    assert says(state, counter(rights="Radio only.")) == ""
    assert state.history[-1].detail["changes"] == [["rights", TERMS.rights, "Radio only."]]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({}, "those of the offer"),
        ({"currency": "JPY"}, "only price"),
        ({"silence_approves": False, "rights": "all mine"}, "only price"),
        ({"kill_fee_bp": (10000, 10000, 10000, 10000)}, "only price"),
        ({"price_minor": 9000, "silence_approves": False}, "only price"),
    ],
)
def test_what_cannot_be_countered(changes, reason):
    state = room("offered")
    assert reason in says(state, counter(**changes))
    assert stands(state) is StageState.OFFERED


def test_an_owner_counters_nothing_and_an_old_offer_is_not_countered():
    state = room("offered")
    assert "only the collaborator" in says(state, counter(price_minor=1), device=OWNER)
    assert "current offer" in says(state, {**counter(price_minor=1), "offer": "0" * 32})


def test_a_counter_offer_expires_with_its_offer():
    state = room("offered")
    says(state, counter(price_minor=8000))
    later = view(state, NOW_MS + 3 * DAY_MS + 1)
    assert (stands(later), later.hand_off.question) == (StageState.EXPIRED, None)
    assert stands(state) is StageState.COUNTERED, "a look ahead changes nothing"


def test_nobody_else_in_the_room_speaks_for_who_has_the_stage():
    state = room("in_progress", accepted_ms=NOW_MS, started_ms=NOW_MS)
    state.put("member", "8" * 32, Member("8" * 32, "7" * 64, "Ben", "collaborator", "b" * 64, "c" * 64))
    packet = VerifiedPacket(
        "8" * 32, "7" * 64, "collaborator", 0, "1" * 64, "1" * 32, NOW_MS, NOW_MS, ({"k": "leave"},)
    )
    (outcome,) = apply_packet(state, packet)
    assert outcome.overruled == "the stage is not with this person"
    assert stands(state) is StageState.IN_PROGRESS


EXTENSION = {"k": "extension.ask", "until": NOW_MS + 5 * DAY_MS, "reason": "the piano tuner is ill"}


@pytest.mark.parametrize("state_name", ["in_progress", "revision"])
def test_more_time_is_given_only_when_asked_for(state_name):
    state = room(state_name, due_ms=NOW_MS + DAY_MS)
    grant = {"k": "extension.grant", "due": NOW_MS + 5 * DAY_MS}
    assert "not asked" in decides(state, grant)
    assert says(state, EXTENSION) == ""
    assert decides(state, grant) == ""
    assert (state.hand_off.due_ms, state.hand_off.question) == (NOW_MS + 5 * DAY_MS, None)
    assert "not asked" in decides(state, grant)


def test_more_time_never_ends_earlier():
    state = room("in_progress", due_ms=NOW_MS + 6 * DAY_MS)
    assert "not later" in says(state, EXTENSION)
    state = room("in_progress", due_ms=NOW_MS + DAY_MS)
    says(state, EXTENSION)
    assert "earlier" in decides(state, {"k": "extension.grant", "due": NOW_MS})


def test_a_question_nobody_answers_lapses_after_four_days():
    state = room("in_progress", due_ms=NOW_MS + DAY_MS)
    says(state, EXTENSION)
    assert view(state, NOW_MS + ASK_LIFE_MS).hand_off.question is not None
    later = view(state, NOW_MS + ASK_LIFE_MS + 1)
    assert (later.hand_off.question, later.hand_off.due_ms) == (None, NOW_MS + DAY_MS)
    assert later.history[-1].kind == "ask.lapse"


def test_a_no_leaves_everything_as_it_was():
    state = room("in_progress", due_ms=NOW_MS + DAY_MS)
    says(state, EXTENSION)
    assert "not asked" in decides(state, {"k": "ask.refuse", "kind": "pause"})
    assert decides(state, {"k": "ask.refuse", "kind": "extension"}) == ""
    assert (state.hand_off.question, state.hand_off.due_ms) == (None, NOW_MS + DAY_MS)


def test_a_delivery_answers_the_question_for_more_time():
    state = room("in_progress", due_ms=NOW_MS + DAY_MS)
    says(state, EXTENSION)
    files = {"manifest": [], "manifest_hash": "2" * 64, "files": 1, "bytes": 1}
    assert says(state, {"k": "deliver", "stage": STAGE, "take": 1, **files}) == ""
    assert state.hand_off.question is None


@pytest.mark.parametrize("asks_first", ["owner", "collaborator"])
def test_a_pause_needs_both(asks_first):
    state = room("in_progress", due_ms=NOW_MS + DAY_MS)
    assert "not asked" in decides(state, {"k": "stage.pause"})
    assert "not asked" in says(state, {"k": "pause.agree"})
    if asks_first == "owner":
        decides(state, {"k": "pause.propose", "reason": "moving house"})
        assert "not asked" in decides(state, {"k": "stage.pause"}), "nobody agrees with oneself"
        assert says(state, {"k": "pause.agree"}) == ""
    else:
        says(state, {"k": "pause.ask", "reason": "flu"})
        assert "not asked" in says(state, {"k": "pause.agree"})
        assert decides(state, {"k": "stage.pause"}) == ""
    assert stands(state) is StageState.PAUSED


@pytest.mark.parametrize("who_goes_on", ["owner", "collaborator"])
def test_after_a_pause_every_deadline_is_later_by_its_length(who_goes_on):
    state = room("in_review", due_ms=NOW_MS + DAY_MS, last_take=1)
    take = Take(1, STAGE, "in_review", "2" * 64, [], 1, 1, NOW_MS, ANA, answer_by_ms=NOW_MS + 2 * DAY_MS)
    state.put("take", "1", take)
    says(state, {"k": "pause.ask"})
    decides(state, {"k": "stage.pause"})
    assert view(state, NOW_MS + 20 * DAY_MS) is state, "silence approves nothing while the clock stands"
    at_ms = NOW_MS + 10 * DAY_MS
    if who_goes_on == "owner":
        assert decides(state, {"k": "stage.resume"}, at_ms=at_ms) == ""
    else:
        assert says(state, {"k": "pause.end"}, at_ms=at_ms) == ""
    assert stands(state) is StageState.IN_REVIEW
    assert (state.hand_off.due_ms, state.take(1).answer_by_ms) == (NOW_MS + 11 * DAY_MS, NOW_MS + 12 * DAY_MS)
    assert stands(view(state, NOW_MS + 12 * DAY_MS + 1)) is StageState.APPROVED


def test_inputs_that_came_during_a_pause_start_the_work_when_it_ends():
    state = room("awaiting_inputs")
    decides(state, {"k": "pause.propose"})
    says(state, {"k": "pause.agree"})
    assert decides(state, {"k": "stage.resume"}, at_ms=NOW_MS + DAY_MS) == ""
    assert (stands(state), state.hand_off.started_ms) == (StageState.IN_PROGRESS, NOW_MS + DAY_MS)


def test_a_pause_can_end_in_cancelling():
    state = room("in_progress", due_ms=NOW_MS + DAY_MS)
    says(state, {"k": "pause.ask"})
    decides(state, {"k": "stage.pause"})
    assert decides(state, {"k": "stage.cancel", "stage": STAGE, "room": ROOM, "why": "no studio"}) == ""
    assert stands(state) is StageState.CANCELLED
