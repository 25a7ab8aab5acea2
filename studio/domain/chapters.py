"""Chapters of an episode, read from what people hand in: JSON chapters of podcasts, markers, or lines with a time.

Pure: texts in, values out. Times are ms from the start of the episode.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from studio.domain.errors import BadInputError

MAX_CHAPTERS = 255
"""As many as a table of contents in ID3 can name (ID3v2 Chapter Frame Addendum)."""
_TITLE_MAX = 200
_LINE = re.compile(r"[\[(]?((?:\d+:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?)[\])]?\s*[-–—:|]?\s+(.+)")
_LABEL = re.compile(r"(\d+(?:\.\d+)?)\t(?:\d+(?:\.\d+)?\t)?(.+)")
_TIME_KEYS = ("startTime", "start_s", "start", "time", "at_s")


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter from ``start_ms`` to the next one."""

    start_ms: int
    title: str


def chapters_in(text: str, name: str) -> tuple[Chapter, ...]:
    """The chapters of a file, in the order of their times. ``name`` is how messages call it.

    Raises BadInputError for a file in which there are none, too many, or two at one time.
    """
    stripped = text.lstrip("\ufeff \t\r\n")
    found = _of_json(stripped, name) if stripped[:1] in ("{", "[") else _of_lines(stripped)
    if not found:
        raise _bad(
            name, "there are no chapters in it", "Write a time and a title on each line, such as “01:30 Guests”."
        )
    if len(found) > MAX_CHAPTERS:
        raise _bad(name, f"it has {len(found)} chapters, and players know {MAX_CHAPTERS} at most", "Leave some out.")
    chapters = sorted(found, key=lambda chapter: chapter.start_ms)
    for before, after in pairwise(chapters):
        if before.start_ms == after.start_ms:
            raise _bad(name, f"“{before.title}” and “{after.title}” begin at the same time", "Move one of them.")
    return tuple(chapters)


def _of_json(text: str, name: str) -> list[Chapter]:
    try:
        body = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _bad(name, "it is no JSON", "Have it written again.") from error
    rows = body.get("chapters", []) if isinstance(body, Mapping) else body
    return [_row(row, name) for row in rows] if isinstance(rows, list) else []


def _row(row: Any, name: str) -> Chapter:
    start = next((row[key] for key in _TIME_KEYS if key in row), None) if isinstance(row, Mapping) else None
    if isinstance(start, str):
        start = _seconds(start)
    if not isinstance(start, int | float) or isinstance(start, bool) or not 0 <= start < 1e7:
        raise _bad(name, f"a chapter has no time: {str(row)[:60]}", "Each needs “startTime” in seconds and “title”.")
    return Chapter(round(start * 1000), _title(str(row.get("title", row.get("name", "")))))


def _of_lines(text: str) -> list[Chapter]:
    found = []
    for line in text.splitlines():
        clock, label = _LINE.fullmatch(line.strip()), _LABEL.fullmatch(line.strip())
        if clock:
            found.append(Chapter(round(_seconds(clock[1]) * 1000), _title(clock[2])))
        elif label:
            found.append(Chapter(round(float(label[1]) * 1000), _title(label[2])))
    return found


def _seconds(text: str) -> float:
    seconds = 0.0
    try:
        for part in text.replace(",", ".").split(":"):
            seconds = seconds * 60 + float(part)
    except ValueError:
        return -1.0
    return seconds


def _title(text: str) -> str:
    return " ".join(text.split())[:_TITLE_MAX] or "Chapter"


def chapters_json(chapters: tuple[Chapter, ...]) -> str:
    """JSON chapters as podcast apps read them (Podcasting 2.0, version 1.2.0)."""
    rows = [{"startTime": chapter.start_ms / 1000, "title": chapter.title} for chapter in chapters]
    return json.dumps({"version": "1.2.0", "chapters": rows}, indent=1, ensure_ascii=False) + "\n"


def _bad(name: str, why: str, what_to_do: str) -> BadInputError:
    return BadInputError(f"“{name}” cannot be used for chapters: {why}.", subject=name, what_to_do=what_to_do)
