"""Dishonest people at the real core: what they write is refused, costs nobody else anything, and is paid to nobody."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from studio.actions import commands as c
from studio.actions import stewardship
from studio.depot import object_names
from studio.depot.depot import ObjectMissingError, StoredObject
from studio.depot.wrapped import WrappedDepot
from studio.events.chunks import ChunkRef, seal_chunk
from studio.events.keys import EpochKey
from studio.events.manifest import FileEntry, Manifest
from studio.store.transfers import PARTIAL_FOLDER
from tests.stories.gig_story import comment, forged, gig, lays

if TYPE_CHECKING:
    from studio.depot.depot import Depot
    from tests.world import Person, World


@pytest.mark.parametrize("what", ["unknown key", "wrong prev"])
def test_a_packet_that_cannot_be_embedded_stops_nobody_and_fills_no_docket(world: World, what: str) -> None:
    mira, ana, room = gig(world)
    wrong = {"key": EpochKey(b"x" * 32)} if what == "unknown key" else {"n": 5, "prev": "a" * 64}
    n = 5 if "n" in wrong else None
    if what == "wrong prev":
        wrong["n"] = n = ana.settled(room).heads[ana.studio.store.device][0] + 1
    lays(world, ana, room, forged(ana, room, comment(), **wrong), n=n)
    before = mira.settled(room).n
    for _ in range(3):
        assert mira.tries_to_sync() is None
    assert mira.settled(room).n <= before + 2
    # what she says afterwards arrives, and so does what others say
    ana.delivers(room, ana.writes("words.txt", "It leaves at nine."))
    world.syncs(5)
    assert mira.state(room) == "in_review"
    assert world.all_agree(room)


def test_a_removed_member_who_goes_on_writing_is_not_heard(world: World) -> None:
    mira, ana, room = gig(world)
    home = mira.studio.store
    with home.work() as work:
        work.decide(room, {"k": "member.remove", "device": ana.studio.store.device})
        work.form_entry(room)
    lays(world, ana, room, forged(ana, room, comment("still here")))
    for _ in range(3):
        assert mira.tries_to_sync() is None
    before = mira.settled(room).n
    mira.syncs()
    assert mira.settled(room).n == before
    assert not mira.settled(room).table("comment")


def test_a_chunk_held_back_until_the_silence_is_over_is_no_approval(world: World) -> None:
    mira, ana, room = gig(world)
    ana.delivers(room, ana.writes("words.txt", "It leaves at nine. " * 5000))
    ana.syncs()
    held = {path: path.read_bytes() for path in Path(world.depot_url).rglob("in/b/*/*/*")}
    assert held
    for path in held:
        path.unlink()
    mira.syncs()
    assert mira.settled(room).take(1).want
    world.clock.passes(days=30)
    for path, data in held.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    world.syncs()
    assert mira.settled(room).take(1).is_in
    assert (mira.state(room), ana.state(room)) == ("in_review", "in_review")
    world.clock.passes(days=30)
    assert mira.view(room).take(1).is_silent


def test_an_owner_who_has_everything_cannot_stop_the_silence_by_asking_again(world: World) -> None:
    mira, ana, room = gig(world)
    ana.delivers(room, ana.writes("words.txt", "It leaves at nine."))
    world.syncs()
    assert mira.settled(room).take(1).is_in
    with mira.studio.store.work() as work:
        work.decide(room, {"k": "take.want", "take": 1, "chunks": ["a" * 64]})
        work.form_entry(room)
    mira.syncs()
    world.clock.passes(days=60)
    assert ana.view(room).hand_off is not None
    ana.syncs()
    assert ana.state(room) == "approved"


class Losing(WrappedDepot):
    """A storage in which one piece of what members send never is."""

    def get(self, name: str) -> StoredObject:
        if "/in/b/" in name:
            raise ObjectMissingError(name, subject=name.rsplit("/", 1)[-1])
        return super().get(name)

    def copy(self, source: str, target: str, *, only_new: bool = True) -> bool:
        del only_new
        raise ObjectMissingError(target, subject=source.rsplit("/", 1)[-1])


def test_pieces_that_never_arrive_are_sent_three_times_then_the_take_comes_back_in_words(world: World) -> None:
    mira, ana, room = gig(world)
    mira.depot_wrapper = Losing
    mira.restarts()
    ana.delivers(room, ana.writes("words.txt", "It leaves at nine."))
    world.syncs(7)
    take = mira.settled(room).take(1)
    assert (take.state, take.answers) == ("refused", 3)
    assert [finding["rule"] for finding in take.findings] == ["arrival"]
    asked = [kind for kind, _ in mira.history(room) if kind in ("take.want", "want.answer", "take.refuse")]
    assert asked == ["take.want", "want.answer"] * 3 + ["take.refuse"]
    # with a storage that keeps what it is given the same work arrives
    mira.depot_wrapper = None
    mira.restarts()
    ana.delivers(room, ana.writes("words.txt", "It leaves at nine."))
    world.syncs(4)
    assert mira.settled(room).take(2).is_in
    assert world.all_agree(room)


def test_an_owner_who_misses_pieces_for_ever_gets_the_silence_all_the_same(world: World, monkeypatch: Any) -> None:
    mira, ana, room = gig(world)
    mira.depot_wrapper = Losing
    mira.restarts()
    monkeypatch.setattr(stewardship, "WANT_ANSWERS_MAX", 99)  # an owner's program that never gives up asking
    ana.delivers(room, ana.writes("words.txt", "It leaves at nine."))
    world.syncs(6)
    assert mira.settled(room).take(1).answers >= 3
    for _ in range(3):
        world.clock.passes(days=3)
        world.syncs(1)
    assert (mira.state(room), ana.state(room)) == ("approved", "approved")
    assert mira.view(room).take(1).is_silent


def test_a_home_from_a_backup_loses_nothing_that_is_said_before_it_has_read(world: World) -> None:
    """The docket holds other packets under the numbers that the old copy gives out again."""
    mira, ana, room = gig(world)
    ana.studio.close()
    backup = world.folder / "backup"
    shutil.copytree(ana.home_folder, backup)
    ana.opens_home_again()
    with ana.studio.store.work() as work:
        work.say(room, comment("said after the backup"))
    world.syncs()
    ana.studio.close()
    shutil.rmtree(ana.home_folder)
    shutil.copytree(backup, ana.home_folder)
    ana.opens_home_again()
    with ana.studio.store.work() as work:
        work.say(room, comment("said before reading"))
    ana.delivers(room, ana.writes("words.txt", "It leaves at nine."))
    world.syncs(4)
    assert mira.state(room) == "in_review"
    said = {line["text"] for line in mira.settled(room).table("comment").values()}
    assert said == {"said after the backup", "said before reading"}
    assert world.all_agree(room)


def test_a_ring_of_another_production_put_in_the_place_of_ours_changes_nothing(world: World) -> None:
    """Who may write a shared folder copies what the same owner once wrote for the same device."""
    mira, ana, room = gig(world)
    first = world.production
    other_folder = world.folder / "other depot"
    url, world.depot_url = world.depot_url, str(other_folder)
    mira.starts("Another song")
    mira.delivers("another-song/idea", mira.writes("idea2.txt", "another train"))
    mira.syncs()
    other = mira.hands_off("another-song/words", to=ana)
    second, world.depot_url = world.production, url
    device = ana.studio.store.device
    theirs = other_folder / object_names.ring(second, other, device)
    ours = Path(url) / object_names.ring(first, room, device)
    ours.write_bytes(theirs.read_bytes())
    with ana.studio.store.read() as connection:
        before = set(ana.studio.store.room_keys(connection, room))
    result = ana.syncs()
    assert any("another" in problem.message for problem in result.problems)
    with ana.studio.store.read() as connection:
        assert set(ana.studio.store.room_keys(connection, room)) == before


@pytest.mark.parametrize("size_bytes", [300_000, 9_000_000])
def test_an_object_far_too_large_for_a_packet_is_not_even_read(world: World, size_bytes: int) -> None:
    mira, ana, room = gig(world)
    lays(world, ana, room, b"x" * size_bytes)
    counting = Counting(mira)
    assert mira.tries_to_sync() is None
    assert not [name for name in counting.read if "/in/q/" in name]
    ana.delivers(room, ana.writes("words.txt", "It leaves at nine."))
    world.syncs(4)
    assert mira.state(room) == "in_review"


def test_a_flood_is_read_in_portions_and_strangers_are_not_read_at_all(world: World) -> None:
    mira, ana, room = gig(world)
    for n in range(300, 1000):
        lays(world, ana, room, b"x", n=n)
    stranger = Path(world.depot_url) / object_names.packet(world.production, "e" * 32, room, 0)
    stranger.parent.mkdir(parents=True)
    stranger.write_bytes(b"x")
    counting = Counting(mira)
    assert mira.tries_to_sync() is None
    read = [name for name in counting.read if "/in/q/" in name]
    assert 0 < len(read) <= 8 * 200
    assert len(set(read)) == len(read)
    assert not [name for name in read if "e" * 32 in name]


class Counting(WrappedDepot):
    """Notes what a person's studio reads."""

    def __init__(self, person: Person) -> None:
        self.read: list[str] = []
        person.depot_wrapper = self._around
        person.restarts()

    def _around(self, depot: Depot) -> Depot:
        super().__init__(depot)
        return self

    def get(self, name: str) -> StoredObject:
        self.read.append(name)
        return super().get(name)


