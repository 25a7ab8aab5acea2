"""The rules of a delivery spec as texts in fields, and back. No widgets.

``texts_of`` and ``rules_of`` are each other's inverse; a rule whose text was not touched keeps the form that it had, and
rules that have no field stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from studio.domain.production import HouseFormat
from ui.words import tr

_FORMATS = {
    *("wav", "w64", "rf64", "bwf", "flac", "aif", "aiff", "caf", "mp3", "aac", "m4a", "alac", "ogg", "opus", "vorbis"),
    *(
        "mid",
        "midi",
        "txt",
        "md",
        "vtt",
        "srt",
        "pdf",
        "docx",
        "html",
        "png",
        "jpg",
        "jpeg",
        "svg",
        "tif",
        "tiff",
        "eps",
    ),
    *("mp4", "mov", "mxf", "mkv", "zip", "json", "csv", "xml", "otio", "edl", "cube"),
}
_CHANNEL_NAMES = {1: "mono", 2: "stereo"}
_DEPTHS = (8, 12, 16, 20, 24, 32, 64)
_ALL, _AUDIO, _PICTURE = ("",), ("audio",), ("image", "video")
_LOUDNESS = ("lufs_min", "lufs_max")
# seconds, until the sample rate is known; never among the rules that are given out
_LENGTH_S = "length_s"
_TIME = re.compile(r"(?:(\d+):)?(?:(\d+):)?(\d+(?:[.,]\d+)?)")


@dataclass(frozen=True, slots=True)
class SpecField:
    """``families``: the kinds of output that have it ("" for all). ``keys``: the rules that it writes, all of them.

    ``show`` makes the text of the rules, ``read`` the rules of a text that is not empty; it raises ValueError with a sentence.
    """

    id: str
    name: str
    families: tuple[str, ...]
    keys: tuple[str, ...]
    show: Callable[[Mapping[str, Any]], str]
    read: Callable[[str], dict[str, Any]]
    is_wide: bool = False


def fields_of(port_type: str) -> tuple[SpecField, ...]:
    """The fields of an output of this type, in the order in which they are shown."""
    family = port_type.partition(".")[0]
    return tuple(one for one in _fields() if one.families == _ALL or family in one.families)


def ticks_of(port_type: str) -> tuple[tuple[str, str], ...]:
    """The rules that are only yes or no: key and name."""
    if port_type.partition(".")[0] != "audio":
        return ()
    return (("same_length", tr("All files of the same length")), ("starts_at_zero", tr("From the common start")))


def texts_of(rules: Mapping[str, Any], port_type: str) -> dict[str, str]:
    """What each field says, by its id. A value that cannot be shown is an empty text."""
    found = {}
    for one in fields_of(port_type):
        try:
            found[one.id] = one.show(rules)
        except (TypeError, ValueError, KeyError, IndexError):
            found[one.id] = ""
    return found


def empty_words(port_type: str, house: HouseFormat | None) -> dict[str, str]:
    """What holds where a field is empty, by its id: what the production asks for, or nothing."""
    words = dict.fromkeys((one.id for one in fields_of(port_type)), tr("any"))
    words |= {"clipped": tr("not asked for"), "silence": tr("not asked for"), "min_files": "1"}
    if house is not None and port_type.startswith("audio.") and port_type != "audio.master":
        words |= {"sr": tr("{n}, as the production", n=f"{house.sample_rate_hz / 1000:g}"),
                  "bits": tr("{n}, as the production", n=house.bit_depth)}  # fmt: skip
        if house.length_frames:
            length = _clock(house.length_frames / house.sample_rate_hz)
            words["length"] = tr("{n}, as the production", n=length)
    return words


def rules_of(
    texts: Mapping[str, str],
    ticks: Mapping[str, bool],
    before: Mapping[str, Any],
    port_type: str,
    house: HouseFormat | None = None,
) -> tuple[dict[str, Any], dict[str, str]]:
    """The rules that texts and ticks mean, given those before; and what is wrong, as a sentence by the field's id."""
    shown = texts_of(before, port_type)
    rules, errors = dict(before), {}
    if any(texts.get(key, "").strip() != shown.get(key, "") for key in _LOUDNESS):
        rules = _loudness_apart(rules)
    for one in fields_of(port_type):
        text = texts.get(one.id, "").strip()
        if text == shown[one.id]:
            continue
        for key in one.keys:
            rules.pop(key, None)
        try:
            rules |= one.read(text) if text else _nothing(one, before)
        except ValueError as error:
            errors[one.id] = str(error)
    for key, is_on in ticks.items():
        if is_on != bool(before.get(key, False)):
            rules.pop(key, None)
            rules |= {key: True} if is_on else {}
    length_s = rules.pop(_LENGTH_S, None)
    if length_s is not None:
        rate_hz = _rate_hz(rules, house)
        rules["length_frames"] = round(length_s * rate_hz)
        if not rate_hz:
            errors["length"] = tr("A length needs a sample rate: fill that in, or write the length in frames.")
    return rules, errors or _contradictions(rules)


