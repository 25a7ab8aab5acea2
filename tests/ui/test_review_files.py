"""Notes that leave and come back, and what changed since an earlier take, as an owner uses them in Listen."""

from __future__ import annotations

from pathlib import Path

import panel_samples as rows
import pytest
from plan_robot import buttons, press, words
from PySide6.QtGui import QGuiApplication
from sample_studio import SamplePeaks

from studio.actions.commands import SharedPages, SharePage, UnsharePage
from studio.domain.take_changes import ChangedRange, ChangeKind, TakeChanges
from studio.queries.asks import AssembleView, ChangesOfTake, Plan, Stage, TakeLevels, WavePeaks
from studio.queries.take_changes import ChangeRows, FileChanges
from tests.media.signals import noise, write_wav
from ui.review.feeder import Feeder
from ui.review.panel import ListenPanel
from ui.review.player import shared_player
from ui.review.share_pane import SharePane


@pytest.fixture
def panel(qtbot, context, studio, tmp_path):
    studio.home = tmp_path
    studio.answers |= {
        Plan: rows.plan((rows.STAGE,)),
        Stage: rows.review_detail(("/tmp/x.wav", "/tmp/y.wav")),
        AssembleView: rows.assemble(("/tmp/0.wav",)),
        WavePeaks: SamplePeaks(),
    }
    context.set_production("p1")
    made = ListenPanel(context)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    qtbot.waitUntil(lambda: bool(made.wave.lanes) and all(lane.data for lane in made.wave.lanes))
    yield made
    shared_player(context).close()


def test_notes_go_out_and_come_back_as_drafts_and_only_once(qtbot, panel, context, tmp_path):
    said = []
    context.said.connect(said.append)
    there = len(panel.shown)
    panel.note_files.write(tmp_path / "notes", "audacity")
    qtbot.waitUntil(lambda: bool(said))
    text = (tmp_path / "notes.txt").read_text(encoding="utf-8")
    assert len(text.splitlines()) == there
    (tmp_path / "back.txt").write_text(text + "12.5\t14\tthe fill rushes\n", encoding="utf-8")
    panel.note_files.take_file(tmp_path / "back.txt")
    qtbot.waitUntil(lambda: bool(panel.drafts.of("h1", 2)))
    (draft,) = panel.drafts.of("h1", 2)
    assert (draft.in_take_s, draft.end_in_take_s, draft.text) == (12.5, 14, "the fill rushes")


def test_what_is_no_note_says_so_and_changes_nothing(qtbot, panel, context):
    said = []
    context.said.connect(said.append)
    QGuiApplication.clipboard().setText("SEGUE-NOTES1-abc")
    panel.notes.menu.aboutToShow.emit()
    panel.note_files.paste.trigger()
    qtbot.waitUntil(lambda: bool(said))
    assert "cut off or damaged" in said[-1].text + said[-1].title
    assert not panel.drafts.of("h1", 2)


def test_notes_cannot_be_read_into_a_take_that_is_not_to_be_answered(panel):
    panel.toolbar.take_chosen.emit(1)
    panel.notes.menu.aboutToShow.emit()
    assert not panel.note_files.read.isEnabled()
    assert not panel.note_files.paste.isEnabled()


def test_changes_since_the_take_before_are_marked_in_the_wave(qtbot, panel, studio):
    button = panel.transport.changes_button
    assert button.text() == "Changes since take 1"
    parts = (ChangedRange(10, 20, ChangeKind.LEVEL, -6.0, -6.0), ChangedRange(30, 31, ChangeKind.ADDED, 0.0))
    found = TakeChanges(0.0257, -3.0, is_aligned=True, is_inverted=False, duration_s=222, ranges=parts)
    path = panel.hearing.paths[0]
    studio.answers[ChangesOfTake] = ChangeRows(2, 1, (FileChanges("takes", Path(path).name, path, "old.wav", found),))
    button.click()
    qtbot.waitUntil(lambda: bool(panel.wave.lanes[0].changes))
    assert button.text() == "Since take 1: 11.0 s differ"
    assert [change.words for change in panel.wave.lanes[0].changes] == ["−6.0 dB", "new"]
    assert panel.wave.lanes[0].more == ("25.7 ms later", "−3.0 dB")
    panel.wave.grab()
    panel.toolbar.take_chosen.emit(1)
    assert button.isHidden()
    assert not panel.wave.lanes[0].changes


