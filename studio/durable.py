"""Writing a file so that it is whole or not there, and stays there after a power cut, on POSIX and Windows.

Temporary name in the same folder, write, fsync, rename, fsync of the folder. Knows nothing of what it writes; raises
the system's own OSError, which the caller puts into words. Below every floor, like ``crash_points``.
"""

from __future__ import annotations

import errno
import os
import secrets
import time
from collections.abc import Iterable
from pathlib import Path

from studio.crash_points import crash_point

TEMPORARY_PREFIX = ".segue-"
TEMPORARY_SUFFIX = ".tmp"
STALE_S = 24 * 3600.0
"""A temporary file that old was left by a crash: nothing of ours takes a day to write one file."""

_NO_LINKS = frozenset(
    getattr(errno, name)
    for name in ("EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK", "EXDEV", "EINVAL")
    if hasattr(errno, name)
)
_NO_FOLDER_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, getattr(errno, "EOPNOTSUPP", errno.EINVAL)})
_WINDOWS_BUSY_TRIES = 20


def temporary_name(suffix: str = "") -> str:
    """A free name for a file that is being written; ``suffix`` for writers that look at a name's ending."""
    return f"{TEMPORARY_PREFIX}{secrets.token_hex(8)}{TEMPORARY_SUFFIX}{suffix}"


def is_temporary(leaf: str) -> bool:
    """Whether a file is one of ours that was being written."""
    return leaf.startswith(TEMPORARY_PREFIX) and TEMPORARY_SUFFIX in leaf


def write_whole(path: Path, data: bytes | memoryview, mode: int = 0o666) -> None:
    """Write ``data`` under a name, whole, in place of what was there."""
    temporary = write_temporary(path.parent, data, mode)
    try:
        replace_with(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def create_whole(path: Path, data: bytes) -> bool:
    """Write ``data`` under a name that must be free: whether it was. Never replaces, never leaves half a file."""
    temporary = write_temporary(path.parent, data)
    try:
        crash_point("whole.link")
        link_to_free_name(temporary, path)
        crash_point("whole.linked")
    except FileExistsError:
        return False
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(path.parent)
    return True


def write_temporary(folder: Path, data: bytes | memoryview, mode: int = 0o666) -> Path:
    """A new file with ``data``, safely on the disk, under a temporary name in ``folder``."""
    path = folder / temporary_name()
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    crash_point("whole.open")
    descriptor = os.open(path, flags, mode)
    try:
        try:
            rest = memoryview(data)
            rest = rest[os.write(descriptor, rest[: len(rest) // 2]) :]
            crash_point("whole.half")
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            crash_point("whole.written")
            os.fsync(descriptor)
            crash_point("whole.synced")
        finally:
            os.close(descriptor)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def replace_with(temporary: Path, path: Path) -> None:
    """Give a file that is safely on the disk its name, in place of what was there, durably.

    WORKAROUND: on Windows a virus scanner or sync program may hold the file open for a moment.
    """
    crash_point("whole.rename")
    for _ in range(_WINDOWS_BUSY_TRIES if os.name == "nt" else 0):
        try:
            temporary.replace(path)
        except PermissionError:
            time.sleep(0.05)
        else:
            return
    temporary.replace(path)
    crash_point("whole.renamed")
    sync_folder(path.parent)
    crash_point("whole.kept")


def link_to_free_name(temporary: Path, path: Path) -> None:
    """Give a whole file its name without replacing; the temporary name may stay. Raises FileExistsError, OSError."""
    if os.name == "nt":
        temporary.rename(path)  # refuses to replace on Windows
        return
    try:
        os.link(temporary, path, follow_symlinks=False)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        # exFAT and some network drives have no links. One device writes in a folder (PROTOCOL.md 5.9), so
        # that looking first is enough there.
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from error
        temporary.rename(path)


def sync_file(path: Path) -> None:
    """Make a file's bytes durable."""
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Make the folder's own entries durable, where the system can."""
    if os.name == "nt":
        return  # Windows has no such call; its journal orders the rename
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    except OSError as error:  # some network file systems cannot; the rename itself stands
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(descriptor)


def make_folders(folder: Path) -> None:
    """Make a folder and what is missing above it, so that all of it outlasts a power cut."""
    missing = [folder]
    while not missing[-1].parent.is_dir():
        missing.append(missing[-1].parent)
    for one in reversed(missing):
        one.mkdir(exist_ok=True)
        sync_folder(one.parent)


def sweep_temporary(folders: Iterable[Path], older_than_s: float = STALE_S) -> int:
    """Delete in these folders (not below them) what a crash left half written; how many there were."""
    oldest_s = time.time() - older_than_s
    swept = 0
    for folder in folders:
        try:
            leaves = [entry for entry in os.scandir(folder) if is_temporary(entry.name)]
        except (FileNotFoundError, NotADirectoryError):
            continue
        for entry in leaves:
            if entry.stat(follow_symlinks=False).st_mtime <= oldest_s:
                Path(entry.path).unlink(missing_ok=True)
                swept += 1
    return swept
