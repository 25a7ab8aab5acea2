"""The peaks of one file as a pyramid, and tiles painted from them. numpy is imported when the first wave is drawn.

Runs in a worker: a tile is a ``QImage``; only the GUI thread makes a pixmap of it.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QColor, QImage

from studio.domain.errors import SegueError
from ui.review.wave_close import Samples, close_columns, paint_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from studio.queries.review import PeakRows, SampleRows

TILE_PX = 512
"""Width of a tile in device pixels."""
_LEVEL_FACTOR = 4
_ARGB32 = QImage.Format.Format_ARGB32  # named here, in the thread that imports: see sound_library()
_LINE_FRAMES = 2.0
"""Columns that hold fewer samples are drawn as a line through these."""
_OUTLINE_FRAMES = 24.0
"""Columns that hold fewer are not filled to the middle."""
_BODY_SHARE = 0.62
"""A column's body (what is heard as loudness) from the mean of its finer peaks, as a share of them."""


@dataclass(frozen=True, slots=True)
class WaveLevel:
    """``lows`` and ``highs`` are the extremes of each bucket, -1..1, ``body`` the mean height 0..1 of the finest
    buckets in it; ``bucket_s`` is the length of a bucket.
    """

    bucket_s: float
    lows: NDArray[Any]
    highs: NDArray[Any]
    body: NDArray[Any]


@dataclass(frozen=True, slots=True, eq=False)
class WaveData:
    """All levels of a file, the finest first. Equal only to itself: a file may be written again under its name.

    ``samples`` are read where the finest level is too coarse; they begin at ``start_s``.
    """

    path: str
    duration_s: float
    levels: tuple[WaveLevel, ...]
    samples: Samples | None = None
    start_s: float = 0.0

    @property
    def peak(self) -> float:
        """The highest sample, 0..1."""
        if not self.levels or not len(self.levels[-1].highs):
            return 0.0
        coarsest = self.levels[-1]
        return float(max(coarsest.highs.max(), -coarsest.lows.min()))

    def level_for(self, column_s: float) -> WaveLevel:
        """The coarsest level that is still finer than a column."""
        found = self.levels[0]
        for level in self.levels[1:]:
            if level.bucket_s <= column_s:
                found = level
        return found


def wave_data(path: str, duration_s: float, bucket_s: float, lows: Any, highs: Any) -> WaveData:
    """A pyramid from the finest extremes (-1..1)."""
    import numpy as np

    low, high = np.asarray(lows, np.float32), np.asarray(highs, np.float32)
    body = np.maximum(np.abs(low), np.abs(high))
    levels = [WaveLevel(bucket_s, low, high, body)]
    while len(levels[-1].highs) > TILE_PX:
        last = levels[-1]
        starts = np.arange(0, len(last.highs), _LEVEL_FACTOR)
        counts = np.diff(np.append(starts, len(last.highs)))
        levels.append(
            WaveLevel(
                last.bucket_s * _LEVEL_FACTOR,
                np.minimum.reduceat(last.lows, starts),
                np.maximum.reduceat(last.highs, starts),
                np.add.reduceat(last.body, starts) / counts,
            )
        )
    return WaveData(path, duration_s, tuple(levels))


def later(data: WaveData, start_s: float) -> WaveData:
    """The same, begun so much later: silence before it, as exact as its finest peaks."""
    import numpy as np

    levels = []
    for level in data.levels:
        lead = np.zeros(round(start_s / level.bucket_s), np.float32)
        parts = (np.concatenate([lead, part]) for part in (level.lows, level.highs, level.body))
        levels.append(WaveLevel(level.bucket_s, *parts))
    return WaveData(data.path, start_s + data.duration_s, tuple(levels), data.samples, data.start_s + start_s)


def wave_of_rows(rows: PeakRows, read: Callable[[int, int], SampleRows] | None = None) -> WaveData:
    """The pyramid of what ``asks.WavePeaks`` answers; ``read`` answers ``asks.WaveSamples`` of the same file."""
    import numpy as np

    finest = rows.levels[0] if rows.levels else None
    if finest is None or not len(finest):
        return WaveData(rows.path, rows.duration_s, ())
    lows, highs = (np.frombuffer(part, np.int8) / np.float32(128) for part in (finest.low_bytes, finest.high_bytes))
    made = wave_data(rows.path, rows.duration_s, finest.frames_per_bucket / rows.sample_rate_hz, lows, highs)
    return made if read is None else replace(made, samples=Samples(rows.sample_rate_hz, rows.frames, read))


@dataclass(frozen=True, slots=True)
class TileAsk:
    """One tile: columns ``place * TILE_PX`` and on, each ``column_s`` long, ``height_px`` device pixels high.

    ``gain`` is how much higher than true it is drawn; nothing goes over the edge.
    """

    place: int
    column_s: float
    height_px: int
    peak_colour: str
    body_colour: str
    gain: float = 1.0


