"""Productions and their plan as rows: dates, slack, state, person and money of every stage, ready to draw or print.

The last plan of each production is kept, so that a drag asks only for what it moves. Decides nothing.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from weakref import WeakKeyDictionary

from studio.domain.errors import NotFoundError
from studio.domain.money import cost_rollup
from studio.domain.nests import way_out as nest_ways
from studio.domain.production import Link, Stage
from studio.domain.schedule import Plan, pushed_by
from studio.domain.stage_states import StageState
from studio.events.fold_office import is_closed
from studio.queries.plan_after import changed_links, changed_stages, plan_after
from studio.queries.plan_dates import DatedPlan, Lines, lines_of, plan_of
from studio.queries.plan_rows import NestRow
from studio.queries.room_facts import DONE, answer_by_ms, owner_of
from studio.queries.rows import LinkRow, PlanRows, ProductionRow, StageRow, TrackRow
from studio.queries.standing import ProductionFacts, Standing, is_late, production_facts
from studio.store.copies import OTHER_COPY
from studio.store.database import Connection
from studio.store.home import Home
from studio.store.productions import ProductionHere, productions, rooms_of
from studio.store.subjects import find_production

_WAITING = frozenset({StageState.ACCEPTED, StageState.AWAITING_INPUTS})


@dataclass(frozen=True, slots=True)
class KeptPlan:
    """The last plan of a production: what it was made of, its dates, its rows."""

    facts: ProductionFacts
    dated: DatedPlan
    rows: PlanRows

    @property
    def plan(self) -> Plan:
        """Its dates."""
        return self.dated.plan


_plans: WeakKeyDictionary[Home, dict[str, KeptPlan]] = WeakKeyDictionary()
_plans_lock = threading.Lock()


def production_rows(home: Home, connection: Connection, now_ms: int) -> tuple[ProductionRow, ...]:
    """All productions of this home, the newest last."""
    return tuple(_production_row(home, connection, here, now_ms) for here in productions(connection))


def plan_rows(home: Home, connection: Connection, prj: str, now_ms: int) -> PlanRows:
    """The plan of one of one's own productions (by id, prefix or slug), stages in lane order.

    Raises NotFoundError for an unknown production, and for one in which this person is only a collaborator.
    """
    here = _own_production(connection, prj)
    kept = kept_plan(home, connection, here, now_ms)
    return replace(kept.rows, production=_with_plan(_plain_row(here), kept))


def plan_rows_if(home: Home, connection: Connection, prj: str, stage: str, not_before_ms: int, now_ms: int) -> PlanRows:
    """The plan as it would be if a stage (by id or slug) started no earlier than an instant.

    Raises NotFoundError for an unknown production or stage.
    """
    here = _own_production(connection, prj)
    kept = kept_plan(home, connection, here, now_ms)
    moved = _stage_id(kept.facts, stage)
    plan = pushed_by(kept.dated.plan, moved, not_before_ms)
    rows = moved_rows(kept, plan)
    asked = tuple(replace(row, not_before_ms=max(not_before_ms, 0)) if row.id == moved else row for row in rows.stages)
    rows = replace(rows, stages=asked)
    return replace(rows, production=_with_dates(_with_plan(_plain_row(here), kept), rows))


def named_plan(home: Home, connection: Connection, text: str, now_ms: int) -> KeptPlan:
    """The plan of one of one's own productions, by id, prefix or slug, for the queries beside this one.

    Raises NotFoundError.
    """
    return kept_plan(home, connection, _own_production(connection, text), now_ms)


def _own_production(connection: Connection, text: str) -> ProductionHere:
    here = find_production(connection, text)
    if not here.is_owner:
        raise NotFoundError(
            f"The plan of “{here.title}” is its owner's.",
            subject=text,
            what_to_do="`segue inbox` shows what has been given to you.",
        )
    return here


def _stage_id(facts: ProductionFacts, text: str) -> str:
    name = text.rpartition("/")[2]
    if name in facts.stages:
        return name
    found = [stage.id for stage in facts.stages.values() if stage.slug == name]
    if len(found) != 1:
        raise NotFoundError(f"There is no stage “{text}” in this plan.", subject=text)
    return found[0]


def kept_plan(home: Home, connection: Connection, here: ProductionHere, now_ms: int) -> KeptPlan:
    """The plan of a production with its facts and rows, made once for the same minute and the same log."""
    facts = production_facts(home, connection, here, now_ms)
    with _plans_lock:
        kept = _plans.setdefault(home, {}).get(here.prj)
    if kept is None or kept.facts is not facts:
        edited = plan_after(kept.dated, kept.facts, facts, now_ms) if kept is not None else None
        dated = edited or plan_of(facts, now_ms)
        lines = lines_of(dated.plan)
        stages = _edited_rows(kept, facts, lines, now_ms) if kept is not None and edited is not None else None
        stages = stages or tuple(_stage_row(stage, facts, lines, now_ms) for stage in facts.stages.values())
        kept = KeptPlan(facts, dated, _rows(here, facts, dated.plan, stages, kept))
        with _plans_lock:
            _plans.setdefault(home, {})[here.prj] = kept
    return kept


# --- productions -----------------------------------------------------------------------------------------------


def _production_row(home: Home, connection: Connection, here: ProductionHere, now_ms: int) -> ProductionRow:
    if not here.is_owner:
        return _held_row(home, connection, here, now_ms)
    try:
        row = _with_plan(_plain_row(here), kept_plan(home, connection, here, now_ms))
        closed = is_closed(home.rooms.view(connection, here.prj, now_ms))
        return replace(row, decided_on=_decided_on(home, connection, here.prj), is_closed=closed)
    except NotFoundError as error:
        return replace(_plain_row(here), owner_name=home.name, alarm=here.alarm or error.message)


def _decided_on(home: Home, connection: Connection, prj: str) -> str:
    """What the owner's other device that decides is called; empty where this one may, or is out."""
    state = home.rooms.folded(connection, prj)
    lead = state.lead[0]
    if not lead or lead == home.device or state.was_member(home.device):
        return ""
    member = state.members().get(lead)
    return str(member.cert.get("label", "") if member else "") or lead[:8]


