"""Nested chains on the timeline: a band behind the bars of an open one, a second edge behind the bar of a closed one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from studio.domain.nests import way_out
from ui.timeline.geometry import BAR_PX
from ui.tokens import RADIUS_PX, STAGE_ROW_PX

if TYPE_CHECKING:
    from ui.timeline.geometry import PlanGeometry
    from ui.timeline.scene import Scene

_STEP_PX = 4
_BAND_ALPHA = 26
_EDGE_ALPHA = 110
_NAME_PX = 10.5


class Band(NamedTuple):
    """A piece of an open nest: its rows from ``top_px`` to ``bottom_px``, from its start to its end in day units.

    ``depth`` is how many nests lie around it, ``name`` is written on its first piece (empty on the others).
    """

    top_px: int
    bottom_px: int
    start: float
    end: float
    depth: int
    name: str


class NestMarks(NamedTuple):
    """What of a plan's nests is drawn: the bands of open ones, the outer ones first, and the bars of closed ones."""

    bands: tuple[Band, ...]
    closed: frozenset[int]


def nest_marks(geometry: PlanGeometry) -> NestMarks:
    """Worked out once for a plan."""
    nests = {nest.id: nest for nest in geometry.plan.nests}
    inside: dict[str, list[int]] = {}
    for bar, stage in enumerate(geometry.plan.stages):
        for nest in way_out(nests, stage.nest):
            inside.setdefault(nest, []).append(bar)
    bands: list[Band] = []
    for nest in sorted(inside, key=lambda one: len(way_out(nests, one))):
        bars = inside[nest]
        start, end = min(geometry.start[bar] for bar in bars), max(geometry.end[bar] for bar in bars)
        name = nests[nest].name
        for first, last in _runs(sorted({geometry.row_of[bar] for bar in bars})):
            top, bottom = geometry.rows[first].top_px, geometry.rows[last].top_px + STAGE_ROW_PX
            bands.append(Band(top, bottom, start, end, len(way_out(nests, nest)) - 1, name))
            name = ""
    closed = frozenset(bar for bar, stage in enumerate(geometry.plan.stages) if stage.id in nests)
    return NestMarks(tuple(bands), closed)


def _runs(rows: list[int]) -> list[tuple[int, int]]:
    """Rows that follow each other, as first and last."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs


def paint_names(painter: QPainter, scene: Scene, exposed: QRect) -> None:
    """Paint the names of open nests that touch the exposed part, over the links: no line runs through a name."""
    marks = scene.nests
    if marks is None:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(scene.theme.font(_NAME_PX, 600))
    for band in marks.bands:
        box = _box(scene, band)
        if band.name and box.width() > 40 and box.adjusted(0, -8, 0, 0).intersects(QRectF(exposed)):
            _paint_name(painter, scene, band, box)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def paint_nests(painter: QPainter, scene: Scene, exposed: QRect) -> None:
    """Paint what of the nests touches the exposed part, below links and bars."""
    marks = scene.nests
    if marks is None:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for band in marks.bands:
        _paint_band(painter, scene, band, exposed)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for bar in marks.closed:
        left, _split, right, top = scene.place(bar)
        box = QRectF(left - scene.left_px + 4.5, top - scene.top_px + 3.5, right - left - 1, BAR_PX - 1)
        if right - left > 2 * RADIUS_PX and box.intersects(QRectF(exposed)):
            painter.setPen(QPen(scene.theme.color("text3"), 1))
            painter.drawRoundedRect(box, RADIUS_PX, RADIUS_PX)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def _box(scene: Scene, band: Band) -> QRectF:
    """Where a band lies in the viewport."""
    inset = band.depth * _STEP_PX
    left, right = scene.x_px(band.start) - 10 + inset, scene.x_px(band.end) + 10 - inset
    return QRectF(
        left + 0.5, band.top_px - scene.top_px + 1.5 + inset / 2, right - left, band.bottom_px - band.top_px - 3 - inset
    )


def _paint_band(painter: QPainter, scene: Scene, band: Band, exposed: QRect) -> None:
    box = _box(scene, band)
    if not box.intersects(QRectF(exposed)):
        return
    tint, edge = QColor(scene.theme.color("accent")), QColor(scene.theme.color("accent"))
    tint.setAlpha(_BAND_ALPHA)
    edge.setAlpha(_EDGE_ALPHA)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(tint)
    painter.drawRoundedRect(box, RADIUS_PX, RADIUS_PX)


def _paint_name(painter: QPainter, scene: Scene, band: Band, box: QRectF) -> None:
    """A tab on the upper edge."""
    edge, metrics = QColor(scene.theme.color("accent")), painter.fontMetrics()
    edge.setAlpha(_EDGE_ALPHA)
    words = metrics.elidedText(band.name, Qt.TextElideMode.ElideRight, round(box.width()) - 20)
    tab = QRectF(box.left() + 6, box.top() - 8, metrics.horizontalAdvance(words) + 10, 14)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(scene.theme.color("track"))
    painter.drawRoundedRect(tab, 3, 3)
    painter.setPen(scene.theme.color("accent"))
    painter.drawText(tab, int(Qt.AlignmentFlag.AlignCenter), words)
