"""One page of the plan: its title, ruler, tracks, bars and legend, by the painting of ``ui/timeline``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics

from ui.printing.legend import Legend
from ui.printing.pages import FOOT_PX, HEAD_PX, Layout, Page
from ui.printing.paper import PaperPainter, PaperPills, paper_theme
from ui.timeline import layers, mark_layers, overlay
from ui.timeline.geometry import PlanGeometry
from ui.timeline.nests import paint_names, paint_nests
from ui.timeline.ruler import RulerPainter
from ui.timeline.scene import Scene
from ui.timeline.tracks_column import PRICE_GAP_PX, STAGE_X, TRACK_X, ColumnPainter, broken_title
from ui.tokens import TIME_HEADER_PX, TRACKS_COLUMN_PX
from ui.words import at, day_of_month, money, month_word, range_text, tr, tr_n, weekday_word

if TYPE_CHECKING:
    from collections.abc import Callable

    from studio.queries.rows import PlanRows, StageRow
    from ui.theme import Theme
    from ui.timeline.marks import BarMarks, Marks

_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
PAGES_PX = 110
"""How much of the legend's first line is left for the number of the page."""
BELOW_PX = 16
"""How much of what stands under the last bars of a page reaches below their line."""
_LARGEST_TITLE_PX, _LEAST_TITLE_PX = 20, 11
_MARKS_REACH_PX = 120


