"""Assemble a deliverable from approved takes: a streaming mix, and a manifest of inputs, hashes and people beside it.

Which takes go in is decided by ``domain/assembly``; this renders them and writes down what was made.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from studio.actions.provenance import sealed_manifest
from studio.crash_points import crash_point
from studio.domain.assembly import Lane, Rendered, manifest_of
from studio.domain.errors import BadInputError, DiskError, RefusedError
from studio.domain.production import Production
from studio.durable import write_whole
from studio.store.deliverables import Deliverable, keep_deliverable
from studio.store.home import Home, folder_name

RECIPES = ("mix",)
Progress = Callable[[float, str], None]


def refuse_recipe(recipe: str) -> None:
    """Raise BadInputError for a recipe that is none."""
    if recipe not in RECIPES:
        raise BadInputError(
            f"There is no recipe “{recipe}”.", subject=recipe, what_to_do=f"Recipes are: {', '.join(RECIPES)}."
        )


def assemble_mix(
    home: Home,
    production: Production,
    lanes: Sequence[Lane],
    local: Mapping[str, Path],
    out_dir: Path,
    *,
    bits: str = "",
    progress: Progress | None = None,
    cancel: threading.Event | None = None,
) -> dict[str, Any]:
    """Sum the lanes that are not muted, at unity gain. ``local`` gives the file of each SHA-256. Result: the JSON shape of ``assemble``.

    Raises RefusedError when there is nothing to mix or a file is not here, DiskError, CancelledError.
    """
    from studio.media import mix as media

    if not lanes:
        raise RefusedError(
            "There is nothing to mix yet: no stem has been approved.",
            subject=production.title,
            what_to_do="Approve at least one take with an audio stem.",
            code="nothing_to_mix",
        )
    heard = [lane for lane in lanes if not lane.is_muted]
    if not heard:
        raise RefusedError(
            "There is nothing to mix: every stage is muted.",
            subject=production.title,
            what_to_do="Take one in again: `segue recipe unmute STAGE`, or the M beside its lane.",
            code="nothing_to_mix",
        )
    absent = [lane.file.name for lane in heard if lane.file.sha256 not in local]
    if absent:
        raise RefusedError(
            f"{len(absent)} of {len(heard)} files are not on this machine yet: {', '.join(absent[:3])}.",
            subject=production.title,
            what_to_do="Synchronise, then assemble again.",
            code="not_here_yet",
        )
    options = media.MixOptions(rate_hz=production.house.sample_rate_hz)
    if bits:
        options = replace(options, bits=media.BitFormat(bits))
    session = media.MixSession(tuple(media.Lane(file=local[lane.file.sha256]) for lane in heard))
    name = f"{folder_name(production.title)} mix"
    out = out_dir / f"{name}.wav"
    _make_folder(out_dir)
    result = media.mix(session, out, options, _named(progress), cancel)
    made = Rendered(out.name, result.sha256, out.stat().st_size, result.pcm_sha256, result.frames)
    manifest = manifest_of(production, lanes, [made], recipe="mix")
    crash_point("assemble.rendered")
    manifest_path = out_dir / f"{name}.manifest.json"
    _write_whole(manifest_path, sealed_manifest(home, manifest.as_json(), result.as_json()["outputs"]))
    crash_point("assemble.manifest")
    shape = {
        **result.as_json(),
        "manifest": str(manifest_path),
        "people": [{"name": person, "stages": list(stages)} for person, stages in manifest.people],
    }
    _remember(home, production.id, out, manifest.fingerprint, shape)
    return shape


def _named(progress: Progress | None) -> Callable[[float], None] | None:
    return None if progress is None else lambda share: progress(share, "Mixing")


def _remember(home: Home, prj: str, out: Path, fingerprint: str, shape: dict[str, Any]) -> None:
    with home.work() as work:
        keep_deliverable(work.connection, prj, Deliverable("mix", str(out), work.now_ms, fingerprint, shape))
        work.touch(prj, "deliverable", str(out))


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
