"""The sound of one note on each instrument, from nothing but sines and noise. No score, no effects on the whole.

Each function gives a float64 mono signal that starts with the note and fades to nothing by itself.
"""

from __future__ import annotations

import numpy as np
from effects import Signal, dice, shape_spectrum
from score import SAMPLE_RATE_HZ

TAU = 2 * np.pi


def clock(seconds: float) -> Signal:
    return np.arange(int(seconds * SAMPLE_RATE_HZ)) / SAMPLE_RATE_HZ


def gate(time_s: Signal, length_s: float, attack_s: float, release_s: float) -> Signal:
    """Raised-cosine edges: no clicks at either end."""
    rise = np.clip(time_s / attack_s, 0, 1)
    fall = np.clip((length_s + release_s - time_s) / release_s, 0, 1)
    return (0.5 - 0.5 * np.cos(np.pi * rise)) * (0.5 - 0.5 * np.cos(np.pi * fall))


def electric_piano(frequency: float, length_s: float, strength: float) -> Signal:
    """Two FM pairs: the bar that hums, and the tine that chimes at the start."""
    release_s = 0.16 if length_s < 2.5 else 0.7
    time_s = clock(length_s + release_s + 0.05)
    decay_s = 2.6 * (220 / frequency) ** 0.4
    bend = strength * (1.5 * np.exp(-time_s / 0.5) + 0.35)
    phase = TAU * frequency * time_s
    body = np.sin(phase + bend * np.sin(phase)) * np.exp(-time_s / decay_s)
    chime = np.sin(phase + 0.5 * np.sin(phase * 7) * np.exp(-time_s / 0.18)) * np.exp(-time_s / 0.7)
    warmth = 0.18 * np.sin(2 * phase) * np.exp(-time_s / (decay_s * 0.5))
    sound = body + (0.25 + 0.3 * strength) * chime + warmth
    return sound * strength**1.2 * gate(time_s, length_s, 0.004, release_s)


def pad(frequency: float, length_s: float, strength: float, detune_cents: float) -> Signal:
    """A dark string-like bed of a few harmonics that opens slowly."""
    time_s = clock(length_s + 0.6)
    drift = detune_cents + 3 * np.sin(TAU * 0.31 * time_s + detune_cents)
    phase = TAU * np.cumsum(frequency * 2 ** (drift / 1200)) / SAMPLE_RATE_HZ
    opening = 1 - np.exp(-time_s / 0.8)
    sound = sum(np.sin(n * phase + n) / n**1.6 * opening ** (0.4 * n) for n in range(1, 9))
    return np.asarray(sound) * strength * gate(time_s, length_s, 0.25, 0.55)


def plucked_string(
    frequency: float,
    length_s: float,
    strength: float,
    *,
    decay_s: float,
    brightness: float,
    place: float,
    seed: int,
    release_s: float = 0.12,
) -> Signal:
    """The modes of a plucked string: a little stretched, the higher ones shorter, a node where it was plucked."""
    time_s = clock(length_s + release_s + 0.05)
    depth_cents = 7 * np.clip((time_s - 0.3) / 0.4, 0, 1)
    wave = frequency * 2 ** (depth_cents * np.sin(TAU * 5.1 * time_s) / 1200)
    phase = TAU * np.cumsum(wave) / SAMPLE_RATE_HZ
    sound = np.zeros_like(time_s)
    for n in range(1, 40):
        stretch = np.sqrt(1 + 6e-5 * n * n)
        if n * frequency * stretch > min(12_000, 9000 * brightness + 3000):
            break
        level = np.sin(np.pi * n * place) * np.exp(-n * (1.15 - strength) * 0.16 / brightness) / n**0.9
        sound += level * np.sin(n * stretch * phase) * np.exp(-time_s / decay_s * (1 + 0.16 * n**1.25))
    scrape = dice(seed).standard_normal(len(time_s)) * np.exp(-time_s / 0.006)
    sound += 0.05 * strength * shape_spectrum(scrape, low_cut=500, high_cut=3800)
    return sound * strength * gate(time_s, length_s, 0.0025, release_s)


def bass_string(frequency: float, length_s: float, strength: float, seed: int) -> Signal:
    """A finger-plucked string over a sine that carries the weight."""
    release_s = 0.1 if length_s < 2 else 0.9
    string = plucked_string(
        frequency, length_s, strength, decay_s=1.5, brightness=0.6, place=0.21, seed=seed, release_s=release_s
    )
    time_s = np.arange(len(string)) / SAMPLE_RATE_HZ
    weight = np.sin(TAU * frequency * time_s) * np.exp(-time_s / 1.8) * gate(time_s, length_s, 0.008, release_s)
    return string + 0.32 * strength * weight


