"""Sealed pieces on their way from sealing to sending, so that what took work is done once. Only a shortcut.

They lie in a nameless file that ends with the process; a piece that is not here is sealed again from its own file.
"""

from __future__ import annotations

import shutil
import tempfile
import threading
from pathlib import Path
from typing import IO

from studio.durable import TEMPORARY_PREFIX, TEMPORARY_SUFFIX
from studio.events.chunks import is_chunk

LIMIT_BYTES = 1024**3
_SHARE_OF_FREE = 4
"""At most such a part of what is free on the disk is taken."""


class Spool:
    """See the module. Any thread may call; nothing raises. ``folder`` is where the file is made when it is needed.

    Room is not given out again before everything was dropped: what does not fit then is not kept.
    """

    def __init__(self, folder: Path, limit_bytes: int = LIMIT_BYTES) -> None:
        self._folder = folder
        self._limit_bytes = limit_bytes
        self._lock = threading.Lock()
        self._file: IO[bytes] | None = None
        self._room_bytes = 0
        self._end = 0
        self._places: dict[str, tuple[int, int]] = {}

    def put(self, chunk_id: str, data: memoryview) -> None:
        """Keep a chunk's bytes, if there is room for them."""
        with self._lock:
            try:
                file = self._file or self._open()
                if chunk_id in self._places or self._end + len(data) > self._room_bytes:
                    return
                file.seek(self._end)
                written = file.write(data)
            except OSError:
                written = 0
            if written == len(data):
                self._places[chunk_id] = self._end, written
                self._end += written
            else:  # the disk is full, or not there
                self._limit_bytes = 0
                self._shut()

    def read_into(self, chunk_id: str, into: memoryview) -> bool:
        """Whether ``into`` holds the chunk's bytes now."""
        with self._lock:
            start, length = self._places.get(chunk_id, (0, 0))
            if self._file is None or not length or length != len(into):
                return False
            try:
                self._file.seek(start)
                filled = self._file.readinto(into)  # type: ignore[attr-defined]
            except OSError:
                return False
        return filled == length and is_chunk(into, chunk_id)

    def drop(self, chunk_id: str) -> None:
        """A chunk is not wanted any more. With the last one the file goes."""
        with self._lock:
            if self._places.pop(chunk_id, None) and not self._places:
                self._shut()

    def close(self) -> None:
        """Drop everything."""
        with self._lock:
            self._shut()

    def _open(self) -> IO[bytes]:
        names = {"prefix": TEMPORARY_PREFIX, "suffix": TEMPORARY_SUFFIX}
        file: IO[bytes] = tempfile.TemporaryFile(dir=self._folder, buffering=0, **names)  # noqa: SIM115 -- see ``_shut``
        self._file, self._end = file, 0
        self._room_bytes = min(self._limit_bytes, shutil.disk_usage(self._folder).free // _SHARE_OF_FREE)
        return file

    def _shut(self) -> None:
        if self._file is not None:
            self._file.close()
        self._file = None
        self._places.clear()
