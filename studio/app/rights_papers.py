"""Papers about a deliverable and its rights as values to be painted: for the window, which knows no words of papers."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from studio.app.delivering import whole
from studio.domain.agreement import Agreement
from studio.domain.contributors import Contributor
from studio.domain.document import Document
from studio.domain.splits import SplitSheet


def note_paper(path: Path, to: str, language: str) -> Document:
    """The delivery note of a deliverable, dated today. Raises RefusedError where it was changed since it was made."""
    from studio.papers.delivery_note import delivery_note

    proof = whole(path)
    signer = proof.signer.as_json() if proof.signer is not None else None
    return delivery_note(proof.body, signer, to, round(time.time() * 1000), language)


def agreement_paper(agreement: Agreement, language: str) -> Document:
    """What two people agreed on, as a paper."""
    from studio.papers.agreement import agreement_document

    return agreement_document(agreement, language)


def split_paper(title: str, sheet: SplitSheet, language: str, people: Sequence[Contributor] = ()) -> Document:
    """A split sheet as a paper to be signed, with what ``people`` granted in their terms."""
    from studio.papers.split_sheet import split_document

    return split_document(title, sheet, language, people)


def split_table(title: str, sheet: SplitSheet) -> bytes:
    """A split sheet as CSV."""
    from studio.papers.split_sheet import split_csv

    return split_csv(title, sheet)