# --- drums ----------------------------------------------------------------------------------------------------------


def kick(strength: float, seed: int) -> Signal:
    time_s = clock(0.55)
    sweep = 49 + 95 * np.exp(-time_s / 0.022) + 260 * np.exp(-time_s / 0.004)
    body = np.sin(TAU * np.cumsum(sweep) / SAMPLE_RATE_HZ) * np.exp(-time_s / 0.15)
    beater = shape_spectrum(
        dice(seed).standard_normal(len(time_s)) * np.exp(-time_s / 0.004), low_cut=700, high_cut=4200
    )
    return (body + 0.12 * strength * beater) * strength * gate(time_s, 0.4, 0.0015, 0.15)


def snare(strength: float, seed: int) -> Signal:
    time_s = clock(0.4)
    shell = np.sin(TAU * (184 * time_s + 1.2 * np.exp(-time_s / 0.012))) * np.exp(-time_s / 0.075)
    ring = 0.5 * np.sin(TAU * 331 * time_s) * np.exp(-time_s / 0.05)
    wires = shape_spectrum(dice(seed).standard_normal(len(time_s)), low_cut=900, high_cut=8200)
    wires *= 0.55 * np.exp(-time_s / 0.085) + 0.25 * np.exp(-time_s / 0.02)
    return (0.7 * shell + ring * 0.5 + wires * (0.5 + 0.5 * strength)) * strength**1.2 * gate(time_s, 0.3, 0.0012, 0.1)


def tom(strength: float, seed: int, frequency: float = 108.0) -> Signal:
    time_s = clock(0.6)
    sweep = frequency * (1 + 0.4 * np.exp(-time_s / 0.05))
    body = np.sin(TAU * np.cumsum(sweep) / SAMPLE_RATE_HZ) * np.exp(-time_s / 0.19)
    stick = shape_spectrum(dice(seed).standard_normal(len(time_s)) * np.exp(-time_s / 0.01), low_cut=400, high_cut=3000)
    return (body + 0.15 * stick) * strength * gate(time_s, 0.45, 0.002, 0.15)


def shaker(strength: float, seed: int) -> Signal:
    """Grains thrown forward: a swell before the stop."""
    time_s = clock(0.12)
    grains = shape_spectrum(dice(seed).standard_normal(len(time_s)), low_cut=3800, high_cut=8600)
    swell = np.minimum(1, time_s / 0.018) ** 1.5 * np.exp(-np.maximum(0, time_s - 0.018) / 0.024)
    return grains * swell * strength**1.3 * gate(time_s, 0.09, 0.001, 0.03)


def metal(seed: int, seconds: float, decay_s: float, lowest_hz: float, highest_hz: float, modes: int) -> Signal:
    """A plate: many unrelated modes, the higher ones shorter, over a breath of noise."""
    chance = dice(seed)
    time_s = clock(seconds)
    sound = np.zeros_like(time_s)
    for hz in lowest_hz * (highest_hz / lowest_hz) ** chance.random_sample(modes):
        fade = np.exp(-time_s / (decay_s * (lowest_hz / hz) ** 0.5 * (0.6 + 0.8 * chance.random_sample())))
        sound += np.sin(TAU * (hz * time_s + chance.random_sample())) * fade
    noise = shape_spectrum(chance.standard_normal(len(time_s)), low_cut=lowest_hz * 1.3, high_cut=highest_hz)
    sound = sound / np.sqrt(modes) + 0.8 * noise * np.exp(-time_s / (decay_s * 0.6))
    return sound * gate(time_s, seconds * 0.6, 0.0015, seconds * 0.38)


def hat(strength: float, seed: int) -> Signal:
    return metal(seed, 0.16, 0.035, 5200, 10_500, 30) * strength**1.2


def ride(strength: float, seed: int) -> Signal:
    """A ping and a wash. The metal is the same at each stroke, the stick is not."""
    time_s = clock(1.1)
    ping = np.sin(TAU * 3120 * time_s) + 0.6 * np.sin(TAU * 4410 * time_s + 1)
    stick = shape_spectrum(
        dice(seed).standard_normal(len(time_s)) * np.exp(-time_s / 0.004), low_cut=2500, high_cut=7000
    )
    wash = metal(77, 1.1, 0.35, 2900, 8800, 45)
    sound = 0.45 * ping * np.exp(-time_s / 0.16) + 0.4 * stick + 0.35 * wash
    return sound * strength * gate(time_s, 0.7, 0.001, 0.38)


def crash(strength: float, seed: int) -> Signal:
    return metal(seed, 2.6, 0.8, 1900, 9500, 90) * strength