def _nothing(one: SpecField, before: Mapping[str, Any]) -> dict[str, Any]:
    """What an emptied field means: mostly that nothing is asked for."""
    return {"channels": "any"} if one.id == "channels" and "kind" in before else {}


def _contradictions(rules: Mapping[str, Any]) -> dict[str, str]:
    low, high = rules.get("lufs_min"), rules.get("lufs_max")
    if isinstance(low, int | float) and isinstance(high, int | float) and low > high:
        return {"lufs_max": tr("This is quieter than the least loudness. Write a higher number, such as {n}.", n=low)}
    return {}


def _loudness_apart(rules: Mapping[str, Any]) -> dict[str, Any]:
    """The same rules with each end of the loudness under a key of its own."""
    apart = {key: value for key, value in rules.items() if key != "lufs_i"}
    for key, value in zip(_LOUDNESS, rules.get("lufs_i", ()), strict=False):
        apart.setdefault(key, value)
    return apart


def _rate_hz(rules: Mapping[str, Any], house: HouseFormat | None) -> int:
    """The rate at which a length in frames counts; 0 where none is said."""
    rates = rules.get("sr") or (house.sample_rate_hz if house is not None else 0)
    rate_hz = rates[0] if isinstance(rates, list | tuple) else rates
    return rate_hz if isinstance(rate_hz, int) else 0


# --- texts and values ------------------------------------------------------------------------------------------


def _number(text: str, low: float, high: float, example: str) -> float:
    plain = text.replace("\u2212", "-").replace(",", ".").strip()
    try:
        value = float(plain)
    except ValueError:
        raise ValueError(
            tr("“{text}” is no number. Write one, such as {example}.", text=text, example=example)
        ) from None
    if not low <= value <= high:
        words = tr("It has to lie between {low} and {high}, such as {example}.", low=_plain(low), high=_plain(high),
                   example=example)  # fmt: skip
        raise ValueError(words)
    return value


def _whole(text: str, low: int, high: int, example: str) -> int:
    value = _number(text, low, high, example)
    if value != int(value):
        raise ValueError(tr("It has to be a whole number, such as {example}.", example=example))
    return int(value)


def _plain(value: float) -> str:
    return f"{value:g}".replace("-", "\u2212") if abs(value) < 100_000 else f"{value:,.0f}".replace(",", "\u202f")


def _exact(value: float) -> float | int:
    return int(value) if value == int(value) else value


def _words_of(value: object) -> list[str]:
    if value is None:
        return []
    return [str(part) for part in value] if isinstance(value, list | tuple) else [str(value)]


def _split(text: str) -> list[str]:
    return [part for part in re.split(r"[,;\s]+|\bor\b", text.strip()) if part]


def _read_formats(text: str) -> dict[str, Any]:
    names = [name.lower().lstrip(".*") for name in _split(text)]
    for name in names:
        if name not in _FORMATS:
            raise ValueError(tr("No format is called “{name}”. Write endings of files, such as wav, flac.", name=name))
    return {"formats": list(dict.fromkeys(names))}


def _show_rates(rules: Mapping[str, Any]) -> str:
    return ", ".join(f"{int(rate) / 1000:g}" for rate in _words_of(rules.get("sr")))


def _read_rates(text: str) -> dict[str, Any]:
    rates = []
    for part in _split(text.lower().replace("khz", " ").replace("hz", " ")):
        value = _number(part, 0, 768_000, "48")
        rate_hz = round(value * 1000) if value < 1000 else int(value)
        if not 4_000 <= rate_hz <= 768_000:
            raise ValueError(tr("“{part}” is no sample rate. Write kHz, such as 44.1, 48.", part=part))
        rates.append(rate_hz)
    return {"sr": rates[0] if len(rates) == 1 else rates} if rates else {}


