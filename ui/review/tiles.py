"""Pixmaps of waveforms, painted in the background and kept while they fit in memory."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

from ui.background import Background, Job
from ui.review.scale import WaveScale
from ui.review.wave_data import TILE_PX, TileAsk, WaveData, paint_tile

_KEPT_BYTES = 160_000_000
"""Some 400 tiles of 512 x 200 pixels of 4 bytes each, many more of low lanes."""


class TileStore:
    """Gives a tile at once when it is there, else paints it in the background and says so through ``on_ready``."""

    def __init__(self, background: Background, on_ready: Callable[[], None]) -> None:
        self._background = background
        self._on_ready = on_ready
        # by identity of the peaks (kept here, so that it stays theirs): a file may be written again under its name
        self._tiles: OrderedDict[tuple[int, TileAsk], tuple[WaveData, QPixmap]] = OrderedDict()
        self._jobs: dict[tuple[int, TileAsk], Job] = {}
        self._bytes = 0

    def tile(self, data: WaveData, ask: TileAsk) -> QPixmap | None:
        """The tile, or None while it is being painted."""
        key = (id(data), ask)
        found = self._tiles.get(key)
        if found is not None:
            self._tiles.move_to_end(key)
            return found[1]
        if key not in self._jobs:
            self._jobs[key] = self._background.start(
                lambda _report, _cancel: paint_tile(data, ask),
                lambda image: self._keep(key, data, image),
                lambda _error: self._drop(key),
                is_question=True,
            )
        return None

    @property
    def is_painting(self) -> bool:
        """Whether tiles are on their way."""
        return bool(self._jobs)

    def forget(self) -> None:
        """Drop everything: other files, or the widget goes away."""
        for job in self._jobs.values():
            job.forget()
        self._jobs.clear()
        self._tiles.clear()
        self._bytes = 0

    @property
    def count(self) -> int:
        """How many tiles are kept."""
        return len(self._tiles)

    def _drop(self, key: tuple[int, TileAsk]) -> None:
        self._jobs.pop(key, None)

    def _keep(self, key: tuple[int, TileAsk], data: WaveData, image: QImage) -> None:
        self._jobs.pop(key, None)
        self._tiles[key] = (data, QPixmap.fromImage(image))
        self._bytes += image.sizeInBytes()
        while self._bytes > _KEPT_BYTES and len(self._tiles) > 1:
            _, gone = self._tiles.popitem(last=False)[1]
            self._bytes -= gone.width() * gone.height() * 4
        self._on_ready()


class Strip(NamedTuple):
    """A wave in a place: its scale begins at the left of ``inner``; ``gain`` as in ``TileAsk``."""

    data: WaveData
    scale: WaveScale
    inner: QRect
    ratio: float
    gain: float


def paint_tiles(painter: QPainter, tiles: TileStore, strip: Strip, part: QRect, colours: Sequence[str]) -> None:
    """Blit the tiles of a part of a strip, in the colours of peaks and body.

    Tiles stand on a grid of device pixels that begins at second 0.
    """
    if part.isEmpty():
        return
    inner, ratio, left_px = strip.inner, strip.ratio, strip.inner.left()
    column_s = 1 / (strip.scale.px_per_s * ratio)
    offset_px = round(strip.scale.start_s / column_s)  # device pixels that are scrolled away
    peak, body = colours
    first = (offset_px + math.floor((part.left() - left_px) * ratio)) // TILE_PX
    last = (offset_px + math.ceil((part.right() + 1 - left_px) * ratio)) // TILE_PX
    painter.save()
    painter.setClipRect(part, Qt.ClipOperation.IntersectClip)
    for place in range(max(0, first), last + 1):
        ask = TileAsk(place, column_s, round(inner.height() * ratio), peak, body, strip.gain)
        tile = tiles.tile(strip.data, ask)
        if tile is not None:
            x = left_px + (place * TILE_PX - offset_px) / ratio
            painter.drawPixmap(QRectF(x, inner.top(), TILE_PX / ratio, inner.height()), tile, QRectF(tile.rect()))
    painter.restore()
