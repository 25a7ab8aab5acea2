"""Fields for choices, numbers and dates under the wheel: a page that is scrolled changes nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from ui.widgets.boxes import ChoiceBox, DateBox, DecimalBox, NumberBox

UI = Path(__file__).resolve().parents[2] / "ui"


def choice() -> ChoiceBox:
    box = ChoiceBox()
    box.addItems(["16 bit", "24 bit", "32 bit"])
    box.setCurrentIndex(1)
    return box


def number(kind: type) -> NumberBox | DecimalBox:
    box = kind()
    box.setValue(5)
    return box


MADE = {
    "choice": (choice, lambda box: box.currentIndex()),
    "number": (lambda: number(NumberBox), lambda box: box.value()),
    "decimal": (lambda: number(DecimalBox), lambda box: box.value()),
    "date": (lambda: DateBox(QDate(2026, 12, 15)), lambda box: box.date()),
}


def turn(box: QWidget) -> bool:
    """The wheel, one notch down over the middle of a field. Whether the field took it; else the page around it gets it."""
    middle = box.rect().center()
    event = QWheelEvent(
        QPointF(middle),
        QPointF(box.mapToGlobal(middle)),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, event)
    return event.isAccepted()


@pytest.mark.parametrize("kind", MADE)
def test_a_page_that_is_scrolled_changes_nothing(qtbot, theme, kind):
    make, value = MADE[kind]
    box, first, page = make(), QLineEdit(), QWidget()
    column = QVBoxLayout(page)
    column.addWidget(first)
    column.addWidget(box)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    before = value(box)
    assert not turn(box), "the page goes on"
    assert value(box) == before
    assert first.hasFocus(), "and what was being typed goes on"
    assert box.focusPolicy() == Qt.FocusPolicy.StrongFocus, "the wheel brings no keyboard either"
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    assert turn(box)
    assert value(box) != before


def test_every_field_of_the_window_is_one_of_these():
    raw = re.compile(
        r"\b(QComboBox|QSpinBox|QDoubleSpinBox|QDateEdit)\((?!parent\))"
    )  # an editor in a table has the keyboard
    found = [path.name for path in UI.rglob("*.py") if path.name != "boxes.py" and raw.search(path.read_text())]
    assert not found
