"""The transfers in the status line."""

from __future__ import annotations

from dataclasses import replace

import panel_samples as rows
import pytest
from panel_robots import words_of
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.actions.transfer_commands import LimitTransfers, PauseTransfers, RetryTransfers
from studio.domain.changes import Changes
from studio.domain.transfer_limits import Limits, Span
from studio.queries.asks import SyncState
from studio.queries.rows import SyncRow
from ui.transfers import model
from ui.transfers.bar import TransfersBar

UP, DOWN, WAITS, DONE, FAILED = rows.TRANSFERS


def test_one_file_says_what_how_far_how_fast_how_long():
    words = model.bar_words((UP, DONE))
    assert (words.label, words.detail, round(words.share, 2)) == ("Lead_Vox_02.wav", "41 %, 3.1 MB/s, 12 s left", 0.42)


def test_several_are_summed():
    words = model.bar_words((UP, WAITS))
    assert words.label == "Sending 2 files"
    assert words.detail == "26 MB of 125 MB, 3.1 MB/s, 32 s left"


def test_a_failure_is_said_only_when_nothing_else_runs():
    assert model.bar_words((UP, FAILED)).label == "Lead_Vox_02.wav"
    assert model.bar_words((FAILED, DONE)).label == "1 transfer waits for another try"


def test_nothing_to_say():
    assert model.bar_words(()).icon == ""
    assert model.bar_words((DONE,)).icon == ""


def test_an_empty_file_does_not_divide_by_nothing():
    empty = replace(UP, total_bytes=0, done_bytes=0, bytes_per_s=0.0)
    assert model.share_of(empty) == 0.0
    assert model.bar_words((empty, empty)).share == 0.0


@pytest.fixture
def window(qtbot, context, studio):
    studio.answers[SyncState] = rows.SYNC
    made = QWidget()
    column = QVBoxLayout(made)
    column.addStretch(1)
    made.bar = TransfersBar(context)
    column.addWidget(made.bar)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    qtbot.waitUntil(lambda: len(made.bar.rows) == 5)
    return made


def test_the_list_opens_above_the_bar_and_closes(window):
    QTest.mouseClick(window.bar, Qt.MouseButton.LeftButton)
    assert window.bar.list.isVisible()
    assert {"Lead_Vox_02.wav", "waits for its turn", "26 MB of 61 MB"} <= set(words_of(window.bar.list))
    assert window.bar.list.geometry().bottom() < window.bar.geometry().top()
    QTest.keyClick(window.bar, Qt.Key.Key_Escape)
    assert not window.bar.list.isVisible()


def test_many_changes_are_one_question(qtbot, window, studio, context):
    asked = []

    def answer(ask):
        asked.append(ask)
        return SyncRow("idle", 0, 0)

    studio.answers[SyncState] = answer
    for _ in range(50):
        context.changed.emit(Changes("", {"transfer": frozenset({"x"})}))
    qtbot.waitUntil(lambda: window.bar.rows == ())
    assert len(asked) == 1


def test_lines_that_stay_are_not_built_again(window):
    QTest.mouseClick(window.bar, Qt.MouseButton.LeftButton)
    before = dict(window.bar.list.lines)
    window.bar.show_rows((replace(UP, done_bytes=60_000_000), *rows.TRANSFERS[1:]))
    assert window.bar.list.lines == before


def pressed(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_all_rest_and_go_on(qtbot, window, studio):
    pressed(window.bar)
    pressed(window.bar.list.pause_button)
    qtbot.waitUntil(lambda: studio.commands == [PauseTransfers()])
    window.bar.show_sync(replace(rows.SYNC, limits=Limits(is_paused=True)))
    assert window.bar.list.pause_button.accessibleName() == "Go on with all"
    assert window.bar.list.lines["x1"].act_button.isVisible()
    window.bar.show_sync(SyncRow("idle", 0, 1, "", (replace(UP, state="paused"),), Limits(is_paused=True)))
    assert not window.bar.list.lines["x1"].act_button.isVisible()  # none goes on alone while all rest
    pressed(window.bar.list.pause_button)
    qtbot.waitUntil(lambda: studio.commands[1:] == [PauseTransfers(is_paused=False)])


def test_one_rests_and_a_failed_one_is_tried_again(qtbot, window, studio):
    pressed(window.bar)
    pressed(window.bar.list.lines["x1"].act_button)
    pressed(window.bar.list.lines["x5"].act_button)
    qtbot.waitUntil(lambda: len(studio.commands) == 2)
    assert set(studio.commands) == {PauseTransfers("x1", is_paused=True), RetryTransfers("x5")}
    assert not window.bar.list.lines["x4"].act_button.isVisible()


def test_limits_are_set_as_they_are_written(qtbot, window, studio, context):
    said = []
    context.said.connect(said.append)
    pressed(window.bar)
    pressed(window.bar.list.limits_button)
    fields = window.bar.list.limits
    assert fields.isVisible()
    fields.up.setText("2M")
    fields.hours.setText("09:00-18:00=500k")
    pressed(fields.set_button)
    span = Span(540, 1080, 500_000, 500_000)
    qtbot.waitUntil(lambda: studio.commands == [LimitTransfers(2_000_000, 0, (span,))])
    fields.up.setText("fast")
    pressed(fields.set_button)
    assert "rate" in said[0].title + said[0].text
    assert len(studio.commands) == 1


def test_what_rests_is_said():
    resting = replace(UP, state="paused")
    assert model.bar_words((resting,)).label == "1 transfer is paused"
    assert model.bar_words((resting, WAITS)).icon == "upload"
