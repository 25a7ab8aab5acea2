"""The first page, the demo, and what all pages that ask for something have in common."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from panel_robots import button_named, press, shown, words_of
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.app.demo_folder import MARK, delete_demo, demo_folder_of
from studio.domain.errors import BadInputError
from ui import dialogs
from ui import settings as sections
from ui.commands import Command
from ui.demo_bar import DemoBar
from ui.dialogs.demo import segue_command


@pytest.mark.parametrize(("key", "page"), [("1", "new_production"), ("2", "open_invitation")])
def test_the_first_two_choices_have_keys(qtbot, context, went, key, page):
    first = shown(qtbot, dialogs.first_run_page(context))
    QTest.keyClicks(first, key)
    assert went == [(page, "")]


def test_one_of_three_choices_is_primary(qtbot, context):
    first = shown(qtbot, dialogs.first_run_page(context))
    assert [choice.button.property("kind") for choice in first.choices] == ["primary", "plain", "plain"]


def test_the_demo_tells_what_happens_and_ends_with_a_button(qtbot, context):
    first = shown(qtbot, dialogs.first_run_page(context))
    script = 'import sys; print(\'Kofi hands in\', file=sys.stderr); print(\'{"home": "/tmp/demo-home", "people": 7}\')'
    first.show_demo().start((sys.executable, ["-c", script]))
    qtbot.waitUntil(lambda: not first.demo.is_running, timeout=20_000)
    assert "Late Train is ready" in words_of(first.demo)
    assert first.demo.home == "/tmp/demo-home"
    assert first.demo.open_button.isVisible()


def test_a_demo_that_fails_says_why_and_goes_back(qtbot, context):
    first = shown(qtbot, dialogs.first_run_page(context))
    script = 'import json; print(json.dumps({"error": {"message": "The disk is full.", "what_to_do": "Free some."}})); raise SystemExit(1)'
    first.show_demo().start((sys.executable, ["-c", script]))
    qtbot.waitUntil(lambda: not first.demo.is_running, timeout=20_000)
    assert {"The demo did not get through", "The disk is full.", "Free some."} <= set(words_of(first.demo))
    press(first.demo, "Stop")
    assert first.pages.currentIndex() == 0


def test_a_program_that_is_not_there_is_said(qtbot, context):
    first = shown(qtbot, dialogs.first_run_page(context))
    first.show_demo().start(("/nowhere/segue", []))
    qtbot.waitUntil(lambda: not first.demo.is_running)
    assert first.demo.said.isVisibleTo(first.demo)


def test_stopping_the_demo_leaves_nothing_running(qtbot, context):
    first = shown(qtbot, dialogs.first_run_page(context))
    first.show_demo().start((sys.executable, ["-c", "import time; time.sleep(60)"]))
    process = first.demo.process
    assert process.waitForStarted()
    with qtbot.waitSignal(process.finished, timeout=20_000):
        first.demo.stop()


def test_segue_is_started_by_its_own_command_line():
    program, arguments = segue_command("demo", "--headless")
    assert program == sys.executable
    assert arguments[-2:] == ["demo", "--headless"]


def test_settings_choose_the_theme(qtbot, context, theme):
    page = shown(qtbot, sections.settings_page(context))
    press(page, "Theme: Light")
    assert not theme.is_dark


@pytest.mark.parametrize(
    "make", ["first_run_page", "new_production_page", "open_invitation_page", "join_device_page", "recover_page"]
)
def test_every_control_of_the_pages_has_a_name(qtbot, context, make):
    from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit

    page = shown(qtbot, getattr(dialogs, make)(context))
    for kind in (QAbstractButton, QLineEdit, QPlainTextEdit):
        for control in page.findChildren(kind):
            if control.isVisibleTo(page) and not control.objectName().startswith("qt_"):
                assert control.accessibleName() or getattr(control, "text", str)(), (make, control)


@pytest.mark.parametrize("make", ["new_production_page", "open_invitation_page"])
def test_escape_goes_back(qtbot, context, went, make):
    context.set_production("p1")
    page = shown(qtbot, getattr(dialogs, make)(context))
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert went == [("plan", "")]


def test_nothing_heavy_is_imported_by_the_package():
    import subprocess

    code = "import sys, ui.dialogs; sys.exit(any(m in sys.modules for m in ('numpy', 'PySide6.QtMultimedia', 'PySide6.QtWidgets')))"
    assert (
        subprocess.run([sys.executable, "-c", code], check=False, cwd=Path(dialogs.__file__).parents[2]).returncode == 0
    )


def test_button_named_finds_by_accessible_name(qtbot, context):
    page = shown(qtbot, sections.settings_page(context))
    assert button_named(page, "Theme: Dark") is not None


@pytest.fixture
def played(tmp_path):
    """A folder as the demo leaves it, with a file of somebody else beside."""
    folder = tmp_path / "segue-demo"
    home = folder / "homes" / "mira"
    home.mkdir(parents=True)
    (home / "segue.db").write_text("x")
    (folder / "depot").mkdir()
    (folder / MARK).write_text("{}")
    return folder


def test_the_demo_is_deleted_with_all_that_belongs_to_it(qtbot, context, played):
    first = shown(qtbot, dialogs.first_run_page(context))
    script = f'print(\'{{"home": "{played}/homes/mira"}}\')'
    first.show_demo().start((sys.executable, ["-c", script]))
    qtbot.waitUntil(first.demo.delete_button.isVisible, timeout=20_000)
    press(first.demo, "Delete it")
    qtbot.waitUntil(lambda: first.pages.currentIndex() == 0)
    assert not played.exists()


def test_nothing_but_a_demo_is_ever_deleted(tmp_path, played):
    other = tmp_path / "other" / "homes" / "mira"
    other.mkdir(parents=True)
    assert demo_folder_of(other) is None
    assert demo_folder_of(played / "homes" / "mira") == played
    with pytest.raises(BadInputError):
        delete_demo(tmp_path / "other")
    (played / "my own notes.txt").write_text("kept")
    delete_demo(played)
    assert [path.name for path in played.iterdir()] == ["my own notes.txt"]
    assert other.is_dir()


def test_the_demos_window_says_so_and_deletes_it_after_it_was_asked_twice(qtbot, context, played):
    quits = []
    context.commands.add(Command("window.close", "Quit", lambda: quits.append(1)))
    bar = shown(qtbot, DemoBar(context, played))
    assert any("nobody is paid" in words for words in words_of(bar))
    press(bar, "Delete the demo…")
    press(bar, "Keep it")
    assert bar.delete_button.isHidden()
    press(bar, "Delete the demo…")
    press(bar, "Delete and close")
    assert quits == [1]
    assert played.exists(), "not while the window holds it"
    (act,) = context.afterwards
    act()
    assert not played.exists()
