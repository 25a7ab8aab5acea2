"""The plan: dates, states, money, previews, odd data, and how long large plans take."""

from __future__ import annotations

import contextlib
import json
import random
import time
from dataclasses import replace

import pytest

from studio.actions.agreement_commands import CancelHandOff
from studio.actions.asking import answer_question, ask_pause
from studio.actions.commands import AnswerQuestion, AskPause, MoveStage, NoteText, RecordPayment, WithdrawOffer
from studio.actions.hand_off import cancel_hand_off, withdraw_offer
from studio.actions.payments import record_payment
from studio.actions.plan_timeline import move_stage
from studio.domain.errors import NotFoundError, RefusedError
from studio.domain.ids import new_id
from studio.domain.production import Link, Port, Stage
from studio.domain.stage_states import StageState
from studio.events.catalog import link_to_log, stage_to_log
from studio.queries.plan_as_json import plan_json
from studio.queries.rows import PlanRows, StageRow
from studio.queries.standing import production_facts
from studio.queries.timeline import named_plan, plan_rows, plan_rows_if, production_rows
from studio.store.home import Home
from studio.store.productions import production_here
from tests.queries.homes import DAY_MS, HOUR_MS, MONDAY_MS, Pair, Studio, stage_id

_S = StageState


def bar(studio: Studio, slug: str) -> StageRow:
    return next(row for row in studio.ask(plan_rows, studio.prj).stages if row.slug == slug)


def state(studio: Studio, slug: str) -> StageState:
    return bar(studio, slug).state


def if_moved(studio: Studio, stage: str, not_before_ms: int) -> PlanRows:
    with studio.home.read() as connection:
        return plan_rows_if(studio.home, connection, studio.prj, stage, not_before_ms, studio.now_ms)


def test_a_new_plan_has_its_stages_in_lane_order_with_both_ends(owner, small):
    owner.starts(small)
    rows = owner.ask(plan_rows, owner.prj)
    assert [row.slug for row in rows.stages] == ["guide", "drums", "mix"]
    assert [track.name for track in rows.tracks] == ["Direction", "Drums", "Mix"]
    guide, drums, mix = rows.stages
    assert guide.start_ms == MONDAY_MS + HOUR_MS
    assert guide.end_ms == guide.work_end_ms == MONDAY_MS + 9 * HOUR_MS
    assert drums.start_ms == MONDAY_MS + DAY_MS + HOUR_MS
    assert drums.end_ms - drums.work_end_ms == 2 * DAY_MS  # the review wait
    assert drums.early_end_ms == drums.work_end_ms
    assert (rows.work_days, rows.early_work_days) == (6, 4)
    assert rows.end_ms == mix.end_ms > rows.early_end_ms


def test_own_stages_have_the_owners_name_and_others_nobodys(owner, small):
    owner.starts(small)
    assert [(row.is_own, row.person) for row in owner.ask(plan_rows, owner.prj).stages] == [
        (True, "Mira Lindqvist"),
        (False, ""),
        (True, "Mira Lindqvist"),
    ]


def test_links_name_both_ends_and_bars_what_holds_them(owner, small):
    owner.starts(small)
    rows = owner.ask(plan_rows, owner.prj)
    ids = {row.slug: row.id for row in rows.stages}
    assert {(link.source, link.target, link.output, link.kind) for link in rows.links} == {
        (ids["guide"], ids["drums"], "guide", "FS"),
        (ids["drums"], ids["mix"], "drums_stem", "FS"),
    }
    assert bar(owner, "drums").waits_for == ("Guide",)
    assert bar(owner, "drums").is_critical


