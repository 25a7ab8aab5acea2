"""What the marks on paper mean: an entry for each kind that occurs, in as many lines as they need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPen

from studio.domain.stage_states import StageState
from ui.printing.paper import PaperPainter, PaperPills
from ui.timeline import mark_layers
from ui.timeline.geometry import BAR_PX
from ui.timeline.pills import MILESTONE_PX
from ui.tokens import STATE_LOOKS, StateLook, state_look
from ui.words import state_word, tr

if TYPE_CHECKING:
    from studio.queries.rows import PlanRows
    from ui.theme import Theme
    from ui.timeline.marks import BarMarks, Marks

_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_SWATCH = 0.5
_SWATCH_WORK_PX, _SWATCH_PX = 48, 76
SWATCH_SIZE_PX = round(_SWATCH_PX * _SWATCH)
LINE_PX, _GAP_PX, _ABOVE_PX = 20, 20, 10
Entry = tuple[StateLook | str, str]


class Legend:
    """One for a plan. ``pages_px`` is how much of the first line is left free, at the right, for the number of the page."""

    def __init__(self, plan: PlanRows, marks: Marks | None, theme: Theme, pills: PaperPills, *, has_now: bool) -> None:
        self._theme, self._pills = theme, pills
        self.entries = _entries(plan, marks, has_now=has_now)

    def lines(self, width_px: int, pages_px: int) -> list[list[tuple[int, Entry]]]:
        """The entries with their left edges, line by line."""
        metrics = QFontMetrics(self._theme.font(11))
        lines: list[list[tuple[int, Entry]]] = [[]]
        x = 0
        for entry in self.entries:
            needed = SWATCH_SIZE_PX + 6 + metrics.horizontalAdvance(entry[1])
            if x and x + needed > width_px - (pages_px if len(lines) == 1 else 0):
                lines.append([])
                x = 0
            lines[-1].append((x, entry))
            x += needed + _GAP_PX
        return lines

    def height_px(self, width_px: int, pages_px: int) -> int:
        """How high all of it is."""
        return 2 * _ABOVE_PX + LINE_PX * len(self.lines(width_px, pages_px)) - 6

    def paint(self, painter: PaperPainter, top_px: int, width_px: int, pages_px: int) -> None:
        """Paint it below a height."""
        painter.setFont(self._theme.font(11))
        for number, line in enumerate(self.lines(width_px, pages_px)):
            for x, (look, words) in line:
                self._paint_entry(painter, (x, top_px + _ABOVE_PX + number * LINE_PX), look, words)

    def _paint_entry(self, painter: PaperPainter, place: tuple[int, int], look: StateLook | str, words: str) -> None:
        """A swatch and its word."""
        x, y = place
        painter.save()
        painter.translate(x, y)
        if isinstance(look, StateLook) or look in {"tail", "critical", "late", "stale"}:
            self._paint_swatch(painter, look)
        else:
            self._paint_mark(painter, look)
        painter.restore()
        painter.setFont(self._theme.font(11))
        painter.setPen(self._theme.color("text2"))
        painter.drawText(QRect(x + SWATCH_SIZE_PX + 6, y - 2, 600, 18), _LEFT, words)

    def _paint_swatch(self, painter: PaperPainter, look: StateLook | str) -> None:
        """A bar, or a part of one, at half its size."""
        theme, pills = self._theme, self._pills
        painter.scale(_SWATCH, _SWATCH)
        if isinstance(look, StateLook):
            pills.paint_body(painter, look, (0, _SWATCH_PX, _SWATCH_PX, 0))
            painter.drawPixmap(12, 7, pills.icon(look))
        elif look == "tail":
            pills.paint_body(painter, STATE_LOOKS["in_review"], (0, _SWATCH_WORK_PX, _SWATCH_PX, 0))
            painter.drawPixmap(_SWATCH_WORK_PX, 0, pills.split(STATE_LOOKS["in_review"]))
        elif look == "critical":
            painter.fillRect(0, BAR_PX // 2 - 2, _SWATCH_PX, 4, theme.color("text2"))
        elif look == "late":
            pills.paint_hatch(painter, 0, 1, _SWATCH_PX)
        else:
            painter.scale(2, 2)
            painter.drawPixmap(14, 2, pills.stale())

    def _paint_mark(self, painter: PaperPainter, look: str) -> None:
        """What stands on or under a bar, in its own size."""
        theme, pills, middle, wide = self._theme, self._pills, BAR_PX // 4, SWATCH_SIZE_PX
        kind, _, more = look.partition(" ")
        if kind == "milestone":
            painter.drawPixmap(
                (wide - MILESTONE_PX) // 2, middle - MILESTONE_PX // 2, pills.milestone(state_look(StageState.PLANNED))
            )
        elif kind == "baseline":
            painter.fillRect(0, middle - 2, wide, 4, theme.color(mark_layers.SHADOW_ROLES[int(more)]))
        elif kind == "slack":
            painter.fillRect(0, middle, wide, 1, theme.color("link"))
            painter.fillRect(wide - 1, middle - 2, 1, 5, theme.color("link"))
        elif kind == "today":
            painter.fillRect(wide // 2, middle - 7, 2, 14, theme.color("accent"))
        elif kind == "done":
            painter.fillRect(0, middle - 1, wide, 3, theme.color(f"{state_look(StageState.IN_PROGRESS).hue}.base"))
        elif kind == "waited":
            pen = QPen(theme.color("late.base"), 1.5)
            pen.setDashPattern([2, 2])
            painter.setPen(pen)
            painter.drawLine(0, middle, wide, middle)
        elif kind == "wrong":
            painter.drawPixmap((wide - 16) // 2, middle - 8, mark_layers.badge(pills, "alert-triangle"))
        else:
            painter.drawPixmap((wide - 9) // 2, middle - 4, mark_layers.glyph(pills, kind, "text2"))


def _entries(plan: PlanRows, marks: Marks | None, *, has_now: bool) -> list[Entry]:
    """The states that occur, in the order of a hand-off's life, and what the other marks mean."""
    stages = plan.stages
    there = {stage.state for stage in stages}
    found: list[Entry] = [
        (state_look(StageState(state)), state_word(StageState(state))) for state in STATE_LOOKS if state in there
    ]
    for is_there, look, words in (
        (any(stage.end_ms > stage.work_end_ms for stage in stages), "tail", tr("Review")),
        (any(stage.is_critical for stage in stages), "critical", tr("Critical path")),
        (any(stage.is_late and stage.due_ms for stage in stages), "late", tr("Late")),
        (any(stage.is_stale for stage in stages), "stale", tr("Stale")),
    ):
        if is_there:
            found.append((look, words))
    if any(stage.end_ms == stage.start_ms for stage in stages):
        found.append(("milestone", tr("Milestone")))
    if has_now:
        found.append(("today", tr("Today")))
    return found + (_mark_entries(marks) if marks is not None else [])


