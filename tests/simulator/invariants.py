"""What must hold after each step, looked at from outside: in the depot, in every home, and by readers of their own.

A broken one raises `ViolationError` with words. Nothing here changes what it looks at.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from studio.depot import object_names
from studio.domain.errors import TrustError
from studio.events.docket import open_entry
from studio.events.fold import fold
from studio.events.state import OWNER_ROLES, RoomState

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from studio.depot.memory import MemoryDepot
    from studio.events.docket import VerifiedEntry
    from tests.simulator.devices import Device, Row
    from tests.simulator.waters import Medium


class ViolationError(AssertionError):
    """A rule of the protocol does not hold."""


def digest(state: RoomState) -> str:
    """Everything a settled state says: records, dates, amounts, heads."""
    tables = {kind: sorted((key, repr(value)) for key, value in table.items()) for kind, table in state.tables.items()}
    said = [state.n, state.hash, state.at_ms, state.kind, state.lead, sorted(state.heads.items()), sorted(state.seen)]
    text = repr((said, sorted((kind, rows) for kind, rows in tables.items() if rows)))
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass
class Reader:
    """Somebody who reads a room's docket from the depot itself, with every key there is."""

    prj: str
    room: str
    owner: str
    state: RoomState = field(init=False)
    entries: list[VerifiedEntry] = field(default_factory=list)
    ordered: int = 0

    def __post_init__(self) -> None:
        self.state = RoomState(self.prj, self.room, self.owner)

    def reads_on(self, depots: Sequence[MemoryDepot], keys: dict[str, Any]) -> None:
        """Fold what has come since, from whichever place has it; stops at what is no entry."""
        while any(self._reads_one(depot, keys) for depot in depots):
            pass

    def _reads_one(self, depot: MemoryDepot, keys: dict[str, Any]) -> bool:
        name = object_names.entry(self.prj, self.room, self.state.n + 1)
        if depot.head(name) is None:
            return False
        try:
            entry = open_entry(self.state, depot.get(name).data, keys.get)
        except TrustError:
            return False
        fold(self.state, entry)
        self.entries.append(entry)
        return True


@dataclass
class Truth:
    """What the honest have really said, decided and handed in; what all have read."""

    packets: set[str] = field(default_factory=set)
    entries: set[str] = field(default_factory=set)
    contents: set[str] = field(default_factory=set)
    canaries: list[bytes] = field(default_factory=list)
    order: dict[tuple[str, int], str] = field(default_factory=dict)
    states: dict[tuple[str, int, str], str] = field(default_factory=dict)
    furthest: dict[tuple[str, str], int] = field(default_factory=dict)
    acknowledged: dict[tuple[str, str, int], str] = field(default_factory=dict)
    early: dict[str, Reader] = field(default_factory=dict)
    removed: dict[tuple[str, str], int] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    rows: dict[str, set[Row]] = field(default_factory=dict)
    digested: dict[tuple[str, str], tuple[int, int, RoomState]] = field(default_factory=dict)


def require(condition: object, words: str) -> None:
    """Raise ViolationError unless something holds."""
    if not condition:
        raise ViolationError(words)


def look_at_device(truth: Truth, device: Device, honest: set[str]) -> None:
    """The journal of one device: a prefix of everybody's docket, its own words, its files whole."""
    journal = device.journal()
    before = truth.rows.get(device.name, set())
    unsent = {row.room for row in journal if row.what == "d" and row.status == "saved"}
    taken = {row for row in journal if row.device == device.device and row.room in unsent and row.status == "read"}
    truth.rows[device.name] = set(journal) - taken  # by an entry of its own that is not sent: that is no receipt
    read: dict[str, int] = {}
    for row in journal:
        if row.what == "d" and row.status == "read":
            read[row.room] = row.n
        if row in before:
            continue
        if row.what == "p" and row.device == device.device and row.device in honest:
            truth.packets.add(row.hash)
            if row.status == "read" and row not in taken:
                truth.acknowledged[row.room, row.device, row.n] = row.hash
        elif row.what == "d":
            is_own = row.status == "saved" or device.author_of(row.room, row.n) == device.device
            if is_own and device.device in honest:
                truth.entries.add(row.hash)
            if row.status == "read":
                known = truth.order.setdefault((row.room, row.n), row.hash)
                require(
                    known == row.hash, f"{device.name} has read another entry {row.n} of {row.room[:6]} than others"
                )
    _look_at_states(truth, device, read)


