"""The five parts that every amount is in one of, from the firmest to the least firm: how each is called and drawn."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.domain.plan_money import MoneySums
from ui.theme import Theme
from ui.words import money, tr


class Part(NamedTuple):
    """A part: the colour of its fill (empty: only outlined), that of its outline, what it is called."""

    fill: str
    line: str
    words: str


def parts() -> tuple[Part, ...]:
    """In the order of ``MoneySums.parts_minor``."""
    return (
        Part("approved.base", "approved.base", tr("Paid")),
        Part("approved.edge", "approved.edge", tr("Owed now")),
        Part("progress.live", "progress.live", tr("Agreed, not due")),
        Part("", "offered.base", tr("Offered")),
        Part("", "planned.base", tr("Not offered yet")),
    )


def paint_part(painter: QPainter, theme: Theme, part: Part, box: QRectF) -> None:
    """Fill a box as its part is drawn."""
    if box.width() < 1 or box.height() < 1:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if part.fill:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(part.fill))
        painter.drawRoundedRect(box, 2, 2)
        return
    pen = QPen(theme.color(part.line), 1)
    pen.setDashPattern([3, 2])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)


class PartMark(QWidget):
    """The small square before a part's name."""

    def __init__(self, theme: Theme, part: Part) -> None:
        super().__init__()
        self._theme, self._part = theme, part
        self.setFixedSize(10, 10)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        paint_part(QPainter(self), self._theme, self._part, QRectF(self.rect()))


class PartsBar(QWidget):
    """One bar that is the whole production, its parts side by side; a budget above them is a line."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._sums, self._budget_minor = MoneySums(), 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("The money in one bar"))
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """A low bar."""
        return QSize(400, 20)

    def show_sums(self, sums: MoneySums, budget_minor: int, currency: str) -> None:
        """Show these sums."""
        self._sums, self._budget_minor = sums, budget_minor
        told = zip(parts(), sums.parts_minor, strict=True)
        self.setAccessibleDescription(
            ", ".join(f"{part.words} {money(minor, currency)}" for part, minor in told if minor)
        )
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the parts, and where the budget ends if that is within them."""
        painter, theme = QPainter(self), self._theme
        whole = max(sum(self._sums.parts_minor), self._budget_minor, 1)
        left, gap = 0.0, 2.0
        for part, minor in zip(parts(), self._sums.parts_minor, strict=True):
            width = self.width() * minor / whole
            if minor:
                paint_part(painter, theme, part, QRectF(left, 4, max(width - gap, 3.0), 12))
            left += width
        if self._budget_minor:
            x = min(self.width() - 2.0, self.width() * self._budget_minor / whole)
            painter.fillRect(QRectF(x, 0, 2, 20), theme.color("text1"))
