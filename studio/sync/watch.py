"""Watches the folders that collaborators save into: raw file events become one piece of news per settled file.

It only tells; watching never delivers. A folder that vanishes is said to be gone, never taken for emptied.
"""

from __future__ import annotations

import logging
import os
import stat
import sys
import threading
import time
import unicodedata
import warnings
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.domain.errors import DiskError
from studio.domain.ignored_files import is_ignored_name

if TYPE_CHECKING:
    from watchdog.events import FileSystemEvent

SETTLE_S = 2.0
_POLL_S = 2.0
"""How often a folder is looked through whose events cannot be had (too many watches, some network drives)."""
_RESCAN_S = 30.0
"""How often every folder is looked through, since a system may drop events."""
_MAX_LEVELS = 16

_log = logging.getLogger(__name__)

Signature = tuple[int, int, int]
"""Size, time of change (ns) and file number: what a file has to keep for the settling time."""


def scan(folder: Path) -> list[Path]:
    """The files in a folder, and in its sub-folders, that count, sorted; settled or not. Links are not followed.

    Raises:
        DiskError: the folder is not there or cannot be read. It is never taken for an empty one.
    """
    try:
        return sorted(_walk(folder, 0))
    except OSError as error:
        message = f"The watched folder cannot be read ({error.strerror or error}); its disk may not be connected."
        raise DiskError(message, subject=str(folder), what_to_do="Connect the disk; nothing was deleted.") from error


def _walk(folder: Path, level: int) -> Iterator[Path]:
    with os.scandir(folder) as entries:
        found = list(entries)
    for entry in found:
        if is_ignored_name(entry.name):
            continue
        if entry.is_file(follow_symlinks=False):
            yield Path(entry.path)
        elif entry.is_dir(follow_symlinks=False) and level < _MAX_LEVELS:
            with suppress(FileNotFoundError, PermissionError):  # a sub-folder may go, or be closed to us
                yield from _walk(Path(entry.path), level + 1)


@dataclass(slots=True)
class _Pending:
    """A file that is being written, as far as we know."""

    path: Path
    signature: Signature
    since_s: float


@dataclass(slots=True)
class _Watched:
    """A folder. ``identity`` tells it from the bare mount point that an unmounted disk leaves behind."""

    folder: Path
    identity: tuple[int, int] | None
    handle: Any = None
    is_polled: bool = False
    looked_s: float = field(default=float("-inf"))


