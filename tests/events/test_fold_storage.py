"""Which takes' files may leave the storage, and where a room says that it goes on."""

from __future__ import annotations

import pytest

from studio.domain.hand_off import HandOff, Member, Take
from studio.events.catalog import Event
from studio.events.fold import Outcome, apply_decision
from studio.events.fold_storage import GARBAGE_WAIT_MS, place_of, why_kept
from studio.events.state import HAND_OFF, RoomState

DEVICE = "d" * 32
ROOM = "1" * 32


def room(state: str, *takes: str) -> RoomState:
    """A room whose hand-off and takes stand like this."""
    made = RoomState("0" * 32, ROOM, "a" * 64, kind=HAND_OFF)
    made.put("member", DEVICE, Member(DEVICE, "a" * 64, "Mira", "owner", "b" * 64, "c" * 64))
    hand_off = HandOff(ROOM, "s" * 32, "f" * 32, "Ana", state, {}, "", 0, 0, last_take=len(takes))
    made.put("hand_off", ROOM, hand_off)
    for number, name in enumerate(takes, 1):
        made.put("take", str(number), Take(number, "s" * 32, name, "e" * 64, [], 1, 1, 0, DEVICE))
    return made


def decide(state: RoomState, event: Event, at_ms: int = 1000) -> Outcome:
    return apply_decision(state, event, DEVICE, at_ms)


def test_an_earlier_take_is_marked_and_kept_after_all():
    state = room("in_review", "revise", "in_review")
    assert decide(state, {"k": "gc.mark", "takes": ["1"]}, 1000).overruled == ""
    assert state.take(1).marked_ms == 1000
    decide(state, {"k": "gc.mark", "takes": ["1"]}, 2000)
    assert state.take(1).marked_ms == 1000, "a second mark does not begin again"
    assert decide(state, {"k": "gc.unmark", "takes": ["1"]}, 1000 + GARBAGE_WAIT_MS - 1).overruled == ""
    assert state.take(1).marked_ms == 0


def test_a_mark_cannot_be_taken_back_when_the_files_may_be_gone():
    state = room("in_review", "revise", "in_review")
    decide(state, {"k": "gc.mark", "takes": ["1"]}, 1000)
    assert "gone" in decide(state, {"k": "gc.unmark", "takes": ["1"]}, 1000 + GARBAGE_WAIT_MS).overruled


@pytest.mark.parametrize(
    ("stands", "takes", "key", "reason"),
    [
        ("approved", ("revise", "approved"), "2", "approved"),
        ("in_review", ("chosen", "in_review"), "1", "chosen"),
        ("disputed", ("revise", "refused"), "1", "disputed"),
        ("in_review", ("revise", "in_review"), "2", "latest"),
        ("revision", ("revise",), "1", "latest"),
        ("in_progress", ("refused",), "1", "latest"),
        ("approved", ("approved",), "7", "no take"),
    ],
)
def test_what_cannot_be_marked(stands, takes, key, reason):
    state = room(stands, *takes)
    outcome = decide(state, {"k": "gc.mark", "takes": [key]})
    assert reason in outcome.overruled
    assert all(not take.marked_ms for take in state.table("take").values())


def test_one_that_has_to_stay_keeps_the_others():
    state = room("approved", "revise", "approved")
    decide(state, {"k": "gc.mark", "takes": ["1", "2"]})
    assert not state.take(1).marked_ms


def test_a_cancelled_hand_off_lets_its_last_take_go():
    assert why_kept(room("cancelled", "refused"), room("cancelled", "refused").take(1)) == ""


def move(turn: int) -> Event:
    return {"k": "depot.move", "turn": turn, "kind": "s3", "url": f"s3://b/{turn}", "marker": ""}


def test_a_room_goes_on_somewhere_else_and_never_back_in_turn():
    state = room("in_review", "in_review")
    assert place_of(state) is None
    assert decide(state, move(2)).overruled == ""
    assert "later" in decide(state, move(2)).overruled
    assert "later" in decide(state, move(1)).overruled
    place = place_of(state)
    assert place is not None
    assert (place["turn"], place["url"]) == (2, "s3://b/2")
