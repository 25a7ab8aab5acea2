"""The release feed: one signed JSON document that says which version is the newest, and what its files are.

``{"signed": {...}, "public_key": HEX, "signature": HEX}``; the signature (Ed25519) stands over the canonical bytes of
``signed``, so that the document may be indented for people. ``packaging/release_feed.py`` writes it, ``app/release_check``
reads it when a person asks. Nothing here fetches, keeps or runs anything.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from studio.domain.errors import SegueError
from studio.events.codec import GrammarError, encode, is_hex, tagged_hash
from studio.events.keys import KEY_BYTES, SIGNATURE_BYTES, SigningKey, is_sound_public, verify

FORMAT = "segue-release-feed-1"
MAX_FEED_BYTES = 65_536
MAX_FILES = 64
MAX_NOTES_CHARACTERS = 4_000
MAX_FILE_BYTES = 4 << 30
SYSTEMS = ("linux", "windows", "macos", "any")
_VERSION = re.compile(r"\d{1,6}(\.\d{1,6}){1,3}")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+~-]{0,199}")
_WORD = re.compile(r"[a-z0-9_]{1,20}")
_LANGUAGE = re.compile(r"[a-z]{2}")
_PAGE = re.compile(r"https://[^\s\"'<>\\]{1,500}")
_TAG = "release-feed"


class ReleaseFeedError(SegueError):
    """A release feed that is damaged, signed by somebody else, or older than one that was seen before."""

    code = "release_feed"
    title = "The release feed cannot be trusted"
    what_to_do = "Install nothing on its word. Get Segue from where you got it before, and tell its makers."


@dataclass(frozen=True, slots=True)
class ReleaseFile:
    """One file of a release. ``machine`` is x86_64, arm64 or any; ``kind`` deb, tar, appimage, setup, dmg, wheel ..."""

    name: str
    system: str
    machine: str
    kind: str
    size_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Release:
    """What the feed says. ``serial`` grows with every feed that is signed, whatever the version is."""

    serial: int
    version: str
    released: date
    renewed_by: date
    """Until then a newer feed will be signed, even if it says the same: who holds back news is noticed."""
    page: str
    notes: Mapping[str, str]
    files: tuple[ReleaseFile, ...]


def version_numbers(version: str) -> tuple[int, ...]:
    """``0.10.1`` as numbers to compare, without zeros at the end. Raises ReleaseFeedError for anything else."""
    if not _VERSION.fullmatch(version):
        raise _wrong("its version")
    numbers = [int(part) for part in version.split(".")]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)


def write_feed(release: Release, key: SigningKey) -> bytes:
    """The document, signed. Raises ReleaseFeedError when a reader would refuse it."""
    signed = {
        "format": FORMAT,
        "serial": release.serial,
        "version": release.version,
        "released": release.released.isoformat(),
        "renewed_by": release.renewed_by.isoformat(),
        "page": release.page,
        "notes": dict(release.notes),
        "files": [{name: getattr(one, name) for name in ReleaseFile.__slots__} for one in release.files],
    }
    document = {
        "signed": signed,
        "public_key": key.public.hex(),
        "signature": key.sign(_message(signed)).hex(),
    }
    data = (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()
    read_feed(data, key.public)
    return data


def read_feed(data: bytes, public: bytes) -> Release:
    """What a feed says, signed by the key ``public`` (32 bytes) and no other. Raises ReleaseFeedError."""
    if len(data) > MAX_FEED_BYTES:
        raise ReleaseFeedError("The release feed is far too large to be one.")
    try:
        document = json.loads(data, object_pairs_hook=_once, parse_float=_no_float, parse_constant=_no_float)
        signed, told, signature = document["signed"], document["public_key"], document["signature"]
        message = _message(signed)
    except (ValueError, KeyError, TypeError, RecursionError, GrammarError) as problem:
        raise ReleaseFeedError("What lies at the feed's address is no release feed, or was cut off.") from problem
    if told != public.hex():
        raise ReleaseFeedError("The release feed is signed with another key than the one that is set for it.")
    is_signed = is_hex(signature, 2 * SIGNATURE_BYTES) and verify(public, message, bytes.fromhex(signature))
    if not is_signed:
        raise ReleaseFeedError("The release feed was changed after it was signed.")
    return _release(signed)


def public_key_of(text: str) -> bytes:
    """A feed's public key from 64 hexadecimal digits. Raises ReleaseFeedError."""
    digits = text.strip().lower()
    public = bytes.fromhex(digits) if is_hex(digits, 2 * KEY_BYTES) else b""
    if not is_sound_public(public):
        raise ReleaseFeedError(
            "The key of a release feed is 64 hexadecimal digits, and this is none.",
            title="This is no key",
            what_to_do="Copy it from the page where Segue's releases are.",
        )
    return public


def _message(signed: object) -> bytes:
    """What the signature stands over."""
    return tagged_hash(_TAG, encode(signed))


def _release(signed: Any) -> Release:
    """Signed, and still looked at: an older program must not stumble over a newer feed."""
    if not isinstance(signed, dict) or signed.get("format") != FORMAT:
        raise ReleaseFeedError(
            "The release feed is of a kind that this version of Segue does not know.",
            title="This release feed is newer than this program",
            what_to_do="Look for a newer version where you got Segue from.",
        )
    serial, page, notes, files = (signed.get(name) for name in ("serial", "page", "notes", "files"))
    if not _is_count(serial, 2**53):
        raise _wrong("its number")
    if not isinstance(page, str) or (page and not _PAGE.fullmatch(page)):
        raise _wrong("its page")
    if not isinstance(notes, dict) or not all(_is_note(name, text) for name, text in notes.items()):
        raise _wrong("its notes")
    if not isinstance(files, list) or len(files) > MAX_FILES:
        raise _wrong("its files")
    version = signed.get("version")
    version_numbers(version if isinstance(version, str) else "")
    days = [_day(signed.get(name)) for name in ("released", "renewed_by")]
    return Release(int(serial or 0), str(version), days[0], days[1], page, notes, tuple(map(_file, files)))


def _file(row: Any) -> ReleaseFile:
    """Unknown fields are passed over."""
    if not isinstance(row, dict):
        raise _wrong("its files")
    found = ReleaseFile(*(row.get(name) for name in ReleaseFile.__slots__))  # type: ignore[arg-type]
    texts = (found.name, found.system, found.machine, found.kind)
    is_good = (
        all(isinstance(text, str) for text in texts)
        and _NAME.fullmatch(found.name)
        and found.system in SYSTEMS
        and _WORD.fullmatch(found.machine)
        and _WORD.fullmatch(found.kind)
        and _is_count(found.size_bytes, MAX_FILE_BYTES)
        and is_hex(found.sha256, 64)
    )
    if not is_good:
        raise _wrong("its files")
    return found


def _is_count(value: object, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value <= most


def _is_note(language: str, text: object) -> bool:
    return bool(_LANGUAGE.fullmatch(language)) and isinstance(text, str) and len(text) <= MAX_NOTES_CHARACTERS


def _day(text: object) -> date:
    try:
        return date.fromisoformat(text if isinstance(text, str) and len(text) == 10 else "")
    except ValueError as problem:
        raise _wrong("its dates") from problem


def _wrong(what: str) -> ReleaseFeedError:
    return ReleaseFeedError(f"The release feed is signed, but {what} cannot be read.")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object, no name of which is there twice."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError(pairs)
    return found


def _no_float(text: str) -> float:
    raise ValueError(text)