def test_a_hand_off_goes_through_its_states(pair: Pair, small, stem, clock):
    owner, other = pair.owner, pair.other
    owner.starts(small)
    room = owner.offers("drums")
    assert (state(owner, "drums"), bar(owner, "drums").person) == (_S.OFFERED, "Ana Ribeiro")
    assert bar(owner, "drums").answer_by_ms == clock.now_ms + 72 * HOUR_MS
    pair.joins(room)
    other.accepts(room)
    pair.meet(room)
    assert state(owner, "drums") is _S.AWAITING_INPUTS
    assert bar(owner, "drums").waits_for == ("guide",)
    owner.delivers("guide", stem("guide.wav"))
    assert (state(owner, "guide"), bar(owner, "guide").takes) == (_S.APPROVED, 1)
    owner.sent_everything()
    owner.forms_entries()
    pair.meet(room)
    pair.meet(room)
    assert state(owner, "drums") is _S.IN_PROGRESS
    assert bar(owner, "drums").due_ms == MONDAY_MS + DAY_MS + 9 * HOUR_MS
    begun_ms = bar(owner, "drums").begun_ms
    assert 0 < begun_ms <= clock.now_ms
    clock.now_ms += HOUR_MS
    other.delivers(room, stem("drums.wav"))
    other.sent_everything()
    pair.meet(room)
    assert state(owner, "drums") is _S.IN_REVIEW
    assert bar(owner, "drums").answer_by_ms > clock.now_ms
    assert (bar(owner, "drums").begun_ms, bar(owner, "drums").delivered_ms) == (begun_ms, clock.now_ms)
    pair.arrives()
    owner.reviews("drums", "revise", NoteText(1.0, "Later."))
    assert bar(owner, "drums").delivered_ms == 0
    assert (state(owner, "drums"), bar(owner, "drums").rounds_used) == (_S.REVISION, 1)
    owner.forms_entries()
    pair.reads(room)
    clock.now_ms += 2 * DAY_MS
    assert bar(owner, "drums").is_late
    other.delivers(room, stem("drums 2.wav"))
    other.sent_everything()
    pair.meet(room)
    assert not bar(owner, "drums").is_late
    pair.arrives()
    owner.reviews("drums", "approve")
    done = bar(owner, "drums")
    assert (done.state, done.takes, done.is_critical, done.slack_min) == (_S.APPROVED, 2, False, 0)
    assert done.end_ms == clock.now_ms
    with owner.home.work() as work:
        record_payment(work, RecordPayment("drums", "bank 1"))
    assert state(owner, "drums") is _S.SETTLED
    assert owner.ask(plan_rows, owner.prj).paid_minor == 5000


def test_a_pause_is_told_from_when_on_and_a_stage_without_work_is_a_milestone(working, clock):
    pair, room = working
    with pair.owner.home.work() as work:
        ask_pause(work, AskPause(room, "on tour"))
    pair.meet(room)
    clock.now_ms += HOUR_MS
    with pair.other.home.work() as work:
        answer_question(work, AnswerQuestion(room, is_yes=True))
    pair.meet(room)
    row = bar(pair.owner, "drums")
    assert (row.state, row.paused_ms) == (_S.PAUSED, clock.now_ms)
    assert not row.is_milestone
    with pair.owner.home.work() as work:
        work.decide(pair.owner.prj, {"k": "stage.set", "id": stage_id(pair.owner, "mix"), "work": 0, "price": 0})
    assert bar(pair.owner, "mix").is_milestone


def test_silence_approves_when_the_review_time_has_passed(working, stem, clock):
    pair, room = working
    pair.other.delivers(room, stem())
    pair.other.sent_everything()
    pair.meet(room)
    pair.arrives()
    pair.owner.forms_entries()
    clock.now_ms = bar(pair.owner, "drums").answer_by_ms
    assert state(pair.owner, "drums") is _S.IN_REVIEW
    clock.now_ms += 1
    row = bar(pair.owner, "drums")
    assert (row.state, row.is_silent, row.end_ms) == (_S.APPROVED, True, clock.now_ms - 1)
    clock.now_ms -= 1
    assert state(pair.owner, "drums") is _S.IN_REVIEW


def test_due_is_late_only_after_its_instant(working, clock):
    pair, _ = working
    clock.now_ms = bar(pair.owner, "drums").due_ms
    assert not bar(pair.owner, "drums").is_late
    clock.now_ms += 1
    assert bar(pair.owner, "drums").is_late


