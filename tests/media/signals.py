"""Sounds for the tests: tones, noise and the files that hold them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.media.wav_writer import wav_header

RATE_HZ = 48000
Samples = NDArray[np.float64]


def tone(
    seconds: float, level_dbfs: float = -12.0, hz: float = 1000.0, rate_hz: int = RATE_HZ, phase: float = 0.0
) -> Samples:
    """A sine with that peak level."""
    times = np.arange(round(seconds * rate_hz)) / rate_hz
    return 10 ** (level_dbfs / 20) * np.sin(2 * np.pi * hz * times + np.deg2rad(phase))


def silence(seconds: float, rate_hz: int = RATE_HZ) -> Samples:
    return np.zeros(round(seconds * rate_hz))


def noise(frames: int, channels: int = 1, seed: int = 1, level: float = 0.1) -> Samples:
    values = np.random.default_rng(seed).standard_normal((frames, channels)) * level
    return np.clip(values, -0.99, 0.99)


def stereo(channel: Samples) -> Samples:
    return np.stack([channel, channel], axis=1)


def write_wav(path: Path, samples: Samples, rate_hz: int = RATE_HZ, bits: int = 24, *, is_float: bool = False) -> Path:
    """A wave of these samples (frames, or frames x channels)."""
    frames = samples if samples.ndim == 2 else samples[:, None]
    if is_float:
        data = frames.astype("<f4" if bits == 32 else "<f8").tobytes()
    elif bits == 8:
        data = (np.clip(np.rint(frames * 128), -128, 127) + 128).astype(np.uint8).tobytes()
    else:
        scale = 2.0 ** (bits - 1)
        integers = np.clip(np.rint(frames * scale), -scale, scale - 1).astype("<i4")
        data = np.ascontiguousarray(integers).view(np.uint8).reshape(-1, 4)[:, : bits // 8].tobytes()
    header = wav_header(len(frames), frames.shape[1], rate_hz, bits, is_float=is_float)
    path.write_bytes(header + data + b"\0" * (len(data) % 2))
    return path
