"""People at real windows: a home, a studio that synchronises by itself, the window, and hands that press and type.

Two of them in one process share nothing but a folder. ``watch`` may be given to hear how long every event took.
"""

from __future__ import annotations

import os
import time
import wave
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from studio.app.studio import open_studio
from ui.app import build_window
from ui.review.player import shared_player

PATIENCE_S = float(os.environ.get("STORY_PATIENCE_S", "60"))
PICTURES = os.environ.get("STORY_PICTURES", "")

CHAIN = """
id: two-stages
title: Two stages
currency: USD
budget: 60
defaults: {revisions: 2, review_days: 1, kill_fee: [0, 25, 50, 100]}
globals: {sample_rate: 48000, bit_depth: 24, length_s: 2}
tracks: [Direction, Vocals]
ports: {guide: audio.mix, voice_stem: audio.stem}
stages:
- {id: guide, track: Direction, title: Guide, role: Owner, brief: A guide., days: 1, price: 0, out: [guide]}
- {id: voice, track: Vocals, title: Voice, role: Singer, brief: Sing., days: 1, price: 60, deps: [guide], in: [guide],
   out: [voice_stem]}
"""


def pause(milliseconds: int) -> None:
    """Let events and threads go on for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_until(is_so: Callable[[], Any], what: str = "", patience_s: float = PATIENCE_S) -> None:
    """Wait until something is so. Raises AssertionError after the patience."""
    give_up_at = time.monotonic() + patience_s
    while True:
        try:
            if is_so():
                return
            reason: object = what
        except AssertionError as error:
            reason = error
        assert time.monotonic() < give_up_at, f"waited {patience_s:g} s for: {reason}"
        pause(20)


def tone(path: Path, seconds: float = 2.0, *, rate_hz: int = 48000, channels: int = 1) -> Path:
    """A quiet saw as 24-bit WAV."""
    path.parent.mkdir(parents=True, exist_ok=True)
    cycle = b"".join((int(1_500_000 * (n / 60 - 1)) & 0xFFFFFF).to_bytes(3, "little") * channels for n in range(120))
    frames = round(seconds * rate_hz)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(3)
        file.setframerate(rate_hz)
        file.writeframes((cycle * (frames // 120 + 1))[: frames * 3 * channels])
    return path


def in_the_loop(act: Callable[[], object]) -> None:
    """Do it as the event loop would, between two waits."""
    done: list[bool] = []
    QTimer.singleShot(0, lambda: (act(), done.append(True)))
    wait_until(lambda: done, "the loop")


class Person:
    """Somebody at a window of their own."""

    def __init__(self, app: QApplication, home: Path, name: str, *, look: str = "light") -> None:
        self.name, self.home = name, home
        self.studio = open_studio(home)
        self.window, self.context = build_window(app, None, look)
        self.said: list[str] = []
        self.context.said.connect(lambda message: self.said.append(f"{message.title} {message.text}".strip()))
        self.window.resize(1440, 868)
        self.window.setWindowTitle(name)
        self.window.show()
        self.context.attach(self.studio)
        self.context.do(self.studio.start_sync)
        self._pictures = 0

    def goes(self) -> None:
        """Close the window and the home."""
        shared_player(self.context).close()
        self.window.close()
        self.studio.close()
        self.window.deleteLater()

    # --- eyes
    def page(self, name: str) -> Any:
        """A page, as soon as it is shown."""
        wait_until(lambda: self.window.page == name, f"{self.name} at {name}, now at {self.window.page}")
        return self.window.page_widget(name)

    def words(self, where: QWidget | None = None) -> str:
        """Everything that can be read."""
        where = where or self.window
        labels = [label.text() for label in where.findChildren(QLabel) if label.isVisible()]
        return "\n".join(labels + [b.text().strip("\u2009") for b in where.findChildren(QPushButton) if b.isVisible()])

    def reads(self, words: str, where: QWidget | None = None) -> None:
        """Wait until it says so somewhere."""
        wait_until(lambda: words in self.words(where), f"{self.name} reads {words!r}")

    def takes_picture(self, what: str) -> None:
        """Keep a picture, where pictures are wanted."""
        if PICTURES:
            self._pictures += 1
            Path(PICTURES).mkdir(parents=True, exist_ok=True)
            pause(150)
            self.window.grab().save(f"{PICTURES}/{self.name.split()[0].lower()}-{self._pictures:02}-{what}.png")

    # --- hands
    def button(self, name: str) -> QPushButton | None:
        """The button that says this and can be seen."""
        for button in self.window.findChildren(QPushButton):
            if name in {button.text().strip("\u2009"), button.accessibleName()} and button.isVisible():
                return button
        return None

    def presses(self, name: str) -> None:
        """Press a button as soon as it can be pressed."""

        def is_ready() -> bool:
            button = self.button(name)
            return button is not None and button.isEnabled()

        wait_until(is_ready, f"{self.name} can press {name!r}")
        in_the_loop(lambda: QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton))

    def types(self, words: str, where: QWidget | None = None) -> None:
        """Type into what has the keyboard, or into a field."""
        QTest.keyClicks(where or self.window.focusWidget(), words)

    def goes_to(self, tab: str) -> Any:
        """Click a tab."""
        in_the_loop(lambda: QTest.mouseClick(self.window.top.tabs[tab], Qt.MouseButton.LeftButton))
        return self.page(tab)

    def syncs(self) -> None:
        """Send and fetch now."""
        self.context.commands.run("sync.now")


def clipboard() -> str:
    """What lies on the clipboard."""
    return QGuiApplication.clipboard().text()


def is_alive(thing: QObject) -> bool:
    """Whether the C++ side still exists."""
    import shiboken6

    return bool(shiboken6.isValid(thing))
