"""A paid change order: propose what it adds to the signed terms; sign the changed terms, or decline."""

from __future__ import annotations

from typing import Any

from studio.actions.agreement_commands import ProposeChange
from studio.actions.hand_off import owned_hand_off, verb_result
from studio.actions.review import REVISION_WORK_MIN, note_body
from studio.domain.calendar import add_work
from studio.domain.change_order import ChangeOrder, changed_by
from studio.domain.errors import BadInputError, RefusedError
from studio.domain.hand_off import Asked
from studio.domain.ids import new_id
from studio.domain.money import format_money
from studio.domain.stage_states import Actor, StageState, move
from studio.domain.terms import Terms
from studio.events.catalog import MIN_MS, Event
from studio.events.fold_changes import CHANGES, terms_hash
from studio.events.fold_notes import people_in
from studio.events.fold_office import work_calendar
from studio.store.subjects import HandOffHere
from studio.store.unit_of_work import UnitOfWork


def propose_change(work: UnitOfWork, command: ProposeChange) -> dict[str, Any]:
    """Propose a paid change; nothing changes before the collaborator has signed it. Result: that of `verb_result` with ``price`` in words.

    Raises RefusedError outside running work, BadInputError for a change that adds nothing, or notes without a round for them.
    """
    found = owned_hand_off(work, command.hand_off)
    hand_off, terms, room = found.hand_off, Terms.from_log(found.hand_off.terms), found.state.room
    move(hand_off.stage_state, "change.order", Actor.OWNER, subject=terms.title)
    is_in_review = hand_off.stage_state is StageState.IN_REVIEW
    order = ChangeOrder(
        command.text.strip(), command.price_minor, command.work_min, command.rounds, _due_ms(work, found, command)
    )
    order.refuse_incomplete()
    if command.notes and not (is_in_review and terms.revisions + order.rounds > hand_off.rounds_used):
        raise BadInputError(
            "Notes go with a change only while a take is in review, and with a round of changes for them.",
            subject=terms.title,
            what_to_do="Add a round: `--rounds 1`.",
        )
    log_terms, order_id = changed_by(terms, order).to_log(), new_id()
    people = people_in(found.state)
    decision: Event = {
        "k": "change.order",
        "order": order_id,
        "text": order.text,
        "price": order.price_minor,
        "work": order.work_min * MIN_MS,
        "rounds": order.rounds,
        "due": order.due_ms,
        "terms_hash": terms_hash(found.here.prj, room, order_id, log_terms),
        "notes": [note_body(note, people) for note in command.notes],
        "must": [CHANGES],
    }
    work.decide(room, decision)
    return {**verb_result(work, room), "price": format_money(terms.price_minor + order.price_minor, terms.currency)}


def _due_ms(work: UnitOfWork, found: HandOffHere, command: ProposeChange) -> int:
    """When the work is due with the change, by the collaborator's calendar; a paid round has a working day at least."""
    hand_off = found.hand_off
    if not hand_off.due_ms:
        return 0
    begins_at_once = bool(command.notes) and hand_off.stage_state is StageState.IN_REVIEW
    more_min = max(command.work_min, REVISION_WORK_MIN) if begins_at_once else command.work_min
    start_ms = max(hand_off.due_ms, work.now_ms) if more_min else hand_off.due_ms
    calendar = work_calendar(work.view(found.here.prj), hand_off.person, hand_off.to)
    return add_work(start_ms, more_min, calendar) if more_min else hand_off.due_ms


def answer_change(work: UnitOfWork, found: HandOffHere, asked: Asked, *, is_yes: bool, reason: str = "") -> None:
    """Sign the hash of the changed terms, or decline. Raises RefusedError where it is not the hash of what is shown."""
    room, title = found.state.room, str(found.hand_off.terms["title"])
    if not is_yes:
        work.say(room, {"k": "change.decline", "order": asked.order, "reason": reason})
        return
    expected = terms_hash(found.here.prj, room, asked.order, asked.terms)
    if expected != asked.terms_hash:
        raise RefusedError(
            "The changed terms do not match what would be signed.",
            subject=title,
            what_to_do="Decline, and ask the owner to propose the change again.",
            code="terms_changed",
        )
    work.say(room, {"k": "change.accept", "order": asked.order, "terms_hash": expected})
