"""What nobody needs leaves the storage, what somebody might need stays, and a delivery that comes just then loses nothing."""

from __future__ import annotations

import threading
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from studio.actions import commands as c
from studio.depot import object_names
from studio.depot.depot import Depot, ObjectInfo, PutResult
from studio.depot.folder import FolderDepot
from studio.depot.wrapped import WrappedDepot
from studio.domain.errors import CancelledError, NotFoundError, RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.world import Person, World

FIRST, SECOND = "It leaves at ten. " * 40_000, "It leaves at nine. " * 40_000


def replaced(world: World) -> tuple[Person, Person, str]:
    """Two takes, changes asked for to both: the work goes on."""
    mira, ana = world.owner("Mira"), world.person("Ana")
    mira.starts()
    mira.delivers("idea", mira.writes("idea.txt", "a late train"))
    mira.syncs()
    room = mira.hands_off("words", to=ana, revisions=5)
    ana.accepts(room)
    world.syncs()
    for text in (FIRST, SECOND):
        ana.delivers(room, ana.writes("words.txt", text))
        world.syncs()
        mira.asks_for_changes(room, "again")
        world.syncs()
    assert ana.state(room) == "revision"
    return mira, ana, room


def chunks(world: World, room: str) -> set[str]:
    with closing(FolderDepot.open(world.depot_url)) as depot:
        prefix = object_names.chunk_prefix(world.production, room)
        return {info.name for info in depot.list_after(prefix)}


def cleans(mira: Person, *, dry_run: bool = False) -> dict[str, Any]:
    return mira.does(c.CleanDepot(mira.world.production, dry_run))


def test_a_marked_take_goes_after_14_days_and_not_before(world: World) -> None:
    mira, ana, room = replaced(world)
    told = cleans(mira, dry_run=True)
    (row,) = told["could_go"]
    assert (row["stage"], row["take"], row["bytes"] > 100_000) == ("Words", 1, True)
    assert told["rows"] == []
    mira.does(c.MarkTakes(room, (1,)))
    world.syncs()
    before = chunks(world, room)
    world.clock.passes(days=13)
    told = cleans(mira)
    assert told["rows"] == []
    assert "goes in 1 days" in told["kept"][0]["reason"]
    assert chunks(world, room) >= before
    world.clock.passes(days=1.1)
    told = cleans(mira, dry_run=True)
    assert told["objects"] == row["objects"]
    assert chunks(world, room) >= before, "a dry run deletes nothing"
    done = cleans(mira)
    assert (done["objects"], done["bytes"]) == (row["objects"], row["bytes"])
    gone = before - chunks(world, room)
    assert len(gone) == row["objects"]
    assert cleans(mira)["objects"] == 0
    assert (mira.folder_of(room) / "takes/take-01/words/words.txt").read_text() == FIRST, "what is here stays here"
    ana.delivers(room, ana.writes("words.txt", SECOND))
    world.syncs()
    mira.approves(room)
    world.syncs()
    assert world.all_agree(room)


def test_a_cleaning_that_is_stopped_says_what_went_and_goes_on_the_next_time(world: World) -> None:
    mira, _, room = replaced(world)
    mira.does(c.MarkTakes(room, (1,)))
    world.syncs()
    world.clock.passes(days=15)
    before, cancel, told = chunks(world, room), threading.Event(), []

    def stops_at_the_second(share: float, what: str) -> None:
        told.append(share)
        if what == "Deleting" and share > 0.4:
            cancel.set()

    done = mira.studio.run(c.CleanDepot(world.production), progress=stops_at_the_second, cancel=cancel)
    assert (done["objects"], done["was_stopped"]) == (1, True)
    assert len(before - chunks(world, room)) == 1
    assert sum(row["objects"] for row in done["kept"] if "stopped" in row["reason"]) > 0
    assert told == sorted(told)
    with pytest.raises(CancelledError, match="nothing was deleted"):
        mira.studio.run(c.CleanDepot(world.production), cancel=cancel)
    rest = cleans(mira)
    assert (rest["was_stopped"], len(before - chunks(world, room))) == (False, 1 + rest["objects"])


def test_by_itself_once_a_day(world: World) -> None:
    mira, _, room = replaced(world)
    mira.does(c.MarkTakes(room, (1,)))
    world.syncs()
    before = chunks(world, room)
    world.clock.passes(days=15)
    mira.syncs()
    assert len(chunks(world, room) - before) <= 1
    assert before - chunks(world, room)