def _read_depths(text: str) -> dict[str, Any]:
    depths = []
    for part in _split(text.lower().replace("bit", " ")):
        depth = _whole(part, 8, 64, "24")
        if depth not in _DEPTHS:
            raise ValueError(tr("Files have no {n} bit. Write 16, 24 or 32, or several of them.", n=depth))
        depths.append(depth)
    return {"bits": depths[0] if len(depths) == 1 else depths} if depths else {}


def _show_channels(rules: Mapping[str, Any]) -> str:
    value = rules.get("channels", str(rules.get("kind", "")).removeprefix("audio."))
    if value in ("any", "", "mp3"):
        return ""
    if value == "mono_or_stereo":
        return "mono, stereo"
    words = _words_of(value)
    return ", ".join(_CHANNEL_NAMES.get(int(word), word) if word.isdigit() else word for word in words)


def _read_channels(text: str) -> dict[str, Any]:
    counts: list[int] = []
    for part in _split(text.lower().replace("channels", " ")):
        named = [count for count, name in _CHANNEL_NAMES.items() if name == part]
        counts += named or [_whole(part, 1, 256, "2")]
    if not counts:
        return {}
    if len(counts) == 1:
        return {"channels": _CHANNEL_NAMES.get(counts[0], counts[0])}
    return {"channels": "mono_or_stereo" if sorted(counts) == [1, 2] else counts}


def _seconds(text: str) -> float:
    found = _TIME.fullmatch(text.strip())
    if found is None:
        raise ValueError(tr("“{text}” is no time. Write minutes and seconds, such as 3:42.", text=text))
    first, second, last = found.groups()
    parts = [float(part) for part in (first, second) if part is not None]
    return sum(part * 60 ** (len(parts) - index) for index, part in enumerate(parts)) + float(last.replace(",", "."))


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds * 1000), 60_000)
    tail = f"{rest // 1000:02d}" + (f".{rest % 1000:03d}".rstrip("0") if rest % 1000 else "")
    return f"{minutes}:{tail}"


def _show_length(rules: Mapping[str, Any]) -> str:
    frames = int(rules.get("length_frames", 0))
    return tr("{n} frames", n=frames) if frames else ""


def _read_length(text: str) -> dict[str, Any]:
    words = text.split()
    if len(words) == 2 and not re.search(r"[:.,]", words[0]):
        return {"length_frames": _whole(words[0], 1, 10**12, "10656000")}
    seconds = _seconds(text)
    if not seconds:
        raise ValueError(tr("A file without length cannot be asked for. Leave the field empty where any will do."))
    return {_LENGTH_S: seconds}


def _show_range(rules: Mapping[str, Any]) -> str:
    if "duration_s" not in rules:
        return ""
    low, high = (_clock(float(part)) for part in rules["duration_s"])
    return low if low == high else tr("{low} to {high}", low=low, high=high)


def _read_range(text: str) -> dict[str, Any]:
    parts = [part for part in re.split(r"\s*(?:\bto\b|[-\u2013])\s*", text.strip()) if part]
    if len(parts) not in (1, 2):
        raise ValueError(tr("Write the shortest and the longest time, such as 3:30 to 4:00."))
    low, high = (_seconds(part) for part in (parts[0], parts[-1]))
    if low > high:
        raise ValueError(
            tr("The shortest time comes first, such as {low} to {high}.", low=_clock(high), high=_clock(low))
        )
    return {"duration_s": [_exact(low), _exact(high)]}


def _show_loudness(which: int) -> Callable[[Mapping[str, Any]], str]:
    def show(rules: Mapping[str, Any]) -> str:
        value = rules.get("lufs_i", [None, None])[which]
        value = rules.get(("lufs_min", "lufs_max")[which], value)
        return "" if value is None else _plain(float(value))

    return show


def _read_loudness(key: str, example: str) -> Callable[[str], dict[str, Any]]:
    return lambda text: {key: _exact(_number(text, -70, 0, example))}


def _show_size(key: str) -> Callable[[Mapping[str, Any]], str]:
    def show(rules: Mapping[str, Any]) -> str:
        size = rules.get(key)
        return "" if size is None else f"{int(size[0])} \u00d7 {int(size[1])}"

    return show


def _read_size(key: str) -> Callable[[str], dict[str, Any]]:
    def read(text: str) -> dict[str, Any]:
        parts = [part for part in re.split(r"[\sx\u00d7*,]+", text.lower().replace("pixels", " ").strip()) if part]
        if len(parts) != 2:
            raise ValueError(tr("Write width and height in pixels, such as 3000 × 3000."))
        return {key: [_whole(part, 1, 100_000, "3000") for part in parts]}

    return read


