"""The one window: which tabs there are, what opens first, messages, palette, menus, theme, closing."""

from __future__ import annotations

from dataclasses import replace

import pytest
import samples
from panel_robots import drop_on
from plan_robot import buttons, press, words
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest

from studio.domain.changes import Changes
from studio.domain.errors import CancelledError, OfflineError
from studio.queries import asks
from studio.queries.rows import SyncRow
from ui.app import build_window
from ui.dialogs import import_session
from ui.door import Door
from ui.messages import Message, message_of
from ui.palette import match_score
from ui.review.panel import ListenPanel
from ui.shell import Shell
from ui.status_line import end_words, length_words
from ui.top_bar import sync_words


@pytest.fixture
def settings(tmp_path):
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def window(qapp, qtbot, settings, sample_now):
    made, context = build_window(qapp, settings, "dark")
    made.resize(1280, 800)
    made.show()
    yield made
    made.close()
    context.theme.deleteLater()
    made.deleteLater()
    qapp.setStyleSheet("")


@pytest.fixture
def opened(window, studio, qtbot):
    window.context.attach(studio)
    qtbot.waitUntil(lambda: window.context.production == "p1" and window.page == "plan")
    qtbot.waitUntil(lambda: window.page_widget("plan").timeline.bar_count() == 12)
    return window


# --- what opens


def test_an_owner_opens_to_the_plan(opened) -> None:
    assert list(opened.top.tabs) == ["plan", "listen", "assemble", "money", "people"]
    assert opened.windowTitle() == "Late Train – Segue"
    assert opened.top.badge.accessibleName() == "Mira Lindqvist"


def test_a_session_of_another_program_can_be_dropped_on_plan_and_assemble(opened, monkeypatch) -> None:
    shown = []
    monkeypatch.setattr(import_session, "open_import_session", lambda context, taken, path: shown.append(path))
    for page in ("plan", "assemble"):
        opened.go(page)
        assert not drop_on(opened, "/tmp/a.als")
        assert drop_on(opened, f"/tmp/{page}.RPP")
    opened.go("money")
    assert not drop_on(opened, "/tmp/Kit.rpp")
    assert shown == ["/tmp/plan.RPP", "/tmp/assemble.RPP"]


def test_a_collaborator_opens_to_the_inbox(window, studio, qtbot) -> None:
    studio.answers[asks.Productions] = (samples.production_row(is_owner=False),)
    studio.answers[asks.Inbox] = samples.inbox()
    window.context.attach(studio)
    qtbot.waitUntil(lambda: window.page == "inbox")
    assert list(window.top.tabs) == ["inbox"]


def test_who_is_both_has_the_inbox_first(window, studio, qtbot) -> None:
    studio.answers[asks.Productions] = (
        samples.production_row(),
        replace(samples.production_row("Paper Lanterns", production="p3"), is_owner=False),
    )
    window.context.attach(studio)
    qtbot.waitUntil(lambda: window.page == "inbox")
    assert list(window.top.tabs) == ["inbox", "plan", "listen", "assemble", "money", "people"]


def test_an_empty_home_opens_to_three_choices(window, studio, qtbot) -> None:
    studio.answers[asks.Productions] = ()
    window.context.attach(studio)
    qtbot.waitUntil(lambda: window.page == "first_run")
    assert list(window.top.tabs) == []


def test_the_last_plan_is_painted_before_the_studio_is_open(window) -> None:
    window.show_first_rows(samples.song_plan())
    assert window.context.studio is None
    assert window.page_widget("plan").timeline.bar_count() == 12
    assert "2 late" not in words(window)
    assert "1 late" in words(window)
    assert not window.grab().isNull()


def test_nothing_to_paint_first_is_no_error(window) -> None:
    window.show_first_rows(None)
    assert not window.grab().isNull()


def test_the_production_of_last_time_is_shown_again(window, studio, settings, qtbot) -> None:
    settings.setValue("production", "p2")
    studio.answers[asks.Productions] = (
        samples.production_row(),
        replace(samples.production_row("Paper Lanterns"), id="p2"),
    )
    window.context.attach(studio)
    qtbot.waitUntil(lambda: window.context.production == "p2")


def test_a_production_that_was_just_started_gets_its_plan(window, studio, qtbot) -> None:
    studio.answers[asks.Productions] = ()
    window.context.attach(studio)
    qtbot.waitUntil(lambda: window.page == "first_run")
    studio.answers[asks.Productions] = (samples.production_row(),)
    window.context.navigate("plan", "s-mix")
    qtbot.waitUntil(lambda: window.page == "plan")
    qtbot.waitUntil(lambda: window.page_widget("plan").timeline.selected_id() == "s-mix")


