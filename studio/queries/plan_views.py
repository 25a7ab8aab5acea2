"""What the table, the board, the calendar and the network show beside the bars of a plan. Decides nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

from studio.domain.calendar import MIN_MS, WorkTable
from studio.domain.double_bookings import DoubleBooking, double_bookings
from studio.domain.linking import outer_ports
from studio.domain.nests import shown_as
from studio.domain.network import Span
from studio.domain.production import Port
from studio.queries.plan_checks import is_done
from studio.queries.plan_view_rows import (
    LoadClash,
    LoadDay,
    LoadPart,
    LoadRow,
    NestPorts,
    PlanFieldRows,
    PlanLoadRows,
    PortMark,
    StageFields,
)
from studio.queries.standing import ProductionFacts
from studio.queries.timeline import KeptPlan, named_plan
from studio.store.database import Connection
from studio.store.home import Home

_MOST_DAYS = 3 * 366
"""Days beyond this many from the first one are left out: nobody reads their load."""


def plan_field_rows(home: Home, connection: Connection, prj: str, now_ms: int) -> PlanFieldRows:
    """The fields of every stage of one of one's own productions. Raises NotFoundError."""
    kept = named_plan(home, connection, prj, now_ms)
    facts, dated = kept.facts, kept.dated
    fields = {}
    for stage_id, stage in facts.stages.items():
        planned, bound = dated.stages[stage_id], facts.standings[stage_id].bound
        ports = bound.terms if bound is not None else stage
        fields[stage_id] = StageFields(
            work_min=bound.terms.work_min if bound is not None else planned.work_min,
            review_days=planned.review_days,
            is_handed=bound is not None,
            inputs=_marks(ports.inputs),
            outputs=_marks(ports.outputs),
        )
    people = {person for person in (*dated.persons.values(), *facts.office.table("calendar")) if person}
    known = {member.person for member in facts.office.members().values()}
    return PlanFieldRows(facts.production.id, fields, tuple(sorted(people - known)), _nest_ports(facts))


def _nest_ports(facts: ProductionFacts) -> dict[str, NestPorts]:
    nests, links = facts.office.table("nest"), facts.office.table("link").values()
    inside: dict[str, list[str]] = {}
    for stage in facts.stages.values():
        bar = shown_as(nests, stage.nest)
        if bar:
            inside.setdefault(bar, []).append(stage.id)
    found = {bar: outer_ports(facts.stages, links, stages) for bar, stages in inside.items()}
    return {bar: NestPorts(_marks(inputs), _marks(outputs)) for bar, (inputs, outputs) in found.items()}


def _marks(ports: Iterable[Port]) -> tuple[PortMark, ...]:
    return tuple(PortMark(port.name, port.type) for port in ports)


# --- who has how much to do -----------------------------------------------------------------------------------


def plan_load_rows(home: Home, connection: Connection, prj: str, now_ms: int) -> PlanLoadRows:
    """Hours by day of every person of one of one's own productions, and of roles that nobody has. Raises NotFoundError."""
    kept = named_plan(home, connection, prj, now_ms)
    network, persons = kept.plan.network, kept.dated.persons
    spans = dict(zip(network.ids, kept.plan.at_limit.spans, strict=True))
    by_doer: dict[tuple[str, str], list[str]] = {}
    for stage_id in kept.facts.stages:
        person = persons.get(stage_id, "")
        role = "" if person else kept.facts.stages[stage_id].role
        by_doer.setdefault((person, role), []).append(stage_id)
    if not by_doer:
        return PlanLoadRows(kept.facts.production.id, 0, 0, ())
    clashes = _clashes(kept, spans, now_ms)
    in_order = sorted(by_doer, key=lambda doer: (not doer[0], min(spans[one].start_ms for one in by_doer[doer]), doer))
    tables = {doer: network.tables[network.index[by_doer[doer][0]]] for doer in in_order}
    ends = [
        _days_of(spans[stage_id], tables[doer].zone) for doer, stage_ids in by_doer.items() for stage_id in stage_ids
    ]
    first = min(start for start, _ in ends)
    last = min(max(end for _, end in ends), first + _MOST_DAYS)
    rows = (
        _load_row(doer, {one: spans[one] for one in by_doer[doer]}, tables[doer], clashes.get(doer[0], ()), first, last)
        for doer in in_order
    )
    return PlanLoadRows(kept.facts.production.id, first, last, tuple(rows))


