"""Faults of the program: kept as a file without what is private, told once, shown when asked for; and the window in safe mode."""

from __future__ import annotations

import logging
import sys
import threading

import pytest
import shiboken6
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from studio.app import start
from studio.app.fault_files import MOST_KEPT, fault_files, keep_fault, without_secrets
from ui import app as opening
from ui.faults import FaultPane, FaultWatch, open_fault

SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"


def raised(words: str) -> Exception:
    with pytest.raises(ValueError, match=words) as found:
        int(words)
    return found.value


@pytest.mark.parametrize(
    "private",
    [
        "/home/ana/Songs/Late Train/voice.wav",
        "'/home/ana/Songs/Late Train/voice take 2.wav'",
        r"C:\Users\ana\Songs\voice.wav",
        "SEGUE1-ABCDEFGH23456",
        "https://s3.example.org/bucket/late-train",
        "ana@example.org",
        f"secret={SECRET}",
        "passphrase: correct-horse",
        SECRET,
        "0123456789abcdef0123456789abcdef",
    ],
)
def test_what_is_private_is_taken_out(private: str) -> None:
    told = without_secrets(f"could not read {private} at last")
    assert told.startswith("could not read ")
    for piece in private.strip("'").replace("\\", "/").replace("=", "/").replace(": ", "/").split("/"):
        assert piece in {"", "secret", "passphrase", "https:", "C:"} or piece not in told or piece == "Train"


def test_a_file_says_where_it_happened_and_only_the_newest_stay(tmp_path) -> None:
    for number in range(MOST_KEPT + 3):
        path = keep_fault(tmp_path, raised(f"number {number}"), "while trying")
    assert len(fault_files(tmp_path)) == MOST_KEPT
    text = path.read_text()
    assert "while trying" in text
    assert "tests/ui/test_faults.py" in text
    assert f"number {MOST_KEPT + 2}" in text
    assert str(tmp_path) not in text


def test_an_uncaught_fault_is_kept_told_and_shown_when_asked(context, qtbot, tmp_path, monkeypatch) -> None:
    hook = sys.excepthook
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    monkeypatch.setattr(sys, "excepthook", lambda *_: None)
    said = []
    context.said.connect(said.append)
    watch = FaultWatch(tmp_path, context)
    try:
        sys.excepthook(ValueError, raised("a slot went wrong"), None)
        qtbot.waitUntil(lambda: len(said) == 1)
        watch._handler.handle(  # noqa: SLF001  through the log it would be a warning of this test
            logging.LogRecord("ui", logging.ERROR, "", 0, "noted", (), (ValueError, raised("caught"), None))
        )
        qtbot.waitUntil(lambda: len(said) == 2)
    finally:
        watch.stop()
    monkeypatch.undo()
    assert sys.excepthook is hook
    assert said[0].action
    newest, first = fault_files(tmp_path)
    assert "caught" in newest.read_text()
    pane = open_fault(context, first)
    assert isinstance(pane, FaultPane)
    assert pane.text.toPlainText() == first.read_text()
    pane.copy_button.click()
    assert QGuiApplication.clipboard().text() == first.read_text()
    pane.remove_button.click()
    assert fault_files(tmp_path) == [newest]


def test_the_word_for_safe_mode_opens_the_window_so(monkeypatch) -> None:
    opened = []
    monkeypatch.setattr(start, "has_screen", lambda: True)
    monkeypatch.setattr(start, "_window", lambda *where, **how: opened.append((where, how)) or 0)
    start.main(["--safe", "--home", "/h"])
    start.main(["--home", "/h"])
    assert opened == [(("/h", ""), {"is_safe": True}), (("/h", ""), {"is_safe": False})]


def test_safe_mode_neither_shows_last_time_nor_synchronises(qapp, tmp_path, qtbot, studio, monkeypatch) -> None:
    started = []
    studio.start_sync = lambda: started.append("sync")
    monkeypatch.setattr(opening, "_open", lambda _home: studio)
    monkeypatch.setattr(opening, "follow_attention", lambda _studio: None)
    (tmp_path / "first-plan.json").write_text("nonsense that a start would stumble over")
    (tmp_path / "segue.db").write_text("")
    one = opening.Opening(qapp, tmp_path, None, "dark", is_safe=True)
    one.door.show()
    try:
        qtbot.waitUntil(lambda: one.window is not None and bool(one.window.messages.banners()), timeout=20_000)
        qtbot.waitUntil(lambda: not one.context.background.running, timeout=20_000)
        assert one.timeline is None
        assert started == []
    finally:
        one.door.close()
        one.end()
        one.door.deleteLater()
        qapp.setStyleSheet("")


def test_a_window_that_has_gone_without_a_word_leaves_nobody_watching(context, tmp_path) -> None:
    hooks, handlers = (sys.excepthook, threading.excepthook), list(logging.getLogger().handlers)
    watch = FaultWatch(tmp_path, context)
    handler = watch._handler  # noqa: SLF001
    try:
        shiboken6.delete(watch)
        assert logging.getLogger().handlers == handlers
        record = logging.LogRecord("sync", logging.ERROR, "", 0, "noted", (), (ValueError, raised("later"), None))
        handler.handle(record)  # whoever notes an error is not to fail for it
        assert "later" in fault_files(tmp_path)[0].read_text()
    finally:
        sys.excepthook, threading.excepthook = hooks
