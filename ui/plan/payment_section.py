"""What is owed for a stage, recording what was paid of it, and the invoice or the receipt."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from studio.actions.agreement_commands import CorrectPayment
from studio.actions.commands import RecordPayment
from studio.domain.errors import BadInputError
from studio.domain.money import format_money, parse_money
from studio.domain.stage_states import StageState
from studio.queries.rows import StageDetail
from ui.context import Context
from ui.dialogs.page import field
from ui.languages import told
from ui.widgets.buttons import Button
from ui.widgets.labels import KeyValueRows, label, row_of
from ui.widgets.payments import PaymentList
from ui.words import first_name, money, tr

_S = StageState
_REFERENCE_LETTERS = 200
_OVER = frozenset({_S.APPROVED, _S.SETTLED, _S.CLOSED})


class PaymentSection(QWidget):
    """A sentence, fields for the amount and the transfer's reference, a button. Segue moves no money, and says so."""

    @staticmethod
    def is_for(detail: StageDetail) -> bool:
        """Whether something was earned, and is owed or paid."""
        stage, dues = detail.stage, detail.dues
        if stage.is_own or not stage.hand_off or detail.terms is None or not detail.terms.price_minor:
            return False
        return stage.state in _OVER or bool(dues.earned_minor or dues.paid_minor or dues.tip_minor)

    @staticmethod
    def key(detail: StageDetail) -> object:
        """What it reads; None where nothing was earned."""
        stage = detail.stage
        words = (stage.hand_off, stage.state, stage.title, stage.person, detail.terms, detail.dues, detail.payments)
        return words if PaymentSection.is_for(detail) else None

    def __init__(self, context: Context, detail: StageDetail) -> None:
        super().__init__()
        self._context, self._detail = context, detail
        self._dues = detail.dues
        self._currency = detail.terms.currency if detail.terms is not None else ""
        theme = context.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        left = self._dues.left_minor
        is_over = detail.stage.state in _OVER
        self.invoice_button = Button(theme, tr("Invoice…") if left else tr("Receipt…"), "file-invoice")
        self.invoice_button.clicked.connect(self.open_invoice)
        figures = self._figures()
        if figures:
            column.addWidget(KeyValueRows(theme, figures, key_px=110))
        if detail.payments:
            who = first_name(detail.stage.person) or tr("the person")
            self.payments = PaymentList(theme, detail.payments, self._currency, who, is_payee=False)
            self.payments.corrected.connect(self.correct)
            column.addWidget(self.payments)
        if left:
            words = tr("{owed} is owed. Pay as you two agreed; Segue moves no money.", owed=self._money(left))
            column.addWidget(label(theme, words, 12, tone="2", wraps=True))
        self._form = QWidget()
        self._fill_form(left)
        column.addWidget(self._form)
        self._form.setVisible(bool(left))
        self.tip_button = Button(theme, tr("Record a tip…"), kind="link")
        self.tip_button.clicked.connect(self.open_tip)
        if left:
            self.tip_button.hide()  # never shown before it has a parent: it would be a window
        invoice = [self.invoice_button] if is_over or self._dues.earned_minor else []
        column.addLayout(row_of(*invoice, self.tip_button, None, gap_px=8))
        if is_over:
            column.addLayout(row_of(self._permit_button(), None))

    def _figures(self) -> list[tuple[str, str]]:
        """What was agreed, paid and given beyond it; nothing where only one amount is owed and none was paid."""
        dues, terms = self._dues, self._detail.terms
        if terms is None or not (dues.paid_minor or dues.tip_minor or dues.tax_minor):
            return []
        rows = [(tr("Agreed"), self._money(terms.price_minor))]
        if dues.earned_minor != terms.price_minor:
            rows.append((tr("Owed by now"), self._money(dues.earned_minor)))
        if dues.tax_minor:
            rows.append((tr("Tax on top"), self._money(dues.tax_minor)))
        rows.append((tr("Paid"), self._money(dues.paid_minor)))
        if dues.tip_minor:
            rows.append((tr("Tip"), self._money(dues.tip_minor)))
        rows.append((tr("Left"), self._money(dues.left_minor)))
        return rows

    def _money(self, minor: int) -> str:
        return money(minor, self._currency)

    def _fill_form(self, left: int) -> None:
        theme = self._context.theme
        column = QVBoxLayout(self._form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.amount, self.reference = QLineEdit(), QLineEdit()
        self.amount.setText(format_money(left, self._currency) if left else "")
        self.amount.setMaxLength(40)
        self.amount.returnPressed.connect(self.pay)
        self.reference.setMaxLength(_REFERENCE_LETTERS)
        self.reference.setPlaceholderText(tr("Number of the transfer, if you like"))
        self.reference.returnPressed.connect(self.pay)
        column.addLayout(field(theme, tr("Amount paid") if left else tr("Tip"), self.amount))
        column.addLayout(field(theme, tr("Reference"), self.reference))
        self._said = label(theme, "", 12, tone="late", wraps=True)
        self._said.hide()
        column.addWidget(self._said)
        self.as_tip_button = Button(theme, "", "coin")
        self.as_tip_button.clicked.connect(self.pay_with_tip)
        self.as_tip_button.hide()
        column.addLayout(row_of(self.as_tip_button, None))
        self.pay_button = Button(theme, tr("Record as paid"), "check")
        self.pay_button.clicked.connect(self.pay)
        column.addLayout(row_of(self.pay_button, None))
        self.amount.textEdited.connect(self._asks_no_more)

    def _permit_button(self) -> Button:
        """Lets whoever made the work show a part of it."""
        words = tr("Sign a permission for 30 s of this in their portfolio page, as a file to send them")
        button = Button(self._context.theme, tr("Permit an excerpt…"), "signature", "quiet", tooltip=words)
        button.clicked.connect(self.permit_excerpt)
        return button

    def permit_excerpt(self) -> None:
        """Ask where the permission is to be written."""
        from ui.dialogs.portfolio import ask_for_permit

        stage = self._detail.stage
        ask_for_permit(self._context, self, stage.hand_off, stage.title, stage.person)

    def open_tip(self) -> None:
        """Show the fields for a tip; nothing is owed any more."""
        self.tip_button.hide()
        self._form.show()
        self.amount.setFocus()

    def _asks_no_more(self) -> None:
        self._said.hide()
        self.as_tip_button.hide()

    def _amount(self) -> int | None:
        """What is written, in minor units; None where it is no amount, which is said."""
        try:
            amount = parse_money(self.amount.text(), self._currency)
        except BadInputError as error:
            self._say(told(error.message))
            return None
        if not amount:
            self._say(tr("A payment is an amount above zero."))
        return amount or None

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.show()

    def pay(self) -> None:
        """Record it; what is more than is owed is asked about first."""
        amount, left = self._amount(), self._dues.left_minor
        if amount is None:
            return
        if left and amount > left:
            over = self._money(amount - left)
            self._say(tr("This is {over} more than is left. Is that a tip?", over=over))
            self.as_tip_button.setText(tr("Yes, {over} is a tip", over=over))
            self.as_tip_button.setAccessibleName(self.as_tip_button.text())
            self.as_tip_button.show()
            return
        self._record(None if amount == left else amount, 0 if left else amount)

    def pay_with_tip(self) -> None:
        """Record it with what is beyond what is owed as a tip."""
        amount = self._amount()
        if amount is not None:
            self._record(amount, amount - self._dues.left_minor)

    def _record(self, amount: int | None, tip: int) -> None:
        stage, left = self._detail.stage, self._dues.left_minor
        who = first_name(stage.person) or tr("the person")
        rest = left - (left if amount is None else amount - tip)
        if rest:
            words = tr("{rest} of {title} is left; {who} sees it with the next sync.", rest=self._money(rest), title=stage.title, who=who)  # fmt: skip
        elif tip:
            words = tr("With a tip of {tip}; {who} sees it with the next sync.", tip=self._money(tip), who=who)
        else:
            words = tr("{title} is settled; {who} sees it with the next sync.", title=stage.title, who=who)
        for button in (self.pay_button, self.as_tip_button):
            button.setEnabled(False)
        self._context.run(
            RecordPayment(stage.hand_off, self.reference.text().strip(), amount, tip),
            lambda _result: self._context.show_message(words, tr("Recorded as paid"), "done"),
            self._failed,
        )

    def correct(self, number: int, amount: int) -> None:
        """A payment was less than was recorded, as the payee says."""
        who = first_name(self._detail.stage.person) or tr("the person")

        def failed(error: BaseException) -> None:
            self.payments.setEnabled(True)
            self._context.show_error(error)

        self._context.run(
            CorrectPayment(self._detail.stage.hand_off, amount, number),
            lambda _result: self._context.show_message(
                tr("{who} sees it with the next sync.", who=who), tr("The payment is corrected"), "done"
            ),
            failed,
        )

    def _failed(self, error: BaseException) -> None:
        for button in (self.pay_button, self.as_tip_button):
            button.setEnabled(True)
        self._context.show_error(error)

    def open_invoice(self) -> None:
        """Ask in which language, then where to."""
        from ui.money.invoice_menu import open_invoice_menu

        stage = self._detail.stage
        open_invoice_menu(self._context, self.invoice_button, stage.hand_off, stage.title)
