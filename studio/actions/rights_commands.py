"""Who owns which share, and that a take stands as it is, as values."""

from __future__ import annotations

from dataclasses import dataclass

from studio.domain.splits import SplitSheet


@dataclass(frozen=True, slots=True)
class KeepStage:
    """Let the approved take of a stage stand although an input of it has changed. Result: ``{production, stage, take}``."""

    stage: str


@dataclass(frozen=True, slots=True)
class SetSplit:
    """The split sheet of a production, as a whole; one without shares and numbers takes it away. ``undo`` takes it back.

    Result: ``{production, sheet}``.
    """

    production: str
    sheet: SplitSheet


RightsCommand = KeepStage | SetSplit
