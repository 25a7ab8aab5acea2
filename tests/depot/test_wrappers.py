"""Retrying, throttled and faulty depots: what each adds to the one inside."""

from __future__ import annotations

import random
import threading

import pytest

from studio.depot.depot import ObjectMissingError, PutResult
from studio.depot.faulty import PASSING, Fault, FaultyDepot, ScriptedFault
from studio.depot.memory import MemoryDepot
from studio.depot.retrying import RetryingDepot
from studio.depot.throttled import ThrottledDepot
from studio.depot.wrapped import innermost
from studio.domain.errors import AccessError, CancelledError, DiskError, OfflineError
from tests.contracts.names import Place


@pytest.fixture
def place() -> Place:
    return Place()


class Pauses(list[float]):
    """A sleep that only writes down."""

    def __call__(self, pause_s: float) -> None:
        self.append(pause_s)


class TestRetrying:
    @pytest.mark.parametrize("fault", PASSING)
    def test_passing_faults_are_got_over(self, fault: Fault, place: Place) -> None:
        faulty = FaultyDepot(MemoryDepot(), [ScriptedFault(fault, times=2)])
        depot = RetryingDepot(faulty, sleep=Pauses())
        assert depot.put_new(place.entry(), b"x") in {PutResult.CREATED, PutResult.SAME}
        assert depot.get(place.entry()).data == b"x"

    def test_a_lost_answer_is_found_as_same(self, place: Place) -> None:
        faulty = FaultyDepot(MemoryDepot(), [ScriptedFault(Fault.TIMEOUT_AFTER, "put_new")])
        assert RetryingDepot(faulty, sleep=Pauses()).put_new(place.entry(), b"x") is PutResult.SAME

    def test_it_gives_up(self, place: Place) -> None:
        pauses = Pauses()
        faulty = FaultyDepot(MemoryDepot(), rate=1.0, kinds=[Fault.BUSY])
        with pytest.raises(OfflineError):
            RetryingDepot(faulty, tries=4, sleep=pauses).get(place.entry())
        assert len(pauses) == 3
        assert len(faulty.injected) == 4

    def test_pauses_grow_are_jittered_and_bounded(self, place: Place) -> None:
        pauses = Pauses()
        faulty = FaultyDepot(MemoryDepot(), rate=1.0, kinds=[Fault.BUSY])
        depot = RetryingDepot(faulty, tries=9, first_pause_s=1, longest_pause_s=10, sleep=pauses, dice=random.Random(1))
        with pytest.raises(OfflineError):
            depot.head(place.entry())
        assert all(0 <= pause <= min(10, 2**number) for number, pause in enumerate(pauses))
        assert len(set(pauses)) == 8
        assert max(pauses) > 1

    @pytest.mark.parametrize(("fault", "error"), [(Fault.DENIED, AccessError), (Fault.DISK_FULL, DiskError)])
    def test_refusals_are_not_repeated(self, fault: Fault, error: type[Exception], place: Place) -> None:
        pauses = Pauses()
        faulty = FaultyDepot(MemoryDepot(), [ScriptedFault(fault)])
        with pytest.raises(error):
            RetryingDepot(faulty, sleep=pauses).put(place.entry(), b"x")
        assert pauses == []

    def test_missing_is_not_repeated(self, place: Place) -> None:
        pauses = Pauses()
        with pytest.raises(ObjectMissingError):
            RetryingDepot(MemoryDepot(), sleep=pauses).get(place.entry())
        assert pauses == []

    def test_sleep_may_cancel(self, place: Place) -> None:
        def cancel(pause_s: float) -> None:
            raise CancelledError("Stopped.")

        faulty = FaultyDepot(MemoryDepot(), rate=1.0, kinds=[Fault.BUSY])
        with pytest.raises(CancelledError):
            RetryingDepot(faulty, sleep=cancel).get(place.entry())

    def test_closing_ends_the_pauses_of_others(self, place: Place) -> None:
        entered = threading.Event()

        class Busy(MemoryDepot):
            def head(self, name: str) -> None:
                entered.set()
                raise OfflineError("away")

        depot = RetryingDepot(Busy(), tries=100, first_pause_s=3600, longest_pause_s=3600)
        met: list[Exception] = []

        def ask() -> None:
            try:
                depot.head(place.entry())
            except OfflineError as error:
                met.append(error)

        thread = threading.Thread(target=ask)
        thread.start()
        entered.wait()
        depot.close()
        thread.join()
        assert len(met) == 1


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s

    def sleep(self, seconds: float) -> None:
        self.now_s += seconds


