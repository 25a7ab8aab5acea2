"""How long the window's thread was busy with one call, over the whole job of two people at two windows.

    python tests/robots/window_frames.py [FOLDER]

A call is what Qt hands over at once: an event, a timer, a signal from another thread, a painting. Prints one line of
JSON: how many took how long by the processor time of the window's thread (the share of the machine that others took
does not count), and the worst of them with the step of the story, the kind of call and who got it. Looks only.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("SEGUE_KEYS", "file")
os.environ.setdefault("SEGUE_SCRYPT_N", "1024")
REPOSITORY = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(REPOSITORY), str(Path(__file__).parent)]

from PySide6.QtCore import QEvent, QObject  # noqa: E402  after the platform is chosen
from PySide6.QtWidgets import QApplication  # noqa: E402

LONG_MS = 16.0
BOUNDS_MS = (4, 8, 16, 33, 50, 100)


class TimedApplication(QApplication):
    """Times every call from outside; what a call calls is part of it."""

    def __init__(self) -> None:
        super().__init__([])
        self.step, self.callback, self.depth = "", "", 0
        self.times_ms: list[float] = []
        self.seen: list[tuple[float, float, str, str]] = []

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        if self.depth:
            return super().notify(receiver, event)
        kind, name = event.type(), type(receiver).__name__
        self.depth += 1
        wall_s, cpu_s = time.perf_counter(), time.thread_time()
        try:
            return super().notify(receiver, event)
        finally:
            cpu_ms, wall_ms = (time.thread_time() - cpu_s) * 1e3, (time.perf_counter() - wall_s) * 1e3
            self.depth -= 1
            self.times_ms.append(cpu_ms)
            if cpu_ms >= LONG_MS:
                what = self.callback or f"{kind.name} {name}"
                self.seen.append((round(cpu_ms, 1), round(wall_ms, 1), self.step, what))
            self.callback = ""

    def distribution(self) -> dict[str, int]:
        """How many calls took at least so many ms."""
        return {f"over_{bound}_ms": sum(time_ms >= bound for time_ms in self.times_ms) for bound in BOUNDS_MS}


def measured(folder: Path) -> dict[str, Any]:
    """Play the story and give what was seen."""
    app = TimedApplication()
    _name_callbacks(app)
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
        Person(app, folder / "mira", "Mira Lindqvist"),
        Person(app, folder / "ana", "Ana Ribeiro"),
    )
    for person in (owner, guest):
        # as ``ui.app`` does
        person.window.warmed.connect(gc.freeze)
    try:
        window_story.whole_story(owner, guest, folder)
    finally:
        for person in (owner, guest):
            person.goes()
    return {
        "calls": len(app.times_ms),
        "cpu_ms": app.distribution(),
        "worst_by_cpu": sorted(app.seen, reverse=True)[:25],
    }


def _name_callbacks(app: TimedApplication) -> None:
    """Let results of background work tell whose they are."""
    from ui.background import Background, LatestOnly

    start, ask = Background.start, LatestOnly.ask

    def named(self: Background, work: Any, done: Any = None, *more: Any, **others: Any) -> Any:
        def told(value: Any) -> None:
            app.callback = getattr(done, "__qualname__", "")
            done(value)

        return start(self, work, done and told, *more, **others)

    def asked(self: LatestOnly, question: Any, done: Any, *more: Any) -> None:
        def told(value: Any) -> None:
            app.callback = done.__qualname__
            done(value)

        ask(self, question, told, *more)

    Background.start, LatestOnly.ask = named, asked


def _named(app: TimedApplication, name: str, step: Any) -> Any:
    def run(*values: Any) -> Any:
        app.step = name
        return step(*values)

    return run


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        print(json.dumps(measured(Path(sys.argv[1] if len(sys.argv) > 1 else made)), indent=1))
