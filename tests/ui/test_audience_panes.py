"""Takes that are shown: in the inbox of whoever is shown them, and with the people of whoever shows them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLabel

from studio.actions.audience_commands import AddAudience, AudiencePass, EndAudience, RemarkOnTake, VoteOnTake
from studio.domain.drawing import Shape, ShapeKind
from studio.domain.stills import Still
from studio.queries.asks import Audience, Inbox, Plan, Shown, StillOf, WaitingToBeShown
from studio.queries.audience import RemarkRow
from tests.ui import panel_samples as rows
from tests.ui import samples
from tests.ui.audience_samples import AUDIENCE, COVER, WAITING, WORDS
from ui.inbox.panel import InboxPanel
from ui.people.audience import AudiencePane
from ui.widgets.buttons import Button

BOX = Shape(ShapeKind.BOX, ((1000, 2000), (3000, 4000)))


def told(widget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if not one.isHidden())


def test_an_approver_without_a_gig_sees_takes_and_decides(qtbot, context, studio):
    studio.answers |= {Shown: (WORDS, COVER), WaitingToBeShown: (WAITING,)}
    panel = InboxPanel(context)
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitUntil(panel.shown.isVisible)
    approver, observer = panel.shown.cards
    assert "Once more, softer." in told(approver)
    assert "Kofi shows you takes of “Northern Lights”" in told(panel.shown)
    assert "The files are on their way." in told(observer)
    assert not any(button.isVisible() for button in (observer.approve_button, observer.send_button, observer.note))
    assert not approver.revise_button.isEnabled()
    approver.note.setText("Softer.")
    approver.note.textEdited.emit("Softer.")
    approver.look.wave.range_marked.emit((2.0, 3.5))
    assert "0:02.0 – 0:03.5" in told(approver)
    panel.show_takes((replace(WORDS, votes=()), COVER))  # something arrives meanwhile
    approver, observer = panel.shown.cards
    assert not observer.look.picture.isVisible()  # the cover is not here
    approver.revise_button.click()
    qtbot.waitUntil(lambda: bool(studio.commands))
    (command,) = studio.commands
    assert isinstance(command, VoteOnTake)
    assert (command.stage, command.verdict, [note.text for note in command.notes]) == ("p1/s1", "revise", ["Softer."])
    assert (command.notes[0].in_take_s, command.notes[0].end_in_take_s) == (2.0, 3.5)
    qtbot.waitUntil(lambda: approver.look.wave.marked_range is None)


def test_a_reviewer_draws_on_the_cover(qtbot, context, studio):
    remark = RemarkRow(1, "Here.", 0.0, 0.0, "Vera", 0, "cover.png", (BOX,))
    row = replace(COVER, role="reviewer", may_remark=True, is_here=True, remarks=(remark,))
    studio.answers |= {Shown: (row,), WaitingToBeShown: (), StillOf: Still(b"", 400, 400)}
    panel = InboxPanel(context)
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitUntil(lambda: bool(panel.shown.cards))
    (card,) = panel.shown.cards
    picture = card.look.picture
    assert picture.isVisibleTo(card)
    assert [shape for shape, _ in picture.view._shown]  # noqa: SLF001 -- what it paints == [BOX]
    picture.view.drawn.emit(BOX)
    assert "1 shape drawn" in told(card)
    assert "0:00" not in card.place.text()  # a still picture has no time
    card.note.setText("Bigger.")
    card.remark()
    qtbot.waitUntil(lambda: bool(studio.commands))
    (note,) = studio.commands[0].notes
    assert (note.text, note.file, note.shapes) == ("Bigger.", "cover.png", (BOX,))
    qtbot.waitUntil(lambda: picture.drawing == ("cover.png", ()))


def test_a_reviewer_writes_and_what_is_written_stays_when_something_arrives(qtbot, context, studio):
    row = replace(WORDS, role="reviewer", may_vote=False)
    studio.answers |= {Inbox: rows.inbox(), Shown: (row,)}
    panel = InboxPanel(context)
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitUntil(lambda: bool(panel.gigs and panel.shown.cards))
    assert not panel.shown.isVisible()
    panel.look_button.click()
    assert panel.shown.isVisible()
    panel.shown.cards[0].note.setText("Lovely.")
    panel.show_takes((replace(row, standing="approved"),))
    (card,) = panel.shown.cards
    assert card.note.text() == "Lovely."
    assert not card.approve_button.isVisible()
    card.remark()
    qtbot.waitUntil(lambda: bool(studio.commands))
    assert isinstance(studio.commands[0], RemarkOnTake)
    panel.list.chosen.emit("h1")
    assert panel.page.isVisible()


def test_the_owner_invites_an_approver_for_one_stage_and_ends_it(qtbot, context, studio):
    studio.answers |= {Audience: AUDIENCE, Plan: samples.song_plan()}
    studio.results[AddAudience] = {"pass": "SEGUE1-X", "expires_utc": "2026-12-07T12:00:00Z", "handoff": "r"}
    pane = AudiencePane(context, rows.PRODUCTION)
    qtbot.addWidget(pane)
    pane.show()
    qtbot.waitUntil(lambda: bool(pane.rows and pane.boxes))
    assert "Vera Nyström" in told(pane)
    pane.name.setText("Rita Malone")
    pane.role.button("approver").click()
    pane.is_all.setChecked(False)
    assert not pane.invite_button.isEnabled()  # no stage is chosen yet
    stage, box = next(iter(pane.boxes.items()))
    box.setChecked(True)
    pane.invite_button.click()
    qtbot.waitUntil(pane.card.line.isVisible)
    assert studio.commands[-1] == AddAudience(rows.PRODUCTION.id, "Rita Malone", "approver", (stage,))
    studio.results[AudiencePass] = {"pass": "SEGUE1-Y", "expires_utc": "2026-12-07T12:00:00Z", "handoff": "r3"}
    (again,) = [one for one in pane.findChildren(Button) if one.text().strip() == "Invitation" and one.isVisible()]
    again.click()
    qtbot.waitUntil(lambda: pane.card.line.line == "SEGUE1-Y")
    assert studio.commands[-1] == AudiencePass(rows.PRODUCTION.id, "山田 花子")
    assert "is in." not in told(pane.card)
    studio.results[AudiencePass] = {"pass": "SEGUE1-Z", "expires_utc": "2026-12-07T12:00:00Z", "handoff": "r1"}
    (back,) = [one for one in pane.findChildren(Button) if one.text().strip() == "Invitation again" and one.isVisible()]
    assert back.accessibleName() == "The invitation of Vera Nyström"
    back.click()
    qtbot.waitUntil(lambda: pane.card.line.line == "SEGUE1-Z")
    assert studio.commands[-1] == AudiencePass(rows.PRODUCTION.id, "Vera Nyström")
    assert "on the same computer brings everything back" in told(pane.card)
    ends = [button for button in pane.findChildren(Button) if button.accessibleName().endswith("nothing more")]
    assert len(ends) == 3  # nobody is taken out twice
    ends[0].click()
    qtbot.waitUntil(lambda: isinstance(studio.commands[-1], EndAudience))
    assert studio.commands[-1] == EndAudience(rows.PRODUCTION.id, "r1")


def test_a_co_owners_invitation_is_made_by_the_owners_computer(qtbot, context, studio):
    studio.answers |= {Audience: AUDIENCE, Plan: samples.song_plan()}
    studio.results[AddAudience] = {"pass": "", "expires_utc": "", "handoff": "r"}
    pane = AudiencePane(context, rows.PRODUCTION)
    qtbot.addWidget(pane)
    pane.show()
    qtbot.waitUntil(lambda: bool(pane.rows))
    assert "waits for the owner's computer" in told(pane)
    pane.name.setText("Ben")
    pane.name.textEdited.emit("Ben")
    pane.invite_button.click()
    qtbot.waitUntil(lambda: "The owner's computer is asked" in told(pane))
    assert not pane.card.line.isVisible()
