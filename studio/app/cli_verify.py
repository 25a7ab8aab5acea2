"""``verify``: does what lies here agree with the signed record? Reads everything, changes nothing.

A production: its rooms folded again from the journal, and every take's files against their hashes. A path: a
deliverable against the manifest beside it.
"""

from __future__ import annotations

import hashlib
import json
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.app.cli_console import Answer, Console
from studio.app.cli_journal import differences, replay
from studio.app.cli_text import columns
from studio.app.cli_values import production_named
from studio.domain.errors import BadInputError, CancelledError

if TYPE_CHECKING:
    from studio.events.state import RoomState
    from studio.store.database import Connection
    from studio.store.home import Home

_MANIFEST_SUFFIX = ".manifest.json"
_BLOCK_BYTES = 1 << 20


def verify(console: Console, args: Namespace) -> Answer:
    """A path that exists is looked at as a deliverable, anything else as a production. Status 1 when it does not agree."""
    path = Path(args.subject).expanduser()
    if path.exists():
        return _verified_path(console, path)
    return _verified_production(console, production_named(console, args.subject), args)


def repair(console: Console, args: Namespace) -> Answer:
    """Repair a production. Status 1 when something is lost for good."""
    from studio.actions.commands import RepairProduction

    command = RepairProduction(production_named(console, args.production), args.quick, args.dry_run)
    with console.patiently() as cancel:
        result = console.named_studio().run(command, progress=console.progress, cancel=cancel)
    table = [
        (label, _what(row), row["file"], row.get("source", row.get("who", row["state"])))
        for label, rows in (("put back", result["repaired"]), ("asked", result["asked"]), ("lost", result["lost"]))
        for row in rows
    ]
    table += [
        ("fetched" if row["state"] == "good" else row["state"], row["what"], row["path"], "") for row in result["files"]
    ]
    words = {
        "good": "Everything is as it should be.",
        "repaired": "Everything is whole again.",
        "asked": "The rest was asked for; `segue sync` sends the question, and their makers' computers answer by themselves.",
        "lost": "Not everything could be put back; what is named as lost has to be delivered again.",
    }
    lines = columns(("", "OF", "FILE", "FROM"), table)
    alarm = [f"! {result['alarm']}"] if result["alarm"] else []
    return Answer(result, [*lines, *alarm, words[result["verdict"]]], 1 if result["verdict"] == "lost" else 0)


def _what(row: dict[str, Any]) -> str:
    return f"{row['stage']} {row['what']}".strip() or row["kind"]


# --- a production ----------------------------------------------------------------------------------------------


def _verified_production(console: Console, prj: str, args: Namespace) -> Answer:
    from studio.store.productions import production_here, rooms_of

    home = console.studio.store
    rooms: list[dict[str, Any]] = []
    files: list[dict[str, Any]] = []
    with home.read() as connection:
        here = production_here(connection, prj)
        for room in rooms_of(connection, prj):
            kept = home.rooms.folded(connection, room)
            found = replay(home, connection, room)
            wrong = differences(kept, found.state) if found.broken_at < 0 else [found.problem]
            rooms.append({"room": room, "kind": kept.kind, "entries": len(found.entries), "problems": wrong})
            files += _take_files(console, home, connection, kept)
    bad = [row for row in files if row["state"] not in ("good", "elsewhere")]
    stored = _in_storage(console, prj, args) if args.storage else []
    is_good = not bad and not stored and not any(row["problems"] for row in rooms) and not here.alarm
    shape = {"production": prj, "verdict": "good" if is_good else "bad", "rooms": rooms, "files": files}
    if args.storage:
        shape["storage"] = stored
    if here.alarm:
        shape["alarm"] = here.alarm
    good = sum(row["state"] == "good" for row in files)
    lines = [
        f"{here.title}: {len(rooms)} rooms, {sum(row['entries'] for row in rooms)} entries folded again from signed bytes.",
        f"{good} files of takes are as their makers signed them; {len(files) - good - len(bad)} are not on this machine.",
        *(f"! {row['room'][:8]}: {text}" for row in rooms for text in row["problems"]),
        *columns(("STATE", "FILE"), [(row["state"], row["path"]) for row in bad]),
        *(f"! in the storage, {row['state']}: {_what(row)} {row['file']} ({row['objects']})" for row in stored),
        *([f"! {here.alarm}"] if here.alarm else []),
        "Everything agrees." if is_good else "Not everything agrees.",
    ]
    return Answer(shape, lines, 0 if is_good else 1)


