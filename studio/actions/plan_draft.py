"""Many edits of a plan as one step of undo: collected against the plan as it would be then, decided together.

Every method checks what the plan itself demands (names, ports, loops) and raises before anything is decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from studio.actions.plan_fields import field_value
from studio.actions.plan_timeline import find_track, refuse_change
from studio.actions.plan_undo import edit
from studio.actions.recipe_undo import recipe_opposites
from studio.domain.baselines import Baseline
from studio.domain.calendar import work_table
from studio.domain.errors import BadInputError, NotFoundError
from studio.domain.ids import new_id
from studio.domain.markers import Marker, markers_to_log
from studio.domain.nests import Nest
from studio.domain.ports import refuse_link
from studio.domain.production import HouseFormat, Link, Production, Stage, Track, WorkCalendar
from studio.domain.violations import CalendarEdit, LinkAdded, LinkRemoved, PlanEdit, StageEdit
from studio.events.catalog import (
    Event,
    baseline_to_log,
    calendar_to_log,
    house_to_log,
    link_to_log,
    nest_to_log,
    stage_changes_to_log,
    stage_to_log,
)
from studio.events.state import RoomState
from studio.store.unit_of_work import UnitOfWork


class PlanDraft:
    """The edits so far. ``stages`` and ``links`` are as they would be once they are decided."""

    def __init__(self, work: UnitOfWork, prj: str) -> None:
        self._work = work
        self._prj = prj
        self._office: RoomState = work.view(prj)
        self.tracks: dict[str, Track] = dict(self._office.table("track"))
        self.stages: dict[str, Stage] = dict(self._office.table("stage"))
        self.links: dict[str, Link] = dict(self._office.table("link"))
        self.nests: dict[str, Nest] = dict(self._office.table("nest"))
        self._forward: list[Event] = []
        self._back: list[Event] = []
        self._last_position: int | None = None

    @property
    def production(self) -> Production:
        """The production as it stands. Raises NotFoundError while its office is not on this machine."""
        production = self._office.production
        if production is None:
            raise NotFoundError("The production is not complete on this machine yet.", subject=self._prj)
        return production

    @property
    def count(self) -> int:
        """How many decisions it takes."""
        return len(self._forward)

    def decide(self, label: str) -> None:
        """Decide all of it as one step of undo; nothing where there is nothing to do."""
        if self._forward:
            edit(self._work, self._prj, label, self._forward, self._back[::-1])

    def carry_out(self, edits: Iterable[PlanEdit]) -> None:
        """Edits as the list of violations proposes them."""
        for one in edits:
            match one:
                case StageEdit(stage=stage_id, changes=changes):
                    self.set_stage(stage_id, changes)
                case LinkAdded(source=source, target=target):
                    self.add_link(Link(new_id(), source, target))
                case LinkRemoved(link=link_id):
                    self.remove_link(link_id)
                case CalendarEdit(calendar=calendar, who=who):
                    self.set_calendar(calendar, who)

    def add_track(self, name: str) -> str:
        """A track of that name: the one there is, or a new one below the others. Gives its id."""
        wanted = name.strip().casefold()
        found = next((t.id for t in self.tracks.values() if wanted in (t.name.casefold(), t.id)), "")
        if found:
            return found
        if not name.strip():
            raise BadInputError("A track needs a name.", subject="track")
        position = max((track.position for track in self.tracks.values()), default=-1) + 1
        track = Track(new_id(), name.strip(), position)
        self.tracks[track.id] = track
        self._add(
            {"k": "track.add", "id": track.id, "name": track.name, "position": position},
            {"k": "track.remove", "id": track.id},
        )
        return track.id

    def next_position(self) -> int:
        """The place after all stages there are."""
        if self._last_position is None:
            self._last_position = max((stage.position for stage in self.stages.values()), default=-1)
        self._last_position += 1
        return self._last_position

    def add_stage(self, stage: Stage) -> None:
        """A new stage, with the ids it is to have."""
        self.stages[stage.id] = stage
        self._add({"k": "stage.add", **stage_to_log(stage)}, {"k": "stage.remove", "id": stage.id})

    def set_stage(self, stage_id: str, changes: Mapping[str, Any]) -> bool:
        """Change fields of a stage; says whether any of them is new. Raises RefusedError for what terms have fixed."""
        stage = self.stages[stage_id]
        wanted = {name: field_value(name, value, stage.slug) for name, value in changes.items()}
        if "track" in wanted and wanted["track"] not in self.tracks:
            wanted["track"] = find_track(self._office, str(wanted["track"]))
        new = {name: value for name, value in wanted.items() if getattr(stage, name) != value}
        if not new:
            return False
        refuse_change(self._work, self._office, stage, new)
        before = {name: getattr(stage, name) for name in new}
        self.stages[stage_id] = replace(stage, **new)
        self._add(
            {"k": "stage.set", "id": stage_id, **stage_changes_to_log(new)},
            {"k": "stage.set", "id": stage_id, **stage_changes_to_log(before)},
        )
        return True

    def add_link(self, link: Link) -> None:
        """A new link. Raises RefusedError with the reason when it does not fit or closes a loop."""
        refuse_link(self.stages, self.links.values(), link)
        self.keep_link(link)

    def keep_link(self, link: Link) -> None:
        """A new link of which the caller knows that it fits."""
        self.links[link.id] = link
        self._add({"k": "link.add", **link_to_log(link)}, {"k": "link.remove", "id": link.id})

    def remove_link(self, link_id: str) -> None:
        """A link less. Raises NotFoundError."""
        link = self.links.pop(link_id, None)
        if link is None:
            raise NotFoundError("There is no such link any more.", subject=link_id)
        self._add({"k": "link.remove", "id": link_id}, {"k": "link.add", **link_to_log(link)})

    def add_nest(self, nest: Nest) -> None:
        """A nested chain; its stages name it."""
        self.nests[nest.id] = nest
        self._add({"k": "nest.add", **nest_to_log(nest)}, {"k": "nest.remove", "id": nest.id})

    def set_nest(self, nest_id: str, **changes: str) -> None:
        """Another ``name`` or ``outer`` nest."""
        nest = self.nests[nest_id]
        new = {name: value for name, value in changes.items() if getattr(nest, name) != value}
        if new:
            self.nests[nest_id] = replace(nest, name=new.get("name", nest.name), outer=new.get("outer", nest.outer))
            before = {name: getattr(nest, name) for name in new}
            self._add({"k": "nest.set", "id": nest_id, **new}, {"k": "nest.set", "id": nest_id, **before})

    def remove_nest(self, nest_id: str) -> None:
        """A nest less; no stage names it any more."""
        nest = self.nests.pop(nest_id)
        self._add({"k": "nest.remove", "id": nest_id}, {"k": "nest.add", **nest_to_log(nest)})

    def put_in_nest(self, stage_id: str, nest_id: str) -> None:
        """Let a stage belong to a nest (empty: to none); whatever its hand-off has fixed, this it may."""
        stage = self.stages[stage_id]
        if stage.nest != nest_id:
            self.stages[stage_id] = replace(stage, nest=nest_id)
            event: Event = {"k": "stage.set", "id": stage_id}
            self._add({**event, "nest": nest_id}, {**event, "nest": stage.nest})

    def add_baseline(self, baseline: Baseline) -> None:
        """Dates to compare with."""
        forward: Event = {"k": "baseline.add", **baseline_to_log(baseline)}
        self._add(forward, {"k": "baseline.remove", "id": baseline.id})

    def set_calendar(self, calendar: WorkCalendar | None, who: str = "") -> None:
        """When work is done: in the production, or by the person ``who`` (None: as in the production).

        Raises BadInputError for a zone that there is not, and for a calendar without working time.
        """
        if calendar is not None:
            work_table(calendar)
        if who:
            known = self._office.table("calendar").get(who)
            after, before = (calendar_to_log(one) if one is not None else {} for one in (calendar, known))
            kind: Event = {"k": "calendar.set", "who": who}
        else:
            after, before = calendar_to_log(calendar or WorkCalendar()), calendar_to_log(self.production.calendar)
            kind = {"k": "project.set"}
        if after != before:
            self._add({**kind, "calendar": after}, {**kind, "calendar": before})

    def set_recipe(self, event: Event) -> None:
        """A decision about a recipe or a lane (``recipe.*``)."""
        for back in recipe_opposites(self._office, event):
            self._add(event, back)

    def set_budget(self, budget_minor: int) -> None:
        """What the production may cost, in minor units of its currency; 0: nobody has said."""
        before = self.production.budget_minor
        if budget_minor != before:
            self._add({"k": "project.set", "budget": budget_minor}, {"k": "project.set", "budget": before})

    def set_markers(self, markers: tuple[Marker, ...]) -> None:
        """Other named places of the production."""
        after, before = markers_to_log(markers), markers_to_log(self.production.markers)
        if after != before:
            self._add({"k": "project.set", "markers": after}, {"k": "project.set", "markers": before})

    def set_default_rights(self, rights: str, stage_id: str = "") -> None:
        """With which rights offers begin: those of the production, or of one stage, whatever it has been handed off under."""
        event: Event = {"k": "stage.set", "id": stage_id} if stage_id else {"k": "project.set"}
        before = self.stages[stage_id].rights if stage_id else self.production.rights
        if rights != before:
            self._add({**event, "rights": rights}, {**event, "rights": before})

    def set_house(self, house: HouseFormat) -> None:
        """Another house format."""
        after, before = house_to_log(house), house_to_log(self.production.house)
        if after != before:
            self._add({"k": "project.set", "house": after}, {"k": "project.set", "house": before})

    def _add(self, forward: Event, back: Event) -> None:
        self._forward.append(forward)
        self._back.append(back)
