"""What is drawn over a plan once it stands: baselines and their drift, free slack, what is wrong and how to fix it.

Costs more than the bars, so it is asked for after them. Decides nothing: a fix is carried out by ``actions/plan_fixes``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from studio.domain.baselines import Baseline, drift_min, drifts_min, shown
from studio.domain.double_bookings import double_bookings
from studio.domain.network import Span
from studio.domain.production import Stage
from studio.domain.violations import Fix, StageEdit, Violation, ViolationKind, date_problems
from studio.queries.plan_dates import DatedPlan
from studio.queries.plan_rows import BaselineRow, FixRow, PlanCheckRows, ShadowRow, ViolationRow
from studio.queries.room_facts import DONE
from studio.queries.standing import ProductionFacts
from studio.queries.timeline import KeptPlan, named_plan
from studio.queries.wording import listed, moment
from studio.store.database import Connection
from studio.store.home import Home

_K = ViolationKind


def plan_check_rows(home: Home, connection: Connection, prj: str, now_ms: int) -> PlanCheckRows:
    """Baselines, free slack and violations of one of one's own productions. Raises NotFoundError."""
    kept = named_plan(home, connection, prj, now_ms)
    facts, plan = kept.facts, kept.dated.plan
    network, dates, calendar = plan.network, plan.at_limit, plan.production.calendar
    spans = dict(zip(network.ids, dates.spans, strict=True))
    baselines = baselines_of(facts)
    drifts = {baseline.id: drifts_min(baseline, spans, calendar) for baseline in baselines}
    return PlanCheckRows(
        production=facts.production.id,
        baselines=tuple(_baseline_row(baseline, kept, drifts[baseline.id]) for baseline in baselines),
        shadows=_shadows(shown(baselines), drifts),
        free_slack_min={stage_id: dates.free_slack_min(i) for i, stage_id in enumerate(network.ids)},
        violations=tuple(row for row, _ in violations_of(kept, now_ms)),
        holidays=tuple(sorted(calendar.holidays)),
    )


def baselines_of(facts: ProductionFacts) -> list[Baseline]:
    """The baselines of a production, the oldest first."""
    kept: Iterable[Baseline] = facts.office.table("baseline").values()
    return sorted(kept, key=lambda baseline: (baseline.made_ms, baseline.id))


def _baseline_row(baseline: Baseline, kept: KeptPlan, drifts: Mapping[str, int]) -> BaselineRow:
    plan = kept.dated.plan
    moved_min = drift_min(baseline.end_ms, plan.at_limit.end_ms, plan.production.calendar)
    return BaselineRow(
        id=baseline.id,
        name=baseline.name,
        made_ms=baseline.made_ms,
        end_ms=baseline.end_ms,
        is_shown=baseline.is_shown,
        drift_min=moved_min,
        drift_days=round(moved_min / plan.network.table.day_min, 2),
        moved=sum(bool(minutes) for minutes in drifts.values()),
    )


def _shadows(
    baselines: Sequence[Baseline], drifts: Mapping[str, Mapping[str, int]]
) -> dict[str, tuple[ShadowRow, ...]]:
    rows: dict[str, list[ShadowRow]] = {}
    for baseline in baselines:
        for stage_id, minutes in drifts[baseline.id].items():
            rows.setdefault(stage_id, []).append(ShadowRow(baseline.id, *baseline.dates[stage_id], minutes))
    return {stage_id: tuple(shadows) for stage_id, shadows in rows.items()}


# --- violations ------------------------------------------------------------------------------------------------


def violations_of(kept: KeptPlan, now_ms: int) -> list[tuple[ViolationRow, Violation]]:
    """What is wrong, in words, with the edits that would put it right."""
    dated, facts = kept.dated, kept.facts
    spans: dict[str, Span] = dict(zip(dated.plan.network.ids, dated.plan.at_limit.spans, strict=True))
    open_ones = {stage_id: person for stage_id, person in dated.persons.items() if not is_done(facts, dated, stage_id)}
    found = list(dated.problems)
    found += date_problems(
        dated.plan, dated.stages, dated.links, double_bookings(open_ones, spans, now_ms), dated.own, now_ms
    )
    found = [_without_signed(violation, facts) for violation in found]
    return [(_violation_row(violation, dated, facts), violation) for violation in found]


def is_done(facts: ProductionFacts, dated: DatedPlan, stage_id: str) -> bool:
    """Whether nothing is left to do on a stage: it is approved, or delivered and waits for an answer."""
    actual = dated.plan.network.actuals[dated.plan.network.index[stage_id]]
    return facts.standings[stage_id].state in DONE or bool(actual.delivered_ms)


_BOUND_BY_TERMS = frozenset({"work_min", "review_days"})


