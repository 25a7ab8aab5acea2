"""Take in what others wrote: entries of dockets, packets of the inbox. Verifies and journals; decides nothing."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from studio.crash_points import crash_point
from studio.depot import object_names
from studio.depot.depot import Depot, ObjectInfo, ObjectMissingError, StoredObject
from studio.domain.errors import AccessError, DepotError, TrustError
from studio.domain.hand_off import Member
from studio.events.codec import GrammarError
from studio.events.device_enrolment import DEVICE_ENROLMENT_N
from studio.events.docket import MissingKeyError, NotAnEntryError
from studio.events.envelope import ENTRY, MAX_FRAME_BYTES, PACKET, frame_hash, split_frame, verify_frame
from studio.events.segments import split_segment
from studio.events.state import RoomState
from studio.store.copies import note_other_copy
from studio.store.database import Connection
from studio.store.floors import floor_of, floor_problem
from studio.store.home import Home
from studio.store.journal import sent_frames
from studio.store.outbox import entry_at_ms, is_entry_unsent, known_packets, names_to_clear
from studio.store.productions import rooms_of, set_alarm
from studio.store.unit_of_work import UnitOfWork
from studio.workers import worker_pool

_log = logging.getLogger(__name__)
AHEAD = 16
"""Entries asked for at once when a room has fallen behind."""
PORTION = 200
"""Objects read of one sender in one go: as many as an entry holds (PROTOCOL section 10)."""


@dataclass(slots=True)
class InboxFound:
    """What lay in the inbox: enrolments as (pass id, bytes), those of devices as (name, room, bytes), how many new
    packets, names that are nothing of ours, and what members say to have read that is not so here.
    """

    enrolments: list[tuple[str, bytes]] = field(default_factory=list)
    devices: list[tuple[str, str, bytes]] = field(default_factory=list)
    packets: int = 0
    odd: list[str] = field(default_factory=list)
    doubts: list[TrustError] = field(default_factory=list)


# --- dockets ---------------------------------------------------------------------------------------------------


def pull_room(home: Home, depot: Depot, room: str, *, is_patient: bool) -> int:
    """Read a room's docket on from the last known entry. Returns how many entries were new.

    ``is_patient``: a folder, where files may arrive out of order. Raises TrustError (and sets the production's alarm)
    when what was read once is different now, AccessError when access has ended, OfflineError.
    """
    _check_last(home, depot, room, is_patient=is_patient)
    count = 0
    is_far_behind = False
    may_use_segments = True
    while True:
        packed = _segment_frames(home, depot, room) if is_far_behind and may_use_segments else []
        frames = packed or _next_frames(home, depot, room)
        if not frames:
            return count
        taken = _take(home, room, frames)
        count += taken
        if taken < len(frames):
            if not packed:
                return count
            may_use_segments = False
        is_far_behind = len(frames) > AHEAD


def _state(home: Home, room: str) -> RoomState:
    with home.read() as connection:
        return home.rooms.folded(connection, room)


def _next_frames(home: Home, depot: Depot, room: str) -> list[bytes]:
    """The entries after the last known one, without a gap: first one, then as many at once as there may be."""
    state = _state(home, room)
    first = _entry(depot, state, state.n + 1)
    if first is None:
        return []
    with worker_pool(8, "pull") as pool:
        numbers = range(state.n + 2, state.n + 2 + AHEAD)
        more = list(pool.map(lambda n: _entry(depot, state, n), numbers))
    frames = [first.data]
    for found in more:
        if found is None:
            break
        frames.append(found.data)
    return frames


def _segment_frames(home: Home, depot: Depot, room: str) -> list[bytes]:
    """The entries after the last known one out of a segment, if one holds them. They are checked like any other."""
    state = _state(home, room)
    wanted = state.n + 1
    for info in listed(depot, object_names.segment_prefix(state.prj, room)):
        name = object_names.parse(info.name)
        if name is not None and name.number <= wanted <= name.last:
            try:
                return split_segment(depot.get(info.name).data)[wanted - name.number :]
            except (ObjectMissingError, GrammarError) as error:
                _log.info("the segment %s is not usable: %s", info.name, error.message)
    return []


def _entry(depot: Depot, state: RoomState, n: int) -> StoredObject | None:
    try:
        return depot.get(object_names.entry(state.prj, state.room, n))
    except ObjectMissingError:
        return None


def _take(home: Home, room: str, frames: list[bytes]) -> int:
    taken = 0
    with home.work() as work:
        for frame in frames:
            try:
                state = work.take_entry(work.folded(room), frame, "read")
                if split_frame(frame).header.dev == home.device:
                    note_other_copy(work.connection, state.prj)
            except (NotAnEntryError, MissingKeyError) as error:
                _log.info("entry %s of room %s waits: %s", work.folded(room).n + 1, room, error.message)
                break
            taken += 1
    return taken


def _check_last(home: Home, depot: Depot, room: str, *, is_patient: bool) -> None:
    """The last entry read must still be what it was: a rollback is an alarm (PROTOCOL 5.8)."""
    with home.read() as connection:
        state = home.rooms.folded(connection, room)
        if state.n < 0 or is_entry_unsent(connection, room, state.n):
            return
    name = object_names.entry(state.prj, room, state.n)
    try:
        data = depot.get(name).data
    except ObjectMissingError as error:
        if is_patient and state.may_decide(home.device):
            _put_back(home, depot, state)
            return
        if is_patient:
            raise NotArrivedError("Part of the shared log has not arrived in this folder yet.", subject=name) from error
        raise _alarm(
            home, state.prj, f"Entry {state.n} was read before and is missing from the storage now."
        ) from error
    except AccessError as error:
        raise _access_ended(home, state) from error
    if frame_hash(data) == state.hash:
        return
    if _is_valid_at(state, data):
        raise _alarm(home, state.prj, f"Entry {state.n} is not what it was when it was read before.")
    raise DepotError(
        f"Entry {state.n} of the shared log cannot be read as it was before.",
        subject=name,
        what_to_do="Synchronise again; if it stays, the storage has damaged the object. What was read before is safe.",
        code="damaged",
    )


def _put_back(home: Home, depot: Depot, state: RoomState) -> None:
    """Entries that a folder has lost, from the journal of the device that writes there: created, never replacing."""
    with home.read() as connection:
        frames = sent_frames(connection, state.room)
    lost = []
    for n in sorted(frames, reverse=True):
        if depot.head(object_names.entry(state.prj, state.room, n)) is not None:
            break
        lost.append(n)
    for n in reversed(lost):
        crash_point("entry.before_put")
        depot.put_new(object_names.entry(state.prj, state.room, n), frames[n])
        crash_point("entry.after_put")
    _log.info("%s entries that had gone from the folder were put back into room %s", len(lost), state.room)


def _access_ended(home: Home, state: RoomState) -> AccessError:
    """Reading was allowed and is refused now: said to the owner of the storage, or to a guest of it."""
    if state.owner_person == home.person:
        return AccessError(
            "The storage refuses this computer's keys.",
            subject=state.room,
            what_to_do="Check the keys at your provider, then `segue depot login`; what is here is safe meanwhile.",
            code="access_ended",
        )
    return AccessError(
        "Access to this hand-off has ended.",
        subject=state.room,
        what_to_do="Ask the owner; what you have on this computer stays yours.",
        code="access_ended",
    )


def _is_valid_at(state: RoomState, data: bytes) -> bool:
    """Whether these bytes are an entry that a deciding device signed for the number of the last one read."""
    try:
        frame = split_frame(data)
    except GrammarError:
        return False
    member = state.member(frame.header.dev)
    if member is None or frame.header.k != ENTRY or frame.header.n != state.n:
        return False
    return verify_frame(frame, bytes.fromhex(member.device_public))


def refuse_below_floor(home: Home, depot: Depot, prj: str, room: str, *, is_patient: bool) -> None:
    """Raise TrustError while the docket, read to its end, is shorter than rings and invitations say that it was.

    In a folder that is waited for; in a bucket it is an alarm. Raises DepotError where it was not read to its end, since
    what lies at the next number came damaged.
    """
    with home.read() as connection:
        if floor_of(connection, room)[0] < 0:
            return
    with home.work() as work:
        problem = floor_problem(work, room)
        n = work.folded(room).n + 1
        is_short = n <= floor_of(work.connection, room)[0]
    if problem and is_patient:
        raise NotArrivedError(problem, subject=room)
    name = object_names.entry(prj, room, n)
    if problem and is_short and depot.head(name) is not None:
        raise DepotError(
            f"Entry {n} of the shared log cannot be read.",
            subject=name,
            what_to_do="Synchronise again; if it stays, the storage has damaged the object.",
            code="damaged",
        )
    if problem:
        raise _alarm(home, prj, problem)


class NotArrivedError(TrustError):
    """A synced folder has not brought a known entry back yet: wait, and write nothing meanwhile."""

    code = "not_arrived"
    title = "Waiting for the folder"
    what_to_do = "Wait until the folder has synchronised; nothing is lost."


def _alarm(home: Home, prj: str, message: str) -> TrustError:
    with home.work() as work:
        set_alarm(work.connection, prj, message)
        work.touch(prj, "production", prj)
    return TrustError(
        message,
        subject=prj,
        what_to_do="Somebody changed the storage behind Segue's back, or a backup was put in its place. This "
        "production is read-only here until its owner has looked at it.",
        code="rollback",
    )


# --- the inbox -------------------------------------------------------------------------------------------------


def pull_inbox(home: Home, depot: Depot, prj: str) -> InboxFound:
    """Read what members put into the inbox of an owner's production, a portion of each sender's at a time."""
    found = InboxFound()
    infos = list(listed(depot, object_names.inbox_prefix(prj)))
    if not infos:
        return found
    wanted, too_large = _wanted(home, prj, infos, found)
    with worker_pool(8, "pull") as pool:
        bodies = list(pool.map(lambda info: _get_or_none(depot, info.name), wanted))
    with home.work() as work:
        for place in too_large:
            work.clear_object(prj, place)
        for info, stored in zip(wanted, bodies, strict=True):
            if stored is not None:
                got_ms = min(stored.modified_ms, work.now_ms) if depot.has_clock else work.now_ms
                _keep(work, prj, info.name, stored.data, got_ms, found)
    _drop_doubts(depot, found)
    return found


def _drop_doubts(depot: Depot, found: InboxFound) -> None:
    """An entry that is in the storage by now was written just before, by another device that decides."""
    found.doubts = [doubt for doubt in found.doubts if not doubt.subject or depot.head(doubt.subject) is None]


def listed(depot: Depot, prefix: str) -> Iterator[ObjectInfo]:
    """Every object under a prefix, however many pages that takes and however short they are."""
    after = ""
    while True:
        page = depot.list_after(prefix, after)
        yield from page
        if not page or page[-1].name == after:
            return
        after = page[-1].name


def _get_or_none(depot: Depot, name: str) -> StoredObject | None:
    try:
        return depot.get(name)
    except ObjectMissingError:
        return None


def _wanted(home: Home, prj: str, infos: list[ObjectInfo], found: InboxFound) -> tuple[list[ObjectInfo], list[str]]:
    """Which of the listed objects are worth reading, and which are too large to be anything of ours.

    Not those already journaled, nor what strangers left, nor more of one sender than an entry would hold.
    """
    with home.read() as connection:
        known = known_packets(connection, prj)
        waiting = set(names_to_clear(connection, prj))
        rooms = set(rooms_of(connection, prj))
        senders = {(room, device) for room in rooms for device in _members(home, connection, room)}
        passes = set(home.rooms.view(connection, prj, home.clock()).table("seed"))
    wanted: list[ObjectInfo] = []
    too_large: list[str] = []
    counts: Counter[str] = Counter()
    for info in infos:
        name = object_names.parse(info.name)
        if name is not None and ((name.room, name.device, name.number) in known or info.name in waiting):
            continue
        is_new_device = name is not None and name.number == DEVICE_ENROLMENT_N and name.room in rooms
        is_known = name is not None and (name.device in passes or (name.room, name.device) in senders)
        sender = name.device if name is not None and is_known else ""  # all that are new share one portion
        if not is_known and not is_new_device:
            found.odd.append(info.name)
        elif info.size_bytes > MAX_FRAME_BYTES[PACKET]:
            found.odd.append(info.name)
            too_large.append(info.name)
        elif counts[sender] < PORTION:
            counts[sender] += 1
            wanted.append(info)
    return wanted, too_large


def _members(home: Home, connection: Connection, room: str) -> list[str]:
    """Devices of a room. One that is to be removed is heard until the entry that says so: what it said before counts."""
    states = (home.rooms.view(connection, room, home.clock()), home.rooms.folded(connection, room))
    return [device for state in states for device, member in state.members().items() if member.until_n < 0]


def _keep(work: UnitOfWork, prj: str, place: str, data: bytes, got_ms: int, found: InboxFound) -> None:
    name = object_names.parse(place)
    if name is None:
        return
    if name.device in work.view(prj).table("seed"):
        found.enrolments.append((name.device, data))
        return
    if name.number == DEVICE_ENROLMENT_N and name.room in rooms_of(work.connection, prj):
        found.devices.append((place, name.room, data))
        return
    member = _member(work, prj, name.room, name.device)
    if member is None:
        found.odd.append(place)
        return
    if not _is_packet_of(data, member, prj, name.room, name.number):
        found.odd.append(place)
        work.clear_object(prj, place)
        return
    try:
        work.keep_packet(name.room, data, max(got_ms, _seen_at_ms(work, name.room, data)))
        found.packets += 1
        found.doubts += _doubts(work, member, prj, name.room, data)
    except TrustError as error:
        _log.info("an odd packet at %s: %s", place, error.message)
        found.odd.append(place)


def _seen_at_ms(work: UnitOfWork, room: str, data: bytes) -> int:
    """When the entry was written that a packet's author had read: the packet did not come before, whatever the storage
    says. Else whoever sets its clock could have the silence approve a delivery.
    """
    seen = split_frame(data).header.seen
    at_ms = entry_at_ms(work.connection, room, *seen) if seen is not None else 0
    return min(at_ms, work.now_ms)


def _member(work: UnitOfWork, prj: str, room: str, device: str) -> Member | None:
    if room not in rooms_of(work.connection, prj):
        return None
    return work.folded(room).member(device) or work.view(room).member(device)


def _doubts(work: UnitOfWork, member: Member, prj: str, room: str, data: bytes) -> list[TrustError]:
    """What a packet's author has read and is otherwise here. Said and no more: as an alarm, or as a floor below which
    nothing is written, a member's lie would stop the production. ``subject`` is an entry that may have come meanwhile.
    """
    seen = split_frame(data).header.seen
    state = work.folded(room)
    if seen is None or seen[0] < 0 or entry_at_ms(work.connection, room, *seen):
        return []
    is_missing = seen[0] > state.n
    what = f"entry {seen[0]}, which is not in the storage" if is_missing else f"another entry {seen[0]} than is here"
    return [
        TrustError(
            f"{member.name}'s computer has read {what}.",
            subject=object_names.entry(prj, room, seen[0]) if is_missing else "",
            title="Two records that differ",
            what_to_do="Nothing was changed by it. If that is no lie, somebody has put the storage or a home back, or shows "
            "different people different records: compare with them what `segue debug room` tells.",
            code="seen_otherwise",
        )
    ]


def _is_packet_of(data: bytes, member: Member, prj: str, room: str, number: int) -> bool:
    """Whether these bytes are a packet that this member signed for this place. Garbage must not hold its number."""
    try:
        frame = split_frame(data)
    except GrammarError:
        return False
    header = frame.header
    is_here = (header.k, header.prj, header.room, header.dev, header.n) == (PACKET, prj, room, member.device, number)
    return is_here and verify_frame(frame, bytes.fromhex(member.device_public))
