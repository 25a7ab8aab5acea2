"""The split sheet as a paper to be signed, in English or German, and as CSV."""

from __future__ import annotations

from collections.abc import Sequence

from studio.domain.contributors import Contributor
from studio.domain.document import Cell, Column, Document, Table
from studio.domain.music_codes import shown_isrc
from studio.domain.splits import SplitSheet, share_words
from studio.papers.cells import csv_bytes
from studio.papers.rights_table import rights_tables

_WORDS = {
    "en": {
        "title": "Split sheet",
        "song": "Song",
        "iswc": "ISWC (song)",
        "isrc": "ISRC (recording)",
        "shares": "Shares",
        "name": "Name",
        "composition": "Composition %",
        "master": "Master %",
        "codes": "Role, society, publisher",
        "total": "Total",
        "legal": "legal name: {name}",
        "publisher": "publisher: {name}",
        "open": "not agreed yet",
        "at": "Place, date",
        "by": "Signature: {name}",
        "rights": "Rights granted in signed terms",
        "who": "Name",
        "granted": "Granted",
        "page": "Page {page} of {pages}",
        "what": "Composition is the song: words and music. Master is the recording. Each is shared out on its own.",
        "signed": "The shares hold once everybody named here has signed. Whoever signs keeps a copy.",
        "advice": "This sheet writes down what was agreed; it is no legal advice and registers nothing anywhere.",
    },
    "de": {
        "title": "Anteilsvereinbarung",
        "song": "Titel",
        "iswc": "ISWC (Werk)",
        "isrc": "ISRC (Aufnahme)",
        "shares": "Anteile",
        "name": "Name",
        "composition": "Werk %",
        "master": "Aufnahme %",
        "codes": "Aufgabe, Gesellschaft, Verlag",
        "total": "Summe",
        "legal": "bürgerlicher Name: {name}",
        "publisher": "Verlag: {name}",
        "open": "noch nicht vereinbart",
        "at": "Ort, Datum",
        "by": "Unterschrift: {name}",
        "rights": "Rechte aus unterschriebenen Vereinbarungen",
        "who": "Name",
        "granted": "Eingeräumt",
        "page": "Seite {page} von {pages}",
        "what": "Werk ist das Lied: Text und Musik. Aufnahme ist die Tonaufnahme (Master). Beides wird für sich geteilt.",
        "signed": "Die Anteile gelten, sobald alle hier Genannten unterschrieben haben. Wer unterschreibt, behält eine Ausfertigung.",
        "advice": "Dieses Blatt hält fest, was vereinbart wurde; es ist keine Rechtsberatung und meldet nichts an.",
    },
}
_HEAD = ("name", "legal_name", "role", "composition_percent", "master_percent", "ipi", "society", "publisher")


def split_document(title: str, sheet: SplitSheet, language: str, people: Sequence[Contributor] = ()) -> Document:
    """The paper. A column that nobody has agreed on says so; below it stands what ``people`` granted in their terms."""
    words, point = _WORDS[language], "," if language == "de" else "."
    open_ = words["open"]
    rows = tuple(
        (
            Cell(one.name, words["legal"].format(name=one.legal_name) if one.legal_name else ""),
            Cell(
                ", ".join(part for part in (one.role, one.society) if part) or "–",
                "; ".join(
                    part
                    for part in (
                        f"IPI {one.ipi}" if one.ipi else "",
                        words["publisher"].format(name=one.publisher) if one.publisher else "",
                    )
                    if part
                ),
            ),
            Cell(share_words(one.composition, point) if sheet.composition else "–"),
            Cell(share_words(one.master, point) if sheet.master else "–"),
        )
        for one in sheet.shares
    )
    columns = (
        Column(words["name"], 6),
        Column(words["codes"], 5),
        Column(words["composition"], 3, is_number=True),
        Column(words["master"], 3, is_number=True),
    )
    sums = tuple(share_words(value, point) if value else open_ for value in (sheet.composition, sheet.master))
    granted = [(one.name, work.licence) for one in people for work in one.works]
    facts = [(words["song"], title)]
    facts += [(words["iswc"], sheet.iswc)] * bool(sheet.iswc)
    facts += [(words["isrc"], shown_isrc(sheet.isrc))] * bool(sheet.isrc)
    return Document(
        title=words["title"],
        subtitle=title,
        facts=tuple(facts),
        tables=(Table(words["shares"], columns, rows, (words["total"], "", *sums)), *rights_tables(granted, words)),
        signatures=tuple((one.legal_name or one.name, one.role) for one in sheet.shares),
        signed_at=words["at"],
        signed_by=words["by"],
        notes=(words["what"], words["signed"], words["advice"]),
        page_words=words["page"],
    )


def split_csv(title: str, sheet: SplitSheet) -> bytes:
    """The sheet as CSV: a line each, then the sums."""
    rows: list[tuple[object, ...]] = [
        (
            one.name,
            one.legal_name,
            one.role,
            share_words(one.composition),
            share_words(one.master),
            one.ipi,
            one.society,
            one.publisher,
        )
        for one in sheet.shares
    ]
    rows.append((title, "", "total", share_words(sheet.composition), share_words(sheet.master), "", "", ""))
    return csv_bytes((*_HEAD, "iswc", "isrc"), [(*row, sheet.iswc, sheet.isrc) for row in rows])
