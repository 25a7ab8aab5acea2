"""The words of ``plan`` and of its edits; a part of ``cli_parsers``, which hands in how a command is added."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

Commands = Any
Add = Callable[..., argparse.ArgumentParser]
_DATE = "2026-11-30 or 2026-11-30T14:00"


def plan_edits(commands: Commands, add: Add, group: Callable[[Commands, str, str], Commands]) -> None:
    """Add them."""
    _plan(add(commands, "plan", "cli_production:plan", "stages with dates, slack, states, people, prices"))
    _tracks(group(commands, "track", "add, change, move or remove a track"), add)
    _stages(group(commands, "stage", "add, change, move or remove a stage"), add)
    _links(group(commands, "link", "link stages"), add)
    _baselines(group(commands, "baseline", "the plan as it stood once, to compare with"), add)
    _chains(group(commands, "chain", "chains of your own: save, insert, export"), add)
    _nests(group(commands, "nest", "stages that count as one, shown as one bar"), add)
    _calendars(group(commands, "calendar", "when work is done, in a production and by a person"), add)
    for name, help_ in (("undo", "take the last edit of the plan back"), ("redo", "do again what was undone last")):
        _maybe_production(add(commands, name, f"cli_plan:{name}", help_))


def _plan(command: argparse.ArgumentParser) -> None:
    _maybe_production(command)
    command.add_argument(
        "--forecast", type=int, nargs="?", const=1000, default=0, metavar="RUNS", help="when it may end"
    )
    command.add_argument("--effects", action="store_true", help="also what each way to put something right would do")
    command.add_argument("--seed", type=int, default=1, help="of the forecast; the same one gives the same answer")
    command.add_argument("--fix", default="", metavar="VIOLATION[=FIX]", help="put right what is wrong with the plan")
    command.add_argument(
        "--out", default="", metavar="FILE", help="write it as .pdf, .png, .svg, .csv, .xml (MS Project) or .ics"
    )
    command.add_argument("--only", default="", metavar="STAGE,STAGE", help="with --out: these stages")
    command.add_argument("--paper", default="a4", choices=["a4", "letter"], help="with a .pdf, lying")
    command.add_argument(
        "--weeks", type=_weeks, default=0, metavar="N", help="with a .pdf: weeks a page (0: as it fits)"
    )
    command.add_argument("--scale", type=int, default=1, choices=[1, 2], help="with a .png: pixels for each")
    command.add_argument(
        "--in", default="", dest="in_", metavar="FILE", help="take in a .csv, .xml (MS Project) or .gan"
    )


def _weeks(text: str) -> int:
    number = int(text)
    if not 0 <= number <= 104:
        raise argparse.ArgumentTypeError("0 to 104 weeks are possible")
    return number


def _maybe_production(command: argparse.ArgumentParser) -> None:
    command.add_argument("production", metavar="PRODUCTION", nargs="?", default="")


def _tracks(tracks: Commands, add: Add) -> None:
    command = add(tracks, "add", "cli_plan:track_add", "add a track")
    _named(command, "production", "name")
    command = add(tracks, "set", "cli_plan:track_set", "rename a track")
    _named(command, "production", "track")
    command.add_argument("--name", required=True)
    command = add(tracks, "move", "cli_plan:track_move", "move a track up or down")
    _named(command, "production", "track")
    command.add_argument("position", metavar="POSITION", type=int, help="1 is the top")
    command = add(tracks, "remove", "cli_plan:track_remove", "remove an empty track")
    _named(command, "production", "track")


def _stages(stages: Commands, add: Add) -> None:
    command = add(stages, "add", "cli_plan:stage_add", "add a stage")
    _named(command, "production", "track", "title")
    _stage_fields(command)
    command.add_argument("--in", dest="inputs", action="append", default=[], metavar="NAME:TYPE", help="an input")
    command.add_argument("--out", dest="outputs", action="append", default=[], metavar="NAME:TYPE", help="an output")
    command = add(stages, "set", "cli_plan:stage_set", "change a stage")
    _named(command, "stage")
    command.add_argument("--title", default=None)
    command.add_argument("--track", default=None)
    _stage_fields(command)
    command = add(stages, "spec", "cli_specs:stage_spec", "what an output has to be; a saved chain takes it along")
    command.add_argument("stage", metavar="STAGE[:OUTPUT]")
    command.add_argument(
        "spec",
        nargs="?",
        default="",
        metavar="SPEC",
        help="a ready-made one as in `check --spec`, a JSON file, or none",
    )
    command = add(stages, "keep", "cli_rights:keep", "let the approved take stand although an input has changed")
    _named(command, "stage")
    command = add(stages, "move", "cli_plan:stage_move", "start a stage no earlier than a day")
    _named(command, "stage")
    command.add_argument("date", metavar="DATE", help=f"{_DATE}, or `asap`")
    command = add(stages, "shift", "cli_plan:stage_shift", "move stages by working days, in one step")
    command.add_argument("stage", metavar="STAGE", nargs="+")
    command.add_argument("--days", type=float, required=True, help="working days, negative for earlier")
    command.add_argument("--track", default=None, help="and to another track")
    for name, does in (("remove", "remove stages and their links"), ("duplicate", "copy stages beside themselves")):
        command = add(stages, name, f"cli_plan:stage_{name}", does)
        command.add_argument("stage", metavar="STAGE", nargs="+")
    command = add(stages, "candidates", "cli_people:candidates", "who could do a stage, by role, rate and time")
    _named(command, "stage")
    command = add(stages, "split", "cli_plan:stage_split", "cut a stage in two after so much of its work")
    _named(command, "stage")
    command.add_argument("--days", type=float, default=None, help="working days of 8 hours")
    command.add_argument("--hours", type=float, default=None, help="working hours")
    command = add(stages, "copy", "cli_plan:stage_copy", "write stages as a text that `stage paste` reads")
    command.add_argument("stage", metavar="STAGE", nargs="+")
    command.add_argument("--out", default="", metavar="FILE")
    command = add(stages, "paste", "cli_plan:stage_paste", "put copied stages into a production")
    _named(command, "production", "file")
    command.add_argument("--at", default="", metavar="DATE", help="where the first of them starts")
    command.add_argument("--track", default=None, help="all to this track (default: tracks of the same names)")


def _stage_fields(command: argparse.ArgumentParser) -> None:
    command.add_argument("--role", default=None)
    command.add_argument("--brief", default=None)
    command.add_argument("--price", default=None, help="in the production's currency, such as 60 or 60.50")
    command.add_argument("--days", type=float, default=None, help="working days of 8 hours; 0 makes a milestone")
    command.add_argument("--hours", type=float, default=None, help="working hours")
    command.add_argument(
        "--least-days", type=float, default=None, metavar="DAYS", help="if all goes well (0: not said)"
    )
    command.add_argument(
        "--most-days", type=float, default=None, metavar="DAYS", help="if little goes well (0: not said)"
    )
    command.add_argument("--revisions", type=int, default=None)
    command.add_argument("--review-days", type=int, default=None)
    command.add_argument("--person", default=None, metavar="NAME", help="for whom it is meant")
    command.add_argument("--must-finish", default=None, metavar="DATE", help=f"done by {_DATE}, or `none`")
    when = command.add_mutually_exclusive_group()
    when.add_argument(
        "--late", action="store_const", const=True, default=None, dest="is_late", help="as late as possible"
    )
    when.add_argument("--early", action="store_const", const=False, dest="is_late", help="as early as possible")
    command.add_argument("--started", default=None, metavar="DATE", help=f"begun on {_DATE}, or `none`")
    command.add_argument("--progress", type=int, default=None, metavar="PERCENT", help="how much is done now")


def _links(links: Commands, add: Add) -> None:
    command = add(links, "add", "cli_plan:link_add", "link two stages, by their ports or in time only")
    command.add_argument("source", metavar="STAGE[:OUTPUT]")
    command.add_argument("target", metavar="STAGE[:INPUT]")
    command.add_argument("--type", default="FS", choices=["FS", "SS", "FF", "SF"], dest="kind")
    command.add_argument("--lag", type=float, default=0.0, metavar="HOURS", help="working time between them")
    command = add(links, "set", "cli_plan_whole:link_set", "change the type or the lag of a link")
    _named(command, "production", "link")
    command.add_argument("--type", default=None, choices=["FS", "SS", "FF", "SF"], dest="kind")
    command.add_argument("--lag", type=float, default=None, metavar="HOURS", help="working time between them")
    command = add(links, "remove", "cli_plan:link_remove", "remove a link")
    _named(command, "production", "link")


def _baselines(baselines: Commands, add: Add) -> None:
    command = add(baselines, "add", "cli_plan_whole:baseline_add", "keep the dates as they are now")
    _named(command, "production")
    command.add_argument("--name", default="")
    command = add(baselines, "list", "cli_plan_whole:baseline_list", "the baselines, and how far the plan is from them")
    _maybe_production(command)
    command = add(baselines, "set", "cli_plan_whole:baseline_set", "rename a baseline")
    _named(command, "production", "baseline")
    command.add_argument("--name", required=True)
    for name, help_ in (
        ("show", "draw a baseline in the plan; of more than three the newest are drawn"),
        ("hide", "do not draw a baseline"),
        ("remove", "take a baseline away"),
    ):
        _named(add(baselines, name, f"cli_plan_whole:baseline_{name}", help_), "production", "baseline")


def _chains(chains: Commands, add: Add) -> None:
    add(chains, "list", "cli_chains:chain_list", "the chains that ship and your own")
    command = add(chains, "save", "cli_chains:chain_save", "keep stages as a chain of your own")
    command.add_argument("stage", metavar="STAGE", nargs="+")
    command.add_argument("--title", required=True)
    command.add_argument("--replace", action="store_true", help="in place of the one of that title")
    command = add(chains, "insert", "cli_chains:chain_insert", "put a chain into a production, in one step")
    _named(command, "production", "chain")
    command.add_argument("--at", default="", metavar="DATE", help="what it begins with starts no earlier")
    command.add_argument("--track", default=None, help="all to this track (default: tracks of the same names)")
    command.add_argument("--link", action="append", default=[], metavar="STAGE:OUTPUT=CHAIN-STAGE:INPUT")
    command.add_argument("--feed", action="store_true", help="link inputs to outputs of the same name as well")
    command.add_argument("--flat", action="store_false", dest="nest", help="stage by stage, not as one nested chain")
    command = add(chains, "export", "cli_chains:chain_export", "write a chain as a file that others can use")
    _named(command, "chain", "file")
    command = add(chains, "take", "cli_chains:chain_take", "keep a chain file among your own")
    _named(command, "file")
    _named(add(chains, "remove", "cli_chains:chain_remove", "take a chain out of your own"), "chain")


def _nests(nests: Commands, add: Add) -> None:
    command = add(nests, "add", "cli_chains:nest_add", "let stages count as one")
    command.add_argument("stage", metavar="STAGE", nargs="+")
    command.add_argument("--name", required=True)
    command = add(nests, "rename", "cli_chains:nest_rename", "rename a nested chain")
    _named(command, "production", "nest", "name")
    command = add(nests, "move", "cli_chains:nest_move", "start a nested chain at a day")
    _named(command, "production", "nest", "date")
    for name, does in (("open", "show its stages"), ("close", "show one bar"), ("flatten", "no nest any more")):
        _named(add(nests, name, f"cli_chains:nest_{name}", does), "production", "nest")


def _calendars(calendars: Commands, add: Add) -> None:
    command = add(calendars, "show", "cli_plan_whole:calendar_show", "the calendar of a production and of its people")
    _maybe_production(command)
    command = add(calendars, "set", "cli_plan_whole:calendar_set", "change when work is done")
    _named(command, "production")
    _person(command)
    command.add_argument("--zone", default=None, help="time zone, such as Europe/Lisbon")
    command.add_argument("--weekdays", default=None, metavar="LIST", help="such as mon-fri or mon,wed,sat")
    command.add_argument("--hours", default=None, metavar="LIST", help="such as 09:00-12:00,13:00-17:00")
    command.add_argument(
        "--away", action="append", default=[], metavar="DATE[..DATE]", help="days without work, more than once"
    )
    command.add_argument("--back", action="append", default=[], metavar="DATE[..DATE]", help="days with work after all")
    command = add(calendars, "reset", "cli_plan_whole:calendar_reset", "a person works as the production does again")
    _named(command, "production", "person")
    command = add(calendars, "holidays", "cli_plan_whole:calendar_holidays", "take days without work from an .ics file")
    _named(command, "production")
    command.add_argument("file", metavar="FILE")
    _person(command)


def _person(command: argparse.ArgumentParser) -> None:
    command.add_argument("--person", default="", metavar="NAME", help="of this person, not of the production")


def _named(command: argparse.ArgumentParser, *names: str) -> None:
    for name in names:
        command.add_argument(name, metavar=name.upper())
