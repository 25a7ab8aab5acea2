"""Packing pieces of uncompressed audio: what was packed comes back, the bytes are frozen, foreign bytes are refused."""

# ruff: noqa: SLF001  the fixture chooses the loops

from __future__ import annotations

import contextlib
import hashlib
import io
import os

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio import compiled
from studio.events import pcm_packing
from studio.events.codec import GrammarError
from studio.events.pcm_loops_compiled import CompiledLoops
from studio.events.pcm_packing import LEAST_BYTES, load_loops, pack, unpack


@pytest.fixture(scope="module", autouse=True, params=["numpy", "compiled", "compiled for any machine"])
def loops(request):
    """Every test runs on all of them."""
    library = compiled.library()
    if request.param == "numpy":
        chosen = load_loops(is_compiled=False)
    elif library is None:
        pytest.skip("no compiler has built the loops")
    else:
        chosen = CompiledLoops(library, is_wide=request.param == "compiled")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pcm_packing, "_loops", lambda: chosen)
        yield


def unpacked(packed: bytes, length: int) -> bytes:
    piece = bytearray(length)
    unpack(packed, memoryview(piece))
    return bytes(piece)


def wave(width: int, channels: int, frames: int = 3000, *, smooth: int = 3, before: int = 0) -> bytes:
    """Integers only, so that it is the same everywhere: noise that was summed up some times, quiet enough to fit."""
    state, noise = 12345, []
    for _ in range(frames * channels):
        state = (state * 1103515245 + 12345) % 2**31
        noise.append((state >> 16) % 7 - 3)
    values = np.array(noise, np.int64).reshape(frames, channels)
    for _ in range(smooth):
        values = np.cumsum(values, axis=0)
    values += 4000 * np.arange(channels)
    values %= 1 << (8 * width)
    raw = (values.reshape(-1, 1) >> (8 * np.arange(width))) & 0xFF
    return b"\x01" * before + raw.astype(np.uint8).tobytes()


FROZEN = {
    (3, 1, 1, 0): (1226, "c64a37f6a2ab63e6"),
    (3, 2, 2, 1): (2489, "d2ac88b0e3aca765"),
    (2, 1, 1, 1): (1227, "35ab2a6bd9e13e2a"),
    (2, 2, 0, 0): (3236, "6a5b6e7f9351c521"),
    (3, 2, 0, 2): (3238, "10319f4e5253492c"),
    (3, 1, 3, 44): (2701, "9467e97eebef7fc5"),
}


@pytest.mark.parametrize(("width", "channels", "smooth", "before"), FROZEN)
def test_the_bytes_are_frozen(width, channels, smooth, before):
    """A piece is sealed again from the plain file: other bytes would be another chunk."""
    piece = wave(width, channels, smooth=smooth, before=before)
    packed = pack(piece)
    assert packed is not None
    assert unpacked(packed, len(piece)) == piece
    assert (len(packed), hashlib.sha256(packed).hexdigest()[:16]) == FROZEN[width, channels, smooth, before]


@given(st.sampled_from([2, 3]), st.sampled_from([1, 2]), st.integers(0, 3), st.integers(0, 11), st.binary(max_size=9))
def test_what_was_packed_comes_back(width, channels, smooth, before, after):
    piece = wave(width, channels, 1100, smooth=smooth, before=before) + after
    packed = pack(piece)
    if packed is not None:
        assert len(packed) <= len(piece) - len(piece) // 16
        assert unpacked(packed, len(piece)) == piece


@given(st.sampled_from([2, 3]), st.sampled_from([1, 2]), st.integers(0, 3), st.integers(0, 300), st.integers(0, 99))
def test_every_width_in_bits_is_written_and_read_as_by_numpy(width, channels, order, frames, seed):
    plain, chosen, dice = load_loops(is_compiled=False), pcm_packing._loops(), np.random.default_rng(seed)
    loud = dice.integers(0, 2, -(-frames * channels // 32)).repeat(32)[: frames * channels, None]
    values = dice.integers(0, 1 << 24, (frames * channels, 1)) * loud >> dice.integers(0, 24)
    samples = (values >> (8 * np.arange(width)) & 0xFF).astype(np.uint8).reshape(-1)
    room = int(dice.choice([len(samples) // 2, 5 * len(samples) + 99]))
    written = [np.zeros(room, np.uint8) for _ in range(2)]
    used = [
        loops.encode(samples, width, channels, order, out) for loops, out in zip((plain, chosen), written, strict=True)
    ]
    assert used[0] == used[1]
    assert not used[0] or bytes(written[0]) == bytes(written[1])
    widths = dice.integers(0, 33, (channels, -(-frames // 32)), dtype=np.uint8)
    parts = [part for row in widths for part in (row, dice.integers(0, 256, 4 * int(row.sum()), dtype=np.uint8))]
    packed = np.concatenate([*parts, np.zeros(0, np.uint8)])[: dice.choice([-1, 10**6])]
    read = [np.zeros(frames * channels * width, np.uint8) for _ in range(2)]
    taken = [
        loops.decode(packed, width, channels, order, out) for loops, out in zip((plain, chosen), read, strict=True)
    ]
    assert taken[0] == taken[1]
    assert taken[0] == -1 or bytes(read[0]) == bytes(read[1])


@pytest.mark.parametrize("piece", [b"", b"a" * (LEAST_BYTES - 1), os.urandom(100_000)], ids=["empty", "short", "noise"])
def test_what_would_not_be_shorter_is_left_alone(piece):
    assert pack(piece) is None


def test_silence_and_text_come_back():
    for piece in (bytes(300_000), b"A long text, again and again. " * 9_000, bytes(50_000) + os.urandom(50_000)):
        packed = pack(piece)
        assert packed is None or unpacked(packed, len(piece)) == piece


@given(st.data())
def test_foreign_bytes_are_refused_or_fill_the_piece(data):
    """Whatever is claimed, nothing is written beside the piece and nothing but GrammarError is raised."""
    packed = bytearray(pack(wave(3, 1, 1500)))
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.one_of(st.integers(0, 60), st.integers(0, len(packed) - 1)))
        packed[place] = data.draw(st.integers(0, 255))
    packed = packed[: data.draw(st.one_of(st.just(len(packed)), st.integers(0, len(packed))))]
    with contextlib.suppress(GrammarError):
        unpacked(bytes(packed), data.draw(st.sampled_from([4500, 4499, 4501, 0, 5_000])))


def test_real_stems_become_much_shorter(test_data):
    import soundfile

    stems = sorted((test_data / "band" / "caesium" / "stems").glob("*.flac"))[:3]
    assert stems
    for stem in stems:
        samples, rate_hz = soundfile.read(stem, frames=48_000 * 4, dtype="int32", always_2d=True)
        file = io.BytesIO()
        soundfile.write(file, samples, rate_hz, format="WAV", subtype="PCM_24")
        piece = file.getvalue()
        packed = pack(piece)
        assert packed is not None
        assert len(packed) < len(piece) * 2 / 3
        assert unpacked(packed, len(piece)) == piece
