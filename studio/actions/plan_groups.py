"""Edits of the plan that change several things in one step of undo: move, resize, remove, duplicate, split, paste."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from studio.actions.plan_chains import refuse_too_many
from studio.actions.plan_commands import (
    DuplicateStages,
    LinkInTime,
    MoveStages,
    PasteStages,
    RemoveStages,
    ResizeStage,
    SplitStage,
    UnlinkStages,
)
from studio.actions.plan_fields import refuse_impossible, refuse_long_lag
from studio.actions.plan_timeline import find_track, refuse_change, spoken_shift
from studio.actions.plan_undo import edit, stage_state
from studio.domain.calendar import work_between
from studio.domain.errors import BadInputError, NotFoundError, RefusedError
from studio.domain.ids import Slugs, new_id, slug
from studio.domain.nests import Nest, shown_as, stages_within
from studio.domain.nests import way_out as nests_around
from studio.domain.plan_rules import way_out, why_it_is_kept, work_in_steps
from studio.domain.ports import refuse_link
from studio.domain.production import Link, LinkKind, Stage, WorkCalendar
from studio.events.catalog import (
    Event,
    link_to_log,
    nest_to_log,
    stage_changes_to_log,
    stage_to_log,
)
from studio.events.plan_text import read_stages
from studio.events.state import RoomState
from studio.store.subjects import StageHere, find_production, find_stage, find_stages
from studio.store.unit_of_work import UnitOfWork


def chosen_stages(work: UnitOfWork, texts: Iterable[str]) -> list[StageHere]:
    """The stages of one production, each once, in the order given. Raises BadInputError for none, RefusedError."""
    found = {one.stage.id: one for one in find_stages(work.home, work.connection, texts, work.now_ms)}
    if not found:
        raise BadInputError("No stage is chosen.", subject="stages", what_to_do="Name one or more stages.")
    if len({one.here.prj for one in found.values()}) > 1:
        raise RefusedError(
            "These stages are of several productions.", subject="stages", what_to_do="Take one at a time."
        )
    return list(found.values())


def spoken_stages(stages: list[StageHere]) -> str:
    return stages[0].stage.title if len(stages) == 1 else f"{len(stages)} stages"


def _calendar(office: RoomState) -> WorkCalendar:
    return office.production.calendar if office.production is not None else WorkCalendar()


def _set(stage: Stage, changes: dict[str, Any]) -> Event:
    return {"k": "stage.set", "id": stage.id, **stage_changes_to_log(changes)}


def move_stages(work: UnitOfWork, command: MoveStages) -> dict[str, Any]:
    """Move stages in time, and to another track where one is named. Raises RefusedError when one of them may not."""
    stages = chosen_stages(work, [move.stage for move in command.moves])
    office = stages[0].office
    track = find_track(office, command.track) if command.track else ""
    forward: list[Event] = []
    shift = ""
    for found, move in zip(stages, command.moves, strict=True):
        wanted: dict[str, Any] = {"track": track} if track else {}
        if move.not_before_ms >= 0:
            wanted["not_before_ms"] = move.not_before_ms
        changes = {name: value for name, value in wanted.items() if getattr(found.stage, name) != value}
        refuse_change(work, office, found.stage, changes)
        if changes:
            forward.append(_set(found.stage, changes))
        if "not_before_ms" in changes and not shift:
            was_ms = move.was_ms or found.stage.not_before_ms
            shift = spoken_shift(was_ms, changes["not_before_ms"], _calendar(office))
    where = f" to {office.table('track')[track].name}" if any("track" in event for event in forward) else ""
    edit(work, stages[0].here.prj, f"Move {spoken_stages(stages)}{where}{shift}", forward)
    return {"stages": [found.stage.id for found in stages], "production": stages[0].here.prj}


def resize_stage(work: UnitOfWork, command: ResizeStage) -> dict[str, Any]:
    """Let a stage's work last until an instant, by the production's calendar. At least a quarter of an hour."""
    found = find_stage(work.home, work.connection, command.stage, work.now_ms)
    minutes = work_between(command.start_ms, command.work_end_ms, _calendar(found.office))
    changes = {"work_min": work_in_steps(minutes)}
    if changes["work_min"] != found.stage.work_min:
        refuse_change(work, found.office, found.stage, changes)
        label = f"Resize {found.stage.title} to {spoken_work(changes['work_min'])}"
        edit(work, found.here.prj, label, [_set(found.stage, changes)])
    return {"stage": found.stage.id, "production": found.here.prj, "work_min": changes["work_min"]}


def spoken_work(work_min: int) -> str:
    """Working time in words: days of 8 hours, else hours."""
    count, unit = (work_min / 480, "day") if work_min >= 480 else (work_min / 60, "hour")
    return f"{count:.4g} {unit}{'' if count == 1 else 's'}"


def remove_stages(work: UnitOfWork, command: RemoveStages) -> dict[str, Any]:
    """Remove stages with their links. Raises RefusedError for one that is handed to somebody or done."""
    stages = chosen_stages(work, command.stages)
    for found in stages:
        _refuse_going(work, found)
    forward: list[Event] = [{"k": "stage.remove", "id": found.stage.id} for found in stages]
    edit(work, stages[0].here.prj, f"Remove {spoken_stages(stages)}", forward)
    gone = [found.stage.id for found in stages]
    return {"stage": gone[0], "stages": gone, "production": stages[0].here.prj}


def _refuse_going(work: UnitOfWork, found: StageHere) -> None:
    state, is_handed = stage_state(work, found.office, found.stage.id)
    reason = why_it_is_kept(found.stage.title, state, is_handed=is_handed)
    if reason:
        way = "Withdraw or cancel the hand-off first." if is_handed else way_out(state, is_handed=is_handed)
        raise RefusedError(reason, subject=found.stage.slug, what_to_do=way, code="wrong_state")


def link_in_time(work: UnitOfWork, command: LinkInTime) -> dict[str, Any]:
    """Link pairs of stages in time only. Raises RefusedError where one of them cannot be: then none is."""
    here = find_production(work.connection, command.production)
    office = work.view(here.prj)
    stages, links = office.table("stage"), [*office.table("link").values()]
    made = [Link(new_id(), source, target) for source, target in command.pairs]
    if not made:
        raise BadInputError(
            "No stages to link are named.", subject=command.production, what_to_do="Name pairs of stages."
        )
    for link in made:
        refuse_link(stages, links, link)
        links.append(link)
    source, target = (_spoken_bar(office, stages[one]) for one in command.pairs[0])
    edit(work, here.prj, f"Link {source} to {target}", [{"k": "link.add", **link_to_log(link)} for link in made])
    return {"links": [link.id for link in made], "production": here.prj}


def _spoken_bar(office: RoomState, stage: Stage) -> str:
    """What the bar is called that shows a stage: a closed nest's name, else its own."""
    nest = shown_as(office.table("nest"), stage.nest)
    return office.table("nest")[nest].name if nest else stage.title


