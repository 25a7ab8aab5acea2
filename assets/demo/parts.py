"""From score to stems: every part played by its instrument, placed in its room and brought to its level in the mix.

The six gigs summed at unity gain are the mix. Levels are fixed numbers found by measuring, not computed at each run.
"""

from __future__ import annotations

import zlib

import numpy as np
import score
from effects import Signal, convolve, dice, echo, peak_filter, place, room, saturate, shape_spectrum
from instruments import bass_string, crash, electric_piano, hat, kick, pad, plucked_string, ride, shaker, snare, tom
from score import BEAT_FRAMES, FRAMES, SAMPLE_RATE_HZ, frame_of, frequency_hz
from singing import Singer, sing

BEAT_S = 60 / score.TEMPO_BPM

FIRST_SINGER = Singer(seed=11)
# part (0 low .. 2 high), place, seed, formants, cents off, seconds late; two singers to a part
CHOIR = [
    (part, place_, Singer(
        seed=seed, vibrato_hz=4.8 + seed % 7 * 0.13, vibrato_cents=15, formant_scale=formant_scale, off_cents=off_cents, late_s=late_s,
        glide_s=0.09, attack_s=0.28, consonants=0.15,
    ))
    for part, place_, seed, formant_scale, off_cents, late_s in (
        (0, -0.8, 21, 0.96, -5, 0.016), (0, 0.45, 22, 1.01, 6, 0.028), (1, -0.35, 23, 1.03, 4, 0.01),
        (1, 0.85, 24, 0.98, -6, 0.024), (2, -0.6, 25, 1.05, -4, 0.02), (2, 0.65, 26, 1.0, 5, 0.012),
    )
]  # fmt: skip

FLAT_NOTE = {(5, 2.5): -78.0}
"""What is wrong with the singer's first take besides its end: the long C of bar 5 hangs three quarters of a semitone low."""


def add(track: Signal, start: int, sound: Signal, gain: float = 1.0) -> None:
    """Lay a sound into a track; what would lie outside is left out."""
    start = max(0, start)
    end = min(len(track), start + len(sound))
    track[start:end] += gain * sound[: end - start]


def human_frames(seed: int, spread_ms: float) -> int:
    return int(np.clip(dice(seed).standard_normal(), -2, 2) * spread_ms * SAMPLE_RATE_HZ / 1000)


def seed_of(*parts: object) -> int:
    return zlib.crc32(repr(parts).encode()) & 0x7FFFFFFF


def smooth_ends(signal: Signal, seconds: float = 1.2) -> Signal:
    """The file begins at nothing and the very end reaches nothing, both without a step."""
    frames = int(seconds * SAMPLE_RATE_HZ)
    curve = np.ones(len(signal))
    curve[:96] = np.linspace(0, 1, 96)
    curve[-frames:] = 0.5 + 0.5 * np.cos(np.linspace(0, np.pi, frames))
    return signal * (curve if signal.ndim == 1 else curve[:, None])


def with_room(dry: Signal, wet: float, decay_s: float, seed: int, high_cut: float = 5500.0) -> Signal:
    """A mono part in a mono room."""
    return dry + wet * convolve(dry, room(seed, decay_s, high_cut=high_cut))


def with_wide_room(dry: Signal, wet: float, decay_s: float, seed: int, high_cut: float = 5500.0) -> Signal:
    """A stereo part in a room whose two sides differ."""
    middle = dry.mean(axis=1)
    sides = [convolve(0.7 * middle + 0.3 * dry[:, k], room(seed + k, decay_s, high_cut=high_cut)) for k in (0, 1)]
    return dry + wet * np.stack(sides, axis=1)


# --- the six gigs ---------------------------------------------------------------------------------------------------


