"""``export``: a production as plain files and readable JSON, for the day when there is no Segue any more; and ``import``.

Writes the plan, the log as decrypted text and as it was signed, every take, input and deliverable that is on this machine.
Writes keys only sealed to this device and to the recovery file.
"""

from __future__ import annotations

import json
import shutil
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.app.cli_console import Answer, Console
from studio.app.cli_journal import entry_as_json, names_of, replay
from studio.app.cli_rows import plain
from studio.app.cli_text import size
from studio.app.cli_values import production_named
from studio.app.export_tables import write_plan_table, write_tables
from studio.crash_points import crash_point
from studio.domain.errors import BadInputError, CancelledError, DiskError, NotFoundError

if TYPE_CHECKING:
    from studio.app.cli_journal import Replay
    from studio.store.database import Connection
    from studio.store.home import Home

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


def export(console: Console, args: Namespace) -> Answer:
    """Write a production into a new or empty folder. Raises BadInputError, DiskError."""
    from studio.app.signed_copy import write_signed
    from studio.store.productions import production_here, rooms_of

    home = console.named_studio().store
    prj = production_named(console, args.production)
    folder = Path(args.folder).expanduser().absolute()
    if folder.exists() and any(folder.iterdir()):
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
            here = production_here(connection, prj)
            rooms = [replay(home, connection, room) for room in rooms_of(connection, prj)]
            _write(being_made / "README.txt", _ABOUT.format(title=here.title))
            _write_log(being_made, rooms)
            copied = _copy_takes(console, home, connection, rooms, being_made / "files")
            copied += _copy_deliverables(connection, prj, being_made / "deliverables")
            write_tables(home, connection, [room.state for room in rooms], being_made)
            write_signed(home, connection, here, being_made)
        _write_plan(console, prj, being_made)
        _write_stages(console, prj, rooms, being_made)
        copied_bytes = sum(path.stat().st_size for path in copied)
        crash_point("export.written")
        if folder.exists():
            folder.rmdir()  # empty, as was looked at above
        being_made.rename(folder)
        crash_point("export.done")
    except OSError as error:
        shutil.rmtree(being_made, ignore_errors=True)
        raise DiskError(f"The export cannot be written: {error.strerror}.", subject=str(folder)) from error
    shape: dict[str, Any] = {
        "production": prj,
        "folder": str(folder),
        "rooms": len(rooms),
        "entries": sum(len(room.entries) for room in rooms),
        "files": len(copied),
        "bytes": copied_bytes,
    }
    words = f"{shape['entries']} entries, {len(copied)} files, {size(shape['bytes'])}"
    return Answer(shape, [f"{here.title} is in {folder}: {words}."])


def import_(console: Console, args: Namespace) -> Answer:
    """Make a production again from an export. Status 1 when files of takes were not in it."""
    from studio.actions.commands import ImportProduction

    command = ImportProduction(args.folder, args.depot, args.endpoint_url, args.access)
    with console.patiently() as cancel:
        result = console.named_studio().run(command, progress=console.progress, cancel=cancel)
    lines = [
        f"{result['title']} is here again, in {result['url']}.",
        f"{result['rooms']} rooms, {result['entries']} entries verified; {result['files']} files put back.",
        *(f"! not in the export: {path}" for path in result["missing"]),
        *(f"! lost: {row['stage']} {row['what']} {row['file']}" for row in result["lost"]),
        "Tell the others where it lies now; on their computers: segue depot here PRODUCTION DIR",
    ]
    return Answer(result, lines, 1 if result["lost"] else 0)


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


def _write_plan(console: Console, prj: str, folder: Path) -> None:
    from studio.queries import asks
    from studio.queries.timeline import plan_json

    try:
        plan = plan_json(console.studio.ask(asks.Plan(prj)))
        _write_json(folder / "plan.json", plan)
        write_plan_table(plan, folder)
    except NotFoundError:  # a collaborator has no plan, only gigs
        _write_json(folder / "plan.json", [plain(gig) for gig in console.studio.ask(asks.Inbox())])


def _write_stages(console: Console, prj: str, rooms: list[Replay], folder: Path) -> None:
    from studio.queries import asks

    for room in rooms:
        if room.state.room == prj:
            for stage in room.state.table("stage").values():
                detail = plain(console.studio.ask(asks.Stage(stage.id)))
                detail.pop("pass_line", None)
                _write_json(folder / "stages" / f"{stage.slug}.json", detail)


def _copy_takes(console: Console, home: Home, connection: Connection, rooms: list[Replay], folder: Path) -> list[Path]:
    """Copy the takes that are here; a name that is taken is another stage's."""
    from studio.store.named import files_here, folder_of, named_in

    copied: list[Path] = []
    for room in rooms:
        for of in named_in(connection, room.state):
            base = folder_of(home, connection, room.state, of)
            for path, entry in files_here(home, connection, room.state, of):
                if console.cancel.is_set():
                    raise CancelledError("The export was stopped; the folder is not complete.", subject=str(folder))
                target = folder.joinpath(*_inside(home, base), entry.path)
                if path.is_file():
                    target.parent.mkdir(parents=True, exist_ok=True)
                    _copy(path, target)
                    copied.append(target)
    return copied


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
