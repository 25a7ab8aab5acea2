"""The timeline's canvas: shows a plan and paints only what is exposed of it.

Selecting, dragging and keys are the matter of ``view``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, QRect, QTimer
from PySide6.QtGui import QPainter

from ui.timeline import layers, overlay
from ui.timeline.axis import DAY_PX, WIDEST_PX, level_of
from ui.timeline.geometry import BAR_PX, PlanGeometry
from ui.timeline.pills import Pills
from ui.timeline.scene import BAR_LEAST_PX, Scene
from ui.timeline.scroller import PlanScroller
from ui.timeline.still import StillPicture
from ui.tokens import STAGE_ROW_PX
from ui.words import now_ms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPaintEvent, QRegion
    from PySide6.QtWidgets import QWidget

    from studio.queries.plan_rows import ForecastRows, PlanCheckRows
    from studio.queries.rows import PlanRows, StageRow
    from ui.theme import Theme
    from ui.timeline.marks import BarMarks

# how far marks and their words may reach beyond their own time
_MARKS_REACH_PX = 90


class TimelineCanvas(PlanScroller):
    """See the module. ``scene`` is what is shown, None before the first plan."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._checks: PlanCheckRows | None = None
        self._baselines: frozenset[str] | None = None
        self._dimmed: frozenset[str] = frozenset()
        self._still = StillPicture()
        self._clock = QTimer(self, interval=60_000)
        self._clock.timeout.connect(lambda: self.set_now(now_ms()))

    # --- what is shown
    def show_plan(self, plan: PlanRows) -> None:
        """Draw a plan. Place, scale and selection stay where the production is the same."""
        old = self.scene
        selected, chosen = self.selected_id(), self.chosen_ids()
        is_same = old is not None and old.geometry.plan.production.id == plan.production.id
        if not is_same:
            self._recall(plan.production.id)
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
        if old is not None and self.scene.selected >= 0:
            # what is new about them may have been told before the plan was
            self.scene.ports, self.scene.output_names = old.ports, old.output_names
        self._dim()
        self._mark()
        if len(chosen) > 1:
            self.scene.chosen = frozenset(geometry.index[stage] for stage in chosen if stage in geometry.index)
        self.tracks.show_geometry(geometry)
        self.tracks.show_selected(self.scene.selected)
        middle = (old.geometry.origin if old else 0, self.horizontalScrollBar().value())
        self._set_ranges()
        self.head.show_sum(sum(stage.price_minor for stage in plan.stages), plan.production.currency)
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

    # --- what is known after the first frame
    def show_checks(self, checks: PlanCheckRows | None) -> None:
        """Draw baselines, slack, the dates asked for and what is wrong; None: nothing is known yet."""
        self._checks = checks
        self._mark()
        self.viewport().update()

    def show_baselines(self, ids: Iterable[str] | None) -> None:
        """Draw these baselines, of those that the plan shows (three at most); None: all that it shows."""
        self._baselines = None if ids is None else frozenset(ids)
        self._mark()
        self.viewport().update()

    def problems_of(self, bar: int) -> tuple[str, ...]:
        """What is wrong with a stage, in sentences; empty while nobody has looked."""
        from ui.languages import told

        stage, marks = self.stage_of(bar), self.scene.marks if self.scene else None
        return (
            tuple(told(row.sentence) for row in marks.wrong(stage.id))
            if stage is not None and marks is not None
            else ()
        )

    def show_forecast(self, forecast: ForecastRows | None) -> None:
        """Draw on the ruler between when and when the production ends; None: it is not known."""
        self.ruler.show_forecast(forecast.percentiles if forecast is not None else {})

    def shown_baselines(self) -> tuple[str, ...]:
        """The ids of the baselines that are drawn, the newest first."""
        marks = self.scene.marks if self.scene else None
        return marks.baselines if marks is not None else ()

    def _mark(self) -> None:
        scene, checks = self.scene, self._checks
        if scene is None:
            return
        if checks is None or checks.production != scene.geometry.plan.production.id:
            scene.marks = None
            return
        from ui.timeline.marks import Marks

        scene.geometry.axis.rest_on(checks.holidays)
        scene.marks = Marks(scene.geometry, checks, self._baselines)

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

    # --- painting
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint every exposed rectangle by itself: after a scroll they are thin strips."""
        painter = QPainter(self.viewport())
        if self.scene is None:
            painter.fillRect(event.rect(), self._theme.color("track"))
            return
        if self.scene.pills.ratio != self.devicePixelRatioF():
            self.scene.pills = Pills(self._theme, self.devicePixelRatioF())
        is_held = self._is_dragging or self.gesture is not None
        # laid down at parts of a px it would be blurred
        if is_held and self.scene.pills.ratio.is_integer():
            self._paint_held(painter, event.region())
            return
        for exposed in cast("Iterable[QRect]", event.region()):
            painter.setClipRect(exposed)
            self.paint_part(painter, exposed)

    @property
    def _is_dragging(self) -> bool:
        return self.drag is not None and self.drag.has_moved

    def paint_part(self, painter: QPainter, exposed: QRect) -> None:
        """Paint one exposed rectangle, layer by layer."""
        self._paint_over(painter, self._paint_still(painter, exposed))

    def _paint_held(self, painter: QPainter, region: QRegion) -> None:
        """Paint what is held over all that stands still."""
        whole = self.viewport().rect()
        more = (self._is_dragging, self.hasFocus() and self._by_keyboard)
        still = self._still.of(self.scene, whole, more, lambda painter: self._paint_still(painter, whole))
        for exposed in cast("Iterable[QRect]", region):
            painter.setClipRect(exposed)
            painter.drawPixmap(0, 0, still)
        painter.setClipRegion(region)
        self._paint_over(painter, self._still.bars)

    def _paint_still(self, painter: QPainter, exposed: QRect) -> list[int]:
        """What nothing that is held changes. Returns the bars whose labels may be in sight."""
        scene = self.scene
        layers.paint_ground(painter, scene, exposed)
        if scene.nests is not None:
            from ui.timeline.nests import paint_names, paint_nests

            paint_nests(painter, scene, exposed)
        layers.paint_links(painter, scene, exposed)
        if scene.nests is not None:
            paint_names(painter, scene, exposed)
        marks = self._marks_in(exposed) if scene.marks is not None else []
        if marks:
            from ui.timeline import mark_layers

            mark_layers.paint_under(painter, scene, marks, exposed)
        bars = layers.paint_bars(painter, scene, exposed)
        if marks:
            mark_layers.paint_over(painter, scene, marks, exposed)
        if not self._is_dragging:
            layers.paint_labels(painter, scene, bars, exposed)
        overlay.paint_today(painter, scene, exposed)
        if scene.chosen or scene.found:
            overlay.paint_chosen(painter, scene, bars)
        overlay.paint_rings(painter, scene, has_focus=self.hasFocus() and self._by_keyboard)
        return bars

    def _paint_over(self, painter: QPainter, bars: list[int]) -> None:
        """What is held, or else what the pointer may take."""
        scene = self.scene
        if self._is_dragging:
            overlay.paint_drag(painter, scene, self.drag)
        elif self.gesture is not None:
            self.gesture.paint(painter, scene, bars)
        else:
            overlay.paint_handles(painter, scene)

    def _marks_in(self, exposed: QRect) -> list[BarMarks]:
        scene = self.scene
        if scene is None or scene.marks is None:
            return []
        top, bottom = exposed.top() + scene.top_px, exposed.bottom() + scene.top_px
        # marks stand above and below their bars, words right of them
        rows = scene.geometry.rows_between(top - 2 * STAGE_ROW_PX, bottom + STAGE_ROW_PX)
        first, last = scene.units(exposed.left() - _MARKS_REACH_PX), scene.units(exposed.right() + _MARKS_REACH_PX)
        found = scene.marks.between(rows, first, last)
        return [marks for marks in found if marks.bar not in scene.dimmed] if scene.dimmed else found

    def _update_bar(self, bar: int) -> None:
        if self.scene is not None and self.has_bar(bar):
            self.viewport().update(self.scene.marked_rect(bar))
