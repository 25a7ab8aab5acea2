"""Opening an invitation, and offering a stage to somebody."""

from __future__ import annotations

from dataclasses import replace

import panel_samples as rows
import pytest
from panel_robots import drop_on, shown, words_of
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from studio.actions.commands import OfferStage, OpenPass
from studio.actions.gig_commands import OfferGig, SaveGig
from studio.actions.rights_commands import SetDefaultRights
from studio.domain.errors import BadInputError, PassError
from studio.domain.gig import Gig, Package
from studio.domain.milestones import Milestone
from studio.domain.rights import GrantKind, grant_text
from ui import dialogs
from ui.dialogs import model
from ui.dialogs.offer import OfferPane

PASS = "SEGUE1-" + "abcDEF123_-" * 20


@pytest.fixture
def invitation(qtbot, context, studio):
    studio.has_identity = False
    studio.results[OpenPass] = {"production": "p1", "handoff": "h9"}
    return shown(qtbot, dialogs.open_invitation_page(context))


def test_pasting_and_a_name_is_all_it_takes(qtbot, invitation, studio, went):
    invitation.text.setPlainText(f"Hello Ana, here it is:\n{PASS}\nMira")
    QTest.keyClicks(invitation.name, "Ana Ribeiro")
    invitation.open_button.click()
    qtbot.waitUntil(lambda: bool(went))
    assert studio.commands == [OpenPass(PASS, "Ana Ribeiro", "")]
    assert went == [("inbox", "h9")]


def test_a_dropped_file_is_taken(invitation):
    assert drop_on(invitation, "/tmp/Invitation Ana.seguepass")
    assert invitation.text.toPlainText() == "/tmp/Invitation Ana.seguepass"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (PASS, PASS),
        (f"  {PASS}\n", PASS),
        ("/tmp/a b.seguepass", "/tmp/a b.seguepass"),
        ("file:///tmp/a.seguepass", "/tmp/a.seguepass"),
        ("hello", ""),
        ("", ""),
        (PASS[:60] + "\n" + PASS[60:], PASS),
    ],
)
def test_an_invitation_is_found_in_what_was_pasted(text, found):
    assert model.pass_in(text) == found


def test_text_that_is_no_invitation_is_said_before_it_is_sent(invitation):
    invitation.text.setPlainText("hello")
    assert not invitation.open_button.isEnabled()
    assert any(words.startswith("This is no invitation") for words in words_of(invitation))


def test_it_asks_for_the_folder_only_when_the_pass_needs_one(qtbot, invitation, studio, went):
    asked = BadInputError("Where is it?", code="where_is_the_folder")
    studio.results[OpenPass] = lambda command, *_: (
        {"handoff": "h9"} if command.depot_dir else (_ for _ in ()).throw(asked)
    )
    invitation.text.setPlainText(PASS)
    QTest.keyClicks(invitation.name, "Ana")
    QTest.keyClick(invitation.open_button, Qt.Key.Key_Return)
    qtbot.waitUntil(invitation.folder.isVisible)
    assert not invitation.said.isVisible()
    QTest.keyClicks(invitation.folder.path, "/nas/late-train\r")
    qtbot.waitUntil(lambda: bool(went))
    assert studio.commands[-1] == OpenPass(PASS, "Ana", "/nas/late-train")


def test_a_used_invitation_is_said_in_place(qtbot, invitation, studio):
    studio.results[OpenPass] = PassError("Somebody has opened it already.", subject="Invitation Ana")
    invitation.text.setPlainText(PASS)
    QTest.keyClicks(invitation.name, "Ana")
    invitation.open_button.click()
    qtbot.waitUntil(invitation.said.isVisible)
    assert "This invitation cannot be used" in words_of(invitation)
    assert invitation.open_button.isEnabled()


