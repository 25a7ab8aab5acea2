"""Faults of the program: each is kept as a file in the home, and the person is told, once, with a button that shows it.

What nobody caught comes here, and what was caught without words for a person. Nothing is opened or sent by itself.
"""

from __future__ import annotations

import logging
import sys
import threading
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from studio.app.fault_files import keep_fault
from ui.dialogs.side_pane import SidePane
from ui.messages import Message
from ui.widgets.buttons import Button
from ui.widgets.labels import label
from ui.widgets.over_pane import window_of
from ui.words import tr

if TYPE_CHECKING:
    from ui.context import Context

log = logging.getLogger(__name__)
_TEXT_PX = 320


class FaultWatch(QObject):
    """``kept`` tells the path of a fault's file. ``stop`` ends the watch; the hooks of before are back then."""

    kept = Signal(str)

    def __init__(self, home: Path, context: Context) -> None:
        super().__init__(context)
        self._home, self._context = home, context
        self._handler = _Handler(self)
        logging.getLogger().addHandler(self._handler)
        self._before = sys.excepthook, threading.excepthook
        sys.excepthook = self._uncaught
        threading.excepthook = lambda args: self._uncaught(args.exc_type, args.exc_value, args.exc_traceback)
        self.kept.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        handler = self._handler
        # a window that went without being closed takes its watch along
        self.destroyed.connect(lambda: logging.getLogger().removeHandler(handler))

    def stop(self) -> None:
        """From now on faults are somebody else's."""
        logging.getLogger().removeHandler(self._handler)
        sys.excepthook, threading.excepthook = self._before

    def _uncaught(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        self._before[0](kind, error or kind(), trace)
        if error is not None and issubclass(kind, Exception):
            self.keep(error, "uncaught")

    def keep(self, error: BaseException, what: str) -> None:
        """Keep a fault as a file; safe in any thread. Where even that fails there is nothing left to do."""
        try:
            path = keep_fault(self._home, error, what)
        except OSError:
            return
        with suppress(RuntimeError):  # the window has gone meanwhile: the file is there
            self.kept.emit(str(path))

    def show_file(self, path: Path) -> None:
        """Show what was kept."""
        open_fault(self._context, path)

    def _tell(self, path: str) -> None:
        message = Message(
            "fault",
            tr("Segue has made a mistake"),
            tr("What you did is kept. What went wrong was written into a file on this computer, without names, addresses and keys."),
            tr("Nothing is sent. Look at it, and decide yourself whether somebody should have it."),
            tr("Show it"),
            lambda: self.show_file(Path(path)),
        )  # fmt: skip
        self._context.said.emit(message)


class _Handler(logging.Handler):
    """Takes in errors that were noted with what was raised."""

    def __init__(self, watch: FaultWatch) -> None:
        super().__init__(logging.ERROR)
        self._watch = watch

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        if isinstance(error, Exception):
            self._watch.keep(error, record.getMessage())


class FaultPane(SidePane):
    """The file as it is, to read, to copy, or to leave."""

    help_page = "trouble"

    def __init__(self, context: Context, path: Path, window: QWidget) -> None:
        super().__init__(context, tr("What went wrong"), window)
        self.setObjectName("fault")
        theme = context.theme
        words = tr(
            "This is all there is. It lies in a file on this computer and goes nowhere unless you send it to somebody."
        )
        self.column.addWidget(label(theme, words, 13, tone="2", wraps=True))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(tr("What went wrong"))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setMinimumHeight(_TEXT_PX)
        self.text.setPlainText(_read(path))
        self.column.addWidget(self.text, 1)
        self.column.addWidget(label(theme, str(path), 11, tone="3", wraps=True, is_selectable=True))
        self.copy_button = Button(theme, tr("Copy"), "copy")
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        self.remove_button = Button(theme, tr("Delete it"), "trash")
        self.remove_button.clicked.connect(lambda: self._remove(path))
        self.foot.addWidget(self.copy_button)
        self.foot.addStretch(1)
        self.foot.addWidget(self.remove_button)

    def _remove(self, path: Path) -> None:
        path.unlink(missing_ok=True)
        self.close()


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return tr("The file is not there any more.")


def open_fault(context: Context, path: Path) -> FaultPane:
    """Show a fault's file beside what is shown."""
    return FaultPane(context, path, window_of(context)).open_alone()
