"""Editing on the timeline beyond moving one bar: selecting several, marquee, resizing, linking, and their keys.

Knows the view and what it shows; what an edit does to the production is sent as a value of ``studio.actions``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt

from studio.domain.plan_rules import why_it_stands
from ui.timeline.auto_scroll import AutoScroll
from ui.timeline.gestures import LinkDrag, Marquee, open_first
from ui.timeline.linking import Linking
from ui.timeline.overlay import output_at
from ui.timeline.snapping import days_on, to_work
from ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtGui import QKeyEvent

    from studio.domain.linking import LinkChoice
    from ui.timeline.drag import BarDrag
    from ui.timeline.scene import Scene
    from ui.timeline.view import TimelineView

_NOT_HANDED = frozenset({"planned", "draft", "declined", "expired", "withdrawn", "cancelled"})
_ADDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Editing:
    """One for a view."""

    def __init__(self, view: TimelineView) -> None:
        self.view = view
        self.auto_scroll = AutoScroll(view)
        self.linking = Linking(view, view)
        self.is_by_keys = False

    @property
    def scene(self) -> Scene:
        """What is shown."""
        scene = self.view.scene
        if scene is None:
            raise LookupError
        return scene

    def may(self, bars: Iterable[int], fields: Iterable[str]) -> bool:
        """Whether these fields of the bars' stages may be changed; if not, it is said why."""
        wanted = tuple(fields)
        for bar in bars:
            stage = self.scene.geometry.plan.stages[bar]
            if getattr(stage, "holds", 0):
                # which of its stages may be moved is for the studio to say
                if "work_min" in wanted:
                    self.view.refused.emit(open_first(stage.title))
                    return False
                continue
            is_handed = bool(stage.hand_off) and stage.state not in _NOT_HANDED
            reason = why_it_stands(stage.title, stage.state, wanted, is_handed=is_handed)
            if reason:
                self.view.refused.emit(reason)
                return False
        return True

    def may_move(self, bars: Iterable[int]) -> bool:
        """Whether bars may be moved in time; if not, it is said why."""
        return self.may(bars, ("not_before_ms",))

    # --- pointer
    def press(self, point: QPoint, bar: int | None, modifiers: Qt.KeyboardModifier) -> bool:
        """The left button went down; says whether that is the beginning of something of ours."""
        view, scene = self.view, self.scene
        output = output_at(scene, point.x(), point.y())
        if output:
            self.begin_link(scene.selected, port=output)
        elif view.is_at_handle(point):
            self.begin_link(scene.hovered)
        elif bar is not None and modifiers & _ADDS:
            chosen = frozenset(view.chosen_bars())
            view.choose(chosen ^ {bar}, bar)
        elif bar is None:
            kept = frozenset(view.chosen_bars()) if modifiers & _ADDS else frozenset()
            view.choose(kept, -1)
            view.gesture = Marquee(scene, point, kept)
        elif view.edge_at(point) == bar:
            self._begin_resize(bar)
        else:
            return False
        return True

    def _begin_resize(self, bar: int) -> None:
        from ui.timeline.drag import ResizeDrag

        self.view.choose(frozenset({bar}), bar)
        if self.may((bar,), ("work_min",)) and self.may_move((bar,)):
            now = self.scene.geometry.axis.units(self.scene.now_ms) if self.scene.now_ms else None
            self.view.drag = ResizeDrag(self.scene.geometry, bar, now)

    def end_hold(self) -> None:
        """Nothing is held any more."""
        self.auto_scroll.stop()
        self.is_by_keys = False

    def hold(self, point: QPoint) -> None:
        """The pointer moves with the button down."""
        gesture = self.view.gesture
        if gesture is not None:
            gesture.hold(self.scene, point)
            if isinstance(gesture, Marquee):
                self.scene.chosen = gesture.found
            self.view.viewport().update()

    def drop(self, modifiers: Qt.KeyboardModifier) -> None:
        """The button went up."""
        self.auto_scroll.stop()
        gesture, self.view.gesture = self.view.gesture, None
        if isinstance(gesture, Marquee):
            self.view.choose(gesture.found, self.view.selected_bar)
        elif isinstance(gesture, LinkDrag):
            self.linking.drop(gesture, modifiers)
        self.view.viewport().update()
        self.view.let_go.emit()

    def want_stage(self, point: QPoint) -> None:
        """Ask for a new stage at a place of the ground."""
        scene = self.scene
        group = scene.geometry.group_at(point.y() + scene.top_px)
        if group is not None:
            start = to_work(scene.geometry, float(scene.units(point.x()) // 1))
            self.view.stage_wanted.emit(group.track, scene.geometry.axis.ms(start))

    def open_menu(self, on_screen: QPoint, point: QPoint, *, by_key: bool) -> None:
        """Ask for the menu of what is pointed at, or of what is selected."""
        view, scene = self.view, self.view.scene
        if scene is None:
            return
        bar = view.selected_bar if by_key else view.bar_at_point(point)
        if bar is not None and bar >= 0:
            if bar not in view.chosen_bars():
                view.choose(frozenset({bar}), bar)
            if by_key:
                on_screen = view.viewport().mapToGlobal(view.bar_rect(bar).bottomLeft())
            view.menu_wanted.emit(on_screen, "bar", bar)
            return
        group = scene.geometry.group_at(point.y() + scene.top_px)
        start = scene.geometry.axis.ms(to_work(scene.geometry, float(scene.units(point.x()) // 1)))
        view.menu_wanted.emit(on_screen, "ground", (group.track if group is not None else "", start))

    # --- links
    def begin_link(self, bar: int, *, port: str = "", is_backward: bool = False, by_key: bool = False) -> None:
        """Begin a link from a bar, or from one of its outputs; backwards to what feeds it."""
        self.linking.begin(bar, port=port, is_backward=is_backward, by_key=by_key)

    def take_choices(self, source: str, choices: Mapping[str, LinkChoice]) -> None:
        """Where the link that is being drawn may lead."""
        if self.view.scene is not None:
            self.linking.take_choices(source, choices)

    # --- keys
    def key(self, event: QKeyEvent, arrow: str) -> bool:
        """A key went down; says whether it is one of ours."""
        gesture = self.view.gesture
        if isinstance(gesture, LinkDrag):
            return self.linking.key(gesture, event, arrow)
        modifiers = event.modifiers()
        has_shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        if arrow and has_shift and self.view.selected_bar >= 0:
            if modifiers & Qt.KeyboardModifier.AltModifier:
                self._resize_by(arrow)
            else:
                self._extend(arrow)
            return True
        return False

    def _extend(self, arrow: str) -> None:
        view = self.view
        step = self.scene.geometry.neighbour(view.selected_bar, arrow)
        chosen = frozenset(view.chosen_bars()) | {step}
        view.choose(chosen, step)
        view.show_bar(step)

    def _resize_by(self, arrow: str) -> None:
        from ui.timeline.drag import ResizeDrag

        view, bar, geometry = self.view, self.view.selected_bar, self.scene.geometry
        if arrow not in {"left", "right"} or not (self.may((bar,), ("work_min",)) and self.may_move((bar,))):
            return
        held = view.drag if self.is_by_keys else None
        drag = held if isinstance(held, ResizeDrag) else ResizeDrag(geometry, bar)
        if drag is not held:
            drag.go_on(view.dropped(drag.stage_id))
        end, step = drag.work_end, 1 if arrow == "right" else -1
        # the end of a day is the next day's border
        moved = geometry.axis.next_work_day(int(-(-end // 1)) - 1 + step, step) + 1 - (-end % 1)
        if moved > geometry.start[bar]:
            drag.work_end = moved
            self._hold_by_keys(drag)
        else:
            title = geometry.plan.stages[bar].title
            view.refused.emit(tr("“{title}” cannot be shorter than it is by a day.", title=title))

    def nudge(self, arrow: str) -> None:
        """Hold what is selected a day further on, or over the track above or below, until Alt is let go."""
        from ui.timeline.drag import BarDrag, ResizeDrag

        view, geometry, drag = self.view, self.scene.geometry, self.view.drag
        bars, bar = view.chosen_bars(), view.selected_bar
        if arrow in {"left", "right"} and not self.may_move(bars):
            return
        if drag is None or isinstance(drag, ResizeDrag) or not self.is_by_keys:
            drag = BarDrag(geometry, bar, 0.0, bars)
            drag.go_on(view.dropped(drag.stage_id))
        if arrow in {"left", "right"}:
            drag.units = days_on(geometry, drag.units, 1 if arrow == "right" else -1)
        else:
            groups = geometry.groups
            over = drag.track or geometry.group_of(bar)
            place = groups.index(over) + (1 if arrow == "down" else -1) if over is not None else -1
            if not 0 <= place < len(groups):
                return
            drag.hold_over(groups[place])
        self._hold_by_keys(drag)

    def _hold_by_keys(self, drag: BarDrag) -> None:
        """Show what would follow, as when a pointer holds the bar."""
        view = self.view
        view.drag, self.is_by_keys = drag, True
        view.show_places(drag.held()[drag.bar])
        view.tell_held()
        view.viewport().update()
