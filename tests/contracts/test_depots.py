"""The contract, run against every depot."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.depot.depot import ConditionalCreate, Depot
from studio.depot.faulty import FaultyDepot
from studio.depot.folder import FolderDepot
from studio.depot.memory import MemoryDepot
from studio.depot.parted import Part, PartedDepot
from studio.depot.retrying import RetryingDepot
from studio.depot.throttled import ThrottledDepot
from tests.contracts.depot_contract import DepotContract
from tests.contracts.names import Place
from tests.servers import S3Server, ceph_server, moto_server  # noqa: F401 (fixtures)


class TestMemory(DepotContract):
    @pytest.fixture
    def depot(self) -> MemoryDepot:
        return MemoryDepot("contract")


class TestFolder(DepotContract):
    @pytest.fixture
    def depot(self, tmp_path: Path) -> FolderDepot:
        return FolderDepot.create(tmp_path / "depot")


class TestThrottled(DepotContract):
    @pytest.fixture
    def depot(self) -> ThrottledDepot:
        return ThrottledDepot(MemoryDepot(), up_bytes_per_s=1e6, down_bytes_per_s=1e6, sleep=lambda _: None)


class TestRetryingOverFaults(DepotContract):
    """Every third call goes wrong in a way that passes; nobody above notices."""

    answers_may_get_lost = True

    @pytest.fixture
    def depot(self, request: pytest.FixtureRequest) -> RetryingDepot:
        faulty = FaultyDepot(MemoryDepot(), seed=len(request.node.name), rate=0.33)
        return RetryingDepot(faulty, tries=40, sleep=lambda _: None)


class TestRetryingOverFaultsInAFolder(TestRetryingOverFaults):
    @pytest.fixture
    def depot(self, tmp_path: Path, request: pytest.FixtureRequest) -> RetryingDepot:
        faulty = FaultyDepot(FolderDepot.create(tmp_path / "depot"), seed=len(request.node.name), rate=0.33)
        return RetryingDepot(faulty, tries=40, sleep=lambda _: None)


class TestMoto(DepotContract):
    @pytest.fixture
    def depot(self, moto_server: S3Server) -> Iterator[Depot]:  # noqa: F811
        with contextlib.closing(moto_server.new_depot(conditional_create=ConditionalCreate.YES)) as depot:
            yield depot


class TestMotoUnexamined(DepotContract):
    """A bucket of which nothing is known yet, without a prefix: each create looks first."""

    @pytest.fixture
    def depot(self, moto_server: S3Server) -> Iterator[Depot]:  # noqa: F811
        with contextlib.closing(moto_server.new_depot("")) as depot:
            yield depot


class TestPartedOverTwoBuckets(DepotContract):
    """What people send lies in a second bucket; the rest in the first."""

    @pytest.fixture
    def depot(self, moto_server: S3Server, place: Place) -> Iterator[Depot]:  # noqa: F811
        first = moto_server.new_depot(conditional_create=ConditionalCreate.YES)
        second = moto_server.new_depot(conditional_create=ConditionalCreate.YES)
        parts = [Part(("",), first), Part((f"s/{place.production}/in/",), second)]
        with contextlib.closing(PartedDepot(parts)) as depot:
            yield depot


@pytest.mark.xdist_group("ceph")
class TestCeph(DepotContract):
    @pytest.fixture
    def depot(self, ceph_server: S3Server) -> Iterator[Depot]:  # noqa: F811
        with contextlib.closing(ceph_server.new_depot(conditional_create=ConditionalCreate.YES)) as depot:
            yield depot
