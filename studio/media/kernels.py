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
    """The inner loops. Samples are float64 with full scale 1.0; two sides are interleaved, left first.

    A bus lies in quarters, because four samples come out of every three words of 24-bit data and stay apart that way:
    sample ``n`` of a block is ``bus[n % 4, n // 4]``.
    """

    name: str

    def decode24(self, raw: Bytes, out: Samples) -> None:
        """Packed 24-bit bytes as samples."""

    def add24(self, raw: Bytes, gain_even: float, gain_odd: float, bus: Samples, at: int, samples: int) -> None:
        """Add packed 24-bit samples to a bus from sample ``at`` on; even and odd samples have their own gain."""

    def add24_panned(self, raw: Bytes, gain_left: float, gain_right: float, bus: Samples, at: int, frames: int) -> None:
        """Add one-channel packed 24-bit samples to both sides of a two-sided bus from frame ``at`` on."""

    def join(self, both: Samples, centre: Samples, gain: float, out: Samples, frames: int) -> None:
        """``out = (both + centre on either side) * gain``, interleaved and no longer in quarters."""

    def quantise24(self, mix: Samples, integers: Integers, frames: int) -> int:
        """Round to 24 bit and hold overs at full scale; the number of frames with an over."""

    def quantise16(self, mix: Samples, integers: Integers, frames: int, first_frame: int) -> int:
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

    def piece_peaks(
        self,
        channel: NDArray[np.float32],
        taps: NDArray[np.float32] | None,
        ready: int,
        piece: int,
        out: NDArray[np.float32],
    ) -> None:
        """Raise ``out`` (one for each piece of ``ready`` samples) to the largest absolute values at and between samples.

        ``taps`` as for ``true_peak`` (None: only the samples count), but the same bits from both kinds of loops;
        ``channel`` begins with half an interpolator less one of history and goes on as long behind the last sample.
        """

    def release(self, held: Samples, share: float) -> None:
        """Let values rise from piece to piece by at most ``share`` of what is missing; falls are taken at once."""

    def min_max(self, samples: Integers, channels: int, per_bucket: int, out: NDArray[np.int16]) -> None:
        """Smallest and largest value per bucket and channel of interleaved 24-bit integers, as 16-bit values."""

    def min_max24(self, raw: Bytes, channels: int, per_bucket: int, out: NDArray[np.int16]) -> None:
        """The same straight from packed 24-bit bytes."""


def add_samples(samples: Samples, bus: Samples, at: int) -> None:
    """Add samples to a bus in quarters from sample ``at`` on; plain numpy, for what is not 24-bit data."""
    for offset in range(min(4, len(samples))):
        part = samples[offset::4]
        start = (at + offset) // 4
        bus[(at + offset) % 4, start : start + len(part)] += part


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
