"""Receiving: a room's chunks into files here, and for the owner first from a member's inbox into the room.

Trusts nothing that it has not hashed itself (PROTOCOL.md section 7).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from studio.crash_points import crash_point
from studio.depot import object_names
from studio.depot.depot import Depot, ObjectMissingError
from studio.domain.errors import DepotError, DiskError, RefusedError, TrustError
from studio.events.chunks import ChunkRef, is_chunk, open_piece
from studio.store.sealing import seal_again
from studio.store.transfer_tables import FINISHED_FLAGS, Direction, FilePlan, LocalPlace, Part, TransferPlan
from studio.store.transfers import partial_folder
from studio.sync.transfer_files import (
    disk_errors,
    is_there,
    make_partial_folder,
    publish,
    read_piece,
    require_room,
    sha256_of,
    write_piece,
)
from studio.sync.transfer_work import Ground, Outcome, Work


@dataclass(frozen=True, slots=True)
class Places:
    """Where the chunks of a transfer lie, and where its files go. ``inbox`` is empty for a plain download."""

    room: str
    inbox: str
    folder: Path
    partial: Path

    def partial_file(self, file: int) -> Path:
        """Where file number ``file`` lies until it is whole."""
        return self.partial / f"{file}.part"


def places_of(plan: TransferPlan) -> Places:
    """The places of a download or taking in."""
    folder = Path(plan.folder)
    inbox = object_names.upload_prefix(plan.prj, plan.device) if plan.direction is Direction.TAKE_IN else ""
    room = object_names.chunk_prefix(plan.prj, plan.room)
    return Places(room, inbox, folder, partial_folder(folder, plan.id))


def prepare_receiving(plan: TransferPlan, ground: Ground) -> Outcome:
    """Find out what is here already; the rest is work. For downloads and taking in."""
    places = places_of(plan)
    outcome = Outcome(plan.id)
    parts_of: dict[int, list[Part]] = defaultdict(list)
    for part in plan.parts:
        parts_of[part.file].append(part)
    left = [part for file, parts in parts_of.items() if file < 0 for part in parts if part.flag not in FINISHED_FLAGS]
    for file in plan.files:
        if not file.is_done:
            left += _left_of_file(places, file, parts_of[file.n], outcome, ground)
    if left or outcome.follow:
        make_partial_folder(places.partial)
        require_room(places.partial, sum(part.length for part in left if part.file >= 0))
    outcome.follow += _chunk_work(plan, places, left, ground)
    if places.inbox:
        outcome.clear = _names_to_clear(plan, places, ground)
    return outcome


def _left_of_file(
    places: Places, file: FilePlan, parts: Sequence[Part], outcome: Outcome, ground: Ground
) -> list[Part]:
    """The parts of a file that are still to come; notes in ``outcome`` what else is found."""
    ground.stop_if_asked()
    target = places.folder.joinpath(*file.path.split("/"))
    try:
        if is_there(target, file.size, file.sha256, ground.stop):
            outcome.files_done.append(file.n)
            outcome.done += [part.n for part in parts if part.flag not in FINISHED_FLAGS]
            return []
    except RefusedError as problem:
        outcome.problem = problem
        return []
    if not places.partial_file(file.n).is_file():
        outcome.waiting += [part.n for part in parts if part.flag in FINISHED_FLAGS]
        left = list(parts)
    else:
        left = [part for part in parts if part.flag not in FINISHED_FLAGS]
    if left:
        outcome.parts_left[file.n] = len(left)
    else:
        outcome.follow.append(FinishFile(outcome.transfer, file, tuple(parts), places, is_second=False))
    return left


def finish_work(plan: TransferPlan, file: int, *, is_second: bool) -> Work:
    """The work that follows when all parts of a file are written."""
    parts = tuple(part for part in plan.parts if part.file == file)
    return FinishFile(plan.id, plan.files[file], parts, places_of(plan), is_second)


def _chunk_work(plan: TransferPlan, places: Places, left: Sequence[Part], ground: Ground) -> list[Work]:
    """One piece of work for each chunk, however many places it goes to."""
    by_chunk: dict[str, list[Part]] = defaultdict(list)
    for part in left:
        by_chunk[part.chunk].append(part)
    if places.inbox:
        ground.holdings.look(places.room, len(by_chunk))
    # What was taken in from this room before was checked in it then; from elsewhere it would prove nothing.
    near = ground.local_places(plan.prj, plan.room if places.inbox else "", by_chunk.keys())
    return [FetchChunk(plan.id, tuple(parts), places, near.get(chunk)) for chunk, parts in by_chunk.items()]


def _names_to_clear(plan: TransferPlan, places: Places, ground: Ground) -> list[str]:
    """What lies in the inbox of this delivery; all of it could, where the listing is too long to be read for it."""
    refs = {part.chunk: part.ref for part in plan.parts}
    is_known = ground.holdings.look(places.inbox, len(refs))
    return sorted(
        places.inbox + chunk for chunk, ref in refs.items() if not is_known or ground.holdings.knows(places.inbox, ref)
    )


@dataclass(frozen=True, slots=True)
class FetchChunk:
    """Fetch one chunk, check it, and write it to all its places. ``parts`` have the same chunk.

    ``near``: where an earlier take on this machine has it, so that a revision brings only what is new.
    """

    transfer: str
    parts: tuple[Part, ...]
    places: Places
    near: LocalPlace | None = None
    is_strict: bool = False
    """Whether a chunk that opens is compared with its id, too, although it goes into a file whose hash is checked."""

    def do(self, ground: Ground) -> Outcome:
        """See `Work.do`. Raises DiskError."""
        ground.stop_if_asked()
        ref = self.parts[0].ref
        numbers = [part.n for part in self.parts]
        is_in_room = ground.holdings.knows(self.places.room, ref)
        if is_in_room and self.near is not None and ground.depot.needs_lead:
            # nothing will be read there, and listings of such storages may still show what was cleaned away
            is_in_room = ground.depot.head(self.places.room + ref.id) is not None
        received = 0
        plaintext: bytes | memoryview | None = self._from_near(ref) if is_in_room or not self.places.inbox else None
        if plaintext is None:
            plaintext, received = self._fetched(ground, ref, is_in_room=is_in_room)
        if plaintext is None:
            return Outcome(self.transfer, bad=numbers, missing=[ref.id], received_bytes=received)
        ground.stop_if_asked()
        files = [part.file for part in self.parts if part.file >= 0]
        for part in self.parts:
            if part.file >= 0:
                write_piece(self.places.partial_file(part.file), part.start, plaintext)
        return Outcome(self.transfer, done=numbers, file_parts_done=files, received_bytes=received)

    def _fetched(self, ground: Ground, ref: ChunkRef, *, is_in_room: bool) -> tuple[memoryview | None, int]:
        """The plain bytes, None when they are not to be had, and how many were received.

        The hash of a sealed piece, its id, need not be taken where the piece goes into files alone: it opens under its
        own key, and the hash of the whole file, which stands in the same manifest, is checked before anybody sees it.
        """
        room_name = self.places.room + ref.id
        plain = ground.plain.of(ref.length)
        if self.places.inbox:
            data = take_in(ground.depot, room_name, self.places.inbox + ref.id, ref.id, is_here=is_in_room)
        elif self.is_strict or any(part.file < 0 for part in self.parts):
            data = read_checked(ground.depot, room_name, ref.id).data
        else:
            data = read_right(ground.depot, room_name, lambda found: _opens(found, ref, plain)).data
            return (plain, len(data)) if data is not None else (None, 0)
        return (plain if data is not None and _opens(data, ref, plain) else None), len(data or b"")

    def _from_near(self, ref: ChunkRef) -> bytes | None:
        """The plain bytes as an earlier take has them; None when they are no longer the same."""
        if self.near is None:
            return None
        try:
            plaintext = read_piece(Path(self.near.path), self.near.start, ref.length)
        except OSError:
            return None
        return plaintext if seal_again(ref, plaintext) is not None else None


@dataclass(frozen=True, slots=True)
class FinishFile:
    """All parts of a file are written: check the whole, make it durable, give it its name."""

    transfer: str
    file: FilePlan
    parts: tuple[Part, ...]
    places: Places
    is_second: bool

    def do(self, ground: Ground) -> Outcome:
        """See `Work.do`. Raises DiskError."""
        partial = self.places.partial_file(self.file.n)
        outcome = Outcome(self.transfer)
        crash_point("file.check")
        if self.file.size and not self._is_whole(partial, ground):
            return self._search(partial, outcome)
        try:
            publish(partial, self.places.folder, self.file.path)
        except RefusedError as problem:
            outcome.problem = problem
            return outcome
        outcome.files_done.append(self.file.n)
        return outcome

    def _is_whole(self, partial: Path, ground: Ground) -> bool:
        with disk_errors(partial):
            is_right_size = partial.stat().st_size == self.file.size
            return is_right_size and sha256_of(partial, ground.stop) == self.file.sha256

    def _search(self, partial: Path, outcome: Outcome) -> Outcome:
        """Which parts the disk has lost (a power cut, say); they are fetched again, once."""
        with disk_errors(partial):
            if partial.stat().st_size > self.file.size:
                _cut_off(partial, self.file.size)
            lost = [part for part in self.parts if not _is_written(partial, part)]
        if not lost:
            message = "All pieces are right, yet together they are not the file that was signed."
            outcome.problem = TrustError(message, subject=self.file.path)
        elif self.is_second:
            outcome.problem = DiskError("The disk does not keep what is written to it.", subject=str(partial))
        else:
            outcome.files_lost = [self.file.n]
            outcome.waiting = [part.n for part in lost]
            outcome.parts_left = {self.file.n: len(lost)}
            outcome.follow = [FetchChunk(self.transfer, (part,), self.places, is_strict=True) for part in lost]
        return outcome


def _cut_off(path: Path, size: int) -> None:
    """Cut a file off at ``size`` bytes. Raises OSError."""
    with path.open("r+b") as file:
        file.truncate(size)


def _is_written(partial: Path, part: Part) -> bool:
    return seal_again(part.ref, read_piece(partial, part.start, part.length)) is not None


def _opens(data: bytes, ref: ChunkRef, into: memoryview) -> bool:
    """Open a chunk; False for one that is wrong, or to which its manifest gave a wrong key or length."""
    try:
        open_piece(data, ref, into)
    except TrustError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Reading:
    """A chunk as it was found: ``data`` when it is right; ``is_wrong`` when something else is there."""

    data: bytes | None
    is_wrong: bool = False


def read_checked(depot: Depot, name: str, chunk_id: str) -> Reading:
    """Fetch a chunk and check its hash."""
    return read_right(depot, name, lambda data: is_chunk(data, chunk_id))


def read_right(depot: Depot, name: str, is_right: Callable[[bytes], bool]) -> Reading:
    """Fetch a chunk and check it; once more if it is wrong, since the way may have been at fault."""
    for _ in range(2):
        try:
            data = depot.get(name).data
        except ObjectMissingError:
            return Reading(None)
        except DepotError as error:
            if type(error) is not DepotError:  # out of reach, no access ...: says nothing about the object
                raise
            continue  # an object that is none of ours: too large, or not a file
        if is_right(data):
            return Reading(data)
    return Reading(None, is_wrong=True)


def take_in(depot: Depot, room_name: str, inbox_name: str, chunk_id: str, *, is_here: bool) -> bytes | None:
    """Copy a chunk from the inbox into the room and check what has become of it there; None when it is missing or wrong.

    Checked after the copying, since its sender could have replaced it in between. A wrong copy (an earlier crash may
    have left one, which ``is_here`` then shows) is deleted before the next try.
    """
    for _ in range(2):
        if not is_here:
            _copy_in(depot, inbox_name, room_name)
        found = read_checked(depot, room_name, chunk_id)
        if found.data is not None:
            return found.data
        if found.is_wrong:
            crash_point("take_in.delete")
            depot.delete(room_name)
            crash_point("take_in.deleted")
        elif not is_here:
            return None
        is_here = False
    return None


def _copy_in(depot: Depot, inbox_name: str, room_name: str) -> None:
    crash_point("take_in.copy")
    try:
        depot.copy(inbox_name, room_name, only_new=True)
    except ObjectMissingError:
        return  # it may be in the room all the same: the reading tells
    except DepotError as error:
        if type(error) is not DepotError:
            raise
        return
    crash_point("take_in.copied")
