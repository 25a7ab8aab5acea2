"""Recorded payments as a list: what each was, what the payee says of it, and what either side can say now. Segue moves no money."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from studio.domain.errors import BadInputError
from studio.domain.money import parse_money
from studio.domain.receipts import Word
from studio.queries.payment_rows import PaymentRow
from ui.languages import told
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.chips import IconLabel
from ui.widgets.labels import label, row_of
from ui.words import day_text, money, tr

_ICONS = {Word.OPEN: "hourglass", Word.CONFIRMED: "circle-check", Word.CONTRADICTED: "alert-triangle"}
_HUES = {Word.OPEN: "text3", Word.CONFIRMED: "approved.text", Word.CONTRADICTED: "late.text"}
_LETTERS = 40


def receipt_line(row: PaymentRow, currency: str, payee: str) -> str:
    """What the payee says of a payment, in a sentence; ``payee`` is empty for themselves."""
    receipt = row.receipt
    when, came = day_text(receipt.at_ms), money(receipt.received_minor, currency)
    if receipt.word is Word.OPEN:
        return tr("Not confirmed by {name} yet.", name=payee) if payee else tr("You have not confirmed it yet.")
    if receipt.word is Word.CONFIRMED:
        said = (
            tr("Confirmed by {name} on {date}.", name=payee, date=when)
            if payee
            else tr("You confirmed it on {date}.", date=when)
        )
    elif not receipt.received_minor:
        said = tr("{name} says that it has not come.", name=payee) if payee else tr("You said that it has not come.")
    elif payee:
        said = tr("{name} says that {amount} has come.", name=payee, amount=came)
    else:
        said = tr("You said that {amount} has come.", amount=came)
    return f"{said} “{receipt.note}”" if receipt.note else said


class PaymentList(QWidget):
    """``said`` carries a number and what has come of it (by the payee), ``corrected`` a number and what was paid (by the owner); minor units."""

    said = Signal(int, object)
    corrected = Signal(int, object)

    def __init__(
        self, theme: Theme, rows: tuple[PaymentRow, ...], currency: str, payee: str, *, is_payee: bool
    ) -> None:
        super().__init__()
        self._theme, self._currency, self._payee, self._is_payee = theme, currency, payee, is_payee
        self.buttons: dict[tuple[int, str], Button] = {}
        self.amount: QLineEdit | None = None
        self.setAccessibleName(tr("Recorded payments"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        for place, row in enumerate(rows):
            if place:
                self._column.addSpacing(6)
            self._add(row)

    def _add(self, row: PaymentRow) -> None:
        theme, receipt = self._theme, row.receipt
        head = row_of(gap_px=8)
        head.addWidget(IconLabel(theme, _ICONS[receipt.word], _HUES[receipt.word], 16), 0, Qt.AlignmentFlag.AlignTop)
        what = tr("Paid on {date}", date=day_text(row.at_ms))
        head.addWidget(label(theme, f"{what} · {row.reference}" if row.reference else what, 12, 600, wraps=True), 1)
        head.addWidget(label(theme, money(row.amount_minor, self._currency), 12, 600), 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(head)
        words = [receipt_line(row, self._currency, "" if self._is_payee else self._payee)]
        if row.was_minor >= 0:
            words.append(tr("Corrected; {amount} was recorded first.", amount=money(row.was_minor, self._currency)))
        said = label(theme, " ".join(words), 12, tone="2", wraps=True)
        said.setContentsMargins(24, 0, 0, 0)
        self._column.addWidget(said)
        if self._is_payee and row.is_sent and receipt.word is not Word.CONFIRMED:
            self._add_answer(row)
        elif not self._is_payee and receipt.word is Word.CONTRADICTED and receipt.received_minor < row.amount_minor:
            came = money(receipt.received_minor, self._currency)
            fix = self._button(row, "correct", tr("Correct it to {amount}", amount=came), "pencil")
            fix.clicked.connect(partial(self._correct, row.number, receipt.received_minor))
            self._column.addLayout(row_of(24, fix, None, gap_px=0))

    def _button(self, row: PaymentRow, name: str, words: str, icon: str = "", kind: str = "plain") -> Button:
        made = Button(self._theme, words, icon, kind)
        made.setAccessibleName(f"{words}: {money(row.amount_minor, self._currency)}")
        self.buttons[row.number, name] = made
        return made

    def _add_answer(self, row: PaymentRow) -> None:
        yes = self._button(row, "yes", tr("I received it"), "check")
        yes.clicked.connect(partial(self._say, row.number, row.amount_minor))
        buttons = [yes]
        if not row.receipt.at_ms:
            no = self._button(row, "no", tr("I did not"), kind="link")
            no.clicked.connect(partial(self._say, row.number, 0))
            buttons.append(no)
        other = self._button(row, "other", tr("Another amount…"), kind="link")
        other.clicked.connect(partial(self._open_amount, row, self._column.count() + 1))
        self._column.addLayout(row_of(24, *buttons, other, None, gap_px=8))

    def _open_amount(self, row: PaymentRow, at: int) -> None:
        """A line for what has come, in place."""
        self.buttons[row.number, "other"].setEnabled(False)
        self.amount = written = QLineEdit()
        written.setMaxLength(_LETTERS)
        written.setPlaceholderText(tr("What has come, 0 for nothing"))
        written.setAccessibleName(written.placeholderText())
        send = self._button(row, "send", tr("Send"), "send")
        problem = label(self._theme, "", 12, tone="late", wraps=True)
        problem.hide()
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(24, 0, 0, 0)
        inner.setSpacing(4)
        inner.addLayout(row_of(written, send, gap_px=8))
        inner.addWidget(problem)
        self._column.insertWidget(at, holder)

        def told_amount() -> None:
            try:
                amount = parse_money(written.text(), self._currency)
            except BadInputError as error:
                problem.setText(told(error.message))
                problem.show()
                return
            self._say(row.number, amount)

        send.clicked.connect(told_amount)
        written.returnPressed.connect(told_amount)
        written.setFocus()

    def _say(self, number: int, amount: int) -> None:
        self.setEnabled(False)  # one word for one payment; the page is built anew once it is said
        self.said.emit(number, amount)

    def _correct(self, number: int, amount: int) -> None:
        self.setEnabled(False)
        self.corrected.emit(number, amount)
