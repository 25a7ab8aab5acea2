"""What Assemble shows: lanes with their places, what is missing, which results are current."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import insert

from studio.actions.recipe_commands import RemoveRecipe, SetRecipe
from studio.actions.recipes import remove_recipe, set_recipe
from studio.domain.assembly import manifest_of
from studio.domain.errors import NotFoundError
from studio.domain.recipe import sources_of
from studio.events.fold_recipes import recipes_in
from studio.queries.assembly import approved_takes, assemble_rows, placed_lanes, placed_takes, recipe_fingerprint
from studio.queries.timeline import plan_rows
from studio.store import tables
from studio.store.deliverables import Deliverable, keep_deliverable
from tests.queries.homes import MONDAY_MS


def approved(working, stem):
    pair, room = working
    pair.other.delivers(room, stem("drums.wav"))
    pair.other.sent_everything()
    pair.meet(room)
    pair.arrives()
    pair.owner.reviews("drums", "approve")
    return pair.owner


def test_what_is_missing_goes_by_its_title(owner, small):
    owner.starts(small)
    rows = owner.ask(assemble_rows, owner.prj)
    assert (rows.lanes, rows.missing, rows.made) == ((), ("Drums",), ())
    assert Path(rows.out_dir).parts[-2:] == ("Late Train", "deliverables")


def test_an_approved_stem_is_a_lane_with_its_place(working, stem):
    owner = approved(working, stem)
    rows = owner.ask(assemble_rows, owner.prj)
    (lane,) = rows.lanes
    assert (lane.track, lane.stage, lane.name, lane.person, lane.take) == (
        "Drums", "Drums", "drums.wav", "Ana Ribeiro", 1,
    )  # fmt: skip
    assert Path(lane.path).is_file()
    assert rows.missing == ()


def test_approved_takes_name_people_and_content(working, stem):
    owner = approved(working, stem)
    guide, drums = owner.ask(approved_takes, owner.prj)
    assert (guide.person, guide.person_id) == ("Mira Lindqvist", owner.home.person)
    pair, _ = working
    assert (drums.person, drums.person_id) == ("Ana Ribeiro", pair.other.home.person)
    assert drums.licence.startswith("Buy-out. ")
    assert len(drums.manifest_hash) == 64
    placed = owner.ask(placed_takes, owner.prj)
    assert [Path(path).name for take in placed for path in take.paths.values()] == ["guide.wav", "drums.wav"]


def test_a_file_that_is_gone_leaves_its_lane_without_a_place(working, stem):
    owner = approved(working, stem)
    Path(owner.ask(assemble_rows, owner.prj).lanes[0].path).unlink()
    assert [lane.path for lane in owner.ask(placed_lanes, owner.prj)] == [""]


def test_results_say_whether_they_are_current(working, stem, tmp_path):
    owner = approved(working, stem)
    result = tmp_path / "mix.wav"
    result.write_bytes(b"x")
    lanes = [placed.lane for placed in owner.ask(placed_lanes, owner.prj)]
    with owner.home.work() as work:
        production = work.view(owner.prj).production
        body = {"outputs": [{"path": str(result), "frames": 480, "sample_rate_hz": 48000, "integrated_lufs": -14.0}]}
        values = {"prj": owner.prj, "recipe": "mix", "path": str(result), "body": json.dumps(body)}
        fingerprint = manifest_of(production, lanes).fingerprint
        table = tables.deliverable
        work.connection.execute(insert(table).values(**values, made_ms=MONDAY_MS, inputs_hash=fingerprint))
        work.connection.execute(
            insert(table).values(**{**values, "body": "{}", "path": "/gone.wav"}, made_ms=1, inputs_hash="old")
        )
    first, second = owner.ask(assemble_rows, owner.prj).made
    assert (first.frames, first.integrated_lufs, first.true_peak_dbtp, first.is_current) == (480, -14.0, None, True)
    assert (second.frames, second.is_current) == (0, False)
    result.unlink()
    (first, _second) = owner.ask(assemble_rows, owner.prj).made
    assert (first.is_current, first.is_there) == (True, False)


def test_a_recipe_that_was_told_otherwise_makes_its_result_stale(working, stem, tmp_path):
    owner = approved(working, stem)
    result = tmp_path / "master.wav"
    result.write_bytes(b"x")

    def state() -> str:
        rows = owner.ask(assemble_rows, owner.prj)
        return next(row.state for row in rows.recipes if row.name == "master")

    assert state() == "ready"
    with owner.home.work() as work:
        chain = sources_of(recipes_in(work.view(owner.prj)), "master")
        now = recipe_fingerprint(owner.home, work.connection, owner.prj, work.now_ms, chain)
        keep_deliverable(work.connection, owner.prj, Deliverable("master", str(result), MONDAY_MS, now, {}))
    assert state() == "current"
    with owner.home.work() as work:
        set_recipe(work, SetRecipe(owner.prj, "master", {"settings": {"target_clufs": -900}}))
    assert state() == "stale"
    with owner.home.work() as work:
        remove_recipe(work, RemoveRecipe(owner.prj, "master"))
    assert state() == "current"


def test_own_takes_that_feed_nothing_are_no_lanes(owner, small, stem):
    owner.starts(small)
    owner.delivers("guide", stem())
    assert owner.ask(assemble_rows, owner.prj).lanes == ()
    assert owner.ask(plan_rows, owner.prj).production.approved == 1


def test_an_unknown_production_is_refused(owner):
    with pytest.raises(NotFoundError):
        owner.ask(assemble_rows, "nothing")
