"""Pictures of payments with the payee's word, and of a call's minutes, drawn by ``shots_panels.py``."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.domain.call_rate import CallRate
from studio.domain.dues import Dues
from studio.domain.receipts import Receipt
from studio.domain.stage_states import StageState
from studio.queries.payment_rows import CallRow, PaymentRow
from tests.ui import panel_samples as rows
from tests.ui import samples
from tests.ui.shots_kit import shot
from ui.context import Context
from ui.words import now_ms


@shot("receipts")
def receipts(context: Context) -> QWidget:
    """Both sides beside each other: what waits for a word, what was confirmed, what was less."""
    from ui.inbox.money_panes import MinutesPane, PaymentsPane
    from ui.plan.minutes_section import MinutesSection
    from ui.plan.payment_section import PaymentSection

    at_ms = now_ms()
    payments = (
        PaymentRow(1, at_ms, 2000, 0, "SEPA 17", Receipt(2000, 2000, at_ms), is_sent=True),
        PaymentRow(2, at_ms, 6000, 0, "", Receipt(6000, 4000, at_ms, "the bank kept a fee"), is_sent=True),
        PaymentRow(
            3, at_ms, 123_456, 0, "A rather long reference of a transfer 2026-11-30", Receipt(123_456), is_sent=True
        ),
    )
    rate = CallRate(rate_minor=120, most_min=60, least_min=15, step_min=5)
    claim = CallRow(rate, "claimed", 47, 6000, "with the choir", answer_by_ms=at_ms, may_answer=True)
    page = QWidget()
    page.setProperty("kind", "panel")
    row = QHBoxLayout(page)
    row.setSpacing(32)
    mine = QVBoxLayout()
    panes = PaymentsPane(context.theme), MinutesPane(context.theme)
    gig = replace(
        rows.BASE, hand_off="h7", state=StageState.APPROVED, payments=payments, call=CallRow(rate, may_state=True)
    )
    for pane in panes:
        pane.show_gig(gig)
        pane.setFixedWidth(560)
        mine.addWidget(pane)
    mine.addStretch(1)
    row.addLayout(mine)
    detail = samples.stage_detail()
    stage = replace(detail.stage, is_own=False, hand_off="h1", person="Ana Ribeiro", state=StageState.APPROVED)
    terms = replace(samples.terms(), currency="EUR", price_minor=180_000)
    shown = replace(detail, stage=stage, terms=terms, dues=Dues(180_000, 0, 131_456), payments=payments, call=claim)
    theirs = QVBoxLayout()
    for section in (MinutesSection(context, shown), PaymentSection(context, shown)):
        section.setFixedWidth(300)
        theirs.addWidget(section, 0, Qt.AlignmentFlag.AlignTop)
    theirs.addStretch(1)
    row.addLayout(theirs)
    row.addStretch(1)
    return page
