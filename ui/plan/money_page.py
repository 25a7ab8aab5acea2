"""Money under the plan: what is committed, paid and to be paid as lines over the same days as the timeline above.

Own painting; under another view than the timeline the lines have days of their own, from the first move of money to the last.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from studio.queries.asks import PlanMoney
from ui import words
from ui.background import LatestOnly
from ui.money.panel import budget_words
from ui.plan.below import PlanPage
from ui.tokens import TRACKS_COLUMN_PX
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, label, row_of, rule
from ui.words import day_text, money, tr

if TYPE_CHECKING:
    from studio.queries.money_rows import MoneyRows
    from studio.queries.plan_rows import PlanCheckRows
    from studio.queries.rows import PlanRows
    from ui.plan.panel import PlanPanel
    from ui.theme import Theme
    from ui.timeline.view import TimelineView

Step = tuple[int, int]
_HEAD_PX, _FOOT_PX = 24, 12
_DAY_MS = 86_400_000


def steps_of(rows: MoneyRows, now_ms: int) -> dict[str, list[Step]]:
    """Each line as (UTC ms, minor units from then on): committed and paid up to now, the forecast from now on."""
    committed = sorted((move.since_ms, move.sums.committed_minor) for move in rows.moves if move.since_ms)
    paid = [(move.at_ms, move.sums.paid_minor) for move in rows.moves if move.sums.paid_minor]
    needed = [(max(move.at_ms, now_ms), move.sums.needed_minor) for move in rows.moves if move.sums.needed_minor]
    done = rows.total.paid_minor
    return {
        "committed": _added_up(committed, 0),
        "paid": _added_up(sorted(paid), 0),
        "forecast": [(now_ms, done), *_added_up(sorted(needed), done)],
    }


def _added_up(moves: list[Step], start: int) -> list[Step]:
    found, total = [], start
    for at_ms, amount in moves:
        total += amount
        found.append((at_ms, total))
    return found


class _Mark(QWidget):
    """The piece of line before a line's name."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme, self._name = theme, name
        self.setFixedSize(16, 12)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(_pen(self._theme, self._name))
        painter.drawLine(QPointF(0, 6.5), QPointF(16, 6.5))


def _pen(theme: Theme, name: str) -> QPen:
    role = {"committed": "progress.base", "paid": "approved.base", "forecast": "text2"}[name]
    pen = QPen(theme.color(role), 2 if name != "forecast" else 1.5)
    if name == "forecast":
        pen.setDashPattern([3, 3])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