def remove_links(work: UnitOfWork, command: UnlinkStages) -> dict[str, Any]:
    """Remove links by their ids."""
    here = find_production(work.connection, command.production)
    office = work.view(here.prj)
    known = [office.table("link").get(identity) for identity in command.links]
    links = [link for link in known if link is not None]
    if not links:
        raise NotFoundError("There is no such link any more.", subject=command.production)
    source, target = (office.table("stage")[one].title for one in (links[0].source, links[0].target))
    label = f"Unlink {source} from {target}" if len(links) == 1 else f"Remove {len(links)} links"
    edit(work, here.prj, label, [{"k": "link.remove", "id": link.id} for link in links])
    return {"links": [link.id for link in links], "production": here.prj}


# --- copies ----------------------------------------------------------------------------------------------------


def duplicate_stages(work: UnitOfWork, command: DuplicateStages) -> dict[str, Any]:
    """Copy stages: the same track, ports and terms; what feeds them feeds the copies, and nothing waits for those.

    A nested chain of which all is copied is copied as well.
    """
    stages = chosen_stages(work, command.stages)
    office = stages[0].office
    chosen = {found.stage.id for found in stages}
    links = [link for link in office.table("link").values() if link.target in chosen]
    refuse_too_many(len(office.table("stage")), len(stages), stages[0].here.title)
    nests = _nest_copies(office, chosen)
    inside = {old: nest.id for old, nest in nests.items()}
    originals = [replace(found.stage, nest=inside.get(found.stage.nest, found.stage.nest)) for found in stages]
    copies, made = _copied(office, originals, links)
    forward = [*({"k": "nest.add", **nest_to_log(nest)} for nest in nests.values()), *copies]
    edit(work, stages[0].here.prj, f"Duplicate {spoken_stages(stages)}", forward, _taken_away(forward))
    return {"stages": made, "nests": list(inside.values()), "production": stages[0].here.prj}


