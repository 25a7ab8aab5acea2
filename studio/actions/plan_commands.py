"""What a person can ask of a plan, as values: making, removing, copying, splitting, moving and linking stages, tracks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class MoveStage:
    """Start a stage no earlier than an instant (0: as early as it can). ``was_ms``: where it started, for the name of
    the edit.
    """

    stage: str
    not_before_ms: int
    was_ms: int = 0


@dataclass(frozen=True, slots=True)
class MoveStages:
    """Move several stages in one step, in time (-1: as it is) and, with ``track``, all to another track."""

    moves: tuple[MoveStage, ...]
    track: str = ""


@dataclass(frozen=True, slots=True)
class SetStage:
    """Change fields of a stage: title, brief, role, work_min, review_days, price_minor, revisions, track."""

    stage: str
    changes: dict[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SetSpec:
    """The delivery spec of a stage's output (empty: the only one), as rules; no rules: anything of its kind will do.

    ``type`` is the kind that the rules are for, where it is known. Result: ``{stage, production, output, spec}``.
    """

    stage: str
    output: str
    rules: dict[str, Any] = field(default_factory=dict)
    type: str = ""


@dataclass(frozen=True, slots=True)
class ResizeStage:
    """Let the work of a stage that starts at an instant end at another one, both UTC ms."""

    stage: str
    start_ms: int
    work_end_ms: int


@dataclass(frozen=True, slots=True)
class AddStage:
    """A new stage on a track, of so much work, no earlier than an instant. Result: ``{stage, slug, production}``."""

    production: str
    track: str
    title: str
    not_before_ms: int = 0
    work_min: int = 480


@dataclass(frozen=True, slots=True)
class RemoveStages:
    """Remove stages with their links, in one step."""

    stages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DuplicateStages:
    """Copy stages beside themselves, with the nested chains of which all is copied: what feeds them feeds the copies.

    Result: ``{stages: [ids], nests: [ids], production}``.
    """

    stages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SplitStage:
    """Cut a stage in two after so much of its work (0: half of it); the second part goes on with what the first hands in.

    Result: ``{stages: [first, second], production}``.
    """

    stage: str
    after_min: int = 0


@dataclass(frozen=True, slots=True)
class PasteStages:
    """Put copied stages (the text of ``copy_stages``) into a production, the first one no earlier than an instant.

    Their tracks are found by name or made; with ``track`` all go there. Result: ``{stages: [ids], production, notes}``.
    """

    production: str
    text: str
    at_ms: int = 0
    track: str = ""


@dataclass(frozen=True, slots=True)
class LinkStages:
    """Link two stages through ports, or in time only. Result: ``{link, production}``."""

    source: str
    target: str
    output: str = ""
    input: str = ""
    kind: str = "FS"
    lag_min: int = 0


@dataclass(frozen=True, slots=True)
class LinkInTime:
    """Link pairs of stages, source and target, in time only and in one step. Result: ``{links: [ids], production}``."""

    production: str
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class UnlinkStages:
    """Remove links by their ids, in one step."""

    production: str
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AddTrack:
    """A new track below the others. Result: ``{track, production}``."""

    production: str
    name: str


@dataclass(frozen=True, slots=True)
class SetTrack:
    """Rename a track, or move it to a place among the others (0: the top, -1: where it is)."""

    production: str
    track: str
    name: str = ""
    position: int = -1


@dataclass(frozen=True, slots=True)
class RemoveTrack:
    """Remove an empty track."""

    production: str
    track: str


@dataclass(frozen=True, slots=True)
class NestStages:
    """Let stages count as one, shown as one bar. Result: ``{nest, stages: [ids], production}``."""

    stages: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class RenameNest:
    """Another name for a nested chain."""

    production: str
    nest: str
    name: str


@dataclass(frozen=True, slots=True)
class ShowNest:
    """Show a nested chain as one bar, or open as its stages. No step of undo: nothing of the plan changes."""

    production: str
    nest: str
    is_closed: bool


@dataclass(frozen=True, slots=True)
class FlattenNest:
    """Let the stages of a nested chain stand by themselves again. Result: ``{stages: [ids], production}``."""

    production: str
    nest: str


PlanCommand = (
    MoveStage
    | MoveStages
    | SetStage
    | SetSpec
    | ResizeStage
    | AddStage
    | RemoveStages
    | DuplicateStages
    | SplitStage
    | PasteStages
    | LinkStages
    | LinkInTime
    | UnlinkStages
    | AddTrack
    | SetTrack
    | RemoveTrack
    | NestStages
    | RenameNest
    | ShowNest
    | FlattenNest
)

ACTIONS: dict[type, tuple[str, str]] = {
    MoveStage: ("plan_timeline", "move_stage"),
    SetStage: ("plan_timeline", "set_stage"),
    SetSpec: ("plan_specs", "set_spec"),
    AddStage: ("plan_timeline", "make_stage"),
    LinkStages: ("plan_timeline", "link_stages"),
    AddTrack: ("plan_timeline", "make_track"),
    SetTrack: ("plan_timeline", "change_track"),
    RemoveTrack: ("plan_timeline", "drop_track"),
    MoveStages: ("plan_groups", "move_stages"),
    ResizeStage: ("plan_groups", "resize_stage"),
    RemoveStages: ("plan_groups", "remove_stages"),
    DuplicateStages: ("plan_groups", "duplicate_stages"),
    SplitStage: ("plan_groups", "split_stage"),
    PasteStages: ("plan_groups", "paste_stages"),
    LinkInTime: ("plan_groups", "link_in_time"),
    UnlinkStages: ("plan_groups", "remove_links"),
    NestStages: ("plan_nests", "nest_stages"),
    RenameNest: ("plan_nests", "rename_nest"),
    ShowNest: ("plan_nests", "show_nest"),
    FlattenNest: ("plan_nests", "flatten_nest"),
}
"""Which function of which sibling module carries each out: its module and its name."""
