"""What one side asks of the other during a hand-off, and the answer: other terms, more time, a pause.

Decides and appends. Nothing changes before the other side has agreed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from studio.actions.changes import answer_change
from studio.actions.commands import AnswerQuestion, AskExtension, AskPause, CounterOffer, EndPause
from studio.actions.hand_off import held_hand_off, must_of, owned_hand_off, verb_result
from studio.domain.errors import BadInputError, RefusedError
from studio.domain.hand_off import Asked
from studio.domain.ids import new_id
from studio.domain.milestones import scaled
from studio.domain.rights import rights_from, wished_terms
from studio.domain.stage_states import Actor, move
from studio.domain.terms import OFFER_LIFE_MS, Terms, differences
from studio.events.fold_asking import COLLABORATOR, COUNTER, EXTENSION, OWNER, PAUSE
from studio.events.fold_changes import CHANGE, terms_hash
from studio.store.subjects import HandOffHere, find_hand_off
from studio.store.unit_of_work import UnitOfWork


def counter_offer(work: UnitOfWork, command: CounterOffer) -> dict[str, Any]:
    """Propose other terms; the offer stays visible until its owner answers. Raises RefusedError, BadInputError."""
    found = held_hand_off(work, command.hand_off)
    hand_off, title = found.hand_off, str(found.hand_off.terms["title"])
    move(hand_off.stage_state, "offer.counter", Actor.COLLABORATOR, subject=title)
    before = Terms.from_log(hand_off.terms)
    proposed = changed_terms(before, command.changes)
    if not differences(before, proposed):
        raise BadInputError(
            "What you propose is what is offered.",
            subject=title,
            what_to_do="Name what should be different: price, days, latest date, rounds of changes, brief or rights; or accept.",
        )
    fact = {"k": "offer.counter", "offer": hand_off.offer, "terms": proposed.to_log()}
    work.say(found.state.room, {**fact, "reason": command.reason} if command.reason else fact)
    return verb_result(work, found.state.room)


def changed_terms(terms: Terms, changes: dict[str, int | str]) -> Terms:
    """Terms with some fields replaced; brief in place of an empty one stays. Raises BadInputError."""
    if "rights" in changes:
        changes = {**changes, "rights": rights_from(str(changes["rights"]))}
    proposed = replace(terms, **changes)  # type: ignore[arg-type]
    proposed = replace(proposed, milestones=scaled(terms.milestones, proposed.price_minor))
    proposed.refuse_incomplete()
    return proposed


def ask_extension(work: UnitOfWork, command: AskExtension) -> dict[str, Any]:
    """Ask for more time, until an instant."""
    found = held_hand_off(work, command.hand_off)
    hand_off, title = found.hand_off, str(found.hand_off.terms["title"])
    move(hand_off.stage_state, "extension.ask", Actor.COLLABORATOR, subject=title)
    if command.until_ms <= max(hand_off.due_ms, work.now_ms):
        raise BadInputError(
            "More time has to end later than now and than the due date.",
            subject=title,
            what_to_do="Name a later day.",
        )
    work.say(found.state.room, {"k": "extension.ask", "until": command.until_ms, "reason": command.reason})
    return verb_result(work, found.state.room)


def ask_pause(work: UnitOfWork, command: AskPause) -> dict[str, Any]:
    """Ask the other side for a pause; the clock stands once they agree."""
    found = find_hand_off(work.home, work.connection, command.hand_off, work.now_ms)
    move(found.hand_off.stage_state, "stage.pause", _actor(found), subject=str(found.hand_off.terms["title"]))
    if found.here.is_owner:
        work.decide(found.state.room, {"k": "pause.propose", "reason": command.reason})
    else:
        work.say(found.state.room, {"k": "pause.ask", "reason": command.reason})
    return verb_result(work, found.state.room)


def end_pause(work: UnitOfWork, command: EndPause) -> dict[str, Any]:
    """Go on after a pause; deadlines move by as long as it was. Either side can."""
    found = find_hand_off(work.home, work.connection, command.hand_off, work.now_ms)
    hand_off = found.hand_off
    resumed = f"stage.resume.{hand_off.paused_from}" if hand_off.paused_from else "stage.resume"
    move(hand_off.stage_state, resumed, _actor(found), subject=str(hand_off.terms["title"]))
    if found.here.is_owner:
        work.decide(found.state.room, {"k": "stage.resume"})
    else:
        work.say(found.state.room, {"k": "pause.end"})
    return verb_result(work, found.state.room)


def answer_question(work: UnitOfWork, command: AnswerQuestion) -> dict[str, Any]:
    """Yes or no to what the other side asked. Raises RefusedError when nothing is asked, or one asked oneself."""
    found = find_hand_off(work.home, work.connection, command.hand_off, work.now_ms)
    title, asked = str(found.hand_off.terms["title"]), found.hand_off.question
    mine = OWNER if found.here.is_owner else COLLABORATOR
    if asked is None or asked.by == mine:
        raise RefusedError(
            f"Nothing is asked of you about “{title}”."
            if asked is None
            else f"The other side has not answered about “{title}” yet.",
            subject=title,
            what_to_do="`segue show` says how it stands.",
            code="nothing_asked",
        )
    if command.changes and (asked.kind != COUNTER or command.is_yes):
        raise BadInputError(
            "Other values can only be named with a no to other terms.",
            subject=title,
            what_to_do="Answer yes or no without them.",
        )
    if found.here.is_owner:
        _answer_as_owner(work, found, asked, command)
    elif asked.kind == CHANGE:
        answer_change(work, found, asked, is_yes=command.is_yes, reason=command.reason)
    elif command.is_yes:
        work.say(found.state.room, {"k": "pause.agree"})
    else:
        work.say(found.state.room, {"k": "ask.decline", "kind": asked.kind, "reason": command.reason})
    return verb_result(work, found.state.room)


def _answer_as_owner(work: UnitOfWork, found: HandOffHere, asked: Asked, command: AnswerQuestion) -> None:
    room = owned_hand_off(work, found.state.room).state.room
    if asked.kind == COUNTER:
        offered = Terms.from_log(found.hand_off.terms)
        terms = wished_terms(Terms.from_log(asked.terms)) if command.is_yes else changed_terms(offered, command.changes)
        _offer_again(work, found, terms)
    elif not command.is_yes:
        work.decide(room, {"k": "ask.refuse", "kind": asked.kind, "reason": command.reason})
    elif asked.kind == EXTENSION:
        work.decide(room, {"k": "extension.grant", "due": asked.until_ms})
    elif asked.kind == PAUSE:
        work.decide(room, {"k": "stage.pause"})


def _offer_again(work: UnitOfWork, found: HandOffHere, terms: Terms) -> None:
    """Another offer in the same room: the person signs it anew, with 72 hours to do so."""
    hand_off, room, offer = found.hand_off, found.state.room, new_id()
    log_terms = terms.to_log()
    work.decide(
        room,
        {
            "k": "offer.make",
            "offer": offer,
            "stage": hand_off.stage,
            "to": hand_off.to,
            "terms": log_terms,
            "terms_hash": terms_hash(found.here.prj, room, offer, log_terms),
            "expires": work.now_ms + OFFER_LIFE_MS,
            "office": hand_off.office_hash,
            **must_of(terms),
        },
    )


def _actor(found: HandOffHere) -> Actor:
    return Actor.OWNER if found.here.is_owner else Actor.COLLABORATOR