def test_takes_are_turned_down_to_the_softest_while_they_are_switched(qtbot, panel, context, studio, monkeypatch):
    assert panel.transport.levels_button.isHidden()  # nothing was measured
    studio.answers[TakeLevels] = (-14.0, -11.0)
    panel.refresh()
    qtbot.waitUntil(lambda: panel.levels.gain_db == -3.0)
    gains, change = [], Feeder.change

    def turned(feeder: Feeder, **what) -> None:
        """Several files are turned down lane by lane, and the whole not once more."""
        assert what.get("gain", 1.0) == 1.0
        gains.append({lane.setting.gain_mdb for lane in panel.ensemble.board.lanes})
        change(feeder, **what)

    monkeypatch.setattr(Feeder, "change", turned)
    button = panel.transport.levels_button
    assert (button.text(), button.isChecked()) == ("−3.0 dB", True)
    panel.hearing.toggle()
    qtbot.waitUntil(lambda: shared_player(context).position_s > 0)
    button.click()
    button.click()
    panel.toolbar.take_chosen.emit(1)  # one change, with the files and their level together
    assert gains == [{0}, {-3000}, {0}]
    assert button.text() == "matched"


def test_a_take_goes_out_as_a_listening_page(qtbot, panel, context, studio, tmp_path):
    said = []
    context.said.connect(said.append)
    path = str(write_wav(tmp_path / "x.wav", noise(4800)))
    panel.show_detail(rows.review_detail((path, path)))
    panel.note_files.make_page(tmp_path)
    qtbot.waitUntil(lambda: len(said) == 2, timeout=20_000)
    (index,) = tmp_path.glob("*/index.html")
    assert index.parent.name == "Lead vocal, take 2"
    assert panel.shown[0].text.split()[-1] in index.read_text(encoding="utf-8")


def test_a_page_is_shared_for_some_days_listed_and_taken_back(qtbot, panel, context, studio):
    said = []
    context.said.connect(said.append)
    url, until = "https://example.com/page?X-Amz-Expires=259200", "2035-01-04T12:00:00Z"
    there = {"page": "p9", "take": 2, "kind": "marked", "url": url, "expires_utc": until, "size_bytes": 4_000_000}
    studio.results[SharedPages] = {"pages": []}
    studio.results[SharePage] = {"url": url, "expires_utc": until, "left_out": []}
    panel.notes.menu.aboutToShow.emit()
    panel.note_files.link.trigger()
    pane = panel.findChild(SharePane)
    qtbot.waitUntil(lambda: "Nothing of this work is shared" in words(pane))
    pane.days.setValue(3)
    pane.qualities["marked"].setChecked(True)
    studio.results[SharedPages] = {"pages": [there]}
    press(pane, "Share and copy the link")
    qtbot.waitUntil(lambda: "Take 2, preview with tone" in words(pane))
    assert SharePage("h1", 2, 3, is_marked=True) in studio.commands
    assert QGuiApplication.clipboard().text() == url
    assert "4 Jan" in said[-1].text
    studio.results |= {SharedPages: {"pages": []}, UnsharePage: {"pages": ["p9"], "removed": 2}}
    (stop,) = (button for name, button in buttons(pane).items() if name.startswith("Stop sharing: Take 2"))
    stop.click()
    qtbot.waitUntil(lambda: "The page is deleted" in words(pane) and "Nothing of this work" in words(pane))
    assert studio.commands[-2:] == [UnsharePage("h1", "p9"), SharedPages("h1")]
