"""People from vCard and CSV files of several makers, and back."""

from __future__ import annotations

import pytest

from studio.domain.errors import BadInputError
from studio.domain.roster import RosterEntry
from studio.papers.roster_file import read_people, write_people

CARDS = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Ribeiro;Ana;;;\r\nFN:Ana Ribeiro\r\nEMAIL;TYPE=INTERNET:ana@example.org\r\nROLE:Singer\r\n"
    "TITLE:Vocal coach\r\nCATEGORIES:Vocals,Lisbon\r\nNOTE:Sings low\\, never\r\n  before ten\\nCash only\r\nTZ:Europe/Lisbon\r\nEND:VCARD\r\n"
    "BEGIN:VCARD\r\nVERSION:4.0\r\nitem1.FN:ليلى الحداد\r\nLANG:ar\r\nLANG:fr\r\nTZ:+0100\r\nEND:VCARD\r\n"
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Gro=C3=9Fkreutz;J=\r\n=C3=B6rg\r\nEND:VCARD\r\n"
    "BEGIN:VCARD\r\nVERSION:3.0\r\nEMAIL:nobody@example.org\r\nEND:VCARD\r\n"
)
PEOPLE = (
    RosterEntry("", "Ana Ribeiro", "ana@example.org", ("Singer",), ("alto",), ("pt", "en"), ("Lisbon", "Vocals"), 6050, "USD", "hour",
                "Europe/Lisbon", "10:00-18:00", "Sings low, never\nbefore ten"),
    RosterEntry("", "=cmd|x", notes="+1 hour"),
    RosterEntry("", "李小龙", rate_minor=30000, currency="JPY"),
)  # fmt: skip


def test_cards_of_three_versions_are_read():
    ana, layla, joerg = read_people(CARDS.encode(), "people.vcf")
    assert (ana.name, ana.email, ana.roles, ana.groups) == (
        "Ana Ribeiro", "ana@example.org", ("Singer", "Vocal coach"), ("Vocals", "Lisbon"),
    )  # fmt: skip
    assert (ana.notes, ana.zone) == ("Sings low, never before ten\nCash only", "Europe/Lisbon")
    assert (layla.name, layla.languages, layla.zone) == ("ليلى الحداد", ("ar", "fr"), "")
    assert joerg.name == "Jörg Großkreutz"


def test_a_table_reads_back_as_it_was_written():
    text = write_people(PEOPLE)
    assert read_people(text.encode("utf-8-sig"), "people.csv") == list(PEOPLE)
    assert "\n'=cmd|x," in text.replace("\r", ""), "no formula for a spreadsheet"


def test_tables_of_others_are_read_as_far_as_they_go():
    table = "Full name;E-mail;Role;Rate;Currency;Time zone;Hours\nKofi;k@x.org;Drummer, Percussion;40;eur;Nowhere/Town;late\n;;;;;;\n"
    (kofi,) = read_people(table.encode("cp1252"), "people.csv")
    assert (kofi.roles, kofi.rate_minor, kofi.currency) == (("Drummer", "Percussion"), 4000, "EUR")
    assert (kofi.zone, kofi.hours) == ("", ""), "what cannot be used is left out"


def test_a_card_that_was_cut_off_loses_nobody():
    cut = "BEGIN:VCARD\nFN:Ana\nBEGIN:VCARD\nFN:Kofi\nline without a colon\nEND:VCARD\nBEGIN:VCARD\nFN:Yuki"
    assert [one.name for one in read_people(cut.encode(), "people.vcf")] == ["Ana", "Kofi", "Yuki"]


def test_quotation_marks_that_are_off_are_read_and_one_left_open_is_refused():
    sloppy = 'name,notes\n"Ana" Ribeiro,"low" voice\nKofi,x\n'
    assert [one.name for one in read_people(sloppy.encode(), "people.csv")] == ["Ana Ribeiro", "Kofi"]
    with pytest.raises(BadInputError, match="quotation mark"):
        read_people(b'name,notes\nAna,"low\nKofi,x\nYuki,y\n', "people.csv")


@pytest.mark.parametrize("data", [b"", b"a,b\n1,2\n", b"BEGIN:VCARD\nEND:VCARD\n", b"\xff\xfe\x00", b"name\n\n"])
def test_a_file_without_people_is_refused_in_words(data):
    with pytest.raises(BadInputError):
        read_people(data, "people.csv")