def _nest_copies(office: RoomState, chosen: set[str]) -> dict[str, Nest]:
    """New nests in place of those of which all stages are chosen, by the old ones' ids, the outer ones first."""
    nests, stages = office.table("nest"), office.table("stage").values()
    titles = _Titles(nest.name for nest in nests.values())
    whole = [
        nest
        for nest in sorted(nests.values(), key=lambda one: len(nests_around(nests, one.id)))
        if (inside := {stage.id for stage in stages_within(nests, stages, nest.id)}) and inside <= chosen
    ]
    copies: dict[str, Nest] = {}
    for nest in whole:
        outer = copies[nest.outer].id if nest.outer in copies else nest.outer
        copies[nest.id] = replace(nest, id=new_id(), name=titles.make(nest.name), outer=outer)
    return copies


def _copied(office: RoomState, stages: list[Stage], links: Iterable[Link]) -> tuple[list[Event], list[str]]:
    """Stages and links under new ids. A link from a stage that is not copied keeps its source."""
    known = list(office.table("stage").values())
    slugs, titles = Slugs(stage.slug for stage in known), _Titles(stage.title for stage in known)
    position = max((stage.position for stage in known), default=-1)
    new_ids = {stage.id: new_id() for stage in stages}
    events: list[Event] = []
    for number, stage in enumerate(stages, 1):
        title = titles.make(stage.title)
        copy = replace(stage, id=new_ids[stage.id], title=title, slug=slugs.make(title), position=position + number)
        events.append({"k": "stage.add", **stage_to_log(copy)})
    for link in links:
        source, target = (new_ids.get(end, end) for end in (link.source, link.target))
        events.append({"k": "link.add", **link_to_log(replace(link, id=new_id(), source=source, target=target))})
    return events, list(new_ids.values())


def _taken_away(added: list[Event]) -> list[Event]:
    """What takes back decisions that only add."""
    return [{"k": event["k"].replace(".add", ".remove"), "id": event["id"]} for event in reversed(added)]


