"""``export``: a production as plain files and readable JSON, for the day when there is no Segue any more.

Writes the plan, the log as decrypted text and as it was signed, every take, input and deliverable that is on this machine.
Writes keys only sealed to this device and to the recovery file.
"""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.app.cli_journal import entry_as_json, names_of, replay
from studio.app.cli_rows import plain
from studio.app.export_tables import write_plan_table, write_tables
from studio.crash_points import crash_point
from studio.domain.errors import BadInputError, CancelledError, DiskError, NotFoundError
from studio.store.subjects import find_production

if TYPE_CHECKING:
    from studio.actions import commands as c
    from studio.app.carrying_out import Desk
    from studio.app.cli_journal import Replay
    from studio.store.database import Connection
    from studio.store.home import Home

Progress = Callable[[float, str], None]

_ABOUT = """{title}

Exported by Segue. Nothing here needs Segue to be read.

plan.json, .csv   tracks, stages with dates, states, people and prices, links
credits.csv       who made which approved take, in which role
history.csv       what happened, line by line
log/*.json        what everybody said and decided, in order, room by room; the office is the plan itself
stages/*.json     each hand-off: terms, takes with check reports, review notes
files/            every take and attached input that was on this machine: track / stage / take or inputs
deliverables/     finished results with their manifests
signed/           the log as it was signed and encrypted, byte for byte; `segue import` makes the production again from it
"""


def export_production(
    desk: Desk, command: c.ExportProduction, progress: Progress, cancel: threading.Event
) -> dict[str, Any]:
    """Write a production into a new or empty folder: the JSON of ``export``.

    Raises BadInputError for a folder that is not empty, DiskError, CancelledError; then nothing is left in the folder.
    """
    from studio.app.signed_copy import write_signed
    from studio.store.productions import rooms_of

    home = desk.home
    folder = Path(command.folder).expanduser().absolute()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BadInputError(
            f"“{folder.name}” is not empty.",
            subject=str(folder),
            what_to_do="Name a new folder; nothing is overwritten.",
        )
    being_made = folder.with_name(f".{folder.name}.part")  # always the same: an export begun anew replaces it
    try:
        shutil.rmtree(being_made, ignore_errors=True)
        being_made.mkdir(parents=True)
        with home.read() as connection:
            here = find_production(connection, command.production)
            progress(0.02, "Writing the log")
            rooms = [replay(home, connection, room) for room in rooms_of(connection, here.prj)]
            _write(being_made / "README.txt", _ABOUT.format(title=here.title))
            _write_log(being_made, rooms)
            copied = _copy_takes(home, connection, rooms, being_made / "files", _Copying(progress, cancel))
            copied += _copy_deliverables(connection, here.prj, being_made / "deliverables")
            progress(0.9, "Writing tables and what was signed")
            write_tables(home, connection, [room.state for room in rooms], being_made)
            write_signed(home, connection, here, being_made)
        _write_plan(home, here.prj, being_made)
        _write_stages(home, here.prj, rooms, being_made)
        copied_bytes = sum(path.stat().st_size for path in copied)
        crash_point("export.written")
        if folder.exists():
            folder.rmdir()  # empty, as was looked at above
        being_made.rename(folder)
        crash_point("export.done")
    except CancelledError:
        shutil.rmtree(being_made, ignore_errors=True)
        raise
    except OSError as error:
        shutil.rmtree(being_made, ignore_errors=True)
        raise DiskError(f"The export cannot be written: {error.strerror}.", subject=str(folder)) from error
    return {
        "production": here.prj,
        "title": here.title,
        "folder": str(folder),
        "rooms": len(rooms),
        "entries": sum(len(room.entries) for room in rooms),
        "files": len(copied),
        "bytes": copied_bytes,
    }


