"""Finds the shared folder of an invitation where such folders usually are, so that nobody has to be asked for it.

Looks beside the invitation and in the folders of programs that synchronise, a few levels deep and for a moment only. A folder
counts by its marker, never by its name.
"""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from studio.depot.folder_marker import read_marker
from studio.domain.errors import SegueError

SYNCED = (
    "Segue shared", "Dropbox", "Nextcloud", "ownCloud", "OneDrive", "Google Drive", "Sync", "Syncthing", "pCloudDrive",
    "Seafile", "MEGA", "Library/CloudStorage",
)  # fmt: skip
"""Where programs that synchronise keep their folders, below a person's own."""
MOST_FOLDERS, DEPTH, MOST_S = 300, 2, 1.5


def usual_places(invitation: str) -> tuple[Path, ...]:
    """Beside the invitation, where it is a file, then the usual folders that there are."""
    path = Path(invitation.strip()).expanduser() if len(invitation) < 1_000 else Path()
    beside: tuple[Path, ...] = ()
    with suppress(OSError, ValueError):
        beside = (path.absolute().parent, path.absolute().parent.parent) if path.is_file() else ()
    return (*beside, *(Path.home() / name for name in SYNCED))


def folder_with_marker(marker: str, places: Iterable[Path]) -> Path | None:
    """The first folder in or below ``places`` that carries this marker; None where none is found in time."""
    waiting = deque((place, 0) for place in places)
    give_up_at, seen = time.monotonic() + MOST_S, set[Path]()
    while waiting and len(seen) < MOST_FOLDERS and time.monotonic() < give_up_at:
        folder, depth = waiting.popleft()
        if folder in seen:
            continue
        seen.add(folder)
        with suppress(SegueError):
            if read_marker(folder) == marker:
                return folder
        if depth < DEPTH:
            waiting.extend((one, depth + 1) for one in _inside(folder))
    return None


def _inside(folder: Path) -> list[Path]:
    """Its folders, without hidden ones and links; none where it cannot be read."""
    try:
        with os.scandir(folder) as found:
            names = sorted(
                one.name for one in found if not one.name.startswith(".") and one.is_dir(follow_symlinks=False)
            )
    except OSError:
        return []
    return [folder / name for name in names]
