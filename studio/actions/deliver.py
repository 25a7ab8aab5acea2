"""Hand in a take: gather, check, copy, seal; then say it (collaborator) or decide it (own stage). Attach inputs.

The long part, ``prepare``, runs outside any transaction and can be cancelled; nothing is said before it is whole.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from studio.actions.hand_off import held_hand_off, verb_result
from studio.domain.check_report import FileReport, Verdict
from studio.domain.delivery_spec import DeliverySpec
from studio.domain.errors import BadInputError, CancelledError, DiskError, NotFoundError, RefusedError
from studio.domain.ignored_files import is_ignored_name
from studio.domain.outputs import output_of
from studio.domain.production import HouseFormat, Port, Stage
from studio.domain.stage_states import Actor, move
from studio.domain.terms import Terms
from studio.events.catalog import Event, house_from_log
from studio.events.chunks import ChunkRef, SealedChunk
from studio.events.file_names import safe_relative_path, suggested_name
from studio.events.fold_office import last_own_take, open_room_of
from studio.events.manifest import FileEntry, Manifest, seal_manifest
from studio.store.crash_points import crash_point
from studio.store.home import Home
from studio.store.manifests import keep_manifest, manifest_of
from studio.store.productions import stage_folder
from studio.store.sealing import seal_files, settings_of
from studio.store.subjects import find_stage
from studio.store.transfers import add_upload
from studio.store.unit_of_work import UnitOfWork

Progress = Callable[[float, str], None]
CheckFiles = Callable[[list[Path], DeliverySpec], list[FileReport]]


@dataclass(frozen=True, slots=True)
class Handing:
    """What is being handed in: the room, the outputs with their specs, the number of the take, and what the last
    one held.
    """

    prj: str
    room: str
    stage: str
    title: str
    is_own: bool
    outputs: tuple[Port, ...]
    house: HouseFormat
    take: int
    folder: Path
    earlier: Manifest | None = None


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


# --- what is handed in -----------------------------------------------------------------------------------------


def handing_of(work: UnitOfWork, subject: str) -> Handing:
    """What ``subject`` (a hand-off or an own stage) hands in next. Raises NotFoundError, RefusedError."""
    try:
        found = held_hand_off(work, subject)
    except (NotFoundError, RefusedError) as error:
        try:
            return own_handing(work, subject)
        except NotFoundError:
            raise error from None
    hand_off = found.hand_off
    terms = Terms.from_log(hand_off.terms)
    folder = stage_folder(work.home, work.connection, found.here.prj, hand_off.stage, terms.track, terms.title)
    last = found.state.take(hand_off.last_take)
    return Handing(
        prj=found.here.prj,
        room=found.state.room,
        stage=hand_off.stage,
        title=terms.title,
        is_own=False,
        outputs=terms.outputs,
        house=house_from_log(terms.house),
        take=hand_off.last_take + 1,
        folder=folder,
        earlier=manifest_of(work.connection, found.state.room, last.manifest_hash) if last else None,
    )


def own_handing(work: UnitOfWork, subject: str) -> Handing:
    """What an own stage hands in next. Raises RefusedError when it is given to somebody."""
    found = find_stage(work.home, work.connection, subject, work.now_ms)
    stage, office = found.stage, found.office
    if open_room_of(office, stage.id) is not None:
        raise RefusedError(
            f"“{stage.title}” is given to somebody; only they can deliver it.",
            subject=stage.slug,
            what_to_do="Withdraw or cancel that hand-off to do it yourself.",
            code="wrong_state",
        )
    production = office.production
    track = office.table("track").get(stage.track)
    folder = stage_folder(
        work.home, work.connection, found.here.prj, stage.id, track.name if track else "", stage.title
    )
    number = last_own_take(office, stage.id)
    last = office.table("take").get(f"{stage.id}/{number}")
    return Handing(
        prj=found.here.prj,
        room=found.here.prj,
        stage=stage.id,
        title=stage.title,
        is_own=True,
        outputs=stage.outputs,
        house=production.house if production else HouseFormat(),
        take=number + 1,
        folder=folder,
        earlier=manifest_of(work.connection, found.here.prj, last.manifest_hash) if last else None,
    )


def refuse_delivery(work: UnitOfWork, handing: Handing) -> None:
    """Raise RefusedError when the state does not allow a delivery now: before the long work, not after it."""
    if handing.is_own:
        return
    hand_off = work.view(handing.room).hand_off
    if hand_off is not None:
        move(hand_off.stage_state, "deliver", Actor.COLLABORATOR, subject=handing.title)


# --- the long part ---------------------------------------------------------------------------------------------


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
            by_output[_output_of(handing, parts[0] if len(parts) > 1 else "", path)].append(path)
        return by_output
    for text in given:
        name, sign, rest = text.partition("=")
        if sign and name in outputs:
            by_output[name].append(_existing(rest))
        else:
            path = _existing(text)
            by_output[_output_of(handing, path.parent.name, path)].append(path)
    return by_output


def _existing(text: str) -> Path:
    path = Path(text).expanduser()
    if not path.exists():
        raise BadInputError(f"There is no file “{text}”.", subject=text, what_to_do="Check the path and try again.")
    if not path.is_file():
        raise BadInputError(f"“{text}” is not a file.", subject=text, what_to_do="Name the files themselves.")
    return path


def _output_of(handing: Handing, hint: str, path: Path) -> str:
    """Which output a file belongs to. Raises BadInputError naming the choices when it could be several."""
    found = output_of(handing.outputs, hint, path.name)
    if found:
        return found
    names = [port.name for port in handing.outputs]
    raise BadInputError(
        f"“{path.name}” could belong to any of {', '.join(names)}.",
        subject=str(path),
        what_to_do=f"Say which: `{names[0]}={path.name}`, or put it into the folder deliver/{names[0]}.",
        code="which_output",
    )


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
            _copy_whole(path, target, cancel)
            local[relative] = target
    return local


def _copy_whole(source: Path, target: Path, cancel: threading.Event | None) -> None:
    """Copy under a temporary name, flush to disk, rename. Raises DiskError, CancelledError."""
    temporary = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with source.open("rb") as reader, temporary.open("wb") as writer:
            while block := reader.read(8 * 1024 * 1024):
                if cancel is not None and cancel.is_set():
                    raise CancelledError("The delivery was stopped before anything was sent.", subject=source.name)
                writer.write(block)
            writer.flush()
            os.fsync(writer.fileno())
        shutil.copystat(source, temporary)
        temporary.replace(target)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise DiskError(
            f"“{source.name}” could not be copied: {error.strerror or error}.", subject=str(target)
        ) from error
    except CancelledError:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


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


def deliverable_files(folder: Path) -> list[Path]:
    """The files in a deliver folder that a person means: no temporary, hidden or peak files."""
    try:
        found = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    except OSError:
        return []
    return sorted(path for path in found if not any(is_ignored_name(part) for part in path.relative_to(folder).parts))


# --- saying it -------------------------------------------------------------------------------------------------


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


# --- attached inputs -------------------------------------------------------------------------------------------


def attach_input(
    home: Home, stage_text: str, input_name: str, files: Iterable[str], *, cancel: threading.Event | None = None
) -> dict[str, Any]:
    """Feed an input of a stage with files from this machine.

    Raises NotFoundError for an unknown input, BadInputError for missing files.
    """
    paths = [_existing(text) for text in files]
    with home.work() as work:
        found = find_stage(home, work.connection, stage_text, work.now_ms)
        port = _input_port(found.stage, input_name)
        if not paths or (len(paths) > 1 and not port.several):
            raise BadInputError(f"“{port.name}” takes one file.", subject=port.name)
        track = found.office.table("track").get(found.stage.track)
        folder = stage_folder(
            home, work.connection, found.here.prj, found.stage.id, track.name if track else "", found.stage.title
        )
        chunk_key = home.current_key(work.connection, found.here.prj).chunk_key
    local = {}
    for path in paths:
        relative = safe_relative_path(f"{port.name}/{suggested_name(path.name)}")
        target = folder / "inputs" / relative
        if not target.exists() or not target.samefile(path):
            _copy_whole(path, target, cancel)
        local[relative] = target
    manifest = seal_files(sorted(local.items()), chunk_key, cancel=cancel)
    blobs = seal_manifest(manifest, chunk_key)
    for blob in blobs:
        home.chunks.put(blob.id, blob.data)
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


# --- the deliver folder ----------------------------------------------------------------------------------------


def drop_files(work: UnitOfWork, subject: str, files: Iterable[str], output: str = "") -> list[tuple[Path, Path]]:
    """Where dropped files are to be copied: (source, target) in the deliver folder, never onto an existing file."""
    handing = handing_of(work, subject)
    wanted: list[tuple[Path, Path]] = []
    taken: set[Path] = set()
    for text in files:
        path = _existing(text)
        name = output or _output_of(handing, path.parent.name, path)
        target = _free_name(handing.folder / "deliver" / name / suggested_name(path.name), path, taken)
        taken.add(target)
        wanted.append((path, target))
    return wanted


def _free_name(target: Path, source: Path, taken: set[Path]) -> Path:
    candidate, number = target, 2
    while candidate in taken or (candidate.exists() and not candidate.samefile(source)):
        candidate = target.with_name(f"{target.stem} ({number}){target.suffix}")
        number += 1
    return candidate


def copy_drop(source: Path, target: Path, cancel: threading.Event | None = None) -> None:
    """Copy one dropped file into its place. Raises DiskError, CancelledError."""
    if target.exists() and target.samefile(source):
        return
    _copy_whole(source, target, cancel)


def set_aside(work: UnitOfWork, subject: str, path_text: str) -> Path:
    """Move a file out of the deliver folder into ``set aside`` beside it. Returns the new place."""
    handing = handing_of(work, subject)
    path = Path(path_text)
    deliver = handing.folder / "deliver"
    if not path.resolve().is_relative_to(deliver.resolve()) or not path.is_file():
        raise BadInputError(f"“{path.name}” does not lie in the deliver folder.", subject=path_text)
    target = _free_name(handing.folder / "set aside" / path.name, path, set())
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        path.rename(target)
    except OSError as error:
        raise DiskError(f"“{path.name}” could not be moved: {error.strerror}.", subject=path_text) from error
    return target
