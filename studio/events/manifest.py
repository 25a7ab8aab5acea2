"""Manifests: which files a take or an input consists of, and which chunks each file consists of.

A manifest's hash is what is delivered, reviewed and approved. It is stored as chunks like any file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from studio.domain.errors import BadInputError, TrustError
from studio.events.chunks import MAX_CHUNK_BYTES, ChunkRef, SealedChunk, seal_chunk
from studio.events.codec import GrammarError, decode_object, encode, is_hex
from studio.events.file_names import refuse_collisions, safe_relative_path

RAW = "raw"
"""The coding of a file whose chunks, one after another, are its bytes."""
PACKED = "pcm1"
"""The same, but that chunks may be packed: those that say how long they are then (``pcm_packing``)."""
CODINGS = frozenset({RAW, PACKED})
MAX_MANIFEST_CHUNKS = 64
_PIECE_BYTES = 1024 * 1024
MAX_MANIFEST_BYTES = MAX_MANIFEST_CHUNKS * _PIECE_BYTES
_FILE_FIELDS = frozenset({"path", "size", "sha256", "coding", "chunks"})


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One file: relative path with ``/``, size in bytes, SHA-256 (64 hex digits), coding and chunks in order.

    ``extra`` keeps fields that this version does not know.
    """

    path: str
    size: int
    sha256: str
    coding: str
    chunks: tuple[ChunkRef, ...]
    extra: Mapping[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The entry as it stands in a manifest."""
        return {
            **self.extra,
            "path": self.path,
            "size": self.size,
            "sha256": self.sha256,
            "coding": self.coding,
            "chunks": [chunk.as_json() for chunk in self.chunks],
        }

    @classmethod
    def from_json(cls, value: object) -> FileEntry:
        """The reverse of ``as_json``. Raises GrammarError."""
        if not isinstance(value, dict) or not value.keys() >= _FILE_FIELDS:
            raise GrammarError("A file in a manifest lacks a field.")
        good = (
            isinstance(value["path"], str)
            and type(value["size"]) is int
            and value["size"] >= 0
            and is_hex(value["sha256"], 64)
            and isinstance(value["coding"], str)
            and isinstance(value["chunks"], list)
        )
        if not good:
            raise GrammarError("A field of a file in a manifest has a wrong form.")
        coding = value["coding"]
        chunks = tuple(ChunkRef.from_json(chunk, may_be_packed=coding != RAW) for chunk in value["chunks"])
        if coding in CODINGS and sum(chunk.length for chunk in chunks) != value["size"]:
            raise GrammarError("The chunks of a file in a manifest are not as long as the file.")
        extra = {name: inner for name, inner in value.items() if name not in _FILE_FIELDS}
        return cls(value["path"], value["size"], value["sha256"], coding, chunks, extra)


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files of a take, in the order of their paths once written. ``extra`` as in FileEntry."""

    files: tuple[FileEntry, ...]
    extra: Mapping[str, Any] = field(default_factory=dict)

    def to_bytes(self) -> bytes:
        """The canonical bytes. Raises GrammarError. Names are checked by ``check_names``."""
        files = sorted(self.files, key=lambda file: file.path)
        return encode({**self.extra, "files": [file.as_json() for file in files]})

    @classmethod
    def from_bytes(cls, data: bytes) -> Manifest:
        """The reverse of ``to_bytes``; whoever writes the files calls ``check_names`` first. Raises GrammarError."""
        value = decode_object(data)
        files = value.pop("files", None)
        if not isinstance(files, list):
            raise GrammarError("A manifest has no list of files.")
        manifest = cls(tuple(FileEntry.from_json(file) for file in files), value)
        if manifest.to_bytes() != data:
            raise GrammarError("The files of a manifest are not in the order of their paths.")
        return manifest

    @property
    def hash(self) -> str:
        """SHA-256 of the canonical bytes (64 hex digits)."""
        return hashlib.sha256(self.to_bytes()).hexdigest()

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files)

    def check_names(self) -> None:
        """Refuse names that may not be written on every system. Raises BadInputError naming file and rule."""
        for file in self.files:
            if safe_relative_path(file.path) != file.path:
                raise BadInputError("The name is not in its composed form (Unicode NFC).", subject=file.path)
        refuse_collisions(file.path for file in self.files)


def seal_manifest(manifest: Manifest, chunk_key: bytes) -> list[SealedChunk]:
    """The manifest as chunks, in order, under the chunk key of an epoch.

    Raises BadInputError for names that may not be written, or more than 64 MiB of manifest.
    """
    manifest.check_names()
    data = manifest.to_bytes()
    if len(data) > MAX_MANIFEST_BYTES:
        raise BadInputError(
            "There are too many files for one delivery.", what_to_do="Pack small files into an archive."
        )
    return [seal_chunk(chunk_key, data[start : start + _PIECE_BYTES]) for start in range(0, len(data), _PIECE_BYTES)]


def refuse_long_manifest(refs: Sequence[ChunkRef], manifest_hash: str) -> None:
    """Raise GrammarError for a manifest that is too long to be fetched at all: its pieces would fill the memory."""
    if len(refs) > MAX_MANIFEST_CHUNKS or sum(ref.length for ref in refs) > MAX_MANIFEST_BYTES:
        raise GrammarError("The list of files of a delivery is too long.", subject=manifest_hash)


def open_manifest(pieces: Sequence[bytes], manifest_hash: str) -> Manifest:
    """The manifest whose chunks, opened and in order, are ``pieces``.

    Raises TrustError when its hash is another one, GrammarError when it is none.
    """
    if len(pieces) > MAX_MANIFEST_CHUNKS or any(len(piece) > MAX_CHUNK_BYTES for piece in pieces):
        raise GrammarError("A manifest has too many pieces.", subject=manifest_hash)
    data = b"".join(pieces)
    if hashlib.sha256(data).hexdigest() != manifest_hash:
        raise TrustError("A manifest is not the one that was signed.", subject=manifest_hash)
    return Manifest.from_bytes(data)
