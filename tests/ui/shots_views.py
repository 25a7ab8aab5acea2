"""Pictures of the plan's further views, to be looked at: every view of every production given, light and dark.

    python tests/ui/shots_views.py FOLDER [PRODUCTION ...]

A production is ``samples``, ``many`` (500 stages), ``long`` (long names), a chain (song, podcast, video, launch, or a file), or a home's folder. 2x with
``QT_SCALE_FACTOR=2``; ``SHOT_SIZE=1280x800``; ``SHOT_VIEWS="table board"``.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
REPOSITORY = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(REPOSITORY), str(Path(__file__).parent)]

from shots import sample_window, settle  # noqa: E402  the platform is chosen first

KINDS = ("timeline", "table", "board", "calendar", "network")


def window_of(app: object, look: str, what: str, folder: str) -> object:
    """The whole window over samples, or over a real studio."""
    import samples

    plans = {"samples": samples.song_plan, "many": samples.many_plan, "long": samples.long_plan}
    if what in plans:
        plan = plans[what]()
        window = sample_window(app, look, plan=plan)
        window.context.studio.answers |= samples.view_answers(plan)
        return window
    from studio.actions.commands import StartProduction
    from studio.app.studio import open_studio
    from ui.app import build_window

    is_home = (Path(what) / "home.sqlite").exists() or Path(what).is_dir()
    studio = open_studio(Path(what) if is_home else Path(folder) / "home")
    if not is_home:
        studio.init("Mira Lindqvist", "a passphrase")
        studio.run(StartProduction(Path(what).stem.title(), what, f"{folder}/shared"))
    window, context = build_window(app, None, look)
    window.show()
    context.attach(studio)
    return window


def main(arguments: list[str]) -> int:
    from PySide6.QtGui import QFont, QFontDatabase
    from PySide6.QtWidgets import QApplication

    from ui.languages import speak

    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    speak(app, os.environ.get("SEGUE_LANGUAGE", "en"))
    if "Inter" in QFontDatabase.families():
        app.setFont(QFont("Inter"))
    width, height = map(int, os.environ.get("SHOT_SIZE", "1440x900").split("x"))
    ratio = os.environ.get("QT_SCALE_FACTOR", "1")
    for what in arguments[1:] or ["samples", "many"]:
        for look in os.environ.get("SHOT_THEMES", "dark light").split():
            with tempfile.TemporaryDirectory() as place:
                os.environ.setdefault("SEGUE_KEYS", "file")
                window = window_of(app, look, what, place)
                window.resize(width, height)
                settle(window)
                panel = window.page_widget("plan")
                for kind in os.environ.get("SHOT_VIEWS", " ".join(KINDS)).split():
                    panel.views.show(kind)
                    settle(window)
                    window.grab().save(str(folder / f"{Path(what).stem}-{kind}-{look}-{ratio}x.png"))
                window.close()
                close = getattr(window.context.studio, "close", None)
                if close is not None:
                    close()
                window.deleteLater()
                settle(window)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