def test_a_tab_that_nobody_has_is_waited_for_without_asking_again_and_again(opened, studio, qtbot) -> None:
    opened.go("new_production")
    asked = []
    studio.answers[asks.Productions] = lambda ask: (asked.append(ask), (samples.production_row(),))[1]
    opened.go("inbox")
    qtbot.wait(300)
    assert opened.page == "new_production"
    assert len(asked) == 1

    studio.answers[asks.Productions] = (
        samples.production_row(),
        samples.production_row("Chorus", production="p7", is_owner=False),
    )
    studio.answers[asks.Inbox] = samples.inbox()
    studio.change(production="p7")
    qtbot.waitUntil(lambda: opened.page == "inbox")


def test_who_goes_elsewhere_is_not_brought_to_a_tab_that_comes_later(opened, studio, qtbot) -> None:
    opened.go("inbox")
    opened.go("new_production")
    studio.answers[asks.Productions] = (
        samples.production_row(),
        samples.production_row("Chorus", production="p7", is_owner=False),
    )
    studio.answers[asks.Inbox] = samples.inbox()
    studio.change(production="p7")
    qtbot.waitUntil(lambda: "inbox" in opened.top.tabs)
    qtbot.wait(50)
    assert opened.page == "new_production"


def test_going_on_before_the_window_has_heard_of_the_production_leads_to_it(window, studio, qtbot) -> None:
    """An owner's production that came a moment ago: the window's own question for it is still on its way."""
    studio.answers[asks.Productions] = ()
    window.context.attach(studio)
    qtbot.waitUntil(lambda: window.page == "first_run")
    window.go("recover")
    studio.answers[asks.Productions] = (samples.production_row(),)
    window.page_widget("recover").go_back()
    qtbot.waitUntil(lambda: window.page == "plan")


def test_a_change_of_productions_brings_new_tabs(opened, studio, qtbot) -> None:
    studio.answers[asks.Productions] = (
        samples.production_row(),
        samples.production_row("Chorus", production="p7", is_owner=False),
    )
    studio.change(production="p7")
    qtbot.waitUntil(lambda: "inbox" in opened.top.tabs)
    assert opened.page == "plan"


def test_the_shown_tab_is_bold_and_its_word_fits_in_any_language(opened) -> None:
    opened.top.show_tabs([("assemble", "Zusammenstellen, mitwirken und weitergeben")])
    button = opened.top.tabs["assemble"]
    opened.top.show_tab("assemble")
    room_px = button.minimumWidth() - 24  # the style sheet's edges
    assert room_px >= QFontMetrics(opened.context.theme.font(13, 600)).horizontalAdvance(button.text())


def test_problems_are_counted_in_the_status_line_where_the_plan_does_not_say_it(opened) -> None:
    opened.status.show_checks(samples.problem_checks())
    assert opened.page == "plan"
    assert opened.status.problems.isHidden()
    opened.go("money")
    assert opened.status.problems.text().endswith("3 problems")
    assert not opened.status.problems.isHidden()
    opened.status.problems.click()
    assert (opened.page, opened.status.problems.isHidden()) == ("plan", True)


# --- messages


def test_an_error_says_what_happened_to_what_and_what_to_do(opened) -> None:
    opened.show_error(OfflineError("It did not answer.", subject="s3://late-train"))
    text = words(opened.messages)
    for part in (
        "The storage cannot be reached",
        "s3://late-train: It did not answer.",
        "is sent when the connection is back",
    ):
        assert part in text
    press(opened.messages, "Close this message")
    assert opened.messages.banners() == []


def test_the_same_message_is_said_once_and_few_stay(opened) -> None:
    for number in (1, 1, 2, 3, 4, 5):
        opened.show_message(Message("fault", f"Fault {number}"))
    assert [banner.message.title for banner in opened.messages.banners()] == ["Fault 3", "Fault 4", "Fault 5"]
    opened.show_message(Message("hint", "It does not fit."))
    opened.show_message(Message("hint", "It is a loop."))
    assert [banner.message.title for banner in opened.messages.banners()] == ["Fault 4", "Fault 5", "It is a loop."]


