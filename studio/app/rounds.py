"""One round of synchronisation of one production for its owner; what a collaborator's shares with it.

The order is the protocol's: read first, decide, send chunks, then packets, then entries, then rings; then clear.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field

from studio.actions.deliver import CheckFiles
from studio.actions.devices import admit_device
from studio.actions.entering import enter_by_itself
from studio.actions.hand_off import PassPlacesOf
from studio.actions.lead import hand_over_rest
from studio.actions.moving import end_rooms, say_in_office, told_by_log
from studio.actions.passes import admit
from studio.actions.repairing import asked_for, end_asking
from studio.actions.stewardship import (
    ToTakeIn,
    embed_packets,
    finish_take_in,
    hand_off_rooms,
    steward,
    takes_to_take_in,
    want_chunks,
)
from studio.app.members import arrange_access, end_former_access, refresh_rings
from studio.app.own_check import own_check
from studio.app.owner_rooms import (
    DeviceStanding,
    give_up_lost_rooms,
    read_rooms,
    revoked,
    standing_of,
    take_back_unsent,
    take_over_rest,
)
from studio.app.reading_rounds import fetch_takes, overruled_problems, reader_turn
from studio.app.shared_access import share_access, take_shared_access
from studio.depot import object_names
from studio.depot.depot import Depot, ObjectMissingError
from studio.domain.errors import DepotError, OfflineError, PassError, SegueError, TrustError
from studio.events.codec import GrammarError
from studio.events.manifest import Manifest
from studio.store import transfers
from studio.store.database import Connection
from studio.store.home import Home
from studio.store.manifests import keep_manifest, manifest_of
from studio.store.productions import ProductionHere, rooms_of
from studio.store.transfer_tables import Direction, Standing, TransferState
from studio.store.transfer_wishes import Rank
from studio.store.workspace import WorkspaceAwayError, workspace_problem
from studio.sync.aside import move_aside
from studio.sync.move import carry_uploads
from studio.sync.pull import InboxFound, pull_inbox
from studio.sync.push import OvertakenError, clear_inbox, push_entries, push_objects, push_segments
from studio.sync.repair import bring_wanted
from studio.sync.transfer import TransferEngine
from studio.sync.transfer_manifest import fetch_manifest

_log = logging.getLogger(__name__)
TURNS_MAX = 8
"""How often a round goes on because its own work made more work."""


@dataclass(slots=True)
class RoundResult:
    """What one round did. ``problems`` are errors that touched one thing and stopped nothing else."""

    sent_bytes: int = 0
    sent_chunks: int = 0
    received_bytes: int = 0
    entries: int = 0
    packets: int = 0
    problems: list[SegueError] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)

    def add(self, other: RoundResult) -> None:
        """Take another result into this one."""
        for name in ("sent_bytes", "sent_chunks", "received_bytes", "entries", "packets"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.problems += other.problems
        self.waiting += other.waiting

    @property
    def did_something(self) -> bool:
        """Whether anything moved."""
        return bool(self.sent_bytes or self.sent_chunks or self.received_bytes or self.entries or self.packets)


@dataclass(slots=True)
class Round:
    """What a round works with."""

    home: Home
    engine: TransferEngine
    check: CheckFiles
    cancel: threading.Event
    places_of: PassPlacesOf | None = None

    def is_workspace_away(self, result: RoundResult) -> bool:
        """Whether files can neither be read nor written at the moment; said once."""
        with self.home.read() as connection:
            problem = workspace_problem(self.home, connection)
        if problem is not None and not any(isinstance(known, WorkspaceAwayError) for known in result.problems):
            result.problems.append(problem)
        return problem is not None

    def transfer(self, depot: Depot, prj: str, directions: tuple[Direction, ...], result: RoundResult) -> None:
        """Run waiting transfers of some directions and count them; none while the workspace is away."""
        if not self.engine.has_work(prj, directions) or self.is_workspace_away(result):
            return
        summary = self.engine.run(depot, prj, directions=directions, cancel=self.cancel)
        result.sent_bytes += summary.sent_bytes
        result.sent_chunks += summary.sent_chunks
        result.received_bytes += summary.received_bytes
        result.problems += [failed.error for failed in summary.failed]


# --- owner -----------------------------------------------------------------------------------------------------


def owner_round(round_: Round, depot: Depot, here: ProductionHere, formers: Sequence[Depot] = ()) -> RoundResult:
    """Everything the owner's machine does for one production, until nothing more follows.

    ``formers``: places it has left, in which members may still look for their ring and leave what they say and send.
    """
    result = RoundResult()
    if here.alarm:
        result.problems.append(TrustError(here.alarm, subject=here.title))
        return result
    home = round_.home
    result.entries += read_rooms(home, depot, here)
    if _is_left(home, depot, here, result):
        return result
    if not _may_decide(round_, depot, here, result):
        return result
    for former in formers:
        try:
            _admit(home, here.prj, pull_inbox(home, former, here.prj), result)
            carry_uploads(former, depot, here.prj)
        except DepotError as error:
            result.problems.append(error)
    for turn in range(TURNS_MAX):
        if turn and not _may_decide(round_, depot, here, result):
            return result  # others were first, and what let this device in came to nothing, or it is out meanwhile
        before = (result.sent_bytes, result.received_bytes, result.entries, result.packets)
        _owner_turn(round_, depot, here, result, formers)
        if (
            result.sent_bytes,
            result.received_bytes,
            result.entries,
            result.packets,
        ) == before or round_.cancel.is_set():
            break
    return result


def goes_on_elsewhere(home: Home, prj: str) -> bool:
    """Whether another of the owner's devices has moved the production, and this one has not followed yet."""
    with home.work() as work:
        return bool(told_by_log(work, prj))


