"""Delivery specs that are ready to use by name: what places that take finished work ask for.

Rules as in chain files (`delivery_spec`), with ``type`` naming the kind of output. A production's own specs come from
its chain; these are for ``segue check --spec NAME`` and as something to begin with.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class ReadySpec:
    """``source``: whose figures they are. ``rules`` are those of ``DeliverySpec.from_rules``, without ``type``."""

    title: str
    type: str
    rules: dict[str, Any]
    source: str


_DEPTHS = [24, 32]
_STUDIO_RATES = [44_100, 48_000, 88_200, 96_000, 176_400, 192_000]

READY_SPECS: dict[str, ReadySpec] = {
    "stem": ReadySpec(
        "Stem",
        "audio.stem",
        {"sr": _STUDIO_RATES, "bits": _DEPTHS, "clip_samples_max": 0},
        "Recording Academy, Producers & Engineers Wing: recommendations for delivery of recorded music projects",
    ),
    "multitrack": ReadySpec(
        "Multitrack, a file for each microphone",
        "audio.multitrack",
        {"sr": _STUDIO_RATES, "bits": _DEPTHS, "same_length": True, "clip_samples_max": 0},
        "Recording Academy, Producers & Engineers Wing: flattened tracks of one length from a common start",
    ),
    "mix": ReadySpec(
        "Mix for mastering",
        "audio.mix",
        {"channels": "stereo", "sr": _STUDIO_RATES, "bits": _DEPTHS, "true_peak_max_dbtp": -1, "clip_samples_max": 0},
        "Recording Academy, Producers & Engineers Wing: no limiting that leaves no room for mastering",
    ),
    "master-streaming": ReadySpec(
        "Master for streaming",
        "audio.master",
        {"channels": "stereo", "sr": _STUDIO_RATES, "bits": [24], "lufs_i": [-16, -13], "true_peak_max_dbtp": -1},
        "AES TD1008 and the reference of -14 LUFS that streaming services name, with -1 dBTP for their encoders",
    ),
    "master-cd": ReadySpec(
        "Master for CD",
        "audio.master",
        {"channels": "stereo", "sr": 44_100, "bits": 16, "true_peak_max_dbtp": 0, "clip_samples_max": 0},
        "IEC 60908: two channels, 44.1 kHz, 16 bit",
    ),
    "podcast": ReadySpec(
        "Podcast episode",
        "audio.master",
        {
            "formats": ["mp3", "aac", "m4a", "wav", "flac"],
            "channels": "mono_or_stereo",
            "sr": [44_100, 48_000],
            "lufs_i": [-17, -15],
            "true_peak_max_dbtp": -1,
        },
        "Apple Podcasts: -16 LUFS within one, true peak at most -1 dBTP",
    ),
    "voice-over": ReadySpec(
        "Voice-over",
        "audio.stem",
        {
            "channels": "mono",
            "sr": [44_100, 48_000],
            "bits": [16, 24, 32],
            "true_peak_max_dbtp": -3,
            "clip_samples_max": 0,
            "silence_head_max_ms": 1000,
        },
        "ACX: peaks at most -3 dB, one channel, half a second to one second of room at the start",
    ),
    "cover-art": ReadySpec(
        "Cover art",
        "image.cover",
        {"px": [3000, 3000], "bytes_max": 10_000_000},
        "Music services: 3000 x 3000 pixels as JPEG or PNG, at most 10 MB",
    ),
    "video-master": ReadySpec(
        "Video master",
        "video.master",
        {"px_min": [1080, 1080]},
        "ITU-R BT.709: 1080 lines at least, lying or standing",
    ),
    "web-video": ReadySpec(
        "Video for the web",
        "video.cut",
        {"px_min": [720, 720]},
        "Video platforms: 720 lines at least, lying or standing",
    ),
    "subtitles": ReadySpec("Subtitles", "text.subtitles", {}, "SubRip and WebVTT: text that opens"),
    "document": ReadySpec("Document", "doc.pdf", {}, "ISO 32000: a PDF that opens"),
}
