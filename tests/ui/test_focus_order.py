"""Tab goes through the window as one reads it, also through what was made or moved later. Every page: ``test_legible.py``."""

from __future__ import annotations

import pytest
from focus_order import steps_back, tab_order, unreached
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout
from test_legible import is_settled

import tests.ui.shots_pages
import tests.ui.shots_panels  # noqa: F401  they name the screens
from tests.ui.shots_kit import SHOTS
from ui.shell import Shell
from ui.widgets.over_pane import OverPane
from ui.widgets.reading_order import ReadInOrder, follow_reading_order

PANES = (
    "offer-milestones",
    "spec",
    "change",
    "payment",
    "business",
    "split-sheet",
    "hand-on-bucket",
    "save-chain",
    "import-plan",
    "portfolio",
    "roster-person",
    "new-production-s3",
)
"""Whatever slides in beside a page, and a page that shows more than in ``test_legible.py``."""


@pytest.mark.parametrize("name", PANES)
def test_in_every_pane_it_goes_down_to_the_button_at_the_foot(qtbot, context, name):
    window = SHOTS[name](context)
    qtbot.addWidget(window)
    window.resize(1280, 2000)  # nothing is scrolled away
    window.show()
    qtbot.waitUntil(lambda: not context.background.running and is_settled(window), timeout=60_000)
    pane = next(iter(window.findChildren(OverPane)), window)
    follow_reading_order(pane)
    assert steps_back(pane) == []
    assert unreached(pane) == []
    assert len(tab_order(pane)) > 2


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
