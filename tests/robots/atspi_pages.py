"""Every page of the window, each in a window of its own, for ``atspi_page_reader``: sample rows, until the standard input ends.

python atspi_pages.py NAME-OF-THE-APPLICATION
"""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(REPOSITORY), str(REPOSITORY / "tests" / "ui")]

import samples  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402
from sample_studio import SampleStudio  # noqa: E402

from studio.queries import asks  # noqa: E402
from ui.commands import CommandTable  # noqa: E402
from ui.context import Context  # noqa: E402
from ui.pages import PAGES  # noqa: E402
from ui.theme import Theme  # noqa: E402


def main(name: str) -> None:
    app = QApplication([name])
    app.setApplicationName(name)
    plan = samples.song_plan()
    studio = SampleStudio(
        {
            asks.Productions: (plan.production,), asks.Plan: plan, asks.PlanChecks: samples.plan_checks(plan),
            asks.Stage: lambda ask: samples.stage_detail(ask.stage, plan), asks.PlanMoney: samples.money_rows(),
            asks.Calendars: samples.calendars(), asks.SyncState: samples.sync_row(), asks.People: samples.people(),
            asks.AssembleView: samples.assemble_rows(), asks.WavePeaks: samples.peak_rows(), asks.Inbox: samples.inbox(),
            asks.Closing: samples.closing_rows(), asks.Devices: samples.devices(), asks.Leads: samples.leads(),
            asks.PlanForecast: samples.forecast_rows(plan), asks.PersonAccess: samples.person_access(),
        }
    )  # fmt: skip
    context = Context(Theme(app, "light"), CommandTable(), studio)
    context.set_production(plan.production.id)
    windows = []
    for page, build in PAGES.items():
        made = build(context)
        made.setWindowTitle(page)
        made.resize(1200, 800)
        if hasattr(made, "refresh"):
            made.refresh()
        made.show()
        windows.append(made)
    threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
    app.exec()


main(sys.argv[1])
