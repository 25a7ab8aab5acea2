"""Business details are kept as they stand; a statement is asked for anew when its days change, and written as it is shown."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QWidget

from studio.actions.business_commands import SetBusiness
from studio.domain.business import BusinessDetails
from studio.domain.statement import Charge, Statement, statement_part
from studio.queries.asks import BusinessOf, StatementOf
from ui.money.business_pane import BusinessPane
from ui.money.statement_pane import StatementPane

KEPT = {
    "": BusinessDetails("Kofi e. U.", ("Gasse 1", "8010 Graz"), "AT", "ATU 1", "VAT", 2000),
    "Mira": BusinessDetails(no_tax="Outside the scope"),
}


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1280, 900)
    made.show()
    return made


def test_details_are_shown_changed_and_kept(window, context, studio, qtbot):
    studio.answers[BusinessOf] = lambda ask: KEPT[ask.of]
    studio.results[SetBusiness] = {}
    pane = BusinessPane(context, ("Mira",), window).open_alone()
    qtbot.waitUntil(lambda: pane.rate.text() == "20")
    assert pane.address.toPlainText() == "Gasse 1\n8010 Graz"
    pane.rate.setText("a lot")
    pane.save()
    assert "is no tax rate" in pane.said.accessibleName()
    pane.tax.setCurrentIndex(pane.tax.findData("small-business"))
    assert not pane.rate.isVisible()
    pane.from_today.setChecked(True)
    pane.save()
    qtbot.waitUntil(lambda: bool(studio.commands))
    command = studio.commands[-1]
    assert (command.of, command.changes["no_tax"], command.changes["tax_bp"], command.since_ms is None) == (
        *("", "small-business", 0, False),
    )
    pane.whose.setCurrentIndex(1)
    qtbot.waitUntil(lambda: pane.reason.text() == "Outside the scope")
    assert pane.changes()["no_tax"] == "Outside the scope"
    pane.close()


def test_a_statement_is_of_the_days_that_are_chosen(window, context, studio, qtbot, tmp_path):
    charge = Charge(5, "SG-1", "Late Train", "Lead", 6000, "EUR")
    part = statement_part("Mira", "Kofi", "EUR", [charge], [(5, 6000)], (0, 9), is_payee=True)
    asked = []

    def answer(ask: StatementOf) -> Statement:
        asked.append((ask.other, ask.from_ms, ask.until_ms))
        return Statement("Kofi", "Mira", 0, 9, (part,))

    studio.answers[StatementOf] = answer
    pane = StatementPane(context, ("Mira",), window).open_alone()
    pane.first.setDate(QDate(2026, 11, 30))
    pane.last.setDate(QDate(2026, 11, 30))
    qtbot.waitUntil(lambda: ("Mira", 1_795_996_800_000, 1_795_996_800_000 + 86_399_999) in asked)
    qtbot.waitUntil(pane.save_button.isEnabled)
    pane.save_to(tmp_path / "s.csv", "en")
    qtbot.waitUntil(lambda: "Saved as s.csv." in pane.said.accessibleName())
    assert "60.00" in (tmp_path / "s.csv").read_text(encoding="utf-8")
    pane.close()
