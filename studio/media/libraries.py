"""The outside libraries of the media engine, each imported when it is first needed.

Importing them costs 0.1 to 0.5 s each, so nothing here happens at start-up.
"""

from __future__ import annotations

from typing import Any


def soundfile() -> Any:
    """The soundfile module (libsndfile)."""
    import soundfile as module  # type: ignore[import-untyped,unused-ignore]

    return module


def soxr() -> Any:
    """The soxr module (resampling)."""
    import soxr as module  # type: ignore[import-untyped,unused-ignore]

    return module


def av() -> Any:
    """The PyAV module, quiet: what it would print about damaged files is found by the checks."""
    import av as module

    module.logging.set_level(None)
    return module


def pillow_image() -> Any:
    """Pillow's Image module."""
    from PIL import Image as module  # noqa: N813

    return module
