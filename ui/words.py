"""Words, numbers and times as a person reads them: the one way to translated text.

Decides nothing about content; every sentence on the screen passes through ``tr``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

if TYPE_CHECKING:
    from studio.domain.stage_states import StageState

_MINUS = "\u2212"
_NARROW = "\u202f"
_TOLD_IN_SECONDS_MS = 10 * 60_000
_WITH_CENTS = {"USD", "EUR", "GBP", "CHF"}
"""Nothing has to be looked up for these: the first painting needs no domain."""
_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "BRL": "R$", "INR": "₹", "KRW": "₩"}


@dataclass(slots=True)
class _Form:
    """How dates and numbers are written."""

    locale: QLocale
    decimal: str
    after_day: str


_form = _Form(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom), ".", "")


def write_as_in(language: str) -> None:
    """Dates and numbers as in ``en`` or ``de`` from now on; the texts are the translator's."""
    is_german = language == "de"
    spoken = QLocale.Language.German if is_german else QLocale.Language.English
    country = QLocale.Country.Germany if is_german else QLocale.Country.UnitedKingdom
    _form.locale = QLocale(spoken, country)
    QLocale.setDefault(_form.locale)
    _form.decimal, _form.after_day = (",", ".") if is_german else (".", "")


def later(text: str) -> str:
    """The same text: it stands in a table and is translated where it is shown."""
    return text


def tr(text: str, /, **values: object) -> str:
    """The text in the person's language; ``{name}`` places are filled from ``values``."""
    found = QCoreApplication.translate("Segue", text)
    return found.format(**values) if values else found


def tr_n(one: str, many: str, count: int, /, **values: object) -> str:
    """``one`` for a count of 1, else ``many``; ``{n}`` is the count."""
    return tr(one if count == 1 else many, n=count, **values)


def state_word(state: StageState) -> str:
    """A state as one or two words."""
    return {
        "planned": tr("Planned"),
        "draft": tr("Draft"),
        "offered": tr("Offered"),
        "countered": tr("Countered"),
        "accepted": tr("Accepted"),
        "awaiting_inputs": tr("Awaiting inputs"),
        "in_progress": tr("In progress"),
        "in_review": tr("In review"),
        "revision": tr("Revision"),
        "approved": tr("Approved"),
        "settled": tr("Settled"),
        "closed": tr("Closed"),
        "declined": tr("Declined"),
        "expired": tr("Expired"),
        "withdrawn": tr("Withdrawn"),
        "paused": tr("Paused"),
        "disputed": tr("Disputed"),
        "cancelled": tr("Cancelled"),
    }[str(state)]


def _digits(currency: str) -> int:
    from studio.domain.money import CURRENCY_DIGITS

    return CURRENCY_DIGITS.get(currency, 2)


def money(minor: int, currency: str) -> str:
    """An amount in minor units: ``$60``, ``$12.50``, ``€1 200``, ``CHF 80``, in German ``12,50 €``; the minus is U+2212."""
    digits = 2 if currency in _WITH_CENTS else _digits(currency)
    whole, cents = divmod(abs(minor), 10**digits)
    number = f"{whole:,}".replace(",", _NARROW) + (f"{_form.decimal}{cents:0{digits}d}" if cents else "")
    sign = _MINUS if minor < 0 else ""
    if _form.after_day:
        return f"{sign}{number}\u00a0{_SYMBOLS.get(currency, currency)}"
    symbol = _SYMBOLS.get(currency, f"{currency}\u00a0")
    return f"{sign}{symbol}{number}"


def number_text(value: float, digits: int = 1) -> str:
    """A number with a real minus sign."""
    return f"{value:.{digits}f}".replace("-", _MINUS).replace(".", _form.decimal)


def decimal_sign() -> str:
    """What stands before tenths."""
    return _form.decimal


def size_text(size_bytes: float) -> str:
    """A size in decimal units: ``61 MB``."""
    for unit, step in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if size_bytes >= step:
            value = size_bytes / step
            return f"{number_text(value, 1 if value < 10 else 0)} {unit}"
    return f"{size_bytes:.0f} B"


def speed_text(bytes_per_s: float) -> str:
    """A speed: ``3.1 MB/s``."""
    return f"{size_text(bytes_per_s)}/s"


def clock_text(seconds: float, digits: int = 1) -> str:
    """A position in audio: ``1:18.4``, ``1:02:05``; never negative."""
    step = 10**digits
    ticks = max(0, round(seconds * step))
    whole, part = divmod(ticks, step)
    minutes, second = divmod(whole, 60)
    tail = f"{_form.decimal}{part:0{digits}d}" if digits else ""
    if minutes >= 60:
        return f"{minutes // 60}:{minutes % 60:02d}:{second:02d}{tail}"
    return f"{minutes}:{second:02d}{tail}"