class TestThrottled:
    def test_bytes_take_their_time(self, place: Place) -> None:
        clock = Clock()
        options = {"clock_s": clock, "sleep": clock.sleep}
        depot = ThrottledDepot(MemoryDepot(), up_bytes_per_s=1000, down_bytes_per_s=500, **options)
        depot.put(place.entry(), b"x" * 2000)
        assert clock.now_s == 0  # a free line takes them at once
        depot.put_new(place.entry(1), b"x" * 1000)
        assert clock.now_s == pytest.approx(2)
        depot.get(place.entry())
        depot.get_range(place.entry(), 0, 500)
        assert clock.now_s == pytest.approx(6)

    def test_without_a_limit_nothing_waits(self, place: Place) -> None:
        pauses = Pauses()
        depot = ThrottledDepot(MemoryDepot(), sleep=pauses)
        depot.put(place.entry(), b"x" * 10_000_000)
        depot.get(place.entry())
        assert pauses == []

    def test_the_line_is_free_again_later(self, place: Place) -> None:
        clock = Clock()
        depot = ThrottledDepot(MemoryDepot(), up_bytes_per_s=1000, clock_s=clock, sleep=clock.sleep)
        depot.put(place.entry(), b"x" * 1000)
        clock.now_s = 50.0
        depot.put(place.entry(), b"x" * 1000)
        assert clock.now_s == 50

    def test_the_limit_may_change_while_somebody_waits(self, place: Place) -> None:
        clock = Clock()

        def sleep(seconds: float) -> None:
            clock.sleep(seconds)
            depot.up.bytes_per_s = 1_000_000

        depot = ThrottledDepot(MemoryDepot(), up_bytes_per_s=10, clock_s=clock, sleep=sleep)
        depot.put(place.entry(), b"x" * 1000)
        depot.put(place.entry(), b"x" * 1000)
        assert clock.now_s < 1


class TestFaulty:
    def test_the_same_seed_gives_the_same_faults(self, place: Place) -> None:
        def run(seed: int) -> list[str]:
            faulty = FaultyDepot(MemoryDepot(), seed=seed, rate=0.4)
            depot = RetryingDepot(faulty, tries=50, sleep=Pauses())
            for number in range(20):
                depot.put_new(place.entry(number), b"x")
                depot.list_after(place.prefix)
            return faulty.injected

        assert run(7) == run(7)
        assert run(7) != run(8)

    def test_before_and_after_the_effect(self, place: Place) -> None:
        inner = MemoryDepot()
        depot = FaultyDepot(
            inner, [ScriptedFault(Fault.TIMEOUT_BEFORE, "put"), ScriptedFault(Fault.TIMEOUT_AFTER, "put")]
        )
        with pytest.raises(OfflineError):
            depot.put(place.entry(), b"x")
        assert inner.head(place.entry()) is None
        with pytest.raises(OfflineError):
            depot.put(place.entry(), b"x")
        assert inner.head(place.entry()) is not None

    def test_script_skips_counts_and_picks(self, place: Place) -> None:
        fault = ScriptedFault(Fault.BUSY, "head", name_part="/d/", skip=1, times=2, label="second and third look")
        depot = FaultyDepot(MemoryDepot(), [fault])
        depot.head(place.chunk())
        depot.head(place.entry())
        for _ in range(2):
            with pytest.raises(OfflineError):
                depot.head(place.entry())
        depot.head(place.entry())
        assert depot.injected == ["second and third look"] * 2

    def test_bytes_are_spoilt_unnoticed(self, place: Place) -> None:
        inner = MemoryDepot()
        inner.put(place.entry(), bytes(100))
        depot = FaultyDepot(inner, [ScriptedFault(Fault.BIT_FLIP), ScriptedFault(Fault.CUT_SHORT)])
        flipped = depot.get(place.entry()).data
        assert sum(byte.bit_count() for byte in flipped) == 1
        assert len(depot.get(place.entry()).data) == 50
        assert depot.get(place.entry()).data == bytes(100)

    def test_listings_are_stale_or_cut(self, place: Place) -> None:
        now_ms = 0
        inner = MemoryDepot(now_ms=lambda: now_ms)
        for number in (2, 0, 1, 3):
            now_ms += 1
            inner.put(place.entry(number), b"x")
        inner.put(place.entry(1), b"y")
        depot = FaultyDepot(inner, [ScriptedFault(Fault.STALE_LIST), ScriptedFault(Fault.CUT_LIST)])
        assert [info.name for info in depot.list_after(place.prefix)] == [place.entry(n) for n in (0, 1, 2)]
        assert [info.name for info in depot.list_after(place.prefix)] == [place.entry(n) for n in (0, 1)]
        assert len(depot.list_after(place.prefix)) == 4

    def test_faults_strike_only_what_they_can(self, place: Place) -> None:
        depot = FaultyDepot(MemoryDepot(), rate=1.0, kinds=[Fault.DISK_FULL, Fault.BIT_FLIP])
        assert depot.head(place.entry()) is None
        assert depot.list_after(place.prefix) == []
        with pytest.raises(DiskError):
            depot.put(place.entry(), b"x")


def test_innermost_goes_through_all_wrappers() -> None:
    inner = MemoryDepot()
    assert innermost(RetryingDepot(ThrottledDepot(FaultyDepot(inner)))) is inner
    assert innermost(inner) is inner
