"""What the mixer says of levels, pans and times, and what it understands of them. No widgets."""

from __future__ import annotations

import re

from studio.domain.recipe import SILENT_MDB, LaneSetting
from studio.queries.rows import LaneRow
from ui.words import clock_text, number_text, tr

_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_CLOCK = re.compile(r"(?:(\d+):)?(\d+(?:[.,]\d+)?)")
_SILENT = ("-inf", "−inf", "-∞", "−∞", "∞")


def gain_text(gain_mdb: int) -> str:
    """A level in dB, with its sign."""
    if gain_mdb <= SILENT_MDB:
        return "−∞"
    sign = "+" if gain_mdb > 0 else ""
    return f"{sign}{number_text(round(gain_mdb / 100) / 10 + 0.0)}"


def gain_of_text(text: str) -> int | None:
    """What was typed as a level in dB; None where that is none."""
    text = text.strip().lower().removesuffix("db").strip()
    if text in _SILENT:
        return SILENT_MDB
    number = number_of_text(text)
    return None if number is None else round(number * 1000)


def pan_text(pan_milli: int) -> str:
    """Where it sounds: L 25, C, R 60."""
    if not pan_milli:
        return tr("C")
    side = tr("L {n}") if pan_milli < 0 else tr("R {n}")
    return side.replace("{n}", f"{abs(pan_milli) / 10:g}")


def pan_of_text(text: str) -> int | None:
    """What was typed as a pan: L 25, R60, C, or -100 to 100."""
    text = text.strip().upper()
    if text in {"C", tr("C").upper(), "0"}:
        return 0
    side = -1 if text[:1] in {"L", tr("L {n}")[:1]} else 1
    number = number_of_text(text.lstrip("LR" + tr("L {n}")[:1] + tr("R {n}")[:1]).strip())
    return None if number is None or abs(number) > 100 else round(side * number * 10)


def seconds_text(milliseconds: float) -> str:
    """A length in seconds: 0.25."""
    return f"{milliseconds / 1000:.3f}".rstrip("0").rstrip(".")


def seconds_of_text(text: str) -> float | None:
    """What was typed as a time: seconds, or minutes and seconds; None where that is none."""
    found = _CLOCK.fullmatch(text.strip().lower().removesuffix("s").strip())
    if found is None:
        return None
    return int(found[1] or 0) * 60 + float(found[2].replace(",", "."))


def start_text(frame: int, rate_hz: int) -> str:
    """Where a lane begins."""
    return clock_text(frame / max(1, rate_hz), 3)


def number_of_text(text: str) -> float | None:
    """A number as people write it, with a point or a comma and any minus sign."""
    text = text.strip().replace("−", "-")
    return float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None


def mute_words(row: LaneRow, lanes: int) -> str:
    """What the M of a lane does, where it is about several lanes together."""
    name = row.name if row.file else row.stage
    words = tr("Mute (M): leave {stage} out of the mix and of all that is made from it", stage=name)
    if lanes < 2:
        return words
    return "\n".join((words, tr("The {n} lanes of the group are muted together.", n=lanes)))


def lane_words(row: LaneRow, setting: LaneSetting, *, is_muted: bool) -> str:
    """How a lane is set, in words for who listens: level, pan, muted, solo, group, and the person."""
    said = [
        tr("{level} dB", level=gain_text(setting.gain_mdb)),
        tr("pan {pan}", pan=pan_text(setting.pan_milli)),
        tr("muted") if is_muted else "",
        tr("solo") if setting.is_soloed else "",
        tr("group {name}", name=setting.group) if setting.group else "",
        tr("by {person}, take {n}", person=row.person, n=row.take) if row.person else tr("take {n}", n=row.take),
    ]
    return ", ".join(words for words in said if words)
