"""The mixer's lanes while they are edited: what is drafted before it is said, groups, and what is to be said. No Qt."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from typing import Any

from studio.actions.recipe_commands import LaneChange
from studio.domain.mixing import HeardLane, silent_lanes
from studio.domain.recipe import GAIN_LIMIT_MDB, SILENT_MDB, LaneKey, LaneSetting
from studio.queries.rows import LaneRow

PARTS = tuple(part.name for part in fields(LaneSetting) if part.name not in ("position", "is_muted", "is_soloed"))
"""What is told of a lane. A solo is told to nobody: it is this window's, like the volume."""
TOP_MDB = 12_000
"""The fader ends here; more is typed."""
FLOOR_MDB = -60_000
"""Below this the fader is silent."""
_SHARED = frozenset({"gain_mdb", "start_frame", "is_muted", "is_soloed"})
"""What the lanes of a group do together."""
_FADE_MAX_MS = 600_000
_FRAME_MAX = 1 << 40
_TAPER = ((0.0, FLOOR_MDB), (0.25, -24_000), (0.75, 0), (1.0, TOP_MDB))


def setting_of(row: LaneRow) -> LaneSetting:
    """How a lane is set, without its place among the lanes."""
    return LaneSetting(
        gain_mdb=row.gain_mdb,
        pan_milli=row.pan_milli,
        fade_in_ms=row.fade_in_ms,
        fade_out_ms=row.fade_out_ms,
        start_frame=row.start_frame,
        group=row.group,
        take=row.chosen_take,
        is_soloed=row.is_soloed,
    )


def share_of(gain_mdb: int) -> float:
    """Where a fader stands, 0 (silent) to 1: unity at three quarters, half of the way for the 24 dB below it."""
    if gain_mdb <= FLOOR_MDB:
        return 0.0
    for (left, low), (right, high) in itertools.pairwise(_TAPER):
        if gain_mdb <= high:
            return left + (right - left) * (gain_mdb - low) / (high - low)
    return 1.0


def gain_at(share: float) -> int:
    """The level of a fader's place, in tenths of a dB."""
    if share <= 0:
        return SILENT_MDB
    for (left, low), (right, high) in itertools.pairwise(_TAPER):
        if share <= right:
            return round((low + (high - low) * (share - left) / (right - left)) / 100) * 100
    return TOP_MDB


