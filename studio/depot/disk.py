"""Writing a file so that it is whole or not there, on POSIX and Windows. Knows nothing of depots' names."""

from __future__ import annotations

import errno
import os
import secrets
import time
from typing import TYPE_CHECKING

from studio.domain.errors import AccessError, DepotError, DiskError, OfflineError

if TYPE_CHECKING:
    from pathlib import Path

TEMPORARY_PREFIX = ".segue-"
TEMPORARY_SUFFIX = ".tmp"


def _numbers(*names: str) -> frozenset[int]:
    """Error numbers by name; not every system has them all."""
    return frozenset(getattr(errno, name) for name in names if hasattr(errno, name))


_FULL = _numbers("ENOSPC", "EDQUOT", "EFBIG")
_AWAY = _numbers("EIO", "ESTALE", "ETIMEDOUT", "ENOTCONN", "EHOSTDOWN", "ENODEV", "ENXIO")
_NO_LINKS = _numbers("EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK", "EXDEV", "EINVAL")
_NO_FOLDER_SYNC = _numbers("EINVAL", "ENOTSUP", "EOPNOTSUPP")
_WINDOWS_BUSY_TRIES = 20


def disk_error(error: OSError, subject: str) -> DiskError | OfflineError | AccessError | DepotError:
    """The error for a person that stands for the system's."""
    if error.errno in _FULL:
        return DiskError("The disk with the shared folder is full.", subject=subject)
    if error.errno == errno.EROFS:
        return DiskError("The disk with the shared folder is read-only.", subject=subject)
    if error.errno in (errno.EACCES, errno.EPERM):
        what_to_do = "Ask for the right to read and write this folder."
        return AccessError("This computer's account may not use the folder.", subject=subject, what_to_do=what_to_do)
    if error.errno in _AWAY:
        return OfflineError(f"The disk does not answer ({error.strerror}).", subject=subject)
    return DepotError(f"The folder cannot be used ({error.strerror or error}).", subject=subject)


def is_temporary(leaf: str) -> bool:
    """Whether a file is one of ours that was being written."""
    return leaf.startswith(TEMPORARY_PREFIX) and leaf.endswith(TEMPORARY_SUFFIX)


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


def write_temporary(folder: Path, data: bytes) -> Path:
    """A new file with ``data``, safely on the disk, under a temporary name in ``folder``."""
    path = folder / f"{TEMPORARY_PREFIX}{secrets.token_hex(8)}{TEMPORARY_SUFFIX}"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    descriptor = os.open(path, flags, 0o666)
    try:
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def create_file(path: Path, data: bytes) -> bool:
    """Write ``data`` under a name that must be free: whether it was. Never replaces, never leaves half a file."""
    temporary = write_temporary(path.parent, data)
    try:
        if os.name == "nt":
            temporary.rename(path)  # refuses to replace on Windows
        else:
            _link(temporary, path)
    except FileExistsError:
        return False
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(path.parent)
    return True


def _link(temporary: Path, path: Path) -> None:
    try:
        os.link(temporary, path)
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


def replace_file(path: Path, data: bytes) -> None:
    """Write ``data`` under a name, whole, in place of what was there."""
    temporary = write_temporary(path.parent, data)
    try:
        _replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def _replace(temporary: Path, path: Path) -> None:
    """WORKAROUND: on Windows a virus scanner or sync program may hold the file open for a moment."""
    for _ in range(_WINDOWS_BUSY_TRIES if os.name == "nt" else 0):
        try:
            temporary.replace(path)
        except PermissionError:
            time.sleep(0.05)
        else:
            return
    temporary.replace(path)
