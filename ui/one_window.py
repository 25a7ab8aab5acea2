"""Listens for further starts of the program on the same home, and for what the system wants opened."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from studio.app.running_window import ANSWER, MOST_BYTES, address, hand_over, subject_in


class OneWindow(QObject):
    """``opened`` tells what is to be opened: a path, an invitation's line, or "" when the window is to come forward."""

    opened = Signal(str)
    ending = Signal()
    """The system, or its menu of the program, wants the program to end."""

    def __init__(self, home: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._meet)
        where = address(str(home))
        if not self._server.listen(where) and not hand_over(str(home), ""):
            # left by a window that was killed: nobody answers there
            QLocalServer.removeServer(where)
            self._server.listen(where)

    @property
    def is_listening(self) -> bool:
        """Whether further starts come here."""
        return self._server.isListening()

    def stop(self) -> None:
        """From now on another window may be the one."""
        self._server.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """On macOS files and links to open come as events of the application."""
        if event.type() == QEvent.Type.Quit:
            self.ending.emit()
        if isinstance(event, QFileOpenEvent):
            subject = subject_in(event.file() or event.url().toString())
            if subject:
                self.opened.emit(subject)
                return True
        return super().eventFilter(watched, event)

    def _meet(self) -> None:
        while (link := self._server.nextPendingConnection()) is not None:
            link.readyRead.connect(lambda link=link: self._hear(link))
            link.disconnected.connect(link.deleteLater)
            self._hear(link)

    def _hear(self, link: QLocalSocket) -> None:
        if link.bytesAvailable() > MOST_BYTES:
            link.abort()
            return
        if not link.canReadLine():
            return
        try:
            told = json.loads(bytes(link.readLine().data()))
            subject = str(told["open"])
        except (ValueError, TypeError, KeyError):
            link.abort()
            return
        link.write(ANSWER)
        link.flush()
        self.opened.emit(subject if subject == "" else subject_in(subject))
