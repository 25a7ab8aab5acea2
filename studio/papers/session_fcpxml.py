"""Final Cut's exchange files (.fcpxml) read as a session. Source: Apple's FCPXML reference, versions 1.8 to 1.11.

Times are fractions of a second. What stands in a clip is placed in the clip's own time, which begins at its ``start``.
Retiming, effects and multicam angles are told and not taken over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from xml.etree import ElementTree as ET

from studio.domain.markers import Marker
from studio.domain.session import (
    AUDIO,
    MOST_FRAMES,
    VIDEO,
    Session,
    SessionClip,
    SessionFile,
    SessionTrack,
    mdb_of_factor,
)
from studio.papers.plan_file import bad_file
from studio.papers.session_parts import SessionReading
from studio.papers.xml_text import child, children, local, parsed_xml

_DOCTYPE = re.compile(rb"<!DOCTYPE\s+fcpxml\s*>")
_TIME = re.compile(r"(-?\d{1,18})(?:/([1-9]\d{0,17}))?s")
_LEVEL = re.compile(r"(-?\d{1,4}(?:\.\d{1,6})?)dB")
_FOREVER = Fraction(MOST_FRAMES)
_MOST_PARTS = 200_000
_EFFECTS = frozenset({"filter-video", "filter-audio", "filter-video-mask", "adjust-EQ", "adjust-transform", "adjust-crop", "adjust-blend", "adjust-colorConform"})  # fmt: skip


def read_session_fcpxml(data: bytes, name: str, rate_hz: int) -> Session:
    """The first sequence of a file, in frames of ``rate_hz``. Raises BadInputError: none, damaged, too large."""
    root = parsed_xml(_DOCTYPE.sub(b"", data, count=1), name)
    if local(root) != "fcpxml":
        raise bad_file(name, "it is XML, but no exchange file of Final Cut.")
    return _Read(SessionReading(name, rate_hz), root).session()


@dataclass(frozen=True, slots=True)
class _Around:
    """Where the zero of an element's own time lies, and from where to where it is seen: seconds of the session."""

    zero: Fraction
    begin: Fraction = Fraction(0)
    end: Fraction = _FOREVER
    lane: int = 0
    gain_mdb: int = 0
    is_muted: bool = False
    name: str = ""


