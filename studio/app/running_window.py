"""One window for each home: a second start hands what it was to open to the window that is there, and ends.

They meet at a local address that is derived from the home's path, reached by this user alone (``ui/one_window`` listens
there). Standard library only, and nothing is loaded when no window is open: this is on the way to the first picture.
"""

from __future__ import annotations

import os
import sys

PATIENCE_S = 2.0
ANSWER = b"taken\n"
MOST_BYTES = 64 * 1024
PASS_SUFFIX = ".seguepass"  # noqa: S105 -- the ending of an invitation's name
PASS_SUFFIXES = (PASS_SUFFIX, ".segue")
INVITATION_NAME = "Invitation "
"""How the name of an invitation's file begins; the person's name follows."""
"""The endings by which the systems know one; the second is for whoever shortens it."""
LINK_SCHEME = "segue:"
_PASS_START = "SEGUE1-"  # noqa: S105 -- how an invitation's line begins


def subject_in(word: str) -> str:
    """What a word of the command line wants opened in the window: the path of an invitation, or its line; "" when neither."""
    if word.startswith("file://"):
        from urllib.parse import unquote, urlsplit

        word = unquote(urlsplit(word).path)
    if word.lower().endswith(PASS_SUFFIXES) and not word.startswith("-"):
        return os.path.abspath(os.path.expanduser(word))  # noqa: PTH100, PTH111  pathlib is not loaded yet
    if word.lower().startswith(LINK_SCHEME):
        word = word[len(LINK_SCHEME) :].strip("/").upper()  # what hands links on may have changed the case
    return word if word.upper().startswith(_PASS_START) else ""


def address(home: str) -> str:
    """Where the window of a home listens: a socket's path, on Windows the name of a pipe."""
    import zlib  # hashlib would cost as much as a tenth of the way to the first picture

    path = os.path.abspath(home).encode("utf-8", "surrogateescape")  # noqa: PTH100
    name = f"segue-{zlib.crc32(path):08x}{zlib.adler32(path):08x}"
    if sys.platform == "win32":
        return name
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    if not os.path.isdir(folder):  # noqa: PTH112
        folder, name = os.environ.get("TMPDIR") or "/tmp", f"{name}-{os.getuid()}"  # noqa: S108  only this user is heard
    return os.path.join(folder, name)  # noqa: PTH118


def hand_over(home: str, subject: str) -> bool:
    """Give ``subject`` ("" to be shown only) to the window that is open on ``home``: whether one took it."""
    try:
        where = address(home)
        return _over_pipe(where, subject) if sys.platform == "win32" else _over_socket(where, subject)
    except OSError:
        return False


def _over_socket(where: str, subject: str) -> bool:
    """Raises OSError."""
    # in a folder that others write to as well: an invitation is for nobody else
    if os.lstat(where).st_uid != os.getuid():
        return False
    import socket

    with socket.socket(socket.AF_UNIX) as link:
        link.settimeout(PATIENCE_S)
        link.connect(where)
        link.sendall(_message(subject))
        return link.recv(len(ANSWER)) == ANSWER


def _over_pipe(where: str, subject: str) -> bool:  # pragma: no cover -- Windows
    """Raises OSError."""
    with open(rf"\\.\pipe\{where}", "r+b", buffering=0) as pipe:  # noqa: PTH123
        pipe.write(_message(subject))
        return pipe.read(len(ANSWER)) == ANSWER


def _message(subject: str) -> bytes:
    import json

    return json.dumps({"open": subject}).encode() + b"\n"
