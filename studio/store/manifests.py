"""Manifests that have been read or written on this machine, by room and hash."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from studio.events.manifest import Manifest
from studio.store import tables


def keep_manifest(connection: Connection, room: str, manifest: Manifest) -> None:
    """Remember a manifest; its hash is that of its bytes."""
    values = {"hash": manifest.hash, "room": room, "body": manifest.to_bytes()}
    connection.execute(insert(tables.manifest).prefix_with("OR IGNORE").values(values))


def manifest_of(connection: Connection, room: str, manifest_hash: str) -> Manifest | None:
    """A manifest that is known here, or None."""
    table = tables.manifest
    body = connection.execute(select(table.c.body).where(table.c.room == room, table.c.hash == manifest_hash)).scalar()
    return None if body is None else Manifest.from_bytes(body)
