"""A plan as the bytes of a PDF, SVG or PNG file. Works on any thread; nothing is written here.

Qt is asked for as little as can be: an application has to exist, a screen has not.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect
from PySide6.QtGui import QColor, QImage, QImageWriter, QPageLayout, QPageSize, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from studio.domain.errors import BadInputError, CancelledError
from ui.printing.pages import MARGIN_MM, PX_PER_MM, Layout, on_one_sheet, paged
from ui.printing.paper import PaperPainter
from ui.printing.sheet import SheetPainter
from ui.timeline.geometry import PlanGeometry
from ui.timeline.marks import Marks
from ui.tokens import PAPER
from ui.words import tr, tr_n

if TYPE_CHECKING:
    from studio.queries.plan_rows import PlanCheckRows
    from studio.queries.rows import PlanRows

_PDF_DPI = 1200
_LONGEST_PX, _MOST_PX = 32_000, 120_000_000
_PAGE_SIZES = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}
Report = Callable[[float, str], None]


@dataclass(frozen=True, slots=True)
class Look:
    """How a plan is painted: ``paper`` a4 or letter and ``weeks`` a page (0: as it fits) for PDF, ``scale`` for PNG;
    ``part`` says what of the plan it is, in words (empty: all of it), ``draws_baselines`` whether they are drawn.
    """

    paper: str = "a4"
    weeks: int = 0
    scale: int = 1
    part: str = ""
    draws_baselines: bool = True


def only_stages(plan: PlanRows, stages: frozenset[str]) -> PlanRows:
    """The plan with some of its stages, the links among them, and the tracks on which they stand."""
    kept = tuple(stage for stage in plan.stages if stage.id in stages)
    tracks = {stage.track for stage in kept}
    return replace(
        plan,
        stages=kept,
        links=tuple(link for link in plan.links if link.source in stages and link.target in stages),
        tracks=tuple(track for track in plan.tracks if track.id in tracks),
    )


def painted_plan(
    plan: PlanRows,
    kind: str,
    look: Look,
    now_ms: int,
    report: Report = lambda _share, _words: None,
    cancel: threading.Event | None = None,
    checks: PlanCheckRows | None = None,
) -> bytes:
    """The file's bytes; ``kind`` is pdf, svg or png. ``checks`` are its baselines, slack and what is wrong, to be drawn too.

    Raises BadInputError for a plan without stages and for a PNG larger than a picture can be, CancelledError.
    """
    if not plan.stages:
        raise BadInputError(
            tr("There is nothing to draw: no stage is chosen."), what_to_do=tr("Choose stages, or the whole plan.")
        )
    geometry = PlanGeometry(plan)

    def lay(column_px: int, foot_px: int) -> Layout:
        if kind == "pdf":
            return paged(geometry, look.paper, look.weeks, column_px=column_px, foot_px=foot_px)
        return on_one_sheet(geometry, column_px=column_px, foot_px=foot_px)

    drawn = None if look.draws_baselines else frozenset[str]()
    marks = Marks(geometry, checks, drawn) if checks is not None else None
    sheets = SheetPainter(plan, geometry, lay, now_ms, look.part, marks)
    layout = sheets.layout
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if kind == "pdf":
        _paint_pdf(buffer, plan.production.title, sheets, layout, look.paper, report, cancel or threading.Event())
    elif kind == "svg":
        _paint_svg(buffer, plan.production.title, sheets, layout)
    else:
        _paint_png(buffer, sheets, layout, look.scale)
    buffer.close()
    return bytes(buffer.data().data())


def _paint_pdf(
    buffer: QBuffer,
    title: str,
    sheets: SheetPainter,
    layout: Layout,
    paper: str,
    report: Report,
    cancel: threading.Event,
) -> None:
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("Segue")
    writer.setResolution(_PDF_DPI)
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    size = QPageSize(_PAGE_SIZES[paper])
    landscape, millimeter = QPageLayout.Orientation.Landscape, QPageLayout.Unit.Millimeter
    writer.setPageLayout(QPageLayout(size, landscape, margins, millimeter))
    painter = PaperPainter(writer)
    try:
        scale, count = _PDF_DPI / 25.4 / PX_PER_MM, len(layout.pages)
        painter.scale(scale, scale)
        for number in range(count):
            if cancel.is_set():
                raise CancelledError("The export was stopped; nothing was written.")
            if number:
                writer.newPage()
            sheets.paint(painter, number)
            report((number + 1) / count, tr_n("{n} page", "{n} pages", number + 1))
    finally:
        painter.end()


def _paint_svg(buffer: QBuffer, title: str, sheets: SheetPainter, layout: Layout) -> None:
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    whole = _whole(layout)
    generator.setSize(whole.size())
    generator.setViewBox(whole)
    generator.setTitle(title)
    generator.setResolution(96)
    _paint_sheet(PaperPainter(generator), sheets, layout)


def _whole(layout: Layout) -> QRect:
    """A sheet with its margins."""
    return QRect(0, 0, layout.width_px + 2 * layout.margin_px, layout.height_px + 2 * layout.margin_px)


def _paint_sheet(painter: PaperPainter, sheets: SheetPainter, layout: Layout) -> None:
    painter.fillRect(_whole(layout), QColor(PAPER))
    painter.translate(layout.margin_px, layout.margin_px)
    sheets.paint(painter, 0)
    # a program that cuts nothing off would show there what lies beyond the edge
    painter.fillRect(layout.width_px, 0, layout.margin_px, layout.height_px, QColor(PAPER))
    painter.end()


def _paint_png(buffer: QBuffer, sheets: SheetPainter, layout: Layout, scale: int) -> None:
    whole = _whole(layout)
    width, height = whole.width() * scale, whole.height() * scale
    if max(width, height) > _LONGEST_PX or width * height > _MOST_PX:
        raise BadInputError(
            tr("A picture of {width} by {height} pixels is too large.", width=width, height=height),
            what_to_do=tr("Write a PDF or an SVG instead, or choose fewer stages."),
        )
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    _paint_sheet(PaperPainter(image), sheets, layout)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
