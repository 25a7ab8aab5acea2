"""Chooses the inner loops: compiled by numba, or plain numpy where numba is missing or switched off.

Both give the same bits. ``SEGUE_NO_NUMBA=1`` switches numba off.
"""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Bytes = NDArray[np.uint8]
    Samples = NDArray[np.float64]
    Integers = NDArray[np.int32]


class Kernels(Protocol):
    """The inner loops. Buses are float64 with full scale 1.0; two-sided buses are interleaved, left first."""

    name: str

    def add24(self, raw: Bytes, gain_even: float, gain_odd: float, bus: Samples, samples: int) -> None:
        """``bus[i] += sample[i] * gain`` for packed 24-bit samples; even and odd samples have their own gain."""

    def add24_panned(self, raw: Bytes, gain_left: float, gain_right: float, bus: Samples, frames: int) -> None:
        """One-channel packed 24-bit samples into both sides of a two-sided bus."""

    def join(self, bus: Samples, mono_bus: Samples, gain: float, frames: int) -> None:
        """``bus = (bus + mono_bus on both sides) * gain``, in place."""

    def quantise24(self, bus: Samples, integers: Integers, frames: int) -> int:
        """Round to 24 bit and hold overs at full scale; the number of frames with an over."""

    def quantise16(self, bus: Samples, integers: Integers, frames: int, first_frame: int) -> int:
        """Round to 16 bit with TPDF dither, in 24-bit units; the number of frames with an over before dither."""

    def pack24(self, integers: Integers, packed: Bytes, samples: int) -> None:
        """Little-endian 24-bit bytes of the integers."""

    def weigh(self, block: Samples, coefficients: Samples, state: Samples, out: Samples) -> None:
        """K-weighting: two biquads per channel over ``block`` (frames x channels); squares times weight into ``out``.

        ``coefficients`` is b0 b1 b2 a1 a2 of both biquads and then one weight per channel; ``state`` is
        channels x 4 and is carried from block to block; ``out`` has one value per frame.
        """

    def true_peak(self, channel: NDArray[np.float32], taps: NDArray[np.float32], peak: float) -> float:
        """The largest absolute value between the samples of ``channel``, or ``peak`` if that is larger.

        ``taps`` (3 x half the length) are the first halves of: the interpolator for the middle between two samples,
        and half the sum and half the difference of those for the first and third quarter, which mirror each other.
        ``channel`` begins with one sample less of history than a whole interpolator is long.
        """

    def min_max(self, samples: Integers, channels: int, per_bucket: int, out: NDArray[np.int16]) -> None:
        """Smallest and largest value per bucket and channel of interleaved 24-bit integers, as 16-bit values."""

    def min_max24(self, raw: Bytes, channels: int, per_bucket: int, out: NDArray[np.int16]) -> None:
        """The same straight from packed 24-bit bytes."""


_lock = threading.Lock()
_loaded: dict[bool, Kernels] = {}


def load_kernels(*, is_numba_wanted: bool | None = None) -> Kernels:
    """The loops to use. Without an argument the environment decides. The first call with numba takes about 1 s."""
    wanted = os.environ.get("SEGUE_NO_NUMBA", "") in ("", "0") if is_numba_wanted is None else is_numba_wanted
    with _lock:
        if wanted not in _loaded:
            _loaded[wanted] = _compiled() if wanted else _plain()
        return _loaded[wanted]


def _compiled() -> Kernels:
    try:
        from studio.media.kernels_numba import NumbaKernels
    except ImportError:
        return _plain()
    return NumbaKernels()


def _plain() -> Kernels:
    from studio.media.kernels_numpy import NumpyKernels

    return NumpyKernels()
