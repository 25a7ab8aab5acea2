"""The split sheet and the credits at the command line."""

from __future__ import annotations

import json
from pathlib import Path

from tests.app.cli_people import Cli


def test_a_split_sheet_is_shared_out_changed_undone_and_printed(qapp, mira: Cli, tmp_path: Path):
    del qapp  # the PDF is painted in this process, where a window may follow
    mira.says("deliver", "guide", mira.records("guide.wav"))
    assert mira.says("split", "show", "late-train")["rows"] == []
    assert mira.is_refused("split", "export", "late-train", "--out", str(tmp_path / "x.pdf"))["code"] == "bad_input"
    assert mira.says("split", "set", "late-train", "--equal")["rows"][0]["composition"] == 10_000
    found = mira.says(
        "split", "set", "late-train", "--share", "Mira=50/66.67", "--share", "Ana Núñez=50/33.33",
        "--ipi", "Mira=00014107338", "--iswc", "T0345246801",
    )  # fmt: skip
    assert (found["composition"], found["master"], found["iswc"]) == (10_000, 10_000, "T-034.524.680-1")
    assert "33.33" in mira.reads("split", "show", "late-train")
    assert "99.99" in mira.is_refused("split", "set", "late-train", "--share", "Mira=99.99")["message"]
    assert mira.is_refused("split", "set", "late-train", "--ipi", "Kofi=1")["subject"] == "Kofi"
    for name in ("sheet.pdf", "sheet.csv"):
        mira.says("split", "export", "late-train", "--out", str(tmp_path / name), "--language", "de")
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    mira.says("undo", "late-train")
    assert len(mira.says("split", "show", "late-train")["rows"]) == 1
    mira.says("redo", "late-train")
    assert mira.says("split", "set", "late-train", "--clear")["rows"] == []
    assert mira.says("debug", "rebuild")["rows"] is not None


def test_credits_go_out_in_five_forms(qapp, mira: Cli, tmp_path: Path):
    del qapp
    mira.says("deliver", "guide", mira.records("guide.wav"))
    assert mira.reads("credits", "late-train") == "Late Train\n\nOwner: Mira\n"
    for ending in ("txt", "csv", "pdf", "json", "xml"):
        mira.says("credits", "late-train", "--out", str(tmp_path / f"credits.{ending}"))
    assert json.loads((tmp_path / "credits.json").read_text())["PartyList"][0]["PartyName"] == {"FullName": "Mira"}
    assert mira.is_refused("credits", "late-train", "--out", "credits.doc")["code"] == "bad_input"
