"""Passes: the invitation that is sent by mail or chat, and the enrolment by which it is used.

A pass is a bearer's secret. It carries no signature: that it came unchanged from its owner is what the six words
(``words.py``) are for. The clock is the caller's.
"""

from __future__ import annotations

import base64
import binascii
import re
import unicodedata
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from studio.domain.errors import PassError, TrustError
from studio.events.certificates import Certificate, check_certificate, checked_name
from studio.events.codec import GrammarError, Rng, decode_object, encode, is_hex, tagged_hash
from studio.events.envelope import (
    ENROLMENT,
    ZERO_HASH,
    Header,
    commitment_of,
    is_position,
    open_body,
    split_frame,
    verify_frame,
    write_frame,
)
from studio.events.keys import KEY_BYTES, SigningKey, derive, device_id, is_sound_public
from studio.randomness import random_bytes

PREFIX = "SEGUE1-"
MAX_PASS_BYTES = 64 * 1024
"""Largest pass, packed or not."""

_LENGTH_BYTES, _CHECK_BYTES = 2, 6
_LEAD_BYTES = _LENGTH_BYTES + _CHECK_BYTES
_START = re.compile(r"SEGUE(\d+)\s*[-\u2010-\u2015]", re.IGNORECASE)
"""Chat programs make long dashes of hyphens."""
_BASE32 = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
_MAIL_MARKS = frozenset(">=-*_`|\"'")
"""What mail and chat programs put between the characters: quotes, soft breaks, hyphens, emphasis."""
_LINE_CHARACTERS = 64


@dataclass(frozen=True, slots=True)
class PassKeys:
    """What the seed of a pass gives: a signing key, whose device id is the pass's id, and an AES key."""

    pass_id: str
    signing_key: SigningKey = field(repr=False)
    aes_key: bytes = field(repr=False)

    @classmethod
    def of(cls, seed32: bytes) -> PassKeys:
        """The keys of a seed of 32 bytes."""
        signing_key = SigningKey.from_seed(derive(seed32, "segue/1/pass/sign"))
        return cls(device_id(signing_key.public), signing_key, derive(seed32, "segue/1/pass/body"))


