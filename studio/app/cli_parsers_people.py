"""The words of ``person`` about those whom the owner keeps, and of ``search``; a part of ``cli_parsers``, which hands in how a command is added."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from studio.domain.found_words import KINDS
from studio.domain.roster import RATE_UNITS

Commands = Any
Add = Callable[..., argparse.ArgumentParser]


def roster_words(people: Commands, add: Add) -> None:
    """Add them."""
    command = add(
        people, "roster", "cli_roster:roster", "the people whom you keep for yourself, and what they have done for you"
    )
    for name in ("role", "group", "language"):
        command.add_argument(f"--{name}", default="", metavar=name.upper(), help=f"only who has this {name}")
    command = add(
        people, "add", "cli_roster:add", "keep somebody: roles, rate, hours, private notes; it never leaves this home"
    )
    command.add_argument("name", metavar="NAME")
    _fields(command)
    command = add(people, "edit", "cli_roster:edit", "change what you keep of somebody")
    command.add_argument("who", metavar="NAME")
    command.add_argument("--name", default="", metavar="NAME", help="another name")
    _fields(command)
    for name, help_ in (
        ("show", "what you keep of somebody, and what they have done"),
        ("forget", "keep nothing of somebody"),
    ):
        add(people, name, f"cli_roster:{name}", help_).add_argument("who", metavar="NAME")
    add(people, "report", "cli_roster:report", "what your own work tells: rounds, what caused them, time; only for you")
    command = add(people, "import", "cli_roster:import_", "keep the people of a vCard or CSV file")
    command.add_argument("file", metavar="FILE")
    command = add(people, "export", "cli_roster:export", "write the people whom you keep as CSV, private notes too")
    command.add_argument("file", metavar="FILE.csv")


def _fields(command: argparse.ArgumentParser) -> None:
    for name, field, help_ in (
        ("role", "roles", "what they do; several times for several"),
        ("skill", "skills", "what they can; several times for several"),
        ("language", "languages", "what they speak; several times for several"),
        ("group", "groups", "a group of yours that they are in; several times for several"),
    ):
        command.add_argument(f"--{name}", dest=field, action="append", default=None, metavar=name.upper(), help=help_)
    command.add_argument("--rate", default=None, metavar="AMOUNT")
    command.add_argument("--currency", default="", metavar="EUR")
    command.add_argument("--per", default=None, choices=RATE_UNITS, help="what the rate is for (default: day)")
    command.add_argument("--email", default=None)
    command.add_argument("--zone", default=None, help="time zone, such as Europe/Lisbon")
    command.add_argument("--hours", default=None, metavar="09:00-17:00", help="when they work, in their zone")
    command.add_argument("--notes", default=None, metavar="TEXT", help="for you alone")


def search_words(commands: Commands, add: Add) -> None:
    """Add ``search``."""
    command = add(
        commands,
        "search",
        "cli_search:search",
        "find stages, people, notes, messages, briefs, files and invoices by words",
    )
    command.add_argument("words", metavar="WORDS", nargs="+", help="the beginnings of words, in any script")
    command.add_argument("--kind", default="", choices=KINDS, help="only of this kind")
    command.add_argument("--limit", type=int, default=50, metavar="N")
