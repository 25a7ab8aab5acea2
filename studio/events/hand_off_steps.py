"""What the handlers of a hand-off's room share: reach it, move it through the table, keep it."""

from __future__ import annotations

from dataclasses import replace

from studio.domain.audience import AUDIENCE_ROLES
from studio.domain.hand_off import HandOff
from studio.domain.stage_states import Actor, StageState, next_state
from studio.domain.terms import DAY_MS, Terms
from studio.events.overruled import OverruledError, Step
from studio.events.state import OWNER_ROLES, RoomState


def hand_off_in(state: RoomState) -> HandOff:
    """The room's hand-off. Raises OverruledError when nothing was offered."""
    found = state.hand_off
    if found is None:
        raise OverruledError("nothing has been offered here")
    return found


def moved(hand_off: HandOff, event: str, actor: Actor) -> str:
    """The state after a step. Raises OverruledError where the table has no such step."""
    target = next_state(hand_off.stage_state, event, actor)
    if target is None:
        raise OverruledError(f"not possible while the hand-off is “{hand_off.state.replace('_', ' ')}”")
    return target.value


def put_hand_off(state: RoomState, hand_off: HandOff) -> None:
    """Keep a changed hand-off."""
    state.put("hand_off", hand_off.room, hand_off)


def refuse_owner(step: Step) -> None:
    """Raise OverruledError when an owner, or who only reviews, says what only the collaborator can."""
    if step.role in OWNER_ROLES or step.role in AUDIENCE_ROLES:
        raise OverruledError("only the collaborator can say this")


def hand_off_of(state: RoomState, step: Step) -> HandOff:
    """The room's hand-off, for what only the person can say who has the stage (anybody invited, before that).

    Raises OverruledError when an owner or another member says it, or nothing was offered.
    """
    refuse_owner(step)
    hand_off = hand_off_in(state)
    if hand_off.person and hand_off.person != step.person:
        raise OverruledError("the stage is not with this person")
    return hand_off


def terms_in(hand_off: HandOff) -> Terms:
    """The terms of a hand-off."""
    return Terms.from_log(hand_off.terms)


def begin_when_complete(state: RoomState, at_ms: int) -> None:
    """Accepted work starts when every input is there: the clock runs from here, not from acceptance."""
    hand_off = hand_off_in(state)
    if hand_off.stage_state not in (StageState.ACCEPTED, StageState.AWAITING_INPUTS):
        return
    missing = [port.name for port in terms_in(hand_off).inputs if port.name not in state.table("given")]
    if missing:
        target = next_state(hand_off.stage_state, "inputs.wait", Actor.RULES)
        if target is not None:
            put_hand_off(state, replace(hand_off, state=target.value))
        return
    put_hand_off(state, replace(hand_off, state=moved(hand_off, "inputs.complete", Actor.RULES), started_ms=at_ms))


def is_free_to_cancel(hand_off: HandOff, at_ms: int) -> bool:
    """Whether the owner may cancel without kill fee: the work is more than a day late (PRODUCT.md section 2)."""
    is_working = hand_off.stage_state in (StageState.IN_PROGRESS, StageState.REVISION)
    return is_working and 0 < hand_off.due_ms < at_ms - DAY_MS
