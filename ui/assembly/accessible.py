"""The mixer's lanes for assistive technology: a list with one entry a lane, which says how it is set and can be muted and soloed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleEvent, QAccessibleInterface

from ui.widgets.painted_list import PaintedItem, PaintedList, kept
from ui.words import tr

if TYPE_CHECKING:
    from ui.assembly.lanes import LanesView


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


class _Item(PaintedItem):
    """One lane."""

    view: LanesView

    def isValid(self) -> bool:
        return shiboken6.isValid(self.view) and self.index < len(self.view.lanes)

    def text(self, kind: QAccessible.Text) -> str:
        if not self.isValid():
            return ""
        if kind == QAccessible.Text.Name:
            return self.view.name_of(self.index)
        if kind in {QAccessible.Text.Description, QAccessible.Text.Value}:
            return self.view.said_of(self.index)
        return ""

    def rect(self) -> QRect:
        place = self.view.head_rect(self.index).united(self.view.lane_rect(self.index))
        return QRect(self.view.mapToGlobal(place.topLeft()), place.size())

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = state.selectable = True
        state.selected = self.view.chosen == self.index
        state.focused = state.selected and self.view.hasFocus()
        return state


class _List(PaintedList):
    """The mixer as a list of lanes."""

    def __init__(self, view: LanesView) -> None:
        super().__init__(view, lambda index: _Item(view, index, _Actions(view, index)))
        self._view = view

    def childCount(self) -> int:
        return len(self._view.lanes)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        found = self._view.part_at(self._view.mapFromGlobal(QPoint(x, y)))
        return self.child(found[0]) if found is not None else None

    def focusChild(self) -> QAccessibleInterface | None:
        return self.child(self._view.chosen)


def _interface_of(_name: str, thing: QObject) -> QAccessibleInterface | None:
    from ui.assembly.lanes import LanesView

    return kept(thing, _List(thing)) if isinstance(thing, LanesView) else None


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