def _clashes(kept: KeptPlan, spans: Mapping[str, Span], now_ms: int) -> dict[str, list[DoubleBooking]]:
    facts, dated = kept.facts, kept.dated
    open_ones = {stage_id: person for stage_id, person in dated.persons.items() if not is_done(facts, dated, stage_id)}
    found: dict[str, list[DoubleBooking]] = {}
    for clash in double_bookings(open_ones, spans, now_ms):
        found.setdefault(clash.person, []).append(clash)
    return found


def _load_row(
    doer: tuple[str, str],
    spans: Mapping[str, Span],
    table: WorkTable,
    clashes: Iterable[DoubleBooking],
    first: int,
    last: int,
) -> LoadRow:
    parts: dict[int, list[LoadPart]] = {}
    for stage_id, span in sorted(spans.items(), key=lambda one: (one[1].start_ms, one[0])):
        for day, minutes in _minutes_by_day(span, table, last):
            parts.setdefault(day, []).append(LoadPart(stage_id, minutes))
    over = {
        day
        for clash in clashes
        for day, _ in _minutes_by_day(Span(clash.from_ms, clash.to_ms, clash.to_ms), table, last)
    }
    days = tuple(
        LoadDay(day, _working_min(table, day), tuple(found), is_over=day in over)
        for day, found in sorted(parts.items())
    )
    return LoadRow(
        person=doer[0],
        role=doer[1],
        zone=str(table.zone),
        day_min=table.day_min,
        days=days,
        free=frozenset(day for day in range(first, last + 1) if not _working_min(table, day)),
        clashes=tuple(LoadClash(one.first, one.second, one.from_ms, one.to_ms) for one in clashes),
    )


def _days_of(span: Span, zone: ZoneInfo) -> tuple[int, int]:
    """The first and the last local day that work on a stage touches."""
    first, last = (
        datetime.fromtimestamp(at_ms / 1000, UTC).astimezone(zone).toordinal()
        for at_ms in (span.start_ms, max(span.start_ms, span.work_end_ms - 1))
    )
    return first, last


def _minutes_by_day(span: Span, table: WorkTable, last: int) -> list[tuple[int, int]]:
    """The days of a span with their working minutes. What was done outside of all working time counts as it was."""
    first, end = _days_of(span, table.zone)
    days = range(first, min(end, last) + 1)
    bounds = [(day, max(span.start_ms, _midnight_ms(table, day)), _midnight_ms(table, day + 1)) for day in days]
    found = []
    for day, start_ms, next_ms in bounds:
        worked = table.position(min(span.work_end_ms, next_ms)) - table.position(start_ms)
        if worked > 0:
            found.append((day, max(1, round(worked / MIN_MS))))
    if found or span.work_end_ms <= span.start_ms:
        return found
    return [
        (day, max(1, min(table.day_min, (min(span.work_end_ms, next_ms) - start_ms) // MIN_MS)))
        for day, start_ms, next_ms in bounds
    ]


def _working_min(table: WorkTable, day: int) -> int:
    return (table.position(_midnight_ms(table, day + 1)) - table.position(_midnight_ms(table, day))) // MIN_MS


def _midnight_ms(table: WorkTable, day: int) -> int:
    return _local_midnight_ms(table.zone, day)


@lru_cache(maxsize=1 << 14)
def _local_midnight_ms(zone: ZoneInfo, day: int) -> int:
    return round(datetime.combine(date.fromordinal(day), time(), zone).timestamp() * 1000)