def paint_tile(data: WaveData, ask: TileAsk) -> QImage:
    """Paint a tile: the extremes, the body over them, and a line where it is silent; single samples as a line."""
    if data.samples is not None and data.levels and ask.column_s < data.levels[0].bucket_s:
        with contextlib.suppress(SegueError):  # the file has gone meanwhile: what its peaks tell is still shown
            return _close_tile(data, data.samples, ask)
    return _tile(_columns(data, ask), ask)


def _close_tile(data: WaveData, samples: Samples, ask: TileAsk) -> QImage:
    import numpy as np

    width_s = TILE_PX * ask.column_s
    begin_s = ask.place * width_s - data.start_s
    first, values = samples.values(max(0.0, begin_s), begin_s + width_s)
    edges_s = begin_s + np.arange(TILE_PX + 1) * ask.column_s
    is_inside = (edges_s[:-1] >= 0) & (edges_s[:-1] < data.duration_s - data.start_s)
    frames_a_column = ask.column_s * samples.sample_rate_hz
    nothing = np.zeros(TILE_PX, np.float32)
    if not len(values):
        return _tile((nothing, nothing, nothing, is_inside), ask)
    if frames_a_column >= _LINE_FRAMES:
        columns = close_columns(values, edges_s * samples.sample_rate_hz - first)
        return _tile((*columns, is_inside), ask, is_outline=frames_a_column < _OUTLINE_FRAMES)
    made = QImage(TILE_PX, max(2, ask.height_px), _ARGB32)
    made.fill(0)
    places = ((first + np.arange(len(values))) / samples.sample_rate_hz - begin_s) / ask.column_s
    paint_line(made, (places, values), 1 / frames_a_column, ask.peak_colour, ask.gain)
    return made


def _tile(columns: tuple[Any, Any, Any, Any], ask: TileAsk, *, is_outline: bool = False) -> QImage:
    """``is_outline``: what lies between a wave and its middle stays empty."""
    import numpy as np

    height, width = max(2, ask.height_px), TILE_PX
    pixels = np.zeros((height, width), np.uint32)
    high, low, body, is_inside = columns
    high, low, body = np.minimum(high * ask.gain, 1), np.maximum(low * ask.gain, -1), np.minimum(body * ask.gain, 1)
    middle = (height - 1) / 2
    rows = np.arange(height, dtype=np.float32)[:, None]
    top, bottom = middle - np.maximum(high * middle, 0.5), middle + np.maximum(-low * middle, 0.5)
    if is_outline:
        top, bottom = middle - high * middle - 0.5, middle - low * middle + 0.5
        body = np.zeros_like(body)
    pixels[(rows >= top) & (rows <= bottom) & is_inside] = QColor(ask.peak_colour).rgba()
    inner = np.minimum(body * _BODY_SHARE, np.maximum(high, -low)) * middle
    has_body = is_inside & (inner >= 1)
    pixels[(np.abs(rows - middle) <= inner) & has_body] = QColor(ask.body_colour).rgba()
    made = QImage(pixels.tobytes(), width, height, width * 4, _ARGB32)
    return made.copy()  # the bytes above go away


def _columns(data: WaveData, ask: TileAsk) -> tuple[Any, Any, Any, Any]:
    """Highest, lowest, body of each column of a tile and whether it lies in the file."""
    import numpy as np

    first_s = ask.place * TILE_PX * ask.column_s
    edges_s = first_s + np.arange(TILE_PX + 1) * ask.column_s
    is_inside = edges_s[:-1] < data.duration_s
    if not data.levels or not len(data.levels[0].highs):
        nothing = np.zeros(TILE_PX, np.float32)
        return nothing, nothing, nothing, is_inside
    level = data.level_for(ask.column_s)
    count = len(level.highs)
    edges = np.clip((edges_s / level.bucket_s).astype(np.int64), 0, count - 1)
    # reduceat takes one bucket where two edges are equal: zoomed in further than the finest level, columns repeat
    starts, last = edges[:-1], max(int(edges[-1]), int(edges[0]) + 1)
    span = slice(0, min(count, last + 1))
    high = np.maximum.reduceat(level.highs[span], starts)
    low = np.minimum.reduceat(level.lows[span], starts)
    counts = np.maximum(np.diff(np.append(starts, min(count, last + 1))), 1)
    body = np.add.reduceat(level.body[span], starts) / counts
    return high, low, body, is_inside


def thumbnail(data: WaveData, count: int) -> tuple[list[int], list[int]]:
    """So many extremes as 8-bit numbers, for a small picture of the whole file."""
    import numpy as np

    if not data.levels or not len(data.levels[0].highs):
        return [0] * count, [0] * count
    level = data.level_for(data.duration_s / max(1, count))
    starts = np.unique(np.linspace(0, len(level.highs) - 1, count).astype(np.int64))
    lows = np.minimum.reduceat(level.lows, starts) * 127
    highs = np.maximum.reduceat(level.highs, starts) * 127
    return lows.astype(int).tolist(), highs.astype(int).tolist()
