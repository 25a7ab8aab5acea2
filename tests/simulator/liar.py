"""A dishonest one among those who only see: says what their role may not, votes on what was not shown, speaks for others.

All of it is rightly signed with their own key and lies where they may write, or where nobody kept them from writing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.simulator.villain import Villain

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from studio.depot.memory import MemoryDepot
    from studio.events.state import RoomState
    from tests.simulator.devices import Device

_FILES = {"manifest_hash": "a" * 64, "manifest": [], "files": 1, "bytes": 1}


class Liar(Villain):
    """See the module. ``room`` is the review room in which they are at the moment."""

    def __init__(self, device: Device, depot: MemoryDepot, dice: random.Random, prj: str) -> None:
        super().__init__(device, depot, dice, prj, "")

    def does_in(self, rooms: list[tuple[str, RoomState]], others: list[tuple[str, str]]) -> str:
        """One deed in one of their rooms."""
        if not rooms:
            return f"{self.device.name} is in no room"
        self.room = self.dice.choice(rooms)[0]
        if self.dice.random() < 0.3:
            return f"{self.device.name} {self.does_something(others)}"
        deeds: list[Callable[[], str]] = [
            self._oversteps,
            self._votes_on_what_was_not_shown,
            self._votes_again,
            lambda: self._speaks_elsewhere(*self.dice.choice(others)),
        ]
        return f"{self.device.name} {self.does(self.dice.choice(deeds))}"

    def _says(self, *events: dict[str, Any], **more: Any) -> None:
        n, prev = self._head()
        self._put(n + 1, self._packet((n, prev), events=list(events), **more))

    def _given(self) -> dict[str, Any]:
        """A take that was shown to them, else one that nobody made."""
        shown = sorted(self._state().table("given").items())
        if not shown:
            return {"stage": "b" * 32, "take": 1, "manifest_hash": "c" * 64}
        given = self.dice.choice(shown)[1]
        return {"stage": given.source, "take": given.take, "manifest_hash": given.manifest_hash}

    def _id(self) -> str:
        return self.dice.randbytes(16).hex()

    def _vote(self, **more: Any) -> dict[str, Any]:
        note = {"id": self._id(), "text": "a lie", "at": 0}
        verdict = self.dice.choice(["approve", "revise"])
        return {"k": "review.vote", **self._given(), "verdict": verdict, "notes": [note], **more}

    def _oversteps(self) -> str:
        """Everything that somebody says in a room, whoever may."""
        given, named = self._given(), {"offer": "0" * 32, "terms_hash": "0" * 64}
        words: list[dict[str, Any]] = [
            {"k": "review.note", **given, "id": self._id(), "text": "a lie", "at": 0},
            self._vote(),
            {"k": "review.show", **given, **_FILES, "take": 77, "title": "a lie", "state": "in_review"},
            {"k": "review.decide", **given, "verdict": "approve", "notes": []},
            {"k": "offer.accept", **named},
            {"k": "deliver", "stage": given["stage"], "take": 1, **_FILES},
            {"k": "comment.add", "id": self._id(), "text": "a lie", "take": 0, "at": 0},
            {"k": "leave", "reason": "a lie"},
            {"k": "audience.set", "room": self.room, "stages": []},
            {"k": "member.remove", "device": self.device.device},
        ]
        self._says(*self.dice.sample(words, 3))
        return "words beyond a role"

    def _votes_on_what_was_not_shown(self) -> str:
        wrong: list[dict[str, Any]] = [{"take": 1000}, {"stage": "d" * 32}, {"manifest_hash": "e" * 64}]
        note = {"k": "review.note", **self._given(), "id": self._id(), "text": "a lie", "at": 0}
        self._says(*(self._vote(**one) for one in wrong), *({**note, **one} for one in wrong[:2]))
        return "vote on what was not shown"

    def _votes_again(self) -> str:
        """The same words under two numbers, and once more with other ones."""
        from studio.events.envelope import frame_hash

        n, prev = self._head()
        vote, u = self._vote(), self._id()
        note = {"k": "review.note", **self._given(), "id": self._id(), "text": "a lie", "at": 0}
        for number, said in enumerate(({"u": u}, {"u": u}, {}), n + 1):
            data = self._packet((number - 1, prev), events=[vote, note], **said)
            self._put(number, data)
            prev = frame_hash(data)
        return "vote said twice"

    def _speaks_elsewhere(self, device: str, room: str) -> str:
        """Their own words in somebody else's room: as they are, and numbered as that room would have them."""
        del device
        n, prev = self._head()
        self._put(n + 1, self._packet((n, prev), events=[self._vote()]), room)
        self._put(0, self._packet((-1, "0" * 64), room, events=[self._vote()]), room)
        return "words in another room"