def _show_bytes(rules: Mapping[str, Any]) -> str:
    size = rules.get("bytes_max")
    return "" if size is None else f"{int(size) / 1_000_000:.15g}"


def _read_bytes(text: str) -> dict[str, Any]:
    return {"bytes_max": round(_number(text.upper().removesuffix("MB"), 0.000001, 10_000_000, "10") * 1_000_000)}


def _read_name(text: str) -> dict[str, Any]:
    if re.sub(r"\{[^{}]+\}", "", text).count("{") or re.sub(r"\{[^{}]+\}", "", text).count("}"):
        raise ValueError(
            tr("A field of the name stands in braces, such as {song}_{part}.wav.", song="{Song}", part="{Part}")
        )
    if re.search(r'[/\\:*?"<>|]', re.sub(r"\{[^{}]+\}", "", text)):
        raise ValueError(tr('A name of a file cannot hold / \\ : * ? " < > or |. Leave them out.'))
    return {"name": text}


def _show_count(key: str) -> Callable[[Mapping[str, Any]], str]:
    return lambda rules: "" if rules.get(key) is None else str(int(rules[key]))


def _read_count(key: str, low: int, high: int, example: str) -> Callable[[str], dict[str, Any]]:
    return lambda text: {key: _whole(text, low, high, example)}


def _read_peak(text: str) -> dict[str, Any]:
    return {"true_peak_max_dbtp": _exact(_number(text.lower().removesuffix("dbtp"), -60, 6, "\u22121"))}


def _show_peak(rules: Mapping[str, Any]) -> str:
    value = rules.get("true_peak_max_dbtp")
    return "" if value is None else _plain(float(value))


def _show_formats(rules: Mapping[str, Any]) -> str:
    return ", ".join(_words_of(rules.get("formats", rules.get("format"))))


def _fields() -> tuple[SpecField, ...]:
    return (
        SpecField("formats", tr("File formats"), _ALL, ("formats", "format"), _show_formats, _read_formats),
        SpecField("sr", tr("Sample rate, kHz"), _AUDIO, ("sr",), _show_rates, _read_rates),
        SpecField("bits", tr("Bit depth"), _AUDIO, ("bits",),
                  lambda rules: ", ".join(_words_of(rules.get("bits"))), _read_depths),
        SpecField("channels", tr("Channels"), _AUDIO, ("channels",), _show_channels, _read_channels),
        SpecField("length", tr("Exact length"), _AUDIO, ("length_frames",), _show_length, _read_length),
        SpecField("duration", tr("Shortest to longest"), ("audio", "video"), ("duration_s",),
                  _show_range, _read_range),
        SpecField("lufs_min", tr("Loudness from, LUFS"), _AUDIO, ("lufs_min",), _show_loudness(0),
                  _read_loudness("lufs_min", "\u221216")),
        SpecField("lufs_max", tr("Loudness up to, LUFS"), _AUDIO, ("lufs_max",), _show_loudness(1),
                  _read_loudness("lufs_max", "\u221213")),
        SpecField("true_peak", tr("True peak up to, dBTP"), _AUDIO, ("true_peak_max_dbtp",), _show_peak, _read_peak),
        SpecField("clipped", tr("Most clipped samples"), _AUDIO, ("clip_samples_max",),
                  _show_count("clip_samples_max"), _read_count("clip_samples_max", 0, 10**9, "0")),
        SpecField("silence", tr("Silence at start, most ms"), _AUDIO, ("silence_head_max_ms",),
                  _show_count("silence_head_max_ms"), _read_count("silence_head_max_ms", 0, 3_600_000, "1000")),
        SpecField("px", tr("Exact size, pixels"), _PICTURE, ("px",), _show_size("px"), _read_size("px")),
        SpecField("px_min", tr("Smallest size, pixels"), _PICTURE, ("px_min",), _show_size("px_min"),
                  _read_size("px_min")),
        SpecField("bytes", tr("Largest file, MB"), _ALL, ("bytes_max",), _show_bytes, _read_bytes),
        SpecField("min_files", tr("Fewest files"), _ALL, ("min_files",), _show_count("min_files"),
                  _read_count("min_files", 1, 10_000, "1")),
        SpecField("name", tr("Names of files"), _ALL, ("name",),
                  lambda rules: str(rules.get("name", "")), _read_name, is_wide=True),
    )  # fmt: skip
