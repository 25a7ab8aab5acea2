"""Sealed chunks on this machine's disk, each under its own hash: whole or not there, damaged means not there.

Holds what is on its way out (manifests above all); beside it is the spool of what need not last. Knows neither rooms nor what is inside.
"""

from __future__ import annotations

from pathlib import Path

from studio.domain.errors import DiskError
from studio.durable import STALE_S, make_folders, sweep_temporary, write_whole
from studio.events.chunks import is_chunk
from studio.events.codec import is_hex
from studio.store.spool import Spool

_ID_DIGITS = 64


class ChunkStore:
    """See the module. ``folder`` is made when the first chunk comes; several processes may share it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.spool = Spool(folder.parent)

    def put(self, chunk_id: str, data: bytes) -> None:
        """Keep a chunk: safely on the disk when this returns. One that is there already is left alone.

        Raises:
            ValueError: the bytes are not those of the id.
            DiskError: the disk is full, missing or read-only.
        """
        path = self._path(chunk_id)
        if not is_chunk(data, chunk_id):
            raise ValueError(f"these are not the bytes of chunk {chunk_id}")
        if self.get(chunk_id) is not None:
            return
        try:
            make_folders(path.parent)
            write_whole(path, data, 0o600)
        except OSError as error:
            raise DiskError(f"A piece of a file cannot be kept ({error.strerror}).", subject=str(path)) from error

    def get(self, chunk_id: str) -> bytes | None:
        """The sealed bytes; None when they are not here. A damaged file is dropped.

        Raises:
            DiskError: the file is there but cannot be read.
        """
        path = self._path(chunk_id)
        try:
            data = path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise DiskError(f"A kept piece cannot be read ({error.strerror}).", subject=str(path)) from error
        if is_chunk(data, chunk_id):
            return data
        self.drop(chunk_id)
        return None

    def has(self, chunk_id: str) -> bool:
        """Whether there is a file for it (which ``get`` may still find damaged)."""
        return self._path(chunk_id).is_file()

    def drop(self, chunk_id: str) -> None:
        """Delete a chunk; one that is not there is fine. Raises DiskError."""
        path = self._path(chunk_id)
        try:
            path.unlink(missing_ok=True)
        except NotADirectoryError:
            return
        except OSError as error:
            raise DiskError(f"A kept piece cannot be deleted ({error.strerror}).", subject=str(path)) from error

    def close(self) -> None:
        """Forget the spool."""
        self.spool.close()

    def sweep_temporary(self, older_than_s: float = STALE_S) -> int:
        """Delete what a crash left half written; how many there were."""
        return sweep_temporary(self.folder.glob("[0-9a-f][0-9a-f]"), older_than_s)

    def _path(self, chunk_id: str) -> Path:
        if not is_hex(chunk_id, _ID_DIGITS):
            raise ValueError(f"not the id of a chunk: {chunk_id!r}")
        return self.folder / chunk_id[:2] / chunk_id