@pytest.fixture
def offer(qtbot, context, studio):
    studio.results[OfferStage] = {
        "handoff": "h1",
        "pass": PASS,
        "pass_file": "/x.seguepass",
        "expires_utc": "2026-12-10T09:00:00Z",
    }
    window = shown(qtbot, QWidget())
    detail = rows.review_detail()
    pane = OfferPane(context, replace(detail, stage=replace(detail.stage, person=""), terms=None), window)
    pane.show()
    yield pane
    window.close()


def test_an_offer_needs_somebody(offer):
    assert not offer.offer_button.isEnabled()
    QTest.keyClicks(offer.fields.to, "Ana Ribeiro")
    assert offer.offer_button.text().strip("\u2009") == "Offer it to Ana for $60"


def test_the_terms_follow_the_fields(offer):
    QTest.keyClicks(offer.fields.to, "Ana")
    offer.fields.price.setText("80")
    offer.fields.price.textEdited.emit("80")
    offer.fields.days.setValue(2.5)
    assert "Ana gets $80 within 7 days of your approval." in offer.terms.text()
    assert "The work takes 2½ days" in offer.terms.text()
    assert "$20 is owed after the start and $40 after the first delivery" in offer.terms.text()


def test_rights_that_differ_can_begin_every_offer(qtbot, context, studio, offer):
    rights = offer.fields.rights
    assert not offer.fields.as_usual.isVisibleTo(offer)
    rights.kind.setCurrentIndex(rights.kind.findData(GrantKind.EXCLUSIVE))
    assert offer.fields.as_usual.isVisibleTo(offer)
    offer.fields.as_usual.click()
    qtbot.waitUntil(lambda: bool(studio.commands))
    assert studio.commands[-1] == SetDefaultRights(context.production, grant_text(GrantKind.EXCLUSIVE))
    qtbot.waitUntil(lambda: not offer.fields.as_usual.isVisibleTo(offer))


def test_rights_are_chosen_and_read_in_full(qtbot, studio, offer):
    QTest.keyClicks(offer.fields.to, "Ana")
    rights = offer.fields.rights
    assert "Rights: buy-out." in offer.terms.text()
    assert rights.whole.text().startswith("Buy-out. With the payment")
    assert not rights.warning.isVisible()
    rights.kind.setCurrentIndex(rights.kind.findData(GrantKind.TO_BE_AGREED))
    assert rights.warning.isVisibleTo(offer)
    rights.kind.setCurrentIndex(rights.kind.findData(GrantKind.OWN))
    assert not offer.offer_button.isEnabled()
    assert "own words" in offer.terms.text()
    rights.own.setPlainText("Radio only, five years")
    offer.offer_button.click()
    qtbot.waitUntil(lambda: bool(studio.commands))
    assert studio.commands[0].rights == "Radio only, five years"


def test_milestones_have_to_make_the_price_and_say_what_is_left(qtbot, studio, offer):
    fields = offer.fields
    fields.to.setText("Ana Ribeiro")
    fields.price.setText("60")
    fields.milestones.is_on.setChecked(True)
    assert not offer.offer_button.isEnabled()
    fields.milestones.text.setPlainText("Rough mix = 20\n")
    assert "still to be shared out" in fields.milestones.hint.text()
    assert not offer.offer_button.isEnabled()
    fields.milestones.text.setPlainText("Rough mix = 20\n\nFinal mix = 40")
    assert "Rough mix" in offer.terms.text()
    assert offer.offer_button.isEnabled()
    offer.offer_button.click()
    qtbot.waitUntil(lambda: bool(studio.commands))
    assert studio.commands[-1].milestones == (Milestone("Rough mix", 2000), Milestone("Final mix", 4000))


def test_an_audition_is_paid_as_a_whole(offer):
    offer.fields.milestones.is_on.setChecked(True)
    offer.fields.is_audition.setChecked(True)
    assert offer.fields.milestones.isHidden()
    assert offer.fields.draft().milestones == ()


def test_a_price_that_is_none_is_said(offer):
    QTest.keyClicks(offer.fields.to, "Ana")
    offer.fields.price.setText("a lot")
    offer.fields.price.textEdited.emit("a lot")
    assert not offer.offer_button.isEnabled()
    assert "not an amount" in offer.terms.text()


