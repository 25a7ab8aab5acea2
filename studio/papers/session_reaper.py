"""Reaper projects (.rpp) read as a session. Source: projects as Reaper 5 to 7 write them; its makers publish no description.

A project is lines: words, blocks in "<" and ">", texts in whichever quotes they do not contain. Media is named, never
held.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

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
from studio.papers.plan_file import MOST_BYTES, bad_file
from studio.papers.session_parts import SessionReading

_DEEPEST = 64
_COLOURED = 0x1000000


@dataclass(slots=True)
class _Block:
    """``words`` of its first line, its ``lines``, and the blocks in it, in order."""

    words: list[str]
    lines: list[list[str]] = field(default_factory=list)
    blocks: list[_Block] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    order: list[list[str] | _Block] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return self.words[0].upper() if self.words else ""

    def take(self, line: str) -> None:
        """Keep a line of it, where its lines mean something here."""
        if self.kind in ("NAME", "NOTES"):
            self.text.append(line)
        elif self.kind in _KNOWN and (words := _words(line)):
            self.lines.append(words)
            self.order.append(words)

    def line(self, name: str) -> list[str]:
        """The words of the first line of that name, without it."""
        return next((line[1:] for line in self.lines if line[0].upper() == name), [])

    def named(self, name: str) -> Iterator[_Block]:
        return (block for block in self.blocks if block.kind == name)

    def title(self) -> str:
        """Its NAME: as a line, or, where no quotes are left for it, as a block."""
        for block in self.named("NAME"):
            return " ".join(line.removeprefix("|") for line in block.text)
        return next(iter(self.line("NAME")), "")


def read_session_reaper(data: bytes, name: str, rate_hz: int) -> Session:
    """The session in a Reaper project, in frames of ``rate_hz``. Raises BadInputError: none, damaged, too large."""
    root = _parsed(data, name)
    reading = SessionReading(name, rate_hz)
    tempo = root.line("TEMPO")
    if any(len(one.lines) > 1 and one.lines[-1][0] == "PT" for one in root.named("TEMPOENVEX")):
        reading.left_out.note("Changes of tempo are not taken over; places are as they sound")
    if next(root.named("MASTERFXLIST"), None) is not None:
        reading.left_out.note("Plug-ins are not taken over", "Master")
    master = root.line("MASTER_VOLUME")
    if master and mdb_of_factor(reading.number(master[0], 1.0)):
        reading.left_out.note("The level and pan of a bus are not taken over", "Master")
    return Session(
        title=reading.words(next(iter(root.line("TITLE")), ""), name.rpartition(".")[0] or name),
        rate_hz=rate_hz,
        tracks=reading.tracks(_tracks(root, reading)),
        markers=reading.markers(_markers(root, reading)),
        tempo_mbpm=round(1000 * min(reading.number(_at(tempo, 0)), 10_000)),
        meter=(int(reading.number(_at(tempo, 1), 4)), int(reading.number(_at(tempo, 2), 4))),
        left_out=reading.left_out.sentences(),
    )


def _parsed(data: bytes, name: str) -> _Block:
    if len(data) > MOST_BYTES:
        raise bad_file(name, f"it is larger than {MOST_BYTES // 10**6} MB.")
    text = data.decode("utf-8", "replace").lstrip("\ufeff")
    if not text.startswith("<REAPER_PROJECT"):
        raise bad_file(name, "it is no Reaper project.")
    holder = _Block([])
    open_blocks = [holder]
    for number, line in enumerate(text.splitlines(), 1):
        words = line.strip()
        if words.startswith("<"):
            block = _Block(_words(words[1:]))
            open_blocks[-1].blocks.append(block)
            open_blocks[-1].order.append(block)
            open_blocks.append(block)
            if len(open_blocks) > _DEEPEST:
                raise bad_file(name, f"its blocks are nested too deep (line {number}).")
        elif words != ">":
            open_blocks[-1].take(words)
        elif len(open_blocks) == 2:  # the project's own end
            return holder.blocks[0]
        else:
            open_blocks.pop()
    raise bad_file(name, "it is cut off: a block in it has no end.")


_KNOWN = frozenset({"REAPER_PROJECT", "TRACK", "ITEM", "SOURCE", "TEMPOENVEX"})
"""The blocks whose lines mean something here; those of plug-ins are passed over unread."""


def _words(line: str) -> list[str]:
    found = []
    at, end = 0, len(line)
    while at < end:
        mark = line[at]
        if mark == " ":
            at += 1
            continue
        close = line.find(mark, at + 1) if mark in "\"'`" else line.find(" ", at)
        if mark in "\"'`":
            close = end if close < 0 else close
            found.append(line[at + 1 : close])
            at = close + 1
        else:
            close = end if close < 0 else close
            found.append(line[at:close])
            at = close
    return found


def _at(words: list[str], place: int) -> str:
    return words[place] if len(words) > place else ""


def _markers(root: _Block, reading: SessionReading) -> Iterator[Marker]:
    """A region is two lines of one number."""
    begun: dict[str, Marker] = {}
    for line in root.lines:
        if line[0].upper() != "MARKER" or len(line) < 3:
            continue
        at_s = reading.number(line[2])
        if _at(line, 4) not in ("1", "3", "5", "9"):
            yield Marker(at_s, at_s, _at(line, 3))
        elif (start := begun.pop(line[1], None)) is not None:
            yield Marker(start.start_s, max(at_s, start.start_s), start.text)
        else:
            begun[line[1]] = Marker(at_s, at_s, _at(line, 3))
    yield from begun.values()


def _tracks(root: _Block, reading: SessionReading) -> Iterator[SessionTrack]:
    folders: list[SessionTrack] = []
    for number, block in enumerate(root.named("TRACK"), 1):
        track = _track(block, number, reading)
        kind, steps = (*block.line("ISBUS"), "0", "0")[:2]
        if kind == "1":
            if track.clips:
                yield reading.in_groups(track, folders)
            if len(folders) < _DEEPEST:
                folders.append(track)
            continue
        yield reading.in_groups(track, folders)
        closed = int(-reading.number(steps)) if kind == "2" else 0
        del folders[max(len(folders) - max(closed, 0), 0) :]


def _track(block: _Block, number: int, reading: SessionReading) -> SessionTrack:
    volume, mute = block.line("VOLPAN"), block.line("MUTESOLO")
    name = reading.words(block.title(), f"Track {number}")
    colour = int(reading.number(_at(block.line("PEAKCOL"), 0)))
    for effects in block.named("FXCHAIN"):
        for one in effects.blocks:
            reading.left_out.note("Plug-ins are not taken over", _at(one.words, 1) or one.kind)
    if any(one.kind.endswith(("ENV", "ENV2", "ENVEX")) for one in block.blocks):
        reading.left_out.note("Automation is not taken over", name)
    if block.line("AUXRECV"):
        reading.left_out.note("Sends are not taken over", name)
    if reading.number(_at(block.line("IPHASE"), 0)):
        reading.left_out.note("An inverted polarity is not taken over", name)
    clips = tuple(clip for item in block.named("ITEM") if (clip := _clip(item, name, reading)) is not None)
    is_video = bool(clips) and all(_is_video(item) for item in block.named("ITEM"))
    return SessionTrack(
        name,
        tuple(sorted(clips, key=lambda clip: clip.start_frame)),
        colour="#" + "".join(f"{colour >> shift & 0xFF:02x}" for shift in (0, 8, 16)) if colour & _COLOURED else "",
        gain_mdb=mdb_of_factor(reading.number(_at(volume, 0), 1.0)),
        pan_milli=round(1000 * min(max(reading.number(_at(volume, 1)), -1.0), 1.0)),
        is_muted=_at(mute, 0) == "1",
        is_soloed=_at(mute, 1) not in ("", "0"),
        kind=VIDEO if is_video else AUDIO,
    )


def _is_video(item: _Block) -> bool:
    return any(_at(source.words, 1).upper() == "VIDEO" for source in item.named("SOURCE"))


def _clip(item: _Block, track: str, reading: SessionReading) -> SessionClip | None:
    """The take of an item that is heard; None where it is no file."""
    read = reading.number
    take, source = _take(item)
    name = reading.words(take.title(), track)
    if source is None:
        reading.left_out.note("An item without audio was left out", "" if name == track else name)
        return None
    shift_s, is_looped = 0.0, _at(item.line("LOOP"), 0) == "1"
    while _at(source.words, 1).upper() == "SECTION":
        if is_looped:
            reading.left_out.note("A clip that is looped over a section of its file plays once", name)
            is_looped = False
        shift_s += read(_at(source.line("STARTPOS"), 0))
        source = next(source.named("SOURCE"), _Block(["SOURCE", ""]))
    kind, path = _at(source.words, 1).upper(), _at(source.line("FILE"), 0)
    if kind == "MIDI" or not path:
        reading.left_out.note(
            "Notes (MIDI) are not taken over" if kind == "MIDI" else "An item without audio was left out", name
        )
        return None
    reading.count_clip()
    volume, rate = take.line("VOLPAN"), take.line("PLAYRATE")
    if read(_at(rate, 2)):
        reading.left_out.note("A clip that is transposed plays at its own pitch", name)
    if read(_at(volume, 1)):
        reading.left_out.note("The pan of a clip is not taken over", name)
    if next(item.named("TAKEFX"), None) is not None:
        reading.left_out.note("Plug-ins are not taken over", name)
    start = reading.frames(read(_at(item.line("POSITION"), 0)))
    end = reading.frames(read(_at(item.line("POSITION"), 0)) + read(_at(item.line("LENGTH"), 0)))
    offset = reading.frames(read(_at(take.line("SOFFS"), 0)) + shift_s)
    if start < 0 or offset < 0:
        reading.left_out.note("What lies before the start was cut off", name)
    start, offset = max(start, 0), max(offset - min(start, 0), 0)
    gain = read(_at(volume, 0), 1.0) * abs(read(_at(volume, 2), 1.0))
    clip = SessionClip(
        SessionFile(reading.path(path)),
        start_frame=start,
        length_frames=max(end - start, 0),
        offset_frames=offset,
        name=name,
        gain_mdb=mdb_of_factor(gain),
        fade_in_frames=reading.frames(max(read(_at(item.line("FADEIN"), 1)), 0.0)),
        fade_out_frames=reading.frames(max(read(_at(item.line("FADEOUT"), 1)), 0.0)),
        is_muted=_at(item.line("MUTE"), 0) == "1",
        is_looped=is_looped,
        speed_ppm=reading.speed_ppm(read(_at(rate, 0), 1.0), name),
        keeps_pitch=_at(rate, 1) != "0",
    )
    return clip if clip.length_frames else None


def _take(item: _Block) -> tuple[_Block, _Block | None]:
    """The take that is chosen, as an item of its own, and its source. Further takes follow lines that say TAKE."""
    takes = [replace(item, lines=[], blocks=[])]
    chosen = 0
    for part in item.order:
        if isinstance(part, _Block):
            takes[-1].blocks.append(part)
        elif part[0].upper() == "TAKE":
            takes.append(_Block(item.words))
            chosen = len(takes) - 1 if "SEL" in part else chosen
        else:
            takes[-1].lines.append(part)
    take = takes[chosen]
    return take, next(take.named("SOURCE"), None)
