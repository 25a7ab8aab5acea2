"""Open packets and entries: from bytes and a state to verified events, or a reason why not.

PROTOCOL sections 3 and 5.5. Pure: keys are handed in, nothing is read or written, and what the events mean is the
fold's business.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from studio.domain.errors import SegueError, TrustError
from studio.domain.hand_off import Member
from studio.events.catalog import Event
from studio.events.certificates import ENTRANCE, TAKE_OVER, check_certificate, is_statement_by
from studio.events.codec import GrammarError, decode_object, encode, is_hex
from studio.events.envelope import (
    ENTRY,
    PACKET,
    BodyError,
    Frame,
    Header,
    frame_hash,
    open_body,
    split_frame,
    verify_frame,
    write_frame,
)
from studio.events.keys import EpochKey, SigningKey
from studio.events.state import OFFICE, ZERO_HASH, ZERO_ID, RoomState

PACKET_EVENTS_MAX = 200
KeyOf = Callable[[str], EpochKey | None]
"""Gives the epoch key of a room by its commitment, or None."""

READER_UNDERSTANDS = frozenset({"core", "close", "sums", "changes", "milestones", "audition", "corrections", "call"})


class NewerFormatError(TrustError):
    """An entry says that its reader must understand something this program does not know."""

    code = "newer_format"
    title = "This production needs a newer Segue"
    what_to_do = "Install the newest version, then open the production again. Nothing was changed."


class NotAnEntryError(TrustError):
    """An object at an entry's name that is no entry: readers warn and wait."""

    code = "not_an_entry"


class MissingKeyError(TrustError):
    """The key of an epoch has not arrived yet; the reader waits for a newer key ring."""

    code = "missing_key"
    title = "A key has not arrived yet"
    what_to_do = "Wait for the owner's next synchronisation."


@dataclass(frozen=True, slots=True)
class PacketHead:
    """What identifies a packet."""

    device: str
    n: int
    hash: str


@dataclass(frozen=True, slots=True)
class VerifiedPacket:
    """A packet with a right signature, number, ``prev`` and membership. ``problem`` says why its body is empty."""

    device: str
    person: str
    role: str
    n: int
    hash: str
    u: str
    at_ms: int
    got_ms: int
    events: tuple[Any, ...]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class VerifiedEntry:
    """An entry whose signature, number, ``prev`` and writer are right. ``problem`` says why it is empty;
    ``refused`` names embedded packets that are none.
    """

    device: str
    n: int
    hash: str
    ep: str
    at_ms: int
    packets: tuple[VerifiedPacket, ...]
    decisions: tuple[Any, ...]
    refused: tuple[str, ...] = ()
    problem: str = ""


# --- packets ---------------------------------------------------------------------------------------------------


def write_packet(
    *,
    prj: str,
    room: str,
    head: tuple[int, str],
    seen: tuple[int, str],
    u: str,
    at_ms: int,
    events: list[Event],
    key: EpochKey,
    signing: SigningKey,
    device: str,
) -> bytes:
    """The next packet of a device in a room after ``head`` (number -1 and zeros when there is none)."""
    body = encode({"u": u, "at": at_ms, "events": events})
    header = Header(PACKET, prj, room, device, head[0] + 1, head[1], len(body) > 512, key.ep, seen=seen)
    return write_frame(header, body, key, signing)


def open_packet(frame: Frame, member: Member, head: tuple[int, str], got_ms: int, key_of: KeyOf) -> VerifiedPacket:
    """The packet in ``frame`` if it is the next of ``member`` after ``head``.

    Raises TrustError when signature, number, ``prev`` or membership is wrong; MissingKeyError when its epoch's key is
    not at hand.
    """
    header = frame.header
    if header.k != PACKET or header.dev != member.device or member.until_n >= 0:
        raise TrustError("A packet is not by a member of this room.", subject=header.dev)
    if header.n != head[0] + 1 or header.prev != head[1]:
        raise TrustError("A packet is not the next of its device.", subject=f"{header.dev}/{header.n}")
    if not verify_frame(frame, bytes.fromhex(member.device_public)):
        raise TrustError("A packet's signature is wrong.", subject=f"{header.dev}/{header.n}")
    key = key_of(header.ep)
    if key is None:
        raise MissingKeyError("The key of a packet's epoch is not at hand.", subject=header.ep)
    u, at_ms, events, problem = "", 0, (), ""
    try:
        body = decode_object(open_body(frame, key))
        u, at_ms, events = _packet_body(body)
    except (BodyError, GrammarError) as error:
        problem = error.message
    return VerifiedPacket(
        member.device, member.person, member.role, header.n, frame.hash, u, at_ms, got_ms, events, problem
    )


def packet_at(state: RoomState, frame: Frame, head: tuple[int, str], got_ms: int, key_of: KeyOf) -> VerifiedPacket:
    """A packet in the next entry after ``state``, its device's ``head`` being what is embedded of it so far.

    Raises TrustError when it is none here: not by a member, not the next one, or under a key that the docket names as no
    epoch of this room, so that nobody waits for a key that a member made up. Raises MissingKeyError as `open_packet`.
    """
    member = state.member(frame.header.dev)
    if member is None or (frame.header.prj, frame.header.room) != (state.prj, state.room):
        raise TrustError("A packet is not by a member of this room.", subject=frame.header.dev)
    if frame.header.ep not in state.epochs:
        raise TrustError("A packet is under a key of no epoch of this room.", subject=frame.header.dev)
    return open_packet(frame, member, head, got_ms, key_of)


