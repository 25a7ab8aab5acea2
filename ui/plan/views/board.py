"""The plan as a board: a column for each step of a hand-off, a card for each stage.

A card that is pulled over another column shows what can be done to get there; it is never just put down.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPainterPath, QPen

from ui.icons import icon_pixmap
from ui.plan.views.board_columns import BoardColumn, board_columns
from ui.plan.views.stage_canvas import StageCanvas
from ui.roles import role_text
from ui.theme import Theme
from ui.timeline.bar_words import bar_label, nest_words
from ui.timeline.layers import is_struck
from ui.tokens import RADIUS_PX, state_look
from ui.words import money, range_text, tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from studio.queries.rows import StageRow

_HEAD_PX, _CARD_PX, _GAP_PX, _PAD_PX = 40, 88, 8, 12
_LEAST_PX, _MOST_PX, _EMPTY_PX = 208, 340, 40
_PULL_FROM_PX = 6
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


class Board(StageCanvas):
    """``acts_wanted`` carries a stage, the column a card was pulled to (a ``BoardColumn``) and a place on the screen."""

    acts_wanted = Signal(str, object, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.columns: tuple[BoardColumn, ...] = board_columns()
        self.cards: list[list[int]] = [[] for _ in self.columns]
        self._column_of: list[int] = []
        self._place_of: list[int] = []
        self._spans: list[tuple[int, int]] = []
        self._height = 0
        self._pressed: tuple[int, QPoint] | None = None
        self._pulled: QPoint | None = None
        self.setAccessibleDescription(
            tr(
                "Left and right move between columns, up and down between cards, Enter opens, "
                "Alt with left or right asks what leads to the column beside."
            )
        )

    def sees(self, stage: StageRow) -> bool:
        """What the filter leaves out has no card."""
        return self.rows is not None and stage.id in self.rows.shown

    # --- where things lie
    def lay_out(self) -> None:
        """Deal the cards; columns without any are narrow."""
        of_state = {state: number for number, column in enumerate(self.columns) for state in column.states}
        self.cards = [[] for _ in self.columns]
        self._column_of, self._place_of = [], []
        for item, stage in enumerate(self.stages):
            column = of_state[stage.state]
            self._column_of.append(column)
            self._place_of.append(len(self.cards[column]))
            self.cards[column].append(item)
        full = sum(bool(cards) for cards in self.cards)
        room = self.viewport().width() - _PAD_PX - (len(self.columns) - full) * (_EMPTY_PX + _PAD_PX) - full * _PAD_PX
        width = min(_MOST_PX, max(_LEAST_PX, room // max(1, full)))
        self._spans, left = [], _PAD_PX
        for cards in self.cards:
            self._spans.append((left, width if cards else _EMPTY_PX))
            left += (width if cards else _EMPTY_PX) + _PAD_PX
        self._height = _HEAD_PX + max(map(len, self.cards)) * (_CARD_PX + _GAP_PX) + _GAP_PX

    def content_size(self) -> QSize:
        left, width = self._spans[-1] if self._spans else (0, 0)
        return QSize(left + width + _PAD_PX, self._height)

    def head_px(self) -> int:
        return _HEAD_PX

    def item_rect(self, item: int) -> QRect:
        left, width = self._spans[self._column_of[item]]
        return QRect(left, _HEAD_PX + _GAP_PX + self._place_of[item] * (_CARD_PX + _GAP_PX), width, _CARD_PX)

    def item_at(self, point: QPoint) -> int:
        if point.y() - self.offset().y() < _HEAD_PX:
            return -1
        column = self._column_at(point.x())
        place, within = divmod(point.y() - _HEAD_PX - _GAP_PX, _CARD_PX + _GAP_PX)
        if column < 0 or not 0 <= place < len(self.cards[column]) or within >= _CARD_PX:
            return -1
        return self.cards[column][place]

    def _column_at(self, x: int) -> int:
        return next((n for n, (left, width) in enumerate(self._spans) if left <= x < left + width), -1)

    def neighbour(self, item: int, arrow: str) -> int:
        column, place = self._column_of[item], self._place_of[item]
        cards = self.cards[column]
        if arrow in {"up", "down"}:
            return cards[min(max(place + (1 if arrow == "down" else -1), 0), len(cards) - 1)]
        if arrow in {"home", "end"}:
            return cards[0 if arrow == "home" else -1]
        step = 1 if arrow == "right" else -1
        column += step
        while 0 <= column < len(self.cards) and not self.cards[column]:
            column += step
        if not 0 <= column < len(self.cards):
            return item
        return self.cards[column][min(place, len(self.cards[column]) - 1)]

    def first_item(self) -> int:
        return next((cards[0] for cards in self.cards if cards), -1)

    # --- pulling a card
    @property
    def is_held(self) -> bool:
        return self._pulled is not None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select, and perhaps begin to pull."""
        super().mousePressEvent(event)
        item = self.item_at(self.place_of(event))
        if event.button() == Qt.MouseButton.LeftButton and item >= 0:
            self._pressed = (item, event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pull the card along."""
        point = event.position().toPoint()
        if self._pressed is not None and (
            self._pulled is not None or (point - self._pressed[1]).manhattanLength() >= _PULL_FROM_PX
        ):
            self._pulled = point
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask what leads to the column under the card."""
        pressed, pulled = self._pressed, self._pulled
        self._let_go()
        if pressed is None or pulled is None or event.button() != Qt.MouseButton.LeftButton:
            return
        column = self._column_at(pulled.x() + self.offset().x())
        if column >= 0 and column != self._column_of[pressed[0]]:
            stage = self.stages[pressed[0]].id
            self.acts_wanted.emit(stage, self.columns[column], self.viewport().mapToGlobal(pulled))

    def _let_go(self) -> None:
        was_held, self._pressed, self._pulled = self.is_held, None, None
        if was_held:
            self.viewport().update()
            self.wishes.let_go.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with left or right asks what leads to the column beside; Escape lets go of a card."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if event.key() == Qt.Key.Key_Escape and self.is_held:
            self._let_go()
        elif step and event.modifiers() & Qt.KeyboardModifier.AltModifier and self.selected_bar >= 0:
            column = self._column_of[self.selected_bar] + step
            if 0 <= column < len(self.columns):
                below = self.viewport().mapToGlobal(self.bar_rect(self.selected_bar).bottomLeft())
                self.acts_wanted.emit(self.stages[self.selected_bar].id, self.columns[column], below)
        else:
            super().keyPressEvent(event)

    # --- painting
    def paint(self, painter: QPainter, exposed: QRect) -> None:
        theme, offset = self._theme, self.offset()
        painter.fillRect(exposed, theme.color("window"))
        target = self._column_at(self._pulled.x() + offset.x()) if self._pulled is not None else -1
        for number in range(len(self.columns)):
            self._paint_column(painter, number, is_target=number == target)
        view = exposed.translated(offset)
        for cards in self.cards:
            first = max(0, (view.top() - _HEAD_PX - _GAP_PX) // (_CARD_PX + _GAP_PX))
            last = max(0, (view.bottom() - _HEAD_PX - _GAP_PX) // (_CARD_PX + _GAP_PX) + 1)
            for item in cards[first:last]:
                self._paint_card(painter, item, self.bar_rect(item))
        for number in range(len(self.columns)):
            self._paint_head(painter, number)
        if self._pulled is not None and self._pressed is not None:
            item, start = self._pressed
            painter.setOpacity(0.85)
            self._paint_card(painter, item, self.bar_rect(item).translated(self._pulled - start))
            painter.setOpacity(1)

    def _paint_column(self, painter: QPainter, number: int, *, is_target: bool) -> None:
        theme, (left, width) = self._theme, self._spans[number]
        box = QRectF(left - self.offset().x() - 4, 4, width + 8, self.viewport().height())
        painter.fillRect(box, theme.color("select" if is_target else "track"))
        if not self.cards[number]:
            painter.save()
            painter.translate(box.center().x(), _HEAD_PX + 12 - self.offset().y())
            painter.rotate(90)
            painter.setFont(theme.font(12, 500))
            painter.setPen(theme.color("text3"))
            painter.drawText(QRect(0, -10, 240, 20), _LEFT, self.columns[number].head)
            painter.restore()

    def _paint_head(self, painter: QPainter, number: int) -> None:
        theme, column, (left, width) = self._theme, self.columns[number], self._spans[number]
        left -= self.offset().x()
        painter.fillRect(left - 4, 0, width + 8, 4, theme.color("window"))
        painter.fillRect(left - 4, 4, width + 8, _HEAD_PX - 4, theme.color("track"))
        count = str(len(self.cards[number]))
        painter.setFont(theme.font(12, 600))
        if not self.cards[number]:
            painter.setPen(theme.color("text3"))
            painter.drawText(QRect(left, 4, width, _HEAD_PX - 4), Qt.AlignmentFlag.AlignCenter, count)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(f"{column.hue}.base"))
        painter.drawRoundedRect(QRectF(left + 8, 4 + (_HEAD_PX - 4) / 2 - 4, 8, 8), 2, 2)
        room = QRect(left + 24, 4, width - 32, _HEAD_PX - 4)
        painter.setPen(theme.color("text1"))
        metrics = painter.fontMetrics()
        counted = metrics.horizontalAdvance(count) + 8
        shown = metrics.elidedText(column.head, Qt.TextElideMode.ElideRight, room.width() - counted)
        painter.drawText(room, _LEFT, shown)
        taken = metrics.horizontalAdvance(shown) + counted
        painter.setFont(theme.font(12))
        painter.setPen(theme.color("text3"))
        painter.drawText(room.adjusted(taken - counted + 8, 0, 0, 0), _LEFT, count)
        total = self._sum_of(number)
        if taken + painter.fontMetrics().horizontalAdvance(total) + 8 <= room.width():
            painter.drawText(room, _RIGHT, total)

    def _sum_of(self, number: int) -> str:
        """What the stages of a column cost together; empty where they are paid in several currencies."""
        stages = [self.stages[item] for item in self.cards[number]]
        currencies = {stage.currency for stage in stages if stage.price_minor}
        return money(sum(stage.price_minor for stage in stages), currencies.pop()) if len(currencies) == 1 else ""

    def _paint_card(self, painter: QPainter, item: int, box: QRect) -> None:
        theme, stage = self._theme, self.stages[item]
        look = state_look(stage.state, is_silent=stage.is_silent)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_PX, RADIUS_PX)
        painter.fillPath(shape, theme.color("raised" if theme.is_dark else "panel"))
        painter.save()
        painter.setClipRect(box.left(), box.top(), 4, box.height())
        painter.fillPath(shape, theme.color(f"{look.hue}.base"))
        painter.restore()
        painter.strokePath(shape, QPen(theme.color("line"), 1))
        if item in self._chosen:
            is_focus = item == self.selected_bar and self.hasFocus()
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("focus" if is_focus else "accent"), 2))
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), RADIUS_PX, RADIUS_PX)
        inner = box.adjusted(14, 8, -10, -8)
        self._paint_title(painter, stage, QRect(inner.left(), inner.top(), inner.width(), 20), look.icon, look.hue)
        self._paint_person(painter, stage, QRect(inner.left(), inner.top() + 24, inner.width(), 22))
        self._paint_foot(painter, stage, QRect(inner.left(), inner.bottom() - 19, inner.width(), 20))

    def _paint_title(self, painter: QPainter, stage: StageRow, room: QRect, icon: str, hue: str) -> None:
        theme, ratio = self._theme, self.pills.ratio
        ink = theme.color(f"{hue}.text")
        painter.drawPixmap(room.left(), room.top() + 3, icon_pixmap(icon, ink, 14, ratio=ratio))
        room = room.adjusted(20, 0, 0, 0)
        if stage.takes:
            words = tr("take {n}", n=stage.takes)
            painter.setFont(theme.font(11))
            width = painter.fontMetrics().horizontalAdvance(words) + 12
            chip = QRectF(room.right() - width + 1, room.top() + 2, width, 16)
            painter.setPen(QPen(theme.color("line2"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(chip.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
            painter.setPen(theme.color("text2"))
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, words)
            room.setRight(room.right() - width - 6)
        font = theme.font(12, 600)
        if is_struck(stage.state):
            font = QFont(font)
            font.setStrikeOut(True)
        painter.setFont(font)
        painter.setPen(theme.color("text1"))
        painter.drawText(
            room, _LEFT, painter.fontMetrics().elidedText(stage.title, Qt.TextElideMode.ElideRight, room.width())
        )

    def _paint_person(self, painter: QPainter, stage: StageRow, room: QRect) -> None:
        theme, person = self._theme, stage.person or stage.meant_for
        painter.setFont(theme.font(12))
        price = money(stage.price_minor, stage.currency) if stage.price_minor else ""
        painter.setPen(theme.color("text1"))
        painter.drawText(room, _RIGHT, price)
        room = room.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(price) - 8, 0)
        if person:
            painter.drawPixmap(room.left(), room.top() + 1, self.pills.badge(person))
            room = room.adjusted(26, 0, 0, 0)
        words = person or nest_words(stage) or role_text(stage.role) or tr("nobody asked yet")
        painter.setPen(theme.color("text2" if stage.person else "text3"))
        painter.drawText(
            room, _LEFT, painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        )

    def _paint_foot(self, painter: QPainter, stage: StageRow, room: QRect) -> None:
        theme, rows = self._theme, self.rows
        words, who = bar_label(stage, rows.now_ms if rows is not None else 0)
        matter = words.removeprefix(who).lstrip(", ")
        role = "late.text" if stage.is_late else "stale.text" if stage.is_stale else "text3"
        problems = rows.problems.get(stage.id, ()) if rows is not None else ()
        marks = [
            name for is_so, name in ((stage.is_late, "clock-exclamation"), (bool(problems), "alert-triangle")) if is_so
        ]
        marks += ["refresh-alert"] if stage.is_stale else []
        for name in marks:
            ink = theme.color("stale.text" if name == "refresh-alert" else "late.text")
            painter.drawPixmap(room.left(), room.top() + 3, icon_pixmap(name, ink, 14, ratio=self.pills.ratio))
            room = room.adjusted(20, 0, 0, 0)
        dates = range_text(stage.start_ms, stage.end_ms)
        painter.setFont(theme.font(11))
        painter.setPen(theme.color("text3"))
        painter.drawText(room, _RIGHT, dates)
        room = room.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(dates) - 8, 0)
        painter.setPen(theme.color(role))
        painter.drawText(
            room, _LEFT, painter.fontMetrics().elidedText(matter, Qt.TextElideMode.ElideRight, room.width())
        )
