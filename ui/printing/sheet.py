"""One page of the plan: its title, ruler, tracks, bars and legend, by the painting of ``ui/timeline``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics

from studio.domain.stage_states import StageState
from ui.printing.pages import FOOT_PX, HEAD_PX, Layout, Page
from ui.printing.paper import PaperPainter, PaperPills, paper_theme
from ui.timeline import layers, overlay
from ui.timeline.geometry import BAR_PX, PlanGeometry
from ui.timeline.nests import paint_nests
from ui.timeline.ruler import RulerPainter
from ui.timeline.scene import Scene
from ui.timeline.tracks_column import ColumnPainter
from ui.tokens import STATE_LOOKS, TIME_HEADER_PX, TRACKS_COLUMN_PX, StateLook, state_look
from ui.words import at, money, month_word, range_text, state_word, tr, tr_n, weekday_word

if TYPE_CHECKING:
    from studio.queries.rows import PlanRows

_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
_SWATCH = 0.5
_SWATCH_WORK_PX, _SWATCH_PX = 48, 76
_SWATCH_SIZE_PX = round(_SWATCH_PX * _SWATCH)
_LEGEND_LINE_PX = 20


class SheetPainter:
    """Paints the pages of one plan. ``now_ms`` is when it is painted, ``part`` what of the plan it is (empty: all)."""

    def __init__(self, plan: PlanRows, geometry: PlanGeometry, layout: Layout, now_ms: int, part: str = "") -> None:
        self._theme = paper_theme()
        self._plan, self._geometry, self._layout = plan, geometry, layout
        self._part, self._now_ms = part, now_ms
        self._pills = PaperPills(self._theme)
        self._scene = Scene(geometry, self._theme, self._pills, layout.px_per_day, now_ms=now_ms)
        self._ruler = RulerPainter(self._theme)
        self._column = ColumnPainter(self._theme)
        self._column.geometry = geometry

    def paint(self, painter: PaperPainter, number: int) -> None:
        """Paint a page (from 0), from the painter's origin."""
        layout, page = self._layout, self._layout.pages[number]
        painter.fillRect(0, 0, layout.width_px, layout.height_px, self._theme.color("panel"))
        body = QRect(0, 0, layout.body_px, page.bottom_px - page.top_px)
        painter.save()
        painter.translate(TRACKS_COLUMN_PX, HEAD_PX + TIME_HEADER_PX)
        painter.setClipRect(body)
        self._paint_bars(painter, page, body)
        painter.restore()
        painter.save()
        painter.translate(0, HEAD_PX + TIME_HEADER_PX)
        column = QRect(0, 0, TRACKS_COLUMN_PX, body.height())
        painter.setClipRect(column)
        self._column.top_px = page.top_px
        self._column.paint(painter, column)
        painter.restore()
        self._paint_ruler(painter)
        self._paint_head(painter)
        self._paint_foot(painter, number, HEAD_PX + TIME_HEADER_PX + body.height())

    def _paint_bars(self, painter: PaperPainter, page: Page, body: QRect) -> None:
        scene = self._scene
        scene.left_px = round((page.left_units - self._geometry.origin) * scene.px_per_day)
        scene.top_px = page.top_px
        layers.paint_ground(painter, scene, body)
        paint_nests(painter, scene, body)
        layers.paint_links(painter, scene, body)
        bars = layers.paint_bars(painter, scene, body)
        layers.paint_labels(painter, scene, bars, body)
        overlay.paint_today(painter, scene, body)

    def _paint_ruler(self, painter: PaperPainter) -> None:
        theme, width = self._theme, self._layout.body_px
        painter.save()
        painter.translate(TRACKS_COLUMN_PX, HEAD_PX)
        painter.setClipRect(QRect(0, 0, width, TIME_HEADER_PX))
        left = self._geometry.origin + self._scene.left_px / self._scene.px_per_day
        self._ruler.take_span(self._geometry.axis, left, self._scene.px_per_day, self._now_ms)
        self._ruler.paint(painter, width)
        painter.restore()
        painter.fillRect(0, HEAD_PX, TRACKS_COLUMN_PX, TIME_HEADER_PX, theme.color("panel"))
        painter.setFont(theme.font(11, 600))
        painter.setPen(theme.color("text3"))
        place = QRect(14, HEAD_PX, TRACKS_COLUMN_PX - 26, TIME_HEADER_PX)
        painter.drawText(place, _LEFT, tr("Tracks and stages"))
        total = sum(stage.price_minor for stage in self._plan.stages)
        if total:
            painter.drawText(place, _RIGHT, money(total, self._plan.production.currency))
        for y in (HEAD_PX, HEAD_PX + TIME_HEADER_PX - 1):
            painter.fillRect(0, y, self._layout.width_px if y == HEAD_PX else TRACKS_COLUMN_PX, 1, theme.color("line"))
        painter.fillRect(TRACKS_COLUMN_PX - 1, HEAD_PX, 1, TIME_HEADER_PX, theme.color("line2"))

    def _paint_head(self, painter: PaperPainter) -> None:
        theme, plan, width = self._theme, self._plan, self._layout.width_px
        axis = self._geometry.axis
        painter.setPen(theme.color("text1"))
        painter.setFont(theme.font(20, 600))
        title = QFontMetrics(painter.font()).elidedText(plan.production.title, Qt.TextElideMode.ElideRight, width - 460)
        painter.drawText(QRect(0, 0, width - 440, 28), _LEFT, title)
        painter.setFont(theme.font(12))
        painter.setPen(theme.color("text2"))
        facts = [self._part] if self._part else []
        if plan.stages:
            first, last = min(s.start_ms for s in plan.stages), max(s.end_ms for s in plan.stages)
            facts.append(range_text(first, last, axis.zone, has_year=True))
        facts.append(tr_n("{n} stage", "{n} stages", len(plan.stages)))
        painter.drawText(QRect(0, 27, width - 440, 20), _LEFT, "  ·  ".join(facts))
        now = at(self._now_ms, axis.zone)
        day = f"{weekday_word(now)} {now.day} {month_word(now, is_short=True)} {now.year}"
        made = tr("As planned on {day}, {time}", day=day, time=f"{now:%H:%M}")
        painter.drawText(QRect(width - 430, 27, 430, 20), _RIGHT, made)
        if plan.production.owner_name:
            painter.drawText(QRect(width - 430, 4, 430, 20), _RIGHT, plan.production.owner_name)

    # --- legend
    def _paint_foot(self, painter: PaperPainter, number: int, top_px: int) -> None:
        theme, width = self._theme, self._layout.width_px
        top = top_px if len(self._layout.pages) == 1 else self._layout.height_px - FOOT_PX
        painter.fillRect(0, top_px, width, self._layout.height_px - top_px, theme.color("panel"))
        painter.fillRect(0, top_px, width, 1, theme.color("line2"))
        painter.setFont(theme.font(11))
        count = len(self._layout.pages)
        pages = tr("Page {n} of {count}", n=number + 1, count=count) if count > 1 else ""
        metrics = QFontMetrics(painter.font())
        room = width - metrics.horizontalAdvance(pages) - 24
        x, y = 0, top + 10
        for look, words in self._legend():
            needed = _SWATCH_SIZE_PX + 6 + metrics.horizontalAdvance(words)
            if x + needed > room:
                x, y = 0, y + _LEGEND_LINE_PX
            self._paint_entry(painter, (x, y), look, words)
            x += needed + 20
        painter.setPen(theme.color("text2"))
        painter.drawText(QRect(0, top + 8, width, 20), _RIGHT, pages)

    def _legend(self) -> list[tuple[StateLook | str, str]]:
        """The states that occur, in the order of a hand-off's life, and what the other marks mean."""
        stages = self._plan.stages
        there = {stage.state for stage in stages}
        entries: list[tuple[StateLook | str, str]] = [
            (state_look(StageState(state)), state_word(StageState(state))) for state in STATE_LOOKS if state in there
        ]
        if any(stage.end_ms > stage.work_end_ms for stage in stages):
            entries.append(("tail", tr("Review")))
        if any(stage.is_critical for stage in stages):
            entries.append(("critical", tr("Critical path")))
        if any(stage.is_late and stage.due_ms for stage in stages):
            entries.append(("late", tr("Late")))
        if any(stage.is_stale for stage in stages):
            entries.append(("stale", tr("Stale")))
        return entries

    def _paint_entry(self, painter: PaperPainter, place: tuple[int, int], look: StateLook | str, words: str) -> None:
        """A swatch and its word."""
        x, y = place
        theme = self._theme
        painter.save()
        painter.translate(x, y)
        painter.scale(_SWATCH, _SWATCH)
        if isinstance(look, StateLook):
            self._pills.paint_body(painter, look, (0, _SWATCH_PX, _SWATCH_PX, 0))
            painter.drawPixmap(12, 7, self._pills.icon(look))
        elif look == "tail":
            self._pills.paint_body(painter, STATE_LOOKS["in_review"], (0, _SWATCH_WORK_PX, _SWATCH_PX, 0))
            painter.drawPixmap(_SWATCH_WORK_PX, 0, self._pills.split(STATE_LOOKS["in_review"]))
        elif look == "critical":
            painter.fillRect(0, BAR_PX // 2 - 2, _SWATCH_PX, 4, theme.color("text2"))
        elif look == "late":
            self._pills.paint_hatch(painter, 0, 1, _SWATCH_PX)
        else:
            painter.scale(2, 2)
            painter.drawPixmap(14, 2, self._pills.stale())
        painter.restore()
        painter.setPen(theme.color("text2"))
        painter.drawText(QRect(x + _SWATCH_SIZE_PX + 6, y - 2, 400, 18), _LEFT, words)
