"""The words of agreements: credits, portfolio, shares, business details, statements, invoices, closing and reminders.

A part of ``cli_parsers``, which hands in how a command is added.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

Commands = Any
Add = Callable[..., argparse.ArgumentParser]
Syncing = Callable[[argparse.ArgumentParser], argparse.ArgumentParser]


def credit_words(credits_: Commands, add: Add, syncing: Syncing) -> None:
    """Add them."""
    command = add(credits_, "list", "cli_credits:list_credits", "the credits that you got, and those that you gave")
    command.add_argument("production", metavar="PRODUCTION", nargs="?", default="")
    command = add(
        credits_, "export", "cli_credits:export", "write credits of your work as folders that anybody can check"
    )
    command.add_argument("handoffs", metavar="HANDOFF", nargs="*", help="without any: all of them")
    command.add_argument("--out", default="", metavar="DIR", help="where to (default: Credits in your workspace)")
    command.add_argument("--real-name", action="store_true", help="show your name; else only your key is in it")
    command = add(credits_, "verify", "cli_credits:verify", "check credits of anybody; needs no home and no network")
    command.add_argument("files", metavar="FILE|DIR", nargs="+", help="credits, and revocations of them")
    command.add_argument("--issuer", default="", metavar="DID", help="refuse all that another key has signed")
    for name, help_ in (
        ("accept", "sign a credit that you were given"),
        ("refuse", "say no to a credit that you were given"),
        ("give", "give a credit again that was taken back"),
        ("revoke", "take back a credit that you gave"),
    ):
        command = syncing(add(credits_, name, f"cli_credits:{name}", help_))
        command.add_argument("handoff", metavar="HANDOFF")
        if name in ("refuse", "revoke"):
            command.add_argument("--reason", default="", required=name == "revoke", help="why")
        if name == "revoke":
            command.add_argument("--out", default="", metavar="DIR", help="write the revocation there, to hand on")


def portfolio_words(portfolios: Commands, add: Add) -> None:
    """Add what ``portfolio`` can do."""
    command = add(portfolios, "export", "cli_credits:portfolio", "a page of your accepted credits, for any browser")
    command.add_argument("handoffs", metavar="HANDOFF", nargs="*", help="without any: all that you have accepted")
    command.add_argument("--out", default="", metavar="DIR", help="a new folder (default: Portfolio in your workspace)")
    command.add_argument("--no-name", action="store_true", help="do not show your name")
    command.add_argument(
        "--no-owners", action="store_true", help="do not show who approved it; the signed files are left out then"
    )
    command.add_argument("--no-excerpts", action="store_true", help="no sound, although it is permitted")
    command.add_argument("--permit", action="append", default=[], metavar="FILE", help="a permission from an owner")
    command.add_argument("--language", choices=["en", "de"], default="en", help="of the page")
    command = add(portfolios, "permit", "cli_credits:permit", "let whoever made it show an excerpt, as a signed file")
    command.add_argument("handoff", metavar="HANDOFF")
    command.add_argument("--seconds", type=int, default=30, metavar="N", help="how long, 60 at most (default: 30)")
    command.add_argument("--out", required=True, metavar="F", help="the file, or its folder; send it to them")


def agreement_words(commands: Commands, hand_off: Add) -> None:
    """Add what owners do with signed terms: ``change`` and ``pay``."""
    command = hand_off(commands, "change", "asking:change", "propose a paid change of the signed terms")
    command.add_argument("--text", required=True, help="what is to be done, which is signed too")
    command.add_argument("--price", default=None, help="how much more, in the production's currency")
    command.add_argument("--days", type=float, default=None, help="working days more")
    command.add_argument("--rounds", type=int, default=0, help="rounds of changes more")
    command.add_argument(
        "--note",
        action="append",
        default=[],
        metavar="'TIME TEXT'",
        help="of the take in review: the round begins once it is accepted",
    )
    command = hand_off(
        commands, "milestone", "asking:milestone", "a milestone is reached; the owner accepts or declines"
    )
    command.add_argument("number", type=int, metavar="N", help="1 for the first")
    command.add_argument("what", choices=["reached", "accept", "decline"])
    command.add_argument("--text", default="", help="a word on it; with decline what is missing")
    command = hand_off(
        commands, "dispute", "asking:dispute", "state your view with a split, answer, agree, or export the proof"
    )
    command.add_argument("what", choices=["open", "answer", "agree", "export"])
    command.add_argument("--statement", default="", help="how you see it")
    command.add_argument(
        "--split", default=None, metavar="PRICE", help="what the collaborator is to get in all, without tax"
    )
    command.add_argument("--out", default="", metavar="FILE.zip", help="with export: the file")
    command = hand_off(commands, "pay", "pay", "record that a hand-off was paid; Segue moves no money")
    command.add_argument("--amount", default=None, metavar="PRICE", help="what was paid in all (default: what is left)")
    command.add_argument("--tip", default=None, metavar="PRICE", help="how much of it is a tip, beyond what is owed")
    command.add_argument("--reference", default="", help="of the transfer")
    command.add_argument(
        "--correct", default=None, metavar="PRICE", help="a recorded payment was less: this much in all, 0 for nothing"
    )
    command.add_argument("--payment", type=int, default=0, metavar="N", help="with --correct: which, 1 for the oldest")
    command.add_argument("--reason", default="", help="with --correct: why")
    command = hand_off(commands, "received", "receipts:received", "say whether a recorded payment has come to you")
    command.add_argument("--payment", type=int, default=0, metavar="N", help="which, 1 for the oldest")
    command.add_argument("--amount", default=None, metavar="PRICE", help="what has come (default: all of it)")
    command.add_argument("--nothing", action="store_true", help="it has not come")
    command.add_argument("--note", default="", help="a word on it")
    command = hand_off(
        commands, "minutes", "receipts:minutes", "a call that is billed by the minute: state, accept or decline minutes"
    )
    command.add_argument("what", metavar="MINUTES|accept|decline", help="all minutes so far, or the owner's answer")
    command.add_argument("--text", default="", help="a word on it; with decline what is not right")


def invoice_words(commands: Commands, add: Add) -> None:
    """Add it."""
    command = add(
        commands, "invoice", "cli_invoice:invoice", "the invoice of a hand-off, or its receipt once it is paid"
    )
    command.add_argument("handoff", metavar="HANDOFF")
    command.add_argument("--out", default="", metavar="F", help="a PDF, or .xml; without it only the figures are shown")
    command.add_argument(
        "--format", choices=["pdf", "ubl"], default=None, help="ubl: for programs, EN 16931 (default: as --out ends)"
    )
    command.add_argument("--language", choices=["en", "de"], default="en", help="of the PDF")
    command.add_argument("--note", default="", help="printed on it: an address, a tax number, a bank account")


def gig_words(gigs: Commands, add: Add) -> None:
    """Add what ``gig`` can do."""
    add(gigs, "list", "cli_gigs:list_gigs", "the gigs that you keep")
    command = add(gigs, "save", "cli_gigs:save", "keep a stage, with its last terms, as a gig")
    command.add_argument("stage", metavar="STAGE")
    command.add_argument("--title", required=True, help="of the gig")
    command.add_argument("--package", default="", metavar="NAME", help="as another package of the gig of that title")
    command.add_argument("--replace", action="store_true", help="in place of a gig of that title")
    command = add(gigs, "import", "cli_gigs:import_", "keep a gig.json that somebody sent")
    command.add_argument("file", metavar="FILE")
    command = add(gigs, "export", "cli_gigs:export", "write a gig as gig.json, for anybody")
    command.add_argument("gig", metavar="GIG")
    command.add_argument("file", metavar="FILE")
    add(gigs, "remove", "cli_gigs:remove", "keep a gig no longer").add_argument("gig", metavar="GIG")


def line_words(commands: Commands, add: Add, syncing: Syncing) -> None:
    """Add who is asked next."""
    command = syncing(
        add(commands, "understudy", "cli_people_choice:understudy", "who is asked next when an offer comes to nothing")
    )
    command.add_argument("stage", metavar="STAGE")
    command.add_argument("names", metavar="NAME", nargs="*", help="in order; without any the list is shown")
    command.add_argument("--off", action="store_true", help="keep the list, and ask nobody by itself")
    command.add_argument("--on", action="store_true", help="ask by itself again")
    command.add_argument("--none", action="store_true", help="take the list away")


def audition_words(auditions: Commands, add: Add, syncing: Syncing) -> None:
    """Add what ``audition`` can do."""
    command = syncing(add(auditions, "offer", "cli_people_choice:audition", "offer a stage to several; one is chosen"))
    command.add_argument("stage", metavar="STAGE")
    command.add_argument("--to", action="append", required=True, metavar="NAME", help="a candidate; all, one by one")
    command.add_argument("--fee", default="0", metavar="AMOUNT", help="for each who takes part and is not chosen")
    command.add_argument("--price", default=None, help="for who is chosen (default: the plan's)")
    command.add_argument("--days", type=float, default=None, help="working days of 8 hours (default: the plan's)")
    command.add_argument("--latest", default="", metavar="DATE", help="a day after which nothing is due")
    command.add_argument("--greeting", default="", help="a line that opens with the invitations")
    command = add(auditions, "show", "cli_people_choice:candidates", "how the candidates of a stage stand")
    command.add_argument("stage", metavar="STAGE")
    command = syncing(add(auditions, "choose", "cli_people_choice:choose", "choose one; the others get their fee"))
    command.add_argument("handoff", metavar="HANDOFF")


def feedback_words(commands: Commands, add: Add, syncing: Syncing) -> None:
    """Add it."""
    command = syncing(add(commands, "feedback", "cli_feedback:feedback", "say how it was, sealed until both have"))
    command.add_argument("handoff", metavar="HANDOFF")
    command.add_argument("text", metavar="TEXT", nargs="?", default="", help="without it what there is is shown")


def business_words(commands: Commands, businesses: Commands, add: Add) -> None:
    """Add what ``business`` can do, and ``statement``."""
    command = add(businesses, "show", "cli_business:show", "what stands on your invoices, or is kept of somebody else")
    command.add_argument("--of", default="", metavar="NAME", help="of a counterpart, as named in your productions")
    command = add(businesses, "set", "cli_business:set_", "address and tax for invoices; kept only on this computer")
    command.add_argument("--of", default="", metavar="NAME", help="of a counterpart; without it your own")
    command.add_argument("--name", default=None, help="as it stands on invoices")
    command.add_argument("--address", action="append", default=None, metavar="LINE", help="all lines, one by one")
    command.add_argument("--country", default=None, metavar="DE", help="two letters")
    command.add_argument("--tax-number", default=None, metavar="N", help="tax or VAT number")
    command.add_argument("--tax-name", default=None, metavar="VAT", help="what the tax is called")
    command.add_argument("--tax-rate", default=None, metavar="PERCENT", help="such as 19 or 8.1")
    command.add_argument(
        "--no-tax", default=None, metavar="WHY", help="small-business, reverse-charge, or a sentence of your own"
    )
    command.add_argument(
        "--prices",
        choices=["include", "exclude"],
        default=None,
        help="whether agreed prices hold the tax (default) or not",
    )
    command.add_argument("--account", default=None, help="where to pay")
    command.add_argument("--since", default="", metavar="DATE", help="invoices from before keep what counted then")
    command = add(commands, "statement", "cli_business:statement", "what was owed and paid between you and one person")
    command.add_argument("name", metavar="NAME", help="as named in your productions")
    command.add_argument(
        "--from", dest="first", default="", metavar="DATE", help="the first day (default: the beginning)"
    )
    command.add_argument("--to", dest="last", default="", metavar="DATE", help="the last day (default: today)")
    command.add_argument("--out", default="", metavar="F", help="a .pdf or .csv; without it only the figures are shown")
    command.add_argument("--language", choices=["en", "de"], default="en", help="of the PDF")


def rights_words(commands: Commands, splits: Commands, add: Add) -> None:
    """Add ``credits`` and what ``split`` can do."""
    command = add(commands, "credits", "cli_rights:credits_list", "who made what in a production, to print or hand on")
    command.add_argument("production", metavar="PRODUCTION")
    command.add_argument(
        "--out", default="", metavar="F", help="a file: .txt, .csv, .pdf; .json and .xml as DDEX RIN names"
    )
    command.add_argument("--language", choices=["en", "de"], default="en", help="of the PDF")
    command = add(splits, "show", "cli_rights:split_show", "who owns which share of the song and of the recording")
    command.add_argument("production", metavar="PRODUCTION")
    command = add(splits, "set", "cli_rights:split_set", "write down shares; each column sums to 100.00")
    command.add_argument("production", metavar="PRODUCTION")
    command.add_argument(
        "--share", action="append", default=[], metavar="NAME=COMPOSITION/MASTER", help="all, one by one"
    )
    command.add_argument("--equal", action="store_true", help="equal shares of everybody with approved work")
    for part, help_ in (
        ("role", "on the sheet"),
        ("legal-name", "to sign with"),
        ("ipi", "their IPI name number"),
        ("society", "who collects for them"),
        ("publisher", "who administers their part of the song"),
    ):
        command.add_argument(f"--{part}", action="append", default=[], metavar="NAME=TEXT", help=help_)
    command.add_argument("--iswc", default=None, help="number of the song")
    command.add_argument("--isrc", default=None, help="number of the recording")
    command.add_argument("--clear", action="store_true", help="take the sheet away")
    command = add(splits, "export", "cli_rights:split_export", "the split sheet to be signed (.pdf), or as .csv")
    command.add_argument("production", metavar="PRODUCTION")
    command.add_argument("--out", required=True, metavar="F")
    command.add_argument("--language", choices=["en", "de"], default="en", help="of the PDF")


def grant_words(rights: Commands, add: Add, syncing: Syncing, grants: str) -> None:
    """Add what ``rights`` can do; ``grants`` says what a grant can be."""
    command = add(rights, "show", "cli_granting:show", "what is granted in a hand-off, with the terms and since")
    command.add_argument("handoff", metavar="HANDOFF")
    command = syncing(add(rights, "grant", "cli_granting:grant", "grant rights in work whose terms you have signed"))
    command.add_argument("handoff", metavar="HANDOFF")
    command.add_argument("rights", metavar="GRANT", help=grants)
    command = add(rights, "default", "cli_granting:default", "with which rights new offers begin")
    command.add_argument("production", metavar="PRODUCTION")
    command.add_argument("rights", metavar="GRANT", nargs="?", default="", help=f"{grants}; without one: as usual")
    command.add_argument("--stage", default="", metavar="STAGE", help="only those of one stage")
    command = add(rights, "paper", "cli_granting:paper", "the agreement as a PDF: terms, rights, names, hashes")
    command.add_argument("handoff", metavar="HANDOFF")
    command.add_argument("--out", required=True, metavar="F")
    command.add_argument("--language", choices=["en", "de"], default="en", help="of the words around what was signed")


def deliverable_words(deliverables: Commands, add: Add) -> None:
    """Add what ``deliverable`` can do."""
    command = add(deliverables, "list", "cli_delivering:listed", "what was assembled here")
    command.add_argument("production", metavar="PRODUCTION")
    command = add(deliverables, "push", "cli_delivering:push", "hand a deliverable on, to one of the places below")
    command.add_argument("path", metavar="FILE", help="of the deliverable, or its folder or manifest")
    command.add_argument("--input", default="", metavar="STAGE:INPUT", help="to a room, as an input of its stage")
    command.add_argument("--folder", default="", metavar="DIR", help="files and manifest")
    command.add_argument(
        "--bucket", default="", metavar="URL", help="files and manifest, not sealed: s3://BUCKET/PREFIX"
    )
    command.add_argument("--endpoint-url", default="", metavar="URL", help="where the bucket's server is")
    command.add_argument("--page", default="", metavar="DIR", help="a listening page for who has no Segue")
    command.add_argument("--share", action="store_true", help="a listening page in the production's bucket, as a link")
    command.add_argument("--days", type=int, default=7, help="with --share: how long the link lives")
    command = add(deliverables, "note", "cli_delivering:note", "the delivery note of a deliverable, as a PDF")
    command.add_argument("path", metavar="FILE")
    command.add_argument("--to", required=True, metavar="NAME", help="whom it is delivered to")
    command.add_argument("--out", required=True, metavar="F")
    command.add_argument("--language", choices=["en", "de"], default="en")


def closing_words(commands: Commands, add: Add, syncing: Syncing) -> None:
    """Add ``close`` and ``reopen``."""
    command = syncing(
        add(commands, "close", "cli_closing:close", "close a finished production; it takes no more edits")
    )
    command.add_argument("production", metavar="PRODUCTION")
    command.add_argument("--dry-run", action="store_true", help="only say what is not finished, and what is owed")
    command = syncing(add(commands, "reopen", "cli_closing:reopen", "open a closed production again"))
    command.add_argument("production", metavar="PRODUCTION")


def reminder_words(commands: Commands, add: Add) -> None:
    """Add ``reminders``."""
    command = add(
        commands, "reminders", "cli_reminders:reminders", "everything that waits for somebody, and the next action"
    )
    command.add_argument("--mine", action="store_true", help="only what is your turn")
    command.add_argument(
        "--ics", default="", metavar="FILE", help="write the dates as a calendar, for a program that reads it"
    )
    command.add_argument(
        "--message", default="", metavar="HANDOFF", help="a text about what waits there, ready to be sent"
    )
    command.add_argument(
        "--language", choices=["en", "de"], default="en", help="of what is shown and of the text to send"
    )
    command.add_argument("--notify", choices=["on", "off"], default="", help="whether the desktop tells you")
    command.add_argument("--quiet", default="", metavar="22:00-08:00", help="hours without a word; none: at every hour")
    command.add_argument(
        "--summary", default="", metavar="09:00", help="from when on the day's summary is told; off: never"
    )
