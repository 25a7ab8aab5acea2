"""The words of the command line: which commands there are and what they take. Knows no command's work.

Each command names its function as ``module:function``; ``cli`` imports that module when the command is asked for.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from functools import cache
from typing import Any, NoReturn

from studio import __version__
from studio.app.cli_parsers_agreements import (
    agreement_words,
    audition_words,
    business_words,
    closing_words,
    credit_words,
    deliverable_words,
    feedback_words,
    gig_words,
    grant_words,
    invoice_words,
    line_words,
    portfolio_words,
    reminder_words,
    rights_words,
)
from studio.app.cli_parsers_audience import audience_words
from studio.app.cli_parsers_devices import co_owners, devices, identity
from studio.app.cli_parsers_people import roster_words, search_words
from studio.app.cli_parsers_plan import plan_edits
from studio.app.cli_parsers_recipes import marker_words, recipe_words
from studio.app.cli_parsers_review import review_words
from studio.app.cli_parsers_transfers import transfers, workspace
from studio.app.cli_parsers_update import update_words
from studio.domain.errors import SegueError

_DESCRIPTION = "A desktop studio for chained creative gigs. Without a command the window opens."
_EPILOG = (
    "PRODUCTION, STAGE and HANDOFF are ids, unique beginnings of ids, or names as in late-train/drums. "
    "`segue COMMAND --help` says more about each."
)

RIGHTS_HELP = (
    "what the work may be used for: buy-out, exclusive, non-exclusive, share:PERCENT (of royalties), to-be-agreed, none, "
    "or your own words"
)
Commands = Any  # argparse's own type for the place where subcommands are added is private


class UsageError(SegueError):
    """A command that cannot be understood; ``usage`` shows how it is written."""

    code = "usage"
    title = "This command cannot be understood"

    def __init__(self, message: str, usage: str, program: str) -> None:
        super().__init__(
            f"{message[:1].upper()}{message[1:]}.",
            subject=program,
            what_to_do=f"`{program} --help` shows how it is written.",
        )
        self.usage = usage


class _Parser(argparse.ArgumentParser):
    """Raises instead of leaving the program."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(message.rstrip("."), self.format_usage(), self.prog)


def parse(words: Sequence[str]) -> argparse.Namespace:
    """The command in ``words``. Raises UsageError, and SystemExit after --help or --version."""
    return command_parser().parse_args(words)


@cache
def command_parser() -> argparse.ArgumentParser:
    """The whole command line. Made once: a hundred commands take as long to describe as a small one to carry out."""
    parser = _Parser(
        prog="segue", description=_DESCRIPTION, epilog=_EPILOG, allow_abbrev=False, parents=[_everywhere()]
    )
    parser.add_argument("--version", action="version", version=f"Segue {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands", parser_class=_Parser)
    devices(commands, _add, _group)
    plan_edits(commands, _add, _group)
    for group in (_production, _owner, _collaborator, _files, _media, _people, _program):
        group(commands)
    return parser


@cache
def _everywhere() -> argparse.ArgumentParser:
    """Flags that may stand before or after a command (no default here: the later one would undo the earlier)."""
    flags = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    flags.add_argument("--home", metavar="DIR", help="whose home: identity, database, files (or SEGUE_HOME)")
    flags.add_argument("--json", action="store_true", help="print one JSON document")
    flags.add_argument("--passphrase-file", metavar="F", help="a file whose first line is the passphrase")
    return flags


def _syncing(command: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """--sync, for what other people wait for."""
    command.add_argument(
        "--sync", action="store_true", help="synchronise before and after, as `segue sync --once` does"
    )
    return command


def _add(commands: Commands, name: str, run: str, help_: str, **more: Any) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        name,
        help=help_,
        description=f"{help_[:1].upper()}{help_[1:]}.",
        parents=[_everywhere()],
        allow_abbrev=False,
        **more,
    )
    parser.set_defaults(run=run)
    return parser


def _group(commands: Commands, name: str, help_: str) -> Commands:
    parser = _add(commands, name, "", help_)
    return parser.add_subparsers(dest=f"{name}_command", metavar="COMMAND", required=True, parser_class=_Parser)


