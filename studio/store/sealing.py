"""From files to a manifest: one pass over each file cuts it, hashes it and names its chunks.

Whoever sends a chunk reads that piece of the file again (``seal_again``) and sees by the chunk's id whether the file is
still the same; only what was packed is kept for the sending, as far as the spool holds it.
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
from typing import IO, cast

from studio.domain.errors import BadInputError, CancelledError
from studio.events.chunks import CHUNK_CONTEXT, ChunkRef, is_chunk, name_chunk
from studio.events.keys import TAG_BYTES, seal_once, seal_once_into
from studio.events.manifest import PACKED, RAW, FileEntry, Manifest
from studio.events.pcm_packing import pack
from studio.store.chunking import LEAST_AVERAGE_BYTES, MOST_AVERAGE_BYTES, average_bytes, limits_bytes, pieces
from studio.store.spool import Spool
from studio.workers import worker_pool

AVERAGE_FIELD = "avg"
"""The field of a manifest's file that keeps the average it was cut with, for the next take."""
_AUDIO_STARTS = frozenset({b"RIFF", b"RF64", b"BW64", b"riff", b"caff"})
_PROBE_BYTES = 64 * 1024
_SAVE_FIRST = "Wait until the program that writes it has finished, then try again."

_AHEAD_BYTES = 6 * 1024 * 1024
"""So far the cutting may be ahead of the sealing, or a piece for each worker if they are longer."""
_Piece = tuple[memoryview, Future[ChunkRef], Future[None]]
"""Bytes of a window; what names them; whether the whole file's hash has them."""

SealProgress = Callable[[int, int], None]
"""Called with bytes done and bytes in all, now and then, from the thread that seals."""


def seal_files(
    files: Sequence[tuple[str, Path]],
    chunk_key: bytes,
    *,
    averages: Mapping[str, int] | None = None,
    spool: Spool | None = None,
    progress: SealProgress | None = None,
    cancel: threading.Event | None = None,
) -> Manifest:
    """The manifest of files given as (path in the manifest, path on this machine).

    ``chunk_key`` is the epoch's (32 bytes); ``averages`` says with which average a file of that path is to be cut,
    as ``settings_of`` an earlier take gives it; ``spool`` is given what was packed. Cutting, hashing the file and sealing
    run side by side.

    Raises:
        BadInputError: a name that may not be written, a file that is none, cannot be read, or changed meanwhile.
        CancelledError: ``cancel`` was set.
    """
    Manifest(tuple(FileEntry(path, 0, "0" * 64, RAW, ()) for path, _ in files)).check_names()
    sizes = [_status(local).st_size for _, local in files]
    walk = _Walk(sum(sizes), chunk_key, spool, progress, cancel)
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
    body = ref.body_of(plaintext)
    if body is None:
        return None
    data = seal_once(ref.key, body, CHUNK_CONTEXT)
    return data if is_chunk(data, ref.id) else None


def seal_again_into(ref: ChunkRef, plaintext: memoryview, into: memoryview) -> bool:
    """As ``seal_again``, into memory as long as the sealed bytes: whether what is there now is the chunk.

    Where this machine sealed it, its tag is known and is compared in place of the hash: under one key and nonce other
    bytes have the same tag once in 2^128 times (NIST SP 800-38D), unless somebody who has the key makes them so.
    """
    body = ref.body_of(plaintext)
    if body is None:
        return False
    seal_once_into(ref.key, body, CHUNK_CONTEXT, into)
    return into[-TAG_BYTES:] == ref.tag if ref.tag else is_chunk(into, ref.id)


class Scratch(threading.local):
    """Memory that a thread uses again and again, as long as the longest piece it has met: fresh pages cost time."""

    def __init__(self) -> None:
        self._held = bytearray()

    def of(self, length: int) -> memoryview:
        """So many bytes; what was in them before is lost."""
        if len(self._held) < length:
            self._held = bytearray(length)
        return memoryview(self._held)[:length]


