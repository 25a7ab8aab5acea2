"""A production leaves Segue as plain folders and comes back from them: the same plan, takes, approvals and history."""

from __future__ import annotations

import csv
import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from studio.actions import commands as c
from studio.app.cli import main
from studio.domain.errors import BadInputError, RefusedError, TrustError
from studio.queries import asks
from studio.queries.plan_as_json import plan_json
from studio.store.journal import entries_of
from tests.stories.test_repair import IDEA, WORDS, approved

if TYPE_CHECKING:
    from tests.world import Person, World


def exports(person: Person, out: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    words = ["--home", str(person.home_folder), "--json", "export", person.world.production, str(out)]
    assert main(words) == 0
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    return answer


def loses_everything(person: Person) -> None:
    """The identity stays, as if restored; the database of productions and the workspace are gone."""
    person.studio.close()
    with closing(sqlite3.connect(person.home_folder / "segue.db")) as database, database:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for name in names:
            where = " WHERE key NOT IN ('home', 'cert', 'schema', 'version')" if name == "meta" else ""
            database.execute(f'DELETE FROM "{name}"{where}')  # noqa: S608 (its own tables)
    for folder in ("workspace", "chunks"):
        shutil.rmtree(person.home_folder / folder, ignore_errors=True)
    person.opens_home_again()


def known(person: Person, room: str) -> dict[str, Any]:
    """All that must be the same before and after, but for the last entries, which say that it moved."""
    prj = person.world.production
    home = person.studio.store
    with home.read() as connection:
        frames = {r: entries_of(connection, r) for r in (prj, room)}
    plan = plan_json(person.studio.ask(asks.Plan(prj)))
    return {
        "plan": [(s["id"], s["name"], s["state"], s["price_minor"], s["person"]) for s in plan["stages"]],
        "links": plan["links"],
        "takes": person.settled(room).table("take"),
        "own": person.settled(prj).table("take"),
        "history": [line for line in person.history(room) if line[0] != "depot.move"],
        "frames": frames,
    }


def test_out_and_back(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    mira, ana, room = approved(world)
    before = known(mira, room)
    out = world.folder / "out"
    told = exports(mira, out, capsys)
    assert told["files"] == 2
    assert {p.name: p.read_text() for p in (out / "files").rglob("*.txt")} == {"idea.txt": IDEA, "words.txt": WORDS}
    credits_ = list(csv.DictReader((out / "credits.csv").read_text().splitlines()))
    assert {(row["person"], row["role"], row["stage"]) for row in credits_} == {
        ("Mira", "Owner", "Idea"),
        ("Ana", "Lyricist", "Words"),
    }
    assert [row["name"] for row in csv.DictReader((out / "plan.csv").read_text().splitlines())] == [
        row[1] for row in before["plan"]
    ]
    assert "delivered take 1" in (out / "history.csv").read_text()
    shutil.rmtree(world.depot_url)
    loses_everything(mira)
    new = world.folder / "new depot"
    done = mira.does(c.ImportProduction(str(out), str(new)))
    assert (done["missing"], done["lost"], done["files"]) == ([], [], 2)
    after = known(mira, room)
    for frames in (before["frames"], after["frames"]):
        assert frames.keys() == {world.production, room}
    for name, frames in after.pop("frames").items():
        old = before["frames"][name]
        assert frames[: len(old)] == old, "byte for byte as they were signed"
        docket = new / "s" / world.production / "r" / name / "d"
        assert [path.read_bytes() for path in sorted(docket.iterdir())] == frames
    del before["frames"]
    assert after == before
    assert (mira.folder_of(room) / "takes/take-01/words/words.txt").read_text() == WORDS
    assert mira.does(c.RepairProduction(world.production))["verdict"] == "good"
    ana.does(c.LocateDepot(world.production, str(new)))
    world.syncs()
    assert ana.state(room) == mira.state(room) == "approved"
    assert world.all_agree(room)
    with pytest.raises(RefusedError, match="already"):
        mira.does(c.ImportProduction(str(out), str(world.folder / "third")))


def test_what_was_changed_in_an_export_is_not_taken_over(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    mira, ana, room = approved(world)
    out, new = world.folder / "out", str(world.folder / "new depot")
    exports(mira, out, capsys)
    loses_everything(ana)
    with pytest.raises(BadInputError, match="somebody else"):
        ana.does(c.ImportProduction(str(out), new))
    loses_everything(mira)
    entry = sorted((out / "signed" / "s" / world.production / "r" / room / "d").iterdir())[2]
    good = entry.read_bytes()
    entry.write_bytes(good[:-1] + bytes([good[-1] ^ 1]))
    with pytest.raises(TrustError, match="Entry 2"):
        mira.does(c.ImportProduction(str(out), new))
    entry.write_bytes(good)
    words = next((out / "files").rglob("words.txt"))
    words.write_text("something else")
    done = mira.does(c.ImportProduction(str(out), new))
    assert [Path(path).name for path in done["missing"]] == ["words.txt"]
    assert {row["file"] for row in done["lost"]} == {"words/words.txt"}
    assert mira.state(room) == "approved"
    with pytest.raises(BadInputError, match="no export"):
        mira.does(c.ImportProduction(str(world.folder), new))


def test_an_export_that_is_older_than_the_storage_is_refused(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    mira, _, _ = approved(world)
    out = world.folder / "out"
    exports(mira, out, capsys)
    mira.does(c.OfferStage("tune", "Ben"))
    mira.syncs()
    loses_everything(mira)
    with pytest.raises(RefusedError, match="newer"):
        mira.does(c.ImportProduction(str(out), str(world.folder / "new depot")))


def test_members_in_the_old_place_are_shown_the_way(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    mira, ana, room = approved(world)
    out, new = world.folder / "out", world.folder / "new depot"
    exports(mira, out, capsys)
    loses_everything(mira)
    mira.does(c.ImportProduction(str(out), str(new)))
    assert [problem.code for problem in ana.syncs().problems] == ["moved"]
    ana.does(c.LocateDepot(world.production, str(new)))
    world.syncs()
    assert world.all_agree(room)
