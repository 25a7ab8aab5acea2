"""Milestones in the room of a hand-off: the collaborator says that one is reached, the owner accepts it or says what is missing.

What is accepted is earned, whatever becomes of the rest. Who does not answer in the review time has accepted, where the terms let silence approve.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from studio.domain.hand_off import HandOff
from studio.domain.stage_states import Actor, StageState
from studio.domain.terms import Terms
from studio.events.catalog import Event
from studio.events.hand_off_steps import hand_off_in, hand_off_of, moved, terms_in
from studio.events.overruled import OverruledError, Step
from studio.events.state import RoomState

MILESTONES = "milestones"
"""What a reader has to understand (`must`) where terms have milestones."""
CLAIMED, ACCEPTED, DECLINED = "claimed", "accepted", "declined"
_WORKING = frozenset({StageState.IN_PROGRESS, StageState.IN_REVIEW, StageState.REVISION})
_TEXT_MAX = 2000


def _told(state: RoomState, hand_off: HandOff, terms: Terms, event: Event) -> tuple[str, dict[str, Any]]:
    """The number of the milestone, and what the log says of it so far."""
    if event["milestone"] >= len(terms.milestones):
        raise OverruledError("the terms have no such milestone")
    key = str(event["milestone"])
    told: dict[str, Any] = state.table("milestone").get(key, {})
    if told.get("state") == ACCEPTED:
        raise OverruledError("this milestone is accepted")
    if not hand_off.started_ms:
        raise OverruledError("the work has not started")
    return key, told


def _reach(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    hand_off = hand_off_of(state, step)
    moved(hand_off, "milestone.reach", Actor.COLLABORATOR)
    terms = terms_in(hand_off)
    key, told = _told(state, hand_off, terms, event)
    if told.get("state") == CLAIMED:
        raise OverruledError("this milestone waits for the owner's answer")
    text = event["text"][:_TEXT_MAX]
    said = {"state": CLAIMED, "text": text, "at": step.at_ms, "answer_by": step.at_ms + terms.review_ms, "reason": ""}
    state.put("milestone", key, said)
    return {"name": terms.milestones[event["milestone"]].name, "text": text[:200]}


def _accept(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    hand_off = hand_off_in(state)
    moved(hand_off, "milestone.accept", Actor.OWNER)
    terms = terms_in(hand_off)
    key, told = _told(state, hand_off, terms, event)
    state.put("milestone", key, {**told, "state": ACCEPTED, "decided": step.at_ms})
    one = terms.milestones[event["milestone"]]
    return {"name": one.name, "amount": one.amount_minor, "currency": terms.currency}


def _decline(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    hand_off = hand_off_in(state)
    moved(hand_off, "milestone.accept", Actor.OWNER)
    terms = terms_in(hand_off)
    key, told = _told(state, hand_off, terms, event)
    if told.get("state") != CLAIMED:
        raise OverruledError("nobody says that this milestone is reached")
    reason = event["reason"][:_TEXT_MAX]
    if not reason.strip():
        raise OverruledError("it does not say what is missing")
    state.put("milestone", key, {**told, "state": DECLINED, "reason": reason, "decided": step.at_ms})
    return {"name": terms.milestones[event["milestone"]].name, "reason": reason[:200]}


# --- time ------------------------------------------------------------------------------------------------------


def silence_of(state: RoomState) -> list[tuple[int, str]]:
    """When which milestone is accepted by silence; the clock stands while the work does."""
    hand_off = state.hand_off
    claims = state.table("milestone")
    if not claims or hand_off is None or hand_off.stage_state not in _WORKING:
        return []
    if not terms_in(hand_off).silence_approves:
        return []
    return [(int(told["answer_by"]), key) for key, told in claims.items() if told["state"] == CLAIMED]


def accept_by_silence(state: RoomState, due_ms: int) -> dict[str, Any]:
    """The milestone whose answer was due first; what the history says of it."""
    _, key = min(silence_of(state))
    told = state.table("milestone")[key]
    state.put("milestone", key, {**told, "state": ACCEPTED, "decided": due_ms, "is_silent": True})
    hand_off = hand_off_in(state)
    terms = terms_in(hand_off)
    one = terms.milestones[int(key)]
    return {"name": one.name, "amount": one.amount_minor, "currency": terms.currency}


def shift_claims(state: RoomState, by_ms: int) -> None:
    """Answers are due later by as long as the clock stood."""
    for key, told in list(state.table("milestone").items()):
        if told["state"] == CLAIMED:
            state.put("milestone", key, {**told, "answer_by": told["answer_by"] + by_ms})
    for key, told in list(state.table("call").items()):
        if told["state"] == CLAIMED:
            state.put("call", key, {**told, "answer_by": told["answer_by"] + by_ms})


_Handler = Callable[[RoomState, Event, Step], dict[str, Any] | None]

MILESTONE_FACTS: dict[str, _Handler] = {"milestone.reach": _reach}
MILESTONE_DECISIONS: dict[str, _Handler] = {"milestone.accept": _accept, "milestone.decline": _decline}
