"""Material that no stage delivered: what the owner attached to inputs, and what was assembled before."""

from __future__ import annotations

from pathlib import Path

from studio.domain.assembly import TakeFile
from studio.domain.render_material import Asset
from studio.queries.assembly_rows import DRAFT_MARK
from studio.queries.files import given_files
from studio.queries.ports import ProductionFiles
from studio.queries.standing import production_facts
from studio.store.database import Connection
from studio.store.deliverables import deliverables
from studio.store.home import Home
from studio.store.subjects import find_production


def given_assets(home: Home, connection: Connection, prj: str, now_ms: int) -> tuple[Asset, ...]:
    """The attached files of a production, each content once, in the order of the plan."""
    here = find_production(connection, prj)
    files = ProductionFiles(home, connection, here, production_facts(home, connection, here, now_ms))
    facts = files.facts
    found: dict[str, Asset] = {}
    for stage in facts.stages.values():
        for port in stage.inputs:
            given = facts.office.table("given").get(f"{stage.id}/{port.name}")
            if given is None:
                continue
            for file in given_files(connection, prj, given, files.folder_of(stage.id)):
                asset = Asset(
                    stage=stage.id,
                    stage_title=stage.title,
                    output=port.name,
                    type=port.type,
                    file=TakeFile(port.name, file.name, file.entry.sha256, file.entry.size),
                    path=file.path,
                    person=facts.production.owner_name or home.name,
                    person_id=facts.owner_person,
                    manifest_hash=given.manifest_hash,
                )
                known = found.get(asset.file.sha256)
                if known is None or not known.path:
                    found[asset.file.sha256] = asset
    return tuple(found.values())


def made_assets(connection: Connection, prj: str) -> dict[str, tuple[Asset, ...]]:
    """The files of each recipe's last deliverable, where they still lie as they were made; drafts go into nothing."""
    found: dict[str, tuple[Asset, ...]] = {}
    for made in deliverables(connection, prj):
        rows = made.body.get("outputs", [])
        if made.inputs_hash.startswith(DRAFT_MARK) or made.recipe in found:
            continue
        if not all(Path(str(row["path"])).is_file() for row in rows):
            continue
        found[made.recipe] = tuple(
            Asset(
                stage="",
                stage_title=made.recipe,
                output=made.recipe,
                type="any",
                file=TakeFile(
                    made.recipe, Path(row["path"]).name, str(row["sha256"]), Path(row["path"]).stat().st_size
                ),
                path=str(row["path"]),
            )
            for row in rows
        )
    return found
