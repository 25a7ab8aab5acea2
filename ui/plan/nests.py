"""Nested chains and chains on the plan's screen: nest, open, flatten, save as a chain, insert a chain.

A closed nest is a bar whose id is the nest's: what a hand or a key asks of it is turned here into what it means for its
stages, or refused in words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from studio.queries.nested import as_shown, stages_of
from ui.commands import Command
from ui.timeline.gestures import open_first
from ui.words import tr

if TYPE_CHECKING:
    from studio.queries.plan_rows import NestRow, PlanRows, StageRow
    from ui.plan.panel import PlanPanel


class PlanNests:
    """One for a panel. ``whole`` is the plan with every stage, whatever is closed."""

    def __init__(self, panel: PlanPanel) -> None:
        self._panel, self._context = panel, panel.context
        self.whole: PlanRows | None = None
        has, nested = self._has_stages, lambda: self.nest_at() is not None
        has_plan = lambda: bool(self._context.production) and self.whole is not None  # noqa: E731  one line says it
        for id_, words, run, keys, icon, is_possible in (
            ("nest.add", tr("Nest the selected stages"), self.nest, "G", "layers-subtract", has),
            ("nest.toggle", tr("Open or close the nested chain"), self.toggle, "Ctrl+G", "package", nested),
            ("nest.flatten", tr("Flatten the nested chain"), self.flatten, "Shift+G", "", nested),
            ("chain.save", tr("Save as a chain…"), self._save_chain, "K", "device-floppy", has),
            ("chain.insert", tr("Insert a chain…"), self.insert_chain, "I", "music-plus", has_plan),
        ):
            self._context.commands.add(Command(id_, words, run, keys, icon, "plan", "plan", is_possible))

    # --- what is shown
    def shown(self, plan: PlanRows) -> PlanRows:
        """The plan as the timeline draws it, with a bar for each closed nest."""
        self.whole = plan
        return as_shown(plan)

    def named(self, nest: str) -> NestRow | None:
        """The nest of that id."""
        return next((one for one in self.whole.nests if one.id == nest), None) if self.whole is not None else None

    def stages(self) -> tuple[str, ...]:
        """The ids of the selected stages, with those of a closed nest in its place."""
        return stages_of(self.whole, self._panel.timeline.chosen_ids()) if self.whole is not None else ()

    def stages_of(self, bar: str) -> tuple[str, ...]:
        """The ids of what a bar stands for: its stage, or those of a closed nest."""
        return stages_of(self.whole, [bar]) if self.whole is not None else ()

    def whole_stages(self) -> tuple[StageRow, ...]:
        """Every stage of the plan."""
        return self.whole.stages if self.whole is not None else ()

    def _has_stages(self) -> bool:
        return self._panel.timeline.selected_bar >= 0

    def nest_at(self) -> NestRow | None:
        """The nest that is selected, or in which the selected stage lies."""
        stage = self._panel.timeline.stage_of(self._panel.timeline.selected_bar)
        if stage is None:
            return None
        return self.named(stage.id) or self.named(getattr(stage, "nest", ""))

    # --- acts
    def nest(self) -> None:
        """Let the selected stages count as one, shown as one bar; its name is written at once."""
        from studio.actions.plan_commands import NestStages

        chosen = self.stages()
        titles = {row.id: row.title for row in self.whole.stages} if self.whole is not None else {}
        first = titles.get(chosen[0], "") if chosen else ""
        name = tr("{title} and {n} more", title=first, n=len(chosen) - 1) if len(chosen) > 1 else first
        self._run_and_choose(NestStages(chosen, name[:200]), renames=True)

    def toggle(self) -> None:
        """Show the nest as its stages, or as one bar."""
        nest = self.nest_at()
        if nest is not None:
            is_bar = nest.id == self._panel.timeline.selected_id()
            self.show(nest.id, is_closed=not is_bar)

    def show(self, nest: str, *, is_closed: bool) -> None:
        """Close it, or open it and select what was in it."""
        from studio.actions.plan_commands import ShowNest

        inside = stages_of(self.whole, [nest]) if self.whole is not None else ()
        then = (nest,) if is_closed else inside
        self._panel.edits.run(
            ShowNest(self._context.production, nest, is_closed),
            lambda _result: self._panel.edits.choose_when_shown(then),
        )

    def flatten(self) -> None:
        """Let the stages stand by themselves again."""
        from studio.actions.plan_commands import FlattenNest

        nest = self.nest_at()
        if nest is not None:
            self._run_and_choose(FlattenNest(self._context.production, nest.id), key="stages")

    def _run_and_choose(self, command: Any, *, key: str = "nest", renames: bool = False) -> None:
        def choose(result: dict[str, Any]) -> None:
            made = result[key]
            self._panel.edits.choose_when_shown((made,) if isinstance(made, str) else tuple(made), renames=renames)

        self._panel.edits.run(command, choose)

    def _save_chain(self) -> None:
        from ui.dialogs.save_chain import open_save_chain

        chosen, plan = self.stages(), self.whole
        nest = self.named(self._panel.timeline.selected_id())
        if plan is not None and chosen:
            title = nest.name if nest is not None else plan.production.title
            open_save_chain(self._context, plan, chosen, title)

    def insert_chain(self, at_ms: int = 0, track: str = "") -> None:
        """Choose a chain to put in: after the selected stage, or where the pointer is."""
        from ui.dialogs.insert_chain import open_insert_chain

        stage = self._panel.timeline.stage_of(self._panel.timeline.selected_bar)
        at_ms = at_ms or (stage.end_ms if stage is not None else 0)
        if self.whole is not None:
            open_insert_chain(self._context, self.whole, at_ms, track, self._inserted)

    def _inserted(self, result: dict[str, Any]) -> None:
        self._panel.refresh()
        made = (result["nest"],) if result["nest"] else tuple(result["stages"])
        self._panel.edits.choose_when_shown(made)

    # --- what a bar of a nest is asked
    def refuses(self, stage: str) -> bool:
        """Whether this is a closed nest and not a stage, which is said."""
        nest = self.named(stage)
        if nest is not None:
            self._context.show_message(open_first(nest.name), kind="hint")
        return nest is not None

    def meant(self, command: Any) -> Any:
        """The command as it is meant where it names a closed nest; None where that is not possible, which is said."""
        from studio.actions import plan_commands as p
        from studio.actions.plan_whole_commands import MoveBars

        nest = next((found for one in _named_by(command) if (found := self.named(one)) is not None), None)
        if nest is None:
            return command
        production = self._context.production
        if isinstance(command, p.MoveStage):
            command = p.MoveStages((command,))
        match command:
            case p.MoveStages(moves=moves, track=track):
                return MoveBars(production, moves, track)
            case p.SetStage(changes={"title": title, **others}) if not others:
                return p.RenameNest(production, nest.id, str(title))
            case p.RemoveStages(stages=stages):
                return p.RemoveStages(stages_of(self.whole, stages))
            case p.DuplicateStages(stages=stages):
                return p.DuplicateStages(stages_of(self.whole, stages))
        self.refuses(nest.id)
        return None


def _named_by(command: Any) -> tuple[str, ...]:
    """The ids of stages that a command names."""
    found = [getattr(command, name, "") for name in ("stage", "source", "target")]
    stages = getattr(command, "stages", ()) or ()
    moves = [move.stage for move in getattr(command, "moves", ())]
    return tuple(one for one in (*found, *stages, *moves) if isinstance(one, str) and one)
