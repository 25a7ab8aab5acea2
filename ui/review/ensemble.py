"""A take alone or in the mix so far: which lanes are heard, which of them are muted or soloed, and the board that is read.

The lanes beside a take are those of the mix, set as the mix sets them; where there are none, what was given to the stage.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from studio.domain.mixing import HeardLane, MixBoard, silent_lanes
from studio.domain.recipe import LaneSetting
from studio.queries.rows import AssembleRows, LaneRow, StageDetail
from ui.commands import Command
from ui.context import Context
from ui.review.hearing import Hearing
from ui.review.model import distinct_names, is_audible
from ui.review.player import RING_SAMPLE_RATE_HZ, Source, shared_player
from ui.review.transport import Transport
from ui.review.wave_view import WaveLane, WaveView
from ui.widgets.buttons import Segments
from ui.widgets.tips import tip
from ui.words import tr

_ALONE, _IN_MIX = "alone", "mix"


class Part(NamedTuple):
    """One lane. ``setting`` counts frames at the player's rate, ``key`` is what mute and solo are remembered by."""

    key: str
    name: str
    detail: str
    path: str
    setting: LaneSetting
    is_own: bool = True
    is_off: bool = False

    @property
    def start_s(self) -> float:
        """Where it begins."""
        return self.setting.start_frame / RING_SAMPLE_RATE_HZ


class OwnFile(NamedTuple):
    """A file of the take that is shown: its output, its name in the take, and how its lane is called."""

    output: str
    file: str
    path: str
    name: str
    detail: str