def test_what_is_not_changed_comes_from_the_plan(qtbot, context, studio, offer):
    QTest.keyClicks(offer.fields.to, "Ana")
    assert "as long as planned" in offer.terms.text()
    offer.offer_button.click()
    qtbot.waitUntil(lambda: bool(studio.commands))
    assert (studio.commands[0].work_min, studio.commands[0].review_days) == (None, None)


def test_the_latest_date_offered_is_the_plans_end_of_work_and_not_before_today(offer):
    today = QDate.currentDate()
    far_ms = today.addDays(40).startOfDay().toMSecsSinceEpoch()
    offer.fields.show_planned(model.PlannedTimes(480, 2, far_ms))
    assert offer.fields.latest.date() == today.addDays(40)
    offer.fields.show_planned(model.PlannedTimes(480, 2, 0))
    assert offer.fields.latest.date() == today


def test_the_plans_times_are_read_from_its_dates():
    day = 24 * 3_600_000
    monday = 1_764_579_600_000  # Mon 1 Dec 2025, 09:00 UTC
    stage = replace(
        rows.STAGE, start_ms=monday, work_end_ms=monday + day + 8 * 3_600_000, end_ms=monday + 4 * day + 8 * 3_600_000
    )
    plan = replace(rows.plan((stage,)), zone="UTC")
    times = model.planned_times(plan, "s7")
    assert times == (960, 3, stage.work_end_ms)
    assert model.planned_times(plan, "other") is None


def test_offering_shows_the_pass_to_copy(qtbot, offer, studio):
    QTest.keyClicks(offer.fields.to, "Ana")
    offer.fields.days.setValue(2)
    offer.offer_button.click()
    qtbot.waitUntil(lambda: hasattr(offer, "copy_button"))
    (command,) = studio.commands
    assert (command.stage, command.to, command.price_minor, command.work_min) == ("s7", "Ana", 6000, 960)
    offer.copy_button.click()
    assert QGuiApplication.clipboard().text() == PASS


def test_what_is_said_after_an_offer_stays_inside_the_pane_however_long_the_next_title_is(qtbot, offer):
    title = "Backing vocals, " + "two to three parts and " * 6
    QTest.keyClicks(offer.fields.to, "Ana")
    offer.offer_button.click()
    qtbot.waitUntil(lambda: hasattr(offer, "next_button"))
    offer.next_button.show_words(f"Offer {title}…")
    offer.next_button.show()
    qtbot.waitUntil(lambda: offer.next_button.text().endswith("…") and offer.next_button.width() > 100)
    edge = offer.copy_button.mapTo(offer, offer.copy_button.rect().topRight()).x()
    assert offer.next_button.mapTo(offer, offer.next_button.rect().topRight()).x() <= edge
    assert f"Offer {title}".startswith(offer.next_button.text().strip("\u2009…"))
    assert title.strip() in offer.next_button.toolTip()


def test_an_audition_of_three_takes_four_actions_and_gives_three_invitations(qtbot, offer, studio):
    from studio.actions.audition_commands import OfferAudition
    from ui.dialogs.audition_passes import AuditionPasses

    names = ("Ana Ribeiro", "ليلى حداد", "Ben")
    made = [{"name": name, "pass": PASS * (name != "Ben"), "pass_file": ""} for name in names]
    studio.results[OfferAudition] = {"stage": "s7", "candidates": made}
    offer.fields.is_audition.click()
    assert not offer.offer_button.isEnabled()
    offer.fields.to.insert("Ana Ribeiro, ليلى حداد,Ben")  # QTest types no Arabic
    offer.fields.to.textEdited.emit(offer.fields.to.text())
    offer.fields.fee.selectAll()
    QTest.keyClicks(offer.fields.fee, "5")
    assert offer.terms.text().startswith("Who is chosen gets $60, each of the others $5.")
    assert offer.offer_button.text().strip("\u2009") == "Offer it to 3 candidates"
    offer.offer_button.click()
    qtbot.waitUntil(lambda: offer.findChild(AuditionPasses) is not None)
    (command,) = studio.commands
    assert (command.stage, command.to, command.fee_minor, command.price_minor) == ("s7", names, 500, 6000)
    buttons = offer.findChild(AuditionPasses).copy_buttons
    assert len(buttons) == 2
    buttons[0].click()
    assert QGuiApplication.clipboard().text() == PASS


