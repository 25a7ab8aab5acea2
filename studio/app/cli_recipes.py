"""``recipe``: what deliverables are made of, and how the lanes stand that they mix."""

from __future__ import annotations

import json
from argparse import Namespace
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from studio.app.cli_console import Answer, Console
from studio.app.cli_text import columns
from studio.app.cli_values import production_named, seconds_of, stage_named
from studio.domain.errors import BadInputError

if TYPE_CHECKING:
    from studio.queries.assembly_rows import AssembleRows, LaneRow, RecipeRow


def recipe_list(console: Console, args: Namespace) -> Answer:
    """Every recipe with its state."""
    rows = _rows(console, args.production)
    table = [(row.name, row.title, row.kind, row.source, str(row.lanes), _state(row)) for row in rows.recipes]
    lines = columns(("RECIPE", "TITLE", "KIND", "FROM", "LANES", "STATE"), table, right=(4,))
    return Answer(
        {"rows": [asdict(row) for row in rows.recipes], "warnings": list(rows.warnings)}, [*lines, *rows.warnings]
    )


def recipe_show(console: Console, args: Namespace) -> Answer:
    """One recipe with its settings, and the lanes as they are set."""
    rows = _rows(console, args.production)
    row = _recipe(rows, args.recipe)
    rule = [f"only {', '.join(row.only)}"] * bool(row.only) + [f"without {', '.join(row.without)}"] * bool(row.without)
    lines = [
        f"{row.title} ({row.kind}{f' from {row.source}' if row.source else ''}): {_state(row)}",
        *rule,
        *columns(("SETTING", "VALUE"), [(name, json.dumps(value)) for name, value in row.settings.items()]),
        "",
        *columns(
            ("STAGE", "OUTPUT", "FILE", "TAKE", "GAIN", "PAN", "FADES", "START", ""),
            [_lane_line(lane) for lane in rows.lanes],
            right=(3, 4, 5),
        ),
        *rows.warnings,
    ]
    return Answer({**asdict(row), "lane_settings": [asdict(lane) for lane in rows.lanes]}, lines)


def recipe_set(console: Console, args: Namespace) -> Answer:
    """Change a recipe."""
    return _set(console, args, {})


def recipe_add(console: Console, args: Namespace) -> Answer:
    """Add a recipe."""
    rows = _rows(console, args.production)
    if any(row.name == args.recipe for row in rows.recipes):
        raise BadInputError(
            f"There is a recipe “{args.recipe}” already.",
            subject=args.recipe,
            what_to_do=f"Change it with `segue recipe set {args.production} {args.recipe}`, or take another name.",
        )
    return _set(console, args, {"kind": args.kind})


def recipe_remove(console: Console, args: Namespace) -> Answer:
    """Remove a recipe, or put a built-in one back."""
    from studio.actions.recipe_commands import RemoveRecipe

    prj = production_named(console, args.production)
    result = console.studio.run(RemoveRecipe(prj, args.recipe))
    return Answer(result, [f"Removed what was told of {args.recipe}. `segue undo` brings it back."])


def recipe_lane(console: Console, args: Namespace) -> Answer:
    """Set how a lane stands in a balance."""
    from studio.actions.recipe_commands import LaneChange, SetLane
    from studio.domain.assembly import mixed_outputs

    text, _, where = args.stage.partition(":")
    output, _, file = where.partition("/")
    found = stage_named(console, text)
    house = found.office.production.house if found.office.production else None
    told = _told_of_lane(args, house.sample_rate_hz if house else 48_000)
    if not told:
        raise BadInputError(
            "Nothing is told of the lane.", subject=args.stage, what_to_do="Add --gain, --pan, --take …"
        )
    outputs = (output,) if output else mixed_outputs(found.stage)
    changes = tuple(LaneChange(found.stage.id, name, told, file) for name in outputs)
    result = console.studio.run(SetLane(found.here.prj, changes, args.recipe))
    said = ", ".join(f"{name} {value}" for name, value in told.items())
    return Answer(
        result, [f"{found.stage.title}: {said}." if result["lanes"] else f"{found.stage.title} is so already."]
    )


def recipe_lanes(console: Console, args: Namespace) -> Answer:
    """How the lanes of the mix stand; with --from, take in another program's session."""
    if args.path:
        return _take_session_in(console, args)
    rows = _rows(console, args.production)
    lines = columns(
        ("STAGE", "OUTPUT", "FILE", "TAKE", "GAIN", "PAN", "FADES", "START", ""),
        [_lane_line(lane) for lane in rows.lanes],
        right=(3, 4, 5),
    )
    return Answer(
        {"lanes": [asdict(lane) for lane in rows.lanes], "warnings": list(rows.warnings)}, [*lines, *rows.warnings]
    )


def _take_session_in(console: Console, args: Namespace) -> Answer:
    from studio.actions.recipe_commands import ReadSession
    from studio.app.cli_plan_whole import left_out_lines

    prj = production_named(console, args.production)
    result = console.studio.run(ReadSession(prj, args.path, args.media, args.trial))
    would = "would be " if args.trial else ""
    counts = f"{result['added']} stages {would}added, {result['changed']} lanes {would}changed"
    lines = [
        f"{result['title']}: {counts}, {result['unchanged']} are so already.",
        *(f"  {one['track']} / {one['title']}: {', '.join(one['files']) or 'no file'}" for one in result["stages"]),
        *(["Not found, hand them in yourself or name their folder with --media:"] if result["missing"] else []),
        *(f"  {path}" for path in result["missing"]),
        *(["From outside the session's folder:"] if result["outside"] else []),
        *(f"  {path}" for path in result["outside"]),
        *([f"Markers: {', '.join(result['markers'])}"] if result["markers"] else []),
        *left_out_lines(result["left_out"]),
    ]
    return Answer(result, lines)


