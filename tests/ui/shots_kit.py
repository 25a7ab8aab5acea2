"""How pictures of screens are taken offscreen, light and dark, at two sizes; the screens are in the modules named ``shots_*``."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.sample_studio import SampleStudio
from ui.commands import CommandTable
from ui.context import Context
from ui.languages import speak
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


def main(folder: Path, wanted: str = "", sizes: tuple[tuple[int, int], ...] = SIZES) -> list[Path]:
    """Draw all screens whose name begins with ``wanted``; returns the files."""
    app = QApplication.instance() or QApplication([])
    speak(app, os.environ.get("SEGUE_LANGUAGE", "en"))
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
                settle(
                    400
                    if name.startswith(
                        ("inbox", "listen", "spec", "share", "assemble", "transfers", "new", "first-run-demo")
                    )
                    else 60
                )
                path = folder / f"{name}-{choice}-{width}@{scale}x.png"
                widget.grab().save(str(path))
                written.append(path)
                for demo in widget.findChildren(QWidget, "demo"):
                    demo.stop()
                context.background.cancel_all()
                player = context.findChild(QObject, "player")
                if player is not None:
                    player.close()
                widget.close()
                widget.deleteLater()
                settle(120 if name == "first-run-demo" else 5)
    return written
