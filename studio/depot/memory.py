"""A depot in this process's memory, for tests and simulations. Nothing survives the process."""

from __future__ import annotations

import hashlib
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
    """Every call is atomic under one lock. ``now_ms`` is the depot's clock, which a simulation injects.

    A bucket by its promises; ``is_folder`` makes it promise no more than a synced folder does, and gives it a ``marker``.
    """

    def __init__(self, name: str = "", *, now_ms: Callable[[], int] = _now_ms, is_folder: bool = False) -> None:
        self.url = f"{'memory-folder' if is_folder else 'memory'}:{name}"
        self.is_folder = is_folder
        self.marker = hashlib.sha256(name.encode()).hexdigest()[:32] if is_folder else ""
        self._now_ms = now_ms
        self._lock = threading.Lock()
        self._objects: dict[str, StoredObject] = {}
        self._names: list[str] = []

    @classmethod
    def named(cls, name: str, *, is_folder: bool = False) -> MemoryDepot:
        """The one depot of this name in this process."""
        with _named_lock:
            return _named.setdefault(name, cls(name, is_folder=is_folder))

    @classmethod
    def known_as(cls, name: str, depot: MemoryDepot) -> None:
        """Have a depot found by a name."""
        with _named_lock:
            _named[name] = depot

    @classmethod
    def forget(cls, name: str) -> None:
        """Let go of the depot of a name, and of what is in it."""
        with _named_lock:
            _named.pop(name, None)

    @property
    def is_atomic(self) -> bool:
        """Yes: one lock."""
        return True

    @property
    def needs_lead(self) -> bool:
        """Not a bucket."""
        return self.is_folder

    @property
    def has_clock(self) -> bool:
        """A bucket's is the injected one."""
        return not self.is_folder

    def put_new(self, name: str, data: bytes) -> PutResult:
        """See `Depot.put_new`."""
        object_names.require_known(name)
        with self._lock:
            held = self._objects.get(name)
            if held is not None:
                return PutResult.SAME if held.data == data else PutResult.OTHER
            self._store(name, data)
            return PutResult.CREATED

    def put(self, name: str, data: bytes | memoryview, *, digest: str = "") -> None:
        """See `Depot.put`."""
        del digest
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

    def contents(self) -> tuple[dict[str, StoredObject], list[str]]:
        """A copy of everything in it, for ``fill``."""
        with self._lock:
            return dict(self._objects), list(self._names)

    def fill(self, objects: dict[str, StoredObject], names: list[str]) -> None:
        """Hold these objects and no others."""
        with self._lock:
            self._objects, self._names = dict(objects), list(names)

    def close(self) -> None:
        """Keeps the objects: another opening by the same name finds them."""

    def _info(self, name: str) -> ObjectInfo:
        held = self._objects[name]
        return ObjectInfo(name, len(held.data), held.modified_ms)

    def _store(self, name: str, data: bytes | memoryview) -> None:
        if name not in self._objects:
            self._names.insert(bisect_left(self._names, name), name)
        self._objects[name] = StoredObject(bytes(data), self._now_ms())
