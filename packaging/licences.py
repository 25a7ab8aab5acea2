"""Collects the licences of all packages that the program is built from: `licences.py FOLDER` writes FOLDER/licences.json.

Each row is ``{name, version, licence, url, text}``, sorted by name; ``text`` is what the package itself says. What a package
needs is followed from pyproject.toml, on the system that this runs on. Runs in the program's environment.
"""

from __future__ import annotations

import json
import re
import sys
import sysconfig
import tomllib
from collections.abc import Iterable
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import TypedDict

from pip._vendor.packaging.requirements import Requirement
from pip._vendor.packaging.utils import canonicalize_name
from system_licences import system_rows
from wheel_licences import wheel_rows

ROOT = Path(__file__).resolve().parent.parent
NAME = "licences.json"
ALSO_BUNDLED = ("pyinstaller",)
"""Its start of the program is in the bundle, under its exception for that."""
_FILES = re.compile(r"(^|/)(licen[cs]es?/|(licen[cs]e|copying|notice|copyright)[^/]*$)", re.IGNORECASE)
_MOST_CHARS = 400_000


class Row(TypedDict):
    """One package."""

    name: str
    version: str
    licence: str
    url: str
    text: str


def write_licences(folder: Path, libraries: Iterable[Path] = ()) -> Path:
    """The file; ``libraries`` are what the bundle takes from where, which may be the system's. Raises PackageNotFoundError when a package that the program needs is not installed."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / NAME
    found = sorted([*rows(), *system_rows(libraries)], key=lambda row: row["name"].casefold())
    path.write_text(json.dumps(found, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    return path


def rows() -> list[Row]:
    """Python, every package, and the libraries inside their wheels. Raises UnknownLibraryError for one that nobody has named."""
    there = packages()
    found = [row_of(package) for package in there]
    lesser = next((row["text"] for row in found if row["licence"].startswith("LGPL-3.0") and row["text"]), "")
    for row in found:
        if not row["text"] and row["licence"].startswith("LGPL-3.0"):  # Qt's wheels only name it
            row["text"] = lesser
    texts = {row["name"]: row["text"] for row in found} | {"licence LGPL-3.0": lesser}
    inside = wheel_rows(there, texts)
    return sorted([python_row(), *found, *inside], key=lambda row: row["name"].casefold())


def packages() -> list[Distribution]:
    """What the program needs, and what that needs, without what is only for other systems."""
    wanted = list(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"])
    seen: dict[str, Distribution] = {}
    while wanted:
        requirement = Requirement(wanted.pop())
        name = canonicalize_name(requirement.name)
        if requirement.marker is not None and not requirement.marker.evaluate({"extra": ""}):
            continue
        if name not in seen:
            seen[name] = distribution(name)
            wanted += seen[name].requires or []
    for other in ALSO_BUNDLED:
        try:
            seen[other] = distribution(other)
        except PackageNotFoundError:
            continue
    return list(seen.values())


def row_of(package: Distribution) -> Row:
    """What a package says of itself."""
    metadata = package.metadata

    def first(field: str) -> str:
        return next(iter(metadata.get_all(field) or []), "")

    said = first("License-Expression") or first("License")
    classifiers = [
        text.rpartition("::")[2].strip() for text in metadata.get_all("Classifier") or [] if "License" in text
    ]
    licence = said if said and len(said) < 100 else ", ".join(classifiers)
    urls = [text.partition(",")[2].strip() for text in metadata.get_all("Project-URL") or []]
    texts = []
    for file in sorted(package.files or [], key=str):
        is_package = ".dist-info/" in str(file)
        if is_package and _FILES.search(str(file).partition(".dist-info/")[2]):
            texts.append(file.locate().read_text("utf-8", "replace").strip())  # type: ignore[attr-defined,unused-ignore]
    text = "\n\n----\n\n".join(texts) or (said if len(said) >= 100 else "")
    return {
        "name": metadata["Name"],
        "version": package.version,
        "licence": licence or "see the text",
        "url": first("Home-page") or (urls[0] if urls else ""),
        "text": text[:_MOST_CHARS],
    }


def python_row() -> Row:
    """Of Python itself."""
    candidates = [
        Path(sysconfig.get_path("stdlib")) / "LICENSE.txt",
        Path(sys.base_prefix) / "LICENSE.txt",
        Path(f"/usr/share/doc/python3.{sys.version_info.minor}/copyright"),
    ]
    text = next((path.read_text("utf-8", "replace") for path in candidates if path.is_file()), "")
    version = ".".join(map(str, sys.version_info[:3]))
    return {"name": "Python", "version": version, "licence": "PSF-2.0", "url": "https://www.python.org", "text": text}


if __name__ == "__main__":
    print(write_licences(Path(sys.argv[1])))
