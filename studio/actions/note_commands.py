"""What can be done with the review notes and the checklist of a hand-off, as values. Results: ``{handoff, state, settled}``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReplyToNote:
    """Answer in the thread of a note, named by its id or the start of it. Who is named as @Name in ``text`` is told."""

    hand_off: str
    note: str
    text: str


@dataclass(frozen=True, slots=True)
class ResolveNote:
    """Close one wish, or with ``is_open`` open it again; the owner's."""

    hand_off: str
    note: str
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class AddPoint:
    """Write a point of the checklist: of this round, or of the next while a take is in review. The owner's."""

    hand_off: str
    text: str


@dataclass(frozen=True, slots=True)
class RemovePoint:
    """Take a point off the checklist; the owner's."""

    hand_off: str
    point: str


@dataclass(frozen=True, slots=True)
class TickPoint:
    """Say that a point is as it should be, or not: each side has a tick of its own."""

    hand_off: str
    point: str
    is_done: bool = True


NoteCommand = ReplyToNote | ResolveNote | AddPoint | RemovePoint | TickPoint
