"""Frames: the signed and encrypted envelope around everything said in a room.

Form, signature, key and limits only. What a body says, whether its author is a member and where a frame stands in the
order are the business of the modules above.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

import zstandard

from studio.domain.errors import TrustError
from studio.events.codec import GrammarError, Rng, decode_object, encode, is_hex
from studio.events.keys import (
    NONCE_BYTES,
    SIGNATURE_BYTES,
    TAG_BYTES,
    EpochKey,
    SigningKey,
    key_commitment,
    open_secret,
    seal_secret,
    verify,
)
from studio.randomness import random_bytes

MAGIC = b"SEGP1\n"
ENTRY, PACKET, RING, ENROLMENT = "d", "p", "g", "e"
KINDS = (ENTRY, PACKET, RING, ENROLMENT)
ZERO_ID = "0" * 32
"""Production and room of the office's entry 0, whose own hash makes the id."""
ZERO_HASH = "0" * 64
"""``prev`` of number 0 and of what is not chained; ``ep`` of what is sealed to a box key."""

MAX_HEADER_BYTES = 1024
MAX_NUMBER = 9_999_999_999
_KIB, _MIB = 1024, 1024 * 1024
MAX_FRAME_BYTES = {ENTRY: 4 * _MIB, PACKET: 256 * _KIB, RING: 256 * _KIB, ENROLMENT: 256 * _KIB}
"""Largest frame as stored, by kind."""
MAX_BODY_BYTES = {ENTRY: 16 * _MIB, PACKET: _MIB, RING: _MIB, ENROLMENT: _MIB}
"""Largest body once decrypted and unpacked, by kind."""

_FIRST_BYTES = len(MAGIC) + SIGNATURE_BYTES
_REQUIRED = frozenset({"k", "prj", "room", "dev", "n", "prev", "z", "ep"})
_ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"
_ZSTD_LEVEL = 6


class BodyError(GrammarError):
    """A body that its own author spoiled: every reader with the key finds the same.

    A frame in its right place keeps its number all the same; it is empty and counted as overruled.
    """


