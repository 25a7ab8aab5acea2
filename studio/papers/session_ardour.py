"""Ardour sessions (.ardour) read. Source: sessions as Ardour 3 to 8 write them; there is no description beside the program.

Audio of a session lies beside it in ``interchange/NAME/audiofiles``, a file for each channel, so that a region of two
sources becomes two clips, one on either side.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from xml.etree import ElementTree as ET

from studio.domain.markers import Marker
from studio.domain.session import Session, SessionClip, SessionFile, SessionTrack, in_rate, mdb_of_factor
from studio.papers.plan_file import bad_file
from studio.papers.session_parts import SessionReading, is_absolute
from studio.papers.xml_text import child, children, local, parsed_xml

_TICKS_HZ = 282_240_000
"""What Ardour 7 counts audio in, behind the letter "a"."""
_PAIR = 2


def read_session_ardour(data: bytes, name: str, rate_hz: int) -> Session:
    """The session, in frames of ``rate_hz``. Raises BadInputError: none, damaged, too large."""
    root = parsed_xml(data, name)
    if local(root) != "Session" or child(root, "Routes") is None:
        raise bad_file(name, "it is XML, but no session of Ardour.")
    reading = SessionReading(name, rate_hz)
    own_hz = int(reading.number(root.get("sample-rate"), rate_hz))
    if not 1 <= own_hz <= 10_000_000:
        raise bad_file(name, f"its sample rate is {own_hz} Hz.")
    title = reading.words(root.get("name"), name.removesuffix(".ardour"))
    tracks = reading.tracks(_Tracks(root, reading, own_hz, title).all())
    markers = reading.markers(_markers(root, reading, own_hz))
    return Session(title, rate_hz, tracks, markers, left_out=reading.left_out.sentences())


def _frame(text: str | None, own_hz: int, reading: SessionReading) -> int:
    """A place or a length in frames: of the session's rate, or as Ardour 7 writes it ("a" ticks, "@" and where from)."""
    written = (text or "").partition("@")[0]
    if written.startswith("b"):
        reading.left_out.note("What lies on beats keeps no exact place")
        return 0
    if written.startswith("a"):
        return reading.frames(reading.number(written[1:]) / _TICKS_HZ)
    value = reading.number(written)
    reading.frames(value / own_hz)  # refuses what cannot be
    return in_rate(round(value), own_hz, reading.rate_hz)


def _markers(root: ET.Element, reading: SessionReading, own_hz: int) -> Iterator[Marker]:
    for location in children(child(root, "Locations"), "Location"):
        flags = location.get("flags") or ""
        if not ("IsMark" in flags or "IsRangeMarker" in flags) or "IsHidden" in flags:
            continue
        start = _frame(location.get("start"), own_hz, reading) / reading.rate_hz
        end = _frame(location.get("end"), own_hz, reading) / reading.rate_hz
        yield Marker(start, max(start, end) if "IsRangeMarker" in flags else start, location.get("name") or "")


