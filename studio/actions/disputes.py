"""A dispute: state one's view with a proposed split, agree to the other side's or propose another. Nobody judges."""

from __future__ import annotations

from typing import Any

from studio.actions.agreement_commands import AnswerDispute, OpenDispute
from studio.actions.hand_off import verb_result
from studio.domain.errors import BadInputError, RefusedError
from studio.domain.money import format_money
from studio.domain.stage_states import Actor, move
from studio.domain.terms import Terms
from studio.events.fold_dispute import COLLABORATOR, OPEN, OWNER, STATEMENT_MAX, standing_dispute
from studio.events.fold_money import dues_in
from studio.store.subjects import HandOffHere, find_hand_off
from studio.store.unit_of_work import UnitOfWork


def open_dispute(work: UnitOfWork, command: OpenDispute) -> dict[str, Any]:
    """Open it; the clock of a review stands until it is over. Raises RefusedError, BadInputError."""
    found = find_hand_off(work.home, work.connection, command.hand_off, work.now_ms)
    title = str(found.hand_off.terms["title"])
    actor = Actor.OWNER if found.here.is_owner else Actor.COLLABORATOR
    move(found.hand_off.stage_state, "dispute.open", actor, subject=title)
    if (OWNER if found.here.is_owner else COLLABORATOR) in found.state.table("dispute"):
        raise RefusedError(
            f"You have opened a dispute about “{title}” before.",
            subject=title,
            what_to_do="Each side opens one. Export the proof, or settle it between you: a payment or a new offer.",
            code="wrong_state",
        )
    _refuse(found, title, command.statement, command.split_minor)
    fact = {"k": "dispute.open", "statement": command.statement.strip(), "split": command.split_minor}
    work.say(found.state.room, fact)
    return verb_result(work, found.state.room)


def answer_dispute(work: UnitOfWork, command: AnswerDispute) -> dict[str, Any]:
    """Agree, or propose another split. Raises RefusedError where it is the other side's turn, BadInputError."""
    found = find_hand_off(work.home, work.connection, command.hand_off, work.now_ms)
    title, dispute = str(found.hand_off.terms["title"]), standing_dispute(found.state)
    mine = OWNER if found.here.is_owner else COLLABORATOR
    if dispute is None or dispute["state"] != OPEN or dispute["proposals"][-1]["by"] == mine:
        raise RefusedError(
            f"Nothing is asked of you about “{title}”.",
            subject=title,
            what_to_do="`segue show` says how it stands.",
            code="nothing_asked",
        )
    room, to = found.state.room, len(dispute["proposals"]) - 1
    if command.is_yes and found.here.is_owner:
        work.decide(room, {"k": "dispute.settle", "to": to})
        return verb_result(work, room)
    fact: dict[str, Any] = {"k": "dispute.answer", "to": to, "is_agreed": command.is_yes, "statement": "", "split": 0}
    if not command.is_yes:
        _refuse(found, title, command.statement, command.split_minor)
        fact |= {"statement": command.statement.strip(), "split": command.split_minor}
    work.say(room, fact)
    return verb_result(work, room)


def _refuse(found: HandOffHere, title: str, statement: str, split_minor: int) -> None:
    """Raise BadInputError for what is no proposal."""
    terms, paid = Terms.from_log(found.hand_off.terms), dues_in(found.state).paid_minor
    if not 0 < len(statement.strip()) <= STATEMENT_MAX:
        raise BadInputError(
            f"A statement has words, {STATEMENT_MAX} letters at most.", subject=title, what_to_do="Say how you see it."
        )
    if not paid <= split_minor <= terms.price_minor:
        least, most = format_money(paid, terms.currency), format_money(terms.price_minor, terms.currency)
        raise BadInputError(
            f"A split lies between what is paid, {least}, and the agreed price, {most}.",
            subject=title,
            what_to_do="Name what the collaborator is to get in all.",
        )
