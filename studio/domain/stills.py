"""A still: what is to be seen in a picture, or in a film at a time."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Still:
    """``jpeg`` are the bytes of a JPEG; ``width_px`` and ``height_px`` those of the file, ``at_s`` the time of the frame that is
    shown, ``duration_s`` the film's length, ``frame_s`` that of one frame (all 0 for a picture).
    """

    jpeg: bytes = field(repr=False)
    width_px: int
    height_px: int
    at_s: float = 0.0
    duration_s: float = 0.0
    frame_s: float = 0.0
