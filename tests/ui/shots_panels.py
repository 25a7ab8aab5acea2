"""Pictures of the inbox, Listen, Assemble, the transfers and the pages, to be looked at.

``python tests/ui/shots_panels.py FOLDER [NAME]`` draws every screen offscreen, light and dark, at both sizes; 2x with
``QT_SCALE_FACTOR=2``.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).resolve().parent)]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget

import panel_samples as rows
from sample_studio import SampleStudio
from studio.queries.asks import Inbox
from ui.commands import CommandTable
from ui.context import Context
from ui.theme import Theme

SIZES = ((1280, 800), (1920, 1080))
Shot = Callable[[Context], QWidget]
SHOTS: dict[str, Shot] = {}


def shot(name: str) -> Callable[[Shot], Shot]:
    def keep(made: Shot) -> Shot:
        SHOTS[name] = made
        return made

    return keep


def settle(ms: int = 60) -> None:
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def _inbox(context: Context, gigs: tuple, subject: str = "") -> QWidget:
    from ui.inbox.panel import InboxPanel

    context.studio.answers[Inbox] = gigs
    panel = InboxPanel(context)
    panel.show_gigs(gigs)
    if subject:
        panel.show_subject(subject)
    return panel


@shot("inbox")
def inbox(context: Context) -> QWidget:
    return _inbox(context, rows.inbox(), "h1")


@shot("inbox-offer")
def inbox_offer(context: Context) -> QWidget:
    return _inbox(context, rows.inbox(), "h2")


@shot("inbox-awaiting")
def inbox_awaiting(context: Context) -> QWidget:
    return _inbox(context, rows.inbox(), "h3")


@shot("inbox-review")
def inbox_review(context: Context) -> QWidget:
    return _inbox(context, rows.inbox(), "h4")


@shot("inbox-revision")
def inbox_revision(context: Context) -> QWidget:
    return _inbox(context, rows.inbox(), "h5")


@shot("inbox-unsent")
def inbox_unsent(context: Context) -> QWidget:
    return _inbox(context, rows.inbox(), "h6")


@shot("inbox-done")
def inbox_done(context: Context) -> QWidget:
    return _inbox(context, rows.inbox(), "h7")


@shot("inbox-empty")
def inbox_empty(context: Context) -> QWidget:
    return _inbox(context, ())


@shot("inbox-german")
def inbox_german(context: Context) -> QWidget:
    return _inbox(context, (rows.german(), *rows.inbox()), "h8")


@shot("inbox-arabic")
def inbox_arabic(context: Context) -> QWidget:
    panel = _inbox(context, (rows.arabic(), *rows.inbox()), "h9")
    panel.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    return panel


def main(folder: Path, wanted: str = "", sizes: tuple[tuple[int, int], ...] = SIZES) -> list[Path]:
    """Draw all screens whose name begins with ``wanted``; returns the files."""
    app = QApplication.instance() or QApplication([])
    app.setFont(QFont(os.environ.get("SEGUE_SHOT_FONT", "Inter")))
    scale = os.environ.get("QT_SCALE_FACTOR", "1")
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for choice in ("light", "dark"):
        theme = Theme(app, choice)
        for name, make in SHOTS.items():
            if not name.startswith(wanted):
                continue
            for width, height in sizes:
                context = Context(theme, CommandTable())
                context.attach(SampleStudio())
                widget = make(context)
                widget.setProperty("kind", "window")
                widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
                widget.resize(width, height)
                widget.show()
                settle()
                path = folder / f"{name}-{choice}-{width}@{scale}x.png"
                widget.grab().save(str(path))
                written.append(path)
                context.background.cancel_all()
                widget.close()
                widget.deleteLater()
                settle(5)
    return written


if __name__ == "__main__":
    made = main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "")
    sys.stdout.write(f"{len(made)} pictures in {sys.argv[1]}\n")
