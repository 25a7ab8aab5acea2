"""The files of a workspace on their way to another folder: listed, copied and compared, and taken away where they lie twice.

Whatever a person has put there goes along: files of any name, links as links, empty folders. Decides nothing.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from studio.crash_points import crash_point
from studio.domain.errors import CancelledError, DiskError, RefusedError
from studio.durable import is_temporary, make_folders, sync_folder, temporary_name
from studio.store.workspace_place import ARRIVING_NAME, MARKER_NAME
from studio.sync.transfer_files import disk_errors, sha256_of

_BLOCK_BYTES = 1024 * 1024
_MARKERS = (MARKER_NAME, ARRIVING_NAME)
_SAME_MS = 2000
"""Two seconds: the step in which a stick's file system counts time."""
_OF_THE_SYSTEM = frozenset(
    (
        "lost+found",
        "System Volume Information",
        "$RECYCLE.BIN",
        ".DS_Store",
        ".fseventsd",
        ".Spotlight-V100",
        "desktop.ini",
    )
)
"""What lies in a disk's own folder although nobody has put it there."""
OnBytes = Callable[[int, str], None]


@dataclass(frozen=True, slots=True)
class Stamp:
    """Size in bytes and time of the last change in ms: enough to see that a file is another one."""

    size: int
    changed_ms: int

    def is_like(self, other: Stamp | None) -> bool:
        """Whether these are the same, on disks that count time in other steps."""
        return other is not None and self.size == other.size and abs(self.changed_ms - other.changed_ms) <= _SAME_MS


@dataclass(slots=True)
class Listing:
    """What lies below a folder, by its path there with ``/``: files, links with where they lead, folders."""

    files: dict[str, Stamp] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    folders: list[str] = field(default_factory=list)

    @property
    def total_bytes(self) -> int:
        """Of all files."""
        return sum(stamp.size for stamp in self.files.values())


def is_as_good_as_empty(folder: Path) -> bool:
    """Whether nothing lies in a folder but what the system puts on every disk. Raises DiskError."""
    with disk_errors(folder):
        names = [entry.name for entry in os.scandir(folder)]
    return all(is_of_the_system(name) for name in names)


def is_of_the_system(name: str) -> bool:
    """Whether a name in a disk's own folder is nobody's work."""
    return name in _OF_THE_SYSTEM or name.startswith(".Trash")


def listing_of(root: Path, cancel: threading.Event) -> Listing:
    """Everything below a folder but the markers. Raises DiskError, RefusedError for what cannot be copied, CancelledError."""
    found = Listing()
    with disk_errors(root):
        _list(root, "", found, cancel)
    return found


def _list(folder: Path, before: str, found: Listing, cancel: threading.Event) -> None:
    if cancel.is_set():
        raise CancelledError("Looking through the files was stopped.", subject=str(folder))
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        if before:
            return  # deleted meanwhile; the next listing knows
        raise
    for entry in entries:
        if not before and (entry.name in _MARKERS or is_of_the_system(entry.name)):
            continue
        path = f"{before}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            found.folders.append(path)
            _list(Path(entry.path), f"{path}/", found, cancel)
        else:
            _note(Path(entry.path), path, found)


def _note(place: Path, path: str, found: Listing) -> None:
    """A file or a link; one that has gone meanwhile is none."""
    if place.is_symlink():
        found.links[path] = str(place.readlink())
        return
    stamp = stamp_of(place)
    if stamp is not None:
        found.files[path] = stamp
    elif os.path.lexists(place):
        raise RefusedError(
            "This is no file that can be copied.",
            subject=str(place),
            what_to_do="Take it out of the folder with your files, then try again.",
        )


