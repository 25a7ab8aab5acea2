"""The owner's answer to a take: approve it, or ask for changes with notes at times."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from studio.actions.commands import NoteText, ReviewTake
from studio.actions.hand_off import owned_hand_off, verb_result
from studio.domain.calendar import add_work
from studio.domain.drawing import shapes_to_log
from studio.domain.errors import BadInputError, RefusedError
from studio.domain.ids import new_id
from studio.domain.review_notes import REASONS, mentioned, reason_of, split_reason
from studio.domain.stage_states import Actor, move
from studio.domain.terms import Terms
from studio.events.catalog import Event
from studio.events.fold_audition import is_undecided
from studio.events.fold_notes import people_in
from studio.events.fold_office import work_calendar
from studio.store.unit_of_work import UnitOfWork

REVISION_WORK_MIN = 480
"""Work time of one round of changes when the terms say nothing else: one working day."""


def review_take(work: UnitOfWork, command: ReviewTake) -> dict[str, Any]:
    """Decide on the latest take. Result: ``{handoff, state, settled}``.

    Raises RefusedError when nothing is to be decided, its files are not all here, no round is left or a note is
    missing.
    """
    found = owned_hand_off(work, command.hand_off)
    hand_off, title = found.hand_off, str(found.hand_off.terms["title"])
    event = "review.approve" if command.verdict == "approve" else "review.revise"
    move(hand_off.stage_state, event, Actor.OWNER, subject=title)
    if is_undecided(hand_off):
        raise RefusedError(
            f"Nobody is chosen yet for “{title}”: its take is one of several.",
            subject=title,
            what_to_do=f"Choose a candidate first (`segue audition choose {found.state.room[:8]}`).",
            code="not_chosen",
        )
    take = found.state.take(hand_off.last_take)
    if command.take not in (0, hand_off.last_take):
        raise RefusedError(
            f"Take {command.take} is not the latest one of “{title}”; take {hand_off.last_take} is.", subject=title
        )
    if not take.is_in:
        raise RefusedError(
            f"Take {take.number} of “{title}” has not arrived whole yet.",
            subject=title,
            what_to_do="Synchronise and wait until its files are here and checked.",
            code="not_here_yet",
        )
    people = people_in(found.state)
    notes = [note_body(note, people) for note in command.notes]
    decision: Event = {
        "k": "review.decide",
        "take": take.number,
        "manifest_hash": take.manifest_hash,
        "verdict": command.verdict,
        "notes": notes,
    }
    if command.verdict == "revise":
        _refuse_revision(title, Terms.from_log(hand_off.terms).revisions, hand_off.rounds_used, notes)
        calendar = work_calendar(work.view(found.here.prj), hand_off.person, hand_off.to)
        decision["due"] = max(hand_off.due_ms, add_work(work.now_ms, REVISION_WORK_MIN, calendar))
        decision["round"] = hand_off.rounds_used + 1
    work.decide(found.state.room, decision)
    return verb_result(work, found.state.room)


def _refuse_revision(title: str, rounds: int, used: int, notes: list[Event]) -> None:
    if not notes:
        raise RefusedError(
            "Changes can only be asked for with at least one note that says what to change.",
            subject=title,
            what_to_do='Add one, for example: --note "0:12.5 the last word is cut off".',
            code="note_missing",
        )
    if used >= rounds:
        raise RefusedError(
            f"All {rounds} agreed rounds of changes of “{title}” are used up.",
            subject=title,
            what_to_do="Approve the take, or propose a paid change: `segue change`, with the same notes.",
            code="no_round_left",
        )


def note_body(note: NoteText, people: Mapping[str, str]) -> Event:
    """A note as ``review.decide`` carries it. Raises BadInputError."""
    start_ms = round(note.in_take_s * 1000)
    end_ms = round(note.end_in_take_s * 1000) if note.end_in_take_s >= 0 else start_ms
    if not note.text.strip():
        raise BadInputError("A note needs words.", subject="note")
    if note.reason and not reason_of(note.reason):
        raise BadInputError(
            f"“{note.reason}” is no reason of a note.",
            subject="note",
            what_to_do=f"Choose one of {', '.join(REASONS)}.",
        )
    rare = {
        "reason": note.reason,
        "file": note.file,
        "mentions": list(mentioned(note.text, people)),
        "marks": shapes_to_log(note.shapes),
    }
    body: Event = {"id": new_id(), "at": max(start_ms, 0), "to": max(end_ms, start_ms, 0), "text": note.text.strip()}
    return {**body, **{name: value for name, value in rare.items() if value}}


def parse_note(text: str) -> NoteText:
    """``"0:12.5 the last word is cut off"`` as a note; a range is ``0:12.5-0:14``; without a time it is at 0. The words may
    begin with a reason of the list: ``[edit]``.
    """
    first, _, rest = text.strip().partition(" ")
    start, dash, end = first.partition("-")
    start_s = _seconds(start)
    end_s = _seconds(end) if dash else start_s
    if start_s is None or end_s is None:
        reason, words = split_reason(text.strip())
        return NoteText(0.0, words, reason=reason)
    reason, words = split_reason(rest.strip())
    return NoteText(start_s, words, end_s, reason)


def _seconds(text: str) -> float | None:
    """``1:02.5`` or ``62.5`` or ``1:02:03`` as seconds."""
    parts = text.split(":")
    if not text or len(parts) > 3:
        return None
    total = 0.0
    for part in parts:
        try:
            total = total * 60 + float(part)
        except ValueError:
            return None
    return total if total >= 0 else None
