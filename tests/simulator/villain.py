"""A dishonest member: everything that somebody with an identity, a room and write access to the depot can put there.

Each deed is counted by its name. What the villain says in their own name and in the right form is their right.
"""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING, Any

from studio.depot import object_names
from studio.events.docket import write_entry, write_packet
from studio.events.rings import write_ring
from studio.events.state import ZERO_HASH, RoomState
from tests.simulator.invariants import list_everything

if TYPE_CHECKING:
    from collections.abc import Callable

    from studio.depot.memory import MemoryDepot
    from tests.simulator.devices import Device


class Villain:
    """See the module. ``device`` is theirs; ``others`` are ids of people whose places they write into."""

    def __init__(self, device: Device, depot: MemoryDepot, dice: random.Random, prj: str, room: str) -> None:
        self.device = device
        self.depot = depot
        self.dice = dice
        self.prj, self.room = prj, room
        self.deeds: Counter[str] = Counter()
        self.own_numbers: set[int] = set()

    def does_something(self, others: list[tuple[str, str]]) -> str:
        """One deed; ``others`` are (device, room) of honest members."""
        return self.does(self.dice.choice(self.can_do(others)))

    def does(self, deed: Callable[[], str]) -> str:
        """A deed, counted by its name."""
        name = deed()
        if name:
            self.deeds[name] += 1
        return name

    def can_do(self, others: list[tuple[str, str]]) -> list[Callable[[], str]]:
        """Every deed there is."""
        deeds: list[Callable[[], str]] = [
            self._says_twice,
            self._wrong_prev,
            self._number_of_the_future,
            self._garbage_in_own_inbox,
            self.spoils_upload,
            self._spoilt_body,
            self._unknown_key,
            *[lambda other=other: self._speaks_for(*other) for other in others],  # type: ignore[misc]
            self._entry,
            self._ring,
        ]
        return deeds

    def _state(self) -> RoomState:
        return self.device.settled(self.room)

    def _head(self) -> tuple[int, str]:
        """After what the docket and the own outbox hold."""
        return self.device.view(self.room).heads.get(self.device.device, (-1, ZERO_HASH))

    def _packet(self, head: tuple[int, str], room: str = "", device: str = "", **changes: Any) -> bytes:
        state = self._state()
        fact = {"k": "comment.add", "id": self.dice.randbytes(16).hex(), "text": "villain", "take": 0, "at": 0}
        facts = [
            self.dice.choice([{"k": "offer.decline", "offer": "0" * 32}, {"k": "leave", "reason": "forged"}, fact])
        ]
        keys = self.device.keys()[self.room]
        values: dict[str, Any] = {
            "prj": self.prj,
            "room": room or self.room,
            "head": head,
            "seen": (state.n, state.hash),
            "u": self.dice.randbytes(16).hex(),
            "at_ms": 1,
            "events": facts,
            "key": keys[self.dice.choice(sorted(keys))],
            "signing": self.device.studio.store.signing,
            "device": device or self.device.device,
        }
        return write_packet(**(values | changes))

    def _put(self, n: int, data: bytes, room: str = "", device: str = "") -> None:
        self.depot.put(object_names.packet(self.prj, device or self.device.device, room or self.room, n), data)

    def _says_twice(self) -> str:
        """The same ``u`` under two numbers: rightly signed, and to be counted once."""
        n, prev = self._head()
        u = self.dice.randbytes(16).hex()
        events = [{"k": "extension.ask", "until": 9_000_000_000_000, "reason": "twice"}]
        first = self._packet((n, prev), u=u, events=events)
        from studio.events.envelope import frame_hash

        second = self._packet((n + 1, frame_hash(first)), u=u, events=events)
        self._put(n + 1, first)
        self._put(n + 2, second)
        return "one u under two numbers"

    def speaks_on(self) -> None:
        """After removal: the next packet, in the right form."""
        n, prev = self.device.settled(self.room).heads.get(self.device.device, (-1, ZERO_HASH))
        self._put(n + 1, self._packet((n, prev)))
        self.deeds["packet after removal"] += 1

    def works_on(self) -> str:
        """After leaving, in the right form: signs the terms again, delivers, asks for time."""
        n, prev = self._head()
        hand_off = self._state().hand_off
        if hand_off is None:
            return ""
        take = {"take": hand_off.last_take + 1, "manifest_hash": "a" * 64, "manifest": [], "files": 1, "bytes": 1}
        events = [
            {"k": "offer.accept", "offer": hand_off.offer, "terms_hash": hand_off.terms_hash},
            {"k": "deliver", "stage": hand_off.stage, **take},
            {"k": "extension.ask", "until": 9_000_000_000_000, "reason": "still here"},
        ]
        self._put(n + 1, self._packet((n, prev), events=events))
        return "work after leaving"

    def _wrong_prev(self) -> str:
        n, _ = self._head()
        if n < 0:
            return ""
        self._put(n + 1, self._packet((n, self.dice.randbytes(32).hex())))
        return "packet with a wrong prev"

    def _number_of_the_future(self) -> str:
        n, prev = self._head()
        self._put(n + 5, self._packet((n + 4, self.dice.randbytes(32).hex() if n < 0 else prev)))
        return "packet of a number to come"

    def _garbage_in_own_inbox(self) -> str:
        self._put(self._head()[0] + 1, self.dice.randbytes(200))
        return "garbage in the inbox"

    def _spoilt_body(self) -> str:
        n, prev = self._head()
        self._put(n + 1, self._packet((n, prev), events=[{"k": "deliver", "stage": 7}, "no event"]))
        return "packet with a spoilt body"

    def _unknown_key(self) -> str:
        from studio.events.keys import EpochKey

        n, prev = self._head()
        self._put(n + 1, self._packet((n, prev), key=EpochKey(self.dice.randbytes(32))))
        return "packet under an unknown key"

    def spoils_upload(self) -> str:
        """Other bytes under the names of what they upload."""
        prefix = f"s/{self.prj}/in/b/{self.device.device}/"
        found = [info.name for info in list_everything(self.depot) if info.name.startswith(prefix)]
        if not found:
            return ""
        self.depot.put(self.dice.choice(found), self.dice.randbytes(300))
        return "wrong bytes in a chunk"

    def _speaks_for(self, device: str, room: str) -> str:
        """A packet in somebody else's name and place, signed with the own key."""
        state = self._state()
        head = state.heads.get(device, (-1, ZERO_HASH))
        if self.dice.randrange(2):
            head = (head[0] + 1, self.dice.randbytes(32).hex())
        self._put(head[0] + 1, self._packet(head, room, device), room, device)
        return "packet in another's name"

    def _entry(self) -> str:
        """An entry of the own room, at the next number, signed with a key that may not decide."""
        state = self._state()
        if not state.kind:
            return ""
        data = write_entry(
            state=state,
            at_ms=state.at_ms + 1,
            packets=[],
            decisions=[{"k": "offer.withdraw", "offer": "0" * 32}],
            key=list(self.device.keys()[self.room].values())[-1],
            signing=self.device.studio.store.signing,
            device=self.device.device,
        )
        self.depot.put_new(object_names.entry(self.prj, self.room, state.n + 1), data)
        return "entry by a member"

    def _ring(self) -> str:
        """A ring with a key of their own, for themselves, signed by themselves."""
        from studio.events.keys import EpochKey

        home = self.device.studio.store
        state = self._state()
        data = write_ring(
            home.signing,
            home.box.public,
            prj=self.prj,
            room=self.room,
            n=99,
            to=home.device,
            cert=home.certificate.fields,
            keys=[EpochKey(self.dice.randbytes(32))],
            grant={},
            head=(state.n, state.hash),
        )
        self.depot.put(object_names.ring(self.prj, self.room, home.device), data)
        return "ring by a member"
