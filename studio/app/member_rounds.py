"""One round of synchronisation of one production for a collaborator: read, fetch inputs, send takes and packets."""

from __future__ import annotations

import logging

from studio.actions.early_answers import say_early_answer
from studio.actions.feedback import open_feedback
from studio.actions.moving import follow_told, moved_problem, moved_to, told_by_log
from studio.actions.passes import open_own_ring
from studio.app.member_access import hand_off_ended, use_ring
from studio.app.owner_rooms import revoked
from studio.app.reading_rounds import ask_for_admission, fetch_takes
from studio.app.rounds import Round, RoundResult, transfer_by_subject
from studio.depot import object_names
from studio.depot.depot import Depot, ObjectMissingError
from studio.domain.errors import AccessError, SegueError, TrustError
from studio.domain.hand_off import Given
from studio.domain.terms import Terms
from studio.events.chunks import ChunkRef
from studio.events.codec import GrammarError
from studio.events.state import REVIEW, RoomState
from studio.store import transfers
from studio.store.database import get_meta, set_meta
from studio.store.grants import grant_of
from studio.store.home import Home
from studio.store.manifests import keep_manifest, manifest_of
from studio.store.productions import ProductionHere, rooms_of, stage_folder
from studio.store.transfer_tables import Direction, Standing
from studio.store.transfer_wishes import Rank
from studio.sync.pull import NotArrivedError, pull_room
from studio.sync.push import push_packets
from studio.sync.transfer_manifest import fetch_manifest, still_there

_log = logging.getLogger(__name__)


def member_round(round_: Round, depot: Depot, here: ProductionHere) -> RoundResult:
    """Everything a collaborator's machine does for one production."""
    result = RoundResult()
    home = round_.home
    with home.read() as connection:
        rooms = [room for room in rooms_of(connection, here.prj) if home.room_keys(connection, room)]
    if _renew_rings(home, depot, here, rooms, result):
        return result  # it lies somewhere else now: the next round is there
    with home.work() as work:
        told = moved_to(work, here.prj)
    if told:
        result.problems.append(moved_problem(here, told))
    for room in rooms:
        is_patient = bool(told) or here.is_patient
        try:
            result.entries += pull_room(home, depot, room, is_patient=is_patient)
        except NotArrivedError:
            if not told:
                raise
            return result  # the old place has been emptied, and only the sign-post is left
        _answer_wants(home, room)
        with home.work() as work:
            say_early_answer(work, room)
            open_feedback(work, room)
        _want_inputs(round_, depot, here, room, result)
    if not told:
        _come_in(home, depot, here, result)
        fetch_takes(home, depot, here, result)
    round_.transfer(depot, here.prj, (Direction.UP,), result)
    _send_packets(round_, depot, here, result)
    round_.transfer(depot, here.prj, (Direction.DOWN,), result)
    return result


def _renew_rings(home: Home, depot: Depot, here: ProductionHere, rooms: list[str], result: RoundResult) -> bool:
    """Read the rings of all rooms. Those in which this home is refused leave ``rooms``. Whether a ring, or else the log, led
    this home to another place. Raises AccessError where it is refused in all of them.
    """
    refused: list[AccessError] = []
    for room in list(rooms):
        try:
            if _renew_ring(home, depot, here, room, result):
                return True
        except AccessError as error:  # taken out of this hand-off, perhaps; the others go on
            refused.append(error)
            rooms.remove(room)
    if refused and not rooms:
        raise refused[0]
    result.problems += [hand_off_ended(here, error) for error in refused]
    with home.work() as work:
        said = {} if moved_to(work, here.prj) else told_by_log(work, here.prj)
        return bool(said) and follow_told(work, here, said, has_keys=False)


def _come_in(home: Home, depot: Depot, here: ProductionHere, result: RoundResult) -> None:
    """A new device of somebody who is in a room already asks to be let in; rooms that a ring names are read too."""
    with home.work() as work:
        known = set(rooms_of(work.connection, here.prj))
        for room in sorted(known):
            for other in grant_of(home, work.connection, room).get("rooms", ()):
                if other not in known:
                    work.begin_room(here.prj, other, here.owner_person)
                    known.add(other)
    for room in sorted(known):
        with home.read() as connection:
            state = home.rooms.folded(connection, room)
        if state.was_member(home.device):
            result.problems.append(revoked(here))
            return
        try:
            if state.n < 0 and _renew_ring(home, depot, here, room, result):
                return
        except AccessError:
            # the keys for it came with a ring of this very round: the next one opens the storage with them
            result.waiting.append(f"{here.title}: a new hand-off is read next time ({room[:8]})")
    if ask_for_admission(home, depot, here):
        result.waiting.append(here.title)


