"""``depot check`` and ``depot login``: try a storage and say what it can do; keep its keys."""

from __future__ import annotations

import sys
import tempfile
from argparse import Namespace
from pathlib import Path
from typing import Any

from studio.app.cli_console import Answer, Console
from studio.app.cli_text import columns
from studio.domain.errors import BadInputError, DiskError

_WORDS = {
    "conditional_create": "create only if absent",
    "range_read": "read parts of objects",
    "list_order": "order of listings",
    "presign": "signed addresses",
    "rights": "rights of these keys",
    "clock_drift_s": "clock drift in seconds",
}


def check(console: Console, args: Namespace) -> Answer:
    """Try everything a production needs of a storage."""
    result = _tried_folder(args.url) or console.studio.examine_depot(args.url, args.endpoint_url)
    table = [(words, _said(result.get(name))) for name, words in _WORDS.items() if name in result]
    ways = [f"{way['kind']}: {way['why']}" for way in result.get("access", {}).get("ways", ())]
    told = ["How people can get their keys, the best first:", *(f"  {way}" for way in ways)] if ways else []
    lines = [str(result["url"]), *columns(("", ""), table)[1:], *told]
    return Answer(result, [*lines, *(f"! {sentence}" for sentence in result.get("advice", []))])


def _tried_folder(text: str) -> dict[str, Any]:
    """The report on a folder that is no depot yet: tried in a place of its own inside, which is removed again.

    Empty for anything else. Raises DiskError when the folder cannot be written.
    """
    from studio.depot.folder_marker import MARKER_NAME

    folder = Path(text).expanduser()
    if text.startswith("s3://") or not folder.is_dir() or (folder / MARKER_NAME).exists():
        return {}
    from studio.depot.examine import examine
    from studio.depot.opening import open_depot

    try:
        with tempfile.TemporaryDirectory(prefix=".segue-trial-", dir=folder) as inside:
            depot = open_depot(inside, create=True)
            try:
                return {**examine(depot).as_json(), "url": str(folder.absolute())}
            finally:
                depot.close()
    except OSError as error:
        raise DiskError(f"The folder cannot be written: {error.strerror}.", subject=text) from error


def _said(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(str(part) for part in value)
    return str(value).replace("_", " ") if value is not None else "not tried"


def login(console: Console, args: Namespace) -> Answer:
    """Keep a key pair for an address in the home's keychain; asks for it on a terminal."""
    from studio.actions.commands import LoginDepot
    from studio.app.identity import read_secret_file

    studio = console.named_studio()
    key_id = args.key_id or _asked("Key id: ", "--key-id ID", is_secret=False)
    secret = read_secret_file(args.secret_file) if args.secret_file else _asked("Secret: ", "--secret-file F")
    result = studio.run(LoginDepot(args.url, key_id, secret, args.endpoint_url))
    return Answer(result, [f"The keys {key_id} are kept for {args.url}.", f"Try them: segue depot check {args.url}"])


def _asked(prompt: str, flag: str, *, is_secret: bool = True) -> str:
    """What a person types; never waits where nobody can type."""
    import os

    if not sys.stdin.isatty() or os.environ.get("SEGUE_KEYS") == "file":
        raise BadInputError("A login needs a key id and a secret.", subject=flag, what_to_do=f"Give {flag}.")
    if is_secret:
        import getpass

        return getpass.getpass(prompt, sys.stderr).strip()
    print(prompt, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip()
