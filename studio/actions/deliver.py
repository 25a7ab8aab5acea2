"""Hand in a take: gather, check, copy, seal; then say it (collaborator) or decide it (own stage).

The long part, ``prepare``, runs outside any transaction and can be cancelled; nothing is said before it is whole.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from studio.actions.hand_off import verb_result
from studio.actions.handing import Handing, copy_whole, deliverable_files, existing_file, output_for
from studio.crash_points import crash_point
from studio.domain.check_report import FileReport, Verdict
from studio.domain.delivery_spec import DeliverySpec
from studio.domain.errors import BadInputError, CancelledError, RefusedError
from studio.events.catalog import Event
from studio.events.chunks import ChunkRef, SealedChunk
from studio.events.file_names import safe_relative_path, suggested_name
from studio.events.manifest import FileEntry, Manifest, seal_manifest
from studio.store.home import Home
from studio.store.manifests import keep_manifest
from studio.store.sealing import seal_files, settings_of
from studio.store.transfer_wishes import Rank
from studio.store.transfers import add_upload
from studio.store.unit_of_work import UnitOfWork

Progress = Callable[[float, str], None]
CheckFiles = Callable[[list[Path], DeliverySpec], list[FileReport]]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A take ready to be said: its manifest, the sealed manifest, where its files lie now, and the check reports by
    output. ``is_blocked``: a required check failed and nothing was copied.
    """

    handing: Handing
    manifest: Manifest | None
    blobs: tuple[SealedChunk, ...] = ()
    local: Mapping[str, Path] = field(default_factory=dict)
    reports: tuple[tuple[str, FileReport], ...] = ()

    @property
    def is_blocked(self) -> bool:
        """Whether a required check failed."""
        return self.manifest is None

    def findings(self) -> list[dict[str, Any]]:
        """All findings with file and output, as plain JSON."""
        return [
            {**finding.as_json(), "file": Path(report.path).name, "output": output}
            for output, report in self.reports
            for finding in report.findings
        ]

    def verdict(self) -> str:
        """The worst verdict of all files."""
        verdicts = {report.verdict for _, report in self.reports}
        order = (Verdict.REJECT, Verdict.WARN)
        return next((verdict.value for verdict in order if verdict in verdicts), Verdict.ACCEPT.value)


def prepare(
    home: Home,
    handing: Handing,
    files: Iterable[str],
    check: CheckFiles,
    chunk_key: bytes,
    *,
    progress: Progress | None = None,
    cancel: threading.Event | None = None,
) -> Prepared:
    """Gather, check, copy into ``takes/take-NN`` and seal. Blocked (nothing copied) when a required check fails.

    Raises BadInputError for files that are missing or fit no output, DiskError when the disk is full, CancelledError.
    """
    by_output = _assigned(handing, list(files))
    _refuse_missing(handing, by_output)
    reports = _check(handing, by_output, check, progress, cancel)
    if any(not report.passes for _, report in reports):
        return Prepared(handing, None, reports=reports)
    if progress:
        progress(0.35, "Copying the files")
    local = _copy_to_take(handing, by_output, cancel)
    crash_point("deliver.copied")
    averages = settings_of(handing.earlier) if handing.earlier else {}
    manifest = seal_files(
        sorted(local.items()),
        chunk_key,
        averages=averages,
        spool=home.chunks.spool,
        progress=_part_of(progress, 0.5, 0.98, "Sealing the files"),
        cancel=cancel,
    )
    manifest = _with_carried_over(handing, manifest, by_output)
    blobs = seal_manifest(manifest, chunk_key)
    for blob in blobs:
        home.chunks.put(blob.id, blob.data)
    crash_point("deliver.sealed")
    return Prepared(handing, manifest, tuple(blobs), local, reports)


def _assigned(handing: Handing, given: list[str]) -> dict[str, list[Path]]:
    """Files by output: as told (``OUTPUT=path``), by the deliver folder, or because there is only one output."""
    outputs = {port.name: port for port in handing.outputs}
    by_output: dict[str, list[Path]] = {name: [] for name in outputs}
    if not given:
        for path in deliverable_files(handing.folder / "deliver"):
            parts = path.relative_to(handing.folder / "deliver").parts
            by_output[output_for(handing, parts[0] if len(parts) > 1 else "", path)].append(path)
        return by_output
    for text in given:
        name, sign, rest = text.partition("=")
        if sign and name in outputs:
            by_output[name].append(existing_file(rest))
        else:
            path = existing_file(text)
            by_output[output_for(handing, path.parent.name, path)].append(path)
    return by_output