def test_the_pass_can_be_saved(qtbot, offer, tmp_path, context):
    QTest.keyClicks(offer.fields.to, "Ana")
    offer.offer_button.click()
    qtbot.waitUntil(lambda: hasattr(offer, "copy_button"))
    offer.save_to(tmp_path / "ana.seguepass")
    qtbot.waitUntil(lambda: (tmp_path / "ana.seguepass").exists() and context.background.running == 0)
    assert (tmp_path / "ana.seguepass").read_text().strip() == PASS


def test_a_refused_offer_keeps_what_was_typed(qtbot, offer, studio):
    studio.results[OfferStage] = BadInputError("An input has no source.", subject="Lead vocal")
    QTest.keyClicks(offer.fields.to, "Ana")
    offer.offer_button.click()
    qtbot.waitUntil(offer.said.isVisible)
    assert offer.fields.to.text() == "Ana"
    assert offer.offer_button.isEnabled()


def test_escape_closes_the_pane_and_it_keeps_its_place(qtbot, offer):
    window = offer.parentWidget()
    window.resize(1000, 700)
    assert offer.geometry().right() == window.width() - 1
    QTest.keyClick(offer, Qt.Key.Key_Escape)
    assert not offer.isVisible()


def test_a_second_offer_replaces_the_first(qtbot, context):
    window = shown(qtbot, QWidget())
    context.setParent(window)
    first = dialogs.ask_offer(context, rows.review_detail())
    second = dialogs.ask_offer(context, rows.review_detail())
    assert not first.isVisible()
    assert second.isVisible()
    context.setParent(None)


def test_the_mail_has_the_invitation_in_it():
    subject, body = model.mail_text("Lead vocal", "Late Train", "Mira", "Ana Ribeiro", PASS, "Thu 10 Dec")
    assert subject == "Lead vocal for “Late Train”"
    assert PASS in body
    assert "Hello Ana" in body


def test_a_kept_gig_is_offered_in_one_step_and_an_offer_is_kept(qtbot, offer, studio):
    fees, rights = (0, 50, 50, 100), grant_text(GrantKind.NON_EXCLUSIVE)
    gig = Gig(
        "Tuned vocal", "Singer", "USD", packages=(Package("Basic", 4500, 960, 3),), kill_fee_percent=fees, rights=rights
    )
    other = replace(gig, currency="EUR")
    made = {"handoff": "h1", "pass": PASS, "pass_file": "", "expires_utc": "2026-12-10T09:00:00Z"}
    studio.results |= {OfferGig: made, SaveGig: {"gig": "x", "title": "Lead vocal", "packages": ["Basic"]}}
    offer.gigs.show_gigs((("tuned", gig), ("other", other)))
    assert offer.gigs.count() == 2
    offer.gigs.setCurrentIndex(1)
    offer.gigs.activated.emit(1)
    assert (offer.fields.price.text(), offer.fields.revisions.value(), offer.fields.price.isEnabled()) == (
        "45.00 USD",
        3,
        False,
    )
    assert "0 %, 50 %, 50 %, 100 %" in offer.terms.text()
    assert offer.fields.rights.text() == rights
    QTest.keyClicks(offer.fields.to, "Ana Ribeiro\r")
    qtbot.waitUntil(lambda: hasattr(offer, "copy_button"))
    assert studio.commands[-1] == OfferGig(offer._detail.stage.id, "Ana Ribeiro", "tuned", "Basic")  # noqa: SLF001
    assert not offer.keep_button.isVisible()
    offer.keep_gig()
    qtbot.waitUntil(lambda: isinstance(studio.commands[-1], SaveGig))
