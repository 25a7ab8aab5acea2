"""The split sheet in the window, and the menu of a result."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from panel_robots import words_of
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from studio.actions.delivering_commands import PushDeliverable
from studio.actions.rights_commands import SetSplit
from studio.domain.contributors import Contribution, Contributor
from studio.domain.errors import CancelledError, DiskError
from studio.domain.splits import SplitSheet
from studio.domain.stage_states import StageState
from studio.queries.asks import HandOnPlaces
from studio.queries.hand_on import HandOnRows, InputPlace
from studio.queries.rights import RightsRows
from ui.assembly.hand_on import deliverable_title, open_hand_on_menu
from ui.assembly.hand_on_pane import HandOnPane, NotePane
from ui.dialogs.split_sheet import SplitPane

PEOPLE = tuple(
    Contributor(name, name, (Contribution(role, role, "Track", 1),))
    for name, role in (("Ana Núñez", "Singer"), ("Kofi", "Drummer"), ("Mira", "Producer"))
)


@pytest.fixture
def pane(qtbot, context, studio):
    studio.results[SetSplit] = {}
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 900)
    window.show()
    made = SplitPane(context, RightsRows("p1", "Late Train", "Mira", SplitSheet(), PEOPLE), window).open_alone()
    yield made
    made.close()


def test_it_begins_with_equal_shares_of_everybody_and_saves_what_sums_up(pane, studio, qtbot):
    assert [(card.name.text(), card.composition.text()) for card in pane.cards] == [
        ("Ana Núñez", "33.34"),
        ("Kofi", "33.33"),
        ("Mira", "33.33"),
    ]
    pane.cards[0].composition.setText("40")
    assert "Composition 106.66" in pane.sums.text()
    assert not pane.save_button.isEnabled()
    pane.cards[1].composition.setText("26,67")
    pane.cards[0].ipi.setText("00014107338")
    assert pane.save_button.isEnabled()
    pane.save_button.click()
    qtbot.waitUntil(lambda: any(isinstance(one, SetSplit) for one in studio.commands))
    sheet = next(one.sheet for one in studio.commands if isinstance(one, SetSplit))
    assert [(share.composition, share.role) for share in sheet.shares] == [
        (4000, "Singer"),
        (2667, "Drummer"),
        (3333, "Producer"),
    ]
    assert sheet.shares[0].ipi == "00014107338"


def test_a_wrong_number_is_told_beside_its_person(pane):
    pane.cards[1].ipi.setText("00014107339")
    assert "check digit" in pane.cards[1].problem.text()
    assert pane.cards[1].problem.isVisible()
    assert not pane.save_button.isEnabled()


def test_people_come_and_go_and_the_rest_is_shared_again(pane):
    pane.add_person()
    pane.cards[-1].name.setText("فاطمة")
    pane.share_evenly()
    assert [card.master.text() for card in pane.cards] == ["25.00"] * 4
    pane.remove(pane.cards[0])
    assert not pane.save_button.isEnabled()
    pane.share_evenly()
    assert pane.sheet().master == 10_000


def test_it_is_printed_as_it_stands(pane, tmp_path: Path, qtbot):
    for name in ("sheet.pdf", "sheet.csv"):
        pane.print_to(tmp_path / name, "de")
        qtbot.waitUntil(lambda name=name: (tmp_path / name).exists())
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")


def test_a_result_is_handed_on_from_its_menu(context, studio, qtbot):
    studio.results[PushDeliverable] = {"to": "/label"}
    button = QWidget()
    qtbot.addWidget(button)
    button.show()
    menu = open_hand_on_menu(context, button, "/out/mix.wav")
    words = [action.text() for action in menu.actions() if action.text()]
    assert words[0] == "Copy to a folder…"
    assert words[-1] == "Split sheet…"
    menu.close()


def test_it_is_copied_to_a_folder_or_made_a_page_with_progress_and_can_be_stopped(qtbot, over, context, studio):
    begun = threading.Event()

    def slowly(command, progress, cancel):
        progress(0.5, "Copying")
        begun.set()
        assert cancel.wait(20)
        raise CancelledError("Stopped.")

    pane = hand_on_pane(over, context, studio, "page")
    studio.results[PushDeliverable] = slowly
    pane.go_to("/label")
    qtbot.waitUntil(lambda: begun.is_set() and pane.progress.isVisible())
    assert pane.go_button.accessibleName() == "Cancel"
    pane.go_button.click()
    qtbot.waitUntil(lambda: "nothing was left half done" in " ".join(words_of(pane)))
    assert pane.go_button.accessibleName() == "Choose the folder…"
    studio.results[PushDeliverable] = {"to": "/label"}
    pane.go_to("/label")
    qtbot.waitUntil(lambda: len(studio.commands) == 2 and not over.findChildren(HandOnPane))
    assert studio.commands[-1] == PushDeliverable("/out/mix.wav", page=str(Path("/label") / "mix page"))
    pane = hand_on_pane(over, context, studio, "folder")
    pane.go_to("/label")
    qtbot.waitUntil(lambda: not over.findChildren(HandOnPane))
    assert studio.commands[-1] == PushDeliverable("/out/mix.wav", folder="/label")
    goes_on_when_its_pane_is_closed(qtbot, over, context, studio)


def goes_on_when_its_pane_is_closed(qtbot, over, context, studio):
    """Progress that comes for a closed pane is no fault; how it ended is said all the same."""
    begun, go_on, messages = threading.Event(), threading.Event(), []
    context.said.connect(messages.append)

    def slowly(command, progress, cancel):
        begun.set()
        assert go_on.wait(20)
        progress(0.5, "Copying")
        if len(messages) == 0:
            return {"to": "/label"}
        raise DiskError("No space is left.", subject="/label")

    for kind in ("done", "fault"):
        begun.clear()
        go_on.clear()
        pane = hand_on_pane(over, context, studio, "folder")
        studio.results[PushDeliverable] = slowly
        pane.go_to("/label")
        qtbot.waitUntil(begun.is_set)
        pane.close()
        qtbot.waitUntil(lambda: not over.findChildren(HandOnPane))
        go_on.set()
        qtbot.waitUntil(lambda kind=kind: [one.kind for one in messages][-1:] == [kind])


def test_a_deliverable_of_several_files_is_called_by_its_folder():
    assert (
        deliverable_title("/work/Late Train/deliverables/Late Train release/Late Train (FLAC).flac")
        == "Late Train release"
    )
    assert deliverable_title("/work/Late Train/deliverables/Late Train mix.wav") == "Late Train mix"


PLACES = HandOnRows(
    "p1",
    "Late Train",
    (
        InputPlace("s1:premix", "Master", "premix", "audio.mix", "Ana Ribeiro", StageState.ACCEPTED, several=False, is_fed=True),
        InputPlace("s2:cover", "Artwork", "cover", "image.cover", "", StageState.PLANNED, several=False, is_fed=False),
    ),
    ("s3://late-train", "s3://label-drop/in"),
    has_links=True,
)  # fmt: skip


@pytest.fixture
def over(qtbot):
    """The window that panes come over; it outlives them."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 700)
    window.show()
    return window


