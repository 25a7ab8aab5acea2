"""Assemble: which approved files go in (queries), rendered and written down (actions)."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from studio.actions.assemble import assemble_recipe
from studio.actions.commands import Assemble
from studio.domain.assembly import silent_outputs
from studio.domain.errors import NotFoundError
from studio.domain.recipe import sources_of
from studio.domain.render_material import Material
from studio.events.fold_recipes import muted_outputs, recipes_in
from studio.queries.assembly_blocks import AssemblyBlockedError, assembly_blocks, recipe_stages
from studio.queries.assembly_rows import DRAFT_MARK
from studio.queries.rows import HeardTwiceRow
from studio.queries.standing import production_facts
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
    """Render a recipe. Result: the JSON shape of ``assemble``. ``bits`` in place of what its settings say.

    Raises RefusedError, BadInputError, NotFoundError, DiskError, CancelledError.
    """
    from studio.queries.assembly import OUT_FOLDER, recipe_fingerprint, take_warnings, twice_in_mix
    from studio.queries.material import material_of

    with home.work() as work:
        here = find_production(work.connection, command.production)
        office = work.view(here.prj)
        production = office.production
        if production is None:
            raise NotFoundError("Only the owner of a production can assemble it.", subject=here.title)
        chain = sources_of(recipes_in(office), command.recipe)
        if bits:
            chain = (*chain[:-1], replace(chain[-1], settings={**chain[-1].settings, "bits": bits}))
        material = material_of(home, work.connection, production, office, chain, work.now_ms)
        fingerprint = recipe_fingerprint(home, work.connection, here.prj, work.now_ms, chain)
        twice = twice_in_mix(home, work.connection, here.prj, work.now_ms)
        facts = production_facts(home, work.connection, here, work.now_ms)
        balance = chain[-1].balance
        silent = silent_outputs(material.balances[balance], muted_outputs(office, balance))
        used = recipe_stages(facts, chain[-1], silent)
        found = assembly_blocks(facts, used)
        folder = production_folder(home, work.connection, here.prj) / OUT_FOLDER
    if found and not command.is_draft:
        raise AssemblyBlockedError(here.title, found)
    blocks = [block.as_json() for block in found]
    if blocks:
        material, fingerprint = _as_draft(material), f"{DRAFT_MARK}{fingerprint}"
    out_dir = Path(command.out_dir).expanduser().absolute() if command.out_dir else folder
    result = assemble_recipe(
        home,
        production,
        chain,
        material,
        out_dir,
        fingerprint=fingerprint,
        progress=progress,
        cancel=cancel,
        passed_over=blocks,
    )
    result["draft"] = blocks
    result["heard_twice"] = [{"first": pair.first, "second": pair.second} for pair in twice]
    missed = take_warnings(lane for lanes in material.balances.values() for lane in lanes)
    result["warnings"] = [*result["warnings"], *missed, *(_twice_words(pair) for pair in twice)]
    return result


def _as_draft(material: Material) -> Material:
    """The same, called a draft in file names and tags: a draft never takes the place of a final."""
    return replace(material, title=f"{material.title} (draft)", name=f"{material.name} DRAFT")


def _twice_words(pair: HeardTwiceRow) -> str:
    return (
        f"“{pair.first}” and “{pair.second}” are both heard and probably hold the same playing. "
        "`segue recipe mute STAGE[:OUTPUT]` leaves one out."
    )
