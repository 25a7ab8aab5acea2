"""Makes the pictures of the help pages: opens the real window on real homes, in each language, light and dark, and keeps a part.

    python packaging/help_pictures.py [--out FOLDER]

Needs no screen. The homes are those of picture_production.py; each language is a process of its own.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import picture_production
from screenshots import REPOSITORY, settle

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication

    from ui.shell import Shell

# drawn at twice its size and reduced to one and a half
DRAWN_RATIO, RATIO = 2, 1.5
COLOURS = 128
WIDE_PX = 460
LANGUAGES = ("en", "de")
Part = tuple[int, int, int, int]


def main(arguments: list[str]) -> int:
    """Play the production once, then take the pictures. Returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--out", type=Path, metavar="FOLDER", default=REPOSITORY / "assets" / "help" / "pictures")
    parser.add_argument("--homes", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--language", help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    os.environ.update(QT_QPA_PLATFORM="offscreen", QT_SCALE_FACTOR=str(DRAWN_RATIO), SEGUE_KEYS="file")
    sys.path.insert(0, str(REPOSITORY))
    if chosen.language:
        photograph(chosen.homes, chosen.out, chosen.language)
        return 0
    chosen.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="segue-pictures-") as folder:
        picture_production.play(Path(folder))
        for language in LANGUAGES:
            command = [sys.executable, sys.argv[0], "--homes", folder, "--language", language, "--out", str(chosen.out)]
            subprocess.run(command, check=True)
    size = sum(path.stat().st_size for path in chosen.out.glob("*.png"))
    print(f"{chosen.out}: {size / 1000:.0f} kB")
    return 0


def photograph(homes: Path, out: Path, language: str) -> None:
    """All pictures in one language."""
    from PySide6.QtGui import QFont, QFontDatabase
    from PySide6.QtWidgets import QApplication

    from ui.languages import speak

    app = QApplication([])
    if "Inter" in QFontDatabase.families():
        app.setFont(QFont("Inter"))
    speak(app, language)
    for look in ("light", "dark"):
        for name, home, size, show in PICTURES:
            shown = window_on(app, homes / home, look, size, show)
            path = out / f"{name}-{language}-{look}.png"
            shown.save(str(path))
            few_colours(path)


def few_colours(path: Path) -> None:
    """A picture of a window in few colours is a third as large, and nobody sees it."""
    from PIL import Image

    with Image.open(path) as picture:
        few = picture.convert("RGB").quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


def window_on(app: QApplication, home: Path, look: str, size: tuple[int, int], show: Callable[[Shell], Part]) -> QImage:
    """Open the window on a home, go somewhere, and keep the part that ``show`` names, in px."""
    from PySide6.QtCore import QRect, Qt

    from studio.app.studio import open_studio
    from ui import words
    from ui.app import build_window
    from ui.review.player import shared_player

    words.now_ms = lambda: picture_production.NOW_MS
    studio = open_studio(home, clock=lambda: picture_production.NOW_MS)
    window, context = build_window(app, None, look)
    try:
        window.resize(*size)
        window.show()
        context.attach(studio)
        settle(window)
        part = show(window)
        settle(window)
        for banner in window.messages.banners():
            banner.close()
        grabbed = window.grab(QRect(*part)).toImage()
        return grabbed.scaledToWidth(round(WIDE_PX * RATIO), Qt.TransformationMode.SmoothTransformation)
    finally:
        shared_player(context).close()
        window.close()
        studio.close()
        window.deleteLater()


def _start(window: Shell) -> Part:
    window.go("first_run")
    return 0, 44, 1100, 700


def _invitation(window: Shell) -> Part:
    window.go("open_invitation")
    return 90, 44, 780, 400


def _plan(window: Shell) -> Part:
    window.go("plan", "voice")
    settle(window)
    panel = window.page_widget("plan")
    panel.timeline.fit()
    return 0, 44, 800, 480


def _offer(window: Shell) -> Part:
    from ui.dialogs import ask_offer

    window.go("plan")
    settle(window)
    plan = window.page_widget("plan")
    stage = next(stage.id for stage in plan.stages if stage.slug == "mix")
    window.go("plan", stage)
    settle(window)
    offer: Any = ask_offer(window.context, plan.inspector.detail)
    fields = offer.fields
    fields.to.setText("Jonas")
    fields.price.setText("90")
    fields.revisions.setValue(1)
    fields.edited.emit()
    return window.width() - 422, 44, 422, 560


def _inbox(window: Shell) -> Part:
    window.go("inbox")
    settle(window)
    inbox = window.page_widget("inbox")
    inbox.select(inbox.gigs[0].hand_off)
    return 300, 44, 800, 520


def _listen(window: Shell) -> Part:
    plan = window.page_widget("plan")
    window.go("listen", next(stage.id for stage in plan.stages if stage.slug == "voice"))
    settle(window)
    window.page_widget("listen").hearing.seek(12.4)
    return 0, 44, window.width(), window.height() - 80


def _assemble(window: Shell) -> Part:
    window.go("assemble")
    settle(window)
    window.page_widget("assemble").hearing.seek(15.0)
    return 0, 44, 842, 300


def _recover(window: Shell) -> Part:
    window.go("recover")
    return 90, 44, 780, 440


PICTURES: tuple[tuple[str, str, tuple[int, int], Callable[[Shell], Part]], ...] = (
    ("start", "nobody", (1100, 760), _start),
    ("invitation", "nobody", (960, 600), _invitation),
    ("plan", "Mira", (1100, 640), _plan),
    ("offer", "Mira", (1100, 720), _offer),
    ("inbox", "Ana", (1100, 720), _inbox),
    ("listen", "Mira", (960, 600), _listen),
    ("assemble", "Mira", (1200, 640), _assemble),
    ("recover", "nobody", (960, 600), _recover),
)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
