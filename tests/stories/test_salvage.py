"""A depot with holes: the log before and after them, whole files, files in parts, and a report that says which is which."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from studio.app.cli import main
from studio.app.salvaging import report_lines
from studio.depot.folder import FolderDepot
from studio.sync.salvage import salvage_room
from tests.stories.test_export_import import loses_everything
from tests.stories.test_repair import IDEA, WORDS, approved, storage

if TYPE_CHECKING:
    from tests.world import Person, World


def salvages(person: Person, capsys: pytest.CaptureFixture[str], name: str = "saved") -> tuple[dict[str, Any], Path]:
    out = person.world.folder / name
    main(["--home", str(person.home_folder), "--json", "depot", "salvage", person.world.depot_url, "--out", str(out)])
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found, out


def docket(world: World, room: str) -> list[Path]:
    return sorted((Path(world.depot_url) / "s" / world.production / "r" / room / "d").iterdir())


def test_a_sound_depot_is_read_whole_without_the_database(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    """The keys come from the ring that lies in the depot for this device."""
    _, ana, room = approved(world)
    loses_everything(ana)
    found, out = salvages(ana, capsys)
    (production,) = found["productions"]
    mine = next(row for row in production["rooms"] if row["room"] == room)
    assert (mine["holes"], mine["loose"], mine["title"]) == ([], 0, "Words")
    assert mine["entries"] == len(docket(world, room))
    office = next(row for row in production["rooms"] if row["room"] == world.production)
    assert "no key" in office["problem"]
    texts = {path.name: path.read_text() for path in out.rglob("*.txt") if path.name != "REPORT.txt"}
    assert texts == {"words.txt": WORDS, "idea.txt": IDEA}
    assert found["whole"] == found["files"] == 2


def test_holes_in_the_middle_and_at_the_start(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    mira, ana, room = approved(world)
    entries = docket(world, room)
    entries[1].unlink()
    entries[2].write_bytes(b"rubbish")
    docket(world, world.production)[0].unlink()
    loses_everything(ana)
    found, out = salvages(ana, capsys)
    mine = next(row for row in found["productions"][0]["rooms"] if row["room"] == room)
    assert mine["holes"] == [[1, 2]]
    assert mine["entries"] == len(entries) - 2
    log = json.loads(next(out.rglob(f"log/{room}.json")).read_text())
    assert [entry["n"] for entry in log] == [0, *range(3, len(entries))]
    assert found["partial"] == found["lost"] == 0
    mira_found, _ = salvages(mira, capsys, "miras")
    office = next(row for row in mira_found["productions"][0]["rooms"] if row["room"] == world.production)
    assert office["holes"] == [[0, 0]]
    assert office["entries"] > 0
    assert any("missing or unreadable: 1 to 2" in line for line in report_lines(found))


def test_what_a_ring_does_not_prove_is_said(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    mira, _, room = approved(world)
    entries = docket(world, room)
    entries[1].unlink()
    entries[-1].unlink()  # the ring's head may be this one or an earlier one
    for ring in (entries[0].parent.parent / "g").iterdir():
        ring.unlink()
    with closing(FolderDepot.open(world.depot_url)) as depot:
        found = salvage_room(mira.studio.store, depot, world.production, room)
    assert found.holes == [(1, 1)]
    assert found.loose == len(entries) - 3
    told, _ = salvages(mira, capsys)
    assert any("not proven" in line for line in report_lines(told))


def test_files_with_holes_are_kept_in_parts_and_named(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    mira, _, room = approved(world)
    chunks = storage(world, "r", room, "b")
    given = {path.name for path in storage(world, "r", world.production, "b")}
    lost = next(path for path in chunks if path.name not in given)
    lost.unlink()
    loses_everything(mira)
    shutil.rmtree(Path(world.depot_url) / "s" / world.production / "r" / world.production)
    found, out = salvages(mira, capsys)
    assert found["partial"] + found["lost"] >= 1 or found["files"] == 0
    for path in out.rglob("*.partial"):
        assert path.stat().st_size == len(WORDS)
        assert path.read_text().strip("\0") in WORDS
    assert main(["depot", "salvage", str(world.folder), "--out", str(world.folder / "x")]) == 1


def test_a_forged_entry_after_a_hole_counts_for_nothing(world: World) -> None:
    mira, _, room = approved(world)
    entries = docket(world, room)
    entries[1].unlink()
    good = entries[3].read_bytes()
    entries[3].write_bytes(good[:10] + bytes([good[10] ^ 1]) + good[11:])
    with closing(FolderDepot.open(world.depot_url)) as depot:
        found = salvage_room(mira.studio.store, depot, world.production, room)
    assert found.holes == [(1, 1), (3, 3)]
