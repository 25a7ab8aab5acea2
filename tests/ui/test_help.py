"""The help: every page is there in every language, leads only to what there is, is found, and opens at what is in front."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage
from shots import sample_window, settle

from ui.help.pages import CONTENTS, PICTURE, help_folder, help_pages, page_of, search
from ui.help.pane import HelpPane
from ui.languages import LANGUAGES
from ui.pages import PAGES

_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)]*)\)")


@pytest.fixture
def window(qapp, sample_now):
    made = sample_window(qapp, "light")
    made.resize(1280, 800)
    settle(made)
    yield made
    made.close()
    made.deleteLater()
    qapp.setStyleSheet("")


def opened(window) -> HelpPane:
    window.context.commands.run("help")
    settle(window)
    return window.findChild(HelpPane)


def test_every_language_has_the_same_pages_with_the_same_pictures_and_links() -> None:
    said = {}
    for language in LANGUAGES:
        pages = help_pages(language)
        assert [page.key for page in pages] == list(CONTENTS)
        assert all(page.title and page.summary and page.also and len(page.sections) > 2 for page in pages)
        said[language] = [
            (len(page.sections), PICTURE.findall(page.source), _LINK.findall(page.source)) for page in pages
        ]
        assert {path.stem for path in (help_folder() / language).glob("*.md")} == set(CONTENTS)
    assert said["de"] == said["en"]
    german = {page.title for page in help_pages("de")}
    assert german.isdisjoint(page.title for page in help_pages("en"))


def test_links_lead_to_pages_and_commands_that_there_are(window) -> None:
    commands = {command.id for command in window.context.commands.all()}
    for page in help_pages("en"):
        for link in _LINK.findall(page.source):
            kind, _, name = link.partition(":")
            assert name in commands if kind == "command" else link.removesuffix(".md") in CONTENTS, (
                f"{page.key}: {link}"
            )


def test_pictures_are_there_in_each_language_light_and_dark_and_small() -> None:
    wanted = {name for page in help_pages("en") for name in PICTURE.findall(page.source)}
    assert len(wanted) >= 6
    folder = help_folder() / "pictures"
    expected = {
        f"{name}-{language}-{look}.png" for name in wanted for language in LANGUAGES for look in ("light", "dark")
    }
    assert {path.name for path in folder.iterdir()} == expected
    assert not any(QImage(str(path)).isNull() for path in folder.iterdir())
    assert sum(path.stat().st_size for path in folder.iterdir()) < 1_500_000


def test_every_screen_has_a_page_but_those_that_explain_themselves() -> None:
    assert {screen for screen in PAGES if not page_of(screen)} == {"settings", "about"}
    assert {page_of(screen) for screen in PAGES} - {""} <= set(CONTENTS)


@pytest.mark.parametrize(
    ("language", "query", "page"),
    [
        ("en", "recovery file", "recover"),
        ("en", "gantt", "plan"),
        ("en", "invoice", "money"),
        ("en", "minutes of a call", "money"),
        ("en", "show takes to a client", "review"),
        ("en", "kill fee contract", "hand-off"),
        ("en", "keyboard shortcut", "keys"),
        ("de", "Rechnung", "money"),
        ("de", "Zahlung bestätigen", "money"),
        ("de", "hochladen", "deliver"),
        ("de", "änderungsrunden", "hand-off"),
    ],
)
def test_what_a_person_would_type_finds_the_page(language: str, query: str, page: str) -> None:
    hits = search(help_pages(language), query)
    assert page in {hit.page.key for hit in hits[:2]}


def test_nonsense_finds_nothing_and_no_words_find_nothing() -> None:
    assert search(help_pages("en"), "qqzz") == []
    assert search(help_pages("en"), "  ") == []


def test_f1_opens_the_page_about_what_lies_in_front(window, qtbot) -> None:
    window.go("plan", "s-vocal")
    qtbot.keyClick(window, Qt.Key.Key_F1)
    pane = window.findChild(HelpPane)
    assert pane.page == "plan"
    assert "lane" in pane.reading.toPlainText()
    window.context.commands.run("keys")
    window.context.commands.run("help")
    assert window.findChild(HelpPane) is pane
    assert pane.page == "keys"


def test_it_is_read_searched_and_left_by_keyboard(window, qtbot) -> None:
    window.go("people")
    pane = opened(window)
    assert pane.page == "people"
    pane.field.setFocus()
    qtbot.keyClicks(pane.field, "damaged")
    assert pane.stack.currentWidget() is pane.lines
    qtbot.keyClick(pane.field, Qt.Key.Key_Return)
    assert pane.page == "recover"
    assert pane.focusWidget() is pane.reading
    qtbot.keyClick(pane.reading, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert pane.stack.currentWidget() is pane.lines
    assert pane.field.text() == "damaged"
    qtbot.keyClick(pane.lines, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert pane.page == "people"
    assert pane.field.text() == ""
    pane.show_contents()
    assert pane.lines.model().rowCount() == len(CONTENTS)
    qtbot.keyClicks(pane.field, "qqzz")
    assert pane.stack.currentWidget() is pane.nothing
    qtbot.keyClick(pane.field, Qt.Key.Key_Escape)
    assert pane.stack.currentWidget() is pane.lines
    qtbot.keyClick(pane.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(HelpPane))


def test_a_link_turns_to_a_page_or_does_something(window) -> None:
    window.go("plan")
    pane = opened(window)
    pane.reading.anchorClicked.emit(QUrl("hand-off.md"))
    assert pane.page == "hand-off"
    pane.reading.anchorClicked.emit(QUrl("command:devices"))
    settle(window)
    assert window.page == "devices"
    assert pane.isVisible()


def test_the_palette_finds_pages_of_the_help(window) -> None:
    window.open_palette()
    window.command_palette.field.setText("when something is lost")
    entry = window.command_palette.found()[0]
    entry.run()
    assert window.findChild(HelpPane).page == "recover"


def test_pictures_are_as_wide_as_the_pane_and_follow_the_theme(window) -> None:
    pane = opened(window)
    light = pane.reading.loadResource(2, QUrl("picture:plan"))
    window.choose_theme("dark")
    settle(window)
    dark = pane.reading.loadResource(2, QUrl("picture:plan"))
    assert light.pixelColor(4, 200).lightness() > 200
    assert dark.pixelColor(4, 200).lightness() < 60
    assert pane.reading.horizontalScrollBar().maximum() == 0