class Backdating(WrappedDepot):
    """A storage that says everything came in 1970."""

    has_clock = True

    def get(self, name: str) -> StoredObject:
        return StoredObject(super().get(name).data, 0)


def test_a_storage_that_backdates_a_delivery_makes_no_silent_approval(world: World) -> None:
    """What was written after an entry was read cannot have come before that entry was."""
    mira, ana, room = gig(world)
    mira.depot_wrapper = Backdating
    mira.restarts()
    began_ms = world.clock()
    ana.delivers(room, ana.writes("words.txt", "It leaves at nine."))
    world.syncs()
    assert mira.state(room) == "in_review"
    assert mira.settled(room).take(1).at_ms > began_ms - 1000


def test_what_silence_approved_while_the_owner_was_away_arrives_when_it_is_back(world: World) -> None:
    mira, ana, room = gig(world)
    mira.depot_wrapper = Backdating  # as a bucket does: it came when the owner last looked, not now
    mira.restarts()
    ana.delivers(room, ana.writes("words.txt", "It leaves at nine."))
    ana.syncs()
    world.clock.passes(days=30)
    world.syncs(4)
    take = mira.settled(room).take(1)
    assert (take.state, take.is_silent, take.is_in) == ("approved", True, True)
    assert (mira.folder_of(room) / "takes/take-01/words/words.txt").read_text() == "It leaves at nine."


