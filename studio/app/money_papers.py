"""Papers about money as values to be painted: for the window, which knows no words of papers."""

from __future__ import annotations

from studio.domain.document import Document
from studio.domain.invoice import Invoice
from studio.domain.statement import Statement


def statement_paper(statement: Statement, language: str) -> Document:
    """A statement as a paper."""
    from studio.papers.statement import statement_document

    return statement_document(statement, language)


def statement_table(statement: Statement) -> bytes:
    """A statement as CSV."""
    from studio.papers.statement import statement_csv

    return statement_csv(statement)


def machine_invoice(invoice: Invoice, language: str, note: str = "") -> bytes:
    """An invoice as UBL 2.1 by EN 16931. Raises RefusedError where something is missing that the standard asks for."""
    from studio.papers.ubl_invoice import ubl_invoice

    return ubl_invoice(invoice, language, note)
