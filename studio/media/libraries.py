"""The outside libraries of the media engine, each imported when it is first needed.

Importing them costs 0.1 to 0.5 s each, so nothing here happens at start-up.
"""

from __future__ import annotations

import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from typing import Any

_WRITERS = ("numpy", "soundfile", "soxr", "av", "lameenc", "mutagen", "pillow")


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


def id3() -> Any:
    """Mutagen's module of ID3 tags."""
    from mutagen import id3 as module

    return module


def mutagen() -> Any:
    """The mutagen module (tags), with the kinds of files that are tagged here."""
    import mutagen as module
    import mutagen.flac
    import mutagen.id3
    import mutagen.mp3
    import mutagen.mp4
    import mutagen.oggopus
    import mutagen.wave

    return module


def lameenc() -> Any:
    """The lameenc module (LAME), or None where it is not installed."""
    try:
        import lameenc as module  # type: ignore[import-untyped,import-not-found,unused-ignore]
    except ImportError:
        return None
    return module


def version_of(name: str) -> str:
    """The version of an installed package, "" where it is not known."""
    try:
        return version(name)
    except PackageNotFoundError:  # a frozen program need not carry what a package says of itself
        return ""


def library_versions() -> dict[str, str]:
    """The versions of the libraries that make files; of what libav and libsndfile they hold, where they were used."""
    found = {"python": platform.python_version()}
    for name in _WRITERS:
        try:
            found[name] = version(name)
        except PackageNotFoundError:  # a frozen program need not carry what a package says of itself
            continue
    if "av" in sys.modules:
        held = av().library_versions
        found |= {name: ".".join(map(str, held[name])) for name in ("libavcodec", "libavformat") if name in held}
    if "soundfile" in sys.modules:
        found["libsndfile"] = str(soundfile().__libsndfile_version__)
    return found
