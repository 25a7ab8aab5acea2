"""The table's columns: what each says of a stage, how it sorts, and which command an edit of it is.

Pure but for the words: no widgets. What cannot be changed says why, in the words of the plan's own rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from studio.domain.errors import BadInputError
from studio.domain.money import format_money, parse_money
from studio.domain.plan_rules import way_out, why_it_stands
from ui.roles import role_meant, role_text
from ui.words import at, moment_text, money, slack_text, state_word, tr, work_text

if TYPE_CHECKING:
    from datetime import tzinfo

    from studio.queries.plan_view_rows import StageFields
    from studio.queries.rows import StageRow

_DAY_MIN = 480
_WORK = re.compile(r"\s*(?P<number>\d+(?:[.,]\d+)?)\s*(?P<unit>[a-zA-Z]*)\.?\s*")


@dataclass(frozen=True, slots=True)
class Line:
    """One stage as the table reads it. ``fields`` is None until they have been answered; ``zone`` is the production's, of
    which a hint speaks: dates are the reader's.
    """

    stage: StageRow
    track: str
    fields: StageFields | None
    zone: tzinfo
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """``words`` is what a cell says, ``sorts`` what it is ordered by, ``field`` the stage's field that an edit changes
    (empty: it follows from the plan). ``written`` gives the text that an editor begins with.
    """

    key: str
    head: str
    width_px: int
    words: Callable[[Line], str]
    sorts: Callable[[Line], Any]
    field: str = ""
    kind: str = "text"
    is_number: bool = False
    written: Callable[[Line], str] | None = None
    is_hidden: bool = False
    is_date: bool = False


def _work_min(line: Line) -> int:
    return line.fields.work_min if line.fields is not None else 0


def _person(line: Line) -> str:
    return line.stage.person or line.stage.meant_for


def _at(at_ms: int) -> str:
    return moment_text(at_ms) if at_ms else ""


def _marks(line: Line) -> str:
    stage = line.stage
    words = (
        (stage.is_late, tr("late")),
        (stage.is_critical, tr("critical")),
        (stage.is_stale, tr("stale")),
        (stage.is_silent, tr("by silence")),
        (bool(line.problems), tr("conflict")),
    )
    return ", ".join(word for is_so, word in words if is_so)


def _slack(line: Line) -> str:
    return "" if line.stage.state in _DONE else slack_text(line.stage.slack_min)


_DONE = frozenset({"approved", "settled", "closed"})
_ENDED = frozenset({"declined", "expired", "withdrawn", "cancelled"})


def columns() -> list[Column]:
    """All columns, from left to right as they are at first."""
    return [
        Column("track", tr("Track"), 110, lambda n: n.track, lambda n: n.track.casefold(), "track", "track"),
        Column("stage", tr("Stage"), 250, lambda n: n.stage.title, lambda n: n.stage.title.casefold(), "title"),
        Column(
            "role",
            tr("Role"),
            130,
            lambda n: role_text(n.stage.role),
            lambda n: role_text(n.stage.role).casefold(),
            "role",
        ),
        Column("person", tr("Person"), 140, _person, lambda n: _person(n).casefold(), "meant_for", "person"),
        Column(
            "state", tr("State"), 138, lambda n: state_word(n.stage.state), lambda n: _STATE_ORDER[str(n.stage.state)]
        ),
        Column(
            "start",
            tr("Start"),
            138,
            lambda n: _at(n.stage.start_ms),
            lambda n: n.stage.start_ms,
            "not_before_ms",
            "moment",
            is_date=True,
        ),
        Column(
            "work_end",
            tr("Work ends"),
            138,
            lambda n: _at(n.stage.work_end_ms),
            lambda n: n.stage.work_end_ms,
            "work_end_ms",
            "moment",
            is_date=True,
        ),
        Column("end", tr("End"), 138, lambda n: _at(n.stage.end_ms), lambda n: n.stage.end_ms, is_date=True),
        Column(
            "work",
            tr("Work"),
            76,
            lambda n: work_text(n.fields.work_min) if n.fields else "",
            _work_min,
            "work_min",
            is_number=True,
            written=lambda n: f"{_work_min(n) / _DAY_MIN:.4f}".rstrip("0").rstrip("."),
        ),
        Column(
            "review",
            tr("Review days"),
            108,
            lambda n: str(n.fields.review_days) if n.fields else "",
            lambda n: n.fields.review_days if n.fields else 0,
            "review_days",
            is_number=True,
        ),
        Column(
            "price",
            tr("Price"),
            80,
            lambda n: money(n.stage.price_minor, n.stage.currency) if n.stage.price_minor else "",
            lambda n: n.stage.price_minor,
            "price_minor",
            is_number=True,
            written=lambda n: format_money(n.stage.price_minor, n.stage.currency),
        ),
        Column(
            "revisions",
            tr("Revisions"),
            92,
            lambda n: str(n.stage.rounds),
            lambda n: n.stage.rounds,
            "revisions",
            is_number=True,
        ),
        Column("slack", tr("Slack"), 64, _slack, lambda n: n.stage.slack_min, is_number=True),
        Column(
            "takes",
            tr("Takes"),
            58,
            lambda n: str(n.stage.takes) if n.stage.takes else "",
            lambda n: n.stage.takes,
            is_number=True,
        ),
        Column("marks", tr("Marks"), 130, _marks, _marks),
        Column(
            "must_finish",
            tr("Must finish"),
            126,
            lambda n: _at(n.stage.must_finish_ms),
            lambda n: n.stage.must_finish_ms,
            "must_finish_ms",
            written=lambda n: f"{at(n.stage.must_finish_ms):%Y-%m-%d %H:%M}" if n.stage.must_finish_ms else "",
            is_hidden=True,
            is_date=True,
        ),
        Column(
            "due", tr("Due"), 126, lambda n: _at(n.stage.due_ms), lambda n: n.stage.due_ms, is_hidden=True, is_date=True
        ),
        Column(
            "waits",
            tr("Waits for"),
            160,
            lambda n: ", ".join(n.stage.waits_for),
            lambda n: ", ".join(n.stage.waits_for).casefold(),
            is_hidden=True,
        ),
    ]


# how far a stage has come, for sorting
_STATE_ORDER = {
    name: number
    for number, name in enumerate(
        (
            "cancelled", "withdrawn", "expired", "declined", "planned", "draft", "offered", "countered", "accepted",
            "awaiting_inputs", "paused", "disputed", "in_progress", "revision", "in_review", "approved", "settled", "closed",
        )
    )
}  # fmt: skip


def hint_of(column: Column, line: Line) -> str:
    """The date of a cell in the production's zone, where its clocks differ from the reader's; else empty."""
    at_ms = column.sorts(line) if column.is_date else 0
    if not at_ms or at(at_ms).utcoffset() == at(at_ms, line.zone).utcoffset():
        return ""
    city = str(line.zone).rpartition("/")[2].replace("_", " ")
    return tr("{when} in {city}", when=moment_text(at_ms, line.zone), city=city)


def why_fixed(column: Column, line: Line) -> str:
    """Why a cell cannot be written in, as a sentence; empty where it can."""
    stage, is_handed = line.stage, _is_handed(line)
    if not column.field:
        return tr("“{head}” follows from the plan and what has happened.", head=column.head)
    if getattr(stage, "holds", 0) and column.field not in {"title", "not_before_ms"}:
        from ui.timeline.gestures import open_first

        return open_first(stage.title)
    if line.fields is None and column.field in {"work_min", "review_days"}:
        return tr("The plan is still being read.")
    if column.field == "meant_for" and (is_handed or (stage.is_own and stage.takes)):
        words = tr(
            "“{title}” is {who}'s; whom it is planned for does not change that.", title=stage.title, who=_person(line)
        )
        return f"{words} {way_out(stage.state, is_handed=is_handed)}".strip()
    changed = ("work_min",) if column.field == "work_end_ms" else (column.field,)
    reason = why_it_stands(stage.title, stage.state, changed, is_handed=is_handed)
    return f"{reason} {way_out(stage.state, is_handed=is_handed)}".strip() if reason else ""


def _is_handed(line: Line) -> bool:
    """Whether a hand-off of the stage is open."""
    if line.fields is not None:
        return line.fields.is_handed
    return bool(line.stage.hand_off) and str(line.stage.state) not in _ENDED


def command_for(column: Column, line: Line, value: Any) -> Any:
    """The value of ``studio.actions`` that writing ``value`` into a cell is; None where it says what is there already.

    Raises BadInputError for what is no such value.
    """
    from studio.actions.plan_commands import MoveStage, ResizeStage, SetStage

    stage = line.stage
    if column.field == "not_before_ms":
        return None if value == stage.start_ms else MoveStage(stage.id, int(value), stage.start_ms)
    if column.field == "work_end_ms":
        if value <= stage.start_ms:
            raise BadInputError(
                f"“{stage.title}” cannot end before it starts.",
                what_to_do="Choose a later end, or move its start first.",
            )
        return None if value == stage.work_end_ms else ResizeStage(stage.id, stage.start_ms, int(value))
    wanted = _READERS.get(column.field, lambda text, _line: str(text).strip())(value, line)
    if wanted == _before(column.field, line):
        return None
    return SetStage(stage.id, {column.field: wanted})


def _before(field: str, line: Line) -> Any:
    stage, fields = line.stage, line.fields
    return {
        "track": stage.track,
        "title": stage.title,
        "role": stage.role,
        "meant_for": _person(line),
        "work_min": fields.work_min if fields else -1,
        "review_days": fields.review_days if fields else -1,
        "price_minor": stage.price_minor,
        "revisions": stage.rounds,
        "must_finish_ms": stage.must_finish_ms,
    }[field]


def _work(text: Any, _line: Line) -> int:
    """``2``, ``2.5``, ``2,5 days`` or ``4 h`` as minutes of work."""
    match = _WORK.fullmatch(str(text))
    unit = match["unit"].casefold() if match else ""
    if match is None or unit not in {"", "d", "day", "days", "t", "tage", "h", "hours", "hour", "min"}:
        raise BadInputError(f"“{text}” is no length of work.", what_to_do="Write days as 2 or 2.5, hours as 4 h.")
    number = float(match["number"].replace(",", "."))
    return round(number * (60 if unit.startswith("h") else 1 if unit == "min" else _DAY_MIN))


def _count(text: Any, _line: Line) -> int:
    if not str(text).strip().isdecimal():
        raise BadInputError(f"“{text}” is no whole number.", what_to_do="Write it as 0, 1, 2 …")
    return int(str(text).strip())


def _date(text: Any, _line: Line) -> int:
    """``2026-12-24``, with a time where it is not the end of the day; empty takes the date away."""
    words = str(text).strip()
    if not words:
        return 0
    try:
        moment = datetime.fromisoformat(words)
    except ValueError as error:
        raise BadInputError(
            f"“{text}” is no date.", what_to_do="Write it as 2026-12-24 or 2026-12-24 17:00."
        ) from error
    if len(words) == 10:
        moment = moment.replace(hour=23, minute=59)
    return round(moment.timestamp() * 1000)


def _price(text: Any, line: Line) -> int:
    return parse_money(str(text).strip() or "0", line.stage.currency)


_READERS: dict[str, Callable[[Any, Line], Any]] = {
    "work_min": _work,
    "review_days": _count,
    "revisions": _count,
    "price_minor": _price,
    "must_finish_ms": _date,
    "role": lambda text, line: role_meant(str(text), line.stage.role),
}
