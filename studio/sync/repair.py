"""Find what is missing or damaged in a production's storage, and put back what this home can prove that it has.

Entries come from the journal, chunks from the chunk store, from local files sealed again, from other rooms, or from what
their maker has left in the inbox. Nothing is taken over that does not have the right hash. It decides nothing.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from studio.crash_points import crash_point
from studio.depot import object_names
from studio.depot.depot import Depot, ObjectMissingError
from studio.domain.errors import CancelledError
from studio.events.chunks import ChunkRef
from studio.events.codec import GrammarError
from studio.events.fold_storage import GARBAGE_WAIT_MS
from studio.events.segments import pack_segment, split_segment
from studio.events.state import RoomState
from studio.store.database import Connection
from studio.store.home import Home
from studio.store.journal import sent_entry
from studio.store.named import Named, files_here, named_in
from studio.store.productions import rooms_of
from studio.store.sealing import seal_again
from studio.sync.pull import listed
from studio.sync.transfer_files import read_piece
from studio.sync.transfer_receive import read_checked, take_in

ENTRY, SEGMENT, CHUNK = "entry", "segment", "chunk"
MISSING, DAMAGED = "missing", "damaged"


@dataclass(frozen=True, slots=True)
class Fault:
    """One object that is not as it should be. ``of`` and ``file`` (its path in the manifest) tell what a chunk is part of;
    ``ref`` is the chunk's.
    """

    kind: str
    state: str
    room: str
    name: str
    of: Named | None = None
    file: str = ""
    ref: ChunkRef | None = field(default=None, repr=False)


def survey(
    home: Home, depot: Depot, prj: str, *, deep: bool = True, cancel: threading.Event | None = None
) -> list[Fault]:
    """What is wrong in the storage with what this home knows of. ``deep`` reads every byte; else names and sizes count.

    Raises OfflineError, AccessError, CancelledError.
    """
    faults: list[Fault] = []
    with home.read() as connection:
        rooms = rooms_of(connection, prj)
    for room in rooms:
        with home.read() as connection:
            state = home.rooms.folded(connection, room)
            named = [of for of in named_in(connection, state) if _should_be_there(of, home.clock())]
        faults += _docket_faults(home, depot, state)
        faults += _segment_faults(home, depot, state)
        faults += _chunk_faults(depot, state, named, deep=deep, cancel=cancel)
    return faults


def _should_be_there(of: Named, now_ms: int) -> bool:
    """Not what is being taken in, nor what was cleaned away on purpose."""
    if of.take is None:
        return True
    return of.take.is_in and not (of.take.marked_ms and now_ms >= of.take.marked_ms + GARBAGE_WAIT_MS)


def _docket_faults(home: Home, depot: Depot, state: RoomState) -> list[Fault]:
    faults = []
    for n, data in _entries(home, state.room, range(state.n + 1)):
        name = object_names.entry(state.prj, state.room, n)
        try:
            if depot.get(name).data != data:
                faults.append(Fault(ENTRY, DAMAGED, state.room, name))
        except ObjectMissingError:
            faults.append(Fault(ENTRY, MISSING, state.room, name))
    return faults


def _entries(home: Home, room: str, numbers: range) -> Iterator[tuple[int, bytes]]:
    """The entries of these numbers that the storage should hold, read one by one: a log may be long."""
    for n in numbers:
        with home.read() as connection:
            data = sent_entry(connection, room, n)
        if data is not None:
            yield n, data


def _segment_faults(home: Home, depot: Depot, state: RoomState) -> list[Fault]:
    faults = []
    for info in listed(depot, object_names.segment_prefix(state.prj, state.room)):
        name = object_names.parse(info.name)
        if name is None or not name.number <= name.last <= state.n:
            continue
        wanted = [data for _, data in _entries(home, state.room, range(name.number, name.last + 1))]
        if len(wanted) <= name.last - name.number:
            continue
        try:
            is_good = split_segment(depot.get(info.name).data) == wanted
        except (GrammarError, ObjectMissingError):
            is_good = False
        if not is_good:
            faults.append(Fault(SEGMENT, DAMAGED, state.room, info.name))
    return faults


def _chunk_faults(
    depot: Depot, state: RoomState, named: list[Named], *, deep: bool, cancel: threading.Event | None
) -> list[Fault]:
    prefix = object_names.chunk_prefix(state.prj, state.room)
    sizes = {} if deep else _sizes_of(depot, prefix, {ref.id for of in named for _, ref in _parts(of)})
    faults, seen = [], set()
    for of in named:
        for file, ref in _parts(of):
            if cancel is not None and cancel.is_set():
                raise CancelledError("Looking through the storage was stopped.", subject=state.prj)
            if ref.id in seen:
                continue
            seen.add(ref.id)
            name = prefix + ref.id
            wrong = _state_of(depot, name, ref, sizes.get(name), deep=deep)
            if wrong:
                faults.append(Fault(CHUNK, wrong, state.room, name, of, file, ref))
    return faults


def _sizes_of(depot: Depot, prefix: str, ids: set[str]) -> dict[str, int]:
    """The size of each of these chunks that the listing shows; of others, however many lie there, nothing is held."""
    infos = listed(depot, prefix)
    return {info.name: info.size_bytes for info in infos if info.name.removeprefix(prefix) in ids}


def _parts(of: Named) -> list[tuple[str, ChunkRef]]:
    files = of.manifest.files if of.manifest else ()
    return [("", ref) for ref in of.refs] + [(file.path, ref) for file in files for ref in file.chunks]


def _state_of(depot: Depot, name: str, ref: ChunkRef, size_bytes: int | None, *, deep: bool) -> str:
    """Missing, damaged, or empty when it is good."""
    if deep:
        found = read_checked(depot, name, ref.id)
        return "" if found.data is not None else DAMAGED if found.is_wrong else MISSING
    if size_bytes is None:
        info = depot.head(name)
        size_bytes = info.size_bytes if info else None
    if size_bytes is None:
        return MISSING
    return "" if size_bytes == ref.sealed_length else DAMAGED


# --- putting back ----------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Repaired:
    """What was put back, each with where from; and what nobody here has."""

    done: list[tuple[Fault, str]] = field(default_factory=list)
    left: list[Fault] = field(default_factory=list)
    size_bytes: int = 0


def put_back(home: Home, depot: Depot, prj: str, faults: list[Fault]) -> Repaired:
    """Repair what this home can. For the owner's machine: others may not write there."""
    repaired = Repaired()
    sources = _Sources.of(home, depot, prj)
    for fault in faults:
        data, source = _good_bytes(home, fault, prj, sources)
        if data is None:
            repaired.left.append(fault)
            continue
        if fault.kind == ENTRY:
            if fault.state == DAMAGED:
                depot.delete(fault.name)
                crash_point("repair.deleted")
            depot.put_new(fault.name, data)
        else:
            depot.put(fault.name, data)
        crash_point("repair.put")
        repaired.done.append((fault, source))
        repaired.size_bytes += len(data)
    return repaired


