"""Auditions: one stage offered to several people in rooms of their own, of whom one is chosen and the others get a fee.

The office knows all the rooms and chooses first, then each room is told for itself, so that nobody learns of the others.
Until then no take is approved, by nobody's word and by no silence: the fee is what a candidate is sure of.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from studio.domain.hand_off import CHOSEN, OTHER, HandOff, Opened
from studio.domain.stage_states import Actor, StageState
from studio.events.catalog import Event
from studio.events.hand_off_steps import hand_off_in, is_free_to_cancel, moved, put_hand_off, terms_in
from studio.events.overruled import OverruledError, Step
from studio.events.state import RoomState

AUDITION = "audition"
"""What a reader has to understand (`must`) where several are asked and silence approves nothing."""
_Handler = Callable[[RoomState, Event, Step], dict[str, Any] | None]


# --- the office ------------------------------------------------------------------------------------------------


def refuse_second_offer(state: RoomState, stage: str, *, is_audition: bool) -> None:
    """Raise OverruledError where a stage is open to others: several are only candidates of an audition, until one is chosen."""
    rooms = [one for one in state.table("opened").values() if one.stage == stage and not one.is_ended]
    if not rooms:
        return
    if not is_audition or any(not one.is_audition for one in rooms):
        raise OverruledError("the stage is already offered to somebody")
    if any(one.is_chosen for one in rooms):
        raise OverruledError("somebody is chosen already")


def refuse_engagement(state: RoomState, opened: Opened) -> None:
    """Raise OverruledError for a candidate who is not chosen, or while another person has the stage."""
    if opened.is_audition and not opened.is_chosen:
        raise OverruledError("this candidate has not been chosen")
    others = (one for one in state.table("opened").values() if one.stage == opened.stage and one.room != opened.room)
    if any(one.person and not one.is_ended for one in others):
        raise OverruledError("somebody else has the stage")


def _choose_in_office(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    opened = state.table("opened").get(event["room"])
    if opened is None or opened.stage != event["stage"] or not opened.is_audition:
        raise OverruledError("this is no candidate for the stage")
    if opened.is_ended:
        raise OverruledError("this hand-off has ended")
    rooms = [one for one in state.table("opened").values() if one.stage == opened.stage and not one.is_ended]
    if any(one.is_chosen for one in rooms):
        raise OverruledError("somebody is chosen already")
    state.put("opened", opened.room, replace(opened, is_chosen=True, choice_hash=step.entry_hash))
    stage = state.table("stage").get(opened.stage)
    return {"title": stage.title if stage else "", "to": opened.to}


# --- a candidate's room ----------------------------------------------------------------------------------------


def is_undecided(hand_off: HandOff) -> bool:
    """Whether this is the hand-off of a candidate, and nobody has been told yet who is chosen."""
    return "audition" in hand_off.terms and not hand_off.choice


def refuse_undecided(hand_off: HandOff) -> None:
    """Raise OverruledError for an answer to a take that is one of several until somebody is chosen."""
    if is_undecided(hand_off):
        raise OverruledError("a candidate is chosen before a take is answered")


def _choose_in_room(state: RoomState, event: Event, step: Step) -> dict[str, Any]:
    hand_off = hand_off_in(state)
    if not is_undecided(hand_off) or event["stage"] != hand_off.stage:
        raise OverruledError("there is nothing to choose here")
    if event["room"] != state.room:
        target = moved(hand_off, "audition.pass", Actor.OWNER)
        is_free = is_free_to_cancel(hand_off, step.at_ms)
        put_hand_off(state, replace(hand_off, state=target, choice=OTHER, asked=None, is_fee_waived=is_free))
        return {"is_chosen": False}
    target = moved(hand_off, "audition.choose", Actor.OWNER)
    chosen = replace(hand_off, state=target, choice=CHOSEN)
    put_hand_off(state, chosen)
    take = state.take(hand_off.last_take)
    if take is not None and take.answer_by_ms and hand_off.stage_state is StageState.IN_REVIEW:
        answer_by_ms = max(take.answer_by_ms, step.at_ms + terms_in(hand_off).review_ms)
        state.put("take", str(take.number), replace(take, answer_by_ms=answer_by_ms))
    return {"is_chosen": True}


OFFICE_AUDITION: dict[str, _Handler] = {"audition.choose": _choose_in_office}
AUDITION_DECISIONS: dict[str, _Handler] = {"audition.choose": _choose_in_room}
