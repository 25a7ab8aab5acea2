"""Undo and redo of every edit: names, where it leads back to, and what others have decided in between."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from studio.actions import plan_commands as p
from studio.actions.commands import MuteStage
from studio.actions.recipe_commands import LaneChange, RemoveRecipe, SetLane, SetRecipe
from studio.actions.recipes import mute_stage, remove_recipe, set_lane, set_recipe
from studio.domain.assembly import mixed_outputs
from studio.domain.errors import BadInputError, RefusedError, SegueError
from studio.events.plan_text import write_stages
from studio.store.chain_files import parse_chain
from studio.store.undo import next_edit
from tests.actions.edits import does, named, office, stage, steps
from tests.queries.homes import DAY_MS, HOUR_MS, MONDAY_MS, SMALL, Studio


def label(owner: Studio, *, is_undo: bool = True) -> str:
    with owner.home.read() as connection:
        edit = next_edit(connection, owner.prj, is_undo=is_undo)
        return edit.label if edit else ""


RECIPE_ACTIONS = {MuteStage: mute_stage, SetLane: set_lane, SetRecipe: set_recipe, RemoveRecipe: remove_recipe}


def recipe_edit(owner: Studio, command: Any) -> dict[str, Any]:
    with owner.home.work() as work:
        return RECIPE_ACTIONS[type(command)](work, command)


def others(owner: Studio, *events: dict[str, Any]) -> None:
    """Decisions of another of the owner's devices: they are in the plan and on no list of what can be undone here."""
    with owner.home.work() as work:
        work.decide(owner.prj, *events)


def test_every_edit_has_a_name_that_a_menu_can_say(plan: Studio) -> None:
    drums = named(plan, "drums")
    start = MONDAY_MS + DAY_MS + HOUR_MS
    said = []
    for command in (
        p.MoveStage(drums, start + 2 * DAY_MS, start),
        p.MoveStage(drums, start + DAY_MS + 5 * HOUR_MS, start + 2 * DAY_MS),
        p.SetStage(drums, {"title": "Kit"}),
        p.SetStage(drums, {"brief": "Play it softly."}),
        p.SetStage(drums, {"track": "Mix"}),
        p.ResizeStage(drums, start, start + 8 * HOUR_MS),
        p.AddStage(plan.prj, "Drums", "Shaker"),
        p.DuplicateStages((drums,)),
        p.SplitStage(drums, 240),
        p.AddTrack(plan.prj, "Brass"),
        p.SetTrack(plan.prj, "Brass", "Horns"),
        p.SetTrack(plan.prj, "Horns", position=0),
        p.RemoveTrack(plan.prj, "Horns"),
        p.RemoveStages((drums,)),
    ):
        does(plan, command)
        said.append(label(plan))
    assert said == [
        "Move Drums by 2 days",
        "Move Drums back by 3 hours",
        "Rename Drums to Kit",
        "Change Kit",
        "Move Kit to Mix",
        "Resize Kit to 1 day",
        "Add Shaker",
        "Duplicate Kit",
        "Split Kit",
        "Add track Brass",
        "Rename track Brass to Horns",
        "Move track Horns",
        "Remove track Horns",
        "Remove Kit",
    ]


def test_a_refused_edit_leaves_nothing_behind(plan: Studio) -> None:
    before = office(plan)
    with pytest.raises(SegueError):
        does(plan, p.MoveStages((p.MoveStage(named(plan, "drums"), MONDAY_MS + DAY_MS),), "no such track"))
    assert (office(plan), label(plan)) == (before, "")


def test_an_undo_that_others_have_overtaken_is_refused_in_words_and_the_next_one_goes_on(plan: Studio) -> None:
    drums = named(plan, "drums")
    does(plan, p.SetStage(named(plan, "mix"), {"title": "Balance"}))
    does(plan, p.SetStage(drums, {"title": "Kit"}))
    others(plan, {"k": "stage.set", "id": drums, "title": "Percussion"})
    told = steps(plan)
    assert told["refused"] == "Rename Drums to Kit"
    assert "“Percussion” has been changed since" in told["reason"]
    assert stage(plan, "drums").title == "Percussion"
    assert steps(plan)["undone"] == "Rename Mix to Balance"
    with pytest.raises(RefusedError, match="nothing to undo"):
        steps(plan)


