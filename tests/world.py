"""A world for stories: an owner and collaborators, each with a home of their own, one depot, one clock, faults.

So that a story reads as one: ``owner.hands_off(stage, to=ana); world.syncs(); ana.delivers(stage, take)``.
"""

from __future__ import annotations

import hashlib
import wave
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from studio.actions import commands as c
from studio.app.rounds import RoundResult
from studio.app.studio import Studio, open_studio
from studio.depot.depot import Depot
from studio.depot.faulty import FaultyDepot
from studio.domain.errors import OfflineError, SegueError
from studio.domain.hand_off import HandOff
from studio.events.state import RoomState
from studio.store.projection import history_rows
from tests.servers import S3Server

START_MS = 1_796_029_200_000  # Monday 30 November 2026, 09:00 UTC
HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS

WORDS_CHAIN = """
title: A song of words
currency: USD
budget: 290
ports: {idea: text.plain, words: text.lyrics, tune: text.plain, sheet: text.plain}
stages:
- {id: idea, track: Direction, title: Idea, role: Owner, days: 1, price: 0, deps: [], out: [idea], brief: canary-idea}
- {id: words, track: Writing, title: Words, role: Lyricist, days: 2, price: 60, revisions: 1, deps: [idea], in: [idea], out: [words], brief: canary-words}
- {id: tune, track: Writing, title: Tune, role: Composer, days: 2, price: 80, revisions: 2, deps: [words], in: [words], out: [tune], brief: canary-tune}
- {id: sheet, track: Delivery, title: Sheet, role: Owner, days: 1, price: 0, deps: [tune], in: [tune, words], out: [sheet]}
"""


class Clock:
    """One clock for everybody."""

    def __init__(self, now_ms: int = START_MS) -> None:
        self.now_ms = now_ms

    def __call__(self) -> int:
        self.now_ms += 1
        return self.now_ms

    def passes(self, *, hours: float = 0, days: float = 0) -> None:
        """Let time go by."""
        self.now_ms += round(hours * HOUR_MS + days * DAY_MS)


