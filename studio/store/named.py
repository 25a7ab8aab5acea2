"""What the log of a room names: the takes and inputs whose chunks belong in its storage. Reads only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from studio.domain.hand_off import Given, Take
from studio.domain.terms import Terms
from studio.events.chunks import ChunkRef
from studio.events.manifest import FileEntry, Manifest
from studio.events.state import OFFICE, REVIEW, RoomState
from studio.store.manifests import manifest_of
from studio.store.productions import stage_folder, takes_folder

if TYPE_CHECKING:
    from studio.store.home import Home


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
    def number(self) -> int:
        """The number of a take, 0 for an input."""
        return self.take.number if self.take else self.given.take if self.given and self.given.standing else 0

    @property
    def label(self) -> str:
        """What it is called within its stage."""
        return f"take {self.number}" if self.number else f"input {self.key.rpartition('/')[2]}"

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


def stage_of(state: RoomState, of: Named) -> tuple[str, str, str]:
    """Id, track and title of the stage to which a take or an input belongs."""
    if state.hand_off is not None:
        terms = Terms.from_log(state.hand_off.terms)
        return state.hand_off.stage, terms.track, terms.title
    if state.kind == REVIEW and of.given is not None:
        return of.given.source, of.given.track, of.given.title
    identity = of.stage or of.key.partition("/")[0]
    stage = state.table("stage").get(identity)
    track = state.table("track").get(stage.track) if stage else None
    return identity, track.name if track else "", stage.title if stage else ""


def folder_of(home: Home, connection: Connection, state: RoomState, of: Named) -> Path:
    """Where the files of a take or an input lie on this machine, if they are here."""
    folder = stage_folder(home, connection, state.prj, *stage_of(state, of))
    if of.take:
        folder = takes_folder(folder, state.hand_off, is_owner=state.is_decider(home.device))
    is_take = of.take is not None or state.kind == REVIEW
    return folder / "takes" / f"take-{of.number:02d}" if is_take else folder / "inputs"


def files_here(home: Home, connection: Connection, state: RoomState, of: Named) -> list[tuple[Path, FileEntry]]:
    """Every file of a take or an input with the place where it should lie on this machine.

    An input that was handed on from here has no place of its own: its files are those of the take it came from.
    """
    is_handed_on = of.given is not None and state.kind != OFFICE and state.is_decider(home.device)
    if of.manifest is None or is_handed_on:
        return []
    folder = folder_of(home, connection, state, of)
    return [(folder / entry.path, entry) for entry in of.manifest.files]
