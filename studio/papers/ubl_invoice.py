"""An invoice for machines: UBL 2.1 (ISO/IEC 19845) as EN 16931 asks for it. Amounts are exact decimals made of integer minor units.

What the standard asks for and this home does not know is named and refused, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

from studio.domain.business import NO_TAX_REASONS, REVERSE_CHARGE, BusinessDetails, rate_text
from studio.domain.errors import BadInputError, RefusedError
from studio.domain.invoice import Invoice
from studio.domain.money import currency_digits
from studio.papers.invoice import call_words, reason_words

_ROOT = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
_CAC = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
_CBC = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
_SPECIFICATION = "urn:cen.eu:en16931:2017"
_COMMERCIAL_INVOICE = "380"
_TRANSFER, _UNDEFINED = "30", "1"
_ONE, _MINUTE = "C62", "MIN"
"""Units of UN/ECE recommendation 20."""
_DIGITS = 2
"""How many digits after the point EN 16931 has room for."""
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class _Line:
    name: str
    note: str
    quantity: int
    unit: str
    price_minor: int

    @property
    def net_minor(self) -> int:
        return self.quantity * self.price_minor


def ubl_invoice(invoice: Invoice, language: str, note: str = "") -> bytes:
    """The document, in UTF-8. Raises RefusedError where something is missing that the standard asks for, BadInputError for amounts that it has no room for."""
    category = _category(invoice.from_details)
    _refuse_incomplete(invoice, category)
    return _Writer(invoice, language, category, note).written()


def _category(details: BusinessDetails) -> str:
    """Of UN/CEFACT 5305: standard rate, reverse charge, exempt; empty where nothing is known of tax."""
    if details.tax_bp:
        return "S"
    return "" if not details.no_tax else "AE" if details.no_tax == REVERSE_CHARGE else "E"


def _refuse_incomplete(invoice: Invoice, category: str) -> None:
    payee, payer = invoice.from_details, invoice.to_details
    checks = (
        (bool(category), f"the tax of {invoice.payee}, or why there is none"),
        (bool(payee.country), f"the country of {invoice.payee}"),
        (bool(payee.tax_number), f"the tax number of {invoice.payee}"),
        (bool(payer.country), f"the country of {invoice.payer}"),
        (bool(payer.tax_number) or category != "AE", f"the tax number of {invoice.payer}, who owes the tax"),
    )
    missing = [words for is_there, words in checks if not is_there]
    if missing:
        raise RefusedError(
            f"An invoice for machines needs more than is known: {', '.join(missing)}.",
            subject=invoice.number,
            what_to_do="Add it under Money, business details, or by `segue business set` (with --of NAME for the other side).",
            code="invoice_incomplete",
        )
    if category != "S" and invoice.taxed.tax_minor:
        raise RefusedError(
            "A tax was recorded with a payment, and the business details say that there is none.",
            subject=invoice.number,
            what_to_do="Correct the business details.",
            code="invoice_contradicts",
        )


class _Writer:
    def __init__(self, invoice: Invoice, language: str, category: str, note: str) -> None:
        self._invoice, self._language, self._category, self._note = invoice, language, category, note
        self._root = ET.Element(f"{{{_ROOT}}}Invoice")

    def written(self) -> bytes:
        invoice, root = self._invoice, self._root
        _add(root, "CustomizationID", _SPECIFICATION)
        _add(root, "ID", invoice.number)
        _add(root, "IssueDate", _day(invoice.made_ms))
        _add(root, "DueDate", _day(invoice.due_ms))
        _add(root, "InvoiceTypeCode", _COMMERCIAL_INVOICE)
        words = (self._note.strip(), f"Signed terms: {invoice.terms_hash}")
        _add(root, "Note", "\n".join(one for one in words if one))
        _add(root, "DocumentCurrencyCode", invoice.currency)
        self._party("AccountingSupplierParty", invoice.payee, invoice.from_details)
        self._party("AccountingCustomerParty", invoice.payer, invoice.to_details)
        self._payment()
        self._tax()
        self._totals()
        for number, line in enumerate(self._lines(), 1):
            self._line(number, line)
        for prefix, uri in (("ubl", _ROOT), ("cac", _CAC), ("cbc", _CBC)):
            ET.register_namespace(prefix, uri)
        ET.indent(root)
        body: bytes = ET.tostring(root, encoding="utf-8")
        return b"<?xml version='1.0' encoding='UTF-8'?>\n" + body + b"\n"

    def _party(self, role: str, name: str, details: BusinessDetails) -> None:
        party = _sub(_sub(self._root, role), "Party")
        number, is_vat = _vat_number(details)
        if number and not is_vat:
            _add(_sub(party, "PartyIdentification"), "ID", number)
        if details.name and details.name != name:
            _add(_sub(party, "PartyName"), "Name", name)
        address = _sub(party, "PostalAddress")
        for field, line in zip(("StreetName", "AdditionalStreetName"), details.address, strict=False):
            _add(address, field, line)
        if details.address[2:]:
            _add(_sub(address, "AddressLine"), "Line", ", ".join(details.address[2:]))
        _add(_sub(address, "Country"), "IdentificationCode", details.country)
        if details.tax_number:
            scheme = _sub(party, "PartyTaxScheme")
            _add(scheme, "CompanyID", number)
            _add(_sub(scheme, "TaxScheme"), "ID", "VAT" if is_vat else "FC")
        _add(_sub(party, "PartyLegalEntity"), "RegistrationName", details.name or name)

    def _payment(self) -> None:
        account = self._invoice.from_details.account
        iban = account.replace(" ", "").upper()
        means = _sub(self._root, "PaymentMeans")
        _add(means, "PaymentMeansCode", _TRANSFER if _is_iban(iban) else _UNDEFINED)
        _add(means, "PaymentID", self._invoice.number)
        if _is_iban(iban):
            _add(_sub(means, "PayeeFinancialAccount"), "ID", iban)
        elif account:
            _add(_sub(self._root, "PaymentTerms"), "Note", account)

    def _tax(self) -> None:
        taxed = self._invoice.taxed
        total = _sub(self._root, "TaxTotal")
        self._amount(total, "TaxAmount", taxed.tax_minor)
        part = _sub(total, "TaxSubtotal")
        self._amount(part, "TaxableAmount", taxed.net_minor)
        self._amount(part, "TaxAmount", taxed.tax_minor)
        self._tax_category(_sub(part, "TaxCategory"), has_reason=True)

    def _tax_category(self, element: ET.Element, *, has_reason: bool = False) -> None:
        details = self._invoice.from_details
        _add(element, "ID", self._category)
        _add(element, "Percent", rate_text(details.tax_bp))
        if has_reason and self._category != "S":
            is_known = details.no_tax in NO_TAX_REASONS
            _add(
                element,
                "TaxExemptionReason",
                reason_words(details.no_tax, self._language) if is_known else details.no_tax,
            )
        _add(_sub(element, "TaxScheme"), "ID", "VAT")

    def _totals(self) -> None:
        invoice, taxed = self._invoice, self._invoice.taxed
        totals = _sub(self._root, "LegalMonetaryTotal")
        self._amount(totals, "LineExtensionAmount", taxed.net_minor)
        self._amount(totals, "TaxExclusiveAmount", taxed.net_minor)
        self._amount(totals, "TaxInclusiveAmount", taxed.gross_minor)
        self._amount(totals, "PrepaidAmount", invoice.paid_minor)
        self._amount(totals, "PayableAmount", taxed.gross_minor - invoice.paid_minor)

    def _lines(self) -> Iterator[_Line]:
        """One for the work; of a call the minutes with their rate, where that is without tax, and paid changes beside them."""
        invoice, call = self._invoice, self._invoice.call
        name = f"{invoice.role}: {invoice.stage}" if invoice.role else invoice.stage
        note = (
            invoice.production
            if call is None
            else f"{invoice.production}; {call_words(call, invoice.currency, self._language)}"
        )
        if call is None or not call.billed_min or invoice.taxed.net_minor != call.amount_minor:
            yield _Line(name, note, 1, _ONE, invoice.taxed.net_minor)
            return
        yield _Line(name, note, call.billed_min, _MINUTE, call.rate_minor)
        if call.extra_minor:
            yield _Line(f"{name} +", invoice.production, 1, _ONE, call.extra_minor)

    def _line(self, number: int, line: _Line) -> None:
        element = _sub(self._root, "InvoiceLine")
        _add(element, "ID", str(number))
        _add(element, "InvoicedQuantity", str(line.quantity)).set("unitCode", line.unit)
        self._amount(element, "LineExtensionAmount", line.net_minor)
        item = _sub(element, "Item")
        _add(item, "Description", line.note)
        _add(item, "Name", line.name)
        self._tax_category(_sub(item, "ClassifiedTaxCategory"))
        self._amount(_sub(element, "Price"), "PriceAmount", line.price_minor)

    def _amount(self, parent: ET.Element, name: str, minor: int) -> None:
        _add(parent, name, exact(minor, self._invoice.currency)).set("currencyID", self._invoice.currency)


def exact(minor: int, currency: str) -> str:
    """``60.00``: minor units as a decimal, with the digits of the currency, two at most. Raises BadInputError for one that needs more."""
    digits = currency_digits(currency)
    sign, amount = ("-" if minor < 0 else ""), abs(minor)
    if digits > _DIGITS:
        amount, rest = divmod(amount, 10 ** (digits - _DIGITS))
        if rest:
            raise BadInputError(
                f"An invoice for machines has {_DIGITS} digits after the point, and this amount in {currency} has {digits}.",
                subject=currency,
                what_to_do="Use the PDF.",
                code="bad_amount",
            )
        digits = _DIGITS
    if not digits:
        return f"{sign}{amount}"
    whole, part = divmod(amount, 10**digits)
    return f"{sign}{whole}.{part:0{digits}d}"


def _sub(parent: ET.Element, name: str) -> ET.Element:
    return ET.SubElement(parent, f"{{{_CAC}}}{name}")


def _add(parent: ET.Element, name: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, f"{{{_CBC}}}{name}")
    element.text = _ILLEGAL.sub("", text)
    return element


def _day(at_ms: int) -> str:
    return datetime.fromtimestamp(at_ms / 1000, UTC).strftime("%Y-%m-%d")


def _vat_number(details: BusinessDetails) -> tuple[str, bool]:
    """A tax number, and whether it is one of VAT: that begins with the country (Greece with EL)."""
    number = re.sub(r"[\s.\-/]", "", details.tax_number).upper()
    is_vat = (
        bool(details.country)
        and number.startswith(("EL", "GR") if details.country == "GR" else details.country)
        and number[2:].isalnum()
    )
    return (number, True) if is_vat else (details.tax_number, False)


def _is_iban(text: str) -> bool:
    """Whether the check digits are right (ISO 13616: the rest of a division by 97 is 1)."""
    if not re.fullmatch(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}", text):
        return False
    return int("".join(str(int(one, 36)) for one in text[4:] + text[:4])) % 97 == 1