class _Copying:
    """How far the copying of files is, and whether it is still wanted."""

    def __init__(self, progress: Progress, cancel: threading.Event) -> None:
        self._told, self._cancel = progress, cancel
        self._done, self._total = 0, 1

    def begin(self, total_bytes: int) -> None:
        """So much will be copied."""
        self._total = max(total_bytes, 1)

    def copy(self, source: Path, target: Path, size_bytes: int) -> None:
        """Copy one file. Raises CancelledError when the person has stopped it."""
        if self._cancel.is_set():
            raise CancelledError("The export was stopped; nothing of it is left.", subject=str(target.name))
        self._told(0.05 + 0.85 * self._done / self._total, f"Copying {source.name}")
        _copy(source, target)
        self._done += size_bytes


def _copy(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    crash_point("export.copied")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", errors="backslashreplace")
    crash_point("export.half")


def _write_json(path: Path, value: Any) -> None:
    _write(path, json.dumps(value, ensure_ascii=False, indent=1, default=str) + "\n")


def _write_log(folder: Path, rooms: list[Replay]) -> None:
    names = names_of([room.state for room in rooms])
    for room in rooms:
        state = room.state
        title = "office" if state.room == state.prj else f"handoff {state.room[:8]}"
        _write_json(
            folder / "log" / f"{title}.json",
            {
                "room": state.room,
                "kind": state.kind,
                "members": [
                    {"name": member.name, "role": member.role, "person": member.person, "device": member.device}
                    for member in state.members().values()
                ],
                "entries": [entry_as_json(entry, names) for entry in room.entries],
                **({"problem": room.problem} if room.problem else {}),
            },
        )


def _write_plan(home: Home, prj: str, folder: Path) -> None:
    from studio.queries.inbox import inbox_rows
    from studio.queries.plan_as_json import plan_json
    from studio.queries.timeline import plan_rows

    with home.read() as connection:
        try:
            plan = plan_json(plan_rows(home, connection, prj, home.clock()))
        except NotFoundError:  # a collaborator has no plan, only gigs
            gigs = [plain(gig) for gig in inbox_rows(home, connection, home.clock())]
            _write_json(folder / "plan.json", gigs)
            return
    _write_json(folder / "plan.json", plan)
    write_plan_table(plan, folder)


def _write_stages(home: Home, prj: str, rooms: list[Replay], folder: Path) -> None:
    from studio.queries.stage import stage_detail

    with home.read() as connection:
        for stage in [
            stage for room in rooms if room.state.room == prj for stage in room.state.table("stage").values()
        ]:
            detail = plain(stage_detail(home, connection, stage.id, home.clock()))
            detail.pop("pass_line", None)
            _write_json(folder / "stages" / f"{stage.slug}.json", detail)


def _copy_takes(home: Home, connection: Connection, rooms: list[Replay], folder: Path, copying: _Copying) -> list[Path]:
    """Copy the takes that are here; a name that is taken is another stage's."""
    from studio.store.named import files_here, folder_of, named_in

    wanted: list[tuple[Path, Path, int]] = []
    for room in rooms:
        for of in named_in(connection, room.state):
            base = folder_of(home, connection, room.state, of)
            for path, entry in files_here(home, connection, room.state, of):
                if path.is_file():
                    wanted.append((path, folder.joinpath(*_inside(home, base), entry.path), entry.size))
    copying.begin(sum(size_bytes for _, _, size_bytes in wanted))
    for path, target, size_bytes in wanted:
        target.parent.mkdir(parents=True, exist_ok=True)
        copying.copy(path, target, size_bytes)
    return [target for _, target, _ in wanted]


def _inside(home: Home, base: Path) -> tuple[str, ...]:
    """Track, stage and take (or inputs) as folders of the export: as here, without the production and ``takes``."""
    parts = base.relative_to(home.workspace).parts[1:]
    return tuple(part for part in parts if part != "takes")


def _copy_deliverables(connection: Connection, prj: str, folder: Path) -> list[Path]:
    from studio.store.deliverables import deliverables

    copied: list[Path] = []
    for made in deliverables(connection, prj):
        manifest = str(made.body.get("manifest", ""))
        for source in filter(None, (made.path, manifest)):
            path, target = Path(source), folder / Path(source).name
            if path.is_file() and not target.exists():
                folder.mkdir(parents=True, exist_ok=True)
                _copy(path, target)
                copied.append(target)
    return copied
