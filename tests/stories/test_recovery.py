"""Coming back from the recovery file and the storage alone: owner and collaborator, the drill, a home put back from a backup."""

from __future__ import annotations

import hashlib
import shutil
import threading
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from studio.actions import commands as c
from studio.actions import device_commands as d
from studio.depot import object_names
from studio.depot.folder import FolderDepot
from studio.domain.errors import BadInputError, CancelledError, NotFoundError, RefusedError, SegueError
from studio.events.keys import BoxKey, recovery_id
from studio.events.recovery import read_recovery
from tests.servers import S3Server, moto_server  # noqa: F401 -- fixture
from tests.stories.device_story import PASSPHRASE, comes_back, is_lost, recovery_file, titles
from tests.stories.test_song_over_s3 import world_over

if TYPE_CHECKING:
    from tests.world import Person, World

IDEA = "a late train " * 20_000
WORDS = "It leaves at nine. " * 20_000


def file_hashes(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and "takes" in path.parts
    }


def played(world: World) -> tuple[Person, Person, str]:
    """Ana's words are approved; one own take, one taken in."""
    mira, ana = world.owner("Mira"), world.owner("Ana")
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


def test_everything_is_back_from_the_recovery_file_and_a_folder(world: World) -> None:
    mira, ana, room = played(world)
    before = file_hashes(mira.studio.workspace)
    assert len([name for name in before if "take-01" in name]) == 2
    plan = titles(mira)
    is_lost(mira)
    again = comes_back(mira)
    again.syncs()
    assert titles(again) == plan
    assert again.state(room) == "approved"
    taken = {name: value for name, value in before.items() if "/takes/" in f"/{name}"}
    assert file_hashes(again.studio.workspace) == taken
    with pytest.raises(RefusedError, match="not been let in"):
        again.does(c.SetStage("tune", {"title": "Melody"}))
    taken_over = again.does(d.TakeLead(world.production, is_lost=True))
    assert taken_over["is_here"]
    again.does(c.SetStage("tune", {"title": "Melody"}))
    gig = again.hands_off("tune", to=ana)
    ana.accepts(gig)
    world.syncs()
    assert ana.state(gig) == "in_progress"
    assert world.all_agree(room)
    assert world.all_agree(gig)
    assert list(ana.received(gig).values()) == [WORDS]


def test_everything_is_back_from_the_recovery_file_and_a_bucket(
    tmp_path: Path,
    moto_server: S3Server,  # noqa: F811
) -> None:
    with closing(world_over(tmp_path, moto_server)) as world:
        mira, ana, room = played(world)
        before = file_hashes(mira.studio.workspace)
        is_lost(mira)
        again = comes_back(mira)
        again.syncs()
        assert file_hashes(again.studio.workspace) == before
        again.does(c.SetStage("tune", {"title": "Melody"}))
        world.syncs()
        assert again.settled(world.production).may_decide(again.studio.store.device)
        assert world.all_agree(room)
        assert again.settled(room).member(again.studio.store.device) is not None
        gig = again.hands_off("tune", to=ana)
        ana.accepts(gig)
        world.syncs()
        assert ana.state(gig) == "in_progress"


def test_a_collaborators_new_laptop_goes_on_where_the_old_one_stood(world: World) -> None:
    mira, ana, room = played(world)
    gig = mira.hands_off("tune", to=ana)
    ana.accepts(gig)
    world.syncs()
    is_lost(ana)
    again = comes_back(ana, "Laptop")
    world.syncs()
    assert again.state(room) == "approved"
    assert list(again.received(gig).values()) == [WORDS]
    assert (again.folder_of(room) / "takes/take-01/words/words.txt").read_text() == WORDS
    again.delivers(gig, again.writes("tune.txt", "do re mi"))
    world.syncs()
    assert mira.view(gig).take(1).is_in
    mira.approves(gig)
    world.syncs()
    assert again.state(gig) == "approved"
    assert world.all_agree(gig)
    assert [why for _, why in mira.history(gig) if why] == []


def test_files_come_on_demand(world: World) -> None:
    mira, _, room = played(world)
    before = file_hashes(mira.studio.workspace)
    is_lost(mira)
    again = comes_back(mira, is_on_demand=True)
    again.syncs()
    assert again.state(room) == "approved"
    assert file_hashes(again.studio.workspace) == {}
    fetched = again.does(d.FetchFiles(world.production))
    assert fetched["takes"] == 2
    assert file_hashes(again.studio.workspace) == before


def test_the_drill_says_what_would_be_missing(world: World) -> None:
    mira, _, room = played(world)
    command = d.DrillRecovery(str(recovery_file(mira)), PASSPHRASE)
    before = world.depot_bytes()
    good = mira.does(command)
    assert good["is_good"]
    assert {row["room"] for row in good["rows"]} == {world.production, room}
    assert world.depot_bytes() == before
    stopped = threading.Event()
    stopped.set()
    with pytest.raises(CancelledError, match="nothing has changed"):
        mira.studio.run(command, cancel=stopped)
    kept = read_recovery(recovery_file(mira), PASSPHRASE)
    own = recovery_id(BoxKey.from_seed(kept.recovery_box_seed).public)
    with closing(FolderDepot.open(world.depot_url)) as depot:
        depot.delete(object_names.ring(world.production, room, own))
        chunk = next(i for i in depot.list_after(object_names.chunk_prefix(world.production, world.production)))
        depot.delete(chunk.name)
    bad = mira.does(command)
    assert not bad["is_good"]
    problems = {row["name"]: " ".join(row["missing"]) for row in bad["rows"]}
    assert "ring for the recovery file is missing" in problems["Words"]
    with pytest.raises(BadInputError, match="passphrase does not open"):
        mira.does(d.DrillRecovery(str(recovery_file(mira)), "another"))


