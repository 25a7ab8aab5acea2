"""Fields for numbers and dates, as they look everywhere."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractSpinBox, QDateEdit


def quiet_box(box: QAbstractSpinBox) -> None:
    """A number or date field without the style's own little buttons; arrow keys and wheel step it."""
    if isinstance(box, QDateEdit):
        box.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        box.setStyleSheet("QDateEdit::drop-down { border: none; width: 24px; }")
    else:
        # the style sheet makes the buttons no width; without buttons Qt gives the line no width either
        box.lineEdit().setTextMargins(9, 0, 0, 0)
    box.setFixedHeight(28)
