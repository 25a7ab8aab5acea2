"""A depot that goes wrong on purpose, for tests and the simulator: by script or by dice, the same for the same seed.

Each fault has a label and is noted in ``injected`` in the order in which it struck.
"""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from studio.depot.depot import PAGE_NAMES, BusyError, ConflictError, Depot, ObjectInfo, PutResult, StoredObject
from studio.depot.wrapped import WrappedDepot
from studio.domain.errors import AccessError, DiskError, OfflineError, SegueError

T = TypeVar("T")


class Fault(StrEnum):
    """What can go wrong. The comment of each says which calls it strikes; others pass it by."""

    BUSY = "busy"  # any: 503, nothing happened
    CONFLICT = "conflict"  # put_new: 409, nothing happened
    TIMEOUT_BEFORE = "timeout_before"  # any: no answer, nothing happened
    TIMEOUT_AFTER = "timeout_after"  # any: no answer, yet it happened
    SHORT_READ = "short_read"  # get, get_range: the connection broke, and the depot noticed
    CUT_SHORT = "cut_short"  # get, get_range: fewer bytes than there are, and nobody noticed
    BIT_FLIP = "bit_flip"  # get, get_range: one bit is wrong, and nobody noticed
    DENIED = "denied"  # any: 403
    DISK_FULL = "disk_full"  # put, put_new, copy: nothing happened
    STALE_LIST = "stale_list"  # list_after: the newest object is not in it yet
    CUT_LIST = "cut_list"  # list_after: ends early


_WRITES = frozenset({"put_new", "put", "copy"})
_READS = frozenset({"get", "get_range"})
_STRIKES: dict[Fault, frozenset[str]] = {
    Fault.CONFLICT: frozenset({"put_new"}),
    Fault.SHORT_READ: _READS,
    Fault.CUT_SHORT: _READS,
    Fault.BIT_FLIP: _READS,
    Fault.DISK_FULL: _WRITES,
    Fault.STALE_LIST: frozenset({"list_after"}),
    Fault.CUT_LIST: frozenset({"list_after"}),
}
_BEFORE: dict[Fault, Callable[[str], SegueError]] = {
    Fault.BUSY: lambda name: BusyError("503 on purpose.", subject=name),
    Fault.CONFLICT: lambda name: ConflictError("409 on purpose.", subject=name),
    Fault.TIMEOUT_BEFORE: lambda name: OfflineError("Timed out on purpose.", subject=name),
    Fault.DENIED: lambda name: AccessError("403 on purpose.", subject=name),
    Fault.DISK_FULL: lambda name: DiskError("The disk is full on purpose.", subject=name),
}
_AFTER: dict[Fault, Callable[[str], SegueError]] = {
    Fault.TIMEOUT_AFTER: lambda name: OfflineError("Timed out on purpose, after the effect.", subject=name),
    Fault.SHORT_READ: lambda name: OfflineError("The connection broke on purpose.", subject=name),
}

PASSING = (Fault.BUSY, Fault.CONFLICT, Fault.TIMEOUT_BEFORE, Fault.TIMEOUT_AFTER, Fault.SHORT_READ)
"""The faults that trying again gets over."""


@dataclass(frozen=True, slots=True)
class ScriptedFault:
    """One fault: at calls of ``call`` (empty: any it can strike) whose name contains ``name_part``.

    The first ``skip`` of them are spared, then ``times`` are struck.
    """

    fault: Fault
    call: str = ""
    name_part: str = ""
    skip: int = 0
    times: int = 1
    label: str = ""

    def strikes(self, call: str, name: str) -> bool:
        """Whether it is for this call."""
        return _can_strike(self.fault, call) and self.call in ("", call) and self.name_part in name


def _can_strike(fault: Fault, call: str) -> bool:
    return call in _STRIKES.get(fault, (call,))


