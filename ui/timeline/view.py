"""The timeline as a person uses it: selects, walks, hovers and drags bars.

What a drop does to the production is its owner's business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent

from ui.theme import Theme
from ui.timeline import overlay
from ui.timeline.holding import HoldingCanvas
from ui.tokens import TRACKS_COLUMN_PX
from ui.words import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from studio.queries.rows import PlanRows
    from ui.timeline.find_bar import FindBar
    from ui.timeline.scene import Scene

_HOVER_MS = 450
_DRAG_FROM_PX = 5
# bars shorter than this are not resized with the pointer
_EDGE_FROM_PX, _EDGE_PX = 20, 5
ARROWS = {Qt.Key.Key_Left: "left", Qt.Key.Key_Right: "right", Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down"}


class TimelineView(HoldingCanvas):
    """``selected`` carries a stage's id (empty: none); ``opened`` asks for its inspector; ``refused`` carries words on why
    something cannot be done. ``choices_wanted`` asks where a link from a stage may lead (or, with True, come from), ``linked``
    carries the stage aimed at and the ``joints`` that fit (without ports: in time only); ``menu_wanted`` a place on the screen and what was pointed at:
    bar, track or ground. ``choice_changed`` says that other bars are selected, whoever has done it.
    """

    selected = Signal(str)
    choice_changed = Signal()
    opened = Signal(str)
    refused = Signal(str)
    choices_wanted = Signal(str, bool)
    linked = Signal(str, object)
    menu_wanted = Signal(object, str, object)
    stage_wanted = Signal(str, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._card: QWidget | None = None
        self.finder: FindBar | None = None
        self._rest = QTimer(self, singleShot=True, interval=_HOVER_MS)
        self._rest.timeout.connect(self.show_card)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleDescription(
            tr(
                "Arrows move between bars, Shift and an arrow selects more, Alt and an arrow moves by a day or to another "
                "track, Shift, Alt and an arrow resizes, L links, Enter opens, the menu key has the rest."
            )
        )
        self.tracks.chosen.connect(self._choose_bar)
        self.tracks.held.connect(lambda y: self.editing.auto_scroll.hold(QPoint(self.viewport().width() // 2, y)))
        self.tracks.opened.connect(lambda bar: self.opened.emit(self._id_of(bar)))

    # --- what a link is drawn over
    @property
    def link_ground(self) -> Scene:
        """Where the bars lie."""
        return self.scene

    def link_neighbour(self, bar: int, arrow: str) -> int:
        """The bar that an arrow leads to while a link is drawn."""
        return self.scene.geometry.neighbour(bar, arrow)

    # --- selection
    def select(self, stage: str, *, tells: bool = True) -> None:
        """Select a stage by id (empty: none) and bring it into sight."""
        bar = self.scene.geometry.index.get(stage, -1) if self.scene else -1
        self._select_bar(bar, tells=tells)
        if bar >= 0:
            self.show_bar(bar)

    def _choose_bar(self, bar: int) -> None:
        self._by_keyboard = False
        self._select_bar(bar)
        if bar >= 0:
            self.show_bar(bar)
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def _select_bar(self, bar: int, *, tells: bool = True) -> None:
        scene = self.scene
        if scene is None or (scene.selected == bar and not scene.chosen):
            return
        is_same, scene.selected, scene.chosen = scene.selected == bar, bar, frozenset()
        scene.ports, scene.output_names = ((), ()), ()
        # links of both bars change their colour, and these may run anywhere
        self.viewport().update()
        self.tracks.show_selected(bar)
        if tells and not is_same:
            self.selected.emit(self._id_of(bar))
        self.choice_changed.emit()
        if bar >= 0:
            from ui.timeline.accessible import tell_focus

            tell_focus(self, bar)

    def show_bar(self, bar: int) -> None:
        """Scroll just so far that a bar is in sight."""
        scene, view = self.scene, self.viewport().rect()
        if scene is None or not self.has_bar(bar):
            return
        box = scene.box(bar)
        # what can be seen whole stays where it is
        down = self.verticalScrollBar()
        self.show_places((scene.units(box.left), scene.units(box.right)))
        if box.top < 8:
            down.setValue(down.value() + box.top - 8)
        elif box.bottom > view.height() - 8:
            down.setValue(down.value() + box.bottom - view.height() + 8)

    def show_places(self, places: tuple[float, float]) -> None:
        """Scroll sideways just so far that two places, from left to right, are in sight."""
        scene, width = self.scene, self.viewport().width()
        if scene is not None:
            across, left, right = self.horizontalScrollBar(), *(scene.x_px(place) for place in places)
            if left < 4:
                across.setValue(across.value() + left - 40)
            elif right > width - 4:
                across.setValue(across.value() + min(right - width + 40, left - 40))

    # --- finding
    def open_finder(self) -> None:
        """Let a stage or a person be found by typing."""
        if self.finder is None:
            from ui.timeline.find_bar import FindBar

            self.finder = FindBar(self._theme, self)
        self.finder.open()

    def reveal(self, bar: int) -> None:
        """Select a bar and bring it into sight, its track unfolded; nobody is told."""
        scene = self.scene
        if scene is None or not self.has_bar(bar):
            return
        if scene.is_folded(bar):
            self.set_folded(scene.geometry.plan.stages[bar].track, is_folded=False)
        self._select_bar(bar, tells=False)
        self.show_bar(bar)

    def show_found(self, bars: frozenset[int]) -> None:
        """Ring the bars that were looked for."""
        if self.scene is not None and self.scene.found != bars:
            self.scene.found = bars
            self.viewport().update()

    def show_plan(self, plan: PlanRows) -> None:
        """Draw a plan; what is being looked for is looked for in it."""
        super().show_plan(plan)
        if self.finder is not None:
            self.finder.again()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The field to find with keeps to its corner."""
        super().resizeEvent(event)
        if self.finder is not None:
            self.finder.place()

    # --- pointer
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select, and perhaps begin to drag."""
        self._hide_card()
        self._by_keyboard = False
        if event.button() != Qt.MouseButton.LeftButton or self.scene is None:
            return
        if self.is_held_by_keys:
            self.cancel_drag()
        point = event.position().toPoint()
        bar = self.bar_at_point(point)
        if self.editing.press(point, bar, event.modifiers()):
            return
        if bar is None or bar not in self.scene.chosen:
            self._select_bar(-1 if bar is None else bar)
        if bar is not None:
            self._pressed = (point, bar)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Hover, or hold the dragged bar."""
        point = event.position().toPoint()
        if self.drag is None and self._pressed is not None:
            start, bar = self._pressed
            if max(abs(point.x() - start.x()), 0.7 * abs(point.y() - start.y())) >= _DRAG_FROM_PX:
                if self.editing.may_move(self._held_with(bar)):
                    self.begin_drag(bar, start)
                else:
                    self._pressed = None
        if self.drag is not None and not self.is_held_by_keys:
            self.hold(point)
            self.editing.auto_scroll.hold(point)
        elif event.buttons() and self._editing is not None:
            self._editing.linking.heed(event.modifiers())
            self._editing.hold(point)
            self._editing.auto_scroll.hold(point)
        elif not event.buttons():
            bar_there = self.bar_at_point(point)
            if bar_there is None and self.is_at_handle(point):
                bar_there = self.scene.hovered
            self.hover(bar_there)
            is_edge = bar_there is not None and self.edge_at(point) == bar_there
            self.viewport().setCursor(Qt.CursorShape.SizeHorCursor if is_edge else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop the bar where it is."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        pressed, self._pressed = self._pressed, None
        if self.drag is not None:
            self.drop_held()
        elif self.gesture is not None:
            self.editing.drop(event.modifiers())
        elif pressed is not None and self.scene is not None and self.scene.chosen:
            self._select_bar(pressed[1])

    def is_at_handle(self, point: QPoint) -> bool:
        """Whether a link would be drawn from here: beside the bar under the pointer."""
        scene = self.scene
        return scene is not None and scene.hovered >= 0 and overlay.handle_rect(scene, scene.hovered).contains(point)

    def edge_at(self, point: QPoint) -> int:
        """The bar whose work ends at a viewport position, -1 for none."""
        bar = self.bar_at_point(point)
        if self.scene is None or bar is None:
            return -1
        left, split, _right, _top = self.scene.place(bar)
        return bar if split - left >= _EDGE_FROM_PX and abs(split - self.scene.left_px - point.x()) <= _EDGE_PX else -1

    def choose(self, bars: frozenset[int], primary: int) -> None:
        """Select several bars; ``primary`` is the one that the inspector shows (-1: any of them)."""
        scene = self.scene
        if scene is None:
            return
        primary = primary if primary in bars else min(bars, default=-1)
        self._select_bar(primary)
        scene.chosen = bars if len(bars) > 1 else frozenset()
        self.viewport().update()
        self.choice_changed.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By the right button or the menu key."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.editing.open_menu(event.globalPos(), self.viewport().mapFromGlobal(event.globalPos()), by_key=by_key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the bar's inspector."""
        point = event.position().toPoint()
        bar = self.bar_at_point(point)
        if bar is not None:
            self.opened.emit(self._id_of(bar))
        elif event.button() == Qt.MouseButton.LeftButton:
            self.editing.want_stage(point)

    def leaveEvent(self, _event: QEvent) -> None:
        """The pointer has gone."""
        self.hover(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl zooms around the pointer, Shift scrolls sideways."""
        steps = event.angleDelta().y() / 120
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and steps:
            anchor = event.position().x() - (TRACKS_COLUMN_PX if event.position().x() > self.viewport().width() else 0)
            self.zoom_to(self._px_per_day * 1.2**steps, anchor)
            event.accept()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier and steps:
            across = self.horizontalScrollBar()
            across.setValue(across.value() - round(steps * 120))
            event.accept()
        else:
            super().wheelEvent(event)

    def hover(self, bar: int | None) -> None:
        """The pointer is over a bar, or over none."""
        scene, new = self.scene, -1 if bar is None else bar
        if scene is None or scene.hovered == new:
            return
        old, scene.hovered = scene.hovered, new
        self._update_bar(old)
        self._update_bar(new)
        self._hide_card()
        if new >= 0:
            self._rest.start()

    def show_card(self) -> None:
        """Tell more about the bar under the pointer."""
        scene = self.scene
        if scene is None or scene.hovered < 0 or self.drag is not None:
            return
        from ui.timeline.hover_card import HoverCard

        self._card = HoverCard(
            self._theme, scene.geometry.plan.stages[scene.hovered], scene.now_ms, self.viewport(), scene.marks
        )
        self._card.show_beside(self.bar_rect(scene.hovered))

    def _hide_card(self) -> None:
        self._rest.stop()
        if self._card is not None:
            self._card.hide()
            self._card.deleteLater()
            self._card = None

    def open_stage(self, bar: int) -> None:
        """Open a bar's inspector."""
        self.opened.emit(self._id_of(bar))

    def open_stage_menu(self, _bar: int) -> None:
        """The menu of what is selected."""
        self.editing.open_menu(QPoint(), QPoint(), by_key=True)

    # --- keyboard
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, Alt and arrows move, Enter opens, Escape lets go."""
        arrow = ARROWS.get(Qt.Key(event.key()))
        if self.scene is not None and self.editing.key(event, arrow or ""):
            self._by_keyboard = True
        elif arrow is not None:
            self._by_keyboard = True
            if event.modifiers() & Qt.KeyboardModifier.AltModifier and self.selected_bar >= 0:
                self.editing.nudge(arrow)
            else:
                self._walk(arrow)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.selected_id():
            self.opened.emit(self.selected_id())
        elif event.key() == Qt.Key.Key_Escape and (self.is_held or self.selected_bar >= 0):
            if self.is_held:
                self.cancel_drag()
            else:
                self._select_bar(-1)
        elif event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End} and self.bar_count():
            self._by_keyboard = True
            rows = [row for row in self.scene.geometry.rows if row.bars]
            self._select_bar(rows[0].bars[0] if event.key() == Qt.Key.Key_Home else rows[-1].bars[-1])
            self.show_bar(self.selected_bar)
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Letting go of Alt drops what the arrows have moved; letting go of Shift ends what it means for a link."""
        if event.key() == Qt.Key.Key_Alt and not event.isAutoRepeat() and self.is_held_by_keys:
            self.drop_held()
        elif event.key() == Qt.Key.Key_Shift and self._editing is not None:
            self._editing.linking.heed(Qt.KeyboardModifier.NoModifier)
        else:
            event.ignore()

    def _walk(self, arrow: str) -> None:
        if not self.bar_count():
            return
        geometry = self.scene.geometry
        bar = self.selected_bar
        self._select_bar(self._first_bar() if bar < 0 else geometry.neighbour(bar, arrow))
        self.show_bar(self.selected_bar)
        self._update_bar(self.selected_bar)

    def _first_bar(self) -> int:
        return next(row.bars[0] for row in self.scene.geometry.rows if row.bars)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming by Tab shows the ring."""
        self._by_keyboard = event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
        if self._by_keyboard and self.selected_bar < 0 and self.bar_count():
            self._select_bar(self._first_bar())
        self._update_bar(self.selected_bar)

    def focusOutEvent(self, _event: QFocusEvent) -> None:
        """The ring's dash goes with the focus, and so does what the arrows hold."""
        if self.is_held_by_keys:
            self.cancel_drag()
        self._update_bar(self.selected_bar)
