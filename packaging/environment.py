"""The virtual environment `.venv`: made, mended and brought up to what pyproject.toml says.

One set-up at a time; a set-up that was broken off is noticed, because the marker file is written last.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from interpreters import SetupError, describe_interpreter, find_interpreters, refuse_interpreter
from system_packages import install_packages

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent

# pattern in pip's output -> what it means for a person
REASONS = {
    r"Temporary failure in name resolution|NewConnectionError|Max retries|ConnectTimeout|ReadTimeout|getaddrinfo|"
    r"NameResolutionError|Network is unreachable|ConnectionError|ProxyError|Connection refused": (
        "The package index cannot be reached. Check the connection and pip's own configuration, then run this again; "
        "what has been fetched is kept."
    ),
    r"No space left|Errno 28": "The disk is full. Free about 2 GB, then run this again.",
    r"CERTIFICATE_VERIFY_FAILED|SSLError": "The package index's certificate is not trusted on this machine.",
    r"No matching distribution|Could not find a version": (
        "A package is not to be had for this system and Python version, or the package index cannot be reached."
    ),
    r"Permission denied|Errno 13": "Files in .venv may not be written. Check who owns the folder.",
}


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


class Environment:
    """The environment of one source folder."""

    def __init__(self, root: Path = ROOT) -> None:
        self.root = root
        self.folder = root / ".venv"
        self.programs = self.folder / ("Scripts" if os.name == "nt" else "bin")
        self.python = self.programs / ("python.exe" if os.name == "nt" else "python")
        self.marker = self.folder / "segue-setup.json"
        self.lock = root / "build" / "set-up.lock"

    def set_up(self, *extras: str) -> None:
        """Make it hold the program's dependencies and these extras besides the ones it has. Raises SetupError."""
        with self.locked():
            marker = self.read_marker()
            known = self.project().get("optional-dependencies", {})
            wanted = self.wanted({*extras, *(extra for extra in marker.get("extras", []) if extra in known)})
            usable = self.is_usable()
            if usable and marker == wanted:
                return
            with contextlib.suppress(OSError):
                self.marker.unlink()
            if not usable:
                self.make()
            try:
                self.install(wanted["extras"])
            except SetupError:
                if not self.is_inconsistent():
                    raise
                say("The environment was left half made; starting it afresh.")
                self.make()
                self.install(wanted["extras"])
            fresh = self.marker.with_suffix(".new")
            fresh.write_text(json.dumps(wanted), encoding="utf-8")
            fresh.replace(self.marker)

    def project(self) -> dict[str, Any]:
        import tomllib

        table: dict[str, Any] = tomllib.loads((self.root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        return table

    def wanted(self, extras: set[str]) -> dict[str, Any]:
        """What the marker says when all is done: the extras, and a digest of everything they ask for."""
        project = self.project()
        asked = {
            "program": project["dependencies"],
            "extras": {extra: project["optional-dependencies"][extra] for extra in sorted(extras)},
            "scripts": project.get("scripts", {}),
            "folder": str(self.root),  # a moved or copied environment points to its old place
        }
        digest = hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()
        return {"extras": sorted(extras), "digest": digest}

    def read_marker(self) -> dict[str, Any]:
        try:
            marker = json.loads(self.marker.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return marker if isinstance(marker, dict) else {}

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """The system lets go of the lock when its holder ends, however it ends."""
        try:
            self.lock.parent.mkdir(exist_ok=True)
            opened = self.lock.open("a+b")
        except OSError as error:
            raise SetupError(
                f"Nothing can be written in {self.root}: {error.strerror}.\n"
                "Segue makes its environment there; copy the folder to a place of your own, then run this again."
            ) from error
        with opened as file:
            if not try_lock(file):
                say("Another run is setting up; waiting for it.")
                while not try_lock(file):
                    time.sleep(0.3)
            yield

    def is_usable(self) -> bool:
        """Whether its Python runs, is of a fit version, lives in this very folder and has pip."""
        found = describe_interpreter([str(self.python)])
        here = str(self.programs.resolve())
        fit = found is not None and found.is_fit() and str(Path(found.path).parent.resolve()) == here
        return fit and self.quiet("-m", "pip", "--version").returncode == 0

    def is_inconsistent(self) -> bool:
        """Whether installed packages contradict each other, as after a broken-off installation."""
        return self.is_usable() and self.quiet("-m", "pip", "check").returncode != 0

    def make(self) -> None:
        interpreter = choose_interpreter()
        say(f"Making the environment .venv with {interpreter}")
        made = run_quietly([interpreter, "-m", "venv", "--clear", str(self.folder)])
        if made.returncode != 0:
            raise SetupError(f"The environment {self.folder} could not be made:\n  {last_words(made.stdout)}")

    def install(self, extras: list[str]) -> None:
        say(f"Installing what pyproject.toml lists ({', '.join(['program', *extras])}); the first time takes minutes")
        place = f"{self.root}[{','.join(extras)}]" if extras else str(self.root)
        options = ["--disable-pip-version-check", "--no-input", "--progress-bar", "off", "--retries", "2", "--quiet"]
        done = self.quiet("-m", "pip", "install", *options, "--editable", place)
        if done.returncode != 0:
            raise SetupError(explain_pip(done.stdout))

    def quiet(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        return run_quietly([str(self.python), *arguments])


def choose_interpreter() -> str:
    """A Python that is fit and makes virtual environments, after installing Debian's package for that if need be."""
    found = find_interpreters()
    if not found:
        raise refuse_interpreter()
    best = next((one for one in found if one.makes_venv), None)
    if best is None:
        best = found[0]
        package = "python{}.{}-venv".format(*best.version)
        purpose = f"to make virtual environments with {best.path}"
        install_packages([package], purpose, later=("drawing", "window", "sound"))
        again = describe_interpreter([best.path])
        if again is None or not again.makes_venv:
            raise SetupError(f"{best.path} still cannot make virtual environments: it has no module ensurepip.")
    return best.path


def try_lock(file: IO[bytes]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def run_quietly(command: list[str]) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
        )
    except OSError as error:
        return subprocess.CompletedProcess(command, 127, str(error).encode())


def explain_pip(output: bytes) -> str:
    """One sentence on why pip failed, and its last words."""
    text = output.decode("utf-8", "replace")
    sentence = next((sentence for pattern, sentence in REASONS.items() if re.search(pattern, text)), None)
    sentence = sentence or "pip could not install what is needed."
    return f"{sentence}\npip said:\n  {last_words(output)}"


def last_words(output: bytes) -> str:
    lines = [line for line in output.decode("utf-8", "replace").splitlines() if line.strip()]
    errors = [line for line in lines if line.lstrip().lower().startswith("error")]
    return "\n  ".join((errors or lines)[-4:])
