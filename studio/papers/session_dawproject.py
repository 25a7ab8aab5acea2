"""DAWprojects read as a session. Source: the format's XSDs, version 1.0.

Clips lie in timelines that lie in clips; here they come out flat, at their own speed, with the part of the file that is
heard. Nothing is unpacked but ``project.xml``, and of that no more than fits into memory; media stays in the archive.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import IO, NamedTuple
from xml.etree import ElementTree as ET

from studio.domain.errors import BadInputError
from studio.domain.markers import Marker
from studio.domain.session import (
    AUDIO,
    VIDEO,
    Session,
    SessionClip,
    SessionFile,
    SessionTrack,
    mdb_of_factor,
)
from studio.papers.marker_project import Beats, markers_in
from studio.papers.plan_file import bad_file
from studio.papers.session_parts import SessionReading, colour_of
from studio.papers.xml_text import child, children, local, parsed_xml

_MOST_XML_BYTES = 20_000_000
_MOST_ENTRIES = 50_000
_STRETCH = 0.001
_UNEVEN_S = 0.010
"""Warp points may lie so far beside an even speed before it is told."""
_SEVERAL_S = 0.001
Clock = Callable[[float], float]


def read_session_dawproject(file: IO[bytes], name: str, rate_hz: int) -> Session:
    """The session in a DAWproject, in frames of ``rate_hz``.

    Raises BadInputError: no such archive, of the draft 0.1, damaged, too large.
    """
    root, entries = _project(file, name)
    reading = SessionReading(name, rate_hz)
    arrangement = child(root, "Arrangement")
    if local(root) != "Project" or child(root, "Structure") is None:
        raise bad_file(name, "its project.xml has no tracks.")
    try:
        beats = Beats(root, arrangement if arrangement is not None else root, name)
        markers: list[Marker] = [] if arrangement is None else markers_in(arrangement, beats, name)
    except BadInputError as error:
        raise bad_file(name, "its tempo or a marker of it cannot be read.") from error
    clips = _Arranged(reading, beats, entries)
    if arrangement is not None:
        clips.walk(arrangement)
    elif child(root, "Scenes") is not None:
        reading.left_out.note("Scenes are not taken over; what lies in the arrangement is")
    tracks = reading.tracks(_tracks(root, reading, clips.of_track))
    transport = child(root, "Transport")
    tempo, meter = (
        (child(transport, "Tempo"), child(transport, "TimeSignature")) if transport is not None else (None,) * 2
    )
    return Session(
        title=_title(file, reading),
        rate_hz=rate_hz,
        tracks=tracks,
        markers=reading.markers(markers),
        tempo_mbpm=0 if tempo is None else round(1000 * min(reading.number(tempo.get("value")), 10_000)),
        meter=_meter(meter, reading),
        left_out=reading.left_out.sentences(),
    )


def read_project_entry(file: IO[bytes], entry: str, most_bytes: int, name: str) -> bytes:
    """One entry of an archive as bytes. Raises KeyError where there is none, BadInputError: damaged, too large."""
    try:
        with zipfile.ZipFile(file) as archive, archive.open(entry) as opened:
            data = opened.read(most_bytes + 1)
    except KeyError:
        raise
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, EOFError, OSError) as error:
        raise bad_file(name, "it is no DAWproject, or damaged.") from error
    if len(data) > most_bytes:
        raise bad_file(name, f"its {entry} is larger than {most_bytes // 10**6} MB.")
    return data


def _project(file: IO[bytes], name: str) -> tuple[ET.Element, frozenset[str]]:
    try:
        data = read_project_entry(file, "project.xml", _MOST_XML_BYTES, name)
    except KeyError as error:
        if "project.json" in _entries(file):
            raise bad_file(
                name,
                "it is a DAWproject of the draft 0.1, which only early test versions wrote.",
                "Save it again with the present version of the program it comes from.",
            ) from error
        raise bad_file(name, "it is an archive without a project.xml, so no DAWproject.") from error
    return parsed_xml(data, f"{name}: project.xml"), _entries(file)


def _entries(file: IO[bytes]) -> frozenset[str]:
    with zipfile.ZipFile(file) as archive:
        return frozenset(archive.namelist()[:_MOST_ENTRIES])


def _title(file: IO[bytes], reading: SessionReading) -> str:
    """The title that the archive gives itself; its name where it gives none (some write an empty metadata.xml)."""
    usual = reading.name.rpartition(".")[0] or reading.name
    try:
        about = parsed_xml(read_project_entry(file, "metadata.xml", _MOST_XML_BYTES, reading.name), "metadata.xml")
    except (KeyError, BadInputError):
        return usual
    found = child(about, "Title")
    return reading.words(None if found is None else found.text, usual)


def _meter(element: ET.Element | None, reading: SessionReading) -> tuple[int, int]:
    if element is None:
        return 4, 4
    return int(reading.number(element.get("numerator"), 4)), int(reading.number(element.get("denominator"), 4))


# --- tracks ----------------------------------------------------------------------------------------------------


def _tracks(
    root: ET.Element, reading: SessionReading, clips: Mapping[str, list[SessionClip]]
) -> Iterator[SessionTrack]:
    structure = child(root, "Structure")

    def walk(place: ET.Element, outer: tuple[SessionTrack, ...]) -> Iterator[SessionTrack]:
        for element in children(place, "Track"):
            track = _track(element, reading, clips.get(element.get("id", ""), []))
            channel = child(element, "Channel")
            inside = children(element, "Track")
            if not inside and not track.clips and channel is not None and channel.get("role") in ("master", "effect"):
                _tell_of_bus(track, reading)
            elif inside:
                if track.clips:
                    yield reading.in_groups(track, outer)
                yield from walk(element, (*outer, track))
            else:
                yield reading.in_groups(track, outer)

    if structure is not None:
        yield from walk(structure, ())


def _tell_of_bus(track: SessionTrack, reading: SessionReading) -> None:
    if track.gain_mdb or track.pan_milli:
        reading.left_out.note("The level and pan of a bus are not taken over", track.name)


def _track(element: ET.Element, reading: SessionReading, clips: list[SessionClip]) -> SessionTrack:
    name = reading.words(element.get("name"), "Track")
    channel = child(element, "Channel")
    track = SessionTrack(
        name,
        tuple(sorted(clips, key=lambda clip: clip.start_frame)),
        colour=colour_of(element.get("color")),
        kind=VIDEO if "video" in (element.get("contentType") or "").split() else AUDIO,
    )
    if channel is None:
        return track
    for device in child(channel, "Devices") or ():
        reading.left_out.note("Plug-ins are not taken over", device.get("deviceName") or local(device))
    if children(child(channel, "Sends"), "Send"):
        reading.left_out.note("Sends are not taken over", name)
    mute = child(channel, "Mute")
    return replace(
        track,
        gain_mdb=_gain(child(channel, "Volume"), reading),
        pan_milli=_pan(child(channel, "Pan"), reading),
        is_muted=mute is not None and mute.get("value") in ("true", "1"),
        is_soloed=channel.get("solo") in ("true", "1"),
    )


def _gain(volume: ET.Element | None, reading: SessionReading) -> int:
    if volume is None:
        return 0
    value = reading.number(volume.get("value"), 1.0)
    if volume.get("unit") == "decibel":
        value = 10.0 ** (min(max(value, -1000.0), 1000.0) / 20)
    return mdb_of_factor(value)


def _pan(pan: ET.Element | None, reading: SessionReading) -> int:
    if pan is None:
        return 0
    unit = pan.get("unit")
    value = reading.number(pan.get("value"), 0.5 if unit == "normalized" else 0.0)
    milli = {"normalized": 2000 * value - 1000, "percent": 10 * value}.get(unit or "", 1000 * value)
    return round(min(max(milli, -1000), 1000))


# --- clips -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Around:
    """What holds for all that lies in a timeline: how its units become seconds, and what the clips around it say."""

    clock: Clock
    unit: str
    track: str = ""
    name: str = ""
    begin_s: float = 0.0
    end_s: float = float("inf")
    is_muted: bool = False
    fades_s: tuple[float, float] = (0.0, 0.0)


class _Played(NamedTuple):
    """How a file plays: its speed beside its own, and from where to where of it again and again, in seconds of the file."""

    speed: float
    loop_s: tuple[float, float] | None


def _is_uneven(clock: Clock, content: Clock, points: list[tuple[float, float]], speed: float) -> bool:
    """Whether warp points lie beside the straight line from the first on."""
    (first, at), *others = points
    return any(
        abs(content(till) - content(at) - (clock(when) - clock(first)) * speed) > _UNEVEN_S for when, till in others
    )


class _Arranged:
    """The clips of an arrangement by the ids of their tracks."""

    def __init__(self, reading: SessionReading, beats: Beats, entries: frozenset[str]) -> None:
        self.of_track: dict[str, list[SessionClip]] = {}
        self._reading, self._beats, self._entries = reading, beats, entries

    def walk(self, arrangement: ET.Element) -> None:
        unit = arrangement.get("timeUnit") or "beats"
        for lanes in children(arrangement, "Lanes"):
            here = lanes.get("timeUnit") or unit
            self._timeline(lanes, _Around(self._clock_of(here), here))
        points = [one for one in children(arrangement, "TempoAutomation") if len(one) > 2]
        if points:
            self._reading.left_out.note("Changes of tempo are not taken over; places are as they sound")

    def _clock_of(self, unit: str) -> Clock:
        return float if unit == "seconds" else self._beats.seconds

    def _timeline(self, element: ET.Element, around: _Around) -> None:
        unit = element.get("timeUnit") or around.unit
        if unit != around.unit:
            around = replace(around, unit=unit, clock=_shifted(around.clock, self._clock_of(unit)))
        around = replace(around, track=element.get("track") or around.track)
        what = self._reading.left_out
        for one in element:
            kind = local(one)
            if kind == "Lanes":
                self._timeline(one, around)
            elif kind == "Clips":
                inner_unit = one.get("timeUnit") or unit
                inside = replace(around, track=one.get("track") or around.track)
                if inner_unit != unit:
                    clock = _shifted(around.clock, self._clock_of(inner_unit))
                    inside = replace(inside, unit=inner_unit, clock=clock)
                for clip in children(one, "Clip"):
                    self._clip(clip, inside)
            elif kind == "Notes":
                what.note("Notes (MIDI) are not taken over")
            elif kind == "Points":
                what.note("Automation is not taken over")
            elif kind == "ClipSlot":
                what.note("Clips of the launcher are not taken over")

    def _clip(self, clip: ET.Element, around: _Around) -> None:
        read = self._reading.number
        name = self._reading.words(clip.get("name"), around.name)
        content = next((one for one in clip), None)
        if content is None:
            if clip.get("reference"):
                self._reading.left_out.note("A clip that repeats another one was left out", name)
            return
        start, play = read(clip.get("time")), read(clip.get("playStart"))
        unit = clip.get("contentTimeUnit") or content.get("timeUnit") or around.unit
        begin_s = around.clock(start)
        clock = self._content_clock(around, unit, start, play)
        end_s = self._end_of(clip, content, around, clock, begin_s)
        inside = _Around(
            clock,
            unit,
            around.track,
            name,
            max(begin_s, around.begin_s),
            min(end_s, around.end_s),
            around.is_muted or clip.get("enable") in ("false", "0"),
            self._fades(clip, around),
        )
        if inside.end_s <= inside.begin_s:
            return
        kind = local(content)
        if kind in ("Audio", "Video"):
            of_file = self._clock_of(unit)
            self._keep(
                content, inside, of_file(play) + inside.begin_s - begin_s, _Played(1.0, self._loop(clip, of_file))
            )
        elif kind == "Warps":
            self._warped(content, inside, clip, inside.begin_s - begin_s)
        elif kind == "Clips":
            for one in children(content, "Clip"):
                self._clip(one, inside)
        else:
            self._timeline(_holder(content), inside)

    def _content_clock(self, around: _Around, unit: str, start: float, play: float) -> Clock:
        """The clock of what a clip shows: at its start that stands at ``play``."""
        outer, inner = around.clock, self._clock_of(unit)
        if unit == around.unit:
            return lambda at: outer(start + at - play)
        return lambda at: outer(start) + inner(at) - inner(play)

    def _end_of(self, clip: ET.Element, content: ET.Element, around: _Around, clock: Clock, begin_s: float) -> float:
        read = self._reading.number
        if clip.get("duration") is not None:
            end_s = around.clock(read(clip.get("time")) + read(clip.get("duration")))
        elif clip.get("playStop") is not None:
            end_s = clock(read(clip.get("playStop")))
        elif content.get("duration") is not None:
            end_s = begin_s + self._clock_of(content.get("timeUnit") or around.unit)(read(content.get("duration")))
        else:
            end_s = float("inf")
        if clip.get("loopEnd") is not None and local(content) not in ("Audio", "Video", "Warps"):
            loop_s = clock(read(clip.get("loopEnd")))
            if begin_s < loop_s < end_s - _SEVERAL_S:
                self._reading.left_out.note("A clip that is looped plays once", clip.get("name") or "")
                end_s = loop_s
        return end_s

    def _fades(self, clip: ET.Element, around: _Around) -> tuple[float, float]:
        clock = self._clock_of(clip.get("fadeTimeUnit") or around.unit)
        own = [clock(max(self._reading.number(clip.get(side)), 0.0)) for side in ("fadeInTime", "fadeOutTime")]
        return own[0] or around.fades_s[0], own[1] or around.fades_s[1]

    def _loop(self, clip: ET.Element, of_file: Clock) -> tuple[float, float] | None:
        """From where to where of its file a clip plays again, in seconds of the file."""
        if clip.get("loopEnd") is None:
            return None
        start, end = (of_file(self._reading.number(clip.get(name))) for name in ("loopStart", "loopEnd"))
        return (max(start, 0.0), end) if end > max(start, 0.0) else None

    def _warped(self, warps: ET.Element, inside: _Around, clip: ET.Element, skipped_s: float) -> None:
        """A file under warp points: it begins where they say, and plays at the speed between the first and the last."""
        read = self._reading.number
        play = read(clip.get("playStart"))
        media = next((one for one in warps if local(one) in ("Audio", "Video")), None)
        if media is None:
            self._timeline(warps, inside)
            return
        points = [(read(one.get("time")), read(one.get("contentTime"))) for one in children(warps, "Warp")]
        points.sort()
        speed = 1.0
        of_file: Clock = float
        if points:
            content = self._clock_of(warps.get("contentTimeUnit") or "seconds")
            (first, at), (last, till) = points[0], points[-1]
            heard_s, taken_s = inside.clock(last) - inside.clock(first), content(till) - content(at)
            speed = taken_s / heard_s if heard_s > 0 else 1.0
            if abs(speed - 1) <= _STRETCH:
                speed = 1.0
            if _is_uneven(inside.clock, content, points, speed):
                self._reading.left_out.note("A clip that is stretched unevenly plays at one speed", inside.name)

            def warped(at_clip: float) -> float:
                return content(at) + (inside.clock(at_clip) - inside.clock(first)) * speed

            of_file = warped
        offset_s = max(of_file(play), 0.0) + skipped_s * speed
        self._keep(media, inside, offset_s, _Played(speed, self._loop(clip, of_file)))

    def _keep(self, media: ET.Element, inside: _Around, offset_s: float, played: _Played) -> None:
        reading = self._reading
        named = child(media, "File")
        if named is None or not named.get("path"):
            reading.left_out.note("A clip names no file", inside.name)
            return
        reading.count_clip()
        path = reading.path(named.get("path", ""))
        is_inside = named.get("external") not in ("true", "1")
        if is_inside and path not in self._entries:
            reading.left_out.note("A file is named and not in the archive", path)
        rate = int(min(max(reading.number(media.get("sampleRate")), 0), 10_000_000))
        length_s = self._clock_of(media.get("timeUnit") or inside.unit)(reading.number(media.get("duration")))
        end_s = (
            inside.end_s
            if inside.end_s < float("inf")
            else inside.begin_s + max(length_s - offset_s, 0.0) / played.speed
        )
        start = reading.frames(inside.begin_s)
        if start < 0:
            reading.left_out.note("What lies before the start was cut off", inside.name)
            offset_s, start = offset_s - inside.begin_s * played.speed, 0
        file = SessionFile(
            path,
            is_inside,
            rate_hz=rate,
            channels=int(min(max(reading.number(media.get("channels")), 0), 1000)),
            frames=round(min(length_s, 1e7) * rate) if length_s > 0 else 0,
        )
        made = SessionClip(
            file,
            start_frame=start,
            length_frames=max(reading.frames(end_s) - start, 0),
            offset_frames=max(reading.frames(offset_s), 0),
            name=inside.name,
            fade_in_frames=reading.frames(inside.fades_s[0]),
            fade_out_frames=reading.frames(inside.fades_s[1]),
            is_muted=inside.is_muted,
            is_looped=played.loop_s is not None,
            loop_start_frame=reading.frames(played.loop_s[0]) if played.loop_s is not None else 0,
            loop_end_frame=reading.frames(played.loop_s[1]) if played.loop_s is not None else 0,
            speed_ppm=reading.speed_ppm(played.speed, inside.name),
        )
        if made.length_frames:
            self.of_track.setdefault(inside.track, []).append(made)


def _shifted(outer: Clock, inner: Clock) -> Clock:
    """A clock of other units that shows zero when the outer one does."""
    zero_s = outer(0.0)
    return lambda at: zero_s + inner(at)


def _holder(content: ET.Element) -> ET.Element:
    """A timeline that lies directly in a clip, as the only child of a timeline."""
    if local(content) == "Lanes":
        return content
    holder = ET.Element("Lanes")
    holder.append(content)
    return holder
