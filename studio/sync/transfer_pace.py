"""How many pieces travel at once: as many as make the whole faster, within a bound. Pure: it is told bytes and time."""

from __future__ import annotations

LEAST_AT_ONCE = 2
MOST_AT_ONCE = 12
MEMORY_BYTES = 48 * 1024 * 1024
"""So many bytes of pieces are under way at most, whatever their length."""
_WINDOW_S = 1.0
_OBJECT_BYTES = 32 * 1024
"""What the request for an object counts beside its bytes, so that many small ones are seen as work."""
_FASTER, _SLOWER = 1.05, 0.92


class Concurrency:
    """Climbs: one more as long as that brings more, one fewer when it brings nothing. ``limit`` is what holds now."""

    def __init__(self, first: int, now_s: float) -> None:
        self._most = MOST_AT_ONCE
        self.limit = max(1, min(first, self._most))
        self._step = 1
        self._begun_s = now_s
        self._moved = 0
        self._rate = 0.0

    def fit(self, longest_bytes: int) -> None:
        """Pieces may be so long: keep within the memory."""
        self._most = max(LEAST_AT_ONCE, min(MOST_AT_ONCE, MEMORY_BYTES // max(1, longest_bytes)))
        self.limit = min(self.limit, self._most)

    def note(self, moved_bytes: int, now_s: float) -> None:
        """A piece has arrived; once a second the limit follows what that says."""
        self._moved += moved_bytes + _OBJECT_BYTES
        passed_s = now_s - self._begun_s
        if passed_s < _WINDOW_S:
            return
        rate, before = self._moved / passed_s, self._rate
        self._begun_s, self._moved, self._rate = now_s, 0, rate
        if before and rate < before * _SLOWER:
            self._step = -self._step
        elif before and rate < before * _FASTER:
            self._step = -1  # as fast with one fewer: the line or the server is full
        self.limit = max(LEAST_AT_ONCE, min(self._most, self.limit + self._step))
        if self.limit == LEAST_AT_ONCE:
            self._step = 1