@dataclass(frozen=True, slots=True)
class Header:
    """What stands readable before a body.

    ``k``: kind; ``prj``, ``room``, ``dev``: ids of production, room and writing device or pass; ``n``: number;
    ``prev``: hash of the frame before; ``z``: the body is packed by zstd; ``ep``: commitment of the key it is under;
    ``seen``: in packets, number and hash of the last entry the author had read; ``to``: in rings and pass pages, the
    device, recovery box or pass they are for.
    """

    k: str
    prj: str
    room: str
    dev: str
    n: int
    prev: str
    z: bool
    ep: str
    seen: tuple[int, str] | None = None
    to: str | None = None

    def to_bytes(self) -> bytes:
        """The header's line without its end. Raises GrammarError."""
        fields: dict[str, Any] = {name: getattr(self, name) for name in _REQUIRED}
        if self.seen is not None:
            fields["seen"] = list(self.seen)
        if self.to is not None:
            fields["to"] = self.to
        data = encode(fields)
        _check_header(fields, data)
        return data

    @classmethod
    def from_bytes(cls, data: bytes) -> Header:
        """The reverse of ``to_bytes``. Raises GrammarError."""
        if len(data) > MAX_HEADER_BYTES:
            raise GrammarError("A frame's header is too long.")
        fields = decode_object(data)
        _check_header(fields, data)
        seen = fields.pop("seen", None)
        return cls(**fields, seen=None if seen is None else (seen[0], seen[1]))


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame taken apart; nothing of it is verified yet. ``body`` is encrypted; ``hash`` names the whole frame."""

    header: Header
    header_bytes: bytes = field(repr=False)
    signature: bytes = field(repr=False)
    body: bytes = field(repr=False)
    hash: str


def write_frame(
    header: Header, body: bytes, key: EpochKey | bytes, signing: SigningKey, rng: Rng = random_bytes
) -> bytes:
    """The frame around ``body`` (canonical JSON), encrypted under an epoch or a 32-byte AES key, and signed.

    The body is packed when ``header.z`` says so. Raises GrammarError for a header outside the grammar or anything over
    a limit, ValueError when the header names another key.
    """
    if header.ep != commitment_of(key):
        raise ValueError("the header names another key than the one given")
    header_bytes = header.to_bytes()
    if len(body) > MAX_BODY_BYTES[header.k]:
        raise GrammarError(f"A body of {len(body)} bytes is too large.")
    plain = zstandard.ZstdCompressor(level=_ZSTD_LEVEL, write_content_size=True).compress(body) if header.z else body
    return sign_frame(header, seal_secret(_cipher_key(key), plain, header_bytes, rng), signing)


def sign_frame(header: Header, body: bytes, signing: SigningKey) -> bytes:
    """The frame around a body that is encrypted already. Raises GrammarError."""
    header_bytes = header.to_bytes()
    signature = signing.sign(_signed_hash(header.k, header_bytes, body))
    data = b"".join((MAGIC, signature, header_bytes, b"\n", body))
    if len(data) > MAX_FRAME_BYTES[header.k]:
        raise GrammarError(f"A frame of {len(data)} bytes is too large.")
    return data


def split_frame(data: bytes) -> Frame:
    """Take a frame apart, checking its form and its size and nothing else.

    Raises GrammarError for what is no frame at all.
    """
    if not data.startswith(MAGIC):
        raise GrammarError("This is no frame of Segue's log, or one of a newer version.")
    end = data.find(b"\n", _FIRST_BYTES, _FIRST_BYTES + MAX_HEADER_BYTES + 1)
    if end < 0:
        raise GrammarError("A frame's header does not end.")
    header_bytes = bytes(data[_FIRST_BYTES:end])
    header = Header.from_bytes(header_bytes)
    if len(data) > MAX_FRAME_BYTES[header.k]:
        raise GrammarError(f"A frame of {len(data)} bytes is too large.")
    return Frame(header, header_bytes, bytes(data[len(MAGIC) : _FIRST_BYTES]), bytes(data[end + 1 :]), frame_hash(data))


def verify_frame(frame: Frame, public: bytes) -> bool:
    """Whether the frame carries a signature by the key ``public`` (32 bytes)."""
    return verify(public, _signed_hash(frame.header.k, frame.header_bytes, frame.body), frame.signature)


def open_body(frame: Frame, key: EpochKey | bytes) -> bytes:
    """The body of a frame whose signature has been verified.

    Raises TrustError when the header names another key (AES-GCM alone would not notice), and BodyError when the body
    does not open with its own key, is not one whole zstd frame of declared size, or is over the limit.
    """
    header = frame.header
    if header.ep != commitment_of(key):
        raise TrustError("A frame is under another key than the one at hand.", subject=frame.hash)
    if len(frame.body) < NONCE_BYTES + TAG_BYTES:
        raise BodyError("A frame's body is too short.", subject=frame.hash)
    try:
        plain = open_secret(_cipher_key(key), frame.body, frame.header_bytes)
    except TrustError as problem:
        raise BodyError("A frame's body does not open with its key.", subject=frame.hash) from problem
    if header.z:
        return _unpack(plain, MAX_BODY_BYTES[header.k])
    if len(plain) > MAX_BODY_BYTES[header.k]:
        raise BodyError("A frame's body is too large.", subject=frame.hash)
    return plain


def frame_hash(data: bytes) -> str:
    """SHA-256 of all bytes of a frame (64 hex digits)."""
    return hashlib.sha256(data).hexdigest()


def commitment_of(key: EpochKey | bytes) -> str:
    """What ``ep`` says of a body under this key."""
    return key.ep if isinstance(key, EpochKey) else key_commitment(key)


def _cipher_key(key: EpochKey | bytes) -> bytes:
    return key.body_key if isinstance(key, EpochKey) else key


def _signed_hash(kind: str, header_bytes: bytes, body: bytes) -> bytes:
    digest = hashlib.sha256(b"segue/1/" + kind.encode() + b"\0")
    digest.update(header_bytes)
    digest.update(b"\n")
    digest.update(body)
    return digest.digest()


def _unpack(packed: bytes, limit: int) -> bytes:
    """One whole zstd frame that declares its size, and nothing after it (RFC 8878). Raises BodyError."""
    try:
        if not packed.startswith(_ZSTD_MAGIC):
            raise BodyError("A packed body is no zstd frame.")
        size = zstandard.get_frame_parameters(packed).content_size
        if size == zstandard.CONTENTSIZE_UNKNOWN or not 0 < size <= limit:
            raise BodyError("A packed body does not declare its size, or is too large.")
        return zstandard.ZstdDecompressor().decompress(packed, max_output_size=size, allow_extra_data=False)
    except zstandard.ZstdError as problem:
        raise BodyError(f"A packed body cannot be unpacked: {problem}.") from problem


def _check_header(fields: dict[str, Any], data: bytes) -> None:
    """Refuse a header with a field missing, unknown or of a wrong form. Raises GrammarError."""
    if len(data) > MAX_HEADER_BYTES:
        raise GrammarError("A frame's header is too long.")
    kind = fields.get("k")
    if kind not in KINDS:
        raise GrammarError(f"A frame is of an unknown kind: {str(kind)[:20]!r}.")
    expected = _REQUIRED | ({"seen"} if kind == PACKET else {"to"} if kind == RING else frozenset())
    if fields.keys() != expected:
        raise GrammarError(f"A frame's header lacks a field or has one too many: {sorted(fields.keys() ^ expected)}.")
    good = (
        all(is_hex(fields[name], 32) for name in ("prj", "room", "dev"))
        and all(is_hex(fields[name], 64) for name in ("prev", "ep"))
        and is_number(fields["n"])
        and isinstance(fields["z"], bool)
        and (fields["n"] > 0 or fields["prev"] == ZERO_HASH)
        and is_position(fields.get("seen", [0, ZERO_HASH]))
        and is_hex(fields.get("to", ZERO_ID), 32)
    )
    if not good:
        raise GrammarError("A field of a frame's header has a wrong form.")


def is_number(value: object) -> bool:
    """Whether ``value`` can number a frame: 0 to ten digits."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MAX_NUMBER


def is_position(value: object) -> bool:
    """Whether ``value`` is ``[n, hash]``, a place in a docket."""
    return isinstance(value, list | tuple) and len(value) == 2 and is_number(value[0]) and is_hex(value[1], 64)
