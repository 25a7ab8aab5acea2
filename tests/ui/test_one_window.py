"""A second start on the same home hands its invitation to the window that is open; what is left behind is no window."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QFileOpenEvent

from studio.app.running_window import address, hand_over
from ui.one_window import OneWindow

REPOSITORY = Path(__file__).resolve().parents[2]
START = "import sys; from studio.app.start import main; sys.exit(main(sys.argv[1:]))"


@pytest.fixture
def home(tmp_path, monkeypatch) -> Path:
    # a socket's path is short
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    return tmp_path / "home"


@pytest.fixture
def parent() -> QObject:
    return QObject()


def started(*words: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(REPOSITORY)}
    command = [sys.executable, "-c", START, *words]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_a_second_start_hands_its_invitation_over_and_ends(qtbot, home, parent) -> None:
    window = OneWindow(home, parent)
    invitation = home.parent / "Drums für Ana ع.seguepass"
    with qtbot.waitSignal(window.opened, timeout=20_000) as heard:
        second = started("--home", str(home), str(invitation))
    output, errors = second.communicate(timeout=20)
    assert (second.returncode, output, errors) == (0, "", "")
    assert heard.args == [str(invitation)]
    with qtbot.waitSignal(window.opened, timeout=20_000) as heard:
        second = started(f"--home={home}")
    assert (second.communicate(timeout=20)[0], second.returncode) == ("", 0)
    assert heard.args == [""]
    window.stop()
    assert not hand_over(str(home), "")


def test_what_a_killed_window_left_is_taken_over(qtbot, home, parent) -> None:
    del qtbot
    home.parent.mkdir(exist_ok=True)
    dead = socket.socket(socket.AF_UNIX)
    dead.bind(address(str(home)))
    dead.close()
    assert not hand_over(str(home), "")
    window = OneWindow(home, parent)
    assert window.is_listening
    window.stop()


def test_garbage_and_strange_subjects_open_nothing(qtbot, home, parent) -> None:
    window = OneWindow(home, parent)
    heard: list[str] = []
    window.opened.connect(heard.append)
    for told in (b"\n", b"[]\n", b'{"open": 7}\n', b'{"open": "/etc/passwd"}\n', b"x" * 100_000):
        with socket.socket(socket.AF_UNIX) as link:
            link.connect(address(str(home)))
            link.sendall(told)
            qtbot.wait(20)
    assert set(heard) <= {""}
    window.stop()


def test_the_system_may_ask_for_a_file_or_a_link(qtbot, home, parent) -> None:
    del qtbot
    window = OneWindow(home, parent)
    heard: list[str] = []
    window.opened.connect(heard.append)
    assert window.eventFilter(window, QFileOpenEvent(str(home / "a.seguepass")))
    assert window.eventFilter(window, QFileOpenEvent(QUrl("segue://SEGUE1-ABC")))
    assert not window.eventFilter(window, QFileOpenEvent(str(home / "a.wav")))
    assert heard == [str(home / "a.seguepass"), "SEGUE1-ABC"]
    window.stop()