class MixModel:
    """``settings`` and ``muted`` are as they are heard now: those of the rows, with what is drafted over them."""

    def __init__(self) -> None:
        self.rows: tuple[LaneRow, ...] = ()
        self.settings: list[LaneSetting] = []
        self.muted: list[bool] = []
        self._before: tuple[list[LaneSetting], list[bool]] | None = None
        self._soloed: dict[str, bool] = {}
        """Which lanes were soloed here, and which no longer are, by the ids of their rows."""

    def show(self, rows: Sequence[LaneRow]) -> None:
        """Other rows: what was drafted is over."""
        self.rows = tuple(rows)
        self.settings = [replace(setting_of(row), is_soloed=self._soloed.get(row.id, row.is_soloed)) for row in rows]
        self.muted = [row.is_muted for row in rows]
        self._before = None

    @property
    def is_held(self) -> bool:
        """Whether something is being dragged."""
        return self._before is not None

    def hold(self) -> None:
        """A gesture begins: what is drafted until ``changes`` is measured from here."""
        if self._before is None:
            self._before = list(self.settings), list(self.muted)

    def let_go(self) -> None:
        """The gesture is over and stays; ``changes`` says what it was."""
        self._before = None

    def give_up(self) -> None:
        """The gesture is over and nothing happened."""
        if self._before is not None:
            self.settings, self.muted = self._before
            self._before = None

    def members(self, place: int) -> list[int]:
        """The lanes that move with one, itself first."""
        group = self.settings[place].group
        return [place, *(n for n, one in enumerate(self.settings) if group and one.group == group and n != place)]

    def draft(self, place: int, part: str, value: Any) -> None:
        """Set a part of a lane, and what its group does together: levels and places by as much, mute and solo alike."""
        settings = self._before[0] if self._before is not None else list(self.settings)
        if part == "is_muted":
            for one in self.members(place):
                self.muted[one] = value
            return
        if part == "is_soloed":
            self._solo(self.members(place), is_soloed=value)
            return
        before = getattr(settings[place], part)
        for one in self.members(place) if part in _SHARED else [place]:
            new = value
            if one != place and part in ("gain_mdb", "start_frame"):
                new = getattr(settings[one], part) + value - before
                if part == "gain_mdb" and value <= SILENT_MDB:
                    new = SILENT_MDB
            self.settings[one] = replace(self.settings[one], **{part: _held(part, new)})

    def solo_alone(self, place: int) -> None:
        """Of all lanes only this one and its group are soloed."""
        mine = self.members(place)
        self._solo([one for one in range(len(self.rows)) if one not in mine], is_soloed=False)
        self._solo(mine, is_soloed=True)

    def _solo(self, places: Sequence[int], *, is_soloed: bool) -> None:
        for one in places:
            self._soloed[self.rows[one].id] = is_soloed
            self.settings[one] = replace(self.settings[one], is_soloed=is_soloed)

    def changes(self) -> tuple[LaneChange, ...]:
        """What is to be said so that the lanes are as they are shown; empty where they are."""
        found: dict[LaneKey, dict[str, Any]] = {}
        for row, setting in zip(self.rows, self.settings, strict=True):
            known = setting_of(row)
            told = {part: getattr(setting, part) for part in PARTS if getattr(setting, part) != getattr(known, part)}
            if told:
                found[row.stage_id, row.output, row.file] = told
        for key, is_muted in self._mutes():
            found.setdefault(key, {})["is_muted"] = is_muted
        return tuple(LaneChange(stage, output, told, file) for (stage, output, file), told in found.items())

    def _mutes(self) -> Iterator[tuple[LaneKey, bool]]:
        """What is to be said of mutes: of a whole output where all its files are alike, so that its next take is too."""
        outputs: dict[tuple[str, str], list[int]] = {}
        for place, row in enumerate(self.rows):
            outputs.setdefault((row.stage_id, row.output), []).append(place)
        for (stage, output), places in outputs.items():
            changed = [place for place in places if self.muted[place] != self.rows[place].is_muted]
            if changed and len({self.muted[place] for place in places}) == 1:
                yield (stage, output, ""), self.muted[changed[0]]
            else:
                yield from (((stage, output, self.rows[place].file), self.muted[place]) for place in changed)

    def move(self, place: int, to: int) -> tuple[LaneChange, ...]:
        """A lane stands at another place; what is to be said of that. Lanes that come later stand after these."""
        order = list(range(len(self.rows)))
        order.insert(to, order.pop(place))
        self.rows = tuple(self.rows[one] for one in order)
        self.settings = [self.settings[one] for one in order]
        self.muted = [self.muted[one] for one in order]
        return tuple(
            LaneChange(row.stage_id, row.output, {"position": n - len(order)}, row.file)
            for n, row in enumerate(self.rows)
        )

    @property
    def groups(self) -> list[str]:
        """The names of the groups that there are."""
        return sorted({one.group for one in self.settings if one.group})

    @property
    def silent(self) -> list[bool]:
        """Which lanes are not heard now."""
        return silent_lanes(self.muted, [one.is_soloed for one in self.settings])

    def heard(self) -> list[HeardLane]:
        """The lanes for the preview; those without a file here are left out."""
        lanes = zip(self.rows, self.settings, self.silent, strict=True)
        return [HeardLane(row.path, setting, is_silent) for row, setting, is_silent in lanes if row.path]


def _held(part: str, value: Any) -> Any:
    """A value within what a lane can be."""
    limits = {
        "gain_mdb": (SILENT_MDB, GAIN_LIMIT_MDB),
        "pan_milli": (-1000, 1000),
        "fade_in_ms": (0, _FADE_MAX_MS),
        "fade_out_ms": (0, _FADE_MAX_MS),
        "start_frame": (0, _FRAME_MAX),
    }
    if part not in limits:
        return value
    low, high = limits[part]
    return min(max(low, int(value)), high)
