"""A depot around another one: passes everything on. The wrappers inherit it and change what they are about."""

from __future__ import annotations

from studio.depot.depot import PAGE_NAMES, Depot, ObjectInfo, PutResult, StoredObject


class WrappedDepot:
    """See the module. ``inner`` is the wrapped depot; closing the wrapper closes it."""

    def __init__(self, inner: Depot) -> None:
        self.inner = inner
        self.url = inner.url

    @property
    def is_atomic(self) -> bool:
        """See `Depot.is_atomic`."""
        return self.inner.is_atomic

    @property
    def needs_lead(self) -> bool:
        """See `Depot.needs_lead`."""
        return self.inner.needs_lead

    @property
    def has_clock(self) -> bool:
        """See `Depot.has_clock`."""
        return self.inner.has_clock

    def put_new(self, name: str, data: bytes) -> PutResult:
        """See `Depot.put_new`."""
        return self.inner.put_new(name, data)

    def put(self, name: str, data: bytes | memoryview, *, digest: str = "") -> None:
        """See `Depot.put`."""
        self.inner.put(name, data, digest=digest)

    def get(self, name: str) -> StoredObject:
        """See `Depot.get`."""
        return self.inner.get(name)

    def get_range(self, name: str, start_byte: int, size_bytes: int) -> bytes:
        """See `Depot.get_range`."""
        return self.inner.get_range(name, start_byte, size_bytes)

    def head(self, name: str) -> ObjectInfo | None:
        """See `Depot.head`."""
        return self.inner.head(name)

    def list_after(self, prefix: str, after: str = "", limit: int = PAGE_NAMES) -> list[ObjectInfo]:
        """See `Depot.list_after`."""
        return self.inner.list_after(prefix, after, limit)

    def copy(self, source: str, target: str, *, only_new: bool = True) -> bool:
        """See `Depot.copy`."""
        return self.inner.copy(source, target, only_new=only_new)

    def delete(self, name: str) -> None:
        """See `Depot.delete`."""
        self.inner.delete(name)

    def clock_drift_ms(self) -> int:
        """See `Depot.clock_drift_ms`."""
        return self.inner.clock_drift_ms()

    def foreign_names(self) -> list[str]:
        """See `Depot.foreign_names`."""
        return self.inner.foreign_names()

    def close(self) -> None:
        """See `Depot.close`."""
        self.inner.close()


def innermost(depot: Depot) -> Depot:
    """The depot inside all wrappers: for what only some depots can do (presigning, say)."""
    while isinstance(depot, WrappedDepot):
        depot = depot.inner
    return depot