def _good_bytes(home: Home, fault: Fault, prj: str, sources: _Sources) -> tuple[bytes | None, str]:
    name = object_names.parse(fault.name)
    if name is None:
        return None, ""
    if fault.kind in (ENTRY, SEGMENT):
        numbers = range(name.number, (name.last if fault.kind == SEGMENT else name.number) + 1)
        frames = [data for _, data in _entries(home, fault.room, numbers)]
        data = pack_segment(frames) if fault.kind == SEGMENT else next(iter(frames), None)
        return data, "journal"
    return sources.chunk(fault, prj) if fault.ref is not None else (None, "")


@dataclass(frozen=True, slots=True)
class _Sources:
    """Where else chunks of a production are: in local files, in other rooms, with their makers."""

    home: Home
    depot: Depot
    files: dict[str, list[tuple[Path, int]]]
    rooms: dict[str, set[str]]

    @classmethod
    def of(cls, home: Home, depot: Depot, prj: str) -> _Sources:
        files: dict[str, list[tuple[Path, int]]] = defaultdict(list)
        rooms: dict[str, set[str]] = defaultdict(set)
        with home.read() as connection:
            for room in rooms_of(connection, prj):
                state = home.rooms.folded(connection, room)
                for of in named_in(connection, state):
                    for ref in of.chunk_refs():
                        rooms[ref.id].add(room)
                    _add_files(files, home, connection, state, of)
        return cls(home, depot, files, rooms)

    def chunk(self, fault: Fault, prj: str) -> tuple[bytes | None, str]:
        """The sealed bytes of a chunk from the nearest place that has them, and what that place is called."""
        ref = fault.ref
        if ref is None:
            return None, ""
        data = self.home.chunks.get(ref.id)
        if data is not None:
            return data, "chunk store"
        for path, start in self.files.get(ref.id, ()):
            data = _sealed_from(path, start, ref)
            if data is not None:
                return data, str(path)
        data = self._manifest_piece(fault)
        if data is not None:
            return data, "list of files"
        for room in sorted(self.rooms.get(ref.id, set()) - {fault.room}):
            data = read_checked(self.depot, object_names.chunk(prj, room, ref.id), ref.id).data
            if data is not None:
                return data, "another room"
        take = fault.of.take if fault.of else None
        if take is not None:
            data = read_checked(self.depot, object_names.upload(prj, take.by_device, ref.id), ref.id).data
        return data, "inbox"

    def _manifest_piece(self, fault: Fault) -> bytes | None:
        """A piece of a list of files, which this home has read: its bytes are known."""
        of = fault.of
        if of is None or of.manifest is None or fault.file or fault.ref not in of.refs:
            return None
        body = of.manifest.to_bytes()
        start = sum(ref.length for ref in of.refs[: of.refs.index(fault.ref)])
        return seal_again(fault.ref, body[start : start + fault.ref.length])


def _add_files(
    files: dict[str, list[tuple[Path, int]]], home: Home, connection: Connection, state: RoomState, of: Named
) -> None:
    for path, entry in files_here(home, connection, state, of):
        start = 0
        for ref in entry.chunks:
            files[ref.id].append((path, start))
            start += ref.length


def _sealed_from(path: Path, start: int, ref: ChunkRef) -> bytes | None:
    try:
        return seal_again(ref, read_piece(path, start, ref.length))
    except OSError:
        return None


def bring_wanted(depot: Depot, prj: str, room: str, device: str, ids: list[str]) -> list[str]:
    """Take in chunks that a member was asked to send again; those that are still missing."""
    missing = []
    for chunk in ids:
        name = object_names.chunk(prj, room, chunk)
        inbox = object_names.upload(prj, device, chunk)
        found = read_checked(depot, name, chunk)
        if found.is_wrong and read_checked(depot, inbox, chunk).data is not None:
            depot.delete(name)
            crash_point("repair.deleted")
        if found.data is None and take_in(depot, name, inbox, chunk, is_here=False) is None:
            missing.append(chunk)
        else:
            depot.delete(inbox)
    return missing