def span_text(seconds: float) -> str:
    """A length of time in words: ``12 s``, ``40 min``, ``3 h 40 min``, ``5 d``."""
    seconds = max(0, round(seconds))
    if seconds < 60:
        return tr("{n} s", n=seconds)
    minutes = seconds // 60
    if minutes < 60:
        return tr("{n} min", n=minutes)
    if minutes < 48 * 60:
        hours, rest = divmod(minutes, 60)
        return tr("{h} h {m} min", h=hours, m=rest) if rest and hours < 10 else tr("{n} h", n=hours)
    return tr("{n} d", n=minutes // (24 * 60))


def work_text(work_min: int, day_min: int = 480) -> str:
    """Working time in words: ``3 days``, ``½ day``, ``5 h``."""
    if work_min % day_min == 0:
        return tr_n("{n} day", "{n} days", work_min // day_min)
    if work_min % (day_min // 2) == 0:
        days = work_min // day_min
        return tr("{n}½ days", n=days) if days else tr("½ day")
    hours, rest = divmod(work_min, 60)
    return tr("{h} h {m} min", h=hours, m=rest) if rest else tr("{n} h", n=hours)


def slack_text(slack_min: int, day_min: int = 480) -> str:
    """Slack rounded down to what a person plans with: ``8 d``, ``3 h``, ``none``."""
    if slack_min <= 0:
        return tr("none")
    if slack_min >= day_min:
        return tr("{n} d", n=slack_min // day_min)
    return tr("{n} h", n=max(1, slack_min // 60))


def at(ms: int, zone: tzinfo | None = None) -> datetime:
    """An instant in the reader's zone, or in ``zone``."""
    moment = datetime.fromtimestamp(ms / 1000, UTC)
    return moment.astimezone(zone)


def now_ms() -> int:
    """Now, in UTC ms."""
    return round(datetime.now(UTC).timestamp() * 1000)


def weekday_word(moment: date) -> str:
    """``Thu``."""
    return _form.locale.standaloneDayName(moment.isoweekday(), QLocale.FormatType.ShortFormat)


def month_word(moment: date, *, is_short: bool = False) -> str:
    """``November`` or ``Nov``."""
    form = QLocale.FormatType.ShortFormat if is_short else QLocale.FormatType.LongFormat
    return (
        _form.locale.standaloneMonthName(moment.month, form).replace("Sept", "Sep")
        if is_short
        else (_form.locale.standaloneMonthName(moment.month, form))
    )


def day_of_month(moment: date) -> str:
    """``10``, in German ``10.``."""
    return f"{moment.day}{_form.after_day}"


def day_words(weekday: int, day: int, month: int) -> str:
    """``Thu 10 Dec`` from numbers that count from 1, the week from Monday."""
    form = QLocale.FormatType.ShortFormat
    name = _form.locale.standaloneDayName(weekday, form)
    return f"{name} {day}{_form.after_day} {_form.locale.standaloneMonthName(month, form).replace('Sept', 'Sep')}"


def day_text(ms: int, zone: tzinfo | None = None) -> str:
    """``Thu 10 Dec``."""
    moment = at(ms, zone)
    return f"{weekday_word(moment)} {day_of_month(moment)} {month_word(moment, is_short=True)}"


def moment_text(ms: int, zone: tzinfo | None = None) -> str:
    """``Thu 10 Dec 17:00``."""
    return f"{day_text(ms, zone)} {at(ms, zone):%H:%M}"


def moments_text(start_ms: int, end_ms: int, zone: tzinfo | None = None) -> str:
    """``Thu 10 Dec 09:00 – Fri 11 Dec 17:00``, ``Thu 10 Dec 09:00 – 17:00``, with seconds within some minutes."""
    first, last = at(start_ms, zone), at(end_ms, zone)
    if first.date() != last.date():
        return f"{moment_text(start_ms, zone)} – {moment_text(end_ms, zone)}"
    form = "%H:%M:%S" if end_ms - start_ms < _TOLD_IN_SECONDS_MS else "%H:%M"
    head = f"{day_text(start_ms, zone)} {first:{form}}"
    return head if f"{first:{form}}" == f"{last:{form}}" else f"{head} – {last:{form}}"


def near_text(ms: int, now: int | None = None, zone: tzinfo | None = None) -> str:
    """A moment as a person says it: ``today 18:00``, ``yesterday 17:52``, ``Fri 18:00``, ``24 Dec``."""
    now = now_ms() if now is None else now
    moment = at(ms, zone)
    days = (moment.date() - at(now, zone).date()) / timedelta(days=1)
    if days == 0:
        return tr("today {time}", time=f"{moment:%H:%M}")
    if days == 1:
        return tr("tomorrow {time}", time=f"{moment:%H:%M}")
    if days == -1:
        return tr("yesterday {time}", time=f"{moment:%H:%M}")
    if 0 < days < 7:
        return f"{weekday_word(moment)} {moment:%H:%M}"
    text = f"{day_of_month(moment)} {month_word(moment, is_short=True)}"
    return text if abs(days) < 300 else f"{text} {moment.year}"


def ago_text(ms: int, now: int | None = None) -> str:
    """``12 s ago``, ``just now``."""
    seconds = ((now_ms() if now is None else now) - ms) / 1000
    return tr("just now") if seconds < 2 else tr("{span} ago", span=span_text(seconds))


def range_text(start_ms: int, end_ms: int, zone: tzinfo | None = None, *, has_year: bool = False) -> str:
    """``8 – 10 Dec``, ``30 Nov – 3 Dec``, with years only where they differ."""
    first, last = at(start_ms, zone), at(end_ms, zone)
    tail = f"{day_of_month(last)} {month_word(last, is_short=True)}"
    if has_year:
        tail = f"{tail} {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return tail if first.day == last.day else f"{day_of_month(first)} – {tail}"
    head = f"{day_of_month(first)} {month_word(first, is_short=True)}"
    if first.year != last.year:
        return f"{head} {first.year} – {tail}" if has_year else f"{head} {first.year} – {tail} {last.year}"
    return f"{head} – {tail}"


def initials(name: str) -> str:
    """One or two letters for a badge: ``Ana Ribeiro`` -> ``AR``."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum()]
    if not words:
        return "?"
    letters = words[0][0] + (words[-1][0] if len(words) > 1 else "")
    return letters.upper()


def first_name(name: str) -> str:
    """The first word of a name."""
    return name.split(maxsplit=1)[0] if name.split() else ""


def type_words(port_type: str) -> str:
    """A port's type in plain words: ``audio.stem`` -> ``audio stem``."""
    return port_type.replace(".", " ")
