"""Makes stems for the benchmarks: 24-bit waves of struck, decaying notes with some noise, quick to write, not silent."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from studio.media.wav_writer import wav_header

RATE_HZ = 48000


def write_stems(folder: Path, count: int, seconds: int, channels: int) -> list[Path]:
    """``count`` files with different noise, peaks near -20 dBFS."""
    paths = []
    for number in range(count):
        path = folder / f"stem-{channels}ch-{number:02d}.wav"
        dice = np.random.default_rng(number)
        decay = np.exp(-np.arange(RATE_HZ) % (RATE_HZ // 4) / 3000.0)[:, None]
        tone = np.sin(2 * np.pi * (55 + 20 * number) / RATE_HZ * np.arange(RATE_HZ))[:, None]
        second = ((dice.standard_normal((RATE_HZ, channels)) * 0.005 + tone * 0.01) * decay * 8388608).astype("<i4")
        with path.open("wb") as file:
            file.write(wav_header(RATE_HZ * seconds, channels, RATE_HZ, 24))
            for at in range(seconds):
                turned = np.roll(second, at * 997 + number, axis=0) * (1 + at % 3) // 3
                file.write(np.ascontiguousarray(turned.view(np.uint8).reshape(-1, 4)[:, :3]).data)
        paths.append(path)
    return paths
