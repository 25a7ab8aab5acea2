"""What the workers of a transfer are given and what they give back, as values; and looking up what a depot holds.

The coordinating thread (``transfer``) alone writes to the database; pieces of work only read and move bytes.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from studio.depot.depot import PAGE_NAMES, Depot
from studio.domain.errors import CancelledError, SegueError
from studio.events.chunks import ChunkRef
from studio.store.chunks import ChunkStore
from studio.store.sealing import Scratch
from studio.store.transfer_tables import LocalPlace

HEADS_AT_MOST = 24
"""Up to so many chunks are looked up one by one where the listing would be long."""


class Work(Protocol):
    """One piece of work; ``do`` runs in a worker."""

    @property
    def transfer(self) -> str:
        """The id of the transfer it belongs to."""

    def do(self, ground: Ground) -> Outcome:
        """Do it. Raises SegueError; OfflineError ends the whole run, any other error this transfer."""


@dataclass(slots=True)
class Outcome:
    """What became of a piece of work: numbers of parts and files, ids of chunks that are missing or wrong, bytes."""

    transfer: str
    done: list[int] = field(default_factory=list)
    skipped: list[int] = field(default_factory=list)
    bad: list[int] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    waiting: list[int] = field(default_factory=list)
    """Parts that were thought done and are not."""
    files_done: list[int] = field(default_factory=list)
    files_lost: list[int] = field(default_factory=list)
    """Files of which written parts had to be put among the waiting ones again."""
    file_parts_done: list[int] = field(default_factory=list)
    """For each part that was written, the file it is in."""
    sent_bytes: int = 0
    sent_chunks: int = 0
    received_bytes: int = 0
    follow: list[Work] = field(default_factory=list)
    """Work that has become possible."""
    parts_left: dict[int, int] = field(default_factory=dict)
    """By file: how many parts are still to come before it can be finished."""
    clear: list[str] | None = None
    problem: SegueError | None = None
    """Fails the transfer in the end, but does not stop the rest of it."""


@dataclass(slots=True)
class Ground:
    """What all work of a run stands on."""

    depot: Depot
    chunk_store: ChunkStore
    holdings: Holdings
    stop: threading.Event
    local_places: Callable[[str, str, Collection[str]], Mapping[str, LocalPlace]]
    """By production, room (or any) and chunk ids: where some of these chunks lie in files that were fetched before."""
    plain: Scratch = field(default_factory=Scratch)
    sealed: Scratch = field(default_factory=Scratch)

    def stop_if_asked(self) -> None:
        """Raises CancelledError."""
        if self.stop.is_set():
            raise CancelledError("The transfer was stopped.")


class Holdings:
    """Which chunks lie under a prefix of the depot, listed once per run where that is cheaper than asking for each.

    What it says is there may be skipped; what it does not know may still be there, and that does no harm.
    """

    def __init__(self, depot: Depot) -> None:
        self._depot = depot
        self._sizes: dict[str, dict[str, int]] = {}
        self._is_whole: dict[str, bool] = {}
        self._last: dict[str, str] = {}
        self._lock = threading.Lock()

    def look(self, prefix: str, wanted: int) -> bool:
        """List a prefix of which ``wanted`` chunks matter, unless it is long and they are few: whether all is known."""
        with self._lock:
            if prefix not in self._sizes:
                self._sizes[prefix] = {}
                self._is_whole[prefix] = False
                self._next_page(prefix)
            while not self._is_whole[prefix] and wanted > HEADS_AT_MOST:
                self._next_page(prefix)
            return self._is_whole[prefix]

    def all_ids(self, prefix: str) -> set[str]:
        """The ids of all chunks that the listing shows under a prefix."""
        self.look(prefix, HEADS_AT_MOST + 1)
        return set(self._sizes[prefix])

    def knows(self, prefix: str, ref: ChunkRef) -> bool:
        """Whether the listing shows this chunk, as long as it has to be."""
        return self._sizes.get(prefix, {}).get(ref.id) == ref.sealed_length

    def has(self, prefix: str, ref: ChunkRef) -> bool:
        """Whether the chunk is there: by the listing, else by asking."""
        if self.knows(prefix, ref):
            return True
        if self._is_whole.get(prefix):
            return False
        found = self._depot.head(prefix + ref.id)
        return found is not None and found.size_bytes == ref.sealed_length

    def note(self, prefix: str, ref: ChunkRef) -> None:
        """Remember a chunk that has just been put there."""
        with self._lock:
            if prefix in self._sizes:
                self._sizes[prefix][ref.id] = ref.sealed_length

    def _next_page(self, prefix: str) -> None:
        page = self._depot.list_after(prefix, self._last.get(prefix, ""))
        for info in page:
            self._sizes[prefix][info.name.removeprefix(prefix)] = info.size_bytes
            self._last[prefix] = info.name
        self._is_whole[prefix] = len(page) < PAGE_NAMES
