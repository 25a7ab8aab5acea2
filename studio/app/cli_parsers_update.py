"""The words of ``update``; a part of ``cli_parsers``, which hands in how a command is added."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any


def update_words(group: Any, add: Callable[..., argparse.ArgumentParser]) -> None:
    """Add them: ``update check``, ``update feed [URL --key KEY]``."""
    command = add(group, "check", "cli_update:check", "look whether there is a newer version; installs nothing")
    command.add_argument("--feed", default="", metavar="URL", help="another feed this time: https or a file")
    command.add_argument("--key", default="", metavar="KEY", help="the key that signs that feed, 64 hexadecimal digits")
    command = add(group, "feed", "cli_update:feed", "where newer versions are announced: show it or set it")
    command.add_argument("url", metavar="URL", nargs="?", default="", help="https or a file")
    command.add_argument("--key", default="", metavar="KEY", help="the key that signs it, 64 hexadecimal digits")
    command.add_argument("--forget", action="store_true", help="go back to what this program was packed with")
