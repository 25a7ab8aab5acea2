"""The invoice of a hand-off, from its signed terms and the payments that were recorded. The same on both sides."""

from __future__ import annotations

from studio.domain.errors import RefusedError
from studio.domain.hand_off import HistoryLine
from studio.domain.invoice import Invoice, Payment
from studio.domain.plan_money import PAY_WITHIN_MS
from studio.domain.stage_states import StageState
from studio.events.state import RoomState
from studio.queries.room_facts import DONE, RoomFacts, facts_of, owner_of
from studio.store.business import OWN, details_of
from studio.store.database import Connection
from studio.store.home import Home
from studio.store.lookups import history_of_kinds
from studio.store.subjects import find_hand_off

_MOST_LINES = 100


def invoice_of(home: Home, connection: Connection, text: str, now_ms: int) -> Invoice:
    """The invoice of a hand-off. Raises NotFoundError, RefusedError while nothing is owed or paid."""
    found = find_hand_off(home, connection, text, now_ms)
    facts = facts_of(found.state)
    amount_minor, take = owed_of(facts)
    if facts is None or not amount_minor:
        title = str(found.hand_off.terms.get("title", ""))
        raise RefusedError(
            f"Nothing is owed for “{title}”, so there is no invoice.",
            subject=title,
            what_to_do="An invoice is there once a take is approved, or a hand-off was cancelled with a fee.",
            code="nothing_owed",
        )
    since_ms = made_ms(connection, found.state, facts)
    return Invoice(
        number=invoice_number(found.state.room),
        hand_off=found.state.room,
        production=found.here.title,
        stage=facts.terms.title,
        role=facts.terms.role,
        take=take,
        payee=facts.person,
        payer=owner_of(found.state),
        amount_minor=amount_minor,
        price_minor=facts.terms.price_minor,
        paid_minor=facts.paid_minor,
        currency=facts.terms.currency,
        made_ms=since_ms,
        due_ms=due_date_ms(since_ms),
        terms_hash=found.hand_off.terms_hash,
        payments=payments_of(connection, found.state),
        is_fee=facts.state is StageState.CANCELLED,
        from_details=details_of(connection, facts.person if found.here.is_owner else OWN, since_ms),
        to_details=details_of(connection, OWN if found.here.is_owner else owner_of(found.state), since_ms),
    )


def invoice_number(room: str) -> str:
    """The number of a hand-off's invoice: ``SG-`` and the first 16 digits of its id, in fours."""
    return "SG-" + "-".join(room[at : at + 4].upper() for at in range(0, 16, 4))


def owed_of(facts: RoomFacts | None) -> tuple[int, int]:
    """Amount, and number of the take that it is for."""
    if facts is not None and facts.state in DONE:
        return facts.terms.price_minor, facts.hand_off.last_take
    if facts is not None and facts.state is StageState.CANCELLED:
        return facts.fee_minor, 0
    return 0, 0


def due_date_ms(since_ms: int) -> int:
    """By when what is owed since then has to be paid."""
    return since_ms + PAY_WITHIN_MS


def made_ms(connection: Connection, state: RoomState, facts: RoomFacts) -> int:
    """Since when it is owed: the approval, or the cancelling; 0 where neither is known."""
    if facts.state is not StageState.CANCELLED:
        return facts.take.decided_ms if facts.take is not None else 0
    lines = _lines(connection, state, "stage.cancel", "leave")
    return lines[-1].at_ms if lines else 0


def _lines(connection: Connection, state: RoomState, *kinds: str) -> list[HistoryLine]:
    """Lines of a room's history that counted, with those that were said here and are not settled yet."""
    settled = history_of_kinds(connection, state.room, kinds, _MOST_LINES)
    lines = {line.id: line for line in [*settled, *state.history] if line.kind in kinds and not line.overruled}
    return list(lines.values())


def payments_of(connection: Connection, state: RoomState) -> tuple[Payment, ...]:
    """What was recorded as paid for a hand-off, oldest first."""
    at = [line.at_ms for line in _lines(connection, state, "pay.sent")]
    records = sorted(state.table("payment").items(), key=lambda one: [int(part) for part in one[0].split("/")])
    return tuple(
        Payment(at_ms, int(record["amount"]), str(record["reference"]))
        for at_ms, (_, record) in zip(at, records, strict=False)
    )
