"""The words of those who are shown takes, and of who shows them; a part of ``cli_parsers``, which hands in how a command is added."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from studio.app.cli_parsers_review import drawing_words
from studio.domain.audience import AUDIENCE_ROLES

Commands = Any
Add = Callable[..., argparse.ArgumentParser]
Syncing = Callable[[argparse.ArgumentParser], argparse.ArgumentParser]
_STAGES = "which stage's takes (several times for several; default: of all stages, also later ones)"
_NOTE = '"0:12.5 text" or "0:12-0:14 text" (several times for several)'


def audience_words(commands: Commands, people: Commands, add: Add, syncing: Syncing) -> None:
    """Add them."""
    command = syncing(
        add(people, "invite", "cli_audience:invite", "show takes to somebody who sees no terms and no prices")
    )
    _who(command)
    command.add_argument(
        "--as",
        dest="role",
        required=True,
        choices=sorted(AUDIENCE_ROLES),
        help="approver: also decides on takes; reviewer: also writes notes; observer: only sees",
    )
    command.add_argument("--stage", dest="stages", action="append", default=[], metavar="STAGE", help=_STAGES)
    command.add_argument("--greeting", default="", metavar="TEXT")
    command = syncing(add(people, "shows", "cli_audience:shows", "show somebody the takes of other stages from now on"))
    _who(command)
    command.add_argument("--stage", dest="stages", action="append", default=[], metavar="STAGE", help=_STAGES)
    _who(
        add(
            people,
            "invitation",
            "cli_audience:invitation",
            "the invitation of somebody who is shown takes once more; it also brings back who is in and cannot get in any more",
        )
    )
    _who(syncing(add(people, "dismiss", "cli_audience:dismiss", "show somebody nothing more, and take them out")))
    command = add(people, "audience", "cli_audience:audience", "who is shown takes, and what they said")
    command.add_argument("production", metavar="PRODUCTION")
    add(commands, "shown", "cli_audience:shown", "the takes that others show you, with what was said about them")
    command = syncing(add(commands, "remark", "cli_audience:remark", "say something about a take that you are shown"))
    command.add_argument("stage", metavar="STAGE")
    command.add_argument("--note", dest="notes", action="append", required=True, metavar="TEXT", help=_NOTE)
    drawing_words(command.add_argument)
    command.add_argument("--take", type=int, default=0, metavar="N", help="default: the newest")
    command = syncing(add(commands, "vote", "cli_audience:vote", "decide on a take that you are shown as an approver"))
    command.add_argument("stage", metavar="STAGE")
    command.add_argument("verdict", choices=["approve", "revise"])
    command.add_argument("--note", dest="notes", action="append", default=[], metavar="TEXT", help=_NOTE)
    drawing_words(command.add_argument)


def _who(command: argparse.ArgumentParser) -> None:
    command.add_argument("production", metavar="PRODUCTION")
    command.add_argument("who", metavar="NAME")
