"""Single values of a chain file: text, numbers, money, house format; each refused with the place it stands at.

Knows nothing of stages and links: ``chain`` does.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from studio.domain.errors import BadInputError
from studio.domain.money import parse_money
from studio.domain.production import HouseFormat, LinkKind, is_meter

DAY_WORK_MIN = 480
_DEEPEST = 8
_RULE_NAME = re.compile(r"[a-z][a-z0-9_]*")
_FRACTION = re.compile(r"(\d{1,6})(?:/(\d{1,6}))?")


def bad_chain(message: str, subject: str, *, code: str = "bad_chain") -> BadInputError:
    """The refusal of a chain. ``subject`` is the place in it, such as ``stage “drums”``."""
    return BadInputError(
        message,
        subject=subject,
        what_to_do="Correct the chain file; assets/chains/README.md describes it.",
        title="This chain cannot be used",
        code=code,
    )


@dataclass(slots=True)
class Fields:
    """One mapping of a chain file, read value by value. ``name`` is how a person finds it."""

    data: Mapping[str, Any]
    name: str

    def __post_init__(self) -> None:
        if not isinstance(self.data, Mapping):
            raise bad_chain(f"{self.name} is not a list of keys and values.", self.name)
        if "id" in self.data:
            self.name = f"stage “{self.data['id']}”" if self.name.startswith("stage") else self.name

    def text(self, key: str, default: str | None = None, *, most: int = 500) -> str:
        """A text in NFC without control characters but line breaks."""
        value = self.data.get(key, default)
        if value is None:
            raise bad_chain(f"{self.name} has no “{key}”.", self.name)
        if not isinstance(value, str | int) or isinstance(value, bool):
            raise bad_chain(f"“{key}” of {self.name} is not a text.", self.name)
        text = unicodedata.normalize("NFC", str(value)).strip()
        if (not text and default is None) or len(text) > most:
            raise bad_chain(f"“{key}” of {self.name} has {len(text)} letters; 1 to {most} are possible.", self.name)
        if any(unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\n\t" for sign in text):
            raise bad_chain(f"“{key}” of {self.name} holds control characters.", self.name)
        return text

    def number(self, key: str, default: float, *, least: float = 0, most: float = 10**6) -> float:
        """A number within bounds."""
        value = self.data.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise bad_chain(f"“{key}” of {self.name} is not a number.", self.name)
        if not least <= value <= most:
            raise bad_chain(f"“{key}” of {self.name} is {value}; {least} to {most} are possible.", self.name)
        return value

    def whole(self, key: str, default: int, *, most: int) -> int:
        """A whole number from 0."""
        value = self.number(key, default, most=most)
        if value != int(value):
            raise bad_chain(f"“{key}” of {self.name} is not a whole number.", self.name)
        return int(value)

    def money(self, key: str, currency: str) -> int:
        """An amount in minor units; nothing given is 0."""
        value = self.data.get(key, 0)
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise bad_chain(f"“{key}” of {self.name} is not an amount of money.", self.name)
        try:
            return parse_money(repr(value) if isinstance(value, float) else str(value), currency)
        except BadInputError as error:
            raise bad_chain(f"“{key}” of {self.name}: {error.message}", self.name) from error

    def listed(self, key: str, *, required: bool = True) -> list[Any]:
        """A list; one that is not required may be missing or empty."""
        value = self.data.get(key)
        if value is None and not required:
            return []
        if not isinstance(value, list):
            raise bad_chain(f"{self.name} has no list “{key}”.", self.name)
        return value

    def mapping(self, key: str) -> Mapping[str, Any]:
        """Keys and values; may be missing."""
        value = self.data.get(key)
        if value is None:
            return {}
        if not isinstance(value, Mapping):
            raise bad_chain(f"“{key}” of {self.name} is not a list of keys and values.", self.name)
        return value


def work_minutes(entry: Fields) -> int:
    """The work of a stage in minutes, from ``days`` of eight hours or from ``hours``."""
    if "hours" in entry.data:
        return round(entry.number("hours", 0, most=29_200) * 60)
    if "days" not in entry.data:
        raise bad_chain(f"{entry.name} has neither “days” nor “hours”.", entry.name)
    return round(entry.number("days", 0, most=3650) * DAY_WORK_MIN)


def link_kind(entry: Fields) -> LinkKind:
    """The kind of a link; FS where none is given."""
    try:
        return LinkKind(entry.text("type", "FS"))
    except ValueError as error:
        raise bad_chain(f"“type” of {entry.name} must be FS, SS, FF or SF.", entry.name) from error


def kill_fee_from(defaults: Fields) -> tuple[int, int, int, int]:
    """Basis points from ``kill_fee``, four rising percentages; 0, 25, 50, 100 where none are given."""
    percent = defaults.data.get("kill_fee", [0, 25, 50, 100])
    is_four = isinstance(percent, list) and len(percent) == 4 and all(type(part) in (int, float) for part in percent)
    if not is_four or not 0 <= percent[0] <= percent[1] <= percent[2] <= percent[3] <= 100:
        raise bad_chain("“kill_fee” is not four rising percentages.", "defaults")
    before, started, delivered, approved = (round(part * 100) for part in percent)
    return before, started, delivered, approved


def house_from(given: Mapping[str, Any]) -> HouseFormat:
    """The house format from ``globals``. ``required`` leaves a value open: the owner sets it when starting."""
    fields = Fields({key: value for key, value in given.items() if value != "required"}, "globals")
    plain = HouseFormat()
    rate = fields.whole("sample_rate", plain.sample_rate_hz, most=768_000)
    depth = fields.whole("bit_depth", plain.bit_depth, most=32)
    if rate < 8000 or depth not in (16, 24, 32):
        raise bad_chain(f"{rate} Hz with {depth} bits is no format to work in.", "globals")
    return HouseFormat(
        sample_rate_hz=rate,
        bit_depth=depth,
        tempo_mbpm=round(fields.number("tempo_bpm", 0, most=999) * 1000),
        key=fields.text("key", "", most=40),
        length_frames=round(fields.number("length_s", 0, most=86_400) * rate),
        frame_rate=_frame_rate(fields.text("fps", "0")),
        meter=_meter(fields.text("meter", "4/4")),
    )


def _meter(text: str) -> tuple[int, int]:
    """Beats a bar and the note of a beat, of ``3/4``."""
    beats, _, unit = text.partition("/")
    meter = (
        (int(beats), int(unit)) if beats.isascii() and beats.isdigit() and unit.isascii() and unit.isdigit() else (0, 0)
    )
    if not is_meter(meter):
        raise bad_chain(f"“{text}” is no meter; one is written 4/4 or 7/8.", "globals")
    return meter


def plain_rules(rules: object, name: str) -> dict[str, Any]:
    """The rules of a delivery spec as plain JSON-like values.

    Raises:
        BadInputError: no mapping, nested too deeply, a key or a value that the log could not hold.
    """
    if not isinstance(rules, Mapping):
        raise bad_chain(f"The spec of “{name}” is not a list of rules.", f"port “{name}”")
    return {_rule_name(key, name): _plain(value, name, 1) for key, value in rules.items()}


def _plain(value: object, name: str, depth: int) -> Any:
    if depth > _DEEPEST:
        raise bad_chain(f"The spec of “{name}” is nested too deeply.", f"port “{name}”")
    if isinstance(value, Mapping):
        return {_rule_name(key, name): _plain(part, name, depth + 1) for key, part in value.items()}
    if isinstance(value, list):
        return [_plain(part, name, depth + 1) for part in value]
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, bool) or (isinstance(value, int | float) and math.isfinite(value) and abs(value) < 2**43):
        return value
    raise bad_chain(
        f"The spec of “{name}” holds “{value}”, which is no text, number, list or yes/no.", f"port “{name}”"
    )


def _rule_name(key: object, name: str) -> str:
    if not isinstance(key, str) or not _RULE_NAME.fullmatch(key):
        raise bad_chain(
            f"“{key}” in the spec of “{name}” is no name of a rule (small letters, digits, _).", f"port “{name}”"
        )
    return key


def _frame_rate(text: str) -> tuple[int, int]:
    matched = _FRACTION.fullmatch(text)
    if matched is None or int(matched[2] or 1) == 0:
        raise bad_chain(f"“fps” is “{text}”; write it as 25 or 24000/1001.", "globals")
    return int(matched[1]), int(matched[2] or 1)
