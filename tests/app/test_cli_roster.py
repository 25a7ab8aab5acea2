"""People whom one keeps, at the command line: kept, found, matched, from and to files, and in nothing that leaves the home."""

from __future__ import annotations

from pathlib import Path

from tests.app.cli_people import Cli, People

SECRET = "never-before-noon-secret"


def test_people_are_kept_and_nothing_of_it_leaves_the_home(people: People, mira: Cli):
    made = mira.says(
        "person", "add", "Kofi Mensah", "--role", "Drummer", "--skill", "brushes", "--language", "en", "--group", "Rhythm",
        "--rate", "60", "--currency", "eur", "--zone", "Africa/Accra", "--hours", "10:00-18:00", "--notes", SECRET,
    )  # fmt: skip
    assert (made["rate_minor"], made["currency"], made["rate_per"], made["kept"]) == (6000, "EUR", "day", True)
    assert mira.is_refused("person", "add", "kofi mensah")["code"] == "exists"
    assert mira.is_refused("person", "add", "Ana", "--rate", "5")["code"] == "bad_input"
    assert mira.is_refused("person", "show", "Nobody")["code"] == "not_found"
    edited = mira.says("person", "edit", "Kofi Mensah", "--per", "hour", "--rate", "9", "--group", "none")
    assert (edited["rate_minor"], edited["currency"], edited["groups"]) == (900, "EUR", [])
    cards = mira.writes("people.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Ribeiro\nROLE:Singer\nEND:VCARD\n")
    assert mira.says("person", "import", cards)["added"] == ["Ana Ribeiro"]
    assert [row["name"] for row in mira.says("person", "roster", "--role", "singer")["rows"]] == ["Ana Ribeiro"]
    assert "9 EUR for an hour" in mira.reads("person", "roster")
    assert SECRET in mira.reads("person", "show", "Kofi Mensah")

    (kofi, _ana) = mira.says("stage", "candidates", "beat")["rows"]
    assert (kofi["name"], kofi["has_role"], kofi["day_rate_minor"]) == ("Kofi Mensah", True, 7200)
    assert "72 EUR a day" in kofi["reasons"]

    found = mira.says("search", "never", "noon")["rows"]
    assert [(row["kind"], row["title"]) for row in found] == [("person", "Kofi Mensah")]
    (stage,) = mira.says("search", "lead", "--kind", "stage")["rows"]
    assert (stage["title"], stage["production_title"], stage["excerpt"]) == ("Lead voice", "Late Train", "[Lead] voice")
    assert "Nothing has" in mira.reads("search", "qqzz")

    table = people.folder / "people.csv"
    assert mira.says("person", "export", str(table))["people"] == 2
    assert mira.is_refused("person", "export", "people.txt")["code"] == "bad_input"
    assert mira.says("person", "import", str(table)) == {
        "added": [],
        "changed": [],
        "unchanged": ["Ana Ribeiro", "Kofi Mensah"],
    }
    mira.says("offer", "beat", "--to", "Kofi Mensah", "--sync")
    mira.says("export", "late-train", str(people.folder / "exported"))
    for folder in ("exported", "depot"):
        files = [path for path in (people.folder / folder).rglob("*") if path.is_file()]
        assert files
        assert not [path for path in files if SECRET.encode() in Path(path).read_bytes()], "private notes stay at home"
    assert mira.says("person", "forget", "Kofi Mensah")["name"] == "Kofi Mensah"
