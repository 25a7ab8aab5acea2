"""What has to hold of review rooms, reckoned a second time from the words of the log alone.

Who remarks and votes may, on what was shown before, once; every such word counts; nothing is shown that nobody granted;
what the owner's machine answers is a vote that stands in the log; and nobody of the audience holds a key, a row or a file besides.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from studio.domain.audience import AUDIENCE_ROLES
from studio.events.certificates import check_certificate
from studio.events.fold_audition import is_undecided
from studio.events.manifest import Manifest
from studio.events.state import HAND_OFF, OWNER_ROLES, REVIEW
from studio.store import tables
from tests.simulator.invariants import Reader, require

if TYPE_CHECKING:
    from collections import Counter

    from studio.domain.hand_off import Given
    from studio.events.docket import VerifiedEntry, VerifiedPacket
    from studio.events.state import RoomState
    from tests.simulator.audience import Audience
    from tests.simulator.devices import Device
    from tests.simulator.life import Life

_REMARKS, _VOTES = ("approver", "reviewer"), ("approver",)
"""The lines of the table, written a second time."""
_WORDS = ("review.note", "review.vote")
_NOT_FOR_THEM = frozenset({"price", "terms", "amount", "currency", "milestones", "budget", "terms_hash"})
_ROWS = frozenset(
    {"member", "epoch", "invitation", "given", "remark", "vote", "revoked", "lost", "new_device", "rotated", "lead_ask"}
) | {"access", "place", "mark", "comment"}
_STRANGERS = ("Ana Canaria", "Ben Canaria", "Cleo Canaria")


@dataclass
class _Heard:
    """What has been read of a review room, entry by entry."""

    read: int = 0
    roles: dict[str, str] = field(default_factory=dict)
    shown: dict[tuple[str, int], str] = field(default_factory=dict)
    newest: dict[str, int] = field(default_factory=dict)
    said: set[str] = field(default_factory=set)
    remarks: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    votes: dict[str, tuple[Any, ...]] = field(default_factory=dict)


class Hearing:
    """See the module."""

    def __init__(self, life: Life, audience: Audience) -> None:
        self._life = life
        self._audience = audience
        self._heard: dict[str, _Heard] = {}
        self._looked_at: dict[str, int] = {}
        self._granted: dict[str, set[str]] = {}
        self._chosen: set[str] = set()
        self._decided: dict[str, int] = {}
        self._cited: list[tuple[str, dict[str, Any]]] = []

    def look(self) -> None:
        """What has been read of all rooms since. Raises ViolationError."""
        early = self._life.truth.early
        prj = self._life.stage.prj
        for office in (early[prj].state, *(one.settled(prj) for one in self._life.deciders if prj in one.rooms())):
            self._read_grants(office)
        for room, reader in sorted(early.items()):
            if self._looked_at.get(room) == reader.state.n:
                continue
            self._looked_at[room] = reader.state.n
            if reader.state.kind == REVIEW:
                self._look_at_hall(reader)
            elif reader.state.kind == HAND_OFF:
                self._look_at_hand_off(reader)
        self._look_at_cited()

    # --- review rooms ------------------------------------------------------------------------------------------

    def _read_grants(self, office: RoomState) -> None:
        """Whatever an owner's device has ever granted and chosen, sent or not."""
        self._chosen |= {room for room, one in office.table("opened").items() if one.is_chosen}
        for room, kept in office.table("audience").items():
            self._granted.setdefault(room, set()).update(kept["stages"] or ["all"])

    def _look_at_hall(self, reader: Reader) -> None:
        state, name = reader.state, reader.room[:6]
        heard = self._heard.setdefault(reader.room, _Heard())
        for entry in reader.entries[heard.read :]:
            self._read(heard, entry, reader.room)
        heard.read = len(reader.entries)
        office = self._life.truth.early[self._life.stage.prj].state
        kept = office.table("audience").get(reader.room)
        for member in state.members().values():
            if member.role not in OWNER_ROLES:
                is_theirs = kept is not None and member.role == kept["role"]
                require(is_theirs, f"{member.name} is in {name} as {member.role}, and the office says {kept}")
        inside = {m.person for m in state.members().values() if m.until_n < 0 and m.role not in OWNER_ROLES}
        require(len(inside) <= 1, f"{len(inside)} people are in the review room {name}")
        require(set(state.tables) <= _ROWS, f"{set(state.tables) - _ROWS} stands in the review room {name}")
        remarks = {key: (row["stage"], row["take"], row["text"], row["author"]) for key, row in _rows(state, "remark")}
        require(remarks == heard.remarks, f"remarks in {name} are {remarks}, and those said are {heard.remarks}")
        votes = {
            key: (row["verdict"], row["manifest_hash"], row["person"], *row["on"]) for key, row in _rows(state, "vote")
        }
        require(votes == heard.votes, f"votes in {name} are {votes}, and those given are {heard.votes}")
        for line in state.history:
            is_silent = heard.roles.get(line.person) == "observer" and not line.overruled
            require(not is_silent or line.kind.startswith("device."), f"{line.kind} of an observer counts in {name}")
        granted = self._granted.get(reader.room, set())
        for given in state.table("given").values():
            is_granted = "all" in granted or given.source in granted or kept is None
            require(is_granted, f"“{given.title}” is shown in {name}, and nobody granted it")
            require(not self._is_candidates(office, given), f"a candidate's take is shown in {name} before the choice")
        injected = self._life.injected
        injected["remark"] += len(remarks) > 0
        injected["vote"] += len(votes) > 0

    def _read(self, heard: _Heard, entry: VerifiedEntry, room: str) -> None:
        for packet in _as_received(entry):
            self._hear(heard, packet, [room, entry.n, entry.hash])
        for decision in entry.decisions:
            kind = decision.get("k") if isinstance(decision, dict) else ""
            if kind == "member.add":
                heard.roles.setdefault(check_certificate(decision["cert"]).device, decision["role"])
            elif kind == "review.show":
                key = decision["stage"], decision["take"]
                heard.shown.setdefault(key, decision["manifest_hash"])
                heard.newest[decision["stage"]] = max(heard.newest.get(decision["stage"], 0), decision["take"])
        told = _NOT_FOR_THEM & _keys(entry.decisions)
        require(not told, f"{room[:6]} tells of {told}")
        text = repr(entry.decisions)
        require(not any(who in text for who in _STRANGERS), f"{room[:6]} names somebody who is shown nothing there")

    @staticmethod
    def _hear(heard: _Heard, packet: VerifiedPacket, where: list[Any]) -> None:
        said = f"{packet.person}:{packet.u}"
        if packet.problem or said in heard.said:
            return
        heard.said.add(said)
        role = heard.roles.get(packet.device, "")
        for fact in packet.events:
            kind = fact.get("k") if isinstance(fact, dict) else ""
            if kind not in _WORDS:
                continue
            stage, take = fact["stage"], fact["take"]
            if (stage, take) not in heard.shown:
                continue
            if kind == "review.note" and role in _REMARKS:
                heard.remarks.setdefault(fact["id"], (stage, take, fact["text"].strip(), packet.device))
            elif kind == "review.vote" and role in _VOTES:
                is_right = heard.shown[stage, take] == fact["manifest_hash"] and heard.newest[stage] == take
                if is_right and (fact["verdict"] == "approve" or fact["notes"]):
                    heard.votes.setdefault(
                        f"{stage}/{take}/{packet.person}",
                        (fact["verdict"], fact["manifest_hash"], packet.person, *where),
                    )

    # --- hand-offs ---------------------------------------------------------------------------------------------

    def _look_at_hand_off(self, reader: Reader) -> None:
        """Nobody of the audience is in it; and every decision that cites a vote waits to be compared with it."""
        mine = {one.device for one in self._life.devices if self._audience.is_of_it(one)}
        require(not mine & reader.state.members().keys(), f"somebody of the audience is in {reader.room[:6]}")
        require(not {"vote", "remark"} & set(reader.state.tables), f"a vote or a remark stands in {reader.room[:6]}")
        for entry in reader.entries[self._decided.get(reader.room, 0) :]:
            cited = [one for one in entry.decisions if isinstance(one, dict) and one.get("k") == "review.decide"]
            self._cited += [(reader.room, one) for one in cited if "on" in one]
        self._decided[reader.room] = len(reader.entries)

    def _look_at_cited(self, *, at_the_end: bool = False) -> None:
        left = []
        for where, decision in self._cited:
            room, n, _ = decision["on"]
            reader = self._life.truth.early.get(room)
            if reader is None or reader.state.n < n:
                require(not at_the_end, f"a decision in {where[:6]} cites an entry {n} of {room[:6]} that is not there")
                left.append((where, decision))
                continue
            votes = [row for row in reader.state.table("vote").values() if row["on"] == list(decision["on"])]
            same = ("verdict", "take", "manifest_hash")
            is_given = any(all(row[key] == decision[key] for key in same) for row in votes)
            require(is_given, f"a decision in {where[:6]} cites a vote of {room[:6]} that nobody gave: {votes}")
            self._life.injected["vote answered"] += 1
        self._cited = left

    # --- machines of the audience ------------------------------------------------------------------------------

    def look_at_device(self, device: Device) -> None:
        """What somebody of the audience holds is of their rooms, and of what was shown there. Raises ViolationError."""
        early = self._life.truth.early
        person = device.studio.store.person
        own = {room for room, one in early.items() if person in {m.person for m in one.state.members().values()}}
        held = set(self._life.known_keys.get(device.name, {}))
        require(held <= own, f"{device.name} holds keys of {[room[:6] for room in held - own]}")
        for room, state in device.states().items():
            is_hall = not state.kind or state.kind == REVIEW
            require(is_hall, f"{device.name} reads a room of the kind {state.kind}")
            require(set(state.tables) <= _ROWS, f"{device.name} has {set(state.tables) - _ROWS} of {room[:6]}")
        table = tables.manifest
        with device.studio.store.read() as connection:
            rows = connection.execute(select(table.c.room, table.c.hash, table.c.body)).all()
        contents = set()
        for room, hash_, body in rows:
            state = device.settled(room)
            shown = {given.manifest_hash for given in state.table("given").values()}
            require(hash_ in shown, f"{device.name} has a list of files that was not shown in {room[:6]}")
            contents |= {entry.sha256 for entry in Manifest.from_bytes(body).files}
        for path in device.kept_files():
            is_shown = hashlib.sha256(path.read_bytes()).hexdigest() in contents
            require(is_shown, f"{device.name} has {path.name}, which nobody showed them")

    # --- the end -----------------------------------------------------------------------------------------------

    def look_at_the_end(self, said: Counter[tuple[str, str]]) -> None:
        """Every vote that can be answered is, what is to be seen is shown as it stands, and each word stands once.

        ``said`` counts words by device and room. Raises ViolationError.
        """
        early = self._life.truth.early
        office = early[self._life.stage.prj].state
        if not any(office.is_decider(one.device) and one.name != "cara" for one in self._life.deciders):
            return
        self._look_at_cited(at_the_end=True)
        for room, kept in sorted(office.table("audience").items()):
            reader = early.get(room)
            if reader is None or not reader.state.kind:
                continue
            self._look_at_words(reader.state, said)
            inside = [m for m in reader.state.members().values() if m.until_n < 0 and m.role in AUDIENCE_ROLES]
            require(not (kept["is_ended"] and inside), f"{kept['name']} is shown nothing more, and is in {room[:6]}")
            if kept["is_ended"]:
                continue
            for stage in kept["stages"] or sorted(office.table("stage")):
                self._look_at_stage(office, reader.state, stage)

    def _look_at_words(self, hall: RoomState, said: Counter[tuple[str, str]]) -> None:
        """What somebody said who is in, on a machine that lost nothing, has a line in the history, once."""
        for device in self._life.devices:
            is_whole = not device.was_restored and self._life.is_honest(device)
            if is_whole and hall.member(device.device) is not None and self._audience.is_of_it(device):
                lines = sum(one.person == device.device and one.kind in _WORDS for one in hall.history)
                wanted = said[device.device, hall.room]
                require(lines == wanted, f"{device.name} has said {wanted} words in {hall.room[:6]}, and {lines} stand")

    def _is_candidates(self, office: RoomState, given: Given) -> bool:
        """Whether a take that is shown is that of a candidate whom nobody has chosen."""
        early = self._life.truth.early
        waiting = [
            one.room for one in office.table("opened").values() if one.is_audition and one.room not in self._chosen
        ]
        takes = [early[room].state.take(given.take) for room in waiting if room in early]
        return any(take is not None and take.manifest_hash == given.manifest_hash for take in takes)

    def _look_at_stage(self, office: RoomState, hall: RoomState, stage: str) -> None:
        opened = [one for one in office.table("opened").values() if one.stage == stage and not one.is_ended]
        if len(opened) != 1 or (opened[0].is_audition and not opened[0].is_chosen):
            return
        state = self._life.truth.early[opened[0].room].state
        hand_off = state.hand_off
        take = state.take(hand_off.last_take) if hand_off is not None else None
        if hand_off is None or take is None or not take.is_in or take.marked_ms:
            return
        shown = hall.table("given").get(f"{stage}/{take.number}")
        where = f"take {take.number} of {opened[0].room[:6]}"
        if take.state in ("in_review", "approved"):
            require(shown is not None, f"{where} is {take.state}, and is not shown in {hall.room[:6]}")
        if shown is None:
            return
        require(shown.standing == take.state, f"{where} is {take.state}, and {shown.standing} in {hall.room[:6]}")
        self._life.injected["shown to the end"] += 1
        for vote in hall.table("vote").values():
            is_on_it = (vote["stage"], vote["take"], vote["manifest_hash"]) == (stage, take.number, take.manifest_hash)
            is_open = hand_off.state == "in_review" and not is_undecided(hand_off)
            has_round = vote["verdict"] == "approve" or hand_off.rounds_used < int(hand_off.terms["revisions"])
            require(not (is_on_it and is_open and has_round), f"a vote on {where} stands, and nobody has answered it")


def _as_received(entry: VerifiedEntry) -> list[VerifiedPacket]:
    """As the storage received them, each device's in its own order."""
    latest: dict[str, int] = {}
    keyed = []
    for packet in entry.packets:
        latest[packet.device] = max(packet.got_ms, latest.get(packet.device, 0))
        keyed.append((latest[packet.device], packet.device, packet.n, packet))
    return [packet for *_, packet in sorted(keyed, key=lambda row: row[:3])]


def _rows(state: RoomState, kind: str) -> list[tuple[str, dict[str, Any]]]:
    return sorted(state.table(kind).items())


def _keys(value: Any) -> set[str]:
    """Every name of a field, however deep."""
    if isinstance(value, dict):
        return set(value).union(*map(_keys, value.values()))
    if isinstance(value, (list, tuple)):
        return set().union(*map(_keys, value))
    return set()
