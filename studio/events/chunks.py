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
from studio.events.pcm_packing import pack, unpack

MAX_CHUNK_BYTES = 8 * 1024 * 1024
"""Largest chunk before sealing; a sealed one is 16 bytes longer."""
CHUNK_CONTEXT = b"segue/chunk/1"
"""Associated data of every chunk (PROTOCOL.md section 7)."""


@dataclass(frozen=True, slots=True)
class ChunkRef:
    """How a manifest or a delivery names a chunk.

    ``id``: SHA-256 of the sealed bytes (64 hex digits); ``key``: 32 bytes; ``length``: bytes of the file.
    ``tag``: the last 16 bytes of the sealed ones where this machine sealed them, else none; it stays on this machine.
    ``packed``: bytes before sealing of a piece that was packed first (``pcm_packing``), 0 for any other.
    """

    id: str
    key: bytes = field(repr=False)
    length: int
    tag: bytes = field(default=b"", repr=False, compare=False)
    packed: int = 0

    @property
    def body_length(self) -> int:
        """Bytes before sealing."""
        return self.packed or self.length

    @property
    def sealed_length(self) -> int:
        """Bytes as they are stored."""
        return self.body_length + TAG_BYTES

    def body_of(self, piece: bytes | memoryview) -> bytes | memoryview | None:
        """What is sealed of a piece of a file; None when it is certainly not the piece that this names."""
        if len(piece) != self.length:
            return None
        if not self.packed:
            return piece
        body = pack(piece)
        return body if body is not None and len(body) == self.packed else None

    def as_json(self) -> list[Any]:
        """``[id, key, length]`` as it stands in the log, and in manifests ``packed`` too where it is packed."""
        named = [self.id, self.key.hex(), self.length]
        return [*named, self.packed] if self.packed else named

    @classmethod
    def from_json(cls, value: object, *, may_be_packed: bool = False) -> ChunkRef:
        """The reverse of ``as_json``. Raises GrammarError."""
        if not isinstance(value, list | tuple) or len(value) not in ((3, 4) if may_be_packed else (3,)):
            raise GrammarError("A chunk is named by its id, its key and its length.")
        chunk_id, key, length = value[:3]
        good = is_hex(chunk_id, 64) and is_hex(key, 64) and type(length) is int and 0 < length <= MAX_CHUNK_BYTES
        packed = value[3] if len(value) == 4 else 0
        if not good or (len(value) == 4 and not (type(packed) is int and 0 < packed < length)):
            raise GrammarError("A chunk's id, key or length has a wrong form.")
        return cls(chunk_id, bytes.fromhex(key), length, packed=packed)


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


def name_chunk(
    chunk_key: bytes, plaintext: bytes | memoryview, scratch: memoryview, *, packs: bool = False
) -> ChunkRef:
    """What names the chunk that ``seal_chunk`` would make, of the packed piece where it ``packs`` and that is shorter.

    ``scratch`` is ``TAG_BYTES`` longer than the piece; the sealed bytes are in it afterwards. Raises ValueError as
    ``seal_chunk``.
    """
    packed = pack(plaintext) if packs else None
    body = plaintext if packed is None else packed
    key = _key_of(chunk_key, body)
    sealed = scratch[: len(body) + TAG_BYTES]
    seal_once_into(key, body, CHUNK_CONTEXT, sealed)
    tag, packed_length = bytes(sealed[-TAG_BYTES:]), 0 if packed is None else len(packed)
    return ChunkRef(hashlib.sha256(sealed).hexdigest(), key, len(plaintext), tag, packed_length)


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


def open_piece(data: bytes, ref: ChunkRef, into: memoryview) -> None:
    """A piece of a file as it was, into memory exactly as long as it, for a caller who has seen to the id, or will.

    Raises TrustError naming the chunk.
    """
    if len(data) != ref.sealed_length or len(into) != ref.length:
        raise TrustError("A piece of a file has another length than was signed.", subject=ref.id)
    body = memoryview(bytearray(ref.packed)) if ref.packed else into
    try:
        open_once_into(ref.key, data, CHUNK_CONTEXT, body)
        if ref.packed:
            unpack(body, into)
    except TrustError as problem:
        raise TrustError("A piece of a file does not open with its key.", subject=ref.id) from problem
    except GrammarError as problem:
        raise TrustError("A piece of a file cannot be unpacked.", subject=ref.id) from problem


def is_chunk(data: bytes | memoryview, chunk_id: str) -> bool:
    """Whether these are the sealed bytes of that id."""
    return TAG_BYTES < len(data) <= MAX_CHUNK_BYTES + TAG_BYTES and hashlib.sha256(data).hexdigest() == chunk_id