class _Read:
    def __init__(self, reading: SessionReading, root: ET.Element) -> None:
        self._reading, self._root = reading, root
        resources = child(root, "resources")
        found = list(resources) if resources is not None else []
        self._assets = {one.get("id", ""): one for one in found if local(one) == "asset"}
        self._media = {one.get("id", ""): one for one in found if local(one) == "media"}
        self._formats = {one.get("id", ""): one for one in found if local(one) == "format"}
        self._tracks: dict[tuple[str, int, str], list[SessionClip]] = {}
        self._markers: list[Marker] = []
        self._parts = 0
        self._inside: list[str] = []

    def session(self) -> Session:
        reading = self._reading
        projects = [one for one in self._root.iter() if local(one) == "project" and child(one, "sequence") is not None]
        if not projects:
            raise bad_file(reading.name, "it has no project with a sequence.")
        if len(projects) > 1:
            reading.left_out.note("Of several projects the first is taken over", projects[0].get("name") or "")
        sequence = child(projects[0], "sequence")
        if sequence is not None:
            self._spine(child(sequence, "spine"), _Around(-self._time(sequence, "tcStart")))
        return Session(
            title=reading.words(projects[0].get("name"), reading.name.rpartition(".")[0] or reading.name),
            rate_hz=reading.rate_hz,
            tracks=reading.tracks(self._found()),
            markers=reading.markers(self._markers),
            frame_rate=self._frame_rate(sequence),
            left_out=reading.left_out.sentences(),
        )

    def _found(self) -> list[SessionTrack]:
        made = []
        for (kind, lane, role), clips in sorted(self._tracks.items(), key=lambda one: (one[0][0] != VIDEO, one[0][1:])):
            usual = f"V{lane + (lane >= 0)}" if kind == VIDEO else role.partition(".")[0].capitalize() or "Audio"
            name = usual if kind == VIDEO or abs(lane) <= 1 else f"{usual} {abs(lane)}"
            made.append(SessionTrack(name, tuple(sorted(clips, key=lambda clip: clip.start_frame)), kind=kind))
        return made

    def _frame_rate(self, sequence: ET.Element | None) -> tuple[int, int]:
        form = self._formats.get(sequence.get("format", "")) if sequence is not None else None
        length = self._time(form, "frameDuration") if form is not None else Fraction(0)
        return (length.denominator, length.numerator) if 0 < length.numerator < 1 << 30 > length.denominator else (0, 1)

    def _spine(self, spine: ET.Element | None, around: _Around) -> None:
        for part in spine if spine is not None else ():
            self._part(part, around)

    def _part(self, part: ET.Element, around: _Around) -> None:
        """A part of a storyline, or one that hangs on a clip."""
        self._parts += 1
        if self._parts > _MOST_PARTS:
            raise bad_file(self._reading.name, f"it has more than {_MOST_PARTS} parts.")
        kind, what = local(part), self._reading.left_out
        begin = around.zero + self._time(part, "offset")
        name = self._reading.words(part.get("name"), around.name or "Clip")
        lane = int(self._number(part.get("lane"))) if part.get("lane") else around.lane
        if kind == "spine":
            self._spine(part, _Around(begin, around.begin, around.end, lane, around.gain_mdb, around.is_muted))
        elif kind == "transition":
            what.note("A transition becomes a cut", name)
        elif kind in ("marker", "chapter-marker", "note"):
            self._mark(part, around)
        elif kind in ("video", "audio"):
            self._keep(part, around, begin, name, part.get("role", ""))
        elif kind in ("gap", "clip", "asset-clip", "ref-clip", "sync-clip"):
            self._clip(part, around, begin, name, lane)
        elif kind in ("mc-clip", "title", "caption", "audition"):
            what.note(f"A part of the kind “{kind}” is not taken over", name)
        elif kind in ("timeMap", "conform-rate") and len(part):
            what.note("A clip that is stretched plays at its own speed", around.name)
        elif kind in _EFFECTS:
            what.note("Effects are not taken over", part.get("name") or around.name)

    def _clip(self, part: ET.Element, around: _Around, begin: Fraction, name: str, lane: int) -> None:
        kind = local(part)
        asset = self._assets.get(part.get("ref", "")) if kind == "asset-clip" else None
        start = self._time(part, "start") if part.get("start") or asset is None else self._time(asset, "start")
        length = self._time(part, "duration") or (self._time(asset, "duration") if asset is not None else Fraction(0))
        # what hangs on a part of a storyline may be longer than that; what a compound clip shows may not
        window = _Around(
            begin - start,
            max(begin, around.begin) if kind != "gap" else around.begin,
            min(begin + length, around.end) if kind != "gap" else around.end,
            lane,
            around.gain_mdb + self._level(part),
            around.is_muted or part.get("enabled") == "0",
            name,
        )
        if kind == "asset-clip":
            self._keep(part, window, begin, name, part.get("audioRole", ""))
        elif kind == "ref-clip":
            media = self._media.get(part.get("ref", ""))
            sequence = child(media, "sequence") if media is not None else None
            if part.get("ref", "") in self._inside or sequence is None:
                self._reading.left_out.note("A compound clip that is not in the file was left out", name)
            else:
                self._inside.append(part.get("ref", ""))
                self._spine(child(sequence, "spine"), window)
                self._inside.pop()
        for inner in part:
            is_hung = inner.get("lane") is not None
            free = _Around(window.zero, around.begin, around.end, lane, window.gain_mdb, window.is_muted, name)
            self._part(inner, free if is_hung and local(inner) not in ("video", "audio") else window)

    def _keep(self, part: ET.Element, around: _Around, begin: Fraction, name: str, role: str) -> None:
        reading = self._reading
        asset = self._assets.get(part.get("ref", ""))
        rep = child(asset, "media-rep") if asset is not None else None
        source = (asset.get("src") or (rep.get("src") if rep is not None else "")) if asset is not None else ""
        if asset is None or not source:
            reading.left_out.note("A clip names no file", name)
            return
        own = self._time(asset, "start")
        start = self._time(part, "start") if part.get("start") else own
        length = self._time(part, "duration") or self._time(asset, "duration")
        first, end = max(begin, around.begin, Fraction(0)), min(begin + length, around.end)
        if end <= first:
            return
        reading.count_clip()
        is_picture = local(part) != "audio" and asset.get("hasVideo") == "1"
        rate = min(int(self._number((asset.get("audioRate") or "0").replace("k", "000"))), 10_000_000)
        begin_frame, offset = reading.frames(float(first)), reading.frames(float(start - own + first - begin))
        file = SessionFile(
            reading.address(source),
            rate_hz=rate,
            channels=min(int(self._number(asset.get("audioChannels"))), 1000),
            frames=round(min(self._time(asset, "duration"), Fraction(10**7)) * rate),
        )
        made = SessionClip(
            file,
            start_frame=begin_frame,
            length_frames=reading.frames(float(end)) - begin_frame,
            offset_frames=max(offset, 0),
            name=name,
            gain_mdb=around.gain_mdb,
            is_muted=around.is_muted,
        )
        if is_picture and local(part) == "asset-clip" and asset.get("hasAudio") == "1":
            reading.left_out.note("The sound of a picture stays in its file", name)
        key = (VIDEO, around.lane, "") if is_picture else (AUDIO, around.lane, role)
        self._tracks.setdefault(key, []).append(made)

    def _mark(self, mark: ET.Element, around: _Around) -> None:
        at = around.zero + self._time(mark, "start")
        if local(mark) != "note" and around.begin <= at < around.end:
            words = mark.get("value") or ""
            self._markers.append(Marker(float(at), float(at), words))

    def _level(self, part: ET.Element) -> int:
        volume = child(part, "adjust-volume")
        found = _LEVEL.fullmatch(volume.get("amount", "")) if volume is not None else None
        if volume is not None and children(volume, "param"):
            self._reading.left_out.note("Automation is not taken over", part.get("name") or "")
        return mdb_of_factor(10 ** (float(found[1]) / 20)) if found is not None else 0

    def _number(self, text: str | None) -> float:
        return max(min(self._reading.number(text), 1e9), -1e9)

    def _time(self, part: ET.Element, name: str) -> Fraction:
        """A time in seconds; 0 for nothing. Raises BadInputError for what is none."""
        text = part.get(name)
        if text is None:
            return Fraction(0)
        found = _TIME.fullmatch(text.strip())
        seconds = Fraction(int(found[1]), int(found[2] or 1)) if found is not None else _FOREVER
        if abs(seconds) * self._reading.rate_hz >= MOST_FRAMES:
            raise bad_file(self._reading.name, f"it has “{text[:40]}” where a time belongs.")
        return seconds
