"""Joins in sound without a click: cross-fades, short fades, gain. Bytes are interleaved float32 stereo, as in the ring."""

from __future__ import annotations


def crossfaded(old: bytes, new: bytes) -> bytes:
    """``new``, fading in linearly while ``old`` fades out; ``old`` counts as silence where it is shorter."""
    import numpy as np

    coming = np.frombuffer(new, "<f4").reshape(-1, 2)
    going = np.zeros_like(coming)
    there = np.frombuffer(old, "<f4").reshape(-1, 2)[: len(coming)]
    going[: len(there)] = there
    share = (np.arange(len(coming), dtype=np.float32)[:, None] + 0.5) / max(1, len(coming))
    return (going * (1 - share) + coming * share).astype("<f4").tobytes()


def joined(old: bytes, new: bytes) -> bytes:
    """``new``, fading in while ``old`` fades out over the frames that both have, at equal power: for sounds of different places."""
    import numpy as np

    count = min(len(old), len(new)) // 8
    share = (np.arange(count, dtype=np.float32)[:, None] + 0.5) / max(1, count) * np.float32(np.pi / 2)
    going, coming = (np.frombuffer(part, "<f4").reshape(-1, 2)[:count] for part in (old, new))
    return (going * np.cos(share) + coming * np.sin(share)).astype("<f4").tobytes() + new[count * 8 :]


def scaled(block: bytes, gain: float) -> bytes:
    """The same, louder or softer."""
    import numpy as np

    return (np.frombuffer(block, "<f4") * np.float32(gain)).tobytes() if block and gain != 1.0 else block


def coming(block: bytes, done_frames: int, fade_frames: int) -> bytes:
    """The same, fading in over so many frames, of which some have been heard already."""
    import numpy as np

    sound = np.frombuffer(block, "<f4").reshape(-1, 2)
    places = np.arange(done_frames, done_frames + len(sound), dtype=np.float32)[:, None] + np.float32(0.5)
    share = np.minimum(places / max(1, fade_frames), 1)
    return (sound * (0.5 - 0.5 * np.cos(share * np.float32(np.pi)))).astype("<f4").tobytes()


def going(block: bytes) -> bytes:
    """The same, fading out over its whole length."""
    import numpy as np

    sound = np.frombuffer(block, "<f4").reshape(-1, 2)
    share = (np.arange(len(sound), dtype=np.float32)[:, None] + np.float32(0.5)) / max(1, len(sound))
    return (sound * (0.5 + 0.5 * np.cos(share * np.float32(np.pi)))).astype("<f4").tobytes()


def faded(block: bytes, fade_frames: int) -> bytes:
    """The same with a fade at both ends."""
    import numpy as np

    sound = np.frombuffer(block, "<f4").reshape(-1, 2).copy()
    count = min(fade_frames, len(sound) // 2)
    ramp = (np.arange(count, dtype=np.float32)[:, None] + 0.5) / max(1, count)
    sound[:count] *= ramp
    sound[len(sound) - count :] *= ramp[::-1]
    return sound.tobytes()
