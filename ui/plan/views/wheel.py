"""What the wheel does on the plan's drawn views besides scrolling down."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea

_FACTOR_A_STEP = 1.2


def zooms_or_scrolls(view: QAbstractScrollArea, event: QWheelEvent, zoom: Callable[[float], object]) -> bool:
    """Ctrl zooms by a factor, Shift scrolls sideways; says whether it was one of them."""
    steps = event.angleDelta().y() / 120
    if not steps or not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier):
        return False
    if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        zoom(_FACTOR_A_STEP**steps)
    else:
        across = view.horizontalScrollBar()
        across.setValue(across.value() - round(steps * 120))
    event.accept()
    return True
