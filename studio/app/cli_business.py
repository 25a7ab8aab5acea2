"""``business`` and ``statement``: what stands on one's invoices, and what was owed and paid with one counterpart."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.app.cli_console import Answer, Console
from studio.app.cli_rows import receipt_shape
from studio.app.cli_text import columns, sum_words
from studio.app.cli_values import instant_ms
from studio.domain.business import BusinessDetails, rate_bp_of, rate_text
from studio.domain.errors import BadInputError
from studio.domain.instants import iso_utc

if TYPE_CHECKING:
    from studio.domain.statement import Statement, StatementPart

_PLAIN = ("name", "country", "tax_number", "tax_name", "account")


def show(console: Console, args: Namespace) -> Answer:
    """What is kept."""
    from studio.queries import asks

    details: BusinessDetails = console.studio.ask(asks.BusinessOf(args.of))
    return _answer(args.of, details)


def set_(console: Console, args: Namespace) -> Answer:
    """Change what is given."""
    from studio.actions.business_commands import SetBusiness

    changes: dict[str, Any] = {part: getattr(args, part) for part in _PLAIN if getattr(args, part) is not None}
    if args.address is not None:
        changes["address"] = tuple(args.address)
    if args.tax_rate is not None:
        changes["tax_bp"] = rate_bp_of(args.tax_rate)
        changes["no_tax"] = ""
    if args.no_tax is not None:
        changes |= {"no_tax": args.no_tax, "tax_bp": 0}
    if args.prices is not None:
        changes["is_tax_included"] = args.prices == "include"
    if not changes:
        raise BadInputError("Nothing is given.", subject="business", what_to_do="`segue business set --help` lists it.")
    since_ms = instant_ms(args.since, "UTC") if args.since else None
    result = console.named_studio().run(SetBusiness(changes, args.of, since_ms))
    return _answer(args.of, BusinessDetails(**{**result["details"], "address": tuple(result["details"]["address"])}))


def _answer(of: str, details: BusinessDetails) -> Answer:
    shape = {"of": of or None, "details": {**asdict(details), "tax_percent": rate_text(details.tax_bp)}}
    if not details.is_known:
        return Answer(shape, ["Nothing is kept; invoices have names only."])
    tax = f"{details.tax_name} {rate_text(details.tax_bp)} %" if details.tax_bp else details.no_tax or "not said"
    way = ("included in prices" if details.is_tax_included else "added to prices") if details.tax_bp else ""
    rows = [
        ("name", details.name),
        ("address", ", ".join(part for part in (*details.address, details.country) if part)),
        ("tax number", details.tax_number),
        ("tax", f"{tax}, {way}" if way else tax),
        ("pay to", details.account),
    ]
    return Answer(shape, columns(("", ""), [row for row in rows if row[1]])[1:])


def statement(console: Console, args: Namespace) -> Answer:
    """What was open, agreed, owed and paid, and what is open at the end."""
    from studio.queries import asks

    path = Path(args.out).expanduser() if args.out else None
    if path is not None and path.suffix.lower() not in (".pdf", ".csv"):
        raise BadInputError(
            f"“{path.name}” ends neither in .pdf nor in .csv.", subject=args.out, what_to_do="Name such a file."
        )
    from_ms = instant_ms(args.first, "UTC") if args.first else 0
    until_ms = instant_ms(args.last, "UTC", is_end=True) if args.last else console.studio.store.clock()
    if until_ms < from_ms:
        raise BadInputError(
            "The period ends before it begins.", subject=args.last or "today", what_to_do="Turn it round."
        )
    found: Statement = console.studio.ask(asks.StatementOf(args.name, from_ms, until_ms))
    if path is not None:
        _write(found, path, args.language)
    shape = {
        "person": found.other,
        "from_utc": iso_utc(found.from_ms),
        "until_utc": iso_utc(found.until_ms),
        "path": str(path) if path is not None else None,
        "parts": [_part(part) for part in found.parts],
    }
    lines = [f"{found.me} and {found.other}"]
    for part in found.parts:
        figures = (
            part.opening_minor,
            part.agreed_minor,
            part.owed_minor,
            part.paid_minor,
            part.tip_minor,
            part.closing_minor,
        )
        lines.append(f"{part.payer} to {part.payee}:")
        lines += [
            f"  {name} {sum_words(minor, part.currency)}"
            for name, minor in zip(("opening", "agreed", "owed", "paid", "tips", "closing"), figures, strict=True)
        ]
    return Answer(shape, [*lines, *([str(path)] if path is not None else [])])


def _write(found: Statement, path: Path, language: str) -> None:
    from studio.app.cli import painted_document
    from studio.app.money_papers import statement_paper, statement_table
    from studio.app.plan_files import write_file

    is_csv = path.suffix.lower() == ".csv"
    write_file(path, statement_table(found) if is_csv else painted_document(statement_paper(found, language)))


def _part(part: StatementPart) -> dict[str, Any]:
    return {
        "from": part.payee,
        "to": part.payer,
        "direction": "owed_to_you" if part.is_payee else "owed_by_you",
        "currency": part.currency,
        "opening_minor": part.opening_minor,
        "agreed_minor": part.agreed_minor,
        "owed_minor": part.owed_minor,
        "paid_minor": part.paid_minor,
        "tip_minor": part.tip_minor,
        "closing_minor": part.closing_minor,
        "lines": [
            {
                "at_utc": iso_utc(line.charge.at_ms),
                "kind": "payment" if line.charge.is_payment else "kill_fee" if line.charge.is_fee else "invoice",
                "invoice": line.charge.number,
                "production": line.charge.production,
                "stage": line.charge.stage,
                "reference": line.charge.reference,
                "amount_minor": line.charge.amount_minor,
                "tip_minor": line.charge.tip_minor,
                "open_minor": line.open_minor,
                **receipt_shape(line.charge.receipt),
            }
            for line in part.lines
        ],
    }
