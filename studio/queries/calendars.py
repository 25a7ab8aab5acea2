"""When work is done, in a production and by its people, to be shown and changed. Decides nothing."""

from __future__ import annotations

from studio.domain.production import WorkCalendar
from studio.queries.plan_dates import person_calendars, person_of
from studio.queries.timeline import named_plan
from studio.store.database import Connection
from studio.store.home import Home


def calendars_of(home: Home, connection: Connection, prj: str, now_ms: int) -> dict[str, WorkCalendar | None]:
    """The production's calendar under the empty name, then that of each of its people; None: as the production does.

    Raises NotFoundError.
    """
    facts = named_plan(home, connection, prj, now_ms).facts
    found: dict[str, WorkCalendar | None] = {"": facts.production.calendar}
    for name in sorted({person_of(facts, stage_id) for stage_id in facts.stages} - {""}, key=str.casefold):
        found[name] = None
    return {**found, **person_calendars(facts)}
