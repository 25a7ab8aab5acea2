"""What may leave a depot, and making it leave: chunks that only marked takes name, pieces and uploads that nothing names.

A chunk that a new delivery names again is safe: who skipped sending it looks again before the delivery is sent, and what
is gone by then is asked for by name (PROTOCOL.md section 7). Where anything is uncertain, everything stays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, replace

from studio.crash_points import crash_point
from studio.depot import object_names
from studio.depot.depot import Depot, ObjectInfo
from studio.domain.errors import CancelledError
from studio.domain.terms import DAY_MS
from studio.events.fold_storage import GARBAGE_WAIT_MS, why_kept
from studio.events.records import from_text
from studio.events.state import RoomState
from studio.store.database import Connection
from studio.store.home import Home
from studio.store.manifests import manifest_of
from studio.store.named import Named, named_in
from studio.store.outbox import inbox_packets, pending_decisions
from studio.store.productions import rooms_of
from studio.store.transfers import unfinished_chunks
from studio.store.unclaimed import seen_since
from studio.sync.pull import listed, pull_inbox

UNCLAIMED_MS = 30 * DAY_MS
"""How long an upload that no packet named, or a piece that nothing names, may lie there."""


@dataclass(frozen=True, slots=True)
class Group:
    """Objects of one origin that go, or stay, for one reason. ``what``: take, piece, upload, room."""

    room: str
    what: str
    reason: str
    take: str = ""
    device: str = ""
    names: tuple[str, ...] = ()
    size_bytes: int = 0
    is_marked: bool = False


@dataclass(slots=True)
class CleanPlan:
    """What goes and what stays. ``could_go``: takes that nobody has marked and that might be."""

    gone: list[Group] = field(default_factory=list)
    kept: list[Group] = field(default_factory=list)
    could_go: list[Group] = field(default_factory=list)
    was_stopped: bool = False


Told = Callable[[float], bool]
"""Is told how much of the work is done (0..1) and says whether it is to go on."""


def _go_on(_share: float) -> bool:
    return True


def plan_cleaning(home: Home, depot: Depot, prj: str, told: Told = _go_on) -> CleanPlan:
    """Look at every room of one's own production and at the uploads of its members. Deletes nothing.

    Raises CancelledError when ``told`` says no.
    """
    plan = CleanPlan()
    with home.read() as connection:
        rooms = rooms_of(connection, prj)
    unclaimed: list[tuple[Group, ObjectInfo]] = []
    held: dict[str, set[str] | None] = {}
    for number, room in enumerate(rooms):
        if not told(number / (len(rooms) + 1)):
            raise CancelledError("Looking through the storage was stopped; nothing was deleted.")
        with home.read() as connection:
            state = home.rooms.folded(connection, room)
            looked_at = _Room.of(home, connection, state)
            _hold_uploads(connection, state, held)
        infos = listed(depot, object_names.chunk_prefix(prj, room))
        _look_at_room(looked_at, infos, home.clock(), plan, unclaimed)
    for info in listed(depot, object_names.upload_prefix(prj)):
        name = object_names.parse(info.name)
        waits = held.get(name.device, set()) if name else None
        if name is not None and waits is not None and name.chunk not in waits:
            reason = "it was uploaded and no delivery named it for 30 days"
            unclaimed.append((Group("", "upload", reason, device=name.device), info))
    _sort_by_age(home, depot, prj, unclaimed, plan)
    return plan


def clean(home: Home, depot: Depot, prj: str, plan: CleanPlan, told: Told = _go_on) -> CleanPlan:
    """Delete what a plan says, unless somebody has delivered since it was made. What really went.

    When ``told`` says no the rest stays: the next cleaning finds it again.
    """
    found = pull_inbox(home, depot, prj)
    done = CleanPlan(kept=plan.kept, could_go=plan.could_go)
    if found.packets or found.enrolments:
        done.kept.extend(
            Group(of.room, of.what, "something has just been sent; it is looked at again tomorrow", of.take, of.device)
            for of in plan.gone
        )
        return done
    count, deleted = sum(len(group.names) for group in plan.gone), 0
    for group in plan.gone:
        gone = 0
        for name in group.names:
            if not told(deleted / count):
                done.was_stopped = True
                break
            depot.delete(name)
            crash_point("gc.deleted")
            gone, deleted = gone + 1, deleted + 1
        # of a group that was not deleted to its end nobody knows the sizes one by one: its share of them
        share = gone / len(group.names)
        if gone:
            done.gone.append(replace(group, names=group.names[:gone], size_bytes=round(group.size_bytes * share)))
        if gone < len(group.names):
            left = round(group.size_bytes * (1 - share))
            reason = "the cleaning was stopped; it goes the next time"
            done.kept.append(replace(group, names=group.names[gone:], size_bytes=left, reason=reason))
    return done


# --- one room --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Room:
    """A room with what its log names, and chunk ids that are needed for what is under way."""

    state: RoomState
    named: list[Named]
    needed: set[str]
    doubt: str

    @classmethod
    def of(cls, home: Home, connection: Connection, state: RoomState) -> _Room:
        named = named_in(connection, state)
        needed = unfinished_chunks(connection, state.room)
        for body in pending_decisions(connection, state.room):
            event = from_text(body)
            if "manifest_hash" in event:
                manifest = manifest_of(connection, state.room, event["manifest_hash"])
                needed |= {str(ref[0]) for ref in event["manifest"]}
                needed |= {ref.id for file in manifest.files for ref in file.chunks} if manifest else set()
        return cls(state, named, needed, _doubt(home, connection, state, named))

    def is_due(self, of: Named, now_ms: int) -> bool:
        """Whether the files of a take may go now."""
        take = of.take
        if take is None or not take.marked_ms or why_kept(self.state, take):
            return False
        return now_ms >= take.marked_ms + GARBAGE_WAIT_MS


def _doubt(home: Home, connection: Connection, state: RoomState, named: Iterable[Named]) -> str:
    """Why nothing of a room is touched now; empty when all is certain."""
    if state.lead[0] not in ("", home.device):
        return "another device decides in this room"
    if any(n > state.heads.get(device, (-1, ""))[0] for device, n, *_ in inbox_packets(connection, state.room)):
        return "something that was sent is not in the record yet"
    unknown = [of.key for of in named if of.manifest is None]
    if unknown:
        return f"the list of files of {'take' if '/' not in unknown[0] else ''} {unknown[0]} is not here".replace(
            "  ", " "
        )
    return ""


def _look_at_room(
    room: _Room, infos: Iterable[ObjectInfo], now_ms: int, plan: CleanPlan, unclaimed: list[tuple[Group, ObjectInfo]]
) -> None:
    """Of a listing, however long, only what may go is held."""
    identity = room.state.room
    if room.doubt:
        sizes = sum(info.size_bytes for info in infos)
        plan.kept.append(Group(identity, "room", room.doubt, size_bytes=sizes))
        return
    due = [of for of in room.named if room.is_due(of, now_ms)]
    alive = set().union(room.needed, *(of.chunks() for of in room.named if of not in due))
    claimed = set().union(alive, *(of.chunks() for of in due))
    loose = set().union(*(of.chunks() for of in room.named if of.take and not why_kept(room.state, of.take)))
    there: dict[str, ObjectInfo] = {}
    for info in infos:
        chunk = info.name.rsplit("/", 1)[-1]
        if chunk not in claimed:
            unclaimed.append((Group(identity, "piece", "nothing has named this piece for 30 days"), info))
        elif chunk in loose:
            there[chunk] = info
    taken: set[str] = set()
    for of in due:
        ids = (of.chunks() & there.keys()) - alive - taken
        taken |= ids
        if ids:
            group = _group(identity, "take", "its files were marked to go 14 days ago", of.key, ids, there)
            plan.gone.append(replace(group, is_marked=True))
    for of in room.named:
        _note_take(room, of, now_ms, plan, [other for other in room.named if other is not of], there)


def _note_take(
    room: _Room, of: Named, now_ms: int, plan: CleanPlan, others: list[Named], there: dict[str, ObjectInfo]
) -> None:
    """Say of a take that is not due why it stays, or that it could go."""
    if of.take is None or room.is_due(of, now_ms):
        return
    reason = why_kept(room.state, of.take)
    only = (of.chunks() & there.keys()) - set().union(*(other.chunks() for other in others))
    if of.take.marked_ms and not reason:
        left_days = -(-(of.take.marked_ms + GARBAGE_WAIT_MS - now_ms) // DAY_MS)
        group = _group(room.state.room, "take", f"it was marked, and goes in {left_days} days", of.key, only, there)
        plan.kept.append(replace(group, is_marked=True))
    elif not reason and only:
        plan.could_go.append(_group(room.state.room, "take", "a later take has replaced it", of.key, only, there))


def _group(room: str, what: str, reason: str, take: str, ids: Collection[str], there: dict[str, ObjectInfo]) -> Group:
    names = tuple(sorted(there[chunk].name for chunk in ids))
    return Group(room, what, reason, take, "", names, sum(there[chunk].size_bytes for chunk in ids))


# --- uploads, and what nothing names ---------------------------------------------------------------------------


def _hold_uploads(connection: Connection, state: RoomState, held: dict[str, set[str] | None]) -> None:
    """Add, by device, the chunks that deliveries still need from its inbox; None: all of them, for all that is known."""
    said = {device for device, *_ in inbox_packets(connection, state.room)}
    for device in said:
        held[device] = None
    for of in named_in(connection, state):
        take = of.take
        if take is None or (take.is_in and not take.want) or held.get(take.by_device, set()) is None:
            continue
        waits = held.setdefault(take.by_device, set())
        if of.manifest is None or waits is None:
            held[take.by_device] = None
        else:
            waits |= of.chunks() | set(take.want)


def _sort_by_age(
    home: Home, depot: Depot, prj: str, unclaimed: list[tuple[Group, ObjectInfo]], plan: CleanPlan
) -> None:
    """Let go what is old by the depot's clock; where it has none, by how long it has been seen from here."""
    now_ms = home.clock()
    if depot.has_clock:
        now_ms += depot.clock_drift_ms()
        since = {info.name: info.modified_ms for _, info in unclaimed}
    else:
        with home.work() as work:
            since = seen_since(work.connection, prj, [info.name for _, info in unclaimed], now_ms)
    old: dict[tuple[bool, Group], list[ObjectInfo]] = defaultdict(list)
    for group, info in unclaimed:
        old[now_ms - since[info.name] >= UNCLAIMED_MS, group].append(info)
    for (is_old, group), infos in old.items():
        names = tuple(sorted(info.name for info in infos))
        sizes = sum(info.size_bytes for info in infos)
        reason = group.reason if is_old else "nothing names it, and it is younger than 30 days"
        made = Group(group.room, group.what, reason, device=group.device, names=names, size_bytes=sizes)
        (plan.gone if is_old else plan.kept).append(made)
