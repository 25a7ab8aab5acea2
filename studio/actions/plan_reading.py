"""Take a plan that was read from a file into a production: what it knows already is changed, the rest is added.

Each is one step of undo. What cannot be taken in is told, and nothing is taken away that the file does not speak of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from studio.actions.plan_draft import PlanDraft
from studio.domain.baselines import Baseline
from studio.domain.errors import BadInputError, RefusedError
from studio.domain.ids import Slugs, new_id
from studio.domain.network import Span, in_order
from studio.domain.production import Link, LinkKind, Stage
from studio.papers.plan_file import LeftOut, PlanFile
from studio.papers.plan_table import TableRow, stage_fields
from studio.store.subjects import find_production
from studio.store.unit_of_work import UnitOfWork

_FROM_FILES = (
    "title", "work_min", "not_before_ms", "must_finish_ms", "is_late_as_possible", "meant_for", "started_ms",
    "progress_pct", "progress_ms",
)  # fmt: skip
_IF_SAID = ("brief", "price_minor")
_MOST_TITLES = 200


def take_plan_in(
    work: UnitOfWork, production: str, plan: PlanFile, name: str, *, is_trial: bool = False
) -> dict[str, Any]:
    """Take in the plan of another program; as a trial nothing is changed, and the result says what would be.

    A stage is known by the id that Segue wrote into the file, else by its title on a track of the same name. Links are
    added, never removed. The calendar of the production stays; calendars of people who have none are taken over.
    """
    here = find_production(work.connection, production)
    draft, left_out = PlanDraft(work, here.prj), LeftOut()
    tracks = {track.id: track.name for track in plan.tracks}
    by_title = {(draft.tracks[s.track].name.casefold(), s.title.casefold()): s.id for s in draft.stages.values()}
    slugs = Slugs(stage.slug for stage in draft.stages.values())
    ids: dict[str, str] = {}
    added: list[str] = []
    changed: list[str] = []
    for stage in plan.stages:
        own_id = plan.known_ids.get(stage.id, "")
        known = (
            own_id if own_id in draft.stages else by_title.get((tracks[stage.track].casefold(), stage.title.casefold()))
        )
        if known:
            ids[stage.id] = known
            if _change(draft, known, _wanted(stage, is_own_file=known == own_id), left_out):
                changed.append(stage.title)
            continue
        fresh = _fresh(draft, stage, draft.add_track(tracks[stage.track]), slugs)
        draft.add_stage(fresh)
        ids[stage.id] = fresh.id
        added.append(stage.title)
    links = _add_links(draft, [replace(k, source=ids[k.source], target=ids[k.target]) for k in plan.links], left_out)
    known_people = work.view(here.prj).table("calendar")
    for who, calendar in plan.person_calendars.items():
        if who not in known_people:
            draft.set_calendar(calendar, who)
    if plan.calendar is not None and replace(plan.calendar, zone="") != replace(draft.production.calendar, zone=""):
        left_out.note("The production keeps its own calendar")
    baselines = _add_baselines(work, draft, here.prj, plan, ids, name)
    if not is_trial:
        draft.decide(f"Take in {name}")
    return {
        "production": here.prj,
        **_counted(added, changed),
        "links": links,
        "baselines": baselines,
        "left_out": [*plan.left_out, *left_out.sentences()],
    }


def _counted(added: list[str], changed: list[str]) -> dict[str, Any]:
    """How many stages, and the titles of the first of them."""
    return {
        "added": len(added),
        "changed": len(changed),
        "added_titles": added[:_MOST_TITLES],
        "changed_titles": changed[:_MOST_TITLES],
    }


def take_baselines_in(work: UnitOfWork, production: str, plan: PlanFile, name: str) -> int:
    """The baselines of a file from which a production has just been started; its stages have the file's slugs."""
    here = find_production(work.connection, production)
    draft = PlanDraft(work, here.prj)
    by_slug = {stage.slug: stage.id for stage in draft.stages.values()}
    ids = {stage.id: by_slug[stage.slug] for stage in plan.stages if stage.slug in by_slug}
    count = _add_baselines(work, draft, here.prj, plan, ids, name)
    draft.decide(f"Take in the baselines of {name}")
    return count


def _add_baselines(
    work: UnitOfWork, draft: PlanDraft, prj: str, plan: PlanFile, ids: Mapping[str, str], name: str
) -> int:
    """Those of which the production has no equal; gives how many."""
    known: dict[str, Baseline] = dict(work.view(prj).table("baseline"))
    count = 0
    for one in plan.baselines:
        dates = {ids[stage]: span for stage, span in one.dates.items() if stage in ids}
        if not dates or any(_has_dates(other, dates) for other in known.values()):
            continue
        names = {other.name for other in known.values()}
        fresh = replace(one, id=new_id(), made_ms=work.now_ms, dates=dates)
        fresh = replace(fresh, name=f"{one.name} ({name})" if one.name in names else one.name)
        known[fresh.id] = fresh
        draft.add_baseline(fresh)
        count += 1
    return count


def _has_dates(baseline: Baseline, dates: Mapping[str, Span]) -> bool:
    """Whether a baseline has these dates of work already, to the second: files know no more, and some no reviews."""

    def work(span: Span) -> tuple[int, int]:
        return span.start_ms // 1000, span.work_end_ms // 1000

    return all(stage in baseline.dates and work(baseline.dates[stage]) == work(span) for stage, span in dates.items())


def _wanted(stage: Stage, *, is_own_file: bool) -> dict[str, Any]:
    fields = {name: getattr(stage, name) for name in _FROM_FILES}
    fields |= {name: value for name in _IF_SAID if (value := getattr(stage, name))}
    return fields | ({"review_days": stage.review_days} if is_own_file and stage.review_days else {})


