"""Who could do a stage: everybody from one's own productions, with what they have done, what they cost, and how much they
have to do on those dates already. Decides nothing and asks nobody.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from studio.domain.calendar import work_between
from studio.domain.errors import NotFoundError, SegueError
from studio.domain.network import Span
from studio.domain.production import WorkCalendar
from studio.domain.roster import RosterEntry, WorkHistory
from studio.queries.people_rows import CandidateRow
from studio.queries.plan_dates import person_calendars, person_of
from studio.queries.room_facts import DONE
from studio.queries.roster import work_histories
from studio.queries.standing import ProductionFacts
from studio.queries.timeline import KeptPlan, kept_plan
from studio.queries.wording import counted, listed, money_words
from studio.store.database import Connection
from studio.store.home import Home
from studio.store.productions import productions
from studio.store.roster import roster
from studio.store.subjects import find_stage

_DAY_MIN = 480
_Booked = tuple[int, int]


@dataclass(slots=True)
class _Known:
    """What has been found out about one person so far."""

    name: str
    roles: dict[str, None] = field(default_factory=dict)
    rates: list[tuple[str, int]] = field(default_factory=list)
    done: int = 0
    last_ms: int = 0
    booked: list[_Booked] = field(default_factory=list)
    calendar: WorkCalendar | None = None
    done_roles: list[str] = field(default_factory=list)
    entry: RosterEntry | None = None
    history: WorkHistory = field(default_factory=WorkHistory)


def candidate_rows(home: Home, connection: Connection, text: str, now_ms: int) -> tuple[CandidateRow, ...]:
    """Everybody who could do a stage (by id or name), those whose role it is first, then who is freest.

    People are told apart by their names, as in offers. Raises NotFoundError.
    """
    found = find_stage(home, connection, text, now_ms)
    people: dict[str, _Known] = {}
    own: KeptPlan | None = None
    for here in productions(connection):
        if not here.is_owner:
            continue
        try:
            kept = kept_plan(home, connection, here, now_ms)
        except NotFoundError:  # its office has not arrived on this machine
            continue
        if here.prj == found.here.prj:
            own = kept
        _learn(people, kept, "" if here.prj != found.here.prj else found.stage.id, now_ms)
    if own is None:
        raise NotFoundError("The production is not complete on this machine yet.", subject=text)
    _remember(people, home, connection, now_ms)
    span, currency = own.plan.at_limit.span(found.stage.id), own.facts.production.currency
    usual = own.plan.production.calendar
    rows = [_row(known, found.stage.role, span, usual, currency) for known in people.values()]
    return tuple(sorted(rows, key=lambda row: (not row.has_role, row.busy_percent, row.name.casefold())))


def _remember(people: dict[str, _Known], home: Home, connection: Connection, now_ms: int) -> None:
    """Take in whom the owner keeps, and how everybody has worked."""
    for entry in roster(connection):
        known = people.setdefault(entry.name.casefold(), _Known(entry.name))
        known.entry = entry
        known.roles.update(dict.fromkeys(entry.roles))
        known.calendar = known.calendar or entry.calendar
    for key, (_name, history) in work_histories(home, connection, now_ms).items():
        if key in people:
            people[key].history = history


def _learn(people: dict[str, _Known], kept: KeptPlan, asked_stage: str, now_ms: int) -> None:
    """Take in what one production says of its people."""
    facts, network = kept.facts, kept.plan.network
    calendars = {name.casefold(): calendar for name, calendar in person_calendars(facts).items()}
    owner = (facts.production.owner_name or "").casefold()
    for stage_id, name in _doers(facts):
        if not name or (facts.standings[stage_id].is_own and name.casefold() == owner):
            continue
        known = people.setdefault(name.casefold(), _Known(name))
        standing, stage = facts.standings[stage_id], facts.stages[stage_id]
        room = None if standing.is_own else standing.facts
        known.calendar = known.calendar or calendars.get(known.name.casefold())
        if stage.role:
            known.roles[stage.role] = None
        if room is not None and room.has_begun and room.terms.work_min and room.terms.price_minor:
            rate_minor = round(room.terms.price_minor * _DAY_MIN / room.terms.work_min)
            known.rates.append((room.terms.currency, rate_minor))
        i = network.index[stage_id]
        if standing.state in DONE:
            known.done += 1
            known.done_roles.append(stage.role)
            known.last_ms = max(known.last_ms, network.actuals[i].approved_ms)
        elif not network.actuals[i].delivered_ms and stage_id != asked_stage:
            span = kept.plan.at_limit.spans[i]
            if span.work_end_ms > now_ms:
                known.booked.append((max(span.start_ms, now_ms), span.work_end_ms))


def _doers(facts: ProductionFacts) -> Iterable[tuple[str, str]]:
    return ((stage_id, person_of(facts, stage_id)) for stage_id in facts.stages)


def _row(known: _Known, role: str, span: Span, usual: WorkCalendar, currency: str) -> CandidateRow:
    calendar = known.calendar or usual
    free_min, booked_min = _work(span.start_ms, span.work_end_ms, calendar), 0
    for start_ms, end_ms in _merged(known.booked):
        first, last = max(start_ms, span.start_ms), min(end_ms, span.work_end_ms)
        if last > first:
            booked_min += _work(first, last, calendar)
    wanted, entry = _words(role), known.entry
    rates = sorted(rate_minor for of, rate_minor in known.rates if of == currency)
    asked_minor = entry.day_rate_minor if entry is not None and entry.currency == currency else 0
    is_able = entry is not None and any(wanted & _words(one) for one in entry.skills)
    busy_percent = taken_percent(free_min, booked_min, _work(span.start_ms, span.work_end_ms, usual))
    row = CandidateRow(
        name=known.name,
        roles=tuple(known.roles),
        has_role=bool(wanted) and (is_able or any(wanted & _words(one) for one in known.roles)),
        day_rate_minor=asked_minor or (rates[len(rates) // 2] if rates else 0),
        currency=currency,
        done=known.done,
        last_ms=known.last_ms,
        free_min=max(0, free_min - booked_min),
        busy_percent=busy_percent,
        has_calendar=known.calendar is not None,
        is_kept=entry is not None,
        skills=entry.skills if entry is not None else (),
        languages=entry.languages if entry is not None else (),
        groups=entry.groups if entry is not None else (),
    )
    same = sum(bool(wanted & _words(one)) for one in known.done_roles)
    return replace(row, reasons=_reasons(row, known.history, role if same else "", same))


def _reasons(row: CandidateRow, history: WorkHistory, role: str, same: int) -> tuple[str, ...]:
    """What speaks for and against somebody, what is closest to the stage first."""
    found = [f"{role}: {same} done"] if same else []
    if row.done > same:
        found.append(
            f"{counted(row.done - same, 'other stage')} done" if same else f"{counted(row.done, 'stage')} done"
        )
    if not row.done:
        found.append("nothing done here yet")
    if history.done:
        is_always = history.on_time == history.done
        found.append("always on time" if is_always else f"{history.on_time} of {history.done} on time")
        found.append(counted(history.own_rounds, "round of changes by how it was done", "rounds of changes by how it was done")
                     if history.own_rounds else "no round of changes by how it was done")  # fmt: skip
    if history.fell_through:
        found.append(f"left {counted(history.fell_through, 'stage')} undone")
    if row.busy_percent >= 100:
        found.append("no time then")
    else:
        found.append(f"{row.busy_percent} % taken then" if row.busy_percent else "free then")
    if row.day_rate_minor:
        found.append(f"{money_words(row.day_rate_minor, row.currency)} a day")
    if row.skills:
        found.append(f"can {listed(row.skills[:3])}")
    if row.languages:
        found.append(f"speaks {listed(row.languages[:3])}")
    return tuple(found)


def taken_percent(free_min: int, booked_min: int, usual_min: int) -> int:
    """How much of somebody's working time in a span is taken. ``usual_min`` is what the production's calendar has there: within a night
    there is none, and that says nothing about anybody; who has none where others work is away.
    """
    if free_min:
        return min(100, round(100 * booked_min / free_min))
    return 100 if usual_min else 0


def _work(first_ms: int, last_ms: int, calendar: WorkCalendar) -> int:
    """Working minutes between two instants; in a calendar that cannot be used, those of the usual one."""
    try:
        return work_between(first_ms, last_ms, calendar)
    except SegueError:
        return work_between(first_ms, last_ms, WorkCalendar())


def _merged(booked: Iterable[_Booked]) -> list[_Booked]:
    """Spans without overlaps, so that two stages at once count once."""
    found: list[_Booked] = []
    for start_ms, end_ms in sorted(booked):
        if found and start_ms <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end_ms))
        else:
            found.append((start_ms, end_ms))
    return found


_EVERYBODYS = frozenset({"session", "lead", "engineer", "owner", "producer", "artist", "and", "the", "of"})


def _words(role: str) -> frozenset[str]:
    """The words that tell a role: ``Session drummer`` is a drummer."""
    words = frozenset(role.casefold().replace("/", " ").replace(",", " ").split())
    return words - _EVERYBODYS or words