def _plain_row(here: ProductionHere) -> ProductionRow:
    return ProductionRow(
        id=here.prj,
        slug=here.slug,
        title=here.title,
        is_owner=here.is_owner,
        owner_name="",
        depot_url=here.depot_url,
        currency="",
        alarm=here.alarm,
        is_other_copy=here.alarm == OTHER_COPY,
    )


def _with_plan(row: ProductionRow, kept: KeptPlan) -> ProductionRow:
    production = kept.facts.production
    return replace(
        row,
        title=production.title or row.title,
        owner_name=production.owner_name,
        currency=production.currency,
        stages=len(kept.facts.stages),
        approved=sum(standing.state in DONE for standing in kept.facts.standings.values()),
        end_ms=kept.rows.end_ms,
        early_end_ms=kept.rows.early_end_ms,
        tempo_mbpm=production.house.tempo_mbpm,
        beats_per_bar=production.house.meter[0],
        beat_unit=production.house.meter[1],
    )


def _with_dates(row: ProductionRow, rows: PlanRows) -> ProductionRow:
    return replace(row, end_ms=rows.end_ms, early_end_ms=rows.early_end_ms)


def _held_row(home: Home, connection: Connection, here: ProductionHere, now_ms: int) -> ProductionRow:
    """A production in which this person is a collaborator: only what their own rooms say."""
    row = _plain_row(here)
    for room in rooms_of(connection, here.prj):
        state = home.rooms.view(connection, room, now_ms)
        hand_off = state.hand_off
        row = replace(row, owner_name=owner_of(state) or row.owner_name)
        if hand_off is not None:
            row = replace(
                row,
                currency=str(hand_off.terms.get("currency", row.currency)),
                stages=row.stages + 1,
                approved=row.approved + (hand_off.stage_state in DONE),
                end_ms=max(row.end_ms, hand_off.due_ms),
                early_end_ms=max(row.early_end_ms, hand_off.due_ms),
            )
    return row


# --- the plan --------------------------------------------------------------------------------------------------


