"""What somebody can learn from their own work: counted from signed facts, shown to themselves alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median_low


@dataclass(frozen=True, slots=True)
class Learned:
    """One side of somebody's work: done for others, or given to others.

    ``rounds`` of changes: ``brief_rounds`` because something else was wanted, ``craft_rounds`` by how it was done, the rest
    with no reason given. ``work_ms`` are the times from all inputs being there until the first take, ``answer_ms`` those from
    a take until the answer to it, both as the middle one of all, 0 where there is none.
    """

    gigs: int = 0
    on_time: int = 0
    at_once: int = 0
    rounds: int = 0
    brief_rounds: int = 0
    craft_rounds: int = 0
    silent: int = 0
    work_ms: int = 0
    answer_ms: int = 0

    def percent(self, part: int, of: int) -> int:
        """A share as whole per cent, half up; 0 of nothing."""
        return (200 * part + of) // (2 * of) if of else 0

    @property
    def brief_percent(self) -> int:
        """How many of a hundred rounds changed what was wanted."""
        return self.percent(self.brief_rounds, self.rounds)

    @property
    def on_time_percent(self) -> int:
        """How many of a hundred approved gigs came in time."""
        return self.percent(self.on_time, self.gigs)


@dataclass(frozen=True, slots=True)
class FeedbackGot:
    """What somebody wrote after a hand-off was paid. ``person`` is who wrote it, ``at_ms`` when it was opened."""

    person: str
    stage: str
    production: str
    text: str
    at_ms: int


@dataclass(frozen=True, slots=True)
class LearningReport:
    """What one did for others, and what others did for one; ``feedback`` is what was written to one, the latest first."""

    made: Learned
    given: Learned
    feedback: tuple[FeedbackGot, ...] = ()


def middle(times_ms: Iterable[int]) -> int:
    """The middle of some lengths of time, the lower one of two; 0 without any."""
    found = [one for one in times_ms if one > 0]
    return median_low(found) if found else 0
