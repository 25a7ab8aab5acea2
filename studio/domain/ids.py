"""Ids, slugs and prefixes: how things are named in the log, in folders and on the command line.

Does not look anything up in a store; the caller brings the ids that exist.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable

from studio.domain.errors import NotFoundError
from studio.randomness import random_bytes

ID_BYTES = 16
SLUG_LENGTH = 48

_ID = re.compile(r"[0-9a-f]{32}")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")

_CYRILLIC = "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch - y - e yu ya i i e g"
_GREEK = "a v g d e z i th i k l m n x o p r s s t y f ch ps o"

# Letters that Unicode does not take apart into an ASCII letter and a mark.
_LETTERS = {
    **dict(zip("ßæœøđðłıħŧŋ", ("ss", "ae", "oe", "o", "d", "d", "l", "i", "h", "t", "n"), strict=True)),
    "þ": "th",
    "&": " and ",
    **dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ", _CYRILLIC.split(), strict=True)),
    **dict(zip("αβγδεζηθικλμνξοπρσςτυφχψω", _GREEK.split(), strict=True)),
}
_TRANSLITERATION = str.maketrans({letter: "" if ascii_ == "-" else ascii_ for letter, ascii_ in _LETTERS.items()})

# Windows refuses these as names of files and folders, and slugs become folder names.
_DEVICE_NAMES = frozenset(
    {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))}
)


def new_id(rng: Callable[[int], bytes] = random_bytes) -> str:
    """A new id: 32 lower-case hex digits. ``rng`` gives that many random bytes."""
    return rng(ID_BYTES).hex()


def is_id(text: str) -> bool:
    """Whether ``text`` is a full id."""
    return _ID.fullmatch(text) is not None


def slug(text: str, taken: Collection[str] = (), *, fallback: str = "untitled") -> str:
    """A short ASCII name for folders and the command line, unlike all of ``taken``.

    Letters are transliterated where a usual form exists; what has none is left out. ``fallback`` is used when
    nothing is left, and is itself made unique.
    """
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_TRANSLITERATION))
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter)).translate(_TRANSLITERATION)
    words = _NOT_SLUG.sub("-", bare).strip("-")[:SLUG_LENGTH].strip("-") or fallback
    first = f"{words}-1" if is_device_name(words) else words
    name, number = first, 1
    while name in taken:
        number += 1
        name = f"{words}-{number}"
    return name


def is_device_name(name: str) -> bool:
    """Whether Windows keeps this name for a device, whatever its letters and its ending."""
    return name.partition(".")[0].strip().lower() in _DEVICE_NAMES


def unique_prefix(ids: Iterable[str], prefix: str) -> str:
    """The one id that begins with ``prefix``.

    Raises:
        NotFoundError: no id begins so, or several do.
    """
    wanted = prefix.lower()
    known = set(ids)
    if wanted in known:
        return wanted
    found = sorted(known_id for known_id in known if wanted and known_id.startswith(wanted))
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotFoundError(f"Nothing has an id that begins with “{prefix}”.", subject=prefix)
    raise NotFoundError(
        f"“{prefix}” could be any of {len(found)} things.",
        subject=prefix,
        what_to_do=f"Give more digits, for example {found[0][: len(_common(found)) + 1]}.",
        code="ambiguous",
    )


def _common(found: list[str]) -> str:
    """What the first and the last of a sorted list have in common at their beginning."""
    first, last = found[0], found[-1]
    return first[: next((i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))]


class Slugs:
    """Gives slugs unlike all before, quickly also when thousands of things have the same name."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._last: dict[str, int] = {}

    def make(self, text: str) -> str:
        """The next one for a title."""
        base = slug(text)
        name, number = base, self._last.get(base, 1)
        while name in self._taken:
            number += 1
            name = f"{base}-{number}"
        self._last[base] = number
        self._taken.add(name)
        return name
