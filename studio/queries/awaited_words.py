"""What was said and waits for a word of the other side, beside what is asked: minutes, milestones, payments, a dispute, a long pause.

Says what waits and for whom; `queries/reminders` makes reminders of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from studio.domain.receipts import Word
from studio.domain.reminder import DAY_MS
from studio.domain.stage_states import StageState
from studio.domain.terms import agreed_minutes
from studio.events.state import RoomState
from studio.queries.disputes import dispute_row
from studio.queries.payment_rows import call_row
from studio.queries.room_facts import RoomFacts
from studio.store.database import Connection
from studio.store.room_money import payments_of

_S = StageState
LONG_PAUSE_MS = 30 * DAY_MS
"""After so long a pause is asked about (PRODUCT.md section 2)."""
_WORKING = frozenset({_S.IN_PROGRESS, _S.IN_REVIEW, _S.REVISION})

_OWNER, _PAYEE = True, False


@dataclass(frozen=True, slots=True)
class Awaited:
    """``kind``: minutes, milestone, receipt, contradicted, dispute, paused. ``of_owner``: the owner speaks next. ``due_ms``: when silence
    decides or the time for an answer is over (0: never); ``will_approve``: silence agrees then. ``key`` tells apart what can come again.
    """

    kind: str
    of_owner: bool
    since_ms: int
    key: str
    due_ms: int = 0
    will_approve: bool = False
    amount_minor: int = 0
    count: int = 0
    names: tuple[str, ...] = ()


def awaited_words(
    connection: Connection, state: RoomState, facts: RoomFacts, now_ms: int, *, is_owner: bool
) -> Iterator[Awaited]:
    """What waits in one hand-off."""
    silence = facts.terms.silence_approves
    for number, told in facts.milestones.items():
        if told.get("state") == "claimed" and facts.state in _WORKING:
            one, since_ms = facts.terms.milestones[int(number)], int(told["at"])
            yield Awaited(
                "milestone", _OWNER, since_ms, f"{number}/{since_ms}", int(told["answer_by"]) if silence else 0, silence,
                one.amount_minor, names=(one.name,),
            )  # fmt: skip
    call = call_row(state, facts)
    if call is not None and call.may_answer:
        since_ms, amount_minor = int(facts.minutes["at"]), agreed_minutes(facts.terms, call.minutes).price_minor
        yield Awaited(
            "minutes", _OWNER, since_ms, str(since_ms), call.answer_by_ms, silence, amount_minor, count=call.minutes
        )
    payments = payments_of(connection, state)
    waiting = [one for one in payments if one.receipt.word is Word.OPEN and one.receipt.recorded_minor]
    if waiting:
        amount_minor = sum(one.receipt.recorded_minor for one in waiting)
        yield Awaited("receipt", _PAYEE, waiting[0].at_ms, str(waiting[-1].at_ms), amount_minor=amount_minor)
    for other in (one.receipt for one in payments if one.receipt.word is Word.CONTRADICTED):
        yield Awaited("contradicted", _OWNER, other.at_ms, str(other.at_ms), amount_minor=other.received_minor)
    dispute = dispute_row(state, facts, is_owner=is_owner)
    if dispute is not None and dispute.state == "open":
        since_ms = dispute.proposals[-1].at_ms
        yield Awaited("dispute", dispute.is_my_turn == is_owner, since_ms, str(since_ms), dispute.answer_by_ms)
    paused_ms = facts.hand_off.paused_ms
    if facts.state is _S.PAUSED and paused_ms and paused_ms + LONG_PAUSE_MS <= now_ms:
        yield Awaited("paused", is_owner, paused_ms, str(paused_ms))