def _change(draft: PlanDraft, stage_id: str, fields: dict[str, Any], left_out: LeftOut) -> bool:
    try:
        return draft.set_stage(stage_id, fields)
    except RefusedError as error:
        if error.code not in {"terms_fixed", "dates_fixed"}:
            raise
        left_out.note("What has been signed or begun was not changed", draft.stages[stage_id].title)
        return False


def _fresh(draft: PlanDraft, stage: Stage, track: str, slugs: Slugs) -> Stage:
    return replace(stage, id=new_id(), slug=slugs.make(stage.title), track=track, position=draft.next_position())


def _add_links(draft: PlanDraft, links: Iterable[Link], left_out: LeftOut) -> int:
    """Those that are not there yet. Loops are looked for in all of them at once; only if there is one, link by link."""
    known = {(link.source, link.target, link.kind, link.lag_min) for link in draft.links.values()}
    fresh = [replace(k, id=new_id()) for k in links if (k.source, k.target, k.kind, k.lag_min) not in known]
    try:
        in_order(draft.stages, [(link.source, link.target) for link in (*draft.links.values(), *fresh)])
        add = draft.keep_link
    except RefusedError:
        add = draft.add_link
    count = 0
    for link in fresh:
        try:
            add(link)
            count += 1
        except RefusedError as error:
            left_out.note(error.message.rstrip("."), draft.stages[link.target].title)
    return count


# --- tables ----------------------------------------------------------------------------------------------------


def take_table_in(
    work: UnitOfWork, production: str, rows: Sequence[TableRow], name: str, *, is_trial: bool = False
) -> dict[str, Any]:
    """Take in a table: lines with an id or a slug that is known change that stage, others add one; as a trial nothing
    is changed.

    The column ``after`` says all links of a stage; those that carry files stay in any case.

    Raises BadInputError, naming the line, before anything is changed.
    """
    here = find_production(work.connection, production)
    draft, left_out = PlanDraft(work, here.prj), LeftOut()
    by_slug = {stage.slug: stage.id for stage in draft.stages.values()}
    slugs = Slugs(by_slug)
    of_row: dict[int, str] = {}
    added: list[str] = []
    changed: list[str] = []
    for row in rows:
        known = row.id if row.id in draft.stages else by_slug.get(row.slug)
        try:
            if known:
                fields = dict(row.fields)
                if "track" in fields:
                    fields["track"] = draft.add_track(fields["track"])
                fields = stage_fields(draft.stages[known], replace(row, fields=fields))
                if fields and _change(draft, known, fields, left_out):
                    changed.append(draft.stages[known].title)
            else:
                known = _add_row(draft, row, slugs)
                added.append(draft.stages[known].title)
        except BadInputError as error:
            raise BadInputError(
                f"{name}, line {row.number}: {error.message} Nothing was taken over.",
                subject=name,
                what_to_do=error.what_to_do,
                code=error.code,
            ) from error
        of_row[row.number] = known
        by_slug[draft.stages[known].slug] = known
        by_slug.setdefault(row.slug, known)
    links = _set_links(draft, {of_row[row.number]: row for row in rows}, by_slug, left_out, name)
    missing = len(draft.stages) - len(set(of_row.values()))
    if missing:
        left_out.note(f"{missing} stages are not in the table and stay as they are")
    if not is_trial:
        draft.decide(f"Take in {name}")
    return {
        "production": here.prj,
        **_counted(added, changed),
        "links": links,
        "baselines": 0,
        "left_out": list(left_out.sentences()),
    }


def _add_row(draft: PlanDraft, row: TableRow, slugs: Slugs) -> str:
    fields = dict(row.fields)
    title = str(fields.pop("title", "") or row.slug)
    if not title:
        raise BadInputError("A new stage needs a title.", what_to_do="Fill in the column “title”.")
    track = draft.add_track(str(fields.pop("track", "")) or "Plan")
    blank = Stage(id="", slug=row.slug or title, track=track, title=title)
    stage = _fresh(draft, blank, track, slugs)
    draft.add_stage(stage)
    draft.set_stage(stage.id, fields)
    return stage.id


def _set_links(
    draft: PlanDraft, rows: dict[str, TableRow], by_slug: dict[str, str], left_out: LeftOut, name: str
) -> int:
    """Make the links into each stage those of its line; gives how many were added or removed."""
    into: dict[str, list[Link]] = {}
    for link in draft.links.values():
        into.setdefault(link.target, []).append(link)
    fresh, removed = [], 0
    for target, row in rows.items():
        if row.after is None:
            continue
        wanted = _wanted_ties(row, by_slug, name)
        for link in into.get(target, ()):
            tie = (link.source, link.kind, link.lag_min)
            if tie in wanted:
                continue
            if link.output or link.input:
                left_out.note("A link that carries files stays", draft.stages[target].title)
            else:
                draft.remove_link(link.id)
                removed += 1
        fresh += [Link("", source, target, kind=kind, lag_min=lag_min) for source, kind, lag_min in sorted(wanted)]
    return removed + _add_links(draft, fresh, left_out)


def _wanted_ties(row: TableRow, by_slug: dict[str, str], name: str) -> set[tuple[str, LinkKind, int]]:
    wanted = set()
    for stage, kind, lag_min in row.after or ():
        if stage not in by_slug:
            raise BadInputError(
                f"{name}, line {row.number}: there is no stage “{stage}” to wait for. Nothing was taken over.",
                subject=name,
                what_to_do="Name stages by what stands in the column “stage”.",
            )
        wanted.add((by_slug[stage], kind, lag_min))
    return wanted
