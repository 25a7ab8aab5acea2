"""What one take changed against an earlier one, as values: where, how much, and in which way."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class ChangeKind(StrEnum):
    """In which way a range differs."""

    LEVEL = "level"
    """The same sound, louder or softer."""
    DIFFERENT = "different"
    """Other sound in the same place."""
    ADDED = "added"
    """Silence before, sound now."""
    REMOVED = "removed"
    """Sound before, silence now (or the take ends earlier)."""
    MOVED = "moved"
    """The same sound, earlier or later than the rest."""


@dataclass(frozen=True, slots=True)
class ChangedRange:
    """Seconds of the newer take. ``difference_db`` is what remains when the two are subtracted, against the sound there
    (0 and above: nothing in common), ``level_db`` how much louder it is now than the rest of the take, ``shift_s`` how
    much later than the rest it runs.
    """

    start_s: float
    end_s: float
    kind: ChangeKind
    difference_db: float
    level_db: float = 0.0
    shift_s: float = 0.0


@dataclass(frozen=True, slots=True)
class TakeChanges:
    """``offset_s``: how much later the newer take runs; ``level_db``: how much louder it is. ``is_aligned`` is False where
    the two share no waveform, as when it was played anew; then they were compared in place and ``ranges`` is one.
    """

    offset_s: float
    level_db: float
    is_aligned: bool
    is_inverted: bool
    duration_s: float
    ranges: tuple[ChangedRange, ...]

    @property
    def changed_s(self) -> float:
        """How much of the newer take is changed, in seconds."""
        return sum(min(part.end_s, self.duration_s) - min(part.start_s, self.duration_s) for part in self.ranges)

    def as_json(self) -> dict[str, Any]:
        """For the command line."""
        return {**asdict(self), "changed_s": round(self.changed_s, 3)}
