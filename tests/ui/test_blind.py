"""Takes compared blind: letters only, one loudness, nothing told before the end."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import panel_samples as rows
import pytest
from panel_robots import words_of
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from sample_studio import SamplePeaks

from studio.domain.blind import BlindTally
from studio.queries.asks import AssembleView, Plan, Stage, TakeLevels, WavePeaks
from ui.review.blind_page import reading_of
from ui.review.panel import ListenPanel
from ui.review.player import shared_player


@pytest.fixture
def panel(qtbot, context, studio, tmp_path):
    studio.home = tmp_path
    studio.answers |= {
        Plan: rows.plan((rows.STAGE,)),
        Stage: rows.review_detail(),
        AssembleView: rows.assemble(("/tmp/0.wav",)),
        WavePeaks: SamplePeaks(),
        TakeLevels: (-14.0, -11.0),
    }
    context.set_production("p1")
    made = ListenPanel(context)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    qtbot.waitUntil(lambda: made.blind.may_open)
    made.blind.random = Random(3)
    yield made
    shared_player(context).close()


def press(page: QWidget, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(page, key)


def test_a_comparison_by_keys_from_start_to_tally(qtbot, panel, context):
    panel.blind.button.click()
    page, player = panel.blind.page, shared_player(context)
    page.rounds.show_chosen("5")
    page.start_button.click()
    qtbot.waitUntil(lambda: player.position_s > 0)
    for _ in range(5):
        letter = next(letter for letter in "XY" if panel.blind.test.take_behind(letter) == 2)
        press(page, Qt.Key(ord(letter)))
        assert panel.blind.hearing.paths == panel.hearing.paths  # take 2 is what Listen showed
        press(page, Qt.Key.Key_Return)
    assert not page.is_running
    assert not player.is_loaded
    assert any("You preferred take 2 in 5 of 5 rounds." in words for words in words_of(page))
    press(page, Qt.Key.Key_Escape)
    assert not panel.blind.is_open
    assert panel.transport.isVisible()


def test_nothing_tells_the_takes_apart_before_the_end(panel, context):
    panel.blind.open()
    page, player = panel.blind.page, shared_player(context)
    page.start_button.click()
    player.pause()  # so that the time stands
    seen = []
    for letter in "XYXY":
        press(page, Qt.Key(ord(letter)))
        told = {
            words for words in (*words_of(panel), player.title, page.accessibleDescription()) if "Enter" not in words
        }
        seen.append({words.replace(letter, "?") for words in told if words not in {"X", "Y"}})
        assert not any("ake 1" in words or "ake 2" in words for words in told)
        assert not panel.wave.isVisible()
        assert not panel.toolbar.isVisible()
        assert not panel.notes.isVisible()
    assert seen[0] == seen[1] == seen[2] == seen[3]
    assert not panel.toolbar.revise_button.isEnabled()


def test_takes_are_matched_and_loop_where_all_of_them_sound(panel, context):
    panel.blind.open()
    panel.blind.page.start_button.click()
    player, gains = shared_player(context), set()
    for letter in "XY":
        press(panel.blind.page, Qt.Key(ord(letter)))
        gains.add((panel.blind.test.take_behind(letter), round(player._trim, 3)))  # noqa: SLF001 -- what is heard
    assert gains == {(1, 1.0), (2, 0.708)}
    assert player.loop == (0.0, 222.0)


def test_lengths_that_a_take_does_not_say_are_looked_up(qtbot, panel, studio):
    detail = rows.review_detail()
    takes = tuple(replace(take, files=tuple((output, replace(file, duration_s=0.0)) for output, file in take.files)) for take in detail.takes)  # fmt: skip
    panel.show_detail(replace(detail, takes=takes))
    studio.answers[WavePeaks] = lambda ask: SamplePeaks(200.0 if ask.path.startswith("/tmp/a") else 180.0)
    panel.blind.open()
    assert not panel.blind.page.start_button.isEnabled()
    qtbot.waitUntil(panel.blind.page.start_button.isEnabled)
    panel.blind.page.start_button.click()
    assert panel.blind.hearing.loop == (0.0, 180.0)


def test_a_take_that_arrives_meanwhile_changes_nothing(panel):
    panel.blind.open()
    panel.blind.page.start_button.click()
    detail = rows.review_detail(("/tmp/c.wav", "/tmp/d.wav"))
    panel.show_detail(replace(detail, takes=(*detail.takes, replace(detail.takes[1], number=3))))
    assert not panel.levels.gains_db  # the three are not measured yet
    heard = set()
    for letter in "XY":
        press(panel.blind.page, Qt.Key(ord(letter)))
        heard.update(panel.blind.hearing.paths)
    assert not any("/c" in path or "/d" in path for path in heard)


def test_leaving_the_screen_lets_the_player_forget_the_take(panel, context):
    panel.blind.open()
    panel.blind.page.start_button.click()
    assert shared_player(context).is_loaded
    panel.hide()
    assert not shared_player(context).is_loaded
    panel.show()
    assert panel.blind.is_open


def test_another_stage_ends_it(panel):
    panel.blind.open()
    panel.select("mix")
    assert not panel.blind.is_open


@pytest.mark.parametrize(
    ("tally", "words"),
    [
        (BlindTally((1, 2), (1, 9), 0, 10), "in only 1 of 47 comparisons: you very likely do hear one."),
        (BlindTally((1, 2), (1, 5), 4, 10), "in 1 of 5 comparisons: a leaning, no proof."),
        (BlindTally((1, 2), (3, 3), 0, 10), "Ended after 6 of 10 rounds. No take was preferred"),
        (BlindTally((1, 2), (0, 0), 10, 10), "You preferred none in any round."),
        (BlindTally((1, 2, 3), (2, 6, 1), 1, 10), "By chance alone each take would be preferred in about 3 rounds."),
    ],
)
def test_the_reading_is_in_plain_words(qapp, tally, words):
    assert words in reading_of(tally)
