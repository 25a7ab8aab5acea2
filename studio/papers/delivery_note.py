"""A delivery note: which files were delivered to whom, made by whom, and how anybody checks them. English or German."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from studio.domain.document import Cell, Column, Document, Table
from studio.domain.rights import short_rights
from studio.papers.invoice import date_words
from studio.papers.rights_table import rights_tables

_WORDS = {
    "en": {
        "title": "Delivery note",
        "to": "Delivered to",
        "by": "Delivered by",
        "date": "Date",
        "production": "Production",
        "recipe": "Deliverable",
        "draft": "Draft",
        "draft_words": "Not final: {words}",
        "files": "Files",
        "name": "File",
        "size": "Size",
        "loudness": "Loudness, true peak",
        "people": "Made by",
        "who": "Name",
        "what": "Work and rights",
        "page": "Page {page} of {pages}",
        "check": "The long numbers are SHA-256 sums. “segue verify FILE” compares files and signed manifest anywhere.",
        "key": "Signed under {key}",
        "own": "own work",
        "rights": "Rights, word for word",
        "granted": "Granted",
    },
    "de": {
        "title": "Lieferschein",
        "to": "Geliefert an",
        "by": "Geliefert von",
        "date": "Datum",
        "production": "Produktion",
        "recipe": "Ergebnis",
        "draft": "Entwurf",
        "draft_words": "Nicht endgültig: {words}",
        "files": "Dateien",
        "name": "Datei",
        "size": "Größe",
        "loudness": "Lautheit, Spitze",
        "people": "Mitwirkende",
        "who": "Name",
        "what": "Arbeit und Rechte",
        "page": "Seite {page} von {pages}",
        "check": "Die langen Zahlen sind SHA-256-Summen. „segue verify DATEI“ vergleicht Dateien und unterschriebenes Verzeichnis überall.",
        "key": "Unterschrieben mit {key}",
        "own": "eigene Arbeit",
        "rights": "Rechte im Wortlaut",
        "granted": "Eingeräumt",
    },
}


def delivery_note(
    body: Mapping[str, Any], signer: Mapping[str, str] | None, to: str, now_ms: int, language: str
) -> Document:
    """The note of a deliverable from its manifest; ``signer`` as ``Signer.as_json``, None where nobody signed."""
    words = _WORDS[language]
    by = signer["name"] if signer is not None else ""
    facts = [(words["to"], to), (words["by"], by), (words["date"], date_words(now_ms, language))]
    facts += [(words["production"], str(body["production"]["title"])), (words["recipe"], _title_of(body["recipe"]))]
    if body.get("is_draft"):
        passed = " ".join(str(one["words"]) for one in body.get("overridden", ()))
        facts.append((words["draft"], words["draft_words"].format(words=passed)))
    notes = [words["check"]] + ([words["key"].format(key=signer["person"])] if signer is not None else [])
    return Document(
        title=words["title"],
        subtitle=str(body["production"]["title"]),
        facts=tuple((label, value) for label, value in facts if value),
        tables=(
            _files(body["outputs"], words, language),
            _people(body["inputs"], words),
            *rights_tables(_granted(body["inputs"]), words),
        ),
        notes=tuple(notes),
        page_words=words["page"],
    )


def _title_of(recipe: Mapping[str, Any]) -> str:
    """A recipe by its name: ``Release``; one of one's own as it is called."""
    name = str(recipe["kind"]).replace("-", " ")
    return name[:1].upper() + name[1:]


def _files(outputs: Sequence[Mapping[str, Any]], words: Mapping[str, str], language: str) -> Table:
    columns = (
        Column(words["name"], 7),
        Column(words["size"], 2, is_number=True),
        Column(words["loudness"], 4, is_number=True),
    )
    rows = tuple(
        (
            Cell(str(made["name"]), str(made["sha256"])),
            Cell(_size(int(made.get("size_bytes", 0)), language)),
            Cell(_loudness(made, language)),
        )
        for made in outputs
    )
    return Table(words["files"], columns, rows)


def _people(inputs: Sequence[Mapping[str, Any]], words: Mapping[str, str]) -> Table:
    found: dict[str, dict[str, dict[str, None]]] = {}
    for one in inputs:
        if one["person"]["name"] and not one.get("is_muted"):
            stages = found.setdefault(str(one["person"]["name"]), {})
            licence = str(one.get("licence") or "")
            stages.setdefault(str(one["stage"]["title"]), {})[short_rights(licence) if licence else words["own"]] = None
    rows = tuple(
        (
            Cell(name),
            Cell(", ".join(stages), "; ".join(dict.fromkeys(right for rights in stages.values() for right in rights))),
        )
        for name, stages in found.items()
    )
    return Table(words["people"], (Column(words["who"], 2), Column(words["what"], 3)), rows)


def _granted(inputs: Sequence[Mapping[str, Any]]) -> list[tuple[str, str]]:
    return [
        (str(one["person"]["name"]), str(one.get("licence") or "")) for one in inputs if not one.get("is_muted", False)
    ]


def _size(size_bytes: int, language: str) -> str:
    unit, factor = next(((u, f) for u, f in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)) if size_bytes >= f), ("B", 1))
    text = f"{size_bytes / factor:.1f}" if factor > 1 else str(size_bytes)
    return f"{_number(text, language)}\u00a0{unit}"


def _loudness(made: Mapping[str, Any], language: str) -> str:
    parts = (("integrated_lufs", "LUFS"), ("true_peak_dbtp", "dBTP"))
    found = [
        f"{_number(f'{round(made[key], 1) + 0.0:.1f}', language)}\u00a0{unit}"
        for key, unit in parts
        if made.get(key) is not None
    ]
    return ", ".join(found) or "–"


def _number(text: str, language: str) -> str:
    return text.replace("-", "−").replace(".", "," if language == "de" else ".")
