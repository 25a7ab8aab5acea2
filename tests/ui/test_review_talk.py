"""Threads, reasons, names after an @ and the checklist, in Listen and in the inbox."""

from __future__ import annotations

from io import BytesIO

import panel_samples as rows
import pytest
from PIL import Image
from plan_robot import words
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sample_studio import SamplePeaks

from studio.actions.note_commands import AddPoint, RemovePoint, ReplyToNote, ResolveNote, TickPoint
from studio.domain.stills import Still
from studio.queries.asks import AssembleView, Inbox, Plan, Stage, StillOf, WavePeaks
from ui.inbox.panel import InboxPanel
from ui.review.panel import ListenPanel
from ui.review.player import shared_player


@pytest.fixture
def listen(qtbot, context, studio, tmp_path):
    studio.home = tmp_path
    detail = rows.talked_detail()
    studio.answers |= {
        Plan: rows.plan((rows.STAGE,)),
        Stage: detail,
        AssembleView: rows.assemble(),
        WavePeaks: SamplePeaks(),
    }
    context.set_production("p1")
    made = ListenPanel(context)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: len(made.notes.items) == 3)
    yield made
    shared_player(context).close()


def types(field, text: str) -> None:
    field.setFocus()
    QTest.keyClicks(field, text)


def test_the_chosen_note_is_answered_and_resolved_by_keys(qtbot, listen, studio, context):
    context.commands.set_tab("listen")
    assert not context.commands.run("listen.reply")
    for _ in range(2):
        context.commands.run("listen.next_note")
    assert "Tuning" in listen.notes.items[1].accessibleName()
    assert context.commands.run("listen.reply")
    line = listen.notes.reply_line
    assert line.hasFocus()
    types(line, "yes @a")
    assert line.mentions.offered.isVisible()
    QTest.keyClick(line.mentions.offered, Qt.Key.Key_Return)
    assert line.text() == "yes @Ana "
    QTest.keyClick(line, Qt.Key.Key_Return)
    context.commands.run("listen.resolve")
    qtbot.waitUntil(lambda: len(studio.commands) == 2)
    assert studio.commands == [ReplyToNote("h1", "n2", "yes @Ana"), ResolveNote("h1", "n2", is_open=False)]


def test_what_was_begun_stays_when_the_notes_change(listen):
    listen.noting._choose(1)  # noqa: SLF001
    types(listen.notes.reply_line, "not yet")
    listen.notes.show_people(("Ana", "Kofi"))
    listen.noting.show_notes()
    assert listen.notes.reply_line.text() == "not yet"
    QTest.keyClick(listen.notes.reply_line, Qt.Key.Key_Escape)
    assert listen.notes.reply_line.text() == ""


@pytest.mark.parametrize("typed", ["[noise] hum", "hum"])
def test_a_reason_is_typed_before_the_words_or_chosen(listen, typed):
    box = listen.notes.box
    types(box.field, typed)
    QTest.keyClick(box.field, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert box.reason_menu.isVisible()
    box.reason_menu.close()
    if typed == "hum":
        next(action for action in box.reason_menu.actions() if action.text() == "Noise").trigger()
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    (draft,) = listen.drafts.of("h1", 2)
    assert (draft.reason, draft.text) == ("noise", "hum")
    listen.drafts.clear("h1", 2)
    listen.drafts.read_json([{"hand_off": "h1", "take": 2, "at_s": 1, "end_s": 1, "text": "x", "reason": "soup"}])
    assert listen.drafts.of("h1", 2)[0].reason == ""


def test_the_owner_writes_and_checks_points(qtbot, listen, studio, context):
    context.commands.set_tab("listen")
    checklist = listen.notes.checklist
    assert list(checklist.boxes) == ["q1", "q2", "q3", "q4"]
    assert context.commands.run("listen.checklist")
    types(checklist.line, "one file")
    QTest.keyClick(checklist.line, Qt.Key.Key_Return)
    QTest.keyClick(checklist.boxes["q1"], Qt.Key.Key_Space)
    checklist.removed.emit("q3")
    qtbot.waitUntil(lambda: len(studio.commands) == 3)
    assert studio.commands == [AddPoint("h1", "one file"), TickPoint("h1", "q1"), RemovePoint("h1", "q3")]


def test_what_is_drawn_on_a_picture_is_seen_in_the_inbox(qtbot, context, studio):
    jpeg = BytesIO()
    Image.new("RGB", (64, 48), "#336699").save(jpeg, "JPEG")
    asked = []
    studio.answers[StillOf] = lambda ask: asked.append(ask) or Still(jpeg.getvalue(), 64, 48)
    gig = rows.drawn_gig("/tmp/cover.png")
    studio.answers[Inbox] = (gig,)
    panel = InboxPanel(context)
    qtbot.addWidget(panel)
    panel.show_gigs((gig,))
    panel.show()
    (view,) = panel.page.notes.pictures.values()
    qtbot.waitUntil(lambda: "cover.png" in view.accessibleName())
    assert asked == [StillOf("/tmp/cover.png", 0.0)]
    assert view.accessibleDescription() == "1 shape is drawn on it"
    assert not view.may_draw
    studio.answers[Inbox] = (rows.drawn_gig(""),)
    panel.refresh()
    qtbot.waitUntil(lambda: not panel.page.notes.pictures)
    told = "Something is drawn on “cover.png”, which is not on this machine."
    qtbot.waitUntil(lambda: told in words(panel))


def test_the_collaborator_ticks_and_replies_in_the_inbox(qtbot, context, studio):
    gig = rows.talked_gig()
    studio.answers[Inbox] = (gig,)
    panel = InboxPanel(context)
    qtbot.addWidget(panel)
    panel.show_gigs((gig,))
    panel.select("h5")
    panel.show()
    page = panel.page
    assert "1 note for you" in panel.list.rows.data(panel.list.rows.index(1), Qt.ItemDataRole.DisplayRole)
    assert not page.checklist.checklist.line.isVisible()
    QTest.keyClick(page.checklist.checklist.boxes["q3"], Qt.Key.Key_Space)
    types(page.notes.lines["n3"], "gone now")
    QTest.keyClick(page.notes.lines["n3"], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(studio.commands) == 2)
    assert studio.commands == [TickPoint("h5", "q3"), ReplyToNote("h5", "n3", "gone now")]
    assert "n1" not in page.notes.lines  # it is resolved
    shared_player(context).close()
