"""How long the window's thread was busy in one turn of its loop, over the whole job of two people at two windows.

    python tests/robots/window_frames.py [FOLDER]

Prints one line of JSON: the worst turns by the processor time of the window's thread (the share of the machine that
others took does not count) and by the clock, each with the step of the story. A waiting slot shows as a long time by
the clock with little processor time. Looks only; asserts nothing.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# the other kind of event loop does not say when it begins to wait
os.environ["QT_NO_GLIB"] = "1"
os.environ.setdefault("SEGUE_KEYS", "file")
os.environ.setdefault("SEGUE_SCRYPT_N", "1024")
REPOSITORY = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(REPOSITORY), str(Path(__file__).parent)]

from PySide6.QtCore import QAbstractEventDispatcher  # noqa: E402  after the platform is chosen
from PySide6.QtWidgets import QApplication  # noqa: E402

LONG_MS = 16.0


class TurnWatch:
    """Times every turn of the window's event loop: from waking up to waiting again."""

    def __init__(self) -> None:
        self.seen: list[tuple[float, float, str]] = []
        self.step, self.began_s, self.count = "", 0.0, 0
        self._cpu = 0.0
        dispatcher = QAbstractEventDispatcher.instance()
        dispatcher.awake.connect(self._awake)
        dispatcher.aboutToBlock.connect(self._rests)

    def _awake(self) -> None:
        if not self.began_s:
            self._cpu, self.began_s = time.thread_time(), time.perf_counter()

    def _rests(self) -> None:
        if self.began_s:
            wall_ms, cpu_ms = (time.perf_counter() - self.began_s) * 1e3, (time.thread_time() - self._cpu) * 1e3
            self.began_s = 0.0
            self.count += 1
            if max(wall_ms, cpu_ms) >= LONG_MS:
                self.seen.append((round(cpu_ms, 1), round(wall_ms, 1), self.step))


def measured(folder: Path) -> dict[str, Any]:
    """Play the story and give what was seen."""
    application = QApplication([])
    app = TurnWatch()
    import window_story
    from window_people import Person

    for name in dir(window_story):
        step = getattr(window_story, name)
        if (
            getattr(step, "__module__", "") == "window_story"
            and callable(step)
            and name not in {"stage", "whole_story"}
        ):
            setattr(window_story, name, _named(app, name, step))
    owner, guest = (
        Person(application, folder / "mira", "Mira Lindqvist"),
        Person(application, folder / "ana", "Ana Ribeiro"),
    )
    try:
        window_story.whole_story(owner, guest, folder)
    finally:
        for person in (owner, guest):
            person.goes()
    by_cpu = sorted(app.seen, reverse=True)
    by_wall = sorted(app.seen, key=lambda seen: -seen[1])
    return {
        "turns": app.count,
        "over_16_ms_cpu": sum(seen[0] >= LONG_MS for seen in app.seen),
        "over_50_ms_cpu": sum(seen[0] >= 50 for seen in app.seen),
        "worst_by_cpu": by_cpu[:14],
        "worst_by_clock": by_wall[:8],
    }


def _named(app: TurnWatch, name: str, step: Any) -> Any:
    def run(*values: Any) -> Any:
        app.step = name
        return step(*values)

    return run


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        print(json.dumps(measured(Path(sys.argv[1] if len(sys.argv) > 1 else made)), indent=1))
