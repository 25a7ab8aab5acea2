"""A depot that fails, lies and forgets: the story takes longer and ends the same."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from studio.actions import commands as c
from studio.actions.transfer_commands import PauseTransfers
from studio.depot.faulty import Fault, FaultyDepot
from studio.domain.errors import SegueError

if TYPE_CHECKING:
    from studio.depot.depot import Depot
    from tests.world import Person, World

KINDS = (
    Fault.BUSY,
    Fault.CONFLICT,
    Fault.TIMEOUT_BEFORE,
    Fault.TIMEOUT_AFTER,
    Fault.SHORT_READ,
    Fault.CUT_SHORT,
    Fault.BIT_FLIP,
    Fault.STALE_LIST,
    Fault.CUT_LIST,
)
ROUNDS = 40


class Weather:
    """Makes every depot fail by dice while it is bad."""

    def __init__(self, seed: int, rate: float) -> None:
        self.seed, self.rate, self.is_bad = seed, rate, True
        self.struck: list[str] = []

    def over(self, person: Person) -> None:
        """Put it over a person's depot."""
        number = len(self.struck) + self.seed * 100 + len(person.name)

        def wrap(depot: Depot) -> Depot:
            person.faulty = FaultyDepot(depot, seed=number, rate=self.rate, kinds=KINDS)
            return person.faulty

        person.depot_wrapper = wrap
        person.restarts()


def until(world: World, reached: object) -> None:
    """Everybody synchronises, whatever goes wrong, until something is so."""
    for _ in range(ROUNDS):
        for person in world.people:
            if person.studio.has_identity:
                person.tries_to_sync()
        if reached():  # type: ignore[operator]
            return
    pytest.fail("it never came to that")


def test_nothing_names_files_that_have_not_been_sent(world: World) -> None:
    """While no piece goes, since transfers rest, neither the owner's entry nor the collaborator's packet does; then both do."""
    mira, ana = world.owner("Mira"), world.person("Ana")
    mira.starts()
    mira.syncs()
    room = mira.hands_off("idea", to=ana)
    ana.accepts(room)
    world.syncs()
    for person in (mira, ana):
        person.does(PauseTransfers())
    mira.delivers("sheet", mira.writes("sheet.txt", "four bars"))
    ana.delivers(room, ana.writes("idea.txt", "a late train"))
    world.syncs(2)
    assert not mira.settled(world.production).table("take"), "an entry names files that are not there"
    assert not mira.settled(room).table("take")
    assert not list(Path(world.depot_url).rglob(f"in/q/{ana.studio.store.device}/{room}/*")), "a packet does"
    for person in (mira, ana):
        person.does(PauseTransfers(is_paused=False))
    world.syncs()
    assert mira.settled(world.production).table("take")
    assert mira.settled(room).take(1).is_in


@pytest.mark.parametrize("seed", range(4))
def test_bad_weather_changes_nothing_but_the_time(world: World, seed: int) -> None:
    mira, ana = world.owner("Mira"), world.person("Ana")
    mira.starts()
    mira.delivers("idea", mira.writes("idea.txt", "a late train " * 3000))
    mira.syncs()
    room = mira.hands_off("words", to=ana)
    weather = Weather(seed, 0.12)
    for person in (mira, ana):
        weather.over(person)
    ana.accepts(room)
    until(world, lambda: ana.state(room) == "in_progress" and len(ana.received(room)) == 1)
    ana.delivers(room, ana.writes("words.txt", "It leaves at nine. " * 30_000))
    until(world, lambda: mira.state(room) == "in_review" and mira.view(room).take(1).is_in)
    mira.approves(room)
    until(world, lambda: ana.state(room) == "approved")
    for person in (mira, ana):
        assert person.faulty is not None
        assert person.faulty.injected, "no fault struck: this test proves nothing"
        person.depot_wrapper = None
        person.restarts()
    world.syncs()
    assert world.all_agree(room)
    assert ana.received(room) == {"idea/idea.txt": "a late train " * 3000}
    taken = mira.folder_of(room) / "takes/take-01/words/words.txt"
    assert taken.read_text() == "It leaves at nine. " * 30_000
    assert [why for _, why in mira.history(room) if why] == []
    for person in (mira, ana):
        assert person.studio.synchroniser.outstanding() == 0


