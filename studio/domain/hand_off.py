"""One hand-off as folded from its room: terms, state, takes, notes. Frozen values; every change makes a new one."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any, Self

from studio.domain.stage_states import StageState

CHOSEN, OTHER = "chosen", "other"
FEEDBACK_BYTES_MAX = 4000


class Record:
    """A frozen value that goes to and from plain JSON by its fields (nested plain lists and dicts only)."""

    __slots__ = ()

    def to_plain(self) -> dict[str, Any]:
        """Fields as plain values."""
        return {f.name: getattr(self, f.name) for f in fields(self)}  # type: ignore[arg-type]

    @classmethod
    def from_plain(cls, body: dict[str, Any]) -> Self:
        """From plain values; unknown keys are ignored, so that an older program reads a newer cache."""
        known = {f.name for f in fields(cls)}  # type: ignore[arg-type]
        return cls(**{key: value for key, value in body.items() if key in known})


@dataclass(frozen=True, slots=True)
class Member(Record):
    """A device in a room. ``until_n`` is the entry at which it was removed (-1: still in)."""

    device: str
    person: str
    name: str
    role: str
    device_public: str
    box_public: str
    cert: dict[str, Any] = field(default_factory=dict)
    from_n: int = 0
    until_n: int = -1


@dataclass(frozen=True, slots=True)
class Take(Record):
    """One delivery. ``state``: in_review, approved, revise, refused. ``want`` names chunks asked for again;
    ``is_in`` says the owner's machine has verified every byte; ``marked_ms``, since when its files may leave the storage
    (0: they stay); ``paused_ms``, how long its review has stood still; ``want_ms``, since when it stands still for
    chunks that are missing (0: it does not); ``want_n``, the entry that asked for them; ``answers``, how often its maker
    has sent them again; ``left_ms``, how long before the due date it came.
    """

    number: int
    stage: str
    state: str
    manifest_hash: str
    manifest: list[Any]
    files: int
    size_bytes: int
    at_ms: int
    by_device: str
    answer_by_ms: int = 0
    is_in: bool = False
    is_silent: bool = False
    want: list[str] = field(default_factory=list)
    findings: list[Any] = field(default_factory=list)
    decided_ms: int = 0
    marked_ms: int = 0
    paused_ms: int = 0
    want_ms: int = 0
    want_n: int = -1
    answers: int = 0
    left_ms: int = 0


@dataclass(frozen=True, slots=True)
class Given(Record):
    """An input that has been handed on to a room (or attached to a stage). In a review room a take that is shown there: of the
    stage ``source`` with ``title`` on ``track``; ``standing`` is the state of the take.
    """

    input: str
    manifest_hash: str
    manifest: list[Any]
    files: int
    size_bytes: int
    at_ms: int
    source: str = ""
    take: int = 0
    title: str = ""
    track: str = ""
    standing: str = ""


@dataclass(frozen=True, slots=True)
class Note(Record):
    """A review note at a time of a take, in ms. ``mentions`` are persons, ``file`` the path in the take that it is about
    (empty: the take), ``marks`` what was drawn (``domain/drawing``), ``replies`` plain ``Reply`` values, oldest first.
    """

    id: str
    take: int
    at_ms: int
    in_take_ms: int
    end_in_take_ms: int
    text: str
    author: str
    reason: str = ""
    is_open: bool = True
    mentions: list[str] = field(default_factory=list)
    file: str = ""
    marks: list[Any] = field(default_factory=list)
    replies: list[dict[str, Any]] = field(default_factory=list)

    @property
    def thread(self) -> tuple[Reply, ...]:
        """The replies as values."""
        return tuple(Reply.from_plain(reply) for reply in self.replies)


@dataclass(frozen=True, slots=True)
class Reply(Record):
    """An answer in the thread of a note; ``author`` is a device, ``mentions`` are persons."""

    id: str
    at_ms: int
    author: str
    text: str
    mentions: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Point(Record):
    """One point of a round's checklist (round 0: the first delivery); ``place`` is its order. ``ticked_ms``: when the collaborator said that it is
    so, ``checked_ms``: when the owner did; 0: not (any more).
    """

    id: str
    round: int
    text: str
    at_ms: int
    place: int = 0
    ticked_ms: int = 0
    checked_ms: int = 0


@dataclass(frozen=True, slots=True)
class Asked(Record):
    """What one side (``by``: owner, collaborator) asks of the other. ``kind``: counter, extension, pause, change; ``terms`` are
    the terms proposed, ``until_ms`` the date asked for. Of a change order ``order`` is its id, ``terms_hash`` what is signed, ``notes``
    what is to be changed of ``take`` once it is accepted (as in ``review.decide``), ``device`` whose word it is.
    """

    kind: str
    by: str
    at_ms: int
    reason: str = ""
    until_ms: int = 0
    terms: dict[str, Any] = field(default_factory=dict)
    order: str = ""
    terms_hash: str = ""
    notes: list[Any] = field(default_factory=list)
    take: int = 0
    device: str = ""


@dataclass(frozen=True, slots=True)
class HandOff(Record):
    """One stage given to one person. ``offer`` is the current offer's id, ``terms`` its log form, ``asked`` the plain
    form of ``question``; ``paused_from`` the state that a pause interrupted, ``is_fee_waived``: cancelled when it was more than a
    day late, ``is_left``: cancelled by the collaborator; ``choice``: what became of a candidate of an audition (``CHOSEN``,
    ``OTHER``; empty: nobody is chosen yet, or it is no audition); ``settled_ms``: since when all is paid.
    """

    room: str
    stage: str
    offer: str
    to: str
    state: str
    terms: dict[str, Any]
    terms_hash: str
    offered_ms: int
    expires_ms: int
    office_hash: str = ""
    person: str = ""
    accepted_ms: int = 0
    started_ms: int = 0
    due_ms: int = 0
    rounds_used: int = 0
    last_take: int = 0
    reason: str = ""
    asked: dict[str, Any] | None = None
    paused_from: str = ""
    paused_ms: int = 0
    is_fee_waived: bool = False
    is_left: bool = False
    choice: str = ""
    settled_ms: int = 0

    @property
    def question(self) -> Asked | None:
        """What is asked and not answered yet."""
        return Asked.from_plain(self.asked) if self.asked else None

    @property
    def stage_state(self) -> StageState:
        """The state as the enum."""
        return StageState(self.state)


@dataclass(frozen=True, slots=True)
class Invitation(Record):
    """A pass that stands in a room: open, used or expired."""

    id: str
    key: str
    expires_ms: int
    used_by: str = ""


@dataclass(frozen=True, slots=True)
class Opened(Record):
    """An office entry that opens one room for one stage: what may exist only once. ``is_audition``: for one candidate of
    several; ``choice_hash`` is the entry that chose them. ``by`` is the device that opened it.
    """

    room: str
    stage: str
    offer: str
    to: str
    entry_hash: str
    at_ms: int
    is_ended: bool = False
    person: str = ""
    is_audition: bool = False
    is_chosen: bool = False
    choice_hash: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class HistoryLine(Record):
    """One line of a room's history. ``kind`` is the event's kind, ``detail`` its few plain facts."""

    id: str
    n: int
    at_ms: int
    person: str
    kind: str
    detail: dict[str, Any] = field(default_factory=dict)
    overruled: str = ""