def _is_left(home: Home, depot: Depot, here: ProductionHere, result: RoundResult) -> bool:
    """Whether another device has left this place with the production. Then the last thing is written here: in the office, or
    in the rooms, that it could not tell of it.
    """
    with home.work() as work:
        has_said = say_in_office(work, here.prj)
    if has_said:
        send_entries(home, depot, here, result)
    if not goes_on_elsewhere(home, here.prj):
        return False
    with home.work() as work:
        count = end_rooms(work, here.prj)
    if count:
        send_entries(home, depot, here, result)
    return True


def _may_decide(round_: Round, depot: Depot, here: ProductionHere, result: RoundResult) -> bool:
    """Whether this device decides here; else it has done what a reading device does."""
    standing = standing_of(round_.home, here)
    if standing in (DeviceStanding.OUTSIDE, DeviceStanding.DECIDES):
        with round_.home.work() as work:
            has_entered = enter_by_itself(work, here.prj)
        standing = standing_of(round_.home, here) if has_entered else standing
    if standing is DeviceStanding.REVOKED:
        take_back_unsent(round_.home, here)
        result.problems.append(revoked(here))
    elif standing is not DeviceStanding.DECIDES:
        _give_up_rooms(round_, depot, here, result)
        reader_turn(round_.home, depot, here, result, is_outside=standing is DeviceStanding.OUTSIDE)
    if standing is not DeviceStanding.REVOKED:
        fetch_takes(round_.home, depot, here, result)
        round_.transfer(depot, here.prj, (Direction.DOWN,), result)
    return standing is DeviceStanding.DECIDES


def _admit(home: Home, prj: str, found: InboxFound, result: RoundResult) -> None:
    """Let in who has answered an invitation. What is for a room that another device leads is left to that one."""
    result.packets += found.packets
    result.problems += found.doubts
    with home.work() as work:
        for pass_id, data in found.enrolments:
            room = work.view(prj).table("seed")[pass_id]["room"]
            if not work.view(room).may_decide(home.device):
                continue
            try:
                result.packets += admit(work, prj, data, pass_id) is not None
            except PassError as error:
                result.problems.append(error)
            work.clear_object(prj, object_names.packet(prj, pass_id, room, 0))
        for place, room, data in found.devices:
            if not work.view(room).may_decide(home.device):
                continue
            if admit_device(work, prj, room, data) is not None:
                result.packets += 1
            work.clear_object(prj, place)


