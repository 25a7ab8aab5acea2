"""The steps of a bundle: approved files and other deliverables in one folder, the same as a zip, and a page to begin with."""

from __future__ import annotations

from collections.abc import Iterable

from studio.domain.bundle_page import bundle_page
from studio.domain.errors import BadInputError, RefusedError
from studio.domain.recipe import Recipe
from studio.domain.render_material import Asset, Material, Plan, deliverable_name, safe_name
from studio.domain.rendering import SourceFile, Step, Wanted

TEXT, TEXT_VERSION = "text", 1
ZIP, ZIP_VERSION = "zip", 1
PAGE_NAME = "index.html"


def plan_bundle(recipe: Recipe, material: Material, source: Plan | None) -> Plan:
    """Everything approved, or the named outputs; deliverables that were made before, or the named ones."""
    del source
    assets = _outputs(recipe, material)
    made = _made(recipe, material)
    if not assets and not made:
        raise RefusedError(
            "There is nothing to put together yet: nothing has been approved.",
            subject=material.title,
            what_to_do="Approve a take first.",
            code="nothing_to_mix",
        )
    base = deliverable_name(material, recipe)
    files: list[tuple[str, SourceFile]] = []
    groups: dict[str, list[tuple[str, int]]] = {}
    used: set[str] = set()
    for group, asset in [*((one.stage_title, one) for one in assets), *(("Deliverables", one) for one in made)]:
        name = _free_name(f"{safe_name(group)}/{safe_name(asset.file.name)}", used)
        files.append((name, asset.source))
        groups.setdefault(group, []).append((name, asset.file.size_bytes))
    members: list[tuple[str, Step | SourceFile]] = [*files]
    if recipe.setting("page"):
        people = [(credit.name, ", ".join(credit.roles)) for credit in material.credits]
        text = bundle_page(material.title, groups, people)
        page = Step(TEXT, TEXT_VERSION, ".html", {"text": text}, (), "Writing the page", 0.1)
        members.insert(0, (PAGE_NAME, page))
    zipped = Step(
        ZIP,
        ZIP_VERSION,
        ".zip",
        {"names": [f"{base}/{name}" for name, _ in members]},
        tuple(step for _, step in members),
        "Packing",
        0.5 + 0.1 * len(members),
    )
    wanted = (Wanted(f"{base}.zip", zipped), *(Wanted(f"{base}/{name}", step) for name, step in members))
    return Plan(recipe, wanted, (), (*assets, *made))


def _outputs(recipe: Recipe, material: Material) -> tuple[Asset, ...]:
    named = [str(one) for one in recipe.setting("outputs")]
    if not named:
        return () if recipe.setting("recipes") else material.assets
    found: list[Asset] = []
    for text in named:
        stage, _, output = text.partition(":")
        fitting = [
            one
            for one in material.assets
            if stage.casefold() in (one.stage.casefold(), one.stage_title.casefold()) and output in ("", one.output)
        ]
        if not fitting:
            raise BadInputError(
                f"Nothing is approved on “{text}”.",
                subject=text,
                what_to_do=f"There are: {_listed(f'{one.stage_title}:{one.output}' for one in material.assets)}.",
            )
        found += [one for one in fitting if one not in found]
    return tuple(found)


def _made(recipe: Recipe, material: Material) -> tuple[Asset, ...]:
    named = [str(one) for one in recipe.setting("recipes")]
    others = {name: assets for name, assets in material.made.items() if name != recipe.name}
    for name in named:
        if name not in others:
            raise RefusedError(
                f"“{name}” has not been made yet.",
                subject=name,
                what_to_do=f"Make it first: `segue assemble PRODUCTION {name}`. There are: {_listed(others)}.",
                code="not_made",
            )
    wanted = named or ([] if recipe.setting("outputs") else list(others))
    return tuple(one for name in wanted for one in others[name])


def _listed(names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(names)) or "none yet"


def _free_name(name: str, used: set[str]) -> str:
    stem, dot, suffix = name.rpartition(".")
    if not dot or "/" in suffix:
        stem, suffix = name, ""
    found, again = name, 2
    while found.casefold() in used:
        found, again = f"{stem} {again}{'.' if suffix else ''}{suffix}", again + 1
    used.add(found.casefold())
    return found
