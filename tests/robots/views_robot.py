"""A robot for the plan's further views: finds cells, cards and boxes, clicks, types and reads."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

NONE = Qt.KeyboardModifier.NoModifier


class ViewsRobot:
    """Hands and eyes on the views of a plan's panel."""

    def __init__(self, panel, qtbot) -> None:
        self.panel, self.qtbot = panel, qtbot
        self.said: list[str] = []
        panel.context.said.connect(lambda message: self.said.append(message.text or message.title))

    def settles(self) -> None:
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: not self.panel.context.background.running)
        QApplication.processEvents()

    def shows(self, kind: str):
        """Press the view's button; the view comes back."""
        QTest.mouseClick(self.panel.tools.switch.buttons[kind], Qt.MouseButton.LeftButton)
        self.settles()
        self.panel.views.current.grab()
        return self.panel.views.current

    # --- the table
    @property
    def table(self):
        return self.panel.views.view("table").table

    def cell(self, stage: str, column: str):
        """The index of a cell."""
        stages = self.table.stages
        return stages.index(stages.row_of(stage), stages.columns.index(stages.column_named(column)))

    def clicks(self, stage: str, column: str = "stage", modifiers=NONE) -> None:
        table, index = self.table, self.cell(stage, column)
        table.scrollTo(index)
        place = table.visualRect(index).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, modifiers, place)

    def keys(self, key, modifiers=NONE) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.table, key, modifiers)

    def editor(self, kind=QLineEdit):
        """The open field of a cell."""
        return next(one for one in self.table.viewport().findChildren(kind) if one.isVisible())

    def writes(self, stage: str, column: str, text: str, ends=Qt.Key.Key_Return) -> None:
        """Choose a cell, press F2, type, press Enter."""
        self.clicks(stage, column)
        QTest.keyClick(self.table, Qt.Key.Key_F2)
        field = self.editor()
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, ends)
        if ends != Qt.Key.Key_Tab:
            self.settles()

    def column(self, key: str) -> list[str]:
        """What a column says, from top to bottom."""
        stages = self.table.stages
        place = stages.columns.index(stages.column_named(key))
        return [stages.words(row, place) for row in range(stages.rowCount())]

    def head(self, key: str) -> None:
        """Click a column's head."""
        header, stages = self.table.horizontalHeader(), self.table.stages
        place = stages.columns.index(stages.column_named(key))
        point = QPoint(header.sectionViewportPosition(place) + 20, header.height() // 2)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, NONE, point)

    # --- painted views
    def clicks_on(self, view, stage: str, modifiers=NONE) -> None:
        """Click a card, a box or a piece of work."""
        item = view.index[stage]
        view.show_item(item)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifiers, view.bar_rect(item).center())

    def menu(self) -> dict[str, object]:
        """The actions of the menu that is open, by their words."""
        self.qtbot.waitUntil(lambda: any(one.isVisible() for one in self.panel.findChildren(QMenu)))
        menu = next(one for one in self.panel.findChildren(QMenu) if one.isVisible())
        return {action.text(): action for action in menu.actions() if action.text()}

    def closes_menu(self) -> None:
        for one in self.panel.findChildren(QMenu):
            one.close()
