"""Pixmaps of waveforms, painted in the background and kept while they fit in memory."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtGui import QImage, QPixmap

from ui.background import Background, Job
from ui.review.wave_data import TileAsk, WaveData, paint_tile

_KEPT = 400
"""About 512 x 200 pixels of 4 bytes each: 160 MB at most, far less for low lanes."""


class TileStore:
    """Gives a tile at once when it is there, else paints it in the background and says so through ``on_ready``."""

    def __init__(self, background: Background, on_ready: Callable[[], None]) -> None:
        self._background = background
        self._on_ready = on_ready
        # by identity of the peaks (kept here, so that it stays theirs): a file may be written again under its name
        self._tiles: OrderedDict[tuple[int, TileAsk], tuple[WaveData, QPixmap]] = OrderedDict()
        self._jobs: dict[tuple[int, TileAsk], Job] = {}

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

    @property
    def count(self) -> int:
        """How many tiles are kept."""
        return len(self._tiles)

    def _drop(self, key: tuple[int, TileAsk]) -> None:
        self._jobs.pop(key, None)

    def _keep(self, key: tuple[int, TileAsk], data: WaveData, image: QImage) -> None:
        self._jobs.pop(key, None)
        self._tiles[key] = (data, QPixmap.fromImage(image))
        while len(self._tiles) > _KEPT:
            self._tiles.popitem(last=False)
        self._on_ready()
