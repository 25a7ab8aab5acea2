"""Rights to the storage: those a ring brought (collaborator), those made for a member (owner). Sealed in the database."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, insert, select

from studio.events.records import from_text, to_text
from studio.store import tables
from studio.store.home import Home


def keep_grant(home: Home, connection: Connection, prj: str, room: str, ring_n: int, grant: dict[str, Any]) -> bool:
    """Keep the rights of a ring unless a newer ring has been seen. Whether it was kept."""
    table = tables.grant
    known = connection.execute(select(table.c.ring_n).where(table.c.room == room)).scalar()
    if known is not None and known > ring_n:
        return False
    sealed = home.seal(to_text(grant).encode(), f"grant/{room}")
    values = {"room": room, "prj": prj, "sealed": sealed, "ring_n": ring_n}
    connection.execute(insert(table).prefix_with("OR REPLACE").values(values))
    return True


def grant_of(home: Home, connection: Connection, room: str) -> dict[str, Any]:
    """The rights kept for a room (or under another key of the owner's choice); empty when there are none."""
    table = tables.grant
    sealed = connection.execute(select(table.c.sealed).where(table.c.room == room)).scalar()
    if sealed is None:
        return {}
    found: dict[str, Any] = from_text(home.unseal(sealed, f"grant/{room}"))
    return found


def grants_of_production(home: Home, connection: Connection, prj: str) -> list[dict[str, Any]]:
    """All rights kept for a production, the newest first."""
    rows = connection.execute(
        select(tables.grant.c.room).where(tables.grant.c.prj == prj).order_by(tables.grant.c.ring_n.desc())
    )
    found = [grant_of(home, connection, room) for room in rows.scalars()]
    return [grant for grant in found if grant]
