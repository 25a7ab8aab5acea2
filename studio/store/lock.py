"""One process at a time: a lock on a file that the system gives back when its holder dies."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from studio.domain.errors import SegueError

_POLL_S = 0.05
_PLACES = 1 << 20


@contextmanager
def locked(path: Path, wait_s: float) -> Iterator[None]:
    """Hold the lock ``path``. Raises SegueError when another process keeps it longer than ``wait_s``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        deadline = time.monotonic() + wait_s
        while not _try_lock(descriptor):
            if time.monotonic() >= deadline:
                raise SegueError(
                    "Another Segue is synchronising this home.",
                    subject=str(path.parent),
                    what_to_do="Wait until it has finished; it does the same work.",
                    code="busy",
                    title="Busy",
                )
            time.sleep(_POLL_S)
        try:
            yield
        finally:
            _unlock(descriptor)
    finally:
        os.close(descriptor)


class SharedLock:
    """A lock that many may hold together, or one alone. Each try opens the file anew, so that threads count like processes."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @contextmanager
    def held(self, *, alone: bool, on_wait: Callable[[], None]) -> Iterator[None]:
        """Hold it; ``on_wait`` is called again and again while others are in the way, and may raise."""
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            while not _try_share(descriptor, alone=alone):
                on_wait()
                time.sleep(_POLL_S)
            try:
                yield
            finally:
                _unshare(descriptor, alone=alone)
        finally:
            os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        os.lseek(descriptor, 0, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(descriptor: int) -> None:
        os.lseek(descriptor, 0, os.SEEK_SET)
        with contextlib.suppress(OSError):
            msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

    def _try_share(descriptor: int, *, alone: bool) -> bool:
        """Windows' calls know no shared locks: who shares takes one of many bytes, who is alone takes all of them."""
        os.lseek(descriptor, 0 if alone else (time.perf_counter_ns() + os.getpid()) % _PLACES, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, _PLACES if alone else 1)
        except OSError:
            return False
        return True

    def _unshare(descriptor: int, *, alone: bool) -> None:
        with contextlib.suppress(OSError):
            msvcrt.locking(descriptor, msvcrt.LK_UNLCK, _PLACES if alone else 1)

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _unlock(descriptor: int) -> None:
        with contextlib.suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_UN)

    def _try_share(descriptor: int, *, alone: bool) -> bool:
        try:
            fcntl.flock(descriptor, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _unshare(descriptor: int, *, alone: bool) -> None:  # noqa: ARG001 -- Windows asks how much
        _unlock(descriptor)
