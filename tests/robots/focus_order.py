"""In which order Tab goes through a screen, and where that is not the order in which one reads it.

From one control to the next it goes on in the line, to a line below, or over to what stands beside: never back up, never back in
the line. Assistive technology and people without a mouse meet a screen in this order.
"""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget

_SLACK_PX = 4


def tab_order(root: QWidget) -> list[QWidget]:
    """What Tab reaches below ``root``, in its order, from the first control on."""
    found, widget = [], root.nextInFocusChain()
    while widget is not None and widget is not root:
        if root.isAncestorOf(widget) and _is_reached(widget):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def _is_reached(widget: QWidget) -> bool:
    is_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return is_tab and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None


def steps_back(root: QWidget) -> list[str]:
    """A line for each step of Tab that goes against the order of reading."""
    order = tab_order(root)
    is_mirrored = root.layoutDirection() == Qt.LayoutDirection.RightToLeft
    found = []
    for before, after in pairwise(order):
        if before.isAncestorOf(after):  # from a list into what lies in it
            continue
        why = _why(_place(before, root), _place(after, root), is_mirrored=is_mirrored)
        if why:
            found.append(f"{described(before)} -> {described(after)}: {why}")
    return found


def _place(widget: QWidget, root: QWidget) -> QRect:
    return QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())


def _why(before: QRect, after: QRect, *, is_mirrored: bool) -> str:
    if is_mirrored:
        before, after = (QRect(-one.right(), one.y(), one.width(), one.height()) for one in (before, after))
    is_above = after.bottom() <= before.top() + _SLACK_PX
    is_beside = after.left() >= before.right() - _SLACK_PX
    if is_above and not is_beside:
        return "back up"
    is_same_line = after.top() < before.bottom() - _SLACK_PX and before.top() < after.bottom() - _SLACK_PX
    if is_same_line and after.right() <= before.left() + _SLACK_PX:
        return "back in the line"
    return ""


def described(widget: QWidget) -> str:
    """A control as a person would name it."""
    text = widget.accessibleName() or getattr(widget, "text", lambda: "")() or widget.objectName()
    return f"{type(widget).__name__} “{text.strip()}”"


def unreached(root: QWidget) -> list[str]:
    """Buttons and fields that are there to be used and that Tab never comes to."""
    order = set(tab_order(root))
    found = []
    for widget in root.findChildren(QWidget):
        is_control = isinstance(widget, (QAbstractButton, QComboBox, QLineEdit))
        if not is_control or widget in order or not widget.isVisible() or not widget.isEnabled():
            continue
        if isinstance(widget, QLineEdit) and widget.isReadOnly():
            continue
        if widget.property("kind") == "segment":  # one of several is reached, arrow keys go on to the others
            continue
        proxy_of = [one for one in order if one.focusProxy() is widget]
        if not proxy_of and not any(one.isAncestorOf(widget) for one in order):
            found.append(described(widget))
    return found