def _rows(
    here: ProductionHere, facts: ProductionFacts, plan: Plan, stages: tuple[StageRow, ...], before: KeptPlan | None
) -> PlanRows:
    production, office = facts.production, facts.office
    sums = cost_rollup(cost.line for cost in facts.costs)
    tracks = sorted(office.table("track").values(), key=lambda track: (track.position, track.id))
    calendar = production.calendar
    return PlanRows(
        production=_plain_row(here),
        tracks=tuple(TrackRow(track.id, track.name) for track in tracks),
        stages=stages,
        links=before.rows.links if before is not None and _has_same_links(before.facts, facts) else _link_rows(facts),
        zone=calendar.zone,
        work_weekdays=calendar.days,
        work_hours=calendar.hours,
        agreed_minor=sums.agreed_minor,
        committed_minor=sums.committed_minor,
        paid_minor=sums.paid_minor,
        plan_minor=sum(stage.price_minor for stage in facts.stages.values()),
        nests=_nest_rows(facts),
        **_ends(plan),
    )


def _nest_rows(facts: ProductionFacts) -> tuple[NestRow, ...]:
    """The nested chains that hold stages, in the order in which the plan comes to them."""
    nests = facts.office.table("nest")
    used = dict.fromkeys(one for stage in facts.stages.values() for one in reversed(nest_ways(nests, stage.nest)))
    return tuple(NestRow(one, nests[one].name, nests[one].outer, nests[one].is_closed) for one in used)


def _has_same_links(was: ProductionFacts, facts: ProductionFacts) -> bool:
    """Whether the links, and the bars that they join in their order, are the same."""
    if was.office is facts.office:
        return True
    return was.office.table("link") == facts.office.table("link") and list(was.stages) == list(facts.stages)


def _link_rows(facts: ProductionFacts) -> tuple[LinkRow, ...]:
    """In the order of the bars they join, whatever order they are stored in."""
    place = {stage_id: number for number, stage_id in enumerate(facts.stages)}
    links: Iterable[Link] = facts.office.table("link").values()
    known = [link for link in links if link.source in place and link.target in place]
    known.sort(key=lambda link: (place[link.source], place[link.target], link.output, link.input, link.id))
    return tuple(
        LinkRow(link.id, link.source, link.target, link.output, link.input, link.kind.value, link.lag_min)
        for link in known
    )


def _ends(plan: Plan) -> dict[str, Any]:
    return {
        "start_ms": plan.start_ms,
        "end_ms": plan.at_limit.end_ms,
        "early_end_ms": plan.at_once.end_ms,
        "work_days": _whole_days(plan.days_at_limit),
        "early_work_days": _whole_days(plan.days_at_once),
    }


def _whole_days(days: float) -> int:
    """A day begun counts; a minute lost to rounding does not."""
    return max(0, math.ceil(days - 0.01))


def stage_row(home: Home, connection: Connection, here: ProductionHere, stage_id: str, now_ms: int) -> StageRow:
    """One bar of one's own production. Raises NotFoundError."""
    kept = kept_plan(home, connection, here, now_ms)
    found = next((row for row in kept.rows.stages if row.id == stage_id), None)
    if found is None:
        raise NotFoundError("There is no such stage in this plan.", subject=stage_id)
    return found


def _stage_row(stage: Stage, facts: ProductionFacts, lines: Lines, now_ms: int) -> StageRow:
    standing = facts.standings[stage.id]
    bound, production = standing.bound, facts.production
    hand_off = standing.facts.hand_off if standing.facts is not None else None
    take = bound.take if bound is not None else None
    i = lines.plan.network.index[stage.id]
    span, actual = lines.spans[i], lines.plan.network.actuals[i]
    return StageRow(
        id=stage.id,
        slug=stage.slug,
        track=stage.track,
        title=stage.title,
        role=stage.role,
        state=standing.state,
        start_ms=span.start_ms,
        work_end_ms=span.work_end_ms,
        end_ms=span.end_ms,
        early_end_ms=lines.plan.at_once.span(stage.id).end_ms,
        slack_min=lines.slacks_min[i],
        is_critical=lines.is_critical(i),
        is_own=standing.is_own,
        price_minor=bound.terms.price_minor if bound is not None else stage.price_minor,
        currency=bound.terms.currency if bound is not None else production.currency,
        hand_off=standing.room,
        person=standing.person,
        takes=hand_off.last_take if hand_off is not None else standing.own_takes,
        due_ms=bound.hand_off.due_ms if bound is not None else 0,
        answer_by_ms=answer_by_ms(bound) if bound is not None else 0,
        is_late=is_late(standing, now_ms),
        is_stale=standing.is_stale,
        is_silent=take is not None and take.is_silent,
        waits_for=_waits_for(standing, lines, i, facts.stages),
        rounds_used=hand_off.rounds_used if hand_off is not None else 0,
        rounds=bound.terms.revisions if bound is not None else stage.revisions,
        not_before_ms=stage.not_before_ms,
        must_finish_ms=stage.must_finish_ms,
        is_late_as_possible=stage.is_late_as_possible,
        progress_pct=stage.progress_pct,
        meant_for=stage.meant_for,
        is_milestone=not stage.work_min and bound is None,
        begun_ms=actual.started_ms,
        delivered_ms=actual.delivered_ms,
        paused_ms=hand_off.paused_ms if hand_off is not None and standing.state is StageState.PAUSED else 0,
        nest=stage.nest if stage.nest in facts.office.table("nest") else "",
        for_me=bound.asked_for.get(facts.person, 0) if bound is not None else 0,
    )


