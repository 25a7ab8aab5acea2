"""A session as an OpenTimelineIO file (.otio). Source: the project's serialized schema (Timeline.1, Track.1, Clip.1).

OTIO knows cuts, not levels: what a lane is set to travels in the metadata under "segue", which others carry along unread.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from studio.domain.markers import Marker
from studio.domain.session import (
    VIDEO,
    Session,
    SessionClip,
    SessionFile,
    SessionTrack,
    in_rate,
)

Json = dict[str, Any]
_OURS = "segue"


def write_session_otio(session: Session) -> bytes:
    """The timeline; every file is named by its path in the session, as lying beside it."""
    stack = _node(
        "Stack.1",
        "tracks",
        source_range=None,
        effects=[],
        markers=[_marker(session, marker) for marker in session.markers],
        enabled=True,
        children=[track for one in session.tracks for track in _tracks_of(session, one)],
    )
    ours = {"rate_hz": session.rate_hz, "tempo_mbpm": session.tempo_mbpm, "meter": list(session.meter)}
    timeline = _node("Timeline.1", session.title, ours, global_start_time=None, tracks=stack)
    return json.dumps(timeline, ensure_ascii=False, indent=1).encode() + b"\n"


def _node(schema: str, name: str, ours: Json | None = None, **parts: Any) -> Json:
    return {"OTIO_SCHEMA": schema, "name": name, "metadata": {_OURS: ours} if ours else {}, **parts}


def _tracks_of(session: Session, track: SessionTrack) -> Iterator[Json]:
    """A track, and further ones for clips that lie over others: there, what stands on a track follows each other."""
    rows: list[list[SessionClip]] = []
    for clip in sorted(track.clips, key=lambda one: one.start_frame):
        row = next((row for row in rows if row[-1].end_frame <= clip.start_frame), None)
        if row is None:
            rows.append([clip])
        else:
            row.append(clip)
    for row in rows or [[]]:
        ours = {
            "group": track.group,
            "colour": track.colour,
            "gain_mdb": track.gain_mdb,
            "pan_milli": track.pan_milli,
            "is_soloed": track.is_soloed,
        }
        yield _node(
            "Track.1",
            track.name,
            ours,
            source_range=None,
            effects=[],
            markers=[],
            enabled=not track.is_muted,
            children=list(_items(session, track, row)),
            kind="Video" if track.kind == VIDEO else "Audio",
        )


def _items(session: Session, track: SessionTrack, row: list[SessionClip]) -> Iterator[Json]:
    at = 0
    for clip in row:
        if clip.start_frame > at:
            yield _node(
                "Gap.1", "", source_range=_range(session, track, 0, clip.start_frame - at),
                effects=[], markers=[], enabled=True,
            )  # fmt: skip
        length = clip.length_frames or max(_in_session(session, clip.file) - clip.offset_frames, 0)
        at = clip.start_frame + length
        ours = {
            "gain_mdb": clip.gain_mdb,
            "fade_in_frames": clip.fade_in_frames,
            "fade_out_frames": clip.fade_out_frames,
            "rate_hz": session.rate_hz,
        }
        file = clip.file
        whole = _time_range(0, file.frames, file.rate_hz) if file.frames and file.rate_hz else None
        media = _node("ExternalReference.1", file.name, available_range=whole, target_url=quote(file.path))
        yield _node(
            "Clip.1",
            clip.name or file.name,
            ours,
            source_range=_range(session, track, clip.offset_frames, length),
            effects=[],
            markers=[],
            enabled=not clip.is_muted,
            media_reference=media,
        )


def _in_session(session: Session, file: SessionFile) -> int:
    return in_rate(file.frames, file.rate_hz, session.rate_hz)


def _range(session: Session, track: SessionTrack, start: int, length: int) -> Json:
    """A range in frames of the session; of pictures in whole pictures, where their rate is known."""
    above, below = session.frame_rate
    if track.kind == VIDEO and above and below:
        first, end = (round(at * above / (below * session.rate_hz)) for at in (start, start + length))
        return _time_range(first, end - first, above / below)
    return _time_range(start, length, session.rate_hz)


def _time_range(start: float, length: float, rate: float) -> Json:
    return {"OTIO_SCHEMA": "TimeRange.1", "start_time": _time(start, rate), "duration": _time(length, rate)}


def _time(value: float, rate: float) -> Json:
    return {"OTIO_SCHEMA": "RationalTime.1", "rate": float(rate), "value": float(value)}


def _marker(session: Session, marker: Marker) -> Json:
    start, end = (round(at * session.rate_hz) for at in (marker.start_s, marker.end_s))
    return _node(
        "Marker.2", marker.line, color="RED", marked_range=_time_range(start, end - start, session.rate_hz),
        comment=marker.author,
    )  # fmt: skip
