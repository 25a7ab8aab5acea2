"""What a collaborator asks of the owner in the inbox, and answers."""

from __future__ import annotations

from dataclasses import replace

import panel_samples as rows
import pytest
import samples
from panel_robots import button_named, words_of
from panel_robots import press as press_now
from PySide6.QtWidgets import QApplication

from studio.actions.agreement_commands import CancelHandOff, LeaveHandOff
from studio.actions.commands import AnswerQuestion, AskExtension, AskPause, CounterOffer, EndPause
from studio.actions.rights_commands import GrantRights, KeepStage
from studio.domain.agreement import Agreement, Party
from studio.domain.rights import GrantKind, grant_text
from studio.domain.stage_states import StageState
from studio.domain.terms import DAY_MS, Terms
from studio.queries.asks import AgreementOf, Inbox, Stage
from studio.queries.ending import EndingRow
from studio.queries.rows import AskedRow, HistoryRow
from ui.inbox.ending import leave_words
from ui.inbox.panel import InboxPanel
from ui.money.agreement_menu import save_agreement
from ui.plan.ending_section import EndingSection, cancel_words
from ui.plan.stale_section import StaleSection
from ui.review.player import shared_player


def press(pane, text):
    QApplication.processEvents()  # what was laid out just now is shown by the event loop
    press_now(pane, text)
    QApplication.processEvents()


@pytest.fixture
def page(qtbot, context, studio):
    studio.answers[Inbox] = rows.inbox()
    made = InboxPanel(context)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    qtbot.waitUntil(lambda: made.gig is not None)
    yield made.page
    shared_player(context).close()


def test_other_terms_are_proposed_in_place(qtbot, page, studio):
    page.show_gig(rows.offered())
    press(page.asking, "Propose other terms…")
    press(page.asking, "Send the proposal")
    assert any("Change the price" in text for text in words_of(page.asking))
    assert not studio.commands
    page.asking.price.setText("60")
    page.asking.reason.setText("Two voices")
    rights = page.asking.rights
    page.window().resize(1600, 900)  # wider than a text is ever set
    whole = rights.whole
    qtbot.waitUntil(lambda: whole.width() > 700)
    qtbot.waitUntil(lambda: whole.height() >= whole.heightForWidth(whole.width()))
    rights.kind.setCurrentIndex(rights.kind.findData(GrantKind.SHARE))
    rights.share.setValue(7.5)
    assert "gets 7.5 % of what the owner earns" in rights.whole.text()
    press(page.asking, "Send the proposal")
    qtbot.waitUntil(lambda: bool(studio.commands))
    changes = {"price_minor": 6000, "rights": grant_text(GrantKind.SHARE, 750)}
    assert studio.commands == [CounterOffer("h2", changes, "Two voices")]


def test_a_price_that_is_none_is_said_where_it_stands(page, studio):
    page.show_gig(rows.offered())
    press(page.asking, "Propose other terms…")
    page.asking.price.setText("a lot")
    press(page.asking, "Send the proposal")
    assert any("a lot" in text for text in words_of(page.asking))
    assert not studio.commands


def test_more_time_is_asked_for_while_working(qtbot, page, studio):
    page.show_gig(replace(rows.BASE, state=StageState.IN_PROGRESS))
    press(page.asking, "Ask for more time…")
    assert page.asking.until.date() > page.asking.until.minimumDate()
    press(page.asking, "Ask for more time")
    qtbot.waitUntil(lambda: bool(studio.commands))
    (asked,) = studio.commands
    assert isinstance(asked, AskExtension)
    assert asked.until_ms > rows.BASE.due_ms


def test_a_pause_is_asked_for_with_a_word_on_why(qtbot, page, studio):
    page.show_gig(replace(rows.BASE, state=StageState.IN_PROGRESS))
    press(page.asking, "Ask for a pause…")
    press(page.asking, "Back")
    press(page.asking, "Ask for a pause…")
    page.asking.reason.setText("Moving house")
    press(page.asking, "Ask for a pause")
    qtbot.waitUntil(lambda: bool(studio.commands))
    assert studio.commands == [AskPause(rows.BASE.hand_off, "Moving house")]