@pytest.mark.parametrize(
    ("since", "reason"), [("link", "linked to others"), ("port", "has been changed"), ("gone", "has been removed")]
)
def test_what_others_built_on_is_not_undone(plan: Studio, since: str, reason: str) -> None:
    shaker = does(plan, p.AddStage(plan.prj, "Drums", "Shaker"))["stage"]
    link = {"source": named(plan, "guide"), "target": shaker, "kind": "FS", "lag": 0, "output": "", "input": ""}
    event = {
        "link": {"k": "link.add", "id": "ab" * 16, **link},
        "port": {"k": "stage.set", "id": shaker, "inputs": [{"name": "loop", "type": "any", "several": False}]},
        "gone": {"k": "stage.remove", "id": shaker},
    }[since]
    others(plan, event)
    assert reason in steps(plan)["reason"]


def test_a_length_is_not_undone_once_it_is_part_of_an_offer(plan: Studio) -> None:
    drums = named(plan, "drums")
    does(plan, p.SetStage(drums, {"work_min": 480}))
    plan.offers(drums)
    told = steps(plan)
    assert "its length is part of the terms" in told["reason"]
    assert stage(plan, "drums").work_min == 480


def test_a_link_that_would_close_a_loop_by_now_does_not_come_back(plan: Studio) -> None:
    guide, mix = named(plan, "guide"), named(plan, "mix")
    link = next(one.id for one in office(plan)["link"].values() if one.target == mix)
    does(plan, p.UnlinkStages(plan.prj, (link,)))
    body = {"source": mix, "target": guide, "kind": "FS", "lag": 0, "output": "", "input": ""}
    others(plan, {"k": "link.add", "id": "cd" * 16, **body})
    assert "loop" in steps(plan)["reason"]


@pytest.mark.parametrize("what", ["remove", "duplicate", "split"])
def test_groups_are_one_step(plan: Studio, what: str) -> None:
    before = office(plan)
    both = (named(plan, "guide"), named(plan, "drums"))
    does(
        plan,
        {"remove": p.RemoveStages(both), "duplicate": p.DuplicateStages(both), "split": p.SplitStage(both[1], 240)}[
            what
        ],
    )
    after = office(plan)
    assert after != before
    steps(plan)
    assert office(plan) == before
    steps(plan, "redo")
    assert office(plan) == after


# --- every edit, in any order ------------------------------------------------------------------------------------

picks = st.integers(0, 1 << 16)


