"""A mix while it is being made: lanes that change while they are heard. Values, and the board that hands them over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from studio.domain.recipe import LaneSetting


@dataclass(frozen=True, slots=True)
class HeardLane:
    """A lane of the preview: its file, how it is set, and whether it is silent (muted, or others are soloed)."""

    path: str
    setting: LaneSetting = field(default_factory=LaneSetting)
    is_silent: bool = False


class MixBoard:
    """What the preview plays, changed by the screen while a thread reads: ``lanes`` is replaced as a whole.

    ``peaks`` are those of the last block that was read: one level (0..1 and above) a side for each lane, an array of
    (lanes, 2), or None; before pan and mute of the master there is nothing, so they show what a lane adds to the mix.
    """

    def __init__(self, lanes: Sequence[HeardLane], sample_rate_hz: int) -> None:
        self.lanes: tuple[HeardLane, ...] = tuple(lanes)
        self.sample_rate_hz = sample_rate_hz
        self.peaks: Any = None

    def set(self, lanes: Sequence[HeardLane]) -> None:
        """Other settings of the same files, from the next block on."""
        self.lanes = tuple(lanes)


def silent_lanes(muted: Sequence[bool], soloed: Sequence[bool]) -> list[bool]:
    """Which lanes are not heard: the muted ones, and where some are soloed all others."""
    has_solo = any(soloed)
    return [is_muted or (has_solo and not is_soloed) for is_muted, is_soloed in zip(muted, soloed, strict=True)]
