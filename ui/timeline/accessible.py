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
    QWindow,
)

from ui.timeline.bar_words import bar_description, bar_name

# a bare pointer to nothing: PySide 6.11 crashes over None here
_NOTHING = shiboken6.VoidPtr(0)

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


class _Item(QAccessibleInterface):
    """One bar."""

    def __init__(self, view: StageView, bar: int) -> None:
        super().__init__()
        self._view, self._bar = view, bar
        self._actions = _Actions(view, bar)

    def isValid(self) -> bool:
        return self._view.has_bar(self._bar)

    def object(self) -> QObject | None:
        return None

    def parent(self) -> QAccessibleInterface | None:
        return QAccessible.queryAccessibleInterface(self._view)

    def window(self) -> None:
        return None

    def childCount(self) -> int:
        return 0

    def child(self, _index: int) -> None:
        return None

    def childAt(self, _x: int, _y: int) -> None:
        return None

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        return -1

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def text(self, kind: QAccessible.Text) -> str:
        stage = self._view.stage_of(self._bar)
        if stage is None:
            return ""
        if kind == QAccessible.Text.Name:
            return bar_name(stage)
        if kind not in {QAccessible.Text.Description, QAccessible.Text.Value}:
            return ""
        return " ".join((bar_description(stage), *self._view.problems_of(self._bar)))

    def setText(self, _kind: QAccessible.Text, _text: str) -> None:
        return None

    def actionInterface(self) -> QAccessibleActionInterface:
        return self._actions

    def interface_cast(self, kind: QAccessible.InterfaceType) -> int:
        # what the bus asks by; ``actionInterface`` alone would be known here only
        return cast("int", self._actions if kind == QAccessible.InterfaceType.ActionInterface else _NOTHING)

    def rect(self) -> QRect:
        place = self._view.bar_rect(self._bar)
        return QRect(self._view.viewport().mapToGlobal(place.topLeft()), place.size())

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = state.selectable = state.multiSelectable = state.extSelectable = True
        state.focused = self._view.selected_bar == self._bar
        state.selected = self._bar in self._view.chosen_bars()
        return state


class _List(QAccessibleInterface):
    """The timeline as a list of bars."""

    def __init__(self, view: StageView) -> None:
        super().__init__()
        self._view = view
        self._items: dict[int, _Item] = {}

    def isValid(self) -> bool:
        return True

    def object(self) -> QObject:
        return self._view

    def window(self) -> QWindow | None:
        return self._view.window().windowHandle()

    def parent(self) -> QAccessibleInterface | None:
        return QAccessible.queryAccessibleInterface(self._view.parentWidget()) if self._view.parentWidget() else None

    def childCount(self) -> int:
        return self._view.bar_count()

    def child(self, index: int) -> QAccessibleInterface | None:
        if not 0 <= index < self.childCount():
            return None
        return self._items.setdefault(index, _Item(self._view, index))

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return next((index for index, item in self._items.items() if item is child), -1)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        bar = self._view.bar_at_point(self._view.viewport().mapFromGlobal(QPoint(x, y)))
        return self.child(bar) if bar is not None else None

    def focusChild(self) -> QAccessibleInterface | None:
        return self.child(self._view.selected_bar)

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.List

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Name:
            return self._view.accessibleName()
        return self._view.accessibleDescription() if kind == QAccessible.Text.Description else ""

    def setText(self, _kind: QAccessible.Text, _text: str) -> None:
        return None

    def rect(self) -> QRect:
        return QRect(self._view.mapToGlobal(QPoint(0, 0)), self._view.size())

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = True
        state.focused = self._view.hasFocus()
        return state


# the interfaces live as long as their view; Qt keeps only a bare pointer
_kept: dict[int, _List] = {}


def _interface_of(_name: str, thing: QObject) -> QAccessibleInterface | None:
    from ui.timeline.view import TimelineView

    # every canvas that paints stages answers the same questions
    if not isinstance(thing, TimelineView) and not hasattr(type(thing), "open_stage_menu"):
        return None
    key = id(thing)
    made = _kept[key] = _List(cast("StageView", thing))
    thing.destroyed.connect(lambda: _kept.pop(key, None))
    return made


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
