"""Rules about a file's form: container, coding, rate, depth, channels, length, wholeness, name.

Each rule takes what was measured and the delivery spec and gives findings in words for a musician.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from studio.domain.check_report import Finding, Severity
from studio.domain.delivery_spec import DeliverySpec, is_name_matching
from studio.media.check_scan import Measured
from studio.media.sources import SourceInfo

_FAMILIES = {"WAV": "wav", "RF64": "wav", "BW64": "wav", "W64": "w64", "AIFF": "aiff", "OGG": "ogg", "M4A": "m4a"}
_LABEL_RATIO = 48000 / 44100
_SHORT_S = 0.05


def container_family(info: SourceInfo) -> str:
    """The name by which terms mean a container: all kinds of WAV are ``wav``, MP4 sound is ``m4a``."""
    return _FAMILIES.get(info.container, info.container.lower())


def check_decodes(found: Measured, _spec: DeliverySpec) -> Iterator[Finding]:
    """The file decodes from the first to the last frame."""
    expected = "decodes from start to end"
    fix = "Export it again, play it to the end, and send the new file."
    if found.damage:
        yield Finding("decodes", Severity.BLOCK, expected, found.damage, found.at_s(found.damage_frame), fix)
    elif not found.frames:
        yield Finding("decodes", Severity.BLOCK, "audio", "contains no audio (0 frames)", None, fix)
    elif "truncated" in found.info.faults:
        promised = found.info.frames_promised or 0
        missing_s = (promised - found.frames) / found.info.sample_rate_hz
        words = f"cut off: {found.frames} of {promised} frames are there, {missing_s:.2f} s are missing"
        yield Finding("decodes", Severity.BLOCK, expected, words, found.at_s(found.frames), "Copy or upload it again.")
    elif found.is_md5_wrong:
        words = "the samples do not match the checksum in the file: it was damaged after its export"
        yield Finding("checksum", Severity.BLOCK, "samples as exported", words, None, fix)
    if found.has_bad_numbers:
        words = "holds values that are no numbers (NaN or infinity)"
        how = "A plug-in went wrong: find it by muting, then export again."
        yield Finding("bad_numbers", Severity.BLOCK, "numbers", words, None, how)


def check_header(found: Measured, _spec: DeliverySpec) -> Iterator[Finding]:
    """The header says what is there."""
    words = {
        "data_size_zero": "no length in the header: the recorder was not stopped properly; all audio up to the end is used",
        "data_size_unknown": "no length in the header: it was streamed; all audio up to the end is used",
        "missing_pad": "a padding byte is missing; the audio was found all the same",
        "bad_block_align": "the header contradicts itself; the audio was read by channels and bits",
    }
    for fault in found.info.faults:
        if fault in words:
            fix = "Open it in your program, check its end, and export it again to be safe."
            yield Finding("header", Severity.WARN, "a sound header", words[fault], None, fix)


def check_container(found: Measured, spec: DeliverySpec) -> Iterator[Finding]:
    """The container that the terms name; any lossless one where they name none."""
    family = container_family(found.info)
    if spec.containers and family not in spec.containers:
        expected = " or ".join(name.upper() for name in spec.containers)
        fix = f"Export it as {expected}."
        yield Finding("container", Severity.BLOCK, expected, found.info.container, None, fix)
    elif not spec.containers and found.info.is_lossless and family in ("wavpack", "ape"):
        words = f"{family}: lossless, but few programs open it"
        yield Finding(
            "container", Severity.WARN, "WAV, FLAC or AIFF", words, None, "Export it as WAV or FLAC if you can."
        )


def check_lossless(found: Measured, spec: DeliverySpec) -> Iterator[Finding]:
    """No lossy coding where a lossless file is wanted."""
    if spec.lossless and not found.info.is_lossless:
        severity = Severity.BLOCK if spec.is_strict else Severity.WARN
        name = found.info.codec.upper().replace("_", " ")
        fix = "Export WAV or FLAC from the original session; converting this file does not bring back what is lost."
        yield Finding("lossless", severity, "a lossless file (WAV, FLAC, AIFF)", f"{name}, a lossy coding", None, fix)


def check_streams(found: Measured, _spec: DeliverySpec) -> Iterator[Finding]:
    """One stream of sound and no pictures."""
    if found.info.has_video:
        fix = "Export the sound alone as WAV or FLAC."
        yield Finding("streams", Severity.BLOCK, "an audio file", "a video with sound", None, fix)
    elif found.info.streams > 1:
        words = f"{found.info.streams} audio streams in one file"
        fix = "Export each of them as a file of its own; only the first would be heard."
        yield Finding("streams", Severity.BLOCK, "one audio stream", words, None, fix)


def check_sample_rate(found: Measured, spec: DeliverySpec) -> Iterator[Finding]:
    """The rate asked for; outside a production at least 44.1 kHz."""
    rate_hz = found.info.sample_rate_hz
    if spec.sample_rates_hz and rate_hz not in spec.sample_rates_hz:
        expected = " or ".join(f"{rate} Hz" for rate in spec.sample_rates_hz)
        fix = f"Set the session, or the export, to {expected} and export again; do not merely rename the rate."
        yield Finding("sample_rate", Severity.BLOCK, expected, f"{rate_hz} Hz", None, fix)
    elif not spec.sample_rates_hz and rate_hz < 44100:
        fix = "Export at 44100 or 48000 Hz from the original session."
        yield Finding("sample_rate", Severity.HINT, "44100 Hz or more", f"{rate_hz} Hz", None, fix)


def check_bit_depth(found: Measured, spec: DeliverySpec) -> Iterator[Finding]:
    """At least the depth asked for. A deeper file is a remark; 32-bit float counts as deeper than 24 bit."""
    depth = found.info.bit_depth
    if not depth or not found.info.is_lossless:
        return
    words = f"{depth} bit{' float' if found.info.is_float else ''}"
    if spec.bit_depths and depth not in spec.bit_depths:
        expected = " or ".join(f"{wanted} bit" for wanted in spec.bit_depths)
        if depth < min(spec.bit_depths):
            fix = f"Export at {expected} from the original session; converting this file adds nothing."
            yield Finding("bit_depth", Severity.BLOCK, expected, words, None, fix)
        else:
            yield Finding("bit_depth", Severity.WARN, expected, words, None, f"Export at {expected} if you can.")
    elif not spec.bit_depths and depth < 16:
        fix = "Export at 24 bit from the original session."
        yield Finding("bit_depth", Severity.HINT, "16 bit or more", words, None, fix)


def check_used_bits(found: Measured, spec: DeliverySpec) -> Iterator[Finding]:
    """24-bit files use more than 16 of them."""
    if found.is_16_in_24 and min(spec.bit_depths, default=24) >= 24:
        words = "24 bit, but only 16 of them are used"
        fix = "If the recording has 24 bit, export it again without a 16-bit step on the way."
        yield Finding("used_bits", Severity.HINT, "24 used bits", words, None, fix)


def check_channels(found: Measured, spec: DeliverySpec) -> Iterator[Finding]:
    """The number of channels asked for; a stem is mono or stereo."""
    channels = found.info.channels
    if spec.channels and channels not in spec.channels:
        expected = " or ".join(_channel_word(count) for count in spec.channels)
        fix = f"Export it as {expected}."
        yield Finding("channels", Severity.BLOCK, expected, _channel_word(channels), None, fix)
    elif not spec.channels and channels > 2:
        severity = Severity.BLOCK if spec.is_strict else Severity.WARN
        fix = "Export it as mono or stereo files, one for each source."
        yield Finding("channels", severity, "mono or stereo", _channel_word(channels), None, fix)


def _channel_word(count: int) -> str:
    return {1: "mono", 2: "stereo"}.get(count, f"{count} channels")


def check_length(found: Measured, spec: DeliverySpec) -> Iterator[Finding]:
    """The length of the session, so that all stems end together; lengths in seconds where the spec has a range."""
    rate_hz = found.info.sample_rate_hz
    seconds = found.frames / rate_hz
    if found.frames and seconds < _SHORT_S:
        words = f"{found.frames} frames ({seconds * 1000:.2f} ms)"
        fix = "Check the export range; this is too short to be heard."
        yield Finding("length", Severity.WARN, "a sound of some length", words, None, fix)
    if spec.duration_range_s and not spec.duration_range_s[0] <= seconds <= spec.duration_range_s[1]:
        lowest, highest = spec.duration_range_s
        fix = "Change the length of the export."
        yield Finding("duration", Severity.BLOCK, f"{lowest:g} to {highest:g} s", f"{seconds:.2f} s", None, fix)
    is_comparable = not spec.sample_rates_hz or rate_hz in spec.sample_rates_hz
    if spec.length_frames and found.frames and is_comparable and found.frames != spec.length_frames:
        yield _length_finding(found, spec)


def _length_finding(found: Measured, spec: DeliverySpec) -> Finding:
    rate_hz, difference = found.info.sample_rate_hz, found.frames - spec.length_frames
    expected = f"{spec.length_frames} frames ({spec.length_frames / rate_hz:.3f} s)"
    more = "longer" if difference > 0 else "shorter"
    words = f"{found.frames} frames: {abs(difference)} frames ({abs(difference) / rate_hz:.3f} s) {more}"
    fix = "Export from the start to the end of the session, the same range for every stem."
    ratio = found.frames / spec.length_frames
    if min(abs(ratio - _LABEL_RATIO), abs(ratio - 1 / _LABEL_RATIO)) < 0.001:
        fix = "The length fits another sample rate: it was recorded at 44100 or 48000 Hz and is labelled as the other."
    return Finding("length", Severity.BLOCK if spec.is_same_length else Severity.WARN, expected, words, None, fix)


def check_name(found: Measured, spec: DeliverySpec) -> Iterator[Finding]:
    """The name has the agreed form and an ending that fits. Never more than a remark: a rename is offered."""
    yield from name_findings(found.path, spec)
    suffix = found.path.suffix.lower().removeprefix(".")
    family = container_family(found.info)
    if suffix not in _ENDINGS.get(family, (family,)):
        words = f"“{found.path.name}” is really {found.info.container}"
        ending = _ENDINGS.get(family, (family,))[0]
        yield Finding("ending", Severity.HINT, f".{ending}", words, None, f"Let its name end in .{ending}.")


def name_findings(path: Path, spec: DeliverySpec) -> Iterator[Finding]:
    """Whether the name has the agreed form."""
    if not is_name_matching(path.name, spec.name_pattern):
        fix = "You need do nothing: the agreed name is offered when you deliver."
        yield Finding("name", Severity.HINT, spec.name_pattern, path.name, None, fix)


_ENDINGS: dict[str, tuple[str, ...]] = {
    "wav": ("wav", "wave", "bwf"),
    "aiff": ("aif", "aiff", "aifc"),
    "ogg": ("ogg", "oga", "opus"),
    "m4a": ("m4a", "mp4", "m4b"),
    "mp4": ("mp4", "m4a", "mov"),
    "wavpack": ("wv",),
    "adts": ("aac",),
}