@dataclass(frozen=True, slots=True)
class Pass:
    """An invitation to one room.

    ``owner_person_public`` (32 bytes) is whose page and ring to believe; ``head`` the last entry when it was made;
    ``grant`` the rights for the two places a pass needs; ``depot`` where the storage is (a folder is named by its
    marker's id). Times are ms since 1970, UTC.
    """

    prj: str
    room: str
    owner_person_public: bytes
    seed32: bytes = field(repr=False)
    expires_ms: int
    head: tuple[int, str]
    greeting: str
    grant: Mapping[str, Any] = field(repr=False)
    depot: Mapping[str, Any]

    @property
    def keys(self) -> PassKeys:
        """The keys of the seed."""
        return PassKeys.of(self.seed32)

    @property
    def signing_key(self) -> SigningKey:
        """The key that signs the enrolment."""
        return self.keys.signing_key

    @property
    def aes_key(self) -> bytes:
        """The key of the page and of the enrolment's body (32 bytes)."""
        return self.keys.aes_key

    @property
    def pass_id(self) -> str:
        """The pass's id, which is the device id of its signing key."""
        return self.keys.pass_id

    def check_not_expired(self, now_ms: int) -> None:
        """Raises PassError when the invitation's time is over."""
        if now_ms >= self.expires_ms:
            raise PassError("This invitation has expired.", subject=self.pass_id[:8])

    def to_line(self) -> str:
        """The pass as one line of text, ``SEGUE1-`` and base32. Raises GrammarError."""
        fields = {
            "prj": self.prj,
            "room": self.room,
            "owner": self.owner_person_public.hex(),
            "seed": self.seed32.hex(),
            "expires": self.expires_ms,
            "head": list(self.head),
            "greeting": self.greeting,
            "grant": dict(self.grant),
            "depot": dict(self.depot),
        }
        _from_fields(fields)
        plain = encode(fields)
        packed = zlib.compress(plain, 9)
        if max(len(plain), len(packed)) >= MAX_PASS_BYTES:
            raise GrammarError("The invitation is too large for a pass.")
        data = len(packed).to_bytes(_LENGTH_BYTES) + _check_bytes(packed) + packed
        return PREFIX + base64.b32encode(data).decode().rstrip("=")

    def to_file(self) -> bytes:
        """The pass as the text of a ``.seguepass`` file. Raises GrammarError."""
        line = self.to_line()
        lines = [line[start : start + _LINE_CHARACTERS] for start in range(0, len(line), _LINE_CHARACTERS)]
        words = ["An invitation to work on a production with Segue. It is personal: whoever has it can use it.", ""]
        return "\n".join([*words, *lines, ""]).encode()

    @classmethod
    def parse(cls, text: str | bytes) -> Pass:
        """The pass in a line, a file or a mail, whatever line breaks and quotes it went through.

        Raises PassError that says whether the text holds no pass, is cut off, was changed, or is of a newer version.
        """
        characters, needed = _characters(_as_text(text))
        if len(characters) < needed:
            raise PassError(
                f"The invitation is incomplete: {len(characters)} of {needed} characters arrived.",
                what_to_do="Copy it again from its first to its last character, or save the .seguepass file.",
            )
        data = _from_base32(characters)
        packed = data[_LEAD_BYTES:]
        if data[_LENGTH_BYTES:_LEAD_BYTES] != _check_bytes(packed):
            raise _changed()
        return _unpack(packed)


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What somebody answered to a pass: who they are, and the device that they will use."""

    prj: str
    room: str
    n: int
    pass_id: str
    person_public: bytes
    certificate: Certificate
    name: str


def write_enrolment(
    pass_: Pass,
    person_public: bytes,
    certificate: Mapping[str, Any],
    name: str,
    *,
    n: int = 0,
    rng: Rng = random_bytes,
) -> bytes:
    """The frame by which the holder of a pass asks to be admitted.

    Raises BadInputError for an unusable name, GrammarError when a part has no canonical form.
    """
    keys = pass_.keys
    header = Header(
        ENROLMENT, pass_.prj, pass_.room, keys.pass_id, n, ZERO_HASH, z=False, ep=commitment_of(keys.aes_key)
    )
    body = {"person": person_public.hex(), "cert": dict(certificate), "name": checked_name(name)}
    return write_frame(header, encode(body), keys.aes_key, keys.signing_key, rng)


def open_enrolment(data: bytes, keys: PassKeys) -> Enrolment:
    """The enrolment under the pass with these keys, signature and certificate checked.

    Raises GrammarError for what is none, TrustError when it is not signed by the pass or the certificate is wrong.
    """
    frame = split_frame(data)
    header = frame.header
    if header.k != ENROLMENT:
        raise GrammarError("This is no enrolment.", subject=frame.hash)
    if header.dev != keys.pass_id or not verify_frame(frame, keys.signing_key.public):
        raise TrustError("An enrolment is not signed by its pass.", subject=keys.pass_id[:8])
    body = decode_object(open_body(frame, keys.aes_key))
    checked = check_certificate(body.get("cert"))
    if body.get("person") != checked.person_public.hex() or not isinstance(body.get("name"), str):
        raise TrustError("An enrolment names another person than its certificate.", subject=checked.name)
    return Enrolment(header.prj, header.room, header.n, keys.pass_id, checked.person_public, checked, body["name"])


def _as_text(text: str | bytes) -> str:
    """A file's text: UTF-8, or what a Windows editor may have made of it."""
    if isinstance(text, str):
        return text
    encoding = "utf-16" if text[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    return text.decode(encoding, errors="replace")


def _characters(text: str) -> tuple[str, int]:
    """The base32 characters of the pass in ``text``, at most as many as it needs, and how many that is."""
    start = _START.search(text)
    if start is None:
        raise PassError("There is no invitation in this text.", what_to_do="It begins with SEGUE1-. Copy all of it.")
    if start[1] != "1":
        raise PassError("This invitation was made by a newer Segue.", what_to_do="Update Segue, then open it again.")
    lead_characters = _base32_characters(_LEAD_BYTES)
    needed = lead_characters
    kept: list[str] = []
    for character in text[start.end() :]:
        upper = character.upper()
        if upper in _BASE32:
            kept.append(upper)
        elif not _is_noise(character):
            raise _changed()
        if len(kept) == lead_characters and needed == lead_characters:
            needed = _base32_characters(_LEAD_BYTES + _packed_length("".join(kept)))
        if len(kept) == needed:
            break
    return "".join(kept), needed


def _packed_length(lead: str) -> int:
    return int.from_bytes(_from_base32(lead[:8])[:_LENGTH_BYTES])


def _is_noise(character: str) -> bool:
    return character.isspace() or character in _MAIL_MARKS or unicodedata.category(character) in ("Cf", "Zs")


def _base32_characters(size_bytes: int) -> int:
    return -(-size_bytes * 8 // 5)


def _from_base32(characters: str) -> bytes:
    try:
        return base64.b32decode(characters + "=" * (-len(characters) % 8))
    except binascii.Error as problem:
        raise _changed() from problem


def _check_bytes(packed: bytes) -> bytes:
    return tagged_hash("pass", packed)[:_CHECK_BYTES]


def _changed() -> PassError:
    return PassError(
        "The invitation was changed on the way: a character is missing or wrong.",
        what_to_do="Copy it again from its first to its last character, or save the .seguepass file.",
    )


def _unpack(packed: bytes) -> Pass:
    unpacker = zlib.decompressobj()
    try:
        plain = unpacker.decompress(packed, MAX_PASS_BYTES)
        if not unpacker.eof or unpacker.unused_data:
            raise _changed()
        return _from_fields(decode_object(plain))
    except (zlib.error, GrammarError) as problem:
        raise _changed() from problem


def _from_fields(fields: Mapping[str, Any]) -> Pass:
    """The pass of these fields; unknown ones have no effect. Raises GrammarError."""
    head, expires, greeting = fields.get("head"), fields.get("expires"), fields.get("greeting")
    grant, depot = fields.get("grant"), fields.get("depot")
    good = (
        all(is_hex(fields.get(name), 32) for name in ("prj", "room"))
        and all(is_hex(fields.get(name), 2 * KEY_BYTES) for name in ("owner", "seed"))
        and is_sound_public(bytes.fromhex(fields["owner"]))
        and isinstance(expires, int)
        and isinstance(greeting, str)
        and isinstance(grant, dict)
        and isinstance(depot, dict)
        and is_position(head)
    )
    if not good or head is None:
        raise GrammarError("A part of the pass is missing or has a wrong form.")
    return Pass(
        prj=fields["prj"],
        room=fields["room"],
        owner_person_public=bytes.fromhex(fields["owner"]),
        seed32=bytes.fromhex(fields["seed"]),
        expires_ms=fields["expires"],
        head=(head[0], head[1]),
        greeting=fields["greeting"],
        grant=fields["grant"],
        depot=fields["depot"],
    )
