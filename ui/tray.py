"""The program's place beside the clock, for who wants it: how much waits, one menu, and the window stays when it is closed.

Nothing of it is there until it is chosen, and nothing where the desktop has no such place. Notices of the desktop go this way, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from ui.widgets.mark import draw_mark
from ui.words import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

    from ui.context import Context

SHOWN, STAYS = "tray/shown", "tray/stays"
_EXPLAINED = "tray/explained"
_SIZES_PX = (16, 24, 32, 48, 64)
_MOST_COUNTED = 99


def has_tray() -> bool:
    """Whether this desktop has a place for it."""
    return QSystemTrayIcon.isSystemTrayAvailable()


def is_wanted(settings: QSettings | None, name: str) -> bool:
    """Whether ``SHOWN`` or ``STAYS`` was chosen. Staying without being shown would leave no way back."""
    if settings is None or (name == STAYS and not is_wanted(settings, SHOWN)):
        return False
    return str(settings.value(name)).lower() in {"true", "1"}


class Tray(QObject):
    """``opened`` asks for the window, ``chosen`` for a command (``today``, ``sync.now``, ``window.close``); ``told`` says that a
    notice was clicked.
    """

    opened = Signal()
    chosen = Signal(str)
    told = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._count, self._words = context, 0, ""
        self.icon: QSystemTrayIcon | None = None
        self.menu: QMenu | None = None
        context.theme.changed.connect(self._draw)
        self.follow()

    def follow(self) -> None:
        """Be there, or go, as it was chosen."""
        settings = self._context.settings
        is_shown = is_wanted(settings, SHOWN) and has_tray()
        if is_shown:
            self._made().show()
        elif self.icon is not None:
            self.icon.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            # a pane that closes while the window is away must not end the program
            app.setQuitOnLastWindowClosed(not (is_shown and is_wanted(settings, STAYS)))

    @property
    def keeps_running(self) -> bool:
        """Whether closing the window only puts it away."""
        return is_wanted(self._context.settings, STAYS) and self.icon is not None and self.icon.isVisible()

    def show_waiting(self, count: int, words: str) -> None:
        """Say how much waits, as a number on the icon and in words."""
        if (count, words) != (self._count, self._words):
            self._count, self._words = count, words
            self._draw()

    def say(self, title: str, text: str) -> None:
        """Have the desktop say something."""
        icon = self._made()
        icon.show()  # without being there it may say nothing
        icon.showMessage(title, text, icon.icon())

    def tell_that_it_stays(self) -> None:
        """Said once: where the window has gone."""
        settings = self._context.settings
        if settings is not None and not settings.value(_EXPLAINED):
            settings.setValue(_EXPLAINED, "true")
            self.say(
                tr("Segue goes on"), tr("It sends, fetches and tells you what waits. Click here to open it again.")
            )

    def stop(self) -> None:
        """The window goes for good."""
        if self.icon is not None:
            self.icon.hide()

    def _made(self) -> QSystemTrayIcon:
        if self.icon is None:
            self.icon = QSystemTrayIcon(self)
            self.icon.activated.connect(self._clicked)
            self.icon.messageClicked.connect(self.told)
            self.menu = self._menu()
            self.icon.setContextMenu(self.menu)
            self._draw()
        return self.icon

    def _menu(self) -> QMenu:
        menu = QMenu()
        menu.addAction(tr("Open Segue")).triggered.connect(self.opened)
        for command, words in (("today", tr("Today: what waits")), ("sync.now", tr("Send and fetch now"))):
            menu.addAction(words).triggered.connect(lambda _checked=False, command=command: self.chosen.emit(command))
        menu.addSeparator()
        menu.addAction(tr("Quit")).triggered.connect(lambda: self.chosen.emit("window.close"))
        self.destroyed.connect(menu.deleteLater)
        return menu

    def _clicked(self, why: QSystemTrayIcon.ActivationReason) -> None:
        if why in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.opened.emit()

    def _draw(self) -> None:
        if self.icon is None:
            return
        icon = QIcon()
        for size_px in _SIZES_PX:
            icon.addPixmap(self._picture(size_px))
        self.icon.setIcon(icon)
        self.icon.setToolTip(tr("Segue: {what}", what=self._words) if self._words and self._count else "Segue")

    def _picture(self, size_px: int) -> QPixmap:
        """The mark, with the number in a corner."""
        theme = self._context.theme
        picture = QPixmap(QSize(size_px, size_px))
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # the bar it stands on may be of any colour
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("panel"))
        painter.drawRoundedRect(QRectF(0, 0, size_px, size_px), size_px * 0.22, size_px * 0.22)
        edge_px = size_px // 8
        draw_mark(painter, theme, edge_px, edge_px, size_px - 2 * edge_px)
        if self._count:
            text = str(self._count) if self._count <= _MOST_COUNTED else f"{_MOST_COUNTED}+"
            high = size_px * 0.56
            wide = high if len(text) == 1 else high * (1.0 + 0.42 * (len(text) - 1))
            box = QRectF(size_px - min(wide, size_px), size_px - high, min(wide, size_px), high)
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(box, high / 2, high / 2)
            painter.setPen(theme.color("onaccent"))
            painter.setFont(theme.font(high * 0.78, 600))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()
        return picture
