"""What people want of transfers counts: a pause, one that rests, one that goes first, limits; and how many go at once."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.depot.depot import Depot, StoredObject
from studio.depot.memory import MemoryDepot
from studio.depot.wrapped import WrappedDepot
from studio.domain.errors import BadInputError
from studio.domain.transfer_limits import DAY_MINUTES, Limits, Span
from studio.store import transfer_wishes as wishes
from studio.store.transfer_limits import limits as stored_limits
from studio.store.transfer_limits import set_limits
from studio.store.transfer_tables import Standing
from studio.store.transfer_wishes import Rank
from studio.sync.transfer import TransferSummary
from studio.sync.transfer_pace import LEAST_AT_ONCE, MOST_AT_ONCE, Concurrency
from tests.sync.transfer_world import Home, all_ids, in_inbox, noise

SIZE = 1_500_000


class WatchedDepot(WrappedDepot):
    """Calls ``then`` at the first piece, and remembers the order of those that are sent."""

    def __init__(self, inner: Depot) -> None:
        super().__init__(inner)
        self.names: list[str] = []
        self.then = lambda: None
        self._lock = threading.Lock()

    def put(self, name: str, data: bytes | memoryview, *, digest: str = "") -> None:
        with self._lock:
            self.names.append(name.rsplit("/", 1)[-1])
            then, self.then = self.then, lambda: None
            then()
        super().put(name, data, digest=digest)

    def get(self, name: str) -> StoredObject:
        with self._lock:
            then, self.then = self.then, lambda: None
            then()
        return super().get(name)


@pytest.fixture
def depot() -> WatchedDepot:
    return WatchedDepot(MemoryDepot())


@pytest.fixture
def home(tmp_path: Path, depot: WatchedDepot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Home]:
    monkeypatch.setattr("studio.sync.transfer._WISHES_S", 0.0)
    home = Home(tmp_path / "ana", depot, workers=2)
    yield home
    home.close()


def wish(home: Home, limits: Limits) -> None:
    with home.database.write() as connection:
        set_limits(connection, limits)


def test_nothing_moves_during_a_pause(home: Home, depot: WatchedDepot) -> None:
    manifest = home.seal({"a.wav": noise(SIZE)})
    sent = home.sends(manifest)
    wish(home, Limits(is_paused=True))
    assert home.runs().is_paused
    assert in_inbox(depot) == set()
    wish(home, Limits())
    assert not home.runs().is_paused
    assert in_inbox(depot) == all_ids(manifest)
    assert home.state(sent).state == Standing.DONE


def test_a_pause_stops_what_is_under_way_and_it_goes_on_from_there(home: Home, depot: WatchedDepot) -> None:
    manifest = home.seal({"a.wav": noise(4 * SIZE)})
    sent = home.sends(manifest)
    depot.then = lambda: wish(home, Limits(is_paused=True))
    summary = home.runs()
    assert summary.is_paused
    assert not summary.was_cancelled
    assert home.state(sent).state == Standing.WAITING
    before = in_inbox(depot)
    assert before < all_ids(manifest)
    wish(home, Limits())
    home.runs()
    assert home.state(sent).state == Standing.DONE
    assert len(depot.names) == len(set(depot.names))  # nothing twice


def test_one_transfer_rests_and_the_others_go_on(home: Home, depot: WatchedDepot) -> None:
    resting, other = home.seal({"a.wav": noise(4 * SIZE, 1)}), home.seal({"b.wav": noise(SIZE, 2)})
    one, two = home.sends(resting), home.sends(other)

    def rest(*, is_held: bool) -> None:
        with home.database.write() as connection:
            wishes.hold(connection, one, is_held=is_held)

    depot.then = lambda: rest(is_held=True)
    home.runs()
    assert home.state(one).state == Standing.WAITING
    assert home.state(two).state == Standing.DONE
    assert in_inbox(depot) >= all_ids(other)
    assert not in_inbox(depot) >= all_ids(resting)
    rest(is_held=False)
    home.runs()
    assert home.state(one).state == Standing.DONE


def test_what_somebody_waits_for_goes_first(home: Home, depot: WatchedDepot) -> None:
    later, awaited = home.seal({"a.wav": noise(SIZE, 1)}), home.seal({"b.wav": noise(SIZE, 2)})
    home.sends(later)
    urgent = home.sends(awaited)
    with home.database.write() as connection:
        wishes.set_rank(connection, urgent, Rank.AWAITED)
    home.runs()
    last = max(depot.names.index(chunk) for chunk in all_ids(awaited))
    before = set(depot.names[:last]) - all_ids(awaited)
    assert len(before) <= 2, "two travel at once: the last may have met the first of what comes after, no more"


def test_what_comes_later_and_is_waited_for_overtakes(home: Home, depot: WatchedDepot) -> None:
    long, awaited = home.seal({"a.wav": noise(12 * SIZE, 1)}), home.seal({"b.wav": noise(SIZE, 2)})
    home.sends(long)

    def comes() -> None:
        urgent = home.sends(awaited)
        with home.database.write() as connection:
            wishes.set_rank(connection, urgent, Rank.CHOSEN)

    depot.then = comes
    home.runs()
    last = max(depot.names.index(chunk) for chunk in all_ids(awaited))
    assert last < len(depot.names) * 2 // 3
    assert in_inbox(depot) == all_ids(long) | all_ids(awaited)


def test_a_limit_that_is_lifted_lets_go_on_at_once(home: Home, depot: WatchedDepot) -> None:
    manifest = home.seal({"a.wav": noise(4 * SIZE)})
    home.sends(manifest)
    wish(home, Limits(up=1))  # a byte a second: weeks
    depot.then = lambda: wish(home, Limits())
    home.runs()
    assert in_inbox(depot) == all_ids(manifest)


def all_day(**limits: int) -> Limits:
    return Limits(schedule=(Span(0, DAY_MINUTES, **limits),))


def stopped_after_the_first(home: Home, depot: WatchedDepot) -> TransferSummary:
    """A run that is stopped a while after its first piece."""
    cancel = threading.Event()
    timer = threading.Timer(0.5, cancel.set)
    depot.then = timer.start
    try:
        return home.runs(cancel=cancel)
    finally:
        timer.join()


@pytest.mark.parametrize("limits", [Limits(up=1), all_day(up=1)])
def test_the_next_piece_waits_for_the_line_until_a_stop(home: Home, depot: WatchedDepot, limits: Limits) -> None:
    home.sends(home.seal({"a.wav": noise(4 * SIZE)}))
    wish(home, limits)
    assert stopped_after_the_first(home, depot).was_cancelled
    assert len(depot.names) == 1


@pytest.mark.parametrize("limits", [Limits(down=1), all_day(down=1)])
def test_what_is_fetched_waits_for_the_line_as_well(home: Home, depot: WatchedDepot, limits: Limits) -> None:
    manifest = home.seal({"a.wav": noise(4 * SIZE)})
    home.sends(manifest, to_inbox=False)
    home.runs()
    home.fetches(manifest)
    wish(home, limits)
    summary = stopped_after_the_first(home, depot)
    assert summary.was_cancelled
    assert summary.received_bytes < 2 * SIZE
    wish(home, Limits())
    home.runs()
    assert home.arrived("inputs") == {"a.wav": noise(4 * SIZE)}


def test_a_schedule_goes_over_midnight() -> None:
    limits = Limits(up=9, schedule=(Span(22 * 60, 6 * 60, up=5), Span(9 * 60, 18 * 60, up=1, down=2)))
    assert limits.at(23 * 60) == (5, 0)
    assert limits.at(5 * 60) == (5, 0)
    assert limits.at(6 * 60) == (9, 0)
    assert limits.at(9 * 60) == (1, 2)
    assert limits.at(18 * 60) == (9, 0)


def test_limits_are_kept_whole(home: Home) -> None:
    wanted = Limits(is_paused=True, up=1, down=2, schedule=(Span(1, 2, 3, 4),))
    wish(home, wanted)
    with home.database.read() as connection:
        assert stored_limits(connection) == wanted
    with pytest.raises(BadInputError):
        wish(home, Limits(up=-1))
    with pytest.raises(BadInputError):
        wish(home, Limits(schedule=(Span(0, 25 * 60),)))


def settled_at(speed: float, knee: int) -> list[int]:
    """The limits over a minute on a line where more than ``knee`` at once brings nothing."""
    now_s, pace, seen = 0.0, Concurrency(6, 0.0), []
    for _ in range(60):
        now_s += 1.0
        pace.note(int(speed * min(pace.limit, knee)), now_s)
        seen.append(pace.limit)
    return seen


def test_as_many_at_once_as_bring_something() -> None:
    assert max(settled_at(1e7, 100)) == MOST_AT_ONCE
    assert all(limit <= 6 for limit in settled_at(1e6, 4)[-20:])
    assert all(limit >= 3 for limit in settled_at(1e6, 4)[-20:])


def test_long_pieces_keep_within_the_memory() -> None:
    pace = Concurrency(6, 0.0)
    pace.fit(24 * 1024 * 1024)
    assert pace.limit == LEAST_AT_ONCE
