"""A depot in this process's memory, for tests and simulations. Nothing survives the process."""

from __future__ import annotations

import threading
import time
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from studio.depot import object_names
from studio.depot.depot import PAGE_NAMES, ObjectInfo, ObjectMissingError, PutResult, StoredObject

if TYPE_CHECKING:
    from collections.abc import Callable

_named: dict[str, MemoryDepot] = {}
_named_lock = threading.Lock()


def _now_ms() -> int:
    return time.time_ns() // 1_000_000


class MemoryDepot:
    """Every call is atomic under one lock. ``now_ms`` is the depot's clock, which a simulation injects."""

    def __init__(self, name: str = "", *, now_ms: Callable[[], int] = _now_ms) -> None:
        self.url = f"memory:{name}"
        self._now_ms = now_ms
        self._lock = threading.Lock()
        self._objects: dict[str, StoredObject] = {}
        self._names: list[str] = []

    @classmethod
    def named(cls, name: str) -> MemoryDepot:
        """The one depot of this name in this process."""
        with _named_lock:
            return _named.setdefault(name, cls(name))

    @property
    def is_atomic(self) -> bool:
        """Yes: one lock."""
        return True

    @property
    def needs_lead(self) -> bool:
        """No."""
        return False

    @property
    def has_clock(self) -> bool:
        """Yes: the injected one."""
        return True

    def put_new(self, name: str, data: bytes) -> PutResult:
        """See `Depot.put_new`."""
        object_names.require_known(name)
        with self._lock:
            held = self._objects.get(name)
            if held is not None:
                return PutResult.SAME if held.data == data else PutResult.OTHER
            self._store(name, data)
            return PutResult.CREATED

    def put(self, name: str, data: bytes) -> None:
        """See `Depot.put`."""
        object_names.require_known(name)
        with self._lock:
            self._store(name, data)

    def get(self, name: str) -> StoredObject:
        """See `Depot.get`."""
        object_names.require_known(name)
        with self._lock:
            held = self._objects.get(name)
        if held is None:
            message = "There is no such object."
            raise ObjectMissingError(message, subject=name)
        return held

    def get_range(self, name: str, start_byte: int, size_bytes: int) -> bytes:
        """See `Depot.get_range`."""
        return self.get(name).data[start_byte : start_byte + size_bytes]

    def head(self, name: str) -> ObjectInfo | None:
        """See `Depot.head`."""
        object_names.require_known(name)
        with self._lock:
            return self._info(name) if name in self._objects else None

    def list_after(self, prefix: str, after: str = "", limit: int = PAGE_NAMES) -> list[ObjectInfo]:
        """See `Depot.list_after`."""
        object_names.require_prefix(prefix)
        with self._lock:
            start = max(bisect_left(self._names, prefix), bisect_right(self._names, after))
            found = []
            for name in self._names[start : start + max(0, limit)]:
                if not name.startswith(prefix):
                    break
                found.append(self._info(name))
            return found

    def copy(self, source: str, target: str, *, only_new: bool = True) -> bool:
        """See `Depot.copy`."""
        data = self.get(source).data
        object_names.require_known(target)
        with self._lock:
            if only_new and target in self._objects:
                return False
            self._store(target, data)
            return True

    def delete(self, name: str) -> None:
        """See `Depot.delete`."""
        object_names.require_known(name)
        with self._lock:
            if self._objects.pop(name, None) is not None:
                del self._names[bisect_left(self._names, name)]

    def clock_drift_ms(self) -> int:
        """See `Depot.clock_drift_ms`."""
        return 0

    def foreign_names(self) -> list[str]:
        """None can get in."""
        return []

    def close(self) -> None:
        """Keeps the objects: another opening by the same name finds them."""

    def _info(self, name: str) -> ObjectInfo:
        held = self._objects[name]
        return ObjectInfo(name, len(held.data), held.modified_ms)

    def _store(self, name: str, data: bytes) -> None:
        if name not in self._objects:
            self._names.insert(bisect_left(self._names, name), name)
        self._objects[name] = StoredObject(bytes(data), self._now_ms())
