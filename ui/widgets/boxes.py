"""Fields for choices, numbers and dates, as they look and behave everywhere.

The wheel turns one only once it has the keyboard: whoever scrolls a page past it means the page, and nothing is changed unseen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QDateEdit, QDoubleSpinBox, QSpinBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as _Mixed
else:
    _Mixed = object  # Qt's classes cannot be mixed


class _Calm(_Mixed):
    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel brings no keyboard

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page while the keyboard is elsewhere."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ChoiceBox(_Calm, QComboBox):
    """One of several."""


class NumberBox(_Calm, QSpinBox):
    """A whole number."""


class DecimalBox(_Calm, QDoubleSpinBox):
    """A number with decimals."""


class DateBox(_Calm, QDateEdit):
    """A day."""


def quiet_box(box: QAbstractSpinBox) -> None:
    """A number or date field without the style's own little buttons; arrow keys and wheel step it."""
    if isinstance(box, QDateEdit):
        box.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        box.setStyleSheet("QDateEdit::drop-down { border: none; width: 24px; }")
    else:
        # the style sheet makes the buttons no width; without buttons Qt gives the line no width either
        box.lineEdit().setTextMargins(9, 0, 0, 0)
    box.setFixedHeight(28)
