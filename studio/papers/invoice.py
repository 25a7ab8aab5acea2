"""The words of an invoice or a receipt, in English or German. Amounts and dates as they are written in that language."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from studio.domain.business import NO_TAX_REASONS, BusinessDetails, rate_text
from studio.domain.call_rate import CallRate
from studio.domain.invoice import Invoice, InvoiceText
from studio.domain.money import currency_digits
from studio.domain.receipts import Receipt
from studio.domain.role_words import role_in

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
        "with_tip": "with a tip of {amount}",
        "open": "Not confirmed by {name} yet",
        "confirmed": "Confirmed by {name} on {date}",
        "contradicted": "{name} says that {amount} has come ({date})",
        "minutes": "{minutes} min at {rate}",
        "minimum": "{billed} min at {rate} ({minutes} min, rounded; the least is {least}, the most {most})",
        "extra": "paid changes: {amount}",
        "tip": "Tip, beside the total",
        "recorded_tax": "Tax, as the payer recorded it",
        "total": "Total",
        "paid": "Paid",
        "due": "Due",
        "tax_number": "Tax number: {number}",
        "net": "Net",
        "tax_line": "{name} {rate} %",
        "included": "The agreed price includes {name}.",
        "added": "{name} is added to the agreed price.",
        "rounding": "{name} is worked out on the total of this invoice and rounded half up to the smallest unit.",
        "small-business": "No tax is charged: small business.",
        "reverse-charge": "Reverse charge: the recipient owes the tax.",
        "account": "Payable to: {account}",
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
        "with_tip": "mit {amount} Trinkgeld",
        "open": "Von {name} noch nicht bestätigt",
        "confirmed": "Von {name} bestätigt am {date}",
        "contradicted": "Laut {name} sind {amount} angekommen ({date})",
        "minutes": "{minutes} Min. zu {rate}",
        "minimum": "{billed} Min. zu {rate} ({minutes} Min., gerundet; mindestens {least}, höchstens {most})",
        "extra": "bezahlte Änderungen: {amount}",
        "tip": "Trinkgeld, neben der Summe",
        "recorded_tax": "Steuer, wie vom Zahlenden festgehalten",
        "total": "Summe",
        "paid": "Bezahlt",
        "due": "Offen",
        "tax_number": "Steuernummer: {number}",
        "net": "Netto",
        "tax_line": "{name} {rate} %",
        "included": "Der vereinbarte Preis enthält {name}.",
        "added": "{name} kommt zum vereinbarten Preis hinzu.",
        "rounding": "{name} ist auf die Summe dieser Rechnung berechnet und kaufmännisch auf die kleinste Einheit gerundet.",
        "small-business": "Es wird keine Steuer berechnet: Kleinunternehmerregelung.",
        "reverse-charge": "Steuerschuldnerschaft des Leistungsempfängers (Reverse Charge).",
        "account": "Zahlbar an: {account}",
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


def short_date_words(at_ms: int, language: str) -> str:
    """``30 Nov 2026``, in German ``30.11.2026``: a day of UTC where there is little room."""
    at = datetime.fromtimestamp(at_ms / 1000, UTC)
    return f"{at:%d.%m.%Y}" if language == "de" else f"{at.day} {_MONTHS['en'][at.month - 1][:3]} {at.year}"


_TAX_NAMES = {"vat": ("VAT", "USt."), "ust": ("VAT", "USt."), "ust.": ("VAT", "USt."), "mwst.": ("VAT", "MwSt.")}


def tax_name(details: BusinessDetails, language: str) -> str:
    """The tax as it is called in that language, where it has a name in both; else as it was given."""
    names = _TAX_NAMES.get(details.tax_name.casefold(), (details.tax_name, details.tax_name))
    return names[LANGUAGES.index(language)]


def reason_words(reason: str, language: str) -> str:
    """Why there is no tax, of the reasons that have words in both languages."""
    return _WORDS[language][reason]


def _party_lines(details: BusinessDetails, words: dict[str, str]) -> str:
    lines = [*details.address, *([details.country] if details.country else [])]
    return "\n".join([*lines, *([words["tax_number"].format(number=details.tax_number)] if details.tax_number else [])])


def _tax_notes(invoice: Invoice, words: dict[str, str], language: str) -> list[str]:
    """What an invoice says of tax, in sentences."""
    details = invoice.from_details
    notes = []
    if details.tax_bp:
        name = tax_name(details, language)
        notes.append(words["included" if details.is_tax_included else "added"].format(name=name))
        notes.append(words["rounding"].format(name=name))
    elif details.no_tax:
        notes.append(words.get(details.no_tax, details.no_tax) if details.no_tax in NO_TAX_REASONS else details.no_tax)
    else:
        notes.append(words["tax"])
    return notes


def receipt_words(receipt: Receipt, name: str, currency: str, language: str, zone: str = "UTC") -> str:
    """What the payee says of a payment, in a line."""
    words, at = _WORDS[language], date_words(receipt.at_ms, language, zone)
    amount = amount_words(receipt.received_minor, currency, language)
    return words[receipt.word.value].format(name=name, date=at, amount=amount)


def call_words(call: CallRate, currency: str, language: str) -> str:
    """``47 min at 1.20 EUR``, with how it was rounded where it was."""
    words = _WORDS[language]
    rate = amount_words(call.rate_minor, currency, language)
    kind = "minutes" if call.billed_min == call.minutes else "minimum"
    told = words[kind].format(
        minutes=call.minutes, billed=call.billed_min, rate=rate, least=call.least_min, most=call.most_min
    )
    extra = words["extra"].format(amount=amount_words(call.extra_minor, currency, language))
    return f"{told}; {extra}" if call.extra_minor else told


def invoice_text(invoice: Invoice, language: str, zone: str = "UTC", note: str = "") -> InvoiceText:
    """An invoice in words. ``note`` is printed first among the notes."""
    words = _WORDS[language]

    def money(minor: int) -> str:
        return amount_words(minor, invoice.currency, language)

    def day(at_ms: int) -> str:
        return date_words(at_ms, language, zone)

    def said(receipt: Receipt) -> str:
        return receipt_words(receipt, invoice.payee, invoice.currency, language, zone)

    payee, payer = invoice.from_details, invoice.to_details
    taxes: list[tuple[str, str]] = []
    if payee.tax_bp:
        rate = rate_text(payee.tax_bp, "," if language == "de" else ".")
        tax = words["tax_line"].format(name=tax_name(payee, language), rate=rate)
        taxes = [(words["net"], money(invoice.taxed.net_minor)), (tax, money(invoice.taxed.tax_minor))]
    elif invoice.taxed.tax_minor:
        recorded = words["recorded_tax"]
        taxes = [(words["net"], money(invoice.taxed.net_minor)), (recorded, money(invoice.taxed.tax_minor))]
    what = {
        "role": role_in(invoice.role, language),
        "stage": invoice.stage,
        "take": invoice.take,
        "date": day(invoice.made_ms),
    }
    what["price"] = money(invoice.price_minor)
    line = ("fee", "cancelled") if invoice.is_fee else ("work", "approved")
    below = [words[line[1]].format(**what)]
    if invoice.call is not None:
        below.insert(0, call_words(invoice.call, invoice.currency, language))
    facts = [(words["number"], invoice.number), (words["date"], day(invoice.made_ms))]
    if not invoice.is_receipt:
        facts.append((words["due_by"], day(invoice.due_ms)))
    elif invoice.payments:
        facts.append((words["paid_on"], day(invoice.payments[-1].at_ms)))
    facts.append((words["production"], invoice.production))
    payments = tuple(
        (
            words["payment"].format(date=day(one.at_ms)),
            "\n".join(
                [
                    *([words["reference"].format(reference=one.reference)] if one.reference else []),
                    *([words["with_tip"].format(amount=money(one.tip_minor))] if one.tip_minor else []),
                    *([said(one.receipt)] if one.receipt is not None else []),
                ]
            ),
            money(one.amount_minor),
        )
        for one in invoice.payments
    )
    return InvoiceText(
        title=words["receipt" if invoice.is_receipt else "invoice"],
        number=invoice.number,
        parties=(
            (words["payee"], payee.name or invoice.payee, _party_lines(payee, words)),
            (words["payer"], payer.name or invoice.payer, _party_lines(payer, words)),
        ),
        facts=tuple(facts),
        lines=((words[line[0]].format(**what), "\n".join(below), money(invoice.amount_minor)),),
        payments_title=words["payments"] if payments else "",
        payments=payments,
        sums=(
            *taxes,
            (words["total"], money(invoice.total_minor)),
            (words["paid"], money(invoice.paid_minor)),
            *([(words["tip"], money(invoice.tip_minor))] if invoice.tip_minor else []),
            (words["due"], money(invoice.due_minor)),
        ),
        notes=(
            *([note.strip()] if note.strip() else []),
            *([words["account"].format(account=payee.account)] if payee.account else []),
            *_tax_notes(invoice, words, language),
            words["terms"].format(hash=invoice.terms_hash),
            words["segue"],
        ),
    )
