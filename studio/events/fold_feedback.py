"""Mutual feedback after a hand-off is settled: sealed by a hash, opened when both have sealed theirs or ten days are over, then the end.

Nobody can read the other's words before their own stand, and nobody can change theirs after reading.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from studio.domain.hand_off import FEEDBACK_BYTES_MAX, HandOff
from studio.domain.stage_states import Actor, StageState
from studio.domain.terms import DAY_MS
from studio.events.catalog import Event
from studio.events.codec import tagged_hash
from studio.events.hand_off_steps import hand_off_in, moved, put_hand_off
from studio.events.overruled import OverruledError, Step
from studio.events.state import OWNER_ROLES, RoomState

SEALED_MS = 10 * DAY_MS
"""So long after the settlement what one side has given stays sealed while the other has given none."""
CLOSES_MS = 14 * DAY_MS
"""After so long a hand-off closes, whoever has still not opened what they gave."""
OWNER, MAKER = "owner", "maker"
_Handler = Callable[[RoomState, Event, Step], dict[str, Any] | None]


def feedback_hash(prj: str, room: str, device: str, salt: bytes, text: str) -> str:
    """What a seal holds: PROTOCOL section 6. The device stands in it, so that nobody gives another's seal for theirs."""
    return tagged_hash("feedback", prj.encode(), room.encode(), device.encode(), salt, text.encode()).hex()


def opens_ms(hand_off: HandOff) -> int:
    """From when on feedback may be opened, whatever the other side has given; 0 before the settlement."""
    return hand_off.settled_ms + SEALED_MS if hand_off.settled_ms else 0


def may_open(state: RoomState, hand_off: HandOff, at_ms: int) -> bool:
    """Whether what was sealed may be opened: both sides have, or the time is over."""
    return len(state.table("feedback")) > 1 or 0 < opens_ms(hand_off) <= at_ms


def may_close(state: RoomState, hand_off: HandOff, at_ms: int) -> bool:
    """Whether a settled hand-off can be closed: both have been read, or nobody's is waited for any more."""
    if hand_off.stage_state is not StageState.SETTLED or not hand_off.settled_ms:
        return False
    given = list(state.table("feedback").values())
    is_all_open = all(one["opened"] for one in given)
    if is_all_open and (len(given) > 1 or opens_ms(hand_off) <= at_ms):
        return True
    return hand_off.settled_ms + CLOSES_MS <= at_ms


def _side(hand_off: HandOff, step: Step) -> str:
    if step.role in OWNER_ROLES:
        return OWNER
    if not hand_off.person or hand_off.person != step.person:
        raise OverruledError("the stage is not with this person")
    return MAKER


def _seal(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    hand_off = hand_off_in(state)
    side = _side(hand_off, step)
    if hand_off.stage_state is not StageState.SETTLED:
        raise OverruledError("feedback is given once all is paid, and before the hand-off is closed")
    if side in state.table("feedback"):
        raise OverruledError("this side has given its feedback")
    if step.at_ms >= opens_ms(hand_off):
        raise OverruledError("the time for feedback is over")
    state.put("feedback", side, {"h": event["h"], "device": step.device, "at": step.at_ms, "opened": 0, "text": ""})
    return {}


def _open(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    hand_off = hand_off_in(state)
    side = _side(hand_off, step)
    given = state.table("feedback").get(side)
    if given is None or given["device"] != step.device:
        raise OverruledError("there is nothing of this device to open")
    if given["opened"]:
        raise OverruledError("this feedback is open already")
    if len(event["text"].encode()) > FEEDBACK_BYTES_MAX:
        raise OverruledError("the feedback is too long")
    if feedback_hash(state.prj, state.room, step.device, bytes.fromhex(event["salt"]), event["text"]) != given["h"]:
        raise OverruledError("this is not what was sealed")
    if not may_open(state, hand_off, step.at_ms):
        raise OverruledError("feedback stays sealed until both have given it or ten days are over")
    state.put("feedback", side, {**given, "opened": step.at_ms, "text": event["text"]})
    return {"text": event["text"][:200]}


def _close(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    hand_off = hand_off_in(state)
    target = moved(hand_off, "close", Actor.RULES)
    if event["stage"] != hand_off.stage or not may_close(state, hand_off, step.at_ms):
        raise OverruledError("feedback is still waited for")
    put_hand_off(state, replace(hand_off, state=target, asked=None))
    return {}


FEEDBACK_FACTS: dict[str, _Handler] = {"feedback.seal": _seal, "feedback.open": _open}
FEEDBACK_DECISIONS: dict[str, _Handler] = {"stage.close": _close}
