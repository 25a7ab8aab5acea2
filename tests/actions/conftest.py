"""Fixtures for the actions: an owner's home with a small production, nothing sent anywhere."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from studio.store.chain_files import parse_chain
from tests.queries.homes import SMALL, Clock, Studio, home_of


@pytest.fixture(scope="module")
def owner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """One home for all tests of a module; each starts a production of its own."""
    clock = Clock()
    home = home_of(tmp_path_factory.mktemp("mira"), "Mira Lindqvist", clock)
    yield Studio(home, clock)
    home.close()


@pytest.fixture
def plan(owner: Studio) -> Studio:
    """The small production, just started."""
    owner.starts(parse_chain(SMALL))
    return owner
