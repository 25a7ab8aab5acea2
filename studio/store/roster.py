"""The people whom the owner of this home keeps for themselves. No event, export or storage has anything of it."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import delete, insert, select

from studio.domain.roster import RosterEntry
from studio.store import tables
from studio.store.database import Connection

_FIELDS = {field.name for field in fields(RosterEntry)}
_LISTS = ("roles", "skills", "languages", "groups")


def roster(connection: Connection) -> list[RosterEntry]:
    """Everybody, by name."""
    entries = [_entry(body) for body in connection.execute(select(tables.roster.c.body)).scalars()]
    return sorted(entries, key=lambda entry: (entry.name.casefold(), entry.id))


def _entry(body: str) -> RosterEntry:
    kept: dict[str, Any] = {
        key: tuple(value) if key in _LISTS else value for key, value in json.loads(body).items() if key in _FIELDS
    }
    return RosterEntry(**kept)


def keep_entry(connection: Connection, entry: RosterEntry) -> None:
    """Keep a person, in place of what was kept of them before."""
    body = json.dumps(asdict(entry), ensure_ascii=False)
    connection.execute(insert(tables.roster).prefix_with("OR REPLACE").values(id=entry.id, body=body))


def drop_entry(connection: Connection, entry_id: str) -> None:
    """Forget a person."""
    connection.execute(delete(tables.roster).where(tables.roster.c.id == entry_id))
