"""The people of a life with kills: what they run, what they wait for, and the count of it all."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from studio import crash_points
from studio.app.cli import main as segue
from studio.app.studio import Studio, open_studio
from tests.robots.forked import Forked

FILES = ("copy_file.", "file.", "export.")
"""Crash points about files that a person sees."""


@dataclass(slots=True)
class Tally:
    """What was done over all lives."""

    commands: int = 0
    kills: Counter[str] = field(default_factory=Counter)
    came_too_late: int = 0
    refusals: Counter[str] = field(default_factory=Counter)
    seconds: dict[str, float] = field(default_factory=dict)
    """How long a command takes that is not killed: running mean."""
    wrong: list[str] = field(default_factory=list)
    litter: int = 0
    lives: int = 0
    points: dict[str, Counter[str]] = field(default_factory=dict)
    """Crash points that a command comes by, and how often at most."""
    aimed: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How often a command was aimed at to end at a crash point."""

    def took(self, verb: str, seconds: float) -> None:
        """Note how long a command took."""
        before = self.seconds.get(verb, seconds)
        self.seconds[verb] = before + 0.3 * (seconds - before)

    def came_by(self, verb: str, labels: list[str]) -> None:
        """Note the crash points that a command came by."""
        self.points[verb] = self.points.get(verb, Counter()) | Counter(labels)

    def aim(self, verb: str, dice: random.Random) -> str:
        """Where to end the next command of this kind: one of the points tried least, those about files of people first;
        empty while none is known.
        """
        known = self.points.get(verb)
        if not known:
            return ""
        first = min(known, key=lambda label: (self.aimed[verb, label], not label.startswith(FILES), dice.random()))
        self.aimed[verb, first] += 1
        nth = 1 if self.aimed[verb, first] == 1 else dice.randint(1, known[first])
        return f"{first}:{nth}"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the shared files lie: an address, and what ``segue new`` and ``open`` need to be told of it."""

    url: str
    new: tuple[str, ...] = ()
    login: tuple[str, ...] = ()

    @property
    def opening(self) -> tuple[str, ...]:
        """Options of ``open``."""
        return () if self.url.startswith("s3://") else ("--depot", self.url)


def points_of(out: Path) -> Path:
    """Where a command writes down the crash points that it comes by."""
    return out.with_name(f"{out.name}.points")


class Somebody:
    """A person at a command line."""

    def __init__(self, folder: Path, tally: Tally, name: str) -> None:
        self.folder, self.tally, self.name = folder, tally, name
        self.home = folder / name
        self.pass_line = ""
        self.number = 0

    def runs(self, *words: str, at: str = "") -> Forked:
        """Begin a command, to end at a crash point."""
        self.number += 1
        self.tally.commands += 1
        argv = ["--json", "--home", str(self.home), *words]
        out = self.folder / f"out {self.name} {self.number % 4}"
        log = points_of(out)
        log.unlink(missing_ok=True)

        def live() -> int:
            crash_points.arm(at, str(log))
            return segue(argv)

        return Forked(live, out)

    def open(self) -> Studio:
        """The home, to look at; to be closed before anything is forked."""
        return open_studio(self.home)


@dataclass(frozen=True, slots=True)
class Step:
    """What somebody tries until it is so; without words it comes about by synchronising."""

    who: Somebody
    words: tuple[str, ...]
    is_so: Callable[[Studio], bool]
    heard: Callable[[dict[str, Any]], None] = lambda _answer: None
    aimed: list[str] = field(default_factory=list)
    """Where its first try was ended."""


@dataclass(slots=True)
class Running:
    """A command under way, and after how many seconds it is killed (None: it lives, or ends ``at`` a crash point)."""

    verb: str
    who: Somebody
    process: Forked
    step: Step | None = None
    dies_at_s: float | None = None
    at: str = ""


class Look:
    """Homes opened to look at, each once, all closed at the end."""

    def __init__(self) -> None:
        self._open: dict[str, Studio] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_problem: object) -> None:
        for studio in self._open.values():
            studio.close()

    def is_done(self, step: Step) -> bool:
        """Whether it is so."""
        name = step.who.name
        if not (step.who.home / "segue.db").exists():
            return False
        if name not in self._open:
            self._open[name] = step.who.open()
        return step.is_so(self._open[name])
