"""What the log of a room names: the takes and inputs whose chunks belong in its storage. Reads only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from studio.domain.hand_off import Given, Take
from studio.events.chunks import ChunkRef
from studio.events.manifest import Manifest
from studio.events.state import RoomState
from studio.store.manifests import manifest_of


@dataclass(frozen=True, slots=True)
class Named:
    """A list of files that a log names. ``key`` is the take's or input's in its table; one of ``take``, ``given`` is there.

    ``manifest`` is None where it has not been read here: then nobody here knows which chunks it needs.
    """

    room: str
    key: str
    manifest_hash: str
    refs: tuple[ChunkRef, ...]
    manifest: Manifest | None
    take: Take | None = None
    given: Given | None = None

    @property
    def stage(self) -> str:
        """The stage of a take, empty for an input."""
        return self.take.stage if self.take else ""

    @property
    def size_bytes(self) -> int:
        """Bytes of its files, as the log says."""
        of = self.take or self.given
        return of.size_bytes if of else 0

    def chunk_refs(self) -> Iterator[ChunkRef]:
        """Its own chunks, then those of its files; some may come twice."""
        yield from self.refs
        if self.manifest is not None:
            for file in self.manifest.files:
                yield from file.chunks

    def chunks(self) -> set[str]:
        """The ids of all its chunks, as far as they are known here."""
        return {ref.id for ref in self.chunk_refs()}


def named_in(connection: Connection, state: RoomState) -> list[Named]:
    """Everything that a room's settled log names."""
    found = [
        Named(state.room, key, of.manifest_hash, _refs(of.manifest), _manifest(connection, state, of), take=of)
        for key, of in state.table("take").items()
    ]
    found += [
        Named(state.room, key, of.manifest_hash, _refs(of.manifest), _manifest(connection, state, of), given=of)
        for key, of in state.table("given").items()
    ]
    return found


def _refs(refs: list[object]) -> tuple[ChunkRef, ...]:
    return tuple(ChunkRef.from_json(ref) for ref in refs)


def _manifest(connection: Connection, state: RoomState, of: Take | Given) -> Manifest | None:
    return manifest_of(connection, state.room, of.manifest_hash)