def recipe_mute(console: Console, args: Namespace) -> Answer:
    """Leave the takes of a stage out of a recipe."""
    return _mute(console, args, is_muted=True)


def recipe_unmute(console: Console, args: Namespace) -> Answer:
    """Take the takes of a stage in again."""
    return _mute(console, args, is_muted=False)


def _mute(console: Console, args: Namespace, *, is_muted: bool) -> Answer:
    from studio.actions.commands import MuteStage

    text, _, where = args.stage.partition(":")
    output, _, file = where.partition("/")
    found = stage_named(console, text)
    if file:
        file = _own_file(_rows(console, found.here.prj), found.stage.id, output, file)
    result = console.studio.run(MuteStage(found.stage.id, output, is_muted, args.recipe, file))
    what = "left out of" if is_muted else "taken into"
    said = file or ", ".join(result["outputs"])
    return Answer(result, [f"{found.stage.title}: {said} {what} the {args.recipe}."])


def _own_file(rows: AssembleRows, stage: str, output: str, name: str) -> str:
    """The name under which a file is set: "" for the only one of its output. Raises BadInputError for one that is no lane."""
    lanes = {lane.name: lane.file for lane in rows.lanes if (lane.stage_id, lane.output) == (stage, output)}
    if name not in lanes:
        raise BadInputError(
            f"There is no lane “{name}” on “{output}”.",
            subject=name,
            what_to_do=f"Lanes are: {', '.join(lanes) or 'none, nothing is approved there'}.",
        )
    return lanes[name]


def _rows(console: Console, production: str) -> AssembleRows:
    from studio.queries.asks import AssembleView

    rows: AssembleRows = console.studio.ask(AssembleView(production_named(console, production)))
    return rows


def _recipe(rows: AssembleRows, name: str) -> RecipeRow:
    for row in rows.recipes:
        if row.name == name:
            return row
    known = ", ".join(row.name for row in rows.recipes)
    raise BadInputError(f"There is no recipe “{name}”.", subject=name, what_to_do=f"Recipes are: {known}.")


def _set(console: Console, args: Namespace, told: dict[str, Any]) -> Answer:
    from studio.actions.recipe_commands import SetRecipe

    given = {"title": args.title, "source": args.source, "balance": args.balance}
    told |= {name: value for name, value in given.items() if value is not None}
    told |= {name: [word for word in words if word] for name, words in (("only", args.only), ("without", args.without)) if words is not None}  # fmt: skip
    if args.setting:
        told["settings"] = dict(_setting(text) for text in args.setting)
    result = console.studio.run(SetRecipe(production_named(console, args.production), args.recipe, told))
    said = ", ".join(f"{name} {json.dumps(value, ensure_ascii=False)}" for name, value in result["told"].items())
    return Answer(result, [f"Set: {said}."])


def _setting(text: str) -> tuple[str, Any]:
    """``NAME=VALUE``: numbers, yes and no and lists as in JSON, anything else a text."""
    name, equals, value = text.partition("=")
    if not equals:
        raise BadInputError(f"“{text}” is no setting.", subject=text, what_to_do="Write it as NAME=VALUE.")
    if name == "bits":
        return name, value
    try:
        return name, json.loads(value)
    except ValueError:
        return name, value


def _told_of_lane(args: Namespace, rate_hz: int) -> dict[str, Any]:
    from studio.domain.recipe import SILENT_MDB

    told: dict[str, Any] = {}
    if args.gain is not None:
        told["gain_mdb"] = SILENT_MDB if args.gain == float("-inf") else round(args.gain * 1000)
    if args.pan is not None:
        told["pan_milli"] = round(args.pan * 10)
    for name in ("fade_in", "fade_out"):
        if getattr(args, name) is not None:
            told[f"{name}_ms"] = round(seconds_of(getattr(args, name)) * 1000)
    if args.start is not None:
        told["start_frame"] = round(seconds_of(args.start) * rate_hz)
    plain = {"take": args.take, "group": args.group, "position": args.position, "is_soloed": args.solo}
    told |= {name: value for name, value in plain.items() if value is not None}
    return told


def _state(row: RecipeRow) -> str:
    if row.state == "missing":
        return "; ".join(row.missing)
    return {
        "ready": "ready",
        "current": "made, up to date",
        "draft": "made as a draft",
        "stale": "made before the last change",
    }[row.state]


def _lane_line(lane: LaneRow) -> tuple[str, ...]:
    marks = [
        word for word, is_so in (("muted", lane.is_muted), ("solo", lane.is_soloed), (lane.group, lane.group)) if is_so
    ]
    return (
        lane.stage,
        lane.output,
        lane.name,
        str(lane.take),
        f"{lane.gain_mdb / 1000:+.1f} dB",
        str(lane.pan_milli / 10),
        f"{lane.fade_in_ms / 1000:g}/{lane.fade_out_ms / 1000:g} s" if lane.fade_in_ms or lane.fade_out_ms else "",
        str(lane.start_frame or ""),
        ", ".join(str(mark) for mark in marks),
    )
