"""Small productions, stages and links for the tests of planning."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from studio.domain.production import Link, LinkKind, Port, Production, Stage, WorkCalendar

BERLIN = WorkCalendar("Europe/Berlin")


def local_ms(text: str, zone: str = "Europe/Berlin") -> int:
    """The UTC instant in ms of a wall-clock time such as ``2026-03-02 09:00``."""
    return int(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).timestamp()) * 1000


def local(at_ms: int, zone: str = "Europe/Berlin") -> str:
    """The wall-clock time of a UTC instant, with its weekday."""
    return datetime.fromtimestamp(at_ms / 1000, ZoneInfo(zone)).strftime("%a %Y-%m-%d %H:%M")


def production(start: str = "2026-03-02 09:00", calendar: WorkCalendar = BERLIN) -> Production:
    """A production that begins on a Monday."""
    return Production("p" * 32, "Late Train", "late-train", start_ms=local_ms(start, calendar.zone), calendar=calendar)


def gig(name: str, days: float = 1, review_days: int = 3, **more: object) -> Stage:
    """A stage that somebody is paid for."""
    values = {
        "track": "t",
        "role": "Player",
        "price_minor": 4000,
        "work_min": round(days * 480),
        "review_days": review_days,
        **more,
    }
    return Stage(id=name, slug=name, title=name.title(), **values)  # type: ignore[arg-type]


def own(name: str, days: float = 1, **more: object) -> Stage:
    """A stage that the owner does."""
    return gig(name, days, role="Owner", price_minor=0, **more)


def link(source: str, target: str, kind: str = "FS", lag_min: int = 0, output: str = "", input_: str = "") -> Link:
    """A link with an id made of its ends."""
    return Link(f"{source}-{target}-{kind}-{output}-{input_}", source, target, output, input_, LinkKind(kind), lag_min)


def port(name: str, port_type: str = "audio.stem", *, several: bool = False) -> Port:
    """A port without a spec."""
    return Port(name, port_type, several)
