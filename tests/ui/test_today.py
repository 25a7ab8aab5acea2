"""Today: what waits in groups, the way to each, messages to copy, and what the desktop is told."""

from __future__ import annotations

import pytest
import samples
from panel_robots import words_of
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QSystemTrayIcon, QWidget
from reminder_samples import one, waiting

from studio.actions.reminder_commands import SetReminders
from studio.app.reminding import DueTellings
from studio.domain.changes import Changes
from studio.domain.reminder import ReminderSettings
from studio.domain.transfer_limits import Span
from studio.queries.asks import HowReminded, Reminders
from studio.queries.reminders import with_words
from ui.today.how_told import HowToldCard
from ui.today.model import count_words, due_words, grouped, notices, place_of
from ui.today.pane import TodayPane
from ui.today.reminding import Reminding


@pytest.fixture
def rows(sample_now):
    return waiting(samples.NOW)


@pytest.fixture
def pane(qtbot, context, rows):
    window = QWidget()
    window.resize(1280, 800)
    qtbot.addWidget(window)
    window.show()
    made = TodayPane(context, window)
    made.show_rows(rows)
    made.show()
    yield made
    window.close()


def test_what_waits_is_grouped_by_when_it_is_due(rows):
    assert [(head, [row.reminder.matter.value for row in some]) for head, some in grouped(rows)] == [
        ("Late", ["delivery"]),
        ("Today", ["review"]),
        ("In the next seven days", ["payment", "question"]),
        ("Later", ["delivery"]),
        ("At any time", ["credit", "closing"]),
        ("Waiting for others", ["offer", "inputs"]),
    ]
    assert count_words(rows) == "7 things wait for you"
    assert due_words(rows[0].reminder).startswith("was due")
    assert due_words(rows[1].reminder).startswith("silence approves today")


def test_each_leads_to_where_it_is_done(rows):
    places = [place_of(row.reminder) for row in rows]
    assert places[:3] == [("plan", "s1"), ("listen", "s1"), ("plan", "s1")]
    assert places[4:7] == [("inbox", "h1"), ("inbox", "h1"), ("closing", "")]


def test_the_list_says_all_and_leads_there(pane, context, went, qtbot):
    told = words_of(pane)
    assert "Ask Kofi how it goes, or give more time" in told
    assert "7 things wait for you" in told
    for control in pane.findChildren(QAbstractButton):
        assert control.accessibleName(), control
    button = next(
        b for b in pane.findChildren(QAbstractButton) if b.accessibleName().startswith("Go there: Listen to take 1")
    )
    with qtbot.waitSignal(pane.destroyed):
        button.click()
    assert went == [("listen", "s1")]
    assert context.production == "p1"


def test_a_message_is_copied_in_the_language_that_is_wanted(pane, rows, context, qtbot):
    button = next(
        b for b in pane.findChildren(QAbstractButton) if b.accessibleName().startswith("Copy a message: Ask Kofi")
    )
    menu = pane.offer_message(button, rows[0])
    english, german = menu.actions()
    with qtbot.waitSignal(context.said):
        german.trigger()
    assert QGuiApplication.clipboard().text().startswith("Hallo Kofi, Take 2 von „Drums“ (Late Train) war am")
    english.trigger()
    assert QGuiApplication.clipboard().text().startswith("Hi Kofi, take 2 of")
    menu.close()


def test_nothing_that_waits_teaches(pane):
    pane.show_rows(())
    assert "Nothing waits" in words_of(pane)


def test_few_are_said_one_by_one_many_at_once_and_the_day_in_one(rows):
    alone = notices(rows[:2], None)
    assert [notice.reminder for notice in alone] == [rows[0].reminder, rows[1].reminder]
    assert alone[0].text.startswith("Drums, Late Train, Kofi Mensah, was due")
    (many,) = notices(rows, None)
    assert (many.title, many.reminder, many.text.splitlines()[-1]) == ("9 things wait", None, "and 5 more")
    (day,) = notices(rows[:1], rows[:2])
    assert day.title == "Today: 2 things to do, 1 late"
    assert notices((), None) == []


def test_the_window_counts_and_says_each_once(qtbot, context, studio, rows):
    said, counted = [], []
    studio.answers[Reminders] = rows
    studio.to_say = DueTellings(rows[:1])
    made = Reminding(context, said.append, settle_ms=1)
    made.counted.connect(counted.append)
    made.start()
    qtbot.waitUntil(lambda: counted == [rows] and len(said) == 1)
    made.look()
    qtbot.waitUntil(lambda: len(counted) == 2)
    assert len(said) == 1
    context.changed.emit(Changes("p1", {"credit": frozenset({"c"})}))
    qtbot.waitUntil(lambda: len(counted) == 3)
    made.stop()


def test_a_tray_says_it_and_leads_there_and_without_one_nothing_counts_as_said(
    qtbot, context, studio, went, monkeypatch, sample_now
):
    window = QWidget()
    qtbot.addWidget(window)
    monkeypatch.setattr("ui.today.reminding.window_of", lambda _context: window)
    (row,) = with_words([one("review", samples.NOW, 1, take=1)])
    studio.to_say = DueTellings((row,))
    made = Reminding(context)
    counted = []
    made.counted.connect(counted.append)
    made.look()
    qtbot.waitUntil(lambda: len(counted) == 1)
    assert studio.to_say is not None
    monkeypatch.setattr("ui.today.reminding._has_tray", lambda: True)
    made.look()
    qtbot.waitUntil(lambda: made.findChild(QSystemTrayIcon) is not None)
    made.findChild(QSystemTrayIcon).messageClicked.emit()
    assert window.isVisible()
    assert went == [("listen", "s1")]
    made.stop()


def test_how_one_is_told_is_set_at_once(qtbot, context, studio):
    studio.answers[HowReminded] = ReminderSettings()
    card = HowToldCard(context)
    qtbot.addWidget(card)
    card.refresh()
    qtbot.waitUntil(card.is_quiet.isChecked)
    assert studio.commands == []
    card.is_quiet.setChecked(False)
    qtbot.waitUntil(lambda: studio.commands == [SetReminders(True, (), 540)])
    card.is_quiet.setChecked(True)
    card.has_summary.setChecked(False)
    qtbot.waitUntil(lambda: studio.commands[-1] == SetReminders(True, (Span(1200, 480),), -1))
    card.is_on.setChecked(False)
    assert not card.quiet_from.isEnabled()
