"""The line at the bottom: what travels, how many offers wait, how long the plan takes, when it ends."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from studio.domain.stage_states import StageState
from studio.queries.plan_rows import PlanCheckRows
from studio.queries.rows import PlanRows
from ui.theme import Theme
from ui.tokens import STATUS_LINE_PX
from ui.widgets.buttons import Button
from ui.widgets.chips import IconLabel
from ui.widgets.labels import label
from ui.words import day_text, span_text, tr, tr_n

_SIDE_PX, _GAP_PX, _ANY_PX = 12, 16, 16_777_215
# what travels says how far it is in this much
_LEFT_PX = 250


class _Count(QWidget):
    """An icon and a few words, hidden while there is nothing to say."""

    def __init__(self, theme: Theme, icon: str, role: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(IconLabel(theme, icon, role, 14))
        self._words = label(theme, "", 12, tone="2")
        row.addWidget(self._words)
        self.hide()

    def show_words(self, words: str) -> None:
        self._words.setText(words)
        self.setVisible(bool(words))


class StatusLine(QFrame):
    """``transfers`` is the place at the left for what travels; ``problems`` counts what is wrong with the plan, except beside
    the plan itself, which says it right above.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._count, self._is_at_plan = 0, False
        self.setProperty("kind", "panel")
        self.setFixedHeight(STATUS_LINE_PX)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(_SIDE_PX, 0, _SIDE_PX, 0)
        self._row.setSpacing(_GAP_PX)
        self._left = QHBoxLayout()
        self._left.setContentsMargins(0, 0, 0, 0)
        # keeps the sums at the right until there is something at the left
        self._left.addStretch(0)
        self._row.addLayout(self._left, 1)
        self.problems = Button(theme, "", "alert-triangle", "quiet")
        self.problems.setToolTip(tr("What is wrong with the plan, and how to put it right"))
        self.problems.setFont(theme.font(12, 500))
        self.problems.hide()
        self._offers = _Count(theme, "send", "offered.text")
        self._reviews = _Count(theme, "headphones", "review.text")
        self._late = _Count(theme, "clock-exclamation", "late.text")
        self._stale = _Count(theme, "refresh-alert", "stale.text")
        self._length = label(theme, "", 12, tone="2")
        self._end = label(theme, "", 12, 600)
        for part in (self.problems, self._offers, self._reviews, self._late, self._stale, self._length, self._end):
            self._row.addWidget(part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What there is no room for is left out whole, the least needed first; when the plan ends always stands there."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - _LEFT_PX - 2 * _SIDE_PX
        parts = [self.problems, self._offers, self._reviews, self._late, self._stale, self._length, self._end]
        for part in (self._length, self._stale, self._offers):
            part.setMaximumWidth(_ANY_PX)
        for part in (self._length, self._stale, self._offers):
            if (
                sum(one.sizeHint().width() + _GAP_PX for one in parts if not one.isHidden() and one.maximumWidth())
                <= room
            ):
                break
            part.setMaximumWidth(0)

    def set_transfers(self, bar: QWidget) -> None:
        """Put the transfers' bar at the left."""
        self._left.insertWidget(0, bar, 1)

    def show_checks(self, checks: PlanCheckRows) -> None:
        """How much is wrong with the plan."""
        self._count = len(checks.violations)
        words = tr_n("{n} problem", "{n} problems", self._count)
        self.problems.setText(f"\u2009{words}")
        self.problems.setAccessibleName(words)
        self._show_problems()

    def show_page(self, page: str) -> None:
        """What stands on the page that is shown is not said again."""
        self._is_at_plan = page == "plan"
        self._show_problems()

    def _show_problems(self) -> None:
        self.problems.setVisible(bool(self._count) and not self._is_at_plan)
        self._fit()

    def show_plan(self, plan: PlanRows | None) -> None:
        """Sum a plan up; None says nothing."""
        if plan is None:
            self._count = 0
            self._show_problems()
        stages = plan.stages if plan else ()
        offers = sum(stage.state in {StageState.OFFERED, StageState.COUNTERED} for stage in stages)
        reviews = sum(stage.state is StageState.IN_REVIEW for stage in stages)
        late, stale = sum(stage.is_late for stage in stages), sum(stage.is_stale for stage in stages)
        self._offers.show_words(tr_n("{n} offer waiting", "{n} offers waiting", offers) if offers else "")
        self._reviews.show_words(tr_n("{n} to review", "{n} to review", reviews) if reviews else "")
        self._late.show_words(tr_n("{n} late", "{n} late", late) if late else "")
        self._stale.show_words(tr_n("{n} stale", "{n} stale", stale) if stale else "")
        self._length.setText(length_words(plan) if stages else "")
        self._end.setText(end_words(plan) if stages else "")
        self._length.setToolTip(tr("The shorter if every take is answered at once, the longer if at the last moment."))
        self._end.setToolTip(self._length.toolTip())
        self._fit()


def length_words(plan: PlanRows) -> str:
    """How many working days the plan takes, both ends; what was done in less, in hours, minutes and seconds."""
    if not plan.work_days:
        return tr("{span} in all", span=span_text((plan.end_ms - plan.start_ms) / 1000))
    if plan.early_work_days and plan.early_work_days != plan.work_days:
        return tr("{early} to {late} working days", early=plan.early_work_days, late=plan.work_days)
    return tr_n("{n} working day", "{n} working days", plan.work_days)


def end_words(plan: PlanRows) -> str:
    """When the plan ends, both ends."""
    late = day_text(plan.end_ms)
    early = day_text(plan.early_end_ms) if plan.early_end_ms else late
    return tr("Ends {late}", late=late) if early == late else tr("Ends {early} to {late}", early=early, late=late)
