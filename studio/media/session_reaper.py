"""A session as a Reaper project (.rpp). Source: projects as Reaper 5 to 7 write them; its makers publish no description.

A project is lines: words, blocks in "<" and ">", texts in whichever quotes they do not contain. Media is named, never
held. Ids are made of what they are about, so that the same session gives the same bytes.
"""

from __future__ import annotations

import hashlib
from itertools import groupby

from studio.domain.session import (
    VIDEO,
    Session,
    SessionClip,
    SessionTrack,
    factor_of_mdb,
    in_rate,
)

_DEFAULT_BPM = 120.0
_COLOURED = 0x1000000
_SOURCES = {".wav": "WAVE", ".wave": "WAVE", ".w64": "WAVE", ".rf64": "WAVE", ".aif": "WAVE", ".aiff": "WAVE",
            ".flac": "FLAC", ".mp3": "MP3", ".ogg": "VORBIS", ".opus": "VORBIS"}  # fmt: skip
_LINEAR = 0
_FOLDER, _PLAIN, _LAST = "1 1", "0 0", "2 -1"


def write_session_reaper(session: Session) -> bytes:
    """The project; every file is named by its path in the session, as lying beside it."""
    beats, unit = session.meter
    bpm = session.tempo_mbpm / 1000 if session.tempo_mbpm else _DEFAULT_BPM
    lines = [
        '<REAPER_PROJECT 0.1 "6.0/Segue" 0',
        "  PANLAW 1",  # a track in the middle is as loud as its file, as in a mix of Segue's
        "  PANMODE 3",
        f"  TITLE {_quoted(session.title)}",
        f"  SAMPLERATE {session.rate_hz} 1 0",
        f"  TEMPO {bpm:.10g} {beats} {unit}",
    ]
    for number, marker in enumerate(session.markers, 1):
        lines.append(f"  MARKER {number} {_number(marker.start_s)} {_quoted(marker.line)} {int(marker.is_range)}")
        if marker.is_range:
            lines.append(f'  MARKER {number} {_number(marker.end_s)} "" 1')
    number = 0
    for group, found in groupby(session.tracks, key=lambda track: track.group):
        tracks = list(found)
        if group:
            number += 1
            lines += [*_track_lines(SessionTrack(group), number, _FOLDER), "  >"]
        for track in tracks:
            number += 1
            lines += _track_lines(track, number, _LAST if group and track is tracks[-1] else _PLAIN)
            for place, clip in enumerate(track.clips):
                lines += _item_lines(clip, track, session.rate_hz, f"{number}/{place}")
            lines.append("  >")
    return ("\n".join([*lines, ">"]) + "\n").encode()


def _track_lines(track: SessionTrack, number: int, folder: str) -> list[str]:
    mark = _guid(f"track {number} {track.name}")
    colour = int(track.colour[5:7] + track.colour[3:5] + track.colour[1:3], 16) | _COLOURED if track.colour else 0
    return [
        f"  <TRACK {mark}",
        f"    NAME {_quoted(track.name)}",
        *([f"    PEAKCOL {colour}"] if colour else []),
        f"    VOLPAN {_number(factor_of_mdb(track.gain_mdb))} {_number(track.pan_milli / 1000)} -1 -1 1",
        f"    MUTESOLO {int(track.is_muted)} {int(track.is_soloed)} 0",
        f"    ISBUS {folder}",
        "    NCHAN 2",
        f"    TRACKID {mark}",
        "    MAINSEND 1 0",
    ]


def _item_lines(clip: SessionClip, track: SessionTrack, rate_hz: int, place: str) -> list[str]:
    file = clip.file
    length = clip.length_frames or max(in_rate(file.frames, file.rate_hz, rate_hz) - clip.offset_frames, 0)
    usual = "VIDEO" if track.kind == VIDEO else "WAVE"
    kind = _SOURCES.get("." + file.path.rpartition(".")[2].lower(), usual)
    return [
        "    <ITEM",
        f"      POSITION {_number(clip.start_frame / rate_hz)}",
        f"      LENGTH {_number(length / rate_hz)}",
        "      LOOP 0",
        f"      FADEIN {_LINEAR} {_number(clip.fade_in_frames / rate_hz)} 0 {_LINEAR} 0 0",
        f"      FADEOUT {_LINEAR} {_number(clip.fade_out_frames / rate_hz)} 0 {_LINEAR} 0 0",
        f"      MUTE {int(clip.is_muted)} 0",
        f"      IGUID {_guid(f'item {place}')}",
        f"      NAME {_quoted(clip.name or file.name)}",
        f"      VOLPAN {_number(factor_of_mdb(clip.gain_mdb))} 0 1 -1",
        f"      SOFFS {_number(clip.offset_frames / rate_hz)}",
        "      PLAYRATE 1 1 0 -1 0 0.0025",
        f"      GUID {_guid(f'take {place}')}",
        f"      <SOURCE {kind}",
        f"        FILE {_quoted(file.path)}",
        "      >",
        "    >",
    ]


def _guid(words: str) -> str:
    found = hashlib.sha256(f"segue/reaper {words}".encode()).hexdigest().upper()
    return "{" + "-".join((found[:8], found[8:12], found[12:16], found[16:20], found[20:32])) + "}"


def _quoted(text: str) -> str:
    line = " ".join(text.splitlines())  # blanks stay: a path with two of them is another one with one
    mark = next((one for one in "\"'`" if one not in line), "`")
    return mark + (line.replace("`", "'") if mark in line else line) + mark


def _number(value: float) -> str:
    """As many digits as it takes to find the frame again; Reaper knows no exponents."""
    return f"{value:.15f}".rstrip("0").rstrip(".") or "0"
