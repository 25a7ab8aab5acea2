"""Robots (page objects) for the plan: what a person does with the timeline and the inspector, in their words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget


def buttons(widget: QWidget) -> dict[str, QPushButton]:
    """The visible buttons by their accessible names."""
    QApplication.processEvents()
    return {b.accessibleName(): b for b in widget.findChildren(QPushButton) if b.isVisible() and b.accessibleName()}


def press(widget: QWidget, name: str) -> None:
    """Click the button of that name."""
    found = buttons(widget)
    assert name in found, f"no button {name!r}, only {sorted(found)}"
    assert found[name].isEnabled(), f"{name!r} is disabled"
    QTest.mouseClick(found[name], Qt.MouseButton.LeftButton)


def words(widget: QWidget) -> str:
    """All visible words, for looking something up."""
    QApplication.processEvents()
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


class TimelineRobot:
    """Hands and eyes on a timeline."""

    def __init__(self, view) -> None:
        self.view = view

    def place(self, stage: str) -> QPoint:
        """The middle of the bar's work: the bar's own middle may be the edge between work and review wait."""
        bar = self.view.scene.geometry.index[stage]
        left, split, _right, _top = self.view.scene.place(bar)
        rect = self.view.bar_rect(bar)
        return QPoint(rect.left() + max(1, (split - left) // 2), rect.center().y())

    def click(self, stage: str) -> None:
        QTest.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, pos=self.place(stage))

    def double_click(self, stage: str) -> None:
        QTest.mouseDClick(self.view.viewport(), Qt.MouseButton.LeftButton, pos=self.place(stage))

    def hold(self, stage: str, days: float) -> QPoint:
        """Press on a bar and drag it so far; returns where the pointer is."""
        start = self.place(stage)
        end = QPoint(start.x() + round(days * self.view.px_per_day), start.y())
        viewport = self.view.viewport()
        QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
        for share in (0.3, 0.6, 1.0):
            step = QPoint(round(start.x() + (end.x() - start.x()) * share), start.y())
            self.move(step)
        return end

    def move(self, point: QPoint) -> None:
        viewport = self.view.viewport()
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(point),
            QPointF(viewport.mapToGlobal(point)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(viewport, event)

    def drop(self, point: QPoint) -> None:
        QTest.mouseRelease(self.view.viewport(), Qt.MouseButton.LeftButton, pos=point)

    def drag(self, stage: str, days: float) -> None:
        self.drop(self.hold(stage, days))

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.view, key, modifier)
