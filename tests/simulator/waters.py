"""What lies between a device and the depot in the simulator: faults by dice, effects that come late, a folder that lags.

Each kind of trouble is counted, so that a run which met none cannot pass for one that stood it.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TypeVar

from studio.depot.depot import PAGE_NAMES, Depot, ObjectInfo, ObjectMissingError, PutResult, StoredObject
from studio.depot.faulty import Fault, FaultyDepot, LateDepot, LateListings, ScriptedFault
from studio.depot.memory import MemoryDepot
from studio.depot.wrapped import WrappedDepot
from studio.domain.errors import AccessError, OfflineError, SegueError
from studio.events.envelope import frame_hash

T = TypeVar("T")

KINDS = (
    Fault.BUSY,
    Fault.CONFLICT,
    Fault.TIMEOUT_BEFORE,
    Fault.TIMEOUT_AFTER,
    Fault.SHORT_READ,
    Fault.CUT_SHORT,
    Fault.BIT_FLIP,
    Fault.STALE_LIST,
    Fault.CUT_LIST,
    Fault.DENIED,
)
LAG_MAX_MS = 40_000


class Medium(MemoryDepot):
    """The depot itself; it remembers in which order it was given what: chunks by name, all else by hash."""

    def __init__(self, name: str, *, now_ms: Callable[[], int], is_folder: bool) -> None:
        super().__init__(name, now_ms=now_ms, is_folder=is_folder)
        self.born: dict[str, int] = {}

    def fill(self, objects: dict[str, StoredObject], names: list[str]) -> None:
        """See `MemoryDepot.fill`."""
        super().fill(objects, names)
        self.born = {self._what(name, objects[name].data): 0 for name in names}

    def _store(self, name: str, data: bytes) -> None:
        super()._store(name, data)
        self.born.setdefault(self._what(name, data), len(self.born) + 1)

    @staticmethod
    def _what(name: str, data: bytes) -> str:
        return name if "/b/" in name else frame_hash(data)


class Waters:
    """Shared by every device's ways to the depots of one production: ``depot`` is the one in which it began."""

    def __init__(self, depot: MemoryDepot, dice: random.Random, now_ms: Callable[[], int]) -> None:
        self.depot = depot
        self.dice = dice
        self.now_ms = now_ms
        self.rate = 0.0
        self.lag = 0.0
        self.injected: Counter[str] = Counter()
        self.late: list[tuple[str, tuple[str, str], Callable[[], object]]] = []
        self.writers: dict[tuple[str, str], str] = {}
        self.sent: list[tuple[str, str]] = []
        """Who has sent what into the inbox, by hash: also what was numbered anew before anybody looked."""
        self.ways: list[Way] = []
        self.to_come: list[tuple[str, ScriptedFault]] = []
        """What strikes a device on the ways that it opens from now on."""
        self.away: dict[str, type[SegueError]] = {}
        self.listings = LateListings(0, now_ms)
        self.held_back = ("", "")

    def way(self, depot: MemoryDepot, who: str, drift_ms: Callable[[], int]) -> Depot:
        """A device's way to a depot."""
        way = Way(self, depot, who, drift_ms)
        self.ways.append(way)
        for struck, fault in self.to_come:
            if struck == who:
                way.add(fault)
        return way

    def collect(self) -> None:
        """Count what struck."""
        for way in self.ways:
            for label in way.injected:
                self.injected[label.split(" at ")[0]] += 1
            way.injected.clear()
            way.rate = self.rate
        self.injected["late listing"] += self.listings.hidden
        self.listings.hidden = 0

    @contextmanager
    def lateness(self, who: str, name: str) -> Iterator[None]:
        """Meanwhile one object has not arrived in the folder of a device."""
        self.held_back = (who, name)
        try:
            yield
        finally:
            self.held_back = ("", "")

    def wash_up(self) -> None:
        """One effect of a call that was given up long ago arrives."""
        if self.late:
            self._happens(self.late.pop(self.dice.randrange(len(self.late))))

    def arrive(self, who: str) -> None:
        """What a device has given up arrives, all of it."""
        own = [effect for effect in self.late if effect[0] == who]
        self.late = [effect for effect in self.late if effect[0] != who]
        for effect in own:
            self._happens(effect)

    def _happens(self, effect: tuple[str, tuple[str, str], Callable[[], object]]) -> None:
        who, place, act = effect
        self.injected["late effect"] += 1
        self.writers.setdefault(place, who)
        with suppress(AccessError):  # the key that it was sent with has been taken away meanwhile
            act()

    def lose(self, prefixes: list[str]) -> str:
        """An object below one of these is gone from the depot."""
        lost = [name for name in self.depot.contents()[1] if name.startswith(tuple(prefixes))]
        if not lost:
            return ""
        name = self.dice.choice(lost)
        self.injected["object lost"] += 1
        self.depot.delete(name)
        return name

    def calm(self) -> None:
        """Nothing goes wrong from now on; what was late has come."""
        self.rate = self.lag = 0.0
        self.listings.lag_ms = 0
        self.away.clear()
        while self.late:
            self.wash_up()
        self.collect()


