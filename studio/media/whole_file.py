"""Writes a file so that it appears whole or not at all: temporary name in the same folder, fsync, rename."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from studio.domain.errors import BadInputError, DiskError


@contextlib.contextmanager
def whole_file(out: Path) -> Iterator[Path]:
    """A temporary path beside ``out`` to write to; takes the name ``out`` when the block ends well, else vanishes.

    Raises:
        BadInputError: the folder does not exist.
        DiskError: the disk is full, read-only or gone.
    """
    if not out.parent.is_dir():
        what_to_do = "Create the folder or choose another one."
        raise BadInputError("The folder to write to does not exist.", subject=str(out.parent), what_to_do=what_to_do)
    temporary = out.parent / f".segue-{secrets.token_hex(6)}.part{out.suffix}"
    try:
        yield temporary
        _sync(temporary)
        temporary.replace(out)
        _sync_folder(out.parent)
    except OSError as error:
        raise _disk_error(error, out) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    """Make sure the bytes are on the disk before the name is."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return  # Windows cannot open folders; its rename is journalled
    handle = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # some network file systems refuse
            os.fsync(handle)
    finally:
        os.close(handle)


def _disk_error(error: OSError, out: Path) -> DiskError:
    if error.errno == errno.ENOSPC:
        return DiskError("The disk is full.", subject=str(out))
    return DiskError(f"The file cannot be written: {error.strerror or error}.", subject=str(out))
