"""What a person sets for this computer: the log, the place beside the clock, the size of text, and what is open again."""

from __future__ import annotations

import logging
import os
from datetime import date

import pytest
import samples
from panel_robots import words_of
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QScrollArea, QSystemTrayIcon, QWidget

from studio.app.fault_files import keep_fault
from studio.app.log_file import LEVELS, MOST_BYTES, LogFile, last_lines, log_path
from studio.app.release_check import set_feed
from studio.events.keys import SigningKey
from studio.events.release_feed import Release, write_feed
from studio.queries import asks
from ui import settings as sections
from ui import text_size
from ui.app import build_window
from ui.door import Door
from ui.settings.tray import TrayCard
from ui.tray import SHOWN, STAYS, Tray, is_wanted

SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"


@pytest.fixture
def settings(tmp_path):
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


# --- the log ---------------------------------------------------------------------------------------------------------


@pytest.mark.expects_logs
def test_the_log_has_what_happened_without_what_is_private_and_not_more_than_was_chosen(tmp_path):
    made = LogFile(tmp_path, "events")
    own, others = logging.getLogger("studio.sync.pull"), logging.getLogger("urllib3")
    try:
        own.info("fetched %s with secret=%s", "https://s3.example.org/bucket/late-train", SECRET)
        own.debug("a detail")
        others.info("somebody else's")
        made.choose("everything")
        own.debug("a detail that was wanted")
        made.choose("problems")
        own.info("too little to tell")
        own.warning("two\nlines of %s", "/home/ana/Songs/voice.wav")
    finally:
        made.stop()
    own.warning("after the end")
    text = log_path(tmp_path).read_text()
    lines = [line.split("  ", 3) for line in last_lines(tmp_path)]
    assert [line[1:] for line in lines] == [
        ["info", "studio.sync.pull", "fetched <address> with <secret>"],
        ["debug", "studio.sync.pull", "a detail that was wanted"],
        ["warning", "studio.sync.pull", "two lines of <path>"],
    ]
    assert SECRET not in text
    assert logging.getLogger("studio").level == logging.NOTSET


def test_a_log_stays_small_and_a_full_disk_stops_nothing(tmp_path):
    made = LogFile(tmp_path, most_bytes=2000)
    for number in range(100):
        logging.getLogger("ui.window").info("line %s of some length", number)
    made.stop()
    assert sorted(path.name for path in log_path(tmp_path).parent.iterdir()) == [
        "segue.log",
        "segue.log.1",
        "segue.log.2",
    ]
    assert last_lines(tmp_path)[-1].endswith("line 99 of some length")
    assert len(last_lines(tmp_path, 3)) == 3
    assert MOST_BYTES < 1 << 20
    made = LogFile(tmp_path / "other")
    log_path(tmp_path / "other").mkdir()  # in its place nothing can be written
    logging.getLogger("ui.window").info("this is left out")
    made.stop()
    assert last_lines(tmp_path / "other") == []


def test_the_log_is_read_copied_and_chosen_in_the_settings(qtbot, context, studio, settings, tmp_path):
    studio.home, context.settings = tmp_path, settings
    keep_fault(tmp_path, ValueError("something"), "while trying")
    page = sections.log_page(context)
    qtbot.addWidget(page)
    made = LogFile(tmp_path)
    try:
        page.show()
        assert page.text.toPlainText() == ""
        logging.getLogger("studio.sync").info("a round has ended")
        page.refresh()
        page.copy_button.click()
        assert QGuiApplication.clipboard().text().endswith("studio.sync  a round has ended")
        told = []
        context.preferred.connect(told.append)
        page.levels.button("everything").click()
        assert told == ["log_level"]
        assert settings.value("log_level") == "everything"
        assert page.levels.current() == "everything"
    finally:
        made.stop()
    assert any(words.startswith("fault-") for words in words_of(page.faults))
    assert next(iter(LEVELS)) == "problems"