def test_an_unanswered_offer_expires_by_itself(owner, small, clock):
    owner.starts(small)
    owner.offers("drums")
    clock.now_ms += 72 * HOUR_MS + 1
    assert state(owner, "drums") is _S.EXPIRED


def test_a_declined_stage_shows_it_until_it_is_offered_again(pair: Pair, small):
    pair.owner.starts(small)
    room = pair.owner.offers("drums")
    pair.joins(room)
    pair.other.declines(room, "On tour")
    pair.meet(room)
    assert bar(pair.owner, "drums").state is _S.DECLINED
    assert bar(pair.owner, "drums").price_minor == 5000
    pair.owner.offers("drums", "Kofi Mensah", price_minor=7000)
    again = bar(pair.owner, "drums")
    assert (again.state, again.person, again.price_minor) == (_S.OFFERED, "Kofi Mensah", 7000)


def test_a_withdrawn_stage_shows_it(owner, small):
    owner.starts(small)
    room = owner.offers("drums")
    with owner.home.work() as work:
        withdraw_offer(work, WithdrawOffer(room))
    assert state(owner, "drums") is _S.WITHDRAWN


def test_doing_a_declined_stage_oneself_makes_it_own(pair: Pair, small, stem):
    pair.owner.starts(small)
    room = pair.owner.offers("drums")
    pair.joins(room)
    pair.other.declines(room)
    pair.meet(room)
    pair.owner.delivers("drums", stem())
    row = bar(pair.owner, "drums")
    assert (row.state, row.is_own, row.person, row.hand_off) == (_S.APPROVED, True, "Mira Lindqvist", "")


def test_a_new_take_of_an_own_stage_makes_what_used_the_old_one_stale(working, stem):
    pair, _ = working
    assert not bar(pair.owner, "drums").is_stale
    pair.owner.delivers("guide", stem("guide again.wav", 960))
    assert bar(pair.owner, "drums").is_stale
    assert bar(pair.owner, "guide").takes == 2


def test_money_adds_up_by_state(pair: Pair, small):
    owner = pair.owner
    owner.starts(small)
    rows = owner.ask(plan_rows, owner.prj)
    assert (rows.plan_minor, rows.committed_minor, rows.agreed_minor, rows.paid_minor) == (5000, 0, 0, 0)
    room = owner.offers("drums", price_minor=6000)
    rows = owner.ask(plan_rows, owner.prj)
    assert (rows.plan_minor, rows.committed_minor, rows.agreed_minor) == (5000, 6000, 0)
    pair.joins(room)
    pair.other.accepts(room)
    pair.meet(room)
    rows = owner.ask(plan_rows, owner.prj)
    assert (rows.committed_minor, rows.agreed_minor) == (6000, 6000)


def test_a_cancelled_hand_off_leaves_its_kill_fee(working):
    pair, room = working
    with pair.owner.home.work() as work:
        cancel_hand_off(work, CancelHandOff(room, "No budget"))
    rows = pair.owner.ask(plan_rows, pair.owner.prj)
    assert bar(pair.owner, "drums").state is _S.CANCELLED
    assert rows.agreed_minor == 1250  # a quarter after the start
    pair.owner.offers("drums", "Kofi Mensah", price_minor=4000)
    rows = pair.owner.ask(plan_rows, pair.owner.prj)
    assert (rows.agreed_minor, rows.committed_minor) == (1250, 5250)


def test_signed_terms_win_over_the_plan(pair: Pair, small):
    owner = pair.owner
    owner.starts(small)
    owner.offers("drums", work_min=480, review_days=0)
    drums = bar(owner, "drums")
    assert drums.end_ms - drums.start_ms == 8 * HOUR_MS


