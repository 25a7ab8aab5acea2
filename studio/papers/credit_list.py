"""The credits of a production: as text, CSV and a paper, and in the field structure that DDEX RIN names.

RIN is a message of a licensed standard. What is written here has its names for fields and roles, so that whoever has a
licence maps it without guessing; it is no RIN message, and nothing of the schema is copied.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from xml.etree import ElementTree as ET

from studio.domain.contributors import Contributor, contributor_role
from studio.domain.document import Cell, Column, Document, Table
from studio.domain.role_words import role_in
from studio.domain.splits import SplitSheet, share_words
from studio.papers.cells import csv_bytes

_NOTE = "Field names follow DDEX RIN; this is no RIN message."
_WORDS = {
    "en": {
        "title": "Credits",
        "who": "Name",
        "what": "What",
        "page": "Page {page} of {pages}",
        "note": "Everybody whose work was approved, in the order of the plan.",
    },
    "de": {
        "title": "Mitwirkende",
        "who": "Name",
        "what": "Was",
        "page": "Seite {page} von {pages}",
        "note": "Alle, deren Arbeit abgenommen wurde, in der Reihenfolge des Plans.",
    },
}


def credits_text(title: str, people: Iterable[Contributor]) -> str:
    """Plain text: a role and who had it, a line each, as in a booklet."""
    by_role: dict[str, list[str]] = {}
    for one in people:
        for role in one.roles:
            by_role.setdefault(role, []).append(one.name)
    lines = [f"{role}: {', '.join(dict.fromkeys(names))}" for role, names in by_role.items()]
    return "\n".join([title, "", *(lines or ["Nothing has been approved yet."])]) + "\n"


def credits_csv(people: Iterable[Contributor]) -> bytes:
    """A line for each approved piece of work."""
    head = ("name", "role", "stage", "track", "take", "licence", "person")
    return csv_bytes(
        head,
        [
            (one.name, work.role, work.stage, work.track, work.take, work.licence, one.person)
            for one in people
            for work in one.works
        ],
    )


def credits_document(title: str, people: Sequence[Contributor], language: str) -> Document:
    """The paper."""
    words = _WORDS[language]
    rows = tuple(
        (
            Cell(one.name),
            Cell(
                ", ".join(role_in(role, language) for role in one.roles),
                ", ".join(dict.fromkeys(work.stage for work in one.works)),
            ),
        )
        for one in people
    )
    table = Table("", (Column(words["who"], 2), Column(words["what"], 3)), rows)
    return Document(words["title"], title, tables=(table,), notes=(words["note"],), page_words=words["page"])


# --- in the words of RIN ---------------------------------------------------------------------------------------


def contributors_json(title: str, people: Sequence[Contributor], sheet: SplitSheet) -> dict[str, Any]:
    """Parties, the musical work and the sound recording with their contributors."""
    shares = {one.name: one for one in sheet.shares}
    names = list(dict.fromkeys([*(one.name for one in people), *shares]))
    reference = {name: f"P{place}" for place, name in enumerate(names, 1)}
    work: dict[str, Any] = {"MusicalWorkReference": "W1", "MusicalWorkTitle": title}
    if sheet.iswc:
        work["MusicalWorkId"] = {"ISWC": sheet.iswc}
    work["RightShare"] = [
        {"PartyReference": reference[one.name], "RightSharePercentage": share_words(one.composition)}
        for one in sheet.shares
        if one.composition
    ]
    recording: dict[str, Any] = {"ResourceReference": "A1", "DisplayTitleText": title, "MusicalWorkReference": "W1"}
    if sheet.isrc:
        recording["SoundRecordingId"] = {"ISRC": sheet.isrc}
    recording["Contributor"] = [
        _contributor(reference[one.name], work_.role or work_.stage, work_.stage)
        for one in people
        for work_ in one.works
    ]
    recording["RightShare"] = [
        {"PartyReference": reference[one.name], "RightSharePercentage": share_words(one.master)}
        for one in sheet.shares
        if one.master
    ]
    return {
        "note": _NOTE,
        "PartyList": [_party(reference[name], name, shares.get(name)) for name in names],
        "MusicalWorkList": [work],
        "SoundRecordingList": [recording],
    }


def _party(reference: str, name: str, share: Any) -> dict[str, Any]:
    party: dict[str, Any] = {"PartyReference": reference, "PartyName": {"FullName": name}}
    if share is not None and share.legal_name:
        party["PartyName"]["LegalName"] = share.legal_name
    if share is not None and share.ipi:
        party["PartyId"] = {"IpiNameNumber": share.ipi}
    if share is not None and share.society:
        party["Affiliation"] = {"CompanyName": share.society}
    return party


def _contributor(party: str, role: str, stage: str) -> dict[str, Any]:
    name, instrument = contributor_role(role)
    found: dict[str, Any] = {"ContributorPartyReference": party, "Role": name}
    if name == "UserDefined":
        found["UserDefinedValue"] = role
    if instrument:
        found["InstrumentType"] = instrument
    return {**found, "RoleDescription": role, "ComponentTitle": stage}


def contributors_xml(title: str, people: Sequence[Contributor], sheet: SplitSheet) -> bytes:
    """The same as XML, without a namespace, since it is nobody's schema."""
    shape = contributors_json(title, people, sheet)
    root = ET.Element("RecordingInformation")
    root.append(ET.Comment(f" {shape.pop('note')} "))
    for name, rows in shape.items():
        found = ET.SubElement(root, name)
        for row in rows:
            _element(found, name.removesuffix("List"), row)
    ET.indent(root)
    text: bytes = ET.tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + text + b"\n"


def _element(parent: ET.Element, name: str, value: Any) -> None:
    if isinstance(value, list):
        for one in value:
            _element(parent, name, one)
        return
    element = ET.SubElement(parent, name)
    if isinstance(value, dict):
        for part, inner in value.items():
            _element(element, part, inner)
    else:
        element.text = "".join(c for c in str(value) if c >= " " or c in "\t\n")
