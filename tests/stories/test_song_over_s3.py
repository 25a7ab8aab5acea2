"""The same life of hand-offs over real S3 servers: moto in every run, Ceph (rights enforced) where it can be had."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from studio.actions.commands import OfferStage
from studio.app.members import members_by_device, paste_keys, policy_for
from studio.depot import object_names
from studio.depot.faulty import LateDepot, LateListings
from studio.depot.folder import FolderDepot
from studio.depot.s3_users import CephUsers
from studio.domain.errors import AccessError
from studio.store.grants import grants_of_production
from studio.store.productions import production_here
from tests.depot.small_s3 import small_s3
from tests.servers import (
    Keys,
    S3Server,
    ceph_server,  # noqa: F401 -- fixture
    moto_server,  # noqa: F401 -- fixture
    rclone_server,  # noqa: F401 -- fixture
)
from tests.world import Person, World

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PREFIX = "songs/late-train"


@pytest.fixture
def moto_world(tmp_path: Path, moto_server: S3Server) -> Iterator[World]:  # noqa: F811
    """A world over moto, where members share the owner's keys because moto's users are not enforced."""
    world = World(tmp_path, f"s3://{moto_server.new_bucket()}/{PREFIX}", moto_server, access="shared")
    world.clock.now_ms = real_now()
    yield world
    world.close()


@pytest.fixture
def ceph_world(tmp_path: Path, ceph_server: S3Server) -> Iterator[World]:  # noqa: F811
    """A world over Ceph, with one key pair per collaborator that Segue makes."""
    world = World(tmp_path, f"s3://{ceph_server.new_bucket()}/{PREFIX}", ceph_server, access="create")
    world.clock.now_ms = real_now()
    yield world
    world.close()


def real_now() -> int:
    """Signed addresses and the depot's clock go by real time."""
    import time

    return time.time_ns() // 1_000_000


def plays_the_song(world: World) -> tuple[Person, Person, str]:
    """From the first idea to the approved words."""
    mira, ana = world.owner("Mira"), world.person("Ana")
    mira.starts()
    mira.delivers("idea", mira.writes("idea.txt", "a late train"))
    mira.syncs()
    room = mira.hands_off("words", to=ana)
    world.syncs()
    ana.accepts(room)
    world.syncs()
    assert ana.received(room) == {"idea/idea.txt": "a late train"}
    ana.delivers(room, ana.writes("words.txt", "It leaves at ten."))
    world.syncs()
    mira.asks_for_changes(room, "at nine")
    world.syncs()
    ana.delivers(room, ana.writes("words.txt", "It leaves at nine."))
    world.syncs()
    mira.approves(room)
    world.syncs()
    assert ana.state(room) == mira.state(room) == "approved"
    assert world.all_agree(room)
    return mira, ana, room


def test_over_moto(moto_world: World) -> None:
    mira, _, _ = plays_the_song(moto_world)
    with mira.studio.store.read() as connection:
        here = production_here(connection, moto_world.production)
    assert (here.needs_lead, here.conditional_create) == (False, "yes")


def is_led_by_mira(world: World, mira: Person, ana: Person, room: str, found: str) -> None:
    """The examination found this class, and every docket has the owner's device as its one writer."""
    with mira.studio.store.read() as connection:
        here = production_here(connection, world.production)
    assert (here.needs_lead, here.conditional_create) == (True, found)
    for state in (mira.settled(world.production), mira.settled(room), ana.settled(room)):
        assert state.lead == (mira.studio.store.device, 1)


def world_over(folder: Path, server: S3Server) -> World:
    """A world in a new bucket of a server whose users are not told apart."""
    world = World(folder, f"s3://{server.new_bucket()}/{PREFIX}", server, access="shared")
    world.clock.now_ms = real_now()
    return world


def test_over_rclone_which_ignores_conditions(
    tmp_path: Path,
    rclone_server: S3Server,  # noqa: F811
) -> None:
    with closing(world_over(tmp_path, rclone_server)) as world:
        mira, ana, room = plays_the_song(world)
        is_led_by_mira(world, mira, ana, room, "ignored")


@pytest.mark.parametrize(("oddity", "found"), [("refused_400", "refused"), ("not_atomic", "not_atomic")])
def test_over_other_odd_providers(tmp_path: Path, oddity: str, found: str) -> None:
    with small_s3(oddity) as server, closing(world_over(tmp_path, server)) as world:
        mira, ana, room = plays_the_song(world)
        is_led_by_mira(world, mira, ana, room, found)


