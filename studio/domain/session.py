"""A session: tracks with clips of files at their places, as every audio or video program keeps it in its own way.

What lanes become when they are handed on (``session_of``), and what another program's file is read as. Places and
lengths are frames of ``rate_hz``; levels are thousandths of a dB, as in the log. Pure: opens no file.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from studio.domain.assembly import Lane
from studio.domain.markers import Marker
from studio.domain.production import HouseFormat
from studio.domain.recipe import GAIN_LIMIT_MDB, SILENT_MDB

MOST_TRACKS = 2000
MOST_CLIPS = 20_000
MOST_FRAMES = 1 << 40
AUDIO, VIDEO = "audio", "video"
OWN_SPEED_PPM = 1_000_000
SLOWEST_PPM, FASTEST_PPM = 250_000, 4_000_000
"""Clips are made anew at speeds between these."""
STRETCHED_CHANNELS = 2
"""Of files with more channels clips are not made anew at another speed."""
_NEAR_FRAMES = 2
SESSION_SUFFIXES = (".dawproject", ".rpp", ".otio", ".ardour", ".edl", ".fcpxml")
"""How files end that can be read as a session."""


@dataclass(frozen=True, slots=True)
class SessionFile:
    """A media file as a session names it. ``path`` has "/" between folders and begins at the session's folder, or is
    absolute, or (``is_inside``) is a name inside the session's own archive. ``rate_hz``, ``channels`` and ``frames``
    (of its own rate) are 0 where nobody has said.
    """

    path: str
    is_inside: bool = False
    rate_hz: int = 0
    channels: int = 0
    frames: int = 0

    @property
    def name(self) -> str:
        """Its name without folders."""
        return self.path.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class SessionClip:
    """A piece of a file on a track, in frames of the session. ``length_frames`` 0 means to the end of the file. Where it
    ``is_looped``, what lies from ``loop_start_frame`` to ``loop_end_frame`` of the file (0: its end) plays again and again.
    ``speed_ppm`` millionths of the file's own speed; with another one it ``keeps_pitch`` or not.
    """

    file: SessionFile
    start_frame: int = 0
    length_frames: int = 0
    offset_frames: int = 0
    name: str = ""
    gain_mdb: int = 0
    fade_in_frames: int = 0
    fade_out_frames: int = 0
    is_muted: bool = False
    is_looped: bool = False
    loop_start_frame: int = 0
    loop_end_frame: int = 0
    speed_ppm: int = OWN_SPEED_PPM
    keeps_pitch: bool = True

    @property
    def end_frame(self) -> int:
        """The frame after its last; its start where its length is not said."""
        return self.start_frame + self.length_frames


@dataclass(frozen=True, slots=True)
class Piece:
    """What a clip plays of its file: ``frames`` that are heard, from ``first`` of the file on. At ``loop_end`` it goes on at
    ``loop_start`` (both 0: it does not loop).
    """

    first: int
    frames: int
    loop_start: int = 0
    loop_end: int = 0
    speed_ppm: int = OWN_SPEED_PPM
    keeps_pitch: bool = True

    @property
    def taken_frames(self) -> int:
        """How many frames of the file that takes."""
        return (2 * self.frames * self.speed_ppm + OWN_SPEED_PPM) // (2 * OWN_SPEED_PPM)

    def segments(self) -> Iterator[tuple[int, int]]:
        """First frame and length of what is read, one after the other."""
        at, left = self.first, self.taken_frames
        if self.loop_end <= self.loop_start:
            yield at, left
            return
        while left > 0:
            count = min(left, max(self.loop_end - at, 0))
            if count:
                yield at, count
            at, left = self.loop_start, left - count

    def in_rate(self, from_hz: int, to_hz: int) -> Piece:
        """The same in frames of another rate."""
        first, frames, start, end = (
            in_rate(each, from_hz, to_hz) for each in (self.first, self.frames, self.loop_start, self.loop_end)
        )
        return replace(self, first=first, frames=frames, loop_start=start, loop_end=end)


def piece_of(clip: SessionClip, rate_hz: int) -> Piece | None:
    """What of its file a clip plays, in frames of the session; None for all of it, once, at its own speed."""
    whole = in_rate(clip.file.frames, clip.file.rate_hz, rate_hz)
    piece = Piece(clip.offset_frames, clip.length_frames, speed_ppm=clip.speed_ppm, keeps_pitch=clip.keeps_pitch)
    end = clip.loop_end_frame or whole
    if clip.is_looped and clip.loop_start_frame < end < piece.first + piece.taken_frames - _NEAR_FRAMES:
        return replace(piece, loop_start=clip.loop_start_frame, loop_end=end)
    is_whole = clip.offset_frames == 0 and piece.taken_frames > whole - _NEAR_FRAMES
    if clip.speed_ppm != OWN_SPEED_PPM and whole:
        rest = (whole - clip.offset_frames) * OWN_SPEED_PPM // clip.speed_ppm
        return replace(piece, frames=max(min(piece.frames, rest), 0))
    return None if is_whole or not whole else piece


@dataclass(frozen=True, slots=True)
class SessionTrack:
    """A track. ``group`` is the name of the folder or bus that it stands in ("": none), ``colour`` is "#rrggbb" or "",
    ``pan_milli`` -1000 (left) to 1000 (right), ``kind`` is ``AUDIO`` or ``VIDEO``.
    """

    name: str
    clips: tuple[SessionClip, ...] = ()
    group: str = ""
    colour: str = ""
    gain_mdb: int = 0
    pan_milli: int = 0
    is_muted: bool = False
    is_soloed: bool = False
    kind: str = AUDIO


@dataclass(frozen=True, slots=True)
class Session:
    """``tempo_mbpm`` is thousandths of quarter notes a minute (0: not said), ``frame_rate`` that of the picture
    ((0, 1): not said), ``left_out`` what of the file could not be read into this value, in sentences.
    """

    title: str
    rate_hz: int
    tracks: tuple[SessionTrack, ...] = ()
    markers: tuple[Marker, ...] = ()
    tempo_mbpm: int = 0
    meter: tuple[int, int] = (4, 4)
    frame_rate: tuple[int, int] = (0, 1)
    left_out: tuple[str, ...] = ()

    @property
    def length_frames(self) -> int:
        """The end of the last clip."""
        return max((clip.end_frame for track in self.tracks for clip in track.clips), default=0)

    @property
    def files(self) -> tuple[SessionFile, ...]:
        """Every file, once, in the order of the tracks."""
        return tuple(dict.fromkeys(clip.file for track in self.tracks for clip in track.clips))


def session_of(
    title: str,
    lanes: Sequence[Lane],
    paths: Mapping[str, str],
    house: HouseFormat,
    markers: Iterable[Marker] = (),
) -> Session:
    """A session with a track for each lane, in which everything lies as the lanes are set; muted lanes come along, muted.

    How long the files are is not known here: see ``with_files``.

    Args:
        title: of the production.
        lanes: in order.
        paths: what each lane's file (by SHA-256) is called beside the session.
        house: rate, tempo and meter.
        markers: times in seconds of the session.
    """
    counts: dict[str, int] = {}
    for lane in lanes:
        counts[lane.stage] = counts.get(lane.stage, 0) + 1
    tracks = []
    for lane in lanes:
        stem = lane.file.name.rpartition(".")[0] or lane.file.name
        clip = SessionClip(
            SessionFile(paths[lane.file.sha256]),
            start_frame=lane.start_frame,
            name=lane.file.name,
            fade_in_frames=frames_of_ms(lane.fade_in_ms, house.sample_rate_hz),
            fade_out_frames=frames_of_ms(lane.fade_out_ms, house.sample_rate_hz),
        )
        tracks.append(
            SessionTrack(
                name=lane.stage_title if counts[lane.stage] == 1 else f"{lane.stage_title} {stem}",
                clips=(clip,),
                group=lane.track,
                gain_mdb=lane.gain_mdb,
                pan_milli=lane.pan_milli,
                is_muted=lane.is_muted,
                is_soloed=lane.is_soloed,
            )
        )
    return Session(
        title,
        house.sample_rate_hz,
        tuple(tracks),
        tuple(markers),
        tempo_mbpm=house.tempo_mbpm,
        meter=house.meter,
        frame_rate=house.frame_rate,
    )


def with_files(session: Session, files: Mapping[SessionFile, SessionFile]) -> Session:
    """The same with what has been found out about its files; clips without a length go to the end of theirs."""

    def known(clip: SessionClip) -> SessionClip:
        file = files.get(clip.file, clip.file)
        rest = max(in_rate(file.frames, file.rate_hz, session.rate_hz) - clip.offset_frames, 0)
        return replace(clip, file=file, length_frames=clip.length_frames or rest)

    tracks = tuple(replace(track, clips=tuple(known(clip) for clip in track.clips)) for track in session.tracks)
    return replace(session, tracks=tracks)


def session_as_json(session: Session) -> dict[str, Any]:
    """Plain values without floats: markers in ms. ``session_from_json`` makes the same session of it."""
    body = asdict(session)
    body["markers"] = [[round(m.start_s * 1000), round(m.end_s * 1000), m.text, m.author] for m in session.markers]
    return body


def session_from_json(body: Mapping[str, Any]) -> Session:
    """The session that ``session_as_json`` was given."""
    tracks = []
    for track in body["tracks"]:
        clips = (SessionClip(**{**clip, "file": SessionFile(**clip["file"])}) for clip in track["clips"])
        tracks.append(SessionTrack(**{**track, "clips": tuple(clips)}))
    markers = tuple(Marker(start / 1000, end / 1000, text, author) for start, end, text, author in body["markers"])
    pairs = {name: tuple(body[name]) for name in ("meter", "frame_rate", "left_out")}
    return Session(**{**body, **pairs, "tracks": tuple(tracks), "markers": markers})


def in_rate(frames: int, from_hz: int, to_hz: int) -> int:
    """A number of frames at another rate, to the nearest; unchanged where the first is not known."""
    return frames if from_hz in (0, to_hz) else (2 * frames * to_hz + from_hz) // (2 * from_hz)


def frames_of_ms(ms: int, rate_hz: int) -> int:
    """Milliseconds as frames, to the nearest."""
    return (2 * ms * rate_hz + 1000) // 2000


def ms_of_frames(frames: int, rate_hz: int) -> int:
    """Frames as milliseconds, to the nearest: what ``frames_of_ms`` made comes back."""
    return (2000 * frames + rate_hz) // (2 * rate_hz)


def mdb_of_factor(factor: float) -> int:
    """A linear level as thousandths of a dB, silence as ``SILENT_MDB``, never above what a lane can be set to."""
    if not factor > 0:
        return SILENT_MDB
    if math.isinf(factor):
        return GAIN_LIMIT_MDB
    return min(max(round(20_000 * math.log10(factor)), SILENT_MDB), GAIN_LIMIT_MDB)


def factor_of_mdb(gain_mdb: int) -> float:
    """A level as a factor; 0.0 at and below ``SILENT_MDB``."""
    return 0.0 if gain_mdb <= SILENT_MDB else 10.0 ** (gain_mdb / 20_000)


def with_groups_folded(track: SessionTrack, outer: Iterable[SessionTrack]) -> SessionTrack:
    """A track as it sounds through the folders around it (the outermost first): their levels are added, it is silent
    where one of them is, and it belongs to the outermost. One in the middle takes the pan of the one folder that has one.
    """
    folders = tuple(outer)
    gain = track.gain_mdb + sum(folder.gain_mdb for folder in folders)
    pans = [one.pan_milli for one in (track, *folders) if one.pan_milli]
    return replace(
        track,
        group=track.group or (folders[0].name if folders else ""),
        gain_mdb=min(max(gain, SILENT_MDB), GAIN_LIMIT_MDB),
        pan_milli=pans[0] if len(pans) == 1 else track.pan_milli,
        is_muted=track.is_muted or any(folder.is_muted for folder in folders),
    )


def is_panned_twice(track: SessionTrack, outer: Iterable[SessionTrack]) -> bool:
    """Whether a lane cannot say where a track stands: more than one of it and its folders have a pan."""
    return sum(one.pan_milli != 0 for one in (track, *outer)) > 1


def xml_words(text: str) -> str:
    """Words without the control characters that XML does not have."""
    return re.sub(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", " ", text)
