"""The compiled and the plain loops do the same, bit for bit; compiled code finds a place for its cache."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.media.kernels import add_samples, load_kernels

NUMBA, NUMPY = load_kernels(is_numba_wanted=True), load_kernels(is_numba_wanted=False)
REPOSITORY = Path(__file__).resolve().parents[2]
gains = st.floats(-4, 4, allow_subnormal=False)


def packed(samples: int, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, 3 * samples, dtype=np.uint8)


@given(st.integers(0, 40), st.integers(0, 30), gains, gains, st.integers(0, 5))
def test_adding_24_bit_samples(samples, at, even, odd, seed):
    raw = packed(samples, seed)
    buses = []
    for kernels in (NUMBA, NUMPY):
        bus = np.full((4, 20), 0.1)
        kernels.add24(raw, even, odd, bus, at, samples)
        kernels.add24_panned(raw[: samples // 2 * 3], odd, even, bus, at // 2, samples // 2)
        buses.append(bus)
    decoded = np.empty(samples)
    NUMBA.decode24(raw, decoded)
    by_hand = np.full((4, 20), 0.1)
    decoded_odd = decoded.copy()
    decoded_odd[::2] *= even
    decoded_odd[1::2] *= odd
    add_samples(decoded_odd, by_hand, at)
    assert np.array_equal(*buses)
    assert samples > 1 or np.array_equal(buses[0], by_hand)


@given(st.integers(1, 40), st.floats(0.1, 3), st.integers(0, 99))
def test_joining_rounding_and_packing(frames, gain, seed):
    dice = np.random.default_rng(seed)
    both, centre = dice.standard_normal((4, frames)), dice.standard_normal((4, frames))
    found = []
    for kernels in (NUMBA, NUMPY):
        out, integers, bits = np.zeros(2 * frames), np.zeros(2 * frames, np.int32), np.zeros(6 * frames, np.uint8)
        kernels.join(both, centre, gain, out, frames)
        overs = kernels.quantise24(out, integers, frames)
        kernels.pack24(integers, bits, 2 * frames)
        dithered = np.zeros_like(integers)
        overs_16 = kernels.quantise16(out, dithered, frames, seed)
        found.append((out.tobytes(), overs, integers.tobytes(), bits.tobytes(), overs_16, dithered.tobytes()))
    assert found[0] == found[1]
    left = both.T.reshape(-1)[: 2 * frames : 2] + centre.T.reshape(-1)[:frames]
    assert np.array_equal(np.frombuffer(found[0][0])[::2], left * gain)


def test_numba_is_what_is_used_and_can_be_switched_off(monkeypatch):
    assert load_kernels().name == "numba"
    monkeypatch.setenv("SEGUE_NO_NUMBA", "1")
    assert load_kernels().name == "numpy"


@pytest.mark.skipif(sys.platform != "linux", reason="the folder differs")
def test_a_frozen_program_keeps_compiled_code_in_the_persons_cache(tmp_path):
    program = (
        "import sys; sys.frozen = True; import numpy as np; from studio.media.kernels import load_kernels;"
        "load_kernels().decode24(np.zeros(12, np.uint8), np.empty(4))"
    )
    environment = {"XDG_CACHE_HOME": str(tmp_path), "PATH": "", "PYTHONPATH": str(REPOSITORY)}
    subprocess.run([sys.executable, "-c", program], check=True, env=environment, cwd=tmp_path)
    assert list((tmp_path / "segue" / "compiled").rglob("*.nbi"))
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "home") == ["segue"]
