"""Reading a production as one of several devices that may decide in it: rooms that others opened, keys, floors."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from enum import Enum

from studio.actions.lead import take_over_from_former
from studio.actions.lost_rooms import give_up_room, is_given_up, lost_rooms
from studio.actions.moving import told_by_log
from studio.actions.passes import open_own_ring, take_ring
from studio.depot import object_names
from studio.depot.depot import Depot, ObjectMissingError
from studio.domain.errors import RefusedError, SegueError, TrustError
from studio.events.codec import GrammarError
from studio.store.copies import has_caught_up, is_catching_up
from studio.store.floors import floor_of
from studio.store.home import Home
from studio.store.outbox import is_entry_unsent, unsent_entries
from studio.store.productions import ProductionHere, rooms_of
from studio.store.unit_of_work import UnitOfWork
from studio.sync.pull import NotArrivedError, pull_room, refuse_below_floor

_log = logging.getLogger(__name__)
_EPOCHS_AT_ONCE = 8


class DeviceStanding(Enum):
    """How this device stands in the office of a production."""

    DECIDES = "decides"
    READS = "reads"
    OUTSIDE = "outside"
    REVOKED = "revoked"


class RevokedError(SegueError):
    """This device was revoked: it learns nothing new, and what it says no longer counts."""

    code = "revoked"
    title = "This device was revoked"
    what_to_do = (
        "What lies on this computer stays. To work from it again, set it up anew from your recovery file in a new home."
    )


def read_rooms(home: Home, depot: Depot, here: ProductionHere) -> int:
    """Read the office and every room it speaks of to their ends. Returns how many entries were new.

    Raises what ``pull_room`` raises.
    """
    count = _read(home, depot, here, here.prj)
    with home.work() as work:
        known = set(rooms_of(work.connection, here.prj))
        office = work.folded(here.prj)
        opened = office.rooms_named()
        for room in sorted(opened):
            if room not in known:
                work.begin_room(here.prj, room, office.owner_key)
    with home.read() as connection:
        rooms = rooms_of(connection, here.prj)
    for room in rooms:
        if room == here.prj:
            continue
        try:
            count += _read(home, depot, here, room)
        except NotArrivedError:
            if room in opened:
                raise
            _log.info("room %s, whose opening was overruled, has not gone along to this place", room)
    _note_the_end(home, depot, here, rooms)
    return count


def _note_the_end(home: Home, depot: Depot, here: ProductionHere, rooms: Sequence[str]) -> None:
    """What another copy of this home has done has been read, if nothing more lies where a docket seems to end: an object
    that came damaged looks like the end of one.
    """
    with home.work() as work:
        is_whole = not told_by_log(work, here.prj)  # else what was done since is where the production has moved to
        if not is_whole or not is_catching_up(work.connection, here.prj):
            return
        rooms = [room for room in rooms if not is_given_up(work, here.prj, room)]
        nexts = [object_names.entry(here.prj, room, _first_not_there(work, room)) for room in rooms]
    if any(depot.head(name) is not None for name in nexts):
        return
    with home.work() as work:
        has_caught_up(work.connection, here.prj)
    _log.info("%s was done from another copy of this home and has been read", here.title)


def _first_not_there(work: UnitOfWork, room: str) -> int:
    """The number after the last entry that is known to lie in the depot: in the place of an own one that has not been sent
    there may be another.
    """
    n = work.folded(room).n
    while n >= 0 and is_entry_unsent(work.connection, room, n):
        n -= 1
    return n + 1


def _read(home: Home, depot: Depot, here: ProductionHere, room: str) -> int:
    """One room, with the keys of epochs that were made meanwhile."""
    is_patient = here.is_patient
    count = 0
    for _ in range(_EPOCHS_AT_ONCE):
        if _lacks_key(home, room):
            fetch_ring(home, depot, here, room)  # without it an entry that brings another key can still be read
        taken = pull_room(home, depot, room, is_patient=is_patient)
        count += taken
        if not taken or not _lacks_key(home, room):
            break
    if _takes_back_overtaken(home, depot, here.prj, room):
        return count + _read(home, depot, here, room)
    refuse_below_floor(home, depot, here.prj, room, is_patient=is_patient)
    return count


def _takes_back_overtaken(home: Home, depot: Depot, prj: str, room: str) -> bool:
    """Take own entries back that were not sent, where a ring tells of others in their place: they would hide what is there.

    Whether there were such. Where no ring tells of any, sending them finds out.
    """
    with home.read() as connection:
        own = next((frame for frame in unsent_entries(connection, prj) if frame.room == room), None)
        is_told = own is not None and 0 < own.n <= floor_of(connection, room)[0]
    if own is None or not is_told:
        return False
    try:
        if depot.get(object_names.entry(prj, room, own.n)).data == own.data:
            return False
    except ObjectMissingError:
        return False
    with home.work() as work:
        work.withdraw(room, own.n)
    return True


def _lacks_key(home: Home, room: str) -> bool:
    """Whether the next entry of the room may be under a key that has not arrived: under any that the docket has named."""
    with home.read() as connection:
        keys = home.room_keys(connection, room)
        epochs = home.rooms.folded(connection, room).epochs
    return not keys or any(ep not in keys for ep in epochs)


def fetch_ring(home: Home, depot: Depot, here: ProductionHere, room: str) -> bool:
    """Take the room's keys out of this device's ring. Whether there is one that can be used."""
    try:
        data = depot.get(object_names.ring(here.prj, room, home.device)).data
        with home.work() as work:
            ring = open_own_ring(work, data, here, room)
            take_ring(work, here.prj, room, ring, with_grant=False)
    except (ObjectMissingError, TrustError, GrammarError) as error:
        _log.info("no usable ring in room %s: %s", room, error.message)
        return False
    return True


def give_up_lost_rooms(home: Home, depot: Depot, here: ProductionHere) -> None:
    """End what a room has of its stage whose key is nowhere any more: no ring of this device brings it.

    Raises OfflineError, AccessError where the storage does not say whether there is one.
    """
    with home.work() as work:
        lost = lost_rooms(work, here.prj)
    gone = [room for room in lost if depot.head(object_names.ring(here.prj, room, home.device)) is None]
    with home.work() as work:
        for room in gone:
            give_up_room(work, here.prj, room)
            _log.info("room %s, whose key is lost, was given up", room)


def standing_of(home: Home, here: ProductionHere) -> DeviceStanding:
    """How this device stands in the office."""
    with home.read() as connection:
        office = home.rooms.folded(connection, here.prj)
    if office.may_decide(home.device):
        return DeviceStanding.DECIDES
    if office.was_member(home.device):
        return DeviceStanding.REVOKED
    return DeviceStanding.READS if office.is_decider(home.device) else DeviceStanding.OUTSIDE


def take_over_rest(home: Home, here: ProductionHere) -> list[SegueError]:
    """Take over what a device leads that was shut out; what a person is told where that needs the recovery file."""
    with home.work() as work:
        left = take_over_from_former(work, here.prj)
    if not left:
        return []
    return [
        RefusedError(
            f"{len(left)} hand-offs of “{here.title}” are led by a device that was shut out, so that nothing counts in them.",
            subject=here.title,
            title="Hand-offs that nobody leads",
            what_to_do=f"Take them over with your recovery file: `segue lead take --lost --recover FILE {here.slug}`.",
            code="led_by_former",
        )
    ]


def take_back_unsent(home: Home, here: ProductionHere) -> None:
    """Entries that a device which was shut out has formed and not sent: they never count, and would hide what does."""
    with home.work() as work:
        first: dict[str, int] = {}
        for frame in unsent_entries(work.connection, here.prj):
            first.setdefault(frame.room, frame.n)
        for room, n in first.items():
            if n > 0:  # a room of its own that nobody else knows stays what it is
                work.withdraw(room, n)


def revoked(here: ProductionHere) -> RevokedError:
    """What a person is told on a revoked device."""
    return RevokedError(
        f"This device was revoked in “{here.title}”; what it decides no longer counts.", subject=here.title
    )
