"""The mixer's lanes for assistive technology: a list with one entry a lane, which says how it is set and can be muted and soloed."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import shiboken6
from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleEvent, QAccessibleInterface, QWindow

from ui.words import tr

if TYPE_CHECKING:
    from ui.assembly.lanes import LanesView

# a bare pointer to nothing: PySide 6.11 crashes over None here
_NOTHING = shiboken6.VoidPtr(0)


class _Actions(QAccessibleActionInterface):
    """What can be done with a lane: choose it, leave it out, hear it alone, type its level."""

    def __init__(self, view: LanesView, place: int) -> None:
        super().__init__()
        self._view, self._place = view, place

    def actionNames(self) -> list[str]:
        return [QAccessibleActionInterface.pressAction(), tr("Mute"), tr("Solo"), tr("Type the level")]

    def doAction(self, name: str) -> None:
        view, place = self._view, self._place
        view.choose(place)
        if name == tr("Mute"):
            view.edit(place, "is_muted", not view.model.muted[place])
        elif name == tr("Solo"):
            view.solo(place)
        elif name == tr("Type the level"):
            view.typing_wanted.emit()

    def keyBindingsForAction(self, name: str) -> list[str]:
        keys = {tr("Mute"): "M", tr("Solo"): "S", tr("Type the level"): "Enter"}
        return [keys[name]] if name in keys else []


class _Item(QAccessibleInterface):
    """One lane."""

    def __init__(self, view: LanesView, place: int) -> None:
        super().__init__()
        self._view, self._place = view, place
        self._actions = _Actions(view, place)

    def isValid(self) -> bool:
        return shiboken6.isValid(self._view) and self._place < len(self._view.lanes)

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
        if not self.isValid():
            return ""
        if kind == QAccessible.Text.Name:
            return self._view.name_of(self._place)
        if kind in {QAccessible.Text.Description, QAccessible.Text.Value}:
            return self._view.said_of(self._place)
        return ""

    def setText(self, _kind: QAccessible.Text, _text: str) -> None:
        return None

    def actionInterface(self) -> QAccessibleActionInterface:
        return self._actions

    def interface_cast(self, kind: QAccessible.InterfaceType) -> int:
        # what the bus asks by; ``actionInterface`` alone would be known here only
        return cast("int", self._actions if kind == QAccessible.InterfaceType.ActionInterface else _NOTHING)

    def rect(self) -> QRect:
        place = self._view.head_rect(self._place).united(self._view.lane_rect(self._place))
        return QRect(self._view.mapToGlobal(place.topLeft()), place.size())

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = state.selectable = True
        state.selected = self._view.chosen == self._place
        state.focused = state.selected and self._view.hasFocus()
        return state


class _List(QAccessibleInterface):
    """The mixer as a list of lanes."""

    def __init__(self, view: LanesView) -> None:
        super().__init__()
        self._view = view
        self._items: dict[int, _Item] = {}

    def isValid(self) -> bool:
        return shiboken6.isValid(self._view)

    def object(self) -> QObject:
        return self._view

    def window(self) -> QWindow | None:
        return self._view.window().windowHandle()

    def parent(self) -> QAccessibleInterface | None:
        above = self._view.parentWidget()
        return QAccessible.queryAccessibleInterface(above) if above is not None else None

    def childCount(self) -> int:
        return len(self._view.lanes)

    def child(self, index: int) -> QAccessibleInterface | None:
        if not 0 <= index < self.childCount():
            return None
        return self._items.setdefault(index, _Item(self._view, index))

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return next((index for index, item in self._items.items() if item is child), -1)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        found = self._view.part_at(self._view.mapFromGlobal(QPoint(x, y)))
        return self.child(found[0]) if found is not None else None

    def focusChild(self) -> QAccessibleInterface | None:
        return self.child(self._view.chosen)

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
    from ui.assembly.lanes import LanesView

    if not isinstance(thing, LanesView):
        return None
    key = id(thing)
    made = _kept[key] = _List(thing)
    thing.destroyed.connect(lambda: _kept.pop(key, None))
    return made


_is_installed: list[bool] = []


def install() -> None:
    """Tell Qt about the lanes, before a view of them is made."""
    if not _is_installed:
        _is_installed.append(True)
        QAccessible.installFactory(_interface_of)


def tell_focus(view: LanesView, place: int) -> None:
    """Say that the keyboard is on a lane, where somebody listens."""
    _tell(view, place, QAccessible.Event.Focus)


def tell_setting(view: LanesView, place: int) -> None:
    """Say that a lane is set otherwise, where somebody listens."""
    _tell(view, place, QAccessible.Event.DescriptionChanged)


def _tell(view: LanesView, place: int, kind: QAccessible.Event) -> None:
    if QAccessible.isActive() and place < len(view.lanes):
        event = QAccessibleEvent(view, kind)
        event.setChild(place)
        QAccessible.updateAccessibility(event)
