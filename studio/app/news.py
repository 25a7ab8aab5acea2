"""Is there news? The cheapest question to each depot: one listing for an owner, one look for a key per room for a member.

Reads only; whoever finds news synchronises. What to ask for comes as ``Pulse``s, how often ``polling`` says.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from studio.app.polling import Pulse
from studio.depot import object_names
from studio.depot.depot import Depot
from studio.events.state import OWNER_ROLES
from studio.store.database import Connection
from studio.store.home import Home
from studio.store.invitations import is_answer_awaited
from studio.store.outbox import known_packets, last_said_ms, names_to_clear
from studio.store.places import former_places
from studio.store.productions import ProductionHere, rooms_of
from studio.store.rooms import room_times


@dataclass(frozen=True, slots=True)
class Asking:
    """What to ask about one production. ``rooms``: key of a pulse to (room, number of the next entry)."""

    here: ProductionHere
    pulses: tuple[Pulse, ...]
    rooms: dict[str, tuple[str, int]] = field(default_factory=dict)
    only_whole: bool = False
    """There is no cheap question at the moment: an invitation to be let in by, a storage that was moved."""

    def has_news(self, home: Home, depot: Depot, due: Collection[str]) -> bool:
        """Ask for what is due. Raises what a depot raises."""
        if self.only_whole:
            return True
        if self.here.prj in due and self._inbox_has_news(home, depot):
            return True
        wanted = [place for key, place in self.rooms.items() if key in due]
        return any(depot.head(object_names.entry(self.here.prj, room, n)) is not None for room, n in wanted)

    def _inbox_has_news(self, home: Home, depot: Depot) -> bool:
        found = depot.list_after(object_names.inbox_prefix(self.here.prj))
        if not found:
            return False
        with home.read() as connection:
            known = known_packets(connection, self.here.prj)
            waiting = set(names_to_clear(connection, self.here.prj))
        for info in found:
            name = object_names.parse(info.name)
            is_ours = name is not None and (name.room, name.device, name.number) not in known
            if is_ours and info.name not in waiting and name is not None and home.device != name.device:
                return True
        return False


def asking_of(home: Home, connection: Connection, here: ProductionHere) -> Asking:
    """What this home has to ask about a production."""
    times = room_times(connection, here.prj)
    said_ms = last_said_ms(connection, here.prj)
    is_free = not here.depot_url.startswith("s3://")
    newest_ms = max([here.added_ms, *(at_ms for _, at_ms in times.values())])
    if here.is_owner:
        pulses = [Pulse(here.prj, newest_ms, said_ms, is_free)]
        has_moved = any(place.url != here.depot_url for place in former_places(connection, here.prj))
        if not has_moved and not _decides_alone(home, connection, here.prj):
            pulses += [Pulse(room, at_ms, said_ms, is_free) for room, (_, at_ms) in times.items()]
            return Asking(here, tuple(pulses), {room: (room, n + 1) for room, (n, _) in times.items()})
        return Asking(here, tuple(pulses), only_whole=has_moved)
    if is_answer_awaited(connection, here.prj) or not rooms_of(connection, here.prj):
        return Asking(here, (Pulse(here.prj, newest_ms, said_ms or here.added_ms, is_free),), only_whole=True)
    pulses = [Pulse(room, max(at_ms, here.added_ms), said_ms, is_free) for room, (_, at_ms) in times.items()]
    return Asking(here, tuple(pulses), {room: (room, n + 1) for room, (n, _) in times.items()})


def _decides_alone(home: Home, connection: Connection, prj: str) -> bool:
    """Whether no other device writes entries, which only a look for the next entry would show."""
    members = home.rooms.folded(connection, prj).members().values()
    return not any(m.role in OWNER_ROLES and m.until_n < 0 and m.device != home.device for m in members)
