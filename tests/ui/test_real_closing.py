"""The window ends in seconds and leaves no thread, whatever is under way; the system's wish to end is its close button."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from window_people import Person, tone, wait_until
from window_story import starts_a_production

from studio.actions.commands import Deliver, DropFiles
from ui.ending import closes_in_time

REPOSITORY = Path(__file__).resolve().parents[2]
SECONDS = 8.0


@pytest.fixture
def owner(qapp, tmp_path):
    made = Person(qapp, tmp_path / "mira", "Mira Lindqvist")
    yield made
    qapp.setStyleSheet("")


def test_closing_while_files_are_checked_and_sent_ends_in_seconds(owner, tmp_path):
    starts_a_production(owner, tmp_path)
    guide = next(stage for stage in owner.window.page_widget("plan").stages if stage.slug == "guide")
    long = tone(tmp_path / "guide.wav", 120, channels=2)
    owner.context.run(DropFiles(guide.id, (str(long),)))
    owner.context.run(Deliver(guide.id, (str(long),)), failed=lambda _error: None)
    wait_until(lambda: owner.context.background.running, "work under way")
    began_s = time.monotonic()
    owner.goes()
    assert time.monotonic() - began_s < SECONDS
    assert owner.context.background.is_idle


def test_a_close_that_hangs_is_not_waited_for():
    began_s = time.monotonic()
    assert not closes_in_time(lambda: time.sleep(1.5), 0.2)
    assert time.monotonic() - began_s < 1
    assert closes_in_time(lambda: None, 1.0)
    time.sleep(1.4)  # the thread of the first half ends before the test does


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_system_may_end_the_window(tmp_path, number):
    home = tmp_path / "mira"
    words = [sys.executable, "-m", "studio.app.cli", "window", "--home", str(home)]
    environment = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path / "config")}
    with subprocess.Popen(words, cwd=REPOSITORY, env=environment, stderr=subprocess.DEVNULL) as process:
        give_up_at = time.monotonic() + 30
        while not (home / "segue.db").exists() and time.monotonic() < give_up_at:
            time.sleep(0.05)
        time.sleep(0.3)
        process.send_signal(number)
        assert process.wait(timeout=SECONDS) == 0
