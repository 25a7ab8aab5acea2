"""Mixes stems at unity to one 24-bit wave, beside reading them, ffmpeg, soundfile + numpy and pedalboard.

Ours also measures loudness and true peak and hashes samples and file, which no peer does.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import soundfile
from harness import interleaved, print_json, report
from stems import RATE_HZ, write_stems

from studio.media.mix import mix, session_from_stems

_BLOCK = 65536


def read_all(paths: list[Path]) -> None:
    buffer = bytearray(1 << 20)
    for path in paths:
        with path.open("rb", buffering=0) as file:
            while file.readinto(buffer):
                pass


def by_ffmpeg(program: str, paths: list[Path], out: Path) -> None:
    inputs = [word for path in paths for word in ("-i", str(path))]
    graph = f"amix=inputs={len(paths)}:normalize=0:dropout_transition=0,aformat=channel_layouts=stereo"
    command = [program, "-v", "error", "-y", *inputs, "-filter_complex", graph, "-c:a", "pcm_s24le", str(out)]
    subprocess.run(command, check=True)


def by_soundfile(paths: list[Path], out: Path) -> None:
    files = [soundfile.SoundFile(path) for path in paths]
    with soundfile.SoundFile(out, "w", RATE_HZ, 2, "PCM_24") as written:
        while True:
            bus = np.zeros((_BLOCK, 2), np.float32)
            frames = 0
            for file in files:
                block = file.read(_BLOCK, dtype="float32", always_2d=True)
                bus[: len(block)] += block
                frames = max(frames, len(block))
            if not frames:
                break
            written.write(bus[:frames])
    for file in files:
        file.close()


def by_pedalboard(paths: list[Path], out: Path) -> None:
    from pedalboard.io import AudioFile

    files = [AudioFile(str(path)) for path in paths]
    with AudioFile(str(out), "w", samplerate=RATE_HZ, num_channels=2, bit_depth=24) as written:
        while True:
            bus = np.zeros((2, _BLOCK), np.float32)
            frames = 0
            for file in files:
                block = file.read(_BLOCK)
                bus[:, : block.shape[1]] += block
                frames = max(frames, block.shape[1])
            if not frames:
                break
            written.write(bus[:, :frames])
    for file in files:
        file.close()


def contenders(paths: list[Path], folder: Path) -> dict[str, Callable[[], object]]:
    session = session_from_stems(paths)
    runs: dict[str, Callable[[], object]] = {
        "ours": partial(mix, session, folder / "ours.wav"),
        "read": partial(read_all, paths),
        "soundfile": partial(by_soundfile, paths, folder / "soundfile.wav"),
    }
    try:
        import imageio_ffmpeg

        program = imageio_ffmpeg.get_ffmpeg_exe()
    except (ImportError, RuntimeError):
        program = shutil.which("ffmpeg") or ""
    if program:
        runs["ffmpeg"] = partial(by_ffmpeg, program, paths, folder / "ffmpeg.wav")
    try:
        import pedalboard  # noqa: F401
    except ImportError:
        return runs
    return runs | {"pedalboard": partial(by_pedalboard, paths, folder / "pedalboard.wav")}


def largest_difference(first: Path, second: Path) -> int:
    """In steps of 24 bit, over the first ten seconds."""
    one, other = (soundfile.read(path, RATE_HZ * 10, dtype="int32")[0] >> 8 for path in (first, second))
    return int(np.abs(one - other).max())


def peak_memory_mb(paths: list[Path], folder: Path) -> float | None:
    """The largest memory of a process of its own that mixes these stems and ends; None on Windows."""
    program = (
        "import resource, sys; from pathlib import Path; from studio.media.mix import mix, session_from_stems;"
        "mix(session_from_stems([Path(name) for name in sys.argv[2:]]), Path(sys.argv[1]));"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    command = [sys.executable, "-c", program, str(folder / "memory.wav"), *map(str, paths)]
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=root)
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return round(int(done.stdout) / unit, 1) if done.returncode == 0 else None


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stems", type=int, default=56)
    parser.add_argument("--seconds", type=int, default=240)
    parser.add_argument("--stereo-stems", type=int, default=16)
    parser.add_argument("--runs", type=int, default=5)
    choice = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="segue-bench-") as name:
        folder = Path(name)
        paths = write_stems(folder, choice.stems, choice.seconds, 1)
        mono = interleaved(contenders(paths, folder), choice.runs)
        memory_mb = peak_memory_mb(paths, folder)
        steps = largest_difference(folder / "ours.wav", folder / "soundfile.wav")
        for path in paths:
            path.unlink()
        paths = write_stems(folder, choice.stereo_stems, choice.seconds, 2)
        stereo = report("mix", interleaved(contenders(paths, folder), choice.runs))
    parts = {"stereo": {key: stereo[key] for key in ("ours", "peers", "ratios")} | {"stems": choice.stereo_stems}}
    details = {
        "stems": choice.stems,
        "seconds": choice.seconds,
        "peak_memory_mb": memory_mb,
        "largest_difference_to_soundfile_lsb": steps,
    }
    print_json(report("mix", mono, parts=parts, **details))
    return 0


if __name__ == "__main__":
    sys.exit(main())
