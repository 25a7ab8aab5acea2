"""A session as a DAWproject, which Bitwig, Studio One, Cubase and others open. Source: the format's XSDs, version 1.0.

The archive is written with the media in it, or with the media beside it. The same session gives the same
bytes: ids are numbers in order, times in the archive are fixed.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from itertools import groupby
from typing import IO, BinaryIO
from xml.etree import ElementTree as ET

from studio.domain.session import AUDIO, Session, SessionClip, SessionTrack, factor_of_mdb, in_rate, xml_words

_STAMP = (1980, 1, 1, 0, 0, 0)
_DEFAULT_BPM = 120.0
_COPY_BYTES = 1 << 20
Opener = Callable[[], AbstractContextManager[BinaryIO]]


def write_session_dawproject(
    session: Session, out: IO[bytes], media: Mapping[str, Opener] | None = None, *, is_stopped: Callable[[], bool]
) -> None:
    """Write the archive. ``media`` opens each file by its path in the session, which puts it into the archive; without
    it, files are named as lying beside. Media is stored as it is: samples do not get smaller by zip.

    ``is_stopped`` is asked between blocks; then the archive is not whole, and the caller throws it away.
    """
    is_embedded = media is not None
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, root in (
            ("project.xml", _project(session, is_embedded=is_embedded)),
            ("metadata.xml", _about(session.title)),
        ):
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, ET.tostring(root, encoding="UTF-8", xml_declaration=True))
        for path, opener in sorted((media or {}).items()):
            entry = zipfile.ZipInfo(path, _STAMP)
            with opener() as source, archive.open(entry, "w", force_zip64=True) as target:
                while (block := source.read(_COPY_BYTES)) and not is_stopped():
                    target.write(block)


def _about(title: str) -> ET.Element:
    about = ET.Element("MetaData")
    ET.SubElement(about, "Title").text = xml_words(title)
    return about


class _Ids:
    """id1, id2 and so on: an id is what another element points at, and nothing else."""

    def __init__(self) -> None:
        self._last = 0

    def next(self) -> str:
        self._last += 1
        return f"id{self._last}"


def _project(session: Session, *, is_embedded: bool) -> ET.Element:
    ids = _Ids()
    project = ET.Element("Project", version="1.0")
    ET.SubElement(project, "Application", name="Segue", version="1.0")
    transport = ET.SubElement(project, "Transport")
    bpm = session.tempo_mbpm / 1000 if session.tempo_mbpm else _DEFAULT_BPM
    ET.SubElement(transport, "Tempo", id=ids.next(), value=f"{bpm:.10g}", min="20", max="999", unit="bpm", name="Tempo")
    beats, unit = session.meter
    ET.SubElement(transport, "TimeSignature", id=ids.next(), numerator=str(beats), denominator=str(unit))
    structure = ET.SubElement(project, "Structure")
    master = ids.next()
    of_track: list[tuple[str, SessionTrack]] = []
    for group, found in groupby(session.tracks, key=lambda track: track.group):
        tracks = list(found)
        place, destination = structure, master
        if group:
            place, destination = _folder(structure, group, master, ids)
        of_track += [(_track(place, track, destination, ids), track) for track in tracks]
    top = ET.SubElement(structure, "Track", name="Master", id=ids.next(), contentType=AUDIO, loaded="true")
    _channel(top, SessionTrack("Master"), master, "", "master", ids)
    arrangement = ET.SubElement(project, "Arrangement", id=ids.next())
    lanes = ET.SubElement(arrangement, "Lanes", id=ids.next(), timeUnit="seconds")
    for track_id, track in of_track:
        _clips(ET.SubElement(lanes, "Lanes", id=ids.next(), track=track_id), track, session.rate_hz, ids, is_embedded)
    if session.markers:
        placed = ET.SubElement(arrangement, "Markers", id=ids.next(), timeUnit="seconds")
        for marker in session.markers:
            end = f" (to {marker.end_s:.3f} s)" if marker.is_range else ""
            ET.SubElement(placed, "Marker", time=f"{marker.start_s:.6f}", name=xml_words(marker.line) + end)
    return project


def _folder(structure: ET.Element, name: str, master: str, ids: _Ids) -> tuple[ET.Element, str]:
    folder = ET.SubElement(structure, "Track", name=xml_words(name), id=ids.next(), contentType="tracks", loaded="true")
    bus = ids.next()
    _channel(folder, SessionTrack(name), bus, master, "master", ids)
    return folder, bus


def _track(place: ET.Element, track: SessionTrack, destination: str, ids: _Ids) -> str:
    track_id = ids.next()
    element = ET.SubElement(
        place, "Track", name=xml_words(track.name), id=track_id, contentType=track.kind, loaded="true"
    )
    if track.colour:
        element.set("color", track.colour)
    _channel(element, track, ids.next(), destination, "regular", ids)
    return track_id


def _channel(place: ET.Element, track: SessionTrack, channel_id: str, destination: str, role: str, ids: _Ids) -> None:
    channel = ET.SubElement(place, "Channel", id=channel_id, role=role, audioChannels="2")
    if destination:
        channel.set("destination", destination)
    if track.is_soloed:
        channel.set("solo", "true")
    ET.SubElement(channel, "Mute", id=ids.next(), value="true" if track.is_muted else "false", name="Mute")
    pan = _number((track.pan_milli + 1000) / 2000)
    ET.SubElement(channel, "Pan", id=ids.next(), value=pan, min="0", max="1", unit="normalized", name="Pan")
    level = factor_of_mdb(track.gain_mdb)
    top = _number(max(2.0, level))
    ET.SubElement(
        channel, "Volume", id=ids.next(), value=_number(level), min="0", max=top, unit="linear", name="Volume"
    )


def _clips(place: ET.Element, track: SessionTrack, rate_hz: int, ids: _Ids, is_embedded: bool) -> None:  # noqa: FBT001
    clips = ET.SubElement(place, "Clips", id=ids.next())
    for clip in track.clips:
        length = clip.length_frames or _frames_left(clip, rate_hz)
        element = ET.SubElement(
            clips,
            "Clip",
            name=xml_words(clip.name or clip.file.name),
            time=_seconds(clip.start_frame, rate_hz),
            duration=_seconds(length, rate_hz),
            contentTimeUnit="seconds",
            playStart=_seconds(clip.offset_frames, rate_hz),
        )
        if clip.fade_in_frames or clip.fade_out_frames:
            element.set("fadeTimeUnit", "seconds")
            element.set("fadeInTime", _seconds(clip.fade_in_frames, rate_hz))
            element.set("fadeOutTime", _seconds(clip.fade_out_frames, rate_hz))
        if clip.is_muted:
            element.set("enable", "false")
        file = clip.file
        kind = "Audio" if track.kind == AUDIO else "Video"
        audio = ET.SubElement(
            element,
            kind,
            id=ids.next(),
            timeUnit="seconds",
            duration=_seconds(file.frames, file.rate_hz or rate_hz),
            sampleRate=str(file.rate_hz or rate_hz),
            channels=str(file.channels or 2),
        )
        ET.SubElement(audio, "File", path=xml_words(file.path), external="false" if is_embedded else "true")


def _frames_left(clip: SessionClip, rate_hz: int) -> int:
    return max(in_rate(clip.file.frames, clip.file.rate_hz, rate_hz) - clip.offset_frames, 0)


def _seconds(frames: int, rate_hz: int) -> str:
    """As many digits as it takes to find the frame again."""
    return _number(frames / rate_hz)


def _number(value: float) -> str:
    return repr(float(value))
