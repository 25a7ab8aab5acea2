"""``verify``: does what lies here agree with the signed record? Reads everything, changes nothing.

A production: its rooms folded again from the journal, and every take's files against their hashes. A path: a
deliverable against the manifest beside it.
"""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path
from typing import Any

from studio.app.cli_console import Answer, Console
from studio.app.cli_text import columns
from studio.app.cli_values import production_named
from studio.app.verifying import sha256_of
from studio.domain.errors import BadInputError

_MANIFEST_SUFFIX = ".manifest.json"


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
    from studio.actions.commands import VerifyProduction

    studio = console.named_studio() if args.storage else console.studio
    command = VerifyProduction(prj, args.storage, args.quick)
    shape = studio.run(command, progress=console.progress, cancel=console.cancel)
    title = shape.pop("title")
    rooms, files, stored = shape["rooms"], shape["files"], shape.get("storage", [])
    bad = [row for row in files if row["state"] not in ("good", "elsewhere")]
    is_good = shape["verdict"] == "good"
    good = sum(row["state"] == "good" for row in files)
    lines = [
        f"{title}: {len(rooms)} rooms, {sum(row['entries'] for row in rooms)} entries folded again from signed bytes.",
        f"{good} files of takes are as their makers signed them; {len(files) - good - len(bad)} are not on this machine.",
        *(f"! {row['room'][:8]}: {text}" for row in rooms for text in row["problems"]),
        *columns(("STATE", "FILE"), [(row["state"], row["path"]) for row in bad]),
        *(f"! in the storage, {row['state']}: {_what(row)} {row['file']} ({row['objects']})" for row in stored),
        *([f"! {shape['alarm']}"] if "alarm" in shape else []),
        "Everything agrees." if is_good else "Not everything agrees.",
    ]
    return Answer(shape, lines, 0 if is_good else 1)


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
