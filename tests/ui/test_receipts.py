"""What has come of a payment and how long a call was, on both sides: one click says it, and each side sees the other's word."""

from __future__ import annotations

from dataclasses import replace

import panel_samples
import pytest
import samples
from panel_robots import words_of

from studio.actions.agreement_commands import (
    AnswerMinutes,
    ConfirmPayment,
    CorrectPayment,
    StateMinutes,
)
from studio.domain.call_rate import NEAREST, CallRate
from studio.domain.dues import Dues
from studio.domain.receipts import Receipt
from studio.domain.stage_states import StageState
from studio.queries.payment_rows import CallRow, PaymentRow
from ui.dialogs.model import OfferDraft, terms_sentences
from ui.dialogs.offer_fields import OfferFields
from ui.inbox.gig_page import GigPage
from ui.plan.minutes_section import MinutesSection
from ui.plan.payment_section import PaymentSection

AT_MS = 1_796_029_200_000
ROW = PaymentRow(1, AT_MS, 6000, 0, "SEPA 17", Receipt(6000), is_sent=True)
LESS = replace(ROW, receipt=Receipt(6000, 4000, AT_MS, "bank fee"))
RATE = CallRate(rate_minor=120, most_min=60, least_min=15, step_min=5)
CALL = CallRow(RATE, may_state=True)
CLAIM = CallRow(RATE, "claimed", 47, 6000, "with the choir", answer_by_ms=AT_MS, may_answer=True)


@pytest.fixture
def page(qtbot, context):
    made = GigPage(context)
    qtbot.addWidget(made)
    return made


def gig(**more):
    return replace(panel_samples.BASE, hand_off="h7", state=StageState.SETTLED, drops=(), **more)


def detail(**more):
    found = samples.stage_detail()
    stage = replace(found.stage, state=StageState.SETTLED, is_own=False, hand_off="h1", person="Ana Ribeiro")
    terms = replace(samples.terms(), currency="USD", price_minor=6000)
    return replace(found, stage=stage, terms=terms, dues=Dues(6000, 0, 6000), **more)


@pytest.mark.parametrize(("name", "amount"), [("yes", 6000), ("no", 0)])
def test_who_was_paid_says_so_with_one_click(qtbot, studio, page, name, amount):
    page.show_gig(gig(payments=(ROW,)))
    assert "You have not confirmed it yet." in " ".join(words_of(page.payments))
    studio.results[ConfirmPayment] = {"state": "settled"}
    page.payments.list.buttons[1, name].click()
    page.payments.list.buttons[1, name].click()
    qtbot.waitUntil(lambda: studio.commands == [ConfirmPayment("h7", 1, amount)])


def test_another_amount_is_written_and_what_is_none_is_said(qtbot, studio, page):
    page.show_gig(gig(payments=(ROW,)))
    page.payments.list.buttons[1, "other"].click()
    written = page.payments.list.amount
    written.setText("1,234")
    page.payments.list.buttons[1, "send"].click()
    assert "two ways" in " ".join(words_of(page.payments))
    written.setText("40")
    studio.results[ConfirmPayment] = {"state": "settled"}
    written.returnPressed.emit()
    qtbot.waitUntil(lambda: studio.commands == [ConfirmPayment("h7", 1, 4000)])


def test_the_owner_reads_it_and_corrects_what_was_less(qtbot, studio, context):
    section = PaymentSection(context, detail(payments=(LESS, replace(ROW, number=2))))
    qtbot.addWidget(section)
    told = " ".join(words_of(section))
    assert "Ana says that $40 has come. “bank fee”" in told
    assert "Not confirmed by Ana yet." in told
    studio.results[CorrectPayment] = {"state": "approved"}
    section.payments.buttons[1, "correct"].click()
    qtbot.waitUntil(lambda: studio.commands == [CorrectPayment("h1", 4000, 1)])
    confirmed = PaymentSection(context, detail(payments=(replace(ROW, receipt=Receipt(6000, 6000, AT_MS)),)))
    qtbot.addWidget(confirmed)
    assert "Confirmed by Ana on" in " ".join(words_of(confirmed))
    assert not confirmed.payments.buttons


def test_minutes_are_stated_by_the_one_and_answered_by_the_other(qtbot, studio, context, page):
    page.show_gig(gig(call=CALL))
    assert "$1.20 a minute, 15 minutes at least, at most 60 minutes, $72" in " ".join(words_of(page.minutes))
    page.minutes.minutes.count.setValue(47)
    studio.results[StateMinutes] = {"state": "settled"}
    page.minutes.minutes.state_button.click()
    qtbot.waitUntil(lambda: studio.commands == [StateMinutes("h7", 47)])
    section = MinutesSection(context, detail(call=CLAIM))
    qtbot.addWidget(section)
    assert "Ana says 47 minutes: $60." in " ".join(words_of(section))
    studio.results[AnswerMinutes] = {"state": "settled"}
    section.minutes.no_button.click()
    section.minutes.reason.returnPressed.emit()
    section.minutes.reason.setText("it was 40")
    section.minutes.reason.returnPressed.emit()
    qtbot.waitUntil(lambda: studio.commands[-1] == AnswerMinutes("h1", False, "it was 40"))
    assert MinutesSection.key(detail()) is None


def test_a_call_is_offered_with_its_rate(qtbot, context):
    fields = OfferFields(context.theme, OfferDraft("Ana", 6000, "USD", 480, 1, 2, rights="buy-out"))
    qtbot.addWidget(fields)
    fields.call.is_on.setChecked(True)
    fields.call.rate.setText("1.20")
    fields.call.least.setValue(15)
    fields.call.most.setValue(60)
    fields.call.step.setValue(5)
    fields.call.rounding.setCurrentIndex(1)
    assert fields.command("s1").call == CallRate(120, most_min=60, least_min=15, step_min=5, rounding=NEAREST)
    fields.call.step.setValue(1)
    fields.call.rounding.setCurrentIndex(0)
    offer = fields.command("s1")
    assert (offer.call, offer.price_minor) == (CallRate(120, most_min=60, least_min=15), None)
    assert "Ana is paid by the minute: $1.20 a minute" in " ".join(
        terms_sentences(fields.draft(), samples.stage_detail())
    )
    fields.call.is_on.setChecked(False)
    assert (fields.command("s1").call, fields.command("s1").price_minor) == (None, 6000)
