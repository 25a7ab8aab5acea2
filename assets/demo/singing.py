"""A wordless voice: a gliding pitch with vibrato, its harmonics shaped by the formants of oo, oh and ah, some breath.

It sings phrases (notes that touch). Formant frequencies, widths and levels are those of an alto in the table of
the Csound manual (appendix "formant values").
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np
from effects import Signal, dice, shape_spectrum
from score import BEAT_FRAMES, FRAMES, SAMPLE_RATE_HZ, SungNote, frame_of, midi_number

STEP = 96  # frames between two values of a slow curve: 2 ms

# vowel -> (centre Hz, width Hz, level dB) of five formants
FORMANTS = {
    "ah": ((800, 80, 0), (1150, 90, -4), (2800, 120, -20), (3500, 130, -36), (4950, 140, -60)),
    "oh": ((450, 70, 0), (800, 80, -9), (2830, 100, -16), (3500, 130, -28), (4950, 135, -55)),
    "oo": ((325, 50, 0), (700, 60, -12), (2530, 170, -30), (3500, 180, -40), (4950, 200, -64)),
}
MOUTH_OPEN = {"ah": 1.0, "oh": 0.85, "oo": 0.7}


@dataclass(frozen=True, slots=True)
class Singer:
    """What makes one voice itself."""

    seed: int
    vibrato_hz: float = 5.4
    vibrato_cents: float = 26.0
    formant_scale: float = 1.0
    breath: float = 0.02
    off_cents: float = 0.0
    late_s: float = 0.0
    glide_s: float = 0.075
    attack_s: float = 0.07
    consonants: float = 1.0
    """How far the mouth closes before a note: 1 is a soft m, 0 nothing."""


def sing(notes: list[SungNote], singer: Singer, bent_cents: dict[tuple[int, float], float] | None = None) -> Signal:
    """The whole part as long as the song. ``bent_cents`` puts single notes, named by bar and beat, out of tune."""
    part = np.zeros(FRAMES)
    for number, phrase in enumerate(phrases(notes)):
        start = frame_of(phrase[0][0], phrase[0][1]) + int(singer.late_s * SAMPLE_RATE_HZ)
        sound = sing_phrase(phrase, singer, singer.seed * 100 + number, bent_cents or {})
        end = min(FRAMES, start + len(sound))
        part[start:end] += sound[: end - start]
    return part


def phrases(notes: list[SungNote]) -> list[list[SungNote]]:
    """Split where one note ends before the next begins."""
    groups = [[notes[0]]]
    for before, after in itertools.pairwise(notes):
        if (before[0] * 4 + before[1] + before[2]) < (after[0] * 4 + after[1]) - 1e-6:
            groups.append([])
        groups[-1].append(after)
    return groups


def sing_phrase(
    phrase: list[SungNote], singer: Singer, seed: int, bent_cents: dict[tuple[int, float], float]
) -> Signal:
    start = frame_of(phrase[0][0], phrase[0][1])
    release = int(0.22 * SAMPLE_RATE_HZ)
    last = phrase[-1]
    frames = (
        round((last[0] - phrase[0][0]) * 4 * BEAT_FRAMES + (last[1] + last[2] - phrase[0][1]) * BEAT_FRAMES) + release
    )
    steps = frames // STEP + 1
    at_s = np.arange(steps) * STEP / SAMPLE_RATE_HZ
    onsets_s = [(frame_of(bar, beat) - start) / SAMPLE_RATE_HZ for bar, beat, *_ in phrase]
    semitones = [midi_number(note[3]) + bent_cents.get((note[0], note[1]), 0.0) / 100 for note in phrase]
    index = np.searchsorted(onsets_s, at_s, side="right") - 1

    pitch = pitch_curve(singer, seed, at_s, np.asarray(semitones)[index], np.asarray(onsets_s)[index])
    loud, mouth = breath_curves(
        singer, at_s, onsets_s, [note[4] for note in phrase], (frames - release) / SAMPLE_RATE_HZ
    )
    formants = [formant_curves([note[4] for note in phrase], index, k, singer.formant_scale) for k in range(5)]

    frame_steps = np.arange(frames) / STEP
    f0 = 440 * 2 ** ((np.interp(frame_steps, np.arange(steps), pitch) - 69) / 12)
    theta = 2 * np.pi * np.cumsum(f0) / SAMPLE_RATE_HZ
    return harmonics(theta, 440 * 2 ** ((pitch - 69) / 12), formants, mouth, frame_steps) * np.interp(
        frame_steps, np.arange(steps), loud
    ) + breath_noise(singer, seed, frames, np.interp(frame_steps, np.arange(steps), loud * mouth))


def pitch_curve(singer: Singer, seed: int, at_s: Signal, target: Signal, onset_s: Signal) -> Signal:
    """Semitones: glides between notes, a scoop into the phrase, vibrato that sets in late, and a human unrest."""
    width = max(3, int(singer.glide_s * SAMPLE_RATE_HZ / STEP)) | 1
    kernel = np.hanning(width + 2)[1:-1]
    padded = np.concatenate([np.full(width // 2, target[0]), target, np.full(width // 2, target[-1])])
    glide = np.convolve(padded, kernel / kernel.sum(), mode="valid")
    scoop = -0.7 * np.exp(-at_s / 0.05)
    since_onset = at_s - onset_s
    depth = singer.vibrato_cents / 100 * np.clip((since_onset - 0.22) / 0.45, 0, 1)
    rate = singer.vibrato_hz * (1 + 0.03 * slow_noise(seed, len(at_s), 0.5))
    wave = np.sin(2 * np.pi * np.cumsum(rate) * STEP / SAMPLE_RATE_HZ + seed)
    unrest = 0.05 * slow_noise(seed + 1, len(at_s), 0.12) + 0.02 * slow_noise(seed + 2, len(at_s), 0.02)
    return glide + scoop + depth * wave + unrest + singer.off_cents / 100


def slow_noise(seed: int, steps: int, smooth_s: float) -> Signal:
    """Smooth random curve, about -1..1."""
    width = max(3, int(smooth_s * SAMPLE_RATE_HZ / STEP))
    kernel = np.hanning(width + 2)[1:-1]
    return np.convolve(dice(seed).standard_normal(steps + width - 1), kernel / np.sqrt(np.sum(kernel**2)), mode="valid")


def breath_curves(
    singer: Singer, at_s: Signal, onsets_s: list[float], vowels: list[str], end_s: float
) -> tuple[Signal, Signal]:
    """Loudness, and how far the mouth is open (it nearly closes for a moment before each new note, like a soft m)."""
    swell = 0.85 + 0.15 * np.sin(np.pi * np.clip(at_s / max(end_s, 0.1), 0, 1))
    loud = swell * smooth_step(at_s / singer.attack_s) * smooth_step((end_s + 0.2 - at_s) / 0.2)
    mouth = np.interp(at_s, onsets_s, [MOUTH_OPEN[vowel] for vowel in vowels])
    for number, onset_s in enumerate(onsets_s):
        closing = singer.consonants * np.exp(-(((at_s - onset_s - 0.005) / 0.032) ** 2))
        mouth = mouth * (1 - (0.75 if number else 0.9) * closing)
        if number:
            loud = loud * (1 - 0.4 * closing)
    mouth = mouth * (0.75 + 0.25 * smooth_step((end_s + 0.1 - at_s) / 0.25))
    return loud, mouth


def smooth_step(position: Signal) -> Signal:
    return 0.5 - 0.5 * np.cos(np.pi * np.clip(position, 0, 1))


def formant_curves(vowels: list[str], index: Signal, number: int, scale: float) -> tuple[Signal, Signal, Signal]:
    """Centre Hz, width Hz and level of one formant over time, gliding from vowel to vowel in about 90 ms."""
    kernel = np.hanning(45 + 2)[1:-1]
    curves = []
    for field in range(3):
        values = np.asarray([float(FORMANTS[vowel][number][field]) for vowel in vowels])[index]
        padded = np.concatenate([np.full(22, values[0]), values, np.full(22, values[-1])])
        curves.append(np.convolve(padded, kernel / kernel.sum(), mode="valid"))
    return curves[0] * scale, curves[1] * 1.9 + 40, 10 ** (curves[2] / 20)


def harmonics(
    theta: Signal, f0: Signal, formants: list[tuple[Signal, Signal, Signal]], mouth: Signal, frame_steps: Signal
) -> Signal:
    """Sum of the harmonics; sin(n theta) by the recurrence 2 cos(theta) sin((n-1) theta) - sin((n-2) theta)."""
    steps = np.arange(len(f0))
    turn = 2 * np.cos(theta)
    before, current = np.zeros_like(theta), np.sin(theta)
    sound = np.zeros_like(theta)
    corner = 350 * 26**mouth  # a closed mouth lets only the lowest harmonics out
    for n in range(1, 46):
        frequency = n * f0
        if frequency.min() > 8000:
            break
        level = 0.03 / (1 + (frequency / 900) ** 2)
        for number, (centre, width, gain) in enumerate(formants):
            # singers raise the first formant to the pitch rather than sing below it
            middle = np.maximum(centre, f0 * 1.02) if number == 0 else centre
            level = level + gain / (1 + ((frequency - middle) / width) ** 2)
        level = level / (1 + (frequency / corner) ** 2) * np.clip((9000 - frequency) / 1500, 0, 1)
        sound += np.interp(frame_steps, steps, level) * current
        before, current = current, turn * current - before
    return sound


def breath_noise(singer: Singer, seed: int, frames: int, level: Signal) -> Signal:
    noise = dice(seed + 7).standard_normal(frames)
    return singer.breath * shape_spectrum(noise, low_cut=1400, high_cut=5200) * level