def hand_on_pane(over, context, studio, target, rows=PLACES):
    studio.answers[HandOnPlaces] = rows
    studio.results[PushDeliverable] = {"to": "there"} | ({"url": "https://x/y"} if target == "link" else {})
    QGuiApplication.clipboard().clear()
    context.set_production("p1")
    made = HandOnPane(context, "/out/mix.wav", target, over)
    made.show()
    return made


def test_a_stage_is_chosen_among_those_that_take_sound(qtbot, over, context, studio):
    pane = hand_on_pane(over, context, studio, "stage")
    qtbot.waitUntil(pane.go_button.isEnabled)
    shown = [pane.inputs.itemText(n) for n in range(pane.inputs.count())]
    assert shown == ["Master: premix"]
    assert "Master: premix (Ana Ribeiro, Accepted, has one)" in words_of(pane)
    pane.go_button.click()
    qtbot.waitUntil(lambda: bool(studio.commands))
    assert studio.commands == [PushDeliverable("/out/mix.wav", to_input="s1:premix")]


def test_among_several_inputs_nothing_is_given_before_one_is_chosen_and_long_names_fit(qtbot, over, context, studio):
    long = replace(PLACES.inputs[0], target="s3:guide", stage="Arrangement, chart, MIDI guide, for all of the players")
    pane = hand_on_pane(over, context, studio, "stage", replace(PLACES, inputs=(PLACES.inputs[0], long)))
    qtbot.waitUntil(lambda: pane.inputs.count() == 2)
    assert not pane.go_button.isEnabled()
    assert pane.inputs.fontMetrics().horizontalAdvance(pane.inputs.itemText(1)) < pane.inputs.width()
    pane.inputs.setCurrentIndex(1)
    assert pane.go_button.isEnabled()
    assert pane.command().to_input == "s3:guide"
    assert any(words.startswith(f"{long.stage}: premix") for words in words_of(pane))


def test_without_an_input_that_fits_it_says_what_to_do(qtbot, over, context, studio):
    pane = hand_on_pane(over, context, studio, "stage", replace(PLACES, inputs=PLACES.inputs[1:]))
    qtbot.waitUntil(lambda: "Add an input to a stage" in " ".join(words_of(pane)))
    assert not pane.go_button.isEnabled()
    assert not pane.inputs.isEnabled()


def test_the_delivery_note_is_asked_for_in_a_pane(qtbot, over, context, tmp_path):
    said = []
    context.said.connect(said.append)
    pane = NotePane(context, str(tmp_path / "deliverables" / "mix.wav"), over)
    pane.show()
    assert not pane.go_button.isEnabled()
    pane.to.setText(" Blue Label ")
    assert pane.go_button.isEnabled()
    pane.write(tmp_path / "note.pdf")
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].kind == "fault", "there is no such deliverable"
    assert not (tmp_path / "note.pdf").exists()


def test_a_bucket_is_chosen_or_written_and_what_is_none_is_said(qtbot, over, context, studio):
    pane = hand_on_pane(over, context, studio, "bucket")
    qtbot.waitUntil(lambda: pane.bucket.count() == 2)
    pane.bucket.setEditText("label")
    assert not pane.go_button.isEnabled()
    assert "s3://BUCKET" in pane.problem()
    pane.bucket.setCurrentIndex(1)
    pane.folder.setText("/2026-12/")
    pane.server.setText("storage")
    assert "https://" in pane.problem()
    pane.server.clear()
    assert pane.command() == PushDeliverable("/out/mix.wav", bucket="s3://label-drop/in/2026-12")
    assert pane.go_button.isEnabled()


def test_a_link_needs_a_bucket_and_goes_into_the_clipboard(qtbot, over, context, studio):
    pane = hand_on_pane(over, context, studio, "link", replace(PLACES, has_links=False))
    qtbot.waitUntil(pane.said.isVisible)
    assert not pane.go_button.isEnabled()
    pane = hand_on_pane(over, context, studio, "link")
    qtbot.waitUntil(pane.go_button.isEnabled)
    pane.days.setValue(2)
    pane.go_button.click()
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == "https://x/y")
    assert studio.commands == [PushDeliverable("/out/mix.wav", share_days=2)]
