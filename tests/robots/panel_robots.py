"""Robots for the inbox, Listen and Assemble: they press, type and drop as a person would."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget


def drop_on(widget: QWidget, *paths: str) -> bool:
    """Drop files on a widget; says whether it took them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    enter = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    enter.ignore()
    QApplication.sendEvent(widget, enter)
    if not enter.isAccepted():
        return False
    drop = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(widget, drop)
    return True


def words_of(widget: QWidget) -> list[str]:
    """Every label that is shown."""
    QApplication.processEvents()
    return [label.text() for label in widget.findChildren(QLabel) if label.text() and label.isVisibleTo(widget)]


def press(widget: QWidget, text: str) -> None:
    """Press the button that says this."""
    button = button_named(widget, text)
    assert button is not None, f"no button “{text}”; there are {[b.text() for b in widget.findChildren(QPushButton)]}"
    assert button.isEnabled(), f"“{text}” cannot be pressed"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def button_named(widget: QWidget, text: str) -> QPushButton | None:
    """The shown button that says this."""
    for button in widget.findChildren(QPushButton):
        if text in {button.text().strip("\u2009"), button.accessibleName()} and button.isVisibleTo(widget):
            return button
    return None


class InboxRobot:
    """Drives the inbox."""

    def __init__(self, panel) -> None:
        self.panel = panel

    def chooses(self, title: str) -> InboxRobot:
        model = self.panel.list.rows
        for place in range(model.rowCount()):
            if getattr(model.row_at(place), "title", "") == title:
                self.panel.list.setCurrentIndex(model.index(place))
                QApplication.processEvents()  # new rows show themselves, old ones go
                return self
        raise AssertionError(title)

    @property
    def titles(self) -> list[str]:
        model = self.panel.list.rows
        rows = [model.row_at(place) for place in range(model.rowCount())]
        return [row.title if hasattr(row, "hand_off") else row.words for row in rows]

    @property
    def words(self) -> list[str]:
        return words_of(self.panel.page)

    def drops(self, *paths: str | Path) -> None:
        assert drop_on(self.panel, *map(str, paths))

    def presses(self, text: str) -> InboxRobot:
        press(self.panel, text)
        return self


class ListenRobot:
    """Drives Listen."""

    def __init__(self, panel) -> None:
        self.panel = panel

    def types(self, text: str) -> ListenRobot:
        """Type as a person would: the first letter on the wave, the rest where it led."""
        QTest.keyClicks(self.panel.wave, text[0])
        QTest.keyClicks(self.panel.notes.box.field, text[1:])
        return self

    def enters(self) -> ListenRobot:
        QTest.keyClick(self.panel.notes.box.field, Qt.Key.Key_Return)
        return self

    def notes_at(self, seconds: float, text: str) -> ListenRobot:
        self.panel.wave.sought.emit(seconds)
        return self.types(text).enters()

    def presses(self, text: str) -> ListenRobot:
        press(self.panel, text)
        return self

    def clicks_wave(self, share: float) -> None:
        wave = self.panel.wave
        x = round(wave.head_px + share * (wave.width() - wave.head_px))
        QTest.mouseClick(wave, Qt.MouseButton.LeftButton, pos=QPoint(x, wave.height() - 20))

    def drags_wave(self, first: float, last: float) -> None:
        wave = self.panel.wave
        points = [
            QPoint(round(wave.head_px + s * (wave.width() - wave.head_px)), wave.height() - 20) for s in (first, last)
        ]
        QTest.mousePress(wave, Qt.MouseButton.LeftButton, pos=points[0])
        QTest.mouseMove(wave, points[1])
        QTest.mouseRelease(wave, Qt.MouseButton.LeftButton, pos=points[1])


def shown(qtbot, widget):
    """A page on the screen, as large as a small window."""
    qtbot.addWidget(widget)
    widget.resize(1280, 800)
    widget.show()
    return widget
