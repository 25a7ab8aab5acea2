"""What a reviewer sends back from a listening page: a small JSON file, or the same as one line that can be pasted.

The line is ``SEGUE-NOTES1-`` and the file's bytes in URL-safe base64. It carries no signature: it is words from outside.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from dataclasses import dataclass
from typing import Any

from studio.domain.markers import Marker, bad_marker_file, sound_markers

LINE_START = "SEGUE-NOTES1-"
_MOST_BYTES = 4_000_000
_HOW = "Save the notes again on the listening page, or copy the whole line."


@dataclass(frozen=True, slots=True)
class ReviewerNotes:
    """``about`` and ``take`` say what was heard, as the page was told (empty and 0 where it was not)."""

    author: str
    about: str
    take: int
    markers: tuple[Marker, ...]


def is_reviewer_notes(data: bytes) -> bool:
    """Whether this begins as such a file or line."""
    head = data[:4000].lstrip(b"\xef\xbb\xbf \r\n\t")
    return head.startswith(LINE_START.encode()) or (head.startswith(b"{") and b'"segue_notes"' in head)


def read_reviewer_notes(data: bytes, name: str) -> ReviewerNotes:
    """The notes of the file or the line.

    Raises BadInputError: cut off, damaged, of a later version, a note without a time, no note at all.
    """
    if len(data) > _MOST_BYTES:
        raise bad_marker_file(name, f"they are longer than {_MOST_BYTES // 10**6} MB.", _HOW)
    text = data.strip().removeprefix(b"\xef\xbb\xbf")
    if text.startswith(LINE_START.encode()):
        letters = re.sub(rb"\s", b"", text.removeprefix(LINE_START.encode()))  # mail programs break lines
        try:
            text = base64.b64decode(letters + b"=" * (-len(letters) % 4), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError) as error:
            raise bad_marker_file(name, "the line is cut off or damaged.", _HOW) from error
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise bad_marker_file(name, "they are cut off or damaged.", _HOW) from error
    if not isinstance(value, dict) or not isinstance(value.get("notes"), list):
        raise bad_marker_file(name, "they are no notes of a listening page.", _HOW)
    if value.get("segue_notes") != 1:
        raise bad_marker_file(name, "they were written by a later version of Segue.", "Update Segue on this machine.")
    author = " ".join(str(value.get("author", "")).split())[:80]
    markers = sound_markers((_marker(note, author, name) for note in value["notes"]), name)
    take = value.get("take", 0)
    return ReviewerNotes(author, str(value.get("about", ""))[:200], take if isinstance(take, int) else 0, markers)


def _marker(note: Any, author: str, name: str) -> Marker:
    try:
        start_s = float(note["at_s"])
        return Marker(start_s, float(note.get("to_s", start_s)), str(note["text"]), author)
    except (AttributeError, KeyError, TypeError, ValueError, OverflowError) as error:
        raise bad_marker_file(name, "a note has no time or no words.", _HOW) from error
