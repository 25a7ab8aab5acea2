"""A statement as a paper in English or German, and as CSV."""

from __future__ import annotations

from collections.abc import Mapping

from studio.domain.document import Cell, Column, Document, Table
from studio.domain.instants import iso_utc
from studio.domain.money import format_money
from studio.domain.statement import Charge, Statement, StatementPart
from studio.papers.cells import csv_bytes
from studio.papers.invoice import amount_words, date_words, receipt_words, short_date_words

_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "title": "Statement",
        "between": "{me} and {other}",
        "period": "Period",
        "from": "From",
        "to": "To",
        "begin": "the beginning",
        "span": "{first} to {last}",
        "part": "What {payer} owes {payee}, in {currency}",
        "opening": "Open at the beginning",
        "agreed": "Agreed in this period, earned yet or not: {amount}",
        "owed": "Became owed",
        "paid": "Recorded as paid",
        "closing": "Open at the end",
        "date": "Date",
        "what": "What",
        "charge": "Owed",
        "payment": "Paid",
        "balance": "Open",
        "work": "{stage}, {production}",
        "fee": "Kill fee: {stage}, {production}",
        "pay": "Payment for {stage}, {production}",
        "reference": "Reference: {reference}",
        "with_tip": "and a tip of {amount}",
        "tips": "Tips beside it: {amount}",
        "nothing": "Nothing became owed and nothing was paid in this period.",
        "rule": "Amounts are those of the invoices, each with its tax rounded on its own total; they are only added up here.",
        "segue": "Segue moves no money: payments are as the payer recorded them. Days are those of UTC.",
        "page": "Page {page} of {pages}",
    },
    "de": {
        "title": "Saldenübersicht",
        "between": "{me} und {other}",
        "period": "Zeitraum",
        "from": "Von",
        "to": "An",
        "begin": "Beginn",
        "span": "{first} bis {last}",
        "part": "Was {payer} an {payee} schuldet, in {currency}",
        "opening": "Offen zu Beginn",
        "agreed": "In diesem Zeitraum vereinbart, verdient oder noch nicht: {amount}",
        "owed": "Fällig geworden",
        "paid": "Als bezahlt festgehalten",
        "closing": "Offen am Ende",
        "date": "Datum",
        "what": "Was",
        "charge": "Geschuldet",
        "payment": "Bezahlt",
        "balance": "Offen",
        "work": "{stage}, {production}",
        "fee": "Ausfallhonorar: {stage}, {production}",
        "pay": "Zahlung für {stage}, {production}",
        "reference": "Verwendungszweck: {reference}",
        "with_tip": "und {amount} Trinkgeld",
        "tips": "Dazu Trinkgeld: {amount}",
        "nothing": "In diesem Zeitraum wurde nichts fällig und nichts bezahlt.",
        "rule": "Die Beträge sind die der Rechnungen, jede mit der auf ihre eigene Summe gerundeten Steuer; hier werden sie nur addiert.",
        "segue": "Segue bewegt kein Geld: Zahlungen stehen hier so, wie der Zahlende sie festgehalten hat. Tage sind die der UTC.",
        "page": "Seite {page} von {pages}",
    },
}
_HEAD = (
    "date_utc",
    "direction",
    "kind",
    "invoice",
    "production",
    "stage",
    "reference",
    "owed",
    "paid",
    "open",
    "currency",
    "tip",
    "received",
    "received_utc",
)


def statement_document(statement: Statement, language: str) -> Document:
    """The paper: a table of sums and one of lines for each direction and currency."""
    words = _WORDS[language]
    first = date_words(statement.from_ms, language) if statement.from_ms else words["begin"]
    span = words["span"].format(first=first, last=date_words(statement.until_ms, language))
    tables = [table for part in statement.parts for table in _tables(part, words, language)]
    return Document(
        title=words["title"],
        subtitle=words["between"].format(me=statement.me, other=statement.other),
        facts=((words["period"], span),),
        tables=tuple(tables),
        notes=(words["rule"], words["segue"]),
        page_words=words["page"],
    )


