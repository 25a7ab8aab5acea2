"""Views kept for the next start: what a window paints before anything has been computed."""

from __future__ import annotations

from sqlalchemy import Connection, insert

from studio.store import tables


def keep_view(connection: Connection, key: str, body: str) -> None:
    """Keep a view as JSON text."""
    connection.execute(insert(tables.view_cache).prefix_with("OR REPLACE").values(key=key, body=body))
