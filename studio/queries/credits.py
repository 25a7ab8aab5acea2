"""The credits that one has given and got, as rows."""

from __future__ import annotations

from dataclasses import dataclass

from studio.events.credits import read_credit
from studio.events.fold_credits import credit_records, credited_name
from studio.events.open_signatures import did_key
from studio.store.database import Connection
from studio.store.home import Home
from studio.store.productions import productions, rooms_of


@dataclass(frozen=True, slots=True)
class CreditRow:
    """One credit. ``state``: granted, accepted, refused, revoked; ``is_yours``: it is about this person's work.

    ``issuer`` and ``subject`` are did:key; ``credit`` is the hash by which the log names it.
    """

    hand_off: str
    credit: str
    production: str
    production_title: str
    stage: str
    role: str
    person: str
    issuer_name: str
    issuer: str
    subject: str
    state: str
    reason: str
    take: int
    approved_ms: int
    is_on_time: bool
    is_silent: bool
    rounds_used: int
    is_yours: bool


def credit_rows(home: Home, connection: Connection, now_ms: int, production: str = "") -> tuple[CreditRow, ...]:
    """The credits of a production (its id), or of all, the newest last."""
    rows = []
    for here in productions(connection):
        if production and here.prj != production:
            continue
        for room in rooms_of(connection, here.prj):
            state = home.rooms.view(connection, room, now_ms)
            hand_off = state.hand_off
            if hand_off is None:
                continue
            for named, record in credit_records(state):
                credit = read_credit(record["jwt"])
                rows.append(
                    CreditRow(
                        hand_off=room,
                        credit=named,
                        production=here.prj,
                        production_title=credit.production,
                        stage=credit.stage,
                        role=credit.role,
                        person=credited_name(state, hand_off.person),
                        issuer_name=credit.issuer_name,
                        issuer=did_key(credit.issuer),
                        subject=did_key(credit.subject),
                        state=record["state"],
                        reason=record["reason"],
                        take=credit.take,
                        approved_ms=credit.approved_ms,
                        is_on_time=credit.is_on_time,
                        is_silent=credit.is_silent,
                        rounds_used=credit.rounds_used,
                        is_yours=not here.is_owner,
                    )
                )
    return tuple(sorted(rows, key=lambda row: (row.approved_ms, row.hand_off)))
