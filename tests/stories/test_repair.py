"""Things go missing in the storage and on the disks: what anybody still has comes back, and the rest is named."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from studio.actions import commands as c
from studio.store.productions import production_here

if TYPE_CHECKING:
    from tests.world import Person, World

IDEA, WORDS = "a late train " * 40_000, "It leaves at nine. " * 40_000


def approved(world: World) -> tuple[Person, Person, str]:
    """One take delivered, taken in and approved."""
    mira, ana = world.owner("Mira"), world.person("Ana")
    mira.starts()
    mira.delivers("idea", mira.writes("idea.txt", IDEA))
    mira.syncs()
    room = mira.hands_off("words", to=ana)
    ana.accepts(room)
    world.syncs()
    ana.delivers(room, ana.writes("words.txt", WORDS))
    world.syncs()
    mira.approves(room)
    world.syncs()
    return mira, ana, room


def repairs(person: Person, **more: Any) -> dict[str, Any]:
    return person.does(c.RepairProduction(person.world.production, **more))


def storage(world: World, *parts: str) -> list[Path]:
    """Files of the depot below a folder, the largest first."""
    root = Path(world.depot_url, "s", world.production, *parts)
    return sorted((path for path in root.rglob("*") if path.is_file()), key=lambda path: -path.stat().st_size)


def take_of(person: Person, room: str) -> Path:
    return person.folder_of(room) / "takes/take-01/words/words.txt"


def test_nothing_to_repair(world: World) -> None:
    mira, ana, _ = approved(world)
    assert repairs(mira)["verdict"] == repairs(ana)["verdict"] == "good"


def test_missing_and_damaged_chunks_come_back_from_local_files(world: World) -> None:
    mira, _, room = approved(world)
    chunks = storage(world, "r", room, "b")
    before = {path: path.read_bytes() for path in chunks}
    for number, path in enumerate(chunks):
        if number % 2:
            path.unlink()
        else:
            path.write_bytes(path.read_bytes()[:-1] + b"?")
    told = repairs(mira, dry_run=True)
    assert (told["verdict"], sum(row["objects"] for row in told["lost"])) == ("lost", len(chunks))
    assert {row["state"] for row in told["lost"]} >= {"missing"}
    done = repairs(mira)
    assert (done["verdict"], done["objects"]) == ("repaired", len(chunks))
    assert {path: path.read_bytes() for path in chunks} == before
    assert repairs(mira)["verdict"] == "good"


def test_quick_sees_what_is_missing_and_not_a_flipped_bit(world: World) -> None:
    mira, _, room = approved(world)
    first, second = storage(world, "r", room, "b")[:2]
    first.write_bytes(first.read_bytes()[:-1] + b"?")
    second.unlink()
    assert repairs(mira, quick=True)["objects"] == 1
    assert repairs(mira)["objects"] == 1


def test_what_the_owner_has_lost_too_is_asked_of_its_maker(world: World) -> None:
    mira, ana, room = approved(world)
    shutil.rmtree(mira.folder_of(room) / "takes")
    for path in storage(world, "r", room, "b"):
        path.unlink()
    done = repairs(mira)
    assert done["verdict"] == "asked"
    (asked,) = [row for row in done["asked"] if row["file"] == "words/words.txt"]
    assert (asked["who"], asked["stage"], asked["what"]) == ("Ana", "Words", "take 1")
    assert mira.settled(room).take(1).want == []
    world.syncs(4)
    assert mira.view(room).take(1).want == []
    assert mira.state(room) == ana.state(room) == "approved"
    assert world.all_agree(room)
    assert repairs(mira)["verdict"] == "good"
    assert storage(world, "in") == []


def test_what_nobody_has_is_named(world: World) -> None:
    mira, ana, room = approved(world)
    shutil.rmtree(mira.home_folder / "workspace")
    shutil.rmtree(mira.home_folder / "chunks", ignore_errors=True)
    for part in (world.production, room):
        for path in storage(world, "r", part, "b"):
            path.unlink()
    done = repairs(mira)
    assert done["verdict"] == "lost"
    lost = {(row["stage"], row["what"], row["file"]) for row in done["lost"]}
    assert ("Idea", "take 1", "idea/idea.txt") in lost
    assert all(row["stage"] == "Words" for row in done["asked"])
    del ana


def test_entries_come_back_from_the_journal_and_the_alarm_ends(world: World) -> None:
    mira, ana, room = approved(world)
    docket = Path(world.depot_url, "s", world.production, "r", room, "d")
    entries = sorted(docket.iterdir())
    before = {path: path.read_bytes() for path in entries}
    entries[1].unlink()
    entries[-1].write_bytes(b"rubbish")
    error = ana.tries_to_sync()
    assert error is not None
    assert error.code == "damaged"
    with mira.studio.store.work() as work:  # as a bucket would have raised it
        from studio.store.productions import set_alarm

        set_alarm(work.connection, world.production, "Entry 1 was read before and is missing from the storage now.")
    done = repairs(mira)
    assert [(row["kind"], row["state"], row["source"]) for row in done["repaired"]] == [
        ("entry", "missing", "journal"),
        ("entry", "damaged", "journal"),
    ]
    assert {path: path.read_bytes() for path in entries} == before
    with mira.studio.store.read() as connection:
        assert production_here(connection, world.production).alarm == ""
    world.syncs()
    assert world.all_agree(room)


@pytest.mark.parametrize("who", [0, 1])
def test_damaged_files_on_this_machine_are_fetched_again(world: World, who: int) -> None:
    mira, ana, room = approved(world)
    person = (mira, ana)[who]
    path = take_of(person, room)
    path.chmod(0o600)
    path.write_text(WORDS.replace("nine", "noon"))
    (row,) = repairs(person)["files"]
    assert (row["path"], row["state"]) == (str(path), "good")
    assert path.read_text() == WORDS
    assert "noon" in path.with_name("words (damaged).txt").read_text()
    if person is ana:
        given = ana.folder_of(room) / "inputs/idea/idea.txt"
        given.unlink()
        assert [row["state"] for row in repairs(ana)["files"]] == ["good"]
        assert given.read_text() == IDEA


def test_a_file_that_cannot_be_fetched_is_told(world: World) -> None:
    mira, ana, room = approved(world)
    take_of(ana, room).unlink()
    for path in storage(world, "r", room, "b"):
        path.unlink()
    done = repairs(ana)
    assert done["verdict"] == "lost"
    assert [row["state"] for row in done["files"]] == ["lost"]
    del mira


def test_the_rows_are_made_again_from_the_journal_alone(world: World) -> None:
    """A whole production, folded anew: not a record is different."""
    mira, ana, room = approved(world)
    for person in (mira, ana):
        home = person.studio.store
        with home.read() as connection:
            rooms = [r for r in (world.production, room) if person is mira or r == room]
            before = {r: home.rooms.folded(connection, r).clone() for r in rooms}
            lines = {r: person.history(r) for r in rooms}
        with home.database.write() as connection:
            from sqlalchemy import delete

            from studio.store import tables

            for table in (tables.projected, tables.head, tables.seen, tables.history):
                connection.execute(delete(table))
        home.rebuild()
        person.restarts()
        home = person.studio.store
        with home.read() as connection:
            for r in rooms:
                now = home.rooms.folded(connection, r)
                assert (now.n, now.hash, now.heads, now.seen, now.tables) == (
                    before[r].n,
                    before[r].hash,
                    before[r].heads,
                    before[r].seen,
                    before[r].tables,
                )
                assert person.history(r) == lines[r]
