"""Searching everything: every kind, any script, by the beginnings of words, as things change, quick among many."""

from __future__ import annotations

import time

import pytest

from studio.actions.commands import NoteText
from studio.actions.keeping_people import keep_person
from studio.actions.plan_commands import SetStage
from studio.actions.plan_timeline import set_stage
from studio.actions.roster_commands import KeepPerson
from studio.app.searching import close_index, renew, search
from studio.domain.found_words import Document, question, spaced, unspaced
from studio.store.search_index import INDEX_NAME, SearchIndex
from tests.queries.homes import Pair, Studio


@pytest.fixture
def _closed(pair: Pair):
    yield
    for studio in (pair.owner, pair.other):
        close_index(studio.home)


def found(studio: Studio, words: str, kind: str = "") -> list[tuple[str, str]]:
    return [(row.document.kind, row.document.title) for row in search(studio.home, words, kind)]


@pytest.mark.usefixtures("_closed")
def test_everything_is_found_on_both_sides(working: tuple[Pair, str], stem):
    pair, room = working
    owner, other = pair.owner, pair.other
    other.delivers(room, stem("Snare_brushes.wav"))
    other.sent_everything()
    pair.meet(room)
    pair.arrives()
    owner.reviews("drums", "revise", NoteText(1.0, "the crescendo is too early"))
    pair.meet(room)
    assert found(owner, "late tr") == [("production", "Late Train")]
    assert ("stage", "Drums") in found(owner, "drum")
    assert found(owner, "drum", "brief") == [("brief", "Drums")]
    assert found(owner, "cresc ear") == [("note", "Drums")]
    assert found(owner, "RIBEIRO", "person") == [("person", "Ana Ribeiro")]
    assert found(owner, "snare_br") == [("file", "Snare_brushes.wav")]
    assert found(owner, "cresc unheard") == []
    assert found(other, "crescendo") == [("note", "Drums")]
    (row,) = search(other.home, "crescendo")
    assert (row.document.subject, row.document.is_owner, row.excerpt) == (room, False, "the [crescendo] is too early")
    assert found(other, "mira", "person") == [("person", "Mira Lindqvist")]
    with owner.home.work() as work:
        keep_person(work, KeepPerson("", {"name": "李小龙", "notes": "plays the 古琴 slowly", "languages": ["中文"]}))
    assert found(owner, "小龙") == [("person", "李小龙")]
    assert search(owner.home, "古琴")[0].excerpt == "中文, plays the [古琴] slowly"

    before = found(owner, "drum")
    owner.home.rebuild()
    assert found(owner, "drum") == before
    close_index(owner.home)
    (owner.home.path / INDEX_NAME).write_bytes(b"no database at all" * 100)
    assert found(owner, "drum") == before, "a damaged index is made anew"


@pytest.mark.usefixtures("_closed")
def test_what_is_renamed_is_found_by_its_new_name_alone(pair: Pair, small):
    owner = pair.owner
    owner.starts(small)
    assert found(owner, "guide", "stage") == [("stage", "Guide")]
    with owner.home.work() as work:
        set_stage(work, SetStage("guide", {"title": "Click and führung"}))
    assert found(owner, "guide", "stage") == []
    assert found(owner, "fuhr") == [("stage", "Click and führung")]
    index = SearchIndex(owner.home.path)
    assert renew(owner.home, index) == 0, "nothing has changed since"
    index.close()


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("late tr", '"late"* "tr"*'),
        ('a" OR b*)', '"a"* "OR"* "b"*'),
        ("小龙x", '"小 龙 x"*'),
        ("  ?!", ""),
        ("naïve", '"naïve"*'),
    ],
)
def test_what_a_person_types_is_words_and_nothing_else(text, asked):
    assert question(text) == asked


def test_signs_of_scripts_without_blanks_are_parted_and_joined_again():
    for text in ("李小龙 plays", "ภาษาไทย", "plain words", "한국어 노래"):
        assert unspaced(spaced(text)) == text


def test_it_is_quick_among_twenty_thousand(tmp_path):
    index = SearchIndex(tmp_path)
    many = [
        Document(
            f"k{n}",
            "note",
            "p",
            "Late Train",
            f"s{n}",
            f"Stage {n % 500}",
            f"word{n % 977} about take {n} and melody{n % 31}",
        )
        for n in range(20_000)
    ]
    started = time.process_time()
    index.take("room", "1", many)
    made_s, started = time.process_time() - started, time.process_time()
    counts = [len(index.find(words)) for words in ("word9", "melod take", "stage 4", "word976 melody", "nothing")]
    asked_s = (time.process_time() - started) / 5
    assert counts == [50, 50, 50, 20, 0]
    assert asked_s < made_s / 10
    assert index.take("room", "2", [*many[:-1], Document("new", "note", "p", "", "", "fresh")]) == 2
    assert [row.document.key for row in index.find("fresh")] == ["new"]
    index.close()
