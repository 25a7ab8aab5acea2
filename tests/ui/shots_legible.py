"""Looks through every screen for texts that cannot be read to their end, where everything is shown at 200 %.

``python tests/ui/shots_legible.py [LANGUAGE] [WIDTHxHEIGHT] [NAME]``: ``en``, ``de`` or ``trial`` (long texts from right to left); at
200 % a screen of 1920 x 1200 is the smallest window, 960 x 600. Prints a line for each such text.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import SimpleNamespace

sys.path[:0] = [
    str(Path(__file__).resolve().parents[2]),
    str(Path(__file__).parent),
    str(Path(__file__).parent.parent / "robots"),
]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from legible import cut_texts  # noqa: E402  after the platform is chosen
from PySide6.QtCore import QObject  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

import tests.ui.shots_care  # noqa: E402
import tests.ui.shots_pages  # noqa: E402
import tests.ui.shots_panels  # noqa: E402, F401
from tests.ui.sample_studio import SampleStudio  # noqa: E402
from tests.ui.shots_kit import SHOTS, settle  # noqa: E402
from ui.commands import CommandTable  # noqa: E402
from ui.context import Context  # noqa: E402
from ui.languages import speak  # noqa: E402
from ui.theme import Theme  # noqa: E402


def own_texts(app: QApplication) -> set[str]:
    """What has been translated so far: those texts are the program's own."""
    from PySide6.QtCore import QCoreApplication

    seen: set[str] = set()
    before = QCoreApplication.translate

    def translate(context: str, text: str, *rest: object) -> str:
        found = before(context, text, *rest)
        if context == "Segue" and "{" not in found:
            seen.add(found)
        return found

    import ui.words

    ui.words.QCoreApplication = SimpleNamespace(translate=translate)
    return seen


def look(language: str, size: tuple[int, int], wanted: str = "") -> int:
    app = QApplication.instance() or QApplication([])
    speak(app, language)
    own, theme, count = own_texts(app), Theme(app, "light"), 0
    for name, make in SHOTS.items():
        if not name.startswith(wanted):
            continue
        context = Context(theme, CommandTable())
        context.attach(SampleStudio())
        try:
            widget = make(context)
        except (KeyError, AttributeError, TypeError) as error:
            sys.stderr.write(f"{name}: could not be made ({error!r})\n")
            continue
        widget.resize(*size)
        widget.show()
        settle(250)
        for line in cut_texts(widget, lambda text: text.strip("\u2009") in own):
            count += 1
            sys.stdout.write(f"{name}: {line}\n")
        for demo in widget.findChildren(QWidget, "demo"):
            demo.stop()
        context.background.cancel_all()
        player = context.findChild(QObject, "player")
        if player is not None:
            player.close()
        widget.close()
        widget.deleteLater()
        settle(5)
    return count


if __name__ == "__main__":
    language, size, wanted = ([*sys.argv[1:], *("en", "960x526", "")[len(sys.argv) - 1 :]])[:3]
    wide, high = (int(part) for part in size.split("x"))
    sys.exit(int(look(language, (wide, high), wanted) > 0))