class Edits(RuleBasedStateMachine):
    """Any edits, undone and redone in any order, with decisions of others in between."""

    owner: Studio

    @initialize()
    def starts(self) -> None:
        self.owner.starts(parse_chain(SMALL))
        self.now = office(self.owner)
        self.states = [self.now]
        self.at = 0
        self.foreign: dict[tuple[str, str], str] = {}

    def one(self, kind: str, pick: int) -> Any:
        found = sorted(self.now[kind].values(), key=lambda record: record.id)
        return found[pick % len(found)] if found else None

    def edits(self, command: Any) -> None:
        try:
            if type(command) in RECIPE_ACTIONS:
                recipe_edit(self.owner, command)
            else:
                does(self.owner, command)
        except SegueError:
            return  # what a refused edit leaves would be seen in the next state that is compared
        before, self.now = self.now, office(self.owner)
        if self.now != before:
            self.states = [*self.states[: self.at + 1], self.now]
            self.at += 1

    @rule(pick=picks, days=st.integers(-3, 9))
    def moves(self, pick: int, days: int) -> None:
        if (stage := self.one("stage", pick)) is not None:
            self.edits(p.MoveStage(stage.id, MONDAY_MS + days * DAY_MS))

    @rule(pick=picks, field=st.sampled_from(["title", "brief", "work_min", "price_minor", "track"]))
    def changes(self, pick: int, field: str) -> None:
        stage, track = self.one("stage", pick), self.one("track", pick)
        if stage is not None and track is not None:
            value = {"title": f"T{pick}", "brief": f"B{pick}", "track": track.id}.get(field, 60 + pick % 900)
            self.edits(p.SetStage(stage.id, {field: value}))

    @rule(pick=picks, how=st.sampled_from(["add", "remove", "duplicate", "split", "mute", "group", "paste"]))
    def stages(self, pick: int, how: str) -> None:
        stage, other, track = self.one("stage", pick), self.one("stage", pick // 7), self.one("track", pick)
        if track is not None and how == "add":
            self.edits(p.AddStage(self.owner.prj, track.id, f"S{pick}"))
        elif stage is not None and other is not None:
            both = (stage.id, other.id)
            moves = tuple(p.MoveStage(one, MONDAY_MS + pick % 9 * DAY_MS) for one in dict.fromkeys(both))
            with self.owner.home.read() as connection:
                state = self.owner.home.rooms.view(connection, self.owner.prj, self.owner.now_ms)
                text = write_stages(state, dict.fromkeys(both))
            self.edits(
                {
                    "remove": p.RemoveStages(both),
                    "duplicate": p.DuplicateStages(both),
                    "split": p.SplitStage(stage.id, 30 + pick % 300),
                    "mute": MuteStage(stage.id, is_muted=bool(pick % 2)),
                    "group": p.MoveStages(moves, track.id if track is not None else ""),
                    "paste": p.PasteStages(self.owner.prj, text, MONDAY_MS),
                }[how]
            )

    @rule(pick=picks, how=st.sampled_from(["level", "pan", "both", "set", "add", "remove"]))
    def recipes(self, pick: int, how: str) -> None:
        outputs = [(one.id, name) for one in self.now["stage"].values() for name in mixed_outputs(one)]
        lanes = [LaneChange(*output, {"gain_mdb": pick % 5 - 2}) for output in outputs][: 1 + pick % 2]
        pans = [LaneChange(*output, {"pan_milli": pick % 3, "is_muted": pick % 2 == 0}) for output in outputs][:1]
        levels = {"level": lanes, "pan": pans, "both": [*lanes, *pans]}
        name, prj = ("mix", "loud", "soft")[pick % 3], self.owner.prj
        told = {"settings": {"bits": ("16", "24", "32f")[pick % 3]}}
        if how in levels:
            self.edits(SetLane(prj, tuple(levels[how])))
        elif how == "remove":
            self.edits(RemoveRecipe(prj, name))
        else:
            self.edits(SetRecipe(prj, name, told if how == "set" else {"kind": "mix", "title": f"R{pick % 4}"}))

    @rule(pick=picks, how=st.sampled_from(["link", "unlink"]))
    def links(self, pick: int, how: str) -> None:
        link, source, target = self.one("link", pick), self.one("stage", pick), self.one("stage", pick // 5)
        if how == "unlink" and link is not None:
            self.edits(p.UnlinkStages(self.owner.prj, (link.id,)))
        elif source is not None and target is not None:
            self.edits(p.LinkStages(source.id, target.id))

    @rule(pick=picks, how=st.sampled_from(["add", "rename", "move", "remove"]))
    def tracks(self, pick: int, how: str) -> None:
        track = self.one("track", pick)
        if how == "add":
            self.edits(p.AddTrack(self.owner.prj, f"L{pick}"))
        elif track is not None:
            rename, move = (
                p.SetTrack(self.owner.prj, track.id, f"R{pick}"),
                p.SetTrack(self.owner.prj, track.id, position=pick % 4),
            )
            self.edits({"rename": rename, "move": move, "remove": p.RemoveTrack(self.owner.prj, track.id)}[how])

    @precondition(lambda self: not self.foreign)
    @rule(count=st.integers(1, 4))
    def undoes(self, count: int) -> None:
        for _ in range(min(count, self.at)):
            assert "undone" in steps(self.owner)
            self.at -= 1
            self.now = office(self.owner)
            assert self.now == self.states[self.at]

    @precondition(lambda self: not self.foreign)
    @rule(count=st.integers(1, 4))
    def redoes(self, count: int) -> None:
        for _ in range(min(count, len(self.states) - 1 - self.at)):
            assert "redone" in steps(self.owner, "redo")
            self.at += 1
            self.now = office(self.owner)
            assert self.now == self.states[self.at]

    @rule(pick=picks, field=st.sampled_from(["title", "brief"]))
    def another_device_changes(self, pick: int, field: str) -> None:
        if (stage := self.one("stage", pick)) is not None:
            value = f"foreign {len(self.foreign)} {pick}"
            others(self.owner, {"k": "stage.set", "id": stage.id, field: value})
            self.foreign[stage.id, field] = value
            self.now = office(self.owner)

    def teardown(self) -> None:
        if not hasattr(self, "states"):
            return
        while label(self.owner):
            steps(self.owner)
        now = office(self.owner)
        if not self.foreign:
            assert now == self.states[0]
        for (changed, field), value in self.foreign.items():
            if changed in now["stage"]:
                assert getattr(now["stage"][changed], field) == value


def test_whatever_is_edited_leads_back_to_where_it_began(owner: Studio) -> None:
    kind = type("OwnersEdits", (Edits,), {"owner": owner})
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large]
    run_state_machine_as_test(
        kind, settings=settings(max_examples=8, stateful_step_count=12, deadline=None, suppress_health_check=checks)
    )


def test_a_level_that_a_co_owner_has_changed_since_is_not_undone_and_the_rest_of_the_lane_stays_theirs(
    plan: Studio,
) -> None:
    drums = named(plan, "drums")
    output = mixed_outputs(stage(plan, "drums"))[0]
    recipe_edit(plan, SetLane(plan.prj, (LaneChange(drums, output, {"gain_mdb": -3000}),)))
    assert label(plan) == "Level of Drums"
    recipe_edit(plan, SetLane(plan.prj, (LaneChange(drums, output, {"gain_mdb": -3000}),)))
    lane = {"k": "recipe.lane", "recipe": "mix", "stage": drums, "output": output, "file": ""}
    others(plan, {**lane, "pan_milli": 500})
    assert "undone" in steps(plan)
    (left,) = office(plan)["lane"].values()
    assert (left.get("gain_mdb"), left["pan_milli"]) == (None, 500)
    assert "redone" in steps(plan, "redo")
    others(plan, {**lane, "gain_mdb": -6000})
    assert steps(plan)["reason"] == "The recipe has been changed since."


def test_what_a_recipe_cannot_be_is_said_in_words(plan: Studio) -> None:
    for told, words in (
        ({"kind": "master", "source": "loud"}, "goes on from itself"),
        ({"kind": "master", "source": "nothing"}, "There is no recipe “nothing”"),
        ({"kind": "master", "settings": {"volume": 11}}, "knows no setting “volume”"),
        ({"kind": "master", "colour": "red"}, "A recipe has no “colour”"),
        ({"title": "Loud"}, "There is no kind of recipe"),
    ):
        with pytest.raises(BadInputError, match=words):
            recipe_edit(plan, SetRecipe(plan.prj, "loud", told))
    recipe_edit(plan, SetRecipe(plan.prj, "loud", {"kind": "mix", "title": "Loud"}))
    recipe_edit(plan, SetRecipe(plan.prj, "master", {"source": "loud"}))
    for command, words in (
        (SetRecipe(plan.prj, "mix", {"kind": "master"}), "“Mix” is a mix, and stays one"),
        (RemoveRecipe(plan.prj, "loud"), "“Loud” is what Master goes on from"),
        (RemoveRecipe(plan.prj, "mix"), "built in and was not changed"),
    ):
        with pytest.raises(RefusedError, match=words):
            recipe_edit(plan, command)
    recipe_edit(plan, RemoveRecipe(plan.prj, "master"))
    recipe_edit(plan, RemoveRecipe(plan.prj, "loud"))
    assert office(plan)["recipe"] == {}
