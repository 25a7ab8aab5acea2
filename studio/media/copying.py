"""Copies large files so that it can be stopped at any time, also while they are brought to the disk."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

_COPY_BYTES = 4 << 20
_SYNC_BYTES = 16 << 20
"""So much at once is brought to the disk, since nothing can be stopped in between."""


def copy_file(source: Path, target: Path, check: Callable[[], None], *, is_synced: bool = False) -> None:
    """Copy a file, inside the system where it can do that; ``is_synced`` brings it to the disk as well.

    ``check`` is called for every 4 MB and raises what is to stop it; the half copy is the caller's to delete. Raises OSError.
    """
    with source.open("rb") as reader, target.open("wb", buffering=0) as writer:
        try:
            _copy(reader, writer, check, is_synced=is_synced, inside=hasattr(os, "copy_file_range"))
        except OSError as error:
            if error.errno == errno.ENOSPC or not hasattr(os, "copy_file_range"):
                raise
            reader.seek(0)
            writer.seek(0)
            writer.truncate()
            _copy(reader, writer, check, is_synced=is_synced, inside=False)
        if is_synced:
            os.fsync(writer.fileno())


def _copy(reader: BinaryIO, writer: BinaryIO, check: Callable[[], None], *, is_synced: bool, inside: bool) -> None:
    unsynced = 0
    while True:
        check()
        moved = (
            os.copy_file_range(reader.fileno(), writer.fileno(), _COPY_BYTES)
            if inside
            else _written(writer, reader.read(_COPY_BYTES))
        )
        if not moved:
            return
        unsynced += moved
        if is_synced and unsynced >= _SYNC_BYTES:
            check()
            os.fsync(writer.fileno())
            unsynced = 0


def _written(writer: BinaryIO, data: bytes) -> int:
    rest = memoryview(data)
    while rest:
        rest = rest[writer.write(rest) :]
    return len(data)
