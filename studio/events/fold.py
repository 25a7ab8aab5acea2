"""The fold: verified events in, state out. ``state = fold(docket)``, nothing else is settled.

Pure in the sense of the protocol: no clock, no disk, no network, no keys; the state handed in is changed and returned.
It never raises on what a log holds: what is illegal has no effect and stands in the history as overruled.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from studio.domain.errors import SegueError
from studio.domain.hand_off import HistoryLine
from studio.events.catalog import Event, EventClass, shape_problem
from studio.events.docket import VerifiedEntry, VerifiedPacket
from studio.events.fold_audience import REVIEW_DECISIONS, REVIEW_FACTS
from studio.events.fold_hand_off import HAND_OFF_DECISIONS, HAND_OFF_FACTS, apply_deadlines, next_deadline
from studio.events.fold_members import MEMBER_DECISIONS, MEMBER_FACTS
from studio.events.fold_office import OFFICE_DECISIONS
from studio.events.fold_storage import STORAGE_DECISIONS
from studio.events.overruled import OverruledError, Step
from studio.events.state import OFFICE, REVIEW, RoomState

Handler = Callable[[RoomState, Event, Step], dict[str, Any] | None]
_UNDO_ERRORS = (KeyError, TypeError, ValueError, IndexError, OverflowError, SegueError)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one event: ``overruled`` is empty when it counted."""

    kind: str
    overruled: str


def fold(state: RoomState, entry: VerifiedEntry) -> RoomState:
    """Take one entry into ``state``: packets first, then time-outs that fell before it, then its decisions."""
    at_ms = max(entry.at_ms, state.at_ms)
    state.n, state.hash = entry.n, entry.hash
    if entry.ep not in state.epochs:
        state.epochs.append(entry.ep)
    if entry.problem:
        _note(state, at_ms, entry.device, "entry", {}, entry.problem)
    for packet in _by_receipt(entry.packets):
        apply_deadlines(state, packet.got_ms)
        apply_packet(state, packet)
    apply_deadlines(state, at_ms)
    state.at_ms = at_ms
    for reason in entry.refused:
        _note(state, at_ms, "", "packet", {}, reason)
    for decision in entry.decisions:
        apply_decision(state, decision, entry.device, at_ms, entry.hash)
    return state


def _by_receipt(packets: Sequence[VerifiedPacket]) -> list[VerifiedPacket]:
    """An entry's packets as the storage received them, each device's in its own order: nobody's answer comes too late
    because somebody else's later word stands before it.
    """
    latest: dict[str, int] = {}
    keyed = []
    for packet in packets:
        latest[packet.device] = max(packet.got_ms, latest.get(packet.device, 0))
        keyed.append((latest[packet.device], packet.device, packet.n, packet))
    return [packet for *_, packet in sorted(keyed, key=lambda row: row[:3])]


def apply_packet(state: RoomState, packet: VerifiedPacket) -> list[Outcome]:
    """Take one packet's facts into ``state``; its number counts even when its body does not."""
    state.heads[packet.device] = (packet.n, packet.hash)
    state.touched.add(("_head", packet.device))
    step = Step(packet.got_ms, packet.device, packet.person, packet.role, packet.n)
    if packet.problem:
        return [_note(state, packet.got_ms, packet.device, "packet", {}, packet.problem)]
    seen = f"{packet.person}:{packet.u}"
    if seen in state.seen:
        return []
    state.seen.add(seen)
    state.touched.add(("_seen", seen))
    return [_apply(state, fact, step, EventClass.FACT, _FACTS) for fact in packet.events]


def apply_decision(state: RoomState, decision: Any, device: str, at_ms: int, entry_hash: str = "") -> Outcome:
    """Take one decision of a deciding device into ``state``."""
    member = state.member(device)
    step = Step(at_ms, device, member.person if member else "", member.role if member else "", state.n, entry_hash)
    handlers = _OF_KIND.get(state.kind, HAND_OFF_DECISIONS)
    return _apply(state, decision, step, EventClass.DECISION, {**_ROOM_DECISIONS, **handlers})


def view(state: RoomState, now_ms: int) -> RoomState:
    """What time has done since the last entry: the same state when nothing fell due, else a changed copy."""
    due_ms = next_deadline(state)
    if due_ms is None or due_ms >= now_ms:
        return state
    later = state.clone()
    apply_deadlines(later, now_ms)
    return later


def _apply(state: RoomState, event: Any, step: Step, event_class: EventClass, handlers: dict[str, Handler]) -> Outcome:
    problem = shape_problem(event, event_class)
    kind = event.get("k", "") if isinstance(event, dict) else ""
    detail: dict[str, Any] | None = {}
    if not problem:
        handler = handlers.get(kind)
        if handler is None:
            return Outcome(str(kind), "")
        try:
            detail = handler(state, event, step)
        except OverruledError as error:
            problem = error.reason
        except _UNDO_ERRORS as error:
            problem = f"its values cannot be used ({error})"
    if detail is None:
        return Outcome(kind, "")
    return _note(state, step.at_ms, step.device, str(kind), detail, problem)


def _note(state: RoomState, at_ms: int, device: str, kind: str, detail: dict[str, Any], overruled: str = "") -> Outcome:
    state.lines += 1
    state.history.append(HistoryLine(f"{state.lines:010d}", state.n, at_ms, device, kind, detail, overruled))
    return Outcome(kind, overruled)


# --- of every room ---------------------------------------------------------------------------------------------


def _heartbeat(state: RoomState, event: Event, step: Step) -> dict[str, Any] | None:
    del state, event, step
    return None


_ROOM_DECISIONS: dict[str, Handler] = {
    "heartbeat": _heartbeat,
    **MEMBER_DECISIONS,
    **STORAGE_DECISIONS,
}
_OF_KIND: dict[str, dict[str, Handler]] = {OFFICE: OFFICE_DECISIONS, REVIEW: REVIEW_DECISIONS}
_FACTS: dict[str, Handler] = {**MEMBER_FACTS, **HAND_OFF_FACTS, **REVIEW_FACTS}
