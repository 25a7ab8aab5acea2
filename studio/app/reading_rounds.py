"""What a device does that reads a production without deciding there; and how the files of takes come to any device."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.crash_points import crash_point
from studio.depot import object_names
from studio.domain.errors import AccessError, RefusedError, SegueError
from studio.domain.hand_off import Take
from studio.domain.terms import Terms
from studio.events.chunks import ChunkRef
from studio.events.device_enrolment import DEVICE_ENROLMENT_N, write_device_enrolment
from studio.events.records import from_text
from studio.events.state import RoomState
from studio.store import transfers
from studio.store.database import get_meta, set_meta
from studio.store.manifests import keep_manifest, manifest_of
from studio.store.outbox import pending_decisions
from studio.store.productions import rooms_of, stage_folder, takes_folder
from studio.store.transfer_wishes import Rank
from studio.sync.push import push_packets
from studio.sync.transfer_manifest import fetch_manifest

if TYPE_CHECKING:
    from studio.app.rounds import RoundResult
    from studio.depot.depot import Depot
    from studio.store.database import Connection
    from studio.store.home import Home
    from studio.store.productions import ProductionHere
    from studio.store.unit_of_work import Overruled, UnitOfWork

_log = logging.getLogger(__name__)
ON_DEMAND = "on demand"
_BY_ITSELF = frozenset(
    {"take.in", "take.want", "take.refuse", "input.give", "work.due", "review.clock", "heartbeat", "stage.engage"}
    | {"member.add", "member.remove", "device.revoke", "key.epoch", "lead", "pass.seed", "access.keep"}
)
"""Decisions that a machine makes by itself: when another one was first, nobody has to hear of it."""
_SHUTS_OUT = frozenset({"member.remove", "device.revoke"})


def reader_turn(home: Home, depot: Depot, here: ProductionHere, result: RoundResult, *, is_outside: bool) -> None:
    """Ask to be let in, or send what this device says as a member (that it would like to lead)."""
    if is_outside:
        for room in ask_for_admission(home, depot, here):
            result.waiting.append(f"{here.title}: waits until another device lets this one in ({room[:8]})")
        return
    result.problems += _waiting_decisions(home, here)
    sent, rebase = push_packets(home, depot, here.prj, lambda _room: True)
    result.packets += sent.objects
    result.sent_bytes += sent.size_bytes
    for room in rebase:
        with home.work() as work:
            work.rebase_packets(room)


def _waiting_decisions(home: Home, here: ProductionHere) -> list[SegueError]:
    """What was decided here before another device took the lead, so that nobody takes it for done."""
    with home.read() as connection:
        state = home.rooms.folded(connection, here.prj)
        rooms = rooms_of(connection, here.prj)
        waiting = [from_text(body)["k"] for room in rooms for body in pending_decisions(connection, room)]
    own = [kind for kind in waiting if kind not in _BY_ITSELF or kind in _SHUTS_OUT]
    if not own:
        return []
    lead = state.members().get(state.lead[0])
    name = (lead.cert.get("label") or lead.name) if lead else "another device"
    shut = " Somebody whom you have shut out is still in." if _SHUTS_OUT & set(own) else ""
    return [
        RefusedError(
            f"{len(own)} of your decisions on this device do not count yet, because “{name}” decides now.{shut}",
            subject=here.title,
            title="Decided here, and not in force",
            what_to_do=f"Decide the same on “{name}”, or take the lead back (`segue lead take {here.slug}`): then they count.",
            code="waiting_decisions",
        )
    ]


def ask_for_admission(home: Home, depot: Depot, here: ProductionHere) -> list[str]:
    """Leave this device's enrolment in the inbox of every room that it is not in; which these are."""
    asked = []
    with home.read() as connection:
        rooms = rooms_of(connection, here.prj)
    for room in rooms if not here.is_owner else [here.prj]:
        with home.read() as connection:
            state = home.rooms.folded(connection, room)
            keys = home.room_keys(connection, room)
        if state.n < 0 or state.member(home.device) is not None or state.was_member(home.device) or not keys:
            continue
        key = list(keys.values())[-1]
        data = write_device_enrolment(home.signing, key, prj=here.prj, room=room, cert=home.certificate.fields)
        person = state.person_of(home.person)
        others = [m.device for m in state.members().values() if m.person == person and m.until_n < 0]
        _lay_enrolment(depot, here.prj, room, [home.device, *others], data)
        asked.append(room)
    return asked


