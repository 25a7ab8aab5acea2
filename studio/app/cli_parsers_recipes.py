"""The words of ``recipe`` and ``marker``; a part of ``cli_parsers``, which hands in how a command is added."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

Add = Callable[..., argparse.ArgumentParser]
_LANE = "STAGE[:OUTPUT[/FILE]]"
_MARKER = "its number in the list, or its name"


def recipe_words(recipes: Any, add: Add) -> None:
    """Add them."""
    _production(add(recipes, "list", "cli_recipes:recipe_list", "every recipe with its state"))
    for name, help_ in (
        ("show", "a recipe's settings, and its lanes"),
        ("set", "change a recipe"),
        ("add", "add a recipe of your own"),
        ("remove", "remove a recipe of your own, or put a built-in one back"),
    ):
        command = add(recipes, name, f"cli_recipes:recipe_{name}", help_)
        _production(command)
        command.add_argument("recipe", metavar="RECIPE")
        if name == "add":
            command.add_argument("--kind", required=True, metavar="KIND", help="mix, master, stems, release …")
        if name in ("set", "add"):
            _told(command)
    command = add(recipes, "lane", "cli_recipes:recipe_lane", "set how a lane stands in the mix")
    command.add_argument("stage", metavar=_LANE, help="without an output all of the stage's")
    _lane(command)
    command = add(
        recipes, "lanes", "cli_recipes:recipe_lanes", "how all lanes stand; or take them from another program"
    )
    _production(command)
    command.add_argument(
        "--from", default="", dest="path", metavar="FILE", help="a .dawproject, .rpp, .otio, .ardour, .edl, .fcpxml"
    )
    command.add_argument("--media", default="", metavar="DIR", help="where else to look for the files that it names")
    command.add_argument("--trial", action="store_true", help="only say what would become of it")
    for name, help_ in (("mute", "leave out what a stage hands in"), ("unmute", "take it in again")):
        command = add(recipes, name, f"cli_recipes:recipe_{name}", help_)
        command.add_argument("stage", metavar=_LANE, help="without an output all of the stage's, or one of its files")
        command.add_argument("--recipe", default="mix", metavar="RECIPE", help="mix")


def marker_words(markers: Any, add: Add) -> None:
    """Add them."""
    _production(add(markers, "list", "cli_markers:marker_list", "the markers in time"))
    command = add(markers, "add", "cli_markers:marker_add", "name a place, or a range with --end")
    _production(command)
    command.add_argument("at", metavar="TIME", help="1:02.5 or seconds")
    command.add_argument("name", metavar="NAME")
    _end(command)
    command = add(markers, "set", "cli_markers:marker_set", "move or rename a marker")
    _production(command)
    command.add_argument("marker", metavar="MARKER", help=_MARKER)
    command.add_argument("--at", default=None, metavar="TIME", help="where it is from now on; a range keeps its length")
    _end(command)
    command.add_argument("--name", default=None)
    command = add(markers, "remove", "cli_markers:marker_remove", "remove markers")
    _production(command)
    command.add_argument("markers", metavar="MARKER", nargs="+", help=_MARKER)
    command = add(markers, "read", "cli_markers:marker_read", "take in the markers of a file of another program")
    _production(command)
    command.add_argument(
        "path", metavar="FILE", help="Audacity labels, Reaper's table, a CSV, a .dawproject, a WAV with cues"
    )
    command = add(markers, "write", "cli_markers:marker_write", "write them for another program")
    _production(command)
    command.add_argument("path", metavar="FILE", help=".txt (Audacity), .csv or .dawproject")
    command.add_argument("--format", default="", choices=("audacity", "reaper", "csv", "dawproject"))


def _end(command: argparse.ArgumentParser) -> None:
    command.add_argument("--end", default=None, metavar="TIME", help="where the range ends")


def _production(command: argparse.ArgumentParser) -> None:
    command.add_argument("production", metavar="PRODUCTION")


def _told(command: argparse.ArgumentParser) -> None:
    command.add_argument("--set", dest="setting", metavar="NAME=VALUE", nargs="+", default=[], help="such as bits=32f")
    command.add_argument("--title", default=None)
    command.add_argument("--from", default=None, dest="source", metavar="RECIPE", help="what it goes on from")
    command.add_argument("--balance", default=None, metavar="RECIPE", help="whose lanes' levels it uses")
    rule = "role:Singer, track:Drums, stage:ID or output:ID/NAME; an empty one for none"
    command.add_argument("--only", default=None, nargs="+", metavar="WORD", help=f"hear only these: {rule}")
    command.add_argument("--without", default=None, nargs="+", metavar="WORD", help="hear all but these")


def _lane(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--gain", type=float, default=None, metavar="DB", help="up to 60; 0 is as handed in, --gain=-inf is silent"
    )
    command.add_argument("--pan", type=float, default=None, metavar="-100..100", help="left to right")
    command.add_argument("--fade-in", default=None, metavar="S", help="seconds")
    command.add_argument("--fade-out", default=None, metavar="S", help="seconds")
    command.add_argument("--start", default=None, metavar="TIME", help="where it begins: 1:02.5 or seconds")
    command.add_argument("--solo", default=None, action=argparse.BooleanOptionalAction, help="for listening only")
    command.add_argument("--group", default=None, metavar="NAME", help="lanes that are moved as one; empty for none")
    command.add_argument("--take", type=int, default=None, metavar="N", help="an approved take; 0 is the latest")
    command.add_argument("--position", type=int, default=None, metavar="N", help="place among the lanes")
    command.add_argument("--recipe", default="mix", metavar="RECIPE", help="mix")