def test_what_the_owner_asks_is_answered_with_one_press(qtbot, page, studio):
    asked = AskedRow("pause", is_mine=False, at_ms=1, words="asks for a pause (“holidays”)")
    page.show_gig(replace(rows.BASE, state=StageState.IN_PROGRESS, asked=asked))
    QApplication.processEvents()
    assert any("asks for a pause (“holidays”)." in text for text in words_of(page.asking))
    press(page.asking, "Agree")
    qtbot.waitUntil(lambda: bool(studio.commands))
    assert studio.commands == [AnswerQuestion(rows.BASE.hand_off, is_yes=True)]


def test_what_one_asked_oneself_waits_in_sight(page):
    asked = AskedRow("extension", is_mine=True, at_ms=1, words="asks for more time, until Fri 4 Dec, 17:00")
    page.show_gig(replace(rows.BASE, state=StageState.IN_PROGRESS, asked=asked))
    assert any(
        "has not answered yet: you ask for more time, until Fri 4 Dec, 17:00." in text for text in words_of(page.asking)
    )
    assert button_named(page.asking, "Ask for a pause…") is None


def test_a_pause_can_be_ended(qtbot, page, studio):
    page.show_gig(replace(rows.BASE, state=StageState.PAUSED))
    press(page.asking, "Go on")
    qtbot.waitUntil(lambda: studio.commands == [EndPause(rows.BASE.hand_off)])


def test_a_form_stays_open_while_files_come_in(page):
    gig = replace(rows.BASE, state=StageState.IN_PROGRESS)
    page.show_gig(gig)
    press(page.asking, "Ask for a pause…")
    page.asking.reason.setText("Moving")
    page.show_gig(replace(gig, drops=()))
    assert page.asking.reason.text() == "Moving"


@pytest.mark.parametrize("state", [StageState.APPROVED, StageState.CANCELLED, StageState.EXPIRED, StageState.CLOSED])
def test_where_nothing_can_be_asked_there_is_no_pane(page, state):
    page.show_gig(replace(rows.BASE, state=state))
    assert not page.asking.isVisible()


def test_what_waits_for_an_answer_stands_right_below_the_card(page):
    working = replace(rows.BASE, state=StageState.IN_PROGRESS)
    page.show_gig(replace(working, asked=AskedRow("pause", is_mine=False, at_ms=1, words="asks for a pause")))
    QApplication.processEvents()
    assert page.card.y() < page.asking.y() < page.delivery.y()
    page.show_gig(working)
    QApplication.processEvents()
    assert page.delivery.y() < page.asking.y()


def signed(rights: str, granted: str = "", state: StageState = StageState.APPROVED):
    return replace(rows.BASE, state=state, terms=replace(rows.BASE.terms, rights=rights, granted=granted, signed_ms=1))


def test_rights_are_granted_beside_signed_terms_and_the_agreement_is_saved(qtbot, page, studio, context, tmp_path):
    none, share = grant_text(GrantKind.NONE), grant_text(GrantKind.SHARE, 500)
    page.show_gig(signed(none))
    assert any("cannot deliver anything" in text for text in words_of(page.granting))
    press(page.granting, "Grant rights…")
    field = page.granting.rights
    field.kind.setCurrentIndex(field.kind.findData(GrantKind.TO_BE_AGREED))
    press(page.granting, "Grant these rights")
    assert any("This grants nothing" in text for text in words_of(page.granting))
    page.show_gig(signed(none))  # what comes in meanwhile leaves the form
    field.kind.setCurrentIndex(field.kind.findData(GrantKind.SHARE))
    press(page.granting, "Grant these rights")
    qtbot.waitUntil(lambda: studio.commands == [GrantRights(rows.BASE.hand_off, share)])
    page.show_gig(signed(none, share))
    assert "Rights: 5 % of royalties" in words_of(page.granting)
    assert share in words_of(page.granting)
    page.show_gig(signed(grant_text(GrantKind.BUY_OUT)))
    assert button_named(page.granting, "Grant rights…") is None, "there is nothing more to grant"
    page.show_gig(rows.offered())
    assert not page.granting.isVisible()
    terms = Terms("s", "Drums", "Drummer", "", 100, "USD", 480, 1, DAY_MS, rights=none)
    agreed = Agreement("1" * 32, "Late Train", Party("Mira"), Party("Ana"), terms, "cd" * 32, 0, 1)
    studio.answers[AgreementOf] = agreed
    with qtbot.waitSignal(context.said, timeout=20_000) as said:
        save_agreement(context, "h1", "de", tmp_path / "a.pdf")
    assert said.args[0].kind == "done"
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


