"""How a person last looked at each production on this home: a small file for each, which only the window reads.

Nothing that is agreed or planned lies here; without the file every view is as it is at first.
"""

from __future__ import annotations

from pathlib import Path

from studio.durable import write_whole

_MOST_BYTES = 1 << 20


def _path(home: Path, production: str) -> Path | None:
    return home / "views" / f"{production}.json" if production.isalnum() else None


def read_views(home: Path, production: str) -> str:
    """What was kept, as it was given; empty where there is nothing that can be read."""
    path = _path(home, production)
    try:
        data = path.read_bytes() if path is not None else b""
        return data.decode() if len(data) <= _MOST_BYTES else ""
    except (OSError, ValueError):
        return ""


def write_views(home: Path, production: str, text: str) -> None:
    """Keep it in place of what was kept before. Raises OSError."""
    path = _path(home, production)
    if path is not None and len(text.encode()) <= _MOST_BYTES:
        path.parent.mkdir(exist_ok=True)
        write_whole(path, text.encode(), 0o600)
