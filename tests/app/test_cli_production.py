"""Productions and their plan at the command line: starting, reading, editing, undoing; names that fit nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.app.cli_people import Cli, People


def test_init_gives_person_home_and_recovery_file(people: People):
    made = people.mira.says("init", "--name", "Mira")
    assert len(made["person"]) == 64
    assert made["home"] == str(people.mira.home)
    assert Path(made["recovery_file"]).is_file()
    assert Path(made["passphrase_file"]).read_text().split()


def test_init_takes_a_passphrase_from_a_file(people: People):
    from studio.events.recovery import read_recovery

    words = people.mira.writes("words.txt", "correct horse\nsecond line\n")
    made = people.mira.says("init", "--name", "Mira", "--passphrase-file", words)
    assert "passphrase_file" not in made
    assert read_recovery(Path(made["recovery_file"]), "correct horse")


def test_a_home_has_one_person(mira: Cli):
    error = mira.is_refused("init", "--name", "Ana")
    assert error["code"] == "exists"
    assert "--home" in error["what_to_do"]


def test_nothing_is_started_by_nobody(people: People):
    error = people.mira.is_refused("new", "Song", "--depot", str(people.depot))
    assert error["code"] == "no_identity"
    assert "segue init" in error["what_to_do"]


@pytest.mark.parametrize(
    ("flags", "code"),
    [
        (["--chain", "no such chain"], "not_found"),
        (["--start", "tomorrow"], "bad_input"),
        (["--zone", "Moon/Base"], "bad_input"),
    ],
)
def test_a_production_that_cannot_be_started(people: People, flags, code):
    people.mira.begins()
    assert people.mira.is_refused("new", "Song", "--depot", str(people.depot), *flags)["code"] == code
    assert people.mira.says("productions") == {"rows": []}


def test_a_production_needs_a_place(people: People):
    people.mira.begins()
    assert people.mira.is_refused("new", "Song", "--depot", "")["subject"] == "--depot"


def test_the_plan_has_the_shape_of_the_contract(mira: Cli):
    plan = mira.says("plan", "late-train")
    assert {"production", "end_utc", "stages", "links"} <= plan.keys()
    stage = plan["stages"][1]
    assert {
        *("id", "name", "track", "state", "start_utc", "end_utc", "slack_h", "critical"),
        *("person", "price_minor", "currency"),
    } <= stage.keys()
    assert (stage["name"], stage["track"], stage["state"]) == ("Drums", "Drums", "planned")
    assert (stage["price_minor"], stage["currency"]) == (6000, "EUR")
    assert stage["start_utc"].endswith("Z")
    assert {"from", "to", "type", "lag_h"} <= plan["links"][0].keys()


def test_the_only_production_needs_no_name_and_one_of_several_does(mira: Cli):
    assert mira.says("plan")["title"] == "Late Train"
    mira.starts("Early Bus")
    error = mira.is_refused("plan")
    assert "early-bus" in error["what_to_do"]
    assert "late-train" in error["what_to_do"]


def test_productions_go_by_id_beginning_slug_and_title(mira: Cli):
    whole = mira.says("productions")["rows"][0]["id"]
    for name in (whole, whole[:6], "late-train", "late train"):
        assert mira.says("plan", name)["production"] == whole
    assert mira.is_refused("plan", whole[:3])["code"] == "not_found"
    assert "late-train" in mira.is_refused("plan", "no such song")["what_to_do"]


def test_stages_go_by_id_beginning_slug_and_title(mira: Cli):
    stage = mira.says("plan")["stages"][1]
    for name in (stage["id"], stage["id"][:8], "beat", "late-train/beat", "Drums", "late-train/drums"):
        row = mira.says("show", name)["rows"][0]
        assert (row["kind"], row["stage"]["title"]) == ("stage", "Drums")
    assert mira.is_refused("show", "no such thing")["subject"] == "no such thing"
    assert mira.says("show", "late-train")["rows"][0]["kind"] == "production"


def test_text_has_aligned_columns(mira: Cli):
    lines = mira.reads("plan").splitlines()
    header = next(line for line in lines if line.startswith("STAGE"))
    rows = lines[lines.index(header) + 1 :]
    assert len(rows) == 4
    assert all(row[header.index("STATE") - 1] == " " and row[header.index("STATE")] != " " for row in rows)


# --- edits -----------------------------------------------------------------------------------------------------


def stage_of(mira: Cli, name: str) -> dict[str, object]:
    return next(stage for stage in mira.says("plan")["stages"] if stage["name"] == name)


def test_a_stage_is_changed_undone_and_done_again(mira: Cli):
    mira.says("stage", "set", "beat", "--price", "75.50", "--days", "3")
    assert stage_of(mira, "Drums")["price_minor"] == 7550
    assert mira.says("undo")["undone"] == "Change Drums"
    assert stage_of(mira, "Drums")["price_minor"] == 6000
    mira.says("redo", "late-train")
    assert stage_of(mira, "Drums")["price_minor"] == 7550
    assert mira.is_refused("redo")["code"] == "nothing"


def test_stages_are_copied_split_shifted_and_pasted_each_in_one_step(mira: Cli, tmp_path):
    def dates() -> list[tuple[str, str, str]]:
        return [(one["name"], one["start_utc"], one["end_utc"]) for one in mira.says("plan")["stages"]]

    before = dates()
    said = mira.says("stage", "duplicate", "beat", "mix")
    assert len(said["stages"]) == 2
    assert [one["name"] for one in mira.says("plan")["stages"] if one["id"] in said["stages"]] == ["Drums 2", "Mix 2"]
    parts = mira.says("stage", "split", "beat", "--hours", "4")["stages"]
    assert len(parts) == 2
    assert "cannot be cut" in mira.is_refused("stage", "split", parts[0], "--days", "90")["message"]
    start = stage_of(mira, "Drums")["start_utc"]
    mira.says("stage", "shift", parts[0], "--days", "2", "--track", "Mix")
    assert (stage_of(mira, "Drums")["track"], stage_of(mira, "Drums")["start_utc"] > start) == ("Mix", True)
    clip = tmp_path / "stages.json"
    mira.says("stage", "copy", *parts, "--out", str(clip))
    pasted = mira.says("stage", "paste", "late-train", str(clip), "--at", "2030-03-04")
    assert pasted["notes"] == []
    assert len(pasted["stages"]) == 2
    clip.write_text("{}")
    assert "no stages" in mira.is_refused("stage", "paste", "late-train", str(clip))["message"]
    mira.says("stage", "remove", *pasted["stages"])
    said = [mira.says("undo", "late-train")["undone"] for _ in range(5)]
    assert said == [
        "Remove 2 stages",
        "Paste 2 stages",
        "Move Drums to Mix by 2 days",
        "Split Drums",
        "Duplicate 2 stages",
    ]
    assert dates() == before


@pytest.mark.parametrize("flags", [["--price", "1,234"], ["--price", "free"], ["--days", "0"], ["--hours", "-1"], []])
def test_values_that_cannot_be(mira: Cli, flags):
    mira.is_refused("stage", "set", "beat", *flags)
    assert stage_of(mira, "Drums")["price_minor"] == 6000


def test_a_stage_is_moved_to_a_day_of_the_production(mira: Cli):
    mira.says("stage", "move", "beat", "2030-03-04")
    assert stage_of(mira, "Drums")["start_utc"] == "2030-03-04T09:00:00Z"
    mira.says("stage", "move", "beat", "asap")
    assert str(stage_of(mira, "Drums")["start_utc"]) < "2030"
    assert mira.is_refused("stage", "move", "beat", "someday")["code"] == "bad_input"


def test_tracks_and_stages_come_and_go(mira: Cli):
    mira.says("track", "add", "late-train", "Brass")
    added = mira.says(
        "stage", "add", "late-train", "Brass", "Horns", "--price", "40", "--days", "1", "--out", "horns:audio.stem"
    )
    assert added["slug"] == "horns"
    assert mira.is_refused("track", "remove", "late-train", "Brass")["code"] == "refused"
    mira.says("track", "set", "late-train", "Brass", "--name", "Winds")
    mira.says("track", "move", "late-train", "Winds", "1")
    assert stage_of(mira, "Horns")["track"] == "Winds"
    mira.says("stage", "remove", "horns")
    mira.says("track", "remove", "late-train", "Winds")
    assert len(mira.says("plan")["stages"]) == 4


def test_links_that_fit_and_links_that_do_not(mira: Cli):
    mira.says("stage", "add", "late-train", "Mix", "Poem", "--in", "text:text.lyrics", "--out", "poem:text.lyrics")
    refused = mira.is_refused("link", "add", "beat:beat", "poem:text")
    assert "audio.stem" in refused["message"]
    made = mira.says("link", "add", "beat", "poem", "--type", "SS", "--lag", "4")
    assert (made["type"], made["lag_h"]) == ("SS", 4)
    assert mira.is_refused("link", "add", "poem", "guide")["code"]  # poem follows beat, which follows guide
    link = next(found for found in mira.says("plan")["links"] if found["type"] == "SS")
    mira.says("link", "remove", "late-train", link["id"][:8])
    assert all(found["type"] != "SS" for found in mira.says("plan")["links"])


def test_ports_that_cannot_be(mira: Cli):
    for port in ("horns", "horns:audio.smell", "../x:audio.stem"):
        mira.is_refused("stage", "add", "late-train", "Mix", "Horns", "--out", port)
    assert json.dumps(mira.says("plan")).count("Horns") == 0