def _packet_body(body: dict[str, Any]) -> tuple[str, int, tuple[Any, ...]]:
    u, at_ms, events = body.get("u"), body.get("at"), body.get("events")
    if not is_hex(u, 32) or not isinstance(at_ms, int) or not isinstance(events, list):
        raise GrammarError("A packet's body lacks its fields.")
    if len(events) > PACKET_EVENTS_MAX:
        raise GrammarError(f"A packet holds {len(events)} events; {PACKET_EVENTS_MAX} are allowed.")
    return str(u), at_ms, tuple(events)


# --- entries ---------------------------------------------------------------------------------------------------


def write_entry(
    *,
    state: RoomState,
    at_ms: int,
    packets: list[tuple[bytes, int]],
    decisions: list[Event],
    key: EpochKey,
    signing: SigningKey,
    device: str,
) -> bytes:
    """The next entry of a room: ``packets`` as (frame, got in ms), then ``decisions``."""
    embedded = [{"f": base64.b64encode(frame).decode(), "got": min(got, at_ms)} for frame, got in packets]
    body = encode({"at": at_ms, "packets": embedded, "decisions": decisions})
    is_first_office = state.n < 0 and state.kind == OFFICE
    header = Header(
        ENTRY,
        ZERO_ID if is_first_office else state.prj,
        ZERO_ID if is_first_office else state.room,
        device,
        state.n + 1,
        state.hash,
        len(body) > 512,
        key.ep,
    )
    return write_frame(header, body, key, signing)


def open_entry(state: RoomState, data: bytes, key_of: KeyOf) -> VerifiedEntry:
    """The next entry of a room, verified against what the docket says so far.

    Raises NotAnEntryError for an object that is no entry here, MissingKeyError when its key has not arrived,
    NewerFormatError when it asks for more than this reader understands.
    """
    try:
        frame = split_frame(data)
    except GrammarError as error:
        raise NotAnEntryError(error.message, subject=state.room) from error
    _refuse_misplaced(state, frame)
    key = key_of(frame.header.ep)
    is_decider = state.n < 0 or _is_signed_by_decider(state, frame)
    if key is None and is_decider:
        raise MissingKeyError("The key of an entry's epoch is not at hand.", subject=frame.header.ep)
    body, problem = _readable_body(frame, key) if key is not None else ({"decisions": []}, "")
    if not is_decider and not _enters_by_itself(state, frame, body):
        raise NotAnEntryError("An entry is not by a device that may decide here.", subject=frame.header.dev)
    if state.n < 0:
        _refuse_first(state, frame, body, problem)
    _refuse_other_than_lead(state, frame, body)
    packets, refused = _open_packets(state, body, key_of)
    decisions = tuple(body.get("decisions", ()))
    _refuse_unknown_musts(decisions, frame.header.n)
    return VerifiedEntry(
        frame.header.dev,
        frame.header.n,
        frame.hash,
        frame.header.ep,
        body.get("at", 0),
        packets,
        decisions,
        refused,
        problem,
    )


def _refuse_misplaced(state: RoomState, frame: Frame) -> None:
    header = frame.header
    place = (header.prj, header.room)
    if state.n < 0 and state.kind in ("", OFFICE) and place == (ZERO_ID, ZERO_ID):
        is_here = frame.hash[:32] == state.prj == state.room
    else:
        is_here = place == (state.prj, state.room)
    if header.k != ENTRY or not is_here:
        raise NotAnEntryError("An object in the docket belongs somewhere else.", subject=f"{state.room}/{state.n + 1}")
    if header.n != state.n + 1 or header.prev != state.hash:
        raise NotAnEntryError(
            f"Entry {header.n} does not continue what has been read up to entry {state.n}.", subject=state.room
        )


def _is_signed_by_decider(state: RoomState, frame: Frame) -> bool:
    member = state.member(frame.header.dev)
    if member is None or not state.is_decider(frame.header.dev):
        return False
    return verify_frame(frame, bytes.fromhex(member.device_public))


def _enters_by_itself(state: RoomState, frame: Frame, body: dict[str, Any]) -> bool:
    """Whether an entry begins with its own device's entrance, signed by the owner's person key.

    So a device made from the recovery file comes in where no other is left to let it in.
    """
    first = body["decisions"][0] if body["decisions"] else None
    if not isinstance(first, dict) or (first.get("k"), first.get("role")) != ("member.add", "owner"):
        return False
    if (first.get("prj"), first.get("room")) != (state.prj, state.room):
        return False
    try:
        cert = check_certificate(first.get("cert"))
    except SegueError:
        return False
    is_here = cert.device == frame.header.dev and not state.was_member(cert.device)
    is_owners = cert.person_public.hex() == state.owner_key
    return (
        is_here
        and is_owners
        and is_statement_by(ENTRANCE, first, cert.person_public)
        and verify_frame(frame, cert.device_public)
    )


