"""A small waveform of one file: two columns a pixel, played part in the accent, a click seeks.

Takes minima and maxima as 8-bit numbers; asks for nothing itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLine, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme
from ui.words import tr


class WaveformThumbnail(QWidget):
    """``sought`` carries the share 0..1 of the length that was clicked."""

    sought = Signal(float)

    def __init__(self, theme: Theme, height_px: int = 44, name: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._lows: Sequence[int] = ()
        self._highs: Sequence[int] = ()
        self._marks: tuple[float, ...] = ()
        self._mark_tone = "review"
        self._played = 0.0
        self._cache: tuple[QPixmap, QPixmap] | None = None
        self.setFixedHeight(height_px)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name or tr("Waveform"))
        theme.changed.connect(self._forget)

    def show_peaks(self, lows: Sequence[int], highs: Sequence[int]) -> None:
        """Draw these extremes (-128..127), spread over the width."""
        self._lows, self._highs = lows, highs
        self._forget()

    def show_played(self, share: float) -> None:
        """Move the playhead to a share 0..1 of the length."""
        if share != self._played:
            self._played = share
            self.update()

    def show_marks(self, shares: tuple[float, ...], tone: str = "review") -> None:
        """Flag notes or findings at shares of the length."""
        self._marks, self._mark_tone = shares, tone
        self.update()

    def _forget(self) -> None:
        self._cache = None
        self.update()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Another width needs other columns."""
        self._cache = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click seeks."""
        self.sought.emit(min(1.0, max(0.0, event.position().x() / max(1, self.width()))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right seek by a twentieth."""
        step = {Qt.Key.Key_Left: -0.05, Qt.Key.Key_Right: 0.05}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.sought.emit(min(1.0, max(0.0, self._played + step)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Blit the two cached pictures, split at the playhead."""
        painter = QPainter(self)
        if self._cache is None:
            self._cache = (self._render("wave_rms"), self._render("wave_played"))
        plain, played = self._cache
        split = round(self._played * self.width())
        painter.drawPixmap(0, 0, plain)
        if split > 0:
            painter.setClipRect(0, 0, split, self.height())
            painter.drawPixmap(0, 0, played)
            painter.setClipping(False)
            painter.fillRect(split, 0, 1, self.height(), self._theme.color("text1"))
        for share in self._marks:
            x = round(share * (self.width() - 1))
            painter.fillRect(x, 0, 1, self.height(), self._theme.color(f"{self._mark_tone}.base"))
            painter.fillRect(x, 0, 7, 6, self._theme.color(f"{self._mark_tone}.base"))
        if self.hasFocus():
            painter.setPen(self._theme.color("focus"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _render(self, role: str) -> QPixmap:
        ratio = self.devicePixelRatioF()
        width, height = round(self.width() * ratio), round(self.height() * ratio)
        pixmap = QPixmap(max(1, width), max(1, height))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setPen(self._theme.color(role))
        middle, count = height // 2, len(self._highs)
        # a quiet file is drawn larger, so that its form can be seen; never more than eight times
        loudest = max(max(self._highs, default=1), -min(self._lows, default=-1), 1)
        gain = min(127 / loudest, 8.0)
        lines = [QLine(0, middle, width, middle)]
        for x in range(width if count else 0):
            first = x * count // width
            last = max(first + 1, (x + 1) * count // width)
            top = int(max(self._highs[first:last]) * gain * (middle - 1) / 128)
            bottom = int(min(self._lows[first:last]) * gain * (middle - 1) / 128)
            lines.append(QLine(x, middle - top, x, middle - bottom))
        painter.drawLines(lines)
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap
