"""Markers as a DAWproject, which Bitwig, Studio One, Cubase and others open. Source: the format's Project.xsd, version 1.0.

A marker there is a point: a range's end stands behind its words, and is found there again.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from xml.etree import ElementTree as ET

from studio.domain.errors import BadInputError
from studio.domain.markers import Marker, bad_marker_file, sound_markers
from studio.domain.session import xml_words
from studio.papers.xml_text import child, children, local, parsed_xml

_MOST_BYTES = 20_000_000
_END = re.compile(r"\s*\(to (\d+(?:\.\d+)?) s\)$")
_STAMP = (1980, 1, 1, 0, 0, 0)
_DEFAULT_BPM = 120.0


def dawproject_of(markers: Iterable[Marker], title: str, tempo_bpm: float = 0.0) -> bytes:
    """The bytes of a ``.dawproject`` with nothing but markers, in seconds. The same input gives the same bytes."""
    project = ET.Element("Project", version="1.0")
    ET.SubElement(project, "Application", name="Segue", version="1.0")
    transport = ET.SubElement(project, "Transport")
    bpm = tempo_bpm or _DEFAULT_BPM
    ET.SubElement(transport, "Tempo", id="tempo", value=f"{bpm:g}", min="20", max="999", unit="bpm", name="Tempo")
    ET.SubElement(project, "Structure")
    arrangement = ET.SubElement(project, "Arrangement", id="arrangement")
    ET.SubElement(arrangement, "Lanes", id="lanes", timeUnit="seconds")
    placed = ET.SubElement(arrangement, "Markers", id="markers", timeUnit="seconds")
    for marker in markers:
        end = f" (to {marker.end_s:.3f} s)" if marker.is_range else ""
        ET.SubElement(placed, "Marker", time=f"{marker.start_s:.6f}", name=xml_words(marker.line) + end)
    about = ET.Element("MetaData")
    ET.SubElement(about, "Title").text = xml_words(title)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, root in (("project.xml", project), ("metadata.xml", about)):
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, ET.tostring(root, encoding="UTF-8", xml_declaration=True))
    return out.getvalue()


def read_dawproject(data: bytes, name: str) -> tuple[Marker, ...]:
    """The markers of a project, also of those whose places are in beats. Nothing is unpacked to the disk.

    Raises BadInputError: no such archive, damaged, too large, without markers.
    """
    root = _project(data, name)
    arrangement = child(root, "Arrangement")
    if arrangement is None:
        raise bad_marker_file(name, "it has no arrangement.")
    return sound_markers(markers_in(arrangement, Beats(root, arrangement, name), name), name)


def markers_in(arrangement: ET.Element, beats: Beats, name: str) -> list[Marker]:
    """The markers of an arrangement, as they stand there. Raises BadInputError for a time that is no number."""
    unit = str(arrangement.get("timeUnit", "") or _unit(child(arrangement, "Lanes")) or "beats")
    found = []
    for placed in (element for element in arrangement.iter() if local(element) in ("Markers", "markers")):
        is_seconds = (placed.get("timeUnit") or unit) == "seconds"
        for marker in children(placed, "Marker"):
            time = _number(marker.get("time"), name)
            start_s = time if is_seconds else beats.seconds(time)
            words = str(marker.get("name", ""))
            end = _END.search(words)
            end_s = float(end.group(1)) if end else start_s
            found.append(Marker(start_s, max(start_s, end_s), words[: end.start()] if end else words))
    return found


def _unit(element: ET.Element | None) -> str:
    return "" if element is None else str(element.get("timeUnit", ""))


def _project(data: bytes, name: str) -> ET.Element:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("project.xml") as file:
            text = file.read(_MOST_BYTES + 1)
    except KeyError as error:
        raise bad_marker_file(name, "it is an archive without a project.xml, so no DAWproject.") from error
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, EOFError, OSError) as error:
        raise bad_marker_file(name, "it is no DAWproject, or damaged.") from error
    if len(text) > _MOST_BYTES:
        raise bad_marker_file(name, f"its project is larger than {_MOST_BYTES // 10**6} MB.")
    try:
        return parsed_xml(text, name)
    except BadInputError as error:
        raise bad_marker_file(name, "its project.xml is damaged, or is no XML.") from error


class Beats:
    """Beats (quarters) to seconds, by the project's tempo: constant, or in steps and ramps."""

    def __init__(self, root: ET.Element, arrangement: ET.Element, name: str) -> None:
        transport = child(root, "Transport")
        tempo = child(transport, "Tempo") if transport is not None else None
        bpm = _number(tempo.get("value"), name) if tempo is not None else _DEFAULT_BPM
        automation = child(arrangement, "TempoAutomation")
        is_seconds = _unit(automation) == "seconds"
        points = [
            (_number(p.get("time"), name), _number(p.get("value"), name), p.get("interpolation") == "linear")
            for p in children(automation, "RealPoint")
        ]
        if is_seconds and points:
            raise bad_marker_file(name, "its markers are in beats and its tempo changes are in seconds.")
        if not all(value > 0 for value in (bpm, *(value for _, value, _ in points))):
            raise bad_marker_file(name, "its tempo is not above zero.")
        points.sort()
        first_bpm = points[0][1] if points else bpm
        self._points: Sequence[tuple[float, float, bool]] = [(0.0, first_bpm, False), *points]

    def seconds(self, beats: float) -> float:
        """When that beat sounds. A ramp is taken at its mean tempo."""
        total = 0.0
        for place, (at, bpm, is_linear) in enumerate(self._points):
            if at >= beats:
                break
            following = self._points[place + 1] if place + 1 < len(self._points) else None
            end = min(beats, following[0]) if following else beats
            slope = (following[1] - bpm) / (following[0] - at) if following and is_linear and following[0] > at else 0.0
            total += (end - at) * 60 / (bpm + slope * (end - at) / 2)
        return total


def _number(text: str | None, name: str) -> float:
    try:
        return float(text or "")
    except ValueError as error:
        raise bad_marker_file(name, f"it has {text!r} where a number belongs.") from error
