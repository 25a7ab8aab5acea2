"""The one canonical form of everything that is signed or hashed: RFC 8785 within a narrow grammar.

Keys are ``[a-z][a-z0-9_]*``, integers lie within 2^53, there are no floats and no null, and nesting ends at 16.
This module knows nothing of signatures, and it does not normalise text: names are checked where they are written.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from typing import Any

import orjson

from studio.domain.errors import SegueError

MAX_DEPTH = 16
MAX_INTEGER = 2**53 - 1
"""The largest integer that every JSON reader keeps exactly (RFC 7493, section 2.2)."""

_KEY = re.compile(r"[a-z][a-z0-9_]*")
_HEX = re.compile(r"[0-9a-f]*")
_known_keys: set[str] = set()
_KNOWN_KEYS_MAX = 4096

Rng = Callable[[int], bytes]
"""Gives so many random bytes. ``random_bytes`` is meant."""


class GrammarError(SegueError):
    """Bytes that are not in the canonical form, or a value that has none."""

    code = "grammar"
    title = "These bytes are not in Segue's form"
    what_to_do = "Nothing was taken over. Show this message to the production's owner."


def encode(value: Any) -> bytes:
    """The canonical bytes of ``value`` (dict, list, tuple, str, int, bool).

    Raises GrammarError for anything that the grammar has no place for.
    """
    _check(value, 1)
    try:
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
    except (TypeError, ValueError) as problem:  # a lone surrogate in a text
        raise GrammarError(f"A value cannot be written: {problem}.") from problem


def decode(data: bytes) -> Any:
    """The value of canonical bytes; the reverse of ``encode``.

    Raises GrammarError unless encoding the value again gives the very same bytes. That refuses duplicate and unsorted
    keys, white space and other spellings; ``1.0`` survives re-encoding, so floats are refused by walking.
    """
    try:
        value = orjson.loads(data)
    except ValueError as problem:
        raise GrammarError(f"This is no JSON: {problem}.") from problem
    _check(value, 1)
    if orjson.dumps(value, option=orjson.OPT_SORT_KEYS) != data:
        raise GrammarError(
            "The JSON is not in its canonical form (order of keys, a key twice, white space or spelling)."
        )
    return value


def decode_object(data: bytes) -> dict[str, Any]:
    """As ``decode``, for bytes that have to hold an object.

    Raises GrammarError.
    """
    value = decode(data)
    if not isinstance(value, dict):
        raise GrammarError(f"An object was expected, not {type(value).__name__}.")
    return value


def is_hex(value: object, digits: int) -> bool:
    """Whether ``value`` is a text of exactly so many lower-case hex digits."""
    return isinstance(value, str) and len(value) == digits and _HEX.fullmatch(value) is not None


def tagged_hash(tag: str, *parts: bytes) -> bytes:
    """SHA-256 of ``segue/TAG/1``, a zero byte, and the parts (32 bytes).

    The tag keeps hashes of one purpose from being taken for those of another.
    """
    digest = hashlib.sha256(b"segue/" + tag.encode() + b"/1\0")
    for part in parts:
        digest.update(part)
    return digest.digest()


def _check(value: Any, depth: int) -> None:
    """Walk ``value``, whose own depth is ``depth`` when it is a container."""
    if not isinstance(value, dict | list | tuple):
        _check_plain(value)
        return
    if depth > MAX_DEPTH:
        raise GrammarError(f"The value is nested deeper than {MAX_DEPTH} levels.")
    if isinstance(value, dict):
        for key in value:
            if key not in _known_keys:
                _check_key(key)
        value = value.values()
    for inner in value:
        if type(inner) is not str:  # most are
            _check(inner, depth + 1)


def _check_plain(value: object) -> None:
    """Refuse what is neither a text, a truth value nor an integer in range."""
    if isinstance(value, int):
        if not -MAX_INTEGER <= value <= MAX_INTEGER:
            raise GrammarError(f"The integer {value} is beyond 2^53.")
    elif not isinstance(value, str):
        raise GrammarError(f"A value of type {type(value).__name__} has no place in the log.")


def _check_key(key: object) -> None:
    """Refuse a key outside the grammar; remember a good one, since the same few come a million times."""
    if not isinstance(key, str) or _KEY.fullmatch(key) is None:
        raise GrammarError(f"{str(key)[:40]!r} is no key: keys are a-z, 0-9 and _, and begin with a letter.")
    if len(_known_keys) < _KNOWN_KEYS_MAX:
        _known_keys.add(key)
