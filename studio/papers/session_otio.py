"""OpenTimelineIO files (.otio) read as a session. Source: the project's serialized schemas (Timeline.1, Track.1, Clip.1 and 2).

OTIO knows cuts, not levels: what Segue wrote of those stands in the metadata under "segue".
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, NoReturn

from studio.domain.markers import Marker
from studio.domain.recipe import GAIN_LIMIT_MDB, SILENT_MDB
from studio.domain.session import (
    AUDIO,
    MOST_FRAMES,
    OWN_SPEED_PPM,
    VIDEO,
    Session,
    SessionClip,
    SessionFile,
    SessionTrack,
    in_rate,
)
from studio.papers.plan_file import MOST_BYTES, bad_file
from studio.papers.session_parts import SessionReading, colour_of

Json = dict[str, Any]
_OURS = "segue"
_MOST_PARTS = 200_000


def read_session_otio(data: bytes, name: str, rate_hz: int) -> Session:
    """The session in a timeline, in frames of ``rate_hz``. Raises BadInputError: none, damaged, too large."""
    if len(data) > MOST_BYTES:
        raise bad_file(name, f"it is larger than {MOST_BYTES // 10**6} MB.")
    try:
        timeline = json.loads(data, parse_constant=lambda text: _no_number(name, text))
        return _Read(SessionReading(name, rate_hz)).session(timeline)
    except RecursionError as error:
        raise bad_file(name, "its parts are nested too deep.") from error
    except (ValueError, UnicodeDecodeError) as error:
        raise bad_file(name, "it is damaged, or is no JSON.") from error


def _no_number(name: str, text: str) -> NoReturn:
    raise bad_file(name, f"it has {text} where a number belongs.")


@dataclass(slots=True)
class _Row:
    track: SessionTrack
    clips: list[SessionClip]


class _Read:
    def __init__(self, reading: SessionReading) -> None:
        self._reading = reading
        self._rows: list[_Row] = []
        self._markers: list[Marker] = []
        self._parts = 0

    def session(self, timeline: Any) -> Session:
        reading = self._reading
        schema = _schema(timeline)
        if schema not in ("Timeline", "Stack", "Track"):
            raise bad_file(reading.name, "it is JSON, but no timeline of OpenTimelineIO.")
        stack = timeline.get("tracks") if schema == "Timeline" else timeline
        around = _Window(0.0, 0.0, float(MOST_FRAMES), "", is_muted=False)
        self._stack(stack if _schema(stack) != "Track" else {"OTIO_SCHEMA": "Stack.1", "children": [stack]}, around)
        told = _ours(timeline)
        meter = told.get("meter")
        rows = [replace(row.track, clips=tuple(row.clips)) for row in self._rows]
        return Session(
            title=reading.words(_text(timeline.get("name")), reading.name.rpartition(".")[0] or reading.name),
            rate_hz=reading.rate_hz,
            tracks=reading.tracks(rows),
            markers=reading.markers(self._markers),
            tempo_mbpm=_whole(told.get("tempo_mbpm"), 0, 10_000_000),
            meter=(_whole(meter[0], 1, 64), _whole(meter[1], 1, 32))
            if isinstance(meter, list) and len(meter) == 2
            else (4, 4),
            left_out=reading.left_out.sentences(),
        )

    def _stack(self, stack: Any, around: _Window) -> None:
        self._marks(stack, around)
        for number, track in enumerate(_children(stack), 1):
            if _schema(track) == "Track":
                self._track(track, around, number)
            else:
                self._track({"OTIO_SCHEMA": "Track.1", "children": [track]}, around, number)

    def _track(self, track: Json, around: _Window, number: int) -> None:
        reading = self._reading
        told = _ours(track)
        kind = VIDEO if track.get("kind", "Video") == "Video" else AUDIO
        usual = f"{'Picture' if kind == VIDEO else 'Audio'} {number}"
        made = SessionTrack(
            reading.words(_text(track.get("name")), usual),
            group=reading.words(_text(told.get("group")) or around.group),
            colour=colour_of(_text(told.get("colour"))),
            gain_mdb=_whole(told.get("gain_mdb"), SILENT_MDB, GAIN_LIMIT_MDB),
            pan_milli=_whole(told.get("pan_milli"), -1000, 1000),
            is_muted=around.is_muted or track.get("enabled") is False,
            is_soloed=told.get("is_soloed") is True,
            kind=kind,
        )
        row = _Row(made, [])
        self._rows.append(row)
        at = around.zero - self._start_of(track)
        self._marks(track, replace(around, zero=at))
        self._effects(track, made.name)
        for item in _children(track):
            self._parts += 1
            if self._parts > _MOST_PARTS:
                raise bad_file(reading.name, f"it has more than {_MOST_PARTS} parts.")
            schema = _schema(item)
            if schema == "Transition":
                reading.left_out.note("A transition becomes a cut", made.name)
                continue
            length = self._length(item)
            inside = _Window(at, max(at, around.begin), min(at + length, around.end), made.name, is_muted=made.is_muted)
            if schema == "Clip":
                self._clip(item, row, inside)
            elif schema in ("Stack", "Track"):
                nested = item if schema == "Stack" else {"OTIO_SCHEMA": "Stack.1", "children": [item]}
                shifted = at - (self._start_of(item) if schema == "Stack" else 0.0)
                self._stack(nested, replace(inside, zero=shifted))
            elif schema != "Gap":
                reading.left_out.note("A part of a kind that is not known was left out", schema)
            at += length

    def _clip(self, clip: Json, row: _Row, inside: _Window) -> None:
        reading = self._reading
        name = reading.words(_text(clip.get("name")), "Clip")
        speed = self._effects(clip, name)
        self._marks(clip, replace(inside, zero=inside.zero - self._start_of(clip)))
        media = _media(clip)
        address = _text(media.get("target_url")) if _schema(media) == "ExternalReference" else ""
        if not address and _schema(media) not in ("", "MissingReference", "ExternalReference"):
            reading.left_out.note("A clip without a file was left out", name)
            return
        if inside.end <= inside.begin:
            return
        reading.count_clip()
        available = media.get("available_range")
        first = self._start_of({"source_range": available})
        source = self._start_of(clip) if clip.get("source_range") else first
        told = _ours(clip)
        rate = _whole(told.get("rate_hz"), 0, 10_000_000)
        start, end = round(inside.begin), round(inside.end)
        row.clips.append(
            SessionClip(
                SessionFile(reading.address(address) or name.replace("/", "_")),  # a file that is missing there, too
                start_frame=max(start, 0),
                length_frames=max(end - max(start, 0), 0),
                offset_frames=max(round(source - first + inside.begin - inside.zero), 0),
                name=name,
                gain_mdb=_whole(told.get("gain_mdb"), SILENT_MDB, GAIN_LIMIT_MDB),
                fade_in_frames=in_rate(_whole(told.get("fade_in_frames"), 0, MOST_FRAMES), rate, reading.rate_hz),
                fade_out_frames=in_rate(_whole(told.get("fade_out_frames"), 0, MOST_FRAMES), rate, reading.rate_hz),
                is_muted=clip.get("enabled") is False,
                speed_ppm=reading.speed_ppm(speed, name) if row.track.kind == AUDIO else OWN_SPEED_PPM,
            )
        )

    def _effects(self, item: Json, name: str) -> float:
        """The speed that they give a clip; all else is told."""
        speed = 1.0
        for effect in _list(item.get("effects")):
            kind = _schema(effect)
            if kind == "LinearTimeWarp" and _schema(item) == "Clip":
                speed *= self._reading.number(effect.get("time_scalar"), 1.0)
            elif kind in ("LinearTimeWarp", "TimeEffect", "FreezeFrame"):
                self._reading.left_out.note("A clip that is stretched plays at its own speed", name)
            else:
                self._reading.left_out.note("Effects are not taken over", _text(effect.get("effect_name")) or name)
        return speed

    def _marks(self, item: Any, around: _Window) -> None:
        for mark in _list(item.get("markers")) if isinstance(item, dict) else []:
            marked = {"source_range": mark.get("marked_range")}
            start = (around.zero + self._start_of(marked)) / self._reading.rate_hz
            length = self._length(marked) / self._reading.rate_hz
            words, comment = _text(mark.get("name")), _text(mark.get("comment"))
            self._markers.append(Marker(start, start + length, words or comment, comment if words else ""))

    def _start_of(self, item: Any) -> float:
        found = item.get("source_range")
        return self._frames(found.get("start_time")) if isinstance(found, dict) else 0.0

    def _length(self, item: Any) -> float:
        """How long a part is: by its own range, else by what is in it."""
        found = item.get("source_range")
        if isinstance(found, dict):
            return max(self._frames(found.get("duration")), 0.0)
        schema = _schema(item)
        if schema == "Clip":
            available = _media(item).get("available_range")
            return max(self._frames(available.get("duration")), 0.0) if isinstance(available, dict) else 0.0
        lengths = [self._length(one) for one in _children(item) if _schema(one) != "Transition"]
        return sum(lengths) if schema == "Track" else max(lengths, default=0.0)

    def _frames(self, time: Any) -> float:
        if not isinstance(time, dict):
            return 0.0
        value, rate = self._reading.number(time.get("value")), self._reading.number(time.get("rate"), 1.0)
        if rate <= 0 or abs(value) / rate * self._reading.rate_hz >= MOST_FRAMES:
            raise bad_file(self._reading.name, "it has a time that cannot be.")
        return value if rate == self._reading.rate_hz else value * self._reading.rate_hz / rate


@dataclass(frozen=True, slots=True)
class _Window:
    """Where the inner time of a part has its zero, and from where to where it is seen, in frames of the session."""

    zero: float
    begin: float
    end: float
    group: str
    is_muted: bool


def _schema(item: Any) -> str:
    return _text(item.get("OTIO_SCHEMA")).partition(".")[0] if isinstance(item, dict) else ""


def _children(item: Any) -> list[Json]:
    return _list(item.get("children")) if isinstance(item, dict) else []


def _list(value: Any) -> list[Json]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _media(clip: Json) -> Json:
    """The reference that counts: a clip of the second schema has several by name."""
    several = clip.get("media_references")
    found = clip.get("media_reference")
    if isinstance(several, dict):
        found = several.get(_text(clip.get("active_media_reference_key")) or "DEFAULT_MEDIA")
    return found if isinstance(found, dict) else {}


def _ours(item: Json) -> Mapping[str, Any]:
    metadata = item.get("metadata")
    found = metadata.get(_OURS) if isinstance(metadata, dict) else None
    return found if isinstance(found, dict) else {}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _whole(value: Any, low: int, high: int) -> int:
    usual = min(max(0, low), high)
    return min(max(value, low), high) if isinstance(value, int) and not isinstance(value, bool) else usual
