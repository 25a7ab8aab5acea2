"""The lanes of the mixer as they are shown: heads at the left, waves with their fades at the right, one playhead.

What the pointer and the keys do with them is ``lanes``'; where their parts lie is ``lane_parts``'.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QResizeEvent

from studio.domain.recipe import LaneSetting
from studio.queries.rows import LaneRow
from ui import tokens
from ui.assembly.lane_meters import LaneMeters
from ui.assembly.lane_paint import ShownLane, paint_fades, paint_lane_head
from ui.assembly.lane_parts import WaveParts
from ui.assembly.marker_line import HEIGHT_PX, TOP_PX, MarkerLine
from ui.assembly.mix_model import MixModel
from ui.assembly.words import lane_words
from ui.background import Background
from ui.review.wave_data import WaveData, later
from ui.review.wave_ruler import Mark
from ui.review.wave_view import WaveLane, WaveView
from ui.theme import Theme
from ui.words import tr

_VEIL, _GHOST = 0.7, 0.22
_ROOMY_PX, _NAME_MORE_PX = 880, 96
"""From this width on a third of what comes goes to the names, so much at most."""


class MixLane(WaveLane):
    """An approved file."""

    def __init__(self, row: LaneRow) -> None:
        super().__init__(row.stage, row.name)
        self.row = row
        self.start_s = 0.0
        self.is_silent = False
        self.source: WaveData | None = None
        """The peaks of the file; ``data`` are those from the beginning of the mix."""
        if not row.path:
            self.fault = tr("This file is not on this machine yet.")


def _placed(lane: MixLane) -> WaveData | None:
    """The peaks of a lane where it begins."""
    return later(lane.source, lane.start_s) if lane.source is not None and lane.start_s else lane.source


class LanesCanvas(WaveView):
    """Lanes of a fixed height, as the model has them; ``chosen`` is the one that fields and keys are about."""

    head_px = tokens.LANE_HEAD_ASSEMBLE_PX
    ruler_px = TOP_PX + HEIGHT_PX
    """The times, and the line of markers below them."""
    has_notes = False
    has_levels = False

    def __init__(self, theme: Theme, background: Background, model: MixModel) -> None:
        super().__init__(theme, background)
        self.model = model
        self.rate_hz = 48_000
        self.chosen = 0
        self.dropped_at = -1
        """Between which lanes a dragged one would come; -1 while none is dragged."""
        self.pointed = -1
        """The lane whose wave is under the pointer; -1 for none."""
        self._shown: list[tuple[LaneSetting, bool, bool]] = []
        self.meters = LaneMeters(theme, self)
        self.markers = MarkerLine(theme, self)
        self.markers.changed.connect(self._redraw_markers)
        self.setAccessibleName(tr("Lanes of the mix"))

    def show_mix(self, lanes: list[MixLane], rate_hz: int) -> None:
        """Show the lanes of the model's rows; peaks may follow with ``show_peaks``."""
        self.rate_hz, marked = rate_hz, self._range
        self.chosen = self._where_chosen(lanes)
        for lane, setting in zip(lanes, self.model.settings, strict=True):
            lane.start_s = setting.start_frame / rate_hz
            lane.data = _placed(lane)
        longest_s = max((lane.data.duration_s for lane in lanes if lane.data is not None), default=0.0)
        self.show_lanes(list(lanes), longest_s or self.scale.duration_s)
        self._range = marked  # what is heard again and again stays marked
        self._shown = []
        self.follow()
        self.meters.place()

    def _where_chosen(self, lanes: Sequence[MixLane]) -> int:
        """The chosen lane goes with its file, else with its output, wherever that stands now."""
        before = self.lanes[self.chosen] if self.chosen < len(self.lanes) else None
        if isinstance(before, MixLane):
            for name in (lambda row: row.id, lambda row: (row.stage_id, row.output)):
                for place, lane in enumerate(lanes):
                    if name(lane.row) == name(before.row):
                        return place
        return min(self.chosen, max(0, len(lanes) - 1))

    def show_peaks(self, place: int, data: WaveData) -> None:
        """The peaks of a lane's file have come."""
        lane = self.lanes[place] if place < len(self.lanes) else None
        if isinstance(lane, MixLane):
            lane.source = data
            super().show_peaks(place, _placed(lane) or data)

    def follow(self) -> None:
        """The model's settings are others: what is silent is faint. Only lanes that look otherwise are painted."""
        model, before = self.model, self._shown
        self._shown = list(zip(model.settings, model.muted, model.silent, strict=True))
        for lane, (_, _, is_silent) in zip(self.lanes, self._shown, strict=True):
            if isinstance(lane, MixLane):
                lane.is_silent = is_silent
        self.setAccessibleDescription(self._said_of_chosen())
        if len(before) != len(self._shown):
            self.update()
            return
        for place, (old, new) in enumerate(zip(before, self._shown, strict=True)):
            if old != new:
                self.update(self.head_rect(place) | self.lane_rect(place))

    def show_position(self, position_s: float, *, follows: bool = False) -> None:
        """Move the playhead; who listens hears of the chosen lane."""
        super().show_position(position_s, follows=follows)
        if not follows:
            self.setAccessibleDescription(self._said_of_chosen())

    def sizeHint(self) -> QSize:
        """As high as the lanes."""
        return QSize(640, self.ruler_px + tokens.ASSEMBLE_LANE_PX * len(self.lanes))

    def minimumSizeHint(self) -> QSize:
        """Lanes keep their height and scroll."""
        return QSize(tokens.LANE_HEAD_ASSEMBLE_PX + 200, self.ruler_px + tokens.ASSEMBLE_LANE_PX * len(self.lanes))

    def lane_rect(self, place: int) -> QRect:
        """Where a lane is drawn: 56 px each from the top."""
        top = self.ruler_px + tokens.ASSEMBLE_LANE_PX * place
        return QRect(self.head_px, top, self.width() - self.head_px, tokens.ASSEMBLE_LANE_PX)

    def wave_parts(self, place: int) -> WaveParts:
        """Where a lane's wave begins and ends on the screen, and its fades."""
        setting = self.model.settings[place]
        inner = self.lane_rect(place).adjusted(0, 8, 0, -8)
        left = self.head_px + self.scale.x_of(setting.start_frame / self.rate_hz)
        length_s = self.length_s(place)
        px = self.scale.px_per_s
        return WaveParts(
            inner, left, left + length_s * px, setting.fade_in_ms / 1000 * px, setting.fade_out_ms / 1000 * px
        )

    def length_s(self, place: int) -> float:
        """How long a lane's file is, 0 while it is not read."""
        lane = self.lanes[place]
        return lane.source.duration_s if isinstance(lane, MixLane) and lane.source is not None else 0.0

    # --- painting ---

    def _paint_ruler(self, painter: QPainter, marks: Sequence[tuple[int, Mark]]) -> None:
        """Below the times the names of the production's places."""
        super()._paint_ruler(painter, marks)
        self.markers.paint(painter, self.width(), self.height())

    def _redraw_markers(self) -> None:
        self.setAccessibleDescription(self._said_of_chosen())
        self.update(self.head_px, 0, self.width(), self.height())
        self.top_changed.emit()

    def paint_head(self, painter: QPainter, rect: QRect, lane: WaveLane) -> None:
        """The controls of a lane."""
        place = (rect.top() - self.ruler_px) // tokens.ASSEMBLE_LANE_PX
        model = self.model
        if not isinstance(lane, MixLane):
            return
        shown = ShownLane(
            model.rows[place], model.settings[place], model.muted[place], lane.is_silent, place == self.chosen
        )
        paint_lane_head(painter, self._theme, rect.adjusted(0, 1, 0, 0), shown)
        if self.dropped_at in (place, place + 1):
            y = rect.top() if self.dropped_at == place else rect.bottom()
            painter.fillRect(QRect(0, y - 1, self.head_px, 2), self._theme.color("accent"))

    def paint_over(self, painter: QPainter, place: int) -> None:
        """A veil over what is silent, the place where it is dragged to, fades and their corners."""
        lane, setting, rect = self.lanes[place], self.model.settings[place], self.lane_rect(place)
        if not isinstance(lane, MixLane):
            return
        if lane.is_silent:
            veil = QColor(self._theme.color("track"))
            veil.setAlphaF(_VEIL)
            painter.fillRect(rect.adjusted(0, 1, 0, 0), veil)
        parts = self.wave_parts(place)
        if setting.start_frame != round(lane.start_s * self.rate_hz):
            tint = QColor(self._theme.color("accent"))
            tint.setAlphaF(_GHOST)
            painter.fillRect(
                QRectF(parts.left, parts.inner.top(), parts.right - parts.left, parts.inner.height()), tint
            )
            painter.fillRect(
                QRectF(parts.left, parts.inner.top(), 1.5, parts.inner.height()), self._theme.color("accent")
            )
        has_handles = place in (self.chosen, self.pointed)
        if has_handles or setting.fade_in_ms or setting.fade_out_ms:
            paint_fades(painter, self._theme, parts, has_handles=has_handles)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The meters are as high as the lanes; where there is room, names have more of it."""
        wider = max(0, self.width() - _ROOMY_PX) // 3
        self.head_px = tokens.LANE_HEAD_ASSEMBLE_PX + min(wider, _NAME_MORE_PX)
        super().resizeEvent(event)
        self.meters.place()

    def said_of(self, place: int) -> str:
        """A lane in words, for who listens."""
        return lane_words(self.model.rows[place], self.model.settings[place], is_muted=self.model.muted[place])

    def name_of(self, place: int) -> str:
        """A lane's name and place, for who listens."""
        row = self.model.rows[place]
        name = row.stage if not row.file else row.name
        return tr("{lane}, lane {n} of {all}", lane=name, n=place + 1, all=len(self.model.rows))

    def _said_of_chosen(self) -> str:
        if self.markers.said or self.chosen >= len(self.model.rows):
            return self.markers.said
        return f"{self.name_of(self.chosen)}, {self.said_of(self.chosen)}"
