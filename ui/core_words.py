"""Words of the core that stand in the places of its sentences: days, counted things, "and", and names that it gives by itself.

Only pieces of sentences come here, never what stands between quotation marks: that is somebody's own.
"""

from __future__ import annotations

import re
from functools import partial

from ui.words import day_words, later, tr

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DATE = re.compile(rf"\b(by )?({'|'.join(_DAYS)}) (\d{{1,2}}) ({'|'.join(_MONTHS)})\b")
_COUNTED = {
    "file": (later("{n} file"), later("{n} files")),
    "note": (later("{n} note"), later("{n} notes")),
    "piece": (later("{n} piece"), later("{n} pieces")),
    "stage": (later("{n} stage"), later("{n} stages")),
    "other file": (later("{n} other file"), later("{n} other files")),
    "other stage": (later("{n} other stage"), later("{n} other stages")),
    "day": (later("{n} day"), later("{n} days")),
    "minute": (later("{n} minute"), later("{n} minutes")),
    "working day": (later("{n} working day"), later("{n} working days")),
    "pixel": (later("{n} pixel"), later("{n} pixels")),
    "channel": (later("{n} channel"), later("{n} channels")),
    "byte": (later("{n} byte"), later("{n} bytes")),
}
_THINGS = re.compile(
    r"\b(\d+) (other file|other stage|working day|file|note|piece|stage|day|minute|pixel|channel|byte)s?\b"
)
_PHRASES = (
    (re.compile(r"(?<=\w) and (?=\w)|(?<=”) and (?=“)"), later(" and ")),
    (re.compile(r"(?<=\w) or (?=\w)|(?<=”) or (?=“)"), later(" or ")),
    (re.compile(r"(?<=\d) to (?=[\d−])"), later(" to ")),
    (re.compile(r"\bat most (?=[\d−])"), later("at most ")),
    (re.compile(r"\bat least (?=[\d−])"), later("at least ")),
    (re.compile(r"\bwith (?=\d)"), later("with ")),
    (re.compile(r"(?:(?<=”)|^) by (?=\w)"), later(" by ")),
    (re.compile(r"(?<=\d) long$"), later(" long")),
)
_QUOTED = re.compile("“([^”]*)”")
_NAMES = (
    *(later("Mix"), later("Instrumental"), later("A cappella"), later("TV mix"), later("Master"), later("Stems")),
    *(later("Release"), later("DAW session"), later("Edit"), later("Video"), later("Podcast episode"), later("Bundle")),
    *(later("buy-out"), later("wrote"), later("replied"), later("resolved"), later("opened again")),
)
"""Names and words of one word, which the core's sentences do not show: recipes, a grant, what the history says before a colon."""


def in_own_words(piece: str) -> str:
    """A piece of a sentence with the core's words in the window's language; names stay."""
    told = _DATE.sub(_day, piece)
    told = _THINGS.sub(_things, told)
    for pattern, words in _PHRASES:
        told = pattern.sub(partial(_same, tr(words)), told)
    return _QUOTED.sub(_quoted, told)


def _same(words: str, _found: re.Match[str]) -> str:
    return words


def _day(found: re.Match[str]) -> str:
    date = day_words(_DAYS.index(found[2]) + 1, int(found[3]), _MONTHS.index(found[4]) + 1)
    return tr("by {date}", date=date) if found[1] else date


def _things(found: re.Match[str]) -> str:
    one, many = _COUNTED[found[2]]
    return tr(one if found[1] == "1" else many, n=found[1])


def _quoted(found: re.Match[str]) -> str:
    return tr("“{what}”", what=found[1])