class DeliverWatcher:
    """See the module. Both callbacks come from the watcher's own thread.

    ``on_settled`` gets a file that has kept size and time for ``settle_s`` and can be opened; once, and again after
    every change. ``on_gone`` gets a watched folder that has vanished; when it is back, watching goes on by itself.
    """

    def __init__(
        self,
        on_settled: Callable[[Path], None],
        on_gone: Callable[[Path], None],
        *,
        settle_s: float = SETTLE_S,
        poll_s: float = _POLL_S,
        rescan_s: float = _RESCAN_S,
        clock: Callable[[], float] = time.monotonic,
        make_observer: Callable[[], Any] | None = None,
    ) -> None:
        self._on_settled = on_settled
        self._on_gone = on_gone
        self._settle_s = settle_s
        self._poll_s = poll_s
        self._rescan_s = rescan_s
        self._clock = clock
        self._make_observer = make_observer or _system_observer
        self._observer: Any = None
        self._lock = threading.RLock()
        self._wake = threading.Event()
        self._heard: deque[tuple[Path, bool]] = deque()
        self._watched: dict[Path, _Watched] = {}
        self._pending: dict[str, _Pending] = {}
        self._known: dict[str, Signature] = {}
        self._own: set[str] = set()
        self._closed = threading.Event()
        self._thread: threading.Thread | None = None

    def add(self, folder: Path) -> None:
        """Watch a folder with all its sub-folders; what lies in it already is news too. Twice is fine.

        Raises:
            DiskError: it is not there.
        """
        folder = folder.absolute()
        with self._lock:
            if folder in self._watched or self._closed.is_set():
                return
            identity = _identity(folder)
            if identity is None:
                message = "The folder to be watched is not there."
                raise DiskError(message, subject=str(folder), what_to_do="Connect its disk or make the folder.")
            watched = _Watched(folder, identity)
            self._watched[folder] = watched
            self._schedule(watched)
            if self._thread is None:
                self._thread = threading.Thread(target=self._live, name="watch", daemon=True)
                self._thread.start()
            self._wake.set()

    def remove(self, folder: Path) -> None:
        """Watch a folder no longer. One that is not watched is fine."""
        with self._lock:
            watched = self._watched.pop(folder.absolute(), None)
            if watched is not None:
                self._forget_below(watched.folder)
        if watched is not None:
            self._unschedule(watched)

    def ignore(self, path: Path) -> None:
        """Our own writing is not news: call this when the file is written, or before it is there at all.

        What somebody changes in it later is news again.
        """
        with self._lock:
            key = _key(path)
            signature = _signature(path)
            self._pending.pop(key, None)
            if signature is None:
                self._own.add(key)
            else:
                self._known[key] = signature

    def close(self) -> None:
        """Stop watching. No callback comes after this returns (unless a callback itself closes)."""
        with self._lock:
            self._closed.set()
            self._wake.set()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join()
        if self._observer is not None:
            self._observer.stop()
            self._observer.join()
            self._observer = None

    # --- events -------------------------------------------------------------------------------------------------------

    def _schedule(self, watched: _Watched) -> None:
        """Ask the system for events; where it has none left to give, the folder is looked through instead."""
        try:
            if self._observer is None:
                observer = self._make_observer()
                observer.start()
                self._observer = observer
            watched.handle = self._observer.schedule(
                _Handler(self._heard, self._wake), str(watched.folder), recursive=True
            )
            watched.is_polled = False
        except OSError as error:
            watched.handle, watched.is_polled = None, True
            _log.info("%s is looked through every %s s (%s)", watched.folder, self._poll_s, error)
        watched.looked_s = float("-inf")

    def _unschedule(self, watched: _Watched) -> None:
        if watched.handle is not None and self._observer is not None:
            with suppress(KeyError, OSError, RuntimeError):  # its emitter may have ended with the folder
                self._observer.unschedule(watched.handle)
        watched.handle = None

    def _hear(self) -> None:
        """Take in what the observer has heard."""
        while self._heard:
            path, is_folder = self._heard.popleft()
            if is_folder:
                self._look_again(path)
            else:
                self._meet(path)

    def _look_again(self, folder: Path) -> None:
        """A folder came or moved: its files may have come without events of their own."""
        for watched in self._watched.values():
            if folder.is_relative_to(watched.folder):
                watched.looked_s = float("-inf")

    def _meet(self, path: Path) -> None:
        """Note a file that may be news."""
        key = _key(path)
        root = next((folder for folder in self._watched if path.is_relative_to(folder)), None)
        if key in self._pending or root is None or any(map(is_ignored_name, path.relative_to(root).parts)):
            return
        signature = _signature(path)
        if signature is None:
            self._known.pop(key, None)
        elif self._known.get(key) != signature:
            self._pending[key] = _Pending(path, signature, self._clock())

    # --- the thread ---------------------------------------------------------------------------------------------------

    def _live(self) -> None:
        while True:
            with self._lock:
                if self._closed.is_set():
                    return
                self._hear()
                gone = self._look_after_folders()
                settled = self._settled()
            for folder in gone:
                self._tell(self._on_gone, folder)
            for path in settled:
                self._tell(self._on_settled, path)
            self._pause()

    def _pause(self) -> None:
        """Until it is time to look. While files are pending, events wait too: a program may write all the time."""
        if self._pending:
            self._closed.wait(max(0.02, self._settle_s / 4))
        else:
            self._wake.wait(min(self._poll_s, self._rescan_s))
        self._wake.clear()

    def _tell(self, callback: Callable[[Path], None], path: Path) -> None:
        if self._closed.is_set():
            return
        try:
            callback(path)
        except Exception:  # noqa: BLE001 (one bad file must not end the watching)
            _log.exception("what was to be done with %s went wrong", path)

    def _look_after_folders(self) -> list[Path]:
        """Look through the folders whose turn it is; the ones that have just vanished."""
        gone = []
        now_s = self._clock()
        for watched in self._watched.values():
            identity = _identity(watched.folder)
            if identity != watched.identity:
                self._forget_below(watched.folder)
                self._unschedule(watched)
                if watched.identity is not None:
                    gone.append(watched.folder)
                    watched.identity = None
                else:
                    watched.identity = identity
                    self._schedule(watched)
            if watched.identity is not None:
                pause_s = self._poll_s if watched.is_polled else self._rescan_s
                if now_s - watched.looked_s >= pause_s:
                    watched.looked_s = now_s
                    with suppress(DiskError):  # gone this moment: seen in the next round
                        for path in scan(watched.folder):
                            self._meet(path)
        return gone

    def _settled(self) -> list[Path]:
        """The files that have stood still long enough and can be opened; they are pending no longer."""
        settled = []
        now_s = self._clock()
        for key, pending in list(self._pending.items()):
            signature = _signature(pending.path)
            if signature is None:
                del self._pending[key]
                self._known.pop(key, None)
            elif signature != pending.signature:
                pending.signature, pending.since_s = signature, now_s
            elif now_s - pending.since_s >= self._settle_s and _can_be_opened(pending.path):
                del self._pending[key]
                self._known[key] = signature
                if key in self._own:
                    self._own.discard(key)
                else:
                    settled.append(pending.path)
        return settled

    def _forget_below(self, folder: Path) -> None:
        """Drop what is pending there. What is known stays: a disk that comes back brings no news."""
        for key, pending in list(self._pending.items()):
            if pending.path.is_relative_to(folder):
                del self._pending[key]


