"""Render the demo song "Late Train" into FLAC files: `python assets/demo/compose.py [--out FOLDER] [PART ...]`.

The same score always gives the same samples. Needs numpy and soundfile; takes about a third of a minute.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import parts  # noqa: E402
from score import SAMPLE_RATE_HZ  # noqa: E402

# Finest step kept of the 24 bits. What lies 110 dB down would double the size of the files and be heard by nobody; the
# drums' own noise covers more.
KEPT_BITS = dict.fromkeys(parts.PARTS, 19) | {"drums": 18}
SHORT_BY_S = 2.0

Pcm = NDArray[np.int32]
"""Samples in 24-bit units, ``frames x channels``."""


def to_pcm(signal: NDArray[np.float64], kept_bits: int) -> Pcm:
    """Round to 24-bit units, the lowest ``24 - kept_bits`` of which stay zero. Raises ValueError on a clipped sample."""
    step = 1 << (24 - kept_bits)
    pcm = (np.round(signal * (1 << (kept_bits - 1))) * step).astype(np.int32)
    if abs(pcm).max() >= 1 << 23:
        raise ValueError("a sample is over full scale")
    return pcm if pcm.ndim == 2 else pcm[:, None]


def render(name: str) -> Pcm:
    """One file's samples by its path without suffix: a part, or ``takes/...`` for the singer's faulty takes."""
    if name == "takes/voice-flat-note":
        return to_pcm(parts.first_take_of_voice(), KEPT_BITS["voice"])
    if name == "takes/voice-too-short":
        # exported with the end marker two seconds early
        return render("takes/voice-flat-note")[: -int(SHORT_BY_S * SAMPLE_RATE_HZ)]
    return to_pcm(parts.stem(name), KEPT_BITS[name])


NAMES = [*parts.PARTS, "takes/voice-flat-note", "takes/voice-too-short"]


def pcm_sha256(pcm: Pcm) -> str:
    """SHA-256 of the samples as interleaved little-endian 32-bit integers in 24-bit units."""
    return hashlib.sha256(pcm.astype("<i4").tobytes()).hexdigest()


def unity_sum(stems: dict[str, Pcm]) -> Pcm:
    """The six gigs at unity gain, exactly; one channel goes to both sides."""
    return np.sum([np.broadcast_to(stems[name], (len(stems[name]), 2)) for name in parts.GIGS], axis=0, dtype=np.int32)


def write_flac(path: Path, pcm: Pcm) -> None:
    """24-bit FLAC; the file appears whole or not at all."""
    import soundfile

    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".part")
    left_aligned = pcm << 8  # soundfile takes 32-bit integers of which a 24-bit file keeps the upper part
    soundfile.write(unfinished, left_aligned, SAMPLE_RATE_HZ, format="FLAC", subtype="PCM_24", compression_level=1.0)
    unfinished.replace(path)


def describe(pcm: Pcm) -> dict[str, object]:
    return {"frames": len(pcm), "channels": pcm.shape[1], "pcm_sha256": pcm_sha256(pcm)}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="PART", help=f"only these of: {', '.join(NAMES)}")
    parser.add_argument("--out", type=Path, default=HERE, help="folder to write to (default: beside this script)")
    chosen = parser.parse_args(arguments)
    unknown = set(chosen.names) - set(NAMES)
    if unknown:
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    stems = {}
    for name in chosen.names or NAMES:
        stems[name] = render(name)
        path = chosen.out / f"{name}.flac"
        write_flac(path, stems[name])
        print(f"{path}  {path.stat().st_size / 1e6:.2f} MB")
    if not chosen.names:
        facts = {f"{name}.flac": describe(pcm) for name, pcm in stems.items()}
        facts["unity sum of " + " ".join(parts.GIGS)] = describe(unity_sum(stems))
        (chosen.out / "samples.json").write_text(json.dumps(facts, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
