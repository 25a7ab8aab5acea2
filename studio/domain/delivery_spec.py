"""What a file delivered on an output must measure, read from the rules of a port or of signed terms.

Rules are plain JSON-like dicts with the keys of the chain templates. Unknown rules are kept and have no effect.
In the log there are no floats: ``to_log_rules`` and ``from_log_rules`` convert to thousandths and back.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from studio.domain.errors import BadInputError
from studio.domain.production import HouseFormat

# Rule key -> key in the log. The log's value is an integer in thousandths of the rule's unit.
_LOG_KEYS: dict[str, str] = {
    "true_peak_max_dbtp": "true_peak_max_mdb",
    "lufs_i": "lufs_i_mdb",
    "lufs_min": "lufs_min_mdb",
    "lufs_max": "lufs_max_mdb",
    "null_test_db": "null_test_mdb",
    "noise_floor_max_db": "noise_floor_max_mdb",
    "tol_s": "tol_ms",
    "silence_gap_max_s": "silence_gap_max_ms",
    "duration_s": "duration_ms",
}
_RULE_KEYS: dict[str, str] = {log_key: key for key, log_key in _LOG_KEYS.items()}
_MILLI = "_milli"
_CHANNEL_WORDS: dict[str, tuple[int, ...]] = {"mono": (1,), "stereo": (2,), "mono_or_stereo": (1, 2), "any": ()}
_KIND_CHANNELS: dict[str, tuple[int, ...]] = {"audio.mono": (1,), "audio.stereo": (2,)}
_LOSSY_FORMATS = frozenset({"mp3", "aac", "m4a", "opus", "ogg", "vorbis"})
_KNOWN = frozenset(
    [
        "kind",
        "format",
        "formats",
        "sr",
        "bits",
        "channels",
        "length_frames",
        "same_length",
        "starts_at_zero",
        "lufs_i",
        "lufs_min",
        "lufs_max",
        "true_peak_max_dbtp",
        "min_files",
        "name",
        "clip_samples_max",
        "silence_head_max_ms",
        "duration_s",
        "bytes_max",
        "px",
        "px_min",
    ],
)


@dataclass(frozen=True, slots=True)
class DeliverySpec:
    """The rules for the files of one output.

    Empty tuples and None mean "not asked for". ``is_strict`` is False when a file is judged outside any production:
    then doubts that would stop a delivery (lossy coding, silence) are only warnings. ``length_frames`` counts at the
    sample rate asked for. ``lufs_range`` is (lowest, highest) integrated loudness in LUFS, ``duration_range_s`` in
    seconds. ``name_pattern`` has fields in braces, as in ``{Song}_{Part}.wav``. ``rest`` holds unknown rules.
    """

    port_type: str = "audio.stem"
    is_strict: bool = True
    containers: tuple[str, ...] = ()
    sample_rates_hz: tuple[int, ...] = ()
    bit_depths: tuple[int, ...] = ()
    channels: tuple[int, ...] = ()
    length_frames: int = 0
    is_same_length: bool = False
    starts_at_zero: bool = False
    lossless: bool = True
    lufs_range: tuple[float, float] | None = None
    true_peak_max_dbtp: float | None = None
    clip_samples_max: int | None = None
    silence_head_max_ms: int | None = None
    duration_range_s: tuple[float, float] | None = None
    bytes_max: int | None = None
    size_px: tuple[int, int] | None = None
    size_min_px: tuple[int, int] | None = None
    min_files: int = 1
    name_pattern: str = ""
    rest: dict[str, Any] = field(default_factory=dict)

    @property
    def is_audio(self) -> bool:
        """Whether the output is a kind of audio."""
        return self.port_type.split(".")[0] == "audio"

    @classmethod
    def audio_stem(cls, house: HouseFormat | None = None) -> DeliverySpec:
        """What an audio stem must measure: the house format, or only sound audio where there is no production."""
        if house is None:
            return cls(is_strict=False)
        return cls.from_rules({}, house, "audio.stem")

    @classmethod
    def from_rules(cls, rules: Mapping[str, Any], house: HouseFormat | None, port_type: str) -> DeliverySpec:
        """The spec of a port: its rules, and the house format for what they leave open.

        Takes rules in either form, that of templates or that of the log.

        Raises:
            BadInputError: a known rule has a value that cannot be understood.
        """
        plain = from_log_rules(rules)
        try:
            spec = _parsed(plain, port_type)
        except (TypeError, ValueError) as error:
            raise BadInputError(
                f"The delivery spec cannot be understood: {error}",
                subject=port_type,
                what_to_do="Correct the rule; `segue show` prints the spec as it stands.",
                code="bad_spec",
            ) from error
        return spec if house is None or not spec.is_audio else _with_house(spec, house)

    def as_json(self) -> dict[str, Any]:
        """For the checking subprocess; not a format of files or of the log."""
        return asdict(self)

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> DeliverySpec:
        """What ``as_json`` gave, after its way through JSON."""
        parts: dict[str, Any] = {key: tuple(part) if isinstance(part, list) else part for key, part in value.items()}
        return cls(**parts)


def _parsed(rules: Mapping[str, Any], port_type: str) -> DeliverySpec:
    containers = tuple(name.lower() for name in _words(rules.get("formats", rules.get("format"))))
    kind = str(rules.get("kind", ""))
    channels = _channels(rules["channels"]) if "channels" in rules else _KIND_CHANNELS.get(kind, ())
    if kind == "audio.mp3" and not containers:
        containers = ("mp3",)
    lowest, highest = _range(rules["lufs_i"]) if "lufs_i" in rules else (-1000.0, 1000.0)
    lowest, highest = float(rules.get("lufs_min", lowest)), float(rules.get("lufs_max", highest))
    return DeliverySpec(
        port_type=port_type,
        containers=containers,
        sample_rates_hz=_integers(rules.get("sr")),
        bit_depths=_integers(rules.get("bits")),
        channels=channels,
        length_frames=int(rules.get("length_frames", 0)),
        is_same_length=bool(rules.get("same_length", False)),
        starts_at_zero=bool(rules.get("starts_at_zero", False)),
        lossless=not _LOSSY_FORMATS & set(containers),
        lufs_range=None if (lowest, highest) == (-1000.0, 1000.0) else (lowest, highest),
        true_peak_max_dbtp=_optional_float(rules.get("true_peak_max_dbtp")),
        clip_samples_max=_optional_int(rules.get("clip_samples_max")),
        silence_head_max_ms=_optional_int(rules.get("silence_head_max_ms")),
        duration_range_s=_range(rules["duration_s"]) if "duration_s" in rules else None,
        bytes_max=_optional_int(rules.get("bytes_max")),
        size_px=_size(rules.get("px")),
        size_min_px=_size(rules.get("px_min")),
        min_files=int(rules.get("min_files", 1)),
        name_pattern=str(rules.get("name", "")),
        rest={key: value for key, value in rules.items() if key not in _KNOWN},
    )


def _with_house(spec: DeliverySpec, house: HouseFormat) -> DeliverySpec:
    """Fill in what the rules leave open. A lossy or master format keeps its own rate and depth."""
    if not spec.lossless or spec.port_type == "audio.master":
        return spec
    return replace(
        spec,
        sample_rates_hz=spec.sample_rates_hz or (house.sample_rate_hz,),
        bit_depths=spec.bit_depths or (house.bit_depth,),
        length_frames=spec.length_frames or house.length_frames,
    )


def _words(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(str(word) for word in value) if isinstance(value, list | tuple) else (str(value),)


def _integers(value: object) -> tuple[int, ...]:
    return tuple(int(word) for word in _words(value))


def _channels(value: object) -> tuple[int, ...]:
    found: list[int] = []
    for word in _words(value):
        found += _CHANNEL_WORDS[word] if word in _CHANNEL_WORDS else (int(word),)
    return tuple(found)


def _range(value: object) -> tuple[float, float]:
    if not isinstance(value, list | tuple) or len(value) != 2:
        message = f"“{value}” is not a range of two numbers"
        raise ValueError(message)
    return float(value[0]), float(value[1])


def _size(value: object) -> tuple[int, int] | None:
    if value is None:
        return None
    width, height = _range(value)
    return int(width), int(height)


def _optional_float(value: Any) -> float | None:
    return None if value is None else float(value)


def _optional_int(value: Any) -> int | None:
    return None if value is None else int(value)


def to_log_rules(rules: Mapping[str, Any]) -> dict[str, Any]:
    """The rules as the log may hold them: no floats, no null.

    Known levels and times become thousandths under their own key (``true_peak_max_dbtp`` -> ``true_peak_max_mdb``),
    any other float thousandths under ``<key>_milli``. Integers under other keys stay as they are.
    """
    converted: dict[str, Any] = {}
    for key, value in rules.items():
        if value is None:
            continue
        if key in _LOG_KEYS and _is_numeric(value):
            converted[_LOG_KEYS[key]] = _thousandths(value)
        elif _has_float(value) and _is_numeric(value):
            converted[key + _MILLI] = _thousandths(value)
        elif isinstance(value, Mapping):
            converted[key] = to_log_rules(value)
        else:
            converted[key] = list(value) if isinstance(value, tuple) else value
    return converted


def from_log_rules(rules: Mapping[str, Any]) -> dict[str, Any]:
    """The rules with their decimals back; rules that are not in the form of the log stay as they are."""
    plain: dict[str, Any] = {}
    for key, value in rules.items():
        if key in _RULE_KEYS and _is_numeric(value):
            plain[_RULE_KEYS[key]] = _decimals(value)
        elif key.endswith(_MILLI) and _is_numeric(value):
            plain[key.removesuffix(_MILLI)] = _decimals(value)
        else:
            plain[key] = from_log_rules(value) if isinstance(value, Mapping) else value
    return plain


def _is_numeric(value: object) -> bool:
    """A number or a list of numbers."""
    if isinstance(value, list | tuple):
        return all(_is_numeric(part) for part in value)
    return isinstance(value, int | float) and not isinstance(value, bool)


def _has_float(value: object) -> bool:
    if isinstance(value, list | tuple):
        return any(_has_float(part) for part in value)
    return isinstance(value, float)


def _thousandths(value: Any) -> Any:
    return [_thousandths(part) for part in value] if isinstance(value, list | tuple) else round(value * 1000)


def _decimals(value: Any) -> Any:
    return [_decimals(part) for part in value] if isinstance(value, list | tuple) else value / 1000


def is_name_matching(name: str, pattern: str) -> bool:
    """Whether a file name has the form of a pattern such as ``{Song}_{rev:02d}_{Part}.wav``.

    A field stands for one or more characters; a field with a number format (``:02d``) for digits. An empty pattern
    matches everything; upper and lower case are the same.
    """
    if not pattern:
        return True
    parts = re.split(r"(\{[^}]*\})", pattern)
    expression = "".join(_field_expression(part) for part in parts)
    return re.fullmatch(expression, name, flags=re.IGNORECASE) is not None


def _field_expression(part: str) -> str:
    if not part.startswith("{"):
        return re.escape(part)
    return r"\d+" if re.search(r":\d*d\}$", part) else r".+?"