ACCESS_WAYS = ("create", "users", "sts", "r2", "b2", "buckets", "paste", "shared")
"""``create`` is the best that fits the storage; the others are `depot.access.grant.AccessKind`, but for folders."""


# --- productions -----------------------------------------------------------------------------------------------


def _production(commands: Commands) -> None:
    command = _add(commands, "init", "cli_production:init", "make your identity and its recovery file")
    identity(command)

    command = _add(commands, "new", "cli_production:new", "start a production")
    command.add_argument("title", metavar="TITLE")
    command.add_argument(
        "--chain",
        default="song",
        help="song, podcast, video, launch, a chain file, or a plan of MS Project (.xml) or GanttProject (.gan)",
    )
    command.add_argument(
        "--language", default="", metavar="de", help="in which a chain that ships names its stages; without it English"
    )
    command.add_argument("--depot", required=True, metavar="URL|DIR", help="s3://BUCKET/PREFIX or a folder")
    command.add_argument("--endpoint-url", default="", metavar="URL", help="where the bucket's server is")
    command.add_argument(
        "--access",
        default="",
        choices=ACCESS_WAYS,
        metavar="WAY",
        help=f"how people get keys: {', '.join(ACCESS_WAYS)}",
    )
    command.add_argument("--start", default="", metavar="DATE", help="the day on which work may begin")
    command.add_argument("--zone", default="", help="time zone, such as Europe/Lisbon (default: this machine's)")

    _add(commands, "productions", "cli_production:productions", "list productions")
    command = _add(commands, "show", "cli_production:show", "everything about a production, a stage or a hand-off")
    command.add_argument("subject", metavar="SUBJECT")
    _maybe_production(
        _add(commands, "ledger", "cli_money:ledger", "what is agreed, due and paid, hand-off by hand-off")
    )
    command = _add(commands, "money", "cli_money:costs", "what a production costs, and what is needed in which week")
    command.add_argument("--budget", default=None, metavar="AMOUNT", help="what it may cost from now on; 0: not said")
    _maybe_production(command).add_argument(
        "--by", default="stage", choices=["stage", "track", "state", "person", "week"], help="how it is added up"
    )


