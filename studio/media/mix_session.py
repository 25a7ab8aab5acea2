"""What is to be mixed: lanes with their files, places and gains, and how the result is written.

Values only. Opens no audio.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from studio.domain.errors import BadInputError

_GAIN_MAX_DB = 60.0
_LANES_MAX = 4096


class BitFormat(StrEnum):
    """How samples are written: 24-bit integers, 16-bit integers with dither, or 32-bit float."""

    INT_24 = "24"
    INT_16 = "16"
    FLOAT_32 = "32f"

    @property
    def bit_depth(self) -> int:
        """Bits per sample."""
        return {"24": 24, "16": 16, "32f": 32}[self.value]


class Normalize(StrEnum):
    """Turn the whole mix up or down: not at all, to a true peak, or to a loudness below that peak."""

    NONE = "none"
    PEAK = "peak"
    LUFS = "lufs"


@dataclass(frozen=True, slots=True)
class Lane:
    """One file in a mix. Times in seconds of the mix; ``pan`` is -1 (left) to 1; fades are linear."""

    file: Path
    start_s: float = 0.0
    gain_db: float = 0.0
    pan: float = 0.0
    mute: bool = False
    fade_in_s: float = 0.0
    fade_out_s: float = 0.0


@dataclass(frozen=True, slots=True)
class MixSession:
    """Lanes and the format of the mix. ``rate_hz`` 0 takes the rate that all stems share."""

    lanes: tuple[Lane, ...]
    rate_hz: int = 0
    bits: BitFormat = BitFormat.INT_24
    pan_law_db: float = 0.0


@dataclass(frozen=True, slots=True)
class MixOptions:
    """How a mix is made; what is None is taken from the session.

    ``target_lufs`` and ``target_peak_dbtp`` are used when normalizing. ``threads`` mix at once.
    """

    rate_hz: int | None = None
    bits: BitFormat | None = None
    normalize: Normalize = Normalize.NONE
    target_lufs: float = -14.0
    target_peak_dbtp: float = -1.0
    threads: int = 2
    block_frames: int = 65536


@dataclass(frozen=True, slots=True)
class MixResult:
    """The written mix and what was measured while it was written.

    ``pcm_sha256`` is the SHA-256 of the samples as interleaved little-endian int32 in 24-bit units.
    ``frames_over_full_scale`` counts frames of which a side does not fit 24-bit integers.
    """

    path: Path
    frames: int
    sample_rate_hz: int
    bit_depth: int
    channels: int
    sha256: str
    pcm_sha256: str
    integrated_lufs: float | None
    true_peak_dbtp: float | None
    frames_over_full_scale: int
    wall_s: float
    inputs: int
    warnings: tuple[str, ...] = ()

    def output_json(self) -> dict[str, Any]:
        """The shape of one entry of ``outputs``."""
        return {
            "path": str(self.path),
            "frames": self.frames,
            "sample_rate_hz": self.sample_rate_hz,
            "bit_depth": self.bit_depth,
            "channels": self.channels,
            "sha256": self.sha256,
            "pcm_sha256": self.pcm_sha256,
            "integrated_lufs": _rounded(self.integrated_lufs),
            "true_peak_dbtp": _rounded(self.true_peak_dbtp),
            "frames_over_full_scale": self.frames_over_full_scale,
        }

    def as_json(self) -> dict[str, Any]:
        """The shape that ``segue mix --json`` prints."""
        shape: dict[str, Any] = {"outputs": [self.output_json()], "wall_s": round(self.wall_s, 3)}
        return shape | {"inputs": self.inputs, "warnings": list(self.warnings)}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


def session_from_stems(paths: Sequence[Path]) -> MixSession:
    """All stems from the start at unity gain."""
    return MixSession(tuple(Lane(Path(path)) for path in paths))


def session_from_json(path: Path) -> MixSession:
    """The session in a JSON file; relative file names are meant from its folder.

    Raises:
        BadInputError: it cannot be read, or says something that cannot be meant.
    """
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise _bad(path, f"The session cannot be read: {error.strerror or error}.") from error
    except ValueError as error:
        raise _bad(path, f"The session is not JSON: {error}") from error
    return session_from_dict(value, path.parent, subject=str(path))


def session_from_dict(value: object, folder: Path, *, subject: str = "") -> MixSession:
    """The session that a decoded JSON document describes; see ``session_from_json``."""
    try:
        if not isinstance(value, Mapping) or not isinstance(value.get("lanes"), list):
            raise _bad(subject, "A session is a JSON object with a list “lanes”.")
        if len(value["lanes"]) > _LANES_MAX:
            raise _bad(subject, f"A session holds at most {_LANES_MAX} lanes.")
        return MixSession(
            lanes=tuple(_lane(lane, folder) for lane in value["lanes"]),
            rate_hz=int(value.get("rate") or 0),
            bits=BitFormat(str(value.get("bits", "24"))),
            pan_law_db=_number(value, "pan_law_db", -6.1, 0.0),
        )
    except (TypeError, ValueError, KeyError) as error:
        raise _bad(subject, f"The session cannot be understood: {error}") from error


def _lane(value: Any, folder: Path) -> Lane:
    if not isinstance(value, Mapping) or not isinstance(value.get("file"), str):
        message = "each lane is an object with a “file”"
        raise TypeError(message)
    return Lane(
        file=folder / value["file"],
        start_s=_number(value, "start_s", 0.0, 1e6),
        gain_db=_number(value, "gain_db", -1000.0, _GAIN_MAX_DB),
        pan=_number(value, "pan", -1.0, 1.0),
        mute=bool(value.get("mute", False)),
        fade_in_s=_number(value, "fade_in_s", 0.0, 1e6),
        fade_out_s=_number(value, "fade_out_s", 0.0, 1e6),
    )


def _number(value: Mapping[str, Any], key: str, lowest: float, highest: float) -> float:
    number = float(value.get(key) or 0.0)
    if not lowest <= number <= highest:
        message = f"“{key}” is {number}, not between {lowest:g} and {highest:g}"
        raise ValueError(message)
    return number


def _bad(subject: object, message: str) -> BadInputError:
    what_to_do = "Correct the session file; ARCHITECTURE.md shows its form."
    return BadInputError(message, subject=str(subject), what_to_do=what_to_do, code="bad_session")


def lane_gains(lane: Lane, channels: int, pan_law_db: float) -> tuple[float, float]:
    """Linear gains of the left and the right side.

    With a pan law of 0 a turn only lowers the far side; with -3 a one-channel lane keeps its power; -4.5 and -6 lower
    the centre further. Two-channel lanes are balanced whatever the law.
    """
    gain = 10.0 ** (lane.gain_db / 20.0) if lane.gain_db else 1.0
    if channels > 1 or pan_law_db == 0.0:
        return gain * min(1.0, 1.0 - lane.pan), gain * min(1.0, 1.0 + lane.pan)
    exponent = pan_law_db / -3.0
    if lane.pan == 0.0:
        centre = gain * math.sqrt(0.5) ** exponent
        return centre, centre
    angle = (lane.pan + 1.0) * math.pi / 4.0
    left = 0.0 if lane.pan == 1.0 else math.cos(angle) ** exponent
    right = 0.0 if lane.pan == -1.0 else math.sin(angle) ** exponent
    return gain * left, gain * right
