"""Find a Python of this machine that can run Segue. Standard library only; reads on any Python from 3.7 on.

It looks and names; it installs nothing.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import NamedTuple

OLDEST, NEWEST = (3, 11), (3, 13)

QUESTION = """
import json, sys
try:
    import ensurepip, venv
    makes_venv = True
except ImportError:
    makes_venv = False
print(json.dumps([list(sys.version_info[:2]), sys.executable, makes_venv]))
"""


class SetupError(Exception):
    """Something a person has to see to; the message is a sentence and, where there is one, the line to run."""


class Interpreter(NamedTuple):
    version: tuple[int, int]
    path: str
    makes_venv: bool
    """Debian leaves the module ensurepip to a package of its own."""

    def is_fit(self) -> bool:
        return OLDEST <= self.version <= NEWEST


def describe_interpreter(command: list[str]) -> Interpreter | None:
    """Ask an interpreter what it is; None when it does not run (pyenv, for example, has names that lead nowhere)."""
    try:
        answer = subprocess.run(
            [*command, "-c", QUESTION],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=60,
            check=True,
        ).stdout
        version, path, makes_venv = json.loads(answer.decode("utf-8"))
        return Interpreter((version[0], version[1]), path, makes_venv)
    except (OSError, subprocess.SubprocessError, ValueError):
        return None


def find_interpreters() -> list[Interpreter]:
    """Fit interpreters: the running one first, then 3.12, 3.13 and 3.11 by name; ends at the first that makes venvs."""
    commands = [[sys.executable]]
    for version in ("3.12", "3.13", "3.11"):
        commands.append(["python" + version])
        if os.name == "nt":
            commands.append(["py", "-" + version])
    commands += [["python3"], ["python"], ["/usr/bin/python3"]]
    found: list[Interpreter] = []
    for command in commands:
        one = describe_interpreter(command) if command[0] and shutil.which(command[0]) else None
        if one and one.is_fit() and one not in found:
            found.append(one)
            if one.makes_venv:
                break
    return found


def refuse_interpreter() -> SetupError:
    """What to tell a person whose machine has no fit Python."""
    if os.name == "nt":
        advice = "Install Python 3.12 from the Microsoft Store or python.org, then run this again."
    elif sys.platform == "darwin":
        advice = "Install Python 3.12 from python.org or with: brew install python@3.12, then run this again."
    else:
        advice = "Install one, for example: sudo apt-get install -y python3.12 python3.12-venv"
    version = ".".join(map(str, sys.version_info[:3]))
    oldest, newest = ("{}.{}".format(*limit) for limit in (OLDEST, NEWEST))
    return SetupError(
        f"Segue needs Python {oldest} to {newest}; this is Python {version}, and no other was found.\n{advice}"
    )
