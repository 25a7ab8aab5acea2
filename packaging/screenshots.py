"""Makes the pictures of the README: opens the real window on real homes and photographs the screens.

The homes are those of a production in the middle of its life (picture_production.py) and of the played demo.

    python packaging/screenshots.py [--demo DIR] [--out FOLDER]

Needs no screen. ``--demo`` takes the folder of a demo that has been played already.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import picture_production

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.shell import Shell

REPOSITORY = Path(__file__).resolve().parents[1]
SIZE_PX = (1440, 900)
QUIET_TURNS = 12
PATIENCE_TURNS = 1500
TURN_MS = 20


def main(arguments: list[str]) -> int:
    """Play the demo if none is given, then take the pictures. Returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--demo", type=Path, metavar="DIR", help="a demo that has been played already")
    parser.add_argument("--out", type=Path, metavar="FOLDER", default=REPOSITORY / "assets" / "screenshots")
    chosen = parser.parse_args(arguments)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # the demo's homes keep their keys in files, as on a machine without a keychain
    os.environ.setdefault("SEGUE_KEYS", "file")
    sys.path.insert(0, str(REPOSITORY))
    chosen.out.mkdir(parents=True, exist_ok=True)
    if chosen.demo is not None:
        return photograph(chosen.demo.absolute(), chosen.out)
    with tempfile.TemporaryDirectory(prefix="segue-pictures-") as folder:
        demo = Path(folder) / "demo"
        play = [sys.executable, "-m", "studio.app.cli", "demo", "--headless", "--dir", str(demo)]
        subprocess.run(play, check=True, cwd=REPOSITORY, stdout=subprocess.DEVNULL)
        return photograph(demo, chosen.out)


def photograph(demo: Path, out: Path) -> int:
    """All pictures of a played demo."""
    from PySide6.QtGui import QFont, QFontDatabase
    from PySide6.QtWidgets import QApplication

    app = QApplication([])
    if "Inter" in QFontDatabase.families():
        app.setFont(QFont("Inter"))
    with tempfile.TemporaryDirectory(prefix="segue-pictures-") as folder:
        homes = picture_production.play(Path(folder))
        for name, home, look, show in (
            ("plan-dark", homes.owner, "dark", _plan),
            ("plan-light", homes.owner, "light", _plan),
            ("listen-dark", homes.owner, "dark", _listen),
            ("inbox-light", homes.singer, "light", _inbox),
        ):
            take_picture(app, home, look, show, out / f"{name}.png", picture_production.NOW_MS)
    take_picture(app, demo / "homes" / "mira", "dark", _assemble, out / "assemble-dark.png")
    return 0


def take_picture(
    app: QApplication, home: Path, look: str, show: Callable[[Shell], None], path: Path, now_ms: int = 0
) -> None:
    """Open the window on a home, go somewhere, keep what is seen. ``now_ms`` stands still; 0 is the real time."""
    from studio.app.studio import open_studio
    from ui import words
    from ui.app import build_window
    from ui.review.player import shared_player

    clock = (lambda: now_ms) if now_ms else None
    words.now_ms = clock or words.now_ms
    studio = open_studio(home, clock=clock)
    window, context = build_window(app, None, look)
    try:
        window.resize(*SIZE_PX)
        window.show()
        context.attach(studio)
        context.do(studio.start_sync)
        settle(window)
        show(window)
        settle(window)
        for banner in window.messages.banners():
            banner.close()
        window.grab().save(str(path))
        print(f"{path} {path.stat().st_size / 1000:.0f} kB")
    finally:
        shared_player(context).close()
        window.close()
        studio.close()
        window.deleteLater()


def settle(window: Shell) -> None:
    """Wait until nothing is asked or loaded any more."""
    quiet = 0
    for _ in range(PATIENCE_TURNS):
        _wait(TURN_MS)
        quiet = 0 if window.context.background.running else quiet + 1
        if quiet > QUIET_TURNS:
            return


def _wait(milliseconds: int) -> None:
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _plan(window: Shell) -> None:
    window.go("plan", "voice")
    settle(window)
    window.page_widget("plan").timeline.fit()


def _listen(window: Shell) -> None:
    plan = window.page_widget("plan")
    window.go("listen", next(stage.id for stage in plan.stages if stage.slug == "voice"))
    settle(window)
    window.page_widget("listen").hearing.seek(12.4)


def _assemble(window: Shell) -> None:
    window.go("assemble")
    settle(window)
    window.page_widget("assemble").hearing.seek(15.0)


def _inbox(window: Shell) -> None:
    window.go("inbox")
    settle(window)
    inbox = window.page_widget("inbox")
    inbox.select(inbox.gigs[0].hand_off)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
