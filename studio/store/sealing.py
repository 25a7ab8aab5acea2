"""From files to a manifest: one pass over each file cuts it, hashes it and names its chunks.

Keeps no sealed bytes: whoever sends a chunk reads that piece of the file again (``seal_again``) and sees by the
chunk's id whether the file is still the same.
"""

from __future__ import annotations

import hashlib
import os
import stat
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from studio.domain.errors import BadInputError, CancelledError
from studio.events.chunks import ChunkRef, is_chunk, seal_chunk
from studio.events.keys import seal_once
from studio.events.manifest import RAW, FileEntry, Manifest
from studio.store.chunking import LEAST_AVERAGE_BYTES, MOST_AVERAGE_BYTES, average_bytes, limits_bytes, pieces
from studio.workers import worker_pool

AVERAGE_FIELD = "avg"
"""The field of a manifest's file that keeps the average it was cut with, for the next take."""
_CHUNK_CONTEXT = b"segue/chunk/1"
"""Associated data of every chunk (PROTOCOL.md section 7)."""
_SAVE_FIRST = "Wait until the program that writes it has finished, then try again."

SealProgress = Callable[[int, int], None]
"""Called with bytes done and bytes in all, now and then, from the thread that seals."""


def seal_files(
    files: Sequence[tuple[str, Path]],
    chunk_key: bytes,
    *,
    averages: Mapping[str, int] | None = None,
    progress: SealProgress | None = None,
    cancel: threading.Event | None = None,
) -> Manifest:
    """The manifest of files given as (path in the manifest, path on this machine).

    ``chunk_key`` is the epoch's (32 bytes); ``averages`` says with which average a file of that path is to be cut,
    as ``settings_of`` an earlier take gives it. Cutting, hashing the file and sealing run side by side.

    Raises:
        BadInputError: a name that may not be written, a file that is none, cannot be read, or changed meanwhile.
        CancelledError: ``cancel`` was set.
    """
    Manifest(tuple(FileEntry(path, 0, "0" * 64, RAW, ()) for path, _ in files)).check_names()
    sizes = [_status(local).st_size for _, local in files]
    walk = _Walk(sum(sizes), chunk_key, progress, cancel)
    entries = []
    with walk.running():
        for path, local in files:
            entries.append(walk.seal(path, local, (averages or {}).get(path)))
    return Manifest(tuple(sorted(entries, key=lambda entry: entry.path)))


def settings_of(earlier: Manifest) -> dict[str, int]:
    """The average that each file of an earlier take was cut with, as far as it says a sensible one."""
    found = {}
    for file in earlier.files:
        average = file.extra.get(AVERAGE_FIELD)
        if type(average) is int and LEAST_AVERAGE_BYTES <= average <= MOST_AVERAGE_BYTES:
            found[file.path] = average
    return found


def seal_again(ref: ChunkRef, plaintext: bytes) -> bytes | None:
    """The sealed bytes of a chunk from its plain bytes; None when these are no longer the bytes it was made of.

    Works with the chunk's own key, so that it does not matter which epoch the room has come to. What other bytes give
    under that key is thrown away here and never leaves this function: the key stays unique to its content.
    """
    if len(plaintext) != ref.length:
        return None
    data = seal_once(ref.key, plaintext, _CHUNK_CONTEXT)
    return data if is_chunk(data, ref.id) else None


class _Walk:
    """One pass over all files. The calling thread reads and cuts; one thread hashes files, the others seal."""

    def __init__(
        self, total_bytes: int, chunk_key: bytes, progress: SealProgress | None, cancel: threading.Event | None
    ) -> None:
        self._total_bytes = total_bytes
        self._done_bytes = 0
        self._chunk_key = chunk_key
        self._progress = progress
        self._cancel = cancel
        self._workers = min(4, os.cpu_count() or 1)

    @contextmanager
    def running(self) -> Iterator[None]:
        """The threads live for as long as this block."""
        with (
            worker_pool(self._workers, "seal") as self._sealing,
            worker_pool(1, "hash") as self._hashing,
        ):
            yield

    def seal(self, path: str, local: Path, average: int | None) -> FileEntry:
        """The manifest's entry of one file. Raises BadInputError, CancelledError."""
        try:
            before = _status(local)
            average = average or average_bytes(before.st_size)
            with local.open("rb", buffering=0) as file:
                size, sha256, chunks = self._read(file, average, before.st_size)
                after = os.fstat(file.fileno())
            replaced = _status(local)
        except OSError as error:
            raise _unreadable(local, error) from error
        if size != before.st_size or not (_mark(before) == _mark(after) == _mark(replaced)):
            raise BadInputError("The file changed while it was read.", subject=str(local), what_to_do=_SAVE_FIRST)
        return FileEntry(path, size, sha256, RAW, chunks, {AVERAGE_FIELD: average})

    def _read(self, file: IO[bytes], average: int, size_bytes: int) -> tuple[int, str, tuple[ChunkRef, ...]]:
        """Size, SHA-256 and chunks. At most a few pieces are in memory at a time."""
        least, _ = limits_bytes(average)
        if size_bytes <= least:
            return self._read_small(file, least)
        whole = hashlib.sha256()
        refs: list[ChunkRef] = []
        waiting: deque[tuple[Future[ChunkRef], Future[None]]] = deque()
        size = 0
        for offset, piece in pieces(file, average):
            size = offset + len(piece)
            waiting.append((self._sealing.submit(self._ref, piece), self._hashing.submit(whole.update, piece)))
            while len(waiting) > self._workers + 1:
                refs.append(self._take(waiting.popleft()))
        while waiting:
            refs.append(self._take(waiting.popleft()))
        return size, whole.hexdigest(), tuple(refs)

    def _read_small(self, file: IO[bytes], least: int) -> tuple[int, str, tuple[ChunkRef, ...]]:
        """A file that is one chunk at most: handing it to other threads would cost more than it takes."""
        data = file.read(least + 1)
        self._note(len(data))
        refs = (seal_chunk(self._chunk_key, data).ref,) if data else ()
        return len(data), hashlib.sha256(data).hexdigest(), refs

    def _ref(self, piece: memoryview) -> ChunkRef:
        return seal_chunk(self._chunk_key, bytes(piece)).ref

    def _take(self, piece: tuple[Future[ChunkRef], Future[None]]) -> ChunkRef:
        sealed, hashed = piece
        ref = sealed.result()
        hashed.result()
        self._note(ref.length)
        return ref

    def _note(self, length: int) -> None:
        """So many bytes more. Raises CancelledError."""
        if self._cancel is not None and self._cancel.is_set():
            raise CancelledError("Reading the files was stopped.")
        self._done_bytes += length
        if self._progress is not None:
            self._progress(self._done_bytes, self._total_bytes)


def _mark(status: os.stat_result) -> tuple[int, int, int]:
    """What changes when a file is written to or replaced."""
    return status.st_size, status.st_mtime_ns, status.st_ino


def _status(local: Path) -> os.stat_result:
    try:
        status = local.stat()
    except OSError as error:
        raise _unreadable(local, error) from error
    if not stat.S_ISREG(status.st_mode):
        raise BadInputError("This is not a file.", subject=str(local), what_to_do="Choose files, not folders.")
    return status


def _unreadable(local: Path, error: OSError) -> BadInputError:
    if isinstance(error, FileNotFoundError):
        message = "The file is not there."
        return BadInputError(message, subject=str(local), what_to_do="Check where it lies, then try again.")
    message = f"The file cannot be read ({error.strerror or error})."
    return BadInputError(message, subject=str(local), what_to_do="Check the file's rights and its disk.")
