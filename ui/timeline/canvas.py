"""The timeline's canvas: shows a plan at a scale and place, and paints only what is exposed.

Scrolls and zooms; selecting, dragging and keys are the matter of ``view``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ui.theme import Theme
from ui.timeline import layers, overlay
from ui.timeline.axis import DAY_PX, LEVELS, NARROWEST_PX, WIDEST_BRIEF_PX, WIDEST_PX, level_of
from ui.timeline.geometry import BAR_PX, PlanGeometry
from ui.timeline.layers import BAR_LEAST_PX, Scene
from ui.timeline.pills import Pills
from ui.timeline.ruler import Ruler
from ui.timeline.tracks_column import ColumnHead, TracksColumn
from ui.tokens import STAGE_ROW_PX, TIME_HEADER_PX, TRACKS_COLUMN_PX
from ui.words import now_ms, tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent

    from studio.queries.rows import PlanRows, StageRow
    from ui.timeline.drag import BarDrag
    from ui.timeline.gestures import Gesture


# the least span, in days, that a brief plan is fitted to: a few seconds
_LEAST_FIT = 2e-4


class TimelineCanvas(QAbstractScrollArea):
    """``zoomed`` carries the named zoom, ``span_changed`` says that another span of time is in sight."""

    zoomed = Signal(str)
    span_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.scene: Scene | None = None
        self.drag: BarDrag | None = None
        self.gesture: Gesture | None = None
        self.folded: frozenset[str] = frozenset()
        self._dimmed: frozenset[str] = frozenset()
        self._px_per_day = DAY_PX
        self._shows_critical = True
        self._is_compact = False
        self._by_keyboard = False
        self._wants_start = True
        self._now_ms = 0
        self._clock = QTimer(self, interval=60_000)
        self._clock.timeout.connect(lambda: self.set_now(now_ms()))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAccessibleName(tr("Timeline"))
        self.ruler = Ruler(theme, self)
        self.tracks = TracksColumn(theme, self)
        self.head = ColumnHead(theme, self)
        self.setViewportMargins(TRACKS_COLUMN_PX, TIME_HEADER_PX, 0, 0)
        # of our own making: for the first widget that is Qt's, PySide looks through every kind of widget there is (10 ms)
        viewport = QWidget()
        self.setViewport(viewport)
        viewport.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        viewport.setMouseTracking(True)
        self.horizontalScrollBar().setSingleStep(26)
        self.verticalScrollBar().setSingleStep(STAGE_ROW_PX // 2)
        theme.changed.connect(self._restyle)

    # --- what is shown
    def show_scroll_bars(self, *, are_shown: bool) -> None:
        """Without a style sheet they would be grey strangers; they scroll all the same."""
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if are_shown else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(policy)
        self.setVerticalScrollBarPolicy(policy)

    def show_plan(self, plan: PlanRows) -> None:
        """Draw a plan. Place, scale and selection stay where the production is the same."""
        old = self.scene
        selected, chosen = self.selected_id(), self.chosen_ids()
        geometry = PlanGeometry(plan, is_compact=self._is_compact, folded=self.folded)
        self.cancel_drag()
        self._hide_card()
        if self._px_per_day > WIDEST_PX and not geometry.is_brief:
            # seconds mean nothing on a plan of days
            self._px_per_day = DAY_PX
            self.zoomed.emit(level_of(DAY_PX))
        self.scene = Scene(
            geometry,
            self._theme,
            old.pills if old else Pills(self._theme, self.devicePixelRatioF()),
            self._px_per_day,
            now_ms=self._now_ms or now_ms(),
            shows_critical=self._shows_critical,
            selected=geometry.index.get(selected, -1),
        )
        self._dim()
        if len(chosen) > 1:
            self.scene.chosen = frozenset(geometry.index[stage] for stage in chosen if stage in geometry.index)
        self.tracks.show_geometry(geometry)
        self.tracks.show_selected(self.scene.selected)
        is_same = old is not None and old.geometry.plan.production.id == plan.production.id
        middle = (old.geometry.origin if old else 0, self.horizontalScrollBar().value())
        self._set_ranges()
        self.head.show_sum(plan.plan_minor, plan.production.currency)
        if is_same:
            shift = (middle[0] - geometry.origin) * self._px_per_day
            self.horizontalScrollBar().setValue(round(middle[1] + shift))
        else:
            self._wants_start = True
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

    def show_ports(
        self, stage: str, inputs: tuple[str, ...], outputs: tuple[str, ...], output_names: tuple[str, ...] = ()
    ) -> None:
        """Draw the selected stage's ports by their types; links are drawn from the outputs of these names."""
        if self.scene is not None and self.selected_id() == stage:
            self.scene.ports, self.scene.output_names = (inputs, outputs), output_names
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

    def set_folded(self, track: str, *, is_folded: bool) -> None:
        """Draw a track as one thin line, or with all its lines again."""
        self.folded = self.folded | {track} if is_folded else self.folded - {track}
        if self.scene is not None:
            self.show_plan(self.scene.geometry.plan)

    def set_dimmed(self, stages: frozenset[str]) -> None:
        """Draw these stages faintly: they are not what a person looks for now, and the others keep their places."""
        if stages != self._dimmed:
            self._dimmed = stages
            if self.scene is not None:
                self._dim()
                self.viewport().update()

    def _dim(self) -> None:
        index = self.scene.geometry.index
        self.scene.dimmed = frozenset(index[stage] for stage in self._dimmed if stage in index)
        self.tracks.show_dimmed(self.scene.dimmed)

    # --- bars by index
    @property
    def selected_bar(self) -> int:
        """The selected bar's index, -1 for none."""
        return self.scene.selected if self.scene else -1

    def selected_id(self) -> str:
        """The selected stage's id, empty for none."""
        return self._id_of(self.selected_bar)

    def chosen_bars(self) -> tuple[int, ...]:
        """All bars that are selected, in the order of the plan."""
        if self.scene is None or self.scene.selected < 0:
            return ()
        return tuple(sorted(self.scene.chosen | {self.scene.selected}))

    def chosen_ids(self) -> tuple[str, ...]:
        """The ids of all stages that are selected."""
        return tuple(self._id_of(bar) for bar in self.chosen_bars())

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
        bar = scene.geometry.bar_at(scene.units(point.x()), point.y() + scene.top_px, BAR_LEAST_PX / scene.px_per_day)
        if bar is None:
            return None
        # a bar may be drawn wider than its time
        box = scene.box(bar)
        return bar if box.left - 3 <= point.x() <= box.right + 3 else None

    def cancel_drag(self) -> None:
        """Nothing is held by a canvas alone."""

    def _hide_card(self) -> None:
        """Nothing hovers over a canvas alone."""

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
        px_per_day = min(max(px_per_day, NARROWEST_PX), self._widest_px())
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

    def _widest_px(self) -> float:
        return WIDEST_BRIEF_PX if self.scene is not None and self.scene.geometry.is_brief else WIDEST_PX

    def fit(self) -> None:
        """Show the whole plan."""
        scene = self.scene
        if scene is None or not scene.geometry.start:
            return
        first, last = min(scene.geometry.start), max(scene.geometry.end)
        room = max(200, self.viewport().width() - 140)
        self.zoom_to(room / max(_LEAST_FIT if scene.geometry.is_brief else 1.0, last - first))
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
        if scene is None or not self.isVisible():
            return
        self._wants_start = False
        if scene.geometry.is_brief:
            self.fit()
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
        self.ruler.setGeometry(TRACKS_COLUMN_PX, room.top(), self.viewport().width(), TIME_HEADER_PX)
        self.tracks.setGeometry(0, TIME_HEADER_PX, TRACKS_COLUMN_PX, max(0, self.viewport().height()))
        self.head.setGeometry(0, room.top(), TRACKS_COLUMN_PX, TIME_HEADER_PX)
        self._set_ranges()
        if self._wants_start:
            self._show_start()
        self._sync()

    def showEvent(self, _event: QShowEvent) -> None:
        """The first place is only known once there is a width."""
        if self._wants_start:
            self._set_ranges()
            self._show_start()
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
        for exposed in cast("Iterable[QRect]", event.region()):
            painter.setClipRect(exposed)
            self.paint_part(painter, exposed)

    def paint_part(self, painter: QPainter, exposed: QRect) -> None:
        """Paint one exposed rectangle, layer by layer."""
        scene = self.scene
        layers.paint_ground(painter, scene, exposed)
        layers.paint_links(painter, scene, exposed)
        # a label may reach far to the right of its bar
        reach = exposed.adjusted(-280, 0, 0, 0) if scene.px_per_day >= 3 else exposed
        bars = layers.paint_bars(painter, scene, reach)
        is_dragging = self.drag is not None and self.drag.has_moved
        if not is_dragging:
            layers.paint_labels(painter, scene, bars)
        overlay.paint_today(painter, scene, exposed)
        if scene.chosen:
            overlay.paint_chosen(painter, scene, bars)
        overlay.paint_rings(painter, scene, has_focus=self.hasFocus() and self._by_keyboard)
        if is_dragging:
            overlay.paint_drag(painter, scene, self.drag)
        elif self.gesture is not None:
            self.gesture.paint(painter, scene, bars)
        else:
            overlay.paint_handles(painter, scene)

    def _update_bar(self, bar: int) -> None:
        if self.scene is not None and self.has_bar(bar):
            self.viewport().update(self.scene.marked_rect(bar))
