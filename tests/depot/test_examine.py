"""An examination tells the truth about every kind of place, in words, and leaves nothing behind."""

from __future__ import annotations

import contextlib
import threading
from pathlib import Path

import pytest

from studio.depot.depot import ConditionalCreate, ConditionRefusedError, Depot, NoBucketError, ObjectInfo, PutResult
from studio.depot.examine import examine
from studio.depot.faulty import Fault, FaultyDepot, ScriptedFault
from studio.depot.folder import FolderDepot
from studio.depot.memory import MemoryDepot
from studio.depot.report import DepotReport
from studio.depot.retrying import RetryingDepot
from studio.domain.errors import AccessError, OfflineError
from tests.contracts.names import Place
from tests.depot.small_s3 import small_s3
from tests.servers import (
    CEPH_OTHER_USER,
    Keys,
    S3Server,
    ceph_server,  # noqa: F401 (fixture)
    free_port,
    moto_server,  # noqa: F401 (fixture)
    rclone_server,  # noqa: F401 (fixture)
)

ALL_RIGHTS = ("list", "write", "read", "delete")


class OddDepot(MemoryDepot):
    """A storage whose creates are refused, ignored or not atomic."""

    def __init__(self, oddity: ConditionalCreate) -> None:
        super().__init__()
        self.oddity = oddity
        self.met = threading.Barrier(8)

    def put_new(self, name: str, data: bytes) -> PutResult:
        if self.oddity is ConditionalCreate.REFUSED:
            raise ConditionRefusedError("501", subject=name)
        if self.oddity is ConditionalCreate.IGNORED:
            self.put(name, data)
            return PutResult.CREATED
        if self.head(name) is not None:
            return PutResult.OTHER
        if data.startswith(b"racer"):
            self.met.wait()  # all have looked before the first one writes
        self.put(name, data)
        return PutResult.CREATED


def no_pause(pause_s: float) -> None:
    """Goes on at once."""


def test_a_good_place_has_nothing_to_advise() -> None:
    depot = MemoryDepot()
    report = examine(depot)
    assert report.conditional_create is ConditionalCreate.YES
    assert (report.range_read, report.list_order, report.presign) == ("yes", "sorted", "none")
    assert report.rights == ALL_RIGHTS
    assert report.advice == ()
    assert report.is_usable
    assert depot.list_after("") == []


def test_a_folder_needs_one_deciding_device(tmp_path: Path) -> None:
    depot = FolderDepot.create(tmp_path / "depot")
    report = examine(depot)
    assert report.conditional_create is ConditionalCreate.YES
    assert report.needs_lead
    assert "one deciding device" in " ".join(report.advice)
    assert depot.list_after("") == []


@pytest.mark.parametrize(
    ("oddity", "words"),
    [
        (ConditionalCreate.REFUSED, "refuses"),
        (ConditionalCreate.IGNORED, "ignores"),
        (ConditionalCreate.NOT_ATOMIC, "several win"),
    ],
)
def test_odd_creates_are_classified(oddity: ConditionalCreate, words: str) -> None:
    depot = OddDepot(oddity)
    report = examine(depot)
    assert report.conditional_create is oddity
    assert words in report.advice[0]
    assert "one deciding device" in report.advice[0]
    assert depot.list_after("") == []


def test_json_has_the_keys_that_scripts_rely_on() -> None:
    document = examine(MemoryDepot()).as_json()
    wanted = {"url", "conditional_create", "range_read", "list_order", "rights", "clock_drift_s", "advice"}
    assert wanted <= set(document)
    assert isinstance(document["advice"], list)
    assert document["conditional_create"] == "yes"


def test_passing_faults_do_not_mislead() -> None:
    depot = RetryingDepot(FaultyDepot(MemoryDepot(), seed=3, rate=0.3), tries=30, sleep=no_pause)
    assert examine(depot, sleep=no_pause).conditional_create is ConditionalCreate.YES


def test_read_only_keys() -> None:
    depot = FaultyDepot(MemoryDepot(), [ScriptedFault(Fault.DENIED, call) for call in ("put", "delete")])
    report = examine(depot)
    assert report.rights == ("list", "read")
    assert report.conditional_create is None
    assert "may not write" in report.advice[0]
    assert not report.is_usable


def test_keys_that_may_nothing_are_an_error() -> None:
    depot = FaultyDepot(MemoryDepot(), rate=1.0, kinds=[Fault.DENIED])
    with pytest.raises(AccessError, match="refuses these keys") as caught:
        examine(depot)
    assert caught.value.subject == depot.url


def test_what_cannot_be_reached_is_an_error() -> None:
    depot = FaultyDepot(MemoryDepot(), rate=1.0, kinds=[Fault.TIMEOUT_BEFORE])
    with pytest.raises(OfflineError):
        examine(depot, sleep=no_pause)


