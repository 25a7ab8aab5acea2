"""Feed an input of a stage with files from this machine."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from studio.actions.deliver import manifest_fields
from studio.actions.handing import copy_whole, existing_file
from studio.crash_points import crash_point
from studio.domain.errors import BadInputError, NotFoundError
from studio.domain.production import Port, Stage
from studio.events.catalog import Event
from studio.events.file_names import safe_relative_path, suggested_name
from studio.events.manifest import seal_manifest
from studio.store.home import Home
from studio.store.manifests import keep_manifest
from studio.store.productions import stage_folder
from studio.store.sealing import seal_files
from studio.store.subjects import find_stage
from studio.store.transfers import add_upload
from studio.store.workspace import require_workspace


def attach_input(
    home: Home, stage_text: str, input_name: str, files: Iterable[str], *, cancel: threading.Event | None = None
) -> dict[str, Any]:
    """Feed an input of a stage with files from this machine.

    Raises NotFoundError for an unknown input, BadInputError for missing files.
    """
    paths = [existing_file(text) for text in files]
    with home.work() as work:
        found = find_stage(home, work.connection, stage_text, work.now_ms)
        port = _input_port(found.stage, input_name)
        if not paths or (len(paths) > 1 and not port.several):
            raise BadInputError(f"“{port.name}” takes one file.", subject=port.name)
        track = found.office.table("track").get(found.stage.track)
        require_workspace(home, work.connection)
        folder = stage_folder(
            home, work.connection, found.here.prj, found.stage.id, track.name if track else "", found.stage.title
        )
        chunk_key = home.current_key(work.connection, found.here.prj).chunk_key
    local = {}
    for path in paths:
        relative = safe_relative_path(f"{port.name}/{suggested_name(path.name)}")
        target = folder / "inputs" / relative
        if not target.exists() or not target.samefile(path):
            copy_whole(path, target, cancel)
        local[relative] = target
    manifest = seal_files(sorted(local.items()), chunk_key, spool=home.chunks.spool, cancel=cancel)
    blobs = seal_manifest(manifest, chunk_key)
    for blob in blobs:
        home.chunks.put(blob.id, blob.data)
    crash_point("attach.sealed")
    with home.work() as work:
        keep_manifest(work.connection, found.here.prj, manifest)
        transfer = add_upload(
            work.connection,
            prj=found.here.prj,
            room=found.here.prj,
            device=home.device,
            to_inbox=False,
            label=f"{found.stage.title}: {port.name}",
            subject=f"attach {found.stage.id} {port.name}",
            manifest=manifest,
            local=local,
            blobs=blobs,
        )
        decision: Event = {
            "k": "stage.attach",
            "stage": found.stage.id,
            "input": port.name,
            **manifest_fields(manifest, [blob.ref for blob in blobs]),
        }
        work.decide(found.here.prj, decision, transfer=transfer)
    return {"stage": found.stage.id, "input": port.name, "files": [Path(path).name for path in paths]}


def _input_port(stage: Stage, name: str) -> Port:
    port = stage.input_named(name)
    if port is None:
        names = ", ".join(p.name for p in stage.inputs) or "none"
        raise NotFoundError(
            f"“{stage.title}” has no input “{name}”.", subject=name, what_to_do=f"Its inputs are: {names}."
        )
    return port