def test_marks_are_taken_back_and_refused(world: World) -> None:
    mira, ana, room = replaced(world)
    mira.does(c.MarkTakes(room, (1,)))
    mira.does(c.MarkTakes(room, (1,), keep=True))
    world.syncs()
    before = chunks(world, room)
    world.clock.passes(days=15)
    cleans(mira)
    assert chunks(world, room) >= before
    with pytest.raises(RefusedError, match="latest take"):
        mira.does(c.MarkTakes(room, (2,)))
    with pytest.raises(RefusedError, match="approved"):
        mira.does(c.MarkTakes("idea", (1,)))
    with pytest.raises(NotFoundError):
        mira.does(c.MarkTakes(room, (7,)))
    with pytest.raises(RefusedError, match="owner"):
        ana.does(c.MarkTakes(room, (1,)))
    with pytest.raises(RefusedError, match="owner"):
        ana.does(c.CleanDepot(world.production))


class Meanwhile(WrappedDepot):
    """Lets something happen just before the first call of a kind on names of a kind."""

    def __init__(self, inner: Depot, call: str, name_part: str, act: Callable[[], object]) -> None:
        super().__init__(inner)
        self.call, self.name_part, self.act = call, name_part, act
        self.happened = False

    def _let_happen(self, call: str, name: str) -> None:
        if call == self.call and self.name_part in name and not self.happened:
            self.happened = True
            self.act()

    def head(self, name: str) -> ObjectInfo | None:
        self._let_happen("head", name)
        return self.inner.head(name)

    def put_new(self, name: str, data: bytes) -> PutResult:
        self._let_happen("put_new", name)
        return self.inner.put_new(name, data)


@pytest.mark.parametrize(("call", "part"), [("head", "/b/"), ("put_new", "/in/q/")])
def test_a_delivery_that_names_again_what_is_just_being_cleaned_away(world: World, call: str, part: str) -> None:
    """Ana's upload skips what the room still has; before she looks again, or after it, Mira's machine deletes that."""
    mira, ana, room = replaced(world)
    mira.does(c.MarkTakes(room, (1,)))
    world.syncs()
    world.clock.passes(days=15)
    before = chunks(world, room)
    met: list[Meanwhile] = []
    cleaned: list[int] = []

    def wrap(depot: Depot) -> Depot:
        met.append(Meanwhile(depot, call, part, lambda: cleaned.append(cleans(mira)["objects"])))
        return met[-1]

    ana.depot_wrapper = wrap
    ana.restarts()
    ana.delivers(room, ana.writes("words.txt", FIRST))  # the bytes of take 1 once more
    ana.syncs()
    assert cleaned
    assert cleaned[0] > 0, "nothing was deleted meanwhile: this test proves nothing"
    assert not before <= chunks(world, room)
    world.syncs(4)
    take = mira.view(room).take(3)
    assert take.is_in
    assert (mira.folder_of(room) / "takes/take-03/words/words.txt").read_text() == FIRST
    mira.approves(room)
    world.syncs()
    assert ana.state(room) == "approved"
    named = {ref[0] for ref in take.manifest}
    assert named <= {name.rsplit("/", 1)[-1] for name in chunks(world, room)}


def test_uploads_that_no_delivery_named_go_after_30_days(world: World) -> None:
    mira, ana, _ = replaced(world)
    left = object_names.upload(world.production, ana.studio.store.device, "a" * 64)
    with closing(FolderDepot.open(world.depot_url)) as depot:
        depot.put(left, b"left behind")
        told = cleans(mira)
        (row,) = [row for row in told["kept"] if row["what"] == "upload"]
        assert (row["who"], row["bytes"]) == ("Ana", 11)
        world.clock.passes(days=29)
        cleans(mira)
        assert depot.head(left) is not None
        world.clock.passes(days=1.1)
        done = cleans(mira)
        assert [(row["what"], row["who"], row["objects"]) for row in done["rows"]] == [("upload", "Ana", 1)]
        assert depot.head(left) is None


def test_a_delivery_on_its_way_keeps_its_uploads_however_old(world: World) -> None:
    """Mira was away for months; what Ana uploaded waits for her."""
    mira, ana, room = replaced(world)
    ana.delivers(room, ana.writes("words.txt", "Something else. " * 40_000))
    ana.syncs()
    world.clock.passes(days=60)
    assert cleans(mira)["rows"] == []
    world.syncs()
    assert mira.view(room).take(3).is_in
