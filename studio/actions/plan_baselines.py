"""Baselines: keep the dates of a plan to compare with, name them, show or hide them, take them away again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from studio.actions.plan_undo import edit
from studio.domain.baselines import MOST_SHOWN, Baseline, shown
from studio.domain.errors import BadInputError, NotFoundError, RefusedError
from studio.domain.ids import new_id
from studio.domain.network import Span
from studio.events.catalog import baseline_to_log
from studio.store.productions import ProductionHere
from studio.store.subjects import find_production
from studio.store.unit_of_work import UnitOfWork

_MOST_LETTERS = 100


def add_baseline(
    work: UnitOfWork, production: str, name: str, dates: Mapping[str, Span], end_ms: int
) -> dict[str, Any]:
    """Keep the dates of all stages as they are now; ``dates`` and ``end_ms`` are the plan's, reviews at their limit."""
    here = find_production(work.connection, production)
    known: dict[str, Baseline] = work.view(here.prj).table("baseline")
    if not dates:
        raise RefusedError("A plan without stages has no dates to keep.", subject=here.title)
    baseline = Baseline(new_id(), _checked_name(name) or f"Baseline {len(known) + 1}", work.now_ms, end_ms, dict(dates))
    edit(
        work,
        here.prj,
        f"Keep baseline {baseline.name}",
        [{"k": "baseline.add", **baseline_to_log(baseline)}],
        [{"k": "baseline.remove", "id": baseline.id}],
    )
    return {"production": here.prj, "baseline": baseline.id, "name": baseline.name}


def set_baseline(
    work: UnitOfWork, production: str, text: str, *, name: str = "", is_shown: bool | None = None
) -> dict[str, Any]:
    """Another name for a baseline, or whether it is drawn. Of more than three that are wanted the newest are."""
    here = find_production(work.connection, production)
    found = find_baseline(work, here, text)
    after = {
        "name": _checked_name(name) or found.name,
        "is_shown": found.is_shown if is_shown is None else is_shown,
    }
    before = {"name": found.name, "is_shown": found.is_shown}
    if after != before:
        event = {"k": "baseline.set", "id": found.id}
        edit(work, here.prj, f"Change baseline {found.name}", [{**event, **after}], [{**event, **before}])
    all_of_it = work.view(here.prj).table("baseline").values()
    drawn = [baseline.name for baseline in shown(all_of_it)]
    return {"production": here.prj, "baseline": found.id, "name": after["name"], "drawn": drawn, "most": MOST_SHOWN}


def remove_baseline(work: UnitOfWork, production: str, text: str) -> dict[str, Any]:
    """Take a baseline away; undo brings it back."""
    here = find_production(work.connection, production)
    found = find_baseline(work, here, text)
    back = [{"k": "baseline.add", **baseline_to_log(found)}]
    edit(work, here.prj, f"Remove baseline {found.name}", [{"k": "baseline.remove", "id": found.id}], back)
    return {"production": here.prj, "baseline": found.id, "name": found.name}


def find_baseline(work: UnitOfWork, here: ProductionHere, text: str) -> Baseline:
    """A baseline by id, prefix of an id, or name (the newest of that name). Raises NotFoundError."""
    known: list[Baseline] = list(work.view(here.prj).table("baseline").values())
    found = [b for b in known if text == b.id or text.casefold() == b.name.casefold()]
    found = found or [b for b in known if len(text) >= 4 and b.id.startswith(text)]
    if not found:
        names = ", ".join(baseline.name for baseline in known) or "none yet"
        raise NotFoundError(f"There is no baseline “{text}”.", subject=text, what_to_do=f"The baselines are: {names}.")
    return max(found, key=lambda baseline: baseline.made_ms)


def _checked_name(name: str) -> str:
    text = name.strip()
    if len(text) > _MOST_LETTERS:
        raise BadInputError(f"A name of {len(text)} letters is too long.", subject=text[:_MOST_LETTERS])
    return text
