"""How the window's process ends: by its button, by Ctrl+C or by the system's wish, always in seconds.

What is under way is told to stop and goes on at the next start; nothing that is written can be half there.
"""

from __future__ import annotations

import logging
import os
import signal
import socket
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

log = logging.getLogger(__name__)

PATIENCE_S = 8.0


class Wishes(QObject):
    """Closes the window when the system (SIGTERM) or a terminal (Ctrl+C) wants the program to end."""

    def __init__(self, close: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._close = close
        self._is_wanted = False
        # Qt's loop runs no Python while it waits: the signal must come in as something to read
        self._ours, self._systems = socket.socketpair()
        for end in (self._ours, self._systems):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)
        self._before_fd = signal.set_wakeup_fd(self._systems.fileno(), warn_on_full_buffer=False)
        self._before = {number: signal.signal(number, self._heard) for number in (signal.SIGINT, signal.SIGTERM)}

    def stop(self) -> None:
        """Leave signals as they were."""
        for number, handler in self._before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._before_fd)
        self._notifier.setEnabled(False)
        self._ours.close()
        self._systems.close()

    def _heard(self, _number: int, _frame: object) -> None:
        self._is_wanted = True

    def _woken(self) -> None:
        try:
            self._ours.recv(64)
        except BlockingIOError:
            return
        if self._is_wanted:
            self._is_wanted = False
            self._close()


def closes_in_time(close: Callable[[], object], patience_s: float = PATIENCE_S) -> bool:
    """Run a blocking close in a thread and wait for it, but not for ever. Says whether it ended."""
    thread = threading.Thread(target=close, name="close", daemon=True)
    thread.start()
    thread.join(patience_s)
    return not thread.is_alive()


def end_at_once(status: int) -> None:
    """End the process without waiting for its threads: everything they write is written whole or not at all."""
    log.info("a thread did not end in time; the process ends without it")
    logging.shutdown()
    os._exit(status)
