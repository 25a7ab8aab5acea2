"""Holds a depot to so many bytes a second up and down, so that a call or a stream keeps its share of the line."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from studio.depot.depot import Depot, PutResult, StoredObject
from studio.depot.wrapped import WrappedDepot

_SLICE_S = 0.25
"""Whoever waits looks so often whether the limit is another one now."""


class ByteRate:
    """A line of ``bytes_per_s`` (None: no limit), shared by all threads: bytes go at once, the next ones when those have
    had their time. A changed limit counts for whoever waits, too. ``sleep`` may raise to cancel.
    """

    def __init__(
        self, bytes_per_s: float | None, clock_s: Callable[[], float], sleep: Callable[[float], object]
    ) -> None:
        self.bytes_per_s = bytes_per_s
        self._clock_s = clock_s
        self._sleep = sleep
        self._lock = threading.Lock()
        self._owed_bytes = 0.0
        self._seen_s = clock_s()

    def take(self, size_bytes: int) -> None:
        """Wait for the turn of so many bytes."""
        while (wait_s := self._wait_s(size_bytes)) > 0:
            self._sleep(min(wait_s, _SLICE_S))

    def _wait_s(self, size_bytes: int) -> float:
        """How long the line is taken still; when it is free, it is taken by these bytes."""
        with self._lock:
            now_s, rate = self._clock_s(), self.bytes_per_s
            if not rate or not size_bytes:
                self._owed_bytes, self._seen_s = 0.0, now_s
                return 0.0
            self._owed_bytes = max(0.0, self._owed_bytes - (now_s - self._seen_s) * rate)
            self._seen_s = now_s
            if self._owed_bytes > rate * 1e-6:
                return self._owed_bytes / rate
            self._owed_bytes = float(size_bytes)
            return 0.0


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

    def put(self, name: str, data: bytes | memoryview, *, digest: str = "") -> None:
        """See `Depot.put`."""
        self.up.take(len(data))
        self.inner.put(name, data, digest=digest)

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
