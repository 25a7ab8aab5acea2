"""What the readers of other programs' sessions share: numbers that can be, limits, and what is left out."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath, PureWindowsPath
from urllib.parse import unquote

from studio.domain.markers import MOST_CHARACTERS, MOST_MARKERS, Marker
from studio.domain.session import (
    FASTEST_PPM,
    MOST_CLIPS,
    MOST_FRAMES,
    MOST_TRACKS,
    OWN_SPEED_PPM,
    SLOWEST_PPM,
    SessionTrack,
    is_panned_twice,
    with_groups_folded,
)
from studio.papers.plan_file import LeftOut, bad_file

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_LONGEST_NAME = 200
_LONGEST_PATH = 4000


class SessionReading:
    """One file being read: its name in messages, the rate of the frames that are wanted, and what is left out."""

    def __init__(self, name: str, rate_hz: int) -> None:
        self.name = name
        self.rate_hz = rate_hz
        self.left_out = LeftOut()
        self._clips = 0

    def number(self, text: object, default: float = 0.0) -> float:
        """A finite number; ``default`` for nothing. Raises BadInputError for anything else."""
        if text is None or text == "":
            return default
        try:
            value = float(text) if isinstance(text, str | int | float) else float("nan")
        except (ValueError, OverflowError) as error:
            raise bad_file(self.name, f"it has {str(text)[:40]!r} where a number belongs.") from error
        if not math.isfinite(value):
            raise bad_file(self.name, f"it has {str(text)[:40]!r} where a number belongs.")
        return value

    def frames(self, seconds: float) -> int:
        """Seconds as frames, to the nearest. Raises BadInputError for a time that no session reaches."""
        if not abs(seconds) * self.rate_hz < MOST_FRAMES:
            raise bad_file(self.name, f"something in it lies at {seconds:g} s, which cannot be.")
        return round(seconds * self.rate_hz)

    def speed_ppm(self, speed: float, name: str) -> int:
        """A clip's speed in millionths of its file's own; what cannot be made plays at that, and is told."""
        speed_ppm = round(speed * OWN_SPEED_PPM) if abs(speed) < FASTEST_PPM else 0
        if abs(speed_ppm - OWN_SPEED_PPM) <= 1:
            return OWN_SPEED_PPM
        if not SLOWEST_PPM <= speed_ppm <= FASTEST_PPM:
            self.left_out.note("A clip at such a speed plays at its own", f"{name}, {speed:g} ×")
            return OWN_SPEED_PPM
        return speed_ppm

    def count_clip(self) -> None:
        """Raises BadInputError for more clips than a session may have."""
        self._clips += 1
        if self._clips > MOST_CLIPS:
            raise bad_file(self.name, f"it has more than {MOST_CLIPS} clips.", "Split it, or bounce its tracks.")

    def words(self, text: str | None, default: str = "") -> str:
        """A name in one line and not too long."""
        return " ".join((text or "").split())[:_LONGEST_NAME] or default

    def address(self, text: str) -> str:
        """The path in an address: ``file:`` or relative, with what is escaped in it."""
        scheme, sign, rest = text.partition(":")
        if sign and scheme.casefold() == "file":
            host, slash, path = rest.removeprefix("//").partition("/") if rest.startswith("//") else ("", "", rest)
            text = f"{slash}{path}" if host in ("", "localhost") else f"//{host}/{path}"
        return self.path(re.sub(r"^/([A-Za-z]:)", r"\1", unquote(text)))

    def path(self, text: str) -> str:
        """A path as the file has it, with "/" between folders."""
        if len(text) > _LONGEST_PATH or "\0" in text:
            raise bad_file(self.name, "it names a file by more characters than a path can have.")
        return text.replace("\\", "/")

    def markers(self, found: Iterable[Marker]) -> tuple[Marker, ...]:
        """Those that can be, in time; the others are told."""
        kept: list[Marker] = []
        for number, marker in enumerate(found, 1):
            words = marker.text.strip()[:MOST_CHARACTERS] or f"Marker {number}"
            if len(kept) == MOST_MARKERS or not 0 <= marker.start_s <= marker.end_s < MOST_FRAMES / self.rate_hz:
                self.left_out.note("A marker was left out", words[:40])
            else:
                kept.append(Marker(marker.start_s, marker.end_s, words, marker.author))
        return tuple(sorted(kept, key=lambda marker: (marker.start_s, marker.end_s)))

    def in_groups(self, track: SessionTrack, outer: Sequence[SessionTrack]) -> SessionTrack:
        """A track as it sounds through its folders; what of their pans it cannot take is told."""
        if is_panned_twice(track, outer):
            self.left_out.note("The pan of a group is not taken over for a track with a pan of its own", track.name)
        return with_groups_folded(track, outer)

    def tracks(self, found: Iterable[SessionTrack]) -> tuple[SessionTrack, ...]:
        """Those that have clips; the others are told. Raises BadInputError for too many."""
        kept = []
        for track in found:
            if track.clips:
                kept.append(track)
            else:
                self.left_out.note("A track without audio or picture was left out", track.name)
        if len(kept) > MOST_TRACKS:
            raise bad_file(self.name, f"it has more than {MOST_TRACKS} tracks.", "Split it into several sessions.")
        return tuple(kept)


def colour_of(text: str | None) -> str:
    """A colour as "#rrggbb"; "" for what begins with none."""
    found = _COLOUR.match(text or "")
    return found.group().lower() if found else ""


def is_absolute(path: str) -> bool:
    """Whether a path of any system begins at a root."""
    return PurePosixPath(path).is_absolute() or bool(PureWindowsPath(path).drive) or path.startswith("~")
