"""Assemble a deliverable from approved takes: its recipe is planned and rendered, and a manifest of inputs, hashes and
people is written beside it.

Which steps that takes is ``domain/render_plan``'s matter, carrying them out ``media/rendering``'s.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.actions.provenance import asset_json, people_in, sealed_manifest
from studio.crash_points import crash_point
from studio.domain.assembly import Rendered, manifest_of
from studio.domain.errors import DiskError
from studio.domain.production import Production
from studio.domain.recipe import DEFAULTS, Recipe
from studio.domain.render_material import Material, deliverable_name
from studio.domain.render_plan import plan_recipe
from studio.durable import write_whole
from studio.store.deliverables import Deliverable, keep_deliverable
from studio.store.home import Home

if TYPE_CHECKING:
    from studio.media.rendering import Made, Rendering

Progress = Callable[[float, str], None]
CACHE_FOLDER = "rendered"
"""Where a home keeps what was rendered before."""
_OUTPUT_KEYS = (
    "frames",
    "sample_rate_hz",
    "bit_depth",
    "channels",
    "sha256",
    "pcm_sha256",
    "integrated_lufs",
    "true_peak_dbtp",
    "frames_over_full_scale",
)
"""What every output has in the JSON of ``assemble``, null where it has no meaning."""


def assemble_recipe(
    home: Home,
    production: Production,
    chain: Sequence[Recipe],
    material: Material,
    out_dir: Path,
    *,
    fingerprint: str,
    threads: int = 0,
    progress: Progress | None = None,
    cancel: threading.Event | None = None,
    passed_over: Sequence[Mapping[str, str]] = (),
) -> dict[str, Any]:
    """Make the deliverable of the last recipe of ``chain`` (``recipe.sources_of``). Result: the JSON shape of ``assemble``.
    ``fingerprint`` says what it is made of (``assembly.fingerprint_of``), ``passed_over`` what would have blocked it: then
    it is a draft.

    Raises RefusedError when there is nothing to make it of or a file is not here, BadInputError, DiskError, CancelledError.
    """
    from studio.media.render_cache import RenderCache
    from studio.media.rendering import render

    started = time.perf_counter()
    plan = plan_recipe(chain, material)
    recipe = plan.recipe
    _make_folder(out_dir)
    rendering = render(
        plan.wanted,
        RenderCache(home.path / CACHE_FOLDER),
        out_dir,
        checks=plan.checks,
        threads=threads,
        progress=_in_two(progress),
        cancel=cancel,
    )
    crash_point("assemble.rendered")
    files = [_rendered(made) for made in rendering.made]
    manifest = manifest_of(production, material.balances.get(recipe.balance, ()), files, recipe=recipe.name)
    manifest_path = out_dir / f"{deliverable_name(material, recipe)}.manifest.json"
    outputs = [_output(made) for made in rendering.made]
    body = manifest.as_json()
    body["inputs"] += [asset_json(asset) for asset in plan.assets]
    body["people"] = people_in(body["inputs"])
    body["recipe"]["settings"] = {name: recipe.setting(name) for name in DEFAULTS[recipe.kind]}
    _write_whole(manifest_path, sealed_manifest(home, body, outputs, overridden=passed_over))
    crash_point("assemble.manifest")
    shape = {
        "outputs": outputs,
        "wall_s": round(time.perf_counter() - started, 3),
        "inputs": len(plan.lanes) or len(plan.assets),
        "warnings": list(rendering.warnings),
        "recipe": recipe.name,
        "checks": [_check(step.kind, facts) for step, facts in zip(plan.checks, rendering.checks, strict=True)],
        "steps": {"made": rendering.fresh, "reused": rendering.reused},
        "manifest": str(manifest_path),
        "people": body["people"],
    }
    _remember(home, production.id, recipe.name, rendering, fingerprint, shape)
    return shape


def _in_two(progress: Progress | None) -> Callable[[float, str, float | None], None] | None:
    """Progress with the time left as part of the words."""
    if progress is None:
        return None

    def report(share: float, words: str, left_s: float | None) -> None:
        progress(share, words if left_s is None else f"{words}, {_time_words(left_s)} left")

    return report


def _time_words(seconds: float) -> str:
    return f"{seconds / 60:.0f} min" if seconds > 90 else f"{max(1.0, seconds):.0f} s"


def _rendered(made: Made) -> Rendered:
    facts = made.facts
    return Rendered(
        made.name,
        str(facts["sha256"]),
        int(facts["size_bytes"]),
        str(facts.get("pcm_sha256") or ""),
        int(facts.get("frames") or 0),
    )


def _output(made: Made) -> dict[str, Any]:
    known = {key: made.facts.get(key) for key in _OUTPUT_KEYS}
    more = {key: value for key, value in made.facts.items() if key not in known and key != "warnings"}
    return {"path": str(made.path), "name": made.name, **known, **more}


def _check(kind: str, facts: dict[str, Any]) -> dict[str, Any]:
    return {"kind": kind, **{key: value for key, value in facts.items() if key not in ("sha256", "size_bytes")}}


def _remember(home: Home, prj: str, recipe: str, rendering: Rendering, fingerprint: str, shape: dict[str, Any]) -> None:
    path = str(rendering.made[0].path)
    with home.work() as work:
        keep_deliverable(work.connection, prj, Deliverable(recipe, path, work.now_ms, fingerprint, shape))
        work.touch(prj, "deliverable", path)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DiskError(f"The folder cannot be made: {error.strerror}.", subject=str(folder)) from error


def _write_whole(path: Path, data: bytes) -> None:
    try:
        write_whole(path, data)
    except OSError as error:
        raise DiskError(f"“{path.name}” cannot be written: {error.strerror}.", subject=str(path)) from error
