"""From files to a manifest."""

from __future__ import annotations

import hashlib
import math
import os
import random
import threading
import tracemalloc
import wave
from dataclasses import replace
from pathlib import Path

import pytest

from studio.domain.errors import BadInputError, CancelledError, TrustError
from studio.events.chunks import MAX_CHUNK_BYTES, open_chunk, open_piece, seal_chunk
from studio.events.manifest import Manifest, open_manifest, seal_manifest
from studio.store.chunking import KIB, MIB
from studio.store.sealing import seal_again, seal_again_into, seal_files, settings_of

KEY = bytes(range(32))


def file_of(folder: Path, name: str, size: int, seed: int = 1) -> Path:
    path = folder / name
    path.write_bytes(random.Random(seed).randbytes(size))
    return path


def test_a_manifest_names_each_file_with_size_hash_and_chunks(tmp_path: Path) -> None:
    path = file_of(tmp_path, "local name.wav", 3 * MIB)
    manifest = seal_files([("drums/kick.wav", path)], KEY)
    (entry,) = manifest.files
    data = path.read_bytes()
    assert (entry.path, entry.size, entry.sha256) == ("drums/kick.wav", len(data), hashlib.sha256(data).hexdigest())
    rebuilt, start = b"", 0
    for ref in entry.chunks:
        sealed = seal_again(ref, data[start : start + ref.length])
        assert sealed is not None
        rebuilt += open_chunk(sealed, ref.id, ref.key)
        start += ref.length
    assert rebuilt == data


def test_the_chunks_are_those_that_sealing_one_by_one_gives(tmp_path: Path) -> None:
    path = file_of(tmp_path, "a", 2 * MIB)
    (entry,) = seal_files([("a", path)], KEY).files
    assert entry.chunks[0] == seal_chunk(KEY, path.read_bytes()[: entry.chunks[0].length]).ref


def test_pieces_stay_what_they_are_while_the_memory_they_lie_in_is_used_again(tmp_path: Path) -> None:
    files = [(name, file_of(tmp_path, name, 11 * MIB + 7, seed)) for seed, name in enumerate("ab")]
    manifest = seal_files(files, KEY, averages=dict.fromkeys("ab", 64 * KIB))
    for entry, (_, path) in zip(manifest.files, files, strict=True):
        data, start = path.read_bytes(), 0
        for ref in entry.chunks:
            assert ref == seal_chunk(KEY, data[start : start + ref.length]).ref
            start += ref.length
        assert (start, entry.sha256) == (len(data), hashlib.sha256(data).hexdigest())


def test_sealing_again_tells_other_bytes_by_the_tag_as_by_the_hash() -> None:
    sealed = seal_chunk(KEY, b"before")
    for ref in (sealed.ref, replace(sealed.ref, tag=b"")):
        into = memoryview(bytearray(len(sealed.data)))
        assert seal_again_into(ref, memoryview(b"before"), into)
        assert into == sealed.data
        assert not seal_again_into(ref, memoryview(b"after!"), into)
        assert not seal_again_into(ref, memoryview(b"before and more"), into)


def test_the_manifest_survives_its_own_sealing(tmp_path: Path) -> None:
    files = [(name, file_of(tmp_path, name, 300_000, seed)) for seed, name in enumerate("ba")]
    manifest = seal_files(files, KEY)
    blobs = seal_manifest(manifest, KEY)
    assert open_manifest([open_chunk(blob.data, blob.id, blob.key) for blob in blobs], manifest.hash) == manifest


