"""Read what can still be read from a depot with holes, with the keys of this home: the log in pieces, the files in pieces.

What stands before a hole is verified as ever. What stands after it is proven to be by a device of the owner and to hang
together; that it belongs to this log is proven where a key ring of the owner's names a later entry. Changes nothing.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from studio.depot import object_names
from studio.depot.depot import Depot
from studio.depot.object_names import ObjectKind
from studio.domain.errors import DepotError, SegueError, TrustError
from studio.domain.hand_off import Member
from studio.events.certificates import Certificate
from studio.events.chunks import ChunkRef, open_piece
from studio.events.codec import GrammarError, decode_object
from studio.events.docket import VerifiedEntry, open_entry
from studio.events.envelope import Header, frame_hash, open_body, split_frame
from studio.events.fold import fold
from studio.events.keys import EpochKey
from studio.events.manifest import FileEntry, Manifest, open_manifest
from studio.events.rings import Ring, open_ring
from studio.events.segments import split_segment
from studio.events.state import RoomState
from studio.sync.pull import listed
from studio.sync.transfer_receive import read_checked

if TYPE_CHECKING:
    from studio.store.home import Home


@dataclass(slots=True)
class SalvagedRoom:
    """What was found of a room. ``holes``: (first, last) numbers that are missing or unreadable; ``loose``: entries after a
    hole that no ring proves to belong to this log; ``problem``: why nothing could be opened.
    """

    prj: str
    room: str
    state: RoomState
    entries: list[VerifiedEntry] = field(default_factory=list)
    holes: list[tuple[int, int]] = field(default_factory=list)
    loose: int = 0
    problem: str = ""


@dataclass(slots=True)
class SalvagedFile:
    """A file in as many pieces as there are: ``missing`` are (start, length) of those that are not."""

    entry: FileEntry
    missing: list[tuple[int, int]] = field(default_factory=list)
    sha256: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether it is byte for byte what was signed."""
        return not self.missing and self.sha256 == self.entry.sha256


def productions_in(depot: Depot) -> dict[str, set[str]]:
    """The productions of a depot with their rooms, as far as names tell."""
    found: dict[str, set[str]] = {}
    for info in listed(depot, "s/"):
        name = object_names.parse(info.name)
        if name is not None:
            rooms = found.setdefault(name.production, set())
            if name.room:
                rooms.add(name.room)
    return found


# --- the log ---------------------------------------------------------------------------------------------------


def salvage_room(home: Home, depot: Depot, prj: str, room: str) -> SalvagedRoom:
    """Everything of a room's docket that can be read and proven, hole or no hole."""
    ring = _own_ring(home, depot, prj, room)
    with home.read() as connection:
        keys = dict(home.room_keys(connection, room))
    keys |= {key.ep: key for key in ring.keys} if ring else {}
    owner = ring.certificate.person_public.hex() if ring else _known_owner(home, room)
    found = SalvagedRoom(prj, room, RoomState(prj, room, owner))
    if not keys or not owner:
        found.problem = "this home has no key of this room"
        return found
    decider = ring.certificate if ring else home.certificate if home.person == owner else None
    _read_all(found, _frames(depot, prj, room), keys, ring, decider)
    return found


def _own_ring(home: Home, depot: Depot, prj: str, room: str) -> Ring | None:
    try:
        return open_ring(depot.get(object_names.ring(prj, room, home.device)).data, home.box)
    except (DepotError, TrustError, GrammarError):
        return None


def _known_owner(home: Home, room: str) -> str:
    try:
        with home.read() as connection:
            return home.rooms.folded(connection, room).owner_person
    except SegueError:
        return ""


def _frames(depot: Depot, prj: str, room: str) -> dict[int, bytes]:
    """Every frame that lies in the docket or in a segment, by number; entries win over segments."""
    found: dict[int, bytes] = {}
    names = [
        *listed(depot, object_names.segment_prefix(prj, room)),
        *listed(depot, object_names.entry_prefix(prj, room)),
    ]
    for info in names:
        name = object_names.parse(info.name)
        if name is None:
            continue
        try:
            data = depot.get(info.name).data
            frames = split_segment(data) if name.kind is ObjectKind.SEGMENT else [data]
            for offset, frame in enumerate(frames):
                if split_frame(frame).header.n == name.number + offset:
                    found[name.number + offset] = frame
        except (SegueError, GrammarError):
            continue  # unreadable, as good as missing
    return found