class MoneyLines(QWidget):
    """The lines. ``timeline`` says where a day lies while it is in sight."""

    def __init__(self, theme: Theme, timeline: TimelineView) -> None:
        super().__init__()
        self._theme, self._timeline = theme, timeline
        self._rows: MoneyRows | None = None
        self.steps: dict[str, list[Step]] = {}
        self._span_ms, self._most = (0, 1), 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Money over time"))
        theme.changed.connect(self.update)
        timeline.span_changed.connect(self.update)
        timeline.zoomed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Wide and low."""
        return QSize(600, 200)

    def show_rows(self, rows: MoneyRows) -> None:
        """Show a production's money."""
        self._rows, self.steps = rows, steps_of(rows, words.now_ms())
        ends = [step[0] for steps in self.steps.values() if steps for step in (steps[0], steps[-1])]
        self._span_ms = (min(ends) - 2 * _DAY_MS, max(ends) + 2 * _DAY_MS)
        self._most = max(rows.budget_minor, *(steps[-1][1] for steps in self.steps.values() if steps), 1)
        self.update()

    def x_of(self, at_ms: int) -> float:
        """Where an instant lies: under its day in the timeline, where that is in sight."""
        scene = self._timeline.scene
        if scene is not None and self._timeline.isVisible():
            return float(scene.x_px(scene.geometry.axis.units(at_ms)))
        first_ms, last_ms = self._span_ms
        return self.width() * (at_ms - first_ms) / (last_ms - first_ms)

    def _y_of(self, minor: int, most: int) -> float:
        low = self.height() - _FOOT_PX
        return low - (low - _HEAD_PX) * minor / most

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, budget, the lines and the day that is now."""
        rows, painter, theme = self._rows, QPainter(self), self._theme
        painter.fillRect(self.rect(), theme.color("track"))
        if rows is None:
            return
        now = words.now_ms()
        most = self._most
        self._paint_budget(painter, rows, most)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_line(painter, "paid", now, most, fills=True)
        self._paint_line(painter, "committed", now, most)
        last = self.steps["forecast"][-1]
        self._paint_line(painter, "forecast", max(last[0] + 3 * _DAY_MS, now), most)
        self._paint_end(painter, last, rows, most)
        x = round(self.x_of(now))
        painter.fillRect(QRectF(x, 0, 2, self.height()), theme.color("accent"))

    def _in_sight(self, steps: list[Step]) -> list[Step]:
        """The steps that are in sight, with the last one before and the first one after them."""
        first = bisect_left(steps, 0.0, key=lambda step: self.x_of(step[0]))
        last = bisect_right(steps, float(self.width()), key=lambda step: self.x_of(step[0]))
        return steps[max(first - 1, 0) : last + 1]

    def _paint_line(self, painter: QPainter, name: str, until_ms: int, most: int, *, fills: bool = False) -> None:
        steps = self._in_sight(self.steps[name])
        if not steps:
            return
        is_first = steps[0] == self.steps[name][0]
        y = self._y_of(0 if is_first and name != "forecast" else steps[0][1], most)
        points = [QPointF(self.x_of(steps[0][0]) if name == "forecast" else min(0.0, self.x_of(steps[0][0])), y)]
        for at_ms, total in steps:
            x = self.x_of(at_ms)
            points += [QPointF(x, points[-1].y()), QPointF(x, self._y_of(total, most))]
        points.append(QPointF(max(self.x_of(until_ms), points[-1].x()), points[-1].y()))
        if fills:
            low = self._y_of(0, most)
            area = QPolygonF([*points, QPointF(points[-1].x(), low), QPointF(points[0].x(), low)])
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("approved.faint"))
            painter.drawPolygon(area)
        painter.setPen(_pen(self._theme, name))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(points))

    def _paint_budget(self, painter: QPainter, rows: MoneyRows, most: int) -> None:
        if not rows.budget_minor:
            return
        y = round(self._y_of(rows.budget_minor, most)) + 0.5
        pen = QPen(self._theme.color("line2"), 1)
        pen.setDashPattern([2, 3])
        painter.setPen(pen)
        painter.drawLine(QPointF(0, y), QPointF(self.width(), y))
        painter.setPen(self._theme.color("text3"))
        painter.setFont(self._theme.font(11))
        said = tr("budget {amount}", amount=money(rows.budget_minor, rows.currency))
        painter.drawText(QRectF(8, y - 17, self.width() - 16, 15), int(Qt.AlignmentFlag.AlignRight), said)

    def _paint_end(self, painter: QPainter, last: Step, rows: MoneyRows, most: int) -> None:
        painter.setFont(self._theme.font(11))
        painter.setPen(self._theme.color("text2"))
        said = tr("{amount} by {day}", amount=money(last[1], rows.currency), day=day_text(last[0]))
        width = painter.fontMetrics().horizontalAdvance(said) + 2
        x = min(max(self.x_of(last[0]) + 6, 4.0), self.width() - width - 4.0)
        place = QRectF(x, self._y_of(last[1], most) + 4, width, 15)
        # a line that runs here would strike the words through
        painter.fillRect(place.adjusted(-3, 0, 3, 1), self._theme.color("track"))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft), said)


class MoneyPage(PlanPage):
    """The sums stand under the column of tracks, the lines under the days."""

    def __init__(self, panel: PlanPanel) -> None:
        super().__init__()
        self._context = context = panel.context
        self._questions = LatestOnly(context.ask)
        theme = context.theme
        self.sums: dict[str, ElidedLabel] = {}
        column = QVBoxLayout()
        column.setContentsMargins(12, 10, 12, 8)
        column.setSpacing(5)
        for name, words_ in (("committed", tr("Committed")), ("paid", tr("Paid")), ("forecast", tr("Forecast"))):
            column.addLayout(self._sum(theme, name, words_, _Mark(theme, name)))
        column.addLayout(self._sum(theme, "owed", tr("Owed now"), None))
        self._budget = ElidedLabel(theme, "", 12, tone="3")
        column.addWidget(self._budget)
        column.addStretch(1)
        self.button = Button(theme, tr("All figures"), "coin")
        self.button.clicked.connect(lambda: context.navigate("money"))
        column.addLayout(row_of(self.button, None))
        side = QWidget()
        side.setLayout(column)
        side.setFixedWidth(TRACKS_COLUMN_PX)
        self.lines = MoneyLines(theme, panel.timeline)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(rule(is_vertical=True))
        row.addWidget(self.lines, 1)
        panel.views.kind_changed.connect(lambda _kind: self.lines.update())

    def _sum(self, theme: Theme, key: str, name: str, mark: QWidget | None) -> QHBoxLayout:
        amount = ElidedLabel(theme, "", 12, 600)
        amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.sums[key] = amount
        row = row_of(*([mark] if mark is not None else [24]), label(theme, name, 12, tone="2"), gap_px=8)
        row.addWidget(amount, 1)
        return row

    @property
    def keyboard_starts_at(self) -> QWidget:
        """The way to all figures."""
        return self.button

    def show_plan(self, plan: PlanRows, _checks: PlanCheckRows) -> None:
        """Ask for the money of this plan."""
        self._questions.ask(PlanMoney(plan.production.id), self._take, self._context.show_error)

    def _take(self, rows: MoneyRows) -> None:
        if rows.production != self._context.production:
            return
        for name, amount in self.sums.items():
            amount.setText(money(getattr(rows.total, f"{name}_minor"), rows.currency))
        self._budget.setText(budget_words(rows))
        self.lines.show_rows(rows)
        told = [f"{name} {amount.text()}" for name, amount in self.sums.items()]
        self.lines.setAccessibleDescription(", ".join([*told, budget_words(rows)]))
