"""What is handed in next on a hand-off or an own stage, where its files lie, and how a file is copied whole."""

from __future__ import annotations

import contextlib
import os
import shutil
import threading
from dataclasses import dataclass
from pathlib import Path

from studio.actions.hand_off import held_hand_off
from studio.crash_points import crash_point
from studio.domain.errors import BadInputError, CancelledError, DiskError, NotFoundError, RefusedError
from studio.domain.ignored_files import is_ignored_name
from studio.domain.outputs import output_of
from studio.domain.production import HouseFormat, Port
from studio.domain.stage_states import Actor, move
from studio.domain.terms import Terms
from studio.durable import replace_with
from studio.events.catalog import house_from_log
from studio.events.fold_office import last_own_take, open_room_of
from studio.events.manifest import Manifest
from studio.store.manifests import manifest_of
from studio.store.productions import stage_folder
from studio.store.subjects import find_stage
from studio.store.unit_of_work import UnitOfWork
from studio.store.workspace import require_workspace

_COPY_BYTES = 1024 * 1024


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


def handing_of(work: UnitOfWork, subject: str) -> Handing:
    """What ``subject`` (a hand-off or an own stage) hands in next. Raises NotFoundError, RefusedError."""
    require_workspace(work.home, work.connection)
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


def existing_file(text: str) -> Path:
    path = Path(text).expanduser()
    if not path.exists():
        raise BadInputError(f"There is no file “{text}”.", subject=text, what_to_do="Check the path and try again.")
    if not path.is_file():
        raise BadInputError(f"“{text}” is not a file.", subject=text, what_to_do="Name the files themselves.")
    return path


def output_for(handing: Handing, hint: str, path: Path) -> str:
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


def copy_whole(source: Path, target: Path, cancel: threading.Event | None) -> None:
    """Copy under a temporary name, flush to disk, rename. Raises DiskError, CancelledError."""
    temporary = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with source.open("rb") as reader, temporary.open("wb") as writer:
            while block := reader.read(_COPY_BYTES):
                if cancel is not None and cancel.is_set():
                    raise CancelledError(  # noqa: TRY301 -- the same tidying up
                        "The delivery was stopped before anything was sent.", subject=source.name
                    )
                writer.write(block)
                crash_point("copy_file.half")
            crash_point("copy_file.written")
            writer.flush()
            os.fsync(writer.fileno())
        shutil.copystat(source, temporary)
        replace_with(temporary, target)
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


def free_name(target: Path, source: Path, taken: set[Path]) -> Path:
    candidate, number = target, 2
    while candidate in taken or (candidate.exists() and not candidate.samefile(source)):
        candidate = target.with_name(f"{target.stem} ({number}){target.suffix}")
        number += 1
    return candidate


def deliverable_files(folder: Path) -> list[Path]:
    """The files in a deliver folder that a person means: no temporary, hidden or peak files."""
    try:
        found = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    except OSError:
        return []
    return sorted(path for path in found if not any(is_ignored_name(part) for part in path.relative_to(folder).parts))
