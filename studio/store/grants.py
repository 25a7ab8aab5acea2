"""Rights to the storage: those a ring brought (collaborator), those made for a member (owner). Sealed in the database.

Rows go by the room of the ring, or by a name with a slash for what only the owner keeps: ``member/<device>/...``
and ``access/<production>``, the settings of its way of access.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select

from studio.events.records import from_text, to_text
from studio.store import tables
from studio.store.home import Home

_MEMBER = "member/"
_RING_N = select(tables.grant.c.ring_n).where(tables.grant.c.room == bindparam("room"))
_KEEP = insert(tables.grant).prefix_with("OR REPLACE")
_SEALED = select(tables.grant.c.sealed).where(tables.grant.c.room == bindparam("room"))


def keep_grant(home: Home, connection: Connection, prj: str, room: str, ring_n: int, grant: Mapping[str, Any]) -> bool:
    """Keep the rights of a ring unless a newer ring, or newer rights, have been seen. Whether they were kept."""
    known = connection.execute(_RING_N, {"room": room}).scalar()
    if known is not None and known > ring_n:
        return False
    kept = grant_of(home, connection, room) if known is not None else None
    if kept is not None and _issued(kept) > _issued(grant):
        return False
    if (known, kept) == (ring_n, dict(grant)):
        return True
    _keep(home, connection, prj, room, ring_n, grant)
    return True


def _issued(grant: Mapping[str, Any]) -> int:
    return int(grant.get("issued", 0))


def _keep(home: Home, connection: Connection, prj: str, room: str, ring_n: int, grant: Mapping[str, Any]) -> None:
    sealed = home.seal(to_text(dict(grant)).encode(), f"grant/{room}")
    connection.execute(_KEEP, {"room": room, "prj": prj, "sealed": sealed, "ring_n": ring_n})


def grant_of(home: Home, connection: Connection, room: str) -> dict[str, Any]:
    """The rights kept for a room (or under another key of the owner's choice); empty when there are none."""
    sealed = connection.execute(_SEALED, {"room": room}).scalar()
    if sealed is None:
        return {}
    found: dict[str, Any] = from_text(home.unseal(sealed, f"grant/{room}"))
    return found


def grants_of_production(home: Home, connection: Connection, prj: str) -> list[dict[str, Any]]:
    """All rights that rings brought for a production, the newest first."""
    rows = connection.execute(select(tables.grant.c.room).where(tables.grant.c.prj == prj))
    found = [grant_of(home, connection, room) for room in rows.scalars() if "/" not in room]
    return sorted((grant for grant in found if grant), key=_issued, reverse=True)


# --- what only the owner keeps -----------------------------------------------------------------------------------


def keep_member_grant(
    home: Home, connection: Connection, prj: str, device: str, grant: Mapping[str, Any], turn: int = 0
) -> None:
    """Keep the rights made for a member's device, at the place to which the production's move ``turn`` led."""
    _keep(home, connection, prj, _name(prj, device, turn), 0, grant)


def member_grant(home: Home, connection: Connection, prj: str, device: str, turn: int = 0) -> dict[str, Any]:
    """The rights made for a member's device at a place; empty when there are none."""
    return grant_of(home, connection, _name(prj, device, turn))


def member_grants(home: Home, connection: Connection, prj: str, turn: int = 0) -> dict[str, dict[str, Any]]:
    """The rights made for members of a production at a place, by device."""
    table = tables.grant
    rows = connection.execute(select(table.c.room).where(table.c.prj == prj, table.c.room.startswith(_MEMBER)))
    found = {name.split("/")[1]: name for name in rows.scalars()}
    names = {device: _name(prj, device, turn) for device in found}
    return {device: grant for device, name in names.items() if (grant := grant_of(home, connection, name))}


def drop_member_grant(connection: Connection, prj: str, device: str, turn: int = 0) -> None:
    """Forget the rights of a device at a place: they were taken away."""
    connection.execute(delete(tables.grant).where(tables.grant.c.room == _name(prj, device, turn)))


def _name(prj: str, device: str, turn: int) -> str:
    return f"{_MEMBER}{device}/{prj}/{turn}"


def keep_access_settings(home: Home, connection: Connection, prj: str, settings: Mapping[str, Any]) -> None:
    """Keep what a production's way of access needs beyond the owner's keys (`depot.access.driver.AccessSettings`)."""
    _keep(home, connection, prj, f"access/{prj}", 0, settings)


def access_settings(home: Home, connection: Connection, prj: str) -> dict[str, Any]:
    """The settings of a production's way of access; empty when there are none."""
    return grant_of(home, connection, f"access/{prj}")