def test_listings_that_lag_by_minutes_and_end_early(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not listed yet arrives later; what is listed and gone is no delivery twice."""
    world = World(tmp_path)
    late = LateListings(5 * 60_000, lambda: world.clock.now_ms)
    with closing(world):
        mira, ana = world.owner("Mira"), world.person("Ana")
        for person in (mira, ana):
            person.depot_wrapper = lambda depot: LateDepot(depot, late, page=2)
        in_time = world.syncs

        def syncs_in_vain_then_in_time(rounds: int = 3) -> None:
            in_time(1)
            world.clock.passes(hours=0.1)
            in_time(rounds)

        monkeypatch.setattr(world, "syncs", syncs_in_vain_then_in_time)
        mira.starts()
        mira.delivers("idea", mira.writes("idea.txt", "a late train " * 40_000))
        mira.syncs()
        offer = mira.does(OfferStage("words", "Ana"))
        mira.syncs()
        ana.opens(offer["pass"])
        room = offer["handoff"]
        mira.syncs()
        assert mira.settled(room).member(ana.studio.store.device) is None  # her answer is not listed yet
        world.syncs()
        ana.accepts(room)
        world.syncs(4)
        assert ana.received(room) == {"idea/idea.txt": "a late train " * 40_000}
        for number, words in enumerate(("It leaves at ten. ", "It leaves at nine. "), 1):
            ana.delivers(room, ana.writes("words.txt", words * 20_000))
            world.syncs(4)
            assert mira.view(room).take(number).is_in
            if number == 1:
                mira.asks_for_changes(room, "at nine")
                world.syncs()
        mira.approves(room)
        world.syncs()
        assert ana.state(room) == mira.state(room) == "approved"
        assert world.all_agree(room)
        assert late.hidden >= 4, "nothing was late: this test proves nothing"
        world.clock.passes(hours=1)
        with closing(FolderDepot.open(world.depot_url)) as depot:
            assert depot.list_after(object_names.production_prefix(world.production) + "in/") == []


@pytest.mark.xdist_group("ceph")
class TestOverCeph:
    def test_song_with_own_keys_for_everybody(self, ceph_world: World) -> None:
        mira, ana, room = plays_the_song(ceph_world)
        with ana.studio.store.read() as connection:
            (grant,) = grants_of_production(ana.studio.store, connection, ceph_world.production)[0]["keys"]
        assert ceph_world.server is not None
        assert grant["key_id"] != ceph_world.server.owner.key_id
        bucket = ceph_world.depot_url.removeprefix("s3://").split("/")[0]
        keys = Keys(grant["key_id"], grant["secret"])
        with closing(ceph_world.server.depot(bucket, PREFIX, keys=keys)) as depot:
            prj = ceph_world.production
            assert depot.get(object_names.entry(prj, room, 0)).data
            for name in (object_names.entry(prj, prj, 0), object_names.chunk(prj, prj, "0" * 64)):
                with pytest.raises(AccessError):
                    depot.get(name)
            with pytest.raises(AccessError):
                depot.put(object_names.entry(prj, room, 99), b"x")
            with pytest.raises(AccessError):
                depot.delete(object_names.entry(prj, room, 0))
        del mira

    def test_a_key_pair_pasted_by_the_owner(self, ceph_world: World) -> None:
        ceph_world.access = "paste"
        mira, ana = ceph_world.owner("Mira"), ceph_world.person("Ana")
        mira.starts()
        mira.delivers("idea", mira.writes("idea.txt", "a late train"))
        mira.syncs()
        room = mira.hands_off("words", to=ana)
        assert mira.syncs().waiting == ["Ana"]
        home = mira.studio.store
        with home.read() as connection:
            here = production_here(connection, ceph_world.production)
        ((device, (member, rooms)),) = members_by_device(home, here).items()
        assert member.name == "Ana"
        assert ceph_world.server is not None
        bucket = ceph_world.depot_url.removeprefix("s3://").split("/")[0]
        with closing(ceph_world.server.depot(bucket, PREFIX)) as owner:
            key_id, secret = CephUsers(owner).create(f"by-hand-{device[:8]}", policy_for(here, device, rooms), "segue")
        paste_keys(home, here, device, rooms, key_id, secret)
        ceph_world.syncs()
        ana.accepts(room)
        ceph_world.syncs()
        ana.delivers(room, ana.writes("words.txt", "It leaves at nine."))
        ceph_world.syncs()
        mira.approves(room)
        ceph_world.syncs()
        assert ana.state(room) == "approved"
