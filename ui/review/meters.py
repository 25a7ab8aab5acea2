"""The meters below the wave: peaks with hold, loudness, phase correlation, spectrum. They measure only while they are seen."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QElapsedTimer, QPointF, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QHideEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.domain.metering import SILENT_DB, MeterReading
from ui.review.metering import ShownLevels
from ui.review.player import Player
from ui.theme import Theme
from ui.widgets.tips import tip
from ui.words import number_text, tr

HEIGHT_PX = 96
_FRAME_MS = 50
_FLOOR_DB, _LOUDNESS_FLOOR_LUFS, _SPECTRUM_FLOOR_DB = -60.0, -48.0, -84.0
_WARM_DB, _HOT_DB = -12.0, -3.0
_SILENT_LUFS = -70.0
_LOUD_LUFS = -14.0
"""Above this streaming services turn the music down."""
_LEVEL_MARKS_DB = (-48, -36, -24, -12, -6, 0)
_MARK_PX = 28
"""As wide as the words of a mark, with a gap."""
_FEW_LEVEL_MARKS_DB = (-48, -24, -12, 0)
_LOUDNESS_MARKS_LUFS = (-36, -23, -14, 0)
_SPECTRUM_MARKS = (
    (50, "50"),
    (100, "100"),
    (200, "200"),
    (500, "500"),
    (1000, "1k"),
    (2000, "2k"),
    (5000, "5k"),
    (10000, "10k"),
)
_MOST_SPECTRUM_PX = 560
_SAID_MS = 1000


def legible_marks(values: Sequence[int], floor: float, width_px: int) -> list[int]:
    """Those of a scale's marks whose words do not touch, from the top down: 0 always stands."""
    kept: list[int] = []
    for value in sorted(values, reverse=True):
        if not kept or (kept[-1] - value) / -floor * width_px >= _MARK_PX:
            kept.append(value)
    return kept


