"""Business details for invoices: name, address, tax number, and the tax or the reason for none. Kept privately in a home.

Amounts are integer minor units. Tax is worked out once on an invoice's total and rounded half up to one minor unit, never by
line; a statement adds up invoices that were rounded so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from studio.domain.errors import BadInputError
from studio.domain.money import FULL_BP

LINES_MOST, TEXT_MOST, NUMBER_MOST = 6, 200, 60
SMALL_BUSINESS, REVERSE_CHARGE = "small-business", "reverse-charge"
NO_TAX_REASONS = (SMALL_BUSINESS, REVERSE_CHARGE)
"""Reasons for no tax that papers have words for in both languages; any other text is printed as it is."""


@dataclass(frozen=True, slots=True)
class BusinessDetails:
    """What stands on invoices of one person. ``tax_bp`` are basis points (1900 is 19 %); ``is_tax_included``: the agreed price
    holds the tax already, else it is added to it. ``no_tax`` is why there is none: a reason of ``NO_TAX_REASONS`` or a text.
    ``country`` is ISO 3166 with two letters. ``account`` says where to pay.
    """

    name: str = ""
    address: tuple[str, ...] = ()
    country: str = ""
    tax_number: str = ""
    tax_name: str = ""
    tax_bp: int = 0
    is_tax_included: bool = True
    no_tax: str = ""
    account: str = ""

    @property
    def is_known(self) -> bool:
        """Whether anything is set."""
        return self != NO_DETAILS


NO_DETAILS = BusinessDetails()


def checked(details: BusinessDetails) -> BusinessDetails:
    """The details with their texts in order. Raises BadInputError."""
    lines = tuple(" ".join(line.split())[:TEXT_MOST] for line in details.address if line.strip())
    country = details.country.strip().upper()
    if len(lines) > LINES_MOST:
        raise BadInputError(
            f"An address has at most {LINES_MOST} lines.", subject=lines[0], what_to_do="Put several into one line."
        )
    if country and not (len(country) == 2 and country.isascii() and country.isalpha()):
        raise BadInputError(
            f"“{details.country}” is no code of a country.",
            subject=details.country,
            what_to_do="Give two letters, as DE.",
        )
    if not 0 <= details.tax_bp < FULL_BP:
        raise BadInputError(
            "A tax rate is from 0 to below 100 %.",
            subject=str(details.tax_bp / 100),
            what_to_do="Give one such as 19 or 8.1.",
        )
    tax_name, no_tax = " ".join(details.tax_name.split())[:NUMBER_MOST], " ".join(details.no_tax.split())[:TEXT_MOST]
    if details.tax_bp and no_tax:
        raise BadInputError(
            "There is a tax rate and a reason for no tax.", subject=no_tax, what_to_do="Give one of the two."
        )
    if details.tax_bp and not tax_name:
        raise BadInputError("A tax needs a name.", subject="tax", what_to_do="Give one, such as VAT.")
    return replace(
        details,
        name=" ".join(details.name.split())[:TEXT_MOST],
        address=lines,
        country=country,
        tax_number=" ".join(details.tax_number.split())[:NUMBER_MOST],
        tax_name=tax_name,
        no_tax=no_tax,
        account=details.account.strip()[:TEXT_MOST],
    )


def rate_bp_of(text: str) -> int:
    """``19``, ``8.1`` or ``8,1 %`` as basis points. Raises BadInputError for anything else."""
    whole, _, part = text.strip().removesuffix("%").strip().replace(",", ".").partition(".")
    if not (
        whole.isascii() and whole.isdigit() and len(whole) <= 2 and len(part) <= 2 and (part.isdigit() or not part)
    ):
        raise BadInputError(
            f"“{text}” is no tax rate.",
            subject=text,
            what_to_do="Give per cent, two digits after the point at most: 19 or 8.1.",
        )
    return int(whole) * 100 + int(part.ljust(2, "0") or 0)


def rate_text(rate_bp: int, point: str = ".") -> str:
    """``19`` or ``8.1``: basis points as per cent, no more digits than needed."""
    whole, part = divmod(rate_bp, 100)
    return f"{whole}{point}{part:02d}".rstrip("0") if part else str(whole)


@dataclass(frozen=True, slots=True)
class TaxedAmount:
    """An amount without tax, the tax, and both together, in minor units; net + tax = gross always."""

    net_minor: int
    tax_minor: int

    @property
    def gross_minor(self) -> int:
        """What is to be paid."""
        return self.net_minor + self.tax_minor


def taxed(amount_minor: int, details: BusinessDetails) -> TaxedAmount:
    """The agreed amount of one invoice with its tax, rounded half up once on that total."""
    rate = details.tax_bp
    if details.is_tax_included:
        tax = _half_up(amount_minor * rate, FULL_BP + rate)
        return TaxedAmount(amount_minor - tax, tax)
    return TaxedAmount(amount_minor, _half_up(amount_minor * rate, FULL_BP))


def _half_up(numerator: int, denominator: int) -> int:
    return (2 * numerator + denominator) // (2 * denominator)