class Way(FaultyDepot):
    """A device's way to the depot: faults, a lagging folder, its own idea of the time."""

    def __init__(self, waters: Waters, depot: MemoryDepot, who: str, drift_ms: Callable[[], int]) -> None:
        seed = waters.dice.randrange(2**32)
        self._medium = depot
        self._folder: Depot = (
            Lagging(waters, depot, who) if depot.is_folder else LateDepot(depot, waters.listings, PAGE_NAMES)
        )
        super().__init__(self._folder, seed=seed, rate=waters.rate, kinds=KINDS)
        self._waters = waters
        self.who = who
        self._drift_ms = drift_ms

    def put_new(self, name: str, data: bytes) -> PutResult:
        """See `Depot.put_new`; sometimes it happens only long after it was given up."""
        if "/in/q/" in name:
            self._waters.sent.append((self.who, frame_hash(data)))
        if self.who not in self._waters.away:
            self._maybe_later(name, lambda: self._medium.put_new(name, data))
        self._waters.writers[self.url, name] = self.who
        return super().put_new(name, data)

    def put(self, name: str, data: bytes | memoryview, *, digest: str = "") -> None:
        """See `Depot.put`. What is late never goes over what came after it (a server orders one client's writes)."""
        self._waters.writers[self.url, name] = self.who
        super().put(name, data, digest=digest)

    def _strike(self, call: str, name: str, act: Callable[[], T]) -> tuple[T, Fault | None]:
        away = self._waters.away.get(self.who)
        if away is not None:
            raise away("Away on purpose.", subject=name)
        return super()._strike(call, name, act)

    def clock_drift_ms(self) -> int:
        """See `Depot.clock_drift_ms`."""
        return self._drift_ms()

    def _maybe_later(self, name: str, effect: Callable[[], object]) -> None:
        if self.rate and self._waters.dice.random() < self.rate / 4:
            self._waters.late.append((self.who, (self.url, name), effect))
            raise OfflineError("Timed out on purpose; it will happen later.", subject=name)


class Lagging(WrappedDepot):
    """A synced folder as one device sees it: what others write arrives late, and not in the order of writing."""

    def __init__(self, waters: Waters, depot: MemoryDepot, who: str) -> None:
        super().__init__(depot)
        self._waters = waters
        self._who = who
        self._arrives: dict[str, tuple[int, int]] = {}

    def _is_here(self, info: ObjectInfo) -> bool:
        if (self._who, info.name) == self._waters.held_back:
            return False
        if self._waters.writers.get((self.url, info.name)) == self._who:
            return True
        known = self._arrives.get(info.name)
        if known is None or known[0] != info.modified_ms:
            is_late = self._waters.dice.random() < self._waters.lag
            lag_ms = self._waters.dice.randrange(LAG_MAX_MS) if is_late else 0
            known = self._arrives[info.name] = (info.modified_ms, info.modified_ms + lag_ms)
        is_here = known[1] <= self._waters.now_ms() or not self._waters.lag
        if not is_here:
            self._waters.injected["not arrived in folder"] += 1
        return is_here

    def get(self, name: str) -> StoredObject:
        """See `Depot.get`."""
        info = self.inner.head(name)
        if info is None or not self._is_here(info):
            raise ObjectMissingError("There is no such object.", subject=name)
        return self.inner.get(name)

    def get_range(self, name: str, start_byte: int, size_bytes: int) -> bytes:
        """See `Depot.get_range`."""
        return self.get(name).data[start_byte : start_byte + size_bytes]

    def head(self, name: str) -> ObjectInfo | None:
        """See `Depot.head`."""
        info = self.inner.head(name)
        return info if info is not None and self._is_here(info) else None

    def list_after(self, prefix: str, after: str = "", limit: int = PAGE_NAMES) -> list[ObjectInfo]:
        """See `Depot.list_after`."""
        return [info for info in self.inner.list_after(prefix, after, PAGE_NAMES) if self._is_here(info)][:limit]

    def copy(self, source: str, target: str, *, only_new: bool = True) -> bool:
        """See `Depot.copy`."""
        self.get(source)
        self._waters.writers.setdefault((self.url, target), self._who)
        return self.inner.copy(source, target, only_new=only_new)
