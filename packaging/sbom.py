"""What is in a bundle, as a CycloneDX 1.6 bill of materials: `sbom.py FILE [BUNDLE]` writes the JSON. Runs in the program's environment.

Packages and licences are those that About lists: of BUNDLE, as they were written into it, or else those of licences.py. Equal
contents give equal bytes.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from deb import when
from licences import NAME, ROOT, Row, rows

SPACE = uuid.UUID("6f1b1c9e-2f0a-5a52-9d0e-5e67e5e9c001")


def bill(packages: list[Row], version: str, seconds: int) -> dict[str, Any]:
    """The document."""
    root = {"type": "application", "bom-ref": "segue", "name": "Segue", "version": version}
    parts = [component(row) for row in packages]
    named = json.dumps([version, parts], sort_keys=True)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(SPACE, named)}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {**root, "licenses": [{"license": {"id": "GPL-3.0-or-later"}}]},
        },
        "components": parts,
        "dependencies": [{"ref": "segue", "dependsOn": [part["bom-ref"] for part in parts]}],
    }


def component(row: Row) -> dict[str, Any]:
    """One package."""
    is_python = row["name"] == "Python"
    of_system = re.fullmatch(r"(\S+) \((\w+) package\)", row["name"])
    if of_system:
        purl = f"pkg:deb/{of_system[2]}/{of_system[1]}@{quote(row['version'], safe='.+~-')}"
    else:
        place = "generic/python" if is_python else "pypi/" + row["name"].lower().replace("_", "-")
        purl = f"pkg:{place}@{row['version']}"
    shape: dict[str, Any] = {
        "type": "library",
        "bom-ref": purl,
        "name": of_system[1] if of_system else row["name"],
        "version": row["version"],
        "purl": purl,
    }
    shape["licenses"] = [{"license": {"name": row["licence"]}}]
    if row["url"].startswith("https://"):
        shape["externalReferences"] = [{"type": "website", "url": row["url"]}]
    return shape


def rows_of(bundle: Path) -> list[Row]:
    """What a bundle says of itself. Raises StopIteration where it has no list."""
    path = next(bundle.rglob(f"assets/licences/{NAME}"))
    found: list[Row] = json.loads(path.read_text(encoding="utf-8"))
    return found


if __name__ == "__main__":
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    document = bill(rows_of(Path(sys.argv[2])) if sys.argv[2:] else rows(), project["version"], int(when()))
    Path(sys.argv[1]).write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
