"""Finds out what a place can do before anything is entrusted to it: `depot check` (PROTOCOL.md 5.9).

Tries everything with objects of its own in a room that does not exist, and takes them away again. Changes
nothing else, except that the examined depot then knows what its creates are worth.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Protocol, TypeVar, runtime_checkable

from studio.depot import object_names, presigned
from studio.depot.depot import (
    BusyError,
    ConditionalCreate,
    ConditionRefusedError,
    Depot,
    ObjectMissingError,
    PutResult,
    WrongKeysError,
)
from studio.depot.report import DepotReport
from studio.depot.wrapped import innermost
from studio.domain.errors import AccessError, DepotError, OfflineError

T = TypeVar("T")

_ROUNDS = 5
_RACERS = 8
_TRIES = 6
_PRESIGN_S = 300


@runtime_checkable
class Examinable(Protocol):
    """A depot whose creates can be tried without its own precautions, and which wants to know the outcome."""

    conditional_create: ConditionalCreate | None
    sends_whole_objects: bool

    def create_if_absent(self, name: str, data: bytes) -> PutResult:
        """Leave the deciding to the storage alone."""


@runtime_checkable
class Presigner(Protocol):
    """A depot that can sign addresses."""

    def presign_get(self, name: str, lifetime_s: int, content_type: str = "") -> str:
        """An address to read, answered as that content type where one is told."""

    def presign_put(self, name: str, lifetime_s: int, *, only_new: bool = False) -> str:
        """An address to write."""


def examine(
    depot: Depot, *, production: str | None = None, sleep: Callable[[float], object] | None = None
) -> DepotReport:
    """Try what the product needs of a depot and say in words what follows.

    Args:
        production: try inside this production's prefix, for keys that may do nothing elsewhere.
        sleep: pauses between tries when the depot is busy.

    Raises:
        OfflineError: it cannot be reached at all.
        AccessError: the keys are wrong or allow nothing here.
        DepotError: there is no such bucket, or it is no storage of this kind.
    """
    pause = threading.Event().wait if sleep is None else sleep
    trial = _Trial(depot, production or secrets.token_hex(16), pause)
    try:
        return trial.report()
    finally:
        trial.clean_up()


def _find_rights(trial: _Trial) -> list[str]:
    """What the keys allow, of list, write, read, delete. Wrong keys and missing buckets surface here."""
    steps: list[tuple[str, Callable[[], object]]] = [
        ("list", lambda: trial.depot.list_after(trial.prefix, limit=1)),
        ("write", lambda: trial.depot.put(trial.name(0), b"write")),
        ("read", lambda: trial.depot.get(trial.name(0))),
        ("delete", lambda: trial.depot.delete(trial.name(0))),
    ]
    rights = []
    refusal: AccessError | None = None
    for right, step in steps:
        try:
            trial.persist(step, BusyError)
        except AccessError as error:
            refusal = error
        except ObjectMissingError:
            rights.append(right)  # nothing to read, since nothing could be written; the reading was allowed
        else:
            rights.append(right)
    if refusal is not None and not rights:
        if isinstance(refusal, WrongKeysError):
            raise refusal
        message = "The storage refuses these keys: key id or secret are wrong, or they allow nothing in this place."
        raise AccessError(message, subject=trial.depot.url) from refusal
    return rights


@dataclass(slots=True)
class _Trial:
    """One examination: a room of its own and what was found so far."""

    depot: Depot
    production: str
    pause: Callable[[float], object]
    room: str = field(default_factory=lambda: secrets.token_hex(16))
    used: set[str] = field(default_factory=set)

    @property
    def prefix(self) -> str:
        return object_names.entry_prefix(self.production, self.room)

    def name(self, number: int) -> str:
        """Object ``number`` of the trial; it is taken away at the end."""
        name = object_names.entry(self.production, self.room, number)
        self.used.add(name)
        return name

    def report(self) -> DepotReport:
        rights = _find_rights(self)
        can_write = "write" in rights and "read" in rights
        creates = self._find_creates() if can_write else None
        inner = innermost(self.depot)
        if isinstance(inner, Examinable) and creates is not None:
            inner.conditional_create = creates
        report = DepotReport(
            url=self.depot.url,
            conditional_create=creates,
            needs_lead=self.depot.needs_lead,
            range_read=self._find_range() if can_write else "untried",
            list_order=self._find_order() if can_write and "list" in rights else "untried",
            presign=self._find_presign(creates) if can_write else "untried",
            rights=tuple(rights),
            clock_drift_s=round(self.depot.clock_drift_ms() / 1000, 1),
        )
        return report.with_advice()

    def persist(self, call: Callable[[], T], passing: type[OfflineError] = OfflineError) -> T:
        """Try again while the depot is busy: a race on purpose makes some of them stumble."""
        for number in range(_TRIES - 1):
            try:
                return call()
            except passing:
                self.pause(0.1 * 2**number)
        return call()

    def _create(self, name: str, data: bytes) -> bool:
        """Whether the create went through; also when the first answer got lost."""
        inner = innermost(self.depot)
        create = inner.create_if_absent if isinstance(inner, Examinable) else self.depot.put_new
        try:
            return self.persist(lambda: create(name, data)) is not PutResult.OTHER
        except ObjectMissingError:
            return False  # taken, it said

    def _find_creates(self) -> ConditionalCreate:
        name = self.name(1)
        try:
            first = self._create(name, b"first")
            second = self._create(name, b"second")
        except ConditionRefusedError:
            return ConditionalCreate.REFUSED
        if not first or second or self.persist(lambda: self.depot.get(name)).data != b"first":
            return ConditionalCreate.IGNORED
        rounds_are_fair = all(self._race(self.name(2 + number)) for number in range(_ROUNDS))
        return ConditionalCreate.YES if rounds_are_fair else ConditionalCreate.NOT_ATOMIC

    def _race(self, name: str) -> bool:
        """Eight at once: whether one won and its bytes are what is there."""
        start = threading.Barrier(_RACERS)

        def run(racer: int) -> bool:
            start.wait()
            return self._create(name, b"racer %d" % racer)

        with ThreadPoolExecutor(_RACERS) as pool:
            won = list(pool.map(run, range(_RACERS)))
        stored = self.persist(lambda: self.depot.get(name)).data
        return won.count(True) == 1 and stored == b"racer %d" % won.index(True)

    def _find_range(self) -> str:
        name = self.name(10)
        inner = innermost(self.depot)
        try:
            self.persist(lambda: self.depot.put(name, b"0123456789"))
            part = self.persist(lambda: self.depot.get_range(name, 3, 4))
        except DepotError:
            return "no"
        if isinstance(inner, Examinable) and inner.sends_whole_objects:
            return "whole"
        return "yes" if part == b"3456" else "wrong"

    def _find_order(self) -> str:
        """Whether a listing is complete, sorted, and starts after a name."""
        names = [self.name(number) for number in (20, 29, 30, 31, 101, 1000)]
        for name in reversed(names):
            self.persist(lambda name=name: self.depot.put(name, b"x"))  # type: ignore[misc]
        after = self.persist(lambda: self.depot.list_after(self.prefix, after=names[1]))
        pages = [info.name for info in self.persist(lambda: self.depot.list_after(self.prefix, self.name(19), limit=2))]
        if [info.name for info in after] == names[2:] and pages == names[:2]:
            return "sorted"
        return "unsorted" if {info.name for info in after} >= set(names[2:]) else "incomplete"

    def _find_presign(self, creates: ConditionalCreate | None) -> str:
        inner = innermost(self.depot)
        if not isinstance(inner, Presigner):
            return "none"
        name = self.name(11)
        put_url, get_url = inner.presign_put(name, _PRESIGN_S), inner.presign_get(name, _PRESIGN_S)
        try:
            is_conditional = creates is not ConditionalCreate.REFUSED
            self.persist(lambda: presigned.send_new(put_url, b"signed", is_conditional=is_conditional))
            return "yes" if self.persist(lambda: presigned.fetch(get_url)).data == b"signed" else "no"
        except DepotError:
            return "no"

    def clean_up(self) -> None:
        """Take everything away again, as far as the keys allow."""
        for name in sorted(self.used):
            try:
                self.persist(lambda name=name: self.depot.delete(name))  # type: ignore[misc]
            except DepotError:
                return
