"""A part of a sound file at another speed, as a wave of its own: for clips that another program stretches.

With its pitch kept by FFmpeg's ``atempo`` (WSOLA), else as a tape does it; both through PyAV. It sounds like the other
program's stretching, and is not that: who cares for the last bit has the clip bounced there.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.domain.errors import CancelledError
from studio.domain.session import OWN_SPEED_PPM, Piece
from studio.media.cutting import coded, frames_of
from studio.media.sources import AudioSource, open_source
from studio.media.wav_writer import wav_header
from studio.media.whole_file import whole_file

_BLOCK_FRAMES = 65_536
Samples = NDArray[Any]
_LAYOUTS = {1: "mono", 2: "stereo"}
_ATEMPO = (0.5, 100.0)
"""Between these FFmpeg's filter keeps its quality in one step."""


def conform_wave(path: Path, out: Path, piece: Piece, is_stopped: Callable[[], bool]) -> int:
    """Write a piece of a file of one or two channels at the piece's speed; gives its frames, which are exactly those.

    24-bit, or 32-bit float where the file holds floats. Raises BadInputError: no audio, damaged. CancelledError:
    ``is_stopped``; nothing is left. DiskError.
    """
    with open_source(path) as source:
        info, frames = source.info, frames_of(piece, source.info.frames)
        bits = 32 if info.is_float else 24
        out.parent.mkdir(parents=True, exist_ok=True)
        with whole_file(out) as temporary, temporary.open("wb") as file:
            file.write(wav_header(frames, info.channels, info.sample_rate_hz, bits, is_float=info.is_float))
            left = frames
            for block in _heard(source, replace(piece, frames=frames), is_stopped):
                part = block[:left]
                file.write(coded(part, is_float=info.is_float))
                left -= len(part)
            file.write(coded(np.zeros((left, info.channels)), is_float=info.is_float))
            file.write(b"\0" * (frames * info.channels * bits // 8 % 2))
    return frames


def _heard(source: AudioSource, piece: Piece, is_stopped: Callable[[], bool]) -> Iterator[Samples]:
    """Frames x channels as they are heard, about as many as the piece has."""
    import av

    info = source.info
    layout, graph = _LAYOUTS[info.channels], _graph(source, piece)
    for block in _taken(source, piece):
        if is_stopped():
            raise CancelledError("The work was stopped.", subject=str(source))
        data = np.ascontiguousarray(block, np.float32).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(data, format="flt", layout=layout)
        frame.sample_rate = info.sample_rate_hz
        graph.push(frame)
        yield from _pulled(graph, info.channels)
    graph.push(None)
    yield from _pulled(graph, info.channels)


def _taken(source: AudioSource, piece: Piece) -> Iterator[Samples]:
    for first, count in piece.segments():
        source.seek(first)
        done = 0
        while done < count:
            block = source.read(min(_BLOCK_FRAMES, count - done))
            if not len(block):
                break
            done += len(block)
            yield block


def _graph(source: AudioSource, piece: Piece) -> Any:
    from av.filter import Graph

    rate_hz, speed = source.info.sample_rate_hz, piece.speed_ppm / OWN_SPEED_PPM
    graph = Graph()
    parts = [
        graph.add_abuffer(
            sample_rate=rate_hz, format="flt", layout=_LAYOUTS[source.info.channels], time_base=Fraction(1, rate_hz)
        )
    ]
    if piece.keeps_pitch:
        while not _ATEMPO[0] <= speed <= _ATEMPO[1]:
            parts.append(graph.add("atempo", str(_ATEMPO[0])))
            speed /= _ATEMPO[0]
        parts.append(graph.add("atempo", f"{speed:.9f}"))
    else:
        parts += [graph.add("asetrate", str(round(rate_hz * speed))), graph.add("aresample", str(rate_hz))]
    parts += [graph.add("aformat", "sample_fmts=flt"), graph.add("abuffersink")]
    for one, after in itertools.pairwise(parts):
        one.link_to(after)
    graph.configure()
    return graph


def _pulled(graph: Any, channels: int) -> Iterator[Samples]:
    from av.error import BlockingIOError as NothingYet
    from av.error import EOFError as NothingMore

    while True:
        try:
            yield graph.pull().to_ndarray().reshape(-1, channels)
        except (NothingYet, NothingMore):
            return
