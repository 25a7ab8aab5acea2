"""The deliver folder of a gig or an own stage: put files in, take them out again. Nothing is ever overwritten."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path

from studio.actions.handing import copy_whole, existing_file, free_name, handing_of, output_for
from studio.crash_points import crash_point
from studio.domain.errors import BadInputError, DiskError
from studio.events.file_names import suggested_name
from studio.store.unit_of_work import UnitOfWork


def drop_files(work: UnitOfWork, subject: str, files: Iterable[str], output: str = "") -> list[tuple[Path, Path]]:
    """Where dropped files are to be copied: (source, target) in the deliver folder, never onto an existing file."""
    handing = handing_of(work, subject)
    wanted: list[tuple[Path, Path]] = []
    taken: set[Path] = set()
    for text in files:
        path = existing_file(text)
        name = output or output_for(handing, path.parent.name, path)
        target = free_name(handing.folder / "deliver" / name / suggested_name(path.name), path, taken)
        taken.add(target)
        wanted.append((path, target))
    return wanted


def copy_drop(source: Path, target: Path, cancel: threading.Event | None = None) -> None:
    """Copy one dropped file into its place. Raises DiskError, CancelledError."""
    if target.exists() and target.samefile(source):
        return
    copy_whole(source, target, cancel)


def set_aside(work: UnitOfWork, subject: str, path_text: str) -> Path:
    """Move a file out of the deliver folder into ``set aside`` beside it. Returns the new place."""
    handing = handing_of(work, subject)
    path = Path(path_text)
    deliver = handing.folder / "deliver"
    if not path.resolve().is_relative_to(deliver.resolve()) or not path.is_file():
        raise BadInputError(f"“{path.name}” does not lie in the deliver folder.", subject=path_text)
    target = free_name(handing.folder / "set aside" / path.name, path, set())
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        crash_point("set_aside.rename")
        path.rename(target)
        crash_point("set_aside.renamed")
    except OSError as error:
        raise DiskError(f"“{path.name}” could not be moved: {error.strerror}.", subject=path_text) from error
    return target
