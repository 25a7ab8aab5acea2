"""What the tests of the plan's further views share: one panel over a stand-in studio, as it was at first, and its robot."""

from __future__ import annotations

import pytest
import samples
from PySide6.QtCore import Qt
from sample_studio import SampleStudio
from views_robot import ViewsRobot

from studio.queries import asks
from ui import words
from ui.commands import CommandTable
from ui.context import Context
from ui.plan.panel import PlanPanel
from ui.plan.views.stage_filter import StageFilter
from ui.plan.views.view_state import TableLayout
from ui.theme import Theme

CTRL, SHIFT, ALT = (getattr(Qt.KeyboardModifier, f"{name}Modifier") for name in ("Control", "Shift", "Alt"))


@pytest.fixture(scope="package")
def shared(qapp):
    """One panel for all tests of the views: building it takes longer than most of them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(words, "now_ms", lambda: samples.NOW)
        theme = Theme(qapp, "dark")
        studio = SampleStudio()
        studio.undo_label = studio.redo_label = lambda _production: ""
        context = Context(theme, CommandTable(), studio)
        panel = PlanPanel(context)
        context.commands.set_tab("plan")
        for command in context.commands.all():
            panel.addAction(context.commands.action(command.id))
        panel.timeline.set_now(samples.NOW)
        panel.resize(1500, 800)
        panel.show()
        yield panel, studio
        context.background.cancel_all()
        panel.close()
        for one in (panel, context, theme):
            one.setParent(None)
            one.deleteLater()
        qapp.setStyleSheet("")


@pytest.fixture
def studio(shared, qtbot):
    """The stand-in studio of the shared panel, as it was at first."""
    panel, studio = shared
    panel.timeline.select("")
    qtbot.waitUntil(lambda: not panel.context.background.running)
    plan = samples.song_plan()
    studio.answers = samples.view_answers(plan) | {
        asks.Plan: plan,
        asks.Productions: (plan.production,),
        asks.Stage: lambda ask: samples.stage_detail(ask.stage, plan),
        asks.WavePeaks: samples.peak_rows(),
    }
    for kept in (studio.results, studio.commands, studio.views):
        kept.clear()
    return studio


@pytest.fixture
def panel(shared, studio, qtbot):
    """The shared panel: the whole song on the timeline, nothing selected, nothing filtered, nothing kept."""
    panel, _studio = shared
    views = panel.views
    views.show("timeline")
    views.set_filter(StageFilter())
    views.filter_row.hide()
    for view in views.kept.saved:
        views.forget(view.name)
    if views.view("table") is not None:
        views.view("table").table.show_layout(TableLayout())
    panel.context.set_production("p1")
    panel.refresh()
    qtbot.waitUntil(lambda: not panel.context.background.running)
    qtbot.waitUntil(lambda: panel.stages == samples.song_plan().stages)
    views.keep_now()
    qtbot.waitUntil(lambda: not panel.context.background.running)
    studio.views.clear()
    panel.activateWindow()
    return panel


@pytest.fixture
def context(panel):
    """What the shared panel works with."""
    return panel.context


@pytest.fixture
def robot(panel, qtbot):
    made = ViewsRobot(panel, qtbot)
    made.settles()
    return made