def drums() -> Signal:
    kit = {
        "kick": (kick, 0.0, 0.8), "snare": (snare, 0.05, 0.42), "ride": (ride, 0.25, 0.12), "shaker": (shaker, 0.38, 0.31),
        "hat": (hat, -0.42, 0.24), "tom": (tom, 0.3, 0.5),
    }  # fmt: skip
    tracks = {name: np.zeros(FRAMES) for name in [*kit, "crash"]}
    for bar, pattern in score.DRUM_BARS.items():
        for name, steps in score.DRUM_PATTERNS[pattern].items():
            for step, mark in enumerate(steps):
                if mark == ".":
                    continue
                seed = seed_of(name, bar, step)
                strength = int(mark) / 9 * (1 + 0.08 * dice(seed).standard_normal())
                at = frame_of(bar, 1 + step / 4) + human_frames(seed + 1, 1.0 if name == "kick" else 2.5)
                add(tracks[name], at, kit[name][0](strength, seed))
    for bar, beat, strength in score.CRASHES:
        add(tracks["crash"], frame_of(bar, beat), crash(strength, seed_of("crash", bar)))
    mix = place(tracks["crash"], 0.35) * 0.15
    for name, (_, position, gain) in kit.items():
        mix += place(tracks[name], position) * gain
    mix = with_wide_room(mix, 0.1, 0.7, seed=301, high_cut=6500)
    return np.stack([saturate(mix[:, k], 0.9) for k in (0, 1)], axis=1)


def bass() -> Signal:
    track = np.zeros(FRAMES)
    for number, (bar, beat, beats, name, strength) in enumerate(score.BASS):
        sound = bass_string(frequency_hz(name), beats * BEAT_S * 0.94, strength, seed_of("bass", number))
        add(track, frame_of(bar, beat) + human_frames(number + 500, 2.0), sound)
    track = saturate(0.55 * track, 1.3)
    return shape_spectrum(track, low_cut=32, high_cut=3600)


def chords() -> Signal:
    keys, bed = np.zeros(FRAMES), [np.zeros(FRAMES), np.zeros(FRAMES)]
    for bar, changes in score.CHORDS.items():
        section = score.SECTION_OF_BAR[bar]
        for beat, beats, strength in score.COMPING[section]:
            voicing = max((change for change in changes if change[0] <= beat), key=lambda change: change[0])[1]
            for order, name in enumerate(voicing.split()):
                seed = seed_of("keys", bar, beat, name)
                # the hand rolls a little, and leans on the top note
                at = (
                    frame_of(bar, beat)
                    + abs(human_frames(seed, 3))
                    + order * (520 if section in ("out", "last") else 130)
                )
                touch = (
                    strength
                    * (1 + 0.1 * dice(seed).standard_normal())
                    * (1.1 if order == len(voicing.split()) - 1 else 1)
                )
                add(keys, at, electric_piano(frequency_hz(name), beats * BEAT_S, touch))
        if section != "verse":
            for number, (beat, voicing) in enumerate(changes):
                until = changes[number + 1][0] if number + 1 < len(changes) else 5
                for name in voicing.split()[:4]:
                    for side, cents in ((0, -6.0), (1, 7.0)):
                        level = {"chorus": 1.0, "out": 0.75, "last": 0.5}[section]
                        add(
                            bed[side],
                            frame_of(bar, beat),
                            pad(frequency_hz(name), (until - beat) * BEAT_S, level, cents),
                        )
    keys = peak_filter(shape_spectrum(saturate(0.22 * keys, 1.1), low_cut=110, high_cut=7000), 2000, 1.3, 4.0)
    sway = 0.35 * np.sin(2 * np.pi * np.arange(FRAMES) / (BEAT_FRAMES * 2))  # the piano's own slow panning
    bed = [shape_spectrum(side, low_cut=160, high_cut=2600) * 0.021 for side in bed]
    wide = np.stack([keys * (1 - sway) + bed[0], keys * (1 + sway) + bed[1]], axis=1)
    return with_wide_room(wide, 0.2, 1.6, seed=311)


