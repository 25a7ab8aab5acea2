"""Review notes with their threads, the checklists of the rounds, and who can be named in them. Only turns records into rows."""

from __future__ import annotations

from collections.abc import Iterable

from studio.domain.drawing import shapes_from_log
from studio.domain.hand_off import Note, Point
from studio.domain.review_notes import mention_names
from studio.events.fold_notes import checklist_round, may_change_points, people_in
from studio.events.state import RoomState
from studio.queries.history import name_of
from studio.queries.rows import NoteRow, PointRow, ReplyRow
from studio.store.home import Home


def note_rows(home: Home, state: RoomState) -> tuple[NoteRow, ...]:
    """The review notes of a hand-off, by take and place."""
    notes: Iterable[Note] = state.table("note").values()
    ordered = sorted(notes, key=lambda note: (note.take, note.in_take_ms, note.at_ms, note.id))
    return tuple(_note_row(home, state, note) for note in ordered)


def _note_row(home: Home, state: RoomState, note: Note) -> NoteRow:
    return NoteRow(
        id=note.id,
        take=note.take,
        in_take_s=note.in_take_ms / 1000,
        end_in_take_s=note.end_in_take_ms / 1000,
        text=note.text,
        author=name_of(state, note.author, home),
        is_open=note.is_open,
        made_ms=note.at_ms,
        reason=note.reason,
        file=note.file,
        shapes=shapes_from_log(note.marks),
        replies=tuple(ReplyRow(reply.text, name_of(state, reply.author, home), reply.at_ms) for reply in note.thread),
        is_for_me=home.person in _asked_in(state, note),
    )


def asked_for(state: RoomState) -> dict[str, int]:
    """How many open notes wait for a word of each person, because they are named there and have not replied since."""
    counts: dict[str, int] = {}
    for note in state.table("note").values():
        for person in _asked_in(state, note):
            counts[person] = counts.get(person, 0) + 1
    return counts


def asked_ms(state: RoomState, person: str) -> int:
    """When this person was last named in a note or a reply that waits for a word of theirs; 0 where none does."""
    found = [
        max([note.at_ms, *(reply.at_ms for reply in note.thread if person in reply.mentions)])
        for note in state.table("note").values()
        if person in _asked_in(state, note)
    ]
    return max(found, default=0)


def _asked_in(state: RoomState, note: Note) -> set[str]:
    """Who is named in an open note, or in a reply to it, and has not replied since."""
    if not note.is_open:
        return set()
    asked = set(note.mentions)
    for reply in note.thread:
        member = state.members().get(reply.author)
        asked -= {member.person} if member is not None else set()
        asked |= set(reply.mentions)
    return asked


def point_rows(state: RoomState) -> tuple[PointRow, ...]:
    """The points of all checklists, by round, in the order in which they were written."""
    hand_off = state.hand_off
    if hand_off is None:
        return ()
    points: Iterable[Point] = state.table("point").values()
    may_change = may_change_points(state)
    return tuple(
        PointRow(
            id=point.id,
            round=point.round,
            text=point.text,
            is_ticked=bool(point.ticked_ms),
            is_checked=bool(point.checked_ms),
            is_next=point.round > hand_off.rounds_used,
            may_change=may_change and point.round >= hand_off.rounds_used,
        )
        for point in sorted(points, key=lambda point: (point.round, point.place, point.id))
    )


def points_round(state: RoomState) -> int:
    """The round that a point written now is for; -1 where none can be written any more."""
    return checklist_round(state) if state.hand_off is not None and may_change_points(state) else -1


def mention_words(home: Home, state: RoomState) -> tuple[str, ...]:
    """What may stand after an @ in this room; not oneself."""
    return tuple(sorted(name for person, name in mention_names(people_in(state)).items() if person != home.person))
