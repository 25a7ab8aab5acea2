"""The signed manifest of a deliverable: what stands in it beside inputs and recipe, and under whose key.

Files and steps are others' business (``assemble``, ``media/rendering``); whoever reads it is ``app/deliverable_proof``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import Any

import studio
from studio.domain.render_material import Asset
from studio.events.keys import SigningKey
from studio.events.signed_manifest import signed_manifest
from studio.media.libraries import library_versions
from studio.store.home import Home

MANIFEST_SUFFIX = ".manifest.json"
MEASURES = (
    "sample_rate_hz",
    "bit_depth",
    "channels",
    "duration_s",
    "integrated_lufs",
    "loudness_range_lu",
    "true_peak_dbtp",
    "frames_over_full_scale",
)
"""What is written down of a file beside its hash, where it was measured."""


def sealed_manifest(
    home: Home,
    body: Mapping[str, Any],
    measured: Iterable[Mapping[str, Any]] = (),
    *,
    overridden: Sequence[Mapping[str, str]] = (),
) -> bytes:
    """The file of a manifest: ``body`` with loudness, peaks and versions, signed by the home's person or device.

    ``measured`` are the rows of ``outputs`` in the JSON of ``assemble``, found by the name of their file.
    ``overridden`` is what would have blocked the assembling and was passed over for a draft, as ``block``, ``stage`` and ``words``.
    """
    known = {PurePath(str(row["path"])).name: row for row in measured}
    outputs = [
        {**made, **_measures(known.get(PurePath(str(made["name"])).name, {}))} for made in body.get("outputs", ())
    ]
    whole: dict[str, Any] = {**body, "outputs": outputs, "made_with": made_with(), "is_draft": bool(overridden)}
    if overridden:
        whole["overridden"] = [dict(one) for one in overridden]
    seed = home.secrets().person
    return signed_manifest(whole, SigningKey.from_seed(seed) if seed else home.signing, home.certificate)


def asset_json(asset: Asset) -> dict[str, Any]:
    """An approved or attached file, or one of another deliverable, as an input in a manifest."""
    return {
        "stage": {"id": asset.stage, "title": asset.stage_title},
        "take": asset.take,
        "output": asset.output,
        "name": asset.file.name,
        "sha256": asset.file.sha256,
        "size_bytes": asset.file.size_bytes,
        "person": {"id": asset.person_id, "name": asset.person},
        "manifest_hash": asset.manifest_hash,
        "licence": asset.licence,
        "terms_hash": asset.terms_hash,
    }


def people_in(inputs: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Whose work is in a deliverable, with the titles of their stages, in the order of the inputs."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for one in inputs:
        if one["person"]["name"] and not one.get("is_muted", False):
            found.setdefault((one["person"]["id"], one["person"]["name"]), {})[one["stage"]["title"]] = None
    return [{"name": name, "stages": list(titles)} for (_, name), titles in found.items()]


def made_with() -> dict[str, str]:
    """The versions of the program and of the libraries that make files."""
    return {"segue": studio.__version__, **library_versions()}


def _measures(row: Mapping[str, Any]) -> dict[str, Any]:
    found = {name: row[name] for name in MEASURES if row.get(name) is not None}
    return {name: round(value, 2) if isinstance(value, float) else value for name, value in found.items()}
