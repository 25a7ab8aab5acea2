"""What belongs to a review note beside its time and words: its reason, who is named in it, how much there may be of all that."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

REASONS = ("timing", "tuning", "noise", "level", "edit", "performance", "arrangement", "format", "other")
"""The short list of reasons of a note; a note may have none."""
TEXT_MAX = 4000
REPLIES_MAX = 200
POINT_MAX = 300
POINTS_MAX = 50
_REASON = re.compile(r"\[(\w+)\]\s*")
_BEFORE_NAME = re.compile(r"(?<!\w)@")


def reason_of(text: object) -> str:
    """A reason of the list; empty for none and for anything else."""
    return text if isinstance(text, str) and text in REASONS else ""


def split_reason(text: str) -> tuple[str, str]:
    """``"[timing] too late"`` as reason and words; words that begin with no reason of the list stay as they are."""
    found = _REASON.match(text)
    reason = reason_of(found.group(1).lower()) if found else ""
    return (reason, text[found.end() :]) if found and reason else ("", text)


def mention_names(people: Mapping[str, str]) -> dict[str, str]:
    """What may stand after an @ for each person (id to name): the first name where only one has it, else the whole name."""
    first = [_first(name) for name in people.values()]
    return {
        person: name if first.count(_first(name)) > 1 else name.split(maxsplit=1)[0]
        for person, name in people.items()
        if name.strip()
    }


def mentioned(text: str, people: Mapping[str, str]) -> tuple[str, ...]:
    """Who of ``people`` (id to name) is named in ``text`` as ``@Name``, in the order of ``people``."""
    after = [text[found.end() :].casefold() for found in _BEFORE_NAME.finditer(text)]
    short = mention_names(people)
    return tuple(
        person
        for person, name in people.items()
        if person in short and any(_begins(words, (name.casefold(), short[person].casefold())) for words in after)
    )


def _first(name: str) -> str:
    return name.split(maxsplit=1)[0].casefold() if name.strip() else ""


def _begins(words: str, names: Iterable[str]) -> bool:
    return any(words.startswith(name) and not re.match(r"\w", words[len(name) :]) for name in names)
