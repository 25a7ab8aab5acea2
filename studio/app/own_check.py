"""The owner's machine checks what it has fetched: it trusts no report that it did not compute."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from studio.actions.deliver import CheckFiles
from studio.actions.stewardship import ToTakeIn
from studio.domain.delivery_spec import DeliverySpec
from studio.domain.terms import Terms
from studio.events.catalog import house_from_log
from studio.events.manifest import Manifest
from studio.store.home import Home


def own_check(home: Home, check: CheckFiles, taken: ToTakeIn, manifest: Manifest) -> tuple[list[dict[str, Any]], bool]:
    """The checks again, on what was fetched: the owner's machine trusts no report that it did not compute."""
    with home.read() as connection:
        hand_off = home.rooms.folded(connection, taken.room).hand_off
    if hand_off is None:
        return [], False
    terms = Terms.from_log(hand_off.terms)
    findings: list[dict[str, Any]] = []
    passes = True
    for port in terms.outputs:
        paths = [taken.folder / entry.path for entry in manifest.files if entry.path.split("/", 1)[0] == port.name]
        if not paths:
            passes = False
            findings.append(_missing_output(port.name))
            continue
        spec = DeliverySpec.from_rules(port.spec, house_from_log(terms.house), port.type)
        for report in check(paths, spec):
            passes = passes and report.passes
            findings += [{**f.as_json(), "file": Path(report.path).name, "output": port.name} for f in report.findings]
    return findings, passes


def _missing_output(name: str) -> dict[str, Any]:
    return {
        "rule": "outputs",
        "severity": "block",
        "expected": f"a file for “{name}”",
        "found": "none",
        "how_to_fix": f"Deliver again with a file for {name}.",
        "output": name,
    }