def test_a_counterfeit_page_for_a_pass_stops_nothing_else(world: World) -> None:
    mira, ana, room = gig(world)
    ana.delivers(room, ana.writes("words.txt", "It leaves at nine."))
    world.syncs()
    mira.approves(room)
    world.syncs()
    offer = mira.does(c.OfferStage("tune", ana.name))
    mira.syncs()
    ana.opens(offer["pass"])
    (page,) = Path(world.depot_url).rglob(f"r/{offer['handoff']}/t/*")
    kept = page.read_bytes()
    for data in (b"", b"x" * 500, kept[:-1], next(iter(Path(world.depot_url).rglob(f"r/{room}/g/*"))).read_bytes()):
        page.write_bytes(data)
        assert ana.tries_to_sync() is None
    page.write_bytes(kept)
    world.syncs(4)
    assert ana.state(offer["handoff"]) == "offered"


def delivered(world: World, ana: Person, room: str, manifest: Manifest, **wrong: Any) -> None:
    """Ana's device says it delivers a manifest that no honest program would make, whose chunks are all there."""
    home = ana.studio.store
    with home.read() as connection:
        chunk_key = home.current_key(connection, room).chunk_key
    data = manifest.to_bytes()
    blob = seal_chunk(chunk_key, data)
    place = Path(world.depot_url) / f"s/{world.production}/in/b/{home.device}/{blob.id[:2]}/{blob.id}"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(blob.data)
    fact = {
        "k": "deliver", "stage": ana.hand_off(room).stage, "take": 1, "manifest_hash": manifest.hash,
        "manifest": [blob.ref.as_json()], "files": len(manifest.files), "bytes": manifest.size, **wrong,
    }  # fmt: skip
    lays(world, ana, room, forged(ana, room, fact))


def of_one_chunk(path: str, *, times: int = 1) -> Manifest:
    ref = ChunkRef("a" * 64, b"k" * 32, 8 * 1024 * 1024)
    return Manifest((FileEntry(path, ref.length * times, "b" * 64, "raw", (ref,) * times),))


@pytest.mark.parametrize(
    "path",
    ["../../evil", "words/../../../evil", "/etc/evil", "words/CON.txt", "words/a\u202etxt.exe", "words/\uff0e\uff0e/x"],
)
def test_a_name_that_leaves_its_folder_is_refused_and_nothing_is_written(world: World, path: str) -> None:
    mira, ana, room = gig(world)
    delivered(world, ana, room, of_one_chunk(path))
    world.syncs()
    take = mira.settled(room).take(1)
    assert (take.state, mira.state(room)) == ("refused", "in_progress")
    assert not list(world.folder.rglob("*evil*"))


def test_a_delivery_that_claims_less_than_it_brings_is_refused(world: World) -> None:
    """Eight megabytes uploaded once are listed two thousand times: the disk would be full before anybody saw a number."""
    mira, ana, room = gig(world)
    delivered(world, ana, room, of_one_chunk("words/x.txt", times=2000), bytes=10)
    world.syncs()
    assert mira.settled(room).take(1).state == "refused"


def test_a_manifest_of_half_a_gigabyte_is_not_fetched(world: World) -> None:
    mira, ana, room = gig(world)
    refs = [[f"{n:064x}", "a" * 64, 8 * 1024 * 1024] for n in range(64)]
    fact = {
        "k": "deliver", "stage": ana.hand_off(room).stage, "take": 1, "manifest_hash": "c" * 64, "manifest": refs,
        "files": 1, "bytes": 10,
    }  # fmt: skip
    lays(world, ana, room, forged(ana, room, fact))
    counting = Counting(mira)
    mira.syncs()
    assert mira.settled(room).take(1).state == "refused"
    assert not [name for name in counting.read if "/b/" in name]


@pytest.mark.parametrize("where", ["take", "partial"])
def test_files_are_not_written_through_a_link_that_lies_in_the_workspace(world: World, where: str) -> None:
    mira, ana, room = gig(world)
    elsewhere = world.folder / "elsewhere"
    elsewhere.mkdir()
    takes = mira.folder_of(room) / "takes"
    takes.mkdir(parents=True, exist_ok=True)
    (takes / ("take-01" if where == "take" else PARTIAL_FOLDER)).symlink_to(elsewhere, target_is_directory=True)
    ana.delivers(room, ana.writes("words.txt", "It leaves at nine."))
    world.syncs()
    assert not list(elsewhere.rglob("*"))
    assert mira.state(room) == "in_review"
