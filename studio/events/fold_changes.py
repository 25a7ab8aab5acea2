"""A paid change order in the room of a hand-off: the owner proposes, the collaborator signs the changed terms or declines.

Terms are immutable but for this. The entry says only what is added; every reader makes the changed terms from it and compares their hash.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from studio.domain.change_order import ChangeOrder, changed_by
from studio.domain.errors import BadInputError
from studio.domain.hand_off import Asked, HandOff
from studio.domain.stage_states import Actor, StageState
from studio.domain.terms import DAY_MS
from studio.events.catalog import MIN_MS, Event
from studio.events.codec import encode, tagged_hash
from studio.events.fold_notes import note_from
from studio.events.hand_off_steps import hand_off_in, hand_off_of, moved, put_hand_off, terms_in
from studio.events.overruled import OverruledError, Step
from studio.events.state import RoomState

CHANGE = "change"
"""The kind of question that a change order is (`Asked.kind`)."""
CHANGES = "changes"
"""What a reader has to understand (`must`) where terms change."""
_OWNER = "owner"


def terms_hash(prj: str, room: str, offer: str, terms: dict[str, Any]) -> str:
    """What a collaborator signs: PROTOCOL section 6. ``offer`` is the id of the offer or of the change order."""
    return tagged_hash("terms", prj.encode(), room.encode(), offer.encode(), encode(dict(terms))).hex()


def order_from(event: Event) -> ChangeOrder:
    """The order in ``change.order``."""
    return ChangeOrder(event["text"], event["price"], event["work"] // MIN_MS, event["rounds"], event["due"])


def _change_order(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    hand_off = hand_off_in(state)
    moved(hand_off, "change.order", Actor.OWNER)
    order, terms = order_from(event), terms_in(hand_off)
    try:
        order.refuse_incomplete()
    except BadInputError as error:
        raise OverruledError(error.message) from error
    if event["due"] < hand_off.due_ms:
        raise OverruledError("time that was given is not taken back")
    log_terms = changed_by(terms, order).to_log()
    if event["terms_hash"] != terms_hash(state.prj, state.room, event["order"], log_terms):
        raise OverruledError("its hash is not that of the changed terms")
    for note in event["notes"]:
        note_from(state, hand_off.last_take, note, step)
    asked = Asked(
        CHANGE,
        _OWNER,
        step.at_ms,
        order.text,
        until_ms=order.due_ms,
        terms=log_terms,
        order=event["order"],
        terms_hash=event["terms_hash"],
        notes=event["notes"],
        take=hand_off.last_take if hand_off.stage_state is StageState.IN_REVIEW else 0,
        device=step.device,
    )
    put_hand_off(state, replace(hand_off, asked=asked.to_plain()))
    return {
        "text": order.text[:200],
        "price": order.price_minor,
        "currency": terms.currency,
        "work": order.work_min,
        "rounds": order.rounds,
    }


def _ordered(hand_off: HandOff, event: Event) -> Asked:
    asked = hand_off.question
    if asked is None or asked.kind != CHANGE or asked.order != event["order"]:
        raise OverruledError("this change is not proposed")
    return asked


def _change_accept(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    hand_off = hand_off_of(state, step)
    asked = _ordered(hand_off, event)
    moved(hand_off, "change.accept", Actor.COLLABORATOR)
    if event["terms_hash"] != asked.terms_hash:
        raise OverruledError("what was signed are not the changed terms")
    # the time until the answer is nobody's fault, so it does not shorten the work
    due_ms = max(hand_off.due_ms, asked.until_ms + step.at_ms - asked.at_ms) if asked.until_ms else hand_off.due_ms
    changed = replace(hand_off, terms=asked.terms, terms_hash=asked.terms_hash, due_ms=due_ms, asked=None)
    put_hand_off(state, changed)
    if changed.stage_state is StageState.IN_REVIEW:
        _go_on_in_review(state, changed, asked, step)
    return {"order": asked.order}


def _go_on_in_review(state: RoomState, hand_off: HandOff, asked: Asked, step: Step) -> None:
    """With the notes of the order the paid round begins at once; else the owner has a day at least to ask for the changes."""
    take = state.take(hand_off.last_take)
    if take is None:
        return
    if asked.take != take.number or not asked.notes or hand_off.rounds_used >= terms_in(hand_off).revisions:
        answer_by_ms = max(take.answer_by_ms, step.at_ms + DAY_MS) if take.answer_by_ms else 0
        state.put("take", str(take.number), replace(take, answer_by_ms=answer_by_ms))
        return
    target = moved(hand_off, "change.revise", Actor.COLLABORATOR)
    due_ms = max(hand_off.due_ms, step.at_ms + DAY_MS)
    put_hand_off(state, replace(hand_off, state=target, rounds_used=hand_off.rounds_used + 1, due_ms=due_ms))
    state.put("take", str(take.number), replace(take, state="revise", decided_ms=step.at_ms))
    by_owner = replace(step, device=asked.device)
    for body in asked.notes:
        note = note_from(state, take.number, body, by_owner)
        state.put("note", note.id, note)


def _change_decline(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    hand_off = hand_off_of(state, step)
    _ordered(hand_off, event)
    put_hand_off(state, replace(hand_off, asked=None))
    return {"reason": str(event.get("reason", ""))}


_Handler = Callable[[RoomState, Event, Step], dict[str, Any] | None]

CHANGE_DECISIONS: dict[str, _Handler] = {"change.order": _change_order}
CHANGE_FACTS: dict[str, _Handler] = {"change.accept": _change_accept, "change.decline": _change_decline}
