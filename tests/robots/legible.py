"""Finds texts of a screen that cannot be read to their end: cut off, shortened, or pushed out of what scrolls.

What a person wrote (names, titles, file names) may be shortened with an ellipsis, its whole is in the tooltip; what the program
says may not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QWidget,
)

from ui.widgets.labels import ElidedLabel

_SLACK_PX = 1


def cut_texts(root: QWidget, is_own: Callable[[str], bool] = lambda _text: True) -> list[str]:
    """One line each: the text and why it cannot be read. ``is_own`` says whether a text is the program's own."""
    return [f"{text!r}: {why}" for widget in _shown(root) for text, why in _problems(widget, root, is_own)]


def _shown(root: QWidget) -> Iterator[QWidget]:
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and widget.width() > 0:
            yield widget


def _problems(widget: QWidget, root: QWidget, is_own: Callable[[str], bool]) -> Iterator[tuple[str, str]]:
    if isinstance(widget, QScrollArea) and widget.widget() is not None:
        out_px = widget.widget().width() - widget.viewport().width()
        if widget.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff and out_px > _SLACK_PX:
            yield widget.accessibleName() or type(widget.widget()).__name__, f"{out_px} px lie beside what can be seen"
        return
    text = _text_of(widget)
    if not text.strip():
        return
    short_px = _short_px(widget, text)
    if short_px > _SLACK_PX and (not _may_shorten(widget) or is_own(text)):
        yield text, f"{short_px} px too little in {widget.width()} x {widget.height()}"
    elif (out_px := _outside_px(widget, root)) > _SLACK_PX:
        yield text, f"{out_px} px outside of what is around it"


def _text_of(widget: QWidget) -> str:
    if isinstance(widget, (QLabel, QPushButton, QCheckBox, QRadioButton)):
        return widget.text()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QLineEdit) and not isinstance(widget.parent(), QComboBox):
        return "" if widget.text() else widget.placeholderText()
    return ""


def _may_shorten(widget: QWidget) -> bool:
    return isinstance(widget, (ElidedLabel, QComboBox, QLineEdit))


def _short_px(widget: QWidget, text: str) -> int:
    """How much wider, or higher, it would have to be."""
    if isinstance(widget, QLabel) and widget.wordWrap():
        room = widget.contentsRect()
        needed = widget.fontMetrics().boundingRect(0, 0, room.width(), 100_000, int(Qt.TextFlag.TextWordWrap), text)
        return max(needed.height() - room.height() - 2, needed.width() - room.width())
    if isinstance(widget, QLabel):
        longest = max(widget.fontMetrics().horizontalAdvance(line) for line in text.splitlines())
        return longest - widget.contentsRect().width()
    if isinstance(widget, QComboBox):
        return widget.fontMetrics().horizontalAdvance(text) - (widget.width() - 34)
    if isinstance(widget, QLineEdit):
        return widget.fontMetrics().horizontalAdvance(text) - (widget.width() - 18)
    return widget.sizeHint().width() - widget.width()


def _outside_px(widget: QWidget, root: QWidget) -> int:
    """How much of it sticks out of a widget around it, up to what scrolls."""
    parent, most = widget.parentWidget(), 0
    while parent is not None and parent is not root and not isinstance(parent.parentWidget(), QAbstractScrollArea):
        left = widget.mapTo(parent, QPoint(0, 0)).x()
        most = max(most, -left, left + widget.width() - parent.width())
        parent = parent.parentWidget()
    return most
