"""The words of an invoice or a receipt, in English or German. Amounts and dates as they are written in that language."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from studio.domain.invoice import Invoice, InvoiceText
from studio.domain.money import currency_digits

LANGUAGES = ("en", "de")
_MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "de": [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
}
_WORDS = {
    "en": {
        "invoice": "Invoice",
        "receipt": "Receipt",
        "payee": "From",
        "payer": "To",
        "number": "Number",
        "date": "Date",
        "due_by": "Due by",
        "paid_on": "Paid on",
        "production": "Production",
        "work": "{role}: {stage}",
        "approved": "Take {take}, approved on {date}",
        "fee": "Kill fee, {role}: {stage}",
        "cancelled": "Cancelled on {date}; agreed price {price}",
        "payments": "Recorded payments",
        "payment": "Payment on {date}",
        "reference": "Reference: {reference}",
        "total": "Total",
        "paid": "Paid",
        "due": "Due",
        "terms": "Made from terms that both sides have signed:\n{hash}",
        "segue": "Segue moves no money: payments are as the payer recorded them.",
        "tax": "No tax is computed here. Where the law asks for addresses, tax numbers or VAT, they have to be added.",
    },
    "de": {
        "invoice": "Rechnung",
        "receipt": "Quittung",
        "payee": "Von",
        "payer": "An",
        "number": "Nummer",
        "date": "Datum",
        "due_by": "Fällig am",
        "paid_on": "Bezahlt am",
        "production": "Produktion",
        "work": "{role}: {stage}",
        "approved": "Take {take}, abgenommen am {date}",
        "fee": "Ausfallhonorar, {role}: {stage}",
        "cancelled": "Abgesagt am {date}; vereinbarter Preis {price}",
        "payments": "Festgehaltene Zahlungen",
        "payment": "Zahlung am {date}",
        "reference": "Verwendungszweck: {reference}",
        "total": "Summe",
        "paid": "Bezahlt",
        "due": "Offen",
        "terms": "Erstellt aus den Bedingungen, die beide Seiten unterschrieben haben:\n{hash}",
        "segue": "Segue bewegt kein Geld: Zahlungen stehen hier so, wie der Zahlende sie festgehalten hat.",
        "tax": "Steuern sind nicht berechnet. Wo das Gesetz Anschriften, Steuernummern oder "
        "Umsatzsteuer verlangt, sind sie zu ergänzen.",
    },
}


def amount_words(minor: int, currency: str, language: str) -> str:
    """``123450`` EUR as ``1,234.50 EUR``, in German ``1.234,50 EUR``."""
    digits = currency_digits(currency)
    whole, cents = divmod(abs(minor), 10**digits)
    text = f"{whole:,}" + (f".{cents:0{digits}d}" if digits else "")
    if language == "de":
        text = text.translate(str.maketrans(",.", ".,"))
    return f"{'−' if minor < 0 else ''}{text}\u00a0{currency}"


def date_words(at_ms: int, language: str, zone: str = "UTC") -> str:
    """``30 November 2026``, in German ``30. November 2026``."""
    at = datetime.fromtimestamp(at_ms / 1000, UTC).astimezone(ZoneInfo(zone))
    return f"{at.day}{'.' if language == 'de' else ''} {_MONTHS[language][at.month - 1]} {at.year}"


def invoice_text(invoice: Invoice, language: str, zone: str = "UTC", note: str = "") -> InvoiceText:
    """An invoice in words. ``note`` is printed first among the notes: an address, a tax number, a bank account."""
    words = _WORDS[language]

    def money(minor: int) -> str:
        return amount_words(minor, invoice.currency, language)

    def day(at_ms: int) -> str:
        return date_words(at_ms, language, zone)

    what = {"role": invoice.role, "stage": invoice.stage, "take": invoice.take, "date": day(invoice.made_ms)}
    what["price"] = money(invoice.price_minor)
    line = ("fee", "cancelled") if invoice.is_fee else ("work", "approved")
    facts = [(words["number"], invoice.number), (words["date"], day(invoice.made_ms))]
    if not invoice.is_receipt:
        facts.append((words["due_by"], day(invoice.due_ms)))
    elif invoice.payments:
        facts.append((words["paid_on"], day(invoice.payments[-1].at_ms)))
    facts.append((words["production"], invoice.production))
    payments = tuple(
        (
            words["payment"].format(date=day(one.at_ms)),
            words["reference"].format(reference=one.reference) if one.reference else "",
            money(one.amount_minor),
        )
        for one in invoice.payments
    )
    return InvoiceText(
        title=words["receipt" if invoice.is_receipt else "invoice"],
        number=invoice.number,
        parties=((words["payee"], invoice.payee), (words["payer"], invoice.payer)),
        facts=tuple(facts),
        lines=((words[line[0]].format(**what), words[line[1]].format(**what), money(invoice.amount_minor)),),
        payments_title=words["payments"] if payments else "",
        payments=payments,
        sums=(
            (words["total"], money(invoice.amount_minor)),
            (words["paid"], money(invoice.paid_minor)),
            (words["due"], money(invoice.due_minor)),
        ),
        notes=(
            *([note.strip()] if note.strip() else []),
            words["terms"].format(hash=invoice.terms_hash),
            words["segue"],
            words["tax"],
        ),
    )