def lead() -> Signal:
    track = np.zeros(FRAMES)
    for number, (bar, beat, beats, name, strength) in enumerate(score.LEAD):
        sound = plucked_string(
            frequency_hz(name), beats * BEAT_S * 1.15, strength, decay_s=1.1, brightness=0.8, place=0.17, seed=seed_of("lead", number)
        )  # fmt: skip
        add(track, frame_of(bar, beat) + human_frames(number + 900, 3.5), sound)
    track = shape_spectrum(saturate(0.5 * track, 1.2), low_cut=170, high_cut=6500)
    track = peak_filter(track, 2300, 1.0, 2.5)
    track += echo(track, BEAT_FRAMES * 3 // 4, 0.3, 2800)
    return with_room(track, 0.22, 1.4, seed=321)


def voice(bent_cents: dict[tuple[int, float], float] | None = None) -> Signal:
    track = sing(score.VOICE, FIRST_SINGER, bent_cents)
    track = saturate(shape_spectrum(track, low_cut=120, high_cut=8000) * 0.5, 0.8)
    track = peak_filter(track, 2900, 1.2, 5.0)  # the singer's formant, which carries it over the band
    return with_room(track, 0.2, 1.7, seed=331, high_cut=4800)


def backing() -> Signal:
    wide = np.zeros((FRAMES, 2))
    for part, position, singer in CHOIR:
        wide += place(sing(score.BACKING[part], singer), position)
    wide = np.stack([shape_spectrum(wide[:, k], low_cut=220, high_cut=6500) for k in (0, 1)], axis=1) * 0.15
    return with_wide_room(wide, 0.35, 2.0, seed=341, high_cut=4800)


def guide() -> Signal:
    """The owner's sketch: a click, plain chords and the tune, so that everybody plays to the same thing."""
    track = np.zeros(FRAMES)
    time_s = np.arange(int(0.04 * SAMPLE_RATE_HZ)) / SAMPLE_RATE_HZ
    for bar in range(1, score.BARS + 1):
        for beat in range(1, 5):
            pitch = 1760.0 if beat == 1 else 1320.0
            if bar == score.BARS and beat > 1:
                break
            add(track, frame_of(bar, beat), np.sin(2 * np.pi * pitch * time_s) * np.exp(-time_s / 0.007), 0.5)
        changes = score.CHORDS.get(bar, [(1, score.INTRO_CHORD)])
        for number, (beat_of_change, voicing) in enumerate(changes):
            until = changes[number + 1][0] if number + 1 < len(changes) else 5
            for name in voicing.split():
                sound = electric_piano(frequency_hz(name), (until - beat_of_change) * BEAT_S * 0.9, 0.3)
                add(track, frame_of(bar, beat_of_change), sound, 0.4)
    for bar, beat, beats, name, _ in score.VOICE:
        add(track, frame_of(bar, beat), electric_piano(frequency_hz(name), beats * BEAT_S * 0.95, 0.5), 0.55)
    return shape_spectrum(track, low_cut=90, high_cut=3600) * 0.5


# name -> (how it is played, gain in dB that brings it to its place)
PARTS = {
    "guide": (guide, -1.0),
    "drums": (drums, -7.1),
    "bass": (bass, -7.3),
    "chords": (chords, -13.1),
    "lead": (lead, -9.6),
    "voice": (voice, -12.0),
    "backing": (backing, -22.3),
}
GIGS = [name for name in PARTS if name != "guide"]


def stem(name: str) -> Signal:
    """One finished part: float64, ``frames`` or ``frames x 2``, unity in the mix."""
    play, gain_db = PARTS[name]
    return smooth_ends(play() * 10 ** (gain_db / 20))


def first_take_of_voice() -> Signal:
    """The take that comes back for a revision: right length, one long note flat, everything else as in the good one."""
    return smooth_ends(voice(FLAT_NOTE) * 10 ** (PARTS["voice"][1] / 20))
