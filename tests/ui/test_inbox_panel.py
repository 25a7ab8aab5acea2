"""The inbox as a collaborator uses it."""

from __future__ import annotations

from dataclasses import replace

import panel_samples as rows
import pytest
from panel_robots import InboxRobot, button_named, drop_on, press

from studio.actions.commands import AcceptOffer, DeclineOffer, Deliver, DropFiles, RemoveDrop
from studio.actions.credit_commands import AcceptCredit, ExportCredits
from studio.domain.changes import Changes
from studio.domain.errors import RefusedError
from studio.queries.asks import Credits, Inbox
from ui.inbox.panel import InboxPanel
from ui.review.player import shared_player


@pytest.fixture
def panel(qtbot, context, studio):
    studio.answers[Inbox] = rows.inbox()
    made = InboxPanel(context)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    qtbot.waitUntil(lambda: made.gig is not None)
    yield made
    shared_player(context).close()


@pytest.fixture
def robot(panel):
    return InboxRobot(panel)


def ran(studio, kind):
    return [command for command in studio.commands if isinstance(command, kind)]


def test_the_list_has_headings_and_the_first_gig_is_shown(panel, robot):
    assert robot.titles[:2] == ["Do next", "Backing vocals, second round"]
    assert panel.gig.title == "Backing vocals, second round"


def test_a_gig_tells_what_for_whom_and_how_much(panel, robot):
    robot.chooses("Lead vocal")
    assert {"Lead vocal", "$60", "You get", "You hand in", "premix", "vox_takes"} <= set(robot.words)


def test_accepting_signs_the_terms(qtbot, panel, robot, studio):
    robot.chooses("Chorus doubles").presses("Accept for $45")
    qtbot.waitUntil(lambda: bool(studio.commands))
    assert studio.commands == [AcceptOffer("h2")]


def test_declining_asks_for_a_word_in_place(qtbot, panel, robot, studio):
    robot.chooses("Chorus doubles").presses("Decline")
    panel.page.offer.reason.setText("No time before Christmas")
    robot.presses("Decline the offer")
    qtbot.waitUntil(lambda: bool(studio.commands))
    assert studio.commands == [DeclineOffer("h2", "No time before Christmas")]


def test_a_refused_answer_can_be_given_again(qtbot, panel, robot, studio, context):
    said = []
    context.said.connect(said.append)
    studio.results[AcceptOffer] = RefusedError("The offer was withdrawn.", subject="Chorus doubles")
    robot.chooses("Chorus doubles").presses("Accept for $45")
    qtbot.waitUntil(lambda: bool(said))
    assert "withdrawn" in said[0].text
    assert panel.page.offer.accept_button.isEnabled()


def test_files_dropped_anywhere_go_to_the_chosen_gig(qtbot, panel, robot, studio):
    robot.chooses("Lead vocal").drops("/tmp/a.wav", "/tmp/b.wav")
    qtbot.waitUntil(lambda: bool(studio.commands))
    assert studio.commands == [DropFiles("h1", ("/tmp/a.wav", "/tmp/b.wav"), "")]


def test_each_output_has_its_own_zone(qtbot, panel, robot, studio):
    from ui.widgets.drop_zone import DropZone

    robot.chooses("Lead vocal")
    zones = [zone for zone in panel.page.delivery.findChildren(DropZone) if zone.isVisible()]
    assert len(zones) == 2
    assert drop_on(zones[1], "/tmp/d.wav")
    qtbot.waitUntil(lambda: bool(studio.commands))
    assert studio.commands == [DropFiles("h1", ("/tmp/d.wav",), "vox_doubles")]


def test_a_gig_that_takes_no_files_says_so(qtbot, panel, robot, studio, context):
    said = []
    context.said.connect(said.append)
    robot.chooses("Topline demo").drops("/tmp/a.wav")
    assert "takes no files now" in said[0].title
    assert not studio.commands


def test_an_invitation_dropped_on_the_inbox_is_opened(panel, robot, context):
    went = []
    context.went.connect(lambda *where: went.append(where))
    robot.drops("/tmp/Invitation Ana.seguepass")
    assert went == [("open_invitation", "/tmp/Invitation Ana.seguepass")]


def test_a_failing_file_is_open_with_the_way_to_mend_it(panel, robot):
    robot.chooses("Lead vocal")
    row = panel.page.delivery.files.row(rows.DROPS[2].path)
    assert row.is_open
    assert "The file ends before the song does" in robot.words
    assert any("Export again from 0:00" in words for words in robot.words)


def test_only_the_first_failing_file_has_the_primary_button(panel, robot):
    twice = replace(rows.BASE, drops=(rows.DROPS[2], replace(rows.DROPS[2], path="/other.wav", name="other.wav")))
    panel.show_gigs((twice,))
    buttons = [
        b
        for b in panel.page.delivery.files.findChildren(type(panel.page.deliver_bar.deliver_button))
        if "Replace" in b.text()
    ]
    assert sorted(button.property("kind") for button in buttons) == ["plain", "primary"]


def test_a_hint_opens_on_demand_and_a_pass_stays_shut(panel, robot):
    robot.chooses("Lead vocal")
    files = panel.page.delivery.files
    assert not files.row(rows.DROPS[0].path).is_open
    hint = files.row(rows.DROPS[4].path)
    assert not hint.is_open
    hint.toggle()
    assert hint.is_open


