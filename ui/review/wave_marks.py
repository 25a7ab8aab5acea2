"""What stands over a wave: the flag of a note, the playhead, a range that changed. Painting only."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygonF

from ui.review.model import ShownNote
from ui.theme import Theme


def paint_flag(painter: QPainter, theme: Theme, box: QRect, note: ShownNote) -> None:
    """Solid and numbered while open, outlined while not sent, ticked when resolved."""
    left, top, right, bottom = box.left(), box.top(), box.right(), box.bottom() + 1
    flag = QPolygonF(
        [QPointF(x, y) for x, y in ((left, top), (right, top), (right - 4, top + 8), (right, bottom), (left, bottom))]
    )
    hue = "review" if note.is_open else "approved"
    is_solid = note.is_open and not note.is_draft
    base = theme.color(f"{hue}.base")
    painter.setPen(QPen(base, 1))
    painter.setBrush(base if is_solid else theme.color("panel"))
    painter.drawPolygon(flag)
    painter.setPen(theme.color("onaccent" if is_solid else f"{hue}.text"))
    painter.setFont(theme.font(10, 600))
    words = str(note.number) if note.is_open else "✓"
    painter.drawText(box.adjusted(0, 0, -4, 0), int(Qt.AlignmentFlag.AlignCenter), words)


def paint_note(
    painter: QPainter, theme: Theme, box: QRect, note: ShownNote, room: tuple[int, int, int], *, is_chosen: bool
) -> None:
    """The flag of a note in its box, a line down through the lanes, and a tint over its range.

    ``room``: x where the range ends, y where the lanes begin, y where they end.
    """
    right, top, bottom = room
    base = theme.color("review.base" if note.is_open else "approved.base")
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if note.is_range:
        tint = QColor(base)
        tint.setAlphaF(0.22 if is_chosen else 0.14)
        painter.fillRect(QRect(box.left(), top, right - box.left(), bottom - top), tint)
    painter.fillRect(QRect(box.left(), box.top(), 2 if is_chosen else 1, bottom), base)
    paint_flag(painter, theme, box, note)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def paint_playhead(painter: QPainter, theme: Theme, x: int, ruler_px: int, height: int) -> None:
    """A line through all lanes with a head in the ruler."""
    accent, top = theme.color("accent"), ruler_px - 10
    painter.fillRect(QRect(x, ruler_px - 8, 2, height), accent)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(accent)
    corners = ((-4, top), (6, top), (6, top + 4), (1, top + 9), (-4, top + 4))
    painter.drawPolygon(QPolygonF([QPointF(x + dx, y) for dx, y in corners]))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def paint_finding(painter: QPainter, theme: Theme, box: QRect, tone: str) -> None:
    """A place in a lane where a check found something: a thin line with a head at the lane's foot. ``box`` is the head."""
    hue = theme.color(tone)
    faint = QColor(hue)
    faint.setAlphaF(0.55)
    painter.setPen(QPen(faint, 1, Qt.PenStyle.DotLine))
    x = box.center().x()
    painter.drawLine(x, box.top() - box.height() * 2, x, box.top())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(hue)
    left, right, top, bottom = box.left(), box.right() + 1, box.top(), box.bottom() + 1
    painter.drawPolygon(QPolygonF([QPointF((left + right) / 2, top), QPointF(right, bottom), QPointF(left, bottom)]))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def paint_change(painter: QPainter, theme: Theme, box: QRect, words: str) -> None:
    """A range that differs from an earlier take: a tint, a strip below, and words where they have room."""
    hue = theme.color("offered.base")
    tint = QColor(hue)
    tint.setAlphaF(0.16)
    painter.fillRect(box, tint)
    painter.fillRect(QRect(box.left(), box.bottom() - 2, box.width(), 3), hue)
    font = theme.font(11, 600)
    if QFontMetrics(font).horizontalAdvance(words) + 8 <= box.width():
        painter.setFont(font)
        painter.setPen(theme.color("offered.text"))
        painter.drawText(
            box.adjusted(4, 0, -4, -5), int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft), words
        )
