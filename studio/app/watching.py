"""The deliver folders of a home, watched: a settled file is checked at once and its chunks are sent ahead.

Watching never delivers; a take exists only when its maker says so.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from studio.domain.errors import SegueError
from studio.domain.stage_states import StageState
from studio.queries.drops import UncheckedDrop
from studio.queries.inbox import drops_to_check
from studio.store.check_cache import keep_report
from studio.store.home import Home
from studio.store.productions import folder_of_room, own_hand_offs
from studio.store.workspace import workspace_problem
from studio.sync.watch import DeliverWatcher

_log = logging.getLogger(__name__)
_LOOK_S = 3.0
_OPEN = {
    StageState.ACCEPTED,
    StageState.AWAITING_INPUTS,
    StageState.IN_PROGRESS,
    StageState.REVISION,
}


class DeliverFolders:
    """Watches the deliver folder of every gig that can be delivered."""

    def __init__(self, home: Home, on_news: Callable[[], None]) -> None:
        self._home = home
        self._on_news = on_news
        self._closing = threading.Event()
        self._watcher = DeliverWatcher(self._settled, self._gone)
        self._pool = ThreadPoolExecutor(1, "check")
        self._watched: dict[Path, str] = {}
        self._thread = threading.Thread(target=self._follow, name="folders", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def close(self) -> None:
        """Stop watching; a check under way is finished first."""
        self._closing.set()
        self._watcher.close()
        self._thread.join()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _follow(self) -> None:
        """Which folders are watched follows the gigs."""
        while True:
            try:
                self._look()
            except SegueError as error:
                _log.info("deliver folders: %s", error.message)
            if self._closing.wait(_LOOK_S):
                return

    def _look(self) -> None:
        wanted: dict[Path, str] = {}
        with self._home.read() as connection:
            if workspace_problem(self._home, connection) is not None:
                return
            for here, state in own_hand_offs(self._home, connection, self._home.clock()):
                hand_off = state.hand_off
                folder = folder_of_room(self._home, connection, here.prj, state.room)
                if hand_off is not None and folder is not None and hand_off.stage_state in _OPEN:
                    wanted[folder / "deliver"] = state.room
        for folder in self._watched.keys() - wanted.keys():
            self._watcher.remove(folder)
        for folder in wanted.keys() - self._watched.keys():
            folder.mkdir(parents=True, exist_ok=True)
            self._watcher.add(folder)
        self._watched = wanted

    def _settled(self, path: Path) -> None:
        _log.info("settled: %s", path)
        self._on_news()
        self.check_soon()

    def check_soon(self) -> None:
        """Check what lies in the deliver folders now: files that were dropped on the window are whole already."""
        if not self._closing.is_set():
            self._pool.submit(self._check_what_lies_there)

    def _check_what_lies_there(self) -> None:
        """Check every file in a deliver folder whose report is not known yet."""
        try:
            with self._home.read() as connection:
                waiting = drops_to_check(self._home, connection, self._home.clock())
            for drop in waiting:
                if self._closing.is_set():
                    return
                self._check(drop)
                self._on_news()
        except SegueError as error:
            _log.info("dropped files were not checked: %s", error.message)

    def _check(self, drop: UncheckedDrop) -> None:
        from studio.media.checks import check_files
        from studio.media.probe import probe

        path = Path(drop.path)
        report = check_files([path], drop.spec, cancel=self._closing).files[0]
        duration_s = probe(path).duration_s or 0.0
        with self._home.work() as work:
            keep_report(work.connection, drop.key, report, duration_s)

    def _gone(self, folder: Path) -> None:
        _log.info("a deliver folder is not there any more: %s", folder)
        self._on_news()
