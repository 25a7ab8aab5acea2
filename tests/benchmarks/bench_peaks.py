"""Finds the peaks of one stereo file for drawing, beside soundfile + numpy and beside merely reading it."""

from __future__ import annotations

import argparse
import sys
import tempfile
from functools import partial
from pathlib import Path

import numpy as np
import soundfile
from harness import interleaved, print_json, report
from stems import write_stems

from studio.media.peaks import peaks


def by_soundfile(path: Path) -> None:
    with soundfile.SoundFile(path) as file:
        while len(block := file.read(65536, dtype="int16", always_2d=True)):
            starts = np.arange(0, len(block), 256)
            np.minimum.reduceat(block, starts, axis=0)
            np.maximum.reduceat(block, starts, axis=0)


def read(path: Path) -> None:
    buffer = bytearray(1 << 20)
    with path.open("rb", buffering=0) as file:
        while file.readinto(buffer):
            pass


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=240)
    parser.add_argument("--runs", type=int, default=5)
    choice = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="segue-bench-") as name:
        path = write_stems(Path(name), 1, choice.seconds, 2)[0]
        contenders = {
            "ours": partial(peaks, path),
            "soundfile": partial(by_soundfile, path),
            "read": partial(read, path),
        }
        timings = interleaved(contenders, choice.runs)
    print_json(report("peaks", timings, seconds=choice.seconds))
    return 0


if __name__ == "__main__":
    sys.exit(main())
