"""What this device has sealed as feedback, by room: the words and the salt, kept in the home until the other side may read them."""

from __future__ import annotations

from studio.events.records import from_text, to_text
from studio.store.database import Connection, get_meta, set_meta


def keep_sealed(connection: Connection, room: str, salt: str, text: str) -> None:
    """Keep it."""
    set_meta(connection, f"feedback/{room}", to_text({"salt": salt, "text": text}))


def sealed_here(connection: Connection, room: str) -> dict[str, str] | None:
    """What was sealed by this device in a room; None where nothing was."""
    kept = get_meta(connection, f"feedback/{room}")
    return from_text(kept) if kept else None