@pytest.mark.expects_logs
def test_an_unexpected_error_shows_no_trace() -> None:
    message = message_of(KeyError("inner"))
    assert "Traceback" not in message.text
    assert "self-test" in message.what_to_do


def test_what_a_person_stopped_is_no_fault(opened) -> None:
    assert message_of(CancelledError("Stopped by you.")).kind == "info"
    opened.context.show_error(CancelledError("Stopped by you."))
    assert opened.messages.banners() == []


# --- palette


def test_the_palette_finds_and_runs_a_command(opened, qtbot) -> None:
    opened.open_palette()
    QTest.keyClicks(opened.command_palette.field, "zoom to w")
    assert opened.command_palette.found()[0].words == "Zoom to weeks"
    QTest.keyClick(opened.command_palette.field, Qt.Key.Key_Return)
    assert not opened.command_palette.isVisible()
    assert opened.page_widget("plan").timeline.px_per_day == 11


def test_shift_f1_and_a_question_mark_show_the_keys_as_the_commands_have_them(opened, qtbot) -> None:
    from ui.keys_pane import KeysPane, keys_by_place

    def shown() -> KeysPane:
        return opened.findChild(KeysPane)

    QTest.keyClick(opened.page_widget("plan").timeline, Qt.Key.Key_Question)
    qtbot.waitUntil(lambda: shown() is not None)
    shown().close()
    qtbot.waitUntil(lambda: shown() is None)
    assert opened.context.commands.named("keys").shortcut == "Shift+F1"
    opened.context.commands.action("keys").trigger()
    table = opened.context.commands
    assert [place for place, _ in keys_by_place(table)][:2] == ["Everywhere", "Plan"]
    assert "Split in two" in words(shown())
    opened.go("listen")
    qtbot.waitUntil(lambda: "Play or pause" in words(shown()))
    assert "Space" in words(shown())
    # pages that are built ahead bring keys along meanwhile
    qtbot.waitUntil(lambda: {one.label for one in table.all() if one.keys} <= set(words(shown()).splitlines()))


def test_the_palette_finds_a_view_of_the_plan_that_was_kept(opened, qtbot) -> None:
    views = opened.page_widget("plan").views
    views.show("board")
    views.save("Who is late")
    views.show("timeline")
    opened.go("people")
    opened.open_palette()
    QTest.keyClicks(opened.command_palette.field, "who is late")
    QTest.keyClick(opened.command_palette.field, Qt.Key.Key_Return)
    assert (opened.page, views.kind) == ("plan", "board")


def test_the_palette_finds_a_stage(opened, qtbot) -> None:
    opened.open_palette()
    QTest.keyClicks(opened.command_palette.field, "backing")
    QTest.keyClick(opened.command_palette.field, Qt.Key.Key_Return)
    assert opened.page_widget("plan").timeline.selected_id() == "s-bvs"


def test_the_palette_walks_with_arrows_and_leaves_with_escape(opened) -> None:
    opened.open_palette()
    QTest.keyClick(opened.command_palette.field, Qt.Key.Key_Down)
    assert opened.command_palette.list.currentIndex().row() == 1
    QTest.keyClick(opened.command_palette.field, Qt.Key.Key_Up)
    QTest.keyClick(opened.command_palette.field, Qt.Key.Key_Up)
    assert opened.command_palette.list.currentIndex().row() == len(opened.command_palette.found()) - 1
    QTest.keyClick(opened.command_palette.field, Qt.Key.Key_Escape)
    assert not opened.command_palette.isVisible()


def test_better_matches_come_first() -> None:
    scores = [match_score("mix", words) for words in ("Mix and stems", "Render the mix", "Premixed", "Master", "")]
    assert scores == sorted(scores, reverse=True)
    assert scores[-1] == 0
    assert match_score("", "anything") > 0


# --- commands, menus, theme


def test_shortcuts_are_unambiguous(opened) -> None:
    seen: dict[tuple[str, str], str] = {}
    for command in opened.context.commands.all():
        if command.shortcut:
            for tab in [command.tab] if command.tab else ["plan", "listen", "assemble", "inbox"]:
                key = (command.shortcut, tab)
                assert key not in seen, f"{command.id} and {seen[key]} share {key}"
                seen[key] = command.id


def test_every_command_has_words_and_an_action(opened) -> None:
    for command in opened.context.commands.all():
        assert command.label
        assert opened.context.commands.action(command.id).text() == command.label