def test_somebody_elses_storage_and_file_are_told_apart(world: World) -> None:
    mira, ana, _ = played(world)
    with pytest.raises(BadInputError, match="not that of Mira"):
        mira.does(d.DrillRecovery(str(recovery_file(ana)), PASSPHRASE))
    with pytest.raises(SegueError, match="belongs to Mira already"):
        mira.does(d.RecoverHome(str(recovery_file(mira)), PASSPHRASE))
    stranger = world.owner("Zoe")
    with pytest.raises(NotFoundError, match="No production"):
        stranger.does(d.FindProductions(str(recovery_file(stranger)), PASSPHRASE, (world.depot_url,)))


# --- two copies of one home ------------------------------------------------------------------------------------


def copied(person: Person, name: str) -> Path:
    """A backup of a home, taken while it is closed."""
    person.studio.close()
    target = person.world.folder / name
    shutil.copytree(person.home_folder, target)
    person.opens_home_again()
    return target


def put_back(person: Person, backup: Path) -> None:
    person.studio.close()
    shutil.rmtree(person.home_folder)
    shutil.copytree(backup, person.home_folder)
    person.opens_home_again()


def test_a_home_put_back_from_a_backup_catches_up(world: World) -> None:
    mira, ana, room = played(world)
    backup = copied(mira, "backup")
    mira.does(c.SetStage("tune", {"title": "Melody"}))
    world.syncs()
    put_back(mira, backup)
    mira.does(c.SetStage("sheet", {"title": "Page"}))
    world.syncs()
    assert (titles(mira)["tune"], titles(mira)["sheet"]) == ("Melody", "Page")
    gig = mira.hands_off("tune", to=ana)
    world.syncs()
    assert ana.state(gig) == "offered"
    assert world.all_agree(room)


def test_a_collaborators_home_put_back_says_nothing_twice(world: World) -> None:
    mira, ana, _ = played(world)
    gig = mira.hands_off("tune", to=ana)
    ana.accepts(gig)
    world.syncs()
    backup = copied(ana, "backup")
    ana.delivers(gig, ana.writes("tune.txt", "do re mi"))
    world.syncs()
    put_back(ana, backup)
    world.syncs()
    mira.asks_for_changes(gig, "slower")
    world.syncs()
    ana.delivers(gig, ana.writes("tune.txt", "do re fa"))
    world.syncs()
    assert mira.view(gig).take(2).is_in
    assert world.all_agree(gig)


def test_two_live_copies_of_one_home_are_an_alarm(world: World) -> None:
    mira, _, _ = played(world)
    backup = copied(mira, "backup")
    twin = world.person("Mira's twin")
    twin.studio.close()
    shutil.rmtree(twin.home_folder)
    shutil.copytree(backup, twin.home_folder)
    twin.opens_home_again()
    for turn in range(3):
        mira.does(c.SetStage("tune", {"title": f"Melody {turn}"}))
        mira.syncs()
        twin.syncs()
        if twin.tries_to_sync() is not None or any("Another copy" in p.message for p in twin.syncs().problems):
            break
    else:
        pytest.fail("two copies went on side by side")
    with pytest.raises(RefusedError, match="read-only"):
        twin.does(c.SetStage("sheet", {"title": "Page"}))
    twin.does(d.OnlyCopy(world.production))
    twin.does(c.SetStage("sheet", {"title": "Page"}))


def test_a_collaborators_new_laptop_comes_back_by_an_invitation_where_the_storage_asks_for_keys(
    tmp_path: Path,
    moto_server: S3Server,  # noqa: F811
) -> None:
    with closing(world_over(tmp_path, moto_server)) as world:
        mira, ana, room = played(world)
        gig = mira.hands_off("tune", to=ana)
        ana.accepts(gig)
        world.syncs()
        is_lost(ana)
        laptop = world.person("Ana's laptop")
        laptop.does(d.RecoverHome(str(recovery_file(ana)), PASSPHRASE, label="Laptop"))
        stranger = world.owner("Zoe")
        invitation = mira.does(c.MakePass(gig, for_device=True))["pass"]
        mira.syncs()
        stranger.opens(invitation)
        world.syncs()
        assert mira.settled(gig).member(stranger.studio.store.device) is None, "it is for Ana's devices only"
        world.people.remove(stranger)
        invitation = mira.does(c.MakePass(gig, for_device=True))["pass"]
        mira.syncs()
        laptop.opens(invitation)
        world.syncs()
        assert laptop.state(gig) == "in_progress"
        assert laptop.state(room) == "approved", "the person's other rooms come along"
        laptop.delivers(gig, laptop.writes("tune.txt", "do re mi"))
        world.syncs()
        assert mira.view(gig).take(1).is_in
        assert world.all_agree(gig)
