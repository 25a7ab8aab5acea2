"""Minutes of a call that is billed by the minute: the rate, what was stated, and what either side can say now."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from studio.domain.call_rate import MOST_MINUTES, UP, CallRate
from studio.queries.payment_rows import CallRow
from ui.theme import Theme
from ui.widgets.boxes import NumberBox, quiet_box
from ui.widgets.buttons import Button
from ui.widgets.labels import label, row_of
from ui.words import moment_text, money, tr, tr_n

_LETTERS = 500
_COUNT_PX = 84


def rate_line(rate: CallRate, currency: str) -> str:
    """What a minute costs, and between what it stays."""
    parts = [tr("{rate} a minute", rate=money(rate.rate_minor, currency))]
    if rate.least_min:
        parts.append(tr_n("{n} minute at least", "{n} minutes at least", rate.least_min))
    parts.append(tr("at most {n} minutes, {amount}", n=rate.most_min, amount=money(rate.cap_minor, currency)))
    if rate.step_min > 1:
        words = (
            tr("rounded up to {n} minutes", n=rate.step_min)
            if rate.rounding == UP
            else tr("rounded to the nearest {n} minutes", n=rate.step_min)
        )
        parts.append(words)
    return ", ".join(parts)


class CallMinutes(QWidget):
    """``stated`` carries minutes in all (by the collaborator), ``answered`` whether they are right and what is not (by the owner)."""

    stated = Signal(int)
    answered = Signal(bool, str)

    def __init__(self, theme: Theme, row: CallRow, currency: str, who: str, *, is_owner: bool) -> None:
        super().__init__()
        self._theme, self._row, self._currency = theme, row, currency
        self.setAccessibleName(tr("Minutes"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.reason: QLineEdit | None = None
        self._say(rate_line(row.rate, currency))
        words = self._words(who, is_owner=is_owner)
        if words:
            self._say(words)
        if is_owner and row.may_answer:
            self._add_answer()
        elif not is_owner and row.may_state:
            self._add_statement()

    def _say(self, words: str) -> None:
        self._column.addWidget(label(self._theme, words, 12, tone="2", wraps=True))

    def _words(self, who: str, *, is_owner: bool) -> str:
        row, amount = self._row, money(self._row.amount_minor, self._currency)
        if row.state == "accepted":
            return tr("{n} minutes are agreed: {amount}.", n=row.minutes, amount=amount)
        if row.state == "claimed":
            said = (
                tr("{who} says {n} minutes: {amount}.", who=who, n=row.minutes, amount=amount)
                if is_owner
                else tr("You stated {n} minutes: {amount}.", n=row.minutes, amount=amount)
            )
            limit = tr("Silence agrees {when}.", when=moment_text(row.answer_by_ms)) if row.answer_by_ms else ""
            return " ".join(part for part in (said, f"“{row.note}”" if row.note else "", limit) if part)
        if row.state == "declined":
            return tr("{n} minutes were not agreed: “{reason}”", n=row.minutes, reason=row.reason)
        return ""

    def _add_statement(self) -> None:
        self.count = NumberBox()
        self.count.setRange(self._row.rate.minutes + 1, MOST_MINUTES)
        self.count.setSuffix(tr(" min"))
        self.count.setAccessibleName(tr("Minutes in all"))
        self.count.setMinimumWidth(_COUNT_PX)
        quiet_box(self.count)
        self.state_button = Button(self._theme, tr("State minutes"), "send")
        self.state_button.clicked.connect(self._state)
        self._column.addLayout(
            row_of(label(self._theme, tr("Minutes in all"), 12), self.count, self.state_button, None, gap_px=8)
        )

    def _state(self) -> None:
        self.setEnabled(False)
        self.stated.emit(self.count.value())

    def _add_answer(self) -> None:
        self.accept_button = Button(self._theme, tr("Agree"), "check")
        self.accept_button.clicked.connect(lambda: self._answer(is_yes=True, reason=""))
        self.no_button = Button(self._theme, tr("Not right…"), kind="link")
        self.no_button.clicked.connect(self._open_reason)
        self._column.addLayout(row_of(self.accept_button, self.no_button, None, gap_px=8))

    def _open_reason(self) -> None:
        self.no_button.setEnabled(False)
        self.reason = written = QLineEdit()
        written.setMaxLength(_LETTERS)
        written.setPlaceholderText(tr("What is not right"))
        written.setAccessibleName(tr("What is not right"))
        send = Button(self._theme, tr("Send"), "send")
        written.returnPressed.connect(send.click)
        send.clicked.connect(lambda: self._answer(is_yes=False, reason=written.text().strip()))
        self._column.addLayout(row_of(written, send, gap_px=8))
        written.setFocus()

    def _answer(self, *, is_yes: bool, reason: str) -> None:
        if not is_yes and not reason:
            return
        self.setEnabled(False)
        self.answered.emit(is_yes, reason)
