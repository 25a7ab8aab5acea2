"""The deliver folders of a home, watched: a settled file is checked at once and its chunks are sent ahead.

Watching never delivers; a take exists only when its maker says so.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from studio.actions.deliver import handing_of
from studio.app.checking import Checker
from studio.domain.delivery_spec import DeliverySpec
from studio.domain.errors import SegueError
from studio.domain.stage_states import StageState
from studio.store.home import Home
from studio.store.productions import folder_of_room, own_hand_offs
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
        self._on_news()
        if not self._closing.is_set():
            self._pool.submit(self._check, path)

    def _check(self, path: Path) -> None:
        """Check one settled file against the output it lies under."""
        try:
            room = next(room for folder, room in self._watched.items() if path.is_relative_to(folder))
            with self._home.work() as work:
                handing = handing_of(work, room)
            relative = path.relative_to(handing.folder / "deliver").parts
            named = [port for port in handing.outputs if len(relative) > 1 and port.name == relative[0]]
            ports = named or (list(handing.outputs) if len(handing.outputs) == 1 else [])
            if ports:
                spec = DeliverySpec.from_rules(ports[0].spec, handing.house, ports[0].type)
                Checker(self._home)([path], spec)
        except (SegueError, StopIteration, ValueError, OSError) as error:
            _log.info("a dropped file was not checked: %s", error)
        self._on_news()

    def _gone(self, folder: Path) -> None:
        _log.info("a deliver folder is not there any more: %s", folder)
        self._on_news()
