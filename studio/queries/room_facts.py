"""What one hand-off's room says, for plan and inbox alike: state, terms, person, latest take, what is missing.

Reads a room's state, keeps nothing. Both sides get the same facts from the same room.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from studio.domain.dues import Deed, Dues, dues_of
from studio.domain.errors import SegueError
from studio.domain.hand_off import Given, HandOff, Take
from studio.domain.receipts import Receipt, receipt_of
from studio.domain.stage_states import StageState
from studio.domain.terms import Terms
from studio.events.fold_audition import is_undecided
from studio.events.fold_calls import told_minutes
from studio.events.fold_money import deed_in
from studio.events.fold_rights import granted_rights
from studio.events.state import OWNER_ROLES, RoomState
from studio.queries.notes import asked_for
from studio.store.room_money import collaborator_of

_S = StageState
ENDED = frozenset({_S.DECLINED, _S.EXPIRED, _S.WITHDRAWN, _S.CANCELLED})
"""The hand-off came to nothing; the stage can be offered again."""
DONE = frozenset({_S.APPROVED, _S.SETTLED, _S.CLOSED})
"""The content is approved."""
WORKING = frozenset({_S.ACCEPTED, _S.AWAITING_INPUTS, _S.IN_PROGRESS, _S.REVISION})
"""The collaborator has work to do, so that passing the due date is being late."""
_BEFORE_ANSWER = frozenset({_S.OFFERED, _S.COUNTERED})


@dataclass(frozen=True, slots=True)
class RoomFacts:
    """What the plan needs of one hand-off. ``person`` is the collaborator's name, or whom the offer is for;
    ``take`` the latest take, ``deed`` and ``dues`` what its money comes from (tax as far as it was recorded), ``milestones`` what the log says of each by
    number, ``missing`` the inputs that have not been handed on, ``asked_for`` how many open notes wait
    for a word of a person (by key).
    """

    hand_off: HandOff
    state: StageState
    terms: Terms
    person: str
    person_id: str
    take: Take | None
    given: Mapping[str, Given]
    missing: tuple[str, ...]
    deed: Deed
    dues: Dues
    asked_for: Mapping[str, int] = field(default_factory=dict)
    milestones: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    minutes: Mapping[str, Any] = field(default_factory=dict)
    """What was said last of the minutes of a call."""
    receipts: tuple[Receipt, ...] = ()
    """What the payee says of each payment, the oldest first."""
    granted: str = ""
    """What was granted last beside the signed terms; empty where nothing was."""

    @property
    def rights(self) -> str:
        """The rights that count, word for word: what was granted last, else those of the terms."""
        return self.granted or self.terms.rights

    @property
    def has_begun(self) -> bool:
        """Whether the terms were signed."""
        return bool(self.hand_off.accepted_ms)

    @property
    def fee_minor(self) -> int:
        """What is owed when it is cancelled as it stands (`domain/dues`)."""
        return self.deed.fee_minor

    @property
    def paid_minor(self) -> int:
        """What was recorded as paid, without tips."""
        return self.dues.paid_minor


def facts_of(state: RoomState) -> RoomFacts | None:
    """The facts of a room's state; None when it holds no hand-off, or terms that no reader can use."""
    hand_off = state.hand_off
    if hand_off is None:
        return None
    try:
        terms = Terms.from_log(hand_off.terms)
        stage_state = hand_off.stage_state
    except (SegueError, ValueError):
        return None
    name, person_id = collaborator_of(state, hand_off)
    given, deed = state.table("given"), deed_in(state, hand_off, terms)
    return RoomFacts(
        hand_off=hand_off,
        state=stage_state,
        terms=terms,
        person=name or hand_off.to,
        person_id=person_id,
        take=state.take(hand_off.last_take),
        given=given,
        missing=tuple(port.name for port in terms.inputs if port.name not in given),
        deed=deed,
        dues=dues_of(deed.earned_minor, state.table("payment").values()),
        asked_for=asked_for(state),
        granted=granted_rights(state),
        milestones=state.table("milestone"),
        receipts=tuple(receipt_of(one) for one in state.table("payment").values()),
        minutes=told_minutes(state),
    )


def owner_of(state: RoomState) -> str:
    """The owner's name as the room knows it, or empty."""
    names = (member.name for member in state.members().values() if member.role in OWNER_ROLES)
    return next(names, "")


def is_overdue(hand_off: HandOff, now_ms: int) -> bool:
    """Whether a hand-off's due date has passed while there is work to do."""
    return 0 < hand_off.due_ms < now_ms and hand_off.stage_state in WORKING


def answer_by_ms(facts: RoomFacts) -> int:
    """By when an answer is due: the collaborator's to the offer, the owner's to a take; 0 when none is."""
    if facts.state in _BEFORE_ANSWER:
        return facts.hand_off.expires_ms
    if facts.state is _S.IN_REVIEW and facts.take is not None:
        return 0 if is_undecided(facts.hand_off) else facts.take.answer_by_ms
    return 0
