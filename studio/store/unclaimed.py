"""Since when this home has seen objects in a depot that nothing names: their age where the depot has no clock."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, delete, insert, select

from studio.store import tables


def seen_since(connection: Connection, prj: str, names: Collection[str], now_ms: int) -> dict[str, int]:
    """When each of these names was first met here (UTC ms); what is not among them any more is forgotten.

    Inside a write transaction; names met for the first time count from now.
    """
    table = tables.unclaimed
    rows = connection.execute(select(table.c.name, table.c.seen_ms).where(table.c.prj == prj))
    known = {name: int(seen_ms) for name, seen_ms in rows}
    for name in known.keys() - set(names):
        connection.execute(delete(table).where(table.c.name == name))
    fresh = [name for name in names if name not in known]
    if fresh:
        connection.execute(
            insert(table).prefix_with("OR REPLACE"), [{"name": name, "prj": prj, "seen_ms": now_ms} for name in fresh]
        )
    return {name: known.get(name, now_ms) for name in names}