# --- beside the clock ------------------------------------------------------------------------------------------------


@pytest.fixture
def with_place(monkeypatch):
    """A desktop that has a place beside the clock."""
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: True))


@pytest.fixture
def door(qtbot, theme, qapp):
    made = Door(None, theme)
    qtbot.addWidget(made)
    made.put_in(QWidget())
    made.show()
    yield made
    made.mean_to_end()
    qapp.setQuitOnLastWindowClosed(True)


def test_nothing_is_beside_the_clock_until_it_is_chosen(qtbot, context, settings, with_place, qapp):
    context.settings = settings
    tray = Tray(context, context)
    assert tray.icon is None
    card = TrayCard(context)
    qtbot.addWidget(card)
    context.preferred.connect(tray.follow)
    assert not card.stays.isEnabled()
    card.is_shown.click()
    assert tray.icon.isVisible()
    assert not tray.keeps_running
    assert qapp.quitOnLastWindowClosed()
    card.stays.click()
    assert tray.keeps_running
    assert not qapp.quitOnLastWindowClosed()
    card.is_shown.click()
    assert not tray.icon.isVisible()
    assert not is_wanted(settings, STAYS), "staying without a way back is never wanted"
    assert qapp.quitOnLastWindowClosed()


def test_a_closed_window_stays_only_where_that_was_chosen_and_quit_ends_it(door, qtbot):
    ended, away = [], []
    door.closing.connect(lambda: ended.append(1))
    door.put_away.connect(lambda: away.append(1))
    door.stays = lambda: True
    door.close()
    assert (ended, away, door.isHidden()) == ([], [1], True)
    door.show()
    door.quit()
    assert ended == [1]


def test_the_icon_counts_and_its_one_menu_leads_everywhere(qtbot, context, settings, with_place, qapp):
    settings.setValue(SHOWN, "true")
    context.settings = settings
    tray, chosen, opened = Tray(context, context), [], []
    tray.chosen.connect(chosen.append)
    tray.opened.connect(lambda: opened.append(1))
    before = tray.icon.icon().pixmap(32).toImage()
    tray.show_waiting(3, "3 things wait")
    assert tray.icon.icon().pixmap(32).toImage() != before
    assert tray.icon.toolTip() == "Segue: 3 things wait"
    for action in tray.menu.actions():
        action.trigger()
    assert opened == [1]
    assert chosen == ["today", "sync.now", "window.close"]
    tray.stop()


def test_without_such_a_place_it_is_said_and_a_closed_window_is_closed(qtbot, context, settings):
    settings.setValue(SHOWN, "true")
    settings.setValue(STAYS, "true")
    context.settings = settings
    card = TrayCard(context)
    qtbot.addWidget(card)
    assert not card.is_shown.isEnabled()
    assert "This desktop has no place for it." in words_of(card)
    assert not Tray(context, context).keeps_running


# --- the size of text ------------------------------------------------------------------------------------------------


def test_a_chosen_size_counts_at_the_next_start_and_what_is_set_around_comes_first(settings, monkeypatch):
    monkeypatch.setenv("QT_SCALE_FACTOR", "")
    text_size.apply_size(settings)
    assert os.environ["QT_SCALE_FACTOR"] == ""
    settings.setValue(text_size.KEY, "200")
    text_size.apply_size(settings)
    assert os.environ["QT_SCALE_FACTOR"] == "2.0"
    settings.setValue(text_size.KEY, "150")
    text_size.apply_size(settings)
    assert os.environ["QT_SCALE_FACTOR"] == "2.0"
    settings.setValue(text_size.KEY, "900")
    assert text_size.chosen_size(settings) == "system"
    assert [text_size.within(value) for value in (None, "150", 175, 9, 999, "x")] == [100, 150, 175, 100, 225, 100]


def test_the_size_is_chosen_in_the_settings(qtbot, context, settings):
    context.settings = settings
    page = sections.settings_page(context)
    qtbot.addWidget(page)
    assert page.sizes.current() == "system"
    page.sizes.button("200").click()
    assert settings.value("text_size") == "200"