class _Handler:
    """What watchdog calls; it wants nothing but ``dispatch``.

    Takes no lock: watchdog holds its own while it calls us, and we hold ours while we ask it to watch.
    """

    def __init__(self, heard: deque[tuple[Path, bool]], wake: threading.Event) -> None:
        self._heard = heard
        self._wake = wake

    def dispatch(self, event: FileSystemEvent) -> None:
        """From the observer's thread. Opening and reading is no change; what changed in a folder has its own event."""
        is_mere_echo = event.is_directory and event.event_type == "modified"
        if event.event_type not in {"opened", "closed_no_write"} and not is_mere_echo:
            self._heard.extend((Path(os.fsdecode(path)), event.is_directory) for path in _paths_of(event))
            self._wake.set()


def _paths_of(event: FileSystemEvent) -> list[str | bytes]:
    return [path for path in (event.src_path, event.dest_path) if path]


def _system_observer() -> Any:
    from watchdog.observers import Observer

    # WORKAROUND: watchdog 7 logs an error when a watch ends, and warnings when it has lost events; folders are looked
    # through now and then anyhow, so that neither needs anybody's attention.
    logging.getLogger("watchdog").setLevel(logging.CRITICAL)
    # and warns on the terminal when a folder that was just made is added twice, which does no harm
    warnings.filterwarnings("ignore", "Callback with id .* already exists for watch", RuntimeWarning)
    return Observer()


def _key(path: Path) -> str:
    """One key for the composed and the decomposed spelling of a name."""
    return unicodedata.normalize("NFC", str(path.absolute()))


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        status = folder.stat()
    except OSError:
        return None
    return (status.st_dev, status.st_ino) if stat.S_ISDIR(status.st_mode) else None


def _signature(path: Path) -> Signature | None:
    try:
        status = path.lstat()
    except OSError:
        return None
    return (status.st_size, status.st_mtime_ns, status.st_ino) if stat.S_ISREG(status.st_mode) else None


if sys.platform == "win32":

    def _can_be_opened(path: Path) -> bool:
        """Whether nobody else has the file open: CreateFileW without sharing fails as long as somebody does."""
        import ctypes
        from ctypes import wintypes

        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateFileW.restype = wintypes.HANDLE
        generic_read, open_existing = 0x80000000, 3
        handle = kernel.CreateFileW(str(path), generic_read, 0, None, open_existing, 0, None)
        if handle == wintypes.HANDLE(-1).value:
            return False
        kernel.CloseHandle(wintypes.HANDLE(handle))
        return True

else:

    def _can_be_opened(path: Path) -> bool:
        """Whether the file can be read."""
        try:
            with path.open("rb"):
                return True
        except OSError:
            return False
