"""The plan as a whole at the command line: dates to be met, baselines, calendars, fixes, forecast, files."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.app.cli_people import Cli


@pytest.fixture
def planned(mira: Cli) -> Cli:
    """A production whose start lies ahead, so that no test depends on the day."""
    path = mira.folder / "ahead.yaml"
    path.write_text(
        "title: Ahead\ncurrency: EUR\nports: {g: audio.mix}\nstages:\n"
        "- {id: guide, track: Direction, title: Guide, role: Owner, days: 1, price: 0, out: [g]}\n"
        "- {id: beat, track: Drums, title: Drums, role: Drummer, days: 2, price: 60, review_days: 2, in: [g]}\n"
        "- {id: mix, track: Mix, title: Mix, role: Owner, days: 1, price: 0, deps: [beat]}\n",
        encoding="utf-8",
    )
    mira.says(
        *("new", "Ahead", "--chain", str(path), "--depot", str(mira.folder / "ahead")),
        *("--zone", "UTC", "--start", "2035-01-01"),
    )
    return mira


def stages(cli: Cli, *words: str) -> dict[str, dict]:
    return {stage["slug"]: stage for stage in cli.says("plan", "ahead", *words)["stages"]}


def test_a_stage_can_be_asked_for_by_a_date_as_late_as_possible_and_for_somebody(planned: Cli):
    planned.says("stage", "set", "ahead/mix", "--must-finish", "2035-01-05", "--person", "Mo")
    planned.says("stage", "set", "ahead/guide", "--least-days", "0.5", "--most-days", "3")
    planned.says("stage", "add", "ahead", "Mix", "Artwork", "--days", "1", "--late")
    row = stages(planned)["mix"]
    assert (row["must_finish_utc"], row["meant_for"]) == ("2035-01-05T23:59:59Z", "Mo")
    assert stages(planned)["artwork"]["end_utc"] == stages(planned)["mix"]["end_utc"]
    assert stages(planned)["artwork"]["late_as_possible"]
    found = planned.says("plan", "ahead")["violations"][0]
    assert (found["id"], found["stages"], found["by_h"]) == ("must_finish:mix", ["mix"], 8)
    assert [fix["name"] for fix in found["fixes"]] == ["move_date", "drop_date"]
    (with_effects,) = planned.says("plan", "ahead", "--effects")["violations"]
    then = with_effects["fixes"][1]["then"]
    assert (then["later_h"], then["violations"]) == (0, 0)
    assert ", 0 wrong then)" in planned.reads("plan", "ahead", "--effects")
    (mo,) = planned.says("stage", "candidates", "ahead/beat")["rows"]
    assert (mo["name"], mo["has_role"], mo["busy_percent"], mo["free_min"]) == ("Mo", False, 0, 960)
    after = planned.says("plan", "ahead", "--fix", "must_finish:mix=drop_date")
    assert after["end_utc"] == then["end_utc"]
    assert after["violations"] == []
    planned.says("undo", "ahead")
    assert planned.says("plan", "ahead")["violations"][0]["id"] == "must_finish:mix"
    assert planned.is_refused("plan", "ahead", "--fix", "must_finish:mix=pray")["code"] == "not_found"
    assert "must_finish:mix" in planned.is_refused("plan", "ahead", "--fix", "else")["what_to_do"]


def test_values_that_no_plan_holds_are_refused(planned: Cli):
    for flags in (
        ["--review-days", "9999"],
        ["--progress", "101"],
        ["--days", "99999"],
        ["--must-finish", "1066-10-14"],
        ["--must-finish", "soon"],
        ["--days", "0"],
    ):
        planned.is_refused("stage", "set", "ahead/beat", *flags)
    assert planned.is_refused("stage", "move", "ahead/beat", "2250-01-01")["code"] == "date_range"
    planned.says("stage", "set", "ahead/mix", "--days", "0")
    row = stages(planned)["mix"]
    assert row["start_utc"] == row["end_utc"] == "2035-01-05T17:00:00Z"


def test_baselines_show_how_far_the_plan_has_moved(planned: Cli):
    kept = planned.says("baseline", "add", "ahead", "--name", "Signed")
    planned.says("baseline", "add", "ahead")
    planned.says("stage", "set", "ahead/guide", "--days", "3")
    rows = planned.says("baseline", "list", "ahead")["rows"]
    assert [(row["name"], row["drift_days"], row["moved"], row["shown"]) for row in rows] == [
        ("Signed", 2, 3, True),
        ("Baseline 2", 2, 3, True),
    ]
    shadow = stages(planned)["beat"]["baselines"]
    assert (shadow[0]["baseline"], shadow[0]["drift_h"]) == (kept["baseline"], 16)
    assert shadow[0]["start_utc"] == "2035-01-02T09:00:00Z"
    assert planned.says("baseline", "hide", "ahead", "signed")["drawn"] == ["Baseline 2"]
    planned.says("baseline", "set", "ahead", "Signed", "--name", "As signed")
    planned.says("baseline", "remove", "ahead", "Baseline 2")
    assert [row["name"] for row in planned.says("baseline", "list", "ahead")["rows"]] == ["As signed"]
    planned.says("undo", "ahead")
    assert len(planned.says("baseline", "list", "ahead")["rows"]) == 2
    assert "As signed" in planned.is_refused("baseline", "remove", "ahead", "None")["what_to_do"]


def test_a_person_works_in_a_calendar_of_their_own(planned: Cli):
    planned.says("stage", "set", "ahead/beat", "--person", "Kofi")
    before = stages(planned)["beat"]
    set_ = ("calendar", "set", "ahead", "--person", "Kofi")
    planned.says(*set_, "--zone", "America/New_York", "--weekdays", "mon-thu", "--hours", "18:00-22:00")
    planned.says(*set_, "--away", "2035-01-02..2035-01-03")
    row = stages(planned)["beat"]
    assert before["start_utc"] == "2035-01-02T09:00:00Z"
    # Mondays, Thursdays and Tuesdays from six to ten in New York
    assert (row["start_utc"], row["work_end_utc"]) == ("2035-01-01T23:00:00Z", "2035-01-10T03:00:00Z")
    shown = planned.says("calendar", "show", "ahead")
    assert shown["people"]["Kofi"]["hours"] == ["18:00-22:00"]
    assert shown["calendar"]["weekdays"] == ["mon", "tue", "wed", "thu", "fri"]
    planned.says("calendar", "reset", "ahead", "Kofi")
    assert stages(planned)["beat"] == before
    for flags in (["--zone", "Moon/Base"], ["--weekdays", "someday"], ["--hours", "9-5"], ["--away", "yesterday"]):
        planned.is_refused("calendar", "set", "ahead", *flags)


def test_holidays_come_from_a_calendar_file(planned: Cli):
    ics = planned.folder / "free.ics"
    ics.write_text(
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Off\r\nDTSTART;VALUE=DATE:20350101\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    assert stages(planned)["guide"]["start_utc"] == "2035-01-01T09:00:00Z"
    assert planned.says("calendar", "holidays", "ahead", str(ics))["added"] == 1
    assert stages(planned)["guide"]["start_utc"] == "2035-01-02T09:00:00Z"
    ics.write_bytes(ics.read_bytes()[:60])
    assert "free.ics" in planned.is_refused("calendar", "holidays", "ahead", str(ics))["message"]


def test_a_link_changes_its_type_and_lag_in_one_step(planned: Cli):
    link = next(one for one in planned.says("plan", "ahead")["links"] if not one["output"])
    assert planned.says("link", "set", "ahead", link["id"], "--type", "SS", "--lag", "4")["lag_h"] == 4
    assert stages(planned)["mix"]["start_utc"] == "2035-01-02T13:00:00Z"
    planned.says("undo", "ahead")
    assert next(one for one in planned.says("plan", "ahead")["links"] if one["id"] == link["id"]) == link


def test_a_forecast_lies_around_the_plan_and_is_the_same_again(planned: Cli):
    planned.says("stage", "set", "ahead/guide", "--most-days", "9")
    found = planned.says("plan", "ahead", "--forecast", "200")["forecast"]
    assert found == planned.says("plan", "ahead", "--forecast", "200")["forecast"]
    assert found["planned_early_utc"] < found["p10_utc"] < found["p50_utc"] < found["p90_utc"]
    assert (found["estimated"], found["historical"], found["fixed"], found["runs"]) == (1, 0, 2, 200)
    assert (found["critical"]["guide"], found["sway"]["guide"] > 0.5) == (1, True)
    planned.is_refused("plan", "ahead", "--forecast", "7")


# --- files -----------------------------------------------------------------------------------------------------


def test_a_table_there_and_back(planned: Cli):
    path = planned.folder / "plan.csv"
    planned.says("plan", "ahead", "--out", str(path))
    before = planned.says("plan", "ahead")
    taken = planned.says("plan", "ahead", "--in", str(path))
    assert taken.pop("taken_in") == {
        "production": before["production"], "added": 0, "changed": 0, "links": 0, "left_out": [], "baselines": 0,
        "added_titles": [], "changed_titles": [],
    }  # fmt: skip
    assert taken == before
    rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    rows[0]["days"], rows[2]["after"] = "2", "guide:SS+8h beat"
    rows.append({"stage": "art", "track": "Visual", "title": "Cover", "days": "1", "after": "mix-2h"})
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.DictWriter(file, rows[0])
        table.writeheader()
        table.writerows(rows)
    taken = planned.says("plan", "ahead", "--in", str(path))["taken_in"]
    assert (taken["added"], taken["changed"], taken["links"]) == (1, 1, 2)
    assert stages(planned)["cover"]["start_utc"] == "2035-01-09T15:00:00Z"
    planned.says("undo", "ahead")
    assert planned.says("plan", "ahead") == before
    path.write_text("title,days\nNew,1\nBad,x\n")
    assert "line 3" in planned.is_refused("plan", "ahead", "--in", str(path))["message"]
    assert planned.says("plan", "ahead") == before


def test_an_ms_project_file_there_and_back(planned: Cli):
    path = planned.folder / "plan.xml"
    planned.says("baseline", "add", "ahead")
    before = planned.says("plan", "ahead", "--out", str(path))
    taken = planned.says("plan", "ahead", "--in", str(path))["taken_in"]
    assert (taken["added"], taken["changed"], taken["links"], taken["left_out"]) == (0, 0, 0, [])
    assert taken["baselines"] == 0  # it is there already
    planned.says("baseline", "remove", "ahead", "Baseline 1")
    assert planned.says("plan", "ahead", "--in", str(path))["taken_in"]["baselines"] == 1
    assert planned.says("baseline", "list", "ahead")["rows"][0]["drift_h"] == 0
    made = planned.says("new", "Copy", "--chain", str(path), "--depot", str(planned.folder / "copy"), "--zone", "UTC")
    assert made["left_out"] == []
    copy = planned.says("plan", "copy")
    assert [(s["name"], s["start_utc"], s["end_utc"]) for s in copy["stages"]] == [
        (s["name"], s["start_utc"], s["end_utc"]) for s in before["stages"]
    ]
    assert [row["moved"] for row in planned.says("baseline", "list", "copy")["rows"]] == [0]


@pytest.mark.usefixtures("qapp")
def test_a_plan_is_painted_without_a_window(planned: Cli):
    for ending, start in (("pdf", b"%PDF-"), ("png", b"\x89PNG"), ("svg", b"<?xml")):
        path = planned.folder / f"plan.{ending}"
        written = planned.says("plan", "ahead", "--out", str(path), "--paper", "letter", "--scale", "2")["written"]
        assert path.read_bytes().startswith(start)
        assert written == {"path": str(path), "bytes": path.stat().st_size}
    planned.says("plan", "ahead", "--out", str(path), "--only", "guide,mix")
    text = path.read_text(encoding="utf-8")
    assert ">Guide<" in text
    assert ">Drums<" not in text
    planned.says("plan", "ahead", "--out", str(planned.folder / "some.csv"), "--only", "beat")
    with (planned.folder / "some.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["stage"] for row in csv.DictReader(file)] == ["beat"]
    assert "stage “else”" in planned.is_refused("plan", "ahead", "--out", str(path), "--only", "guide,else")["message"]
    assert planned.is_refused("plan", "ahead", "--out", str(planned.folder / "no" / "plan.pdf"))["code"] == "disk"


def test_a_plan_as_calendar(planned: Cli):
    path = planned.folder / "plan.ics"
    planned.says("stage", "set", "ahead/mix", "--must-finish", "2035-02-01")
    planned.says("plan", "ahead", "--out", str(path))
    text = path.read_bytes().decode().replace("\r\n ", "")
    assert text.count("BEGIN:VEVENT") == 5  # three stages, one answer, one date to be met
    assert text.count("BEGIN:VALARM") == 5
    assert "SUMMARY:Drums: answer by" in text


def test_a_gantt_project_plan_starts_a_production(mira: Cli, test_data: Path):
    gan = test_data / "peers" / "planning" / "HouseBuildingSample.gan"
    made = mira.says("new", "House", "--chain", str(gan), "--depot", str(mira.folder / "house"), "--zone", "UTC")
    assert any("responsible" in sentence for sentence in made["left_out"])
    plan = mira.says("plan", "house")
    assert len(plan["stages"]) == 16
    assert mira.says("calendar", "show", "house")["people"].keys() == {"Jack House"}
    again = mira.says("plan", "house", "--in", str(gan))["taken_in"]
    assert (again["added"], again["changed"], again["links"]) == (0, 0, 0)


@pytest.mark.parametrize("name", ["plan.docx", "gone.csv"])
def test_files_that_are_no_plan_are_refused(planned: Cli, name: str):
    planned.is_refused("plan", "ahead", "--in", str(planned.folder / name))
    planned.is_refused("plan", "ahead", "--out", str(planned.folder / "plan.docx"))


def test_thousands_of_stages_are_taken_in(planned: Cli):
    path = planned.folder / "many.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write("stage,track,title,days,after\n")
        file.writelines(f"s{n},Many,Task,1,{'' if n % 100 == 0 else f's{n - 1}'}\n" for n in range(2_000))
    taken = planned.says("plan", "ahead", "--in", str(path))
    assert (taken["taken_in"]["added"], taken["taken_in"]["links"]) == (2_000, 1_980)
    assert len(taken["stages"]) == 2_003


def test_money_is_added_up_by_stage_track_state_person_and_week(planned: Cli):
    planned.says("stage", "set", "ahead/mix", "--person", "Mo", "--price", "12.50")
    whole = planned.says("money", "ahead")
    assert (whole["currency"], whole["budget_minor"], whole["by"]) == ("EUR", 0, "stage")
    assert (whole["total"]["plan_minor"], whole["total"]["forecast_minor"], whole["total"]["open_minor"]) == (7250,) * 3
    assert [(row["key"], row["person"], row["needed_minor"]) for row in whole["rows"]][1:] == [
        ("beat", "", 6000),
        ("mix", "Mo", 1250),
    ]
    for by, keys in (
        ("track", ["Direction", "Drums", "Mix"]),
        ("state", ["planned"]),
        ("person", ["Mira", "", "Mo"]),
        ("week", ["2035-W02", "2035-W03"]),
    ):
        found = planned.says("money", "ahead", "--by", by)
        assert found["total"] == whole["total"]
        for name in whole["total"]:
            assert sum(row[name] for row in found["rows"]) == whole["total"][name], name
        assert [row["name"] for row in found["rows"]] == keys
    assert "72.50 EUR" in planned.reads("money", "ahead", "--by", "week")


def test_a_budget_is_set_held_against_the_forecast_and_undone(planned: Cli):
    assert planned.says("money", "ahead", "--budget", "50")["budget_minor"] == 5000
    assert "10 EUR above the budget of 50 EUR" in planned.reads("money", "ahead")
    assert "just on the budget" in planned.reads("money", "ahead", "--budget", "60")
    planned.is_refused("money", "ahead", "--budget", "a lot")
    planned.says("undo", "ahead")
    assert planned.says("money", "ahead")["budget_minor"] == 5000
