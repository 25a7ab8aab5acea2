"""The window over the real accessibility bus: a screen reader finds every bar, and on every page what takes the keyboard.

Takes some seconds: a screen, a bus and a window of its own are started for it. Skipped where they cannot be had.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ui.pages import PAGES

ROBOTS = Path(__file__).resolve().parents[1] / "robots"
SYSTEM_PYTHON = "/usr/bin/python3"
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")


def missing() -> str:
    """What this machine lacks to ask the bus, empty for nothing."""
    programs = [name for name in ("Xvfb", "dbus-run-session") if shutil.which(name) is None]
    if programs or not sys.platform.startswith("linux"):
        return f"needs {' and '.join(programs) or 'Linux'} (apt-get install xvfb dbus)"
    if not any(Path(launcher).exists() for launcher in LAUNCHERS):
        return "needs the accessibility bus (apt-get install at-spi2-core)"
    asked = subprocess.run([SYSTEM_PYTHON, "-c", "import pyatspi"], capture_output=True, check=False)
    return "needs the bus' bindings for Python (apt-get install python3-pyatspi)" if asked.returncode else ""


def told_by(tmp_path: Path, window: str, reader: str, word: str) -> Any:
    """What a reader says about a window that was opened on a screen and a bus of its own; skips where they cannot be had."""
    why = missing()
    if why:
        pytest.skip(why)
    launcher = next(path for path in LAUNCHERS if Path(path).exists())
    script = tmp_path / "session.sh"
    script.write_text(
        f"""set -e
Xvfb -displayfd 3 -screen 0 1280x900x24 -nolisten tcp 3>"{tmp_path}/display" 2>"{tmp_path}/xvfb.log" &
X=$!
trap 'kill $X $BUS 2>/dev/null || true' EXIT
for _ in $(seq 100); do [ -s "{tmp_path}/display" ] && break; sleep 0.1; done
export DISPLAY=:$(cat "{tmp_path}/display")
{launcher} --launch-immediately 2>/dev/null &
BUS=$!
mkfifo "{tmp_path}/stay"
"{sys.executable}" "{ROBOTS}/{window}.py" segue-read <"{tmp_path}/stay" 2>"{tmp_path}/window.log" &
exec 9>"{tmp_path}/stay"
{SYSTEM_PYTHON} "{ROBOTS}/{reader}.py" segue-read "{word}" >"{tmp_path}/told.json"
exec 9>&-
wait %3
"""
    )
    environment = {
        **{name: value for name, value in os.environ.items() if name not in {"DISPLAY", "DBUS_SESSION_BUS_ADDRESS"}},
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "XDG_RUNTIME_DIR": str(tmp_path),
        "LC_ALL": "C.UTF-8",
    }
    done = subprocess.run(
        ["dbus-run-session", "--", "bash", str(script)],
        env=environment, capture_output=True, text=True, timeout=240, check=False,
    )  # fmt: skip
    log = (tmp_path / "window.log").read_text() if (tmp_path / "window.log").exists() else ""
    if "could not connect to display" in log or "Could not load the Qt platform plugin" in log:
        pytest.skip("no real window can be opened here (see packaging/system_packages.py)")
    assert done.returncode == 0, done.stderr + log
    return json.loads((tmp_path / "told.json").read_text())


def test_a_screen_reader_finds_every_bar_and_what_can_be_done_with_it(tmp_path) -> None:
    told = told_by(tmp_path, "atspi_window", "atspi_reader", "Backing vocals")
    bars = {bar["name"]: bar for bar in told["bars"]}
    assert len(bars) == 12
    assert "Arrows move between bars" in told["description"]
    mix = bars["Mix and stems, Accepted"]
    assert mix["role"] == "list item"
    assert {"selectable", "focusable"} <= set(mix["states"])
    assert "Sam Okoro" in mix["description"]
    assert "to be done by Thu 24 Dec" in mix["description"]
    assert "“Mix and stems” has to be done by Thu 24 Dec." in mix["description"]
    assert len(mix["actions"]) == 2
    assert mix["width"] > 20
    assert told["selected"] == ["Backing vocals, Awaiting inputs"]


def test_a_screen_reader_is_told_what_takes_the_keyboard_on_every_page(tmp_path) -> None:
    told = told_by(tmp_path, "atspi_pages", "atspi_page_reader", str(len(PAGES)))
    assert len(told) == len(PAGES)
    assert [found for page, found in told if not page.strip()] == [], "a page has no name"
    nameless = [f"{page}: {role}" for page, found in told for role, name, _words in found if not name.strip()]
    assert nameless == []
    assert [page for page, found in told if not any(role == "push button" for role, _name, _words in found)] == []
    roles = {role for _page, found in told for role, _name, _words in found}
    assert not roles & {"unknown", "invalid", "redundant object"}
