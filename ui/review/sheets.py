"""Several waves under each other as one picture: painted in the background, laid down by few blits, kept while they fit.

A sheet is a column of ``TILE_PX`` device pixels of a band of lanes, ground and lines included, so that a frame copies some
pictures whatever the number of lanes. While the scale changes, the pictures of the last one stand in, stretched.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap

from ui.background import Background, Job
from ui.review.scale import WaveScale
from ui.review.wave_data import TILE_PX, TileAsk, WaveData, paint_tile

_KEPT_BYTES = 200_000_000
_BAND_PX = 540
_REST_MS = 40
"""The scale must have rested so long before sheets of it are painted, where others can stand in."""
_FAINT = 0.3
_LEAST_LEVELS_PX = 32
_LOW_LANE_PX = 56
_RGB32 = QImage.Format.Format_RGB32


class SheetLane(NamedTuple):
    """A lane in its band: ``top_px`` and ``height_px`` are logical. Without ``data`` only ground and line are painted."""

    data: WaveData | None
    top_px: int
    height_px: int
    is_faint: bool
    has_line: bool
    """Above it; the first of all has none."""


class SheetAsk(NamedTuple):
    """One sheet of a band that begins at ``top_px``. ``inks``: peaks, body; ``grounds``: ground, line. ``gain`` as in ``TileAsk``."""

    place: int
    top_px: int
    column_s: float
    ratio: float
    height_px: int
    lanes: tuple[SheetLane, ...]
    inks: tuple[str, str]
    grounds: tuple[str, str]
    gain: float
    has_levels: bool


class _Standing(NamedTuple):
    """A sheet that was shown: what seconds it holds."""

    start_s: float
    end_s: float
    sheet: QPixmap


class Band(NamedTuple):
    """Lanes that are painted together: where they begin, how high they are, and where each lies in it."""

    top_px: int
    height_px: int
    lanes: tuple[SheetLane, ...]


def bands_of(rects: Sequence[QRect], data: Sequence[tuple[WaveData | None, bool]]) -> list[Band]:
    """Lanes that follow each other, as many to a band as keep it low. ``data``: peaks and whether they are faint."""
    bands: list[Band] = []
    first = 0
    for place, rect in enumerate(rects):
        top = rects[first].top()
        is_last = place + 1 == len(rects)
        if is_last or rects[place + 1].bottom() + 1 - top > _BAND_PX:
            lanes = tuple(
                SheetLane(peaks, one.top() - top, one.height(), is_faint, one is not rects[0])
                for one, (peaks, is_faint) in zip(rects[first : place + 1], data[first : place + 1], strict=True)
            )
            bands.append(Band(top, rect.bottom() + 1 - top, lanes))
            first = place + 1
    return bands


def inner_of(top_px: int, height_px: int) -> tuple[int, int]:
    """Where the wave of a lane lies in it: top and height."""
    margin = 8 if height_px >= _LOW_LANE_PX else max(1, height_px // 7)
    return top_px + margin, max(1, height_px - 2 * margin)


def paint_sheet(ask: SheetAsk) -> QImage:
    """Paint one, in a worker."""
    ratio = ask.ratio
    image = QImage(TILE_PX, max(1, round(ask.height_px * ratio)), _RGB32)
    ground, line = (QColor(colour) for colour in ask.grounds)
    image.fill(ground)
    painter = QPainter(image)
    for lane in ask.lanes:
        if lane.has_line:
            painter.fillRect(QRectF(0, lane.top_px * ratio, TILE_PX, ratio), line)
        top_px, height_px = inner_of(lane.top_px, lane.height_px)
        if ask.has_levels and height_px >= _LEAST_LEVELS_PX:
            _paint_levels(painter, line, top_px * ratio, height_px * ratio)
        if lane.data is not None:
            tile = paint_tile(
                lane.data, TileAsk(ask.place, ask.column_s, round(height_px * ratio), *ask.inks, ask.gain)
            )
            painter.setOpacity(_FAINT if lane.is_faint else 1.0)
            painter.drawImage(0, round(top_px * ratio), tile)
            painter.setOpacity(1.0)
    painter.end()
    return image


def _paint_levels(painter: QPainter, line: QColor, top: float, height: float) -> None:
    """Dotted lines at -6 and -12 dBFS of a lane."""
    painter.setPen(QPen(line, 1, Qt.PenStyle.DotLine))
    middle = round(top + height / 2)
    for share in (0.5, 0.25):
        half = round(height / 2 * share)
        painter.drawLine(0, middle - half, TILE_PX, middle - half)
        painter.drawLine(0, middle + half, TILE_PX, middle + half)


class SheetStore:
    """Gives a sheet at once when it is there, else has it painted and says so through ``on_ready``."""

    def __init__(self, owner: QObject, background: Background, on_ready: Callable[[], None]) -> None:
        self._background, self._on_ready = background, on_ready
        self._sheets: OrderedDict[SheetAsk, QPixmap] = OrderedDict()
        self._jobs: dict[SheetAsk, Job] = {}
        self._bytes = 0
        # what was painted at the scale before, by band and inks, and what nobody waits for
        self._standing: dict[tuple[int, tuple[str, str]], list[_Standing]] = {}
        self._ahead: set[SheetAsk] = set()
        self._column_s = 0.0
        self._rest = QTimer(owner, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(on_ready)

    @property
    def is_painting(self) -> bool:
        """Whether sheets that are wanted are on their way, or wait for the scale to rest."""
        return self._rest.isActive() or any(ask not in self._ahead for ask in self._jobs)

    @property
    def count(self) -> int:
        """How many sheets are kept."""
        return len(self._sheets)

    def forget(self) -> None:
        """Drop everything: other colours, or the widget goes away."""
        for job in self._jobs.values():
            job.forget()
        self._jobs.clear()
        self._ahead.clear()
        self._sheets.clear()
        self._standing.clear()
        self._rest.stop()
        self._bytes = 0

    def begin(self, column_s: float) -> None:
        """A frame of this scale begins; one of another scale than before lets the work for that one be."""
        if column_s == self._column_s:
            return
        for job in self._jobs.values():
            job.forget()
        self._jobs.clear()
        self._ahead.clear()
        standing: dict[tuple[int, tuple[str, str]], list[_Standing]] = {}
        width_s = TILE_PX * self._column_s
        for ask, sheet in self._sheets.items():
            if ask.column_s == self._column_s:
                begins = _Standing(ask.place * width_s, (ask.place + 1) * width_s, sheet)
                standing.setdefault((ask.top_px, ask.inks), []).append(begins)
        self._column_s = column_s
        self._standing = standing or self._standing
        if self._standing:
            self._rest.start()

    def sheet(self, ask: SheetAsk) -> QPixmap | None:
        """The sheet, or None while it is being painted."""
        found = self._sheets.get(ask)
        if found is not None:
            self._sheets.move_to_end(ask)
            return found
        self._ahead.discard(ask)
        if not self._rest.isActive() and ask not in self._jobs:
            self._start(ask)
        return None

    def ahead(self, ask: SheetAsk) -> None:
        """Have a sheet painted that will be wanted when the view moves on, unless others are."""
        if not self._jobs and ask not in self._sheets:
            self.sheet(ask)
            self._ahead.add(ask)

    def standing(self, ask: SheetAsk) -> list[_Standing]:
        """What may stand in for a band."""
        return self._standing.get((ask.top_px, ask.inks), [])

    def _start(self, ask: SheetAsk) -> None:
        self._jobs[ask] = self._background.start(
            lambda _report, cancel: None if cancel.is_set() else paint_sheet(ask),
            lambda image: self._keep(ask, image),
            lambda _error: self._drop(ask),
            is_question=True,
        )

    def _drop(self, ask: SheetAsk) -> None:
        self._jobs.pop(ask, None)

    def _keep(self, ask: SheetAsk, image: QImage) -> None:
        self._jobs.pop(ask, None)
        self._sheets[ask] = QPixmap.fromImage(image)
        self._bytes += image.sizeInBytes()
        while self._bytes > _KEPT_BYTES and len(self._sheets) > 1:
            gone = self._sheets.popitem(last=False)[1]
            self._bytes -= gone.width() * gone.height() * 4
        if ask not in self._ahead:
            self._on_ready()
        self._ahead.discard(ask)


class Look(NamedTuple):
    """How waves are drawn, whatever their scale: as in ``SheetAsk``."""

    ratio: float
    inks: tuple[str, str]
    grounds: tuple[str, str]
    gain: float
    has_levels: bool


def paint_band(
    painter: QPainter, sheets: SheetStore, scale: WaveScale, band: Band, look: Look, left_px: int, part: QRect
) -> None:
    """Lay down the part of a band that changed. Its scale begins at ``left_px``; ``part`` lies right of that.

    Sheets stand on a grid of device pixels that begins at second 0.
    """
    if part.isEmpty():
        return
    ratio = look.ratio
    column_s = 1 / (scale.px_per_s * ratio)
    offset_px = round(scale.start_s / column_s)  # device pixels that are scrolled away
    first = (offset_px + math.floor((part.left() - left_px) * ratio)) // TILE_PX
    last = (offset_px + math.ceil((part.right() + 1 - left_px) * ratio) - 1) // TILE_PX
    ask = SheetAsk(
        0, band.top_px, column_s, ratio, band.height_px, band.lanes, look.inks, look.grounds, look.gain, look.has_levels
    )
    top, height, is_whole = band.top_px, band.height_px, True
    for place in range(max(0, first), last + 1):
        x = left_px + (place * TILE_PX - offset_px) / ratio
        left, right = max(x, part.left()), min(x + TILE_PX / ratio, part.right() + 1)
        sheet = sheets.sheet(ask._replace(place=place))
        if sheet is not None:
            source = QRectF((left - x) * ratio, 0, (right - left) * ratio, sheet.height())
            painter.drawPixmap(QRectF(left, top, right - left, height), sheet, source)
        else:
            is_whole = False
            gap = QRectF(left, top, right - left, height)
            _paint_standing(painter, sheets.standing(ask), scale, left_px, gap, look.grounds[0])
    if is_whole:
        for place in (last + 1, first - 1):
            if 0 <= place * TILE_PX * column_s < scale.duration_s:
                sheets.ahead(ask._replace(place=place))


def _paint_standing(
    painter: QPainter, standing: Sequence[_Standing], scale: WaveScale, left_px: int, gap: QRectF, ground: str
) -> None:
    """Fill a gap with ground, and over it what was shown before at another scale."""
    painter.fillRect(gap, QColor(ground))
    for one in standing:
        x, end = left_px + scale.x_of(one.start_s), left_px + scale.x_of(one.end_s)
        left, right = max(x, gap.left()), min(end, gap.right())
        if right > left:
            share = one.sheet.width() / (end - x)
            source = QRectF((left - x) * share, 0, (right - left) * share, one.sheet.height())
            painter.drawPixmap(QRectF(left, gap.top(), right - left, gap.height()), one.sheet, source)
