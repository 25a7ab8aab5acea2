"""The steps of mixes and stems: sums of lanes.

A **sum** adds lanes, each with its level, pan, place and fades, to two channels that begin at the session's start and end
with the last lane of the whole balance where ``span`` says so, so that stems are of equal length.
"""

from __future__ import annotations

from collections.abc import Sequence

from studio.domain.assembly import Lane
from studio.domain.errors import BadInputError
from studio.domain.recipe import Recipe
from studio.domain.render_material import Material, Plan, deliverable_name, safe_name
from studio.domain.rendering import SourceFile, Step, Wanted

SUM, SUM_VERSION = "sum", 1
CONFORM, CONFORM_VERSION = "conform", 1
NULL, NULL_VERSION = "null", 1
FLOAT = "32f"


def plan_mix(recipe: Recipe, material: Material, source: Plan | None) -> Plan:
    """A mix, or a version of it by the recipe's rule. A mix that goes on from nothing else."""
    del source
    lanes = material.lanes(recipe)
    rate_hz = recipe.setting("rate_hz") or material.house.sample_rate_hz
    step = sum_step(material, lanes, str(recipe.setting("bits")), rate_hz, words=f"Mixing {recipe.title}")
    return Plan(recipe, (Wanted(f"{deliverable_name(material, recipe)}.wav", step),), lanes)


def plan_stems(recipe: Recipe, material: Material, source: Plan | None) -> Plan:
    """One file for each lane, track or group (``by``), of equal length, and a null test against the mix."""
    lanes = material.lanes(recipe)
    if source is not None:
        heard = set(source.lanes)
        lanes = tuple(lane for lane in lanes if lane in heard)
    rate_hz, bits = material.house.sample_rate_hz, str(recipe.setting("bits"))
    names = _stem_names(recipe, material, lanes)
    wanted = []
    for name, members in names.items():
        step = sum_step(material, members, bits, rate_hz, span=lanes, words=f"Stem {name}")
        wanted.append(Wanted(f"{deliverable_name(material, recipe)}/{name}.wav", step))
    checks: tuple[Step, ...] = ()
    if recipe.setting("null_test"):
        mix = sum_step(material, lanes, bits, rate_hz, words="Mixing")
        parts = tuple(one.step for one in wanted)
        checks = (Step(NULL, NULL_VERSION, ".json", {}, (mix, *parts), "Null test", 0.3 + 0.1 * len(parts)),)
    return Plan(recipe, tuple(wanted), lanes, checks=checks)


def sum_step(
    material: Material,
    lanes: Sequence[Lane],
    bits: str,
    rate_hz: int,
    *,
    span: Sequence[Lane] = (),
    words: str = "Mixing",
) -> Step:
    """The sum of ``lanes`` as a two-channel WAV ("24", "16", "32f"), as long as all of ``lanes`` and ``span`` together."""
    inputs = [conformed(material.source(lane), rate_hz) for lane in lanes]
    longer = [lane for lane in span if lane not in lanes]
    params = {
        "bits": bits,
        "rate_hz": rate_hz,
        "lanes": [
            [lane.gain_mdb, lane.pan_milli, lane.start_frame, lane.fade_in_ms, lane.fade_out_ms] for lane in lanes
        ],
        "span": [lane.start_frame for lane in longer],
    }
    inputs += [conformed(material.source(lane), rate_hz) for lane in longer]
    return Step(SUM, SUM_VERSION, ".wav", params, tuple(inputs), words, 0.5 + 0.1 * len(lanes))


def conformed(source: SourceFile, rate_hz: int) -> Step:
    """A lane's file as a wave that can be read at any place, at the rate; for what is one already that costs nothing."""
    return Step(CONFORM, CONFORM_VERSION, ".wav", {"rate_hz": rate_hz}, (source,), "Reading", 0.2)


def in_float(step: Step | SourceFile) -> Step | SourceFile:
    """The same sum in 32-bit float, which holds what would be over full scale; anything else as it is."""
    if not isinstance(step, Step) or step.kind != SUM:
        return step
    params = {**step.params, "bits": FLOAT}
    return Step(step.kind, step.version, step.suffix, params, step.inputs, step.words, step.weight)


def _stem_names(recipe: Recipe, material: Material, lanes: Sequence[Lane]) -> dict[str, tuple[Lane, ...]]:
    """The lanes of each stem, by its name without a suffix, in the order of the lanes; equal names get a number."""
    by = str(recipe.setting("by"))
    if by not in ("lane", "track", "group"):
        raise BadInputError(
            f"Stems cannot be made by “{by}”.", subject=recipe.name, what_to_do="Choose lane, track or group."
        )
    parts: dict[object, list[Lane]] = {}
    for number, lane in enumerate(lanes):
        key: object = number if by == "lane" else lane.track if by == "track" else (lane.group or lane.track)
        parts.setdefault(key, []).append(lane)
    names: dict[str, tuple[Lane, ...]] = {}
    used: set[str] = set()
    for key, members in parts.items():
        part = _part_words(members[0]) if by == "lane" else str(key)
        name = _filled(str(recipe.setting("name")), material, members[0], part, len(names) + 1)
        unique, again = name, 2
        while unique.casefold() in used:
            unique, again = f"{name} {again}", again + 1
        used.add(unique.casefold())
        names[unique] = tuple(members)
    return names


def _part_words(lane: Lane) -> str:
    return lane.stage_title or lane.file.output or lane.file.name.rpartition(".")[0]


def _filled(pattern: str, material: Material, lane: Lane, part: str, number: int) -> str:
    """The pattern with its fields filled in: {song} {part} {number} {track} {stage} {person} {take} {rate} {bits}."""
    fields = {
        "song": material.title,
        "part": part,
        "number": f"{number:02}",
        "track": lane.track,
        "stage": lane.stage_title,
        "person": lane.person,
        "take": str(lane.take),
        "rate": f"{material.house.sample_rate_hz / 1000:g}k",
        "bits": str(material.house.bit_depth),
    }
    filled = pattern
    for field, value in fields.items():
        filled = filled.replace("{" + field + "}", value)
    return safe_name(filled)
