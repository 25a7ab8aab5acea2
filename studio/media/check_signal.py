"""Rules about the sound itself: silence, level, clipping, loudness, true peak, DC, channels, dropouts, origin.

Each rule takes what was measured and the delivery spec. Only what is certain blocks; doubts warn; guesses are hints.
"""

from __future__ import annotations

from collections.abc import Iterator

from studio.domain.check_report import Finding, Severity
from studio.domain.delivery_spec import DeliverySpec
from studio.media.check_scan import Measured

_SILENT = 10.0 ** (-90.0 / 20.0)
_QUIET_DBFS = -50.0
_DC_MIN = 10.0 ** (-50.0 / 20.0)
_DC_LENGTH_S = 0.2
_CLIP_LEVEL = 0.7
_CLIP_RUNS_MIN = 3
_DEAD, _ALIVE = 1e-5, 1e-3
_CORRELATION_MIN = -0.3
_LEAD_IN_S = 0.25
_LUFS_TOLERANCE, _TRUE_PEAK_TOLERANCE_DB = 0.05, 0.05


def check_silence(found: Measured, spec: DeliverySpec) -> Iterator[Finding]:
    """There is something to hear."""
    if found.frames and found.peak < _SILENT:
        severity = Severity.BLOCK if spec.is_strict else Severity.WARN
        fix = "Check that the track was not muted, soloed away or routed elsewhere, and export it again."
        yield Finding("silence", severity, "sound", "only silence", None, fix)
    elif found.frames and (peak_dbfs := found.loudness.sample_peak_dbfs) is not None and peak_dbfs < _QUIET_DBFS:
        words = f"peaks at {peak_dbfs:.1f} dBFS"
        fix = "Check the track's fader and the export's gain."
        yield Finding("level", Severity.WARN, f"peaks above {_QUIET_DBFS:g} dBFS", words, None, fix)


def check_start(found: Measured, spec: DeliverySpec) -> Iterator[Finding]:
    """All files start together: silence before the first sound is kept, and limited only where the spec says so."""
    if found.sound_first is None:
        return
    first_s = found.at_s(found.sound_first)
    limit_ms = spec.silence_head_max_ms
    if limit_ms is not None and first_s * 1000 > limit_ms:
        fix = "Trim the start of the file."
        yield Finding(
            "head_silence", Severity.BLOCK, f"sound within {limit_ms} ms", f"first sound at {first_s:g} s", 0.0, fix
        )
    elif limit_ms is None and first_s >= _LEAD_IN_S:
        fix = "Leave it as it is if this is where it comes in: stems are placed by their common start."
        words = f"first sound at {first_s:g} s"
        yield Finding("start", Severity.HINT, "starts with the session", words, first_s, fix)


def check_clipping(found: Measured, spec: DeliverySpec) -> Iterator[Finding]:
    """No flat tops near the peak, no samples beyond full scale."""
    clipped = found.loudness.clipped_samples
    if spec.clip_samples_max is not None and clipped > spec.clip_samples_max:
        fix = "Record or export it with less gain."
        expected = f"at most {spec.clip_samples_max} samples at full scale"
        yield Finding("clipping", Severity.BLOCK, expected, f"{clipped} samples", found.at_s(found.peak_frame), fix)
        return
    if found.over_samples:
        peak_dbfs = found.loudness.sample_peak_dbfs or 0.0
        words = f"{found.over_samples} samples over full scale, up to {peak_dbfs:+.1f} dBFS"
        fix = "Nothing is lost in this float file, but lower it before it becomes 24 bit."
        yield Finding("overs", Severity.WARN, "at most 0 dBFS", words, found.at_s(found.peak_frame), fix)
    elif found.clip_runs >= _CLIP_RUNS_MIN and found.clip_sides == 2 and found.peak > _CLIP_LEVEL:
        words = f"{found.clip_runs} flat tops at {found.loudness.sample_peak_dbfs or 0.0:.1f} dBFS"
        fix = "Lower the input or the plug-in that overloads, and record or export it again. Square waves look alike."
        yield Finding("clipping", Severity.WARN, "no flat tops", words, found.at_s(found.clip_first), fix)