class _Titles:
    """Gives titles unlike all before, quickly also where thousands of stages have the same one."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        self._last: dict[str, int] = {}

    def make(self, title: str) -> str:
        """The title, or the title with the next number that is free."""
        free = title
        if title in self._taken:
            stem, _, number = title.rpartition(" ")
            base, count = (stem, int(number)) if stem and number.isdecimal() and len(number) < 4 else (title, 1)
            count = max(count, self._last.get(base, 0))
            while f"{base} {count + 1}" in self._taken:
                count += 1
            self._last[base] = count + 1
            free = f"{base} {count + 1}"
        self._taken.add(free)
        return free


def split_stage(work: UnitOfWork, command: SplitStage) -> dict[str, Any]:
    """Cut a stage in two. The first part keeps its id, inputs and outputs; the second takes what the first hands in,
    hands the same in again and feeds what followed. Price and work are shared out by the cut.
    """
    found = find_stage(work.home, work.connection, command.stage, work.now_ms)
    stage, office = found.stage, found.office
    _refuse_going(work, found)
    after_min = command.after_min or work_in_steps(stage.work_min // 2)
    if not 0 < after_min < stage.work_min:
        raise BadInputError(
            f"“{stage.title}” is {spoken_work(stage.work_min)} of work; it cannot be cut after "
            f"{spoken_work(max(after_min, 0))}.",
            subject=stage.slug,
            what_to_do="Cut it somewhere between its start and the end of its work.",
        )
    known = list(office.table("stage").values())
    titles = _Titles(one.title for one in known)
    title = titles.make(f"{stage.title} 2" if stage.title[-1:].isalpha() else stage.title)
    price = round(stage.price_minor * after_min / stage.work_min)
    second = replace(
        stage,
        id=new_id(),
        title=title,
        slug=slug(title, {one.slug for one in known}),
        work_min=stage.work_min - after_min,
        price_minor=stage.price_minor - price,
        inputs=tuple(replace(port, spec={}) for port in stage.outputs),
        not_before_ms=0,
    )
    forward: list[Event] = [_set(stage, {"work_min": after_min, "price_minor": price})]
    forward.append({"k": "stage.add", **stage_to_log(second)})
    for link in office.table("link").values():
        moved = _link_after_split(link, stage.id, second.id)
        if moved is not None:
            forward += [{"k": "link.remove", "id": link.id}, {"k": "link.add", **link_to_log(moved)}]
    between = [Link(new_id(), stage.id, second.id, port.name, port.name) for port in stage.outputs]
    between = between or [Link(new_id(), stage.id, second.id)]
    forward += [{"k": "link.add", **link_to_log(link)} for link in between]
    edit(work, found.here.prj, f"Split {stage.title}", forward)
    return {"stages": [stage.id, second.id], "production": found.here.prj}


def _link_after_split(link: Link, first: str, second: str) -> Link | None:
    """What waits for the end of the stage waits for the second part; what its end waits for, too."""
    if link.source == first and link.kind in {LinkKind.FS, LinkKind.FF}:
        return replace(link, id=new_id(), source=second)
    if link.target == first and link.kind in {LinkKind.FF, LinkKind.SF} and not link.input:
        return replace(link, id=new_id(), target=second)
    return None


# --- between productions ---------------------------------------------------------------------------------------


def paste_stages(work: UnitOfWork, command: PasteStages) -> dict[str, Any]:
    """Put copied stages into a production. The first begins at ``at_ms``, the others as far from it as they were.

    Raises BadInputError for a text that holds no stages or impossible values, RefusedError for too many.
    """
    text = read_stages(command.text)
    stages = text.stages
    here = find_production(work.connection, command.production)
    office = work.view(here.prj)
    refuse_too_many(len(office.table("stage")), len(stages), here.title)
    refuse_impossible(stages)
    for link in text.links:
        refuse_long_lag(link.lag_min, here.title)
    forward, tracks = _tracks_for(office, stages, text.tracks, command.track)
    currency = office.production.currency if office.production is not None else ""
    is_same_money = text.currency in {"", currency}
    first_ms = min((stage.not_before_ms for stage in stages if stage.not_before_ms), default=0)
    placed, nests = [], office.table("nest")
    for number, stage in enumerate(stages):
        later_ms = stage.not_before_ms - first_ms if stage.not_before_ms else 0
        starts = command.at_ms + later_ms if command.at_ms and (number == 0 or stage.not_before_ms) else 0
        price = stage.price_minor if is_same_money else 0
        # what is pasted is not hidden in a closed nest
        is_seen = stage.nest in nests and not shown_as(nests, stage.nest)
        nest = stage.nest if is_seen else ""
        placed.append(replace(stage, track=tracks[stage.track], not_before_ms=starts, price_minor=price, nest=nest))
    copies, made = _copied(office, placed, text.links)
    label = f"Paste {stages[0].title}" if len(stages) == 1 else f"Paste {len(stages)} stages"
    edit(work, here.prj, label, forward + copies, _taken_away(forward + copies))
    notes = [] if is_same_money or not any(stage.price_minor for stage in stages) else ["prices"]
    return {"stages": made, "production": here.prj, "notes": notes}


def _tracks_for(
    office: RoomState, stages: Iterable[Stage], names: Mapping[str, str], track: str
) -> tuple[list[Event], dict[str, str]]:
    """Where each of the stages' tracks goes: the one named, one of the same name, or a new one."""
    if track:
        found = find_track(office, track)
        return [], {stage.track: found for stage in stages}
    known = {one.name.casefold(): one.id for one in office.table("track").values()}
    position = max((one.position for one in office.table("track").values()), default=-1)
    events: list[Event] = []
    where: dict[str, str] = {}
    for stage in stages:
        name = str(names.get(stage.track, "")) or "Pasted"
        if name.casefold() not in known:
            position += 1
            known[name.casefold()] = new_id()
            events.append({"k": "track.add", "id": known[name.casefold()], "name": name, "position": position})
        where[stage.track] = known[name.casefold()]
    return events, where
