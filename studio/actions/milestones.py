"""Milestones of a hand-off: say that one is reached, accept it, or say what is missing."""

from __future__ import annotations

from typing import Any

from studio.actions.agreement_commands import AnswerMilestone, ReachMilestone
from studio.actions.hand_off import held_hand_off, owned_hand_off, verb_result
from studio.domain.errors import BadInputError, RefusedError
from studio.domain.stage_states import Actor, move
from studio.domain.terms import Terms
from studio.events.fold_milestones import ACCEPTED, CLAIMED
from studio.store.subjects import HandOffHere
from studio.store.unit_of_work import UnitOfWork


def reach_milestone(work: UnitOfWork, command: ReachMilestone) -> dict[str, Any]:
    """Say that it is reached. Raises RefusedError where it is accepted or waits already, BadInputError for a number that is none."""
    found = held_hand_off(work, command.hand_off)
    move(found.hand_off.stage_state, "milestone.reach", Actor.COLLABORATOR, subject=str(found.hand_off.terms["title"]))
    told = _told(found, command.number)
    if told.get("state") == CLAIMED:
        raise RefusedError(
            "This milestone waits for the owner's answer already.",
            subject=str(command.number),
            what_to_do="Nothing needs to be done.",
            code="wrong_state",
        )
    work.say(found.state.room, {"k": "milestone.reach", "milestone": command.number - 1, "text": command.text.strip()})
    return verb_result(work, found.state.room)


def answer_milestone(work: UnitOfWork, command: AnswerMilestone) -> dict[str, Any]:
    """Accept it: its amount is earned then. A no needs a reason. Raises as `reach_milestone`."""
    found = owned_hand_off(work, command.hand_off)
    move(found.hand_off.stage_state, "milestone.accept", Actor.OWNER, subject=str(found.hand_off.terms["title"]))
    told, room = _told(found, command.number), found.state.room
    if command.is_yes:
        work.decide(room, {"k": "milestone.accept", "milestone": command.number - 1})
        return verb_result(work, room)
    if told.get("state") != CLAIMED:
        raise RefusedError(
            "Nobody says that this milestone is reached.",
            subject=str(command.number),
            what_to_do="There is nothing to answer; accept it if it is reached.",
            code="nothing_asked",
        )
    if not command.reason.strip():
        raise BadInputError(
            "A no to a milestone says what is missing.", subject=str(command.number), what_to_do="Add a reason."
        )
    work.decide(room, {"k": "milestone.decline", "milestone": command.number - 1, "reason": command.reason.strip()})
    return verb_result(work, room)


def _told(found: HandOffHere, number: int) -> dict[str, Any]:
    """What the log says of a milestone so far."""
    milestones = Terms.from_log(found.hand_off.terms).milestones
    if not 1 <= number <= len(milestones):
        there = ", ".join(f"{n} {one.name}" for n, one in enumerate(milestones, 1)) or "none"
        raise BadInputError(
            f"The terms have no milestone {number}.", subject=str(number), what_to_do=f"Its milestones: {there}."
        )
    told: dict[str, Any] = found.state.table("milestone").get(str(number - 1), {})
    if told.get("state") == ACCEPTED:
        raise RefusedError(
            f"“{milestones[number - 1].name}” is accepted already.",
            subject=str(number),
            what_to_do="Nothing needs to be done.",
            code="wrong_state",
        )
    return told