def _owner_turn(
    round_: Round, depot: Depot, here: ProductionHere, result: RoundResult, formers: Sequence[Depot]
) -> None:
    home, prj = round_.home, here.prj
    _admit(home, prj, pull_inbox(home, depot, prj), result)
    give_up_lost_rooms(home, depot, here)
    told = {problem.message for problem in result.problems}
    result.problems += [problem for problem in take_over_rest(home, here) if problem.message not in told]
    decided = _decide(round_, prj, result)
    send_entries(home, depot, here, result)
    here = _arrange(home, depot, here, formers, result)
    refresh_rings(home, here, depot=depot)
    result.sent_bytes += push_objects(home, depot, prj, formers).size_bytes
    round_.transfer(depot, prj, (Direction.UP, Direction.COPY), result)
    decided = _decide(round_, prj, result, decided)
    send_entries(home, depot, here, result)
    _take_in(round_, depot, here, result)
    _bring_wanted(home, depot, prj)
    _decide(round_, prj, result, decided)
    send_entries(home, depot, here, result)
    clear_inbox(home, depot, prj, formers)
    with home.read() as connection:
        rooms = rooms_of(connection, prj)
    push_segments(home, depot, prj, rooms)


def _arrange(
    home: Home, depot: Depot, here: ProductionHere, formers: Sequence[Depot], result: RoundResult
) -> ProductionHere:
    """Access for the people; trouble with it holds nothing else up. The owner's devices see to it, not a co-owner's.

    The production as it is known then: another device may have chosen another way, and rings tell of that one.
    """
    with home.read() as connection:
        office = home.rooms.view(connection, here.prj, home.clock())
    own = office.member(home.device)
    if own is None or own.role != "owner" or not office.may_decide(home.device):
        return here
    try:
        here = take_shared_access(home, here)
        result.waiting += [name for name in arrange_access(home, depot, here) if name not in result.waiting]
        share_access(home, here)
        end_former_access(home, formers, here)
    except OfflineError:
        raise
    except SegueError as error:
        if error.message not in {problem.message for problem in result.problems}:
            result.problems.append(error)
    return here


def let_time_pass(home: Home, here: ProductionHere) -> bool:
    """What falls due without anybody's word: expiry, silent approval, heartbeats. Whether there is something to send now."""
    if here.alarm or standing_of(home, here) is not DeviceStanding.DECIDES:
        return False
    before = home.database.version()
    with home.work() as work:
        if work.folded(here.prj).may_decide(home.device):
            steward(work, here.prj)  # the entry is formed by the round that follows, which tells what came to nothing
    return home.database.version() != before


def _decide(round_: Round, prj: str, result: RoundResult, decided: int = -1) -> int:
    """Embed what arrived, let follow what follows, and form the entries that are ready. The home's version afterwards.

    ``decided``: as it was when this was done last; nothing follows where nothing has changed since.
    """
    home = round_.home
    if home.database.version() == decided:
        return decided
    with home.work() as work:
        embed_packets(work, prj)
        if work.folded(prj).may_decide(home.device):
            steward(work, prj, round_.places_of)
        for room in (prj, *hand_off_rooms(work, prj)):
            work.form_entry(room)
        for room, device, n in work.refused:
            work.clear_object(prj, object_names.packet(prj, device, room, n))
    result.problems += overruled_problems(work.overruled)
    return home.database.version()


def send_entries(home: Home, depot: Depot, here: ProductionHere, result: RoundResult) -> bool:
    """Send what was decided here. Whether all of it went; else another device was first, and it waits to be formed again.

    Raises OvertakenError where it cannot be told whose entry took the place.
    """
    overtaken: OvertakenError | None = None
    try:
        sent = push_entries(home, depot, here.prj)
    except OvertakenError as error:
        overtaken, sent = error, error.sent
        result.entries += _give_way(home, depot, here, error)
    result.entries += sent.objects
    result.sent_bytes += sent.size_bytes
    return overtaken is None


def _give_up_rooms(round_: Round, depot: Depot, here: ProductionHere, result: RoundResult) -> None:
    """What this device still has to write where the office is led by another one: what it formed before it knew, and the
    handing over of rooms that it came to lead alone.
    """
    home, prj = round_.home, here.prj
    send_entries(home, depot, here, result)
    with home.work() as work:
        hand_over_rest(work, prj)
        rooms = hand_off_rooms(work, prj)
        for room in rooms:
            work.form_entry(room)
    if not rooms:
        return
    send_entries(home, depot, here, result)
    refresh_rings(home, here, depot=depot)  # for a device that had to be let in first
    push_objects(home, depot, prj, rooms=rooms)
    with home.work() as work:
        for room in rooms:
            work.form_entry(room)
    send_entries(home, depot, here, result)