def _renew_ring(home: Home, depot: Depot, here: ProductionHere, room: str, result: RoundResult) -> bool:
    """Read the ring again: new epochs and rights arrive in it, and where the production lies. Whether it has moved.

    Its number never falls; a bad one changes nothing.
    """
    try:
        data = depot.get(object_names.ring(here.prj, room, home.device)).data
        with home.work() as work:
            return use_ring(work, here, room, open_own_ring(work, data, here, room))
    except ObjectMissingError:
        return False
    except (TrustError, GrammarError) as error:
        result.problems.append(error)
    return False


def _answer_wants(home: Home, room: str) -> None:
    """Send chunks again that the owner's machine named as missing or wrong, of whichever take of this device's.

    The answer that they are there waits, like every packet, until they are (``_send_packets``).
    """
    with home.work() as work:
        for take in work.folded(room).table("take").values():
            if not take.want or take.by_device != home.device:
                continue
            upload = transfer_by_subject(work.connection, f"take {take.stage} {take.number}")
            key, mark = f"want/{room}/{take.number}", f"{take.want_n}"
            if upload is None or get_meta(work.connection, key) == mark:
                continue
            transfers.send_again(work.connection, upload.id, take.want)
            if not take.is_in:
                work.say(room, {"k": "want.answer", "take": take.number, "asked": take.want_n})
            set_meta(work.connection, key, mark)


def _want_inputs(round_: Round, depot: Depot, here: ProductionHere, room: str, result: RoundResult) -> None:
    """Fetch every input that has been handed on to this room."""
    home = round_.home
    if round_.is_workspace_away(result):
        return
    with home.read() as connection:
        state = home.rooms.folded(connection, room)
    hand_off = state.hand_off
    is_wanted = state.kind == REVIEW or (hand_off is not None and hand_off.person != "")
    if not is_wanted or state.member(home.device) is None:
        return
    for given in state.table("given").values():
        try:
            _want_input(home, depot, here, room, given)
        except SegueError as error:
            result.problems.append(error)


def _want_input(home: Home, depot: Depot, here: ProductionHere, room: str, given: Given) -> None:
    called = f"take {given.take}" if given.standing else given.input
    subject = f"input {room} {given.input or given.source} {given.manifest_hash[:16]}"
    with home.read() as connection:
        if transfer_by_subject(connection, subject) is not None:
            return
        manifest = manifest_of(connection, room, given.manifest_hash)
    if manifest is None:
        refs = [ChunkRef.from_json(ref) for ref in given.manifest]
        manifest = fetch_manifest(depot, here.prj, room, refs, given.manifest_hash)
        manifest.check_names()
    with home.work() as work:
        keep_manifest(work.connection, room, manifest)
        stage, track, title = _place_of(work.folded(room), given)
        folder = stage_folder(home, work.connection, here.prj, stage, track, title)
        folder = folder / "takes" / f"take-{given.take:02d}" if given.standing else folder / "inputs"
        transfers.add_download(
            work.connection,
            prj=here.prj,
            room=room,
            label=f"{called} of {title}" if given.standing else f"{called} for {title}",
            subject=subject,
            manifest=manifest,
            folder=folder,
            rank=Rank.AWAITED,
        )


def _place_of(state: RoomState, given: Given) -> tuple[str, str, str]:
    """Id, track and title of the stage that something which was handed on or shown belongs to."""
    if state.hand_off is None:
        return given.source, given.track, given.title
    terms = Terms.from_log(state.hand_off.terms)
    return state.hand_off.stage, terms.track, terms.title


def _send_packets(round_: Round, depot: Depot, here: ProductionHere, result: RoundResult) -> None:
    """Packets whose files are there; every chunk that was not sent because it seemed to be there is looked up again."""
    home = round_.home

    def may_send(room: str) -> bool:
        with home.read() as connection:
            ups = [s for s in transfers.transfer_rows(connection) if s.room == room and s.subject.startswith("take ")]
            if any(state.state != Standing.DONE for state in ups):
                return False
            skipped = {state.id: transfers.skipped_chunks(connection, state.id) for state in ups[-1:]}
        for identity, ids in skipped.items():
            gone = still_there(depot, here.prj, room, ids, device=home.device) if ids else []
            if gone:
                with home.work() as work:
                    transfers.send_again(work.connection, identity, gone)
                return False
        return True

    sent, rebase = push_packets(home, depot, here.prj, may_send)
    result.packets += sent.objects
    result.sent_bytes += sent.size_bytes
    for room in rebase:
        _log.info("packets of room %s are numbered anew", room)
        with home.work() as work:
            work.rebase_packets(room)
