"""Tab goes through a window as one reads it, also where parts were made, shown or moved later than what stands below them.

The order is that of the layouts. It is put right when somebody presses Tab, so that nothing has to be told when a screen changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLayout, QScrollArea, QSplitter, QWidget


class ReadInOrder(QWidget):
    """A widget through which Tab goes as one reads it."""

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab, or Shift and Tab, was pressed in here."""
        order = follow_reading_order(self)
        focus = self.window().focusWidget()
        group = _group_of(focus)
        stops = [one for one in order if one is focus or (one not in group and _is_stop(one))]
        if focus not in stops or len(stops) < 2:
            return bool(super().focusNextPrevChild(is_next))
        place = stops.index(focus) + (1 if is_next else -1)
        reason = Qt.FocusReason.TabFocusReason if is_next else Qt.FocusReason.BacktabFocusReason
        target = stops[place % len(stops)]
        target.setFocus(reason)
        area = target.parentWidget()
        while area is not None:
            if isinstance(area, QScrollArea):
                area.ensureWidgetVisible(target)
            area = area.parentWidget()
        return True


def follow_reading_order(root: QWidget) -> list[QWidget]:
    """Have Tab reach what is visible below ``root`` in the order of reading: that order."""
    order = list(dict.fromkeys(_reached(root)))
    known = set(order)
    order += [one for one in root.findChildren(QWidget) if one not in known and _is_reached(one)]
    for before, after in pairwise(order):
        if before.nextInFocusChain() is not after:
            QWidget.setTabOrder(before, after)
    return order


def _group_of(widget: QWidget | None) -> list[QAbstractButton]:
    """The buttons of which one at a time is pressed, if this is one of them: one stop, in which arrows lead on."""
    if not isinstance(widget, QAbstractButton) or not widget.isCheckable():
        return []
    group, parent = widget.group(), widget.parentWidget()
    if group is not None:
        return group.buttons() if group.exclusive() else []
    if not widget.autoExclusive() or parent is None:
        return []
    beside = parent.findChildren(QAbstractButton, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return [one for one in beside if one.autoExclusive() and one.group() is None]


def _is_stop(widget: QWidget) -> bool:
    """Whether Tab stops here: of such a group at the one that is pressed."""
    if not widget.isEnabled():
        return False
    group = _group_of(widget)
    return not group or cast("QAbstractButton", widget).isChecked() or not any(one.isChecked() for one in group)


def _is_reached(widget: QWidget) -> bool:
    is_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return is_tab and widget.isVisible() and not widget.isWindow() and widget.focusProxy() is None


def _reached(widget: QWidget) -> Iterator[QWidget]:
    if _is_reached(widget):
        yield widget
    for part in _parts(widget):
        if part.isVisible() and not part.isWindow():
            yield from _reached(part)


def _parts(widget: QWidget) -> list[QWidget]:
    """What stands in a widget, first things first."""
    if isinstance(widget, QScrollArea):
        return [widget.widget()] if widget.widget() is not None else []
    if isinstance(widget, QSplitter):
        return [widget.widget(index) for index in range(widget.count())]
    layout = widget.layout()
    if layout is not None:
        return list(_placed(layout))
    own = [child for child in widget.children() if isinstance(child, QWidget)]
    return sorted(own, key=lambda child: (child.y(), child.x()))


def _placed(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        inside, widget = item.layout(), item.widget()
        if widget is not None:
            yield widget
        elif inside is not None:
            yield from _placed(inside)
