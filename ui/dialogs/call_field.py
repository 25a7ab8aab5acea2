"""A call in an offer: the price of a minute, and how many are paid at least and at most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from studio.domain.call_rate import MOST_MINUTES, UP, call_from
from ui.dialogs.page import field
from ui.widgets.labels import row_of
from ui.words import tr

if TYPE_CHECKING:
    from studio.domain.call_rate import CallRate
    from ui.theme import Theme

_MOST_MIN = 120


class CallField(QWidget):
    """``edited`` after every change. Minutes are rounded up to whole ones."""

    edited = Signal()

    def __init__(self, theme: Theme, currency: str) -> None:
        super().__init__()
        self._currency = currency
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.is_on = QCheckBox(tr("Pay by the minute: a call"))
        column.addWidget(self.is_on)
        self.rate, self.least, self.most = QLineEdit(), QSpinBox(), QSpinBox()
        self.rate.setPlaceholderText("1.20")
        for box, value in ((self.least, 0), (self.most, _MOST_MIN)):
            box.setRange(0, MOST_MINUTES)
            box.setValue(value)
            box.valueChanged.connect(self.edited)
        self.rate.textChanged.connect(self.edited)
        self._fields = QWidget()
        row = row_of(gap_px=12)
        for words, widget in (
            (tr("A minute"), self.rate),
            (tr("Minutes at least"), self.least),
            (tr("At most"), self.most),
        ):
            row.addLayout(field(theme, words, widget), 1)
        self._fields.setLayout(row)
        column.addWidget(self._fields)
        self._fields.hide()
        self.is_on.toggled.connect(self._show)

    def _show(self, is_on: bool) -> None:
        self._fields.setVisible(is_on)
        if is_on:
            self.rate.setFocus()
        self.edited.emit()

    def value(self) -> CallRate | None:
        """The rate; None where it is no call. Raises BadInputError for a rate that is none."""
        if not self.is_on.isChecked():
            return None
        least, most = self.least.value(), self.most.value()
        return call_from(self.rate.text(), self._currency, least_min=least, most_min=most, step_min=1, rounding=UP)
