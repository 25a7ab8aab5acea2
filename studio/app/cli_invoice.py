"""``invoice``: what is owed or paid for one hand-off, as a PDF, as JSON, and for other programs as UBL. Segue moves no money."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from studio.app.cli_console import Answer, Console
from studio.app.cli_rows import receipt_shape
from studio.app.cli_text import money, sum_words
from studio.domain.errors import BadInputError
from studio.domain.instants import iso_utc
from studio.domain.invoice import Invoice


def invoice(console: Console, args: Namespace) -> Answer:
    """Write the invoice, or the receipt once it is paid. Without ``--out`` only its figures."""
    from studio.queries import asks

    path = Path(args.out).expanduser() if args.out else None
    wanted = {"pdf": ".pdf", "ubl": ".xml"}
    kind = args.format or ("ubl" if path is not None and path.suffix.lower() == ".xml" else "pdf")
    if path is not None and path.suffix.lower() != wanted[kind]:
        raise BadInputError(
            f"“{path.name}” does not end in {wanted[kind]}.",
            subject=args.out,
            what_to_do="Name a file that ends in .pdf, or in .xml for an invoice that programs read.",
        )
    found: Invoice = console.studio.ask(asks.InvoiceOf(args.handoff))
    if path is not None:
        _write(found, path, args, is_for_machines=kind == "ubl")
    shape = {
        "handoff": found.hand_off,
        "number": found.number,
        "kind": "receipt" if found.is_receipt else "invoice",
        "path": str(path) if path is not None else None,
        "format": kind,
        "language": args.language,
        "from": found.payee,
        "to": found.payer,
        "production": found.production,
        "stage": found.stage,
        "role": found.role,
        "take": found.take or None,
        "is_kill_fee": found.is_fee,
        "from_details": asdict(found.from_details),
        "to_details": asdict(found.to_details),
        "amount_minor": found.amount_minor,
        "net_minor": found.taxed.net_minor,
        "tax_minor": found.taxed.tax_minor,
        "total_minor": found.total_minor,
        "paid_minor": found.paid_minor,
        "tip_minor": found.tip_minor,
        "confirmed_minor": found.confirmed_minor,
        "due_minor": found.due_minor,
        "currency": found.currency,
        "date_utc": iso_utc(found.made_ms),
        "due_utc": iso_utc(found.due_ms),
        "payments": [
            {
                "at_utc": iso_utc(one.at_ms),
                "amount_minor": one.amount_minor,
                "tip_minor": one.tip_minor,
                "reference": one.reference,
                **receipt_shape(one.receipt),
            }
            for one in found.payments
        ],
        "terms_hash": found.terms_hash,
    }
    amounts = [sum_words(minor, found.currency) for minor in (found.total_minor, found.paid_minor, found.due_minor)]
    tip = f", tip {money(found.tip_minor, found.currency)}" if found.tip_minor else ""
    lines = [
        f"{str(shape['kind']).capitalize()} {found.number}: {found.payee} to {found.payer}, {found.stage}",
        f"total {amounts[0]}, paid {amounts[1]}{tip}, due {amounts[2]}",
        *([str(path)] if path is not None else []),
    ]
    return Answer(shape, lines)


def _write(found: Invoice, path: Path, args: Namespace, *, is_for_machines: bool) -> None:
    from studio.app.plan_files import write_file

    if is_for_machines:
        from studio.app.money_papers import machine_invoice

        write_file(path, machine_invoice(found, args.language, args.note))
        return
    from studio.app.cli import painted_invoice
    from studio.papers.invoice import invoice_text

    write_file(path, painted_invoice(invoice_text(found, args.language, note=args.note)))