def _tables(part: StatementPart, words: Mapping[str, str], language: str) -> list[Table]:
    def money(minor: int) -> str:
        return amount_words(minor, part.currency, language)

    agreed = words["agreed"].format(amount=money(part.agreed_minor))
    sums = (
        (Cell(words["opening"]), Cell(money(part.opening_minor))),
        (Cell(words["owed"], agreed), Cell(money(part.owed_minor))),
        (
            Cell(words["paid"], words["tips"].format(amount=money(part.tip_minor)) if part.tip_minor else ""),
            Cell(money(-part.paid_minor)),
        ),
    )
    title = words["part"].format(payer=part.payer, payee=part.payee, currency=part.currency)
    columns = (Column("", 5), Column("", 2, is_number=True))
    found = [Table(title, columns, sums, (words["closing"], money(part.closing_minor)))]
    rows = tuple(
        (
            Cell(short_date_words(line.charge.at_ms, language)),
            _what(line.charge, part.payee, words, language),
            Cell("" if line.charge.is_payment else _bare(line.charge.amount_minor, part.currency, language)),
            Cell(_bare(line.charge.amount_minor, part.currency, language) if line.charge.is_payment else ""),
            Cell(_bare(line.open_minor, part.currency, language)),
        )
        for line in part.lines
    )
    if not rows:
        return [*found, Table("", (Column(words["nothing"], 1),), ())]
    heads = (
        Column(words["date"], 4),
        Column(words["what"], 8),
        Column(words["charge"], 4, is_number=True),
        Column(words["payment"], 4, is_number=True),
        Column(words["balance"], 4, is_number=True),
    )
    return [*found, Table("", heads, rows)]


def _bare(minor: int, currency: str, language: str) -> str:
    """An amount without its currency, which the table names above."""
    return amount_words(minor, currency, language).rpartition("\u00a0")[0]


def _own(text: str) -> str:
    """A name that keeps its own direction among words of another."""
    return f"\u2068{text}\u2069"


def _what(charge: Charge, payee: str, words: Mapping[str, str], language: str) -> Cell:
    kind = "pay" if charge.is_payment else "fee" if charge.is_fee else "work"
    note = words["reference"].format(reference=_own(charge.reference)) if charge.reference else charge.number
    if charge.tip_minor:
        tip = amount_words(charge.tip_minor, charge.currency, language)
        note = f"{note}, {words['with_tip'].format(amount=tip)}"
    if charge.receipt is not None:
        note = f"{note}\n{receipt_words(charge.receipt, _own(payee), charge.currency, language)}"
    return Cell(words[kind].format(stage=_own(charge.stage), production=_own(charge.production)), note)


def statement_csv(statement: Statement) -> bytes:
    """Opening, lines and closing of each part, amounts with a point and all digits of their currency."""
    rows: list[tuple[object, ...]] = []
    for part in statement.parts:
        rows.append(_row(part, "opening", statement.from_ms, part.opening_minor))
        rows += [_row(part, _kind(line.charge), line.charge.at_ms, line.open_minor, line.charge) for line in part.lines]
        rows.append(_row(part, "closing", statement.until_ms, part.closing_minor))
    return csv_bytes(_HEAD, rows)


def _kind(charge: Charge) -> str:
    return "payment" if charge.is_payment else "kill fee" if charge.is_fee else "invoice"


def _row(
    part: StatementPart, kind: str, at_ms: int, open_minor: int, charge: Charge | None = None
) -> tuple[object, ...]:
    about = ("", "", "", "") if charge is None else (charge.number, charge.production, charge.stage, charge.reference)
    amount = _plain(charge.amount_minor, part.currency) if charge is not None else ""
    is_payment = charge is not None and charge.is_payment
    direction = "owed to you" if part.is_payee else "owed by you"
    amounts = ("", amount) if is_payment else (amount, "")
    tip = _plain(charge.tip_minor, part.currency) if is_payment and charge is not None else ""
    open_ = _plain(open_minor, part.currency)
    receipt = charge.receipt if charge is not None else None
    has_word = receipt is not None and receipt.at_ms
    came = (
        (_plain(receipt.received_minor, part.currency), iso_utc(receipt.at_ms)[:10])
        if has_word and receipt
        else ("", "")
    )
    return (iso_utc(at_ms)[:10], direction, kind, *about, *amounts, open_, part.currency, tip, *came)


def _plain(minor: int, currency: str) -> str:
    return format_money(minor, currency).rpartition(" ")[0]
