"""How people come to a storage, stay in it and are shut out of it, as a story: moto in every run, Ceph where it can be had."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from studio.actions import commands as c
from studio.app.cli import main
from studio.app.member_access import access_row
from studio.domain.errors import AccessError
from studio.store.grants import grants_of_production, keep_grant, member_grants
from studio.store.productions import production_here
from tests.depot.test_member_access import members_key, role_for
from tests.servers import (
    S3Server,
    ceph_server,  # noqa: F401 -- fixture
    moto_server,  # noqa: F401 -- fixture
)
from tests.stories.test_song_over_s3 import PREFIX, real_now
from tests.world import Person, World

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from studio.depot.s3 import S3Depot

WORDS = "It leaves at nine."


@pytest.fixture
def world_at(tmp_path: Path) -> Iterator[Callable[[S3Server, str], World]]:
    """Makes a world over a server, with a way of access."""
    worlds = []

    def make(server: S3Server, access: str) -> World:
        world = World(tmp_path, f"s3://{server.new_bucket()}/{PREFIX}", server, access=access)
        world.clock.now_ms = real_now()
        worlds.append(world)
        return world

    yield make
    for world in worlds:
        world.close()


def owner_of(world: World) -> S3Depot:
    assert world.server is not None
    return world.server.depot(bucket_of(world), PREFIX)


def bucket_of(world: World) -> str:
    return world.depot_url.removeprefix("s3://").split("/")[0]


def begun(world: World, **settings: Any) -> tuple[Person, Person, str]:
    """An owner, and a collaborator who has accepted."""
    mira, ana = world.owner("Mira"), world.person("Ana")
    prj = mira.starts()
    if settings:
        mira.does(c.SetAccess(prj, **settings))
    mira.delivers("idea", mira.writes("idea.txt", "a late train"))
    mira.syncs()
    room = mira.hands_off("words", to=ana)
    world.syncs()
    ana.accepts(room)
    world.syncs()
    return mira, ana, room


def ends_well(world: World, mira: Person, ana: Person, room: str) -> None:
    ana.delivers(room, ana.writes("words.txt", WORDS))
    world.syncs()
    if mira.state(room) != "approved":  # by silence, where the story's clock ran ahead of the storage's
        mira.approves(room)
    world.syncs()
    assert ana.state(room) == mira.state(room) == "approved"
    assert world.all_agree(room)


def grant_of_ana(ana: Person) -> dict[str, Any]:
    with ana.studio.store.read() as connection:
        return grants_of_production(ana.studio.store, connection, ana.world.production)[0]


def names_of_users(depot: S3Depot) -> set[str]:
    iam = depot.session.client("iam", endpoint_url=depot.endpoint_url, region_name="us-east-1")
    with closing(iam):
        return {user["UserName"] for user in iam.list_users()["Users"]}


class TestOverMoto:
    def test_the_best_way_is_chosen_and_one_person_is_shut_out(
        self,
        world_at: Callable[[S3Server, str], World],
        moto_server: S3Server,  # noqa: F811
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        def told() -> list[str]:
            capsys.readouterr()
            assert main(["--home", str(mira.home_folder), "--json", "person", "list"]) == 0
            return [row["access"] for row in json.loads(capsys.readouterr().out)["rows"] if row["name"] == "Ana"]

        world = world_at(moto_server, "create")
        mira, ana, room = begun(world)
        assert told() == ["users"]
        with mira.studio.store.read() as connection:
            assert production_here(connection, world.production).access == "users"
            ((_, kept),) = member_grants(mira.studio.store, connection, world.production).items()
        with closing(owner_of(world)) as depot:
            assert set(kept["made"]) <= names_of_users(depot)
            outcome = mira.does(c.RevokePerson("ana"))
            assert (outcome["done"], outcome["is_complete"]) == (True, True)
            assert not set(kept["made"]) & names_of_users(depot)
        with mira.studio.store.read() as connection:
            assert member_grants(mira.studio.store, connection, world.production) == {}
        assert told() == ["taken away"]
        member = mira.settled(room).members()[ana.studio.store.device]
        assert member.until_n >= 0

    def test_two_buckets(self, world_at: Callable[[S3Server, str], World], moto_server: S3Server) -> None:  # noqa: F811
        world = world_at(moto_server, "shared")
        second = moto_server.new_bucket()
        mira, ana, room = begun(world, access="buckets", in_bucket=second, key_id="membersid", secret="membersecret")
        assert [pair["key_id"] for pair in grant_of_ana(ana)["keys"]] == ["membersid", "membersid"]
        with closing(owner_of(world)) as main, closing(moto_server.depot(second, PREFIX)) as inbox:
            assert main.list_after(f"s/{world.production}/in/") == []
            ana.delivers(room, ana.writes("words.txt", WORDS))
            ana.syncs()
            assert inbox.list_after(f"s/{world.production}/in/q/{ana.studio.store.device}/")
            assert inbox.list_after(f"s/{world.production}/in/b/{ana.studio.store.device}/")
            world.syncs()
            assert inbox.list_after(f"s/{world.production}/in/") == []
        mira.approves(room)
        world.syncs()
        assert ana.state(room) == "approved"

    def test_another_way_is_followed_by_everybody(
        self,
        world_at: Callable[[S3Server, str], World],
        moto_server: S3Server,  # noqa: F811
    ) -> None:
        world = world_at(moto_server, "users")
        mira, ana, room = begun(world)
        first = grant_of_ana(ana)
        mira.does(c.SetAccess(world.production, "shared"))
        mira.syncs()
        with closing(owner_of(world)) as depot:
            users = names_of_users(depot)
            world.syncs()
            assert grant_of_ana(ana)["kind"] == "shared" != first["kind"]
            assert any(ana.studio.store.device[:12] in name for name in users), "the old keys open a while"
            world.clock.passes(days=8)
            mira.syncs()
            assert not any(ana.studio.store.device[:12] in name for name in names_of_users(depot))
        ends_well(world, mira, ana, room)


@pytest.mark.xdist_group("ceph")
class TestOverCeph:
    def test_temporary_keys_are_renewed_end_and_come_back(
        self,
        world_at: Callable[[S3Server, str], World],
        ceph_server: S3Server,  # noqa: F811
    ) -> None:
        world = world_at(ceph_server, "sts")
        with closing(owner_of(world)) as depot:
            mira, ana, room = begun(world, role_arn=role_for(depot, PREFIX))
        first = grant_of_ana(ana)
        assert first["keys"][0]["session_token"]

        world.clock.passes(hours=0.6 * (first["expires"] - first["issued"]) / 3_600_000)
        world.syncs()
        second = grant_of_ana(ana)
        assert second["issued"] > first["issued"], "below half of its life it is renewed"
        assert second["keys"][0]["session_token"] != first["keys"][0]["session_token"]

        world.clock.passes(hours=24)
        result = ana.syncs()
        (problem,) = result.problems
        assert (problem.code, result.waiting) == ("access_ended", ["Late Train"])
        assert "waiting for the owner's computer since" in problem.message
        with ana.studio.store.read() as connection:
            here = production_here(connection, world.production)
        assert access_row(ana.studio.store, here)["state"] == "ended"

        mira.syncs()
        assert ana.syncs().problems == [], "the renewed ring lies at the address that came with the last one"
        assert access_row(ana.studio.store, here)["state"] == "good"

        self.is_away_for_weeks(world, ana, mira.settled(room).n)
        assert [problem.code for problem in ana.syncs().problems] == ["access_ended"]
        mira.syncs()
        ana.opens(mira.does(c.MakePass(room))["pass"])
        assert ana.syncs().problems == [], "the invitation, sent again, brings the rights back"
        ends_well(world, mira, ana, room)

    def is_away_for_weeks(self, world: World, ana: Person, n: int) -> None:
        """Keys have ended, and so have the signed addresses (these by real time, for which no test can wait)."""
        world.clock.passes(days=20)
        home = ana.studio.store
        with home.work() as work:
            for room in {hand_off.room for _, hand_off in self.rooms_of(ana)}:
                kept = grant_of_ana(ana)
                assert keep_grant(home, work.connection, world.production, room, n, {**kept, "ring_url": ""})

    def rooms_of(self, ana: Person) -> list[tuple[Any, Any]]:
        from studio.store.productions import own_hand_offs

        with ana.studio.store.read() as connection:
            return own_hand_offs(ana.studio.store, connection, ana.world.clock())

    def test_who_is_shut_out_reads_nothing_more(
        self,
        world_at: Callable[[S3Server, str], World],
        ceph_server: S3Server,  # noqa: F811
    ) -> None:
        world = world_at(ceph_server, "create")
        mira, ana, room = begun(world)
        outcome = mira.does(c.RevokePerson(room))
        assert outcome["is_complete"]
        error = ana.tries_to_sync()
        assert isinstance(error, AccessError)
        assert error.code == "access_ended"

    def test_the_song_over_two_buckets(
        self,
        world_at: Callable[[S3Server, str], World],
        ceph_server: S3Server,  # noqa: F811
    ) -> None:
        world = world_at(ceph_server, "shared")
        second = ceph_server.new_bucket()
        with closing(owner_of(world)) as depot:
            key_id, secret = members_key(depot, second)
        mira, ana, room = begun(world, access="buckets", in_bucket=second, key_id=key_id, secret=secret)
        ends_well(world, mira, ana, room)
