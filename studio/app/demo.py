"""``segue demo``: a whole production on this machine, played by seven processes with seven homes. Then the window.

Chooses and clears the folder, plays the story, says what came of it.
"""

from __future__ import annotations

import json
import tempfile
import time
from argparse import Namespace
from pathlib import Path
from typing import Any

from studio.app.cli_console import Answer, Console
from studio.app.cli_text import columns, money
from studio.app.demo_folder import MARK, clear_demo, delete_demo
from studio.app.demo_people import OWNER, PARTS
from studio.app.demo_story import Story, Told
from studio.domain.errors import BadInputError, DiskError


def demo(console: Console, args: Namespace) -> Answer:
    """Play the demo, or delete one. Raises DemoError, BadInputError, DiskError."""
    if args.delete:
        return _delete(args.dir)
    started_s = time.monotonic()
    if not args.headless:
        from studio.app.cli import refuse_without_screen

        refuse_without_screen()
    folder = _folder(args.dir, is_again=args.again)
    depot = args.depot or str(folder / "depot")
    if not depot.startswith("s3://"):
        depot = str(Path(depot).expanduser().absolute())
    console.say(f"The demo plays in {folder}.")
    story = Story(folder, depot, args.endpoint_url, console.say)
    told = story.tell()
    shape = _shape(story, told, folder, time.monotonic() - started_s)
    _mark(folder, shape)
    lines = _lines(shape, told)
    if args.headless:
        return Answer(shape, lines)
    return Answer(shape, lines, window_home=str(story.owner.home), window_production=told.production)


def _delete(text: str) -> Answer:
    if not text:
        raise BadInputError("Name the demo's folder.", subject="--dir", what_to_do="`segue demo --dir DIR --delete`")
    folder = Path(text).expanduser().absolute()
    delete_demo(folder)
    return Answer({"deleted": str(folder)}, [f"The demo in {folder} is deleted."])


# --- the folder ------------------------------------------------------------------------------------------------


def _folder(text: str, *, is_again: bool) -> Path:
    """A new folder, or an empty one; an earlier demo is removed when asked."""
    try:
        if not text:
            folder = Path(tempfile.mkdtemp(prefix="segue-demo-"))
        else:
            folder = Path(text).expanduser().absolute()
            if folder.exists():
                _clear(folder, is_again=is_again)
            folder.mkdir(parents=True, exist_ok=True)
        (folder / MARK).write_text("{}\n", encoding="utf-8")
    except OSError as error:
        raise DiskError(f"The demo's folder cannot be made: {error.strerror}.", subject=text) from error
    return folder


def _clear(folder: Path, *, is_again: bool) -> None:
    if not folder.is_dir():
        raise BadInputError(f"“{folder.name}” is not a folder.", subject=str(folder), what_to_do="Name another one.")
    if not any(folder.iterdir()):
        return
    if not (folder / MARK).is_file():
        raise BadInputError(
            f"“{folder.name}” is not empty, and it is not an earlier demo.",
            subject=str(folder),
            what_to_do="Name a new folder; nothing that is not the demo's own is ever removed.",
        )
    if not is_again:
        raise BadInputError(
            f"The demo lies in “{folder.name}” already.",
            subject=str(folder),
            what_to_do="Play it anew with --again (what lies there is removed), or name a new folder.",
        )
    clear_demo(folder)


def _mark(folder: Path, shape: dict[str, Any]) -> None:
    (folder / MARK).write_text(json.dumps(shape, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


# --- the summary -----------------------------------------------------------------------------------------------


def _shape(story: Story, told: Told, folder: Path, wall_s: float) -> dict[str, Any]:
    """The JSON of ``demo``; the plan is what the owner's home says in the end."""
    stages = told.plan["stages"]
    return {
        "production": told.production,
        "home": str(story.owner.home),
        "people": 1 + len(story.players),
        "stages": len(stages),
        "approved": sum(stage["state"] == "approved" for stage in stages),
        "outputs": told.mix["outputs"],
        "wall_s": round(wall_s, 1),
        "folder": str(folder),
        "depot": story.depot,
        "homes": {person.name: str(person.home) for person in (story.owner, *story.players.values())},
        "price_minor": sum(stage["price_minor"] for stage in stages),
        "agreed_minor": told.plan["agreed_minor"],
        "currency": told.plan["currency"],
        "takes": told.takes,
        "checks": told.checks,
        "blocked": told.blocked,
        "commands": sum(person.commands for person in (story.owner, *story.players.values())),
        "manifest": told.mix.get("manifest", ""),
        "credits": told.mix.get("people", []),
    }


def _lines(shape: dict[str, Any], told: Told) -> list[str]:
    made = shape["outputs"][0]
    players = ", ".join(part.person for part in PARTS)
    seconds = made["frames"] / made["sample_rate_hz"]
    table = [
        ("Song", f"“Late Train”, {seconds:.1f} s"),
        ("People", f"{OWNER}, {players}: {shape['people']} people, {shape['commands']} commands"),
        ("Stages", f"{shape['approved']} of {shape['stages']} approved"),
        ("Price", f"{money(shape['agreed_minor'], shape['currency'])} agreed, all gigs together"),
        ("Takes", f"{told.takes} handed in, {told.blocked} stopped by a check before it was sent"),
        ("Checks", f"{told.checks} files judged, by their makers and again by {OWNER}"),
        ("Loudness", f"{made['integrated_lufs']:.1f} LUFS, true peak {made['true_peak_dbtp']:.1f} dBTP"),
        ("Mix", made["path"]),
        ("Manifest", shape["manifest"]),
        ("Homes", str(Path(shape["home"]).parent)),
        ("Storage", shape["depot"]),
        ("Time", f"{shape['wall_s']:.0f} s"),
    ]
    return columns(("", ""), table)[1:]
