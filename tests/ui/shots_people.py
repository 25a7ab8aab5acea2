"""Pictures of people, money and agreements, drawn by ``shots_panels.py``."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.domain.stage_states import StageState
from studio.queries.asks import (
    Audience,
    Credits,
    Plan,
)
from tests.ui import panel_samples as rows
from tests.ui import samples
from tests.ui.shots_inbox import inbox_panel
from tests.ui.shots_kit import shot
from ui.context import Context
from ui.words import now_ms


@shot("people-shown")
def people_shown(context: Context) -> QWidget:
    from tests.ui.audience_samples import AUDIENCE
    from ui.people.audience import AudiencePane

    context.studio.answers |= {Audience: AUDIENCE, Plan: samples.song_plan()}
    pane = AudiencePane(context, rows.PRODUCTION)
    pane.name.setText("Rita")
    pane.is_all.setChecked(False)
    return pane


@shot("portfolio")
def portfolio(context: Context) -> QWidget:
    from ui.dialogs.portfolio import PortfolioPane

    shown = tuple(
        replace(rows.credit(f"h{n}", "accepted"), stage=stage)
        for n, stage in enumerate(("Lead vocal", "Doubles", "صوت المقدمة"), 7)
    )
    context.studio.answers[Credits] = shown[:1]
    panel = inbox_panel(context, rows.inbox(), "h7")
    pane = PortfolioPane(context, shown, panel)
    QTimer.singleShot(0, pane.show)
    return panel


@shot("business")
def business(context: Context) -> QWidget:
    from studio.domain.business import BusinessDetails
    from studio.queries.asks import BusinessOf
    from ui.money.business_pane import BusinessPane

    context.studio.answers[BusinessOf] = BusinessDetails(
        "Kofi Mensah e. U.",
        ("Annenstraße 12/3", "8020 Graz"),
        "AT",
        "ATU 12345678",
        "VAT",
        2000,
        account="AT61 1904 3002",
    )
    panel = inbox_panel(context, rows.inbox(), "h7")
    pane = BusinessPane(context, ("Mira", "ليلى حداد"), panel)
    QTimer.singleShot(0, pane.show)
    return panel


@shot("payment")
def payment(context: Context) -> QWidget:
    """What is owed in each of its forms, as wide as the inspector."""
    from studio.domain.dues import Dues
    from ui.plan.payment_section import PaymentSection

    detail = samples.stage_detail()
    named = replace(samples.terms(), price_minor=123_456_78, currency="EUR")
    stage = replace(detail.stage, is_own=False, hand_off="h1", person="ليلى حداد", title="Harmonie")
    shown = (
        (StageState.APPROVED, Dues(named.price_minor)),
        (StageState.APPROVED, Dues(named.price_minor, 2_345_679, 1_000_000, 5_000)),
        (StageState.SETTLED, Dues(named.price_minor, 0, named.price_minor, 5_000)),
    )
    page = QWidget()
    page.setProperty("kind", "panel")
    row = QHBoxLayout(page)
    row.setSpacing(32)
    sections = [
        PaymentSection(context, replace(detail, stage=replace(stage, state=state), terms=named, dues=dues))
        for state, dues in shown
    ]
    for section in sections:
        section.setFixedWidth(300)
        row.addWidget(section, 0, Qt.AlignmentFlag.AlignTop)
    row.addStretch(1)
    sections[1].amount.setText("200000")
    sections[1].pay()
    sections[2].open_tip()
    return page


@shot("change")
def change(context: Context) -> QWidget:
    """A paid change with notes, in long words."""
    from studio.actions.commands import NoteText
    from ui.dialogs.change_pane import ChangePane

    detail = samples.stage_detail()
    terms = replace(samples.terms(), price_minor=123_456_78, currency="EUR")
    stage = replace(detail.stage, is_own=False, hand_off="h1", person="ليلى حداد", title="Harmonie")
    panel = inbox_panel(context, rows.inbox(), "h7")
    notes = (NoteText(1.0, "brighter"), NoteText(2.0, "louder"))

    def go() -> None:
        pane = ChangePane(context, replace(detail, stage=stage, terms=terms), panel, notes)
        pane.text.setPlainText("Eine zweite Strophe mit Begleitung, und die Brücke in einer anderen Tonart.")
        pane.price.setText("1 500,50")
        pane.show()

    QTimer.singleShot(0, go)
    return panel


@shot("dispute")
def dispute(context: Context) -> QWidget:
    """Both sides' statements, long and in another script, while it is this person's turn."""
    from studio.queries.rows import DisputeRow, ProposalRow
    from ui.dialogs.dispute_pane import DisputePane

    long = "Die Spuren sind alle da und so geliefert, wie es im Auftrag steht. " * 4
    proposals = (
        ProposalRow("ليلى حداد", is_mine=False, at_ms=now_ms() - 10**8, statement=long, split_minor=12_345_678),
        ProposalRow("Mira", is_mine=True, at_ms=now_ms() - 10**7, statement="Half of it.", split_minor=6_000_000),
        ProposalRow("ليلى حداد", is_mine=False, at_ms=now_ms(), statement="ثلثان", split_minor=8_000_000),
    )
    row = DisputeRow("open", proposals, now_ms() + 10**8, is_my_turn=True, currency="EUR")
    panel = inbox_panel(context, rows.inbox(), "h7")
    QTimer.singleShot(0, lambda: DisputePane(context, panel, "h1", StageState.DISPUTED, "EUR", row).show())
    return panel


@shot("milestones")
def milestones(context: Context) -> QWidget:
    """Milestones as owner and collaborator see them."""
    from studio.queries.rows import MilestoneRow
    from ui.widgets.milestones import MilestoneList

    found = (
        MilestoneRow(1, "Skizze", 12_345_678, 480, "a sketch", "accepted", is_silent=True),
        MilestoneRow(
            2, "Rohmischung mit allen Spuren", 2_000_000, 0, "", "claimed", "في المجلد", answer_by_ms=now_ms() + 10**8
        ),
        MilestoneRow(3, "Endfassung", 4_000_000, 960, "all stems", "declined", reason="the bridge is missing"),
        MilestoneRow(4, "Stems", 4_000_000, 960, "all stems, 48 kHz"),
    )
    page = QWidget()
    page.setProperty("kind", "panel")
    row = QHBoxLayout(page)
    row.setSpacing(40)
    for is_owner in (True, False):
        made = MilestoneList(context.theme, found, "EUR", is_owner=is_owner, may_answer=True)
        made.setFixedWidth(320)
        row.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
    row.addStretch(1)
    return page


@shot("statement")
def statement(context: Context) -> QWidget:
    from studio.domain.statement import Charge, Statement, statement_part
    from studio.queries.asks import StatementOf
    from ui.money.statement_pane import StatementPane

    charges = [
        Charge(5, "SG-1", "Late Train", "Lead", 123_450, "EUR"),
        Charge(6, "SG-1", "Late Train", "Lead", 50_000, "EUR", is_payment=True),
    ]
    parts = tuple(
        statement_part(payer, payee, currency, charges, [(5, 123_450)], (0, 9), is_payee=payer == "Mira")
        for payer, payee, currency in (("Mira", "Kofi", "EUR"), ("Kofi", "Mira", "JPY"))
    )
    context.studio.answers[StatementOf] = Statement("Kofi", "Mira", 0, 9, parts)
    panel = inbox_panel(context, rows.inbox(), "h7")
    pane = StatementPane(context, ("Mira", "ليلى حداد"), panel)
    QTimer.singleShot(0, pane.show)
    return panel


@shot("person-me")
def person_me(context: Context) -> QWidget:
    from PySide6.QtWidgets import QHBoxLayout

    from studio.domain.learning import Learned, LearningReport
    from studio.queries.asks import Learning
    from ui.people.model import Person
    from ui.people.pane import PersonPane

    made = Learned(31, 28, 19, 22, 9, 11, 2, 30 * 3_600_000, 5 * 3_600_000)
    context.studio.answers[Learning] = LearningReport(
        made, replace(made, gigs=4, on_time=4, rounds=3, brief_rounds=2, craft_rounds=1)
    )
    both = QWidget()
    row = QHBoxLayout(both)
    for role, is_me in (("owner", True), ("collaborator", False)):
        pane = PersonPane(context, rows.PRODUCTION)
        pane.show_person(
            Person("p", "Mira Lindqvist", role, is_me, (("d", "Laptop"),), ("Lead vocal",), (), "here", "2", False)
        )
        if not is_me:
            pane.may.toggle()
        row.addWidget(pane)
    row.addStretch(1)
    return both


def _roster(context: Context, subject: str) -> QWidget:
    from studio.queries.asks import Roster
    from ui.people.panel import PeoplePanel

    sys.path.insert(0, str(Path(__file__).parent))
    from roster_samples import roster_rows

    context.studio.answers[Roster] = roster_rows()
    panel = PeoplePanel(context)
    panel.select(subject)
    return panel


@shot("roster")
def roster(context: Context) -> QWidget:
    return _roster(context, "roster")


@shot("roster-person")
def roster_person(context: Context) -> QWidget:
    return _roster(context, "roster/Ana Ribeiro")