def test_where_the_screen_is_too_small_the_window_scrolls(qtbot, theme, monkeypatch):
    door = Door(None, theme)
    qtbot.addWidget(door)
    inside = QLabel("all of it")
    inside.setMinimumSize(door.screen().availableGeometry().width() + 200, 100)
    door.put_in(inside)
    door.show()
    area = door.findChild(QScrollArea)
    assert area.horizontalScrollBar().maximum() > 0
    assert inside.width() >= inside.minimumWidth()
    assert area.focusPolicy() == Qt.FocusPolicy.NoFocus


# --- what is open again ----------------------------------------------------------------------------------------------


@pytest.fixture
def opened(qapp, qtbot, studio, settings, sample_now):
    """Opens the window with what was remembered, over sample rows."""
    windows = []

    def open_() -> object:
        window, context = build_window(qapp, settings, "dark")
        qtbot.addWidget(window)
        windows.append((window, context))
        window.show()
        context.attach(studio)
        qtbot.waitUntil(lambda: bool(window.page))
        return window

    yield open_
    for window, context in windows:
        window.close()
        context.background.cancel_all()


def test_page_and_stage_are_open_again(qtbot, opened, studio, settings):
    first = opened()
    first.go("plan", "s-vocal")
    qtbot.waitUntil(lambda: first.page_widget("plan").timeline.selected_id() == "s-vocal")
    first.go("money")
    first.go("plan")
    first.close()
    again = opened()
    qtbot.waitUntil(lambda: again.page == "plan" and again.page_widget("plan").timeline.selected_id() == "s-vocal")
    again.go("listen")
    assert settings.value("session/page") == "listen"


def test_a_stage_that_has_gone_opens_nothing(qtbot, opened, studio, settings):
    settings.setValue("session/page", "plan")
    settings.setValue("session/subject/plan", "p1/gone")
    settings.setValue("production", "p1")
    window = opened()
    qtbot.waitUntil(lambda: window.page == "plan")
    qtbot.waitUntil(lambda: not window.context.background.running)
    assert window.page_widget("plan").timeline.selected_id() == ""


def test_who_has_gone_elsewhere_is_left_there(qtbot, opened, settings, studio):
    settings.setValue("session/page", "money")
    studio.answers[asks.Productions] = ()
    window = opened()
    window.go("settings")
    studio.answers[asks.Productions] = (samples.production_row(),)
    studio.change(production="p1")
    qtbot.waitUntil(lambda: window.has_tab("money"))
    assert window.page == "settings"


# --- newer versions --------------------------------------------------------------------------------------------------


def test_a_newer_version_is_told_when_it_is_asked_for_and_never_before(qtbot, context, studio, tmp_path, monkeypatch):
    studio.home = tmp_path
    page = sections.about_page(context)
    qtbot.addWidget(page)
    page.show()
    card = page.update_card
    assert card.said.isHidden()
    card.look_button.click()
    qtbot.waitUntil(lambda: any("where you got Segue from" in words for words in words_of(card)))
    key = SigningKey.from_seed(bytes(range(32)))
    there = Release(7, "9.0", date(2026, 12, 1), date(2999, 6, 1), "https://example.org/segue", {"en": "Louder."}, ())
    (tmp_path / "feed.json").write_bytes(write_feed(there, key))
    set_feed(tmp_path, str(tmp_path / "feed.json"), key.public.hex())
    card.look_button.click()
    qtbot.waitUntil(lambda: "Segue 9.0 of 1 December 2026 is there" in words_of(card))
    assert "Louder." in words_of(card)
    assert card.get_button.isVisible()
    monkeypatch.setattr("studio.app.release_check.__version__", "9.0")
    card.look_button.click()
    qtbot.waitUntil(lambda: "This is the newest version: 9.0" in words_of(card))
    assert card.get_button.isHidden()