def wave_of(folder: Path, name: str = "tone.wav", seconds: float = 6.0) -> Path:
    """A quiet 24-bit tone with its header, of several pieces."""
    path = folder / name
    frames = round(48_000 * seconds)
    ramp = b"".join(round(90_000 * math.sin(n / 50)).to_bytes(3, "little", signed=True) for n in range(4800))
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 3, 48_000, frames, "NONE", ""))
        file.writeframes((ramp * (frames // 4800 + 1))[: 3 * frames])
    return path


def test_audio_is_packed_and_every_piece_is_the_same_again(tmp_path: Path) -> None:
    path = wave_of(tmp_path)
    data = path.read_bytes()
    manifest = Manifest.from_bytes(seal_files([("tone.wav", path)], KEY).to_bytes())
    (entry,) = manifest.files
    assert (entry.coding, entry.size, entry.sha256) == ("pcm1", len(data), hashlib.sha256(data).hexdigest())
    assert settings_of(manifest) == {"tone.wav": 512 * KIB}, "half as long when packed, so twice as long before"
    start, stored = 0, 0
    for ref in entry.chunks:
        piece = data[start : start + ref.length]
        sealed = seal_again(ref, piece)
        assert sealed is not None
        assert len(sealed) == ref.sealed_length
        back = bytearray(ref.length)
        open_piece(sealed, ref, memoryview(back))
        assert back == piece
        other = bytearray(piece)
        other[-1] ^= 1
        assert seal_again(ref, bytes(other)) is None
        start, stored = start + ref.length, stored + len(sealed)
    assert start == len(data)
    assert stored < len(data) * 2 / 3


def test_what_is_no_audio_is_not_packed(tmp_path: Path) -> None:
    path = tmp_path / "tone.flac"
    path.write_bytes(b"fLaC" + wave_of(tmp_path).read_bytes())
    noise = tmp_path / "noise.wav"
    noise.write_bytes(b"RIFF" + file_of(tmp_path, "noise", MIB).read_bytes())
    manifest = seal_files([("tone.flac", path), ("noise.wav", noise)], KEY)
    assert {entry.coding for entry in manifest.files} == {"raw"}
    assert not any(ref.packed for entry in manifest.files for ref in entry.chunks)
    assert set(settings_of(manifest).values()) == {256 * KIB}


def test_a_packed_piece_of_another_make_is_refused(tmp_path: Path) -> None:
    path = wave_of(tmp_path, seconds=1.0)
    (entry,) = seal_files([("tone.wav", path)], KEY).files
    ref = next(ref for ref in entry.chunks if ref.packed)
    body = os.urandom(ref.packed)  # sealed by somebody who has the key, and packed by nobody
    sealed = seal_chunk(KEY, body)
    forged = replace(ref, id=sealed.id, key=sealed.key)
    with pytest.raises(TrustError, match="cannot be unpacked"):
        open_piece(sealed.data, forged, memoryview(bytearray(ref.length)))
    with pytest.raises(TrustError, match="another length"):
        open_piece(sealed.data, replace(forged, packed=ref.packed - 1), memoryview(bytearray(ref.length)))


def test_a_file_without_bytes_is_a_file(tmp_path: Path) -> None:
    path = file_of(tmp_path, "empty.txt", 0)
    (entry,) = seal_files([("empty.txt", path)], KEY).files
    assert (entry.size, entry.chunks, entry.sha256) == (0, (), hashlib.sha256(b"").hexdigest())


def test_the_same_content_has_the_same_chunks_in_every_take(tmp_path: Path) -> None:
    first, second = file_of(tmp_path, "a", MIB), file_of(tmp_path, "b", MIB)
    manifest = seal_files([("a", first), ("b", second)], KEY)
    assert manifest.files[0].chunks == manifest.files[1].chunks


def test_a_later_take_keeps_the_average_of_the_earlier_one(tmp_path: Path) -> None:
    """Else a file that grows past 32 MiB would be cut anew, and sent anew."""
    small = file_of(tmp_path, "take1", 31 * MIB)
    earlier = seal_files([("mix.wav", small)], KEY)
    grown = tmp_path / "take2"
    grown.write_bytes(small.read_bytes() + bytes(2 * MIB))
    later = seal_files([("mix.wav", grown)], KEY, averages=settings_of(earlier))
    assert settings_of(later) == {"mix.wav": 256 * KIB}
    known = {ref.id for ref in earlier.files[0].chunks}
    new = sum(ref.length for ref in later.files[0].chunks if ref.id not in known)
    assert new < 4 * MIB


def test_settings_of_a_foreign_manifest_are_taken_only_when_sensible(tmp_path: Path) -> None:
    path = file_of(tmp_path, "a", 1000)
    (entry,) = seal_files([("a", path)], KEY).files
    for value in (5, 2**40, "256", True):
        forged = type(entry)(entry.path, entry.size, entry.sha256, entry.coding, entry.chunks, {"avg": value})
        assert settings_of(Manifest((forged,))) == {}


def test_a_file_that_changes_while_it_is_read_is_named(tmp_path: Path) -> None:
    path = file_of(tmp_path, "a.wav", 3 * MIB)

    def write_meanwhile(_done: int, _total: int) -> None:
        os.utime(path, ns=(1, 1))

    with pytest.raises(BadInputError, match="changed") as caught:
        seal_files([("a.wav", path)], KEY, progress=write_meanwhile)
    assert caught.value.subject == str(path)


def test_a_file_that_grows_while_it_is_read_is_named(tmp_path: Path) -> None:
    path = file_of(tmp_path, "a.wav", 3 * MIB)

    def write_meanwhile(_done: int, _total: int) -> None:
        with path.open("ab") as file:
            file.write(b"more")

    with pytest.raises(BadInputError, match="changed"):
        seal_files([("a.wav", path)], KEY, progress=write_meanwhile)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="not there") as caught:
        seal_files([("a.wav", tmp_path / "a.wav")], KEY)
    assert caught.value.subject == str(tmp_path / "a.wav")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="not a file"):
        seal_files([("a.wav", tmp_path)], KEY)


@pytest.mark.parametrize("name", ["../x", "CON.wav", "a\\b", "x" * 300, "right\u202eto left.wav"])
def test_a_name_that_may_not_be_written_is_refused_before_reading(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInputError, match="name"):
        seal_files([(name, tmp_path / "not even there")], KEY)


def test_progress_ends_with_all_bytes(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    files = [(name, file_of(tmp_path, name, MIB, seed)) for seed, name in enumerate("ab")]
    seal_files(files, KEY, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (2 * MIB, 2 * MIB)
    assert told == sorted(told)


def test_it_can_be_stopped(tmp_path: Path) -> None:
    cancel = threading.Event()
    path = file_of(tmp_path, "a", 8 * MIB)
    with pytest.raises(CancelledError):
        seal_files([("a", path)], KEY, progress=lambda _done, _total: cancel.set(), cancel=cancel)


def test_bytes_that_changed_are_not_sealed_again() -> None:
    chunk = seal_chunk(KEY, b"before")
    assert seal_again(chunk.ref, b"before") == chunk.data
    assert seal_again(chunk.ref, b"after!") is None
    assert seal_again(chunk.ref, b"before and more") is None


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    path = tmp_path / "sparse"
    with path.open("wb") as file:
        file.truncate(256 * MIB)
    seal_files([("a", file_of(tmp_path, "a", MIB))], KEY)  # what is loaded once does not count
    tracemalloc.start()
    try:
        seal_files([("sparse", path)], KEY, averages={"sparse": 4 * MIB})
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 16 * MAX_CHUNK_BYTES
