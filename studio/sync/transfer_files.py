"""Files that arrive: filled piece by piece under a hidden name, checked, then given their own name, or not at all.

Nothing is ever replaced, and nothing written through a symbolic link below the target folder.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from studio.crash_points import crash_point
from studio.domain.errors import CancelledError, DiskError, RefusedError
from studio.durable import link_to_free_name, make_folders, sync_folder

_BLOCK_BYTES = 1024 * 1024
_BINARY = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)
_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
_SPARE_BYTES = 16 * 1024 * 1024
"""What is left free for the database and others."""


@contextmanager
def disk_errors(path: Path) -> Iterator[None]:
    """The system's errors about local files as DiskError."""
    try:
        yield
    except FileNotFoundError as error:
        message = "The folder is not there (any more); its disk may not be connected."
        raise DiskError(message, subject=str(path), what_to_do="Connect the disk, then try again.") from error
    except OSError as error:
        message = "The disk is full." if error.errno in _FULL else f"The disk says: {error.strerror or error}."
        raise DiskError(message, subject=str(path)) from error


def require_room(folder: Path, size_bytes: int) -> None:
    """Raises DiskError when ``size_bytes`` more will not fit on the folder's disk."""
    with disk_errors(folder):
        free = shutil.disk_usage(folder).free
    if free < size_bytes + _SPARE_BYTES:
        message = f"{size_bytes / 1e6:,.0f} MB are to come and {free / 1e6:,.0f} MB are free on this disk."
        raise DiskError(message, subject=str(folder))


def make_partial_folder(folder: Path) -> None:
    """Make the hidden folder for files that are not yet whole. Raises DiskError, RefusedError."""
    with disk_errors(folder):
        _refuse_links(folder, folder.parent)
        crash_point("file.create")
        make_folders(folder)
        crash_point("file.created")


def write_piece(path: Path, start: int, data: bytes | memoryview) -> None:
    """Write a piece at its place in a partial file, making the file if need be. Raises DiskError."""
    with disk_errors(path):
        crash_point("file.write")
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | _BINARY, 0o666)
        try:
            os.lseek(descriptor, start, os.SEEK_SET)
            rest = memoryview(data)
            rest = rest[os.write(descriptor, rest[: len(rest) // 2]) :]
            crash_point("file.half")
            while rest:
                rest = rest[os.write(descriptor, rest) :]
        finally:
            os.close(descriptor)
        crash_point("file.written")


def read_piece(path: Path, start: int, length: int) -> bytes:
    """A piece of a file; shorter where the file ends. Raises OSError."""
    found = bytearray(length)
    return bytes(read_piece_into(path, start, memoryview(found)))


def read_piece_into(path: Path, start: int, into: memoryview) -> memoryview:
    """As ``read_piece``, into memory as long as the piece: what of it is filled. Raises OSError."""
    with path.open("rb", buffering=0) as file:
        file.seek(start)
        filled = 0
        while filled < len(into):
            count = file.readinto(into[filled:])
            if not count:
                break
            filled += count
        return into[:filled]


def sha256_of(path: Path, stop: threading.Event) -> str:
    """SHA-256 (64 hex digits) of a file, read in blocks. Raises OSError, CancelledError."""
    digest = hashlib.sha256()
    block = bytearray(_BLOCK_BYTES)
    view = memoryview(block)
    with path.open("rb", buffering=0) as file:
        while count := file.readinto(block):
            digest.update(view[:count])
            if stop.is_set():
                raise CancelledError("Checking a file was stopped.", subject=str(path))
    return digest.hexdigest()


def is_there(target: Path, size: int, sha256: str, stop: threading.Event) -> bool:
    """Whether exactly this file lies in its place; False when nothing does.

    Raises:
        RefusedError: something else does.
        DiskError: it cannot be read.
    """
    with disk_errors(target):
        try:
            status = target.lstat()
        except (FileNotFoundError, NotADirectoryError):
            return False
        if stat.S_ISREG(status.st_mode) and status.st_size == size and sha256_of(target, stop) == sha256:
            return True
    raise in_the_way(target)


def in_the_way(path: Path) -> RefusedError:
    """Something else has the name that a file is to have."""
    return RefusedError(
        "Something else already has this name; it was left alone.",
        subject=str(path),
        what_to_do="Move or rename it, then try again.",
        title="A file is in the way",
    )


def publish(partial: Path, folder: Path, relative: str) -> None:
    """Give a whole file its own name below ``folder``, durably.

    Raises:
        RefusedError: the name, or a folder of the path, is taken by something else.
        DiskError: it cannot be written.
    """
    target = folder.joinpath(*relative.split("/"))
    with disk_errors(target):
        crash_point("file.sync")
        _sync_file(partial)
        _make_way(folder, relative)
        crash_point("file.publish")
        try:
            _move_to_free_name(partial, target)
        except FileExistsError as error:
            raise in_the_way(target) from error
        crash_point("file.published")
        sync_folder(target.parent)


def tidy(partial: Path) -> None:
    """Remove the hidden folder of a transfer, and the one above when it was the last. Never raises."""
    crash_point("file.tidy")
    shutil.rmtree(partial, ignore_errors=True)
    with suppress(OSError):  # other transfers' files may be in it
        partial.parent.rmdir()
    crash_point("file.tidied")


def _sync_file(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | _BINARY, 0o666)  # creates one of zero length
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _make_way(folder: Path, relative: str) -> None:
    """Make the folders of a path below ``folder``, following no links. Raises RefusedError, OSError."""
    _refuse_links(folder)
    if not folder.is_dir():
        make_folders(folder)
    at = folder
    for name in relative.split("/")[:-1]:
        at /= name
        try:
            at.mkdir()
            sync_folder(at.parent)
        except FileExistsError:
            if not stat.S_ISDIR(at.lstat().st_mode):
                raise in_the_way(at) from None


def _refuse_links(*folders: Path) -> None:
    """Raise RefusedError when one of these folders is a symbolic link: what we write would lie somewhere else."""
    for folder in folders:
        if folder.is_symlink():
            raise in_the_way(folder)


def _move_to_free_name(partial: Path, target: Path) -> None:
    """Rename without replacing. Raises FileExistsError."""
    link_to_free_name(partial, target)
    crash_point("file.linked")
    partial.unlink(missing_ok=True)