class _Tracks:
    def __init__(self, root: ET.Element, reading: SessionReading, own_hz: int, title: str) -> None:
        self._root, self._reading, self._own_hz = root, reading, own_hz
        self._folder = f"interchange/{title}/audiofiles"
        sources = child(root, "Sources")
        self._sources: Mapping[str, ET.Element] = {one.get("id", ""): one for one in children(sources, "Source")}
        playlists = [
            one for place in ("Playlists", "UnusedPlaylists") for one in children(child(root, place), "Playlist")
        ]
        self._playlists = {one.get("id", ""): one for one in playlists}
        self._by_name = {one.get("name", ""): one for one in playlists}
        self._by_route = {one.get("orig-track-id", ""): one for one in reversed(playlists)}

    def all(self) -> Iterator[SessionTrack]:
        for route in children(child(self._root, "Routes"), "Route"):
            flags = route.get("flags") or ""
            track = self._track(route)
            if any(bus in flags for bus in ("MasterOut", "MonitorOut", "Auditioner")):
                if "MasterOut" in flags and track.gain_mdb:
                    self._reading.left_out.note("The level and pan of a bus are not taken over", track.name)
                continue
            playlist = self._playlist(route)
            if playlist is None:
                self._reading.left_out.note("A bus is not taken over", track.name)
                continue
            if playlist.get("type") == "midi":
                self._reading.left_out.note("Notes (MIDI) are not taken over", track.name)
                continue
            yield from self._with_clips(track, playlist)

    def _playlist(self, route: ET.Element) -> ET.Element | None:
        stream = child(route, "Diskstream")
        named = self._playlists.get(route.get("audio-playlist") or route.get("midi-playlist") or "")
        if named is None and stream is not None:
            named = self._by_name.get(stream.get("playlist", ""))
        return named if named is not None else self._by_route.get(route.get("id", ""))

    def _track(self, route: ET.Element) -> SessionTrack:
        reading = self._reading
        name = reading.words(route.get("name"), "Track")
        values: dict[str, float] = {}
        for place in (route, *children(route, "Pannable"), *children(route, "Processor")):
            for one in children(place, "Controllable"):
                values.setdefault(one.get("name") or "", reading.number(one.get("value")))
        for processor in children(route, "Processor"):
            if processor.get("type") in (
                "ladspa",
                "lv2",
                "vst",
                "windows-vst",
                "lxvst",
                "mac-vst",
                "vst3",
                "audiounit",
                "luaproc",
            ):
                reading.left_out.note("Plug-ins are not taken over", processor.get("name") or "")
            elif processor.get("type") in ("send", "aux", "intsend") and processor.get("role") in (None, "Aux"):
                reading.left_out.note("Sends are not taken over", name)
        muted = child(route, "MuteMaster")
        return SessionTrack(
            name,
            gain_mdb=mdb_of_factor(values.get("gaincontrol", 1.0)),
            pan_milli=round(min(max(2000 * values.get("pan-azimuth", 0.5) - 1000, -1000), 1000)),
            is_muted=(muted is not None and muted.get("muted") in ("yes", "1")) or bool(values.get("mute")),
            is_soloed=route.get("self-solo") in ("yes", "1") or bool(values.get("solo")),
        )

    def _with_clips(self, track: SessionTrack, playlist: ET.Element) -> Iterator[SessionTrack]:
        """The track; as two of them, left and right, where its regions have two sources."""
        sides: list[list[SessionClip]] = [[], []]
        is_pair = False
        for region in children(playlist, "Region"):
            found = self._clips(region, track.name)
            is_pair = is_pair or len(found) == _PAIR
            for side, clip in enumerate(found):
                sides[side].append(clip)
        if not is_pair:
            yield replace(track, clips=tuple(sorted(sides[0], key=lambda clip: clip.start_frame)))
            return
        for side, letter, pan in ((0, "L", -1000), (1, "R", 1000)):
            clips = tuple(sorted(sides[side], key=lambda clip: clip.start_frame))
            yield replace(track, name=f"{track.name} {letter}", group=track.name, pan_milli=pan, clips=clips)

    def _clips(self, region: ET.Element, track: str) -> list[SessionClip]:
        """A clip for each source of a region, at most two."""
        reading, hz = self._reading, self._own_hz
        name = reading.words(region.get("name"), track)
        paths = []
        for number in range(_PAIR + 1):
            source = self._sources.get(region.get(f"source-{number}", ""))
            if source is not None and source.get("type", "audio") == "audio":
                paths.append((source, self._path(source)))
        if not paths:
            reading.left_out.note("A region without its source was left out", name)
            return []
        if len(paths) > _PAIR:
            reading.left_out.note("Of a region with more than two channels two are taken over", name)
        reading.count_clip()
        length = max(_frame(region.get("length"), hz, reading), 0)
        start, offset = _frame(region.get("position"), hz, reading), _frame(region.get("start"), hz, reading)
        if (
            abs(reading.number(region.get("stretch"), 1.0) - 1) > 1e-9
            or abs(reading.number(region.get("shift"), 1.0) - 1) > 1e-9
        ):
            reading.left_out.note("A clip that is stretched or transposed plays as it is", name)
        clips = [
            SessionClip(
                SessionFile(path, channels=1),
                start_frame=max(start, 0),
                length_frames=length,
                offset_frames=max(offset, 0),
                name=name,
                gain_mdb=mdb_of_factor(abs(reading.number(region.get("scale-amplitude"), 1.0))),
                fade_in_frames=self._fade(region, "FadeIn", "fade-in-active"),
                fade_out_frames=self._fade(region, "FadeOut", "fade-out-active"),
                is_muted=region.get("muted") in ("yes", "1"),
            )
            for _, path in paths[:_PAIR]
        ]
        return clips if length else []

    def _path(self, source: ET.Element) -> str:
        """Where a source lies: in the session's folder, or where it was taken from."""
        name = self._reading.path(source.get("name") or source.get("origin") or "audio")
        return name if is_absolute(name) else f"{self._folder}/{name}"

    def _fade(self, region: ET.Element, kind: str, switch: str) -> int:
        fade = child(region, kind)
        if region.get(switch, "1") in ("0", "no") or fade is None:
            return 0
        events = next((one.text or "" for one in fade.iter() if local(one) == "events"), "")
        points = events.split()  # a place and a level each, the last where the fade ends
        return max(_frame(points[-2], self._own_hz, self._reading), 0) if len(points) >= _PAIR else 0
