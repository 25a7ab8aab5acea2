"""What every depot promises, as tests. A class that inherits `DepotContract` and has a fixture ``depot`` runs them all."""

from __future__ import annotations

import hashlib
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.depot import object_names
from studio.depot.depot import Depot, ObjectMissingError, PutResult
from tests.contracts.names import Place

RACERS = 8


class DepotContract:
    """The promises of `studio.depot.depot.Depot`."""

    answers_may_get_lost = False
    """Whether a call may have worked and been repeated: then a create of ours may be answered with SAME."""

    def is_created(self, result: PutResult) -> bool:
        return result is PutResult.CREATED or (self.answers_may_get_lost and result is PutResult.SAME)

    @pytest.fixture
    def place(self) -> Place:
        return Place()

    def test_is_a_depot(self, depot: Depot) -> None:
        assert isinstance(depot, Depot)
        assert depot.url

    def test_get_gives_what_was_put(self, depot: Depot, place: Place) -> None:
        data = bytes(range(256)) * 300
        assert self.is_created(depot.put_new(place.entry(), data))
        assert depot.get(place.entry()).data == data

    @pytest.mark.parametrize("data", [b"", b"\0", b"\r\n\x1a\n" * 3], ids=["empty", "zero", "line ends"])
    def test_odd_bytes_survive(self, depot: Depot, place: Place, data: bytes) -> None:
        depot.put(place.chunk("a" * 64), data)
        assert depot.get(place.chunk("a" * 64)).data == data
        info = depot.head(place.chunk("a" * 64))
        assert info is not None
        assert info.size_bytes == len(data)

    def test_largest_chunk_survives(self, depot: Depot, place: Place) -> None:
        data = hashlib.shake_128(b"chunk").digest(8 * 1024 * 1024 + 16)
        depot.put(place.chunk("b" * 64), data)
        assert depot.get(place.chunk("b" * 64)).data == data
        depot.delete(place.chunk("b" * 64))

    def test_second_create_with_same_bytes_is_same(self, depot: Depot, place: Place) -> None:
        depot.put_new(place.entry(), b"mine")
        assert depot.put_new(place.entry(), b"mine") is PutResult.SAME

    def test_second_create_with_other_bytes_changes_nothing(self, depot: Depot, place: Place) -> None:
        depot.put_new(place.entry(), b"mine")
        assert depot.put_new(place.entry(), b"theirs") is PutResult.OTHER
        assert depot.get(place.entry()).data == b"mine"

    def test_create_works_again_after_delete(self, depot: Depot, place: Place) -> None:
        depot.put_new(place.packet(), b"one")
        depot.delete(place.packet())
        assert self.is_created(depot.put_new(place.packet(), b"two"))
        assert depot.get(place.packet()).data == b"two"

    def test_put_replaces_whole(self, depot: Depot, place: Place) -> None:
        depot.put(place.ring(), b"a longer ring")
        depot.put(place.ring(), b"short")
        assert depot.get(place.ring()).data == b"short"

    def test_missing_object(self, depot: Depot, place: Place) -> None:
        assert depot.head(place.entry()) is None
        with pytest.raises(ObjectMissingError) as caught:
            depot.get(place.entry())
        assert caught.value.subject
        with pytest.raises(ObjectMissingError):
            depot.get_range(place.entry(), 0, 1)
        with pytest.raises(ObjectMissingError):
            depot.copy(place.upload(), place.chunk())

    def test_get_range(self, depot: Depot, place: Place) -> None:
        depot.put(place.chunk("c" * 64), b"0123456789")
        assert depot.get_range(place.chunk("c" * 64), 0, 4) == b"0123"
        assert depot.get_range(place.chunk("c" * 64), 3, 4) == b"3456"
        assert depot.get_range(place.chunk("c" * 64), 8, 40) == b"89"

    def test_times_agree_between_calls(self, depot: Depot, place: Place) -> None:
        depot.put(place.ring(), b"ring")
        info = depot.head(place.ring())
        assert info is not None
        assert info.modified_ms > 1_600_000_000_000
        listed = depot.list_after(place.prefix)[0]
        got = depot.get(place.ring())
        # S3 gives whole seconds in headers and may give milliseconds in listings
        assert abs(got.modified_ms - info.modified_ms) < 1000
        assert abs(listed.modified_ms - info.modified_ms) < 1000

    def test_list_is_sorted_and_starts_after(self, depot: Depot, place: Place) -> None:
        names = [place.entry(n) for n in (0, 1, 2, 9, 10, 11)]
        for name in reversed(names):
            depot.put(name, name.encode())
        prefix = object_names.entry_prefix(place.production, place.room)
        assert [info.name for info in depot.list_after(prefix)] == names
        assert [info.name for info in depot.list_after(prefix, after=names[2])] == names[3:]
        assert [info.name for info in depot.list_after(prefix, after=place.entry(5))] == names[3:]
        assert [info.name for info in depot.list_after(prefix, limit=2)] == names[:2]
        assert depot.list_after(prefix, after=names[-1]) == []
        assert depot.list_after(prefix)[0].size_bytes == len(names[0])

    def test_list_knows_its_prefix(self, depot: Depot, place: Place) -> None:
        other = Place(production=place.production)
        names = sorted([place.entry(), place.chunk(), place.packet(), place.upload(), place.ring(), other.chunk()])
        for name in names:
            depot.put(name, b"x")
        assert [info.name for info in depot.list_after(place.prefix)] == names
        room = object_names.room_prefix(place.production, place.room)
        assert [info.name for info in depot.list_after(room)] == [name for name in names if name.startswith(room)]
        assert [info.name for info in depot.list_after(object_names.inbox_prefix(place.production))] == [place.packet()]
        assert depot.list_after(Place().prefix) == []

    def test_list_gives_chunks_by_part_of_their_name(self, depot: Depot, place: Place) -> None:
        names = sorted(place.chunk(hashlib.sha256(bytes([n])).hexdigest()) for n in range(40))
        for name in names:
            depot.put(name, b"x")
        prefix = object_names.chunk_prefix(place.production, place.room)
        assert [info.name for info in depot.list_after(prefix)] == names
        paged: list[str] = []
        while page := depot.list_after(prefix, after=paged[-1] if paged else "", limit=7):
            paged += [info.name for info in page]
        assert paged == names
        start = names[20][: len(prefix) + 1]
        assert [info.name for info in depot.list_after(start)] == [name for name in names if name.startswith(start)]

    def test_delete_of_what_is_not_there(self, depot: Depot, place: Place) -> None:
        depot.delete(place.entry())
        depot.put(place.entry(), b"x")
        depot.delete(place.entry())
        depot.delete(place.entry())
        assert depot.head(place.entry()) is None
        assert depot.list_after(place.prefix) == []

    def test_copy_never_onto_an_existing_object(self, depot: Depot, place: Place) -> None:
        depot.put(place.upload("d" * 64), b"new")
        copied = depot.copy(place.upload("d" * 64), place.chunk("d" * 64))
        assert copied or self.answers_may_get_lost
        depot.put(place.upload("d" * 64), b"newer")
        assert depot.copy(place.upload("d" * 64), place.chunk("d" * 64)) is False
        assert depot.get(place.chunk("d" * 64)).data == b"new"
        assert depot.copy(place.upload("d" * 64), place.chunk("d" * 64), only_new=False) is True
        assert depot.get(place.chunk("d" * 64)).data == b"newer"
        assert depot.get(place.upload("d" * 64)).data == b"newer"

    @pytest.mark.parametrize("name", ["", "x", "../x", "s/../../x", "/etc/passwd", "s/" + "A" * 32 + "/r/"])
    def test_names_outside_the_grammar_are_refused(self, depot: Depot, name: str) -> None:
        with pytest.raises(ValueError, match="not the name"):
            depot.put(name, b"x")
        with pytest.raises(ValueError, match="not the name"):
            depot.get(name)
        with pytest.raises(ValueError, match="not the name"):
            depot.delete(name)

    def test_one_winner_when_eight_create_at_once(self, depot: Depot, place: Place) -> None:
        if not depot.is_atomic:
            pytest.skip("this depot does not promise it")
        for number in range(5):
            start = threading.Barrier(RACERS)

            def race(racer: int, name: str = place.entry(number), start: threading.Barrier = start) -> PutResult:
                start.wait()
                return depot.put_new(name, f"racer {racer}".encode())

            with ThreadPoolExecutor(RACERS) as pool:
                results = list(pool.map(race, range(RACERS)))
            winners = [racer for racer, result in enumerate(results) if self.is_created(result)]
            assert len(winners) == 1
            assert results.count(PutResult.OTHER) == RACERS - 1
            assert depot.get(place.entry(number)).data == f"racer {winners[0]}".encode()

    def test_same_bytes_at_once_are_one_object(self, depot: Depot, place: Place) -> None:
        with ThreadPoolExecutor(RACERS) as pool:
            results = list(pool.map(lambda _: depot.put_new(place.entry(), b"same"), range(RACERS)))
        assert PutResult.OTHER not in results
        assert depot.get(place.entry()).data == b"same"

    def test_threads_share_a_depot(self, depot: Depot, place: Place) -> None:
        names = [place.chunk(hashlib.sha256(bytes([n])).hexdigest()) for n in range(24)]
        with ThreadPoolExecutor(RACERS) as pool:
            list(pool.map(lambda name: depot.put(name, name.encode() * 100), names))
            read = list(pool.map(lambda name: depot.get(name).data, names))
        assert read == [name.encode() * 100 for name in names]

    def test_clock_drift_is_small_here(self, depot: Depot, place: Place) -> None:
        depot.head(place.entry())
        assert abs(depot.clock_drift_ms()) < 60_000

    @settings(
        max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.differing_executors]
    )
    @given(data=st.binary(max_size=300), other=st.binary(max_size=300))
    def test_create_holds_the_first_bytes(self, depot: Depot, data: bytes, other: bytes) -> None:
        name = Place().entry()
        assert self.is_created(depot.put_new(name, data))
        assert depot.put_new(name, other) is (PutResult.SAME if data == other else PutResult.OTHER)
        assert depot.get(name).data == data

    def test_closing_twice_is_fine(self, depot: Depot) -> None:
        depot.close()
        depot.close()
