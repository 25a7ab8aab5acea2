"""What is kept between sealing and sending comes back whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.events.chunks import seal_chunk
from studio.store.spool import Spool

CHUNKS = [seal_chunk(bytes(32), os.urandom(1000)) for _ in range(3)]
ONE_BYTES = len(CHUNKS[0].data)


@pytest.fixture
def spool(tmp_path: Path) -> Iterator[Spool]:
    made = Spool(tmp_path, limit_bytes=2 * ONE_BYTES)
    yield made
    made.close()


def put(spool: Spool, *numbers: int) -> None:
    for number in numbers:
        spool.put(CHUNKS[number].id, memoryview(CHUNKS[number].data))


def held(spool: Spool, number: int) -> bool:
    into = bytearray(ONE_BYTES)
    if not spool.read_into(CHUNKS[number].id, memoryview(into)):
        return False
    assert into == CHUNKS[number].data
    return True


def test_what_fits_comes_back_and_what_does_not_is_not_there(spool: Spool, tmp_path: Path) -> None:
    put(spool, 0, 0, 1, 2)
    assert [held(spool, number) for number in range(3)] == [True, True, False]
    assert not spool.read_into(CHUNKS[0].id, memoryview(bytearray(ONE_BYTES - 1)))
    assert not list(tmp_path.iterdir()), "the file has a name, and a crash would leave it"
    spool.drop(CHUNKS[0].id)
    put(spool, 2)
    assert not held(spool, 2), "room was given out again while something was held"
    spool.drop(CHUNKS[1].id)
    put(spool, 2)
    assert held(spool, 2)


def test_damaged_bytes_are_not_there(spool: Spool) -> None:
    spool.put(CHUNKS[0].id, memoryview(CHUNKS[1].data))
    assert not held(spool, 0)


def test_without_a_place_nothing_is_kept_and_nothing_fails(tmp_path: Path) -> None:
    spool = Spool(tmp_path / "gone")
    put(spool, 0)
    assert not held(spool, 0)
    spool.close()
