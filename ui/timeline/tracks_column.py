"""The column left of the timeline: track names, stage names and prices, one line a row. A click selects."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Theme
from ui.timeline.geometry import PlanGeometry
from ui.timeline.layers import is_struck
from ui.tokens import RADIUS_PX, STAGE_ROW_PX, TRACKS_COLUMN_PX
from ui.words import money, tr

_TRACK_X, _STAGE_X, _PRICE_GAP = 12, 88, 12


def broken_title(title: str, metrics: QFontMetrics, room_px: int) -> str:
    """A title on one line, or on two of which the second ends in an ellipsis where it must."""
    if metrics.horizontalAdvance(title) <= room_px:
        return title
    words = title.split(" ")
    taken = 1
    while taken < len(words) and metrics.horizontalAdvance(" ".join(words[: taken + 1])) <= room_px:
        taken += 1
    parts = (" ".join(words[:taken]), " ".join(words[taken:]))
    return "\n".join(metrics.elidedText(part, Qt.TextElideMode.ElideRight, room_px) for part in parts if part)


class TracksColumn(QWidget):
    """Scrolls with the timeline. ``chosen`` carries a bar's index, ``opened`` after a double click."""

    chosen = Signal(int)
    opened = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._geometry: PlanGeometry | None = None
        self._top_px = 0
        self._selected = -1
        self._broken: dict[tuple[str, int, bool], str] = {}
        self.setFixedWidth(TRACKS_COLUMN_PX)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(tr("Tracks and stages"))

    def show_geometry(self, geometry: PlanGeometry) -> None:
        """Draw another plan."""
        self._geometry = geometry
        self.update()

    def show_selected(self, bar: int) -> None:
        """Mark a line."""
        if bar != self._selected:
            old, self._selected = self._selected, bar
            for one in (old, bar):
                self._update_line(one)

    def scroll_to(self, top_px: int) -> None:
        """Move with the timeline; only what comes into sight is painted."""
        step = self._top_px - top_px
        self._top_px = top_px
        if step:
            self.scroll(0, step)

    def _update_line(self, bar: int) -> None:
        geometry = self._geometry
        if geometry is not None and 0 <= bar < len(geometry.row_of):
            top = geometry.rows[geometry.row_of[bar]].top_px - self._top_px
            self.update(0, top, self.width(), STAGE_ROW_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the exposed lines."""
        painter, theme, geometry = QPainter(self), self._theme, self._geometry
        exposed = event.rect()
        painter.fillRect(exposed, theme.color("panel"))
        if geometry is not None:
            for row in geometry.rows_between(
                exposed.top() + self._top_px - STAGE_ROW_PX, exposed.bottom() + self._top_px + 1
            ):
                self._draw_row(painter, row)
            for group in geometry.groups:
                top = group.top_px - self._top_px
                if top - 1 > exposed.bottom() or top + group.height_px < exposed.top():
                    continue
                self._draw_group(painter, group.name, top, group.height_px)
        painter.fillRect(self.width() - 1, exposed.top(), 1, exposed.height(), theme.color("line2"))

    def _draw_group(self, painter: QPainter, name: str, top: int, height: int) -> None:
        theme = self._theme
        painter.fillRect(0, top + height - 1, self.width(), 1, theme.color("line"))
        font = theme.font(12, 600)
        painter.setFont(font)
        painter.setPen(theme.color("text1"))
        # the name stays in sight while its lines scroll out above
        name_top = 2 + min(max(top, 0), top + height - STAGE_ROW_PX)
        shown = QFontMetrics(font).elidedText(name, Qt.TextElideMode.ElideRight, _STAGE_X - _TRACK_X - 3)
        place = QRect(_TRACK_X, name_top, _STAGE_X - _TRACK_X - 2, STAGE_ROW_PX)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)

    def _draw_row(self, painter: QPainter, row: int) -> None:
        theme, geometry = self._theme, self._geometry
        if geometry is None:
            return
        line = geometry.rows[row]
        top, bar = line.top_px - self._top_px, line.bars[0]
        stage, is_selected = geometry.plan.stages[bar], self._selected in line.bars
        if geometry.is_compact:
            self._draw_count(painter, top, len(line.bars))
            return
        if is_selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("select"))
            left = _STAGE_X - 6
            painter.drawRoundedRect(
                QRectF(left, top + 4, self.width() - left - 4, STAGE_ROW_PX - 8), RADIUS_PX, RADIUS_PX
            )
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        font = theme.font(12, 600 if is_selected else 400)
        painter.setFont(font)
        right = self.width() - _PRICE_GAP
        if stage.price_minor:
            price = money(stage.price_minor, stage.currency)
            width = QFontMetrics(font).horizontalAdvance(price)
            painter.setPen(theme.color("text1" if is_selected else "text3"))
            flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
            painter.drawText(QRect(right - width, top, width, STAGE_ROW_PX), flags, price)
            right -= width + 6
        self._draw_title(painter, stage.title, QRect(_STAGE_X, top, right - _STAGE_X, STAGE_ROW_PX), bar=bar)

    def _draw_title(self, painter: QPainter, title: str, place: QRect, *, bar: int) -> None:
        theme, is_selected = self._theme, bar == self._selected
        state = self._geometry.plan.stages[bar].state if self._geometry else None
        font = painter.font()
        font.setStrikeOut(state is not None and is_struck(state))
        painter.setFont(font)
        painter.setPen(theme.color("text1" if is_selected else "text2"))
        key = (title, place.width(), is_selected)
        lines = self._broken.get(key)
        if lines is None:
            lines = self._broken[key] = broken_title(title, QFontMetrics(font), place.width())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), lines)

    def _draw_count(self, painter: QPainter, top: int, count: int) -> None:
        painter.setFont(self._theme.font(12))
        painter.setPen(self._theme.color("text3"))
        place = QRect(_STAGE_X, top, self.width() - _STAGE_X - _PRICE_GAP, STAGE_ROW_PX)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        painter.drawText(place, flags, str(count))

    def _bar_at(self, event: QMouseEvent) -> int:
        geometry = self._geometry
        if geometry is None:
            return -1
        y = event.position().y() + self._top_px
        rows = geometry.rows_between(y, y + 1)
        return geometry.rows[rows.start].bars[0] if rows and y < geometry.height_px else -1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the line's stage."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(self._bar_at(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the line's stage."""
        if self._bar_at(event) >= 0:
            self.opened.emit(self._bar_at(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Nothing is dragged here."""
        event.ignore()


class ColumnHead(QWidget):
    """The head of the column, level with the ruler: what stands below, and the plan's sum."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sum = ""
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_sum(self, minor: int, currency: str) -> None:
        """Show another sum."""
        self._sum = money(minor, currency) if minor else ""
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw both words."""
        painter, theme = QPainter(self), self._theme
        painter.fillRect(self.rect(), theme.color("panel"))
        painter.setFont(theme.font(11, 600))
        painter.setPen(theme.color("text3"))
        place = self.rect().adjusted(_TRACK_X, 0, -_PRICE_GAP, 0)
        painter.drawText(
            place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), tr("Tracks and stages")
        )
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), self._sum)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("line"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.color("line2"))
