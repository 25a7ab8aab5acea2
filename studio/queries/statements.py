"""A statement with one counterpart over all productions, from signed terms and the payments that were recorded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from studio.domain.errors import NotFoundError
from studio.domain.statement import Charge, Statement, statement_part
from studio.events.state import RoomState
from studio.queries.invoices import invoice_number, owed_of
from studio.queries.room_facts import RoomFacts, facts_of, owner_of
from studio.store.database import Connection
from studio.store.home import Home
from studio.store.productions import ProductionHere, productions, rooms_of
from studio.store.room_money import dues_here, made_ms, payments_of


@dataclass(frozen=True, slots=True)
class _Deal:
    """A hand-off with signed terms, as one side of it sees it."""

    here: ProductionHere
    state: RoomState
    facts: RoomFacts
    other: str

    @property
    def is_payee(self) -> bool:
        return not self.here.is_owner


def _deals(home: Home, connection: Connection, now_ms: int) -> Iterator[_Deal]:
    for here in productions(connection):
        for room in rooms_of(connection, here.prj):
            if room == here.prj:
                continue
            state = home.rooms.view(connection, room, now_ms)
            facts = facts_of(state)
            if facts is not None and facts.has_begun:
                yield _Deal(here, state, facts, facts.person if here.is_owner else owner_of(state))


def counterparts(home: Home, connection: Connection, now_ms: int) -> tuple[str, ...]:
    """With whom terms were signed, by name."""
    names = {deal.other.casefold(): deal.other for deal in _deals(home, connection, now_ms) if deal.other}
    return tuple(names[key] for key in sorted(names))


def statement_of(home: Home, connection: Connection, name: str, period_ms: tuple[int, int], now_ms: int) -> Statement:
    """The statement with that person (by name, as in offers) over a period, from and until. Raises NotFoundError where nothing was ever agreed."""
    deals = [deal for deal in _deals(home, connection, now_ms) if deal.other.casefold() == name.strip().casefold()]
    if not deals:
        raise NotFoundError(
            f"Nothing was agreed with “{name}”.",
            subject=name,
            what_to_do="Give the name as it stands in the productions; `segue person roster` lists those who worked for you.",
        )
    other = deals[-1].other
    parts = []
    for is_payee, currency in sorted({(deal.is_payee, deal.facts.terms.currency) for deal in deals}):
        of_it = [deal for deal in deals if (deal.is_payee, deal.facts.terms.currency) == (is_payee, currency)]
        charges = [charge for deal in of_it for charge in _charges(connection, deal)]
        agreed = [(deal.facts.hand_off.accepted_ms, deal.facts.terms.price_minor) for deal in of_it]
        payer, payee = (other, home.name) if is_payee else (home.name, other)
        parts.append(statement_part(payer, payee, currency, charges, agreed, period_ms, is_payee=is_payee))
    return Statement(home.name, other, *period_ms, tuple(parts))


def _charges(connection: Connection, deal: _Deal) -> Iterator[Charge]:
    """What became owed for a hand-off, with its tax, and what was paid of it."""
    state, facts = deal.state, deal.facts
    number, production, stage = invoice_number(state.room), deal.here.title, facts.terms.title
    currency = facts.terms.currency
    amount, take = owed_of(facts)
    if amount:
        since_ms = made_ms(connection, state, facts.hand_off)
        gross = amount + dues_here(connection, state, facts.hand_off, is_owner=deal.here.is_owner).tax_minor
        yield Charge(since_ms, number, production, stage, gross, currency, is_fee=not take)
    for one in payments_of(connection, state):
        paid = one.amount_minor - one.tip_minor
        yield Charge(
            one.at_ms,
            number,
            production,
            stage,
            paid,
            currency,
            is_payment=True,
            reference=one.reference,
            tip_minor=one.tip_minor,
            receipt=one.receipt,
        )
