"""What changed between two takes: how much later the newer one runs, how much louder it is, and where they differ.

Found by correlation (GCC-PHAT), coarsely over the whole length, then to the frame. Takes that were played anew share no
waveform: then they are compared in place, and ``is_aligned`` says so. Nothing is loaded at its full rate.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from studio.domain.errors import BadInputError, CancelledError
from studio.domain.take_changes import ChangedRange, ChangeKind, TakeChanges
from studio.media.conform import ResampledSource
from studio.media.sources import AudioSource, open_source

_COARSE_HZ = 4000
_CONFIDENCE_MIN = 15.0
_WINDOWS_PER_S = 10
_REFINE_S = 2.0
_REFINE_PLACES = 3
_SILENCE = 10 ** (-66 / 10)
_INAUDIBLE = 10 ** (-84 / 10)
_SAME = 10 ** (-40 / 10)  # what lies so far below the sound is not heard beside it
_GAP_WINDOWS = 3
_MOVED_S = (2.0, 20.0)
_MOST_MOVES = 12
_MOST_S = 4 * 3600

Samples = NDArray[np.float64]


def take_changes(
    newer: Path,
    older: Path,
    progress: Callable[[float], None] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> TakeChanges:
    """Compare two files of audio; one at another rate is brought to the rate of ``newer``.

    Raises:
        BadInputError: one is not audio, is damaged, or is longer than four hours.
        CancelledError: ``is_cancelled`` said so.
    """
    watch = _Watch(progress, is_cancelled)
    with _Pair(newer, older) as pair:
        step = max(1, pair.rate_hz // _COARSE_HZ)
        coarse = (_coarse(pair.newer, step, watch.part(0.0, 0.25)), _coarse(pair.older, step, watch.part(0.25, 0.5)))
        lag, confidence = _correlated(*coarse)
        duration_s = len(coarse[0]) * step / pair.rate_hz
        is_near = confidence >= _CONFIDENCE_MIN
        lag = _refined(pair, coarse, lag, step) if is_near else 0
        sums = _window_sums(pair, lag, watch.part(0.5, 1.0))
        if not (is_near and _has_same_sound(sums)):
            return _played_anew(sums, duration_s)
        gain = _common_gain(*sums.T)
        ranges = _ranges(sums, gain, (pair.rate_hz // _WINDOWS_PER_S) / pair.rate_hz)
        moved = [_moved(found, coarse, lag, step, pair.rate_hz) for found in ranges[:_MOST_MOVES]]
        return TakeChanges(
            offset_s=lag / pair.rate_hz,
            level_db=_db(gain * gain),
            is_aligned=True,
            is_inverted=gain < 0,
            duration_s=duration_s,
            ranges=(*moved, *ranges[_MOST_MOVES:]),
        )


class _Watch:
    """Progress of a part of the work, and the question whether to go on."""

    def __init__(self, progress: Callable[[float], None] | None, is_cancelled: Callable[[], bool] | None) -> None:
        self._progress, self._is_cancelled = progress, is_cancelled

    def part(self, first: float, last: float) -> Callable[[float], None]:
        def say(share: float) -> None:
            if self._is_cancelled and self._is_cancelled():
                raise CancelledError("Comparing the takes was stopped.")
            if self._progress:
                self._progress(first + (last - first) * min(1.0, share))

        return say


class _Pair:
    """Both files at the rate of the newer one."""

    def __init__(self, newer: Path, older: Path) -> None:
        self.newer: AudioSource = open_source(newer)
        self.rate_hz = self.newer.info.sample_rate_hz
        try:
            self.older: AudioSource = open_source(older)
            if self.older.info.sample_rate_hz != self.rate_hz:
                self.older = ResampledSource(self.older, self.rate_hz)
        except BaseException:
            self.newer.close()
            raise
        self.is_mono = self.newer.info.channels != self.older.info.channels

    def mixed(self, block: Samples) -> Samples:
        """Frames x channels; one channel where the two have unlike numbers of them."""
        return block.mean(axis=1, keepdims=True) if self.is_mono else block

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.newer.close()
        self.older.close()


def _coarse(source: AudioSource, step: int, say: Callable[[float], None]) -> Samples:
    """One channel, the mean of every ``step`` frames."""
    parts: list[Samples] = []
    frames, total = 0, source.info.frames or 0
    wanted = step * 16384
    while len(block := source.read(wanted)):
        frames += len(block)
        if frames > _MOST_S * source.info.sample_rate_hz:
            raise BadInputError("Takes of more than four hours are not compared.", what_to_do="Compare parts of them.")
        mono = np.nan_to_num(block).mean(axis=1)
        mono = np.concatenate([mono, np.zeros(-len(mono) % step)])
        parts.append(mono.reshape(-1, step).mean(axis=1))
        say(frames / total if total else 0.0)
    return np.concatenate(parts) if parts else np.zeros(1)


def _correlated(newer: Samples, older: Samples) -> tuple[int, float]:
    """By how many samples the newer one is late, and the peak over the spread of the correlation."""
    size = 1 << (len(newer) + len(older)).bit_length()
    cross = np.fft.rfft(newer, size) * np.conj(np.fft.rfft(older, size))
    magnitudes = np.abs(cross)
    largest = float(magnitudes.max())
    if not largest:
        return 0, 0.0
    correlation = np.fft.irfft(cross / np.maximum(magnitudes, largest * 1e-6), size)
    at = int(np.abs(correlation).argmax())
    spread = float(np.sqrt(np.mean(correlation**2)))
    return at if at < len(newer) else at - size, float(abs(correlation[at])) / max(spread, 1e-30)


def _refined(pair: _Pair, coarse: tuple[Samples, Samples], lag: int, step: int) -> int:
    """The lag in frames: what most of the loudest places that both share say."""
    newer, older = coarse
    first, last = max(0, lag), min(len(newer), len(older) + lag)
    width = max(1, round(_REFINE_S * pair.rate_hz / step))
    a, b = newer[first:last], older[first - lag : last - lag]
    count = len(a) // width
    rough = lag * step
    if not count:
        return _refined_at(pair, first * step, rough, step, max(1, (last - first) * step))
    shared = (a[: count * width] * b[: count * width]).reshape(count, width).sum(axis=1)
    places = np.argsort(-np.abs(shared))[:_REFINE_PLACES]
    found = [_refined_at(pair, (first + int(place) * width) * step, rough, step, width * step) for place in places]
    return max(found, key=found.count)


def _refined_at(pair: _Pair, frame: int, rough: int, step: int, frames: int) -> int:
    pair.newer.seek(frame)
    pair.older.seek(max(0, frame - rough))
    newer = pair.newer.read(frames).mean(axis=1)
    older = pair.older.read(frames).mean(axis=1)
    size = 1 << (len(newer) + len(older)).bit_length()
    correlation = np.fft.irfft(np.fft.rfft(newer, size) * np.conj(np.fft.rfft(older, size)), size)
    near = np.arange(-2 * step, 2 * step + 1)
    return frame - max(0, frame - rough) + int(near[np.abs(correlation[near % size]).argmax()])


def _window_sums(pair: _Pair, lag: int, say: Callable[[float], None]) -> NDArray[np.float64]:
    """Per tenth of a second of the newer take: its energy, the older one's, and what they share; mean per sample.

    The older one is silent where it does not reach. Windows go on after the newer take's end while the older one sounds.
    """
    per_window = max(1, pair.rate_hz // _WINDOWS_PER_S)
    pair.newer.seek(0)
    pair.older.seek(max(0, -lag))
    lead = max(0, lag)  # frames of the newer one before the older one begins
    total = (pair.newer.info.frames or 0) + 1
    rows: list[NDArray[np.float64]] = []
    wanted, done = per_window * 64, 0
    while True:
        new = np.nan_to_num(pair.mixed(pair.newer.read(wanted)))
        skip = min(lead, wanted)
        lead -= skip
        old = np.nan_to_num(pair.mixed(pair.older.read(wanted - skip)))
        if not len(new) and not len(old) and not skip:
            return np.concatenate(rows) if rows else np.zeros((0, 3))
        filled = np.zeros((2, wanted, new.shape[1]))
        filled[0, : len(new)] = new
        filled[1, skip : skip + len(old)] = old
        windows = filled.reshape(2, -1, per_window * new.shape[1])
        used = -(-max(len(new), skip + len(old)) // per_window)
        a, b = windows[0, :used], windows[1, :used]
        rows.append(np.stack([(a * a).mean(axis=1), (b * b).mean(axis=1), (a * b).mean(axis=1)], axis=1))
        done += wanted
        say(done / total)


def _has_same_sound(sums: NDArray[np.float64]) -> bool:
    """Whether, where both sound, a twentieth of the windows at least has mostly the same waveform."""
    new, old, shared = sums.T
    sounds = (new > _SILENCE) & (old > _SILENCE)
    is_alike = sounds & (shared * shared > 0.5 * new * old)
    return bool(is_alike.sum() > 0.05 * sounds.sum())


def _played_anew(sums: NDArray[np.float64], duration_s: float) -> TakeChanges:
    """Two takes without the same sound: one range, and how much louder the newer one is as a whole."""
    new, old, _ = sums.T
    energies = float(new.sum()), float(old.sum())
    level_db = _db(energies[0] / energies[1]) if all(energies) else 0.0
    whole = ChangedRange(0.0, round(duration_s, 3), ChangeKind.DIFFERENT, 3.0)
    return TakeChanges(0.0, level_db, is_aligned=False, is_inverted=False, duration_s=duration_s,
                       ranges=(whole,) if any(energies) else ())  # fmt: skip


def _ranges(sums: NDArray[np.float64], gain: float, width_s: float) -> list[ChangedRange]:
    """What differs once the takes have the same level."""
    new, old, shared = sums.T
    rest = np.maximum(0.0, new - 2 * gain * shared + gain * gain * old)
    before = gain * gain * old
    loudest = np.maximum(new, before)
    is_changed = (rest > loudest * _SAME) & (rest > _INAUDIBLE) & (loudest > _SILENCE)
    return [
        _range(first, last, width_s, new[first:last], before[first:last], gain * shared[first:last], rest[first:last])
        for first, last in _runs(is_changed)
    ]


def _common_gain(new: Samples, old: Samples, shared: Samples) -> float:
    """The median of what the windows say that have the same sound in both; of all where hardly any has."""
    sounds = (old > _SILENCE) & (new > _SILENCE)
    is_same = sounds & (shared * shared > new * old * (1 - _SAME))
    used = is_same if is_same.sum() > max(3, sounds.sum() // 20) else sounds
    return float(np.median(shared[used] / old[used])) or 1.0 if used.any() else 1.0


def _runs(is_changed: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """First and last (exclusive) window of each stretch; short gaps are bridged."""
    runs: list[tuple[int, int]] = []
    for place in np.flatnonzero(is_changed).tolist():
        if runs and place - runs[-1][1] <= _GAP_WINDOWS:
            runs[-1] = (runs[-1][0], place + 1)
        else:
            runs.append((place, place + 1))
    return runs


def _range(
    first: int, last: int, width_s: float, new: Samples, before: Samples, shared: Samples, rest: Samples
) -> ChangedRange:
    """What kind of change most of its sound tells."""
    energy_new, energy_before, energy_shared = float(new.sum()), float(before.sum()), float(shared.sum())
    difference_db = _db(float(rest.sum()) / max(energy_new, energy_before, 1e-30))
    if float(np.median(before)) < _SILENCE:
        kind, level_db = ChangeKind.ADDED, 0.0
    elif float(np.median(new)) < _SILENCE:
        kind, level_db = ChangeKind.REMOVED, 0.0
    elif energy_shared > 0 and energy_shared**2 > energy_new * energy_before * (1 - _SAME * 10):
        kind, level_db = ChangeKind.LEVEL, _db(energy_new / energy_before)
    else:
        kind, level_db = ChangeKind.DIFFERENT, _db(energy_new / max(energy_before, 1e-30))
    return ChangedRange(
        round(first * width_s, 3), round(last * width_s, 3), kind, round(difference_db, 1), round(level_db, 1)
    )


def _moved(found: ChangedRange, coarse: tuple[Samples, Samples], lag: int, step: int, rate_hz: int) -> ChangedRange:
    """A long range whose sound lies elsewhere in the older take was moved, not made anew."""
    shortest_s, longest_s = _MOVED_S
    if found.kind is not ChangeKind.DIFFERENT or found.end_s - found.start_s < shortest_s:
        return found
    first = round(found.start_s * rate_hz / step)
    part = coarse[0][first : first + round(min(found.end_s - found.start_s, longest_s) * rate_hz / step)]
    if not len(part):
        return found
    at, confidence = _correlated(part, coarse[1])
    shift_s = (first + at) * step / rate_hz - lag / rate_hz
    if confidence < _CONFIDENCE_MIN or abs(shift_s) < 0.002:
        return found
    return ChangedRange(
        found.start_s, found.end_s, ChangeKind.MOVED, found.difference_db, found.level_db, round(shift_s, 4)
    )


def _db(energy_ratio: float) -> float:
    return 10 * float(np.log10(max(energy_ratio, 1e-12)))
