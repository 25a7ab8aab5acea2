"""The pane of business details: name, address, tax and account, one's own or a counterpart's. They stay on this computer."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from studio.actions.business_commands import SetBusiness
from studio.domain.business import NO_TAX_REASONS, BusinessDetails, rate_bp_of, rate_text
from studio.domain.errors import BadInputError
from studio.queries.asks import BusinessOf, Counterparts
from ui.background import LatestOnly
from ui.context import Context
from ui.dialogs.page import Said, field
from ui.dialogs.side_pane import SidePane
from ui.widgets.boxes import ChoiceBox
from ui.widgets.buttons import primary_button
from ui.widgets.chips import IconLabel
from ui.widgets.labels import label, row_of
from ui.widgets.over_pane import window_of
from ui.words import now_ms, tr

_ADDRESS_PX = 84
_TAX, _OTHER = "tax", "other"


class BusinessPane(SidePane):
    """``whose`` chooses of whom; the fields hold what is kept of them."""

    help_page = "people"

    def __init__(self, context: Context, others: tuple[str, ...], window: QWidget) -> None:
        super().__init__(context, tr("Business details"), window)
        self.setObjectName("business")
        theme = context.theme
        self._questions = LatestOnly(context.ask)
        self._kept = BusinessDetails()
        words = tr("What stands on invoices, receipts and statements. It is in no production and leaves this computer only on the papers that you make.")  # fmt: skip
        self.column.addWidget(label(theme, words, 12, tone="2", wraps=True))
        self.whose = ChoiceBox()
        self.whose.addItem(tr("Mine"), "")
        for name in others:
            self.whose.addItem(name, name)
        self.column.addLayout(field(theme, tr("Whose"), self.whose))
        self.name = self._line(tr("Name on papers"))
        self.address = QPlainTextEdit()
        self.address.setTabChangesFocus(True)
        self.address.setFixedHeight(_ADDRESS_PX)
        self.column.addLayout(
            field(theme, tr("Address"), self.address, tr("Street, postal code and town, a line each"))
        )
        row = row_of(gap_px=8)
        self.country, self.tax_number = QLineEdit(), QLineEdit()
        self.country.setMaxLength(2)
        self.country.setFixedWidth(64)
        row.addLayout(field(theme, tr("Country"), self.country))
        row.addLayout(field(theme, tr("Tax or VAT number"), self.tax_number), 1)
        self.column.addLayout(row)
        self._add_tax()
        rule_ = tr("Tax is worked out once on each invoice's total and rounded half up to the smallest unit.")
        self.column.addWidget(label(theme, rule_, 11, tone="3", wraps=True))
        self.account = self._line(tr("Where to pay"), tr("Such as an IBAN"))
        self.from_today = QCheckBox(tr("Counts from today; earlier invoices stay as they are"))
        self.column.addWidget(self.from_today)
        self.said = Said(theme)
        self.column.addWidget(self.said)
        self.column.addStretch(1)
        self.save_button = primary_button(theme, tr("Keep"), "check", is_big=True)
        self.save_button.clicked.connect(self.save)
        self.foot.addLayout(
            row_of(
                IconLabel(theme, "lock", "text3", 14), label(theme, tr("Only on this computer"), 11, tone="3"), gap_px=6
            )
        )
        self.foot.addWidget(self.save_button, 1)
        self.tax.currentIndexChanged.connect(self._follow)
        self.whose.currentIndexChanged.connect(self._ask)
        self._ask()

    def _add_tax(self) -> None:
        """The tax, or the reason for none."""
        theme = self._context.theme
        self.tax = ChoiceBox()
        for key, text in (
            ("", tr("Say nothing of tax")),
            (_TAX, tr("A tax rate")),
            (NO_TAX_REASONS[0], tr("No tax: small business")),
            (NO_TAX_REASONS[1], tr("No tax: reverse charge, the recipient owes it")),
            (_OTHER, tr("No tax for another reason")),
        ):
            self.tax.addItem(text, key)
        self.column.addLayout(field(theme, tr("Tax"), self.tax))
        self.tax_name, self.rate, self.reason = QLineEdit(), QLineEdit(), QLineEdit()
        self.tax_name.setPlaceholderText(tr("VAT"))
        self.rate.setPlaceholderText("19")
        self._rate = QWidget()
        rates = row_of(gap_px=8)
        rates.setContentsMargins(0, 0, 0, 0)
        self._rate.setLayout(rates)
        for text, line in ((tr("Name of the tax"), self.tax_name), (tr("Rate in %"), self.rate)):
            rates.addLayout(field(theme, text, line), 1)
        self.column.addWidget(self._rate)
        self.included = QCheckBox(tr("Agreed prices include the tax"))
        self.column.addWidget(self.included)
        self.reason.setAccessibleName(tr("Reason for no tax"))
        self.reason.setPlaceholderText(tr("The sentence as it is printed"))
        self.column.addWidget(self.reason)

    def _line(self, name: str, hint: str = "") -> QLineEdit:
        made = QLineEdit()
        made.returnPressed.connect(self.save)
        self.column.addLayout(field(self._context.theme, name, made, hint))
        return made

    def _ask(self) -> None:
        self.said.hide()
        self._questions.ask(BusinessOf(self.whose.currentData()), self.show_details, self._context.show_error)

    def show_details(self, details: BusinessDetails) -> None:
        """Fill the fields."""
        self._kept = details
        self.name.setText(details.name)
        self.address.setPlainText("\n".join(details.address))
        self.country.setText(details.country)
        self.tax_number.setText(details.tax_number)
        key = _TAX if details.tax_bp else details.no_tax
        found = self.tax.findData(key)
        self.tax.setCurrentIndex(found if found >= 0 else self.tax.findData(_OTHER))
        self.tax_name.setText(details.tax_name)
        self.rate.setText(rate_text(details.tax_bp) if details.tax_bp else "")
        self.included.setChecked(details.is_tax_included)
        self.reason.setText(details.no_tax if found < 0 else "")
        self.account.setText(details.account)
        self.from_today.setChecked(False)
        self.from_today.setVisible(details.is_known)
        self._follow()

    def _follow(self) -> None:
        is_taxed, is_other = self.tax.currentData() == _TAX, self.tax.currentData() == _OTHER
        self._rate.setVisible(is_taxed)
        self.included.setVisible(is_taxed)
        self.reason.setVisible(is_other)

    def changes(self) -> dict[str, Any]:
        """What stands here. Raises BadInputError."""
        kind = self.tax.currentData()
        return {
            "name": self.name.text(),
            "address": tuple(self.address.toPlainText().splitlines()),
            "country": self.country.text(),
            "tax_number": self.tax_number.text(),
            "tax_name": self.tax_name.text() or (tr("VAT") if kind == _TAX else ""),
            "tax_bp": rate_bp_of(self.rate.text()) if kind == _TAX else 0,
            "is_tax_included": self.included.isChecked(),
            "no_tax": self.reason.text() if kind == _OTHER else "" if kind == _TAX else kind,
            "account": self.account.text(),
        }

    def save(self) -> None:
        """Keep what stands here."""
        try:
            changes = self.changes()
        except BadInputError as error:
            self.said.say_error(error)
            return
        since_ms = now_ms() if self.from_today.isChecked() else None
        self._context.run(SetBusiness(changes, self.whose.currentData(), since_ms), self._saved, self.said.say_error)

    def _saved(self, _result: dict[str, Any]) -> None:
        self.said.say("circle-check", "approved.text", tr("It is kept, and stands on the papers from now on"))


def open_business(context: Context, of: str = "") -> None:
    """Show the pane over the window; ``of`` chooses a counterpart."""

    def show(others: tuple[str, ...]) -> None:
        pane = BusinessPane(context, others, window_of(context)).open_alone()
        pane.whose.setCurrentIndex(max(0, pane.whose.findData(of)))

    context.ask(Counterparts(), show, context.show_error)
