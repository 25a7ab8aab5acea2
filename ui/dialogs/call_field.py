"""A call in an offer: the price of a minute, how many are paid at least and at most, and how they are rounded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from studio.domain.call_rate import MOST_MINUTES, NEAREST, UP, call_from
from ui.dialogs.page import field
from ui.dialogs.ticked_field import TickedField
from ui.widgets.boxes import ChoiceBox, NumberBox, quiet_box
from ui.widgets.labels import row_of
from ui.words import tr

if TYPE_CHECKING:
    from studio.domain.call_rate import CallRate
    from ui.theme import Theme

_MOST_MIN = 120
_STEPS_MIN = 60


class CallField(TickedField):
    """Numbers in two rows; ``edited`` after every change."""

    def __init__(self, theme: Theme, currency: str) -> None:
        super().__init__(tr("Pay by the minute: a call"))
        self._currency = currency
        self.rate, self.least, self.most, self.step = QLineEdit(), NumberBox(), NumberBox(), NumberBox()
        self.rate.setPlaceholderText("1.20")
        for box, first, last, value in (
            (self.least, 0, MOST_MINUTES, 0),
            (self.most, 0, MOST_MINUTES, _MOST_MIN),
            (self.step, 1, _STEPS_MIN, 1),
        ):
            box.setRange(first, last)
            box.setValue(value)
            quiet_box(box)
            box.valueChanged.connect(self.edited)
        self.step.setSuffix(tr(" min"))
        self.rounding = ChoiceBox()
        self.rounding.addItem(tr("up"), UP)
        self.rounding.addItem(tr("to the nearest"), NEAREST)
        self.rounding.setFixedHeight(28)
        self.rounding.currentIndexChanged.connect(self.edited)
        self.rate.textChanged.connect(self.edited)
        for row in (
            ((tr("A minute"), self.rate), (tr("Minutes at least"), self.least), (tr("At most"), self.most)),
            ((tr("Rounded"), self.rounding), (tr("To steps of"), self.step)),
        ):
            fields = row_of(gap_px=12)
            for words, widget in row:
                fields.addLayout(field(theme, words, widget), 1)
            self.column.addLayout(fields)
        self.begins_with(self.rate)

    def value(self) -> CallRate | None:
        """The rate; None where it is no call. Raises BadInputError for a rate that is none."""
        if not self.is_on.isChecked():
            return None
        return call_from(
            self.rate.text(),
            self._currency,
            least_min=self.least.value(),
            most_min=self.most.value(),
            step_min=self.step.value(),
            rounding=self.rounding.currentData(),
        )
