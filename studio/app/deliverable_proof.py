"""Does a deliverable agree with the manifest beside it, and who says so? Needs no home and no network.

Reads everything, changes nothing. What is found out is said in words and as the JSON of ``segue verify PATH``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studio.actions.provenance import MANIFEST_SUFFIX
from studio.app.verifying import sha256_of
from studio.domain.errors import BadInputError, SegueError, TrustError
from studio.events.file_names import safe_relative_path
from studio.events.signed_manifest import MAX_MANIFEST_BYTES, Signer, read_manifest

_LEVELS_UP = 3
_STATES = {
    "missing": "“{name}” is named in the manifest and is not there.",
    "changed": "“{name}” is not the file that was made: its bytes have been changed.",
    "unsafe": "“{name}” is a name that no file of a deliverable can have.",
}


@dataclass(frozen=True, slots=True)
class Proof:
    """What a deliverable turned out to be. ``signer`` is None where nobody signed; ``problems`` are sentences, none
    when all agrees; ``files`` rows of path, SHA-256 and state (good, changed, missing, unsafe).
    """

    manifest: Path
    body: dict[str, Any]
    signer: Signer | None
    files: tuple[dict[str, str], ...]
    problems: tuple[str, ...]
    is_forged: bool = False

    @property
    def signature(self) -> str:
        """good, bad or not_signed."""
        return "bad" if self.is_forged else "good" if self.signer is not None else "not_signed"

    def as_json(self) -> dict[str, Any]:
        """The JSON of ``segue verify PATH``: ``inputs`` counts the files that are heard, ``left_out`` those that are muted."""
        left_out = sum(isinstance(one, dict) and bool(one.get("is_muted")) for one in self.body["inputs"])
        return {
            "manifest": str(self.manifest),
            "verdict": "bad" if self.problems else "good",
            "signature": self.signature,
            "signer": self.signer.as_json() if self.signer is not None else None,
            "is_draft": bool(self.body.get("is_draft", False)),
            "problems": list(self.problems),
            "files": list(self.files),
            "inputs": len(self.body["inputs"]) - left_out,
            "left_out": left_out,
            "people": self.body["people"],
        }


def proof_of(path: Path, signer: str = "") -> Proof:
    """Compare a file, a folder or a manifest with what was signed; with ``signer`` (did:key) nobody else counts.

    Raises BadInputError where there is no manifest for it.
    """
    manifest = manifest_for(path)
    problems: list[str] = []
    who, is_forged = None, False
    try:
        body, who = read_manifest(_read(manifest))
    except TrustError as problem:
        body, is_forged = _unproven(manifest), True
        problems.append(problem.message)
    except (ValueError, RecursionError) as error:
        raise _no_manifest(manifest) from error
    rows = _compared(manifest, body)
    problems += [_STATES[row["state"]].format(name=Path(row["path"]).name) for row in rows if row["state"] != "good"]
    if signer and who is None and not is_forged:
        problems.append("The manifest is not signed, so nobody says that this is what it seems.")
    elif signer and who is not None and signer not in (who.person, who.key):
        problems.append(f"The manifest is signed by {who.name} under {who.person}, not by the key that you named.")
    return Proof(manifest, body, who, tuple(rows), tuple(problems), is_forged)


def manifest_for(path: Path) -> Path:
    """The manifest of a deliverable's file or folder, or the path itself. Raises BadInputError."""
    if path.is_dir():
        inside = sorted(path.glob(f"*{MANIFEST_SUFFIX}"))
        beside = path.with_name(path.name + MANIFEST_SUFFIX)
        found = [*inside, *([beside] if beside.is_file() else [])]
        if len(found) == 1:
            return found[0]
        raise BadInputError(
            f"“{path.name}” holds {len(found)} manifests.", subject=str(path), what_to_do="Name the file itself."
        )
    if path.name.endswith(MANIFEST_SUFFIX):
        return path
    beside = path.with_name(path.stem + MANIFEST_SUFFIX)
    if beside.is_file():
        return beside
    named = next(_naming(path.absolute()), None)
    if named is not None:
        return named
    raise BadInputError(
        f"There is no manifest beside “{path.name}”.",
        subject=str(path),
        what_to_do=f"It would be called {beside.name}; it is written when a deliverable is assembled.",
    )


def _naming(path: Path) -> Iterator[Path]:
    """Manifests beside a file, or above its folder, in which it is named."""
    for folder in path.parents[:_LEVELS_UP]:
        name = path.relative_to(folder).as_posix()
        for manifest in sorted(folder.glob(f"*{MANIFEST_SUFFIX}")):
            try:
                body = json.loads(_read(manifest))
                if any(made["name"] == name for made in body["outputs"]):
                    yield manifest
            except (SegueError, ValueError, KeyError, TypeError, RecursionError):
                continue


def _read(manifest: Path) -> bytes:
    try:
        with manifest.open("rb") as file:
            return file.read(MAX_MANIFEST_BYTES + 1)
    except OSError as error:
        raise _no_manifest(manifest) from error


def _unproven(manifest: Path) -> dict[str, Any]:
    """What a manifest says whose signature is not right: still looked at, so that every change is told."""
    try:
        body = json.loads(_read(manifest))
    except (ValueError, RecursionError) as error:
        raise _no_manifest(manifest) from error
    return body if isinstance(body, dict) else {}


def _compared(manifest: Path, body: dict[str, Any]) -> list[dict[str, str]]:
    rows = []
    try:
        list(body["inputs"])
        list(body["people"])
        wanted = [(str(made["name"]), str(made["sha256"])) for made in body["outputs"]]
    except (KeyError, TypeError) as error:
        raise _no_manifest(manifest) from error
    for name, sha256 in wanted:
        try:
            path = manifest.parent / safe_relative_path(name)
        except SegueError:
            rows.append({"path": name, "sha256": sha256, "state": "unsafe"})
            continue
        state = "missing" if not path.is_file() else "good" if sha256_of(path) == sha256 else "changed"
        rows.append({"path": str(path), "sha256": sha256, "state": state})
    return rows


def _no_manifest(manifest: Path) -> BadInputError:
    return BadInputError(
        f"“{manifest.name}” is no manifest of a deliverable.",
        subject=str(manifest),
        what_to_do="Assemble again; the manifest is written beside the file.",
    )
