"""Manifests that have been read or written on this machine, by room and hash."""

from __future__ import annotations

import threading

from sqlalchemy import Connection, bindparam, insert, select

from studio.events.manifest import Manifest
from studio.store import tables

_OF = (tables.manifest.c.room == bindparam("room"), tables.manifest.c.hash == bindparam("hash"))
_KNOWN, _BODY = select(tables.manifest.c.hash).where(*_OF), select(tables.manifest.c.body).where(*_OF)
_PARSED_MAX = 128
_FILES_MAX = 2000
_parsed: dict[str, Manifest] = {}
"""Manifests by hash, which names all that is in them: a screen asks for the same ones after each change."""
_lock = threading.Lock()


def keep_manifest(connection: Connection, room: str, manifest: Manifest) -> None:
    """Remember a manifest; its hash is that of its bytes."""
    values = {"hash": manifest.hash, "room": room, "body": manifest.to_bytes()}
    connection.execute(insert(tables.manifest).prefix_with("OR IGNORE").values(values))


def manifest_of(connection: Connection, room: str, manifest_hash: str) -> Manifest | None:
    """A manifest that is known here, or None."""
    of = {"room": room, "hash": manifest_hash}
    if connection.execute(_KNOWN, of).first() is None:
        return None
    with _lock:
        found = _parsed.get(manifest_hash)
    if found is None:
        body = connection.execute(_BODY, of).scalar()
        found = Manifest.from_bytes(body or b"")
        with _lock:
            while len(_parsed) >= _PARSED_MAX:
                _parsed.pop(next(iter(_parsed)))
            if len(found.files) <= _FILES_MAX:
                _parsed[manifest_hash] = found
    return found