def _readable_body(frame: Frame, key: EpochKey) -> tuple[dict[str, Any], str]:
    """The body, or an empty one and the reason: such an entry keeps its number."""
    try:
        body = decode_object(open_body(frame, key))
        lists = isinstance(body.get("packets"), list) and isinstance(body.get("decisions"), list)
        if not isinstance(body.get("at"), int) or not lists:
            raise GrammarError("An entry's body lacks its fields.")  # noqa: TRY301 -- an empty entry, like the others
    except (BodyError, GrammarError) as error:
        return {"at": 0, "packets": [], "decisions": []}, error.message
    return body, ""


def _refuse_first(state: RoomState, frame: Frame, body: dict[str, Any], problem: str) -> None:
    """Entry 0 brings the certificate of its own writer under the owner's person key."""
    decisions = body["decisions"]
    first = decisions[0] if decisions else {}
    if problem or not isinstance(first, dict) or first.get("k") != "room.open":
        raise NotAnEntryError("A room does not begin with its opening.", subject=state.room)
    try:
        cert = check_certificate(first["cert"])
    except (SegueError, KeyError, TypeError, ValueError) as error:
        raise NotAnEntryError("A room was opened without a right certificate.", subject=state.room) from error
    if cert.person_public.hex() != state.owner_person or cert.device != frame.header.dev:
        raise NotAnEntryError("A room was opened by somebody other than the owner.", subject=state.room)
    if not verify_frame(frame, cert.device_public):
        raise NotAnEntryError("The signature of a room's first entry is wrong.", subject=state.room)


def _refuse_other_than_lead(state: RoomState, frame: Frame, body: dict[str, Any]) -> None:
    """Where a room has a lead, an entry by another device is none, unless it takes the lead by the person key."""
    device, turn = state.lead
    if not device or frame.header.dev == device:
        return
    for decision in body["decisions"]:
        if not isinstance(decision, dict) or decision.get("k") != "lead":
            continue
        is_next = decision.get("dev") == frame.header.dev and decision.get("turn") == turn + 1
        is_here = (decision.get("prj"), decision.get("room")) == (state.prj, state.room)
        if is_next and is_here and is_statement_by(TAKE_OVER, decision, bytes.fromhex(state.owner_key)):
            return
    raise NotAnEntryError("An entry is not by the device that leads this room.", subject=frame.header.dev)


def _open_packets(
    state: RoomState, body: dict[str, Any], key_of: KeyOf
) -> tuple[tuple[VerifiedPacket, ...], tuple[str, ...]]:
    """The embedded packets in order of (device, number), each verified at this position."""
    frames: list[tuple[Frame, int]] = []
    refused: list[str] = []
    for embedded in body["packets"]:
        try:
            data = base64.b64decode(embedded["f"], validate=True)
            frames.append((split_frame(data), min(int(embedded["got"]), body["at"])))
        except (KeyError, TypeError, ValueError, binascii.Error, GrammarError) as error:
            refused.append(f"an embedded packet cannot be read: {error}")
    frames.sort(key=lambda pair: (pair[0].header.dev, pair[0].header.n))
    heads = dict(state.heads)
    packets = []
    for frame, got_ms in frames:
        device = frame.header.dev
        try:
            packet = packet_at(state, frame, heads.get(device, (-1, ZERO_HASH)), got_ms, key_of)
        except MissingKeyError:
            raise
        except TrustError as error:
            refused.append(error.message)
            continue
        heads[device] = (packet.n, packet.hash)
        packets.append(packet)
    return tuple(packets), tuple(refused)


def _refuse_unknown_musts(decisions: tuple[Any, ...], n: int) -> None:
    for decision in decisions:
        must = decision.get("must", ()) if isinstance(decision, dict) else ()
        names = must if isinstance(must, list | tuple) else (must,)
        unknown = [str(name)[:40] for name in names if name not in ("", *READER_UNDERSTANDS)]
        if unknown:
            raise NewerFormatError(f"Entry {n} needs “{unknown[0]}”, which this version does not know.")


def entry_body(frame: Frame, keys: Mapping[str, EpochKey]) -> dict[str, Any]:
    """The body of an entry that was opened before. Raises what ``open_body`` raises."""
    return decode_object(open_body(frame, keys[frame.header.ep]))


def embedded_frames(body: dict[str, Any]) -> list[Frame]:
    """The packets in the body of an entry of one's own."""
    return [split_frame(base64.b64decode(embedded["f"])) for embedded in body["packets"]]


def is_for_its_place(decision: Event) -> bool:
    """Whether a decision made sense at its very place only: an entrance by itself, a turn of the lead, a new key, which was
    sealed to whoever was in there.
    """
    return decision["k"] in ("lead", "key.epoch") or (decision["k"] == "member.add" and "sig" in decision)


def entry_hash(data: bytes) -> str:
    """The hash of an entry's bytes; the first 32 digits of the office's entry 0 are the production's id."""
    return frame_hash(data)