def _without_signed(violation: Violation, facts: ProductionFacts) -> Violation:
    """Leaves out what an open hand-off does not let the plan change."""
    fixes = tuple(
        fix
        for fix in violation.fixes
        if not any(
            isinstance(edit, StageEdit)
            and facts.standings[edit.stage].bound is not None
            and _BOUND_BY_TERMS & edit.changes.keys()
            for edit in fix.edits
        )
    )
    return Violation(
        violation.kind, violation.stages, violation.at_ms, violation.by_min, violation.person, violation.what, fixes
    )


def _violation_row(violation: Violation, dated: DatedPlan, facts: ProductionFacts) -> ViolationRow:
    stages = [facts.stages[stage_id] for stage_id in violation.stages if stage_id in facts.stages]
    about = "+".join(stage.slug for stage in stages) or violation.person or "production"
    return ViolationRow(
        id=f"{violation.kind.value}:{about}",
        kind=violation.kind.value,
        sentence=_SENTENCES[violation.kind](violation, [stage.title for stage in stages], dated),
        stages=violation.stages,
        at_ms=violation.at_ms,
        by_min=violation.by_min,
        person=violation.person,
        fixes=tuple(FixRow(fix.name, _fix_words(fix, stages)) for fix in violation.fixes),
    )


def _days(violation: Violation, dated: DatedPlan) -> str:
    day_min = dated.plan.network.table.day_min
    days = violation.by_min / day_min
    return f"{days:.0f} working days" if days >= 2 else f"{violation.by_min / 60:.1f} working hours"


def _missed(violation: Violation, titles: Sequence[str], dated: DatedPlan) -> str:
    return f"“{titles[0]}” has to be done by {moment(violation.at_ms)} and is {_days(violation, dated)} late."


def _double(violation: Violation, titles: Sequence[str], dated: DatedPlan) -> str:
    when = f"from {moment(violation.at_ms)}, for {_days(violation, dated)}"
    return f"{violation.person} would work on {listed([f'“{title}”' for title in titles])} at once, {when}."


def _late(violation: Violation, titles: Sequence[str], dated: DatedPlan) -> str:
    return f"“{titles[0]}” could have begun on {moment(violation.at_ms)}, {_days(violation, dated)} ago."


def _disordered(violation: Violation, titles: Sequence[str], dated: DatedPlan) -> str:
    return f"“{titles[1]}” was begun {_days(violation, dated)} before “{titles[0]}” lets it."


def _held(violation: Violation, titles: Sequence[str], dated: DatedPlan) -> str:
    return (
        f"“{titles[0]}” waits for its own date, {moment(violation.at_ms)}, although it could begin "
        f"{_days(violation, dated)} earlier; the whole production ends later for it."
    )


def _loop(_: Violation, titles: Sequence[str], __: DatedPlan) -> str:
    return f"“{titles[0]}” and “{titles[1]}” wait for each other; the plan is drawn without the link between them."


def _bad_calendar(violation: Violation, _: Sequence[str], __: DatedPlan) -> str:
    whose = f"The calendar of {violation.person}" if violation.person else "The calendar of the production"
    return f"{whose} cannot be used: {violation.what} Dates are computed without it."


def _bad_value(violation: Violation, titles: Sequence[str], __: DatedPlan) -> str:
    names = violation.what.replace("_ms", "").replace("_min", "").replace("_pct", "").replace("_", " ")
    return f"No plan can hold what “{titles[0]}” says for {names}; dates are computed with the nearest possible value."


_SENTENCES: dict[ViolationKind, Callable[[Violation, Sequence[str], DatedPlan], str]] = {
    _K.MUST_FINISH: _missed,
    _K.DOUBLE_BOOKED: _double,
    _K.LATE_START: _late,
    _K.OUT_OF_ORDER: _disordered,
    _K.HELD_BACK: _held,
    _K.LOOP: _loop,
    _K.CALENDAR: _bad_calendar,
    _K.VALUE: _bad_value,
}


def _fix_words(fix: Fix, stages: Sequence[Stage]) -> str:
    titles = [f"“{stage.title}”" for stage in stages]
    last = titles[-1] if titles else ""
    words = {
        "move_date": f"Let {last} be done when it will be",
        "drop_date": f"Take the date of {last} away",
        "link": f"Do {last} after {titles[0]}, by a link" if titles else "",
        "start_after": f"Start {last} when {titles[0]} is done" if titles else "",
        "begin_now": f"Say that {last} begins now",
        "plan_from_now": f"Plan {last} from now on",
        "remove_link": "Remove the link",
        "usual_calendar": "Use the usual calendar",
        "usual_value": "Take the nearest possible value",
    }
    if fix.name == "start_as_soon_as_possible":
        several = len(fix.edits) > 1
        return "Start all that it waits for as early as they can" if several else "Start it as early as it can"
    return words[fix.name]
