"""Builds the window and paints it once, and plays a little silence: how a program finds out whether Qt works on a machine."""

from __future__ import annotations

import time
from typing import Any

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from ui.app import build_window
from ui.languages import speak
from ui.review.sound import sound_library

_PLAYED_MS = 300
_RATE_HZ = 48_000


def painted(language: str = "") -> dict[str, Any]:
    """Of a painted window: ``{width_px, height_px, language, qt_translated}``; no pixels when nothing was painted."""
    app = _application()
    spoken = speak(app, language) if language else "en"
    # one of Qt's own words, which only its own catalogue has
    own = QCoreApplication.translate("QPlatformTheme", "Cancel")
    window, _context = build_window(app, None, "light")
    window.show()
    app.processEvents()
    picture = window.grab()
    window.close()
    window.deleteLater()
    app.processEvents()
    shape = {"width_px": picture.width(), "height_px": picture.height()}
    return {**shape, "language": spoken, "qt_translated": own != "Cancel"}


def played() -> dict[str, Any]:
    """Of silence on the usual device: ``{devices, device, problem}``; ``problem`` is empty when it was taken."""
    qt = sound_library()
    if qt is None:
        return {"devices": 0, "device": "", "problem": "Qt's sound library cannot be loaded"}
    app = _application()
    devices = qt.QMediaDevices()
    device = devices.defaultAudioOutput()
    shape = {"devices": len(devices.audioOutputs()), "device": device.description()}
    if device.isNull():
        return {**shape, "problem": "there is no sound device"}
    form = qt.QAudioFormat()
    form.setSampleRate(_RATE_HZ)
    form.setChannelCount(2)
    form.setSampleFormat(qt.QAudioFormat.SampleFormat.Float)
    sink = qt.QAudioSink(device, form)
    taker = sink.start()
    taken = 0
    if taker is not None:
        taken = taker.write(bytes(min(sink.bytesFree(), _RATE_HZ)))
        waiting = QEventLoop(app)
        QTimer.singleShot(_PLAYED_MS, waiting.quit)
        waiting.exec()
    problem = "" if taken > 0 else f"it took nothing ({sink.error().name})"
    sink.stop()
    return {**shape, "problem": problem}


def tell_first_frame(path: str) -> None:
    """Write down when this is called: seconds since 1970, and seconds of the processor so far."""
    with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123  nothing is imported on the way
        file.write(f"{time.time()} {time.process_time()}\n")


def _application() -> QApplication:
    running = QApplication.instance()
    return running if isinstance(running, QApplication) else QApplication(["segue"])
