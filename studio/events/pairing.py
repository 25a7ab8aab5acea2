"""Two lines by which a person's second device comes to be: what it asks with, and what the first one answers.

Only a certificate, places and keys of rooms travel, sealed to the new device; the person key stays where it is.
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from studio.domain.errors import BadInputError, TrustError
from studio.events.codec import GrammarError, decode_object, encode, is_hex, tagged_hash
from studio.events.keys import BoxKey, is_sound_public, seal_to

REQUEST, ANSWER = "SEGUEDEVICE1", "SEGUEWELCOME1"
MAX_PLAIN_BYTES = 1024 * 1024
_CHECK_BYTES = 6
_CONTEXT = b"segue/pair/1"
_NOISE = re.compile(r"[^A-Za-z2-7]")


@dataclass(frozen=True, slots=True)
class DeviceRequest:
    """What a new device asks with: its public keys (32 bytes each) and how its person calls it."""

    signing_public: bytes
    box_public: bytes
    label: str


def write_request(request: DeviceRequest) -> str:
    """The line that the new device shows."""
    fields = {"signing": request.signing_public.hex(), "box": request.box_public.hex(), "label": request.label}
    return _line(REQUEST, encode(fields))


def read_request(text: str) -> DeviceRequest:
    """The reverse. Raises BadInputError for another text or a changed one."""
    try:
        fields = decode_object(_plain(REQUEST, text))
    except GrammarError as error:
        raise _changed(REQUEST) from error
    if not all(is_hex(fields.get(name), 64) for name in ("signing", "box")) or not isinstance(fields.get("label"), str):
        raise _changed(REQUEST)
    signing = bytes.fromhex(fields["signing"])
    if not is_sound_public(signing):
        raise _changed(REQUEST)
    return DeviceRequest(signing, bytes.fromhex(fields["box"]), fields["label"])


def write_answer(box_public: bytes, fields: Mapping[str, Any]) -> str:
    """The line that the first device answers with; only the new one can read it."""
    return _line(ANSWER, seal_to(box_public, encode(dict(fields)), _CONTEXT))


def read_answer(text: str, box: BoxKey) -> dict[str, Any]:
    """The reverse. Raises BadInputError when the line is another one, was changed, or is for another device."""
    sealed = _plain(ANSWER, text)
    try:
        return decode_object(box.open(sealed, _CONTEXT))
    except TrustError as error:
        raise BadInputError(
            "This answer is for another device.",
            what_to_do="Show this device's own line to the other one: `segue device add`.",
        ) from error
    except GrammarError as error:
        raise _changed(ANSWER) from error


def _line(start: str, data: bytes) -> str:
    packed = zlib.compress(data, 9)
    checked = tagged_hash("pair", packed)[:_CHECK_BYTES] + packed
    return f"{start}-{base64.b32encode(checked).decode().rstrip('=')}"


def _plain(start: str, text: str) -> bytes:
    found = re.search(rf"{start}\s*-", text, re.IGNORECASE)
    if found is None:
        raise BadInputError(f"There is no such line in this text; it begins with {start}-.", subject=text[:20])
    characters = _NOISE.sub("", text[found.end() :]).upper()
    try:
        data = base64.b32decode(characters + "=" * (-len(characters) % 8))
        unpacker = zlib.decompressobj()
        packed = data[_CHECK_BYTES:]
        plain = unpacker.decompress(packed, MAX_PLAIN_BYTES)
    except (binascii.Error, zlib.error) as error:
        raise _changed(start) from error
    if not unpacker.eof or unpacker.unused_data or data[:_CHECK_BYTES] != tagged_hash("pair", packed)[:_CHECK_BYTES]:
        raise _changed(start)
    return plain


def _changed(start: str) -> BadInputError:
    return BadInputError(
        "The line was changed on the way: a character is missing or wrong.",
        subject=start,
        what_to_do="Copy it again from its first to its last character, or use its file.",
    )
