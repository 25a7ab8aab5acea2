"""Files that were rendered before, by the key of the step that made them.

Each is two files, the rendered one and what is known of it (``KEY.json``), which is written last and so says that both
are there. A file whose hash is another than written down is made again. Nothing here is worth a backup or a sync to
disk: what is lost is rendered again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from collections.abc import Callable, Collection
from pathlib import Path

from studio.crash_points import crash_point
from studio.domain.errors import CancelledError, DiskError
from studio.domain.rendering import Step
from studio.durable import is_temporary, temporary_name
from studio.media.making import Facts, Input

LIMIT_BYTES = 8 << 30
"""What is kept at most; the least recently used goes first."""
_STALE_S = 24 * 3600.0
_READ_BYTES = 1 << 20


class RenderCache:
    """A folder of rendered files. Several processes may use it at once."""

    def __init__(self, folder: Path, limit_bytes: int = LIMIT_BYTES) -> None:
        self.folder, self.limit_bytes = folder, limit_bytes

    def temporary(self, step: Step) -> Path:
        """A free name for a file on its way into the cache."""
        return self.folder / temporary_name(step.suffix)

    def find(self, step: Step, is_stopped: Callable[[], bool] = lambda: False) -> Input | None:
        """The file of a step, checked against its hash, or None."""
        noted, path = self._places(step)
        try:
            facts: Facts = json.loads(noted.read_text(encoding="utf-8"))
            if path.stat().st_size != facts["size_bytes"] or hash_of(path, is_stopped) != facts["sha256"]:
                return None
            os.utime(noted)
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return Input(path, facts)

    def keep(self, step: Step, temporary: Path, facts: Facts, is_stopped: Callable[[], bool] = lambda: False) -> Input:
        """Take a written file in. ``facts`` get ``sha256`` and ``size_bytes`` where the maker does not know them.

        Raises CancelledError when stopped meanwhile.
        """
        noted, path = self._places(step)
        facts["sha256"] = facts.get("sha256") or hash_of(temporary, is_stopped)
        if not facts["sha256"]:
            raise CancelledError("The rendering was stopped.", subject=step.words)
        facts["size_bytes"] = temporary.stat().st_size
        path.parent.mkdir(exist_ok=True)
        crash_point("render.keep")
        noted.unlink(missing_ok=True)
        temporary.replace(path)
        crash_point("render.file")
        text = self.folder / temporary_name(".json")
        try:
            text.write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")
            text.replace(noted)
        finally:
            text.unlink(missing_ok=True)
        crash_point("render.kept")
        return Input(path, facts)

    def prune(self, in_use: Collection[str] = ()) -> None:
        """Throw the least recently used files away until the rest is within the limit; those of the keys stay."""
        found = []
        for noted in self.folder.glob("??/*.json"):
            with contextlib.suppress(OSError, ValueError, KeyError):
                size = int(json.loads(noted.read_text(encoding="utf-8"))["size_bytes"])
                found.append((noted.stat().st_mtime, noted, size))
        total = sum(size for _, _, size in found)
        crash_point("render.prune")
        for _, noted, size in sorted(found):
            if total <= self.limit_bytes:
                break
            if noted.stem not in in_use:
                for path in sorted(noted.parent.glob(f"{noted.stem}.*")):
                    path.unlink(missing_ok=True)
                total -= size
        self._sweep()

    def make_folder(self) -> None:
        """The folder itself. Raises DiskError."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise DiskError(f"The folder cannot be made: {error.strerror}.", subject=str(self.folder)) from error

    def _sweep(self) -> None:
        """What a crash left half written."""
        crash_point("render.sweep")
        oldest = time.time() - _STALE_S
        for path in self.folder.iterdir():
            if is_temporary(path.name) and path.stat().st_mtime < oldest:
                path.unlink(missing_ok=True)

    def _places(self, step: Step) -> tuple[Path, Path]:
        folder = self.folder / step.key[:2]
        suffix = ".data" if step.suffix == ".json" else step.suffix
        return folder / f"{step.key}.json", folder / f"{step.key}{suffix}"


def hash_of(path: Path, is_stopped: Callable[[], bool] = lambda: False) -> str:
    """SHA-256 of a file in hex; "" when stopped."""
    digest = hashlib.sha256()
    buffer = bytearray(_READ_BYTES)
    view = memoryview(buffer)
    with path.open("rb", buffering=0) as file:
        while got := file.readinto(buffer):
            if is_stopped():
                return ""
            digest.update(view[:got])
    return digest.hexdigest()
