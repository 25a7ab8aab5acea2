"""A timeline in a real window for ``atspi_reader``: the sample song, until the standard input ends.

python atspi_window.py NAME-OF-THE-APPLICATION
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

from ui.theme import Theme  # noqa: E402
from ui.timeline import accessible  # noqa: E402
from ui.timeline.view import TimelineView  # noqa: E402


def main(name: str) -> None:
    app = QApplication([name])
    app.setApplicationName(name)
    view = TimelineView(Theme(app, "dark"))
    accessible.install(view)
    view.set_now(samples.NOW)
    view.resize(1200, 760)
    view.setWindowTitle("Plan")
    plan = samples.marked_plan()
    view.show_plan(plan)
    view.show_checks(samples.plan_checks(plan))
    view.show()
    threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
    app.exec()


main(sys.argv[1])
