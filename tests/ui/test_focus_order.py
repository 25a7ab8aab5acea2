"""Tab goes through the window as one reads it, also through what was made or moved later. Every page: ``test_legible.py``."""

from __future__ import annotations

from focus_order import steps_back
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout

from ui.shell import Shell
from ui.widgets.reading_order import ReadInOrder


def test_what_was_made_later_has_its_turn_where_it_stands(qtbot):
    root = ReadInOrder()
    qtbot.addWidget(root)
    column, line = QVBoxLayout(root), QHBoxLayout()
    last = QPushButton("last")
    column.addLayout(line)
    column.addWidget(last)
    for name in ("second", "first"):
        line.insertWidget(0, QPushButton(name))
    root.show()
    root.activateWindow()
    qtbot.waitUntil(root.isActiveWindow)
    assert steps_back(root) != []
    line.itemAt(0).widget().setFocus()
    names = []
    for _ in range(3):
        names.append(QApplication.focusWidget().text())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert names == ["first", "second", "last"]


def test_the_window_is_one_of_those():
    assert issubclass(Shell, ReadInOrder)
