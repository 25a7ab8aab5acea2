"""What is held on the timeline, by a pointer or by keys: shows what would follow, and says what a drop means.

Where a hand takes hold is the matter of ``view``, marquees and links are that of ``editing``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QRegion

from ui.timeline import overlay
from ui.timeline.canvas import TimelineCanvas

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget

    from studio.queries.rows import PlanRows
    from ui.theme import Theme
    from ui.timeline.drag import BarDrag
    from ui.timeline.editing import Editing
    from ui.timeline.view import TimelineView


class HoldingCanvas(TimelineCanvas):
    """``moved`` carries a stage's id and the new start in UTC ms; ``preview_wanted`` the same while a bar is held,
    ``changes_wanted`` the changes of several. ``edited`` carries a value of ``studio.actions.plan_commands``; ``let_go``
    says that nothing is held any more.
    """

    moved = Signal(str, object)
    preview_wanted = Signal(str, object)
    changes_wanted = Signal(object)
    edited = Signal(object)
    let_go = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._pressed: tuple[QPoint, int] | None = None
        self._editing: Editing | None = None
        self._dropped: BarDrag | None = None

    @property
    def is_held(self) -> bool:
        """Whether something is being dragged, drawn or linked."""
        return self.drag is not None or self.gesture is not None or self.tracks.is_dragging

    @property
    def is_held_by_keys(self) -> bool:
        """Whether the arrows hold a bar; letting go of Alt drops it."""
        return self.drag is not None and self._editing is not None and self._editing.is_by_keys

    def drop_held(self) -> None:
        """Let go of the held bar where it is."""
        drag = self.drag
        if drag is None:
            return
        stage, start_ms, has_moved = self._id_of(drag.bar), drag.start_ms(), drag.has_moved
        command = None if drag.is_plain else drag.command()
        self.cancel_drag()
        if has_moved:
            self._dropped = drag
        if has_moved and command is not None:
            self.edited.emit(command)
        elif has_moved:
            self.moved.emit(stage, start_ms)

    def dropped(self, stage: str) -> BarDrag | None:
        """How a bar was let go while the plan that says so is still on its way; the next step goes on from there."""
        return self._dropped if self._dropped is not None and self._dropped.stage_id == stage else None

    def forget_dropped(self) -> None:
        """What was let go is shown, or did not come to be, or something else is asked for."""
        self._dropped = None

    @property
    def editing(self) -> Editing:
        """Marquee, links, resizing and their keys; made when a hand first comes."""
        if self._editing is None:
            from ui.timeline.editing import Editing

            self._editing = Editing(cast("TimelineView", self))
        return self._editing

    def _held_with(self, bar: int) -> tuple[int, ...]:
        chosen = self.chosen_bars()
        return chosen if bar in chosen else (bar,)

    def begin_drag(self, bar: int, point: QPoint) -> None:
        """Take a bar at a point."""
        from ui.timeline.drag import BarDrag

        scene = self.scene
        grabbed = scene.units(point.x()) - scene.geometry.start[bar]
        now = scene.geometry.axis.units(scene.now_ms) if scene.now_ms else None
        self.drag = BarDrag(scene.geometry, bar, grabbed, self._held_with(bar), now)
        self._hide_card()
        self.viewport().setCursor(Qt.CursorShape.SizeHorCursor)

    def hold(self, point: QPoint) -> None:
        """Hold the taken bar under a point."""
        drag, scene = self.drag, self.scene
        before, had_moved = self._drag_region(), drag.has_moved
        is_over_another = drag.hold_over(scene.geometry.group_at(point.y() + scene.top_px))
        if drag.hold(scene.units(point.x()), scene.px_per_day) or is_over_another:
            self.tell_held()
            # the labels go away with the first step and come back with the last
            region = (
                before.united(self._drag_region())
                if had_moved and drag.has_moved and not is_over_another
                else QRegion(self.viewport().rect())
            )
            self.viewport().update(region)

    def hold_again(self, point: QPoint) -> None:
        """Hold whatever is held at the same point, under which the plan has moved on."""
        if self.drag is not None:
            self.hold(point)
        elif self.tracks.is_dragging:
            self.tracks.hold(point.y())
        else:
            self.editing.hold(point)

    def tell_held(self) -> None:
        """Say where the held bar is now, and ask what would follow."""
        drag = self.drag
        if drag is None:
            return
        drag.say_start()
        self._measure_words()
        if drag.is_plain:
            self.preview_wanted.emit(self._id_of(drag.bar), drag.start_ms())
        else:
            self.changes_wanted.emit(drag.changes())

    def show_preview(self, plan: PlanRows) -> None:
        """Show what would follow from dropping the held bar here."""
        if self.drag is not None:
            before = self._drag_region()
            self.drag.take_preview(plan)
            self._measure_words()
            self.viewport().update(before.united(self._drag_region()))
            if self.is_held_by_keys:
                from ui.timeline.accessible import announce

                announce(cast("TimelineView", self), self.drag.words)

    def cancel_drag(self) -> None:
        """Leave everything where it was."""
        self._pressed = None
        self._still.forget()
        was_held = self.is_held
        if self._editing is not None:
            self._editing.end_hold()
        self.tracks.cancel()
        if self.gesture is not None:
            self.gesture = None
            self.viewport().update()
        if self.drag is not None:
            self.drag = None
            self.viewport().unsetCursor()
            self.viewport().update()
        if was_held:
            self.let_go.emit()

    def _measure_words(self) -> None:
        metrics = QFontMetrics(self._theme.font(12, 500))
        self.drag.words_px = metrics.horizontalAdvance(self.drag.words) + 20

    def _drag_region(self) -> QRegion:
        drag, scene = self.drag, self.scene
        region = QRegion()
        for bar, (start, end) in drag.followers.items():
            region += overlay.outline(scene, bar, start, end).toAlignedRect().adjusted(-2, -2, 2, 2)
        for bar, (start, end) in drag.held().items():
            region += overlay.held_outline(scene, drag, bar, start, end).toAlignedRect().adjusted(-3, -8, 3, 8)
        return region + overlay.words_rect(scene, drag, self.viewport().width()).adjusted(-1, -1, 1, 1)
