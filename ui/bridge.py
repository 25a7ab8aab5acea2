"""``Changes`` from any thread become one Qt signal on the GUI thread.

Several changes within a moment are merged into one; each panel decides alone what to repaint.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from studio.domain.changes import Changes, merged

_GATHER_MS = 30
_KINDS = ("stage", "track", "link", "hand_off", "take", "note", "person", "transfer", "production", "drop")


class Bridge(QObject):
    """Listens to a studio and repeats what changed through ``changed``."""

    changed = Signal(object)
    _arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._pending: dict[str, Changes] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_GATHER_MS)
        self._timer.timeout.connect(self._send)
        self._arrived.connect(self._gather, Qt.ConnectionType.QueuedConnection)
        self._unsubscribe: Callable[[], None] | None = None

    def listen(self, studio: Any) -> None:
        """Repeat this studio's changes from now on."""
        self.close()
        self._unsubscribe = studio.on_changes(self.take)

    def close(self) -> None:
        """Stop listening."""
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None

    def take(self, changes: Changes) -> None:
        """A change, from any thread."""
        with self._lock:
            old = self._pending.get(changes.production)
            self._pending[changes.production] = changes if old is None else merged(old, changes)
        self._arrived.emit()

    @Slot()
    def _gather(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _send(self) -> None:
        with self._lock:
            pending, self._pending = self._pending, {}
        for changes in pending.values():
            self.changed.emit(_spelt_out(changes))


def _spelt_out(changes: Changes) -> Changes:
    """``everything`` (another process has written to this home) as every kind there is."""
    if not changes.touches("everything"):
        return changes
    return merged(changes, Changes(changes.production, dict.fromkeys(_KINDS, frozenset({"*"}))))