class SheetPainter:
    """Paints the pages of one plan. ``now_ms`` is when it is painted, ``part`` what of the plan it is (empty: all), ``marks``
    what stands on and around the bars (None: nothing does).
    """

    def __init__(
        self,
        plan: PlanRows,
        geometry: PlanGeometry,
        lay: Callable[[int, int], Layout],
        now_ms: int,
        part: str = "",
        marks: Marks | None = None,
    ) -> None:
        """``lay`` lays the pages out for a width of the names and a height of the legend, in px."""
        self._theme = paper_theme()
        self._plan, self._geometry = plan, geometry
        self._part, self._now_ms = part, now_ms
        pills = PaperPills(self._theme)
        column_px, stage_px = column_widths(plan, self._theme)
        has_now = plan.start_ms <= now_ms <= plan.end_ms
        self._legend = Legend(plan, marks, self._theme, pills, has_now=has_now)
        self.layout = self._layout = self._with_legend(lay, column_px)
        self._scene = Scene(geometry, self._theme, pills, self._layout.px_per_day, now_ms=now_ms)
        self._scene.marks = marks
        self._ruler = RulerPainter(self._theme)
        self._ruler.keeps_whole = True
        self._column = ColumnPainter(self._theme, column_px, stage_px)
        self._column.geometry = geometry

    def _with_legend(self, lay: Callable[[int, int], Layout], column_px: int) -> Layout:
        """Pages whose foot is as high as the legend, once it is known how wide they are."""
        width = lay(column_px, FOOT_PX).width_px
        return lay(column_px, self._legend.height_px(width, PAGES_PX) + BELOW_PX)

    def paint(self, painter: PaperPainter, number: int) -> None:
        """Paint a page (from 0), from the painter's origin."""
        layout, page = self._layout, self._layout.pages[number]
        painter.fillRect(0, 0, layout.width_px, layout.height_px, self._theme.color("panel"))
        body = QRect(0, 0, layout.body_px, page.bottom_px - page.top_px)
        whole = body.adjusted(0, 0, 0, BELOW_PX)
        painter.save()
        painter.translate(self._layout.column_px, HEAD_PX + TIME_HEADER_PX)
        painter.setClipRect(whole)
        self._paint_bars(painter, page, body, whole)
        painter.restore()
        painter.save()
        painter.translate(0, HEAD_PX + TIME_HEADER_PX)
        column = QRect(0, 0, layout.column_px, body.height())
        painter.fillRect(layout.column_px - 1, 0, 1, whole.height(), self._theme.color("line2"))
        painter.setClipRect(column)
        self._column.top_px = page.top_px
        self._column.paint(painter, column)
        painter.restore()
        self._paint_ruler(painter)
        self._paint_head(painter)
        self._paint_foot(painter, number, HEAD_PX + TIME_HEADER_PX + whole.height())

    def _paint_bars(self, painter: PaperPainter, page: Page, body: QRect, whole: QRect) -> None:
        """The bars in ``body``; what stands under the last of them reaches to the end of ``whole``."""
        scene = self._scene
        scene.left_px = round((page.left_units - self._geometry.origin) * scene.px_per_day)
        scene.top_px = page.top_px
        marks = self._marks_on(page, body)
        layers.paint_ground(painter, scene, whole)
        painter.setClipRect(body)
        paint_nests(painter, scene, body)
        layers.paint_links(painter, scene, body)
        paint_names(painter, scene, body)
        painter.setClipRect(whole)
        mark_layers.paint_under(painter, scene, marks, whole)
        painter.setClipRect(body)
        bars = layers.paint_bars(painter, scene, body)
        painter.setClipRect(whole)
        mark_layers.paint_over(painter, scene, marks, whole)
        layers.paint_labels(painter, scene, [bar for bar in bars if self._stands_on(page, bar)], body)
        overlay.paint_today(painter, scene, whole)

    def _stands_on(self, page: Page, bar: int) -> bool:
        return page.top_px <= self._geometry.rows[self._geometry.row_of[bar]].top_px < page.bottom_px

    def _marks_on(self, page: Page, body: QRect) -> list[BarMarks]:
        scene = self._scene
        if scene.marks is None:
            return []
        rows = self._geometry.rows_between(page.top_px, page.bottom_px)
        first, last = scene.units(-_MARKS_REACH_PX), scene.units(body.right() + _MARKS_REACH_PX)
        return [one for one in scene.marks.between(rows, first, last) if self._stands_on(page, one.bar)]

    def _paint_ruler(self, painter: PaperPainter) -> None:
        theme, width = self._theme, self._layout.body_px
        painter.save()
        painter.translate(self._layout.column_px, HEAD_PX)
        painter.setClipRect(QRect(0, 0, width, TIME_HEADER_PX))
        left = self._geometry.origin + self._scene.left_px / self._scene.px_per_day
        self._ruler.take_span(self._geometry.axis, left, self._scene.px_per_day, self._now_ms)
        self._ruler.paint(painter, width)
        painter.restore()
        painter.fillRect(0, HEAD_PX, self._layout.column_px, TIME_HEADER_PX, theme.color("panel"))
        painter.setFont(theme.font(11, 600))
        painter.setPen(theme.color("text3"))
        place = QRect(14, HEAD_PX, self._layout.column_px - 26, TIME_HEADER_PX)
        painter.drawText(place, _LEFT, tr("Tracks and stages"))
        total = sum(stage.price_minor for stage in self._plan.stages)
        if total:
            painter.drawText(place, _RIGHT, money(total, self._plan.production.currency))
        for y in (HEAD_PX, HEAD_PX + TIME_HEADER_PX - 1):
            painter.fillRect(
                0, y, self._layout.width_px if y == HEAD_PX else self._layout.column_px, 1, theme.color("line")
            )
        painter.fillRect(self._layout.column_px - 1, HEAD_PX, 1, TIME_HEADER_PX, theme.color("line2"))

    def _paint_head(self, painter: PaperPainter) -> None:
        theme, plan, width = self._theme, self._plan, self._layout.width_px
        axis = self._geometry.axis
        painter.setPen(theme.color("text1"))
        title, room = plan.production.title, width - 460
        for size_px in range(_LARGEST_TITLE_PX, _LEAST_TITLE_PX - 1, -1):
            painter.setFont(theme.font(size_px, 600))
            if QFontMetrics(painter.font()).horizontalAdvance(title) <= room:
                break
        painter.drawText(QRect(0, 0, room + 20, 28), _LEFT, title)
        painter.setFont(theme.font(12))
        painter.setPen(theme.color("text2"))
        facts = [self._part] if self._part else []
        if plan.stages:
            first, last = min(s.start_ms for s in plan.stages), max(s.end_ms for s in plan.stages)
            facts.append(range_text(first, last, axis.zone, has_year=True))
        facts.append(tr_n("{n} stage", "{n} stages", len(plan.stages)))
        painter.drawText(QRect(0, 27, width - 440, 20), _LEFT, "  ·  ".join(facts))
        now = at(self._now_ms, axis.zone)
        day = f"{weekday_word(now)} {day_of_month(now)} {month_word(now, is_short=True)} {now.year}"
        made = tr("As planned on {day}, {time}", day=day, time=f"{now:%H:%M}")
        painter.drawText(QRect(width - 430, 27, 430, 20), _RIGHT, made)
        if plan.production.owner_name:
            painter.drawText(QRect(width - 430, 4, 430, 20), _RIGHT, plan.production.owner_name)

    def _paint_foot(self, painter: PaperPainter, number: int, top_px: int) -> None:
        theme, layout = self._theme, self._layout
        width = layout.width_px
        top = top_px if len(layout.pages) == 1 else layout.height_px - layout.foot_px + BELOW_PX
        painter.fillRect(0, top_px, width, layout.height_px - top_px, theme.color("panel"))
        painter.fillRect(0, top_px, width, 1, theme.color("line2"))
        self._legend.paint(painter, top, width, PAGES_PX)
        count = len(layout.pages)
        if count > 1:
            painter.setFont(theme.font(11))
            painter.setPen(theme.color("text2"))
            words = tr("Page {n} of {count}", n=number + 1, count=count)
            painter.drawText(QRect(0, top + 8, width, 20), _RIGHT, words)


def column_widths(plan: PlanRows, theme: Theme) -> tuple[int, int]:
    """How wide the names at the left are in px, and where those of the stages begin, so that none of them is shortened."""
    bold, plain = QFontMetrics(theme.font(12, 600)), QFontMetrics(theme.font(12))
    tracks = max((bold.horizontalAdvance(track.name) for track in plan.tracks), default=0)
    stage_px = max(STAGE_X, TRACK_X + tracks + 12)
    stages = max((_room_for(stage, plain) for stage in plan.stages), default=0)
    return max(TRACKS_COLUMN_PX, stage_px + stages + PRICE_GAP_PX), stage_px


def _room_for(stage: StageRow, metrics: QFontMetrics) -> int:
    """The px that a stage's name needs on two lines, with its price beside it."""
    price = metrics.horizontalAdvance(money(stage.price_minor, stage.currency)) + 6 if stage.price_minor else 0
    whole = metrics.horizontalAdvance(stage.title)
    room = min(whole, max(TRACKS_COLUMN_PX - STAGE_X - PRICE_GAP_PX - price, whole // 2))
    while room < whole and "…" in broken_title(stage.title, metrics, room):
        room += 8
    return room + price + 1