class FaultyDepot(WrappedDepot):
    """See the module. Besides the script, each call is struck with probability ``rate`` by one of ``kinds``."""

    def __init__(
        self,
        inner: Depot,
        script: Iterable[ScriptedFault] = (),
        *,
        seed: int = 0,
        rate: float = 0.0,
        kinds: Iterable[Fault] = PASSING,
    ) -> None:
        super().__init__(inner)
        self.injected: list[str] = []
        self.rate = rate
        self._kinds = tuple(kinds)
        self._script = list(script)
        self._dice = random.Random(seed)  # noqa: S311 (it has to be repeatable)
        self._lock = threading.Lock()

    def add(self, fault: ScriptedFault) -> None:
        """Add a fault to the script."""
        with self._lock:
            self._script.append(fault)

    def put_new(self, name: str, data: bytes) -> PutResult:
        """See `Depot.put_new`."""
        return self._strike("put_new", name, lambda: self.inner.put_new(name, data))[0]

    def put(self, name: str, data: bytes | memoryview, *, digest: str = "") -> None:
        """See `Depot.put`."""
        self._strike("put", name, lambda: self.inner.put(name, data, digest=digest))

    def get(self, name: str) -> StoredObject:
        """See `Depot.get`."""
        stored, fault = self._strike("get", name, lambda: self.inner.get(name))
        return replace(stored, data=self._spoil(stored.data, fault))

    def get_range(self, name: str, start_byte: int, size_bytes: int) -> bytes:
        """See `Depot.get_range`."""
        data, fault = self._strike("get_range", name, lambda: self.inner.get_range(name, start_byte, size_bytes))
        return self._spoil(data, fault)

    def head(self, name: str) -> ObjectInfo | None:
        """See `Depot.head`."""
        return self._strike("head", name, lambda: self.inner.head(name))[0]

    def list_after(self, prefix: str, after: str = "", limit: int = PAGE_NAMES) -> list[ObjectInfo]:
        """See `Depot.list_after`."""
        found, fault = self._strike("list_after", prefix, lambda: self.inner.list_after(prefix, after, limit))
        if fault is Fault.STALE_LIST and found:
            newest = max(found, key=lambda info: (info.modified_ms, info.name))
            return [info for info in found if info is not newest]
        return found[: len(found) // 2] if fault is Fault.CUT_LIST else found

    def copy(self, source: str, target: str, *, only_new: bool = True) -> bool:
        """See `Depot.copy`."""
        return self._strike("copy", target, lambda: self.inner.copy(source, target, only_new=only_new))[0]

    def delete(self, name: str) -> None:
        """See `Depot.delete`."""
        self._strike("delete", name, lambda: self.inner.delete(name))

    def _strike(self, call: str, name: str, act: Callable[[], T]) -> tuple[T, Fault | None]:
        fault = self._next_fault(call, name)
        if fault in _BEFORE:
            raise _BEFORE[fault](name)
        result = act()
        if fault in _AFTER:
            raise _AFTER[fault](name)
        return result, fault

    def _next_fault(self, call: str, name: str) -> Fault | None:
        with self._lock:
            for place, scripted in enumerate(self._script):
                if not scripted.strikes(call, name):
                    continue
                if scripted.skip:
                    self._script[place] = replace(scripted, skip=scripted.skip - 1)
                    continue
                if scripted.times > 1:
                    self._script[place] = replace(scripted, times=scripted.times - 1)
                else:
                    del self._script[place]
                return self._noted(scripted.fault, call, name, scripted.label)
            kinds = [fault for fault in self._kinds if _can_strike(fault, call)]
            if kinds and self.rate and self._dice.random() < self.rate:
                return self._noted(self._dice.choice(kinds), call, name, "")
        return None

    def _noted(self, fault: Fault, call: str, name: str, label: str) -> Fault:
        self.injected.append(label or f"{fault} at {call} {name}")
        return fault

    def _spoil(self, data: bytes, fault: Fault | None) -> bytes:
        if fault is Fault.CUT_SHORT:
            return data[: len(data) // 2]
        if fault is Fault.BIT_FLIP and data:
            with self._lock:
                place = self._dice.randrange(len(data) * 8)
            spoilt = bytearray(data)
            spoilt[place // 8] ^= 1 << place % 8
            return bytes(spoilt)
        return data


class LateListings:
    """What listings of one depot do not know yet: shared by every `LateDepot` over it.

    An object appears in them ``lag_ms`` after it was written and stays in them ``lag_ms`` after it was deleted; reading
    it by name is never late. ``now_ms`` is the clock that the lag goes by.
    """

    def __init__(self, lag_ms: int, now_ms: Callable[[], int]) -> None:
        self.lag_ms = lag_ms
        self.hidden = 0
        self._now_ms = now_ms
        self._born: dict[str, int] = {}
        self._gone: dict[str, tuple[int, ObjectInfo]] = {}
        self._lock = threading.Lock()

    def written(self, name: str) -> None:
        """An object was written, perhaps over an earlier one."""
        with self._lock:
            self._born.setdefault(name, self._now_ms())
            self._gone.pop(name, None)

    def deleted(self, info: ObjectInfo) -> None:
        """An object was deleted."""
        with self._lock:
            self._born.pop(info.name, None)
            self._gone[info.name] = (self._now_ms(), info)

    def seen(self, found: list[ObjectInfo], prefix: str, after: str) -> list[ObjectInfo]:
        """A true listing as it is told: without what is new, with what has just gone."""
        with self._lock:
            since = self._now_ms() - self.lag_ms
            told = {info.name: info for info in found if self._born.get(info.name, 0) <= since}
            self.hidden += len(found) - len(told)
            for name, (at_ms, info) in self._gone.items():
                if at_ms > since and name.startswith(prefix) and name > after:
                    told.setdefault(name, info)
        return sorted(told.values(), key=lambda info: info.name)


class LateDepot(WrappedDepot):
    """A depot whose listings lag behind and end early: at most ``page`` names, however many were asked for."""

    def __init__(self, inner: Depot, listings: LateListings, page: int = 3) -> None:
        super().__init__(inner)
        self._listings = listings
        self._page = page

    def put_new(self, name: str, data: bytes) -> PutResult:
        """See `Depot.put_new`."""
        result = self.inner.put_new(name, data)
        if result is PutResult.CREATED:
            self._listings.written(name)
        return result

    def put(self, name: str, data: bytes | memoryview, *, digest: str = "") -> None:
        """See `Depot.put`."""
        self.inner.put(name, data, digest=digest)
        self._listings.written(name)

    def copy(self, source: str, target: str, *, only_new: bool = True) -> bool:
        """See `Depot.copy`."""
        is_new = self.inner.copy(source, target, only_new=only_new)
        if is_new:
            self._listings.written(target)
        return is_new

    def delete(self, name: str) -> None:
        """See `Depot.delete`."""
        info = self.inner.head(name)
        self.inner.delete(name)
        if info is not None:
            self._listings.deleted(info)

    def list_after(self, prefix: str, after: str = "", limit: int = PAGE_NAMES) -> list[ObjectInfo]:
        """See `Depot.list_after`; shorter than asked for although there is more."""
        found = self.inner.list_after(prefix, after, PAGE_NAMES)
        return self._listings.seen(found, prefix, after)[: min(limit, self._page)]
