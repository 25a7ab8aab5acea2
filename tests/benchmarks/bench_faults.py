"""Faults planted in real stems: how many the checks find, and how often they cry at clean ones.

From each stem of ``SEGUE_TEST_DATA``/band some excerpts of 12 s with sound are delivered clean and with each fault, against the
spec of their production. ``found``: the fault's own rule spoke, at the severity that is told. What blocks is held against
99 %, false alarms of anything that blocks against 1 %; hints are reported as hints. Times are CPU seconds a check.
"""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np
import soundfile
from harness import machine, print_json
from numpy.typing import NDArray

from studio.domain.delivery_spec import DeliverySpec
from studio.domain.production import HouseFormat
from studio.media.checks import check_file
from studio.media.encode import encode
from tests.media.signals import write_wav

RATE_HZ, SECONDS = 48_000, 12
EXCERPTS = 4
_QUIET = 0.003
Samples = NDArray[np.float64]


class Fault(NamedTuple):
    """``plant`` makes the faulty samples and their rate; ``rule`` has to speak, ``has_guide``: beside the clean one."""

    rule: str
    plant: Callable[[Samples, np.random.Generator], tuple[Samples, int]]
    has_guide: bool = False


def clipped(sound: Samples, dice: np.random.Generator) -> tuple[Samples, int]:
    """6 to 12 dB over full scale, cut off there."""
    gain = 10 ** (dice.uniform(6, 12) / 20) / max(np.abs(sound).max(), 1e-9)
    return np.clip(sound * gain, -1, 1), RATE_HZ


def silent(sound: Samples, _dice: np.random.Generator) -> tuple[Samples, int]:
    return np.zeros_like(sound), RATE_HZ


def short(sound: Samples, dice: np.random.Generator) -> tuple[Samples, int]:
    return sound[: -int(dice.integers(1, RATE_HZ))], RATE_HZ


def late_and_longer(sound: Samples, _dice: np.random.Generator) -> tuple[Samples, int]:
    return np.concatenate([np.zeros(1), sound]), RATE_HZ


def late_in_place(sound: Samples, _dice: np.random.Generator) -> tuple[Samples, int]:
    return np.concatenate([np.zeros(1), sound[:-1]]), RATE_HZ


def wrong_rate(sound: Samples, _dice: np.random.Generator) -> tuple[Samples, int]:
    return sound, 44_100


def upside_down(sound: Samples, _dice: np.random.Generator) -> tuple[Samples, int]:
    return -sound, RATE_HZ


def holes(sound: Samples, dice: np.random.Generator) -> tuple[Samples, int]:
    """Three of 5 to 40 ms, where it sounds."""
    made, loud = sound.copy(), np.flatnonzero(np.abs(sound) > 0.3 * np.abs(sound).max())
    for at in dice.choice(loud, 3):
        made[at : at + int(dice.uniform(0.005, 0.04) * RATE_HZ)] = 0
    return made, RATE_HZ


FAULTS = {
    "clipped": Fault("clipping", clipped),
    "silent": Fault("silence", silent),
    "short": Fault("length", short),
    "late by a sample": Fault("length", late_and_longer),
    "late by a sample, same length": Fault("alignment", late_in_place, has_guide=True),
    "wrong rate": Fault("sample_rate", wrong_rate),
    "upside down": Fault("polarity", upside_down, has_guide=True),
    "dropouts": Fault("dropout", holes),
}


def excerpts(folder: Path, count: int) -> list[Samples]:
    """Mono excerpts with sound, evenly from every stem."""
    found = []
    for path in sorted(folder.glob("*.flac")):
        sound, _rate = soundfile.read(path, always_2d=True)
        mono, length = sound.mean(axis=1), SECONDS * RATE_HZ
        parts = [mono[at : at + length] for at in range(0, len(mono) - length, length)]
        parts = [part for part in parts if np.sqrt(np.mean(part**2)) > _QUIET]
        found += parts[:: max(1, len(parts) // count)][:count]
    return found


def report(sounds: list[Samples], folder: Path) -> dict[str, object]:
    """Every excerpt clean and with every fault."""
    house = HouseFormat(RATE_HZ, 24, length_frames=SECONDS * RATE_HZ)
    spec = DeliverySpec.from_rules(
        {"clip_samples_max": 0, "channels": "mono", "same_length": True}, house, "audio.stem"
    )
    dice, false, hits = np.random.default_rng(7), Counter(), {name: Counter() for name in FAULTS}
    lossy, costs = Counter(), []
    for sound in sounds:
        clean = write_wav(folder / "clean.wav", sound[:, None], RATE_HZ)
        began = time.process_time()
        found = {one.rule: one.severity.value for one in check_file(clean, spec, clean).findings}
        costs.append(time.process_time() - began)
        false.update(f"{severity}: {rule}" for rule, severity in found.items())
        for name, fault in FAULTS.items():
            samples, rate_hz = fault.plant(sound, dice)
            path = write_wav(folder / "faulty.wav", samples[:, None], rate_hz)
            findings = check_file(path, spec, clean if fault.has_guide else None).findings
            told = [one.severity.value for one in findings if one.rule == fault.rule]
            hits[name][told[0] if told else "missed"] += 1
        encode(clean, folder / "small.mp3", "mp3")
        decoded, _rate = soundfile.read(folder / "small.mp3")
        path = write_wav(folder / "faulty.wav", np.resize(decoded, len(sound))[:, None], RATE_HZ)
        lossy["hint" if any(one.rule == "lossy_origin" for one in check_file(path, spec).findings) else "missed"] += 1
    hits["lossy source (MP3)"] = lossy
    total = len(sounds)
    shares = {name: 1 - counts["missed"] / total for name, counts in hits.items()}
    blocking = [name for name, counts in hits.items() if counts["block"]]
    blocked = sum(count for words, count in false.items() if words.startswith("block"))
    return {
        "excerpts": total,
        "planted": {name: {**counts, "found": round(shares[name], 4)} for name, counts in hits.items()},
        "blocking_found": round(sum(shares[name] for name in blocking) / max(1, len(blocking)), 4),
        "false_blocks_on_clean": round(blocked / max(1, total), 4),
        "said_of_clean": dict(false),
        "check_cpu_s": round(float(np.median(costs)), 3),
    }


def main() -> None:
    data = Path(os.environ.get("SEGUE_TEST_DATA", Path(__file__).resolve().parents[3] / "shared" / "data"))
    stems = data / "band" / "caesium" / "stems"
    if not stems.is_dir():
        sys.exit(f"There are no stems at {stems}; SEGUE_TEST_DATA names the folder of the test data.")
    with TemporaryDirectory() as folder:
        found = report(excerpts(stems, EXCERPTS), Path(folder))
    print_json({"benchmark": "faults", "machine": machine(), **found})


if __name__ == "__main__":
    main()
