"""The timeline's bars, and what other views paint of stages, for assistive technology: a list of names, states and dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import shiboken6
from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
)

from ui.timeline.bar_words import bar_description, bar_name
from ui.widgets.painted_list import PaintedItem, PaintedList, kept

if TYPE_CHECKING:
    from typing import TypeAlias

    from ui.plan.views.stage_canvas import StageCanvas
    from ui.timeline.view import TimelineView

    StageView: TypeAlias = TimelineView | StageCanvas


class _Actions(QAccessibleActionInterface):
    """What can be done with a bar: open it, and everything that its menu has."""

    def __init__(self, view: StageView, bar: int) -> None:
        super().__init__()
        self._view, self._bar = view, bar

    def actionNames(self) -> list[str]:
        return [QAccessibleActionInterface.pressAction(), QAccessibleActionInterface.showMenuAction()]

    def doAction(self, name: str) -> None:
        self._view.choose(frozenset({self._bar}), self._bar)
        if name == QAccessibleActionInterface.showMenuAction():
            self._view.open_stage_menu(self._bar)
        else:
            self._view.open_stage(self._bar)

    def keyBindingsForAction(self, name: str) -> list[str]:
        return ["Enter" if name == QAccessibleActionInterface.pressAction() else "Menu"]


class _Item(PaintedItem):
    """One bar."""

    view: StageView

    def isValid(self) -> bool:
        return shiboken6.isValid(self.view) and self.view.has_bar(self.index)

    def text(self, kind: QAccessible.Text) -> str:
        stage = self.view.stage_of(self.index)
        if stage is None:
            return ""
        if kind == QAccessible.Text.Name:
            return bar_name(stage)
        if kind not in {QAccessible.Text.Description, QAccessible.Text.Value}:
            return ""
        return " ".join((bar_description(stage), *self.view.problems_of(self.index)))

    def rect(self) -> QRect:
        place = self.view.bar_rect(self.index)
        return QRect(self.view.viewport().mapToGlobal(place.topLeft()), place.size())

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = state.selectable = state.multiSelectable = state.extSelectable = True
        state.focused = self.view.selected_bar == self.index
        state.selected = self.index in self.view.chosen_bars()
        return state


class _List(PaintedList):
    """The timeline as a list of bars."""

    def __init__(self, view: StageView) -> None:
        super().__init__(view, lambda index: _Item(view, index, _Actions(view, index)))
        self._view = view

    def childCount(self) -> int:
        return self._view.bar_count()

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        bar = self._view.bar_at_point(self._view.viewport().mapFromGlobal(QPoint(x, y)))
        return self.child(bar) if bar is not None else None

    def focusChild(self) -> QAccessibleInterface | None:
        return self.child(self._view.selected_bar)


def _interface_of(_name: str, thing: QObject) -> QAccessibleInterface | None:
    from ui.timeline.view import TimelineView

    # every canvas that paints stages answers the same questions
    is_of_stages = isinstance(thing, TimelineView) or hasattr(type(thing), "open_stage_menu")
    return kept(thing, _List(cast("StageView", thing))) if is_of_stages else None


_is_installed: list[bool] = []


def install(view: StageView) -> None:
    """Tell Qt about the timeline's bars. A view that was asked for before is made known anew."""
    if not _is_installed:
        _is_installed.append(True)
        QAccessible.installFactory(_interface_of)
    if QAccessible.isActive():
        known = QAccessible.queryAccessibleInterface(view)
        if known is not None and not isinstance(known, _List):
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(known))
            QAccessible.updateAccessibility(QAccessibleEvent(view, QAccessible.Event.ObjectReorder))


def announce(view: StageView, words: str) -> None:
    """Say something that is only painted, where somebody listens."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(view, words))


def tell_focus(view: StageView, bar: int) -> None:
    """Say that the keyboard is on a bar, where somebody listens."""
    if QAccessible.isActive():
        event = QAccessibleEvent(view, QAccessible.Event.Focus)
        event.setChild(bar)
        QAccessible.updateAccessibility(event)
