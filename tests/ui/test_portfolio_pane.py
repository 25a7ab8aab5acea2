"""The pane in which a portfolio page is made, and the owner's permission for an excerpt."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from studio.actions.credit_commands import ExportPortfolio, PermitExcerpt, TakePermits
from studio.domain.errors import TrustError
from tests.ui import panel_samples as rows
from ui.dialogs.portfolio import PortfolioPane, save_permit


@pytest.fixture
def pane(qtbot, context):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 900)
    window.show()
    shown = (rows.credit("h7", "accepted"), replace(rows.credit("h8", "accepted"), stage="Doubles"))
    made = PortfolioPane(context, shown, window).open_alone()
    yield made
    made.close()


def test_what_is_chosen_is_shown_and_nothing_else(pane, studio, qtbot):
    made = {"folder": "/x", "page": "/x/index.html", "credits": [{"no_excerpt": "none is permitted"}]}
    studio.results[ExportPortfolio] = made
    pane.boxes["h8"].setChecked(False)
    pane.owners.setChecked(False)
    pane.language.button("de").click()
    pane.make(Path("/x"))
    qtbot.waitUntil(pane.open_button.isVisible)
    command = next(one for one in studio.commands if isinstance(one, ExportPortfolio))
    assert command == ExportPortfolio(("h7",), "/x", with_owners=False, language="de")
    assert "0 excerpts can be heard." in pane.said.accessibleName()
    pane.boxes["h7"].setChecked(False)
    assert not pane.make_button.isEnabled()


def test_a_permission_that_was_changed_is_told_in_the_pane(pane, studio, qtbot):
    studio.results[TakePermits] = TrustError("The signature does not match.")
    pane.take_permits(("x.permit.jwt",))
    qtbot.waitUntil(pane.said.isVisible)
    assert "does not match" in pane.said.accessibleName()


def test_the_owner_signs_a_permission(context, studio, qtbot):
    studio.results[PermitExcerpt] = {"handoff": "h7", "seconds": 30, "file": "/x/Lead Ana.permit.jwt"}
    with qtbot.waitSignal(context.said) as said:
        save_permit(context, "h7", "/x/Lead Ana.permit.jwt", "Ana Ribeiro")
    assert studio.commands[-1] == PermitExcerpt("h7", 30, "/x/Lead Ana.permit.jwt")
    assert said.args[0].text == "Send Lead Ana.permit.jwt to Ana; it permits 30 s."