class Person:
    """Somebody with a home, and the words of a story."""

    def __init__(self, world: World, name: str) -> None:
        self.world = world
        self.name = name
        self.home_folder = world.folder / "homes" / name
        self.files = world.folder / "files" / name
        self.files.mkdir(parents=True)
        self.depot_wrapper: Callable[[Depot], Depot] | None = None
        self.faulty: FaultyDepot | None = None
        self.studio = self._open()

    def _open(self) -> Studio:
        return open_studio(self.home_folder, clock=self.world.clock, wrap_depot=self._wrap)

    def _wrap(self, depot: Depot) -> Depot:
        return self.depot_wrapper(depot) if self.depot_wrapper else depot

    def opens_home_again(self) -> None:
        """Open the home after something was done to its folder."""
        self.studio = self._open()

    def restarts(self) -> None:
        """Close and open the home again: what is not on the disk is gone."""
        self.studio.close()
        self.studio = self._open()

    # --- files -------------------------------------------------------------------------------------------------

    def writes(self, name: str, text: str) -> Path:
        """A text file of this person's."""
        path = self.files / name
        path.write_text(text)
        return path

    def records(self, name: str, seconds: float = 1.0, *, seed: str = "", rate: int = 48000) -> Path:
        """A 24-bit mono WAV with a quiet, reproducible noise."""
        path = self.files / name
        frames = round(seconds * rate)
        noise = b"".join(
            hashlib.shake_128(f"{self.name} {name} {seed} {block}".encode()).digest(48000)
            for block in range(frames * 3 // 48000 + 1)
        )[: frames * 3]
        quiet = bytearray(noise)
        quiet[2::3] = bytes((value & 31) if (value & 32) else 255 - (value & 31) for value in noise[2::3])
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(3)
            file.setframerate(rate)
            file.writeframes(bytes(quiet))
        return path

    # --- verbs -------------------------------------------------------------------------------------------------

    def does(self, command: Any) -> dict[str, Any]:
        """Carry out a command."""
        return self.studio.run(command)

    def begins(self) -> Person:
        """Give one's name."""
        self.studio.init(self.name, "a passphrase")
        return self

    def starts(self, title: str = "Late Train", chain: str = "") -> str:
        """Start a production on the world's depot; its id."""
        chain_path = self.writes("chain.yaml", chain or WORDS_CHAIN)
        server = self.world.server
        endpoint = server.endpoint_url if server else ""
        if server:
            self.does(c.LoginDepot(self.world.depot_url, server.owner.key_id, server.owner.secret, endpoint))
        start = c.StartProduction(
            title, str(chain_path), self.world.depot_url, endpoint, zone="UTC", access=self.world.access
        )
        result = self.does(start)
        self.world.production = result["production"]
        return str(result["production"])

    def hands_off(self, stage: str, to: Person, **terms: Any) -> str:
        """Offer a stage and have it opened on the other side; the hand-off's id."""
        offer = self.does(c.OfferStage(stage, to.name, **terms))
        self.syncs()
        to.opens(offer["pass"])
        self.syncs()
        to.syncs()
        return str(offer["handoff"])

    def opens(self, pass_text: str) -> dict[str, Any]:
        """Open an invitation."""
        folder = "" if self.world.server else self.world.depot_url
        return self.does(c.OpenPass(pass_text, name=self.name, depot_dir=folder))

    def accepts(self, hand_off: str) -> dict[str, Any]:
        """Sign the terms."""
        return self.does(c.AcceptOffer(hand_off))

    def delivers(self, subject: str, *files: Path | str) -> dict[str, Any]:
        """Hand in a take."""
        return self.does(c.Deliver(subject, tuple(str(file) for file in files)))

    def approves(self, hand_off: str) -> dict[str, Any]:
        """Approve the latest take."""
        return self.does(c.ReviewTake(hand_off, "approve"))

    def asks_for_changes(self, hand_off: str, note: str) -> dict[str, Any]:
        """Ask for changes with a note at 1.5 s."""
        return self.does(c.ReviewTake(hand_off, "revise", (c.NoteText(1.5, note),)))

    def syncs(self) -> RoundResult:
        """One synchronisation."""
        return self.studio.synchroniser.once()

    def tries_to_sync(self) -> SegueError | None:
        """One synchronisation that may fail; the error if it did."""
        try:
            self.syncs()
        except SegueError as error:
            return error
        return None

    # --- looking -----------------------------------------------------------------------------------------------

    def view(self, room: str) -> RoomState:
        """A room as this person sees it."""
        with self.studio.store.read() as connection:
            return self.studio.store.rooms.view(connection, room, self.world.clock())

    def settled(self, room: str) -> RoomState:
        """A room as the docket settles it for this person."""
        with self.studio.store.read() as connection:
            return self.studio.store.rooms.folded(connection, room)

    def hand_off(self, room: str) -> HandOff:
        """The hand-off of a room as this person sees it."""
        found = self.view(room).hand_off
        assert found is not None
        return found

    def state(self, room: str) -> str:
        """Its state."""
        return self.hand_off(room).state

    def history(self, room: str) -> list[tuple[str, str]]:
        """(kind, why overruled) of a room's history."""
        with self.studio.store.read() as connection:
            return [(line.kind, line.overruled) for line in history_rows(connection, room)]

    def folder_of(self, room: str) -> Path:
        """The folder of a hand-off's stage."""
        from studio.store.productions import folder_of_room

        with self.studio.store.read() as connection:
            found = folder_of_room(self.studio.store, connection, self.world.production, room)
        assert found is not None
        return found

    def received(self, room: str) -> dict[str, str]:
        """Text of every file among the inputs, by relative name."""
        inputs = self.folder_of(room) / "inputs"
        return {str(p.relative_to(inputs)): p.read_text() for p in sorted(inputs.rglob("*")) if p.is_file()}


class World:
    """One depot, one clock, people."""

    def __init__(self, folder: Path, depot_url: str = "", server: S3Server | None = None, access: str = "") -> None:
        self.folder = folder
        self.server = server
        self.access = access
        self.clock = Clock()
        self.depot_url = depot_url or str(folder / "depot")
        self.people: list[Person] = []
        self.production = ""

    def person(self, name: str) -> Person:
        """Somebody new, without an identity yet."""
        person = Person(self, name)
        self.people.append(person)
        return person

    def owner(self, name: str = "Mira") -> Person:
        """Somebody new who has given a name."""
        return self.person(name).begins()

    def syncs(self, rounds: int = 3) -> None:
        """Everybody synchronises in turn so many times; over a server, which is slow, only until nobody has news."""
        for _ in range(rounds):
            has_news = [self._hears_news(person) for person in self.people]
            if self.server and not any(has_news):
                return

    def _hears_news(self, person: Person) -> bool:
        """One synchronisation of somebody who has a name; whether anything moved, or could not."""
        if not person.studio.has_identity:
            return False
        try:
            result = person.syncs()
        except OfflineError:
            return True
        return result.did_something or bool(result.problems or result.waiting)

    def all_agree(self, room: str) -> bool:
        """Whether everybody who knows a room has the same docket and the same settled state."""
        seen = {(s.n, s.hash, repr(sorted(s.table("take").items())), repr(s.hand_off)) for s in self._states(room)}
        return len(seen) == 1

    def _states(self, room: str) -> Iterable[RoomState]:
        for person in self.people:
            with suppress(SegueError):
                yield person.settled(room)

    def depot_bytes(self) -> bytes:
        """Everything that lies in the depot, names included."""
        root = Path(self.depot_url)
        found = [path for path in sorted(root.rglob("*")) if path.is_file()]
        return b"\n".join(str(path.relative_to(root)).encode() + b"\n" + path.read_bytes() for path in found)

    def close(self) -> None:
        """Close every home."""
        for person in self.people:
            person.studio.close()
