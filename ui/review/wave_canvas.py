"""The picture of a take's waves: a ruler with the flags of its notes, and a lane for each file with one playhead over all.

Own painting from cached sheets; what only moves along is moved on the screen. Pointer and keys are in ``wave_view``.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QRegion, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import tokens
from ui.background import Background
from ui.review.beats import BeatGrid
from ui.review.model import ShownNote
from ui.review.scale import WaveScale
from ui.review.sheets import Look, SheetStore, bands_of, paint_band
from ui.review.wave_data import WaveData
from ui.review.wave_heads import LINE_PX, has_detail, name_lines, paint_silence, paint_words, silence_rects, top_of
from ui.review.wave_marks import paint_change, paint_finding, paint_note, paint_playhead
from ui.review.wave_ruler import Mark, marks_across, paint_bars, paint_ticks, ruler_marks
from ui.theme import Theme
from ui.words import clock_text, tr

_FLAG_TOP_PX = 26
_FLAG_PX = QSize(20, 16)
_LEAST_LANE_PX = 56
_NEARLY = 0.001
_SILENT = 0.001
"""A song that is softer is not drawn higher."""
_SECTION_PX = 27
"""The line between the lanes of a take and those beside it."""
_OWN_SHARE = 2
"""How much higher a lane of the take is than one beside it."""
_FINDING_PX = QSize(9, 8)
_MOST_MAGNIFIED = 256


class ShownChange(NamedTuple):
    """A range of a lane that differs from an earlier take: seconds, words in it, and a sentence for the pointer."""

    start_s: float
    end_s: float
    words: str
    sentence: str


class ShownFinding(NamedTuple):
    """What a check found at a time of a lane: seconds, the role of its colour, and a sentence for the pointer."""

    at_s: float
    tone: str
    sentence: str


class WaveLane:
    """One file of the take, or one beside it: its name, and its peaks once they are there. ``start_s`` is where it begins."""

    def __init__(self, name: str, detail: str = "", data: WaveData | None = None) -> None:
        self.name, self.detail, self.data = name, detail, data
        self.fault = ""
        self.changes: Sequence[ShownChange] = ()
        self.more: Sequence[str] = ()
        self.is_faint = False
        self.is_beside = self.may_silence = self.is_muted = self.is_soloed = False
        self.start_s = 0.0
        self.findings: Sequence[ShownFinding] = ()


class WaveCanvas(QWidget):
    """Ruler, flags and lanes. Times are seconds of the take."""

    scale_changed = Signal()
    top_changed = Signal()
    """What stands in the ruler is other."""

    head_px = tokens.LANE_HEAD_LISTEN_PX
    ruler_px = 52
    has_notes = True
    has_levels = True

    def __init__(self, theme: Theme, background: Background) -> None:
        super().__init__()
        self._theme = theme
        self.scale = WaveScale()
        self.lanes: list[WaveLane] = []
        self._own_lanes = 0
        """How many lanes are of the take; they come first."""
        self.section_words = ""
        """What the lanes beside the take are."""
        self.chosen_lane = -1
        """The lane that mute and solo keys are about; -1 while none was chosen."""
        self._notes: Sequence[ShownNote] = ()
        self._chosen_note = -1
        self._position_s = 0.0
        self._range: tuple[float, float] | None = None
        self._grid: BeatGrid | None = None
        self._is_ringed = False
        self._magnified = 1
        self.sheets = SheetStore(self, background, self._update_waves)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Waveform"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        # time runs from left to right in every language
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        theme.changed.connect(self._on_theme)

    def show_lanes(self, lanes: list[WaveLane], duration_s: float) -> None:
        """Show these files; peaks may follow with ``show_peaks``."""
        self.lanes = lanes
        self._own_lanes = sum(not lane.is_beside for lane in lanes)
        self.chosen_lane = min(self.chosen_lane, len(lanes) - 1)
        self._rescale(self.scale.of_duration(duration_s).resized(self.width() - self.head_px))
        self._range = None
        self.updateGeometry()
        self.update()
        self.top_changed.emit()

    def show_peaks(self, place: int, data: WaveData) -> None:
        """The peaks of a lane have come."""
        if place < len(self.lanes):
            self.lanes[place].data = data
            longest_s = max((lane.data.duration_s for lane in self.lanes if lane.data), default=0.0)
            self._rescale(self.scale.of_duration(max(longest_s, self.scale.duration_s)))
            self.update()

    def show_notes(self, notes: Sequence[ShownNote], chosen: int = -1) -> None:
        """Flags for these notes; ``chosen`` is the place of the one that is marked."""
        self._notes, self._chosen_note = notes, chosen
        self.update()
        self.top_changed.emit()

    def show_position(self, position_s: float, *, follows: bool = False) -> None:
        """Move the playhead; only what changed is painted again."""
        before_s, self._position_s = self._position_s, position_s
        following = self.scale.following(position_s) if follows else self.scale
        if following is not self.scale:
            self._rescale(following)
        elif before_s != position_s:
            first, last = sorted((self.head_px + self.scale.x_of(before_s), self.head_px + self.scale.x_of(position_s)))
            self.update(QRect(QPoint(math.floor(first) - 8, 0), QPoint(math.ceil(last) + 8, self.height())))
            self.top_changed.emit()
        self.setAccessibleDescription(
            tr("at {time} of {all}", time=clock_text(position_s), all=clock_text(self.scale.duration_s))
        )

    def show_range(self, marked: tuple[float, float] | None) -> None:
        """Mark a range, or none."""
        self._range = marked
        self.update()
        self.top_changed.emit()

    def show_grid(self, grid: BeatGrid | None) -> None:
        """Count bars and beats, to which ranges snap; None: time."""
        self._grid = grid
        self.update()
        self.top_changed.emit()

    @property
    def marked_range(self) -> tuple[float, float] | None:
        """The range that is marked."""
        return self._range

    @property
    def is_painting(self) -> bool:
        """Whether parts of the waves are still being painted."""
        return self.sheets.is_painting

    def sizeHint(self) -> QSize:
        """Room for the ruler and low lanes."""
        return QSize(640, self.ruler_px + self._section_px + 120 * max(1, len(self.lanes)))

    def minimumSizeHint(self) -> QSize:
        """Lanes never get lower than their names need."""
        return QSize(320, self.ruler_px + self._section_px + _LEAST_LANE_PX * max(1, len(self.lanes)))

    # --- painting ---

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the region that changed."""
        self.paint_on(QPainter(self), event.region())

    def paint_on(self, painter: QPainter, region: QRegion) -> None:
        """Paint a region of it, here or on what stands in for that."""
        theme, dirty = self._theme, region.boundingRect()
        area = QRect(self.head_px, 0, self.width() - self.head_px, self.height())
        painter.setClipRect(area & dirty)
        self._paint_waves(painter, dirty)
        self._paint_range(painter)
        marks = marks_across(self.scale, ruler_marks(self.scale, self._grid), self.head_px, dirty)
        if self._grid is not None:
            paint_bars(painter, theme, marks, area.adjusted(0, self.ruler_px, 0, 0))
        self._paint_ruler(painter, marks)
        self._paint_flags(painter)
        self._paint_playhead(painter)
        painter.setClipRect(dirty)
        if dirty.left() < self.head_px:
            painter.fillRect(QRect(0, 0, self.head_px, self.height()), theme.color("panel"))
            self._paint_heads(painter, region)
        if self._is_ringed:
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(1, 1, -1, -1))

    def _x(self, seconds: float) -> int:
        """The pixel of a time; as far from another one's wherever the view begins."""
        return self.head_px + self.scale.pixel_of(seconds)

    def gain(self) -> float:
        """How much higher than true the waves are drawn. Beside others all are by the same factor: the loudest fills its lane
        and they can be compared. Times what the person has chosen.
        """
        return self._own_gain() * self._magnified

    def _own_gain(self) -> float:
        if self._has_lines or any(lane.data is None and not lane.fault for lane in self.lanes):
            return 1.0  # true to the lines, or not all are read yet
        loudest = max((lane.data.peak for lane in self.lanes if lane.data is not None), default=0.0)
        return 1.0 / loudest if loudest > _SILENT else 1.0

    @property
    def _has_lines(self) -> bool:
        """Whether lines show how loud the waves are."""
        return self.has_levels and not self._section_px

    @property
    def magnified(self) -> int:
        """How much higher the waves are drawn than they would be: 1, 2, 4 and so on."""
        return self._magnified

    def magnify(self, factor: int) -> None:
        """Draw the waves so much higher; what would leave its lane is cut."""
        factor = min(max(1, factor), _MOST_MAGNIFIED)
        if factor != self._magnified:
            self._magnified = factor
            self.update()
            self.top_changed.emit()

    @property
    def _section_px(self) -> int:
        return _SECTION_PX if self._own_lanes < len(self.lanes) else 0

    def lane_rect(self, place: int) -> QRect:
        """Where a lane is drawn; those beside the take are lower, where there is room to be."""
        top, bottom = (self._lane_top(at) for at in (place, place + 1))
        if place + 1 == self._own_lanes:
            bottom -= self._section_px
        return QRect(self.head_px, top, self.width() - self.head_px, bottom - top)

    def _lane_top(self, place: int) -> int:
        own, count = self._own_lanes, max(1, len(self.lanes))
        room = self.height() - self.ruler_px - self._section_px
        beside_px = room / count
        if own < len(self.lanes):
            beside_px = min(beside_px, max(_LEAST_LANE_PX, room / (own * _OWN_SHARE + len(self.lanes) - own)))
        own_px = (room - beside_px * (len(self.lanes) - own)) / max(1, own)
        if place < own or not self._section_px:
            return self.ruler_px + math.floor(own_px * place)
        return self.ruler_px + self._section_px + math.floor(own_px * own + beside_px * (place - own))

    def section_rect(self) -> QRect:
        """The line over the lanes beside the take; empty where there are none."""
        if not self._section_px:
            return QRect()
        return QRect(0, self._lane_top(self._own_lanes) - self._section_px, self.width(), self._section_px)

    def _paint_waves(self, painter: QPainter, dirty: QRect) -> None:
        """The lanes with their ground, lines and waves; words where there is no wave, changes over the others."""
        rects = [self.lane_rect(place) for place in range(len(self.lanes))]
        below = rects[-1].bottom() + 1 if rects and self.scale.px_per_s else self.ruler_px
        painter.fillRect(QRect(self.head_px, below, self.width(), self.height()), self._theme.color("track"))
        if not rects or not self.scale.px_per_s:
            return
        inks, ratio, gain = self._theme.palette, self.devicePixelRatioF(), self.gain()
        self.sheets.begin(1 / (self.scale.px_per_s * ratio))
        has_lines = self._has_lines and self._magnified == 1
        ahead_look = Look(ratio, (inks.wave, inks.wave_rms), (inks.track, inks.line), gain, has_lines)
        played_look = ahead_look._replace(inks=(inks.wave_played, inks.wave_played_rms))
        split = self.head_px + math.floor(self.scale.x_of(self._position_s))
        for band in bands_of(rects, [(lane.data, lane.is_faint) for lane in self.lanes]):
            box = QRect(self.head_px, band.top_px, self.width() - self.head_px, band.height_px)
            played, ahead = QRect(box), QRect(box)
            played.setRight(min(split, box.right()))
            ahead.setLeft(max(split + 1, box.left()))
            if box.intersects(dirty):
                # bands are laid down whole, the clip cuts them
                across = QRect(dirty.left(), box.top(), dirty.width(), box.height())
                paint_band(painter, self.sheets, self.scale, band, ahead_look, self.head_px, ahead & across)
                paint_band(painter, self.sheets, self.scale, band, played_look, self.head_px, played & across)
        for place, rect in enumerate(rects):
            if rect.intersects(dirty):
                self._paint_words(painter, place, rect)
                self._paint_changes(painter, place, dirty)
                for finding in self.lanes[place].findings:
                    paint_finding(painter, self._theme, self.finding_rect(place, finding), finding.tone)
                self.paint_over(painter, place)
        section = self.section_rect()
        if self._section_px and section.intersects(dirty):
            self._paint_section(painter, section)

    def paint_over(self, painter: QPainter, place: int) -> None:
        """What lies over the wave of a lane: nothing here."""

    def _paint_words(self, painter: QPainter, place: int, rect: QRect) -> None:
        lane, theme = self.lanes[place], self._theme
        if lane.data is None:
            words = lane.fault or tr("The waveform is being read…")
            painter.setPen(theme.color("late.text" if lane.fault else "text3"))
            painter.setFont(theme.font(12))
            painter.drawText(rect.adjusted(12, 0, -12, 0), int(Qt.AlignmentFlag.AlignCenter), words)

    def _paint_section(self, painter: QPainter, section: QRect) -> None:
        theme = self._theme
        painter.fillRect(section, theme.color("panel"))
        for y in (section.top(), section.bottom()):
            painter.fillRect(QRect(section.left(), y, section.width(), 1), theme.color("line"))
        painter.setFont(theme.font(12))
        painter.setPen(theme.color("text3"))
        painter.drawText(
            section.adjusted(self.head_px + 12, 0, -12, 0), int(Qt.AlignmentFlag.AlignVCenter), self.section_words
        )

    def finding_rect(self, place: int, finding: ShownFinding) -> QRect:
        """Where the head of a finding stands, at the foot of its lane."""
        lane, size = self.lane_rect(place), _FINDING_PX
        return QRect(QPoint(self._x(finding.at_s) - size.width() // 2, lane.bottom() - size.height()), size)

    def change_rect(self, place: int, change: ShownChange) -> QRect:
        """Where a change of a lane is drawn; never thinner than can be seen."""
        left, right = (self._x(edge) for edge in (change.start_s, change.end_s))
        lane = self.lane_rect(place)
        return QRect(left, lane.top() + 1, max(3, right - left), lane.height() - 1)

    def _paint_changes(self, painter: QPainter, place: int, dirty: QRect) -> None:
        for change in self.lanes[place].changes:
            box = self.change_rect(place, change)
            if box.intersects(dirty):
                paint_change(painter, self._theme, box, change.words)

    def _paint_ruler(self, painter: QPainter, marks: Sequence[tuple[int, Mark]]) -> None:
        theme = self._theme
        painter.fillRect(QRect(self.head_px, 0, self.width(), self.ruler_px), theme.color("panel"))
        painter.fillRect(QRect(self.head_px, self.ruler_px - 1, self.width(), 1), theme.color("line"))
        paint_ticks(painter, theme, marks)
        if self._range is not None:
            left, right = (self._x(edge) for edge in self._range)
            painter.fillRect(QRect(left, self.ruler_px - 4, right - left, 4), theme.color("accent"))

    def _paint_range(self, painter: QPainter) -> None:
        if self._range is None:
            return
        tint = QColor(self._theme.color("accent"))
        tint.setAlphaF(0.12)
        left, right = (self._x(edge) for edge in self._range)
        painter.fillRect(QRect(left, self.ruler_px, right - left, self.height() - self.ruler_px), tint)

    def flag_rect(self, note: ShownNote) -> QRect:
        """Where the flag of a note stands."""
        x = self._x(note.in_take_s)
        return QRect(QPoint(x, _FLAG_TOP_PX), _FLAG_PX)

    def _paint_flags(self, painter: QPainter) -> None:
        for place, note in enumerate(self._notes):
            right = self._x(note.end_in_take_s)
            paint_note(
                painter, self._theme, self.flag_rect(note), note, (right, self.ruler_px, self.height()),
                is_chosen=place == self._chosen_note,
            )  # fmt: skip

    def _paint_playhead(self, painter: QPainter) -> None:
        x = self.head_px + math.floor(self.scale.x_of(self._position_s))
        paint_playhead(painter, self._theme, x, self.ruler_px, self.height())

    def _paint_heads(self, painter: QPainter, dirty: QRegion) -> None:
        theme = self._theme
        painter.fillRect(QRect(self.head_px - 1, 0, 1, self.height()), theme.color("line"))
        painter.fillRect(QRect(0, self.ruler_px - 1, self.head_px, 1), theme.color("line"))
        if self._magnified > 1:
            words = tr("Waves {factor}×", factor=self._magnified)
            paint_words(painter, theme, 6, self.head_px, words, is_strong=True)
        elif self.has_notes:
            paint_words(painter, theme, 6, self.head_px, tr("Time"))
        if self.has_notes:
            paint_words(painter, theme, 26, self.head_px, tr("Notes"))
        section = self.section_rect()
        if self._section_px:
            painter.fillRect(QRect(0, section.top(), self.head_px, 1), theme.color("line"))
            painter.fillRect(QRect(0, section.bottom(), self.head_px, 1), theme.color("line"))
            paint_words(painter, theme, section.top() + 5, self.head_px, tr("In the mix"), is_strong=True)
        for place, lane in enumerate(self.lanes):
            rect = self.lane_rect(place)
            head = QRect(0, rect.top(), self.head_px - 1, rect.height())
            if not dirty.intersects(head):
                continue
            if place and place != self._own_lanes:
                painter.fillRect(QRect(0, rect.top(), self.head_px, 1), theme.color("line"))
            if place == self.chosen_lane and lane.may_silence:
                painter.fillRect(QRect(0, rect.top() + 1, 3, rect.height() - 1), theme.color("accent"))
            self.paint_head(painter, head, lane)

    def head_rect(self, place: int) -> QRect:
        """Where the head of a lane lies."""
        rect = self.lane_rect(place)
        return QRect(0, rect.top(), self.head_px - 1, rect.height())

    def silence_at(self, point: QPoint) -> tuple[int, int]:
        """The lane at a point of the heads, and 0 for its solo, 1 for its mute, -1 for neither; lane -1 beside them."""
        for place, lane in enumerate(self.lanes):
            head = self.head_rect(place)
            if head.contains(point):
                rects = silence_rects(head, has_detail=self.has_detail(head, lane)) if lane.may_silence else ()
                return place, next((part for part, rect in enumerate(rects) if rect.contains(point)), -1)
        return -1, -1

    def has_detail(self, head: QRect, lane: WaveLane) -> bool:
        """Whether the second line of a head has words and room."""
        return bool(lane.detail) and has_detail(head, may_silence=lane.may_silence)

    def paint_head(self, painter: QPainter, rect: QRect, lane: WaveLane) -> None:
        """The name of a lane at its left, what there is to say of it, solo and mute where there are several."""
        theme, top, width = self._theme, top_of(rect), self.head_px
        ink = "text3" if lane.is_faint else "text1"
        has_second = self.has_detail(rect, lane)
        if lane.may_silence:
            paint_words(painter, theme, top, width, lane.name, is_strong=True, ink=ink)
            rects = silence_rects(rect, has_detail=has_second)
            paint_silence(painter, theme, rects, is_soloed=lane.is_soloed, is_muted=lane.is_muted)
            line, below = 1, rects[0].bottom() + 5
            if lane.more and below + LINE_PX > rect.bottom():
                paint_words(painter, theme, rects[0].top(), width, lane.more[0], left=rects[1].right() + 9)
        else:
            names = name_lines(theme, lane.name, width, 3)
            for line, words in enumerate(names):
                paint_words(painter, theme, top + LINE_PX * line, width, words, is_strong=True, ink=ink)
            line = len(names)
            below = top + LINE_PX * (line + has_second)
        if has_second:
            paint_words(painter, theme, top + LINE_PX * line, width, lane.detail)
        for words in lane.more:
            if below + LINE_PX <= rect.bottom():
                paint_words(painter, theme, below, width, words)
                below += LINE_PX

    # --- which part is seen ---

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width shows the same part."""
        super().resizeEvent(event)
        self._rescale(self.scale.resized(self.width() - self.head_px))

    def move_to(self, start_s: float) -> None:
        """Show the part that begins at a time."""
        self._rescale(self.scale.moved_to(start_s))

    def zoom_by(self, factor: float, x_px: float) -> None:
        """Closer (above 1) or wider around a pixel right of the names."""
        self._rescale(self.scale.zoomed(factor, x_px))

    def _rescale(self, scale: WaveScale) -> None:
        before, self.scale = self.scale, scale.on_grid(self.devicePixelRatioF())
        if before != self.scale:
            self._move_waves(before)
            self.scale_changed.emit()
            self.top_changed.emit()

    def _move_waves(self, before: WaveScale) -> None:
        """Move what is on the screen where only the beginning is another one; else paint it again."""
        by_px = (before.start_s - self.scale.start_s) * self.scale.px_per_s
        room = self.width() - self.head_px
        is_moved = replace(before, start_s=self.scale.start_s) == self.scale
        # what stands still over the waves, words and the ring of the focus, cannot be moved with them
        is_free = not self._is_ringed and all(lane.data is not None for lane in self.lanes)
        if is_moved and is_free and abs(by_px) < room and abs(by_px - round(by_px)) < _NEARLY:
            section, foot = self.section_rect(), self.height()
            for top, bottom in ((0, section.top()), (section.bottom() + 1, foot)) if self._section_px else ((0, foot),):
                self.scroll(round(by_px), 0, QRect(self.head_px, top, room, bottom - top))
        else:
            self._update_waves()

    def _update_waves(self) -> None:
        """Paint again all but the names at the left."""
        self.update(QRect(self.head_px, 0, self.width(), self.height()))

    def _on_theme(self) -> None:
        self.sheets.forget()
        self.update()
