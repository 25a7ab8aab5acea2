"""The forecast: the plan played many times in the background. When it ends in one, five and nine of ten plays, and what
that hangs on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from studio.domain.errors import CancelledError
from ui.plan.below import PlanPage
from ui.plan.histogram import Histogram, share_by
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.chips import ProgressLine
from ui.widgets.empty_state import EmptyState
from ui.widgets.figures_table import FiguresTable, Line
from ui.widgets.labels import label, row_of, rule
from ui.words import day_text, later, tr, tr_n

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable

    from studio.queries.plan_rows import ForecastRows, PlanCheckRows
    from studio.queries.rows import PlanRows
    from ui.background import Job
    from ui.context import Context

_LEFT_PX = 224
_DRIVERS = 8
_FIGURES = ((10, later("at the earliest")), (50, later("as likely earlier as later")), (90, later("almost certainly")))


class _Figure(QWidget):
    """A day, and how sure it is."""

    def __init__(self, theme: Theme, percent: int, words: str) -> None:
        super().__init__()
        self._percent = percent
        self._day = label(theme, "", 15 if percent == 50 else 13, 600)
        row = row_of(label(theme, f"{percent} %", 12, tone="3"), self._day, None, gap_px=8)
        row.itemAt(0).widget().setFixedWidth(40)
        row.setContentsMargins(0, 0, 0, 0)
        self.setLayout(row)
        self.setToolTip(tr(words))

    def show_end(self, at_ms: int) -> None:
        self._day.setText(day_text(at_ms))
        self.setAccessibleName(tr("{n} of 100 plays end by {day}", n=self._percent, day=day_text(at_ms)))


class ForecastPage(PlanPage):
    """Plays the plan when it is opened and when dates have changed; it can be stopped and played again. ``played`` carries
    what was found.
    """

    played = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._plan: PlanRows | None = None
        self._played: object = None
        self.rows: ForecastRows | None = None
        self.job: Job | None = None
        theme = context.theme
        self.figures = {percent: _Figure(theme, percent, words) for percent, words in _FIGURES}
        self._sentence = label(theme, "", 12, tone="2", wraps=True)
        self._basis = label(theme, "", 11, tone="3", wraps=True)
        self._progress = ProgressLine(theme, 0)
        self._progress.setAccessibleName(tr("Progress"))
        self.button = Button(theme, tr("Play again"), "refresh")
        self.button.clicked.connect(self._press)
        left = QVBoxLayout()
        left.setContentsMargins(16, 10, 12, 10)
        left.setSpacing(6)
        for figure in self.figures.values():
            left.addWidget(figure)
        left.addWidget(self._sentence)
        left.addWidget(self._basis)
        left.addStretch(1)
        left.addWidget(self._progress)
        left.addLayout(row_of(self.button, None))
        side = QWidget()
        side.setFixedWidth(_LEFT_PX)
        side.setLayout(left)
        self.histogram = Histogram(theme)
        middle = QVBoxLayout()
        middle.setContentsMargins(12, 8, 12, 6)
        middle.addWidget(self.histogram)
        self.drivers = FiguresTable(theme, tr("What the end hangs on"))
        self.drivers.chosen.connect(self.stage_chosen)
        self.drivers.setFixedWidth(360)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addLayout(middle, 1)
        row.addWidget(rule(is_vertical=True))
        row.addWidget(self.drivers)
        self._stack = QStackedWidget()
        self._stack.addWidget(both)
        teaches = tr(
            "With stages in the plan, it is played a thousand times here, with work that takes longer or shorter."
        )
        self._stack.addWidget(EmptyState(theme, "chart-histogram", tr("Nothing to play yet"), teaches))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self._show_running(is_running=False)

    @property
    def keyboard_starts_at(self) -> QWidget:
        """The one button."""
        return self.button

    def show_plan(self, plan: PlanRows, checks: PlanCheckRows) -> None:
        """Play it, unless just this has been played."""
        self._plan = plan
        self._stack.setCurrentIndex(0 if plan.stages else 1)
        dates = (plan.production.id, plan.links, checks.holidays, tuple((s.id, s.start_ms, s.end_ms, s.state, s.progress_pct) for s in plan.stages))  # fmt: skip
        if plan.stages and dates != self._played:
            self._played = dates
            self.play()

    # --- playing
    def _press(self) -> None:
        if self.job is not None:
            self.stop()
        else:
            self.play()

    def play(self) -> None:
        """Play the plan anew; what is being played is given up."""
        studio, production = self._context.studio, self._context.production
        if studio is None or not production:
            return
        if self.job is not None:
            self.job.forget()

        def work(report: Callable[[float, str], None], cancel: threading.Event) -> ForecastRows:
            found: ForecastRows = studio.forecast(production, progress=report, cancel=cancel)
            return found

        self._show_running(is_running=True)
        self.job = self._context.background.start(work, self._done, self._failed, self._show_progress)

    def stop(self) -> None:
        """Stop playing; what was found before stays."""
        if self.job is not None:
            self.job.cancel()

    def _show_progress(self, share: float, _words: str) -> None:
        self._progress.show_share(share)

    def _show_running(self, *, is_running: bool) -> None:
        words = tr("Stop") if is_running else tr("Play again")
        self.button.setText(f"\u2009{words}")
        self.button.setAccessibleName(words)
        self.button.set_icon("player-stop" if is_running else "refresh")
        self._progress.show_share(0)
        self._progress.setVisible(is_running)

    def _failed(self, error: BaseException) -> None:
        self.job = None
        self._show_running(is_running=False)
        if not isinstance(error, CancelledError):
            self._context.show_error(error)

    def _done(self, rows: ForecastRows) -> None:
        self.job = None
        self._show_running(is_running=False)
        self.rows = rows
        for percent, figure in self.figures.items():
            figure.show_end(rows.percentiles[percent])
        self.histogram.show_rows(rows)
        self._say(rows)
        self._show_drivers(rows)
        self.played.emit(rows)

    def _say(self, rows: ForecastRows) -> None:
        plan = self._plan
        if plan is None:
            return
        kept = round(100 * share_by(rows, rows.planned_late_ms))
        self._sentence.setText(tr("By {day}, the end in the plan, {n} of 100 plays are done.", day=day_text(rows.planned_late_ms), n=kept))  # fmt: skip
        parts = []
        if rows.estimated:
            parts.append(tr_n("{n} stage varies as you said", "{n} stages vary as you said", rows.estimated))
        if rows.historical:
            parts.append(tr_n("{n} as finished work did", "{n} as finished work did", rows.historical))
        if not parts:
            parts.append(tr("no stage says how long it may take, so only the answers vary: give shortest and longest times in the inspector"))  # fmt: skip
        self._basis.setText(tr("{n} plays; {parts}.", n=rows.runs, parts=", ".join(parts)))

    def _show_drivers(self, rows: ForecastRows) -> None:
        """The stages whose length goes most with the end, then those most often on the way to it."""
        plan = self._plan
        if plan is None:
            return
        ranked = sorted(plan.stages, key=lambda s: (-rows.sway.get(s.id, 0.0), -rows.critical.get(s.id, 0.0)))
        told = [s for s in ranked if rows.sway.get(s.id, 0.0) >= 0.005 or rows.critical.get(s.id, 0.0) >= 0.05]
        shown = told[:_DRIVERS]

        def line(row: int) -> Line:
            stage = shown[row]
            shares = (rows.sway.get(stage.id, 0.0), rows.critical.get(stage.id, 0.0))
            return Line(stage.id, (stage.title, *map(_percent, shares)))

        head = (tr("What drives it"), tr("Spread"), tr("On the way"))
        self.drivers.show_lines(head, [stage.id for stage in shown], line)
        self.drivers.setToolTip(
            tr(
                "Spread: how much of the difference between early and late ends goes with this stage. On the way: in how many "
                "plays it was on the path that held the end."
            )
        )


def _percent(share: float) -> str:
    return f"{round(100 * share)} %" if share >= 0.005 else "–"
