"""Opens the window: paints what was shown last at once, opens the studio in a worker, then starts the sync."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

from ui.commands import CommandTable
from ui.context import Context
from ui.shell import Shell
from ui.theme import Theme


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
    window, context = build_window(app, settings, theme or str(settings.value("theme", "system")))
    window.show_first_rows(_first_rows(home))
    window.show()
    QTimer.singleShot(0, window, lambda: open_studio_behind(window, context, home))
    status = app.exec()
    if context.studio is not None:
        context.studio.close()
    return status


def build_window(app: QApplication, settings: QSettings | None, theme: str) -> tuple[Shell, Context]:
    """The window and what its pages share, without a studio yet."""
    look = Theme(app, theme)
    context = Context(look, CommandTable())
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