def _mark_entries(marks: Marks) -> list[Entry]:
    all_marks = [one for bar in range(len(marks.geometry.plan.stages)) if (one := marks.of(bar)) is not None]

    def has(name: str) -> bool:
        return any(getattr(one, name) for one in all_marks)

    names = {row.id: row.name for row in marks.checks.baselines}
    drawn = {shadow.line for one in all_marks for shadow in one.shadows}
    found: list[Entry] = [
        (f"baseline {line}", _baseline_words(names[baseline]))
        for line, baseline in enumerate(marks.baselines)
        if line in drawn
    ]
    for name, look, words in (
        ("slack", "slack", tr("May slip")),
        ("done", "done", tr("Done so far")),
        ("floor", "floor", tr("Not before")),
        ("must", "must", tr("Done by")),
        ("due", "due", tr("Agreed date")),
        ("is_late_as_possible", "alap", tr("As late as possible")),
        ("waited_from", "waited", tr("Could have begun")),
    ):
        if has(name):
            found.append((look, words))
    if any(_is_wrong(one) for one in all_marks):
        found.append(("wrong", tr("Something is wrong")))
    return found


def _baseline_words(name: str) -> str:
    """Its name, with what it is where the name does not say so."""
    return name if tr("Baseline").casefold() in name.casefold() else tr("Baseline “{name}”", name=name)


def _is_wrong(marks: BarMarks) -> bool:
    return marks.is_wrong or bool(marks.clash[1])
