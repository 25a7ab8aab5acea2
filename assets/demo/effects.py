"""What is done to a whole signal after the notes: filters, echo, reverberation, saturation. numpy only, by FFT.

Signals are float64, ``frames`` or ``frames x 2``, full scale 1.0.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from score import SAMPLE_RATE_HZ

Signal = NDArray[np.float64]


def dice(seed: int) -> np.random.RandomState:
    """Random numbers whose stream numpy has frozen for good, so that every version renders the same."""
    return np.random.RandomState(seed)


def shape_spectrum(signal: Signal, response: NDArray[np.float64] | None = None, **edges_hz: float) -> Signal:
    """Zero-phase filter of a mono signal: ``low_cut``, ``high_cut`` (24 dB an octave), ``response`` at FFT bins."""
    size = fast_size(len(signal) + SAMPLE_RATE_HZ // 4)
    if response is None:
        response = band(np.fft.rfftfreq(size, 1 / SAMPLE_RATE_HZ), **edges_hz)
    return np.fft.irfft(np.fft.rfft(signal, size) * response, size)[: len(signal)]


def band(frequencies_hz: NDArray[np.float64], low_cut: float = 0.0, high_cut: float = 0.0) -> NDArray[np.float64]:
    """Gains of a band with Butterworth-like edges of fourth order."""
    gains = np.ones_like(frequencies_hz)
    if low_cut:
        gains *= 1 / np.sqrt(1 + (low_cut / np.maximum(frequencies_hz, 1e-3)) ** 8)
    if high_cut:
        gains *= 1 / np.sqrt(1 + (frequencies_hz / high_cut) ** 8)
    return gains


def peak_filter(signal: Signal, centre_hz: float, width_octaves: float, gain_db: float) -> Signal:
    """A bell in the spectrum, zero phase."""
    size = fast_size(len(signal) + SAMPLE_RATE_HZ // 4)
    frequencies = np.maximum(np.fft.rfftfreq(size, 1 / SAMPLE_RATE_HZ), 1.0)
    octaves = np.log2(frequencies / centre_hz) / width_octaves
    return shape_spectrum(signal, 10 ** (gain_db / 20 * np.exp(-(octaves**2) * 2)))


def fast_size(frames: int) -> int:
    """The next length of 2, 3 or 5 times a power of two that holds so many frames."""
    power = 1 << max(0, int(frames - 1).bit_length() - 3)
    return next(power * factor for factor in (5, 6, 8, 10) if power * factor >= frames)


def convolve(signal: Signal, impulse: Signal) -> Signal:
    """Mono with mono; as long as the signal."""
    size = fast_size(len(signal) + len(impulse))
    return np.fft.irfft(np.fft.rfft(signal, size) * np.fft.rfft(impulse, size), size)[: len(signal)]


def room(
    seed: int, decay_s: float, *, delay_s: float = 0.012, high_cut: float = 5500.0, low_cut: float = 180.0
) -> Signal:
    """Impulse response of a soft room: noise that fades, the highs sooner than the lows. Energy 1."""
    frames = int(decay_s * 1.3 * SAMPLE_RATE_HZ)
    seconds = np.arange(frames) / SAMPLE_RATE_HZ
    noise = dice(seed).standard_normal(frames)
    dark = shape_spectrum(noise, low_cut=low_cut, high_cut=high_cut * 0.35)
    bright = shape_spectrum(noise, low_cut=high_cut * 0.35, high_cut=high_cut)
    tail = dark * 10 ** (-3 * seconds / decay_s) + bright * 10 ** (-3 * seconds / (0.55 * decay_s))
    tail *= np.minimum(1, seconds / 0.018) * np.linspace(1, 0, frames)
    late = np.concatenate([np.zeros(int(delay_s * SAMPLE_RATE_HZ)), tail])
    return late / np.sqrt(np.sum(late**2))


def echo(signal: Signal, delay_frames: int, feedback: float, high_cut: float) -> Signal:
    """Only the repeats, each darker and softer than the one before."""
    repeats = np.zeros_like(signal)
    current = signal
    for _ in range(4):
        current = shape_spectrum(np.concatenate([np.zeros(delay_frames), current[:-delay_frames]]), high_cut=high_cut)
        current = current * feedback
        repeats += current
    return repeats


def saturate(signal: Signal, drive: float) -> Signal:
    """Soft rounding of the loud parts, at twice the rate so that what it adds does not fold back; unity when quiet."""
    frames = len(signal)
    size = fast_size(frames)
    spectrum = np.fft.rfft(signal, size)
    wide = np.fft.irfft(np.concatenate([spectrum * 2, np.zeros(size - len(spectrum) + 1)]), size * 2)
    rounded = np.tanh(wide * drive) / drive
    return np.fft.irfft(np.fft.rfft(rounded)[: len(spectrum)] / 2, size)[:frames]


def place(signal: Signal, position: float) -> Signal:
    """Mono to stereo with constant power; position -1 left, 1 right."""
    angle = (position + 1) * np.pi / 4
    return np.stack([signal * np.cos(angle), signal * np.sin(angle)], axis=1) * np.sqrt(2)
