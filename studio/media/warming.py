"""Loads what the first file would have to wait for, by looking at ten seconds of noise: fewer leave memory to be got anew."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from studio.domain.delivery_spec import DeliverySpec
from studio.media.wav_writer import wav_header

_FRAMES, _RATE_HZ = 480_000, 48_000


def warm_checks() -> None:
    """For checking and probing sound in this process."""
    from studio.media.checks import check_file
    from studio.media.examine import examine

    with _noise() as path:
        check_file(path, DeliverySpec.audio_stem())
        examine(path)


def warm_drawing() -> None:
    """For the peaks of sound, and for asking the subprocess."""
    from studio.media import checks, probe  # noqa: F401 - for who asks next
    from studio.media.peaks import peaks

    with _noise() as path:
        peaks(path)


@contextmanager
def _noise() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="segue-") as folder:
        path = Path(folder) / "noise.wav"
        size_bytes = _FRAMES * 6
        with path.open("wb") as file:
            file.write(
                wav_header(_FRAMES, 2, _RATE_HZ, 24) + (bytes(range(256)) * (size_bytes // 256 + 1))[:size_bytes]
            )
        yield path
