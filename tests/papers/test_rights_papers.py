"""The split sheet and the credits list as papers and files."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from xml.etree import ElementTree as ET

from studio.domain.agreement import Agreement, LaterGrant, Party
from studio.domain.call_rate import CallRate
from studio.domain.contributors import Contribution, Contributor, contributor_role
from studio.domain.document import Document
from studio.domain.milestones import Milestone
from studio.domain.production import Port
from studio.domain.rights import GrantKind, grant_text
from studio.domain.splits import Share, SplitSheet
from studio.domain.terms import DAY_MS, Terms
from studio.papers.agreement import agreement_document
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


def test_an_agreement_has_both_names_the_signed_words_and_what_was_granted_since():
    none, buy_out = grant_text(GrantKind.NONE), grant_text(GrantKind.BUY_OUT)
    terms = Terms(
        "s",
        "Drums",
        "Drummer",
        "Play.",
        6050,
        "EUR",
        720,
        1,
        3 * DAY_MS,
        rights=none,
        outputs=(Port("beat", "audio.stem"),),
    )
    key = "ab" * 32
    agreed = Agreement("1" * 32, "Late Train", Party("Mira", key), Party("Kofi"), terms, "cd" * 32, 0, 86_400_000)
    paper = agreement_document(agreed, "de")
    assert paper.subtitle == "Drums, Late Train"
    facts = dict(paper.facts)
    assert (facts["Arbeitszeit"][:4], facts["Unterschrieben"]) == ("1,5 ", "2. Januar 1970")
    assert "25 % danach" in facts["Bei Abbruch"]
    assert paper.signatures == (("Mira", "Eigentümer"), ("Kofi", "Ausführend"))
    assert (paper.signed_by, facts["Was zu machen ist"]) == ("{name}", "Play.")
    assert [cell.text for cell in paper.tables[-1].rows[0]] == ["mit den Bedingungen", none]
    assert any("cd" * 32 in note for note in paper.notes)
    assert sum(key in note for note in paper.notes) == 1
    assert "nicht veröffentlicht" in paper.notes[0]
    later = agreement_document(replace(agreed, later=(LaterGrant(buy_out, 0),)), "en")
    assert [row[1].text for row in later.tables[-1].rows] == [none, buy_out]
    assert not any("not published" in note for note in later.notes)
    unsigned = dict(agreement_document(replace(agreed, signed_ms=0), "en").facts)
    assert unsigned["Signed by the maker"] == "not signed"
    assert facts["Preis"] == "60,50\u00a0EUR"


def test_an_agreement_names_milestones_the_price_of_a_minute_and_what_a_candidate_gets():
    terms = Terms("s", "Mix", "Mixer", "", 6000, "EUR", 720, 1, 3 * DAY_MS)
    parts = (Milestone("Rough mix", 2000, what="all lanes"), Milestone("Mix", 4000))
    agreed = Agreement("1" * 32, "Late Train", Party("Mira"), Party("Kofi"), terms, "cd" * 32, 0)

    def paper(language: str, **more: object) -> Document:
        return agreement_document(replace(agreed, terms=replace(terms, **more)), language)

    table = paper("de", milestones=parts).tables[0]
    assert [(row[0].text, row[0].note, row[1].text) for row in table.rows] == [
        ("Rough mix", "all lanes", "20,00\u00a0EUR"),
        ("Mix", "", "40,00\u00a0EUR"),
    ]
    facts = dict(paper("en", call=CallRate(120, 60, 30)).facts)
    assert "Price" not in facts
    assert facts["Price of a minute"] == "1.20\u00a0EUR, 30 to 60 min are billed, so it is 72.00\u00a0EUR at most"
    assert dict(paper("de", audition_fee_minor=500).facts)["Wenn jemand anderes gewählt wird"] == "5,00\u00a0EUR"
