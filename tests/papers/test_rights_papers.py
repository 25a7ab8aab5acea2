"""The split sheet and the credits list as papers and files."""

from __future__ import annotations

import csv
import io
from xml.etree import ElementTree as ET

from studio.domain.contributors import Contribution, Contributor, contributor_role
from studio.domain.splits import Share, SplitSheet
from studio.papers.credit_list import (
    contributors_json,
    contributors_xml,
    credits_csv,
    credits_document,
    credits_text,
)
from studio.papers.split_sheet import split_csv, split_document

SHEET = SplitSheet(
    (
        Share("Ana Núñez", 6666, 0, "Composer", "Ana María Núñez", "00014107338", "SGAE", "Casa"),
        Share("=Mira", 3334, 0),
    ),
    "T-034.524.680-1",
    "DEA122600001",
)
ANA = Contributor(
    "Ana Núñez",
    "aa",
    (Contribution("Singer", "Lead vocal", "Vocals", 2, "buy-out"), Contribution("Singer", "Doubles", "Vocals", 1)),
)
KOFI = Contributor("Kofi & Sons", "bb", (Contribution("Session drummer", "Drums", "Drums", 1),))


def read(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def test_the_paper_has_both_sums_and_a_line_for_everybody():
    paper = split_document("Late Train", SHEET, "de")
    (table,) = paper.tables
    assert table.total == ("Summe", "", "100,00", "noch nicht vereinbart")
    assert [cell.text for cell in table.rows[0]] == ["Ana Núñez", "Composer, SGAE", "66,66", "–"]
    assert paper.signatures == (("Ana María Núñez", "Composer"), ("=Mira", ""))
    assert ("ISRC (Aufnahme)", "DE-A12-26-00001") in paper.facts


def test_a_spreadsheet_reads_the_shares_and_no_formula():
    first, second, total = read(split_csv("Late Train", SHEET))
    assert (first["composition_percent"], first["ipi"], first["iswc"]) == ("66.66", "00014107338", "T-034.524.680-1")
    assert second["name"] == "'=Mira"
    assert (total["role"], total["composition_percent"]) == ("total", "100.00")


def test_credits_name_each_role_once():
    assert credits_text("Late Train", (ANA, KOFI)).splitlines()[2:] == [
        "Singer: Ana Núñez",
        "Session drummer: Kofi & Sons",
    ]
    assert "Nothing has been approved" in credits_text("Late Train", ())
    assert [row["stage"] for row in read(credits_csv((ANA, KOFI)))] == ["Lead vocal", "Doubles", "Drums"]
    (table,) = credits_document("Late Train", (ANA, KOFI), "en").tables
    assert [(row[1].text, row[1].note) for row in table.rows] == [
        ("Singer", "Lead vocal, Doubles"),
        ("Session drummer", "Drums"),
    ]


def test_contributors_stand_in_the_fields_that_rin_names():
    shape = contributors_json("Late Train", (ANA, KOFI), SHEET)
    assert [party["PartyName"]["FullName"] for party in shape["PartyList"]] == ["Ana Núñez", "Kofi & Sons", "=Mira"]
    (work,), (recording,) = shape["MusicalWorkList"], shape["SoundRecordingList"]
    assert work["RightShare"][0] == {"PartyReference": "P1", "RightSharePercentage": "66.66"}
    assert recording["Contributor"][2] == {
        "ContributorPartyReference": "P2",
        "Role": "Musician",
        "InstrumentType": "Drums",
        "RoleDescription": "Session drummer",
        "ComponentTitle": "Drums",
    }
    root = ET.fromstring(contributors_xml("Late\x07 Train", (ANA, KOFI), SHEET))  # noqa: S314 -- our own
    assert root.findtext("PartyList/Party/PartyId/IpiNameNumber") == "00014107338"
    assert [one.text for one in root.findall(".//Contributor/Role")] == ["Vocalist", "Vocalist", "Musician"]


def test_roles_of_the_chains_are_known():
    assert [contributor_role(role)[0] for role in ("Mix engineer", "Backing singer", "Owner/Producer", "Clown")] == [
        "MixingEngineer",
        "BackgroundVocalist",
        "Producer",
        "UserDefined",
    ]
