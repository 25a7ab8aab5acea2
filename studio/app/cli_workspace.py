"""``workspace``: the folder with everybody's files: where it is, and having it elsewhere."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from studio.actions import workspace_commands as ws
from studio.app.cli_console import Answer, Console
from studio.app.cli_text import size


def show(console: Console, _args: Namespace) -> Answer:
    """Where it is, whether it is there, and how much lies in it."""
    standing = console.named_studio().workspace_standing()
    lines = [f"Your files lie in {standing['workspace']}"]
    if standing["is_there"]:
        lines.append(f"{standing['files']} files, {size(standing['bytes'])}")
    else:
        lines.append(f"! {standing['problem']} Connect its disk, or say where it lies now: segue workspace use DIR")
    if standing["copies"]:
        lines.append(f"! A change was broken off; copies of your files lie in {standing['copies']}")
        lines.append(
            "  `segue workspace clear` takes away what lies in your folder as well; moving there again goes on."
        )
    return Answer(standing, lines)


def move(console: Console, args: Namespace) -> Answer:
    """Have all files in another folder."""
    return _changed(console, ws.MoveWorkspace(args.folder, is_kept=args.keep))


def use(console: Console, args: Namespace) -> Answer:
    """Go over to where the files lie already."""
    return _changed(console, ws.UseWorkspace(args.folder))


def clear(console: Console, _args: Namespace) -> Answer:
    """Take away copies that a change left."""
    with console.patiently() as cancel:
        result = console.named_studio().run(ws.ClearWorkspaceCopies(), progress=console.progress, cancel=cancel)
    said = f"Copies in {result['folder']} are gone." if result["folder"] else "There are no copies to take away."
    return Answer(result, [said, *_left(result)])


def _changed(console: Console, command: ws.MoveWorkspace | ws.UseWorkspace) -> Answer:
    with console.patiently() as cancel:
        result = console.named_studio().run(command, progress=console.progress, cancel=cancel)
    how = {"adopted": "Nothing was copied", "renamed": "Moved", "copied": "Copied"}[result["how"]]
    lines = [f"Your files lie in {result['workspace']}", f"{how}: {result['files']} files, {size(result['bytes'])}."]
    if isinstance(command, ws.MoveWorkspace) and command.is_kept:
        lines.append(f"The old ones are still in {result['before']}; nothing is written there any more.")
    return Answer(result, [*lines, *_left(result)])


def _left(result: dict[str, Any]) -> list[str]:
    """What stays of the old files, a line each."""
    if not result["left_count"]:
        return []
    head = f"! {result['left_count']} files stay there: they have changed meanwhile, or cannot be deleted."
    return [head, *(f"  {path}" for path in result["left"])]
