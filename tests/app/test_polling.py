"""How often a home asks its depots for news, and that news still arrives at once where somebody waits."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.actions.commands import SetStage
from studio.app import polling
from studio.app.polling import Attention, Pulse, interval_ms, next_poll
from studio.depot.wrapped import WrappedDepot
from studio.domain.errors import OfflineError
from tests.world import Person, World

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOW = 1_796_029_200_000
HOUR = 3_600_000


class Counting(WrappedDepot):
    """Counts what is asked of a depot; out of reach while ``is_away``."""

    def __init__(self, inner: Any, counts: Counter[str]) -> None:
        super().__init__(inner)
        self.counts = counts
        self.is_away = False

    def _count(self, call: str) -> None:
        if self.is_away:
            raise OfflineError("Away on purpose.")
        self.counts[call] += 1

    def get(self, name: str) -> Any:
        self._count("get")
        return super().get(name)

    def head(self, name: str) -> Any:
        self._count("head")
        return super().head(name)

    def list_after(self, *words: Any) -> Any:
        self._count("list")
        return super().list_after(*words)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.close()


def at_work(world: World) -> tuple[Person, Person, str, Counter[str]]:
    """Ana is at work, nothing is outstanding, and every question to a depot is counted."""
    mira, ana = world.owner("Mira"), world.person("Ana")
    mira.starts()
    mira.delivers("idea", mira.writes("idea.txt", "a late train"))
    mira.syncs()
    room = mira.hands_off("words", to=ana)
    ana.accepts(room)
    world.syncs(4)
    counts: Counter[str] = Counter()
    for person in (mira, ana):
        person.depot_wrapper = lambda depot: Counting(depot, counts)
        person.restarts()
        settles(person)
    counts.clear()
    return mira, ana, room, counts


def settles(person: Person) -> None:
    """Looks until there is nothing to do at once."""
    for _ in range(10):
        if person.studio.synchroniser.look() > polling.WAITING_MS // 2 and person.studio.synchroniser.look() > 1000:
            return
    pytest.fail("it never comes to rest")


def test_the_intervals_of_the_protocol() -> None:
    fresh = Pulse("room", NOW - HOUR)
    assert interval_ms(Pulse("room", NOW, waits_since_ms=NOW - 1000), Attention.BACKGROUND, NOW) == 5_000
    assert interval_ms(fresh, Attention.FOCUS, NOW) == 20_000
    assert interval_ms(fresh, Attention.BACKGROUND, NOW) == 300_000
    assert interval_ms(Pulse("room", NOW - 60_000), Attention.BACKGROUND, NOW) == 60_000, "just now something happened"
    assert interval_ms(Pulse("room", NOW - 100 * HOUR), Attention.FOCUS, NOW) == 1_800_000
    # who waits for hours does something else meanwhile; a folder costs nothing while somebody looks
    assert interval_ms(Pulse("room", NOW, waits_since_ms=NOW - HOUR), Attention.FOCUS, NOW) == 20_000
    assert interval_ms(Pulse("room", NOW - 100 * HOUR, is_free=True), Attention.FOCUS, NOW) == 5_000
    assert interval_ms(Pulse("room", NOW - 100 * HOUR, is_free=True), Attention.BACKGROUND, NOW) == 20_000


@given(
    st.dictionaries(st.text("abc", max_size=2), st.integers(NOW - 10**7, NOW + 10**7)),
    st.lists(st.tuples(st.text("abc", max_size=2), st.integers(0, NOW), st.integers(0, NOW)), max_size=5),
    st.sampled_from(Attention),
)
def test_whatever_is_not_due_has_a_time_to_come(
    asked: dict[str, int], rooms: list[tuple[str, int, int]], attention: Attention
) -> None:
    pulses = [Pulse(key, news, waits) for key, news, waits in {row[0]: row for row in rooms}.values()]
    due, wait_ms = next_poll(pulses, asked, attention, NOW)
    assert wait_ms > 0
    assert {pulse.key for pulse in pulses} >= set(due)
    assert all(key in due for key in {pulse.key for pulse in pulses} - asked.keys()), "never asked is due"
    assert all(pulse.key in due for pulse in pulses if asked.get(pulse.key, 0) > NOW), "a clock that was set back"
    later = next_poll(pulses, {**asked, **dict.fromkeys(due, NOW)}, attention, NOW)
    assert later[0] == [], "asked now is not due now"


def test_a_quiet_minute_costs_one_question_each(world: World) -> None:
    mira, ana, _, counts = at_work(world)
    world.clock.passes(hours=0.01)
    mira.studio.synchroniser.look()
    assert counts == {"list": 1}
    counts.clear()
    ana.studio.synchroniser.look()
    assert counts == {"head": 1}
    ana.studio.synchroniser.look()
    assert counts == {"head": 1}, "not due again"


def test_news_is_fetched_when_it_is_found(world: World) -> None:
    mira, ana, room, _ = at_work(world)
    ana.delivers(room, ana.writes("words.txt", "It leaves at nine."))
    settles(ana)
    assert mira.state(room) == "in_progress"
    world.clock.passes(hours=0.01)
    settles(mira)
    assert mira.state(room) == "in_review"
    mira.approves(room)
    settles(mira)
    world.clock.passes(hours=0.01)
    settles(ana)
    assert ana.state(room) == "approved"


def test_whoever_waits_asks_every_five_seconds(world: World) -> None:
    _, ana, room, counts = at_work(world)
    ana.studio.attend(is_in_focus=False)
    ana.delivers(room, ana.writes("words.txt", "It leaves at nine."))
    settles(ana)
    counts.clear()
    world.clock.now_ms += 6_000
    ana.studio.synchroniser.look()
    assert counts == {"head": 1}
    world.clock.passes(hours=1)
    ana.studio.synchroniser.look()  # a whole round; an hour is long
    counts.clear()
    world.clock.now_ms += 6_000
    ana.studio.synchroniser.look()
    assert counts == {}, "nobody waits for an hour"


def test_an_unreachable_depot_is_asked_ever_less_often_and_found_again(world: World) -> None:
    _, ana, _, counts = at_work(world)
    pool = ana.studio._pool  # noqa: SLF001 -- the depot under the studio
    (depot,) = pool._open.values()  # noqa: SLF001
    assert isinstance(depot, Counting)
    depot.is_away = True
    waits = []
    for _ in range(8):
        world.clock.passes(hours=0.2)
        waits.append(ana.studio.synchroniser.look())
    assert waits == sorted(waits)
    assert waits[0] == polling.RETRY_MS
    assert waits[-1] == polling.RETRY_MAX_MS
    assert ana.studio.synchroniser.state.name == "offline"
    depot.is_away = False
    counts.clear()
    world.clock.passes(hours=0.2)
    settles(ana)
    assert ana.studio.synchroniser.state.name == "idle"
    assert counts["get"] > 0, "after a failure the first thing is a whole round"


def test_a_day_of_sleep_and_a_clock_that_jumps_make_everything_due(world: World) -> None:
    mira, ana, room, counts = at_work(world)
    mira.does(SetStage("tune", {"brief": "slower"}))
    settles(mira)
    counts.clear()
    for jump_ms in (24 * HOUR, -48 * HOUR):
        world.clock.now_ms += jump_ms
        ana.studio.synchroniser.look()
        assert counts["get"] > 0, "a whole round"
        settles(ana)
        counts.clear()
    assert ana.state(room) == "in_progress"


def test_another_process_that_leaves_something_to_send_wakes_the_synchroniser(world: World) -> None:
    mira, _, _, _ = at_work(world)
    sync = mira.studio.synchroniser
    sync.notice()
    assert sync.look() > 1000, "nothing to send: no round"
    with mira.studio.store.work() as work:  # as another process would, behind this one's back
        work.decide(world.production, {"k": "project.set", "title": "Later Train"})
    sync.notice()
    sync.look()
    assert sync.outstanding() == 0


def test_what_falls_due_is_written_within_a_minute_or_two(world: World) -> None:
    """A quiet room beats every seven days, also between two whole rounds."""
    mira, _, room, counts = at_work(world)
    last = mira.settled(room)
    world.clock.now_ms = last.at_ms + 7 * 24 * HOUR - 3 * 60_000
    settles(mira)
    assert mira.settled(room).n == last.n
    for _ in range(5):
        world.clock.now_ms += 90_000
        settles(mira)
    assert mira.settled(room).n == last.n + 1
    assert counts["get"] > 0