def test_a_gig_is_left_with_what_is_owed_then(qtbot, page, studio):
    begun = EndingRow(3762, 2508, 2508, 0, is_free=False, currency="USD")
    page.show_gig(replace(rows.BASE, state=StageState.IN_PROGRESS, ending=begun))
    press(page.leaving, "Leave this gig…")
    assert any("You are owed $25.08, which is reached already." in text for text in words_of(page.leaving))
    page.leaving.form.reason.setText("ill")
    press(page.leaving, "Leave the gig")
    qtbot.waitUntil(lambda: studio.commands == [LeaveHandOff(rows.BASE.hand_off, "ill")])
    assert leave_words(replace(begun, leave_minor=0)) == "Nothing is owed to you: no take was handed in."
    assert leave_words(replace(begun, leave_minor=4000)) == "By the signed terms you are owed $40."
    page.show_gig(replace(rows.BASE, state=StageState.APPROVED))
    assert page.leaving.isHidden()


def test_a_gig_is_cancelled_with_the_computed_fee(qtbot, context, studio):
    begun = EndingRow(3762, 2508, 2508, 2508, is_free=False, currency="USD")
    shown = samples.stage_detail()
    section = EndingSection(context, replace(shown, ending=begun))
    qtbot.addWidget(section)
    section.show()
    press(section, "Cancel this gig…")
    told = " ".join(words_of(section))
    assert "By the signed terms Ana is owed $37.62. $25.08 of it is reached already. $25.08 of it is paid." in told
    press(section, "Cancel the gig")
    qtbot.waitUntil(lambda: studio.commands == [CancelHandOff(shown.stage.hand_off)])
    assert cancel_words(replace(begun, cancel_minor=0), "Ana") == "Nothing is owed to Ana."
    assert "more than a day late" in cancel_words(replace(begun, cancel_minor=0, is_free=True), "Ana")
    assert EndingSection.key(shown) is None


def test_what_became_of_a_question_and_of_the_gig_is_told(qtbot, page, studio):
    line = HistoryRow(1_796_029_200_000, "Mira", "said no to more time: the label waits")
    studio.answers[Stage] = replace(samples.stage_detail(), history=(line,))
    page.show_gig(replace(rows.BASE, state=StageState.IN_PROGRESS, answered="Mira said no to more time."))
    assert "Mira said no to more time." in words_of(page.asking)
    qtbot.waitUntil(lambda: any("the label waits" in text for text in words_of(page.history)))


def test_a_take_whose_input_changed_is_kept(qtbot, context, studio):
    shown = samples.stage_detail()
    stale = replace(shown, stage=replace(shown.stage, is_stale=True, state=StageState.APPROVED, takes=2))
    section = StaleSection(context, stale)
    qtbot.addWidget(section)
    section.show()
    studio.results[KeepStage] = {"take": 2}
    press(section, "Keep take 2 as it is")
    qtbot.waitUntil(lambda: studio.commands == [KeepStage(shown.stage.id)])
    assert StaleSection.key(replace(stale, stage=replace(stale.stage, state=StageState.IN_PROGRESS))) is None
