"""Where the program starts: what goes straight to the window, and that the way there stays short. Counts modules, not seconds."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from studio.app.start import has_screen, why_no_screen, window_words

REPOSITORY = Path(__file__).resolve().parents[2]


LINE = "SEGUE1-ABCD"


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ([], ("", "")),
        (["window"], ("", "")),
        (["--home", "/h"], ("/h", "")),
        (["window", "--home", "/h"], ("/h", "")),
        (["--home=/h"], ("/h", "")),
        (["/x/Drums for Ana.seguepass"], ("", "/x/Drums for Ana.seguepass")),
        (["--home", "/h", "file:///x/Drums%20for%20Ana.SeguePass"], ("/h", "/x/Drums for Ana.SeguePass")),
        (["--home=/h", f"segue://{LINE}/"], ("/h", LINE)),
        ([LINE], ("", LINE)),
        (["--help"], None),
        (["--version"], None),
        (["plan", "late-train"], None),
        (["open", "x.seguepass"], None),
        (["--home", "--json"], None),
        (["--home"], None),
        (["window", "late-train"], None),
        (["window", "window"], None),
        (["segue://elsewhere"], None),
    ],
)
def test_the_window_alone_needs_no_command_line(words: list[str], wanted: tuple[str, str] | None) -> None:
    assert window_words(words) == wanted


def test_without_a_screen_the_command_line_says_so(monkeypatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert has_screen() is not sys.platform.startswith("linux")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only X11 and Wayland are asked for by name")
def test_a_screen_that_does_not_answer_is_none(monkeypatch, tmp_path) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    number = 40_000 + os.getpid() % 20_000
    monkeypatch.setenv("DISPLAY", f":{number}.0")
    assert f":{number}.0" in why_no_screen()
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(f"\0/tmp/.X11-unix/X{number}")
        server.listen()
        assert has_screen()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
    assert not has_screen()
    (tmp_path / "wayland-7").touch()
    assert has_screen()


def test_a_window_that_cannot_be_opened_is_said_in_words(tmp_path) -> None:
    code = "import sys; sys.modules['ui'] = None; from studio.app.start import main; sys.exit(main(['--home', sys.argv[1]]))"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(REPOSITORY)}
    command = [sys.executable, "-c", code, str(tmp_path)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "cannot be opened" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_way_to_the_first_painting_is_short(tmp_path) -> None:
    code = """
import json, sys
from pathlib import Path
from studio.app import start
import ui.app
step = ui.app.Opening._step
def first(self):
    print(json.dumps(sorted(sys.modules)), flush=True)
    import os
    os._exit(0)
ui.app.Opening._step = first
start.main(["--home", sys.argv[1]])
"""
    sys.path.insert(0, str(REPOSITORY / "tests" / "ui"))
    from dataclasses import asdict

    import samples

    (tmp_path / "first-plan.json").write_text(json.dumps(asdict(samples.song_plan())))
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(REPOSITORY)}
    command = [sys.executable, "-c", code, str(tmp_path)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    modules = json.loads(done.stdout)
    ours = [name for name in modules if name.partition(".")[0] in {"ui", "studio"}]
    qt = [name for name in modules if name.startswith("PySide6.Qt")]
    assert "ui.timeline.view" in ours
    assert set(qt) == {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtSvg", "PySide6.QtWidgets"}
    assert not {"studio.app.cli", "studio.queries.rows", "ui.shell", "ui.style_sheet", "sqlite3"} & set(modules)
    assert len(ours) <= 34, ours


COUNTED = """
import builtins, sys
compile_, counted = builtins.compile, []
def counting(source, filename, *more, **others):
    counted.append(str(filename))
    return compile_(source, filename, *more, **others)
builtins.compile = counting
from ui.kept_code import load_qt
load_qt(sys.argv[1])
assert builtins.compile is counting
import linecache
from ui.tokens import Palette
assert not [name for name in linecache.cache if name.endswith("tokens.py")], "the source was read when it was imported"
print(sum(name.startswith("shibokensupport") for name in counted))
"""


def carried_modules_compiled(path: Path, **more: str) -> int:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPATH": str(REPOSITORY), **more}
    command = [sys.executable, "-c", COUNTED, str(path)]
    return int(subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout)


def test_what_qt_carries_as_text_is_compiled_once(tmp_path) -> None:
    path = tmp_path / "cache" / "kept.pyc"
    assert carried_modules_compiled(path, PYTHONDONTWRITEBYTECODE="1") > 8
    assert not path.exists()
    assert carried_modules_compiled(path) > 8
    assert carried_modules_compiled(path) == 0


@pytest.mark.parametrize("content", [b"", b"nothing", b"i\x01\x00\x00\x00", b"{i\x01\x00\x00\x00i\x01\x00\x00\x000"])
def test_kept_code_that_is_none_is_made_anew(tmp_path, content: bytes) -> None:
    path = tmp_path / "kept.pyc"
    path.write_bytes(content)
    assert carried_modules_compiled(path) > 8
    assert carried_modules_compiled(path) == 0
