"""The outside libraries of the media engine, each imported when it is first needed.

Importing them costs 0.1 to 0.5 s each, so nothing here happens at start-up.
"""

from __future__ import annotations

from typing import Any


def soundfile() -> Any:  # noqa: ANN401 - the library has no types
    """The soundfile module (libsndfile)."""
    import soundfile as module  # type: ignore[import-untyped,unused-ignore]  # noqa: PLC0415

    return module


def soxr() -> Any:  # noqa: ANN401 - the library has no types
    """The soxr module (resampling)."""
    import soxr as module  # type: ignore[import-untyped,unused-ignore]  # noqa: PLC0415

    return module


def av() -> Any:  # noqa: ANN401 - used beyond what its types say
    """The PyAV module, quiet: what it would print about damaged files is found by the checks."""
    import av as module  # noqa: PLC0415

    module.logging.set_level(None)
    return module


def pillow_image() -> Any:  # noqa: ANN401 - used beyond what its types say
    """Pillow's Image module."""
    from PIL import Image as module  # noqa: PLC0415, N813

    return module
