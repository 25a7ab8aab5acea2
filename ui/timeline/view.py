"""The timeline as a widget: scrolls, zooms, selects and drags bars. Paints only what is exposed.

Knows rows and geometry; what a drop does to the production is its owner's business.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from studio.queries.rows import PlanRows, StageRow
from ui.theme import Theme
from ui.timeline import accessible, layers, overlay
from ui.timeline.axis import DAY_PX, LEVELS, NARROWEST_PX, WIDEST_PX, level_of
from ui.timeline.drag import START_PX, BarDrag
from ui.timeline.geometry import BAR_PX, PlanGeometry
from ui.timeline.layers import Scene
from ui.timeline.pills import Pills
from ui.timeline.ruler import Ruler
from ui.timeline.snapping import moved_by_days
from ui.timeline.tracks_column import TracksColumn
from ui.tokens import STAGE_ROW_PX, TIME_HEADER_PX, TRACKS_COLUMN_PX
from ui.words import now_ms, tr

_HOVER_MS = 450
_ARROWS = {Qt.Key.Key_Left: "left", Qt.Key.Key_Right: "right", Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down"}


class TimelineView(QAbstractScrollArea):
    """``selected`` carries a stage's id (empty: none); ``opened`` asks for its inspector; ``moved`` carries the id and
    the new start in UTC ms; ``preview_wanted`` the same while a bar is held; ``zoomed`` the named zoom."""

    selected = Signal(str)
    opened = Signal(str)
    moved = Signal(str, object)
    preview_wanted = Signal(str, object)
    zoomed = Signal(str)
    span_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        accessible.install()
        self._theme = theme
        self.scene: Scene | None = None
        self.drag: BarDrag | None = None
        self._pressed: tuple[QPoint, int] | None = None
        self._px_per_day = DAY_PX
        self._shows_critical = True
        self._is_compact = False
        self._by_keyboard = False
        self._now_ms = 0
        self._wants_fit = False
        self._card: QWidget | None = None
        self._rest = QTimer(self, singleShot=True, interval=_HOVER_MS)
        self._rest.timeout.connect(self._show_card)
        self._clock = QTimer(self, interval=60_000)
        self._clock.timeout.connect(lambda: self.set_now(now_ms()))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAccessibleName(tr("Timeline"))
        self.setAccessibleDescription(
            tr("Arrows move between bars, Alt and an arrow moves a bar by a day, Enter opens it.")
        )
        self.ruler = Ruler(theme, self)
        self.tracks = TracksColumn(theme, self)
        self.tracks.chosen.connect(self._choose_bar)
        self.tracks.opened.connect(lambda bar: self.opened.emit(self._id_of(bar)))
        self.setViewportMargins(TRACKS_COLUMN_PX, TIME_HEADER_PX, 0, 0)
        viewport = self.viewport()
        viewport.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        viewport.setMouseTracking(True)
        self.horizontalScrollBar().setSingleStep(26)
        self.verticalScrollBar().setSingleStep(STAGE_ROW_PX // 2)
        theme.changed.connect(self._restyle)

    # --- what is shown
    def show_plan(self, plan: PlanRows) -> None:
        """Draw a plan. Place, scale and selection stay where the production is the same."""
        old = self.scene
        selected = self.selected_id()
        geometry = PlanGeometry(plan, is_compact=self._is_compact)
        self.cancel_drag()
        self._hide_card()
        self.scene = Scene(
            geometry,
            self._theme,
            old.pills if old else Pills(self._theme, self.devicePixelRatioF()),
            self._px_per_day,
            now_ms=self._now_ms or now_ms(),
            shows_critical=self._shows_critical,
            selected=geometry.index.get(selected, -1),
        )
        self.tracks.show_geometry(geometry)
        self.tracks.show_selected(self.scene.selected)
        is_same = old is not None and old.geometry.plan.production.id == plan.production.id
        middle = (old.geometry.origin if old else 0, self.horizontalScrollBar().value())
        self._set_ranges()
        if is_same:
            shift = (middle[0] - geometry.origin) * self._px_per_day
            self.horizontalScrollBar().setValue(round(middle[1] + shift))
        else:
            self._show_start()
        self._sync()
        if not self._clock.isActive():
            self._clock.start()
        self.viewport().update()

    def set_now(self, moment_ms: int) -> None:
        """Move the line of now."""
        self._now_ms = moment_ms
        if self.scene is not None:
            self.scene.now_ms = moment_ms
            self.scene.labels.clear()
            self.viewport().update()
            self._sync()

    def show_ports(self, stage: str, inputs: tuple[str, ...], outputs: tuple[str, ...]) -> None:
        """Draw the selected stage's ports by their types."""
        if self.scene is not None and self.selected_id() == stage:
            self.scene.ports = (inputs, outputs)
            self._update_bar(self.scene.selected)

    def set_compact(self, *, is_compact: bool) -> None:
        """One line a track where bars do not overlap, instead of one a stage."""
        self._is_compact = is_compact
        if self.scene is not None:
            self.show_plan(self.scene.geometry.plan)

    def set_shows_critical(self, *, shows: bool) -> None:
        """Show or hide the critical path."""
        self._shows_critical = shows
        if self.scene is not None:
            self.scene.shows_critical = shows
            self.viewport().update()

    # --- bars by index
    @property
    def selected_bar(self) -> int:
        """The selected bar's index, -1 for none."""
        return self.scene.selected if self.scene else -1

    def selected_id(self) -> str:
        """The selected stage's id, empty for none."""
        return self._id_of(self.selected_bar)

    def _id_of(self, bar: int) -> str:
        stage = self.stage_of(bar)
        return stage.id if stage is not None else ""

    def has_bar(self, bar: int) -> bool:
        """Whether there is a bar of that index."""
        return 0 <= bar < self.bar_count()

    def bar_count(self) -> int:
        """How many bars the plan has."""
        return len(self.scene.geometry.plan.stages) if self.scene else 0

    def stage_of(self, bar: int) -> StageRow | None:
        """The stage that a bar draws."""
        return self.scene.geometry.plan.stages[bar] if self.scene and self.has_bar(bar) else None

    def bar_rect(self, bar: int) -> QRect:
        """A bar's place in the viewport."""
        if self.scene is None or not self.has_bar(bar):
            return QRect()
        box = self.scene.box(bar)
        return QRect(box.left, box.top, box.right - box.left, BAR_PX)

    def bar_at_point(self, point: QPoint) -> int | None:
        """The bar under a viewport position."""
        scene = self.scene
        if scene is None:
            return None
        return scene.geometry.bar_at(scene.units(point.x()), point.y() + scene.top_px, 3 / scene.px_per_day)

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
        if scene is None or scene.selected == bar:
            return
        scene.selected = bar
        scene.ports = ((), ())
        # links of both bars change their colour, and these may run anywhere
        self.viewport().update()
        self.tracks.show_selected(bar)
        if tells:
            self.selected.emit(self._id_of(bar))
        if bar >= 0 and QAccessible.isActive():
            event = QAccessibleEvent(self, QAccessible.Event.Focus)
            event.setChild(bar)
            QAccessible.updateAccessibility(event)

    def show_bar(self, bar: int) -> None:
        """Scroll just so far that a bar is in sight."""
        scene, view = self.scene, self.viewport().rect()
        if scene is None or not self.has_bar(bar):
            return
        box = scene.box(bar)
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        if box.left < 40:
            across.setValue(across.value() + box.left - 40)
        elif box.right > view.width() - 40:
            across.setValue(across.value() + min(box.right - view.width() + 40, box.left - 40))
        if box.top < 8:
            down.setValue(down.value() + box.top - 8)
        elif box.bottom > view.height() - 8:
            down.setValue(down.value() + box.bottom - view.height() + 8)

    # --- scale and place
    @property
    def px_per_day(self) -> float:
        """The scale."""
        return self._px_per_day

    def zoom_to_level(self, level: str) -> None:
        """Show hours, days, weeks or months around the middle (or now, if that is in sight)."""
        self.zoom_to(LEVELS[level], self._zoom_anchor())

    def zoom_to(self, px_per_day: float, anchor_px: float | None = None) -> None:
        """Another scale; the place under ``anchor_px`` (viewport) stays where it is."""
        scene = self.scene
        px_per_day = min(max(px_per_day, NARROWEST_PX), WIDEST_PX)
        anchor_px = self.viewport().width() / 2 if anchor_px is None else anchor_px
        old_level = level_of(self._px_per_day)
        if scene is None:
            self._px_per_day = px_per_day
            return
        units = scene.units(anchor_px)
        self._px_per_day = px_per_day
        scene.zoom_to(px_per_day)
        self._hide_card()
        self._set_ranges()
        self.horizontalScrollBar().setValue(round((units - scene.geometry.origin) * px_per_day - anchor_px))
        self._sync()
        self.viewport().update()
        if level_of(px_per_day) != old_level:
            self.zoomed.emit(level_of(px_per_day))

    def fit(self) -> None:
        """Show the whole plan."""
        scene = self.scene
        if scene is None or not scene.geometry.start:
            return
        first, last = min(scene.geometry.start), max(scene.geometry.end)
        room = max(200, self.viewport().width() - 140)
        self.zoom_to(room / max(1.0, last - first))
        self.horizontalScrollBar().setValue(round((first - scene.geometry.origin) * self._px_per_day) - 20)

    def go_today(self) -> None:
        """Bring now into the middle."""
        scene = self.scene
        if scene is not None:
            units = scene.geometry.axis.units(scene.now_ms)
            place = (units - scene.geometry.origin) * self._px_per_day
            self.horizontalScrollBar().setValue(round(place - self.viewport().width() / 2))

    def span_ms(self) -> tuple[int, int]:
        """The instants at the left and right edge."""
        scene = self.scene
        if scene is None:
            return (0, 0)
        axis = scene.geometry.axis
        return axis.ms(scene.units(0)), axis.ms(scene.units(self.viewport().width()), is_end=True)

    def _zoom_anchor(self) -> float:
        if self.scene is not None:
            x = self.scene.x_px(self.scene.geometry.axis.units(self.scene.now_ms))
            if 0 <= x < self.viewport().width():
                return x
        return self.viewport().width() / 2

    def _show_start(self) -> None:
        scene = self.scene
        if scene is None:
            return
        units = scene.geometry.axis.units
        now, plan = units(scene.now_ms), scene.geometry.plan
        first = (
            scene.geometry.axis.monday_of(int(units(plan.start_ms))) if plan.start_ms else scene.geometry.origin + 14
        )
        width = self.viewport().width() / self._px_per_day
        # a plan that has run on past the right edge opens around now
        if now - first > width * 0.8 and now < units(plan.end_ms or scene.now_ms) + 7:
            first = scene.geometry.axis.monday_of(int(now - width / 2))
        self.horizontalScrollBar().setValue(round((first - scene.geometry.origin) * self._px_per_day))
        self.verticalScrollBar().setValue(0)

    def _set_ranges(self) -> None:
        scene = self.scene
        if scene is None:
            return
        width = round((scene.geometry.last_day - scene.geometry.origin) * self._px_per_day)
        view = self.viewport().size()
        self.horizontalScrollBar().setRange(0, max(0, width - view.width()))
        self.horizontalScrollBar().setPageStep(view.width())
        self.verticalScrollBar().setRange(0, max(0, scene.geometry.height_px + 16 - view.height()))
        self.verticalScrollBar().setPageStep(view.height())

    def _sync(self) -> None:
        """Bring scene, ruler and tracks to the scroll bars' place."""
        scene = self.scene
        if scene is None:
            return
        scene.left_px = self.horizontalScrollBar().value()
        scene.top_px = self.verticalScrollBar().value()
        self.ruler.show_span(scene.geometry.axis, scene.units(0), self._px_per_day, scene.now_ms)
        self.tracks.scroll_to(scene.top_px)
        self.span_changed.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Shift what is painted; only the strip that comes into sight is painted anew."""
        self._sync()
        self._hide_card()
        self.viewport().scroll(dx, dy)
        if self.drag is not None:
            self.viewport().update()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Place the ruler and the column, keep the scroll ranges right."""
        room = self.contentsRect()
        self.ruler.setGeometry(TRACKS_COLUMN_PX, room.top(), max(0, room.width() - TRACKS_COLUMN_PX), TIME_HEADER_PX)
        self.tracks.setGeometry(0, TIME_HEADER_PX, TRACKS_COLUMN_PX, max(0, self.viewport().height()))
        self._set_ranges()
        if self._wants_fit:
            self._wants_fit = False
            self.fit()
        self._sync()

    def _restyle(self) -> None:
        if self.scene is not None:
            self.scene.pills = Pills(self._theme, self.devicePixelRatioF())
            self.scene.labels.clear()
        for part in (self.viewport(), self.ruler, self.tracks):
            part.update()

    # --- painting
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint every exposed rectangle by itself: after a scroll they are thin strips."""
        painter = QPainter(self.viewport())
        if self.scene is None:
            painter.fillRect(event.rect(), self._theme.color("track"))
            return
        if self.scene.pills.ratio != self.devicePixelRatioF():
            self.scene.pills = Pills(self._theme, self.devicePixelRatioF())
        for exposed in event.region():
            painter.setClipRect(exposed)
            self._paint(painter, exposed)

    def _paint(self, painter: QPainter, exposed: QRect) -> None:
        scene = self.scene
        layers.paint_ground(painter, scene, exposed)
        layers.paint_links(painter, scene, exposed)
        # a label may reach far to the right of its bar
        reach = exposed.adjusted(-280, 0, 0, 0) if scene.px_per_day >= 3 else exposed
        bars = layers.paint_bars(painter, scene, reach)
        layers.paint_labels(painter, scene, bars)
        overlay.paint_today(painter, scene, exposed)
        overlay.paint_rings(painter, scene, has_focus=self.hasFocus() and self._by_keyboard)
        if self.drag is not None and self.drag.has_moved:
            overlay.paint_drag(painter, scene, self.drag)

    def _update_bar(self, bar: int) -> None:
        if self.scene is not None and self.has_bar(bar):
            self.viewport().update(self.scene.marked_rect(bar))

    # --- pointer
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select, and perhaps begin to drag."""
        self._hide_card()
        self._by_keyboard = False
        if event.button() != Qt.MouseButton.LeftButton or self.scene is None:
            return
        point = event.position().toPoint()
        bar = self.bar_at_point(point)
        self._select_bar(-1 if bar is None else bar)
        if bar is not None:
            self._pressed = (point, bar)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Hover, or hold the dragged bar."""
        point = event.position().toPoint()
        if self.drag is None and self._pressed is not None:
            start, bar = self._pressed
            if abs(point.x() - start.x()) >= START_PX:
                self._begin_drag(bar, start)
        if self.drag is not None:
            self._hold(point)
        elif not event.buttons():
            self._hover(self.bar_at_point(point))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop the bar where it is."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = None
            drag = self.drag
            if drag is not None:
                stage, start_ms, has_moved = self._id_of(drag.bar), drag.start_ms(), drag.has_moved
                self.cancel_drag()
                if has_moved:
                    self.moved.emit(stage, start_ms)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the bar's inspector."""
        bar = self.bar_at_point(event.position().toPoint())
        if bar is not None:
            self.opened.emit(self._id_of(bar))

    def leaveEvent(self, _event: QEvent) -> None:
        """The pointer has gone."""
        self._hover(None)

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

    def _hover(self, bar: int | None) -> None:
        scene, new = self.scene, -1 if bar is None else bar
        if scene is None or scene.hovered == new:
            return
        old, scene.hovered = scene.hovered, new
        self._update_bar(old)
        self._update_bar(new)
        self._hide_card()
        if new >= 0:
            self._rest.start()

    def _show_card(self) -> None:
        scene = self.scene
        if scene is None or scene.hovered < 0 or self.drag is not None:
            return
        from ui.timeline.hover_card import HoverCard  # noqa: PLC0415  built when a pointer first rests

        self._card = HoverCard(self._theme, scene.geometry.plan.stages[scene.hovered], scene.now_ms, self.viewport())
        self._card.show_beside(self.bar_rect(scene.hovered))

    def _hide_card(self) -> None:
        self._rest.stop()
        if self._card is not None:
            self._card.hide()
            self._card.deleteLater()
            self._card = None

    # --- dragging
    def _begin_drag(self, bar: int, point: QPoint) -> None:
        scene = self.scene
        grabbed = scene.units(point.x()) - scene.geometry.start[bar]
        self.drag = BarDrag(scene.geometry, bar, grabbed)
        self._hide_card()
        self.viewport().setCursor(Qt.CursorShape.SizeHorCursor)

    def _hold(self, point: QPoint) -> None:
        drag, scene = self.drag, self.scene
        before = self._drag_region()
        if drag.hold(scene.units(point.x()), scene.px_per_day):
            drag.say_start()
            self._measure_words()
            self.viewport().update(before.united(self._drag_region()))
            self.preview_wanted.emit(self._id_of(drag.bar), drag.start_ms())

    def show_preview(self, plan: PlanRows) -> None:
        """Show what would follow from dropping the held bar here."""
        if self.drag is not None:
            before = self._drag_region()
            self.drag.take_preview(plan)
            self._measure_words()
            self.viewport().update(before.united(self._drag_region()))

    def cancel_drag(self) -> None:
        """Leave everything where it was."""
        self._pressed = None
        if self.drag is not None:
            region = self._drag_region()
            self.drag = None
            self.viewport().unsetCursor()
            self.viewport().update(region)

    def _measure_words(self) -> None:
        metrics = QFontMetrics(self._theme.font(12, 500))
        self.drag.words_px = metrics.horizontalAdvance(self.drag.words) + 20

    def _drag_region(self) -> QRegion:
        drag, scene = self.drag, self.scene
        region = QRegion()
        for bar, (start, end) in drag.followers.items():
            region += overlay.outline(scene, bar, start, end).toAlignedRect().adjusted(-2, -2, 2, 2)
        held = overlay.outline(scene, drag.bar, drag.units, drag.units + drag.length)
        region += held.toAlignedRect().adjusted(-3, -3, 3, 3)
        return region + overlay.words_rect(scene, drag).adjusted(-1, -1, 1, 1)

    # --- keyboard
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, Alt and arrows move, Enter opens, Escape lets go."""
        arrow = _ARROWS.get(Qt.Key(event.key()))
        if arrow is not None:
            self._by_keyboard = True
            if event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self._nudge(arrow)
            else:
                self._walk(arrow)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.selected_id():
            self.opened.emit(self.selected_id())
        elif event.key() == Qt.Key.Key_Escape and (self.drag is not None or self.selected_bar >= 0):
            if self.drag is not None:
                self.cancel_drag()
            else:
                self._select_bar(-1)
        elif event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End} and self.bar_count():
            self._by_keyboard = True
            rows = self.scene.geometry.rows
            self._select_bar(rows[0].bars[0] if event.key() == Qt.Key.Key_Home else rows[-1].bars[-1])
            self.show_bar(self.selected_bar)
        else:
            event.ignore()

    def _walk(self, arrow: str) -> None:
        if not self.bar_count():
            return
        geometry = self.scene.geometry
        bar = self.selected_bar
        self._select_bar(geometry.rows[0].bars[0] if bar < 0 else geometry.neighbour(bar, arrow))
        self.show_bar(self.selected_bar)
        self._update_bar(self.selected_bar)

    def _nudge(self, arrow: str) -> None:
        if arrow in {"left", "right"} and self.selected_bar >= 0:
            geometry, bar = self.scene.geometry, self.selected_bar
            units = moved_by_days(geometry, bar, 1 if arrow == "right" else -1)
            self.moved.emit(self._id_of(bar), geometry.axis.ms(units))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming by Tab shows the ring."""
        self._by_keyboard = event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
        if self._by_keyboard and self.selected_bar < 0 and self.bar_count():
            self._select_bar(self.scene.geometry.rows[0].bars[0])
        self._update_bar(self.selected_bar)

    def focusOutEvent(self, _event: QFocusEvent) -> None:
        """The ring's dash goes with the focus."""
        self._update_bar(self.selected_bar)
