"""A split sheet: who owns which share of a song and of its recording, and what is printed beside their names.

Shares are hundredths of a percent, so that they sum to exactly 100.00. **Composition** is the song (words and music),
**master** the recording; each is shared out on its own, and one of the two may be open. Pure: integers and texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from studio.domain.errors import BadInputError
from studio.domain.music_codes import checked_ipi, checked_isrc, checked_iswc

WHOLE = 10_000
"""100.00 % in hundredths of a percent."""
MAX_PEOPLE = 100
_TEXT_MAX = 200
_SHARE = re.compile(r"(\d{1,3})(?:[.,](\d{1,2}))?\s*%?")


@dataclass(frozen=True, slots=True)
class Share:
    """What one person owns: ``composition`` and ``master`` in hundredths of a percent. ``legal_name`` is the one to sign
    with ("": as ``name``), ``society`` who collects for them, ``publisher`` who administers their part of the song.
    """

    name: str
    composition: int = 0
    master: int = 0
    role: str = ""
    legal_name: str = ""
    ipi: str = ""
    society: str = ""
    publisher: str = ""

    def to_log(self) -> dict[str, Any]:
        """As log values; what is empty is left out."""
        found = {part.name: getattr(self, part.name) for part in fields(self)}
        return {name: value for name, value in found.items() if value or name == "name"}


@dataclass(frozen=True, slots=True)
class SplitSheet:
    """The shares of one song, in the order in which they are printed. ``iswc`` names the song, ``isrc`` the recording."""

    shares: tuple[Share, ...] = ()
    iswc: str = ""
    isrc: str = ""

    @property
    def composition(self) -> int:
        """The sum of the shares of the song."""
        return sum(share.composition for share in self.shares)

    @property
    def master(self) -> int:
        """The sum of the shares of the recording."""
        return sum(share.master for share in self.shares)

    def to_log(self) -> dict[str, Any]:
        """As log values."""
        return {"shares": [share.to_log() for share in self.shares], "iswc": self.iswc, "isrc": self.isrc}


def sheet_from_log(body: Mapping[str, Any]) -> SplitSheet:
    """A sheet from log values; what no reader could use is left out."""
    rows = body.get("shares", [])
    shares = tuple(
        _share_from_log(row)
        for row in (rows if isinstance(rows, list) else [])
        if isinstance(row, Mapping) and isinstance(row.get("name"), str)
    )
    return SplitSheet(shares, str(body.get("iswc", "")), str(body.get("isrc", "")))


def _share_from_log(row: Mapping[str, Any]) -> Share:
    usual = Share(str(row["name"]))
    known: dict[str, Any] = {
        part.name: row[part.name]
        for part in fields(Share)
        if part.name in row and type(row[part.name]) is type(getattr(usual, part.name))
    }
    return replace(usual, **known)


def checked_sheet(sheet: SplitSheet) -> SplitSheet:
    """The sheet with its numbers in their written form.

    Raises:
        BadInputError: a column sums neither to 100.00 nor to nothing, a share or number is none, a name is there twice.
    """
    if len(sheet.shares) > MAX_PEOPLE:
        raise _bad(f"A split sheet holds {MAX_PEOPLE} people at most.", str(len(sheet.shares)))
    shares = tuple(_checked_share(share) for share in sheet.shares)
    names = [share.name.casefold() for share in shares]
    twice = next((share.name for share in shares if names.count(share.name.casefold()) > 1), "")
    if twice:
        raise _bad(f"“{twice}” is on the sheet twice.", twice, "Put their shares into one line.")
    for what, total in (("composition", sheet.composition), ("master", sheet.master)):
        if total not in (0, WHOLE):
            missing = WHOLE - total
            way = f"{share_words(abs(missing))} are {'missing' if missing > 0 else 'too much'}."
            raise _bad(f"The shares of the {what} sum to {share_words(total)}, not to 100.00.", what, way)
    return SplitSheet(shares, checked_iswc(sheet.iswc), checked_isrc(sheet.isrc))


def _checked_share(share: Share) -> Share:
    texts = {
        part.name: " ".join(str(getattr(share, part.name)).split()) for part in fields(share) if part.type == "str"
    }
    if not texts["name"]:
        raise _bad("A line of the sheet has no name.", "name", "Name the person, or remove the line.")
    if any(len(text) > _TEXT_MAX for text in texts.values()):
        raise _bad(f"A text of “{share.name[:40]}” is longer than {_TEXT_MAX} characters.", share.name[:40])
    for part in (share.composition, share.master):
        if not 0 <= part <= WHOLE:
            raise _bad(f"The share of “{share.name}” is not between 0 and 100.", share.name)
    changed: dict[str, Any] = {**texts, "ipi": checked_ipi(share.ipi)}
    return replace(share, **changed)


def share_of(text: str) -> int:
    """``33.34``, ``33,34`` or ``33 %`` as hundredths of a percent. Raises BadInputError."""
    found = _SHARE.fullmatch(text.strip())
    value = int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0")) if found else WHOLE + 1
    if value > WHOLE:
        raise _bad(
            f"“{text}” is no share.", text, "Write a number from 0 to 100 with two digits at most, such as 33.34."
        )
    return value


def share_words(hundredths: int, point: str = ".") -> str:
    """``3334`` as ``33.34``."""
    return f"{hundredths // 100}{point}{hundredths % 100:02d}"


def equal_shares(count: int) -> tuple[int, ...]:
    """100.00 shared out evenly; what cannot be divided goes to the first, a hundredth each."""
    each, left = divmod(WHOLE, count) if count else (0, 0)
    return tuple(each + (place < left) for place in range(count))


def evenly(names: Sequence[str], roles: Mapping[str, str], known: Iterable[Share] = ()) -> tuple[Share, ...]:
    """Equal shares of both for these people; what is known of somebody beside their shares stays."""
    before = {share.name: share for share in known}
    return tuple(
        Share(
            **{**before.get(name, Share(name, role=roles.get(name, ""))).to_log(), "composition": part, "master": part}
        )
        for name, part in zip(names, equal_shares(len(names)), strict=True)
    )


def _bad(message: str, subject: str, what_to_do: str = "Correct it and try again.") -> BadInputError:
    return BadInputError(message, subject=subject, what_to_do=what_to_do, code="bad_split")
