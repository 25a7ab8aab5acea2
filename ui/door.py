"""The window's outside: shown at once with the picture of last time, filled with the living window a moment later.

Loads nothing but Qt itself, so that the bars are on the screen before any of the window's own modules is read.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

FIRST_SIZE_PX = (1440, 900)
_TITLE_BAR_PX = 32
_LOOK, _RATIO = "look", "ratio"


def picture_path(home: Path) -> Path:
    """Where a home keeps the picture; it shows what the database beside it holds."""
    return home / "window.png"


def last_picture(home: Path, look: str, ratio: float) -> QImage | None:
    """The picture of last time, unless it was made in another theme or for another screen."""
    image = QImage(str(picture_path(home)))
    if image.isNull() or image.text(_LOOK) != look or image.text(_RATIO) != f"{ratio:g}":
        return None
    image.setDevicePixelRatio(ratio)
    return image


def keep_picture(image: QImage, home: Path, look: str, ratio: float) -> None:
    """Keep a picture for the next start. Slow enough (a tenth of a second) to belong in a worker or the very end."""
    image.setText(_LOOK, look)
    image.setText(_RATIO, f"{ratio:g}")
    beside = picture_path(home).with_suffix(".new.png")
    if image.save(str(beside)):
        beside.replace(picture_path(home))


class Door(QWidget):
    """The top-level window. ``opened`` is sent once, after its first painting; ``closing`` before it goes."""

    opened = Signal()
    closing = Signal()

    def __init__(self, settings: QSettings | None, picture: QImage | None) -> None:
        super().__init__()
        self._settings, self._picture = settings, picture
        self._is_opened = False
        self.setWindowTitle("Segue")
        self.resize(*FIRST_SIZE_PX)
        if picture is not None:
            size = picture.deviceIndependentSize().toSize()
            self.resize(size)
        else:
            self._keep_on_screen()
        place = settings.value("geometry") if settings is not None else None
        if isinstance(place, QByteArray):
            self.restoreGeometry(place)

    def _keep_on_screen(self) -> None:
        """No larger than the screen leaves room for, with a title bar that this program does not draw."""
        room = self.screen().availableGeometry().size() - QSize(0, _TITLE_BAR_PX)
        self.resize(self.size().boundedTo(room))

    def put_in(self, inside: QWidget) -> None:
        """Fill the window; the picture goes."""
        self._picture = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(inside)
        self.setMinimumSize(inside.minimumSize())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture, and beyond it its own lower corner's colour."""
        if self._picture is not None:
            painter = QPainter(self)
            painter.fillRect(self.rect(), self._picture.pixelColor(0, self._picture.height() - 1))
            painter.drawImage(0, 0, self._picture)
            painter.end()
        if not self._is_opened:
            self._is_opened = True
            QTimer.singleShot(0, self.opened.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the place."""
        if self._settings is not None:
            self._settings.setValue("geometry", self.saveGeometry())
        self.closing.emit()
        event.accept()
