"""The words of ``device``, ``lead`` and ``recovery``; a part of ``cli_parsers``, which hands in how a command is added."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

Commands = Any
Add = Callable[..., argparse.ArgumentParser]
RECOVER_HELP = "your recovery file; its passphrase by --passphrase-file or typed"


def devices(commands: Commands, add: Add, group: Callable[[Commands, str, str], Commands]) -> None:
    """Add them."""
    _devices(group(commands, "device", "your devices, and those of the people"), add)
    _recovery(group(commands, "recovery", "coming back after the loss of every device"), add)
    command = add(commands, "fetch", "cli_devices:fetch", "fetch the files of takes that are not on this machine")
    command.add_argument("production", metavar="PRODUCTION", nargs="?", default="")
    command.add_argument("--on-demand", action="store_true", help="and later ones only when asked again")
    _lead(group(commands, "lead", "which device decides, where only one may"), add)


def _devices(devices_: Commands, add: Add) -> None:
    command = add(devices_, "add", "cli_devices:add", "on a new device: the line to show to your first one")
    command.add_argument("--label", default="", metavar="NAME", help="how you call this device")
    command.add_argument("--answer", default="", metavar="LINE|FILE", help="what the first device answered")
    command.add_argument("--out", default="", metavar="FILE", help="write the line to a file too")
    command = add(devices_, "admit", "cli_devices:admit", "on your first device: let a new one of yours in")
    command.add_argument("line", metavar="LINE|FILE")
    command.add_argument("--out", default="", metavar="FILE", help="write the answer to a file too")
    command = add(
        devices_, "revoke", "cli_devices:revoke", "a device of yours is lost: nothing it says counts any more"
    )
    command.add_argument("device", metavar="DEVICE", help="its name or the beginning of its id")
    command.add_argument("--recover", default="", metavar="FILE", help=RECOVER_HELP)
    command = add(devices_, "only-copy", "cli_devices:only_copy", "no other copy of this home is in use any more")
    command.add_argument("production", metavar="PRODUCTION", nargs="?", default="")
    command = add(devices_, "list", "cli_devices:list_devices", "which devices take part, and which decides")
    command.add_argument("production", metavar="PRODUCTION", nargs="?", default="")


def _lead(leads: Commands, add: Add) -> None:
    command = add(leads, "show", "cli_devices:lead_show", "which device decides in a production")
    command.add_argument("production", metavar="PRODUCTION", nargs="?", default="")
    command = add(leads, "take", "cli_devices:lead_take", "decide on this device: ask the other to hand over")
    command.add_argument("production", metavar="PRODUCTION", nargs="?", default="")
    command.add_argument("--lost", action="store_true", help="the other device is lost: take over by your person key")
    command.add_argument("--recover", default="", metavar="FILE", help=RECOVER_HELP)
    command = add(leads, "give", "cli_devices:lead_give", "hand deciding over to another device")
    command.add_argument("production", metavar="PRODUCTION")
    command.add_argument("device", metavar="DEVICE", help="its name or the beginning of its id")


def identity(command: argparse.ArgumentParser) -> None:
    """``init``: a new person, or one that comes back by the recovery file."""
    who = command.add_mutually_exclusive_group(required=True)
    who.add_argument("--name", default="", help="your name, as others see and credit it")
    who.add_argument("--recover", default="", metavar="FILE", help=f"come back: {RECOVER_HELP}")
    command.add_argument("--label", default="", metavar="DEVICE", help="how you call this device")
    storages(command, "--depot")


def storages(command: argparse.ArgumentParser, name: str) -> None:
    """Where to look for productions, and with which keys."""
    if name.startswith("-"):
        command.add_argument(name, action="append", default=[], dest="depots", metavar="URL|DIR", help="where to look")
    else:
        command.add_argument(name, nargs="+", metavar="URL|DIR", help="where to look")
    command.add_argument("--endpoint-url", default="", metavar="URL", help="where the bucket's server is")
    command.add_argument("--key-id", default="", metavar="ID", help="of your own keys for the bucket")
    command.add_argument("--secret-file", default="", metavar="F")
    command.add_argument("--on-demand", action="store_true", help="fetch files of takes only when asked: `segue fetch`")


def _recovery(recoveries: Commands, add: Add) -> None:
    command = add(
        recoveries, "drill", "cli_devices:recovery_drill", "try whether everything would be back; changes nothing"
    )
    command.add_argument("file", metavar="FILE", help=RECOVER_HELP)
    command = add(recoveries, "find", "cli_devices:recovery_find", "find your productions in one more storage")
    command.add_argument("file", metavar="FILE", help=RECOVER_HELP)
    storages(command, "depots")


def co_owners(people: Commands, add: Add) -> None:
    """``person add-owner`` and its opposite."""
    for name, help_ in (
        ("add-owner", "invite somebody to own a production too"),
        ("remove-owner", "take a co-owner out"),
    ):
        command = add(people, name, f"cli_devices:{name.replace('-', '_')}", help_)
        command.add_argument("who", metavar="NAME")
        command.add_argument("--production", default="", metavar="PRODUCTION", help="where there are several")