def test_moving_shows_the_effect_without_changing_anything(owner, small):
    owner.starts(small)
    before = owner.ask(plan_rows, owner.prj)
    rows = if_moved(owner, "drums", MONDAY_MS + 7 * DAY_MS)
    drums, mix = rows.stages[1], rows.stages[2]
    assert drums.start_ms == MONDAY_MS + 7 * DAY_MS + HOUR_MS
    assert mix.start_ms >= drums.end_ms
    assert rows.stages[0].slack_min > 0
    assert rows.production.end_ms == rows.end_ms > before.end_ms
    assert owner.ask(plan_rows, owner.prj) == before


def test_the_preview_is_what_the_move_then_gives(owner, small):
    owner.starts(small)
    target_ms = MONDAY_MS + 3 * DAY_MS
    rows = if_moved(owner, "drums", target_ms)
    with owner.home.work() as work:
        move_stage(work, MoveStage("drums", target_ms))
    assert replace(owner.ask(plan_rows, owner.prj), production=rows.production) == rows


def test_a_preview_of_an_unknown_stage_is_refused(owner, small):
    owner.starts(small)
    with pytest.raises(NotFoundError):
        if_moved(owner, "nothing", 0)


def test_an_unknown_production_is_refused(owner):
    with pytest.raises(NotFoundError):
        owner.ask(plan_rows, "nothing")


def test_a_collaborator_has_no_plan_of_it(working):
    pair, _ = working
    with pytest.raises(NotFoundError, match="owner"):
        pair.other.ask(plan_rows, pair.owner.prj)


def test_productions_count_and_date_themselves(working):
    pair, _ = working
    (mine,) = pair.owner.ask(production_rows)
    assert (mine.is_owner, mine.stages, mine.approved, mine.title) == (True, 3, 1, "Late Train")
    assert mine.end_ms == pair.owner.ask(plan_rows, pair.owner.prj).end_ms
    (theirs,) = pair.other.ask(production_rows)
    assert (theirs.is_owner, theirs.stages, theirs.owner_name) == (False, 1, "Mira Lindqvist")


def test_the_plan_as_json_has_the_shape_scripts_rely_on(working):
    pair, room = working
    plan = plan_json(pair.owner.ask(plan_rows, pair.owner.prj))
    assert json.loads(json.dumps(plan)) == plan
    assert {"production", "end_utc", "early_end_utc", "stages", "links", "work_days", "early_work_days"} <= plan.keys()
    drums = plan["stages"][1]
    wanted = ["id", "name", "track", "state", "start_utc", "end_utc", "slack_h", "critical", "person", "price_minor"]
    assert {*wanted, "currency", "early_end_utc", "due_utc", "handoff", "slug", "takes", "late", "own"} <= drums.keys()
    assert (drums["track"], drums["state"], drums["handoff"]) == ("Drums", "in_progress", room)
    assert drums["due_utc"] == "2026-09-01T17:00:00Z"
    assert (drums["begun_utc"][:10], drums["delivered_utc"], drums["milestone"]) == ("2026-08-31", "", False)
    assert {key: plan["links"][0][key] for key in ("from", "to", "type", "lag_h")} == {
        "from": plan["stages"][0]["id"],
        "to": drums["id"],
        "type": "FS",
        "lag_h": 0,
    }


# --- odd data --------------------------------------------------------------------------------------------------


def decide(studio: Studio, *decisions: dict) -> None:
    with studio.home.work() as work:
        work.decide(studio.prj, *decisions)


def test_a_loop_in_the_log_still_gives_a_plan(owner, small):
    owner.starts(small)
    mix, guide = stage_id(owner, "mix"), stage_id(owner, "guide")
    decide(owner, {"k": "link.add", **link_to_log(Link(new_id(), mix, guide))})
    rows = owner.ask(plan_rows, owner.prj)
    assert len(rows.stages) == len(rows.links) == 3
    assert rows.end_ms > rows.start_ms


