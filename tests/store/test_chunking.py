"""Where files are cut."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio import compiled
from studio.store.chunking import KIB, MIB, average_bytes, cut, limits_bytes
from studio.store.cutting_compiled import chunker


def noise(size: int, seed: int = 1) -> bytes:
    return random.Random(seed).randbytes(size)


def lengths(path: Path, average: int) -> list[int]:
    return [length for _, length in cut(path, average)]


def new_bytes(before: Path, after: Path, average: int) -> int:
    """Bytes of the chunks that only the later file has."""
    old = {before.read_bytes()[start : start + length] for start, length in cut(before, average)}
    data = after.read_bytes()
    return sum(length for start, length in cut(after, average) if data[start : start + length] not in old)


@pytest.mark.parametrize(
    ("size", "average"),
    [
        (0, 256 * KIB),
        (32 * MIB - 1, 256 * KIB),
        (32 * MIB, MIB),
        (1024 * MIB, MIB),
        (1024 * MIB + 1, 4 * MIB),
        (10**12, 4 * MIB),
    ],
)
def test_the_average_grows_with_the_file(size: int, average: int) -> None:
    assert average_bytes(size) == average


@pytest.mark.parametrize("average", [256 * KIB, MIB, 4 * MIB])
def test_chunks_are_within_a_quarter_and_four_times_the_average_and_never_over_8_mib(average: int) -> None:
    least, most = limits_bytes(average)
    assert average // 4 <= least < average < most <= min(4 * average, 8 * MIB)


def test_an_average_outside_the_limits_is_an_error() -> None:
    with pytest.raises(ValueError, match="average"):
        limits_bytes(5 * MIB)


def test_an_empty_file_has_no_chunks(tmp_path: Path) -> None:
    path = tmp_path / "empty"
    path.write_bytes(b"")
    assert list(cut(path, 256 * KIB)) == []


def test_the_last_chunk_may_be_shorter_than_the_least(tmp_path: Path) -> None:
    path = tmp_path / "short"
    path.write_bytes(b"x")
    assert list(cut(path, 256 * KIB)) == [(0, 1)]


@given(size=st.integers(0, 3 * MIB), seed=st.integers(0, 5), is_silent=st.booleans())
def test_chunks_follow_each_other_within_their_limits(
    tmp_path_factory: pytest.TempPathFactory, size: int, seed: int, is_silent: bool
) -> None:
    path = tmp_path_factory.mktemp("cut") / "file"
    path.write_bytes(bytes(size) if is_silent else noise(size, seed))
    found = list(cut(path, 64 * KIB))
    assert [start for start, _ in found] == [sum(length for _, length in found[:n]) for n in range(len(found))]
    assert sum(length for _, length in found) == size
    assert all(16 * KIB <= length <= 96 * KIB for _, length in found[:-1])


def test_reading_in_windows_cuts_like_reading_at_once(tmp_path: Path) -> None:
    """A window is twice the longest chunk; this file takes many."""
    from fastcdc import fastcdc

    data = noise(3 * MIB) + bytes(MIB) + noise(3 * MIB, 2)
    path = tmp_path / "file"
    path.write_bytes(data)
    at_once = [(chunk.offset, chunk.length) for chunk in fastcdc(data, 16 * KIB, 48 * KIB, 96 * KIB)]
    assert list(cut(path, 64 * KIB)) == at_once


@pytest.mark.parametrize("average", [64 * KIB, 256 * KIB, MIB])
def test_compiled_cutting_cuts_where_the_library_does(average: int) -> None:
    """Else a later take would share nothing with one that was cut before the compiled loops were there."""
    if (library := compiled.library()) is None:
        pytest.skip("no compiler has built the loops")
    from fastcdc import fastcdc

    cut_here = chunker(library)
    data = memoryview(noise(3 * MIB) + bytes(2 * MIB) + noise(2 * MIB + 12345, 2))
    least, most = limits_bytes(average)
    for view in (data, data[:least], data[: least + 1], data[:0]):
        wanted = [(piece.offset, piece.length) for piece in fastcdc(view, least, average * 3 // 4, most)]
        assert [tuple(cut) for cut in cut_here(view, least, average * 3 // 4, most)] == wanted


def test_the_average_is_about_what_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(noise(24 * MIB))
    found = lengths(path, 256 * KIB)
    assert 0.5 < sum(found) / len(found) / (256 * KIB) < 1.7


def test_an_edit_changes_only_the_chunks_around_it(tmp_path: Path) -> None:
    before, overwritten, inserted = tmp_path / "before", tmp_path / "overwritten", tmp_path / "inserted"
    data = noise(16 * MIB)
    before.write_bytes(data)
    overwritten.write_bytes(data[: 5 * MIB] + noise(300 * KIB, 7) + data[5 * MIB + 300 * KIB :])
    inserted.write_bytes(noise(700, 8) + data)
    assert new_bytes(before, overwritten, 256 * KIB) < 2 * MIB
    assert new_bytes(before, inserted, 256 * KIB) < 2 * MIB


@pytest.mark.parametrize("average", [MIB, 2 * MIB])
def test_a_header_that_is_written_anew_costs_next_to_nothing(tmp_path: Path, average: int) -> None:
    """Two hundredths of a long file at most (one chunk is more), whether it stays as long or grows."""
    before, after, data = tmp_path / "before", tmp_path / "after", noise(16 * MIB)
    before.write_bytes(data)
    after.write_bytes(b"other" + data[5:])
    assert new_bytes(before, after, average) <= 96 * KIB
    costs = []
    for more in (2, 34, 602):
        after.write_bytes(noise(more, 9) + data)
        costs.append(new_bytes(before, after, average))
    assert sorted(costs)[1] <= 200 * KIB
