"""A short part of a sound as Opus: for a portfolio, with the edges faded."""

from __future__ import annotations

from pathlib import Path

FADE_S = 0.5
FROM_SHARE = 1 / 3
"""An excerpt begins a third of the way in, where a song has left its introduction, unless less is left than is wanted."""
_BLOCK_FRAMES = 65_536


def write_excerpt(source: Path, out: Path, most_s: float) -> float:
    """Write at most ``most_s`` seconds of ``source`` to ``out`` as Opus. Returns how long it is in seconds.

    Raises BadInputError: it is not audio, or damaged. DiskError: it cannot be written.
    """
    import numpy as np

    from studio.media import libraries
    from studio.media.encode import encode
    from studio.media.sources import open_source

    wave = out.with_suffix(".part.wav")
    try:
        with open_source(source) as audio:
            rate, channels = audio.info.sample_rate_hz, audio.info.channels
            frames = audio.info.frames
            wanted = round(most_s * rate)
            if frames is not None:
                wanted = min(wanted, frames)
                audio.seek(min(round(frames * FROM_SHARE), frames - wanted))
            blocks, left = [], wanted
            while left and len(block := audio.read(min(left, _BLOCK_FRAMES))):
                blocks.append(block)
                left -= len(block)
            part = np.concatenate(blocks) if blocks else np.zeros((1, channels))
            place = np.arange(len(part)) / rate
            edge = np.minimum(1.0, np.minimum(place, place[::-1]) / min(FADE_S, max(len(part) / rate / 4, 1 / rate)))
            with libraries.soundfile().SoundFile(str(wave), "w", rate, channels, "PCM_24", format="WAV") as file:
                file.write(np.clip(part * edge[:, None], -1.0, 1.0))
        encode(wave, out, "opus")
    finally:
        wave.unlink(missing_ok=True)
    return round(len(part) / rate, 3)
