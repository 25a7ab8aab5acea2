"""A plan's scale and place: scrolls, zooms, remembers how each production was looked at, and has the overview below.

Knows what is seen of the plan by its scene; drawing it is the matter of ``canvas``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ui.theme import Theme
from ui.timeline.axis import DAY_PX, LEVELS, NARROWEST_PX, WIDEST_BRIEF_PX, WIDEST_PX, level_of
from ui.timeline.pills import Pills
from ui.timeline.ruler import Ruler
from ui.timeline.tracks_column import ColumnHead, TracksColumn
from ui.tokens import STAGE_ROW_PX, TIME_HEADER_PX, TRACKS_COLUMN_PX
from ui.words import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from ui.timeline.drag import BarDrag
    from ui.timeline.gestures import Gesture
    from ui.timeline.kept_places import KeptPlaces
    from ui.timeline.minimap import Minimap
    from ui.timeline.scene import Scene

# the least span, in days, that a brief plan is fitted to: a few seconds
_LEAST_FIT = 2e-4


class PlanScroller(QAbstractScrollArea):
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
        self.places: KeptPlaces | None = None
        self.minimap: Minimap | None = None
        self._kept: dict[str, Any] = {}
        self._px_per_day = DAY_PX
        self._shows_critical = True
        self._is_compact = False
        self._by_keyboard = False
        self._wants_start = True
        self._is_zooming = False
        self._now_ms = 0
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

    # --- how it was last looked at
    def keep_places(self, settings: QSettings) -> None:
        """From now on remember how each production is looked at, and show it so again."""
        if self.places is None:
            from ui.timeline.kept_places import KeptPlaces

            self.places = KeptPlaces(settings, self)

    @property
    def production(self) -> str:
        """The id of the production that is shown, empty for none."""
        return self.scene.geometry.plan.production.id if self.scene else ""

    def place(self) -> dict[str, Any]:
        """How the plan is looked at, as plain values; empty while nothing has been seen of it."""
        scene = self.scene
        if scene is None or self._wants_start:
            return {}
        return {
            "px_per_day": round(self._px_per_day, 3),
            "left_ms": scene.geometry.axis.ms(scene.units(0)),
            "top_px": scene.top_px,
            "folded": sorted(self.folded),
            "is_compact": self._is_compact,
            "shows_critical": self._shows_critical,
            "has_minimap": self.has_minimap,
        }

    def _recall(self, production: str) -> None:
        """Take up what is known of another production; its place is gone to once there is a width."""
        if self.places is None:
            return
        self.places.keep()
        self._kept = kept = self.places.of(production)
        px_per_day, folded = kept.get("px_per_day"), kept.get("folded", ())
        if isinstance(px_per_day, int | float) and NARROWEST_PX <= px_per_day <= WIDEST_BRIEF_PX:
            self._px_per_day = float(px_per_day)
        self.folded = frozenset(track for track in folded if isinstance(track, str))
        self._is_compact = kept.get("is_compact") is True
        self._shows_critical = kept.get("shows_critical") is not False
        if (kept.get("has_minimap") is True) != self.has_minimap:
            self.set_minimap(is_shown=not self.has_minimap)

    def _show_kept(self) -> bool:
        """Go to where the plan was last looked at; says whether that is known."""
        scene, kept, self._kept = self.scene, self._kept, {}
        left_ms, top_px = kept.get("left_ms"), kept.get("top_px")
        if scene is None or not isinstance(left_ms, int) or not isinstance(top_px, int):
            return False
        units = scene.geometry.axis.units(left_ms)
        self.horizontalScrollBar().setValue(round((units - scene.geometry.origin) * self._px_per_day))
        self.verticalScrollBar().setValue(top_px)
        return True

    def cancel_drag(self) -> None:
        """Nothing is held by what only scrolls."""

    def _hide_card(self) -> None:
        """Nothing hovers over what only scrolls."""

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
        # all is painted anew: nothing has to be shifted, and nobody told twice
        self._is_zooming = True
        self._set_ranges()
        self.horizontalScrollBar().setValue(round((units - scene.geometry.origin) * px_per_day - anchor_px))
        self._is_zooming = False
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
        if self._show_kept():
            return
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
        if self.minimap is not None:
            self.minimap.update()
        self.span_changed.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Shift what is painted; only the strip that comes into sight is painted anew."""
        if self._is_zooming:
            return
        self._sync()
        self._hide_card()
        self.viewport().scroll(dx, dy)
        if self.drag is not None or self.gesture is not None:
            self.viewport().update()

    # --- the overview
    @property
    def has_minimap(self) -> bool:
        """Whether the overview is shown."""
        return self.minimap is not None and not self.minimap.isHidden()

    def set_minimap(self, *, is_shown: bool) -> None:
        """Show or hide the whole plan in a strip below; made when first shown."""
        from ui.timeline.minimap import MINIMAP_PX, Minimap

        if self.minimap is None:
            self.minimap = Minimap(self._theme, self)
        self.minimap.setVisible(is_shown)
        self.setViewportMargins(TRACKS_COLUMN_PX, TIME_HEADER_PX, 0, MINIMAP_PX if is_shown else 0)
        self.span_changed.emit()

    def hideEvent(self, _event: QHideEvent) -> None:
        """Nobody looks any more: what was looked at is kept."""
        if self.places is not None:
            self.places.keep()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Place the ruler and the column, keep the scroll ranges right."""
        room = self.contentsRect()
        if self.minimap is not None:
            top = TIME_HEADER_PX + self.viewport().height()
            self.minimap.setGeometry(0, top, TRACKS_COLUMN_PX + self.viewport().width(), self.minimap.height())
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
            self.scene.drifts.clear()
            self.scene.sums.clear()
        if self.minimap is not None:
            self.minimap.forget()
        for part in (self.viewport(), self.ruler, self.tracks):
            part.update()
