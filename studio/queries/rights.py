"""Who made what, and who owns which share: rows for the credits list, the split sheet and what is delivered with them."""

from __future__ import annotations

from dataclasses import dataclass

from studio.domain.contributors import Contribution, Contributor
from studio.domain.splits import SplitSheet
from studio.events.fold_rights import split_sheet
from studio.queries.standing import ProductionFacts, production_facts
from studio.store.database import Connection
from studio.store.home import Home
from studio.store.subjects import find_production


@dataclass(frozen=True, slots=True)
class RightsRows:
    """A production's split sheet, and everybody who made something that was approved, in the plan's order."""

    production: str
    title: str
    owner: str
    sheet: SplitSheet
    contributors: tuple[Contributor, ...]


def rights_rows(home: Home, connection: Connection, prj: str, now_ms: int) -> RightsRows:
    """The rows of a production of one's own. Raises NotFoundError."""
    here = find_production(connection, prj)
    facts = production_facts(home, connection, here, now_ms)
    return RightsRows(
        here.prj,
        facts.production.title,
        facts.production.owner_name or home.name,
        split_sheet(facts.office),
        contributors_of(facts),
    )


def contributors_of(facts: ProductionFacts) -> tuple[Contributor, ...]:
    """Everybody with an approved take, with what they made."""
    tracks = facts.office.table("track")
    made: dict[tuple[str, str], list[Contribution]] = {}
    for stage_id, standing in facts.standings.items():
        take, stage, bound = standing.approved, facts.stages[stage_id], standing.bound
        if take is None or not standing.person:
            continue
        who = (bound.hand_off.person if bound is not None else facts.owner_person, standing.person)
        track = tracks.get(stage.track)
        made.setdefault(who, []).append(
            Contribution(
                role=bound.terms.role if bound is not None else stage.role,
                stage=bound.terms.title if bound is not None else stage.title,
                track=track.name if track is not None else "",
                take=take.number,
                licence=bound.rights if bound is not None else "",
            )
        )
    return tuple(Contributor(name, person, tuple(works)) for (person, name), works in made.items())
