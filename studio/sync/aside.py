"""What lies where the next entry of a docket belongs and is none: a deciding device takes it out of the way.

Anybody who may write the storage can put garbage there. Its bytes are kept in the home, where a person can look at them.
"""

from __future__ import annotations

import logging

from studio.crash_points import crash_point
from studio.depot import object_names
from studio.depot.depot import Depot, ObjectMissingError
from studio.domain.errors import TrustError
from studio.durable import make_folders, write_whole
from studio.events.docket import NotAnEntryError, open_entry
from studio.events.envelope import frame_hash
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
    folder = home.path / ASIDE
    make_folders(folder)
    write_whole(folder / f"{room}-{state.n + 1:010d}-{frame_hash(data)[:16]}", data, 0o600)
    crash_point("aside.delete")
    depot.delete(name)
    return True