class Copying:
    """Brings a folder up to what another one holds; again and again, until both are the same. Nothing in the source changes."""

    def __init__(self, source: Path, target: Path, cancel: threading.Event, on_bytes: OnBytes) -> None:
        self._source, self._target = source, target
        self._cancel, self._on_bytes = cancel, on_bytes
        self._copied: set[str] = set()

    def missing(self, wanted: Listing) -> list[str]:
        """The files that are not there yet, or others there."""
        return [path for path, stamp in wanted.files.items() if not stamp.is_like(stamp_of(self._target / path))]

    def bring(self, wanted: Listing) -> None:
        """Copy what is missing, and take back what the source no longer has. Raises DiskError, RefusedError, CancelledError."""
        for folder in wanted.folders:
            with disk_errors(self._target / folder):
                make_folders(self._target / folder)
        for path in self.missing(wanted):
            self._copy(path, wanted.files[path])
        for path, leads_to in wanted.links.items():
            self._link(path, leads_to)
        for path in self._copied - wanted.files.keys() - wanted.links.keys():
            with disk_errors(self._target / path):
                crash_point("workspace.taken_back")
                (self._target / path).unlink(missing_ok=True)
        self._copied &= wanted.files.keys() | wanted.links.keys()

    def _copy(self, path: str, stamp: Stamp) -> None:
        source, target = self._source / path, self._target / path
        partial = target.with_name(temporary_name())
        try:
            with disk_errors(source):
                try:
                    digest = self._write(source, partial)
                except FileNotFoundError:
                    if source.parent.is_dir() and not os.path.lexists(source):
                        return  # deleted or renamed meanwhile: the next listing knows
                    raise
            with disk_errors(target):
                if sha256_of(partial, self._cancel) != digest:
                    raise DiskError("What was copied cannot be read again as it was written.", subject=str(target))
                crash_point("workspace.copy")
                partial.replace(target)
                sync_folder(target.parent)
        finally:
            with suppress(OSError):
                partial.unlink(missing_ok=True)
        crash_point("workspace.copied")
        self._copied.add(path)
        self._on_bytes(stamp.size, target.name)

    def _write(self, source: Path, partial: Path) -> str:
        """The SHA-256 of what was read."""
        digest = hashlib.sha256()
        with source.open("rb", buffering=0) as reading, partial.open("xb") as writing:
            while block := reading.read(_BLOCK_BYTES):
                if self._cancel.is_set():
                    raise CancelledError("Copying your files was stopped.", subject=source.name)
                writing.write(block)
                digest.update(block)
            writing.flush()
            os.fsync(writing.fileno())
        shutil.copystat(source, partial)
        return digest.hexdigest()

    def _link(self, path: str, leads_to: str) -> None:
        target = self._target / path
        if target.is_symlink() and str(target.readlink()) == leads_to:
            return
        try:
            crash_point("workspace.link")
            target.unlink(missing_ok=True)
            target.symlink_to(leads_to)
        except OSError as error:
            raise DiskError(
                "This link cannot be made there.",
                subject=path,
                what_to_do="The other disk knows no links: put the file itself in its place, or choose another folder.",
            ) from error
        self._copied.add(path)

    def require_same(self, wanted: Listing) -> None:
        """Raises DiskError where the target does not hold all of it, as where two names are one to its disk."""
        there = listing_of(self._target, self._cancel)
        for path in there.files.keys() - wanted.files.keys():
            if is_temporary(path.rpartition("/")[2]):  # of an earlier try that was ended in the middle of a file
                crash_point("workspace.swept")
                (self._target / path).unlink(missing_ok=True)
        for path, stamp in wanted.files.items():
            if not stamp.is_like(there.files.get(path)):
                raise DiskError(
                    "This file did not arrive under its name.",
                    subject=path,
                    what_to_do="The other disk may take two names for one: rename the file, or choose another folder.",
                )


def stamp_of(path: Path) -> Stamp | None:
    """Of one file; None where there is none."""
    try:
        status = path.lstat()
    except OSError:
        return None
    return Stamp(status.st_size, status.st_mtime_ns // 1_000_000) if stat.S_ISREG(status.st_mode) else None


def clear_copies(copy: Path, is_same: Callable[[str, Stamp], bool], cancel: threading.Event) -> list[str]:
    """Delete in ``copy`` each file of which ``is_same`` says that it lies elsewhere as it is, links, what was being written,
    and folders that are empty then. The rest stays: its paths. Never raises for what cannot be deleted.
    """
    if not copy.is_dir():
        return []
    there = listing_of(copy, cancel)
    left = []
    for path, stamp in there.files.items():
        if is_temporary(path.rpartition("/")[2]) or is_same(path, stamp):
            if not _delete(copy / path):
                left.append(path)
        else:
            left.append(path)
    left += [path for path in there.links if not _delete(copy / path)]
    for folder in sorted(there.folders, key=len, reverse=True):
        with suppress(OSError):  # what was left lies in it
            crash_point("workspace.clear")
            (copy / folder).rmdir()
    for marker in _MARKERS:
        _delete(copy / marker)
    with suppress(OSError):  # a disk's own folder stays, and so does one in which something was left
        crash_point("workspace.cleared")
        copy.rmdir()
    return left


def _delete(path: Path) -> bool:
    try:
        crash_point("workspace.delete")
        if os.name == "nt" and path.exists():
            path.chmod(stat.S_IWRITE)  # takes are made read-only, which Windows does not delete
        path.unlink(missing_ok=True)
    except OSError:
        return False
    return True
