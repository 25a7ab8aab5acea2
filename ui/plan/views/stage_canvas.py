"""A painted view of stages: scrolls, selects by pointer and by keyboard, tells assistive technology what it paints.

Where things lie and how they look is the matter of each view.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from ui.plan.views.view import Look, ViewRows, Wishes
from ui.theme import Theme
from ui.timeline import accessible
from ui.timeline.bar_words import bar_description, bar_name
from ui.timeline.pills import Pills
from ui.timeline.view import ARROWS
from ui.widgets.tips import tip

if TYPE_CHECKING:
    from collections.abc import Iterable

    from studio.queries.rows import StageRow

WAYS = {**ARROWS, Qt.Key.Key_Home: "home", Qt.Key.Key_End: "end"}
_ADDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class StageCanvas(QAbstractScrollArea, Look):
    """Stages are known by their index in ``stages``, the rows that are shown. A view says where they lie (``lay_out``,
    ``item_rect`` on the canvas), who is beside whom (``neighbour``), and paints.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.wishes = Wishes(self)
        self.rows: ViewRows | None = None
        self.stages: tuple[StageRow, ...] = ()
        self.index: dict[str, int] = {}
        self.selected_bar = -1
        self.pills = Pills(theme, self.devicePixelRatioF())
        self._chosen: frozenset[int] = frozenset()
        self._wanted = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        viewport = QWidget()
        self.setViewport(viewport)
        viewport.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        viewport.setMouseTracking(True)
        self.horizontalScrollBar().setSingleStep(28)
        self.verticalScrollBar().setSingleStep(28)
        theme.changed.connect(self._restyle)
        accessible.install(self)

    # --- for each view to say
    def lay_out(self) -> None:
        """Find out where everything lies, after other rows or another size."""

    def content_size(self) -> QSize:
        """How large the canvas is."""
        return QSize()

    def item_rect(self, item: int) -> QRect:
        """Where a stage lies on the canvas."""
        raise NotImplementedError

    def item_at(self, point: QPoint) -> int:
        """The stage at a place of the canvas, -1 for none."""
        return next((item for item in range(len(self.stages)) if self.item_rect(item).contains(point)), -1)

    def neighbour(self, item: int, arrow: str) -> int:
        """The stage that an arrow (left, right, up, down, home, end) leads to."""
        raise NotImplementedError

    def paint(self, painter: QPainter, exposed: QRect) -> None:
        """Paint a part of the viewport."""
        raise NotImplementedError

    def sees(self, _stage: StageRow) -> bool:
        """Whether a stage stands in this view at all."""
        return True

    def problems_of(self, item: int) -> tuple[str, ...]:
        """What is wrong with a stage, in sentences; empty while nobody has looked."""
        problems = self.rows.problems if self.rows is not None else {}
        return problems.get(self.stages[item].id, ())

    # --- rows and selection
    def show_rows(self, rows: ViewRows) -> None:
        """Show these; what is selected stays so."""
        chosen = {self.stages[item].id for item in self._chosen}
        primary = self.stages[self.selected_bar].id if self.selected_bar >= 0 else ""
        self.rows = rows
        self.stages = tuple(stage for stage in rows.plan.stages if self.sees(stage))
        self.index = {stage.id: item for item, stage in enumerate(self.stages)}
        self.selected_bar = self.index.get(primary, -1)
        self._chosen = frozenset(self.index[stage] for stage in chosen if stage in self.index)
        self.relay()

    def relay(self) -> None:
        """Lay everything out again."""
        if self.rows is not None:
            self.lay_out()
            self._set_ranges()
            self.viewport().update()

    def show_choice(self, chosen: frozenset[str], primary: str) -> None:
        """Mark what is selected, and bring the primary one into sight."""
        before = self.selected_bar
        self._chosen = frozenset(self.index[stage] for stage in chosen if stage in self.index)
        self.selected_bar = self.index.get(primary, -1)
        self.viewport().update()
        if self.selected_bar >= 0 and self.selected_bar != before:
            self.show_item(self.selected_bar)
            accessible.tell_focus(self, self.selected_bar)

    def show_item(self, item: int) -> None:
        """Scroll just so far that a stage is in sight."""
        box, view = self.item_rect(item), self.viewport().rect().translated(self.offset())
        if box.isNull():
            return
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        margin = 16
        if box.left() - margin < view.left() or box.width() + 2 * margin > view.width():
            across.setValue(box.left() - margin)
        elif box.right() + margin > view.right():
            across.setValue(box.right() + margin - view.width())
        if box.top() - margin < view.top() + self.head_px():
            down.setValue(box.top() - margin - self.head_px())
        elif box.bottom() + margin > view.bottom():
            down.setValue(box.bottom() + margin - view.height())

    def head_px(self) -> int:
        """How much of the viewport's top is always covered by a head."""
        return 0

    def offset(self) -> QPoint:
        """The place of the canvas at the viewport's upper left corner."""
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _pick(self, items: frozenset[int], primary: int) -> None:
        chosen = tuple(self.stages[item].id for item in sorted(items))
        self._chosen, self.selected_bar = items, primary
        self.viewport().update()
        self.wishes.chosen.emit(chosen, self.stages[primary].id if primary >= 0 else "")
        if primary >= 0:
            accessible.tell_focus(self, primary)

    # --- pointer
    def place_of(self, event: QMouseEvent) -> QPoint:
        """The pointer's place on the canvas."""
        return event.position().toPoint() + self.offset()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select; with Ctrl or Shift one more or less."""
        item = self.item_at(self.place_of(event))
        if event.button() == Qt.MouseButton.RightButton and item in self._chosen:
            return
        if item >= 0 and event.modifiers() & _ADDS:
            items = self._chosen ^ {item}
            self._pick(items, item if item in items else min(items, default=-1))
        else:
            self._pick(frozenset({item} if item >= 0 else ()), item)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the inspector."""
        item = self.item_at(self.place_of(event))
        if item >= 0:
            self.wishes.opened.emit(self.stages[item].id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of what is selected, by the right button or the menu key."""
        if self.selected_bar < 0:
            return
        is_by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        if is_by_key or self.item_at(event.pos() + self.offset()) >= 0:
            below = self.viewport().mapToGlobal(self.bar_rect(self.selected_bar).bottomLeft())
            self.wishes.menu_wanted.emit(below if is_by_key else event.globalPos())

    # --- keyboard
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, with Shift they select more; Enter opens, Escape lets go."""
        arrow = WAYS.get(Qt.Key(event.key()), "")
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if arrow and self.stages and not modifiers & ~Qt.KeyboardModifier.ShiftModifier:
            item = self.neighbour(self.selected_bar, arrow) if self.selected_bar >= 0 else self.first_item()
            if item >= 0:
                more = self._chosen if modifiers & Qt.KeyboardModifier.ShiftModifier else frozenset()
                self._pick(more | {item}, item)
                self.show_item(item)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.selected_bar >= 0:
            self.wishes.opened.emit(self.stages[self.selected_bar].id)
        elif event.key() == Qt.Key.Key_Escape and self.selected_bar >= 0:
            self._pick(frozenset(), -1)
        else:
            event.ignore()

    def first_item(self) -> int:
        """Where the keyboard begins."""
        return 0 if self.stages else -1

    def event(self, event: QEvent) -> bool:
        """Home and End are the view's."""
        is_ours = isinstance(event, QKeyEvent) and event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End}
        if is_ours and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return bool(super().event(event))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming by Tab selects the first, so that there is something to walk from."""
        by_key = event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
        if by_key and self.selected_bar < 0 and (item := self.first_item()) >= 0:
            self._pick(frozenset({item}), item)
        self.viewport().update()

    def focusOutEvent(self, _event: QFocusEvent) -> None:
        """The ring goes with the focus."""
        self.viewport().update()

    # --- names
    def viewportEvent(self, event: QEvent) -> bool:
        """The whole name and what is wrong, under a resting pointer."""
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), tip(self.hint_at(event.pos() + self.offset())), self)
            return True
        return bool(super().viewportEvent(event))

    def hint_at(self, point: QPoint) -> str:
        """What is told about a place of the canvas; empty: nothing."""
        item = self.item_at(point)
        if item < 0 or self.rows is None:
            return ""
        stage = self.stages[item]
        return "\n".join((bar_name(stage), bar_description(stage), *self.rows.problems.get(stage.id, ())))

    def place_below(self, stage: str) -> QPoint:
        return self.viewport().mapToGlobal(self.bar_rect(self.index.get(stage, -1)).bottomLeft())

    def rename(self) -> bool:
        """Write the selected stage's name where it is painted."""
        if self.selected_bar < 0:
            return False
        from studio.actions.plan_commands import SetStage
        from ui.timeline.name_field import NameField

        stage = self.stages[self.selected_bar]
        self.show_item(self.selected_bar)
        done = lambda name: self.wishes.edited.emit(SetStage(stage.id, {"title": name}))  # noqa: E731  one line says it
        box = self.bar_rect(self.selected_bar)
        NameField(self.viewport(), stage.title, QRect(box.left(), box.top(), max(box.width(), 140), 28), done)
        return True

    # --- painting and scrolling
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint every exposed rectangle by itself: after a scroll they are thin strips."""
        if self.pills.ratio != self.devicePixelRatioF():
            self.pills = Pills(self._theme, self.devicePixelRatioF())
        painter = QPainter(self.viewport())
        for exposed in cast("Iterable[QRect]", event.region()):
            painter.save()
            painter.setClipRect(exposed)
            if self.rows is None:
                painter.fillRect(exposed, self._theme.color("track"))
            else:
                self.paint(painter, exposed)
            painter.restore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size may mean another place for everything; what is selected does not slip out of sight."""
        is_in_sight = QRect(QPoint(0, 0), event.oldSize()).intersects(self.bar_rect(self.selected_bar))
        self.relay()
        if is_in_sight:
            self.show_item(self.selected_bar)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Shift what is painted; only what comes into sight is painted anew, and the head that stays where it is."""
        head, view = self.head_px(), self.viewport()
        if self.is_held:
            view.update()
        elif head:
            view.scroll(dx, dy, view.rect().adjusted(0, head, 0, 0))
            view.update(0, 0, view.width(), head)
        else:
            view.scroll(dx, dy)

    def _set_ranges(self) -> None:
        size, view = self.content_size(), self.viewport().size()
        for bar, whole, seen in (
            (self.horizontalScrollBar(), size.width(), view.width()),
            (self.verticalScrollBar(), size.height(), view.height()),
        ):
            bar.setRange(0, max(0, whole - seen))
            bar.setPageStep(seen)

    def _restyle(self) -> None:
        self.pills = Pills(self._theme, self.devicePixelRatioF())
        self.relay()

    # --- what assistive technology asks (see ``timeline/accessible``)
    def bar_count(self) -> int:
        """How many stages there are."""
        return len(self.stages)

    def has_bar(self, item: int) -> bool:
        """Whether there is a stage of that index."""
        return 0 <= item < len(self.stages)

    def stage_of(self, item: int) -> StageRow | None:
        """The stage of that index."""
        return self.stages[item] if self.has_bar(item) else None

    def bar_rect(self, item: int) -> QRect:
        """A stage's place in the viewport."""
        return self.item_rect(item).translated(-self.offset()) if self.has_bar(item) else QRect()

    def bar_at_point(self, point: QPoint) -> int | None:
        """The stage at a place in the viewport."""
        item = self.item_at(point + self.offset())
        return item if item >= 0 else None

    def chosen_bars(self) -> tuple[int, ...]:
        """All that are selected."""
        return tuple(sorted(self._chosen))

    def choose(self, items: frozenset[int], primary: int) -> None:
        """Select these."""
        self._pick(items, primary)

    def open_stage(self, item: int) -> None:
        """Open a stage's inspector."""
        self.wishes.opened.emit(self.stages[item].id)

    def open_stage_menu(self, item: int) -> None:
        """The menu of a stage."""
        self.wishes.menu_wanted.emit(self.viewport().mapToGlobal(self.bar_rect(item).bottomLeft()))
