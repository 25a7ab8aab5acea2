"""Readable text for a terminal: aligned columns, errors in words, times and amounts. Prints nothing itself."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Sequence
from datetime import UTC, datetime

from studio.domain.errors import SegueError

_GAP = "  "
_SUBJECT_MAX = 160
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_C1 = re.compile("[\x7f-\x9f]")


def harmless(text: str) -> str:
    """``text`` with what would steer a terminal made visible: names and notes are other people's.

    Control characters (ECMA-48; line ends and tabs stay) and what turns the direction of writing (Unicode bidi
    overrides, embeddings and isolates). Marks and joiners that scripts need stay.
    """
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def harmless_json(text: str) -> str:
    """The same for JSON text, whose meaning stays: C1 control characters are all that its writer lets through."""
    return _C1.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def error_lines(error: SegueError) -> list[str]:
    """Title with the thing, what happened, what to do."""
    shown = error.subject if len(error.subject) <= _SUBJECT_MAX else f"{error.subject[:_SUBJECT_MAX]}…"
    subject = f" ({shown})" if shown and shown not in error.message else ""
    lines = [f"{error.title}{subject}", *_wrapped(error.message)]
    return [*lines, *_wrapped(error.what_to_do)] if error.what_to_do else lines


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, 110, initial_indent="  ", subsequent_indent="  ", break_long_words=False) or ["  "]


def columns(header: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> list[str]:
    """Rows under a header, aligned; columns of ``right`` end flush. Empty columns are left out."""
    if not rows:
        return []
    kept = [number for number in range(len(header)) if any(row[number] for row in rows)]
    table = [[str(row[number]) for number in kept] for row in [header, *rows]]
    widths = [max(width(row[place]) for row in table) for place in range(len(kept))]
    lines = []
    for row in table:
        cells = [_padded(text, widths[place], is_right=kept[place] in right) for place, text in enumerate(row)]
        lines.append(_GAP.join(cells).rstrip())
    return lines


def _padded(text: str, wanted: int, *, is_right: bool) -> str:
    gap = " " * (wanted - width(text))
    return gap + text if is_right else text + gap


def width(text: str) -> int:
    """How many terminal cells a text takes."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text
    )


def moment(at_ms: int) -> str:
    """``2026-11-23 17:00`` in the reader's zone; empty for 0."""
    if not at_ms:
        return ""
    try:
        return datetime.fromtimestamp(at_ms / 1000, UTC).astimezone().strftime("%Y-%m-%d %H:%M")
    except (ValueError, OSError, OverflowError):
        return ""


def money(minor: int, currency: str) -> str:
    """``60 USD``; empty for nothing."""
    from studio.domain.money import format_money

    if not minor or not currency:
        return ""
    try:
        return format_money(minor, currency, is_short=True)
    except SegueError:
        return f"{minor / 100:.2f} {currency}"


def sum_words(minor: int, currency: str) -> str:
    """``60 USD``, and ``0 USD`` for nothing: in a sentence or a list of sums, where an empty place would say nothing."""
    return money(minor, currency) or f"0 {currency}".strip()


def short(identity: str) -> str:
    """The first signs of an id, enough to name it."""
    return identity[:8]


def spoken(state: str) -> str:
    """A state as words."""
    return state.replace("_", " ")


def size(size_bytes: int) -> str:
    """``512 B``, ``3.4 MB``."""
    amount = float(size_bytes)
    for unit in ("B", "kB", "MB", "GB"):
        if amount < 1000 or unit == "GB":
            return f"{amount:.0f} {unit}" if unit == "B" else f"{amount:.1f} {unit}"
        amount /= 1000
    return ""
