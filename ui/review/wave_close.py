"""Waves seen so closely that peaks are too coarse: columns and lines from the samples themselves. Runs in a worker."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

if TYPE_CHECKING:
    from collections.abc import Callable

    from studio.queries.review import SampleRows

_LINE_PX = 1.3
_DOT_PX = 2.2
_LEAST_DOT_STEP_PX = 6.0
"""Samples that lie so far apart, in pixels, have a dot each."""


@dataclass(frozen=True, slots=True, eq=False)
class Samples:
    """The samples of a file that can be read in parts; ``read(first_frame, frames)`` is slow and raises SegueErrors."""

    sample_rate_hz: int
    frames: int
    read: Callable[[int, int], SampleRows]

    def values(self, start_s: float, end_s: float) -> tuple[int, Any]:
        """The first frame and the samples (float32, frames x channels) of a part, with one more at either side."""
        import numpy as np

        first = max(0, math.floor(start_s * self.sample_rate_hz) - 1)
        last = min(self.frames, math.ceil(end_s * self.sample_rate_hz) + 2)
        rows = self.read(first, max(0, last - first))
        return first, np.frombuffer(rows.values, "<f4").reshape(-1, max(1, rows.channels))


def close_columns(values: Any, edges: Any) -> tuple[Any, Any, Any]:
    """Highest, lowest, body (0..1) of columns of several samples each, over all channels.

    ``edges`` are frames of ``values`` (float64), one more than columns; each column reaches to the sample before it, so
    that a steep wave has no gaps.
    """
    import numpy as np

    lows, highs = values.min(axis=1), values.max(axis=1)
    count = len(lows)
    starts = np.clip(np.ceil(edges).astype(np.int64), 0, count - 1)
    before = np.maximum(starts[:-1] - 1, 0)
    columns = starts[:-1]
    span = slice(0, min(count, int(starts[-1]) + 1))
    high = np.maximum(np.maximum.reduceat(highs[span], columns), highs[before])
    low = np.minimum(np.minimum.reduceat(lows[span], columns), lows[before])
    return high, low, np.maximum(np.abs(high), np.abs(low))


def paint_line(image: QImage, points: Any, step_px: float, colour: str, gain: float) -> None:
    """Draw each channel as a line through its samples, with dots where they lie far apart.

    ``points``: x in pixels of each sample (float64), and the samples, frames x channels.
    """
    places, values = points
    middle = (image.height() - 1) / 2
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = QColor(colour)
    pen = QPen(ink, _LINE_PX)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    for channel in range(values.shape[1]):
        heights = middle - (values[:, channel].clip(-1 / gain, 1 / gain) * gain) * middle
        dots = [QPointF(x + 0.5, y + 0.5) for x, y in zip(places.tolist(), heights.tolist(), strict=True)]
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(dots))
        if step_px >= _LEAST_DOT_STEP_PX:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            for dot in dots:
                painter.drawEllipse(dot, _DOT_PX, _DOT_PX)
    painter.end()
