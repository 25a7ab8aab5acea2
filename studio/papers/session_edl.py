"""Edit decision lists (.edl, CMX 3600) read: what is cut from which reel to where. Source: SMPTE ST 258, and lists as they are.

A list says no frame rate; it is the production's, or 25 a second. Names of files stand in remarks, if at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from studio.domain.session import AUDIO, VIDEO, Session, SessionClip, SessionFile, SessionTrack
from studio.papers.plan_file import MOST_BYTES, bad_file
from studio.papers.session_parts import SessionReading

_TIME = r"(\d\d[:;.]\d\d[:;.]\d\d[:;.]\d\d)"
_EVENT = re.compile(rf"(\d+)\s+(\S+)\s+(\S+)\s+(C|D|K|KB|KO|W\d*)\s+(?:(\d+)\s+)?{_TIME}\s+{_TIME}\s+{_TIME}\s+{_TIME}")
_REMARK = re.compile(r"\*\s*(FROM CLIP NAME|SOURCE FILE|CLIP NAME)\s*:\s*(.*)", re.IGNORECASE)
_MORE_AUDIO = re.compile(r"AUD\s+([\d\s]+)")
_HOUR_S = 3600
_USUAL_RATE = (25, 1)


@dataclass(slots=True)
class _Event:
    channels: set[str]
    name: str
    source_s: float
    start_s: float
    end_s: float
    file: str = ""


def read_session_edl(data: bytes, name: str, rate_hz: int, frame_rate: tuple[int, int] = (0, 1)) -> Session:
    """The session in a list, in frames of ``rate_hz``. Raises BadInputError: none, damaged, too large."""
    if len(data) > MOST_BYTES:
        raise bad_file(name, f"it is larger than {MOST_BYTES // 10**6} MB.")
    reading = SessionReading(name, rate_hz)
    above, below = frame_rate if frame_rate[0] else _USUAL_RATE
    if not frame_rate[0]:
        reading.left_out.note("The list says no frame rate, and 25 pictures a second were taken")
    title, events = _events(data.decode("utf-8", "replace").lstrip("\ufeff"), above / below, reading)
    if not events:
        raise bad_file(name, "it has no event as an edit decision list has them.")
    first_s = min(event.start_s for event in events) // _HOUR_S * _HOUR_S
    return Session(
        title=reading.words(title, name.rpartition(".")[0] or name),
        rate_hz=rate_hz,
        tracks=reading.tracks(_tracks(events, first_s, reading)),
        frame_rate=frame_rate,
        left_out=reading.left_out.sentences(),
    )


def _events(text: str, rate: float, reading: SessionReading) -> tuple[str, list[_Event]]:
    """The title of a list and what is cut in it."""
    title, is_drop = "", False
    events: list[_Event] = []
    for line in text.splitlines():
        words = line.strip()
        if words.startswith("TITLE:"):
            title = words.removeprefix("TITLE:")
        elif words.startswith("FCM:"):
            is_drop = "NON" not in words and "DROP" in words
        elif found := _EVENT.match(words):
            reading.count_clip()
            if found[4] != "C":
                reading.left_out.note("A transition becomes a cut", found[1])
            source_s, start_s, end_s = (_seconds(found[at], rate, is_drop=is_drop) for at in (6, 8, 9))
            if end_s > start_s:
                events.append(_Event(_channels(found[3]), found[2], source_s, start_s, end_s))
        elif events:
            _remark(events[-1], words, reading)
    return title, events


def _remark(event: _Event, words: str, reading: SessionReading) -> None:
    """What a line after an event says of it."""
    if remark := _REMARK.match(words):
        if remark[1].upper() == "SOURCE FILE":
            event.file = remark[2].strip()
        else:
            event.name = remark[2].strip() or event.name
    elif more := _MORE_AUDIO.match(words):
        event.channels |= {f"A{number}" for number in more[1].split()}
    elif words.startswith("M2"):
        reading.left_out.note("A clip that is stretched plays at its own speed", event.name)


def _channels(word: str) -> set[str]:
    """V, A, A2, AA (the first two), B (picture and sound), AA/V."""
    found = set()
    for part in word.upper().split("/"):
        if part == "B":
            found |= {"V", "A1"}
        elif part == "AA":
            found |= {"A1", "A2"}
        else:
            found.add("A1" if part == "A" else part[:4])
    return found


def _tracks(events: list[_Event], first_s: float, reading: SessionReading) -> list[SessionTrack]:
    rows: dict[str, list[SessionClip]] = {}
    for event in events:
        clip = SessionClip(
            SessionFile(reading.path(event.file or event.name)),
            start_frame=reading.frames(event.start_s - first_s),
            length_frames=reading.frames(event.end_s - first_s) - reading.frames(event.start_s - first_s),
            offset_frames=reading.frames(event.source_s),
            name=reading.words(event.name),
        )
        for channel in event.channels:
            rows.setdefault(channel, []).append(clip)
    return [
        SessionTrack(row, tuple(rows[row]), kind=VIDEO if row.startswith("V") else AUDIO)
        for row in sorted(rows, key=lambda row: (not row.startswith("V"), row))
    ]


def _seconds(text: str, rate: float, *, is_drop: bool) -> float:
    hours, minutes, seconds, pictures = (int(part) for part in re.split(r"[:;.]", text))
    whole = round(rate)
    count = ((hours * 60 + minutes) * 60 + seconds) * whole + pictures
    if is_drop and whole in (30, 60):
        count -= (whole // 15) * (hours * 60 + minutes - (hours * 60 + minutes) // 10)
    return count / rate
