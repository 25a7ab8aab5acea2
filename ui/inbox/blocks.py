"""Small building blocks of the inbox's cards: the card itself, a port's mark, the two bars of a length problem."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui import tokens
from ui.inbox.findings import LengthBars
from ui.theme import Theme
from ui.words import clock_text, tr

_LEAST_DIFFERENCE_PX = 24


class Card(QFrame):
    """A framed pane whose content can be replaced as a whole."""

    def __init__(self, *, kind: str = "card", padding_px: int = tokens.PANE_PADDING_PX, gap_px: int = 8) -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(padding_px, padding_px, padding_px, padding_px)
        self.column.setSpacing(gap_px)

    def clear(self) -> None:
        """Take everything out."""
        clear_layout(self.column)


class CardColumn(QScrollArea):
    """A page of cards below each other, no wider than ``page_px``; they are put into ``column``."""

    def __init__(self, name: str, page_px: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        content = QWidget()
        content.setProperty("kind", "window")
        outer = QHBoxLayout(content)
        outer.setContentsMargins(24, 12, 24, 24)
        inner = QWidget()
        inner.setMaximumWidth(page_px)
        outer.addWidget(inner, 1)
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(tokens.CARD_GAP_PX)
        self.setWidget(content)


def clear_layout(layout: QVBoxLayout) -> None:
    """Remove all widgets and layouts of a layout."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            return
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear_layout(inner)  # type: ignore[arg-type]  # any box layout is taken apart the same way
            inner.deleteLater()


def name_button(button: QPushButton, text: str) -> None:
    """Another text for a button with an icon; the thin space keeps the icon at its distance."""
    button.setText(f"\u2009{text}")
    button.setAccessibleName(text)


class PortGlyph(QWidget):
    """The mark of a port's kind: circle = audio, square = text or document, triangle = MIDI, diamond = picture."""

    def __init__(self, theme: Theme, port_type: str) -> None:
        super().__init__()
        self._theme = theme
        self._family = port_type.partition(".")[0]
        self.setFixedSize(12, 16)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the outline."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("text2"), 1.5))
        painter.setBrush(self._theme.color("panel"))
        box = QRectF(2.5, 4.5, 7, 7)
        if self._family in {"audio", "any"}:
            painter.drawEllipse(box)
        elif self._family == "midi":
            painter.drawPolygon(QPolygonF([QPointF(6, 4), QPointF(10, 11.5), QPointF(2, 11.5)]))
        elif self._family in {"image", "video"}:
            painter.drawPolygon(QPolygonF([QPointF(6, 3.5), QPointF(10.5, 8), QPointF(6, 12.5), QPointF(1.5, 8)]))
        else:
            painter.drawRect(box)


class LengthBarsView(QWidget):
    """The session and the file drawn to one scale; what is missing is dashed, what is too much is hatched."""

    def __init__(self, theme: Theme, bars: LengthBars) -> None:
        super().__init__()
        self._theme, self._bars = theme, bars
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        session, file = clock_text(bars.session_s, 3), clock_text(bars.file_s, 3)
        self.setAccessibleName(tr("Session {session}, your file {file}", session=session, file=file))
        self.setAccessibleDescription(bars.words)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Two bars and a line."""
        return QSize(360, 60)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw both bars."""
        theme, painter, bars = self._theme, QPainter(self), self._bars
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = theme.font(11)
        metrics = QFontMetrics(font)
        names = (tr("Session"), tr("Your file"))
        left = max(metrics.horizontalAdvance(name) for name in names) + 12
        room = max(40, self.width() - left)
        longest_s = max(bars.session_s, bars.file_s)
        session_px = round(room * bars.session_s / longest_s)
        file_px = round(room * bars.file_s / longest_s)
        # a difference of some milliseconds must still be seen
        if bars.file_s < bars.session_s:
            file_px = min(file_px, session_px - _LEAST_DIFFERENCE_PX)
        elif bars.file_s > bars.session_s:
            session_px = min(session_px, file_px - _LEAST_DIFFERENCE_PX)
        painter.setFont(font)
        painter.setPen(theme.color("text2"))
        for name, top in zip(names, (2, 24), strict=True):
            painter.drawText(
                0, top, left - 8, 16, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), name
            )
        session_box, file_box = QRectF(left, 2, session_px, 14), QRectF(left, 24, file_px, 14)
        painter.fillRect(session_box, theme.color("planned.live"))
        painter.fillRect(file_box, theme.color("progress.live"))
        self._difference(painter, left, session_px, file_px)
        painter.setPen(theme.color("text1"))
        end = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        painter.drawText(session_box.adjusted(4, 0, -4, 0), end, clock_text(bars.session_s, 3))
        painter.drawText(session_box.adjusted(4, 0, -4, 0), int(Qt.AlignmentFlag.AlignVCenter), clock_text(0, 3))
        painter.drawText(file_box.adjusted(4, 0, -4, 0), end, clock_text(bars.file_s, 3))
        painter.setFont(theme.font(11, 600))
        painter.setPen(theme.color("late.text"))
        painter.drawText(left, 42, room, 16, end, bars.words)

    def _difference(self, painter: QPainter, left: int, session_px: int, file_px: int) -> None:
        pen = QPen(self._theme.color("late.base"), 1)
        start, end = min(session_px, file_px), max(session_px, file_px)
        box = QRectF(left + start + 0.5, 24.5, end - start - 1, 13)
        if file_px < session_px:
            pen.setDashPattern([3, 2])
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            painter.fillRect(box, self._theme.color("late.live"))
        painter.setPen(pen)
        painter.drawRect(box)
