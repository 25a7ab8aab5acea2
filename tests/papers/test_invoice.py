"""The words of an invoice: amounts and dates as each language writes them, and never two that disagree."""

from __future__ import annotations

from dataclasses import replace

import pytest

from studio.domain.business import BusinessDetails
from studio.domain.invoice import Invoice, Payment
from studio.papers.invoice import LANGUAGES, amount_words, date_words, invoice_text, short_date_words

MADE_MS = 1_764_579_600_123  # 1 December 2025
INVOICE = Invoice(
    "SG-4F2A", "4f" * 16, "Late Train", "Lead voice", "Singer", 2, "Ana", "Mira", 123_450, 123_450, 0, "EUR", MADE_MS,
    MADE_MS + 7 * 86_400_000, "ab" * 32, (),
)  # fmt: skip


@pytest.mark.parametrize(
    ("minor", "currency", "english", "german"),
    [
        (123_450, "EUR", "1,234.50 EUR", "1.234,50 EUR"),
        (5, "USD", "0.05 USD", "0,05 USD"),
        (1_234_567, "JPY", "1,234,567 JPY", "1.234.567 JPY"),
        (1_234_567, "KWD", "1,234.567 KWD", "1.234,567 KWD"),
        (-100, "EUR", "−1.00 EUR", "−1,00 EUR"),
    ],
)
def test_amounts(minor, currency, english, german):
    assert [amount_words(minor, currency, language).replace("\xa0", " ") for language in LANGUAGES] == [english, german]


def test_dates_are_those_of_the_zone():
    assert date_words(MADE_MS, "en") == "1 December 2025"
    assert date_words(MADE_MS, "de") == "1. Dezember 2025"
    assert [short_date_words(MADE_MS, language) for language in LANGUAGES] == ["1 Dec 2025", "01.12.2025"]
    assert date_words(MADE_MS, "en", "Pacific/Auckland") == "1 December 2025"
    assert date_words(MADE_MS, "en", "Pacific/Kiritimati") == "1 December 2025"
    assert date_words(MADE_MS - 10 * 3_600_000, "en", "America/New_York") == "30 November 2025"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_paid_in_part_is_still_an_invoice(language):
    part = replace(INVOICE, paid_minor=23_450, payments=(Payment(MADE_MS, 23_450, ""),))
    text = invoice_text(part, language)
    assert text.title in ("Invoice", "Rechnung")
    assert text.sums[-1][1] == amount_words(100_000, "EUR", language)
    assert text.payments[0][1:] == ("", amount_words(23_450, "EUR", language))
    whole = invoice_text(replace(part, paid_minor=123_450), language)
    assert whole.title in ("Receipt", "Quittung")
    assert whole.number == text.number


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_kill_fee_says_what_was_agreed(language):
    fee = replace(INVOICE, amount_minor=30_862, take=0, is_fee=True)
    ((what, note, amount),) = invoice_text(fee, language).lines
    assert ("Kill fee" in what, "Ausfallhonorar" in what) == (language == "en", language == "de")
    assert amount_words(123_450, "EUR", language) in note
    assert amount == amount_words(30_862, "EUR", language)


@pytest.mark.parametrize(
    ("details", "english", "german"),
    [
        (BusinessDetails(no_tax="small-business"), "small business", "Kleinunternehmer"),
        (BusinessDetails(no_tax="reverse-charge"), "the recipient owes the tax", "Leistungsempfängers"),
        (BusinessDetails(no_tax="Outside the scope"), "Outside the scope", "Outside the scope"),
        (BusinessDetails(tax_name="VAT", tax_bp=810), "The agreed price includes VAT", "enthält USt."),
        (BusinessDetails(tax_name="GST", tax_bp=500, is_tax_included=False), "GST is added", "GST kommt"),
        (BusinessDetails(), "No tax is computed here", "Steuern sind nicht berechnet"),
    ],
)
def test_every_invoice_says_what_of_tax(details, english, german):
    for language, words in zip(LANGUAGES, (english, german), strict=True):
        text = invoice_text(replace(INVOICE, from_details=details), language)
        assert sum(words in note for note in text.notes) == 1
        assert (len(text.sums) == 5) == bool(details.tax_bp)