def _in_storage(console: Console, prj: str, args: Namespace) -> list[dict[str, Any]]:
    """What is missing or damaged in the storage. Raises OfflineError, AccessError."""
    from studio.app.repairing import storage_rows
    from studio.store.productions import production_here

    studio = console.named_studio()
    with studio.store.read() as connection:
        here = production_here(connection, prj)
    return storage_rows(studio.store, studio.depot_of(here), prj, deep=not args.quick, cancel=console.cancel)


def _take_files(console: Console, home: Home, connection: Connection, state: RoomState) -> list[dict[str, Any]]:
    """The files of the takes of a room: good, changed, missing (it was here), elsewhere (it never was)."""
    from studio.store.named import files_here, named_in

    rows = []
    for of in named_in(connection, state):
        for path, entry in files_here(home, connection, state, of) if of.take else ():
            if console.cancel.is_set():
                raise CancelledError("Verifying was stopped.", subject=str(path))
            rows.append({"path": str(path), "take": of.number, "sha256": entry.sha256, "state": _state(path, entry)})
    return rows


def _state(path: Path, entry: Any) -> str:
    if not path.is_file():
        return "missing" if path.parent.is_dir() else "elsewhere"
    return "good" if path.stat().st_size == entry.size and sha256_of(path) == entry.sha256 else "changed"


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK_BYTES):
            digest.update(block)
    return digest.hexdigest()


# --- a deliverable ---------------------------------------------------------------------------------------------


def _verified_path(console: Console, path: Path) -> Answer:
    del console
    manifest_path = _manifest_beside(path)
    try:
        manifest = json.loads(manifest_path.read_text(encoding="utf-8"))
        outputs = [(str(made["name"]), str(made["sha256"])) for made in manifest["outputs"]]
        inputs, people = list(manifest["inputs"]), list(manifest["people"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadInputError(
            f"“{manifest_path.name}” is no manifest of a deliverable.",
            subject=str(manifest_path),
            what_to_do="Assemble again; the manifest is written beside the file.",
        ) from error
    rows = []
    for name, wanted in outputs:
        made = manifest_path.parent / Path(name).name
        state = "missing" if not made.is_file() else "good" if sha256_of(made) == wanted else "changed"
        rows.append({"path": str(made), "sha256": wanted, "state": state})
    is_good = all(row["state"] == "good" for row in rows)
    shape = {
        "manifest": str(manifest_path),
        "verdict": "good" if is_good else "bad",
        "files": rows,
        "inputs": len(inputs),
        "people": people,
    }
    lines = columns(("STATE", "FILE"), [(row["state"], row["path"]) for row in rows])
    lines.append(f"Made of {len(inputs)} files by {', '.join(str(person.get('name', '')) for person in people)}.")
    return Answer(shape, lines, 0 if is_good else 1)


def _manifest_beside(path: Path) -> Path:
    if path.is_dir():
        found = sorted(path.glob(f"*{_MANIFEST_SUFFIX}"))
        if len(found) == 1:
            return found[0]
        raise BadInputError(
            f"“{path.name}” holds {len(found)} manifests.", subject=str(path), what_to_do="Name the file itself."
        )
    if path.name.endswith(_MANIFEST_SUFFIX):
        return path
    beside = path.with_name(path.stem + _MANIFEST_SUFFIX)
    if not beside.is_file():
        raise BadInputError(
            f"There is no manifest beside “{path.name}”.",
            subject=str(path),
            what_to_do=f"It would be called {beside.name}; it is written when a deliverable is assembled.",
        )
    return beside
