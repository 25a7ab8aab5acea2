"""An owner records that a stage was paid; both sides save its invoice and its receipt."""

from __future__ import annotations

from dataclasses import replace

import pytest
import samples
from panel_robots import press, words_of
from PySide6.QtPdf import QPdfDocument

from studio.actions.commands import RecordPayment
from studio.domain.dues import Dues
from studio.domain.errors import RefusedError
from studio.domain.invoice import Invoice
from studio.domain.stage_states import StageState
from studio.papers.invoice import invoice_text
from studio.queries import asks
from ui.inbox.panes import StatusPane
from ui.money.invoice_menu import open_invoice_menu, save_invoice
from ui.plan.payment_section import PaymentSection

INVOICE = Invoice("SG-1", "h1", "Late Train", "Lead vocal", "Singer", 2, "Ana Ribeiro", "Mira", 6000, 6000, 0, "USD", 0, 1,
                  "ab" * 32, ())  # fmt: skip


OWED, PAID = Dues(6000), Dues(6000, 0, 6000)


def detail_in(state: StageState, dues: Dues = OWED):
    detail = replace(samples.stage_detail(), dues=dues)
    stage = replace(detail.stage, state=state, is_own=False, hand_off="h1", person="Ana Ribeiro", title="Lead vocal")
    return replace(detail, stage=stage, terms=replace(samples.terms(), price_minor=6000, currency="USD"))


def shown(qtbot, context, state, dues=OWED):
    section = PaymentSection(context, detail_in(state, dues))
    qtbot.addWidget(section)
    section.show()
    return section


def test_what_is_owed_is_recorded_as_paid_with_its_reference(qtbot, studio, context):
    section = shown(qtbot, context, StageState.APPROVED)
    assert "$60 is owed. Pay as you two agreed; Segue moves no money." in words_of(section)
    studio.results[RecordPayment] = RefusedError("It is paid already.", what_to_do="")
    section.reference.setText(" LT-1 ")
    section.pay_button.click()
    qtbot.waitUntil(lambda: studio.commands == [RecordPayment("h1", "LT-1")])
    qtbot.waitUntil(section.pay_button.isEnabled)
    studio.results[RecordPayment] = {"state": "settled"}
    with qtbot.waitSignal(context.said) as said:
        section.reference.returnPressed.emit()
    assert said.args[0].title == "Recorded as paid"


def test_what_is_paid_has_a_receipt_and_nothing_to_record(qtbot, context):
    section = shown(qtbot, context, StageState.SETTLED, PAID)
    assert section.invoice_button.text().strip() == "Receipt…"
    assert section.invoice_button.isVisible()
    assert not section.pay_button.isVisible()
    assert "is owed" not in " ".join(words_of(section))


def test_a_part_is_recorded_and_what_is_left_is_said(qtbot, studio, context):
    section = shown(qtbot, context, StageState.APPROVED, Dues(6000, 1200, 2000))
    for told in ("Agreed", "$60", "Tax on top", "$12", "Paid", "$20", "Left", "$52 is owed"):
        assert told in " ".join(words_of(section)), told
    section.amount.setText("10")
    studio.results[RecordPayment] = {"state": "approved"}
    with qtbot.waitSignal(context.said) as said:
        section.pay_button.click()
    assert studio.commands == [RecordPayment("h1", "", 1000, 0)]
    assert "$42 of Lead vocal is left" in said.args[0].text


def test_what_is_more_than_is_owed_is_asked_about(qtbot, studio, context):
    section = shown(qtbot, context, StageState.APPROVED)
    for wrong, why in (
        ("0", "above zero"),
        ("-5", "not an amount"),
        ("1,234", "two ways"),
        ("70 EUR", "not an amount in USD"),
    ):
        section.amount.setText(wrong)
        section.pay_button.click()
        assert why in " ".join(words_of(section)), wrong
    section.amount.setText("70.50")
    section.pay_button.click()
    assert "$10.50 more than is left" in " ".join(words_of(section))
    assert not studio.commands
    section.as_tip_button.click()
    qtbot.waitUntil(lambda: studio.commands == [RecordPayment("h1", "", 7050, 1050)])


def test_a_tip_may_follow_when_all_is_paid(qtbot, studio, context):
    section = shown(qtbot, context, StageState.SETTLED, replace(PAID, tip_minor=200))
    assert "Tip" in words_of(section)
    section.tip_button.click()
    assert section.amount.isVisible()
    section.amount.setText("5")
    section.amount.returnPressed.emit()
    qtbot.waitUntil(lambda: studio.commands == [RecordPayment("h1", "", 500, 500)])


@pytest.mark.parametrize("state", [StageState.IN_REVIEW, StageState.OFFERED, StageState.CANCELLED])
def test_before_approval_nothing_is_owed(state):
    assert PaymentSection.key(detail_in(state, Dues(0))) is None


def test_the_fee_of_a_cancelled_stage_is_recorded_too():
    assert PaymentSection.key(detail_in(StageState.CANCELLED, Dues(1500))) is not None


@pytest.mark.parametrize(("language", "title"), [("en", "Invoice"), ("de", "Rechnung")])
def test_the_invoice_is_a_pdf_in_the_language_that_was_chosen(qtbot, studio, context, tmp_path, language, title):
    studio.answers[asks.InvoiceWords] = lambda ask: invoice_text(INVOICE, ask.language)
    with qtbot.waitSignal(context.said, timeout=20_000) as said:
        save_invoice(context, "h1", language, tmp_path / "Lead vocal.pdf")
    assert (said.args[0].kind, said.args[0].title) == ("done", title)
    paper = QPdfDocument()
    paper.load(str(tmp_path / "Lead vocal.pdf"))
    assert title in paper.getAllText(0).text()


def test_a_folder_that_is_not_there_is_said(qtbot, studio, context, tmp_path):
    studio.answers[asks.InvoiceWords] = lambda ask: invoice_text(INVOICE, ask.language)
    with qtbot.waitSignal(context.said, timeout=20_000) as said:
        save_invoice(context, "h1", "en", tmp_path / "gone" / "x.pdf")
    assert said.args[0].kind == "fault"


def test_a_collaborator_gets_the_invoice_of_what_is_approved(qtbot, context):
    pane = StatusPane(context.theme)
    qtbot.addWidget(pane)
    gig = replace(
        samples.inbox()[0], state=StageState.APPROVED, unsent="", terms=samples.terms(), dues=Dues(6000, 0, 2000, 100)
    )
    pane.show_gig(gig)
    pane.show()
    assert "Recorded as paid: $20 of $60, with a tip of $1, $40 is left. Segue moves no money." in words_of(pane)
    with qtbot.waitSignal(pane.invoice_wanted) as wanted:
        press(pane, "Invoice…")
    menu = open_invoice_menu(context, wanted.args[0], "h1", "Lead vocal")
    assert [action.text() for action in menu.actions()] == [
        "In English…",
        "In German…",
        "For other programs: XML (EN 16931)…",
        "",
        "Address and tax on it…",
    ]
    menu.close()
    pane.show_gig(replace(gig, state=StageState.IN_REVIEW))
    assert "Invoice…" not in words_of(pane)
