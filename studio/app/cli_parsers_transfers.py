"""The words of ``transfers`` and ``workspace``; a part of ``cli_parsers``, which hands in how a command is added."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

Commands = Any
Add = Callable[..., argparse.ArgumentParser]


def transfers(commands: Commands, add: Add) -> None:
    """Add it: ``transfers [list|pause|resume|retry|first|limit]``."""
    command = add(commands, "transfers", "cli_transfers:show", "what is on its way; pause, order and limits")
    command.add_argument(
        "act", nargs="?", default="list", choices=["list", "pause", "resume", "retry", "first", "limit"], metavar="ACT",
        help="list (if none is given), pause, resume, retry, first, limit",
    )  # fmt: skip
    command.add_argument("transfer", metavar="TRANSFER", nargs="?", default="", help="one of them; else all")
    command.add_argument("--up", metavar="RATE", help="limit: 500k, 2M bytes a second, or none")
    command.add_argument("--down", metavar="RATE", help="limit: the same for what is fetched")
    command.add_argument(
        "--schedule", metavar="FROM-TO=UP[/DOWN]", action="append", help="limit: by time of day, 09:00-18:00=500k; none"
    )


def workspace(group: Any, add: Add) -> None:
    """Add them: ``workspace show``, ``move DIR [--keep]``, ``use DIR``, ``clear``."""
    add(group, "show", "cli_workspace:show", "where it is, whether it is there, how much lies in it")
    command = add(group, "move", "cli_workspace:move", "have all files in another folder, whole or not at all")
    command.add_argument("folder", metavar="DIR", help="a new or empty folder")
    command.add_argument("--keep", action="store_true", help="copy them, and leave the old ones where they are")
    command = add(
        group, "use", "cli_workspace:use", "say where it lies now: moved by hand, or its disk has another name"
    )
    command.add_argument("folder", metavar="DIR", help="the folder with the productions' folders")
    add(group, "clear", "cli_workspace:clear", "take away copies that a move left when it was broken off")
