"""An audible mark on a preview: a soft tone every few seconds, so that it can be judged and not be used."""

from __future__ import annotations

from pathlib import Path

EVERY_S = 12.0
LENGTH_S = 0.5
LEVEL = 0.12
_TONE_HZ = 880.0
_FADE_S = 0.04
_BLOCK_FRAMES = 65_536


def write_marked(source: Path, target: Path) -> Path:
    """Write ``source`` with the mark as a 24-bit wave, in blocks; the first tone sounds after a second. Returns ``target``.

    Raises BadInputError: it is not audio, or damaged.
    """
    import numpy as np

    from studio.media import libraries
    from studio.media.sources import open_source

    with open_source(source) as audio:
        rate, channels = audio.info.sample_rate_hz, audio.info.channels
        seconds = np.arange(round(LENGTH_S * rate)) / rate
        edge = np.minimum(1.0, np.minimum(seconds, LENGTH_S - seconds) / _FADE_S)
        tone = np.zeros(round(EVERY_S * rate))
        begin = min(rate, len(tone) - len(seconds))
        tone[begin : begin + len(seconds)] = LEVEL * edge * np.sin(2 * np.pi * _TONE_HZ * seconds)
        place = 0
        with libraries.soundfile().SoundFile(str(target), "w", rate, channels, "PCM_24", format="RF64") as out:
            while len(block := audio.read(_BLOCK_FRAMES)):
                mark = tone[(place + np.arange(len(block))) % len(tone)]
                out.write(np.clip(block + mark[:, None], -1.0, 1.0))
                place += len(block)
    return target