def test_garbage_in_the_depot_is_reported_and_stops_nothing(world: World) -> None:
    mira, ana = world.owner("Mira"), world.person("Ana")
    mira.starts()
    mira.delivers("idea", mira.writes("idea.txt", "a late train"))
    mira.syncs()
    room = mira.hands_off("words", to=ana)
    root = Path(world.depot_url) / "s" / world.production
    garbage = [
        root / "in" / "q" / ana.studio.store.device / room / "0000000000",
        root / "in" / "q" / ("f" * 32) / room / "0000000000",
        root / "r" / room / "t" / "holiday.jpg",
        root / "r" / room / "d" / "0000000000 (conflicted copy).part",
    ]
    for path in garbage:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"this is not a frame")
    ana.accepts(room)
    world.syncs(4)
    assert mira.state(room) == "in_progress"
    assert world.all_agree(room)


def test_an_entry_that_is_none_stops_only_its_room(world: World) -> None:
    mira, ana, ben = world.owner("Mira"), world.person("Ana"), world.person("Ben")
    mira.starts()
    mira.delivers("idea", mira.writes("idea.txt", "a late train"))
    mira.syncs()
    room, other = mira.hands_off("words", to=ana), mira.hands_off("tune", to=ben)
    state = ana.settled(room)
    forged = Path(world.depot_url) / "s" / world.production / "r" / room / "d" / f"{state.n + 1:010d}"
    forged.write_bytes(b"SEGP1\n" + b"0" * 200)
    ana.syncs()
    assert ana.settled(room).n == state.n
    ben.accepts(other)
    ben.syncs()
    mira.syncs()
    ben.syncs()
    assert ben.state(other) == "awaiting_inputs"


def test_a_rolled_back_log_raises_the_alarm(world: World) -> None:
    """A backup of the owner's home writes another entry where ours was: nobody goes on as if nothing had happened."""
    mira, ana = world.owner("Mira"), world.person("Ana")
    mira.starts()
    mira.delivers("idea", mira.writes("idea.txt", "a late train"))
    mira.syncs()
    room = mira.hands_off("words", to=ana)
    world.syncs()
    mira.studio.close()
    backup = world.folder / "backup"
    shutil.copytree(mira.home_folder, backup)
    mira.opens_home_again()
    mira.does(c.WithdrawOffer(room))
    world.syncs()
    last = Path(world.depot_url) / "s" / world.production / "r" / room / "d" / f"{ana.settled(room).n:010d}"
    assert ana.state(room) == "withdrawn"
    last.unlink()
    mira.studio.close()
    shutil.rmtree(mira.home_folder)
    backup.rename(mira.home_folder)
    mira.opens_home_again()
    world.clock.passes(hours=100)
    office_last = Path(world.depot_url) / "s" / world.production / "r" / world.production / "d"
    for entry in sorted(office_last.iterdir())[mira.settled(world.production).n + 1 :]:
        entry.unlink()
    with mira.studio.store.work() as work:
        work.decide(room, {"k": "heartbeat"})
    mira.tries_to_sync()
    error = ana.tries_to_sync()
    assert isinstance(error, SegueError)
    assert error.code == "rollback"
    assert ana.state(room) == "withdrawn"


def test_a_folder_that_is_not_there_is_offline_and_loses_nothing(world: World) -> None:
    mira, ana = world.owner("Mira"), world.person("Ana")
    mira.starts()
    mira.delivers("idea", mira.writes("idea.txt", "a late train"))
    mira.syncs()
    room = mira.hands_off("words", to=ana)
    away = Path(world.depot_url).rename(world.folder / "unplugged")
    ana.accepts(room)
    error = ana.tries_to_sync()
    assert error is not None
    assert error.code in ("offline", "not_arrived", "no_depot")
    assert ana.state(room) == "in_progress"
    away.rename(world.depot_url)
    world.syncs()
    assert mira.state(room) == "in_progress"
