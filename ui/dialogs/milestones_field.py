"""Milestones of an offer: parts of the price, one a line, each with what is left to be shared out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit

from studio.domain.errors import BadInputError
from studio.domain.milestones import milestone_from, problem_of
from ui.dialogs.ticked_field import TickedField
from ui.widgets.labels import label
from ui.words import money, tr

if TYPE_CHECKING:
    from studio.domain.milestones import Milestone
    from ui.theme import Theme

_HEIGHT_PX = 76


class MilestonesField(TickedField):
    """A line for each; ``edited`` after every change."""

    def __init__(self, theme: Theme, currency: str) -> None:
        super().__init__(tr("Pay in parts: milestones"))
        self._currency = currency
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(tr("Milestones, one a line"))
        self.text.setPlaceholderText(tr("Rough mix = 20\nFinal mix = 40"))
        self.text.setFixedHeight(_HEIGHT_PX)
        self.text.setTabChangesFocus(True)
        self.hint = label(theme, "", 12, tone="2", wraps=True)
        self.column.addWidget(self.text)
        self.column.addWidget(self.hint)
        self.begins_with(self.text)
        self.text.textChanged.connect(self.edited)

    def value(self, price_minor: int) -> tuple[Milestone, ...]:
        """The milestones of a price. Raises BadInputError for a line that is none, or a sum that is not the price."""
        if not self.is_on.isChecked():
            return ()
        found: list[Milestone] = []
        try:
            lines = [line for line in self.text.toPlainText().splitlines() if line.strip()]
            found += (milestone_from(line, self._currency) for line in lines)
        finally:
            self._say(sum(one.amount_minor for one in found), price_minor)
        if not found:
            raise BadInputError(tr("Name the milestones, one a line, each with its part of the price."))
        problem = problem_of(found, price_minor)
        if problem:
            raise BadInputError(f"{problem[:1].upper()}{problem[1:]}.")
        return tuple(found)

    def _say(self, shared_minor: int, price_minor: int) -> None:
        left = price_minor - shared_minor
        if left > 0:
            words = tr("{left} of {price} are still to be shared out.",
                       left=money(left, self._currency), price=money(price_minor, self._currency))  # fmt: skip
        elif left < 0:
            words = tr("{over} more than the price.", over=money(-left, self._currency))
        else:
            words = tr("They make the price. Each is owed once you accept it.")
        self.hint.setText(words)
