"""Markers as text: Audacity's labels, Reaper's table of regions and markers, and a plain table of notes.

Sources: the Audacity manual, "Importing and Exporting Labels"; the tables that Reaper's Region/Marker Manager writes.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from studio.domain.markers import Marker, bad_marker_file, sound_markers

_REAPER_HEAD = ("#", "Name", "Start", "End", "Length")
_TABLE_HEAD = ("start_s", "end_s", "text", "author")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MOST_BYTES = 8_000_000


def audacity_labels(markers: Iterable[Marker]) -> str:
    """Start, end and words with tabs between them, seconds with six decimals."""
    return "".join(f"{m.start_s:.6f}\t{m.end_s:.6f}\t{m.line}\n" for m in markers)


def reaper_table(markers: Iterable[Marker]) -> str:
    """Points as markers (M1 ...), ranges as regions (R1 ...), times in minutes and seconds."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(_REAPER_HEAD)
    counts = {"M": 0, "R": 0}
    for marker in markers:
        sign = "R" if marker.is_range else "M"
        counts[sign] += 1
        start_ms, end_ms = round(marker.start_s * 1000), round(marker.end_s * 1000)
        rest = [_clock(end_ms), _clock(end_ms - start_ms)] if marker.is_range else ["", ""]
        table.writerow([f"{sign}{counts[sign]}", marker.line, _clock(start_ms), *rest])
    return out.getvalue()


def notes_table(markers: Iterable[Marker]) -> str:
    """A table for a spreadsheet: seconds, words, author. No text is taken for a formula there."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(_TABLE_HEAD)
    for marker in markers:
        table.writerow(
            [f"{marker.start_s:.3f}", f"{marker.end_s:.3f}", _harmless(marker.text), _harmless(marker.author)]
        )
    return out.getvalue()


def read_marker_text(data: bytes, name: str) -> tuple[Marker, ...]:
    """The markers of any of the three, told apart by their first line. ``name`` is how messages call the file.

    Raises BadInputError that names the line: not UTF-8, too large, nothing that is known, a time that is none.
    """
    if len(data) > _MOST_BYTES:
        raise bad_marker_file(name, f"it is larger than {_MOST_BYTES // 10**6} MB.")
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise bad_marker_file(name, "it is no text in UTF-8.") from error
    if "\0" in text:
        raise bad_marker_file(name, "it is no text.")
    first = next((line for line in text.splitlines() if line.strip()), "")
    heads = [part.strip().strip('"').lower() for part in re.split("[,;]", first)]
    if heads[:3] == ["#", "name", "start"]:
        return sound_markers(_reaper(text, name), name)
    if "start_s" in heads and "text" in heads:
        return sound_markers(_table(text, name), name)
    if "\t" in first or not first:
        return sound_markers(_audacity(text, name), name)
    raise bad_marker_file(
        name,
        "these are neither Audacity labels, nor Reaper's table of markers, nor a table of notes.",
        "Export labels from Audacity, markers from Reaper (Region/Marker Manager), or a CSV with start_s,end_s,text.",
    )


def _audacity(text: str, name: str) -> Iterable[Marker]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("\\"):  # the second line of a spectral label: its frequencies
            continue
        start, _, rest = line.partition("\t")
        end, _, words = rest.partition("\t")
        yield Marker(_seconds(start, name, number), _seconds(end, name, number), words)


def _rows(text: str, name: str) -> Iterable[tuple[int, dict[str, str]]]:
    """Lines of a table as dicts by heading in lower case; with commas or semicolons."""
    first = next(line for line in text.splitlines() if line.strip())
    reader = csv.reader(io.StringIO(text.strip("\r\n"), newline=""), delimiter=";" if ";" in first else ",")
    try:
        heads = [head.strip().lower() for head in next(reader)]
        for row in reader:
            if any(part.strip() for part in row):
                yield reader.line_num, dict(zip(heads, row, strict=False))
    except csv.Error as error:
        raise bad_marker_file(name, f"line {reader.line_num} cannot be read ({error}).") from error


def _reaper(text: str, name: str) -> Iterable[Marker]:
    for number, row in _rows(text, name):
        start_s = _seconds(row.get("start", ""), name, number)
        end = row.get("end", "").strip()
        yield Marker(start_s, _seconds(end, name, number) if end else start_s, row.get("name", ""))


def _table(text: str, name: str) -> Iterable[Marker]:
    for number, row in _rows(text, name):
        start_s = _seconds(row["start_s"], name, number) if row.get("start_s") else 0.0
        end = row.get("end_s", "").strip()
        end_s = _seconds(end, name, number) if end else start_s
        yield Marker(start_s, end_s, _plain(row.get("text", "")), _plain(row.get("author", "")))


def _seconds(text: str, name: str, line: int) -> float:
    """``62.5``, ``62,5``, ``1:02.5`` or ``1:02:03.5``."""
    parts: Sequence[str] = text.strip().replace(",", ".").split(":")
    if parts[0].count(".") > 1:
        raise bad_marker_file(
            name,
            f"line {line} has a place in bars and beats ({text.strip()}), which needs the song's tempo.",
            "Set Reaper's ruler to minutes and seconds, and export the markers again.",
        )
    total = 0.0
    if len(parts) > 3 or not all(re.fullmatch(r"\d+(\.\d*)?", part) for part in parts):
        raise bad_marker_file(name, f"line {line} has no time where one belongs ({text.strip()[:40]!r}).")
    for part in parts:
        total = total * 60 + float(part)
    return total


def _clock(ms: int) -> str:
    return f"{ms // 60000}:{ms // 1000 % 60:02d}.{ms % 1000:03d}"


def _harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.lstrip("'").startswith(_FORMULA) else text


def _plain(text: str) -> str:
    """What ``_harmless`` was given."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(_FORMULA) else text
