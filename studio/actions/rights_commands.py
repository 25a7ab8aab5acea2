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


@dataclass(frozen=True, slots=True)
class GrantRights:
    """Grant rights in work whose terms one has signed, beside these; ``rights`` as ``domain/rights.rights_from`` takes them.

    Result: ``{production, handoff, state, rights}``.
    """

    hand_off: str
    rights: str


@dataclass(frozen=True, slots=True)
class SetDefaultRights:
    """With which rights the offers of a production begin, or of one ``stage`` of it (id); "": as without. One step of undo.

    Result: ``{production, stage, rights}``.
    """

    production: str
    rights: str
    stage: str = ""


RightsCommand = KeepStage | SetSplit | GrantRights | SetDefaultRights
