"""Homes around one depot."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from studio.depot.depot import Depot
from studio.depot.faulty import FaultyDepot
from studio.depot.memory import MemoryDepot
from tests.sync.transfer_world import Home

MakeHome = Callable[..., Home]


@pytest.fixture
def depot() -> FaultyDepot:
    """One that can be told to go wrong."""
    return FaultyDepot(MemoryDepot())


@pytest.fixture
def make_home(tmp_path: Path, depot: FaultyDepot) -> Iterator[MakeHome]:
    homes: list[Home] = []

    def make(name: str = "home", place: Depot | None = None, *, workers: int = 4) -> Home:
        homes.append(Home(tmp_path / name, place or depot, workers=workers))
        return homes[-1]

    yield make
    for home in homes:
        home.close()
