"""Minutes of a call that is billed by the minute: say how many there were, agree, or say what is not right."""

from __future__ import annotations

from typing import Any

from studio.actions.agreement_commands import AnswerMinutes, StateMinutes
from studio.actions.hand_off import held_hand_off, owned_hand_off, verb_result
from studio.domain.call_rate import MOST_MINUTES
from studio.domain.errors import BadInputError, RefusedError
from studio.domain.ids import new_id
from studio.domain.stage_states import Actor, move
from studio.domain.terms import Terms, agreed_minutes
from studio.events.fold_calls import told_minutes
from studio.events.fold_milestones import CLAIMED
from studio.store.unit_of_work import UnitOfWork


def state_minutes(work: UnitOfWork, command: StateMinutes) -> dict[str, Any]:
    """Say how many minutes there were in all. Result: that of `verb_result` with ``minutes``, ``billed_min``, ``amount_minor``.

    Raises RefusedError where nothing is billed by the minute, BadInputError for no more minutes than are agreed.
    """
    found = held_hand_off(work, command.hand_off)
    terms, room = Terms.from_log(found.hand_off.terms), found.state.room
    if terms.call is None:
        raise RefusedError(
            f"“{terms.title}” is not billed by the minute.",
            subject=terms.title,
            what_to_do="Its price is fixed in the terms; ask the owner for a paid change.",
            code="no_rate",
        )
    move(found.hand_off.stage_state, "call.minutes", Actor.COLLABORATOR, subject=terms.title)
    if not terms.call.minutes < command.minutes <= MOST_MINUTES:
        agreed = f"{terms.call.minutes} are agreed" if terms.call.minutes else "a minute is the least"
        raise BadInputError(
            f"{command.minutes} minutes cannot be stated: {agreed}.",
            subject=terms.title,
            what_to_do="Name the minutes of the call in all.",
            code="bad_minutes",
        )
    told = told_minutes(found.state)
    if told.get("state") == CLAIMED and told["minutes"] == command.minutes:
        raise RefusedError(
            "These minutes wait for the owner's answer already.",
            subject=terms.title,
            what_to_do="Nothing needs to be done.",
            code="already_said",
        )
    fact = {"k": "call.minutes", "call": new_id(), "minutes": command.minutes, "note": command.note.strip()}
    work.say(room, fact)
    return {**verb_result(work, room), **_figures(terms, command.minutes)}


def answer_minutes(work: UnitOfWork, command: AnswerMinutes) -> dict[str, Any]:
    """Agree: the amount is owed then. A no says what is not right. Result as of `state_minutes`. Raises RefusedError where none are stated."""
    found = owned_hand_off(work, command.hand_off)
    terms, room, told = Terms.from_log(found.hand_off.terms), found.state.room, told_minutes(found.state)
    if told.get("state") != CLAIMED:
        raise RefusedError(
            f"No minutes of “{terms.title}” wait for an answer.",
            subject=terms.title,
            what_to_do="The collaborator states them.",
            code="nothing_asked",
        )
    move(found.hand_off.stage_state, "call.agree", Actor.OWNER, subject=terms.title)
    if not command.is_yes and not command.reason.strip():
        raise BadInputError("A no to minutes says what is not right.", subject=terms.title, what_to_do="Add a reason.")
    answer = {"k": "call.agree"} if command.is_yes else {"k": "call.decline", "reason": command.reason.strip()}
    work.decide(room, {**answer, "call": told["call"]})
    return {**verb_result(work, room), **_figures(terms, int(told["minutes"]))}


def _figures(terms: Terms, minutes: int) -> dict[str, Any]:
    after = agreed_minutes(terms, minutes)
    billed = after.call.billed_min if after.call is not None else minutes
    return {"minutes": minutes, "billed_min": billed, "amount_minor": after.price_minor, "currency": terms.currency}
