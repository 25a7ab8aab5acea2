"""Decisions about the storage itself, in any room: where it goes on, and which takes' files may leave it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from studio.domain.hand_off import Take
from studio.domain.stage_states import StageState
from studio.domain.terms import DAY_MS
from studio.events.catalog import Event
from studio.events.overruled import OverruledError, Step
from studio.events.state import RoomState

GARBAGE_WAIT_MS = 14 * DAY_MS
"""How long the files of a marked take stay, so that a mark can be taken back."""

_KEPT_TAKES = frozenset({"approved", "chosen"})
_OVER = frozenset(
    {StageState.APPROVED, StageState.SETTLED, StageState.CLOSED, StageState.CANCELLED, StageState.WITHDRAWN}
)


def why_kept(state: RoomState, take: Take) -> str:
    """Why the files of a take have to stay in the storage; empty when they may be marked to go."""
    if take.state in _KEPT_TAKES:
        return f"it is {take.state}"
    hand_off = state.hand_off
    if hand_off is None:
        return ""
    if hand_off.stage_state is StageState.DISPUTED:
        return "the hand-off is disputed"
    if take.number == hand_off.last_take and hand_off.stage_state not in _OVER:
        return "it is the latest take, and the work on it goes on"
    return ""


def place_of(state: RoomState) -> dict[str, Any] | None:
    """Where the room has moved to last, as ``depot.move`` says it; None when it never moved."""
    found: dict[str, Any] | None = state.table("place").get("now")
    return found


def _depot_move(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    """Where the room goes on: the last entry in the place that is left, and the sign-post for who comes back late."""
    known = place_of(state)
    if known is not None and event["turn"] <= known["turn"]:
        raise OverruledError("the turn is not a later one")
    told = {key: value for key, value in event.items() if key != "k"}
    state.put("place", "now", {**told, "entry": step.n})
    return {"to": event["url"] or str(event.get("name", ""))}


def _gc_mark(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    takes = _takes(state, event)
    for key, take in takes.items():
        reason = why_kept(state, take)
        if reason:
            raise OverruledError(f"take {key} has to stay: {reason}")
    for key, take in takes.items():
        if not take.marked_ms:
            state.put("take", key, replace(take, marked_ms=step.at_ms))
    return {"takes": [take.number for take in takes.values()]}


def _gc_unmark(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    takes = _takes(state, event)
    late = [key for key, take in takes.items() if take.marked_ms and step.at_ms >= take.marked_ms + GARBAGE_WAIT_MS]
    if late:
        raise OverruledError(f"the files of take {late[0]} may be gone already")
    for key, take in takes.items():
        state.put("take", key, replace(take, marked_ms=0))
    return {"takes": [take.number for take in takes.values()]}


def _takes(state: RoomState, event: Event) -> dict[str, Take]:
    found: dict[str, Take] = {}
    for key in map(str, event["takes"]):
        take = state.table("take").get(key)
        if take is None:
            raise OverruledError(f"there is no take {key}")
        found[key] = take
    return found


STORAGE_DECISIONS: dict[str, Callable[[RoomState, Event, Step], dict[str, Any] | None]] = {
    "depot.move": _depot_move,
    "gc.mark": _gc_mark,
    "gc.unmark": _gc_unmark,
}