def test_replacing_takes_the_old_file_out_first(qtbot, panel, robot, studio):
    robot.chooses("Lead vocal")
    panel.page.delivery.files.replace_wanted.emit(rows.DROPS[2].path, "/tmp/new.wav")
    qtbot.waitUntil(lambda: len(studio.commands) == 2)
    assert studio.commands == [RemoveDrop("h1", rows.DROPS[2].path), DropFiles("h1", ("/tmp/new.wav",), "vox_takes")]


def test_a_row_keeps_its_state_while_it_is_sent(panel, robot):
    robot.chooses("Lead vocal")
    row = panel.page.delivery.files.row(rows.DROPS[4].path)
    row.toggle()
    later = replace(rows.BASE, drops=(*rows.DROPS[:1], replace(rows.DROPS[1], progress=0.9), *rows.DROPS[2:]))
    panel.show_gigs((later, *rows.inbox()[1:]))
    assert panel.page.delivery.files.row(rows.DROPS[4].path) is row
    assert row.is_open


def test_deliver_waits_and_says_why(panel, robot):
    robot.chooses("Lead vocal")
    button = button_named(panel, "Deliver take 1, 1 file to fix")
    assert button is not None
    assert not button.isEnabled()
    assert "has to be fixed" in button.toolTip()


def test_delivering_hands_in_once(qtbot, panel, robot, studio):
    robot.chooses("Backing vocals, second round").presses("Deliver take 2")
    assert not panel.page.deliver_bar.deliver_button.isEnabled()
    qtbot.waitUntil(lambda: bool(studio.commands))
    assert studio.commands == [Deliver("h5")]


def test_a_delivery_that_fails_can_be_tried_again(qtbot, panel, robot, studio):
    studio.results[Deliver] = RefusedError("A required check failed.")
    robot.chooses("Backing vocals, second round").presses("Deliver take 2")
    qtbot.waitUntil(panel.page.deliver_bar.deliver_button.isEnabled)


def test_notes_of_a_revision_play_the_take_at_their_time(qtbot, panel, robot, context):
    robot.chooses("Backing vocals, second round").presses("Hear take 1 at 1:36.0 – 1:38.6")
    player = shared_player(context)
    assert player.paths == ("/tmp/take.wav", "/tmp/take.wav")
    assert player.position_s == 96.0
    press(panel, "Close the player")
    assert not player.is_loaded


def test_without_gigs_it_teaches(qtbot, panel, context):
    went = []
    context.went.connect(lambda *where: went.append(where))
    panel.show_gigs(())
    assert panel.empty.isVisible()
    panel.empty.button.click()
    assert went == [("open_invitation", "")]


def test_the_chosen_gig_stays_when_others_change(panel, robot):
    robot.chooses("Lead vocal")
    panel.show_gigs((rows.offered(), rows.BASE))
    assert panel.gig.title == "Lead vocal"


def test_select_finds_a_gig_that_is_done(panel):
    panel.select("h7")
    assert panel.gig.title == "Oohs"


@pytest.mark.parametrize("gig", [rows.german(), rows.arabic()], ids=["german", "arabic"])
def test_long_texts_do_not_widen_the_page(qtbot, panel, gig):
    panel.show_gigs((gig,))
    panel.resize(960, 600)
    qtbot.waitUntil(lambda: panel.page.area.widget().width() <= panel.page.area.viewport().width())


def test_every_control_has_a_name(panel, robot):
    from PySide6.QtWidgets import QAbstractButton, QLineEdit

    robot.chooses("Lead vocal")
    for control in [*panel.findChildren(QAbstractButton), *panel.findChildren(QLineEdit)]:
        assert control.accessibleName() or getattr(control, "text", str)(), control


def test_it_asks_again_when_something_changed(qtbot, panel, studio, context):
    from studio.domain.changes import Changes

    studio.answers[Inbox] = (rows.approved(),)
    context.changed.emit(Changes("p1", {"take": frozenset({"t"})}))
    qtbot.waitUntil(lambda: panel.gigs == (rows.approved(),))


def test_a_credit_is_accepted_and_saved(qtbot, panel, robot, studio, context):
    studio.answers[Credits] = (rows.credit("h7", "granted"),)
    panel.select("h7")
    qtbot.waitUntil(panel.page.credit.isVisible)
    assert any("signs that this is your work" in words for words in robot.words)
    robot.presses("Accept the credit")
    qtbot.waitUntil(lambda: AcceptCredit("h7") in studio.commands)
    studio.answers[Credits] = (rows.credit("h7", "accepted"),)
    context.changed.emit(Changes("p1", {"credit": frozenset({"c"})}))
    qtbot.waitUntil(lambda: button_named(panel, "Save it as files") is not None)
    studio.results[ExportCredits] = {"credits": ()}
    robot.presses("Save it as files")
    qtbot.waitUntil(lambda: ExportCredits(("h7",), "") in studio.commands)
    studio.answers[Credits] = ()
    context.changed.emit(Changes("p1", {"credit": frozenset({"c"})}))
    qtbot.waitUntil(lambda: not panel.page.credit.isVisible())
