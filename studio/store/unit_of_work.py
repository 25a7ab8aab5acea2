"""One change of a home: journal, outbox and projection in one transaction.

Owner's devices ``decide`` (an entry holds it later), members ``say`` (a packet now). Nothing here talks to a network.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from studio.crash_points import crash_point
from studio.domain.changes import Changes
from studio.domain.errors import RefusedError, TrustError
from studio.events.catalog import Event, EventClass, refuse_shape
from studio.events.docket import (
    VerifiedEntry,
    embedded_frames,
    entry_body,
    is_for_its_place,
    open_entry,
    open_packet,
    write_entry,
    write_packet,
)
from studio.events.envelope import frame_hash, split_frame
from studio.events.fold import apply_decision, apply_packet, fold, view
from studio.events.fold_office import CLOSED
from studio.events.fold_storage import place_of
from studio.events.keys import EpochKey, random_id
from studio.events.state import ZERO_HASH, RoomState
from studio.store import tables
from studio.store.database import bump_version, get_meta
from studio.store.epoch_keys import entry_key, take_keys, with_key
from studio.store.journal import (
    forget_inbox_packet,
    keep_frame,
    packet_hash,
    set_packet_status,
    take_own_entries,
    take_own_packets,
)
from studio.store.outbox import unsettled_packets
from studio.store.pending import add_decisions, drop_decisions, put_back_decisions, ready_decisions
from studio.store.projection import save_folded
from studio.store.ring_marks import is_before_ring

if TYPE_CHECKING:
    from studio.store.home import Home


# made once: putting a statement together costs more than carrying it out
_J = tables.journal
_WERE_SENT = (
    update(_J)
    .where(_J.c.room == bindparam("of"), _J.c.what == "d", _J.c.status == "saved", _J.c.n < bindparam("before"))
    .values(status="read")
)
_ALARM = select(tables.production.c.alarm).where(tables.production.c.prj == bindparam("prj"))
_DROP_OBJECT = delete(tables.object_out).where(tables.object_out.c.name == bindparam("of"))
_KEEP_OBJECT = insert(tables.object_out)


class NotLeadError(RefusedError):
    """Another device decides here; this one reads."""

    code = "not_lead"
    title = "Another device decides here"
    what_to_do = "Decide on that device, or have it hand over to this one: `segue lead take`."


class ClosedError(RefusedError):
    """The production was closed: its plan takes no more edits."""

    code = "production_closed"
    title = "This production is closed"

    def __init__(self, production: str) -> None:
        super().__init__(
            f"“{production}” is closed and takes no more edits.",
            subject=production,
            what_to_do="Its owner can open it again: `segue reopen`.",
        )


@dataclass(frozen=True, slots=True)
class Overruled:
    """A decision made here that came to nothing, because the docket had gone on when it was to be written."""

    room: str
    decision: Event
    reason: str


class UnitOfWork:
    """Used inside ``with home.work() as work``."""

    def __init__(self, home: Home, connection: Connection) -> None:
        self.home = home
        self.connection = connection
        self.now_ms = home.clock()
        self._views: dict[str, RoomState] = {}
        self._folded: dict[str, RoomState] = {}
        self._read: dict[str, RoomState] = {}
        self._bumped: set[str] = set()
        self._touched: dict[str, dict[str, set[str]]] = {}
        self.overruled: list[Overruled] = []
        self.refused: list[tuple[str, str, int]] = []

    # --- reading -----------------------------------------------------------------------------------------------

    def view(self, room: str) -> RoomState:
        """The room as shown, with everything this change has done so far. Not for changing."""
        if room not in self._views:
            if room in self._folded:
                current = view(self.home.rooms.unsettled(self.connection, self._folded[room]), self.now_ms)
            else:
                current = self.home.rooms.view(self.connection, room, self.now_ms)
            self._views[room] = current.clone()
        return self._views[room]

    def folded(self, room: str) -> RoomState:
        """The settled state of a room. Not for changing."""
        found = self._folded.get(room) or self._read.get(room)
        if found is None:  # nobody else writes meanwhile, so it is asked for once
            found = self._read[room] = self.home.rooms.folded(self.connection, room)
        return found

    # --- saying and deciding -----------------------------------------------------------------------------------

    def decide(self, room: str, *decisions: Event, transfer: str = "") -> None:
        """Decide something in a room; with ``transfer`` it goes into an entry only when that transfer is done.

        Raises RefusedError when the rules overrule it, BadInputError when its shape is wrong.
        """
        state = self.view(room)
        self._refuse_bystander(state)
        for decision in decisions:
            refuse_shape(decision, EventClass.DECISION)
            outcome = apply_decision(state, decision, self.home.device, self.now_ms, ZERO_HASH)
            if outcome.overruled == CLOSED:
                raise ClosedError(state.production.title if state.production else room)
            if outcome.overruled:
                raise RefusedError(f"“{decision['k']}” is not possible: {outcome.overruled}.", subject=room)
        add_decisions(self.connection, state.prj, room, decisions, transfer)
        self._touch(state)

    def _refuse_bystander(self, state: RoomState) -> None:
        """Raise where this device may not write the next entry: before anything is tried, and in words."""
        device = self.home.device
        told = self.connection.execute(_ALARM, {"prj": state.prj}).scalar()
        if told:
            raise RefusedError(
                f"This production is read-only here: {told}", subject=state.room, what_to_do="", code="read_only"
            )
        if state.n < 0 or state.may_decide(device):
            return
        if state.is_decider(device):
            lead = state.members().get(state.lead[0])
            name = (lead.cert.get("label") or f"device {state.lead[0][:8]}") if lead else "another device"
            whose = f" of {lead.name}" if lead and lead.person != state.members()[device].person else ""
            raise NotLeadError(f"This production is decided on “{name}”{whose}.", subject=state.room)
        raise RefusedError(
            "This device was revoked; what it decides no longer counts."
            if state.was_member(device)
            else "This device has not been let in yet, so it cannot decide.",
            subject=state.room,
            what_to_do="" if state.was_member(device) else "Synchronise in a while; another device lets it in.",
            code="revoked" if state.was_member(device) else "not_admitted",
        )

    def claim(self, room: str, *decisions: Event) -> RoomState:
        """An entry by which this device comes in or takes the lead, by the owner's person key.

        Raises NotAnEntryError when the docket does not allow it, RefusedError where the room goes on in another place.
        """
        if self.goes_on_elsewhere(room):
            raise RefusedError(
                "This room goes on in another place: nothing more is written here.", subject=room, code="moved"
            )
        before = self.folded(room)
        return self.take_entry(before, self._entry_frame(before, [], list(decisions)), "saved")

    def has_key(self, room: str) -> bool:
        """Whether the key of the room's present epoch is at hand; else its maker has not written its ring yet."""
        epochs = self.folded(room).epochs
        return not epochs or epochs[-1] in self.home.room_keys(self.connection, room)

    def _key(self, room: str, state: RoomState) -> EpochKey:
        return self.home.current_key(self.connection, room, state.epochs)

    def say(self, room: str, *facts: Event) -> int:
        """Say something in a room as a member: one packet, numbered and signed now. Returns its number.

        Raises RefusedError when the rules overrule it, BadInputError when its shape is wrong.
        """
        for fact in facts:
            refuse_shape(fact, EventClass.FACT)
        return self._say(room, random_id(), list(facts))

    def _say(self, room: str, u: str, facts: list[Event], *, is_again: bool = False) -> int:
        state = self.view(room)
        folded = self.folded(room)
        member = state.member(self.home.device)
        if member is None:
            raise RefusedError("You are not (or no longer) a member of this hand-off.", subject=room)
        head = state.heads.get(self.home.device, (-1, ZERO_HASH))
        frame = write_packet(
            prj=state.prj,
            room=room,
            head=head,
            seen=(folded.n, folded.hash),
            u=u,
            at_ms=self.now_ms,
            events=facts,
            key=self._key(room, folded),
            signing=self.home.signing,
            device=self.home.device,
        )
        packet = open_packet(split_frame(frame), member, head, self.now_ms, self.home.key_of(self.connection, room))
        overruled = [outcome for outcome in apply_packet(state, packet) if outcome.overruled]
        if overruled and not is_again:  # what was said once is said again, and the docket tells what became of it
            raise RefusedError(f"“{overruled[0].kind}” is not possible: {overruled[0].overruled}.", subject=room)
        self._journal(state, "p", self.home.device, packet.n, frame, "saved", self.now_ms)
        crash_point("say.saved")
        self._touch(state)
        return packet.n

    # --- the docket --------------------------------------------------------------------------------------------

    def open_room(self, state: RoomState, decisions: list[Event]) -> RoomState:
        """Write entry 0 of a new room. ``state`` has its ids, the owner's person and its kind; its key is kept."""
        frame = write_entry(
            state=state,
            at_ms=self.now_ms,
            packets=[],
            decisions=decisions,
            key=self.home.current_key(self.connection, state.room),
            signing=self.home.signing,
            device=self.home.device,
        )
        return self.take_entry(RoomState(state.prj, state.room, state.owner_person), frame, "saved")

    def begin_room(self, prj: str, room: str, owner_person: str) -> None:
        """Know a room whose docket is still to be read."""
        self._folded[room] = RoomState(prj, room, owner_person)
        self._bump(room)

    def take_entry(self, before: RoomState, frame: bytes, status: str) -> RoomState:
        """Fold the next entry and journal it. ``status``: read (from the depot) or saved (own, to be sent).

        Raises what ``open_entry`` raises.
        """
        room = before.room
        entry = open_entry(before, frame, self.home.key_of(self.connection, room))
        is_ours = before.n < 0 or self._folded.get(room) is before
        state = before if is_ours else before.clone()
        fold(state, entry)
        take_keys(self.home, self.connection, state, entry)
        self._journal(state, "d", "", entry.n, frame, status, state.at_ms)
        if status == "read":
            self._earlier_were_sent(room, entry.n)
        is_doubled = self._settle_packets(state, entry)
        self._folded[room] = state
        self._views.pop(room, None)
        self._touch(state)
        if is_doubled:
            self.rebase_packets(room)
        crash_point("entry.journaled")
        return state

    def _earlier_were_sent(self, room: str, n: int) -> None:
        """Own entries before one that was read are in the depot, whatever became of the answer when they were sent."""
        self.connection.execute(_WERE_SENT, {"of": room, "before": n})

    def _settle_packets(self, state: RoomState, entry: VerifiedEntry) -> bool:
        """Packets that the docket holds now leave inbox and outbox.

        Whether other bytes wait here under a number of own ones: another copy of this home has spoken, and what was
        said here is to be numbered anew.
        """
        is_doubled = False
        for packet in entry.packets:
            if packet.device == self.home.device:
                known = packet_hash(self.connection, state.room, packet.device, packet.n)
                if known is not None and known != packet.hash:
                    is_doubled = True
                    continue
            set_packet_status(self.connection, state.room, packet.device, packet.n, "read")
        return is_doubled

    def form_entry(self, room: str, packets: list[tuple[bytes, int]] | None = None) -> int:
        """Form the next entry of a room from its pending decisions and these packets. Returns its number, -1 if none.

        Decisions that wait for a transfer are held back, and with them later ones about the same stage.
        """
        before = self.folded(room)
        if not before.may_decide(self.home.device) or self.goes_on_elsewhere(room):
            return -1
        ready, dropped = ready_decisions(self.connection, room), list[int]()
        if not self.has_key(room):  # nothing but a new key, which whoever reads can open with the last one they have
            ready, packets = [pair for pair in ready if pair[1]["k"] == "key.epoch"][:1], None
        if not ready and not packets:
            return -1
        trial = before.clone()
        frame = self._entry_frame(before, packets or [], [])
        if packets:
            fold(trial, open_entry(trial, frame, self.home.key_of(self.connection, room)))
        kept = []
        for identity, decision in ready:
            if is_before_ring(self.connection, trial, decision, self.home.device):
                continue
            outcome = apply_decision(trial, decision, self.home.device, self.now_ms, ZERO_HASH)
            if outcome.overruled:
                dropped.append(identity)
                self.overruled.append(Overruled(room, decision, outcome.overruled))
            else:
                kept.append((identity, decision))
        if not kept and not packets:
            drop_decisions(self.connection, dropped)
            self._views.pop(room, None)
            self._bump(room)
            return -1
        decisions = [with_key(self.home, self.connection, trial, decision) for _, decision in kept]
        frame = self._entry_frame(before, packets or [], decisions)
        drop_decisions(self.connection, [*dropped, *(identity for identity, _ in kept)])
        crash_point("entry.formed")
        return self.take_entry(before, frame, "saved").n

    def drop_waiting(self, room: str, kind: str) -> None:
        """Forget decisions of a kind that no entry holds yet."""
        waiting = ready_decisions(self.connection, room)
        drop_decisions(self.connection, [identity for identity, decision in waiting if decision["k"] == kind])
        self._views.pop(room, None)
        self._bump(room)

    def goes_on_elsewhere(self, room: str) -> bool:
        """Whether the room has moved to a place that this home has not followed to: nothing more is written in the old one."""
        state = self.folded(room)
        place = place_of(state)
        return place is not None and place["turn"] > int(get_meta(self.connection, f"turn/{state.prj}", "0"))

    def _entry_frame(self, before: RoomState, packets: list[tuple[bytes, int]], decisions: list[Event]) -> bytes:
        return write_entry(
            state=before,
            at_ms=max(self.now_ms, before.at_ms),
            packets=packets,
            decisions=decisions,
            key=entry_key(self.home, self.connection, before),
            signing=self.home.signing,
            device=self.home.device,
        )

    def keep_packet(self, room: str, frame: bytes, got_ms: int) -> None:
        """Keep a packet of somebody else; another one at its number is ignored. What the docket holds already, because
        another device was first to take it in, is only kept to be cleared.
        """
        state = self.folded(room)
        header = split_frame(frame).header
        known = packet_hash(self.connection, room, header.dev, header.n)
        if known is None:
            is_held = header.n <= state.heads.get(header.dev, (-1, ZERO_HASH))[0]
            self._journal(state, "p", header.dev, header.n, frame, "read" if is_held else "inbox", got_ms)
        elif known != frame_hash(frame):
            raise TrustError("A device sent two packets under one number.", subject=f"{header.dev}/{header.n}")

    def refuse_packet(self, room: str, device: str, n: int) -> None:
        """Forget a packet of somebody else that is none, and have it deleted from the inbox."""
        forget_inbox_packet(self.connection, room, device, n)
        self.refused.append((room, device, n))

    def rebase_packets(self, room: str) -> int:
        """Number own unsettled packets anew after the docket's, each keeping its ``u``. Returns how many there were."""
        folded = self.folded(room)
        member = folded.member(self.home.device)
        key_of = self.home.key_of(self.connection, room)
        said = []
        for data in take_own_packets(self.connection, room, self.home.device):
            frame = split_frame(data)
            if member is not None:
                before = (frame.header.n - 1, frame.header.prev)
                packet = open_packet(frame, member, before, self.now_ms, key_of)
                if f"{packet.person}:{packet.u}" not in folded.seen:
                    said.append((packet.u, list(packet.events)))
        self._views.pop(room, None)
        self._bump(room)
        self.home.rooms.forget(room)
        self._views[room] = folded.clone()
        for u, facts in said:
            with suppress(RefusedError):  # no longer a member
                self._say(room, u, facts, is_again=True)
        return len(said)

    def withdraw(self, room: str, first: int) -> int:
        """Take own entries from a number on back, because the docket holds another one there. Returns how many.

        Their decisions wait again, before those made since, to be checked and written after what the docket holds;
        packets that they held are in the inbox again. Entrances and turns of the lead are not kept: they were for that
        place. What was said here under a key that they named, and that never came to be, is said again under the one before.
        """
        frames = take_own_entries(self.connection, room, first)
        decisions: list[Event] = []
        for data in frames:
            body = entry_body(split_frame(data), self.home.room_keys(self.connection, room))
            decisions += [decision for decision in body["decisions"] if not is_for_its_place(decision)]
            for embedded in embedded_frames(body):
                header = embedded.header
                status = "saved" if header.dev == self.home.device else "inbox"
                set_packet_status(self.connection, room, header.dev, header.n, status)
        put_back_decisions(self.connection, self.folded(room).prj, room, decisions)
        state = self._folded[room] = self.home.rooms.rebuild(self.connection, room, 0)
        own = [frame for frame in unsettled_packets(self.connection, state.prj, self.home.device) if frame.room == room]
        if any(split_frame(frame.data).header.ep not in state.epochs for frame in own):
            self.rebase_packets(room)
        self._views.pop(room, None)
        self._touch(state)
        return len(frames)

    # --- outbox of plain objects -------------------------------------------------------------------------------

    def send_object(self, prj: str, room: str, name: str, data: bytes, *, is_new: bool = False) -> None:
        """Put a ring, a pass page or an enrolment into the outbox; a later one of the same name replaces it."""
        self.connection.execute(_DROP_OBJECT, {"of": name})
        row = {"prj": prj, "room": room, "name": name, "data": data, "is_new": int(is_new)}
        self.connection.execute(_KEEP_OBJECT, row)

    def clear_object(self, prj: str, name: str) -> None:
        """Have a name in the inbox deleted after the entry that holds it has been sent."""
        self.connection.execute(insert(tables.clear_out).prefix_with("OR IGNORE").values(name=name, prj=prj))

    # --- the end -----------------------------------------------------------------------------------------------

    def _journal(
        self, state: RoomState, what: str, device: str, n: int, frame: bytes, status: str, got_ms: int
    ) -> None:
        keep_frame(self.connection, state.prj, state.room, what, device, n, frame, status, got_ms)

    def _touch(self, state: RoomState) -> None:
        kinds = self._touched.setdefault(state.prj, {})
        for kind, key in state.touched:
            kinds.setdefault(kind, set()).add(key)
        hand_off = state.hand_off
        if hand_off is not None:
            kinds.setdefault("hand_off", set()).add(state.room)
            kinds.setdefault("stage", set()).add(hand_off.stage)
        self._bump(state.room)

    def touch(self, prj: str, kind: str, key: str) -> None:
        """Say that something outside the rooms changed."""
        self._touched.setdefault(prj, {}).setdefault(kind, set()).add(key)

    def _bump(self, room: str) -> None:
        self._bumped.add(room)

    def flush(self) -> None:
        """Write projections and change numbers; called when the transaction is about to be committed."""
        if not self._bumped and not self._touched:
            return
        version = bump_version(self.connection)
        for state in self._folded.values():
            save_folded(self.connection, state, version)
        for room in self._bumped - self._folded.keys():
            self.home.rooms.renew(self.connection, room, version)
        for room, state in self._folded.items():
            self.home.rooms.keep(room, version, state)
        crash_point("work.before_commit")

    def abandon(self) -> None:
        """The transaction failed: nothing of it may stay in memory."""
        for room in {*self._bumped, *self._folded, *self._views}:
            self.home.rooms.forget(room)

    def changes(self) -> list[Changes]:
        """What is different now, for everybody who listens."""
        return [
            Changes(prj, {kind: frozenset(ids) for kind, ids in kinds.items() if not kind.startswith("_")})
            for prj, kinds in self._touched.items()
        ]
