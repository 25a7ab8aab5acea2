"""From an empty home to ten sent offers of the song chain, by hands at a real window: how many actions that takes.

All ten are made with ``SEGUE_THOROUGH`` set; else three, since each further one takes the same actions.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.domain.stage_states import StageState

ROBOTS = Path(__file__).resolve().parents[1] / "robots"
if str(ROBOTS) not in sys.path:
    sys.path.insert(0, str(ROBOTS))


OFFERS = 10 if os.environ.get("SEGUE_THOROUGH") else 3


class Hands:
    """Counts what a person does: a press of a button, a choice, a text typed, Enter."""

    def __init__(self, owner) -> None:
        self.owner, self.actions = owner, 0

    def presses(self, name: str) -> None:
        self.actions += 1
        self.owner.presses(name)

    def types(self, words: str, where=None) -> None:
        self.actions += 1
        self.owner.types(words, where)

    def chooses(self, act) -> None:
        self.actions += 1
        act()


@pytest.fixture
def owner(qapp, tmp_path):
    from window_people import Person

    person = Person(qapp, tmp_path / "mira", "Mira Lindqvist")
    yield person
    person.goes()
    qapp.setStyleSheet("")


def test_ten_offers_take_less_than_forty_actions(owner, tmp_path):
    from window_people import clipboard, pause, wait_until

    hands = Hands(owner)
    owner.page("first_run")
    hands.presses("Start a production")
    page = owner.page("new_production")
    pause(50)
    hands.types("Mira Lindqvist")
    hands.types("Late Train", page.title)
    hands.chooses(lambda: page.chains.choose("song"))
    hands.types(str(tmp_path / "shared"), page.storage.folder.path)
    hands.presses("Start the production")
    panel = owner.page("plan")
    wait_until(lambda: len(panel.stages) == 12, "the song")
    first = next(row for row in panel.stages if row.price_minor)
    hands.chooses(lambda: panel.select(first.id))
    hands.presses("Offer…")

    seen: set[int] = set()
    before = hands.actions
    for number in range(OFFERS):
        pane = fresh(owner, seen)
        wait_until(lambda pane=pane: pane.fields.days.value() > 0, "the plan's own days")
        hands.types(f"Person {number}", pane.fields.to)
        hands.chooses(lambda pane=pane: QTest.keyClick(pane.fields.to, Qt.Key.Key_Return))
        wait_until(lambda pane=pane: hasattr(pane, "copy_button"), f"invitation {number}")
        assert pane.pass_text.toPlainText().startswith("SEGUE1-")
        assert clipboard() == pane.pass_text.toPlainText()  # ready to be sent, without another action
        if number < OFFERS - 1:
            wait_until(pane.next_button.isVisible, "the next stage")
            hands.presses(pane.next_button.accessibleName())
    wait_until(lambda: sum(row.state is StageState.OFFERED for row in panel.stages) == OFFERS, "the offers in the plan")
    each = (hands.actions - before + 1) / OFFERS
    assert before + 10 * each - 1 < 40, (before, each)
    assert owner.window.page == "plan"


def fresh(owner, seen: set[int]):
    """The pane of the next offer."""
    from window_people import wait_until

    from ui.dialogs.offer import OfferPane

    found = []

    def is_there() -> bool:
        found[:] = [one for one in owner.window.findChildren(OfferPane) if one.isVisible() and id(one) not in seen]
        return bool(found) and not hasattr(found[0], "copy_button")

    wait_until(is_there, "the offer's pane")
    seen.add(id(found[0]))
    owner.kept = [*getattr(owner, "kept", []), found[0]]
    return found[0]
