"""A production goes over to another place while people work: nothing lost, nothing doubled, everybody finds the way."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from studio.actions import commands as c
from studio.actions.audition_commands import OfferAudition
from studio.depot import object_names
from studio.depot.depot import PAGE_NAMES, ObjectInfo, ObjectMissingError, PutResult, StoredObject
from studio.depot.faulty import Fault, FaultyDepot, ScriptedFault
from studio.depot.folder import FolderDepot
from studio.depot.wrapped import WrappedDepot
from studio.domain.errors import BadInputError, OfflineError, RefusedError, SegueError
from studio.store.places import drop_place, former_places, next_place
from studio.store.productions import production_here
from tests.servers import S3Server, moto_server  # noqa: F401 -- fixture
from tests.stories.device_story import pairs
from tests.stories.test_away_and_back import copy_of, put_back
from tests.stories.test_song_over_s3 import world_over

if TYPE_CHECKING:
    from studio.depot.depot import Depot
    from tests.world import Person, World

IDEA = "a late train " * 20_000
WORDS = "It leaves at nine. " * 20_000


def begun(world: World) -> tuple[Person, Person, str]:
    """Ana has accepted and has her input; the work has begun."""
    mira, ana = world.owner("Mira"), world.person("Ana")
    mira.starts()
    mira.delivers("idea", mira.writes("idea.txt", IDEA))
    mira.syncs()
    room = mira.hands_off("words", to=ana)
    ana.accepts(room)
    world.syncs()
    assert ana.state(room) == "in_progress"
    return mira, ana, room


def moves(mira: Person, url: str | Path = "", **more: Any) -> dict[str, Any]:
    return mira.does(c.MoveDepot(mira.world.production, str(url), **more))


def finds(person: Person, url: str | Path) -> dict[str, Any]:
    return person.does(c.LocateDepot(person.world.production, str(url)))


def place_of(person: Person) -> str:
    with person.studio.store.read() as connection:
        return production_here(connection, person.world.production).depot_url


def objects(url: str | Path, prj: str) -> list[str]:
    with closing(FolderDepot.open(url)) as depot:
        return [info.name for info in depot.list_after(object_names.production_prefix(prj))]


def finishes(world: World, mira: Person, ana: Person, room: str) -> None:
    """One take, approved, the same on both sides."""
    ana.delivers(room, ana.writes("words.txt", WORDS))
    world.syncs()
    assert mira.view(room).take(1).is_in
    mira.approves(room)
    world.syncs()
    assert ana.state(room) == mira.state(room) == "approved"
    assert world.all_agree(room)
    assert [why for person in (mira, ana) for _, why in person.history(room) if why] == []
    assert (mira.folder_of(room) / "takes/take-01/words/words.txt").read_text() == WORDS


def test_from_folder_to_folder_while_somebody_works_in_the_old_one(world: World) -> None:
    mira, ana, room = begun(world)
    old, new = Path(world.depot_url), world.folder / "new depot"
    done = moves(mira, new)
    assert (done["state"], done["from"], done["to"]) == ("moved", str(old), str(new))
    assert done["objects"] == done["copied_objects"] > 5
    assert place_of(mira) == str(new)
    ana.delivers(room, ana.writes("words.txt", WORDS))
    problem = ana.syncs().problems[0]
    assert (problem.code, "depot here" in problem.what_to_do) == ("moved", True)
    assert place_of(ana) == str(old)
    world.syncs()
    assert mira.view(room).take(1).is_in, "what she left in the old place is carried over"
    mira.asks_for_changes(room, "at ten")
    world.syncs()
    assert ana.state(room) == "in_review", "the old place is left as it was"
    wrong = world.folder / "wrong"
    FolderDepot.create(wrong).close()
    with pytest.raises(BadInputError):
        finds(ana, wrong)
    finds(ana, new)
    world.syncs()
    assert ana.state(room) == "revision"
    ana.delivers(room, ana.writes("words.txt", "It leaves at ten."))
    world.syncs()
    mira.approves(room)
    world.syncs()
    assert ana.state(room) == "approved"
    assert world.all_agree(room)
    kinds = [kind for kind, _ in ana.history(room)]
    assert kinds.count("deliver") == 2
    assert kinds.count("depot.move") == 1
    assert [why for _, why in mira.history(room) if why] == []
    assert mira.does(c.ForgetDepot(world.production, all=True))["not_followed"] == []
    assert objects(old, world.production) == []
    world.syncs()
    assert world.all_agree(room)
    for person in (mira, ana):
        assert person.studio.synchroniser.outstanding() == 0


def test_back_to_where_it_was(world: World) -> None:
    mira, ana, room = begun(world)
    old, new = Path(world.depot_url), world.folder / "new depot"
    moves(mira, new)
    ana.syncs()
    finds(ana, new)
    world.syncs()
    moves(mira, old)
    world.syncs()
    assert place_of(ana) == place_of(mira) == str(old), "a folder that is known is found without being asked for"
    finishes(world, mira, ana, room)
    with mira.studio.store.read() as connection:
        assert [place.url for place in former_places(connection, world.production)] == [str(new)]


def test_who_comes_back_after_weeks_finds_the_way(world: World) -> None:
    mira, ana, room = begun(world)
    old, new = Path(world.depot_url), world.folder / "new depot"
    moves(mira, new)
    with pytest.raises(RefusedError, match="Ana"):
        mira.does(c.ForgetDepot(world.production))
    told = mira.does(c.ForgetDepot(world.production, dry_run=True))
    assert (told["not_followed"], told["objects"] > 5) == (["Ana"], True)
    mira.does(c.ForgetDepot(world.production, anyway=True))
    left = {object_names.parse(name).kind for name in objects(old, world.production)}  # type: ignore[union-attr]
    assert left == {"ring"}
    world.clock.passes(days=30)
    mira.syncs()
    problems = [problem.code for problem in ana.syncs().problems]
    assert "moved" in problems
    assert "rollback" not in problems
    finds(ana, new)
    world.syncs()
    finishes(world, mira, ana, room)


def test_an_invitation_made_before_the_move_still_opens(world: World) -> None:
    mira, ben = world.owner("Mira"), world.person("Ben")
    mira.starts()
    mira.syncs()
    offer = mira.does(c.OfferStage("tune", "Ben"))
    mira.syncs()
    new = world.folder / "new depot"
    moves(mira, new)
    ben.opens(offer["pass"])
    world.syncs()
    finds(ben, new)
    world.syncs()
    ben.accepts(offer["handoff"])
    world.syncs()
    assert mira.state(offer["handoff"]) == "awaiting_inputs"


def test_given_up_it_stays_where_it_was(world: World) -> None:
    mira, ana, room = begun(world)
    new = world.folder / "new depot"
    cut = [ScriptedFault(Fault.TIMEOUT_BEFORE, "put", skip=3, times=99)]
    mira.depot_wrapper = lambda depot: FaultyDepot(depot, cut) if depot.url == str(new) else depot
    mira.restarts()
    with pytest.raises(OfflineError):
        moves(mira, new)
    world.syncs()
    assert place_of(mira) == world.depot_url
    with pytest.raises(RefusedError, match="already"):
        moves(mira, world.folder / "third")
    assert moves(mira, gives_up=True)["state"] == "given_up"
    assert objects(new, world.production) == []
    with pytest.raises(RefusedError, match="not moving"):
        moves(mira, gives_up=True)
    finishes(world, mira, ana, room)


def test_interrupted_it_goes_on_and_copies_nothing_twice(world: World) -> None:
    mira, ana, room = begun(world)
    new = world.folder / "new depot"
    cut = [ScriptedFault(Fault.TIMEOUT_BEFORE, "put", skip=3, times=9)]
    mira.depot_wrapper = lambda depot: FaultyDepot(depot, cut) if depot.url == str(new) else depot
    mira.restarts()
    with pytest.raises(OfflineError):
        moves(mira, new)
    there = objects(new, world.production)
    mira.depot_wrapper = None
    mira.restarts()
    done = moves(mira)
    assert done["state"] == "moved"
    assert 0 < done["copied_objects"] <= done["objects"] - sum("/d/" in name or "/b/" in name for name in there)
    ana.syncs()
    finds(ana, new)
    finishes(world, mira, ana, room)


def test_once_it_is_decided_it_comes_to_its_end_by_itself(world: World) -> None:
    mira, ana, room = begun(world)
    old, new = world.depot_url, world.folder / "new depot"
    gone = [ScriptedFault(Fault.TIMEOUT_BEFORE, "list_after", skip=2, times=1)]  # the one after the decision
    mira.depot_wrapper = lambda depot: FaultyDepot(depot, gone) if depot.url == str(new) else depot
    mira.restarts()
    with pytest.raises(SegueError):
        moves(mira, new)
    with mira.studio.store.read() as connection:
        place = next_place(connection, world.production)
    assert place is not None
    assert place.state == "announced"
    with pytest.raises(RefusedError, match="decided"):
        moves(mira, gives_up=True)
    with pytest.raises(RefusedError, match="itself"):
        finds(mira, new)  # the others could not find the way if she went before the old place is complete
    before = objects(old, world.production)
    mira.syncs()
    assert place_of(mira) == str(new)
    assert [name for name in objects(old, world.production) if name not in before and "/d/" in name] == []
    ana.syncs()
    finds(ana, new)
    finishes(world, mira, ana, room)


class Laying(WrappedDepot):
    """Somebody lays garbage as long as the entry wherever one of a room is about to be created, once."""

    def __init__(self, depot: Depot, room: str) -> None:
        super().__init__(depot)
        self._prefix, self._laid = f"/r/{room}/d/", set[str]()

    def put_new(self, name: str, data: bytes) -> PutResult:
        if self._prefix in name and name not in self._laid:
            self._laid.add(name)
            self.inner.put(name, b"?" * len(data))
        return super().put_new(name, data)


def test_garbage_laid_into_both_places_during_a_move_goes_aside(world: World) -> None:
    """Where the move itself is decided in the old place, and under every number of a room in the new one."""
    mira, ana, room = begun(world)
    new = world.folder / "new depot"
    before = mira.settled(room).n + 1
    mira.depot_wrapper = lambda depot: Laying(depot, room)
    mira.restarts()
    assert moves(mira, new)["state"] == "moved"
    mira.depot_wrapper = None
    mira.restarts()
    there = [name for name in objects(new, world.production) if f"/r/{room}/d/" in name]
    assert len(there) >= before + 1
    assert not [name for name in there if (new / name).read_bytes().startswith(b"?")]
    assert len(list((mira.home_folder / "aside").iterdir())) >= before + 1
    ana.syncs()
    finds(ana, new)
    finishes(world, mira, ana, room)
    assert [kind for kind, _ in ana.history(room)].count("depot.move") == 1


def test_a_place_that_is_no_place_for_it(world: World) -> None:
    mira, _, _ = begun(world)
    with pytest.raises(BadInputError, match="lies there already"):
        moves(mira, world.depot_url)
    with pytest.raises(BadInputError, match="Where"):
        moves(mira)
    taken = world.folder / "taken"
    with closing(FolderDepot.create(taken)) as depot:
        depot.put(object_names.chunk(world.production, world.production, "0" * 64), b"x")
    with pytest.raises(RefusedError, match="already"):
        moves(mira, taken)
    ana = world.people[1]
    with pytest.raises(RefusedError, match="owner"):
        moves(ana, world.folder / "anas")
    with pytest.raises(RefusedError, match="left no place"):
        mira.does(c.ForgetDepot(world.production))


def test_between_folders_and_buckets(
    tmp_path: Path,
    moto_server: S3Server,  # noqa: F811
) -> None:
    """Folder to bucket, bucket to bucket inside the server, bucket to folder; members follow by their rings alone."""
    with closing(world_over(tmp_path, moto_server)) as world:
        world.server, first, bucket = None, world.depot_url, str(tmp_path / "first folder")
        world.depot_url, world.access = bucket, ""
        mira, ana, room = begun(world)
        second = f"s3://{moto_server.new_bucket()}/second"
        owner, endpoint = moto_server.owner, moto_server.endpoint_url
        for url in (first, second):
            mira.does(c.LoginDepot(url, owner.key_id, owner.secret, endpoint))
        ana.delivers(room, ana.writes("words.txt", WORDS))  # on its way while the place changes
        done = moves(mira, first, endpoint_url=endpoint, access="shared")
        assert (done["state"], done["inside_server"]) == ("moved", 0)
        ana.syncs()
        assert place_of(ana) == first
        world.syncs()
        assert mira.view(room).take(1).is_in
        done = moves(mira, second, endpoint_url=endpoint)
        assert done["inside_server"] > done["copied_objects"] / 3  # all but the entries, which the journal gives
        world.syncs()
        assert place_of(ana) == second
        mira.asks_for_changes(room, "at ten")
        world.syncs()
        last = tmp_path / "last folder"
        moves(mira, last)
        ana.syncs()
        finds(ana, last)
        ana.delivers(room, ana.writes("words.txt", "It leaves at ten."))
        world.syncs()
        mira.approves(room)
        world.syncs()
        assert ana.state(room) == "approved"
        assert world.all_agree(room)
        assert [kind for kind, _ in ana.history(room)].count("depot.move") == 3
        assert mira.does(c.ForgetDepot(world.production, all=True))["objects"] > 10


def test_another_device_of_the_owner_follows_and_writes_nothing_in_the_old_place(world: World) -> None:
    mira, ana, room = begun(world)
    laptop = pairs(mira)
    world.syncs()
    with pytest.raises(RefusedError, match="another device"):
        moves(laptop, world.folder / "elsewhere")
    new = world.folder / "new depot"
    moves(mira, new)
    before = objects(world.depot_url, world.production)
    world.clock.passes(days=8)  # a heartbeat would be due
    assert "moved" in [problem.code for problem in laptop.syncs().problems]
    assert objects(world.depot_url, world.production) == before
    finds(laptop, new)
    ana.syncs()
    finds(ana, new)
    finishes(world, mira, ana, room)
    assert laptop.state(room) == "approved"


def test_a_collaborators_laptop_is_told_of_a_move_by_the_log_where_nobody_lays_its_ring_into_the_old_place(
    world: World,
) -> None:
    mira, ana, room = begun(world)
    new = world.folder / "new depot"
    moves(mira, new)
    laptop = pairs(ana)  # whose first device has not heard of the move, so that it begins in the old place
    with mira.studio.store.work() as work:  # as a home that was put back, and has been told where it lies now
        for place in former_places(work.connection, world.production):
            drop_place(work.connection, place)
    ana.syncs()
    finds(ana, new)
    world.syncs()
    assert "moved" in [problem.code for problem in laptop.syncs().problems]
    finds(laptop, new)
    finishes(world, mira, ana, room)
    laptop.syncs()
    assert laptop.state(room) == "approved"


class Lagging(WrappedDepot):
    """Shows nothing that came in after ``known`` names, until it has to say that such a name is taken."""

    def __init__(self, depot: Depot, known: list[str]) -> None:
        super().__init__(depot)
        self._known: list[str] | None = known

    def get(self, name: str) -> StoredObject:
        if self._known is not None and name not in self._known:
            raise ObjectMissingError("Not there yet.", subject=name)
        return super().get(name)

    def list_after(self, prefix: str, after: str = "", limit: int = PAGE_NAMES) -> list[ObjectInfo]:
        found = super().list_after(prefix, after, limit)
        return [info for info in found if self._known is None or info.name in self._known]

    def put_new(self, name: str, data: bytes) -> PutResult:
        result = super().put_new(name, data)
        if result is PutResult.OTHER:
            self._known = None
        return result


def test_an_offer_by_a_home_that_was_put_back_to_before_the_move_is_read_in_the_new_place(world: World) -> None:
    mira, ana, room = begun(world)
    old, new = world.depot_url, world.folder / "new depot"
    before, backup = objects(old, world.production), copy_of(mira)
    moves(mira, new)
    mira.depot_wrapper = lambda depot: Lagging(depot, before) if depot.url == old else depot
    put_back(mira, backup)
    tune = mira.does(OfferAudition("tune", ("Ana", "Cleo"), 500))["candidates"][0]["handoff"]
    assert "moved" in [problem.code for problem in mira.syncs().problems]
    ring = object_names.ring(world.production, tune, ana.studio.store.device)
    assert ring in objects(old, world.production)
    assert ring not in objects(new, world.production)
    finds(mira, new)
    ana.syncs()
    finds(ana, new)
    world.syncs()
    assert ana.state(tune) == mira.state(tune) == "offered"
    finishes(world, mira, ana, room)