@pytest.mark.parametrize(
    "calendar",
    [
        {"zone": "Nowhere/Land", "days": [1], "hours": [[540, 1020]], "holidays": []},
        {"zone": "UTC", "days": [], "hours": [[540, 1020]], "holidays": []},
        {"zone": "UTC", "days": [1], "hours": [[1020, 540]], "holidays": []},
    ],
)
def test_a_calendar_nobody_can_work_in_still_gives_a_plan(owner, small, calendar):
    owner.starts(small)
    decide(owner, {"k": "project.set", "calendar": calendar})
    assert owner.ask(plan_rows, owner.prj).end_ms > 0


@pytest.mark.parametrize(
    "values",
    [
        {"work": 10**15},
        {"work": -(10**9)},
        {"not_before": 10**15},
        {"not_before": -(10**15)},
        {"review_days": 10**9},
        {"price": -5},
        {"track": "0" * 32},
    ],
)
def test_odd_values_of_a_stage_still_give_a_plan(owner, small, values):
    owner.starts(small)
    # what the fold overrules is refused, and the plan is as it was
    with owner.home.work() as work, contextlib.suppress(RefusedError):
        work.decide(owner.prj, {"k": "stage.set", "id": stage_id(owner, "drums"), **values})
    assert len(owner.ask(plan_rows, owner.prj).stages) == 3


def test_an_odd_start_still_gives_a_plan(owner, small):
    owner.starts(small)
    decide(owner, {"k": "project.set", "start": 10**16, "currency": "???"})
    rows = owner.ask(plan_rows, owner.prj)
    plan_json(rows)
    assert rows.production.currency == "???"


def test_a_room_that_was_opened_and_never_written_is_a_draft(owner, small):
    owner.starts(small)
    drums = stage_id(owner, "drums")
    decide(owner, {"k": "stage.open", "stage": drums, "room": new_id(), "offer": new_id(), "to": "Ana"})
    row = bar(owner, "drums")
    assert (row.state, row.person) == (_S.DRAFT, "Ana")


def test_an_empty_plan_has_rows(owner, small):
    owner.starts(small)
    for slug in ("mix", "drums", "guide"):
        decide(owner, {"k": "stage.remove", "id": stage_id(owner, slug)})
    rows = owner.ask(plan_rows, owner.prj)
    assert (rows.stages, rows.links, rows.work_days) == ((), (), 0)


# --- caching ---------------------------------------------------------------------------------------------------


def test_a_second_process_sees_what_the_first_one_changed(owner, small, clock):
    owner.starts(small)
    second = Studio(Home(owner.home.path, owner.home.workspace, clock), clock, owner.prj)
    assert state(second, "drums") is _S.PLANNED
    owner.offers("drums")
    assert state(second, "drums") is _S.OFFERED
    second.home.close()


def test_facts_are_kept_while_nothing_changes(owner, small, clock):
    owner.starts(small)

    def facts():
        with owner.home.read() as connection:
            return production_facts(owner.home, connection, production_here(connection, owner.prj), clock.now_ms)

    first = facts()
    clock.now_ms += 1000
    assert facts() is first
    clock.now_ms += 60_000
    assert facts() is not first