def _give_way(home: Home, depot: Depot, here: ProductionHere, error: OvertakenError) -> int:
    """Another device wrote first: what was decided here is checked again after what it wrote. How many entries were new.

    What is no entry is moved aside. Raises the error where neither could be told.
    """
    if error.n == 0:
        raise error
    with home.work() as work:
        work.withdraw(error.room, error.n)
    count = read_rooms(home, depot, here)
    with home.read() as connection:
        is_still_there = home.rooms.folded(connection, error.room).n < error.n
    if is_still_there and not move_aside(home, depot, error.room):
        raise error
    return count


def _take_in(round_: Round, depot: Depot, here: ProductionHere, result: RoundResult) -> None:
    """Fetch and verify the files of deliveries that the docket holds."""
    home = round_.home
    if round_.is_workspace_away(result):
        return
    with home.work() as work:
        wanted = takes_to_take_in(work, here.prj)
    for taken in wanted:
        manifest = _take_in_manifest(home, depot, taken)
        if manifest is not None:
            _begin_take_in(home, taken, manifest)
    round_.transfer(depot, here.prj, (Direction.TAKE_IN,), result)
    for taken in wanted:
        _finish_take_in(round_, taken)


def _bring_wanted(home: Home, depot: Depot, prj: str) -> None:
    """Pieces of earlier takes that a repair has asked their makers for."""
    with home.work() as work:
        wanted = asked_for(work, prj)
    for room, number, device, chunks in wanted:
        missing = bring_wanted(depot, prj, room, device, chunks)
        with home.work() as work:
            end_asking(work, room, number, missing)


def _take_in_manifest(home: Home, depot: Depot, taken: ToTakeIn) -> Manifest | None:
    with home.read() as connection:
        known = manifest_of(connection, taken.room, taken.manifest_hash)
    if known is not None:
        return known
    try:
        manifest = fetch_manifest(
            depot, taken.prj, taken.room, taken.refs, taken.manifest_hash, from_device=taken.device
        )
        taken.refuse_other_size(manifest)
        manifest.check_names()
    except ObjectMissingError as error:
        with home.work() as work:
            want_chunks(work, taken, error.subject.split())
        return None
    except (TrustError, GrammarError, SegueError) as error:
        if isinstance(error, TrustError | GrammarError) or error.code == "bad_input":
            finding = {"rule": "manifest", "severity": "block", "expected": "a readable list of files"}
            with home.work() as work:
                finish_take_in(work, taken, [{**finding, "found": error.message}], passes=False)
            return None
        raise
    with home.work() as work:
        keep_manifest(work.connection, taken.room, manifest)
    return manifest


def take_in_subject(taken: ToTakeIn) -> str:
    """By which subject the transfer of a delivery is known."""
    return f"takein {taken.room} {taken.take}"


def _begin_take_in(home: Home, taken: ToTakeIn, manifest: Manifest) -> None:
    with home.work() as work:
        known = transfer_by_subject(work.connection, take_in_subject(taken))
        if known is None:
            transfers.add_take_in(
                work.connection,
                prj=taken.prj,
                room=taken.room,
                from_device=taken.device,
                label=taken.label,
                subject=take_in_subject(taken),
                manifest=manifest,
                manifest_refs=taken.refs,
                folder=taken.folder,
                rank=Rank.AWAITED,
            )
        elif known.state in (Standing.STUCK, Standing.FAILED):
            transfers.retry(work.connection, known.id)


def _finish_take_in(round_: Round, taken: ToTakeIn) -> None:
    home = round_.home
    with home.read() as connection:
        state = transfer_by_subject(connection, take_in_subject(taken))
        manifest = manifest_of(connection, taken.room, taken.manifest_hash)
    if state is None or manifest is None:
        return
    if state.state == Standing.STUCK:
        with home.work() as work:
            want_chunks(work, taken, state.missing)
        return
    if state.state != Standing.DONE:
        return
    findings, passes = own_check(home, round_.check, taken, manifest)
    with home.work() as work:
        finish_take_in(work, taken, findings, passes=passes)
        for name in state.clear:
            work.clear_object(taken.prj, name)
        work.form_entry(taken.room)


def transfer_by_subject(connection: Connection, subject: str) -> TransferState | None:
    """The latest transfer about something, or None."""
    return transfers.latest_about(connection, subject)