def _waits_for(standing: Standing, lines: Lines, i: int, stages: Mapping[str, Stage]) -> tuple[str, ...]:
    """For a person to read: the inputs that an accepted gig lacks, else the stages that hold the start."""
    if standing.state in DONE:
        return ()
    if standing.bound is not None and standing.bound.state in _WAITING:
        return standing.bound.missing
    return tuple(stages[stage_id].title for stage_id in lines.held_by(i) if stage_id in stages)


def moved_rows(kept: KeptPlan, plan: Plan) -> PlanRows:
    """The kept rows with the dates of another plan: only what differs is made anew."""
    stages = _dated_rows(kept, kept.facts, lines_of(plan), {})
    return replace(kept.rows, stages=stages, **_ends(plan))


def _edited_rows(kept: KeptPlan, facts: ProductionFacts, lines: Lines, now_ms: int) -> tuple[StageRow, ...] | None:
    """The rows after an edit that ``plan_after`` took in; None where something else of them may be another."""
    was = kept.facts
    if was.office.table("nest") != facts.office.table("nest") or was.person != facts.person:
        return None
    links = changed_links(was.office.table("link"), facts.office.table("link"))
    fresh = {stage.id for stage in changed_stages(was, facts)}.union(link.target for link in links)
    # an instant may have passed as well
    fresh.update(
        row.id for row in kept.rows.stages if row.due_ms and is_late(facts.standings[row.id], now_ms) != row.is_late
    )
    return _dated_rows(kept, facts, lines, {one: _stage_row(facts.stages[one], facts, lines, now_ms) for one in fresh})


def _dated_rows(
    kept: KeptPlan, facts: ProductionFacts, lines: Lines, fresh: Mapping[str, StageRow]
) -> tuple[StageRow, ...]:
    """The kept rows with other dates, in the order of the plan; ``fresh`` are those that were made already."""
    network, spans, early, slacks = lines.plan.network, lines.spans, lines.plan.at_once.spans, lines.slacks_min
    index, spans_before, early_before = network.index, kept.plan.at_limit.spans, kept.plan.at_once.spans
    # a plan that was derived from another one holds the very same spans of what did not move
    moved = {i for i, span in enumerate(spans) if span is not spans_before[i]}
    # who waits for something else now: the word is about the stages before
    held = {other for i in (*moved, *(index[one] for one in fresh)) for other in network.followers(i)}
    rows, stages = {row.id: row for row in kept.rows.stages}, []
    for stage_id in facts.stages:
        row, i = fresh.get(stage_id) or rows[stage_id], index[stage_id]
        is_still = i not in moved and i not in held
        if stage_id in fresh or (is_still and early[i] is early_before[i] and slacks[i] == row.slack_min):
            stages.append(row)
            continue
        span = spans[i]
        stages.append(
            replace(
                row,
                start_ms=span.start_ms,
                work_end_ms=span.work_end_ms,
                end_ms=span.end_ms,
                early_end_ms=early[i].end_ms,
                slack_min=slacks[i],
                is_critical=lines.is_critical(i),
                waits_for=row.waits_for if is_still else _waits_for(facts.standings[row.id], lines, i, facts.stages),
            )
        )
    return tuple(stages)
