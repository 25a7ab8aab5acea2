"""What is drawn over the plan once it stands, and how it is looked at: baselines, problems, forecast, overview, finding.

Asks for it after the plan, and hands it to the timeline.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.background import LatestOnly
from ui.commands import Command
from ui.timeline.axis import level_of
from ui.words import tr

if TYPE_CHECKING:
    from studio.domain.changes import Changes
    from studio.queries.plan_rows import ForecastRows, PlanCheckRows, PlanRows
    from ui.plan.panel import PlanPanel

# after a plan has been drawn
_SOON_MS = 120


class PlanOverlays(QObject):
    """One for a panel. ``checked`` carries ``PlanCheckRows`` each time the plan has been looked through."""

    checked = Signal(object)

    def __init__(self, panel: PlanPanel) -> None:
        super().__init__(panel)
        self._panel, self._timeline, self._context = panel, panel.timeline, panel.context
        self.checks: PlanCheckRows | None = None
        self._plan: PlanRows | None = None
        self._wants_forecast, self.hides_baselines = False, False
        self._check_questions = LatestOnly(self._context.ask)
        self._forecast_questions = LatestOnly(self._context.ask)
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._ask)
        if self._context.settings is not None:
            self._timeline.keep_places(self._context.settings)
        self._add_commands()
        panel.plan_shown.connect(self._plan_shown)
        self._context.changed.connect(self._changed)

    def _add_commands(self) -> None:
        has_plan = lambda: self._timeline.scene is not None  # noqa: E731  one line says it
        for id_, words, run, keys, icon, menu in (
            ("plan.find", tr("Find on the plan"), self._find, "Ctrl+F", "search", "edit"),
            ("plan.minimap", tr("Show the overview of the plan"), self._toggle_minimap, "M", "", "view"),
            ("plan.baselines", tr("Show the baselines"), self._toggle_baselines, "B", "history", "view"),
            ("plan.forecast", tr("Show when the plan may end"), self._toggle_forecast, "E", "", "view"),
        ):
            self._context.commands.add(Command(id_, words, run, keys, icon, "plan", menu, has_plan))

    # --- what is asked for
    def _plan_shown(self, plan: PlanRows) -> None:
        if plan != self._plan:
            self._plan = plan
            # what is on the ruler is about another plan; a new one is on its way where it is wanted
            self._timeline.show_forecast(None)
        scene, tools = self._timeline.scene, self._panel.tools
        if scene is not None:
            tools.critical.setChecked(scene.shows_critical)
            tools.compact.setChecked(scene.geometry.is_compact)
            tools.show_level(level_of(self._timeline.px_per_day))
        self._soon.start()

    def _changed(self, changes: Changes) -> None:
        if changes.production in {"", self._context.production} and changes.touches("baseline", "calendar"):
            self._soon.start()

    def _ask(self) -> None:
        production = self._context.production
        if not production:
            return
        from studio.queries.asks import PlanChecks, PlanForecast

        self._check_questions.ask(PlanChecks(production), self._take_checks, self._leave_out)
        if self._wants_forecast:
            self._forecast_questions.ask(PlanForecast(production), self._take_forecast, self._context.show_error)

    def _leave_out(self, _error: BaseException) -> None:
        """A plan that cannot be looked through cannot be drawn either, and that is said where it is asked for."""

    def _take_checks(self, checks: PlanCheckRows) -> None:
        if checks.production == self._context.production:
            self.checks = checks
            self._timeline.show_checks(checks)
            self.checked.emit(checks)

    def _take_forecast(self, forecast: ForecastRows) -> None:
        if self._wants_forecast:
            self.show_forecast(forecast)

    def show_forecast(self, forecast: ForecastRows) -> None:
        """Draw it on the ruler, until the plan is another one."""
        if forecast.production == self._context.production:
            self._timeline.show_forecast(forecast)

    # --- what is shown
    def _find(self) -> None:
        """On the timeline one jumps; the other views leave out what does not fit."""
        if self._timeline.isVisible():
            self._timeline.open_finder()
        else:
            self._context.commands.run("plan.filter")

    def _toggle_minimap(self) -> None:
        self._timeline.set_minimap(is_shown=not self._timeline.has_minimap)

    def _toggle_baselines(self) -> None:
        self.hides_baselines = not self.hides_baselines
        self._timeline.show_baselines(() if self.hides_baselines else None)
        if not self.hides_baselines and not self._timeline.shown_baselines():
            words = tr("No baseline is kept of this plan yet.")
            self._context.show_message(words, kind="hint")

    def _toggle_forecast(self) -> None:
        self._wants_forecast = not self._wants_forecast
        if self._wants_forecast:
            self._ask()
        else:
            self._timeline.show_forecast(None)
