"""Splitting, copying and pasting stages: what goes along, and what a preview says beforehand."""

from __future__ import annotations

import json
from typing import Any

import pytest

from studio.actions import plan_commands as p
from studio.domain.errors import BadInputError, RefusedError
from studio.queries.plan_if import plan_rows_if_changed, stages_as_text
from studio.queries.timeline import plan_rows
from studio.store.chain_files import parse_chain
from tests.actions.edits import does, named, office, stage
from tests.queries.homes import DAY_MS, HOUR_MS, MONDAY_MS, SMALL, Studio


def links(owner: Studio) -> set[tuple[str, str, str]]:
    now = office(owner)
    slugs = {one.id: one.slug for one in now["stage"].values()}
    return {(slugs[one.source], slugs[one.target], one.output) for one in now["link"].values()}


def text_of(owner: Studio, *stages: str) -> str:
    with owner.home.read() as connection:
        return stages_as_text(owner.home, connection, stages, owner.now_ms)


def test_both_halves_of_a_stage_cost_what_it_did_and_the_second_feeds_what_followed(plan: Studio) -> None:
    first, second = does(plan, p.SplitStage(named(plan, "drums"), 240))["stages"]
    parts = [office(plan)["stage"][one] for one in (first, second)]
    assert [part.title for part in parts] == ["Drums", "Drums 2"]
    assert [part.work_min for part in parts] == [240, 720]
    assert [part.price_minor for part in parts] == [1250, 3750]
    assert [[port.name for port in part.inputs] for part in parts] == [["guide"], ["drums_stem"]]
    assert links(plan) == {
        ("guide", "drums", "guide"),
        ("drums", "drums-2", "drums_stem"),
        ("drums-2", "mix", "drums_stem"),
    }


def test_copies_are_fed_by_what_feeds_the_stage_and_feed_nothing(plan: Studio) -> None:
    does(plan, p.DuplicateStages((named(plan, "drums"),)))
    does(plan, p.DuplicateStages((named(plan, "drums-2"), named(plan, "guide"))))
    assert links(plan) == {
        ("guide", "drums", "guide"),
        ("drums", "mix", "drums_stem"),
        ("guide", "drums-2", "guide"),
        ("guide-2", "drums-3", "guide"),
    }


def test_stages_go_to_another_production_with_their_tracks_and_links(plan: Studio) -> None:
    text = text_of(plan, named(plan, "drums"), named(plan, "mix"))
    plan.starts(parse_chain(SMALL.replace("currency: USD", "currency: EUR").replace("Drums", "Kit")))
    told = does(plan, p.PasteStages(plan.prj, text, MONDAY_MS + 9 * DAY_MS + HOUR_MS))
    assert told["notes"] == ["prices"]
    pasted = [office(plan)["stage"][one] for one in told["stages"]]
    assert [one.title for one in pasted] == ["Drums", "Mix 2"]
    assert [one.price_minor for one in pasted] == [0, 0]
    assert pasted[0].not_before_ms == MONDAY_MS + 9 * DAY_MS + HOUR_MS
    names = {one.id: one.name for one in office(plan)["track"].values()}
    assert [names[one.track] for one in pasted] == ["Drums", "Mix"]
    assert sorted(names.values()) == ["Direction", "Drums", "Kit", "Mix"]
    assert (pasted[0].slug, pasted[1].slug, "drums_stem") in links(plan)


@pytest.mark.parametrize("text", ["", "[]", "{}", "not json", '{"format": "segue-stages", "version": 9}'])
def test_what_is_no_copy_of_stages_is_not_pasted(plan: Studio, text: str) -> None:
    with pytest.raises(BadInputError, match="no stages"):
        does(plan, p.PasteStages(plan.prj, text))


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("work", 10**30, "work cannot be"),
        ("work", -60_000, "work cannot be"),
        ("price", 10**30, "price cannot be"),
        ("review_days", 10**9, "review days cannot be"),
        ("not_before", 32_503_680_000_000, "cannot lie outside 1970 to 2199"),
        ("not_before", -1, "cannot lie outside 1970 to 2199"),
        ("title", "x" * 30_000, "30000 letters are too many"),
        ("lag", 10**30, "hours is too long"),
    ],
)
def test_absurd_values_are_not_pasted_and_named(plan: Studio, field: str, value: object, said: str) -> None:
    body = json.loads(text_of(plan, named(plan, "guide"), named(plan, "drums")))
    body["links" if field == "lag" else "stages"][-1][field] = value
    before = office(plan)["stage"]
    with pytest.raises(BadInputError, match=said) as refused:
        does(plan, p.PasteStages(plan.prj, json.dumps(body)))
    assert refused.value.what_to_do
    assert len(refused.value.subject) <= 60
    assert office(plan)["stage"] == before


@pytest.mark.parametrize(
    "command", [p.RemoveStages(("guide", "drums")), p.SplitStage("drums"), p.ResizeStage("drums", 0, MONDAY_MS)]
)
def test_a_stage_that_is_offered_stays_whole(owner: Studio, command: Any) -> None:
    from dataclasses import replace

    owner.starts(parse_chain(SMALL))
    ids = {slug: named(owner, slug) for slug in ("guide", "drums")}
    owner.offers(ids["drums"])
    before = office(owner)
    if isinstance(command, p.RemoveStages):
        command = replace(command, stages=tuple(ids[one] for one in command.stages))
    else:
        command = replace(command, stage=ids[command.stage])
    with pytest.raises(RefusedError):
        does(owner, command)
    assert office(owner) == before


def test_a_preview_says_what_the_edits_will_do(plan: Studio) -> None:
    guide, drums = named(plan, "guide"), named(plan, "drums")
    start = MONDAY_MS + HOUR_MS
    with plan.home.read() as connection:
        seen = plan_rows_if_changed(
            plan.home,
            connection,
            plan.prj,
            ((guide, start + DAY_MS, 0), (drums, -1, start + 7 * DAY_MS + 8 * HOUR_MS)),
            plan.now_ms,
        )
    does(plan, p.MoveStages((p.MoveStage(guide, start + DAY_MS),)))
    row = next(one for one in plan.ask(plan_rows, plan.prj).stages if one.id == drums)
    does(plan, p.ResizeStage(drums, row.start_ms, start + 7 * DAY_MS + 8 * HOUR_MS))
    now = plan.ask(plan_rows, plan.prj)
    assert [(one.slug, one.start_ms, one.end_ms) for one in seen.stages] == [
        (one.slug, one.start_ms, one.end_ms) for one in now.stages
    ]
    assert seen.end_ms == now.end_ms
    assert stage(plan, "drums").work_min == 4 * 480  # from Wednesday to Monday
