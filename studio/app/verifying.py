"""``verify``: does what lies here, and on demand in the storage, agree with the signed record? Changes nothing."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.app.cli_journal import differences, replay
from studio.app.repairing import storage_rows
from studio.domain.errors import CancelledError
from studio.store.named import files_here, named_in
from studio.store.productions import rooms_of
from studio.store.subjects import find_production

if TYPE_CHECKING:
    from studio.actions import commands as c
    from studio.app.carrying_out import Desk
    from studio.events.manifest import FileEntry

Progress = Callable[[float, str], None]
_BLOCK_BYTES = 1 << 20


def verify_production(
    desk: Desk, command: c.VerifyProduction, told: Progress, cancel: threading.Event
) -> dict[str, Any]:
    """The JSON of ``verify`` for a production: its rooms folded again from the journal, every take's files against their
    hashes, and with ``in_storage`` everything in the storage.

    Raises CancelledError, and with ``in_storage`` OfflineError, AccessError.
    """
    home = desk.home
    rooms: list[dict[str, Any]] = []
    wanted: list[tuple[Path, int, FileEntry]] = []
    with home.read() as connection:
        here = find_production(connection, command.production)
        told(0.0, "Reading the record")
        for room in rooms_of(connection, here.prj):
            kept = home.rooms.folded(connection, room)
            found = replay(home, connection, room)
            wrong = differences(kept, found.state) if found.broken_at < 0 else [found.problem]
            rooms.append({"room": room, "kind": kept.kind, "entries": len(found.entries), "problems": wrong})
            for of in named_in(connection, kept):
                wanted += [(path, of.number, entry) for path, entry in files_here(home, connection, kept, of)]
        files = _take_files(wanted, lambda share, name: told(share * (0.5 if command.in_storage else 1), name), cancel)
    stored: list[dict[str, Any]] = []
    if command.in_storage:
        told(0.5, "Looking through the storage")
        depot = desk.pool.of(here)
        stored = storage_rows(home, depot, here.prj, deep=not command.quick, cancel=cancel)
    is_right = not stored and not here.alarm and not any(row["problems"] for row in rooms)
    is_good = is_right and all(row["state"] in ("good", "elsewhere") for row in files)
    shape: dict[str, Any] = {"production": here.prj, "title": here.title, "verdict": "good" if is_good else "bad"}
    shape |= {"rooms": rooms, "files": files}
    if command.in_storage:
        shape["storage"] = stored
    if here.alarm:
        shape["alarm"] = here.alarm
    return shape


def _take_files(
    wanted: list[tuple[Path, int, FileEntry]], told: Progress, cancel: threading.Event
) -> list[dict[str, Any]]:
    """Files of takes and inputs: good, changed, missing (it was here), elsewhere (it never was)."""
    rows = []
    total, done = max(1, sum(entry.size for _, _, entry in wanted)), 0
    for path, number, entry in wanted:
        if cancel.is_set():
            raise CancelledError("Verifying was stopped.", subject=str(path))
        told(done / total, f"Reading {path.name}")
        rows.append({"path": str(path), "take": number, "sha256": entry.sha256, "state": _state(path, entry)})
        done += entry.size
    return rows


def _state(path: Path, entry: FileEntry) -> str:
    if not path.is_file():
        return "missing" if path.parent.is_dir() else "elsewhere"
    return "good" if path.stat().st_size == entry.size and sha256_of(path) == entry.sha256 else "changed"


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK_BYTES):
            digest.update(block)
    return digest.hexdigest()
