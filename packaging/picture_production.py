"""A production in the middle of its life, for pictures: the demo's chain and sound, played over a week and a half.

Everybody has a real home; only the clock is ours, so that the plan shows days and not the seconds in which a script
plays it.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studio.app.studio import Studio

MONDAY = dt.datetime(2026, 11, 9, tzinfo=dt.UTC)
NOW_MS = round((MONDAY + dt.timedelta(days=9, hours=14, minutes=20)).timestamp() * 1000)
FLAT_NOTE = (11.0, "The long C in bar 5 is a little flat; the rest is lovely.", 13.5)
LATE_NOTE = (24.8, "This answer comes a bar early; leave bar 9 to the voice.", 27.0)


class Clock:
    """One clock for everybody; it only stands still or is set forward."""

    def __init__(self) -> None:
        self.now_ms = 0

    def set(self, day: int, hour: float) -> None:
        """To an hour of a working day, counted from the first Monday."""
        moment = MONDAY + dt.timedelta(days=day, hours=hour)
        self.now_ms = round(moment.timestamp() * 1000)

    def __call__(self) -> int:
        self.now_ms += 1
        return self.now_ms


@dataclass(frozen=True, slots=True)
class Homes:
    """Where the people of the pictures live."""

    owner: Path
    singer: Path


def play(folder: Path) -> Homes:
    """Play it in a folder that is empty."""
    os.environ["SEGUE_SCRYPT_N"] = "1024"
    story = _Story(folder)
    try:
        story.tell()
    finally:
        for studio in story.studios.values():
            studio.close()
    return Homes(folder / "Mira", folder / "Ana")


class _Story:
    def __init__(self, folder: Path) -> None:
        from studio import assets_dir
        from studio.app.studio import open_studio

        self.sound = assets_dir() / "demo"
        self.depot = folder / "shared"
        self.clock = Clock()
        self._open: Callable[[str], Studio] = lambda name: open_studio(folder / name, clock=self.clock)
        self.studios: dict[str, Studio] = {}
        self.rooms: dict[str, str] = {}

    def tell(self) -> None:
        from studio.actions import commands as c

        self.clock.set(0, 10)
        mira = self._person("Mira")
        mira.init("Mira", "a passphrase")
        mira.run(c.StartProduction("Late Train", "demo", str(self.depot), zone="UTC"))
        self.clock.set(0, 14)
        mira.run(c.Deliver("guide", (str(self.sound / "guide.flac"),)))
        for day, hour, stage, name in (
            (0, 15, "drums", "Kofi"), (0, 15.2, "bass", "Inês"), (0, 15.4, "chords", "Yuki"), (1, 10, "lead", "Tomás"),
            (3, 11, "voice", "Ana"),
        ):  # fmt: skip
            self._engages(day, hour, stage, name)
        self._takes(2, 15, "drums", "drums.flac", approved=(3, 10))
        self._takes(3, 16, "bass", "bass.flac", approved=(4, 11))
        self._takes(3, 16.5, "chords", "chords.flac", approved=(4, 11.5))
        self._takes(4, 9.5, "lead", "lead.flac", notes=(LATE_NOTE,))
        self._takes(8, 10, "voice", "takes/voice-flat-note.flac", notes=(FLAT_NOTE,))
        self._takes(9, 11, "voice", "voice.flac")
        self.clock.set(9, 12)
        mira.run(c.OfferStage("backing", "Leila"))
        self._sync()

    def _person(self, name: str) -> Studio:
        self.studios[name] = self._open(name)
        return self.studios[name]

    def _sync(self) -> None:
        for _ in range(2):
            for studio in self.studios.values():
                studio.synchroniser.once()

    def _engages(self, day: int, hour: float, stage: str, name: str) -> None:
        from studio.actions import commands as c

        self.clock.set(day, hour)
        offer = self.studios["Mira"].run(c.OfferStage(stage, name))
        self._sync()
        player = self._person(name)
        player.run(c.OpenPass(offer["pass"], name=name, depot_dir=str(self.depot)))
        self._sync()
        self.rooms[stage] = offer["handoff"]
        self.clock.set(day, hour + 1)
        player.run(c.AcceptOffer(offer["handoff"]))
        self._sync()

    def _takes(
        self,
        day: int,
        hour: float,
        stage: str,
        file: str,
        *,
        approved: tuple[int, float] | None = None,
        notes: tuple[tuple[float, str, float], ...] = (),
    ) -> None:
        from studio.actions import commands as c

        room = self.rooms[stage]
        self.clock.set(day, hour)
        player = self.studios[
            {"drums": "Kofi", "bass": "Inês", "chords": "Yuki", "lead": "Tomás", "voice": "Ana"}[stage]
        ]
        player.run(c.Deliver(room, (str(self.sound / file),)))
        self._sync()
        if approved is not None:
            self.clock.set(*approved)
            self.studios["Mira"].run(c.ReviewTake(room, "approve"))
        elif notes:
            self.clock.set(day, hour + 4)
            self.studios["Mira"].run(c.ReviewTake(room, "revise", tuple(c.NoteText(*note) for note in notes)))
        self._sync()
