"""Floors against rollback: how far a room's docket had come, as rings and invitations say (PROTOCOL.md 5.8).

A new or restored device has read nothing yet by which it could see that the storage was put back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

from studio.events.records import from_text, to_text
from studio.store import tables
from studio.store.database import get_meta, set_meta

if TYPE_CHECKING:
    from studio.store.unit_of_work import UnitOfWork


def raise_floor(connection: Connection, room: str, head: tuple[int, str]) -> None:
    """A ring or an invitation says that the docket of a room had come to here."""
    if head[0] > floor_of(connection, room)[0]:
        set_meta(connection, f"floor/{room}", to_text(list(head)))


def floor_problem(work: UnitOfWork, room: str) -> str:
    """What is wrong with a docket that was read to its end: it is shorter than it was, or another one. Empty: nothing."""
    n, head = floor_of(work.connection, room)
    state = work.folded(room)
    if n < 0 or not state.kind:
        return ""
    if state.n < n:
        return f"Entry {n} of a room was written and is not in the storage."
    journal = tables.journal
    where = (journal.c.room == room, journal.c.what == "d", journal.c.n == n)
    if work.connection.execute(select(journal.c.hash).where(*where)).scalar() != head:
        return f"Entry {n} of a room is not what it was when it was written."
    set_meta(work.connection, f"floor/{room}", "")
    return ""


def floor_of(connection: Connection, room: str) -> tuple[int, str]:
    """The entry up to which the docket of a room is known to have come; -1 and no hash when nothing says so."""
    kept = get_meta(connection, f"floor/{room}")
    found: list[Any] = from_text(kept) if kept else [-1, ""]
    return int(found[0]), str(found[1])
