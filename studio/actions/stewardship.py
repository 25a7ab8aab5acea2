"""What the owner's machine does by itself after each pull and each minute: one list.

It admits, embeds, starts clocks, hands inputs on, takes deliveries in, closes what has ended. It decides and appends;
copying and checking of chunks is done before, by ``sync``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studio.actions.asking_next import ask_next
from studio.actions.audience import settle_audience
from studio.actions.auditions import settle_auditions
from studio.actions.credits import give_due_credit
from studio.actions.deliver import manifest_fields
from studio.actions.devices import settle_devices
from studio.actions.feedback import close_settled, open_feedback
from studio.actions.hand_off import PassPlacesOf, end_in_office
from studio.actions.lead import answer_lead_asks, hand_over_rest
from studio.actions.repairing import CHUNKS_AT_ONCE
from studio.crash_points import crash_point
from studio.domain.calendar import add_work, day_min
from studio.domain.errors import TrustError
from studio.domain.hand_off import HandOff, Take
from studio.domain.production import Link, Stage, WorkCalendar
from studio.domain.stage_states import StageState
from studio.domain.terms import DAY_MS, Terms
from studio.events.catalog import Event
from studio.events.chunks import ChunkRef
from studio.events.docket import MissingKeyError, packet_at
from studio.events.envelope import split_frame
from studio.events.fold_money import WANT_ANSWERS_MAX
from studio.events.fold_office import last_own_take, open_room_of, work_calendar
from studio.events.manifest import FileEntry, Manifest, seal_manifest
from studio.events.records import from_text
from studio.events.state import ZERO_HASH, RoomState
from studio.store.manifests import keep_manifest, manifest_of
from studio.store.outbox import inbox_packets, pending_decisions
from studio.store.productions import rooms_of, stage_folder, takes_folder
from studio.store.transfer_wishes import Rank
from studio.store.transfers import add_copy
from studio.store.unit_of_work import UnitOfWork

_TO_HAVE = frozenset({"in_review", "approved"})
"""Takes whose files the owner should have: also those that silence approved before they had come."""
HEARTBEAT_MS = 7 * DAY_MS
PACKETS_PER_DEVICE_MAX = 200
ENTRY_PACKET_BYTES_MAX = 2_500_000
_ENDED = {
    StageState.DECLINED: "declined",
    StageState.EXPIRED: "expired",
    StageState.WITHDRAWN: "withdrawn",
    StageState.CANCELLED: "cancelled",
}


@dataclass(frozen=True, slots=True)
class ToTakeIn:
    """A delivery whose files are to be fetched and verified."""

    prj: str
    room: str
    take: int
    stage: str
    device: str
    manifest_hash: str
    refs: tuple[ChunkRef, ...]
    folder: Path
    label: str
    files: int = 0
    size_bytes: int = 0

    def refuse_other_size(self, manifest: Manifest) -> None:
        """Raise TrustError when the list of files is not as long as the delivery said that everybody saw."""
        if (len(manifest.files), manifest.size) != (self.files, self.size_bytes):
            raise TrustError("The list of files is not what the delivery says.", subject=self.label)


def hand_off_rooms(work: UnitOfWork, prj: str) -> list[str]:
    """The rooms of hand-offs of a production in which this device decides."""
    rooms = [room for room in rooms_of(work.connection, prj) if room != prj]
    return [room for room in rooms if work.folded(room).may_decide(work.home.device)]


def _own_rooms(work: UnitOfWork, prj: str) -> list[str]:
    """Those in which this device goes on deciding: not what it has handed over and not yet sent."""
    return [room for room in hand_off_rooms(work, prj) if work.view(room).may_decide(work.home.device)]


def embed_packets(work: UnitOfWork, prj: str) -> int:
    """Take what members said into the order: one entry a room. Returns how many packets."""
    count = 0
    for room in (prj, *hand_off_rooms(work, prj)):
        packets = _waiting_packets(work, room)
        if packets:
            work.form_entry(room, packets)
            count += len(packets)
    return count


def _waiting_packets(work: UnitOfWork, room: str) -> list[tuple[bytes, int]]:
    """The next packets of each member in their order, as far as there is no gap and the entry has room.

    What has the next number and is none (another ``prev``, a key of no epoch) leaves the inbox: an entry that holds it
    would count nothing, and be written again and again.
    """
    state = work.folded(room)
    key_of = work.home.key_of(work.connection, room)
    heads = dict(state.heads)
    counts: dict[str, int] = {}
    packets: list[tuple[bytes, int]] = []
    size = 0
    for device, n, data, got_ms in inbox_packets(work.connection, room, work.home.device):
        head = heads.get(device, (-1, ZERO_HASH))
        is_next = n == head[0] + 1 and state.member(device) is not None
        if not is_next or counts.get(device, 0) >= PACKETS_PER_DEVICE_MAX or size + len(data) > ENTRY_PACKET_BYTES_MAX:
            continue
        try:
            packet = packet_at(state, split_frame(data), head, got_ms, key_of)
        except MissingKeyError:
            continue
        except TrustError:
            work.refuse_packet(room, device, n)
            continue
        heads[device] = (n, packet.hash)
        counts[device] = counts.get(device, 0) + 1
        size += len(data)
        packets.append((data, got_ms))
    return packets


def steward(work: UnitOfWork, prj: str, places_of: PassPlacesOf | None = None) -> None:
    """Everything that follows by itself from the present state of a production, as long as this device decides in it.

    ``places_of`` gives what an invitation needs of the storage; without it none is made.
    """
    if not work.view(prj).may_decide(work.home.device):
        hand_over_rest(work, prj)
        return
    settle_devices(work, prj)
    for room in _own_rooms(work, prj):
        state = work.view(room)
        hand_off = state.hand_off
        if hand_off is None:
            continue
        _withdraw_void(work, prj, hand_off)
        _engage(work, prj, hand_off)
        _set_clocks(work, prj, room)
        _close_what_ended(work, prj, room)
        give_due_credit(work, room)
        open_feedback(work, room)
        close_settled(work, room)
    settle_auditions(work, prj)
    ask_next(work, prj, places_of)
    settle_audience(work, prj, places_of)
    give_inputs(work, prj)
    for room in _own_rooms(work, prj):
        _set_clocks(work, prj, room)
    for room in (prj, *_own_rooms(work, prj)):
        _beat(work, room)
    answer_lead_asks(work, prj)


def _beat(work: UnitOfWork, room: str) -> None:
    """An entry at least every 7 days in an open room, so that members see when news is kept from them."""
    state = work.folded(room)
    hand_off = state.hand_off
    is_over = hand_off is not None and hand_off.stage_state in (*_ENDED, StageState.CLOSED)
    is_quiet = work.now_ms - state.at_ms > HEARTBEAT_MS
    if is_quiet and not is_over and not pending_decisions(work.connection, room):
        work.decide(room, {"k": "heartbeat"})


def _calendar(work: UnitOfWork, prj: str) -> WorkCalendar:
    production = work.view(prj).production
    return production.calendar if production else WorkCalendar()


def _withdraw_void(work: UnitOfWork, prj: str, hand_off: HandOff) -> None:
    """An offer whose stage the office has given to another room: two devices offered it at once, and one was first."""
    is_open = hand_off.stage_state in (StageState.OFFERED, StageState.COUNTERED)
    if is_open and hand_off.room not in work.view(prj).table("opened"):
        work.decide(hand_off.room, {"k": "offer.withdraw", "offer": hand_off.offer})


def _engage(work: UnitOfWork, prj: str, hand_off: HandOff) -> None:
    opened = work.view(prj).table("opened").get(hand_off.room)
    if opened is None or opened.is_ended or opened.person or not hand_off.person:
        return
    if opened.is_audition and not opened.is_chosen:
        return
    work.decide(prj, {"k": "stage.engage", "stage": hand_off.stage, "room": hand_off.room, "person": hand_off.person})


def _set_clocks(work: UnitOfWork, prj: str, room: str) -> None:
    """The instants that need a calendar: when started work is due, and by when a delivery is to be answered."""
    state = work.view(room)
    hand_off = state.hand_off
    if hand_off is None:
        return
    terms = Terms.from_log(hand_off.terms)
    calendar = _calendar(work, prj)
    if hand_off.started_ms and not hand_off.due_ms:
        who = next((one.name for one in state.members().values() if one.person == hand_off.person), "")
        own = work_calendar(work.view(prj), hand_off.person, who, hand_off.to)
        due_ms = add_work(hand_off.started_ms, terms.work_min, own)
        if terms.latest_ms and hand_off.started_ms < terms.latest_ms:
            due_ms = min(due_ms, terms.latest_ms)
        work.decide(room, {"k": "work.due", "due": due_ms})
    take = state.take(hand_off.last_take)
    if hand_off.stage_state is StageState.IN_REVIEW and take.answer_by_ms == take.at_ms + terms.review_ms:
        review_min = (terms.review_ms // DAY_MS) * day_min(calendar)
        answer_by_ms = add_work(take.at_ms, review_min, calendar) if review_min else take.answer_by_ms
        if answer_by_ms != take.answer_by_ms:
            work.decide(room, {"k": "review.clock", "take": take.number, "answer_by": answer_by_ms})


def _close_what_ended(work: UnitOfWork, prj: str, room: str) -> None:
    hand_off = work.view(room).hand_off
    if hand_off is None:
        return
    why = _ENDED.get(hand_off.stage_state)
    if why:
        end_in_office(work, prj, room, hand_off.stage, why)


# --- handing inputs on -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Source:
    """Files that feed an input: from which room, under which manifest, of which output (empty: all)."""

    room: str
    manifest_hash: str
    output: str
    stage: str
    take: int


def give_inputs(work: UnitOfWork, prj: str) -> None:
    """Hand approved takes and attached files on to the rooms that need them: a manifest and server-side copies."""
    office = work.view(prj)
    decided = _own_rooms(work, prj)
    for opened in list(office.table("opened").values()):
        if opened.is_ended or opened.stage not in office.table("stage") or opened.room not in decided:
            continue
        state = work.view(opened.room)
        hand_off = state.hand_off
        if hand_off is None or hand_off.stage_state in _ENDED or not work.has_key(opened.room):
            continue
        for port in Terms.from_log(hand_off.terms).inputs:
            if port.name in state.table("given") or _is_on_its_way(work, opened.room, port.name):
                continue
            source = _source_of(work, office, office.table("stage")[opened.stage], port.name)
            if source is not None:
                _give(work, opened.room, port.name, source)


def _is_on_its_way(work: UnitOfWork, room: str, input_name: str) -> bool:
    decisions = (from_text(body) for body in pending_decisions(work.connection, room))
    return any(decision["k"] == "input.give" and decision["input"] == input_name for decision in decisions)


def _source_of(work: UnitOfWork, office: RoomState, stage: Stage, input_name: str) -> _Source | None:
    """Where the files of an input are, if they are there: an attached file, an own take, an approved take.

    Settled facts only: a take that is still being uploaded cannot be copied from.
    """
    settled = work.folded(office.room)
    attached = settled.table("given").get(f"{stage.id}/{input_name}")
    if attached is not None:
        return _Source(office.room, attached.manifest_hash, "", "", 0)
    for link in office.table("link").values():
        if link.target == stage.id and link.input == input_name:
            return _approved_source(work, settled, link)
    return None


def _approved_source(work: UnitOfWork, office: RoomState, link: Link) -> _Source | None:
    number = last_own_take(office, link.source)
    if number:
        take = office.table("take")[f"{link.source}/{number}"]
        return _Source(office.room, take.manifest_hash, link.output, link.source, number)
    opened = open_room_of(office, link.source)
    if opened is None:
        return None
    state = work.view(opened.room)
    hand_off = state.hand_off
    if hand_off is None or hand_off.stage_state not in (StageState.APPROVED, StageState.SETTLED, StageState.CLOSED):
        return None
    take = state.take(hand_off.last_take)
    return _Source(opened.room, take.manifest_hash, link.output, link.source, take.number) if take.is_in else None


def _give(work: UnitOfWork, room: str, input_name: str, source: _Source) -> None:
    manifest = manifest_of(work.connection, source.room, source.manifest_hash)
    if manifest is None:
        return
    entries = tuple(
        FileEntry(f"{input_name}/{entry.path.split('/', 1)[-1]}", entry.size, entry.sha256, entry.coding, entry.chunks)
        for entry in manifest.files
        if not source.output or entry.path.split("/", 1)[0] == source.output
    )
    if not entries:
        return
    given = Manifest(entries)
    state = work.view(room)
    blobs = seal_manifest(given, work.home.current_key(work.connection, room).chunk_key)
    for blob in blobs:
        work.home.chunks.put(blob.id, blob.data)
    crash_point("give.sealed")
    keep_manifest(work.connection, room, given)
    refs = list({ref.id: ref for entry in entries for ref in entry.chunks}.values())
    hand_off = state.hand_off
    title = hand_off.terms["title"] if hand_off else room
    transfer = add_copy(
        work.connection,
        prj=state.prj,
        from_room=source.room,
        room=room,
        label=f"{input_name} for {title}",
        subject=f"give {room} {input_name}",
        refs=refs,
        blobs=blobs,
        rank=Rank.AWAITED,
    )
    decision: Event = {
        "k": "input.give",
        "input": input_name,
        **manifest_fields(given, [blob.ref for blob in blobs]),
        "source": source.stage,
        "from_take": source.take,
    }
    work.decide(room, decision, transfer=transfer)


# --- taking deliveries in --------------------------------------------------------------------------------------


def takes_to_take_in(work: UnitOfWork, prj: str) -> list[ToTakeIn]:
    """Deliveries that the docket holds and whose files have not been verified here."""
    found = []
    for room in _own_rooms(work, prj):
        state = work.folded(room)
        hand_off = state.hand_off
        take: Take | None = state.take(hand_off.last_take) if hand_off else None
        if hand_off is None or take is None or take.is_in or take.state not in _TO_HAVE:
            continue
        terms = Terms.from_log(hand_off.terms)
        folder = stage_folder(work.home, work.connection, prj, hand_off.stage, terms.track, terms.title)
        folder = takes_folder(folder, hand_off, is_owner=True)
        found.append(
            ToTakeIn(
                prj=prj,
                room=room,
                take=take.number,
                stage=hand_off.stage,
                device=take.by_device,
                manifest_hash=take.manifest_hash,
                refs=tuple(ChunkRef.from_json(ref) for ref in take.manifest),
                folder=folder / "takes" / f"take-{take.number:02d}",
                label=f"{terms.title} take {take.number}",
                files=take.files,
                size_bytes=take.size_bytes,
            )
        )
    return found


def finish_take_in(work: UnitOfWork, taken: ToTakeIn, findings: list[dict[str, Any]], *, passes: bool) -> None:
    """The files are here and verified: ``take.in``, or ``take.refuse`` when the own check failed.

    What time has approved or somebody has ended meanwhile is sent back no more: it is taken in with its findings.
    """
    state = work.view(taken.room)
    take, hand_off = state.take(taken.take), state.hand_off
    if take is None or hand_off is None or take.is_in or take.state not in _TO_HAVE:
        return
    if not state.may_decide(work.home.device):
        return  # handed over meanwhile: whoever decides now fetches it too
    kind = "take.in" if passes or hand_off.stage_state is not StageState.IN_REVIEW else "take.refuse"
    work.decide(taken.room, {"k": kind, "take": taken.take, "findings": [log_finding(finding) for finding in findings]})


def want_chunks(work: UnitOfWork, taken: ToTakeIn, missing: list[str]) -> None:
    """Name the chunks that are missing or wrong, so that the member sends them again; once per set.

    A delivery that has not come whole after as many answers as stop the clock goes back, or silence would approve it.
    """
    state = work.view(taken.room)
    take, hand_off = state.take(taken.take), state.hand_off
    if take is None or hand_off is None or not state.may_decide(work.home.device):
        return
    if take.answers >= WANT_ANSWERS_MAX and hand_off.stage_state is StageState.IN_REVIEW:
        finish_take_in(work, taken, [_not_arrived(take, len(missing))], passes=False)
        return
    wanted = sorted(missing)[:CHUNKS_AT_ONCE]
    if sorted(take.want) != wanted:
        work.decide(taken.room, {"k": "take.want", "take": taken.take, "chunks": wanted})


def _not_arrived(take: Take, missing: int) -> dict[str, Any]:
    return {
        "rule": "arrival",
        "severity": "block",
        "expected": "every piece of the files in the storage",
        "found": f"{missing} missing or damaged, although they were sent again {take.answers} times",
        "how_to_fix": "Deliver again. If that fails too, something deletes or damages what is written there: "
        "`segue depot check` on the owner's computer looks for it.",
    }


def log_finding(finding: dict[str, Any]) -> dict[str, Any]:
    """A finding as the log may hold it: no floats, no null."""
    at_s = finding.get("at_s")
    kept = {
        key: str(finding[key])
        for key in ("rule", "severity", "expected", "found", "how_to_fix", "file", "output")
        if finding.get(key) is not None
    }
    return {**kept, "at": round(at_s * 1000)} if at_s is not None else kept