def _look_at_states(truth: Truth, device: Device, read: dict[str, int]) -> None:
    """What it has made of its rooms; ``read`` says how far it has read each."""
    for room, state in device.states().items():
        read_n = read.get(room, -1)
        furthest = truth.furthest.get((device.name, room), -1)
        require(read_n >= furthest, f"{device.name} has gone back in {room[:6]} from {furthest} to {read_n}")
        truth.furthest[device.name, room] = read_n
        known_as = device.opened, state.n, state
        seen = truth.digested.get((device.name, room))
        if seen is not None and seen[:2] == known_as[:2] and seen[2] is state:
            continue  # the same state as last time: what is folded is replaced, not changed
        truth.digested[device.name, room] = known_as
        made = digest(state)
        one = truth.states.setdefault((room, state.n, state.hash), made)
        require(one == made, f"{device.name} makes another state of {room[:6]} at {state.n} than others")


def look_at_files(truth: Truth, device: Device, seen: dict[Path, int]) -> None:
    """A file in a folder of takes or inputs is a whole one that somebody handed in."""
    for path in device.kept_files():
        data = path.read_bytes()
        if seen.get(path) == len(data):
            continue
        seen[path] = len(data)
        known = hashlib.sha256(data).hexdigest() in truth.contents
        require(known, f"{device.name} shows {path.name} ({len(data)} bytes), which nobody handed in like this")


def look_at_docket(truth: Truth, reader: Reader, honest: set[str]) -> None:
    """What stands in a room: only what its members have said, each word once."""
    removed: dict[str, int] = {}
    told: dict[str, int] = {}
    counted: set[str] = set()
    numbers: dict[str, int] = {}
    for entry in reader.entries:
        known = truth.order.setdefault((reader.room, entry.n), entry.hash)
        require(known == entry.hash, f"entry {entry.n} of {reader.room[:6]} in the depot is not what was read before")
        require(entry.device not in removed, f"entry {entry.n} of {reader.room[:6]} is by a removed device")
        require(entry.hash in truth.entries, f"entry {entry.n} of {reader.room[:6]} was written by nobody honest")
        for packet in entry.packets:
            who = f"{truth.names.get(packet.device, packet.device[:6])}/{packet.n}"
            require(packet.n == numbers.get(packet.device, -1) + 1, f"packet {who} counts out of its turn")
            numbers[packet.device] = packet.n
            require(packet.device not in removed, f"packet {who} of somebody removed counts")
            is_real = packet.device not in honest or packet.hash in truth.packets
            require(is_real, f"packet {who} of {reader.room[:6]} was never said by its device")
            if f"{packet.person}:{packet.u}" not in counted:
                counted.add(f"{packet.person}:{packet.u}")
                told[packet.device] = told.get(packet.device, 0) + len(packet.events)
        for decision in entry.decisions:
            if decision.get("k") in ("member.remove", "device.revoke"):
                removed[str(decision.get("device"))] = entry.n
    _count_lines(reader, told, truth)
    _look_at_words(reader, truth)


def look_at_order(truth: Truth, depots: Sequence[Medium], honest: set[str]) -> None:
    """Pieces of files were in a depot before the entry or the packet that names them."""
    for reader in truth.early.values():
        for entry in reader.entries[reader.ordered :]:
            for decision in entry.decisions:
                _require_before(depots, entry.hash, reader, decision, "")
            for packet in entry.packets:
                for fact in packet.events if packet.device in honest else ():
                    _require_before(depots, packet.hash, reader, fact, packet.device)
        reader.ordered = len(reader.entries)


