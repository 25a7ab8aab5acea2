"""Assemble: which approved files go in (queries), rendered and written down (actions)."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from studio.actions.assemble import assemble_mix, refuse_recipe
from studio.actions.commands import Assemble
from studio.domain.errors import NotFoundError
from studio.queries.rows import HeardTwiceRow
from studio.store.home import Home
from studio.store.productions import production_folder
from studio.store.subjects import find_production


def assemble(
    home: Home,
    command: Assemble,
    *,
    bits: str = "",
    progress: Callable[[float, str], None] | None = None,
    cancel: threading.Event | None = None,
) -> dict[str, Any]:
    """Render a recipe. Result: the JSON shape of ``assemble``. Raises RefusedError, BadInputError, DiskError."""
    from studio.queries.assembly import OUT_FOLDER, placed_lanes, twice_in_mix

    refuse_recipe(command.recipe)
    with home.work() as work:
        here = find_production(work.connection, command.production)
        office = work.view(here.prj)
        production = office.production
        if production is None:
            raise NotFoundError("Only the owner of a production can assemble it.", subject=here.title)
        placed = placed_lanes(home, work.connection, here.prj, work.now_ms)
        twice = twice_in_mix(home, work.connection, here.prj, work.now_ms)
        folder = production_folder(home, work.connection, here.prj) / OUT_FOLDER
    lanes = tuple(each.lane for each in placed)
    local = {each.lane.file.sha256: Path(each.path) for each in placed if each.path}
    out_dir = Path(command.out_dir).expanduser().absolute() if command.out_dir else folder
    result = assemble_mix(home, production, lanes, local, out_dir, bits=bits, progress=progress, cancel=cancel)
    result["heard_twice"] = [{"first": pair.first, "second": pair.second} for pair in twice]
    result["warnings"] = [*result.get("warnings", ()), *(_twice_words(pair) for pair in twice)]
    return result


def _twice_words(pair: HeardTwiceRow) -> str:
    return (
        f"“{pair.first}” and “{pair.second}” are both heard and probably hold the same playing. "
        "`segue recipe mute STAGE[:OUTPUT]` leaves one out."
    )
