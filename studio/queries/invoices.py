"""The invoice of a hand-off, from its signed terms and the payments that were recorded. The same on both sides."""

from __future__ import annotations

from studio.domain.errors import RefusedError
from studio.domain.invoice import Invoice, Payment
from studio.domain.plan_money import PAY_WITHIN_MS
from studio.domain.stage_states import StageState
from studio.queries.room_facts import DONE, RoomFacts, facts_of, owner_of
from studio.store.business import OWN, details_of
from studio.store.database import Connection
from studio.store.home import Home
from studio.store.room_money import made_ms, payments_of
from studio.store.subjects import find_hand_off


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
    since_ms = made_ms(connection, found.state, found.hand_off)
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
        payments=tuple(
            Payment(one.at_ms, one.amount_minor, one.reference, one.tip_minor, one.receipt)
            for one in payments_of(connection, found.state)
        ),
        recorded_tax_minor=facts.dues.tax_minor,
        call=facts.terms.call if facts.state in DONE else None,
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
