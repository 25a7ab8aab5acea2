"""What can be done with the agreement of a hand-off once its terms are signed, as values. Results: ``{handoff, state, settled}``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studio.actions.commands import NoteText


@dataclass(frozen=True, slots=True)
class ProposeChange:
    """Propose a paid change: what it adds to price (minor units), working time, rounds; ``text`` says for what. With ``notes``, while a take is in
    review, the round begins as soon as the collaborator accepts.
    """

    hand_off: str
    text: str
    price_minor: int = 0
    work_min: int = 0
    rounds: int = 0
    notes: tuple[NoteText, ...] = ()


@dataclass(frozen=True, slots=True)
class CancelHandOff:
    """Cancel a hand-off of an own production before its approval; the kill fee of the signed table is owed."""

    hand_off: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LeaveHandOff:
    """Drop out of a gig before its approval; owed is what is reached, and after a delivery the signed share."""

    hand_off: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ReachMilestone:
    """Say that a milestone (number from 1) is reached; ``text`` is a word on it."""

    hand_off: str
    number: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class AnswerMilestone:
    """Accept a milestone (number from 1), or say in ``reason`` what is missing."""

    hand_off: str
    number: int
    is_yes: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OpenDispute:
    """State one's view of a take in review or a cancelled hand-off; ``split_minor`` is what the collaborator is to get in all, without tax."""

    hand_off: str
    statement: str
    split_minor: int


@dataclass(frozen=True, slots=True)
class AnswerDispute:
    """Agree to the last proposal of the other side, or propose another split with a statement."""

    hand_off: str
    is_yes: bool
    statement: str = ""
    split_minor: int = 0


@dataclass(frozen=True, slots=True)
class ConfirmPayment:
    """Say how much of a recorded payment has come, in minor units (unset: all of it; 0: nothing). ``number`` from 1, the oldest first
    (0: the only one that waits for a word).
    """

    hand_off: str
    number: int = 0
    amount_minor: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class CorrectPayment:
    """Say that a recorded payment (number from 1; 0: the only one) was less: ``amount_minor`` in all, 0 where nothing was paid."""

    hand_off: str
    amount_minor: int
    number: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class StateMinutes:
    """Say how many minutes a call had, in all."""

    hand_off: str
    minutes: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class AnswerMinutes:
    """Agree to the minutes that were stated, or say in ``reason`` what is not right."""

    hand_off: str
    is_yes: bool
    reason: str = ""


AgreementCommand = (
    ProposeChange
    | CancelHandOff
    | LeaveHandOff
    | ReachMilestone
    | AnswerMilestone
    | OpenDispute
    | AnswerDispute
    | ConfirmPayment
    | CorrectPayment
    | StateMinutes
    | AnswerMinutes
)
