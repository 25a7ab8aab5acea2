"""The compiled and the plain loops do the same, bit for bit; a wrong array is refused before C sees it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio import compiled
from studio.media.kernels import load_kernels
from studio.media.loudness import _k_weighting, interpolator

RATE_HZ = 48000

LIBRARY = compiled.library()
PLAIN = load_kernels(is_compiled=False)
FORMS = [PLAIN]
if LIBRARY is not None:
    from studio.media.kernels_c import CompiledKernels

    FORMS += [CompiledKernels(LIBRARY), CompiledKernels(LIBRARY, is_wide=False)]
gains = st.floats(-4, 4, allow_subnormal=False)
needs_library = pytest.mark.skipif(LIBRARY is None, reason="no compiler has built the loops")


def packed(samples: int, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, 3 * samples, dtype=np.uint8)


def are_one(found: list[bytes]) -> bool:
    return len(found) == len(FORMS) and len(set(found)) == 1


@needs_library
@given(st.integers(0, 70), st.integers(0, 9), gains, gains, st.integers(0, 5))
def test_adding_24_bit_samples(samples, at, even, odd, seed):
    raw = packed(samples, seed)
    found, decoded = [], np.empty(samples)
    for kernels in FORMS:
        bus = np.full(80, 0.1)
        kernels.add24(raw, even, odd, bus[at:], samples)
        kernels.add24_panned(raw, odd, even, bus[2 * (at // 2) :], samples // 2)
        kernels.decode24(raw, decoded)
        found.append(bus.tobytes() + decoded.tobytes())
    assert are_one(found)
    by_hand = np.full(80, 0.1)
    by_hand[at : at + samples : 2] += decoded[::2] * even
    by_hand[at + 1 : at + samples : 2] += decoded[1::2] * odd
    start = 2 * (at // 2)
    by_hand[start : start + samples // 2 * 2 : 2] += decoded[: samples // 2] * odd
    by_hand[start + 1 : start + samples // 2 * 2 : 2] += decoded[: samples // 2] * even
    assert np.array_equal(np.frombuffer(found[0], count=80), by_hand)


@needs_library
@given(st.integers(1, 40), st.floats(0.1, 3), st.integers(0, 99))
def test_joining_rounding_and_packing(frames, gain, seed):
    dice = np.random.default_rng(seed)
    both, centre = dice.standard_normal(2 * frames), dice.standard_normal(frames)
    found = []
    for kernels in FORMS:
        out, integers, bits = np.zeros(2 * frames), np.zeros(2 * frames, np.int32), np.zeros(6 * frames, np.uint8)
        kernels.join(both, centre, gain, out, frames)
        overs = kernels.quantise24(out, integers, frames)
        kernels.pack24(integers, bits, 2 * frames)
        dithered = np.zeros_like(integers)
        overs_16 = kernels.quantise16(out, dithered, frames, seed)
        numbers = np.array([overs, overs_16])
        found.append(b"".join(array.tobytes() for array in (out, numbers, integers, bits, dithered)))
    assert are_one(found)
    assert np.array_equal(np.frombuffer(found[0], count=2 * frames)[::2], (both[::2] + centre) * gain)


@needs_library
def test_halves_round_to_even_and_full_scale_holds():
    steps = np.array([8388606.5, 8388607.0, 8388607.49, 8388607.5, -8388608.5, -8388608.51, 0.5, -1.5, 1e30, -1e30])
    for kernels in FORMS:
        integers = np.zeros(10, np.int32)
        assert kernels.quantise24(steps / 8388608.0, integers, 5) == 3
        assert integers.tolist() == [
            *(8388606, 8388607, 8388607, 8388607, -8388608, -8388608, 0, -2, 8388607, -8388608)
        ]


@needs_library
@given(st.integers(1, 300), st.integers(1, 40), st.booleans(), st.integers(0, 99))
def test_peaks_of_pieces_and_the_release(ready, piece, is_between, seed):
    taps = interpolator(48000) if is_between else None
    dice = np.random.default_rng(seed)
    channel = dice.standard_normal(ready + (2 * taps.shape[1] - 1 if taps is not None else 0)).astype(np.float32)
    held = np.abs(channel[:ready]).astype(np.float64)
    found = []
    for kernels in FORMS:
        peaks, values = np.zeros(-(-ready // piece), np.float32), held.copy()
        kernels.piece_peaks(channel, taps, ready, piece, peaks)
        kernels.release(values, 0.01)
        found.append(peaks.tobytes() + values.tobytes())
    assert are_one(found)


@needs_library
@given(st.integers(0, 1200), st.integers(1, 3), st.integers(0, 99))
def test_spreading_a_block_and_its_extremes(frames, channels, seed):
    block = np.random.default_rng(seed).standard_normal((frames, channels))
    raw, buckets = packed(frames * channels, seed), -(-frames // 700)
    found = []
    for kernels in FORMS:
        rows, extremes = np.zeros((channels, frames + 9), np.float32), np.zeros((buckets, channels, 2), np.int16)
        largest, clipped = kernels.spread(block, rows, 5, 0.9)
        kernels.min_max24(raw, channels, 700, extremes)
        samples = np.frombuffer(b"".join(b"\0" + raw[i : i + 3].tobytes() for i in range(0, len(raw), 3)), "<i4") >> 8
        from_integers = np.zeros_like(extremes)
        kernels.min_max(samples.astype(np.int32), channels, 700, from_integers)
        assert np.array_equal(extremes, from_integers)
        found.append(rows.tobytes() + extremes.tobytes() + np.array([largest, clipped]).tobytes())
    assert are_one(found)


@needs_library
@pytest.mark.parametrize("channels", [1, 2, 3, 6])
def test_loudness_and_true_peak_agree_to_a_millionth(channels):
    dice, taps = np.random.default_rng(channels), interpolator(48000)
    block = dice.standard_normal((1001, channels))
    coefficients = np.concatenate([[1.53, -2.69, 1.2, -1.69, 0.73, 1.0, -2.0, 1.0, -1.99, 0.99], np.ones(channels)])
    found = []
    for kernels in FORMS:
        state, energy = np.zeros((channels, 4)), np.zeros(1001)
        kernels.weigh(block[:500], coefficients, state, energy)
        kernels.weigh(block[500:], coefficients, state, energy[500:])
        channel = block[:, 0].astype(np.float32)
        found.append([*energy, *state.reshape(-1), kernels.true_peak(channel, taps, 0.5)])
    assert np.allclose(found[0], found[1:], rtol=1e-6, atol=1e-9)


@needs_library
@pytest.mark.parametrize("channels", [1, 2, 3])
def test_what_dies_away_in_silence_ends_as_nothing_instead_of_numbers_too_small_for_the_machine(channels):
    """Such numbers cost ten times as much, for as long as a stem is silent; what sounded before is the same."""
    sound = np.zeros((RATE_HZ, channels))
    sound[:1000] = np.random.default_rng(channels).standard_normal((1000, channels))
    coefficients = np.concatenate([_k_weighting(RATE_HZ), np.ones(channels)])
    for kernels in FORMS:
        state, energy, alone, short = (
            np.zeros((channels, 4)),
            np.zeros(RATE_HZ),
            np.zeros((channels, 4)),
            np.zeros(1000),
        )
        kernels.weigh(sound, coefficients, state, energy)
        kernels.weigh(np.ascontiguousarray(sound[:1000]), coefficients, alone, short)
        assert not state.any(), kernels.name
        assert energy[:1000] == pytest.approx(short, rel=1e-9), kernels.name
        assert (energy[1000:][energy[1000:] > 0] > np.finfo(float).tiny).all(), kernels.name


def test_plain_loops_can_be_asked_for(monkeypatch):
    assert load_kernels().name == ("compiled" if LIBRARY else "numpy")
    monkeypatch.setenv("SEGUE_PLAIN_LOOPS", "1")
    assert load_kernels().name == "numpy"


@needs_library
def test_a_wrong_array_is_refused():
    kernels, raw, bus = load_kernels(), packed(8, 1), np.zeros(8)
    locked = np.zeros(8)
    locked.flags.writeable = False
    for wrong_raw, wrong_bus, samples in (
        (raw, bus, 9),
        (raw, bus, -1),
        (raw, np.zeros(16)[::2], 8),
        (raw, bus.astype(np.float32), 8),
        (raw, locked, 8),
        (raw.view(np.int8), bus, 8),
    ):
        with pytest.raises(ValueError, match="loop"):
            kernels.add24(wrong_raw, 1.0, 1.0, wrong_bus, samples)
    with pytest.raises(ValueError, match="do not fit"):
        kernels.spread(np.zeros((4, 2)), np.zeros((2, 5), np.float32), 2, 1.0)
    with pytest.raises(ValueError, match="interpolator"):
        kernels.true_peak(np.zeros(400, np.float32), np.zeros((3, 33), np.float32), 0.0)
    assert not bus.any()
