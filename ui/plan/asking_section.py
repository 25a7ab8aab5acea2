"""What an owner asks of a collaborator from the inspector: a pause, or terms in between theirs and one's own."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from studio.actions.commands import AnswerQuestion, AskPause
from studio.domain.errors import BadInputError
from studio.domain.money import format_money, parse_money
from studio.domain.stage_states import StageState
from studio.queries.payment_rows import at_rate
from studio.queries.rows import StageDetail, TermsRow
from ui import tokens
from ui.context import Context
from ui.dialogs.page import field
from ui.dialogs.rights_field import RightsField
from ui.languages import told
from ui.widgets.boxes import DecimalBox, NumberBox, quiet_box
from ui.widgets.buttons import Button
from ui.widgets.labels import label, row_of
from ui.words import first_name, tr

_S = StageState
_DAY_MIN = 480
_LINKS_GAP_PX = 16
_PAUSABLE = {_S.ACCEPTED, _S.AWAITING_INPUTS, _S.IN_PROGRESS, _S.IN_REVIEW, _S.REVISION}


class AskingSection(QWidget):
    """A link that opens a small form in place."""

    @staticmethod
    def key(detail: StageDetail) -> object:
        """What it reads; None where there is nothing to ask."""
        stage, asked = detail.stage, detail.asked
        if stage.is_own or not stage.hand_off or detail.terms is None:
            return None
        is_counter = asked is not None and not asked.is_mine and asked.kind == "counter"
        can_pause = asked is None and stage.state in _PAUSABLE
        if not is_counter and not can_pause:
            return None
        return (stage.hand_off, stage.state, asked, detail.terms, stage.person)

    def __init__(self, context: Context, detail: StageDetail) -> None:
        super().__init__()
        self._context, self._detail = context, detail
        self._is_counter = detail.asked is not None
        self._theme = context.theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        words = tr("Offer something in between…") if self._is_counter else tr("Ask for a pause…")
        self.open_button = Button(self._theme, words, kind="link")
        self.open_button.clicked.connect(self.open)
        self._link = QWidget()
        self.change_button = Button(self._theme, tr("Propose a paid change…"), kind="link")
        self.change_button.clicked.connect(self.propose_change)
        if self._is_counter:
            self.change_button.hide()  # never shown before it has a parent: it would be a window
        links_px = self.open_button.sizeHint().width() + _LINKS_GAP_PX + self.change_button.sizeHint().width()
        links = QVBoxLayout(self._link)
        links.setContentsMargins(0, 0, 0, 0)
        if self._is_counter or links_px <= tokens.INSPECTOR_PX - 2 * tokens.PANE_PADDING_PX:
            links.addLayout(row_of(self.open_button, self.change_button, None, gap_px=_LINKS_GAP_PX))
        else:  # cut words help nobody
            links.addLayout(row_of(self.open_button, None))
            links.addLayout(row_of(self.change_button, None))
        if self._asked_rights():
            head = label(self._theme, tr("Rights asked for"), 12, 600)
            self._column.addWidget(head)
            self._column.addWidget(
                label(self._theme, self._asked_rights(), 12, tone="2", wraps=True, is_selectable=True)
            )
        self._column.addWidget(self._link)
        self._form: QWidget | None = None

    def open(self) -> None:
        """Show the form."""
        if self._form is not None:
            return
        self._link.hide()
        self._form = QWidget()
        column = QVBoxLayout(self._form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        if self._is_counter and self._detail.terms is not None:
            column.addLayout(self._values(self._detail.terms))
            self.rights = RightsField(self._theme, self._asked_rights() or self._detail.terms.rights)
            column.addLayout(field(self._theme, tr("Rights"), self.rights))
        self.reason = QLineEdit()
        self.reason.setMaxLength(500)
        self.reason.setPlaceholderText(tr("A word on why"))
        column.addLayout(field(self._theme, tr("Reason"), self.reason))
        self._said = label(self._theme, "", 12, tone="late", wraps=True)
        self._said.hide()
        column.addWidget(self._said)
        who = first_name(self._detail.stage.person) or tr("the person")
        note = tr("{who} signs it anew, within 72 hours.", who=who) if self._is_counter else (
            tr("The clock stands once {who} has agreed.", who=who)
        )  # fmt: skip
        column.addWidget(label(self._theme, note, 11, tone="3", wraps=True))
        self.send_button = Button(
            self._theme, tr("Offer this instead") if self._is_counter else tr("Ask for a pause"), "send"
        )
        self.send_button.clicked.connect(self.send)
        self.reason.returnPressed.connect(self.send)
        back = Button(self._theme, tr("Back"), kind="quiet")
        back.clicked.connect(self.close_form)
        column.addLayout(row_of(self.send_button, back, None))
        self._column.addWidget(self._form)
        (self.price if self._is_counter else self.reason).setFocus()

    def propose_change(self) -> None:
        """Ask what is to be done, and for what."""
        from ui.dialogs.change_pane import open_change

        open_change(self._context, self._detail)

    def _asked_rights(self) -> str:
        """The whole text of the rights that are asked for; empty where those of the offer may stay."""
        asked = self._detail.asked
        return next((one.whole for one in asked.changes if one.whole), "") if asked is not None else ""

    def close_form(self) -> None:
        """Leave it."""
        if self._form is not None:
            self._form.hide()
            self._form.deleteLater()
            self._form = None
        self._link.show()
        self.open_button.setFocus()

    def _values(self, terms: TermsRow) -> Any:
        self.price = QLineEdit(format_money(self._asked_minor(terms), terms.currency))
        self.days, self.rounds = DecimalBox(), NumberBox()
        self.days.setRange(0.5, 400)
        self.days.setSingleStep(0.5)
        self.days.setDecimals(1)
        self.days.setValue(terms.work_min / _DAY_MIN)
        self.rounds.setRange(0, 20)
        self.rounds.setValue(terms.revisions)
        row = row_of(gap_px=8)
        price = tr("A minute") if self._detail.call is not None else tr("Price")
        for name, widget in ((price, self.price), (tr("Days"), self.days), (tr("Rounds"), self.rounds)):
            if not isinstance(widget, QLineEdit):
                quiet_box(widget)
            widget.setMinimumWidth(56)
            row.addLayout(field(self._theme, name, widget), 2 if widget is self.price else 1)
        return row

    def send(self) -> None:
        """Ask, or answer with the values."""
        try:
            command = self._counter() if self._is_counter else AskPause(self._hand_off, self.reason.text().strip())
        except BadInputError as error:
            self._said.setText(told(error.message))
            self._said.show()
            return
        who = first_name(self._detail.stage.person) or tr("The person")
        words = tr("{who} is told with the next sync.", who=who)
        self.send_button.setEnabled(False)

        def done(_result: dict[str, Any]) -> None:
            self._context.show_message(words, kind="done")
            self.close_form()

        def failed(error: BaseException) -> None:
            self.send_button.setEnabled(True)
            self._context.show_error(error)

        self._context.run(command, done, failed)

    def _asked_minor(self, terms: TermsRow) -> int:
        """What can be countered in money: the price, or of a call the rate of a minute."""
        call = self._detail.call
        return call.rate.rate_minor if call is not None else terms.price_minor

    @property
    def _hand_off(self) -> str:
        return self._detail.stage.hand_off

    def _counter(self) -> AnswerQuestion:
        terms = self._detail.terms
        if terms is None:
            raise BadInputError(tr("There is nothing to answer any more."))
        typed: dict[str, Any] = {
            "price_minor": parse_money(self.price.text(), terms.currency),
            "work_min": round(self.days.value() * _DAY_MIN),
            "revisions": self.rounds.value(),
            "rights": self.rights.text(),
        }
        before = {
            "price_minor": self._asked_minor(terms),
            "work_min": terms.work_min,
            "revisions": terms.revisions,
            "rights": terms.rights,
        }
        changes = {name: value for name, value in typed.items() if value != before[name]}
        if not changes:
            raise BadInputError(tr("Change the price, the days, the rounds or the rights first; or keep your offer."))
        call = self._detail.call
        if call is not None and "price_minor" in changes:
            changes.update(at_rate(call.rate, changes["price_minor"]))
        return AnswerQuestion(self._hand_off, is_yes=False, reason=self.reason.text().strip(), changes=changes)