def _maybe_production(command: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """PRODUCTION, which may be left out where there is only one."""
    command.add_argument("production", metavar="PRODUCTION", nargs="?", default="")
    return command


def _named(command: argparse.ArgumentParser, *names: str) -> None:
    for name in names:
        command.add_argument(name, metavar=name.upper())


# --- hand-offs -------------------------------------------------------------------------------------------------


def _rights(commands: Commands) -> None:
    rights_words(commands, _group(commands, "split", "who owns which share of the song and of the recording"), _add)
    rights = _group(commands, "rights", "what is granted: show it, grant more, the agreement")
    grant_words(rights, _add, _syncing, RIGHTS_HELP)


def _offer(commands: Commands) -> None:
    command = _add(commands, "offer", "cli_hand_off:offer", "hand a stage to a person; gives the invitation")
    _syncing(command)
    _named(command, "stage")
    command.add_argument("--to", required=True, metavar="NAME")
    command.add_argument("--price", default=None, help="in the production's currency (default: the plan's)")
    command.add_argument("--days", type=float, default=None, help="working days of 8 hours (default: the plan's)")
    command.add_argument("--latest", default="", metavar="DATE", help="a day after which nothing is due")
    command.add_argument("--revisions", type=int, default=None, help="rounds of changes that are included")
    command.add_argument("--review-days", type=int, default=None, help="how long your answer to a take may need")
    command.add_argument(
        "--rights",
        default=None,
        metavar="GRANT",
        help=f"{RIGHTS_HELP} (default: the stage's or the production's, else buy-out)",
    )
    command.add_argument(
        "--milestone", action="append", default=[], metavar="NAME=PRICE", help="parts of the price, earned one by one"
    )
    command.add_argument("--rate", default=None, metavar="PRICE", help="of a call: the price of a minute")
    command.add_argument(
        "--least", type=int, default=0, metavar="MIN", help="with --rate: minutes that are paid anyway"
    )
    command.add_argument("--most", type=int, default=120, metavar="MIN", help="with --rate: no more are paid (120)")
    command.add_argument(
        "--step", type=int, default=1, metavar="MIN", help="with --rate: minutes are rounded to it (1)"
    )
    command.add_argument("--rounding", choices=["up", "nearest"], default="up", help="with --rate (up)")
    command.add_argument("--greeting", default="", help="a line that opens with the invitation")
    command.add_argument(
        "--gig", default="", metavar="GIG", help="on the terms of a gig that you keep, or of a gig.json"
    )
    command.add_argument(
        "--package", default="", metavar="NAME", help="which of the gig's packages (default: the first)"
    )
    command.add_argument(
        "--extra", action="append", default=[], metavar="NAME", help="of the gig; several times for several"
    )
    command.add_argument(
        "--then",
        action="append",
        default=[],
        metavar="NAME",
        help="asked next if it comes to nothing; several in order",
    )


def _owner(commands: Commands) -> None:
    _offer(commands)
    command = _hand_off(commands, "pass", "make_pass", "the invitation of an offer again")
    command.add_argument("--new-device", action="store_true", help="for another device of the person who is in")
    command = _hand_off(commands, "withdraw", "withdraw", "take an offer back before it is accepted")
    command.add_argument("--ask-nobody", action="store_true", help="nor is anybody asked who is next in line")
    line_words(commands, _add, _syncing)
    feedback_words(commands, _add, _syncing)
    audition_words(_group(commands, "audition", "one stage offered to several people"), _add, _syncing)
    command = _hand_off(commands, "cancel", "cancel", "end a hand-off before approval; the signed kill fee is owed")
    command.add_argument("--reason", default="")
    review_words(_hand_off(commands, "review", "review:review", "approve a take, ask for changes, or get its notes"))
    command = _hand_off(commands, "answer", "asking:answer", "yes or no to what the other side asks")
    command.add_argument("verdict", choices=["yes", "no"])
    command.add_argument("--reason", default="", help="why not")
    _other_terms(command)
    command = _hand_off(commands, "pause", "asking:pause", "ask the other side for a pause; both stop the clock")
    command.add_argument("--reason", default="", help="why")
    _hand_off(commands, "resume", "asking:resume", "go on after a pause")
    agreement_words(commands, _hand_off)
    closing_words(commands, _add, _syncing)
    invoice_words(commands, _add)
    reminder_words(commands, _add)
    deliverable_words(_group(commands, "deliverable", "what was made: list it, hand it on, its delivery note"), _add)
    search_words(commands, _add)
    _rights(commands)
    credit_words(_group(commands, "credit", "signed proof of approved work, which is its maker's"), _add, _syncing)
    business_words(commands, _group(commands, "business", "what stands on your invoices"), _add)
    gig_words(_group(commands, "gig", "gigs that you keep to offer them again"), _add)
    portfolio_words(_group(commands, "portfolio", "a page of your own credits, to show to anybody"), _add)
    command = _syncing(_add(commands, "attach", "cli_hand_off:attach", "feed an input of a stage with files"))
    _named(command, "stage", "input")
    command.add_argument("files", metavar="FILE", nargs="+")
    recipe_words(_group(commands, "recipe", "what deliverables are made of, and how their lanes stand"), _add)
    marker_words(_group(commands, "marker", "the named places of a production, which every session carries"), _add)
    command = _add(commands, "assemble", "cli_media:assemble", "render a recipe of a production")
    _named(command, "production")
    command.add_argument("recipe", metavar="RECIPE", help="mix")
    command.add_argument("--out", default="", metavar="DIR", help="where to (default: Deliverables in its folder)")
    command.add_argument(
        "--draft", action="store_true", help="although an input is not approved, stale or without rights"
    )


def _other_terms(command: argparse.ArgumentParser) -> None:
    command.add_argument("--price", default=None, help="in the production's currency")
    command.add_argument("--rate", default=None, metavar="PRICE", help="of a call: another price of a minute")
    command.add_argument("--days", type=float, default=None, help="working days of 8 hours")
    command.add_argument("--latest", default=None, metavar="DATE", help="a day after which nothing is due")
    command.add_argument("--revisions", type=int, default=None, help="rounds of changes that are included")
    command.add_argument("--brief", default=None, help="what is to be done instead")
    command.add_argument("--rights", default=None, metavar="GRANT", help=RIGHTS_HELP)


def _hand_off(commands: Commands, name: str, function: str, help_: str) -> argparse.ArgumentParser:
    module, _, function = function.rpartition(":")
    command = _syncing(_add(commands, name, f"cli_{module or 'hand_off'}:{function}", help_))
    command.add_argument("handoff", metavar="HANDOFF")
    return command


def _collaborator(commands: Commands) -> None:
    command = _add(commands, "open", "cli_hand_off:open_pass", "open an invitation")
    command.add_argument("invitation", metavar="PASS", help="its text (SEGUE1-...) or a .seguepass file")
    command.add_argument("--name", default="", help="your name, if this home has none yet")
    command.add_argument("--depot", default="", metavar="DIR", help="where the shared folder lies on this machine")
    _add(commands, "inbox", "cli_hand_off:inbox", "the gigs offered or given to you")
    _hand_off(commands, "accept", "accept", "sign the terms")
    command = _hand_off(commands, "counter", "asking:counter", "propose other terms for an offer")
    _other_terms(command)
    command.add_argument("--reason", default="", help="why")
    command = _hand_off(commands, "extend", "asking:extend", "ask for more time")
    command.add_argument("--until", required=True, metavar="DATE", help="a day, or 2026-11-30T14:00")
    command.add_argument("--reason", default="", help="why")
    for name, help_ in (
        ("decline", "say no, free of charge"),
        ("leave", "drop out; owed is nothing, or after a delivery the signed share"),
    ):
        command = _hand_off(commands, name, name, help_)
        command.add_argument("--reason", default="")
    command = _syncing(_add(commands, "deliver", "cli_hand_off:deliver", "check files and hand them in as a take"))
    command.add_argument("handoff", metavar="HANDOFF|STAGE")
    command.add_argument(
        "files", metavar="[OUTPUT=]FILE", nargs="*", help="without files: what lies in the deliver folder"
    )
    command = _add(commands, "watch", "cli_sync:watch", "check files as they are saved into deliver folders")


def _files(commands: Commands) -> None:
    command = _add(commands, "sync", "cli_sync:sync", "send and fetch everything outstanding, until stopped")
    command.add_argument("--once", action="store_true", help="return when nothing more can be done now")
    transfers(commands, _add)
    command = _add(commands, "verify", "cli_verify:verify", "compare a production or a deliverable with its record")
    command.add_argument("subject", metavar="PRODUCTION|PATH")
    command.add_argument("--storage", action="store_true", help="read everything in the storage as well")
    command.add_argument("--quick", action="store_true", help="with --storage: names and sizes only")
    command.add_argument(
        "--signer", default="", metavar="DID", help="of a deliverable: refuse all that another key signed"
    )
    command = _add(
        commands, "repair", "cli_verify:repair", "put back what is missing or damaged, here and in the storage"
    )
    _named(command, "production")
    command.add_argument("--quick", action="store_true", help="look at names and sizes only")
    command.add_argument("--dry-run", action="store_true", help="only say what is wrong")
    command = _add(commands, "export", "cli_export:export", "write everything as plain files, readable without Segue")
    _named(command, "production")
    command.add_argument("folder", metavar="DIR")
    command = _add(commands, "import", "cli_export:import_", "make a production again from an export")
    command.add_argument("folder", metavar="DIR")
    command.add_argument("--depot", required=True, metavar="URL|DIR", help="an empty place for its shared files")
    command.add_argument("--endpoint-url", default="", metavar="URL")
    command.add_argument("--access", default="", help="who makes keys for people there")
    depots = _group(commands, "depot", "try a storage, keep its keys")
    command = _add(depots, "check", "cli_depot:check", "try what a storage can do, and say it")
    command.add_argument("url", metavar="URL|DIR")
    command.add_argument("--endpoint-url", default="", metavar="URL")
    command = _add(depots, "login", "cli_depot:login", "keep the keys for a storage in the keychain")
    command.add_argument("url", metavar="URL")
    command.add_argument("--key-id", default="", metavar="ID")
    command.add_argument("--secret-file", default="", metavar="F", help="a file whose first line is the secret")
    command.add_argument("--endpoint-url", default="", metavar="URL")
    _places(depots)
    _ways(depots)


def _places(depots: Commands) -> None:
    command = _add(depots, "move", "cli_places:move", "move a production to another folder or bucket while people work")
    _named(command, "production")
    command.add_argument("url", metavar="NEW_URL|DIR", nargs="?", default="", help="left out: go on with a move")
    command.add_argument("--endpoint-url", default="", metavar="URL", help="where the new bucket's server is")
    command.add_argument("--access", default="", choices=ACCESS_WAYS, metavar="WAY", help="how people get keys there")
    command.add_argument("--give-up", action="store_true", help="leave it where it is; what was copied is deleted")
    command = _add(depots, "here", "cli_places:here", "say where a production that has moved lies on this machine")
    _named(command, "production")
    command.add_argument("url", metavar="DIR|URL")
    command.add_argument("--endpoint-url", default="", metavar="URL")
    command = _add(depots, "forget", "cli_places:forget", "empty the places that a production has left")
    _named(command, "production")
    command.add_argument("--all", action="store_true", help="the key rings too, which show latecomers the way")
    command.add_argument("--anyway", action="store_true", help="although somebody may not have followed yet")
    command.add_argument("--dry-run", action="store_true", help="say what would be deleted")
    command = _add(depots, "salvage", "cli_places:salvage", "read what can still be read from a damaged storage")
    command.add_argument("url", metavar="URL|DIR")
    command.add_argument("--out", required=True, metavar="DIR", help="a new folder for files and report")
    command.add_argument("--endpoint-url", default="", metavar="URL")
    command = _add(depots, "mark", "cli_places:mark", "let the files of takes leave the storage in 14 days")
    command.add_argument("subject", metavar="HANDOFF|STAGE")
    command.add_argument("takes", metavar="TAKE", type=int, nargs="+")
    command.add_argument("--keep", action="store_true", help="keep them after all")
    command = _add(depots, "clean", "cli_places:clean", "delete what may leave the storage, with sizes and reasons")
    _named(command, "production")
    command.add_argument("--dry-run", action="store_true", help="say what would be deleted")


def _ways(depots: Commands) -> None:
    command = _add(depots, "policy", "cli_access:policy", "what your own keys must be allowed to do, to paste")
    command.add_argument("url", metavar="URL|DIR")
    command.add_argument("--endpoint-url", default="", metavar="URL")
    command.add_argument("--access", default="", choices=ACCESS_WAYS, metavar="WAY")
    _access_needs(command)
    command = _add(depots, "access", "cli_access:way", "how people get keys to a production; choose another way")
    command.add_argument("production", metavar="PRODUCTION")
    command.add_argument("way", metavar="WAY", nargs="?", default="", choices=["", *ACCESS_WAYS])
    _access_needs(command)
    command.add_argument("--key-id", default="", metavar="ID", help="of the members' key pair, for two buckets")
    command.add_argument("--secret-file", default="", metavar="F")
    command.add_argument("--renew", action="store_true", help="give everybody new temporary keys now")


def _access_needs(command: argparse.ArgumentParser) -> None:
    command.add_argument("--role", default="", metavar="ARN", help="the role of temporary keys (sts)")
    command.add_argument("--in-bucket", default="", metavar="NAME", help="the bucket that members write (buckets)")


# --- the media engine ------------------------------------------------------------------------------------------

SPECS_HELP = (
    "stem, multitrack, mix, master-streaming, master-cd, podcast, voice-over, cover-art, video-master, web-video, "
    "subtitles, document, or a JSON file with rules"
)


def _media(commands: Commands) -> None:
    command = _add(commands, "check", "cli_media:check", "judge files against a delivery spec; needs no production")
    command.add_argument("files", metavar="[OUTPUT=]FILE", nargs="+")
    what = command.add_mutually_exclusive_group()
    what.add_argument("--spec", default="", metavar="NAME|FILE", help=SPECS_HELP)
    what.add_argument("--stage", default="", metavar="STAGE|HANDOFF", help="the spec of a stage's output")
    command.add_argument("--output", default="", metavar="NAME", help="which output, where a stage has several")
    for name, help_ in (("probe", "say what files are"), ("measure", "measure loudness and peaks")):
        command = _add(commands, name, f"cli_media:{name}", help_)
        command.add_argument("files", metavar="FILE", nargs="+")
    command = _add(commands, "peaks", "cli_media:peaks", "write a waveform as audiowaveform's .dat")
    command.add_argument("file", metavar="FILE")
    command.add_argument("--out", required=True, metavar="FILE")
    command.add_argument("--frames-per-bucket", type=int, default=256, metavar="N")
    command = _add(commands, "mix", "cli_media:mix", "sum stems, or a session file, to a .wav or .flac")
    command.add_argument("files", metavar="SESSION.json|STEM", nargs="+")
    command.add_argument("--out", required=True, metavar="FILE")
    command.add_argument("--rate", type=int, default=None, metavar="HZ")
    command.add_argument("--bits", choices=["16", "24", "32f"], default=None)
    command.add_argument("--normalize", choices=["peak", "lufs"], default="none")


# --- people and the program ------------------------------------------------------------------------------------


def _people(commands: Commands) -> None:
    people = _group(commands, "person", "the people of your productions")
    co_owners(people, _add)
    roster_words(people, _add)
    audience_words(commands, people, _add, _syncing)
    _maybe_production(_add(people, "list", "cli_people:list_people", "who takes part, and where"))
    command = _add(people, "access", "cli_people:access", "the storage rights a person needs; takes keys made by hand")
    command.add_argument("who", metavar="HANDOFF|NAME")
    command.add_argument("--key-id", default="", metavar="ID")
    command.add_argument("--secret-file", default="", metavar="F")

    command = _add(people, "revoke", "cli_access:revoke", "take a person out, and their access to the storage away")
    command.add_argument("who", metavar="HANDOFF|NAME")
    command.add_argument("--production", default="", metavar="PRODUCTION", help="where the name is in several")


def _program(commands: Commands) -> None:
    command = _add(commands, "demo", "demo:demo", "play a whole production with seven people on this machine")
    command.add_argument("--headless", action="store_true", help="do not open the window at the end")
    command.add_argument("--dir", default="", metavar="DIR", help="where to (default: a new temporary folder)")
    command.add_argument("--depot", default="", metavar="URL|DIR", help="default: a folder inside DIR")
    command.add_argument("--endpoint-url", default="", metavar="URL")
    command.add_argument("--again", action="store_true", help="remove the demo that lies in DIR and play it anew")
    command.add_argument("--delete", action="store_true", help="delete the demo that lies in DIR, and play none")
    _add(commands, "batch", "cli_batch:batch", "carry out commands from standard input, a JSON list of words a line")
    command = _add(commands, "self-test", "self_test:self_test", "try whether this program works on this machine")
    command.add_argument("--depot", default="", metavar="URL", help="also hand a stage off over this bucket (s3://...)")
    command.add_argument("--endpoint-url", default="", metavar="URL")
    workspace(_group(commands, "workspace", "the folder in which all productions' files lie"), _add)
    update_words(_group(commands, "update", "whether there is a newer version of Segue"), _add)
    command = _maybe_production(_add(commands, "window", "window", "open the window"))
    debug = _group(commands, "debug", "look inside")
    _maybe_production(_add(debug, "rooms", "debug:rooms", "the rooms of this home, or of one production"))
    command = _add(debug, "room", "debug:room", "what the log of a room says")
    command.add_argument("room", metavar="ROOM")
    command = _add(debug, "window", "debug:window", "paint the window once, without a screen if need be")
    command.add_argument("--language", default="", metavar="XX", help="in this language")
    _add(debug, "sound", "debug:sound", "play a tenth of a second of silence")
    _maybe_production(_add(debug, "rebuild", "debug:rebuild", "make the database's rows again from the journal alone"))