def _read_all(
    found: SalvagedRoom,
    frames: dict[int, bytes],
    keys: dict[str, EpochKey],
    ring: Ring | None,
    decider: Certificate | None,
) -> None:
    """Open and fold in order; after a hole go on where the next readable entry says that it follows."""
    last = max([*frames, ring.head[0] if ring else -1], default=-1)
    proven_to = _proven_to(frames, ring)
    for n in range(last + 1):
        frame = frames.get(n)
        is_after_hole = n > 0 and bool(found.holes)
        try:
            if frame is None:
                raise TrustError("It is missing.")
            if found.state.n != n - 1:
                _jump(found.state, frame, decider)
            if found.holes:
                _let_packets_follow(found.state, frame, keys)
            entry = open_entry(found.state, frame, keys.get)
        except (SegueError, GrammarError, KeyError, TypeError, ValueError):
            if found.holes and found.holes[-1][1] == n - 1:
                found.holes[-1] = (found.holes[-1][0], n)
            else:
                found.holes.append((n, n))
            continue
        fold(found.state, entry)
        found.entries.append(entry)
        found.loose += is_after_hole and n > proven_to


def _proven_to(frames: dict[int, bytes], ring: Ring | None) -> int:
    """Up to which number the chain ends in an entry that a ring of the owner's names; -1 where none does."""
    if ring is None:
        return -1
    frame = frames.get(ring.head[0])
    return ring.head[0] if frame is not None and frame_hash(frame) == ring.head[1] else -1


def _jump(state: RoomState, frame: bytes, decider: Certificate | None) -> None:
    """Take what an entry says of the one before it for granted: that one cannot be asked any more."""
    header = split_frame(frame).header
    state.n, state.hash = header.n - 1, header.prev
    if not state.members() and decider is not None:  # not even the opening is left, which says who decides
        device, public, box = decider.device, decider.device_public.hex(), decider.box_public.hex()
        owner = decider.person_public.hex()
        state.put("member", device, Member(device, owner, decider.name, "owner", public, box, dict(decider.fields)))
        state.kind = "office" if state.prj == state.room else "handoff"


def _let_packets_follow(state: RoomState, frame: bytes, keys: dict[str, EpochKey]) -> None:
    """Packets that were in the hole are not known: those after it are taken to follow them."""
    opened = split_frame(frame)
    key = keys.get(opened.header.ep)
    if key is None:
        return
    headers = [
        split_frame(base64.b64decode(row["f"])).header for row in decode_object(open_body(opened, key))["packets"]
    ]
    first: dict[str, Header] = {}
    for header in sorted(headers, key=lambda header: header.n):
        first.setdefault(header.dev, header)
    for device, header in first.items():
        if header.n > state.heads.get(device, (-1, ""))[0] + 1:
            state.heads[device] = (header.n - 1, header.prev)


# --- files -----------------------------------------------------------------------------------------------------


def delivered(found: SalvagedRoom) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every list of files that the readable part of a log names: (key, maker's device, event)."""
    for entry in found.entries:
        for packet in entry.packets:
            for event in packet.events:
                if isinstance(event, dict) and event.get("k") == "deliver":
                    yield f"take-{int(event['take']):02d}", packet.device, event
        for event in entry.decisions:
            if not isinstance(event, dict):
                continue
            if event.get("k") == "stage.take":
                yield f"{event['stage'][:8]}/take-{int(event['take']):02d}", entry.device, event
            elif event.get("k") == "stage.attach":
                yield f"{event['stage'][:8]}/inputs", entry.device, event
            elif event.get("k") == "input.give":
                yield "inputs", entry.device, event


def salvage_manifest(depot: Depot, found: SalvagedRoom, device: str, event: dict[str, Any]) -> Manifest | None:
    """The list of files that an event names, from the room or from its maker's inbox; None when it is lost."""
    pieces = []
    try:
        for ref in (ChunkRef.from_json(ref) for ref in event["manifest"]):
            data = _chunk(depot, found, device, ref)
            if data is None:
                return None
            pieces.append(data)
        return open_manifest(pieces, str(event["manifest_hash"]))
    except (SegueError, GrammarError, KeyError, TypeError):
        return None


def salvage_file(
    depot: Depot, found: SalvagedRoom, device: str, entry: FileEntry
) -> Iterator[tuple[int, bytes | None, SalvagedFile]]:
    """The pieces of a file in order as (start, bytes or None, how it stands); the last one has the verdict."""
    salvaged = SalvagedFile(entry)
    digest, start = hashlib.sha256(), 0
    for ref in entry.chunks:
        data = _chunk(depot, found, device, ref)
        if data is None:
            salvaged.missing.append((start, ref.length))
            digest.update(bytes(ref.length))
        else:
            digest.update(data)
        start += ref.length
        salvaged.sha256 = digest.hexdigest()
        yield start - ref.length, data, salvaged
    if not entry.chunks:
        salvaged.sha256 = digest.hexdigest()
        yield 0, b"", salvaged


def _chunk(depot: Depot, found: SalvagedRoom, device: str, ref: ChunkRef) -> bytes | None:
    """A chunk's plain bytes, from the room or from the inbox of who made it."""
    names = (object_names.chunk(found.prj, found.room, ref.id), object_names.upload(found.prj, device, ref.id))
    for name in names:
        try:
            data = read_checked(depot, name, ref.id).data
            if data is not None:
                piece = bytearray(ref.length)
                open_piece(data, ref, memoryview(piece))
                return bytes(piece)
        except (DepotError, TrustError):
            continue
    return None
