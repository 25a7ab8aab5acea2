"""Chunks: pieces of files, each sealed under a key that comes from its own content.

Equal content in a room is therefore stored once. Where a file is cut is the store's business.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass, field
from typing import Any

from studio.domain.errors import TrustError
from studio.events.codec import GrammarError, is_hex
from studio.events.keys import TAG_BYTES, open_once, open_once_into, seal_once, seal_once_into

MAX_CHUNK_BYTES = 8 * 1024 * 1024
"""Largest chunk before sealing; a sealed one is 16 bytes longer."""
CHUNK_CONTEXT = b"segue/chunk/1"
"""Associated data of every chunk (PROTOCOL.md section 7)."""


@dataclass(frozen=True, slots=True)
class ChunkRef:
    """How a manifest or a delivery names a chunk.

    ``id``: SHA-256 of the sealed bytes (64 hex digits); ``key``: 32 bytes; ``length``: bytes before sealing.
    ``tag``: the last 16 bytes of the sealed ones where this machine sealed them, else none; it stays on this machine.
    """

    id: str
    key: bytes = field(repr=False)
    length: int
    tag: bytes = field(default=b"", repr=False, compare=False)

    def as_json(self) -> list[Any]:
        """``[id, key, length]`` as it stands in the log."""
        return [self.id, self.key.hex(), self.length]

    @classmethod
    def from_json(cls, value: object) -> ChunkRef:
        """The reverse of ``as_json``. Raises GrammarError."""
        if not isinstance(value, list | tuple) or len(value) != 3:
            raise GrammarError("A chunk is named by its id, its key and its length.")
        chunk_id, key, length = value
        good = is_hex(chunk_id, 64) and is_hex(key, 64) and type(length) is int and 0 < length <= MAX_CHUNK_BYTES
        if not good:
            raise GrammarError("A chunk's id, key or length has a wrong form.")
        return cls(chunk_id, bytes.fromhex(key), length)


@dataclass(frozen=True, slots=True)
class SealedChunk:
    """A chunk as it is stored. ``data`` is what lies in the depot under ``id``; ``length`` counts the plain bytes."""

    id: str
    key: bytes = field(repr=False)
    data: bytes = field(repr=False)
    length: int

    @property
    def ref(self) -> ChunkRef:
        """What names it."""
        return ChunkRef(self.id, self.key, self.length, self.data[-TAG_BYTES:])


def seal_chunk(chunk_key: bytes, plaintext: bytes) -> SealedChunk:
    """Seal one piece under the chunk key (32 bytes) of an epoch; the same piece always gives the same bytes.

    Raises ValueError for an empty piece or one over the limit.
    """
    key = _key_of(chunk_key, plaintext)
    data = seal_once(key, plaintext, CHUNK_CONTEXT)
    return SealedChunk(hashlib.sha256(data).hexdigest(), key, data, len(plaintext))


def name_chunk(chunk_key: bytes, plaintext: bytes | memoryview, scratch: memoryview) -> ChunkRef:
    """What names the chunk that ``seal_chunk`` would make. ``scratch``, ``TAG_BYTES`` longer, holds it afterwards.

    Raises ValueError as ``seal_chunk``.
    """
    key = _key_of(chunk_key, plaintext)
    seal_once_into(key, plaintext, CHUNK_CONTEXT, scratch)
    return ChunkRef(hashlib.sha256(scratch).hexdigest(), key, len(plaintext), bytes(scratch[-TAG_BYTES:]))


def _key_of(chunk_key: bytes, plaintext: bytes | memoryview) -> bytes:
    if not 0 < len(plaintext) <= MAX_CHUNK_BYTES:
        raise ValueError(f"a chunk has 1 to {MAX_CHUNK_BYTES} bytes, not {len(plaintext)}")
    return hmac.digest(chunk_key, b"segue/chunk/1\0" + hashlib.sha256(plaintext).digest(), "sha256")


def open_chunk(data: bytes, chunk_id: str, key: bytes) -> bytes:
    """The plain bytes of a chunk, its id and its tag checked. ``key`` is the manifest's, never derived.

    Raises TrustError naming the chunk.
    """
    if not is_chunk(data, chunk_id):
        raise TrustError("A piece of a file is not what its name says.", subject=chunk_id)
    try:
        return open_once(key, data, CHUNK_CONTEXT)
    except TrustError as problem:
        raise TrustError("A piece of a file does not open with its key.", subject=chunk_id) from problem


def open_checked_chunk(data: bytes, chunk_id: str, key: bytes, into: memoryview) -> None:
    """As ``open_chunk``, into memory exactly as long as the plain bytes, for a caller who has seen to the id, or will.

    Raises TrustError naming the chunk.
    """
    if len(data) != len(into) + TAG_BYTES:
        raise TrustError("A piece of a file has another length than was signed.", subject=chunk_id)
    try:
        open_once_into(key, data, CHUNK_CONTEXT, into)
    except TrustError as problem:
        raise TrustError("A piece of a file does not open with its key.", subject=chunk_id) from problem


def is_chunk(data: bytes | memoryview, chunk_id: str) -> bool:
    """Whether these are the sealed bytes of that id."""
    return TAG_BYTES < len(data) <= MAX_CHUNK_BYTES + TAG_BYTES and hashlib.sha256(data).hexdigest() == chunk_id
