"""Builds the window and paints it once, without a studio: how a program finds out whether Qt works on a machine."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from ui.app import build_window


def painted_size() -> tuple[int, int]:
    """The size in pixels of a painted window; (0, 0) when nothing was painted."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(["segue"])
    window, _context = build_window(app, None, "light")
    window.show()
    app.processEvents()
    picture = window.grab()
    window.close()
    window.deleteLater()
    app.processEvents()
    return picture.width(), picture.height()