def _lay_enrolment(depot: Depot, prj: str, room: str, senders: Sequence[str], data: bytes) -> None:
    """Leave an enrolment in the inbox of this device: else, where it has the keys that another one of its person gave it
    when they were paired, in that one's. Raises AccessError where its keys reach none.
    """
    refused: list[AccessError] = []
    for sender in senders:
        name = object_names.packet(prj, sender, room, DEVICE_ENROLMENT_N)
        try:
            if depot.head(name) is None:
                crash_point("enrolment.put")
                depot.put(name, data)
                crash_point("enrolment.sent")
        except AccessError as error:
            refused.append(error)
        else:
            return
    raise refused[0]


def overruled_problems(overruled: Sequence[Overruled]) -> list[SegueError]:
    """What a person decided here and what came to nothing, because another device had decided first."""
    return [
        RefusedError(
            f"“{found.decision['k']}” did not count, because another device decided before: {found.reason}.",
            subject=found.room,
            title="Another device was first",
            what_to_do="Look at the plan as it is now, then decide again if that is still wanted.",
            code="overruled",
        )
        for found in overruled
        if found.decision["k"] not in _BY_ITSELF
    ]


# --- files -----------------------------------------------------------------------------------------------------


def fetch_takes(home: Home, depot: Depot, here: ProductionHere, result: RoundResult, *, wanted: bool = False) -> int:
    """Have the files of takes fetched that came here from another device; how many takes.

    A home that fetches on demand does so only when ``wanted``.
    """
    with home.work() as work:
        if not wanted and files_are_on_demand(work.connection, here.prj):
            return 0
        known = {state.subject for state in transfers.transfer_rows(work.connection) if state.prj == here.prj}
        missing = [found for room in rooms_of(work.connection, here.prj) for found in _missing(work, here, room, known)]
    count = 0
    for room, take, subject, folder, label in missing:
        try:
            _begin(home, depot, here, (room, take, subject, folder, label))
            count += 1
        except SegueError as error:
            result.problems.append(error)
    return count


def files_are_on_demand(connection: Connection, prj: str) -> bool:
    """Whether this home fetches files of takes only when asked."""
    return get_meta(connection, f"files/{prj}") == ON_DEMAND


def set_files_on_demand(work: UnitOfWork, prj: str, *, is_on_demand: bool) -> None:
    """Say whether this home fetches files of takes only when asked."""
    set_meta(work.connection, f"files/{prj}", ON_DEMAND if is_on_demand else "")


def _missing(
    work: UnitOfWork, here: ProductionHere, room: str, known: set[str]
) -> list[tuple[str, Any, str, Path, str]]:
    """Takes of a room that another device made or took in, and attached files; with where their files go."""
    state = work.folded(room)
    found: list[tuple[str, Any, str, Path, str]] = []
    for key, take in state.table("take").items():
        own = {f"take {take.stage} {take.number}", f"takein {room} {take.number}", f"restore {room} {key}"}
        if not take.is_in or own & known:
            continue
        place = _stage_of(work, here, state, take)
        if place is not None:
            folder, title = place
            found.append((room, take, f"restore {room} {key}", folder / "takes" / f"take-{take.number:02d}", title))
    if room == here.prj:
        for key, given in state.table("given").items():
            subject = f"restore {room} given {key}"
            if not {subject, f"attach {key.replace('/', ' ', 1)}"} & known:
                place = _stage_of(work, here, state, given, stage=key.split("/", 1)[0])
                if place is not None:
                    found.append((room, given, subject, place[0] / "inputs", place[1]))
    return found


def _stage_of(
    work: UnitOfWork, here: ProductionHere, state: RoomState, record: Take | Any, *, stage: str = ""
) -> tuple[Path, str] | None:
    """The folder and title of the stage that something belongs to."""
    hand_off = state.hand_off
    if hand_off is not None:
        terms = Terms.from_log(hand_off.terms)
        folder = stage_folder(work.home, work.connection, here.prj, hand_off.stage, terms.track, terms.title)
        return takes_folder(folder, hand_off, is_owner=here.is_owner), terms.title
    found = state.table("stage").get(stage or record.stage)
    if found is None:
        return None
    track = state.table("track").get(found.track)
    folder = stage_folder(work.home, work.connection, here.prj, found.id, track.name if track else "", found.title)
    return folder, found.title


def _begin(home: Home, depot: Depot, here: ProductionHere, found: tuple[str, Any, str, Path, str]) -> None:
    room, record, subject, folder, title = found
    with home.read() as connection:
        manifest = manifest_of(connection, room, record.manifest_hash)
    if manifest is None:
        refs = [ChunkRef.from_json(ref) for ref in record.manifest]
        manifest = fetch_manifest(depot, here.prj, room, refs, record.manifest_hash)
        manifest.check_names()
    with home.work() as work:
        keep_manifest(work.connection, room, manifest)
        transfers.add_download(
            work.connection,
            prj=here.prj,
            room=room,
            label=title,
            subject=subject,
            manifest=manifest,
            folder=folder,
            rank=Rank.LATER,
        )
