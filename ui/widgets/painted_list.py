"""What a widget only paints, for assistive technology: a list with an entry for each part.

A canvas gives its own ``PaintedList`` and ``PaintedItem``; these have what is the same for all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import shiboken6
from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

# a bare pointer to nothing: PySide 6.11 crashes over None here
_NOTHING = shiboken6.VoidPtr(0)


class PaintedItem(QAccessibleInterface):
    """One part. Subclasses say ``isValid``, ``text``, ``rect`` and ``state``."""

    def __init__(self, view: Any, index: int, actions: QAccessibleActionInterface) -> None:
        super().__init__()
        self.view, self.index, self._actions = view, index, actions

    def object(self) -> QObject | None:
        return None

    def parent(self) -> QAccessibleInterface | None:
        return QAccessible.queryAccessibleInterface(self.view)

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

    def setText(self, _kind: QAccessible.Text, _text: str) -> None:
        return None

    def actionInterface(self) -> QAccessibleActionInterface:
        return self._actions

    def interface_cast(self, kind: QAccessible.InterfaceType) -> int:
        # what the bus asks by; ``actionInterface`` alone would be known here only
        return cast("int", self._actions if kind == QAccessible.InterfaceType.ActionInterface else _NOTHING)


class PaintedList(QAccessibleInterface):
    """The widget as a list. Subclasses say ``childCount``, ``childAt``, ``focusChild``; ``make_item`` makes an entry."""

    def __init__(self, view: QWidget, make_item: Callable[[int], PaintedItem]) -> None:
        super().__init__()
        self._widget, self._make_item = view, make_item
        self._items: dict[int, PaintedItem] = {}

    def isValid(self) -> bool:
        return bool(shiboken6.isValid(self._widget))

    def object(self) -> QObject:
        return self._widget

    def window(self) -> QWindow | None:
        return self._widget.window().windowHandle()

    def parent(self) -> QAccessibleInterface | None:
        above = self._widget.parentWidget()
        return QAccessible.queryAccessibleInterface(above) if above is not None else None

    def child(self, index: int) -> QAccessibleInterface | None:
        if not 0 <= index < self.childCount():
            return None
        if index not in self._items:
            self._items[index] = self._make_item(index)
        return self._items[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return next((index for index, item in self._items.items() if item is child), -1)

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.List

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Name:
            return self._widget.accessibleName()
        return self._widget.accessibleDescription() if kind == QAccessible.Text.Description else ""

    def setText(self, _kind: QAccessible.Text, _text: str) -> None:
        return None

    def rect(self) -> QRect:
        return QRect(self._widget.mapToGlobal(QPoint(0, 0)), self._widget.size())

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = True
        state.focused = self._widget.hasFocus()
        return state


# the interfaces live as long as their view; Qt keeps only a bare pointer
_kept: dict[int, PaintedList] = {}


def kept(view: QObject, made: PaintedList) -> PaintedList:
    """Keep an interface until its view is destroyed."""
    key = id(view)
    _kept[key] = made
    view.destroyed.connect(lambda: _kept.pop(key, None))
    return made
