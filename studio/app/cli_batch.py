"""``segue batch``: one process carries out many commands, so that a script pays for starting the program only once.

A command is a line on standard input, a JSON list of its words; its outcome is a line on standard output:
``{"status": 0, "answer": {...}}`` with the JSON of that command. Ends when its input ends; what it holds is nothing.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
from argparse import Namespace
from typing import Any

from studio.app.cli_console import Answer, Console
from studio.domain.errors import BadInputError

_NOT_HERE = frozenset({"batch", "demo", "watch", "window"})
"""Commands that read the input themselves, open a window or go on until they are stopped."""


def batch(console: Console, args: Namespace) -> Answer:
    """Commands from standard input, one after another. The answer is how many; status 1 when one was refused."""
    del args
    console.close()
    done = refused = 0
    reconfigure = getattr(sys.stdin, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="replace")
    for line in sys.stdin:
        if not line.strip():
            continue
        outcome = _outcome(console, line)
        done += 1
        refused += outcome["status"] != 0
        print(json.dumps(outcome), flush=True)
    return Answer({"commands": done, "refused": refused}, exit_state=1 if refused else 0)


def _outcome(console: Console, line: str) -> dict[str, Any]:
    from studio.app.cli import REFUSED, main

    try:
        words = _words(line)
    except BadInputError as error:
        return {"status": REFUSED, "answer": {"error": error.as_json()}}
    own = ["--json", *(["--home", console.home_given] if console.home_given else [])]
    own += ["--passphrase-file", console.passphrase_file] if console.passphrase_file else []
    with contextlib.redirect_stdout(io.StringIO()) as said:
        status = main([*own, *words])
    try:
        answer = json.loads(said.getvalue())
    except ValueError:
        answer = {}
    return {"status": status, "answer": answer}


def _words(line: str) -> list[str]:
    what_to_do = 'Write each command as a JSON list of words on one line: ["plan", "late-train"].'
    try:
        words = json.loads(line)
    except ValueError as error:
        raise BadInputError("This line is not JSON.", subject=line[:80].strip(), what_to_do=what_to_do) from error
    if not isinstance(words, list) or not words or not all(isinstance(word, str) for word in words):
        raise BadInputError("This line is not a list of words.", subject=line[:80].strip(), what_to_do=what_to_do)
    if words[0] in _NOT_HERE:
        raise BadInputError(
            f"`{words[0]}` cannot be one of many commands.", subject=words[0], what_to_do="Run it by itself."
        )
    return words
