"""Holds a depot to so many bytes a second up and down, so that a call or a stream keeps its share of the line."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from studio.depot.depot import Depot, PutResult, StoredObject
from studio.depot.wrapped import WrappedDepot


class ByteRate:
    """A line of ``bytes_per_s`` (None: no limit), shared by all threads: each waits until its bytes have had their time."""

    def __init__(
        self, bytes_per_s: float | None, clock_s: Callable[[], float], sleep: Callable[[float], object]
    ) -> None:
        self.bytes_per_s = bytes_per_s
        self._clock_s = clock_s
        self._sleep = sleep
        self._lock = threading.Lock()
        self._free_at_s = 0.0

    def take(self, size_bytes: int) -> None:
        """Wait for the turn of so many bytes."""
        if not self.bytes_per_s or not size_bytes:
            return
        with self._lock:
            now_s = self._clock_s()
            self._free_at_s = max(now_s, self._free_at_s) + size_bytes / self.bytes_per_s
            wait_s = self._free_at_s - now_s
        self._sleep(wait_s)


class ThrottledDepot(WrappedDepot):
    """See the module. ``up`` and ``down`` may be changed at any time; small calls (head, list, delete) are free."""

    def __init__(
        self,
        inner: Depot,
        *,
        up_bytes_per_s: float | None = None,
        down_bytes_per_s: float | None = None,
        clock_s: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        super().__init__(inner)
        self.up = ByteRate(up_bytes_per_s, clock_s, sleep)
        self.down = ByteRate(down_bytes_per_s, clock_s, sleep)

    def put_new(self, name: str, data: bytes) -> PutResult:
        """See `Depot.put_new`."""
        self.up.take(len(data))
        return self.inner.put_new(name, data)

    def put(self, name: str, data: bytes) -> None:
        """See `Depot.put`."""
        self.up.take(len(data))
        self.inner.put(name, data)

    def get(self, name: str) -> StoredObject:
        """See `Depot.get`. The size is known only afterwards: the next one waits for it."""
        stored = self.inner.get(name)
        self.down.take(len(stored.data))
        return stored

    def get_range(self, name: str, start_byte: int, size_bytes: int) -> bytes:
        """See `Depot.get_range`."""
        data = self.inner.get_range(name, start_byte, size_bytes)
        self.down.take(len(data))
        return data
