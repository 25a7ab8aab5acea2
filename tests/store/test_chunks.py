"""The chunk store: whole or not there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from studio.domain.errors import DiskError
from studio.events.chunks import SealedChunk, seal_chunk
from studio.store.chunks import ChunkStore

KEY = bytes(32)


@pytest.fixture
def store(tmp_path: Path) -> ChunkStore:
    return ChunkStore(tmp_path / "home" / "chunks")


@pytest.fixture
def chunk() -> SealedChunk:
    return seal_chunk(KEY, b"twelve bytes")


def test_what_was_put_comes_back(store: ChunkStore, chunk: SealedChunk) -> None:
    store.put(chunk.id, chunk.data)
    assert store.get(chunk.id) == chunk.data
    assert store.has(chunk.id)


def test_what_was_not_put_is_not_there(store: ChunkStore, chunk: SealedChunk) -> None:
    assert store.get(chunk.id) is None
    assert not store.has(chunk.id)


def test_chunks_lie_on_shelves_by_their_first_two_digits(store: ChunkStore, chunk: SealedChunk) -> None:
    store.put(chunk.id, chunk.data)
    assert [path.relative_to(store.folder) for path in store.folder.rglob("*") if path.is_file()] == [
        Path(chunk.id[:2], chunk.id)
    ]


def test_bytes_of_another_name_are_refused(store: ChunkStore, chunk: SealedChunk) -> None:
    with pytest.raises(ValueError, match="not the bytes"):
        store.put("0" * 64, chunk.data)


@pytest.mark.parametrize("name", ["", "../" + "0" * 61, "A" * 64, "0" * 63])
def test_an_id_outside_the_grammar_is_an_error(store: ChunkStore, name: str) -> None:
    with pytest.raises(ValueError, match="not the id"):
        store.get(name)


@pytest.mark.parametrize("spoil", [b"", b"short", None])
def test_a_damaged_file_reads_as_missing_and_is_dropped(
    store: ChunkStore, chunk: SealedChunk, spoil: bytes | None
) -> None:
    store.put(chunk.id, chunk.data)
    path = store.folder / chunk.id[:2] / chunk.id
    path.write_bytes(chunk.data[:-1] + b"\0" if spoil is None else spoil)
    assert store.get(chunk.id) is None
    assert not path.exists()


def test_putting_again_mends_a_damaged_file(store: ChunkStore, chunk: SealedChunk) -> None:
    store.put(chunk.id, chunk.data)
    (store.folder / chunk.id[:2] / chunk.id).write_bytes(b"damaged")
    store.put(chunk.id, chunk.data)
    assert store.get(chunk.id) == chunk.data


def test_dropping_is_final_and_may_be_repeated(store: ChunkStore, chunk: SealedChunk) -> None:
    store.put(chunk.id, chunk.data)
    store.drop(chunk.id)
    store.drop(chunk.id)
    assert store.get(chunk.id) is None


def test_half_written_files_are_swept(store: ChunkStore, chunk: SealedChunk) -> None:
    store.put(chunk.id, chunk.data)
    (store.folder / chunk.id[:2] / ".segue-0123.tmp").write_bytes(b"half")
    assert store.sweep_temporary(older_than_s=-1) == 1
    assert store.get(chunk.id) == chunk.data


@pytest.mark.skipif(os.name == "nt", reason="a file where a folder should be fails otherwise on Windows")
def test_a_disk_that_cannot_be_written_is_said_to_be_so(tmp_path: Path, chunk: SealedChunk) -> None:
    (tmp_path / "chunks").write_bytes(b"a file in the way")
    with pytest.raises(DiskError):
        ChunkStore(tmp_path / "chunks").put(chunk.id, chunk.data)
