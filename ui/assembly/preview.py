"""The mix as it is heard while it is edited: one board between the screen and the thread that reads."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from studio.domain.mixing import HeardLane, MixBoard
from ui.context import Context
from ui.review.hearing import Hearing
from ui.review.player import Source, shared_player

_PAUSE_MS = 40
"""Changes while something is dragged are handed on so often."""


class MixPreview(QObject):
    """Puts lanes into the player and changes them while they play. ``metered`` gives the levels of lanes that are heard
    now: one pair (0..1 and above) for each lane with a file, in their order.
    """

    metered = Signal(object)

    def __init__(self, context: Context, hearing: Hearing) -> None:
        super().__init__(hearing)
        self._context, self._hearing = context, hearing
        self._player = shared_player(context)
        self._board = MixBoard((), 48_000)
        self._waiting: deque[tuple[int, int, Any]] = deque()
        self._lock = threading.Lock()
        self._pause = QTimer(self)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._rested)
        self._is_waiting = False
        self._player.heard.connect(self._on_heard)

    @property
    def board(self) -> MixBoard:
        """What plays."""
        return self._board

    def show(self, production: str, lanes: Sequence[HeardLane], rate_hz: int, title: str, duration_s: float) -> None:
        """Other lanes: other files or another length are opened anew where the old ones stand, all else is changed."""
        paths = tuple(lane.path for lane in lanes)
        starts = ",".join(str(lane.setting.start_frame) for lane in lanes)
        key = f"mix/{production}/{rate_hz}/{starts}"
        if (key, paths) == (self._hearing.key, self._hearing.paths):
            self.change(lanes)
            return
        board = self._board = MixBoard(lanes, rate_hz)
        studio = self._context.studio
        self._hearing.source = Source(
            lambda: studio.mix_stream(board), lambda *block: self._tap(board, *block), rate_hz
        )
        self._hearing.show(key, paths, title, duration_s, keeps_place=True)

    def change(self, lanes: Sequence[HeardLane]) -> None:
        """The same files, set otherwise: heard a moment later, without a click."""
        if tuple(lanes) == self._board.lanes:
            return
        self._board.set(lanes)
        if self._pause.isActive():
            self._is_waiting = True
        else:
            self._refresh()

    def _rested(self) -> None:
        """The pause after a change is over: what came meanwhile is heard now, and without anything it is still."""
        if self._is_waiting:
            self._refresh()

    def _refresh(self) -> None:
        self._is_waiting = False
        if self._hearing.is_mine:
            self._player.refresh()
        self._pause.start()

    def _tap(self, board: MixBoard, _block: bytes, frame: int, turn: int, _rate_hz: int) -> None:
        """In the feeder's thread: what was read is heard later."""
        with self._lock:
            while self._waiting and (self._waiting[-1][1] != turn or self._waiting[-1][0] >= frame):
                self._waiting.pop()
            self._waiting.append((frame, turn, board.peaks))

    def _on_heard(self, frame: int, turn: int) -> None:
        if not self._hearing.is_mine:
            return
        found = None
        with self._lock:
            while self._waiting and (self._waiting[0][1] != turn or self._waiting[0][0] <= frame):
                _, of_turn, peaks = self._waiting.popleft()
                if of_turn == turn and peaks is not None:
                    found = peaks if found is None or len(found) != len(peaks) else found.clip(min=peaks)
        if found is not None:
            self.metered.emit(found)
