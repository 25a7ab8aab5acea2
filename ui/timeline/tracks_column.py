"""The column left of the timeline: track names, stage names and prices, one line a row. A click selects; a track's name
is dragged to another place, its triangle folds it, and names are written where they stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import Theme
from ui.timeline.geometry import Group, PlanGeometry
from ui.timeline.layers import DIMMED, is_struck
from ui.tokens import RADIUS_PX, STAGE_ROW_PX, TRACKS_COLUMN_PX
from ui.words import money, tr, tr_n

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QContextMenuEvent

    from ui.timeline.name_field import NameField

_DRAG_FROM_PX = 5
TRACK_X, STAGE_X, PRICE_GAP_PX = 14, 88, 12


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


class ColumnPainter:
    """Draws track names, stage names and prices; on the screen and on paper. ``width_px`` is all of it, ``stage_px`` where
    the stages' names begin.
    """

    def __init__(self, theme: Theme, width_px: int = TRACKS_COLUMN_PX, stage_px: int = STAGE_X) -> None:
        self._theme = theme
        self.width_px, self.stage_px = width_px, stage_px
        self.geometry: PlanGeometry | None = None
        self.top_px = 0
        self.selected = -1
        self.dimmed: frozenset[int] = frozenset()
        self._broken: dict[tuple[str, int, bool], str] = {}

    def paint(self, painter: QPainter, exposed: QRect) -> None:
        """The exposed lines."""
        theme, geometry = self._theme, self.geometry
        painter.fillRect(exposed, theme.color("panel"))
        if geometry is not None:
            for row in geometry.rows_between(
                exposed.top() + self.top_px - STAGE_ROW_PX, exposed.bottom() + self.top_px + 1
            ):
                self._draw_row(painter, row)
            for group in geometry.groups:
                top = group.top_px - self.top_px
                if top - 1 > exposed.bottom() or top + group.height_px < exposed.top():
                    continue
                self._draw_group(painter, group, top)
        painter.fillRect(self.width_px - 1, exposed.top(), 1, exposed.height(), theme.color("line2"))

    def _draw_group(self, painter: QPainter, group: Group, top: int) -> None:
        theme, height = self._theme, group.height_px
        painter.fillRect(0, top + height - 1, self.width_px, 1, theme.color("line"))
        font = theme.font(12, 600)
        painter.setFont(font)
        painter.setPen(theme.color("text1"))
        # the name stays in sight while its lines scroll out above
        name_top = 2 + min(max(top, 0), top + height - STAGE_ROW_PX)
        shown = QFontMetrics(font).elidedText(group.name, Qt.TextElideMode.ElideRight, self.stage_px - TRACK_X - 3)
        place = QRect(TRACK_X, name_top, self.stage_px - TRACK_X - 2, STAGE_ROW_PX)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
        if group.count:
            self._draw_triangle(painter, name_top + STAGE_ROW_PX // 2, is_folded=group.is_folded)

    def _draw_triangle(self, painter: QPainter, middle: int, *, is_folded: bool) -> None:
        if is_folded:
            points = [QPointF(4, middle - 3.5), QPointF(8, middle), QPointF(4, middle + 3.5)]
        else:
            points = [QPointF(2.5, middle - 1.5), QPointF(6, middle + 2.5), QPointF(9.5, middle - 1.5)]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("text3"), 1.3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(points)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _draw_row(self, painter: QPainter, row: int) -> None:
        theme, geometry = self._theme, self.geometry
        if geometry is None:
            return
        line = geometry.rows[row]
        top = line.top_px - self.top_px
        if line.is_folded or not line.bars:
            words = tr_n("{n} stage", "{n} stages", len(line.bars)) if line.bars else tr("no stages yet")
            self._draw_count(painter, top, words, is_left=True)
            return
        bar = line.bars[0]
        stage, is_selected = geometry.plan.stages[bar], self.selected in line.bars
        if geometry.is_compact:
            self._draw_count(painter, top, str(len(line.bars)))
            return
        if is_selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("select"))
            left = self.stage_px - 6
            painter.drawRoundedRect(
                QRectF(left, top + 4, self.width_px - left - 4, STAGE_ROW_PX - 8), RADIUS_PX, RADIUS_PX
            )
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setOpacity(DIMMED if bar in self.dimmed else 1)
        font = theme.font(12, 600 if is_selected else 400)
        painter.setFont(font)
        right = self.width_px - PRICE_GAP_PX
        if stage.price_minor:
            price = money(stage.price_minor, stage.currency)
            width = QFontMetrics(font).horizontalAdvance(price)
            painter.setPen(theme.color("text1" if is_selected else "text3"))
            flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
            painter.drawText(QRect(right - width, top, width, STAGE_ROW_PX), flags, price)
            right -= width + 6
        self._draw_title(painter, stage.title, QRect(self.stage_px, top, right - self.stage_px, STAGE_ROW_PX), bar=bar)
        painter.setOpacity(1)

    def _draw_title(self, painter: QPainter, title: str, place: QRect, *, bar: int) -> None:
        theme, is_selected = self._theme, bar == self.selected
        state = self.geometry.plan.stages[bar].state if self.geometry else None
        font = painter.font()
        font.setStrikeOut(state is not None and is_struck(state))
        painter.setFont(font)
        painter.setPen(theme.color("text1" if is_selected else "text2"))
        key = (title, place.width(), is_selected)
        lines = self._broken.get(key)
        if lines is None:
            lines = self._broken[key] = broken_title(title, QFontMetrics(font), place.width())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), lines)

    def _draw_count(self, painter: QPainter, top: int, words: str, *, is_left: bool = False) -> None:
        painter.setFont(self._theme.font(12))
        painter.setPen(self._theme.color("text3"))
        place = QRect(self.stage_px, top, self.width_px - self.stage_px - PRICE_GAP_PX, STAGE_ROW_PX)
        side = Qt.AlignmentFlag.AlignLeft if is_left else Qt.AlignmentFlag.AlignRight
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | side), words)


class TracksColumn(QWidget):
    """Scrolls with the timeline. ``chosen`` carries a bar's index, ``opened`` after a double click. ``folded`` carries a
    track and whether it is to be folded, ``placed`` a track and its new place, ``held`` at which height a track is held,
    ``menu_wanted`` a place on the screen and a track.
    """

    chosen = Signal(int)
    opened = Signal(int)
    folded = Signal(str, bool)
    placed = Signal(str, int)
    menu_wanted = Signal(object, str)
    rename_wanted = Signal(str)
    held = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines = ColumnPainter(theme)
        self._taken: tuple[Group, int] | None = None
        self._place = -1
        self._field: NameField | None = None
        self.setFixedWidth(TRACKS_COLUMN_PX)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(tr("Tracks and stages"))

    def show_geometry(self, geometry: PlanGeometry) -> None:
        """Draw another plan."""
        self._lines.geometry = geometry
        self.cancel()
        self.update()

    def show_selected(self, bar: int) -> None:
        """Mark a line."""
        if bar != self._lines.selected:
            old, self._lines.selected = self._lines.selected, bar
            for one in (old, bar):
                self._update_line(one)

    def show_dimmed(self, bars: frozenset[int]) -> None:
        """Write the names of these bars faintly."""
        if bars != self._lines.dimmed:
            self._lines.dimmed = bars
            self.update()

    def scroll_to(self, top_px: int) -> None:
        """Move with the timeline; only what comes into sight is painted."""
        step = self._lines.top_px - top_px
        self._lines.top_px = top_px
        if step and self._field is not None:
            self._field.move(self._field.x(), self._field.y() + step)
        if step:
            self.scroll(0, step)

    def _update_line(self, bar: int) -> None:
        geometry = self._lines.geometry
        if geometry is not None and 0 <= bar < len(geometry.row_of):
            top = geometry.rows[geometry.row_of[bar]].top_px - self._lines.top_px
            self.update(0, top, self.width(), STAGE_ROW_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the exposed lines, and where a held track would go."""
        painter = QPainter(self)
        self._lines.paint(painter, event.rect())
        if self._place >= 0:
            painter.fillRect(0, self._line_y(self._place) - 1, self.width(), 3, self._theme.color("accent"))

    def _bar_at(self, event: QMouseEvent) -> int:
        geometry = self._lines.geometry
        if geometry is None:
            return -1
        y = event.position().y() + self._lines.top_px
        rows = geometry.rows_between(y, y + 1)
        if not rows or y >= geometry.height_px or geometry.rows[rows.start].is_folded:
            return -1
        bars = geometry.rows[rows.start].bars
        return bars[0] if bars else -1

    def _group_at(self, y_px: float) -> Group | None:
        return self._lines.geometry.group_at(y_px + self._lines.top_px) if self._lines.geometry is not None else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the line's stage, fold its track, or take the track by its name."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        group, x = self._group_at(event.position().y()), event.position().x()
        if group is not None and x < TRACK_X and group.count:
            self.folded.emit(group.track, not group.is_folded)
        elif group is not None and x < STAGE_X - 6:
            self._taken = (group, round(event.position().y()))
        else:
            self.chosen.emit(self._bar_at(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the line's stage, or write the track's name."""
        group = self._group_at(event.position().y())
        if group is not None and TRACK_X <= event.position().x() < STAGE_X - 6:
            self._taken = None
            self.rename_wanted.emit(group.track)
        elif self._bar_at(event) >= 0:
            self.opened.emit(self._bar_at(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Hold a track between others."""
        taken, geometry = self._taken, self._lines.geometry
        if taken is None or geometry is None:
            event.ignore()
            return
        y = event.position().y()
        if self._place >= 0 or abs(y - taken[1]) >= _DRAG_FROM_PX:
            self.hold(y)
            self.held.emit(round(y))

    def hold(self, y_px: float) -> None:
        """Hold the taken track at a height."""
        geometry = self._lines.geometry
        if self._taken is not None and geometry is not None:
            middles = [group.top_px + group.height_px / 2 - self._lines.top_px for group in geometry.groups]
            self._place = sum(middle < y_px for middle in middles)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop the track where it is held; a plain click selects the line's stage."""
        taken, place = self._taken, self._place
        self.cancel()
        if taken is None or self._lines.geometry is None:
            return
        if place < 0:
            self.chosen.emit(self._bar_at(event))
            return
        now = self._lines.geometry.groups.index(taken[0])
        # the line it leaves closes up
        place -= place > now
        if place != now:
            self.placed.emit(taken[0].track, place)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the track's menu."""
        group = self._group_at(event.pos().y())
        self.menu_wanted.emit(event.globalPos(), group.track if group is not None else "")

    @property
    def is_dragging(self) -> bool:
        """Whether a track is held."""
        return self._place >= 0

    def cancel(self) -> None:
        """Leave a track that is held where it was."""
        self._taken, self._place = None, -1
        self.update()

    def _line_y(self, place: int) -> int:
        groups = self._lines.geometry.groups if self._lines.geometry is not None else []
        if place < len(groups):
            return groups[place].top_px - self._lines.top_px
        return groups[-1].top_px + groups[-1].height_px - self._lines.top_px if groups else 0

    # --- writing names
    def write_name(self, name: str, row_top_px: int, *, is_track: bool, done: Callable[[str], None]) -> NameField:
        """Let a name be written where it stands; ``done`` gets it, Escape leaves it."""
        from ui.timeline.name_field import NameField

        left = TRACK_X - 4 if is_track else STAGE_X - 6
        width = (STAGE_X + 60 if is_track else self.width() - 4) - left
        place = QRect(left, row_top_px - self._lines.top_px + (STAGE_ROW_PX - 28) // 2, width, 28)
        self._field = NameField(self, name, place, done)
        self._field.destroyed.connect(self._forget_field)
        return self._field

    def _forget_field(self) -> None:
        self._field = None


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
        place = self.rect().adjusted(TRACK_X, 0, -PRICE_GAP_PX, 0)
        painter.drawText(
            place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), tr("Tracks and stages")
        )
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), self._sum)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("line"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.color("line2"))
