"""Writes a file so that it appears whole or not at all: temporary name in the same folder, fsync, rename."""

from __future__ import annotations

import contextlib
import errno
import threading
from collections.abc import Iterator
from pathlib import Path

from studio.crash_points import crash_point
from studio.domain.errors import BadInputError, DiskError
from studio.durable import replace_with, sync_file, temporary_name

_SYNCED_EVERY_S, _SYNCED_BYTES = 0.05, 8 * 1024 * 1024


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
    temporary = out.parent / temporary_name(out.suffix)
    try:
        yield temporary
        crash_point("whole.written")
        sync_file(temporary)
        crash_point("whole.synced")
        replace_with(temporary, out)
    except OSError as error:
        raise _disk_error(error, out) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


@contextlib.contextmanager
def synced_meanwhile(path: Path) -> Iterator[None]:
    """Bring what has been written of a growing file to the disk while the block runs: the last sync has little to do then."""
    is_over = threading.Event()

    def follow() -> None:
        synced = 0
        while not is_over.wait(_SYNCED_EVERY_S):
            with contextlib.suppress(OSError):  # the last sync tells of it
                size = path.stat().st_size
                if size - synced >= _SYNCED_BYTES:
                    sync_file(path)
                    synced = size

    thread = threading.Thread(target=follow, name="sync-meanwhile", daemon=True)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join()


def _disk_error(error: OSError, out: Path) -> DiskError:
    if error.errno == errno.ENOSPC:
        return DiskError("The disk is full.", subject=str(out))
    return DiskError(f"The file cannot be written: {error.strerror or error}.", subject=str(out))
