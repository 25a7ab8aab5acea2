"""What lies where an entry of a docket belongs and is none: a deciding device takes it out of the way.

Anybody who may write the storage can put garbage there. Its bytes are kept in the home, where a person can look at them.
"""

from __future__ import annotations

import logging

from studio.crash_points import crash_point
from studio.depot import object_names
from studio.depot.depot import Depot, ObjectMissingError, PutResult
from studio.domain.errors import TrustError
from studio.durable import make_folders, write_whole
from studio.events.codec import GrammarError
from studio.events.docket import NotAnEntryError, open_entry
from studio.events.envelope import ENTRY, frame_hash, split_frame, verify_frame
from studio.events.state import OWNER_ROLES, RoomState
from studio.store.home import Home

_log = logging.getLogger(__name__)
ASIDE = "aside"


def move_aside(home: Home, depot: Depot, room: str) -> bool:
    """Take what lies at a room's next number away, if it is no entry. Whether the number is free now.

    It is read twice, so that an entry which only arrived damaged stays where it is.
    """
    with home.read() as connection:
        state = home.rooms.folded(connection, room)
        keys = home.room_keys(connection, room)
    name = object_names.entry(state.prj, room, state.n + 1)
    try:
        data = depot.get(name).data
        if depot.get(name).data != data:
            return False
        open_entry(state, data, keys.get)
    except ObjectMissingError:
        return True
    except NotAnEntryError as error:
        _log.info("%s is moved aside: %s", name, error.message)
    except TrustError:
        return False
    else:
        return False
    _take_away(home, depot, name, room, state.n + 1, data)
    return True


def put_journaled(home: Home, depot: Depot, room: str, n: int, data: bytes) -> None:
    """Put an entry that this home has read into another place of the production; garbage there goes aside.

    Raises TrustError when a device that decides in the room has signed another entry of that number.
    """
    with home.read() as connection:
        state = home.rooms.folded(connection, room)
    name = object_names.entry(state.prj, room, n)
    crash_point("aside.put")
    if depot.put_new(name, data) is not PutResult.OTHER:
        return
    found = depot.get(name).data
    if not _is_signed(state, found, n):
        _log.info("%s is moved aside: it is no entry", name)
        _take_away(home, depot, name, room, n, found)
        if depot.put_new(name, data) is not PutResult.OTHER:
            return
    raise TrustError(
        "The new place holds another entry of this production under the same number.",
        subject=name,
        what_to_do="Choose an empty place. Nothing was overwritten.",
        code="two_writers",
    )


def _is_signed(state: RoomState, data: bytes, n: int) -> bool:
    """Whether these bytes are what a deciding device of the room signed for that number."""
    try:
        frame = split_frame(data)
    except GrammarError:
        return False
    member = state.members().get(frame.header.dev)
    is_here = (frame.header.k, frame.header.prj, frame.header.room, frame.header.n) == (ENTRY, state.prj, state.room, n)
    is_deciding = member is not None and member.role in OWNER_ROLES
    return is_here and member is not None and is_deciding and verify_frame(frame, bytes.fromhex(member.device_public))


def _take_away(home: Home, depot: Depot, name: str, room: str, n: int, data: bytes) -> None:
    folder = home.path / ASIDE
    make_folders(folder)
    write_whole(folder / f"{room}-{n:010d}-{frame_hash(data)[:16]}", data, 0o600)
    crash_point("aside.delete")
    depot.delete(name)
