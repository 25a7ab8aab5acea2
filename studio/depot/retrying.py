"""Tries again when a depot is out of reach or busy, with growing, jittered pauses and an end.

Only what raised OfflineError is tried again; a refusal stays a refusal. Repeating is safe because every call
of a depot is: a create that had worked before its answer was lost is found as SAME.
"""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from typing import TypeVar

from studio.depot.depot import PAGE_NAMES, Depot, ObjectInfo, PutResult, StoredObject
from studio.depot.wrapped import WrappedDepot
from studio.domain.errors import OfflineError

T = TypeVar("T")


class RetryingDepot(WrappedDepot):
    """See the module.

    ``tries`` counts the first one. Pause number k is drawn evenly from 0 to ``first_pause_s`` * 2^k, at most
    ``longest_pause_s`` ("full jitter"), so that many workers do not come back together. ``sleep`` may raise to
    cancel; the default one ends at once when the depot is closed.
    """

    def __init__(
        self,
        inner: Depot,
        *,
        tries: int = 5,
        first_pause_s: float = 0.5,
        longest_pause_s: float = 15.0,
        sleep: Callable[[float], object] | None = None,
        dice: random.Random | None = None,
    ) -> None:
        super().__init__(inner)
        self._tries = tries
        self._first_pause_s = first_pause_s
        self._longest_pause_s = longest_pause_s
        self._closed = threading.Event()
        self._sleep = self._closed.wait if sleep is None else sleep
        self._dice = random.Random() if dice is None else dice  # noqa: S311 (spreads load, keeps no secret)

    def put_new(self, name: str, data: bytes) -> PutResult:
        """See `Depot.put_new`. SAME also where an earlier try had worked and its answer was lost."""
        return self._persist(lambda: self.inner.put_new(name, data))

    def put(self, name: str, data: bytes | memoryview, *, digest: str = "") -> None:
        """See `Depot.put`."""
        self._persist(lambda: self.inner.put(name, data, digest=digest))

    def get(self, name: str) -> StoredObject:
        """See `Depot.get`."""
        return self._persist(lambda: self.inner.get(name))

    def get_range(self, name: str, start_byte: int, size_bytes: int) -> bytes:
        """See `Depot.get_range`."""
        return self._persist(lambda: self.inner.get_range(name, start_byte, size_bytes))

    def head(self, name: str) -> ObjectInfo | None:
        """See `Depot.head`."""
        return self._persist(lambda: self.inner.head(name))

    def list_after(self, prefix: str, after: str = "", limit: int = PAGE_NAMES) -> list[ObjectInfo]:
        """See `Depot.list_after`."""
        return self._persist(lambda: self.inner.list_after(prefix, after, limit))

    def copy(self, source: str, target: str, *, only_new: bool = True) -> bool:
        """See `Depot.copy`."""
        return self._persist(lambda: self.inner.copy(source, target, only_new=only_new))

    def delete(self, name: str) -> None:
        """See `Depot.delete`."""
        self._persist(lambda: self.inner.delete(name))

    def close(self) -> None:
        """See `Depot.close`. Ends the pauses of other threads, which then raise what they had met."""
        self._closed.set()
        self.inner.close()

    def _persist(self, call: Callable[[], T]) -> T:
        for number in range(self._tries - 1):
            try:
                return call()
            except OfflineError:
                if self._closed.is_set():
                    raise
                longest_s = min(self._longest_pause_s, self._first_pause_s * 2**number)
                self._sleep(self._dice.uniform(0, longest_s))
        return call()