class _Walk:
    """One pass over all files. The calling thread reads and cuts; one thread hashes files, the others seal."""

    def __init__(
        self,
        total_bytes: int,
        chunk_key: bytes,
        spool: Spool | None,
        progress: SealProgress | None,
        cancel: threading.Event | None,
    ) -> None:
        self._total_bytes = total_bytes
        self._done_bytes = 0
        self._chunk_key = chunk_key
        self._spool = spool
        self._progress = progress
        self._cancel = cancel
        self._workers = min(4, os.cpu_count() or 1)
        self._scratch = Scratch()
        self._free_windows: list[bytearray] = []

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
            with local.open("rb", buffering=0) as file:
                average = average or _first_average(file, before.st_size)
                size, sha256, chunks = self._read(file, average, before.st_size)
                after = os.fstat(file.fileno())
            replaced = _status(local)
        except OSError as error:
            raise _unreadable(local, error) from error
        if size != before.st_size or not (_mark(before) == _mark(after) == _mark(replaced)):
            raise BadInputError("The file changed while it was read.", subject=str(local), what_to_do=_SAVE_FIRST)
        coding = PACKED if any(chunk.packed for chunk in chunks) else RAW
        return FileEntry(path, size, sha256, coding, chunks, {AVERAGE_FIELD: average})

    def _read(self, file: IO[bytes], average: int, size_bytes: int) -> tuple[int, str, tuple[ChunkRef, ...]]:
        """Size, SHA-256 and chunks. At most a few pieces are in memory at a time."""
        least, _ = limits_bytes(average)
        if size_bytes <= least:
            return self._read_small(file, least)
        packs = _may_be_audio(file)
        whole = hashlib.sha256()
        refs: list[ChunkRef] = []
        waiting: deque[_Piece] = deque()
        ahead = max(self._workers, _AHEAD_BYTES // average)
        size = 0
        for offset, data in pieces(file, average, self._window):
            size = offset + len(data)
            waiting.append(
                (data, self._sealing.submit(self._ref, data, packs), self._hashing.submit(whole.update, data))
            )
            while len(waiting) > ahead:
                refs.append(self._take(waiting))
        while waiting:
            refs.append(self._take(waiting))
        return size, whole.hexdigest(), tuple(refs)

    def _read_small(self, file: IO[bytes], least: int) -> tuple[int, str, tuple[ChunkRef, ...]]:
        """A file that is one chunk at most: handing it to other threads would cost more than it takes."""
        data = file.read(least + 1)
        self._note(len(data))
        refs = (self._ref(data, packs=False),) if data else ()
        return len(data), hashlib.sha256(data).hexdigest(), refs

    def _ref(self, data: bytes | memoryview, packs: bool) -> ChunkRef:  # noqa: FBT001  a pool hands it on
        sealed = self._scratch.of(len(data) + TAG_BYTES)
        ref = name_chunk(self._chunk_key, data, sealed, packs=packs)
        if ref.packed and self._spool is not None:
            self._spool.put(ref.id, sealed[: ref.sealed_length])
        return ref

    def _window(self, size_bytes: int) -> bytearray:
        """A window for the chunker: one whose pieces are all done, else a new one."""
        while self._free_windows:
            window = self._free_windows.pop()
            if len(window) == size_bytes:
                return window
        return bytearray(size_bytes)

    def _take(self, waiting: deque[_Piece]) -> ChunkRef:
        """What names the first piece. With the last one of a window the window is free."""
        data, sealed, hashed = waiting.popleft()
        ref = sealed.result()
        hashed.result()
        if not waiting or waiting[0][0].obj is not data.obj:
            self._free_windows.append(cast("bytearray", data.obj))
        self._note(ref.length)
        return ref

    def _note(self, length: int) -> None:
        """So many bytes more. Raises CancelledError."""
        if self._cancel is not None and self._cancel.is_set():
            raise CancelledError("Reading the files was stopped.")
        self._done_bytes += length
        if self._progress is not None:
            self._progress(self._done_bytes, self._total_bytes)


def _first_average(file: IO[bytes], size_bytes: int) -> int:
    """How long the pieces of an open file are to be that was never cut before; it is left at its start.

    Twice as long as others where packing halves them: it is the stored objects of which each costs a request.
    """
    usual = average_bytes(size_bytes)
    if size_bytes <= usual or not _may_be_audio(file):
        return usual
    file.seek(size_bytes // 2)
    piece = file.read(_PROBE_BYTES)
    file.seek(0)
    packed = pack(piece)
    return min(2 * usual, MOST_AVERAGE_BYTES) if packed is not None and 2 * len(packed) <= len(piece) else usual


def _may_be_audio(file: IO[bytes]) -> bool:
    """Whether an open file begins as those do that hold uncompressed little-endian samples; it is left at its start."""
    start = file.read(4)
    file.seek(0)
    return start in _AUDIO_STARTS


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