class Meters(QWidget):
    """A strip of fixed height. A click forgets the highest values."""

    def __init__(self, theme: Theme, player: Player) -> None:
        super().__init__()
        self._theme, self._player = theme, player
        self.levels = ShownLevels()
        self._ground: QPixmap | None = None
        self._clock, self._said = QElapsedTimer(), QElapsedTimer()
        self._fall = QTimer(self)
        self._fall.setInterval(_FRAME_MS)
        self._fall.timeout.connect(self._step)
        self._unseen: list[MeterReading] = []
        self.setFixedHeight(HEIGHT_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        # levels rise and pitch goes up from left to right in every language
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAccessibleName(tr("Meters"))
        self.setToolTip(tip(tr("Peak, loudness, phase correlation and spectrum of what is heard, before the volume. A click forgets the highest values.")))  # fmt: skip
        theme.changed.connect(self._on_theme)
        player.metered.connect(self._on_readings)

    def sizeHint(self) -> QSize:
        """A low strip."""
        return QSize(640, HEIGHT_PX)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to measure."""
        super().showEvent(event)
        self._player.set_metering(is_wanted=True)
        self._clock.start()
        self._fall.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """What is not seen is not measured."""
        super().hideEvent(event)
        self._player.set_metering(is_wanted=False)
        self._fall.stop()

    def reset(self) -> None:
        """Forget the highest values."""
        self.levels.reset()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Forget the highest values."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.reset()

    def words(self) -> str:
        """What the meters show, as a sentence."""
        levels = self.levels
        return tr(
            "momentary {momentary} LUFS, short-term {short} LUFS, highest true peak {peak} dBTP, correlation {phase}",
            momentary=_number(levels.momentary_lufs),
            short=_number(levels.short_term_lufs),
            peak=_number(levels.most_true_peak_dbtp),
            phase="–" if levels.correlation is None else number_text(levels.correlation, 2),
        )

    def _on_readings(self, readings: list[MeterReading]) -> None:
        self._unseen += readings

    def _step(self) -> None:
        """Show what was heard since the last step; nothing is painted while nothing moves."""
        elapsed_s = self._clock.restart() / 1000
        readings, self._unseen = self._unseen, []
        if not readings and not self._player.is_playing:
            self.levels.rest()
            if max(*self.levels.peaks, *self.levels.holds, *self.levels.spectrum, SILENT_DB) <= SILENT_DB:
                return
        self.levels.add(readings, elapsed_s)
        if not self._said.isValid() or self._said.elapsed() > _SAID_MS:
            self._said.start()
            self.setAccessibleDescription(self.words())
        self.update()

    # --- painting ---

    def _parts(self) -> tuple[QRect, QRect, QRect]:
        """Levels, loudness with correlation, spectrum."""
        inner = self.rect().adjusted(16, 10, -16, -8)
        spectrum_px = min(_MOST_SPECTRUM_PX, max(120, inner.width() * 2 // 5))
        side_px = (inner.width() - spectrum_px - 48) // 2
        levels = QRect(inner.left(), inner.top(), side_px, inner.height())
        loudness = QRect(levels.right() + 25, inner.top(), side_px, inner.height())
        return levels, loudness, QRect(loudness.right() + 25, inner.top(), spectrum_px, inner.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The scales from a kept picture, the bars over them."""
        ratio = self.devicePixelRatioF()
        if self._ground is None or self._ground.deviceIndependentSize().toSize() != self.size():
            self._ground = QPixmap(self.size() * ratio)
            self._ground.setDevicePixelRatio(ratio)
            self._paint_ground(self._ground)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._ground)
        levels, loudness, spectrum = self._parts()
        shown = self.levels
        for row in range(2):
            self._paint_level(painter, self._bar(levels, row), shown.peaks[row], shown.holds[row])
        self._paint_loudness(painter, self._bar(loudness, 0), shown.momentary_lufs)
        self._paint_loudness(painter, self._bar(loudness, 1), shown.short_term_lufs)
        self._paint_correlation(painter, self._bar(loudness, 3))
        self._paint_numbers(painter, levels, loudness)
        self._paint_spectrum(painter, spectrum.adjusted(0, 0, 0, -16))

    @staticmethod
    def _bar(part: QRect, row: int) -> QRect:
        """A bar of a part between its name and its number."""
        return QRect(part.left() + 24, part.top() + row * 19, part.width() - 24 - 52, 12)

    def _paint_ground(self, target: QPixmap) -> None:
        theme, painter = self._theme, QPainter(target)
        painter.fillRect(self.rect(), theme.color("panel"))
        painter.fillRect(QRect(0, 0, self.width(), 1), theme.color("line"))
        levels, loudness, spectrum = self._parts()
        names = ((levels, 0, tr("L")), (levels, 1, tr("R")), (loudness, 0, tr("M")), (loudness, 1, tr("S")))
        for part, row, name in names:
            bar = self._bar(part, row)
            painter.fillRect(bar, theme.color("meter_ground"))
            self._word(painter, QRect(part.left(), bar.top() - 2, 22, 16), name, "text2")
        for part, values, floor in (
            (levels, _LEVEL_MARKS_DB if levels.width() > 320 else _FEW_LEVEL_MARKS_DB, _FLOOR_DB),
            (loudness, _LOUDNESS_MARKS_LUFS, _LOUDNESS_FLOOR_LUFS),
        ):
            scale = self._bar(part, 2)
            for value in legible_marks(values, floor, scale.width()):
                self._mark(painter, scale, value / -floor + 1, str(value).replace("-", "−"))
        phase = self._bar(loudness, 3)
        painter.fillRect(phase, theme.color("meter_ground"))
        self._word(painter, QRect(loudness.left(), phase.top() - 2, 22, 16), "φ", "text2")
        painter.fillRect(QRect(phase.center().x(), phase.top(), 1, phase.height()), theme.color("line2"))
        place = QRect(levels.left(), levels.top() + 55, levels.width() - 60, 16)
        highest = tr("True peak, highest")
        is_whole = painter.fontMetrics().horizontalAdvance(highest) <= place.width()
        self._word(painter, place, highest if is_whole else tr("True peak"), "text2")
        ground = spectrum.adjusted(0, 0, 0, -16)
        painter.fillRect(ground, theme.color("meter_ground"))
        for hz, words in _SPECTRUM_MARKS:
            x = ground.left() + round(_share_of_hz(hz) * ground.width())
            painter.fillRect(QRect(x, ground.top(), 1, ground.height()), theme.color("line"))
            if ground.width() > 300 or hz in {100, 1000, 10000}:
                self._word(painter, QRect(x - 20, ground.bottom() + 2, 40, 14), words, "text3", is_centred=True)
        painter.end()

    def _mark(self, painter: QPainter, row: QRect, share: float, words: str) -> None:
        x = row.left() + round(share * row.width())
        painter.fillRect(QRect(min(x, row.right()), row.top() - 7, 1, 4), self._theme.color("line2"))
        self._word(painter, QRect(x - 20, row.top() - 3, 40, 14), words, "text3", is_centred=True)

    def _word(self, painter: QPainter, room: QRect, words: str, role: str, *, is_centred: bool = False) -> None:
        side = Qt.AlignmentFlag.AlignHCenter if is_centred else Qt.AlignmentFlag.AlignLeft
        painter.setFont(self._theme.font(10 if is_centred else 11))
        painter.setPen(self._theme.color(role))
        painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), words)

    def _paint_level(self, painter: QPainter, bar: QRect, level_db: float, hold_db: float) -> None:
        start = _FLOOR_DB
        for edge, role in ((_WARM_DB, "meter_low"), (_HOT_DB, "meter_mid"), (0.0, "meter_high")):
            left, right = (_x_of(bar, min(value, level_db), _FLOOR_DB) for value in (start, edge))
            if right > left:
                painter.fillRect(QRectF(left, bar.top(), right - left, bar.height()), self._theme.color(role))
            start = edge
        if hold_db > _FLOOR_DB:
            role = "meter_high" if hold_db > _HOT_DB else "text1"
            x = min(_x_of(bar, hold_db, _FLOOR_DB), bar.right() - 1)
            painter.fillRect(QRectF(x, bar.top(), 2, bar.height()), self._theme.color(role))

    def _paint_loudness(self, painter: QPainter, bar: QRect, level_lufs: float) -> None:
        role = "meter_mid" if level_lufs > _LOUD_LUFS else "accent"
        right = _x_of(bar, level_lufs, _LOUDNESS_FLOOR_LUFS)
        painter.fillRect(QRectF(bar.left(), bar.top(), right - bar.left(), bar.height()), self._theme.color(role))

    def _paint_correlation(self, painter: QPainter, bar: QRect) -> None:
        value = self.levels.correlation
        if value is None:
            return
        middle = bar.left() + bar.width() / 2
        x = bar.left() + (value + 1) / 2 * bar.width()
        hue = self._theme.color("meter_high" if value < 0 else "meter_low")
        painter.fillRect(QRectF(min(middle, x), bar.top() + 4, abs(x - middle), bar.height() - 8), hue)
        painter.fillRect(QRectF(min(max(bar.left(), x - 2), bar.right() - 3), bar.top(), 4, bar.height()), hue)

    def _paint_numbers(self, painter: QPainter, levels: QRect, loudness: QRect) -> None:
        shown, theme = self.levels, self._theme
        painter.setFont(theme.font(11, 600))
        rows = (
            (levels, 0, shown.holds[0], shown.holds[0] >= 0),
            (levels, 1, shown.holds[1], shown.holds[1] >= 0),
            (loudness, 0, shown.momentary_lufs, False),
            (loudness, 1, shown.short_term_lufs, False),
            (levels, 3, shown.most_true_peak_dbtp, shown.most_true_peak_dbtp > 0),
        )
        for part, row, value, is_over in rows:
            painter.setPen(theme.color("late.text" if is_over else "text1"))
            self._number(painter, part, row, _number(value))
        if shown.correlation is not None:
            painter.setPen(theme.color("late.text" if shown.correlation < 0 else "text1"))
            self._number(painter, loudness, 3, number_text(shown.correlation, 2))

    def _number(self, painter: QPainter, part: QRect, row: int, words: str) -> None:
        room = QRect(part.right() - 50, self._bar(part, row).top() - 2, 50, 16)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), words)

    def _paint_spectrum(self, painter: QPainter, ground: QRect) -> None:
        levels = self.levels.spectrum
        if not levels:
            return
        step = ground.width() / len(levels)
        points = [
            QPointF(ground.left() + (band + 0.5) * step, _y_of(ground, level)) for band, level in enumerate(levels)
        ]
        outline = QPolygonF(points)
        filled = QPolygonF([QPointF(points[0].x(), ground.bottom() + 1), *points, QPointF(points[-1].x(), ground.bottom() + 1)])  # fmt: skip
        tint = QColor(self._theme.color("accent"))
        tint.setAlphaF(0.25)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        painter.drawPolygon(filled)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("accent"), 1.25))
        painter.drawPolyline(outline)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _on_theme(self) -> None:
        self._ground = None
        self.update()


def _x_of(bar: QRect, level_db: float, floor_db: float) -> float:
    share = min(1.0, max(0.0, (level_db - floor_db) / -floor_db))
    return bar.left() + share * bar.width()


def _y_of(ground: QRect, level_db: float) -> float:
    share = min(1.0, max(0.0, (level_db - _SPECTRUM_FLOOR_DB) / -_SPECTRUM_FLOOR_DB))
    return ground.bottom() + 1 - share * ground.height()


def _share_of_hz(hz: float) -> float:
    """Where a frequency lies between 20 Hz and 20 kHz, in even steps of pitch."""
    return math.log(hz / 20) / math.log(1000)


def _number(value: float) -> str:
    return "–" if value <= _SILENT_LUFS else number_text(value)
