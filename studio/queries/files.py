"""Files of takes and inputs as rows: what the manifests name, and where it lies on this machine.

Looks at the disk, opens nothing. A name that may not be written is shown and has no place here.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from studio.domain.errors import SegueError
from studio.domain.hand_off import Given, Take
from studio.events.file_names import safe_relative_path
from studio.events.manifest import FileEntry
from studio.queries.rows import FileRow
from studio.store.database import Connection
from studio.store.manifests import manifest_of


@dataclass(frozen=True, slots=True)
class PlacedFile:
    """One file of a manifest: the output (or input) it belongs to, its entry, and where it lies ("" while it does
    not).
    """

    port: str
    name: str
    entry: FileEntry
    path: str

    def row(self) -> FileRow:
        """For a screen."""
        return FileRow(self.name, self.entry.size, self.path, self.entry.sha256)


def take_folder(stage_folder: Path, number: int) -> Path:
    """``takes/take-NN`` of a stage's folder."""
    return stage_folder / "takes" / f"take-{number:02d}"


def take_files(connection: Connection, room: str, take: Take, stage_folder: Path) -> tuple[PlacedFile, ...]:
    """The files of a take; empty while its manifest has not arrived."""
    folders = [take_folder(stage_folder, number) for number in range(take.number, 0, -1)]
    return tuple(_placed(entry, folders) for entry in entries_of(connection, room, take.manifest_hash))


def given_files(
    connection: Connection, room: str, given: Given, stage_folder: Path, sources: Iterable[PlacedFile] = ()
) -> tuple[PlacedFile, ...]:
    """The files that were handed on to an input: in the stage's ``inputs``, or where their source lies here."""
    by_content = {source.entry.sha256: source.path for source in sources if source.path}
    placed = (
        _placed(entry, [stage_folder / "inputs"], by_content)
        for entry in entries_of(connection, room, given.manifest_hash)
    )
    return tuple(placed)


def entries_of(connection: Connection, room: str, manifest_hash: str) -> tuple[FileEntry, ...]:
    """The entries of a manifest that is known here; empty where it is not, or cannot be read."""
    try:
        manifest = manifest_of(connection, room, manifest_hash)
    except SegueError:
        return ()
    return manifest.files if manifest is not None else ()


def _placed(entry: FileEntry, folders: Iterable[Path], by_content: Mapping[str, str] | None = None) -> PlacedFile:
    """A file with its place: the first folder that has it in this size, else a file of the same content.

    Files that a take carried over from an earlier one lie with that one, so several folders are tried.
    """
    port, _, name = entry.path.partition("/")
    path = ""
    if _may_be_written(entry.path):
        places = (os.path.join(folder, entry.path) for folder in folders)  # noqa: PTH118 (for thousands of files)
        path = next((found for found in places if _has_size(found, entry.size)), "")
    if not path and by_content:
        path = by_content.get(entry.sha256, "")
    return PlacedFile(port, name or entry.path, entry, path)


@lru_cache(maxsize=32_768)
def _may_be_written(relative: str) -> bool:
    """Whether the name is one that Segue itself would write: only then it is looked for on the disk."""
    try:
        return safe_relative_path(relative) == relative
    except SegueError:
        return False


def _has_size(path: str, size: int) -> bool:
    try:
        found = os.stat(path)  # noqa: PTH116 (for thousands of files)
    except (OSError, ValueError):
        return False
    return found.st_size == size and stat.S_ISREG(found.st_mode)
