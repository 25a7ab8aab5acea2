"""What the window's tests share: a theme, sample rows, a stand-in studio, and robots that drive the screens."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

# samples, stand-ins and robots are plain modules, shared with the scripts that take pictures
for folder in (Path(__file__).parent, Path(__file__).parent.parent / "robots"):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))


@pytest.fixture(autouse=True)
def collected_between_tests() -> Iterator[None]:
    """Cyclic garbage goes between tests, as it goes between events in the window (``ui/collecting``)."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture
def theme(qapp) -> Iterator[object]:
    from ui.theme import Theme

    made = Theme(qapp, "dark")
    yield made
    made.setParent(None)
    made.deleteLater()
    qapp.setStyleSheet("")


@pytest.fixture
def sample_now(monkeypatch):
    """The screens' clock stands at the samples' now."""
    import samples

    from ui import words

    monkeypatch.setattr(words, "now_ms", lambda: samples.NOW)
    return samples.NOW


@pytest.fixture
def studio():
    """A stand-in studio that knows the song."""
    import samples
    from sample_studio import SampleStudio

    from studio.queries import asks

    plan = samples.song_plan()
    made = SampleStudio(
        {
            asks.Productions: (plan.production,),
            asks.Plan: plan,
            asks.PlanChecks: samples.plan_checks(plan),
            asks.PlanForecast: samples.forecast_rows(plan),
            asks.PlanIf: lambda ask: samples.moved(plan, ask.stage, 3),
            asks.Stage: lambda ask: samples.stage_detail(ask.stage, plan),
            asks.PlanMoney: samples.money_rows(),
            asks.Candidates: samples.candidates(),
            asks.Calendars: samples.calendars(),
            asks.FixEffects: lambda ask: samples.fix_effects(ask.violation),
            asks.SyncState: samples.sync_row(),
            asks.AssembleView: samples.assemble_rows(),
            asks.WavePeaks: samples.peak_rows(),
        }
    )
    made.undo_label = lambda _production: "move Lead vocal"
    made.redo_label = lambda _production: ""
    made.forecast = lambda _production, **_more: samples.thousand_plays()
    made.kept = []
    made.keep_first_screen = made.kept.append
    return made


@pytest.fixture
def context(theme, studio) -> Iterator[object]:
    from ui.commands import CommandTable
    from ui.context import Context

    made = Context(theme, CommandTable(), studio)
    yield made
    made.background.cancel_all()
    made.deleteLater()


@pytest.fixture
def went(context):
    """Where the screens have asked to go, in order."""
    places = []
    context.went.connect(lambda *where: places.append(where))
    return places
