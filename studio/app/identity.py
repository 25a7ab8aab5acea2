"""Who works on this home: how an identity is made, and which passphrase guards the recovery file."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any

from studio.domain.errors import BadInputError, DiskError
from studio.durable import write_whole
from studio.events.recovery import DEFAULT_SCRYPT_N
from studio.events.words import word_list
from studio.store.home import Home
from studio.store.workspace import mark_workspace

_GENERATED_WORDS = 8
PASSPHRASE_FILE = "recovery passphrase.txt"  # noqa: S105 -- a file's name


def make_identity(home: Home, name: str, passphrase: str = "", label: str = "") -> dict[str, Any]:
    """Make keys, certificate and recovery file. Result: ``{person, home, recovery_file}``.

    Without a passphrase one of eight words is made and written beside the recovery file, to be kept elsewhere.
    Raises BadInputError, DiskError, SegueError when there is an identity already.
    """
    words_file = ""
    if not passphrase:
        passphrase = " ".join(secrets.choice(word_list()) for _ in range(_GENERATED_WORDS))
        words_file = str(home.path / PASSPHRASE_FILE)
    scrypt_n = int(os.environ.get("SEGUE_SCRYPT_N", "0"))
    recovery = home.init(name, passphrase, label=label, scrypt_n=scrypt_n or DEFAULT_SCRYPT_N)
    mark_workspace(home)
    if words_file:
        _write_words(Path(words_file), passphrase)
    result = {"person": home.person, "name": home.name, "home": str(home.path), "recovery_file": str(recovery)}
    return {**result, "passphrase_file": words_file} if words_file else result


def _write_words(path: Path, words: str) -> None:
    try:
        write_whole(path, f"{words}\n".encode(), 0o600)
    except OSError as error:
        raise DiskError(f"The recovery passphrase cannot be written: {error.strerror}.", subject=str(path)) from error


def read_secret_file(path: str) -> str:
    """The first line of a file that holds a passphrase or a secret. Raises BadInputError."""
    try:
        return Path(path).expanduser().read_text().splitlines()[0].strip()
    except (OSError, IndexError, UnicodeDecodeError) as error:
        raise BadInputError(
            f"The secret in “{path}” cannot be read.", subject=path, what_to_do="It is the first line of a text file."
        ) from error
