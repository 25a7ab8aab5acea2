"""Minutes of a call in the room of a hand-off: the collaborator says how many there were in all, the owner agrees or says otherwise.

The rate is in the signed terms, so both sides get the same amount from the minutes. Who does not answer in the review time has agreed, where the terms
let silence approve. Minutes that are agreed are earned, and later words may only name more.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from studio.domain.call_rate import MOST_MINUTES
from studio.domain.hand_off import HandOff
from studio.domain.stage_states import Actor, next_state
from studio.domain.terms import Terms, agreed_minutes
from studio.events.catalog import Event
from studio.events.fold_changes import terms_hash
from studio.events.fold_milestones import ACCEPTED, CLAIMED, DECLINED
from studio.events.fold_money import reopen_when_owed
from studio.events.hand_off_steps import hand_off_in, hand_off_of, moved, put_hand_off, terms_in
from studio.events.overruled import OverruledError, Step
from studio.events.state import RoomState

CALL = "call"
"""What a reader has to understand (`must`) where a call is billed by the minute."""
_NOTE_MOST = 2000
_PLACE = "minutes"
"""The one key of the table "call": what was said last of the minutes."""


def told_minutes(state: RoomState) -> dict[str, Any]:
    """What was said last: ``call`` (its id), ``minutes``, ``note``, ``state``, ``at``, ``answer_by``, ``reason``. Empty where nothing was."""
    found: dict[str, Any] = state.table("call").get(_PLACE, {})
    return found


def _minutes(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    hand_off = hand_off_of(state, step)
    moved(hand_off, "call.minutes", Actor.COLLABORATOR)
    terms = terms_in(hand_off)
    if terms.call is None:
        raise OverruledError("the terms bill nothing by the minute")
    if not hand_off.started_ms:
        raise OverruledError("the work has not started")
    if not terms.call.minutes < event["minutes"] <= MOST_MINUTES:
        raise OverruledError("these are not more minutes than were agreed")
    told = told_minutes(state)
    if told.get("call") == event["call"] or (told.get("state") == CLAIMED and told["minutes"] == event["minutes"]):
        raise OverruledError("this was said before")
    said = {
        "call": event["call"],
        "minutes": event["minutes"],
        "note": event["note"][:_NOTE_MOST],
        "state": CLAIMED,
        "at": step.at_ms,
        "answer_by": step.at_ms + terms.review_ms,
        "reason": "",
    }
    state.put("call", _PLACE, said)
    put_hand_off(state, hand_off)  # who watches the hand-off looks again
    amount = agreed_minutes(terms, event["minutes"]).price_minor
    return {"minutes": event["minutes"], "amount": amount, "currency": terms.currency, "note": said["note"][:200]}


def _claimed(state: RoomState, event: Event) -> dict[str, Any]:
    told = told_minutes(state)
    if told.get("state") != CLAIMED or told["call"] != event["call"]:
        raise OverruledError("these minutes do not wait for an answer")
    return told


def _agree(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    hand_off = hand_off_in(state)
    moved(hand_off, "call.agree", Actor.OWNER)
    return _count(state, hand_off, {**_claimed(state, event), "decided": step.at_ms})


def _decline(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    hand_off = hand_off_in(state)
    moved(hand_off, "call.agree", Actor.OWNER)
    told, reason = _claimed(state, event), event["reason"][:_NOTE_MOST]
    if not reason.strip():
        raise OverruledError("it does not say what is not right")
    state.put("call", _PLACE, {**told, "state": DECLINED, "reason": reason, "decided": step.at_ms})
    put_hand_off(state, hand_off)
    return {"minutes": told["minutes"], "reason": reason[:200]}


def _count(state: RoomState, hand_off: HandOff, told: dict[str, Any]) -> dict[str, Any]:
    """The minutes are agreed: they stand in the terms, whose price follows, under a hash of their own."""
    terms: Terms = agreed_minutes(terms_in(hand_off), told["minutes"])
    log_terms = terms.to_log()
    named = terms_hash(state.prj, state.room, told["call"], log_terms)
    state.put("call", _PLACE, {**told, "state": ACCEPTED})
    put_hand_off(state, replace(hand_off, terms=log_terms, terms_hash=named, asked=_kept(hand_off)))
    reopen_when_owed(state)
    return {"minutes": told["minutes"], "amount": terms.price_minor, "currency": terms.currency}


def _kept(hand_off: HandOff) -> dict[str, Any] | None:
    """A question that goes on; a change that was proposed of the terms before does not."""
    asked = hand_off.question
    return None if asked is not None and asked.terms else hand_off.asked


# --- time ------------------------------------------------------------------------------------------------------


def minutes_due(state: RoomState) -> list[int]:
    """When the minutes are agreed by silence; the clock stands while the work does."""
    hand_off, told = state.hand_off, told_minutes(state)
    if hand_off is None or told.get("state") != CLAIMED or not terms_in(hand_off).silence_approves:
        return []
    can_be = next_state(hand_off.stage_state, "call.agree", Actor.OWNER) is not None
    return [int(told["answer_by"])] if can_be else []


def minutes_by_silence(state: RoomState, due_ms: int) -> dict[str, Any]:
    """What nobody has answered is agreed; what the history says of it."""
    return _count(state, hand_off_in(state), {**told_minutes(state), "decided": due_ms, "is_silent": True})


_Handler = Callable[[RoomState, Event, Step], dict[str, Any] | None]

CALL_FACTS: dict[str, _Handler] = {"call.minutes": _minutes}
CALL_DECISIONS: dict[str, _Handler] = {"call.agree": _agree, "call.decline": _decline}
