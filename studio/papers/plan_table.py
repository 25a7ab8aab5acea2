"""A plan as a table (CSV) that a spreadsheet opens and that can be read back: a line per stage.

The columns before ``state`` can be edited; those from it on say how the plan stands and are not read.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from studio.domain.errors import BadInputError
from studio.domain.money import format_money, parse_money
from studio.domain.production import Link, LinkKind, Stage
from studio.papers.plan_file import MOST_BYTES, DatedStages, bad_file, refuse_too_many

_DAY_MIN = 480
EDITABLE = (
    "id", "stage", "track", "title", "role", "person", "days", "least_days", "most_days", "review_days", "price",
    "revisions", "not_before", "must_finish", "as_late_as_possible", "started", "progress_pct", "after", "brief",
)  # fmt: skip
READ_ONLY = ("state", "starts", "work_ends", "ends", "slack_h", "critical")
_TIE = re.compile(
    r"(?P<stage>[^\s:+-][^\s:+]*?)(?::(?P<kind>FS|SS|FF|SF))?(?:(?P<lag>[+-]\d+(?:\.\d+)?)h)?", re.IGNORECASE
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class TableRow:
    """One line: which stage it is about, and what it says. ``after`` is None where the table has no such column."""

    number: int
    id: str
    slug: str
    fields: Mapping[str, Any]
    after: tuple[tuple[str, LinkKind, int], ...] | None


# --- writing ---------------------------------------------------------------------------------------------------


def write_table(plan: DatedStages) -> str:
    """The plan as CSV with a heading. Dates are in the production's zone."""
    zone, currency = ZoneInfo(plan.production.calendar.zone), plan.production.currency
    tracks = {track.id: track.name for track in plan.tracks}
    slugs = {stage.id: stage.slug for stage in plan.stages}
    into: dict[str, list[Link]] = {}
    for link in plan.links:
        into.setdefault(link.target, []).append(link)
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(EDITABLE + READ_ONLY)
    for stage in plan.stages:
        span = plan.spans[stage.id]
        values = [
            stage.id, stage.slug, tracks.get(stage.track, ""), stage.title, stage.role, stage.meant_for,
            _days(stage.work_min), _days(stage.least_work_min), _days(stage.most_work_min), stage.review_days,
            format_money(stage.price_minor, currency), stage.revisions,
            _moment(stage.not_before_ms, zone), _moment(stage.must_finish_ms, zone),
            "yes" if stage.is_late_as_possible else "", _moment(stage.started_ms, zone), stage.progress_pct or "",
            _after(into.get(stage.id, ()), slugs), stage.brief,
            plan.states.get(stage.id, ""), _moment(span.start_ms, zone), _moment(span.work_end_ms, zone),
            _moment(span.end_ms, zone), round(plan.slack_min.get(stage.id, 0) / 60, 2),
            "yes" if plan.slack_min.get(stage.id, 1) <= 0 else "",
        ]  # fmt: skip
        table.writerow([_harmless(str(value)) for value in values])
    return out.getvalue()


def _days(minutes: int) -> str:
    return f"{minutes / _DAY_MIN:.6f}".rstrip("0").rstrip(".") if minutes else ""


def _moment(at_ms: int, zone: ZoneInfo) -> str:
    if not at_ms:
        return ""
    at = datetime.fromtimestamp(at_ms / 1000, UTC).astimezone(zone)
    return at.replace(tzinfo=None).isoformat(timespec="minutes" if at_ms % 60_000 == 0 else "milliseconds")


def _after(links: Iterable[Link], slugs: Mapping[str, str]) -> str:
    ties = {(slugs[link.source], link.kind, link.lag_min) for link in links if link.source in slugs}
    return " ".join(_tie(*tie) for tie in sorted(ties))


def _tie(slug: str, kind: LinkKind, lag_min: int) -> str:
    lag = f"{lag_min / 60:+.4f}".rstrip("0").rstrip(".") + "h" if lag_min else ""
    # A slug such as “mix-2h” would be read as “mix” with a lead.
    is_plain = kind is LinkKind.FS and re.search(r"[+-]\d+(\.\d+)?h$", slug) is None
    return f"{slug}{'' if is_plain else ':' + kind.value}{lag}"


def _harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.lstrip("'").startswith(_FORMULA) and not re.fullmatch(r"-?\d+(\.\d+)?", text) else text


# --- reading ---------------------------------------------------------------------------------------------------