def test_what_may_not_be_deleted_is_told() -> None:
    depot = FaultyDepot(MemoryDepot(), [ScriptedFault(Fault.DENIED, "delete", times=1000)])
    assert "may not delete" in " ".join(examine(depot, sleep=no_pause).advice)


def test_incomplete_listings_are_no_place_for_a_production() -> None:
    class Forgetful(MemoryDepot):
        def list_after(self, prefix: str, after: str = "", limit: int = 1000) -> list[ObjectInfo]:
            return super().list_after(prefix, after, limit)[1:]

    report = examine(Forgetful())
    assert report.list_order == "incomplete"
    assert not report.is_usable


def test_a_wrong_clock_is_told() -> None:
    class Later(MemoryDepot):
        def clock_drift_ms(self) -> int:
            return 11 * 60_000

    report = examine(Later())
    assert report.clock_drift_s == 660
    assert "11 minutes behind" in report.advice[0]


def test_it_stays_inside_a_production() -> None:
    place = Place()
    depot = FaultyDepot(MemoryDepot(), [ScriptedFault(Fault.DENIED, "delete", times=1000)])
    examine(depot, production=place.production, sleep=no_pause)
    assert all(info.name.startswith(place.prefix) for info in depot.list_after(""))


def examined(server: S3Server, *, retrying: bool = True) -> tuple[DepotReport, Depot]:
    """Examine a fresh bucket; afterwards it must be empty."""
    bare = server.new_depot()
    with contextlib.closing(RetryingDepot(bare) if retrying else bare) as depot:
        report = examine(depot)
        assert depot.list_after("") == []
        return report, bare


def test_moto(moto_server: S3Server) -> None:  # noqa: F811
    report, depot = examined(moto_server)
    assert report.conditional_create is ConditionalCreate.YES
    assert (report.range_read, report.list_order, report.presign) == ("yes", "sorted", "yes")
    assert report.advice == ()
    assert depot.is_atomic  # it knows now
    assert not depot.needs_lead


def test_rclone_ignores_conditions(rclone_server: S3Server) -> None:  # noqa: F811
    report, depot = examined(rclone_server)
    assert report.conditional_create is ConditionalCreate.IGNORED
    assert report.needs_lead
    assert depot.needs_lead
    assert "ignores conditions" in report.advice[0]
    assert "one deciding device" in report.advice[0]
    assert report.rights == ALL_RIGHTS


@pytest.mark.parametrize(
    ("oddity", "found"),
    [
        ("yes", ConditionalCreate.YES),
        ("refused_501", ConditionalCreate.REFUSED),
        ("refused_400", ConditionalCreate.REFUSED),
        ("ignored", ConditionalCreate.IGNORED),
        ("not_atomic", ConditionalCreate.NOT_ATOMIC),
    ],
)
def test_the_four_classes_over_http(oddity: str, found: ConditionalCreate) -> None:
    with small_s3(oddity) as server:
        report, depot = examined(server)
    assert report.conditional_create is found
    assert report.needs_lead == depot.needs_lead == (found is not ConditionalCreate.YES)
    assert (report.presign, report.list_order, report.range_read) == ("yes", "sorted", "yes")
    assert bool(report.advice) == report.needs_lead


def test_no_server() -> None:
    server = S3Server("nobody", f"http://127.0.0.1:{free_port()}", Keys("a", "b"))
    with contextlib.closing(server.depot("bucket")) as depot, pytest.raises(OfflineError):
        examine(depot, sleep=no_pause)


def test_no_bucket(moto_server: S3Server) -> None:  # noqa: F811
    depot = moto_server.depot("there-is-no-such-bucket")
    with contextlib.closing(depot), pytest.raises(NoBucketError) as caught:
        examine(depot)
    assert "there-is-no-such-bucket" in caught.value.subject


@pytest.mark.xdist_group("ceph")
class TestCeph:
    def test_everything_works(self, ceph_server: S3Server) -> None:  # noqa: F811
        report, depot = examined(ceph_server)
        assert report.conditional_create is ConditionalCreate.YES
        assert (report.range_read, report.list_order, report.presign) == ("yes", "sorted", "yes")
        assert report.rights == ALL_RIGHTS
        assert report.advice == ()
        assert depot.is_atomic

    @pytest.mark.parametrize("keys", [Keys("testkey", "wrong"), Keys("nobody", "wrong"), CEPH_OTHER_USER])
    def test_wrong_keys(self, ceph_server: S3Server, keys: Keys) -> None:  # noqa: F811
        depot = ceph_server.depot(ceph_server.new_bucket(), keys=keys)
        with contextlib.closing(depot), pytest.raises(AccessError, match="key"):
            examine(depot)

    def test_no_bucket(self, ceph_server: S3Server) -> None:  # noqa: F811
        depot = ceph_server.depot("there-is-no-such-bucket")
        with contextlib.closing(depot), pytest.raises(NoBucketError):
            examine(depot)