def _refuse_missing(handing: Handing, by_output: Mapping[str, list[Path]]) -> None:
    carried = {entry.path.split("/", 1)[0] for entry in handing.earlier.files} if handing.earlier else set()
    if not any(by_output.values()):
        raise BadInputError(
            f"There is nothing to deliver for “{handing.title}”.",
            subject=handing.title,
            what_to_do=f"Put your files into {handing.folder / 'deliver'} or name them.",
            code="nothing_to_deliver",
        )
    missing = [port.name for port in handing.outputs if not by_output[port.name] and port.name not in carried]
    if missing:
        raise BadInputError(
            f"A take of “{handing.title}” holds every output, and {', '.join(missing)} is missing.",
            subject=", ".join(missing),
            what_to_do="Add the missing files, then deliver everything together.",
            code="missing_output",
        )
    for port in handing.outputs:
        found = by_output[port.name]
        if len(found) > 1 and not port.several:
            raise BadInputError(
                f"“{port.name}” is one file, and {len(found)} were given: {', '.join(p.name for p in found[:4])}.",
                subject=port.name,
                what_to_do="Leave only the one that you want to deliver.",
                code="too_many_files",
            )


def _check(
    handing: Handing,
    by_output: Mapping[str, list[Path]],
    check: CheckFiles,
    progress: Progress | None,
    cancel: threading.Event | None,
) -> tuple[tuple[str, FileReport], ...]:
    reports: list[tuple[str, FileReport]] = []
    total = sum(len(paths) for paths in by_output.values())
    for port in handing.outputs:
        paths = by_output[port.name]
        if not paths:
            continue
        if cancel is not None and cancel.is_set():
            raise CancelledError("The delivery was stopped before anything was sent.", subject=handing.title)
        spec = DeliverySpec.from_rules(port.spec, handing.house, port.type)
        reports += [(port.name, report) for report in check(paths, spec)]
        if progress:
            progress(0.35 * len(reports) / total, f"Checked {len(reports)} of {total}")
    return tuple(reports)


def _copy_to_take(
    handing: Handing, by_output: Mapping[str, list[Path]], cancel: threading.Event | None
) -> dict[str, Path]:
    """The take's own copy of every file, by manifest path. A folder left by a crash is begun again."""
    folder = handing.folder / "takes" / f"take-{handing.take:02d}"
    local: dict[str, Path] = {}
    for output, paths in by_output.items():
        for path in paths:
            relative = safe_relative_path(f"{output}/{suggested_name(path.name)}")
            if relative in local:
                raise BadInputError(
                    f"Two files for “{output}” are called “{path.name}”.",
                    subject=path.name,
                    what_to_do="Rename one of them.",
                )
            target = folder / relative
            copy_whole(path, target, cancel)
            local[relative] = target
    return local


def _with_carried_over(handing: Handing, manifest: Manifest, by_output: Mapping[str, list[Path]]) -> Manifest:
    """Outputs that were not handed in again keep the files of the take before."""
    if handing.earlier is None:
        return manifest
    kept: list[FileEntry] = [
        entry for entry in handing.earlier.files if not by_output.get(entry.path.split("/", 1)[0], [True])
    ]
    return Manifest((*manifest.files, *kept), manifest.extra) if kept else manifest


def _part_of(progress: Progress | None, start: float, end: float, text: str) -> Callable[[int, int], None] | None:
    """Progress in bytes as a part of the whole."""
    if progress is None:
        return None
    return lambda done, total: progress(start + (end - start) * done / max(total, 1), text)


def say_delivery(work: UnitOfWork, prepared: Prepared) -> dict[str, Any]:
    """Number and sign the take; its files go on their way. Result: ``{handoff, take, verdict, findings}``."""
    handing, manifest = prepared.handing, prepared.manifest
    if manifest is None:
        raise RefusedError("A required check failed.", subject=handing.title, code="check_failed")
    keep_manifest(work.connection, handing.room, manifest)
    transfer = add_upload(
        work.connection,
        prj=handing.prj,
        room=handing.room,
        device=work.home.device,
        to_inbox=not handing.is_own,
        label=f"{handing.title} take {handing.take}",
        subject=f"take {handing.stage} {handing.take}",
        manifest=manifest,
        local={entry.path: prepared.local[entry.path] for entry in manifest.files if entry.path in prepared.local},
        blobs=prepared.blobs,
        rank=Rank.USUAL if handing.is_own else Rank.AWAITED,
    )
    body: Event = {
        "stage": handing.stage,
        "take": handing.take,
        **manifest_fields(manifest, [blob.ref for blob in prepared.blobs]),
    }
    if handing.is_own:
        work.decide(handing.room, {"k": "stage.take", **body}, transfer=transfer)
        state = "approved"
        result: dict[str, Any] = {"handoff": handing.stage, "state": state, "settled": False}
    else:
        work.say(handing.room, {"k": "deliver", **body})
        result = verb_result(work, handing.room)
    work.touch(handing.prj, "transfer", transfer)
    return {**result, "take": handing.take, "verdict": prepared.verdict(), "findings": prepared.findings()}


def manifest_fields(manifest: Manifest, refs: list[ChunkRef]) -> Event:
    """The fields by which an event names a manifest."""
    return {
        "manifest_hash": manifest.hash,
        "manifest": [ref.as_json() for ref in refs],
        "files": len(manifest.files),
        "bytes": manifest.size,
    }
