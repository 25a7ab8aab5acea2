"""What the encoders of a release cost alone, ours and those of a script around ffmpeg, from one master: CPU seconds.

They are the floor of ``bench_bundle``: whatever else becomes quicker, each file has to be encoded, on either side, and anew
where the master has changed.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from pathlib import Path
from typing import Any

from studio.domain.plan_release import encoded
from studio.domain.rendering import SourceFile
from studio.media.making import Input, Job
from studio.media.making_encodes import WRITERS
from studio.media.sources import open_source

SCRIPTED = {
    "aac-256": ("$P", "-c:a aac $AAC -b:a 256k", "release.m4a"),
    "mp3-320": ("$P", "-c:a libmp3lame -compression_level 5 -b:a 320k", "release-320.mp3"),
    "opus": ("", "-c:a libopus -b:a 192k", "release.opus"),
    "mp3-v0": ("$P", "-c:a libmp3lame -compression_level 5 -q:a 0", "release-v0.mp3"),
    "flac": ("$P", "-c:a flac", "release.flac"),
    "wav16": ("", "-af aresample=osf=s16:dither_method=triangular -c:a pcm_s16le", "release-16.wav"),
}
"""How the script encodes: what it takes in besides (the cover), the encoder, the file. The most expensive first.
LAME's quality is ours, 5; without a word ffmpeg 9 takes 3, which costs a fifth more.
"""


def script_lines() -> str:
    """The lines of the script that encode, for xargs."""
    return "\n".join(f"$F -i master.wav {cover} {how} $M {name}" for cover, how, name in SCRIPTED.values())


def encoder_costs(ffmpeg: str, master: Path, folder: Path, aac: str, runs: int) -> dict[str, Any]:
    """CPU seconds of each encoder, the median of ``runs``, and the sums of either side. ``aac``: the script's options."""
    costs: dict[str, Any] = {}
    for name, (_cover, how, file) in SCRIPTED.items():
        words = how.replace("$AAC", aac).split()
        command = [
            ffmpeg,
            "-v",
            "error",
            "-nostdin",
            "-y",
            "-i",
            str(master),
            "-map",
            "0:a",
            *words,
            str(folder / file),
        ]
        found: dict[str, list[float]] = {"ours": [], "script": []}
        for _ in range(runs):
            found["ours"].append(_ours(name, master, folder))
            before = os.times()
            subprocess.run(command, check=True)
            after = os.times()
            found["script"].append(sum(after[2:4]) - sum(before[2:4]))
        costs[name] = {side: round(statistics.median(times), 2) for side, times in found.items()}
    sums = {side: round(sum(one[side] for one in costs.values()), 2) for side in ("ours", "script")}
    return {**costs, "together": sums}


def _ours(name: str, master: Path, folder: Path) -> float:
    """Only what writes the file: it is not read back."""
    step = encoded(SourceFile(str(master), ""), name)
    job = Job(step, (Input(master, {}),), folder / f"ours{step.suffix}", 1, lambda _share: None, lambda: False)
    before = time.thread_time()
    with open_source(master) as source:
        WRITERS[step.params["format"]](job, source)
    return time.thread_time() - before
