"""What this home has decided and no entry holds yet: rows of the outbox's decisions, in their order."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, delete, func, insert, select

from studio.events.catalog import Event
from studio.events.records import from_text, to_text
from studio.store import tables
from studio.store.transfers import is_done

DECISIONS_MAX = 2000
"""Decisions in one entry: keeps it under the size limit even with long briefs."""
_BATCH = 500
_WAITING = (
    select(tables.decision.c.id, tables.decision.c.body, tables.decision.c.transfer)
    .where(tables.decision.c.room == bindparam("room"))
    .order_by(tables.decision.c.id)
)


def add_decisions(connection: Connection, prj: str, room: str, decisions: Sequence[Event], transfer: str = "") -> None:
    """Have decisions wait for an entry; with ``transfer`` until that is done."""
    rows = [{"prj": prj, "room": room, "body": to_text(decision), "transfer": transfer} for decision in decisions]
    if rows:
        connection.execute(insert(tables.decision), rows)


def ready_decisions(connection: Connection, room: str) -> list[tuple[int, Event]]:
    """The decisions of a room that the next entry may hold, by id: not those that wait for a transfer, nor later ones
    about the same stage.
    """
    rows = connection.execute(_WAITING, {"room": room})
    ready: list[tuple[int, Event]] = []
    held: set[str] = set()
    for identity, body, transfer in rows:
        decision = from_text(body)
        subject = f"{decision['k']} {decision['stage']}" if "stage" in decision else ""
        if (transfer and not is_done(connection, transfer)) or (subject and subject in held):
            held.add(subject)
            continue
        ready.append((identity, decision))
        if len(ready) >= DECISIONS_MAX:
            break
    return ready


def drop_decisions(connection: Connection, identities: Sequence[int]) -> None:
    """An entry holds these now, or they came to nothing."""
    for start in range(0, len(identities), _BATCH):
        some = identities[start : start + _BATCH]
        connection.execute(delete(tables.decision).where(tables.decision.c.id.in_(some)))


def put_back_decisions(connection: Connection, prj: str, room: str, decisions: Sequence[Event]) -> None:
    """Have decisions wait again, before all that were made since."""
    table = tables.decision
    lowest = connection.execute(select(func.min(table.c.id))).scalar()
    first = min(1, 1 if lowest is None else int(lowest)) - len(decisions)
    for place, decision in enumerate(decisions):
        values = {"id": first + place, "prj": prj, "room": room, "body": to_text(decision), "transfer": ""}
        connection.execute(insert(table).values(values))