def read_table(data: bytes, name: str, zone: str, currency: str) -> list[TableRow]:
    """The lines of a table with a heading; columns that it lacks are left as they are.

    Raises BadInputError that names the line: not UTF-8, no heading, a value that is none.
    """
    if len(data) > MOST_BYTES:
        raise bad_file(name, f"it is larger than {MOST_BYTES // 10**6} MB.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise bad_file(name, "it is not a text in UTF-8.", "Save it as “CSV UTF-8”.") from error
    first_line = text.partition("\n")[0]
    separator = max((",", ";", "\t"), key=first_line.count)
    try:
        lines = list(csv.reader(io.StringIO(text), delimiter=separator, strict=True))
    except csv.Error as error:
        raise bad_file(name, f"it is no table: {error}.") from error
    heading = [column.strip().casefold() for column in lines[0]] if lines else []
    if "title" not in heading and "id" not in heading and "stage" not in heading:
        raise bad_file(
            name, "its first line has no column “id”, “stage” or “title”.", "Export the plan as CSV to see the columns."
        )
    if len(set(heading) & set(EDITABLE)) != len([column for column in heading if column in EDITABLE]):
        raise bad_file(name, "a column stands twice in its first line.")
    refuse_too_many(len(lines) - 1, name)
    rows = []
    for number, cells in enumerate(lines[1:], 2):
        if any(cell.strip() for cell in cells):
            given = dict(zip(heading, (_plain(cell) for cell in cells), strict=False))
            try:
                rows.append(_row(number, given, ZoneInfo(zone), currency))
            except BadInputError as error:
                raise bad_file(f"{name}, line {number}", error.message, error.what_to_do) from error
    return rows


def _plain(cell: str) -> str:
    text = cell.strip()
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(_FORMULA) else text


_TEXTS = {"track": "track", "title": "title", "role": "role", "person": "meant_for", "brief": "brief"}
_DAYS = {"days": "work_min", "least_days": "least_work_min", "most_days": "most_work_min"}
_DATES = {"not_before": "not_before_ms", "must_finish": "must_finish_ms", "started": "started_ms"}
_COUNTS = ("review_days", "revisions", "progress_pct")


def _row(number: int, given: Mapping[str, str], zone: ZoneInfo, currency: str) -> TableRow:
    """One line. An empty cell clears what can be empty and leaves everything else as it is."""
    fields: dict[str, Any] = {}
    for column, text in given.items():
        if column in _TEXTS and (text or column not in ("track", "title")):
            fields[_TEXTS[column]] = text
        elif column in _DAYS:
            fields[_DAYS[column]] = round(_number(text, column) * _DAY_MIN)
        elif column in _COUNTS and (text or column == "progress_pct"):
            fields[column] = round(_number(text, column))
        elif column in _DATES:
            fields[_DATES[column]] = _instant(text, zone, is_end=column == "must_finish")
        elif column == "as_late_as_possible":
            fields["is_late_as_possible"] = text.casefold() in ("yes", "true", "1", "x")
        elif column == "price" and text:
            fields["price_minor"] = parse_money(text, currency)
    after = _ties(given["after"]) if "after" in given else None
    return TableRow(number, given.get("id", ""), given.get("stage", ""), fields, after)


def _number(text: str, column: str) -> float:
    try:
        number = float(text.replace(",", ".")) if text else 0.0
    except ValueError as error:
        raise BadInputError(f"“{text}” is no number for “{column}”.", what_to_do="Write it as 2 or 2.5.") from error
    if not -1e9 < number < 1e9:
        raise BadInputError(f"“{text}” is no number for “{column}”.", what_to_do="Write it as 2 or 2.5.")
    return number


def _instant(text: str, zone: ZoneInfo, *, is_end: bool) -> int:
    if not text:
        return 0
    try:
        if len(text) == 10:
            at = datetime.combine(date.fromisoformat(text), time(23, 59) if is_end else time())
        else:
            at = datetime.fromisoformat(text)
        return round((at if at.tzinfo else at.replace(tzinfo=zone)).timestamp() * 1000)
    except (ValueError, OverflowError) as error:
        raise BadInputError(
            f"“{text}” is no date.", what_to_do="Write it as 2026-11-30 or 2026-11-30T14:00."
        ) from error


def _ties(text: str) -> tuple[tuple[str, LinkKind, int], ...]:
    """``drums bass:SS+4h mix-8h`` as stages, kinds and lags in minutes."""
    found = []
    for part in re.split(r"[\s,;]+", text.strip()):
        if not part:
            continue
        match = _TIE.fullmatch(part)
        if match is None:
            raise BadInputError(
                f"“{part}” is no link.", what_to_do="Write the stages it waits for as drums, bass:SS+4h or mix-8h."
            )
        kind = LinkKind((match["kind"] or "FS").upper())
        found.append((match["stage"], kind, round(float(match["lag"] or 0) * 60)))
    return tuple(found)


def stage_fields(stage: Stage, row: TableRow) -> dict[str, Any]:
    """What a line changes of a stage; days that only differ by rounding do not count."""
    changed = {}
    for field, value in row.fields.items():
        before = getattr(stage, field)
        if field.endswith("_min") and abs(value - before) < 1:
            continue
        if value != before:
            changed[field] = value
    return changed
