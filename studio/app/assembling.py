"""Assemble: which approved files go in (queries), rendered and written down (actions)."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from studio.actions.assemble import assemble_mix, refuse_recipe
from studio.actions.commands import Assemble
from studio.domain.assembly import mix_inputs
from studio.domain.errors import NotFoundError
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
    from studio.queries.assembly import approved_takes

    refuse_recipe(command.recipe)
    with home.work() as work:
        here = find_production(work.connection, command.production)
        office = work.view(here.prj)
        production = office.production
        if production is None:
            raise NotFoundError("Only the owner of a production can assemble it.", subject=here.title)
        takes, local = approved_takes(home, work.connection, here.prj, work.now_ms)
        lanes = mix_inputs(office.table("track").values(), office.table("stage").values(), takes)
        folder = production_folder(home, work.connection, here.prj) / "Deliverables"
    out_dir = Path(command.out_dir).expanduser().absolute() if command.out_dir else folder
    return assemble_mix(home, production, lanes, local, out_dir, bits=bits, progress=progress, cancel=cancel)
