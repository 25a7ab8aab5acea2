"""The small pictures of the first choices: a chain, an offer, a wave. Painted from the tokens, nothing loaded."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.icons import icon_pixmap
from ui.theme import Theme
from ui.words import tr

_HEIGHT_PX = 120


class Picture(QWidget):
    """A picture on the ground of the timeline; the drawing is 280 wide and stands in the middle."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(_HEIGHT_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As wide as a card."""
        return QSize(300, _HEIGHT_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, drawing, line below."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("track"))
        painter.drawRoundedRect(QRectF(0, 0, self.width(), self.height() + 8), 5, 5)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), self._theme.color("line"))
        painter.translate((self.width() - 280) / 2, 0)
        self.draw(painter)

    def draw(self, painter: QPainter) -> None:
        """Draw into 280 x 120."""


class ChainPicture(Picture):
    """Three bars, each waiting for the one before."""

    def draw(self, painter: QPainter) -> None:
        """Approved, in review, not yet offered."""
        self._bar(painter, QRectF(6, 20, 92, 28), "approved", "done", "circle-check", "KM", 72)
        self._bar(painter, QRectF(126, 46, 92, 28), "review", "live", "headphones", "AR", 72)
        self._bar(painter, QRectF(234, 72, 42, 28), "planned", "", "pencil", "", 0)
        painter.setPen(QPen(self._theme.color("link"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for x, y, right in ((98, 34, 126), (218, 60, 234)):
            middle = x + 8
            painter.drawPolyline(
                QPolygonF([QPointF(x, y), QPointF(middle, y), QPointF(middle, y + 26), QPointF(right - 4, y + 26)])
            )
            painter.setBrush(self._theme.color("link"))
            tip = QPointF(right - 2, y + 26)
            painter.drawPolygon(QPolygonF([tip, tip + QPointF(-5, -3.5), tip + QPointF(-5, 3.5)]))
            painter.setBrush(Qt.BrushStyle.NoBrush)

    def _bar(self, painter: QPainter, box: QRectF, hue: str, fill: str, icon: str, letters: str, tail_px: int) -> None:
        theme = self._theme
        pen = QPen(theme.color(f"{hue}.edge"), 1)
        if not fill:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(theme.color(f"{hue}.{fill}") if fill else theme.color("panel"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.fillRect(QRectF(box.left(), box.top() + 1, 4, box.height() - 2), theme.color(f"{hue}.base"))
        painter.drawPixmap(
            QPointF(box.left() + 9, box.top() + 7),
            icon_pixmap(icon, theme.color(f"{hue}.text"), 14, ratio=self.devicePixelRatioF()),
        )
        if tail_px:
            painter.setPen(QPen(theme.color(f"{hue}.edge"), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QLineF(box.left() + tail_px, box.top() + 2, box.left() + tail_px, box.bottom() - 2))
        if letters:
            circle = QRectF(box.left() + 28.5, box.top() + 4.5, 19, 19)
            painter.setPen(QPen(theme.color("line2"), 1))
            painter.setBrush(theme.color("raised"))
            painter.drawEllipse(circle)
            painter.setPen(theme.color("text1"))
            painter.setFont(theme.font(9.5, 600))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, letters)


class OfferPicture(Picture):
    """An offer as a card."""

    def draw(self, painter: QPainter) -> None:
        """Title and pay, production, state and date."""
        theme = self._theme
        painter.setPen(QPen(theme.color("line2"), 1))
        painter.setBrush(theme.color("panel"))
        painter.drawRoundedRect(QRectF(34.5, 16.5, 211, 88), 6, 6)
        painter.setPen(theme.color("text1"))
        painter.setFont(theme.font(13, 600))
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QRectF(50, 26, 180, 20), left, tr("Lead vocal"))
        painter.drawText(QRectF(50, 26, 180, 20), right, "$60")
        painter.setPen(theme.color("text2"))
        painter.setFont(theme.font(11))
        painter.drawText(QRectF(50, 45, 180, 18), left, "Late Train, Mira Lindqvist")
        chip = QRectF(50.5, 71.5, 34 + painter.fontMetrics().horizontalAdvance(tr("Offered")), 21)
        pen = QPen(theme.color("offered.base"), 1)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(theme.color("offered.faint"))
        painter.drawRoundedRect(chip, 10.5, 10.5)
        painter.drawPixmap(
            QPointF(57, 75), icon_pixmap("send", theme.color("offered.text"), 14, ratio=self.devicePixelRatioF())
        )
        painter.setPen(theme.color("offered.text"))
        painter.drawText(chip.adjusted(24, 0, 0, 0), left, tr("Offered"))
        painter.setPen(theme.color("text2"))
        painter.drawText(QRectF(130, 72, 100, 20), right, tr("due 10 Dec"))


class WavePicture(Picture):
    """A wave with a playhead and a note."""

    def draw(self, painter: QPainter) -> None:
        """Played, not yet played, a flag."""
        theme, middle = self._theme, 60
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for x in range(8, 272):
            t = (x - 8) / 264
            swell = 0.35 + 0.65 * abs(math.sin(t * 7.3)) * abs(math.sin(t * 2.2 + 0.4))
            grain = 0.5 + 0.5 * abs(math.sin(x * 12.9898) * 43758.5453 % 1)
            half = 3 + 34 * swell * grain * (0.15 if t < 0.03 or t > 0.97 or 0.66 < t < 0.72 else 1)
            is_played = x < 108
            painter.fillRect(QRectF(x, middle - half, 1, 2 * half), theme.color("wave_played" if is_played else "wave"))
            inner = half * 0.45
            painter.fillRect(
                QRectF(x, middle - inner, 1, 2 * inner), theme.color("wave_played_rms" if is_played else "wave_rms")
            )
        painter.fillRect(QRectF(108, 14, 2, 92), theme.color("accent"))
        painter.fillRect(QRectF(178, 18, 1, 86), theme.color("review.base"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("review.base"))
        flag = [QPointF(178, 18), QPointF(197, 18), QPointF(193, 25), QPointF(197, 33), QPointF(178, 33)]
        painter.drawPolygon(QPolygonF(flag))
        painter.setPen(theme.color("onaccent"))
        painter.setFont(theme.font(10, 600))
        painter.drawText(QRectF(178, 18, 15, 15), Qt.AlignmentFlag.AlignCenter, "2")
