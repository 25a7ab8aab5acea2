"""What is away comes back: an unmounted workspace, a laptop that slept, a clock that jumped, a home put back from a backup."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from studio.actions.commands import OfferStage, SetStage
from studio.depot.depot import StoredObject
from studio.depot.faulty import Fault, FaultyDepot, ScriptedFault
from studio.depot.wrapped import WrappedDepot
from studio.domain.errors import OfflineError, SegueError
from studio.store.copies import is_catching_up
from studio.store.workspace import MARKER_NAME, WorkspaceAwayError
from studio.sync.push import CLOCK_DRIFT_MAX_MS
from tests.world import HOUR_MS

if TYPE_CHECKING:
    from studio.depot.depot import Depot
    from tests.world import Person, World


def at_work(world: World) -> tuple[Person, Person, str]:
    mira, ana = world.owner("Mira"), world.person("Ana")
    mira.starts()
    mira.delivers("idea", mira.writes("idea.txt", "a late train"))
    mira.syncs()
    room = mira.hands_off("words", to=ana)
    ana.accepts(room)
    world.syncs()
    return mira, ana, room


# --- the workspace on a disk that is not there -------------------------------------------------------------------------


@pytest.mark.parametrize("leaves_an_empty_folder", [True, False])
def test_an_unmounted_workspace_is_not_taken_for_deleted_files(world: World, leaves_an_empty_folder: bool) -> None:
    mira, ana, room = at_work(world)
    words = ana.writes("words.txt", "It leaves at nine.")
    ana.delivers(room, words)
    workspace = ana.studio.workspace
    away = workspace.rename(workspace.with_name("unplugged"))
    if leaves_an_empty_folder:
        workspace.mkdir()
    result = ana.syncs()
    assert [type(problem) for problem in result.problems] == [WorkspaceAwayError]
    assert result.problems[0].what_to_do
    with pytest.raises(WorkspaceAwayError):
        ana.delivers(room, words)
    assert not workspace.exists() or list(workspace.iterdir()) == [], "something was written behind the mount point"
    assert mira.state(room) == "in_progress"
    if leaves_an_empty_folder:
        workspace.rmdir()
    away.rename(workspace)
    world.syncs()
    assert mira.state(room) == "in_review"
    assert ana.received(room) == {"idea/idea.txt": "a late train"}


def test_an_owner_whose_workspace_is_away_still_decides_and_fetches_later(world: World) -> None:
    mira, ana, room = at_work(world)
    workspace = mira.studio.workspace
    away = workspace.rename(workspace.with_name("unplugged"))
    ana.delivers(room, ana.writes("words.txt", "It leaves at nine."))
    world.syncs()
    assert mira.state(room) == "in_review"
    assert not mira.view(room).take(1).is_in
    assert not workspace.exists()
    away.rename(workspace)
    world.syncs()
    assert mira.view(room).take(1).is_in
    taken = mira.folder_of(room) / "takes/take-01/words/words.txt"
    assert taken.read_text() == "It leaves at nine."


def test_somebody_who_really_begins_anew_says_so_with_the_marker(world: World) -> None:
    _, ana, room = at_work(world)
    shutil.rmtree(ana.studio.workspace)
    with pytest.raises(WorkspaceAwayError, match="not there"):
        ana.delivers(room, ana.writes("words.txt", "It leaves at nine."))
    ana.studio.workspace.mkdir()
    (ana.studio.workspace / MARKER_NAME).touch()
    assert ana.delivers(room, ana.files / "words.txt")["take"] == 1


# --- clocks and sleep --------------------------------------------------------------------------------------------------


class Clocked(FaultyDepot):
    """A depot with a clock of its own, so much ahead of this machine."""

    ahead_ms = 0

    @property
    def has_clock(self) -> bool:
        return True

    def clock_drift_ms(self) -> int:
        return self.ahead_ms

    def get(self, name: str) -> StoredObject:
        found = super().get(name)
        return StoredObject(found.data, found.modified_ms)


def clocked(person: Person, ahead_ms: int) -> None:
    def wrap(depot: Depot) -> Depot:
        made = Clocked(depot)
        made.ahead_ms = ahead_ms
        return made

    person.depot_wrapper = wrap
    person.restarts()


@pytest.mark.parametrize("ahead_ms", [CLOCK_DRIFT_MAX_MS + 60_000, -CLOCK_DRIFT_MAX_MS - 60_000])
def test_a_wrong_clock_decides_nothing_and_loses_nothing(world: World, ahead_ms: int) -> None:
    mira, ana, room = at_work(world)
    before = ana.settled(room).n
    ana.delivers(room, ana.writes("words.txt", "It leaves at nine."))
    ana.syncs()
    clocked(mira, ahead_ms)
    error = mira.tries_to_sync()
    assert error is not None
    assert error.code == "clock"
    assert ("behind" if ahead_ms > 0 else "ahead") in error.message
    ana.syncs()
    assert ana.settled(room).n == before, "nothing was decided under a wrong clock"
    clocked(mira, 0)
    world.syncs()
    assert mira.state(room) == "in_review"
    assert world.all_agree(room)


def test_a_laptop_that_slept_for_a_day_goes_on_where_it_was(world: World) -> None:
    """In the middle of an upload: the connection it had is half open, the day is over, the lock of nobody is in its way."""
    mira, ana, room = at_work(world)
    script = [ScriptedFault(Fault.TIMEOUT_AFTER, "put", skip=1), ScriptedFault(Fault.TIMEOUT_BEFORE, times=3)]
    ana.depot_wrapper = lambda depot: FaultyDepot(depot, script)
    ana.restarts()
    ana.delivers(room, ana.writes("words.txt", "It leaves at nine. " * 60_000))
    assert ana.tries_to_sync() is not None or ana.studio.synchroniser.outstanding()
    world.clock.passes(days=1)
    for _ in range(4):
        ana.tries_to_sync()
    world.syncs()
    assert mira.state(room) == "in_review"
    assert mira.view(room).take(1).is_in
    assert [why for _, why in mira.history(room) if why] == []


def test_a_clock_that_was_set_back_and_forth_again_changes_no_order(world: World) -> None:
    mira, ana, room = at_work(world)
    for jump_ms in (-30 * HOUR_MS, 60 * HOUR_MS, -30 * HOUR_MS):
        world.clock.now_ms += jump_ms
        mira.does(SetStage("tune", {"brief": str(jump_ms)}))
        world.syncs()
    ana.delivers(room, ana.writes("words.txt", "It leaves at nine."))
    world.syncs()
    assert mira.state(room) == "in_review"
    assert world.all_agree(room)


# --- access that ends, answers that break off --------------------------------------------------------------------------


CALLS = ("put", "put_new", "get", "head", "copy", "list_after", "delete")
FAULTS = {
    "the network": (Fault.BUSY, Fault.CONFLICT, Fault.TIMEOUT_BEFORE, Fault.TIMEOUT_AFTER, Fault.SHORT_READ),
    "what is read": (Fault.CUT_SHORT, Fault.BIT_FLIP, Fault.STALE_LIST, Fault.CUT_LIST),
    "refusals": (Fault.DENIED, Fault.DISK_FULL),
}


def test_all_faults_are_among_these() -> None:
    assert {fault for faults in FAULTS.values() for fault in faults} == set(Fault)


@pytest.mark.parametrize("of", list(FAULTS))
def test_every_call_may_fail_once_in_every_way(world: World, of: str) -> None:
    """Each kind of call of a delivery and its taking in is struck once in each way; then everything goes on."""
    mira, ana, room = at_work(world)
    struck = []
    for person in (ana, mira):
        script = [ScriptedFault(fault, call) for fault in FAULTS[of] for call in CALLS]

        def wrap(depot: Depot, script: list[ScriptedFault] = script) -> Depot:
            made = FaultyDepot(depot, script)
            struck.append(made)
            return made

        person.depot_wrapper = wrap
        person.restarts()
    ana.delivers(room, ana.writes("words.txt", "It leaves at nine. " * 30_000))
    for _ in range(40):
        for person in (ana, mira):
            error = person.tries_to_sync()
            assert error is None or (error.message and error.what_to_do)
        take = mira.view(room).take(1)
        if take is not None and take.is_in:
            break
    for person in (ana, mira):
        person.depot_wrapper = None
        person.restarts()
    world.syncs()
    injected = " ".join(label for depot in struck for label in depot.injected)
    assert [fault for fault in FAULTS[of] if fault.value not in injected] == []
    assert mira.state(room) == "in_review"
    assert mira.view(room).take(1).is_in
    assert world.all_agree(room)
    assert [why for _, why in mira.history(room) if why] == []


# --- two copies of one home --------------------------------------------------------------------------------------------


def copy_of(person: Person) -> Path:
    """A backup of a home, as it is now."""
    person.studio.close()
    backup = person.home_folder.with_name(f"{person.name} backup")
    shutil.copytree(person.home_folder, backup)
    person.opens_home_again()
    return backup


def put_back(person: Person, backup: Path) -> None:
    person.studio.close()
    shutil.rmtree(person.home_folder)
    backup.rename(person.home_folder)
    person.opens_home_again()


def test_a_member_put_back_from_a_backup_goes_on_after_what_it_said_since(world: World) -> None:
    mira, ana, room = at_work(world)
    backup = copy_of(ana)
    ana.delivers(room, ana.writes("words.txt", "It leaves at ten."))
    world.syncs()
    mira.asks_for_changes(room, "at nine")
    world.syncs()
    put_back(ana, backup)
    assert ana.state(room) == "in_progress"
    world.syncs()
    assert ana.state(room) == "revision"
    ana.delivers(room, ana.writes("words.txt", "It leaves at nine."))
    world.syncs()
    assert mira.state(room) == "in_review"
    assert sorted(mira.view(room).table("take")) == ["1", "2"]
    assert world.all_agree(room)


def test_what_is_no_longer_possible_after_a_backup_was_put_back_stops_no_later_word(world: World) -> None:
    mira, ana, room = at_work(world)
    backup = copy_of(ana)
    ana.delivers(room, ana.writes("words.txt", "It leaves at ten."))
    world.syncs()
    put_back(ana, backup)
    ana.delivers(room, ana.writes("words.txt", "It leaves at nine."))  # take 1 once more: there is one
    with ana.studio.store.work() as work:
        work.say(room, {"k": "comment.add", "id": "c" * 32, "text": "sorry"})
    world.syncs(2)
    assert list(mira.view(room).table("comment")) == ["c" * 32]
    assert [kind for kind, why in mira.history(room) if why] == ["deliver"]
    assert world.all_agree(room)


def test_an_owner_put_back_from_a_backup_reads_what_it_wrote_and_forks_nothing(world: World) -> None:
    mira, ana, room = at_work(world)
    backup = copy_of(mira)
    ana.delivers(room, ana.writes("words.txt", "It leaves at nine."))
    world.syncs()
    mira.approves(room)
    world.syncs()
    put_back(mira, backup)
    assert mira.state(room) == "in_progress"
    world.syncs()
    assert [mira.state(room), ana.state(room)] == ["approved", "approved"]
    assert world.all_agree(room)


def test_a_copy_that_decided_while_the_other_one_did_is_told_and_overwrites_nothing(world: World) -> None:
    mira, ana, room = at_work(world)
    backup = copy_of(mira)
    ana.delivers(room, ana.writes("words.txt", "It leaves at nine."))
    world.syncs()
    mira.approves(room)
    world.syncs()
    put_back(mira, backup)
    with mira.studio.store.work() as work:  # decided on the copy before it has read what the other one decided
        work.decide(room, {"k": "heartbeat"})
        work.form_entry(room)
    problems = [mira.tries_to_sync() or None, *mira.syncs().problems]
    ana.syncs()
    assert ana.state(room) == "approved", "the first decision stands"
    codes = {problem.code for problem in problems if isinstance(problem, SegueError)}
    if not codes:  # read first, decided again after it
        world.syncs()
        assert mira.state(room) == "approved"
        assert world.all_agree(room)
    else:
        assert codes <= {"two_writers", "rollback"}


def test_what_crashes_left_is_swept_a_day_later(world: World) -> None:
    mira, _, _ = at_work(world)
    shelf = mira.studio.store.chunks.folder / "ab"
    shelf.mkdir(exist_ok=True)
    room = Path(world.depot_url) / "s" / world.production / "r"
    left = [folder / f".segue-{age}.tmp" for folder in (mira.home_folder, shelf, room) for age in ("old", "new")]
    for path in left:
        path.write_bytes(b"half")
        if "old" in path.name:
            os.utime(path, (1_000_000_000, 1_000_000_000))
    mira.syncs()
    assert all(path.exists() for path in left), "once a day"
    world.clock.passes(days=2)
    mira.syncs()
    assert [path.name for path in left if path.exists()] == [".segue-new.tmp"] * 3


class WithoutRings(WrappedDepot):
    """The line breaks whenever a key ring is about to be written."""

    def put(self, name: str, data: bytes | memoryview, *, digest: str = "") -> None:
        if "/g/" in name:
            raise OfflineError("The connection broke.", subject=name)
        super().put(name, data, digest=digest)


def test_a_hand_off_whose_key_went_with_the_home_is_given_up_so_that_the_stage_can_be_offered_again(
    world: World,
) -> None:
    mira, ana = world.owner("Mira"), world.person("Ana")
    mira.starts()
    mira.delivers("idea", mira.writes("idea.txt", "a late train"))
    mira.syncs()
    backup = copy_of(mira)
    mira.does(OfferStage("words", "Ana"))
    mira.depot_wrapper = WithoutRings
    mira.restarts()
    mira.tries_to_sync()
    mira.depot_wrapper = None
    put_back(mira, backup)
    mira.syncs()
    assert [one.is_ended for one in mira.settled(world.production).table("opened").values()] == [False]
    world.clock.passes(days=2)
    mira.syncs()
    with pytest.raises(SegueError):
        mira.does(OfferStage("words", "Ana"))
    world.clock.passes(days=1)
    mira.syncs()
    room = mira.hands_off("words", to=ana)
    ana.accepts(room)
    world.syncs()
    assert mira.state(room) == "in_progress"
    with mira.studio.store.read() as connection:
        assert not is_catching_up(connection, world.production)
