"""A marker: words at a time, or at a range, of a recording. What review notes are in the files of audio programs."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from studio.domain.errors import BadInputError, NotFoundError

MOST_MARKERS = 2000
MOST_CHARACTERS = 2000
LATEST_S = 86_400.0 * 7
_POINT_S = 0.0005  # shorter than a millisecond is a point


@dataclass(frozen=True, slots=True)
class Marker:
    """``start_s`` and ``end_s`` are seconds of the recording, equal for a point. ``author`` may be empty."""

    start_s: float
    end_s: float
    text: str
    author: str = ""

    @property
    def is_range(self) -> bool:
        """Whether it stands at a range."""
        return self.end_s - self.start_s > _POINT_S

    @property
    def line(self) -> str:
        """Its words in one line."""
        return " ".join(self.text.split())


def markers_to_log(markers: Iterable[Marker]) -> list[list[Any]]:
    """Start and end in ms, and words; the log has no fractions."""
    return [[round(one.start_s * 1000), round(one.end_s * 1000), one.text] for one in markers]


def markers_from_log(value: Any) -> tuple[Marker, ...]:
    """The reverse, in time. What cannot be a marker is left out."""
    found = [
        Marker(one[0] / 1000, one[1] / 1000, one[2])
        for one in (value if isinstance(value, list) else [])
        if isinstance(one, list)
        and len(one) == 3
        and _is_span(one[0], one[1])
        and isinstance(one[2], str)
        and 0 < len(one[2]) <= MOST_CHARACTERS
    ]
    return tuple(sorted(found, key=_in_time)[:MOST_MARKERS])


def with_more(known: Iterable[Marker], more: Iterable[Marker]) -> tuple[Marker, ...]:
    """Markers with those of ``more`` that are not among them, in time; two with the same words at the same millisecond are one."""
    found = {(round(one.start_s * 1000), one.line): one for one in (*more, *known)}
    return tuple(sorted(found.values(), key=_in_time)[:MOST_MARKERS])


def with_change(known: Iterable[Marker], before: Marker | None, after: Marker | None) -> tuple[Marker, ...]:
    """Markers with ``after`` in place of ``before``, in time: a new one where there is no ``before``, one less without ``after``.

    Raises NotFoundError where ``before`` is none of them, BadInputError for a marker that cannot be, and for one too many.
    """
    left, gone = list(known), None
    if before is not None:
        gone = next((one for one in left if _log_of(one) == _log_of(before)), None)
        if gone is None:
            raise NotFoundError(
                f"The marker “{before.line}” is not where it was.",
                subject=before.line,
                what_to_do="Somebody changed the markers meanwhile; look again, then change it.",
            )
        left.remove(gone)
    if after is None:
        return tuple(left)
    words = after.text.strip()
    if not words or len(words) > MOST_CHARACTERS:
        raise BadInputError(
            f"A marker has 1 to {MOST_CHARACTERS} characters.",
            subject=after.line,
            what_to_do="Name the place: Verse 2, Chorus, Solo.",
        )
    if not (0 <= after.start_s <= after.end_s <= LATEST_S):
        raise BadInputError(
            f"A marker cannot lie from {after.start_s:g} to {after.end_s:g} s.",
            subject=after.line,
            what_to_do="Choose times from the beginning of the song on, the end no earlier than the start.",
        )
    if len(left) >= MOST_MARKERS:
        raise BadInputError(
            f"A production has at most {MOST_MARKERS} markers.", subject=after.line, what_to_do="Remove one first."
        )
    return with_more(left, (Marker(after.start_s, after.end_s, words),))


def _log_of(marker: Marker) -> list[Any]:
    return markers_to_log((marker,))[0]


def _in_time(marker: Marker) -> tuple[float, float, str]:
    return marker.start_s, marker.end_s, marker.text


def _is_span(start: object, end: object) -> bool:
    return type(start) is int and type(end) is int and 0 <= start <= end <= LATEST_S * 1000


def bad_marker_file(name: str, message: str, what_to_do: str = "") -> BadInputError:
    """The refusal of a file of markers; nothing of it was taken over."""
    return BadInputError(
        f"{name}: {message}",
        subject=name,
        what_to_do=what_to_do or "Export the markers again in the program that they come from.",
        title="These notes cannot be read",
        code="bad_marker_file",
    )


def sound_markers(markers: Iterable[Marker], name: str) -> tuple[Marker, ...]:
    """What was read, in time; markers without words are named after their number.

    Raises BadInputError: there is none, there are too many, or one has a time or a length that cannot be.
    """
    found: list[Marker] = []
    for number, marker in enumerate(markers, 1):
        if number > MOST_MARKERS:
            raise bad_marker_file(name, f"it has more than {MOST_MARKERS} markers.")
        start_s, end_s = marker.start_s, max(marker.start_s, marker.end_s)
        if not (math.isfinite(start_s) and math.isfinite(end_s) and start_s >= 0 and end_s <= LATEST_S):
            raise bad_marker_file(name, f"the time of marker {number} cannot be ({start_s:g} s).")
        if len(marker.text) > MOST_CHARACTERS:
            raise bad_marker_file(name, f"marker {number} has more than {MOST_CHARACTERS} characters.")
        found.append(Marker(start_s, end_s, marker.text.strip() or f"Marker {number}", marker.author.strip()))
    if not found:
        raise bad_marker_file(name, "it has no markers.")
    return tuple(sorted(found, key=lambda marker: (marker.start_s, marker.end_s)))