def check_true_peak(found: Measured, spec: DeliverySpec) -> Iterator[Finding]:
    """The level between the samples (BS.1770 Annex 2)."""
    peak_dbtp, limit = found.loudness.true_peak_dbtp, spec.true_peak_max_dbtp
    if peak_dbtp is None:
        return
    at_s = found.at_s(found.peak_frame)
    if limit is not None and peak_dbtp > limit + _TRUE_PEAK_TOLERANCE_DB:
        fix = f"Lower the file by {peak_dbtp - limit:.1f} dB or set the limiter's ceiling to {limit:g} dBTP."
        yield Finding("true_peak", Severity.BLOCK, f"at most {limit:g} dBTP", f"{peak_dbtp:.1f} dBTP", at_s, fix)
    elif limit is None and peak_dbtp > 0.0 and not found.over_samples:
        fix = "Leave about 1 dB of room if it is going to be coded or converted."
        yield Finding("true_peak", Severity.HINT, "at most 0 dBTP", f"{peak_dbtp:+.1f} dBTP", at_s, fix)


def check_loudness(found: Measured, spec: DeliverySpec) -> Iterator[Finding]:
    """Integrated loudness within the agreed range."""
    if spec.lufs_range is None or not found.frames:
        return
    lowest, highest = spec.lufs_range
    expected = f"{lowest:g} to {highest:g} LUFS"
    lufs = found.loudness.integrated_lufs
    if lufs is None:
        fix = "Check the export: it is silent or shorter than 0.4 s."
        yield Finding("loudness", Severity.BLOCK, expected, "too short or too quiet to measure", None, fix)
    elif not lowest - _LUFS_TOLERANCE <= lufs <= highest + _LUFS_TOLERANCE:
        change = (highest if lufs > highest else lowest) - lufs
        fix = f"Change the level by {change:+.1f} dB, and look at the true peak afterwards."
        yield Finding("loudness", Severity.BLOCK, expected, f"{lufs:.1f} LUFS", None, fix)


def check_dc_offset(found: Measured, _spec: DeliverySpec) -> Iterator[Finding]:
    """The wave lies around zero."""
    offset = max(found.means, key=abs, default=0.0)
    step = 2.0 ** (1 - found.info.bit_depth) if found.info.bit_depth else 0.0  # 8-bit files are off by half a step
    if abs(offset) > max(_DC_MIN, step) and found.frames > _DC_LENGTH_S * found.info.sample_rate_hz:
        words = f"shifted by {offset * 100:+.1f} % of full scale"
        fix = "Use a DC filter or a high-pass at 20 Hz before the export."
        yield Finding("dc_offset", Severity.WARN, "no constant offset", words, None, fix)


def check_both_channels(found: Measured, _spec: DeliverySpec) -> Iterator[Finding]:
    """Both sides of a stereo file carry something, and are not copies of each other."""
    if found.info.channels != 2 or not found.frames:
        return
    weak, strong = min(found.peaks), max(found.peaks)
    if weak < _DEAD and strong > _ALIVE:
        side = "left" if found.peaks[0] < found.peaks[1] else "right"
        fix = "Export it as mono, or check the cable, pan and routing of that side."
        yield Finding("dead_channel", Severity.WARN, "sound on both sides", f"the {side} side is silent", None, fix)
    elif found.is_identical:
        fix = "It may be kept as mono; that halves its size."
        yield Finding("identical_channels", Severity.HINT, "two different sides", "both sides are the same", None, fix)
    elif found.is_inverted or (found.correlation is not None and found.correlation < _CORRELATION_MIN):
        words = "one side is the other upside down: it vanishes in mono"
        if not found.is_inverted:
            words = f"the sides work against each other (correlation {found.correlation:.2f})"
        fix = "Invert the polarity of one side, or check the stereo widener."
        yield Finding("phase", Severity.WARN, "sounds in mono too", words, None, fix)


def check_dropouts(found: Measured, _spec: DeliverySpec) -> Iterator[Finding]:
    """No holes of digital silence inside the sound."""
    if found.dropouts:
        start, length = found.dropouts[0]
        count = len(found.dropouts)
        milliseconds = length * 1000 / found.info.sample_rate_hz
        words = f"{count} hole{'s' if count > 1 else ''} of digital silence; the first lasts {milliseconds:.0f} ms"
        fix = "Listen there. If it is not an edit of yours, copy or export the file again."
        yield Finding("dropout", Severity.WARN, "no holes in the sound", words, found.at_s(start), fix)


def check_origin(found: Measured, spec: DeliverySpec) -> Iterator[Finding]:
    """A lossless file that looks as if it had been an MP3 or AAC. Only a guess from the spectrum."""
    if spec.lossless and found.info.is_lossless and found.cutoff_hz:
        words = f"nothing above {found.cutoff_hz / 1000:.1f} kHz (a step of {found.cutoff_depth_db:.0f} dB)"
        fix = "If it came from an MP3, AAC or a video, use the original instead."
        yield Finding("lossy_origin", Severity.HINT, "full bandwidth", words, None, fix)
