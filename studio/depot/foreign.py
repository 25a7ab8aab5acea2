"""Remembers the names in a depot that are not ours, so that each is told of once. Deletes nothing."""

from __future__ import annotations

import threading

from studio.depot.object_names import ForeignKind, foreign_kind

_MOST_KEPT = 10_000


class ForeignNames:
    """Conflict copies and strangers' files met in listings; temporary files are passed over in silence."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._seen: set[str] = set()
        self._new: list[str] = []

    def meet(self, name: str) -> None:
        """Note a name outside the grammar."""
        if foreign_kind(name) in (None, ForeignKind.TEMPORARY):
            return
        with self._lock:
            if name not in self._seen and len(self._seen) < _MOST_KEPT:
                self._seen.add(name)
                self._new.append(name)

    def take(self) -> list[str]:
        """The names met since the last call."""
        with self._lock:
            new, self._new = self._new, []
            return new