def _require_before(depots: Sequence[Medium], said: str, reader: Reader, event: Any, device: str) -> None:
    depot = next((one for one in depots if said in one.born), depots[0])
    born_n = depot.born.get(said, 0)
    manifest = event.get("manifest", ()) if isinstance(event, dict) else ()
    for chunk, *_ in manifest:
        places = [object_names.chunk(reader.prj, reader.room, chunk)]
        places += [object_names.upload(reader.prj, device, chunk)] if device else []
        is_there = any(depot.born.get(place, born_n) < born_n for place in places)
        require(is_there or not born_n, f"{event['k']} in {reader.room[:6]} came before the piece {chunk[:8]} it names")


def _look_at_words(reader: Reader, truth: Truth) -> None:
    """What a member said once counts once: reasons with a number in them are not given twice."""
    given: set[str] = set()
    for line in reader.state.history:
        reason = line.detail.get("reason", "")
        if line.person and "#" in reason and line.kind.partition(".")[0] in ("extension", "pause", "offer"):
            name = truth.names.get(line.person, line.person[:6])
            require(reason not in given or line.overruled, f"{name} said “{reason}” once, and it counts twice")
            given.add(reason)


def _count_lines(reader: Reader, told: dict[str, int], truth: Truth) -> None:
    deciders = {device for device, member in reader.state.members().items() if member.role in OWNER_ROLES}
    lines: dict[str, int] = {}
    for line in reader.state.history:
        if line.person and line.person not in deciders:
            lines[line.person] = lines.get(line.person, 0) + 1
    for device, count in lines.items():
        name = truth.names.get(device, device[:6])
        require(
            count <= told.get(device, 0), f"what {name} said counts {count} times and was said {told.get(device)} times"
        )


def look_at_office(state: RoomState) -> None:
    """One engagement per stage."""
    engaged: dict[str, str] = {}
    for room, opened in sorted(state.table("opened").items()):
        if opened.person and not opened.is_ended:
            require(opened.stage not in engaged, f"two people are engaged for the stage {opened.stage[:6]}")
            engaged[opened.stage] = room


def look_at_acknowledged(truth: Truth, reader: Reader) -> None:
    """What a device was told that it counts stands in the docket."""
    held = {(p.device, p.n): p.hash for entry in reader.entries for p in entry.packets}
    for (room, device, n), known in truth.acknowledged.items():
        if room == reader.room:
            name = f"{truth.names.get(device, device[:6])}/{n}"
            require(held.get((device, n)) == known, f"packet {name} was acknowledged and is not in the docket")


def look_at_secrets(truth: Truth, depot: MemoryDepot, looked: dict[str, Any]) -> None:
    """No plain text lies in the depot, in no name and in no object."""
    for name, stored in depot.contents()[0].items():
        if looked.get(name) is stored:
            continue
        looked[name] = stored
        for canary in truth.canaries:
            shown = canary in stored.data or canary in name.encode() or canary.hex() in name
            require(not shown, f"“{canary.decode()}” can be read in {name}")


def list_everything(depot: MemoryDepot) -> Iterable[Any]:
    """Every object of a depot."""
    after = ""
    while page := depot.list_after("", after):
        yield from page
        after = page[-1].name


def look_at_later_keys(
    known: dict[str, dict[str, dict[str, Any]]], room: str, state: RoomState, names: dict[str, str]
) -> None:
    """Whoever was removed has no key that was made afterwards."""
    for device, member in state.members().items():
        later = {ep for ep, made in state.table("epoch").items() if 0 <= member.until_n < made["n"]}
        has = known.get(names.get(device, ""), {}).get(room, {})
        require(not later & has.keys(), f"{names.get(device, device)} has a key made after their removal")


def look_at_keys(known: dict[str, dict[str, dict[str, Any]]], rooms: dict[str, set[str]]) -> None:
    """Nobody has a key to a room that they are not in, and no two rooms have one key."""
    seen: dict[str, str] = {}
    for name, of_rooms in known.items():
        for room, keys in of_rooms.items():
            require(name in rooms.get(room, set()), f"{name} has a key of room {room[:6]}")
            for ep in keys:
                require(seen.setdefault(ep, room) == room, f"rooms {room[:6]} and {seen[ep][:6]} have one key")