def test_menus_open_without_waiting(opened, qapp) -> None:
    from ui.menus import open_main_menu, open_production_menu

    for menu in (
        open_main_menu(opened, opened.context),
        open_production_menu(opened, opened.context, opened.productions),
    ):
        assert 0 < len(menu.actions()) < 30  # in one column, also on a laptop
        menu.close()


def test_the_theme_is_chosen_and_remembered(opened, settings) -> None:
    opened.context.commands.run("theme.light")
    assert not opened.context.theme.is_dark
    assert settings.value("theme") == "light"


def test_every_tab_can_be_reached_by_keys(opened, qtbot) -> None:
    press(opened.top, "Listen")
    qtbot.waitUntil(lambda: opened.page == "listen")
    opened.context.commands.run("go.plan")
    assert opened.page == "plan"
    assert opened.top.tabs["plan"].isChecked()


def test_every_button_of_the_frame_has_a_name(opened) -> None:
    from PySide6.QtWidgets import QAbstractButton

    assert all(button.accessibleName() for button in opened.top.findChildren(QAbstractButton) if button.isVisible())
    assert "Menu" in buttons(opened.top)


# --- how it stands


def test_sync_in_words(sample_now, monkeypatch) -> None:
    from ui import top_bar

    monkeypatch.setattr(top_bar, "ago_text", lambda _ms: "12 s ago")
    row = samples.sync_row
    assert sync_words(None) == "Opening…"
    assert sync_words(row("idle")) == "Synced 12 s ago"
    assert sync_words(row("offline")) == "Offline, 3 to send"
    assert sync_words(row("syncing")) == "Syncing, 3 to send"


def test_the_plan_in_one_line() -> None:
    plan = samples.song_plan()
    assert length_words(plan) == "21 to 29 working days"
    assert end_words(plan) == "Ends Mon 21 Dec to Thu 31 Dec"
    assert end_words(replace(plan, early_end_ms=plan.end_ms)) == "Ends Thu 31 Dec"


def test_transfers_keep_the_frame_up_to_date(opened, studio, qtbot) -> None:
    studio.answers[asks.SyncState] = samples.sync_row("offline")
    studio.change(transfer="x1")
    qtbot.waitUntil(lambda: opened.top.sync.accessibleName() == "Offline, 3 to send")


def test_what_did_not_get_through_is_said_once_and_never_called_synced(opened, studio, qtbot) -> None:
    refused = SyncRow("idle", samples.NOW, 2, "The storage refuses access.")
    studio.answers[asks.SyncState] = refused
    studio.change(transfer="x1")
    qtbot.waitUntil(lambda: opened.top.sync.accessibleName() == "Not synced, 2 to send")
    assert opened.top.sync.toolTip() == "The storage refuses access."
    told = [banner.message for banner in opened.messages.banners()]
    assert [message.text for message in told] == ["The storage refuses access."]
    opened.messages.banners()[0].closed.emit()
    for state in (replace(refused, state="syncing"), refused):
        studio.answers[asks.SyncState] = state
        studio.change(transfer="x1")
        qtbot.wait(120)
    assert not opened.messages.banners()


def test_closing_stops_what_runs(opened, studio, qtbot) -> None:
    opened.close()
    assert opened.context.background.running == 0 or not opened.isVisible()
    opened.context.changed.emit(Changes("p1", {}))


def test_the_production_is_remembered(opened, settings) -> None:
    assert settings.value("production") == "p1"


def test_what_is_shown_is_kept_for_the_next_start(opened, studio, qtbot) -> None:
    qtbot.waitUntil(lambda: studio.kept == ["p1"], timeout=8000)


def test_pages_are_built_while_nobody_waits_and_used_when_they_are_opened(opened, qtbot) -> None:
    def made() -> list[ListenPanel]:
        return opened.stack.findChildren(ListenPanel)

    qtbot.waitUntil(lambda: bool(made()), timeout=60_000)
    (listen,) = made()
    assert opened.page == "plan"
    assert opened.page_widget("listen") is None
    assert not listen.isVisible()
    opened.go("listen")
    assert opened.page_widget("listen") is listen
    assert listen.isVisible()
    assert made() == [listen]


def test_the_window_is_taken_away_without_python_in_between() -> None:
    """Its pool of workers goes with it and waits for the last of them, which need Python: a method ``event`` of the window, or of
    what it stands in, would hold Python meanwhile, and nothing would ever go on.
    """
    for kind in (Shell, Door):
        assert "event" not in vars(kind)
