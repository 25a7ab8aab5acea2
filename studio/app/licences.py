"""The licences of what this program is built from, as packaging/licences.py has collected them for an installed one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from studio import assets_dir

_OWN_NAME, _OWN_LICENCE = "Segue", "GPL-3.0-or-later"


@dataclass(frozen=True, slots=True)
class Licence:
    """One part: ``licence`` is its name, ``text`` what it says in full."""

    name: str
    version: str
    licence: str
    url: str
    text: str


def own_licence(version: str) -> Licence:
    """Of the program itself."""
    places = (assets_dir().parent / "LICENSE", assets_dir().parents[1] / "LICENSE")
    text = next((path.read_text(encoding="utf-8") for path in places if path.is_file()), "")
    return Licence(_OWN_NAME, version, _OWN_LICENCE, "", text)


def bundled_licences(path: Path | None = None) -> tuple[Licence, ...]:
    """Of everything that an installed program brings along, by name; empty where it runs from its sources."""
    path = path or assets_dir() / "licences" / "licences.json"
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
    except OSError:
        return ()
    return tuple(Licence(**row) for row in rows)
