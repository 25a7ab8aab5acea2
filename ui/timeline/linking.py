"""Drawing a link on a view of the plan, by pointer or by keys: what may be linked is asked for, aimed at, and told.

The timeline and the network share it; ``gestures.LinkDrag`` is what is held and painted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, cast

from PySide6.QtCore import Qt

from ui.timeline.gestures import LinkDrag

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from studio.domain.linking import LinkChoice
    from ui.timeline.gestures import LinkGround
    from ui.timeline.view import TimelineView


class LinkView(Protocol):
    """What a view says about itself. ``gesture`` is what it holds, ``ground`` where its stages are painted."""

    gesture: Any

    @property
    def link_ground(self) -> LinkGround:
        """Where stages lie in the viewport."""

    def link_neighbour(self, bar: int, arrow: str) -> int:
        """The stage that an arrow leads to."""

    def show_bar(self, bar: int) -> None:
        """Bring a stage into sight."""

    def viewport(self) -> QWidget:
        """What is painted anew."""


class Linking:
    """One for a view. ``told`` has the signals ``choices_wanted``, ``linked`` and ``refused`` (see ``TimelineView``)."""

    def __init__(self, view: LinkView, told: Any) -> None:
        self._view, self._told = view, told
        self._by_key = False

    def begin(self, bar: int, *, port: str = "", is_backward: bool = False, by_key: bool = False) -> None:
        """Begin a link from a stage, or from one of its outputs; backwards to one of its inputs."""
        view = self._view
        self._by_key = by_key
        view.gesture = LinkDrag(view.link_ground, bar, port, is_backward=is_backward)
        self._told.choices_wanted.emit(view.link_ground.stages[bar].id, is_backward)
        view.viewport().update()

    def take_choices(self, held: str, choices: Mapping[str, LinkChoice]) -> None:
        """Where the link that is being drawn may lead."""
        gesture, ground = self._view.gesture, self._view.link_ground
        if isinstance(gesture, LinkDrag) and ground.stages[gesture.held].id == held:
            if any(choice.is_backward != gesture.is_backward for choice in choices.values()):
                return  # they were asked for a link that has been let go
            gesture.take_choices(choices, ground)
            if self._by_key and gesture.target < 0:
                self._aim_first(gesture)
            self._view.viewport().update()

    def _aim_first(self, gesture: LinkDrag) -> None:
        choices, ground = gesture.choices or {}, self._view.link_ground
        fitting = [bar for bar, stage in enumerate(ground.stages) if choices.get(stage.id) is not None]
        known = {bar: choices[ground.stages[bar].id] for bar in fitting}
        fitting.sort(key=lambda bar: (not known[bar].ports, not known[bar].is_time_possible))
        if fitting:
            self._view.show_bar(fitting[0])
            gesture.aim(self._view.link_ground, fitting[0])
            self._say_target(gesture)

    def heed(self, modifiers: Qt.KeyboardModifier) -> None:
        """While a link is drawn: with Shift in time only, which is said and lit."""
        gesture, is_in_time = self._view.gesture, bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        if isinstance(gesture, LinkDrag) and gesture.is_in_time != is_in_time:
            gesture.is_in_time = is_in_time
            self._view.viewport().update()

    def drop(self, gesture: LinkDrag, modifiers: Qt.KeyboardModifier) -> None:
        """The button went up; with Shift in time only."""
        gesture.is_in_time = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        self._link(gesture)

    def _link(self, gesture: LinkDrag) -> None:
        ground = self._view.link_ground
        choice = gesture.choice(ground)
        if choice is None:
            return
        if gesture.is_possible(ground):
            held = ground.stages[gesture.held].id
            joints = choice.joints_in_time(held) if gesture.is_in_time else choice.joints(held)
            self._told.linked.emit(choice.other, joints)
        else:
            self._told.refused.emit(gesture.words(ground))

    def key(self, gesture: LinkDrag, event: QKeyEvent, arrow: str) -> bool:
        """A key went down while a link is drawn; says whether it is one of ours."""
        view = self._view
        gesture.is_in_time = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if arrow:
            bar = gesture.target if gesture.target >= 0 else gesture.held
            step = view.link_neighbour(bar, arrow)
            step = view.link_neighbour(step, arrow) if step == gesture.held else step
            if step != gesture.held:
                view.show_bar(step)
                gesture.aim(view.link_ground, step)
                self._say_target(gesture)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._link(gesture)
            if gesture.is_possible(view.link_ground):
                view.gesture = None
        elif event.key() != Qt.Key.Key_Shift:
            return False
        view.viewport().update()
        return True

    def _say_target(self, gesture: LinkDrag) -> None:
        from ui.timeline.accessible import announce

        announce(cast("TimelineView", self._view), gesture.words(self._view.link_ground))