def test_rows_after_an_edit_are_those_of_a_plan_made_anew(working, clock):
    """What an edit does not touch is taken over; nothing of it may be left as it was."""
    pair, _room = working
    owner, (decided, mix) = pair.owner, [new_id(), new_id()]
    ids = {row.slug: row.id for row in owner.ask(plan_rows, owner.prj).stages}
    track = owner.ask(plan_rows, owner.prj).tracks[0].id
    for identity, name, position in ((decided, "Choice", 8), (mix, "Mix", 9)):
        stage = Stage(
            identity, name.lower(), track, name, role="Player", price_minor=100, work_min=480, position=position
        )
        decide(owner, {"k": "stage.add", **stage_to_log(stage)})
    link = Link(new_id(), decided, mix)
    edits = [
        ({"k": "stage.set", "id": decided, "work_min": 960}, True),
        ({"k": "link.add", **link_to_log(link)}, True),
        ({"k": "stage.set", "id": decided, "title": "Another choice"}, True),
        ({"k": "stage.set", "id": decided, "price": 700, "review_days": 4}, True),
        ({"k": "stage.set", "id": decided, "not_before": MONDAY_MS + 9 * DAY_MS}, True),
        ({"k": "stage.set", "id": mix, "must_finish": MONDAY_MS + 10 * DAY_MS, "late": True}, True),
        ({"k": "stage.set", "id": mix, "meant_for": "Ana Ribeiro"}, True),
        ({"k": "stage.set", "id": decided, "work_min": 0}, True),
        ({"k": "stage.set", "id": mix, "position": 1}, True),
        ({"k": "link.remove", "id": link.id}, True),
        ({"k": "stage.set", "id": ids["drums"], "title": "Drum kit"}, False),
        ({"k": "link.add", **link_to_log(Link(new_id(), mix, decided))}, True),
        ({"k": "link.add", **link_to_log(Link(new_id(), decided, mix))}, False),
        ({"k": "stage.remove", "id": mix}, False),
    ]
    for edit, is_taken_over in edits:
        before = owner.ask(named_plan, owner.prj).plan.network
        clock.now_ms += 1000
        decide(owner, edit)
        rows, kept = owner.ask(plan_rows, owner.prj), owner.ask(named_plan, owner.prj)
        assert (kept.plan.network.index is before.index) is is_taken_over, edit
        anew = Studio(Home(owner.home.path, owner.home.workspace, clock), clock, owner.prj)
        assert rows == anew.ask(plan_rows, owner.prj), edit
        made = anew.ask(named_plan, owner.prj)
        assert replace(kept.dated, plan=made.plan, links=made.dated.links) == made.dated, edit
        assert set(kept.dated.links) == set(made.dated.links), edit
        assert kept.facts.costs == made.facts.costs, edit
        anew.home.close()


@pytest.mark.parametrize(("count", "offers"), [(500, 20), (5000, 20)])
def test_large_plans(owner, small, clock, count, offers, capsys):
    owner.starts(small)
    dice = random.Random(count)
    ids = [new_id() for _ in range(count)]
    tracks = [track.id for track in owner.ask(plan_rows, owner.prj).tracks]
    stages = [
        Stage(
            identity,
            f"s{n}",
            tracks[n % len(tracks)],
            f"Stage {n}",
            role="Player",
            price_minor=100,
            work_min=dice.choice((120, 480, 960)),
            outputs=(Port("out", "audio.stem"),),
            position=n,
        )
        for n, identity in enumerate(ids)
    ]
    ends = [(n, min(count - 1, n + 1 + int(dice.expovariate(1 / 40)))) for n in range(count - 1)]
    links = [Link(new_id(), ids[source], ids[target]) for source, target in ends if source < target]
    decide(owner, *({"k": "stage.add", **stage_to_log(stage)} for stage in stages))
    decide(owner, *({"k": "link.add", **link_to_log(link)} for link in links))
    for _ in range(1 + 2 * count // 2000):
        owner.forms_entries()
    for n in range(offers):
        owner.offers(f"s{n}")
    rows, plan_ms = timed(lambda: owner.ask(plan_rows, owner.prj))
    assert len(rows.stages) == count + 3
    _, again_ms = timed(lambda: owner.ask(plan_rows, owner.prj))
    clock.now_ms += 60_000
    _, minute_ms = timed(lambda: owner.ask(plan_rows, owner.prj))
    moved, drag_ms = timed(lambda: if_moved(owner, ids[count // 2], MONDAY_MS + 300 * DAY_MS))
    assert moved.end_ms >= rows.end_ms
    with capsys.disabled():
        print(  # noqa: T201
            f"\n{count} stages, CPU ms: first {plan_ms:.0f}, kept {again_ms:.1f}, after a change {minute_ms:.0f},"
            f" drag {drag_ms:.1f}"
        )


def timed(action):
    begin = time.process_time()
    result = action()
    return result, (time.process_time() - begin) * 1000
