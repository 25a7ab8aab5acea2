"""The words of ``review``: answers to a take, its notes with their threads, the checklist, the listening page."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from studio.domain.review_notes import REASONS

_VERDICTS = ("approve", "revise", "notes", "changes", "page", "reply", "resolve", "reopen", "checklist")


def review_words(command: argparse.ArgumentParser) -> None:
    """Describe ``review HANDOFF VERDICT``."""
    add = command.add_argument
    add("verdict", choices=_VERDICTS)
    add(
        "--note",
        action="append",
        default=[],
        dest="notes",
        metavar='"0:12.5 [edit] text"',
        help=f"may begin with a reason: {', '.join(REASONS)}; @Name tells that person",
    )
    drawing_words(add)
    add(
        "--from",
        action="append",
        default=[],
        dest="files",
        metavar="FILE",
        help="notes from a file: Audacity labels, Reaper's markers, CSV, WAV cues, DAWproject, a listening page",
    )
    add("--take", type=int, default=0, help="of this take; an answer is refused unless it is the latest")
    add("--since", type=int, default=0, metavar="TAKE", help="changes against this take, not the one before")
    add("--out", default="", metavar="PATH", help="notes: .txt (Audacity), .csv, .wav, .dawproject; page: a new folder")
    add("--preview", action="store_true", help="a page without the lossless files")
    add("--mark", action="store_true", help="a preview in which a soft tone sounds every few seconds")
    add("--share", action="store_true", help="page: into the bucket, behind a link that expires")
    add("--shared", action="store_true", help="page: which pages of this hand-off can be heard by a link now")
    add(
        "--unshare", action="store_true", help="page: delete them from the bucket at once; with --take only that take's"
    )
    add("--days", type=int, default=7, metavar="N", help="page --share: how long the link lives (at most 7)")
    add("--format", default="", choices=["audacity", "reaper", "csv", "wav", "dawproject"])
    add("--to", default="", metavar="NOTE", help="reply, resolve, reopen: the note's number in `notes`, or its id")
    add("--text", default="", help="reply: the words; @Name tells that person")
    add("--add", action="append", default=[], metavar="TEXT", help="checklist: a new point")
    for name, help_ in (("tick", "it is as it should be"), ("untick", "it is not"), ("remove", "take it off")):
        add(f"--{name}", action="append", default=[], metavar="POINT", help=f"checklist: {help_}, by number or id")


def drawing_words(add: Callable[..., Any]) -> None:
    """``--on`` and ``--draw``, which belong to the last ``--note``."""
    add("--on", default="", metavar="FILE", help="the file of the take that the last --note is about")
    add("--draw", action="append", default=[], metavar='"arrow 10,20 50,60"',
        help="a shape on the picture of the last --note: arrow, box, line or words, in percent from its upper left corner")  # fmt: skip
