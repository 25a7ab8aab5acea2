"""The words of ``transfers``; a part of ``cli_parsers``, which hands in how a command is added."""

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
