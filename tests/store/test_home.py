"""Homes: a projection of another fold version is made again, secrets stay protected, a newer home is refused."""

from __future__ import annotations

import stat
import sys
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from studio.actions.commands import SetStage
from studio.domain.errors import SegueError
from studio.store.home import Home
from tests.world import START_MS, World

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.close()


def test_a_projection_of_another_fold_version_is_made_again(world: World) -> None:
    mira = world.owner("Mira")
    prj = mira.starts()
    before = mira.settled(prj)
    with mira.studio.store.database.write() as connection:
        connection.execute(text("UPDATE room SET fold_version = 0"))
        connection.execute(text("DELETE FROM projected"))
    mira.restarts()
    assert mira.settled(prj).tables == before.tables
    with mira.studio.store.read() as connection:
        assert connection.execute(text("SELECT DISTINCT fold_version FROM room")).scalars().all() != [0]


@pytest.mark.parametrize(("fold_version", "words"), [(10_000, "newer"), (0, "older")])
def test_a_running_program_says_that_another_version_works_with_its_home(
    world: World, fold_version: int, words: str
) -> None:
    mira = world.owner("Mira")
    prj = mira.starts()
    before = mira.settled(prj)
    with mira.studio.store.database.write() as connection:
        connection.execute(text("UPDATE room SET version = version + 1, fold_version = :v"), {"v": fold_version})
    with pytest.raises(SegueError) as raised:
        mira.settled(prj)
    assert raised.value.code == "other_version"
    assert words in raised.value.message
    with pytest.raises(SegueError, match=words):
        mira.does(SetStage("idea", {"title": "Changed by the wrong one"}))
    mira.restarts()
    assert mira.settled(prj).tables == before.tables


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX modes")
def test_keys_are_readable_by_their_owner_only(world: World) -> None:
    mira = world.owner("Mira")
    assert stat.S_IMODE((mira.home_folder / "keys.json").stat().st_mode) == 0o600
    assert stat.S_IMODE(mira.home_folder.stat().st_mode) == 0o700


def test_no_secret_stands_in_the_database(world: World) -> None:
    mira, ana = world.owner("Mira"), world.person("Ana")
    prj = mira.starts()
    mira.delivers("idea", mira.writes("idea.txt", "x"))
    mira.syncs()
    room = mira.hands_off("words", to=ana)
    secrets = []
    for person in (mira, ana):
        home = person.studio.store
        own = home.secrets()
        secrets += [own.home, own.device, own.box, own.person]
        with home.read() as connection:
            for name in (prj, room):
                secrets += [key.key for key in home.room_keys(connection, name).values()]
    world.close()
    stored = b"".join(
        path.read_bytes() for person in (mira, ana) for path in person.home_folder.glob("segue.db*") if path.is_file()
    )
    assert secrets
    assert [secret for secret in secrets if secret in stored or secret.hex().encode() in stored] == []
    for person in (mira, ana):
        person.opens_home_again()


def test_a_home_of_a_newer_program_is_refused(world: World) -> None:
    mira = world.owner("Mira")
    with mira.studio.store.database.write() as connection:
        connection.execute(text("UPDATE meta SET value = '999' WHERE key = 'schema'"))
    with pytest.raises(SegueError, match="newer Segue"):
        Home(mira.home_folder, mira.home_folder / "workspace", lambda: START_MS)


def test_a_second_identity_is_refused(world: World) -> None:
    mira = world.owner("Mira")
    with pytest.raises(SegueError, match="belongs to Mira"):
        mira.studio.init("Eve", "x")
