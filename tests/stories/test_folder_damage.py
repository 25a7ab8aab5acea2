"""A shared folder in which files are cut, emptied, exchanged, deleted or doubled by a sync program: said, mended, nothing lost."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from studio.depot import object_names
from tests.stories.gig_story import gig

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.world import World

WORDS = "It leaves at nine. " * 20_000


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-7])


def exchanged(path: Path) -> None:
    """With another file of the folder, whichever it is."""
    root = next(parent for parent in path.parents if parent.name == "s")
    other = max(
        (found for found in root.rglob("*") if found.is_file() and found != path), key=lambda f: f.stat().st_size
    )
    path.write_bytes(other.read_bytes())


@pytest.mark.parametrize("spoil", [emptied, cut, exchanged])
def test_a_spoilt_object_of_any_kind_is_said_in_words_and_comes_to_nothing(
    world: World, spoil: Callable[[Path], None]
) -> None:
    mira, ana, room = gig(world)
    root, device = Path(world.depot_url), ana.studio.store.device
    ana.delivers(room, ana.writes("words.txt", WORDS))
    ana.syncs()
    # what she said, before it was read: it comes again, unchanged
    (packet,) = [found for found in root.rglob(f"in/q/{device}/{room}/*") if found.is_file()]
    spoil(packet)
    assert mira.tries_to_sync() is None
    assert not mira.settled(room).table("take")
    world.syncs(2)
    # an entry and a ring that were read already
    for path in (
        root / object_names.entry(world.production, room, mira.settled(room).n),
        root / object_names.ring(world.production, room, device),
    ):
        kept = path.read_bytes()
        spoil(path)
        for person in (mira, ana):
            error = person.tries_to_sync()
            assert error is None or (error.message and error.what_to_do), path
        path.write_bytes(kept)
    world.syncs(3)
    assert mira.settled(room).take(1).is_in
    assert (mira.folder_of(room) / "takes/take-01/words/words.txt").read_text() == WORDS
    assert world.all_agree(room)
    assert [why for _, why in mira.history(room) if why] == []


def test_pieces_of_a_delivery_that_are_spoilt_on_the_way_are_asked_for_again(world: World) -> None:
    mira, ana, room = gig(world)
    ana.delivers(room, ana.writes("words.txt", WORDS))
    ana.syncs()
    pieces = [found for found in Path(world.depot_url).rglob("in/b/*/*/*") if found.is_file()]
    for piece, spoil in zip(sorted(pieces), [emptied, cut, exchanged] * len(pieces), strict=False):
        spoil(piece)
    mira.syncs()
    assert mira.settled(room).take(1).want
    world.syncs(3)
    assert mira.settled(room).take(1).is_in
    assert mira.settled(room).take(1).answers >= 1
    assert (mira.folder_of(room) / "takes/take-01/words/words.txt").read_text() == WORDS


def test_entries_that_a_sync_program_has_deleted_are_put_back_by_the_device_that_writes_there(world: World) -> None:
    mira, ana, room = gig(world)
    docket = Path(world.depot_url) / object_names.entry_prefix(world.production, room)
    before = {path.name: path.read_bytes() for path in docket.iterdir()}
    for name in sorted(before)[-3:]:
        (docket / name).unlink()
    error = ana.tries_to_sync()
    assert error is not None
    assert (error.code, error.title) == ("not_arrived", "Waiting for the folder")
    assert mira.tries_to_sync() is None
    assert {path.name: path.read_bytes() for path in docket.iterdir()} == before
    assert ana.tries_to_sync() is None
    ana.delivers(room, ana.writes("words.txt", WORDS))
    world.syncs(3)
    assert mira.settled(room).take(1).is_in


def test_conflict_copies_and_strangers_files_are_passed_over_and_told_of_once(world: World) -> None:
    mira, ana, room = gig(world)
    docket = Path(world.depot_url) / object_names.entry_prefix(world.production, room)
    last = max(docket.iterdir())
    inbox = Path(world.depot_url) / object_names.inbox_prefix(world.production)
    for name in ("(Ana's conflicted copy 2026-11-30)", "(1)", ".sync-conflict-20261130-120000-ABCDEFG", " - Copy"):
        (inbox / f"{last.name} {name}").write_bytes(last.read_bytes())
        (docket / f"{last.name} {name}").write_bytes(last.read_bytes())
    (inbox / "holiday.jpg").write_bytes(b"x")
    told = {problem.code: problem for problem in mira.syncs().problems}
    assert set(told) == {"conflict_copies", "foreign_files"}
    assert "conflicted copy" in told["conflict_copies"].message
    assert "every computer has synchronised" in told["conflict_copies"].what_to_do
    assert not mira.syncs().problems
    mira.restarts()
    assert not mira.syncs().problems
    ana.delivers(room, ana.writes("words.txt", WORDS))
    world.syncs(3)
    assert mira.settled(room).take(1).is_in
    assert world.all_agree(room)
