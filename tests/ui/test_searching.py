"""The palette finds everything of the home that has the words, and leads there."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from studio.domain.found_words import Document, FoundRow
from studio.queries.asks import Search
from ui.menus import found_entries
from ui.palette import Entry, Palette


def found(kind: str, title: str, excerpt: str, **more) -> FoundRow:
    fields = {"production": "p1", "production_title": "Late Train", "subject": "s1", "hand_off": "h1", **more}
    return FoundRow(Document(key=title, kind=kind, title=title, **fields), excerpt)


ROWS = (
    found("note", "Lead vocal", "the [cresc]endo is too early"),
    found("stage", "Crescendo", "[Cresc]endo", production="p2", production_title="Other"),
    found(
        "person", "Cresc Müller", "[Cresc] Müller", production="", production_title="", subject="roster/Cresc Müller"
    ),
    found("file", "cresc.wav", "[cresc].wav", is_owner=False),
)


class Places:
    def __init__(self) -> None:
        self.went: list[tuple[str, str]] = []

    def go(self, page: str, subject: str = "") -> None:
        self.went.append((page, subject))

    def show_production(self, production: str) -> None:
        self.went.append(("production", production))


def test_each_leads_to_its_place(context):
    context.set_production("p1")
    shell = Places()
    entries = found_entries(shell, context, (*ROWS, found("production", "Other", "[Other]", production="p2")))
    assert [(entry.words, entry.detail) for entry in entries] == [
        ("Lead vocal: the crescendo is too early", "note"),
        ("Crescendo", "stage, Other"),
        ("Cresc Müller", "person"),
        ("cresc.wav", "file"),
        ("Other", "production"),
    ]
    for entry in entries:
        entry.run()
    assert shell.went == [
        ("listen", "s1"), ("plan", "s1"), ("people", "roster/Cresc Müller"), ("inbox", "h1"), ("production", "p2"),
    ]  # fmt: skip
    assert context.production == "p2"


@pytest.fixture
def palette(qtbot, theme):
    from PySide6.QtWidgets import QWidget

    window = QWidget()
    window.resize(900, 600)
    qtbot.addWidget(window)
    window.show()
    asked = []
    made = Palette(
        theme, lambda: [Entry("Crop", lambda: None)], window, lambda text, found: asked.append((text, found))
    )
    made.asked = asked
    made.open()
    yield made
    window.close()


def test_commands_stand_first_and_what_is_found_comes_behind(palette, qtbot):
    QTest.keyClicks(palette.field, "cr")
    qtbot.waitUntil(lambda: len(palette.asked) == 1)
    text, give = palette.asked[0]
    assert text == "cr"
    give([Entry("Crescendo", lambda: None, kind="stage"), Entry("Crop", lambda: None)])
    assert [entry.words for entry in palette.found()] == ["Crop", "Crescendo"]
    QTest.keyClicks(palette.field, "e")
    assert [entry.words for entry in palette.found()] == []
    give([Entry("Crescendo", lambda: None)])
    assert palette.found() == [], "that was another question"
    qtbot.waitUntil(lambda: len(palette.asked) == 2)
    palette.asked[1][1]([Entry("Crescendo", lambda: None)])
    assert [entry.words for entry in palette.found()] == ["Crescendo"]


def test_one_letter_asks_for_nothing(palette, qtbot):
    QTest.keyClicks(palette.field, "c")
    qtbot.wait(200)
    assert palette.asked == []


def test_the_window_asks_and_shows(qtbot, context, studio):
    from ui.shell import Shell

    studio.answers[Search] = ROWS
    window = Shell(context)
    qtbot.addWidget(window)
    window.show()
    window.open_palette()
    QTest.keyClicks(window.command_palette.field, "cresc")
    qtbot.waitUntil(lambda: len(window.command_palette.found()) == 4)
    window.close()
