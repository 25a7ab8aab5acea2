"""A depot in a folder: a local disk, a network drive, a folder that a sync program carries.

Creates are atomic on one machine only, so one device writes each docket (PROTOCOL.md 5.9). Never follows a
symbolic link out of the folder, never takes a missing folder for an empty one.
"""

from __future__ import annotations

import os
import re
import stat
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from studio.crash_points import crash_point
from studio.depot import object_names
from studio.depot.depot import (
    MAX_OBJECT_BYTES,
    PAGE_NAMES,
    ObjectInfo,
    ObjectMissingError,
    PutResult,
    StoredObject,
)
from studio.depot.disk import disk_error
from studio.depot.folder_marker import MARKER_NAME, new_marker_bytes, read_marker, require_marker
from studio.depot.foreign import ForeignNames
from studio.domain.errors import AccessError, DepotError
from studio.durable import STALE_S, create_whole, make_folders, sweep_temporary, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHUNK_LEAF = re.compile(r"[0-9a-f]{64}")
_CHUNK_SHELF = re.compile(r"[0-9a-f]{2}")
_READ_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)  # a pipe laid under an object's name must not hang us
)


class FolderDepot:
    """See the module. ``marker`` is the id of the folder, which a pass carries instead of its path."""

    def __init__(self, root: Path, marker: str) -> None:
        self.root = root
        self.marker = marker
        self.url = str(root)
        self._foreign = ForeignNames()

    @classmethod
    def create(cls, folder: Path | str) -> FolderDepot:
        """Open the depot in a folder, making folder and marker where they are missing.

        Raises:
            AccessError, DiskError, DepotError: the folder cannot be made or written.
        """
        root = Path(folder).absolute()
        try:
            root.mkdir(parents=True, exist_ok=True)
            root = root.resolve(strict=True)
            if read_marker(root) is None:
                create_whole(root / MARKER_NAME, new_marker_bytes())
        except OSError as error:
            raise disk_error(error, str(root)) from error
        return cls(root, require_marker(root, None))

    @classmethod
    def open(cls, folder: Path | str, marker: str | None = None) -> FolderDepot:
        """Open a depot that was made before, here or on another machine.

        Raises:
            OfflineError: the folder or its marker is away.
            BadInputError: another depot's folder.
        """
        root = Path(folder).absolute()
        found = require_marker(root, marker)
        return cls(root.resolve(), found)

    @property
    def is_atomic(self) -> bool:
        """Yes, among the processes of one machine."""
        return True

    @property
    def needs_lead(self) -> bool:
        """Always: two machines with the same synced folder do not see each other's creates in time."""
        return True

    @property
    def has_clock(self) -> bool:
        """No: a file's time is the writer's, or the sync program's."""
        return False

    def put_new(self, name: str, data: bytes) -> PutResult:
        """See `Depot.put_new`."""
        path = self._path(name)
        try:
            self._make_folder(path.parent)
            if create_whole(path, data):
                return PutResult.CREATED
            return PutResult.SAME if self._read(path, name).data == data else PutResult.OTHER
        except OSError as error:
            raise disk_error(error, str(path)) from error

    def put(self, name: str, data: bytes | memoryview, *, digest: str = "") -> None:
        """See `Depot.put`."""
        del digest
        path = self._path(name)
        try:
            self._make_folder(path.parent)
            write_whole(path, data)
        except OSError as error:
            raise disk_error(error, str(path)) from error

    def get(self, name: str) -> StoredObject:
        """See `Depot.get`."""
        return self._read(self._path(name), name)

    def get_range(self, name: str, start_byte: int, size_bytes: int) -> bytes:
        """See `Depot.get_range`."""
        return self._read(self._path(name), name, start_byte, size_bytes).data

    def head(self, name: str) -> ObjectInfo | None:
        """See `Depot.head`."""
        path = self._path(name)
        try:
            status = path.lstat()
        except (FileNotFoundError, NotADirectoryError):
            require_marker(self.root, self.marker)
            return None
        except OSError as error:
            raise disk_error(error, str(path)) from error
        if not stat.S_ISREG(status.st_mode):
            raise self._not_a_file(name)
        return ObjectInfo(name, status.st_size, status.st_mtime_ns // 1_000_000)

    def list_after(self, prefix: str, after: str = "", limit: int = PAGE_NAMES) -> list[ObjectInfo]:
        """See `Depot.list_after`."""
        object_names.require_prefix(prefix)
        require_marker(self.root, self.marker)
        return list(islice(self._walk(self.root, "", prefix, after), max(0, limit)))

    def copy(self, source: str, target: str, *, only_new: bool = True) -> bool:
        """See `Depot.copy`. By reading and writing: a hard link would let a writer of one change the other."""
        data = self.get(source).data
        if only_new:
            if self.head(target) is not None:
                return False
            return self.put_new(target, data) is PutResult.CREATED
        self.put(target, data)
        return True

    def delete(self, name: str) -> None:
        """See `Depot.delete`."""
        path = self._path(name)
        try:
            crash_point("object.delete")
            path.unlink()
            crash_point("object.deleted")
        except (FileNotFoundError, NotADirectoryError):
            require_marker(self.root, self.marker)
        except OSError as error:
            raise disk_error(error, str(path)) from error

    def clock_drift_ms(self) -> int:
        """See `Depot.clock_drift_ms`: a folder has no clock."""
        return 0

    def foreign_names(self) -> list[str]:
        """See `Depot.foreign_names`; paths below the root, with slashes."""
        return self._foreign.take()

    def sweep_temporary(self, older_than_s: float = STALE_S) -> int:
        """Delete files that a crash left half written; how many there were."""
        require_marker(self.root, self.marker)
        return sweep_temporary((Path(folder) for folder, _, _ in os.walk(self.root)), older_than_s)

    def close(self) -> None:
        """Nothing is held open."""

    def _path(self, name: str) -> Path:
        """Where an object lies. Chunks lie on 256 shelves, since some disks are slow with long folders."""
        path = Path(self._location(object_names.require_known(name)))
        if os.path.realpath(path.parent) != str(path.parent):
            message = "A symbolic link stands in the way of this object; it is not followed."
            what_to_do = "Remove the link from the shared folder."
            raise DepotError(message, subject=str(path.parent), what_to_do=what_to_do)
        return path

    def _location(self, name: str) -> str:
        folder, _, leaf = name.rpartition("/")
        if _CHUNK_LEAF.fullmatch(leaf):
            folder += "/" + leaf[:2]
        return os.path.join(self.root, *folder.split("/"), leaf)  # noqa: PTH118 (called for each name of a listing)

    def _make_folder(self, folder: Path) -> None:
        if not folder.is_dir():
            require_marker(self.root, self.marker)  # else an unmounted drive would be filled behind its mount point
            make_folders(folder)

    def _read(self, path: Path, name: str, start_byte: int = 0, size_bytes: int = -1) -> StoredObject:
        try:
            descriptor = os.open(path, _READ_FLAGS)
        except (FileNotFoundError, NotADirectoryError) as error:
            require_marker(self.root, self.marker)
            message = "There is no such object in the folder."
            raise ObjectMissingError(message, subject=str(path)) from error
        except OSError as error:
            if path.is_symlink():
                raise self._not_a_file(name) from error
            raise disk_error(error, str(path)) from error
        try:
            with os.fdopen(descriptor, "rb") as file:
                status = os.fstat(descriptor)
                if not stat.S_ISREG(status.st_mode):
                    raise self._not_a_file(name)
                if status.st_size > MAX_OBJECT_BYTES:
                    message = f"An object of {status.st_size} bytes is none of ours; it was not read."
                    raise DepotError(message, subject=str(path))
                if start_byte:
                    file.seek(start_byte)
                return StoredObject(file.read(size_bytes), status.st_mtime_ns // 1_000_000)
        except OSError as error:
            raise disk_error(error, str(path)) from error

    def _not_a_file(self, name: str) -> DepotError:
        message = "What stands under this name is not a file; it was left alone."
        what_to_do = "Remove it from the shared folder."
        return DepotError(message, subject=str(self.root / name), what_to_do=what_to_do)

    def _walk(self, folder: Path, start: str, prefix: str, after: str) -> Iterator[ObjectInfo]:
        """Objects below a folder in the order of their names. ``start`` is what all their names start with."""
        for key, entry, is_shelf in self._sorted_entries(folder, start):
            stem = key[:-1] if is_shelf else key
            if not (stem.startswith(prefix) or prefix.startswith(stem)):
                continue
            if stem <= after and not after.startswith(stem):
                continue
            if key.endswith("/"):
                yield from self._walk(folder / entry.name, start if is_shelf else key, prefix, after)
                continue
            if stem <= after or not stem.startswith(prefix):
                continue
            try:
                status = entry.stat(follow_symlinks=False)
            except FileNotFoundError:
                continue  # deleted while we were looking
            yield ObjectInfo(stem, status.st_size, status.st_mtime_ns // 1_000_000)

    def _is_in_place(self, name: str, entry: os.DirEntry[str]) -> bool:
        """Whether a file has a name of ours and lies where that name belongs."""
        return object_names.is_known(name) and self._location(name) == entry.path

    def _sorted_entries(self, folder: Path, start: str) -> list[tuple[str, os.DirEntry[str], bool]]:
        """What lies in a folder as (object name or its start, entry, whether it is a shelf of chunks), sorted."""
        found = []
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    key = start + entry.name
                    if entry.is_dir(follow_symlinks=False):
                        is_shelf = _CHUNK_SHELF.fullmatch(entry.name) is not None
                        found.append((key + "/", entry, is_shelf))
                    elif entry.is_file(follow_symlinks=False) and self._is_in_place(key, entry):
                        found.append((key, entry, False))
                    elif key != MARKER_NAME:
                        self._foreign.meet(Path(entry.path).relative_to(self.root).as_posix())
        except (FileNotFoundError, NotADirectoryError):
            return []
        except PermissionError as error:
            raise AccessError(
                "This computer's account may not read the folder.",
                subject=str(folder),
                what_to_do="Ask for the right to read and write this folder.",
            ) from error
        except OSError as error:
            raise disk_error(error, str(folder)) from error
        return sorted(found, key=lambda row: row[0])
