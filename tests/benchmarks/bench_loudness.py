"""Measures loudness, range and true peak of one stereo file, beside ffmpeg's ebur128 and libebur128 where they are."""

from __future__ import annotations

import argparse
import ctypes
import ctypes.util
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import soundfile
from harness import interleaved, print_json, report
from stems import write_stems

from studio.media.loudness import measure

_MODES = 0x1 | 0x3 | 0x5 | 0xB | 0x31  # integrated, momentary, short-term, range, true peak (ebur128.h)


def by_ffmpeg(program: str, path: Path) -> None:
    command = [program, "-v", "error", "-nostats", "-i", str(path), "-af", "ebur128=peak=true", "-f", "null", "-"]
    subprocess.run(command, check=True, capture_output=True)


def by_libebur128(library: ctypes.CDLL, path: Path) -> None:
    with soundfile.SoundFile(path) as file:
        state = ctypes.c_void_p(library.ebur128_init(file.channels, ctypes.c_ulong(file.samplerate), _MODES))
        while len(block := file.read(65536, dtype="float64", always_2d=True)):
            pointer = block.ctypes.data_as(ctypes.POINTER(ctypes.c_double))
            library.ebur128_add_frames_double(state, pointer, ctypes.c_size_t(len(block)))
    found = ctypes.c_double()
    library.ebur128_loudness_global(state, ctypes.byref(found))
    library.ebur128_loudness_range(state, ctypes.byref(found))
    library.ebur128_destroy(ctypes.byref(state))


def contenders(path: Path) -> dict[str, Callable[[], object]]:
    runs: dict[str, Callable[[], object]] = {"ours": partial(measure, path)}
    try:
        import imageio_ffmpeg

        program = imageio_ffmpeg.get_ffmpeg_exe()
    except (ImportError, RuntimeError):
        program = shutil.which("ffmpeg") or ""
    if program:
        runs["ffmpeg"] = partial(by_ffmpeg, program, path)
    if name := ctypes.util.find_library("ebur128"):
        library = ctypes.CDLL(name)
        library.ebur128_init.restype = ctypes.c_void_p
        runs["libebur128"] = partial(by_libebur128, library, path)
    return runs


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=240)
    parser.add_argument("--runs", type=int, default=5)
    choice = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="segue-bench-") as name:
        path = write_stems(Path(name), 1, choice.seconds, 2)[0]
        timings = interleaved(contenders(path), choice.runs)
    print_json(report("loudness", timings, seconds=choice.seconds))
    return 0


if __name__ == "__main__":
    sys.exit(main())
