"""Opens the window: last time's picture at once, then the living plan, then the studio in a worker, then the sync."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

from ui.door import Door, keep_picture, last_picture

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from ui.context import Context
    from ui.ending import Wishes
    from ui.shell import Shell


def run_window(home: Path | None, production: str | None = None, theme: str | None = None) -> int:
    """Open the window on a home and stay until it is closed.

    ``production`` (id or slug) is shown first; ``theme`` is ``light``, ``dark`` or ``system``, else what was chosen last.
    Returns the exit status.
    """
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("Segue")
    app.setDesktopFileName("segue")
    settings = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "segue", "window")
    if production:
        settings.setValue("production", production)
    opening = Opening(app, home, settings, theme or str(settings.value("theme", "system")))
    opening.door.show()
    status = app.exec()
    if not opening.end():
        from ui.ending import end_at_once

        end_at_once(status)
    return status


class Opening:
    """The steps from nothing to the living window. ``window`` and ``context`` are there once the door has opened."""

    def __init__(self, app: QApplication, home: Path | None, settings: QSettings | None, theme: str) -> None:
        from studio.app.identity_paths import home_path

        self._app, self._home, self._settings, self._theme = app, home_path(home), settings, theme
        self.window: Shell | None = None
        self.context: Context | None = None
        self.wishes: Wishes | None = None
        picture = self._picture()
        self.door = Door(settings, picture)
        if picture is None:
            # nothing to show meanwhile: the first painting is the living one
            self.build()
        self.door.opened.connect(self.go_on)

    def _picture(self) -> QImage | None:
        from PySide6.QtCore import Qt

        look = self._theme
        if look not in {"light", "dark"}:
            look = "dark" if self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"
        return last_picture(self._home, look, self._app.devicePixelRatio())

    def build(self) -> None:
        """Make the living window with the rows that were shown last and put it in."""
        self.window, self.context = build_window(self._app, self._settings, self._theme)
        self.window.show_first_rows(_first_rows(self._home))
        self.door.put_in(self.window)
        # a window that comes up gives the keyboard to its first button otherwise
        QTimer.singleShot(0, self.window, self.window.focus_page)
        self.door.closing.connect(self._close)

    def go_on(self) -> None:
        """After the first painting: the living window if it is not there yet, then the studio."""
        if self.window is None:
            self.build()
        from ui.ending import Wishes

        self.wishes = Wishes(self.door.close)
        QTimer.singleShot(0, self.door, self._open_studio)

    def _open_studio(self) -> None:
        if self.window is not None and self.context is not None:
            open_studio_behind(self.window, self.context, self._home)

    def _close(self) -> None:
        window, context = self.window, self.context
        if window is None or context is None:
            return
        if context.studio is not None and window.is_worth_a_picture:
            image = window.grab().toImage()
            keep_picture(image, self._home, context.theme.name, image.devicePixelRatio())
        # what still has to stop need not be watched
        self.door.hide()
        window.close()

    def end(self) -> bool:
        """After the last event: close the home. Says whether every thread has ended."""
        from ui.ending import closes_in_time

        is_quiet = True
        if self.context is not None:
            is_quiet = self.context.background.is_idle
            if self.context.studio is not None:
                is_quiet = closes_in_time(self.context.studio.close) and is_quiet
        if self.wishes is not None:
            self.wishes.stop()
        return is_quiet


def build_window(app: QApplication, settings: QSettings | None, theme: str) -> tuple[Shell, Context]:
    """The window's inside and what its pages share, without a studio yet."""
    from ui.commands import CommandTable
    from ui.context import Context
    from ui.shell import Shell
    from ui.theme import Theme

    context = Context(Theme(app, theme), CommandTable())
    window = Shell(context, settings)
    context.setParent(window)
    return window, context


def open_studio_behind(window: Shell, context: Context, home: Path | None) -> None:
    """Open the studio in a worker; the window shows itself meanwhile."""

    def opened(studio: Any) -> None:
        context.attach(studio)
        context.do(studio.start_sync)

    context.do(lambda: _open(home), opened, window.show_error)


def _open(home: Path | None) -> Any:
    from studio.app.studio import open_studio

    return open_studio(home)


def _first_rows(home: Path | None) -> Any:
    """The last plan, read with nothing but sqlite3; without it the window opens empty and fills itself."""
    from studio.app.first_screen import first_rows

    return first_rows(home)
