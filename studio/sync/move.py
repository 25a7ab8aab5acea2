"""Carry a production's objects from one depot to another: inside the server where it can, else through this machine.

Resumable, since what is there already is passed over; every chunk is proven by its hash, every entry by its bytes. Needs
no key of any room. It decides nothing: when people go over is ``studio/actions/moving``'s to say.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

from studio.crash_points import crash_point
from studio.depot import object_names
from studio.depot.depot import BusyError, Depot, ObjectInfo, ObjectMissingError, PutResult
from studio.depot.object_names import ObjectKind
from studio.depot.wrapped import innermost
from studio.domain.errors import AccessError, CancelledError, DepotError
from studio.store.home import Home
from studio.store.journal import sent_entry
from studio.store.named import named_in
from studio.store.productions import rooms_of
from studio.sync.aside import put_journaled
from studio.sync.pull import listed
from studio.sync.transfer_receive import read_checked
from studio.workers import worker_pool

_WORKERS = 6
_BATCH = 48
T = TypeVar("T")
_CHANGING = (ObjectKind.RING, ObjectKind.PASS)
"""Objects that are overwritten under their name: equal size says nothing of them."""
_CHUNKS = (ObjectKind.CHUNK, ObjectKind.UPLOAD)

CarryProgress = Callable[[int, int], None]
"""Called with bytes that are there and bytes in all."""


@dataclass(slots=True)
class Carried:
    """What one carrying did. ``damaged``: names of chunks that are not what their name says in the old place."""

    objects: int = 0
    size_bytes: int = 0
    copied_objects: int = 0
    copied_bytes: int = 0
    inside_server: int = 0
    damaged: list[str] = field(default_factory=list)

    def add(self, other: Carried) -> None:
        """Count a later carrying of the same production as well."""
        self.objects, self.size_bytes = other.objects, other.size_bytes
        self.copied_objects += other.copied_objects
        self.copied_bytes += other.copied_bytes
        self.inside_server += other.inside_server
        self.damaged = other.damaged


def carry(
    old: Depot,
    new: Depot,
    prj: str,
    *,
    entry_of: Callable[[str, int], bytes | None],
    renews: bool = True,
    progress: CarryProgress | None = None,
    cancel: threading.Event | None = None,
) -> Carried:
    """Copy everything of a production that is not in the new place yet.

    ``entry_of`` gives the entries, by room and number, since anybody who may write the old place can have put other things
    under their names; those it does not know are left where they are. ``renews``: rings and pages of invitations that are
    there are written over with those of the old place; else they may be newer ones.

    Raises:
        CancelledError: ``cancel`` was set; what was copied stays.
        OfflineError, AccessError, DiskError: one of the places.
    """
    prefix = object_names.production_prefix(prj)
    done = Carried()
    for info in listed(old, prefix):
        done.objects, done.size_bytes = done.objects + 1, done.size_bytes + info.size_bytes
    present = 0
    carrier = _Carrier(old, new, done, entry_of)
    with worker_pool(_WORKERS, "carry") as pool:
        for batch in _batches(_beside(listed(old, prefix), listed(new, prefix))):
            if cancel is not None and cancel.is_set():
                raise CancelledError("The move was stopped; the same command goes on with it.", subject=prj)
            list(pool.map(carrier.copy, [info for info, size in batch if _is_to_copy(info, size, renews=renews)]))
            present += sum(info.size_bytes for info, _ in batch)
            if progress:
                progress(min(present, done.size_bytes), done.size_bytes)
    return done


def _beside(wanted: Iterable[ObjectInfo], there: Iterator[ObjectInfo]) -> Iterator[tuple[ObjectInfo, int | None]]:
    """What one listing shows, each with the size that another one shows of the same name, None where it has none.

    Both are sorted by name, so that neither has to be held, however long a production is.
    """
    other = next(there, None)
    for info in wanted:
        while other is not None and other.name < info.name:
            other = next(there, None)
        yield info, other.size_bytes if other is not None and other.name == info.name else None


def _is_to_copy(info: ObjectInfo, size_there: int | None, *, renews: bool) -> bool:
    name = object_names.parse(info.name)
    if name is not None and name.kind in _CHANGING:
        return renews or size_there is None
    return size_there != info.size_bytes


class _Carrier:
    """Copies single objects, from several threads."""

    def __init__(self, old: Depot, new: Depot, done: Carried, entry_of: Callable[[str, int], bytes | None]) -> None:
        self._old, self._new, self._done, self._entry_of = old, new, done, entry_of
        self._lock = threading.Lock()
        self._goes_inside = are_on_one_server(old, new)

    def copy(self, info: ObjectInfo) -> None:
        """Copy one object; one that has gone meanwhile (an inbox is emptied while people work) is no loss."""
        name = object_names.parse(info.name)
        if name is None:
            return
        try:
            is_inside = name.kind is not ObjectKind.ENTRY and self._goes_inside and self._copy_inside(info.name)
            if not is_inside and not self._copy_through(info.name, name):
                return
        except ObjectMissingError:
            return
        crash_point("move.copied")
        with self._lock:
            self._done.copied_objects += 1
            self._done.copied_bytes += info.size_bytes
            self._done.inside_server += is_inside

    def _copy_inside(self, name: str) -> bool:
        from studio.depot.s3 import S3Depot

        old, new = innermost(self._old), innermost(self._new)
        if not isinstance(old, S3Depot) or not isinstance(new, S3Depot):
            return False
        try:
            return new.copy_from(old, name)
        except (ObjectMissingError, BusyError):
            return False  # through this machine, with its patience
        except (AccessError, DepotError):
            self._goes_inside = False  # these keys, or this server, do not copy between the two
            return False

    def _copy_through(self, place: str, name: object_names.ObjectName) -> bool:
        """Fetch, prove, put. False for a chunk that is not what it should be."""
        if name.kind in _CHUNKS:
            chunk = read_checked(self._old, place, name.chunk)
            if chunk.data is not None:
                self._new.put(place, chunk.data)
            elif chunk.is_wrong:
                with self._lock:
                    self._done.damaged.append(place)
            return chunk.data is not None
        if name.kind is ObjectKind.ENTRY:
            entry = self._entry_of(name.room, name.number)
            return entry is not None and self._new.put_new(place, entry) is not PutResult.OTHER
        data = self._old.get(place).data
        if name.kind is ObjectKind.PACKET:
            self._new.put_new(place, data)
        else:
            self._new.put(place, data)
        return True


def are_on_one_server(old: Depot, new: Depot) -> bool:
    """Whether the server can copy between the two by itself."""
    one, other = (getattr(innermost(depot), "endpoint_url", "") for depot in (old, new))
    return old.url.startswith("s3://") and new.url.startswith("s3://") and one == other


def complete(home: Home, old: Depot, new: Depot, prj: str) -> int:
    """See to it that the new place has every entry and every chunk that the log names, whatever listings say, and no
    garbage under an entry's name. Entries come from the journal of this home. How many objects had been missing.

    Raises TrustError where another entry is in its place.
    """
    count = 0
    with home.read() as connection:
        rooms = rooms_of(connection, prj)
    for room in rooms:
        with home.read() as connection:
            state = home.rooms.folded(connection, room)
            named = named_in(connection, state)
        chunks = sorted(set().union(*(of.chunks() for of in named)))
        wanted = (ObjectInfo(object_names.chunk(prj, room, chunk), 0, 0) for chunk in chunks)
        for info, size_there in _beside(wanted, listed(new, object_names.chunk_prefix(prj, room))):
            if size_there is None and new.head(info.name) is None:
                found = read_checked(old, info.name, info.name.rsplit("/", 1)[-1]).data
                if found is not None:
                    new.put(info.name, found)
                    count += 1
        with worker_pool(_WORKERS, "complete") as pool:
            for batch in _batches(range(state.n + 1)):
                count += sum(pool.map(lambda n, room=room: _complete_entry(home, new, prj, room, n), batch))
    return count


def _complete_entry(home: Home, new: Depot, prj: str, room: str, n: int) -> bool:
    """Whether an entry had to be put into the new place: read there, since garbage may have its size."""
    with home.read() as connection:
        data = sent_entry(connection, room, n)
    if data is None:
        return False
    try:
        is_there = new.get(object_names.entry(prj, room, n)).data == data
    except ObjectMissingError:
        is_there = False
    if not is_there:
        put_journaled(home, new, room, n, data)
        crash_point("move.entry")
    return not is_there


def carry_uploads(former: Depot, new: Depot, prj: str) -> int:
    """Bring what members still put into the place that was left; it is deleted there once it is here. How many."""
    count = 0
    for info in listed(former, object_names.upload_prefix(prj)):
        name = object_names.parse(info.name)
        if name is None:
            continue
        found = new.head(info.name)
        if found is None or found.size_bytes != info.size_bytes:
            data = read_checked(former, info.name, name.chunk).data
            if data is None:
                continue
            new.put(info.name, data)
        crash_point("move.carried")
        former.delete(info.name)
        count += 1
    return count


def empty(depot: Depot, prj: str, *, keeps_rings: bool) -> tuple[int, int]:
    """Delete a production's objects from a place it has left; how many, and how many bytes.

    ``keeps_rings``: the key rings stay, each a few hundred bytes that tell a member who comes late where to go.
    """
    count = size_bytes = 0
    for info in listed(depot, object_names.production_prefix(prj)):
        name = object_names.parse(info.name)
        if keeps_rings and name is not None and name.kind is ObjectKind.RING:
            continue
        depot.delete(info.name)
        crash_point("move.emptied")
        count, size_bytes = count + 1, size_bytes + info.size_bytes
    return count, size_bytes


def missing_in(new: Depot, old: Depot, prj: str) -> list[str]:
    """Chunks and entries that the old place has and the new one has not."""
    prefix = object_names.production_prefix(prj)
    kinds = (ObjectKind.ENTRY, ObjectKind.CHUNK)
    left = [info.name for info, size in _beside(listed(old, prefix), listed(new, prefix)) if size is None]
    named = [(place, object_names.parse(place)) for place in left]
    wanted = [place for place, name in named if name is not None and name.kind in kinds]
    return [place for place in wanted if new.head(place) is None]


def _batches(infos: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(infos)
    while batch := list(islice(rest, _BATCH)):
        yield batch
