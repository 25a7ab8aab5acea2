"""What is owed for an approved stage, recording that it was paid, and the invoice or the receipt."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from studio.actions.commands import RecordPayment
from studio.domain.stage_states import StageState
from studio.queries.rows import StageDetail
from ui.context import Context
from ui.dialogs.page import field
from ui.widgets.buttons import Button
from ui.widgets.labels import label, row_of
from ui.words import first_name, money, tr

_S = StageState
_REFERENCE_LETTERS = 200


class PaymentSection(QWidget):
    """A sentence, a field for the transfer's reference, a button. Segue moves no money, and says so."""

    @staticmethod
    def is_for(detail: StageDetail) -> bool:
        """Whether something was earned, and is owed or paid."""
        stage = detail.stage
        is_over = stage.state in {_S.APPROVED, _S.SETTLED}
        return is_over and not stage.is_own and bool(stage.hand_off) and bool(detail.terms and detail.terms.price_minor)

    @staticmethod
    def key(detail: StageDetail) -> object:
        """What it reads; None where nothing was earned."""
        stage = detail.stage
        words = (stage.hand_off, stage.state, stage.title, stage.person, detail.terms)
        return words if PaymentSection.is_for(detail) else None

    def __init__(self, context: Context, detail: StageDetail) -> None:
        super().__init__()
        self._context, self._detail = context, detail
        theme, stage = context.theme, detail.stage
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.pay_button = Button(theme, tr("Record as paid"), "check")
        self.reference = QLineEdit()
        is_paid = stage.state is _S.SETTLED
        self.invoice_button = Button(theme, tr("Receipt…") if is_paid else tr("Invoice…"), "file-invoice")
        self.invoice_button.clicked.connect(self.open_invoice)
        if is_paid or detail.terms is None:
            column.addLayout(row_of(self.invoice_button, None))
            column.addLayout(row_of(self._permit_button(), None))
            return
        owed = money(detail.terms.price_minor, detail.terms.currency)
        words = tr("{owed} is owed. Pay as you two agreed; Segue moves no money.", owed=owed)
        column.addWidget(label(theme, words, 12, tone="2", wraps=True))
        self.reference.setMaxLength(_REFERENCE_LETTERS)
        self.reference.setPlaceholderText(tr("Number of the transfer, if you like"))
        self.reference.returnPressed.connect(self.pay)
        column.addLayout(field(theme, tr("Reference"), self.reference))
        self.pay_button.clicked.connect(self.pay)
        column.addLayout(row_of(self.pay_button, self.invoice_button, None, gap_px=8))
        column.addLayout(row_of(self._permit_button(), None))

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

    def pay(self) -> None:
        """Record it."""
        stage = self._detail.stage
        words = tr("{title} is settled; {who} sees it with the next sync.", title=stage.title,
                   who=first_name(stage.person) or tr("the person"))  # fmt: skip
        self.pay_button.setEnabled(False)
        self._context.run(
            RecordPayment(stage.hand_off, self.reference.text().strip()),
            lambda _result: self._context.show_message(words, tr("Recorded as paid"), "done"),
            self._failed,
        )

    def _failed(self, error: BaseException) -> None:
        self.pay_button.setEnabled(True)
        self._context.show_error(error)

    def open_invoice(self) -> None:
        """Ask in which language, then where to."""
        from ui.money.invoice_menu import open_invoice_menu

        stage = self._detail.stage
        open_invoice_menu(self._context, self.invoice_button, stage.hand_off, stage.title)