class Ensemble(QObject):
    """Knows the lanes and tells the player. ``wanted`` when the take is to be shown anew, alone or in the mix."""

    wanted = Signal()

    def __init__(self, context: Context, hearing: Hearing, wave: WaveView, transport: Transport) -> None:
        super().__init__(transport)
        self._context, self._hearing, self._wave = context, hearing, wave
        self._player = shared_player(context)
        self._rows: AssembleRows | None = None
        self._parts: tuple[Part, ...] = ()
        self._board: MixBoard | None = None
        self._key = self._stage = ""
        self._told_off: dict[str, bool] = {}
        self._soloed: set[str] = set()
        self._trim = 1.0
        self.is_in_mix = False
        self.switch = Segments(
            context.theme, [(_ALONE, tr("Take alone")), (_IN_MIX, tr("In the mix"))], tr("What is heard")
        )
        self.switch.chosen.connect(lambda key: self.set_in_mix(key == _IN_MIX))
        self.switch.hide()
        transport.add_choice(self.switch)
        commands = (
            ("listen.in_mix", tr("Hear the take alone or in the mix"), self._toggle_in_mix, "Alt+C", "stack-2"),
            ("listen.mute", tr("Mute the chosen lane"), self._mute_chosen, "Alt+M", ""),
            ("listen.solo", tr("Solo the chosen lane"), self._solo_chosen, "Alt+S", ""),
        )
        for name, words, run, keys, icon in commands:
            context.commands.add(Command(name, words, run, keys, icon, "listen"))
        for key in (_ALONE, _IN_MIX):
            self.switch.button(key).setToolTip(tip(context.commands.named("listen.in_mix").tooltip))
        wave.mute_wanted.connect(self.toggle_mute)
        wave.solo_wanted.connect(self.toggle_solo)

    # --- what there is ---

    def show_rows(self, rows: AssembleRows | None) -> None:
        """The mix as it stands. With None nothing is known of it, and what was muted is forgotten."""
        self._rows = rows
        if rows is None:
            self._told_off.clear()
            self._soloed.clear()

    @property
    def parts(self) -> tuple[Part, ...]:
        """The lanes that are shown: those of the take first."""
        return self._parts

    @property
    def board(self) -> MixBoard | None:
        """What plays; None where one file is heard alone."""
        return self._board

    def take_parts(self, detail: StageDetail, own: Sequence[OwnFile]) -> list[Part]:
        """The lanes of a take, and those beside it where it is heard in the mix. Shows the switch where there is a choice."""
        beside = self._beside(detail)
        self.switch.setVisible(bool(beside))
        self.switch.show_chosen(_IN_MIX if self.is_in_mix else _ALONE)
        is_given = bool(beside) and beside[0].key.startswith("given/")
        self._wave.section_words = (
            tr("What was given to this stage") if is_given else tr("Approved so far, as the mix has it")
        )
        in_mix = self.is_in_mix and bool(beside)
        settings = self._own_settings(detail.stage.id) if in_mix else {}
        parts = [
            Part(
                f"{detail.stage.id}/{place}", file.name, file.detail, file.path,
                settings.get((file.output, file.file)) or settings.get((file.output, "")) or LaneSetting(),
            )
            for place, file in enumerate(own)
        ]  # fmt: skip
        return parts + beside if in_mix else parts

    def mix_parts(self, rows: AssembleRows) -> list[Part]:
        """The lanes of the mix, no take among them."""
        self.switch.hide()
        return [_of_row(row, rows.sample_rate_hz, is_own=True) for row in rows.lanes if row.path]

    def _own_settings(self, stage_id: str) -> dict[tuple[str, str], LaneSetting]:
        """How the mix sets the stage's lanes, by output and file; by output alone where it has one file."""
        rows = self._rows
        found: dict[tuple[str, str], LaneSetting] = {}
        for row in rows.lanes if rows is not None else ():
            if rows is not None and row.stage_id == stage_id:
                setting = _setting_of(row, rows.sample_rate_hz)
                found[row.output, row.name] = setting
                found[row.output, ""] = LaneSetting() if (row.output, "") in found else setting
        return found

    def _beside(self, detail: StageDetail) -> list[Part]:
        rows = self._rows
        if rows is not None:
            lanes = [row for row in rows.lanes if row.path and row.stage_id != detail.stage.id]
            if lanes:
                return [_of_row(row, rows.sample_rate_hz) for row in lanes]
        given = [(port.name, file) for port in detail.inputs for file in port.files]
        heard = [(port, file) for port, file in given if is_audible(file)]
        names = distinct_names([file.name for _, file in heard])
        return [
            Part(f"given/{port}/{file.name}", name, port, file.local_path, LaneSetting(), is_own=False)
            for (port, file), name in zip(heard, names, strict=True)
        ]

    # --- what is heard ---

    def set_in_mix(self, is_in_mix: bool) -> None:
        """Hear takes in the mix, or alone."""
        if is_in_mix != self.is_in_mix:
            self.is_in_mix = is_in_mix
            self.wanted.emit()
        self.switch.show_chosen(_IN_MIX if is_in_mix else _ALONE)

    def show(self, key: str, parts: Sequence[Part]) -> str:
        """These lanes are heard from now on. Returns the key for ``Hearing.show``, which is to be called next.

        One file that plays as it is needs no board; several do, since each can be muted.
        """
        self._parts = tuple(parts)
        if any(not part.is_own for part in parts):
            lanes = "\0".join(f"{part.path} {part.setting.start_frame}" for part in parts)
            key = f"{key}/{zlib.crc32(lanes.encode()):08x}"
        is_same, self._key = key == self._key and self._board is not None, key
        if len(parts) < 2:
            self._board = self._hearing.source = None
        elif is_same:
            self._follow()
        else:
            board = self._board = MixBoard(self._heard(), RING_SAMPLE_RATE_HZ)
            studio = self._context.studio
            self._hearing.source = Source(lambda: studio.mix_stream(board))
        self._hearing.prepare_trim(1.0 if self._board is not None else self._trim)
        return key

    def waves(self) -> list[WaveLane]:
        """The lanes for the wave view."""
        lanes = []
        for part in self._parts:
            lane = WaveLane(part.name, part.detail)
            lane.is_beside, lane.may_silence, lane.start_s = not part.is_own, len(self._parts) > 1, part.start_s
            lanes.append(lane)
        return lanes

    def follow(self) -> None:
        """Show which lanes are muted, soloed and silent."""
        for lane, part, is_silent in zip(self._wave.lanes, self._parts, self._silent(), strict=False):
            lane.is_muted, lane.is_soloed, lane.is_faint = self._is_off(part), part.key in self._soloed, is_silent
        self._wave.update()

    def prepare_trim(self, trim: float) -> None:
        """What is shown next: its own lanes are turned down so far (0..1), those beside it stay."""
        self._trim = trim

    def set_trim(self, trim: float) -> None:
        """The same for what is shown now."""
        self._trim = trim
        if self._board is None:
            self._hearing.set_trim(trim)
        else:
            self._hearing.set_trim(1.0)
            self._follow()

    def toggle_mute(self, place: int) -> None:
        """Leave a lane out, or hear it again."""
        if len(self._parts) > 1 and 0 <= place < len(self._parts):
            part = self._parts[place]
            self._told_off[part.key] = not self._is_off(part)
            self._follow()

    def toggle_solo(self, place: int) -> None:
        """Hear only this lane (and others that are soloed), or all again."""
        if len(self._parts) > 1 and 0 <= place < len(self._parts):
            self._soloed ^= {self._parts[place].key}
            self._follow()

    def _follow(self) -> None:
        self.follow()
        lanes = self._heard()
        if self._board is not None and lanes != list(self._board.lanes):
            self._board.set(lanes)
            if self._hearing.is_mine:
                self._player.refresh()

    def _is_off(self, part: Part) -> bool:
        return self._told_off.get(part.key, part.is_off)

    def _silent(self) -> list[bool]:
        return silent_lanes(
            [self._is_off(part) for part in self._parts], [part.key in self._soloed for part in self._parts]
        )

    def _heard(self) -> list[HeardLane]:
        turned_mdb = round(20_000 * math.log10(self._trim)) if self._trim > 0 else 0
        return [
            HeardLane(
                part.path,
                replace(part.setting, gain_mdb=part.setting.gain_mdb + turned_mdb) if part.is_own else part.setting,
                is_silent,
            )
            for part, is_silent in zip(self._parts, self._silent(), strict=True)
        ]

    def _toggle_in_mix(self) -> None:
        if self.switch.isVisible():
            self.set_in_mix(not self.is_in_mix)

    def _mute_chosen(self) -> None:
        self.toggle_mute(self._wave.chosen_lane)

    def _solo_chosen(self) -> None:
        self.toggle_solo(self._wave.chosen_lane)


def _setting_of(row: LaneRow, rate_hz: int) -> LaneSetting:
    return LaneSetting(
        gain_mdb=row.gain_mdb,
        pan_milli=row.pan_milli,
        fade_in_ms=row.fade_in_ms,
        fade_out_ms=row.fade_out_ms,
        start_frame=round(row.start_frame * RING_SAMPLE_RATE_HZ / rate_hz),
    )


def _of_row(row: LaneRow, rate_hz: int, *, is_own: bool = False) -> Part:
    name = distinct_names([row.name])[0] if row.file else row.stage
    return Part(row.id, name, row.person, row.path, _setting_of(row, rate_hz), is_own=is_own, is_off=row.is_muted)
