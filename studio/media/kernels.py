"""Chooses the inner loops: those in C, or plain numpy where their library is missing or switched off.

Both give the same bits, but for loudness and true peak. ``SEGUE_PLAIN_LOOPS=1`` switches the library off.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Protocol

from studio.compiled import Library, library

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Bytes = NDArray[np.uint8]
    Samples = NDArray[np.float64]
    Integers = NDArray[np.int32]


class Kernels(Protocol):
    """The inner loops. Samples are float64 with full scale 1.0; two sides are interleaved, left first.

    Arrays lie in one piece. The compiled loops raise ValueError for others, and for such as are too short.
    """

    name: str

    def decode24(self, raw: Bytes, out: Samples) -> None:
        """Packed 24-bit bytes as samples."""

    def add24(self, raw: Bytes, gain_even: float, gain_odd: float, bus: Samples, samples: int) -> None:
        """Add packed 24-bit samples to a bus; even and odd samples have their own gain."""

    def add24_panned(self, raw: Bytes, gain_left: float, gain_right: float, bus: Samples, frames: int) -> None:
        """Add one-channel packed 24-bit samples to both sides of a two-sided bus."""

    def join(self, both: Samples, centre: Samples, gain: float, out: Samples, frames: int) -> None:
        """``out = (both + centre on either side) * gain``."""

    def quantise24(self, mix: Samples, integers: Integers, frames: int) -> int:
        """Round to 24 bit and hold overs at full scale; the number of frames with an over."""

    def quantise16(self, mix: Samples, integers: Integers, frames: int, first_frame: int) -> int:
        """Round to 16 bit with TPDF dither, in 24-bit units; the number of frames with an over before dither."""

    def pack24(self, integers: Integers, packed: Bytes, samples: int) -> None:
        """Little-endian 24-bit bytes of the integers."""

    def spread(self, block: Samples, rows: NDArray[np.float32], at: int, full: float) -> tuple[float, int]:
        """The channels of ``block`` (frames x channels) into ``rows`` (channels x samples), from column ``at`` on.

        Also the largest absolute value, and how many are ``full`` or larger.
        """

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


def load_kernels(*, is_compiled: bool | None = None) -> Kernels:
    """The loops to use. Without an argument, those in C where they are to be had."""
    return _kernels(None if is_compiled is False else library())


@cache
def _kernels(compiled: Library | None) -> Kernels:
    if compiled is not None:
        from studio.media.kernels_c import CompiledKernels

        return CompiledKernels(compiled)
    from studio.media.kernels_numpy import NumpyKernels

    return NumpyKernels()
