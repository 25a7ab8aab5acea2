"""Threads of review notes and the checklist of a round. Both sides write; who may write what, ``events/fold_notes`` says."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from studio.actions.hand_off import owned_hand_off, verb_result
from studio.actions.note_commands import AddPoint, NoteCommand, RemovePoint, ReplyToNote, ResolveNote, TickPoint
from studio.domain.errors import BadInputError, NotFoundError
from studio.domain.ids import new_id
from studio.domain.review_notes import POINT_MAX, TEXT_MAX, mentioned
from studio.events.catalog import Event
from studio.events.fold_notes import people_in
from studio.store.subjects import HandOffHere, find_hand_off
from studio.store.unit_of_work import UnitOfWork

_PREFIX_MIN = 6


def change_notes(work: UnitOfWork, command: NoteCommand) -> dict[str, Any]:
    """Carry out a command about notes or points.

    Raises:
        NotFoundError: there is no such note or point.
        BadInputError: it has no words, or too many.
        RefusedError: it is the owner's to say, the round is over, or the work has ended.
    """
    found = find_hand_off(work.home, work.connection, command.hand_off, work.now_ms)
    if isinstance(command, ReplyToNote):
        _reply(work, found, command)
    elif isinstance(command, TickPoint):
        event: Event = {"id": _point(found, command.point), "is_done": command.is_done}
        _tell(work, found, {"k": "point.check", **event}, {"k": "point.tick", **event})
    else:
        work.decide(owned_hand_off(work, command.hand_off).state.room, _decision(found, command))
    return verb_result(work, found.state.room)


def _decision(found: HandOffHere, command: ResolveNote | AddPoint | RemovePoint) -> Event:
    if isinstance(command, ResolveNote):
        return {"k": "note.resolve", "note": _note(found, command.note), "is_open": command.is_open}
    if isinstance(command, RemovePoint):
        return {"k": "point.remove", "id": _point(found, command.point)}
    return {"k": "point.add", "id": new_id(), "text": _words(command.text, "A point of the checklist", POINT_MAX)}


def _reply(work: UnitOfWork, found: HandOffHere, command: ReplyToNote) -> None:
    text = _words(command.text, "A reply", TEXT_MAX)
    body: Event = {"note": _note(found, command.note), "id": new_id(), "text": text}
    named = mentioned(text, people_in(found.state))
    if named:
        body["mentions"] = list(named)
    _tell(work, found, {"k": "note.answer", **body}, {"k": "note.reply", **body})


def _tell(work: UnitOfWork, found: HandOffHere, decision: Event, fact: Event) -> None:
    """The owner decides, the collaborator says."""
    if found.here.is_owner:
        work.decide(found.state.room, decision)
    else:
        work.say(found.state.room, fact)


def _words(text: str, what: str, most: int) -> str:
    words = text.strip()
    if not words or len(words) > most:
        raise BadInputError(
            f"{what} needs words, {most} characters at most." if words else f"{what} needs words.",
            subject="text",
            what_to_do="Write it shorter." if words else "Say what should be different.",
        )
    return words


def _note(found: HandOffHere, text: str) -> str:
    return _named(found.state.table("note"), text, "note", "`segue review HANDOFF notes`")


def _point(found: HandOffHere, text: str) -> str:
    return _named(found.state.table("point"), text, "point", "`segue review HANDOFF checklist`")


def _named(known: Iterable[str], text: str, what: str, where: str) -> str:
    chosen = [key for key in known if key == text or (len(text) >= _PREFIX_MIN and key.startswith(text))]
    if len(chosen) != 1:
        raise NotFoundError(
            f"There is no {what} “{text}” in this hand-off.", subject=text, what_to_do=f"{where} lists them."
        )
    return chosen[0]
