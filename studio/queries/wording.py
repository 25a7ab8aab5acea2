"""Plain words for what rows say: delivery specs, amounts, sizes, moments. Times are in the reader's zone.

Short English sentences; looks nothing up and never raises on odd values.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from studio.domain.delivery_spec import DeliverySpec
from studio.domain.errors import SegueError
from studio.domain.money import format_money
from studio.domain.production import HouseFormat, Port

_FORMAT_NAMES = {
    "wav": "WAV", "flac": "FLAC", "aiff": "AIFF", "aif": "AIFF", "mp3": "MP3", "aac": "AAC", "m4a": "M4A", "opus": "Opus",
    "png": "PNG", "jpg": "JPEG", "jpeg": "JPEG", "svg": "SVG", "tiff": "TIFF", "pdf": "PDF", "mp4": "MP4", "mov": "MOV",
    "txt": "plain text", "md": "Markdown", "vtt": "WebVTT", "srt": "SubRip", "mid": "MIDI", "midi": "MIDI", "zip": "ZIP",
}  # fmt: skip
_CHANNELS = {(1,): "mono", (2,): "stereo", (1, 2): "mono or stereo"}
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def moment(at_ms: int) -> str:
    """``Fri 13 Nov, 17:00`` in the reader's zone; empty for 0."""
    if not at_ms:
        return ""
    try:
        at = datetime.fromtimestamp(at_ms / 1000, UTC).astimezone()
    except (ValueError, OSError, OverflowError):
        return ""
    return f"{_WEEKDAYS[at.weekday()]} {at.day} {_MONTHS[at.month - 1]}, {at:%H:%M}"


def by_moment(at_ms: int) -> str:
    """`` by Fri 13 Nov, 17:00`` with its leading space; empty for 0."""
    words = moment(at_ms)
    return f" by {words}" if words else ""


def money_words(minor: int, currency: str) -> str:
    """``60 USD``; an unknown currency is shown as it is."""
    try:
        return format_money(minor, currency, is_short=True)
    except SegueError:
        return f"{minor / 100:.2f} {currency}"


def listed(words: Sequence[str], conjunction: str = "and") -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {conjunction} {words[-1]}"


def counted(number: int, one: str, many: str = "") -> str:
    """``1 file``, ``3 files``."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def first_name(name: str) -> str:
    """The first word of a name."""
    return name.split(maxsplit=1)[0] if name.strip() else ""


def spec_of(port: Port, house: HouseFormat | None) -> DeliverySpec | None:
    """The delivery spec of a port; None where its rules cannot be understood."""
    try:
        return DeliverySpec.from_rules(port.spec, house, port.type)
    except SegueError:
        return None


def spec_sentence(port: Port, house: HouseFormat | None) -> str:
    """What a file on this port must be: ``WAV or FLAC, 48 kHz, 24 bit, mono``. Empty when anything will do."""
    spec = spec_of(port, house)
    if spec is None:
        return ""
    parts = [_containers(spec)]
    if spec.is_audio:
        parts += [_rates(spec), _depths(spec), _channels(spec), _length(spec)]
    parts += [_levels(spec), _pixels(spec), _seconds(spec)]
    if spec.bytes_max is not None:
        parts.append(f"at most {size_words(spec.bytes_max)}")
    if spec.min_files > 1:
        parts.append(f"at least {spec.min_files} files")
    return ", ".join(part for part in parts if part)


def size_words(size_bytes: int) -> str:
    """``512 bytes``, ``61 MB``, ``1.5 GB`` (powers of ten)."""
    for unit, factor in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if size_bytes >= factor:
            amount = size_bytes / factor
            return f"{amount:.1f} {unit}" if amount < 10 and amount != int(amount) else f"{round(amount)} {unit}"
    return counted(size_bytes, "byte")


def clock(seconds: float) -> str:
    """``3:42`` or ``1:02:03``; thousandths only where there are any."""
    whole_ms = max(0, round(seconds * 1000))
    hours, rest = divmod(whole_ms, 3_600_000)
    minutes, rest = divmod(rest, 60_000)
    tail = f"{rest // 1000:02d}" + (f".{rest % 1000:03d}".rstrip("0") if rest % 1000 else "")
    return f"{hours}:{minutes:02d}:{tail}" if hours else f"{minutes}:{tail}"


def _containers(spec: DeliverySpec) -> str:
    if spec.containers:
        return listed([_FORMAT_NAMES.get(name, name.upper()) for name in dict.fromkeys(spec.containers)], "or")
    return "WAV or FLAC" if spec.is_audio and spec.lossless else ""


def _rates(spec: DeliverySpec) -> str:
    rates = [f"{rate_hz / 1000:g}" for rate_hz in spec.sample_rates_hz]
    return f"{listed(rates, 'or')} kHz" if rates else ""


def _depths(spec: DeliverySpec) -> str:
    return f"{listed([str(bits) for bits in spec.bit_depths], 'or')} bit" if spec.bit_depths else ""


def _channels(spec: DeliverySpec) -> str:
    if not spec.channels:
        return ""
    return _CHANNELS.get(spec.channels, f"{listed([str(count) for count in spec.channels], 'or')} channels")


def _length(spec: DeliverySpec) -> str:
    if spec.length_frames and spec.sample_rates_hz and spec.sample_rates_hz[0] > 0:
        return f"exactly {clock(spec.length_frames / spec.sample_rates_hz[0])} long"
    if spec.is_same_length:
        return "all of the same length"
    return "from the common start" if spec.starts_at_zero else ""


def _levels(spec: DeliverySpec) -> str:
    parts = []
    if spec.lufs_range is not None:
        low, high = spec.lufs_range
        if low <= -1000:
            parts.append(f"at most {high:g} LUFS")
        elif high >= 1000:
            parts.append(f"at least {low:g} LUFS")
        else:
            parts.append(f"{low:g} to {high:g} LUFS" if low != high else f"{low:g} LUFS")
    if spec.true_peak_max_dbtp is not None:
        parts.append(f"true peak at most {spec.true_peak_max_dbtp:g} dBTP")
    return ", ".join(parts).replace("-", "−")


def _pixels(spec: DeliverySpec) -> str:
    if spec.size_px is not None:
        return f"{spec.size_px[0]} × {spec.size_px[1]} pixels"
    return f"at least {spec.size_min_px[0]} × {spec.size_min_px[1]} pixels" if spec.size_min_px is not None else ""


def _seconds(spec: DeliverySpec) -> str:
    if spec.duration_range_s is None:
        return ""
    low, high = spec.duration_range_s
    return f"{clock(low)} long" if low == high else f"{clock(low)} to {clock(high)} long"
