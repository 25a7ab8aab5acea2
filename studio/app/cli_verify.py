"""``verify``: does what lies here agree with the signed record? Reads everything, changes nothing.

A production: its rooms folded again from the journal, and every take's files against their hashes. A path: a
deliverable against the manifest beside it.
"""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from studio.app.cli_console import Answer, Console
from studio.app.cli_text import columns
from studio.app.cli_values import production_named


def verify(console: Console, args: Namespace) -> Answer:
    """A path that exists is looked at as a deliverable, anything else as a production. Status 1 when it does not agree."""
    path = Path(args.subject).expanduser()
    if path.suffix.lower() == ".zip" and path.is_file():
        return _verified_proof(path)
    if path.exists():
        return _verified_path(path, args.signer)
    return _verified_production(console, production_named(console, args.subject), args)


def _verified_proof(path: Path) -> Answer:
    """The proof of a hand-off. Status 1 when it is not what its log says."""
    from studio.app.dispute_proof import verify_proof, words_of

    proof = verify_proof(path)
    shape = proof.as_json()
    said = [f"! {problem}" for problem in proof.problems] or [
        "Every entry is signed and in its order; the summary is what they say."
    ]
    lines = [*words_of(proof.about).splitlines()[:-4], "", *said] if not proof.problems else said
    return Answer(shape, lines, int(bool(proof.problems)))


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


def _verified_path(path: Path, signer: str) -> Answer:
    from studio.app.deliverable_proof import proof_of

    proof = proof_of(path, signer)
    shape = proof.as_json()
    lines = columns(("STATE", "FILE"), [(row["state"], row["path"]) for row in proof.files])
    names = ", ".join(str(person.get("name", "")) for person in shape["people"])
    count = shape["inputs"]
    left_out = f"; {shape['left_out']} left out" if shape["left_out"] else ""
    lines.append(f"Made of {count} {'file' if count == 1 else 'files'} by {names}{left_out}.")
    lines += [f"! {problem}" for problem in proof.problems]
    who = proof.signer
    lines.append(
        f"Signed by {who.name} ({who.person}). A signature proves which key signed, not who holds it."
        if who is not None
        else "Its signature does not count."
        if proof.is_forged
        else "Not signed: nobody says that this is what it seems."
    )
    if shape["is_draft"]:
        lines.append("This is a draft: the manifest says what was passed over.")
    return Answer(shape, lines, 1 if proof.problems else 0)
