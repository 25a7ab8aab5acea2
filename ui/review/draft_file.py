"""Keeps the notes that are not sent yet in the home folder, so that a closed window loses none. Called in workers."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path

from studio.domain.errors import DiskError

FILE_NAME = "notes-not-sent.json"
_lock = threading.Lock()


def write_drafts(home: Path, values: list[dict[str, object]]) -> None:
    """Write all drafts: temporary file, then rename.

    Raises:
        DiskError: the home cannot be written.
    """
    target = home / FILE_NAME
    temporary = target.with_suffix(".tmp")
    with _lock:
        try:
            home.mkdir(parents=True, exist_ok=True)
            with temporary.open("w", encoding="utf-8") as file:
                json.dump(values, file, ensure_ascii=False)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(target)
        except OSError as error:
            raise DiskError(f"Notes that are not sent could not be kept: {error}", subject=str(target)) from error


def read_drafts(home: Path) -> object:
    """What was written; an empty list when there is nothing or it cannot be read."""
    with _lock:
        try:
            return json.loads((home / FILE_NAME).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return []
