"""Cyclic garbage goes in the window's thread, between two events, and nowhere else.

Python collects in whatever thread makes the next object. A widget that goes in a worker, or while Qt goes through the
widgets to dress them, takes the program with it.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 500


class Collector(QObject):
    """Collects as Python would, by its own thresholds, as long as it is there.

    What was made before stays: looking through it again and again makes the window stutter.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._was_enabled = gc.isenabled()
        gc.disable()
        gc.freeze()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def stop(self) -> None:
        """From now on Python collects again by itself, if it did before."""
        self._timer.stop()
        gc.unfreeze()
        if self._was_enabled:
            gc.enable()

    def _look(self) -> None:
        counts, thresholds = gc.get_count(), gc.get_threshold()
        full = [generation for generation in range(3) if counts[generation] > thresholds[generation] > 0]
        if full:
            gc.collect(full[-1])
