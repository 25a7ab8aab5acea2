"""The schedule: examples with known dates, and an independent oracle over random networks."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.domain.calendar import MIN_MS, add_work, work_between
from studio.domain.errors import RefusedError
from studio.domain.production import Link, LinkKind, Stage, WorkCalendar
from studio.domain.schedule import Actual, Dates, Plan, edited_by, own_stages, pushed_by, schedule, stretched_by
from tests.domain.plans import BERLIN, gig, link, local, local_ms, own, production

# A network with all that a plan can hold; links only go from an earlier to a later stage of the list.
_LAGS = st.integers(-20, 40).map(lambda quarters: quarters * 15)


@st.composite
def networks(draw: st.DrawFn) -> tuple[list[Stage], list[Link]]:
    count = draw(st.integers(1, 9))
    stages = []
    for i in range(count):
        price = draw(st.sampled_from([0, 4000]))
        floor = draw(st.sampled_from([0, 0, local_ms("2026-03-04 13:00"), local_ms("2026-03-27 09:00")]))
        make = gig if price else own
        stages.append(
            make(f"s{i}", draw(st.integers(1, 40)) / 8, review_days=draw(st.integers(0, 4)), not_before_ms=floor)
        )
    pairs = [(i, j) for j in range(count) for i in range(j)]
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=14)) if pairs else []
    links = [
        link(f"s{i}", f"s{j}", draw(st.sampled_from(list(LinkKind))), draw(_LAGS), output=str(n))
        for n, (i, j) in enumerate(chosen)
    ]
    return stages, links


def _dates(dates: Dates, stage: str) -> tuple[str, str, str]:
    span = dates.span(stage)
    return local(span.start_ms), local(span.work_end_ms), local(span.end_ms)


def test_successors_wait_for_the_review_only_at_the_limit() -> None:
    plan = schedule(production(), [gig("drums", 2), gig("bass", 1)], [link("drums", "bass")])
    assert _dates(plan.at_once, "bass")[0] == "Wed 2026-03-04 09:00"
    assert _dates(plan.at_limit, "drums") == ("Mon 2026-03-02 09:00", "Tue 2026-03-03 17:00", "Fri 2026-03-06 17:00")
    assert _dates(plan.at_limit, "bass") == ("Mon 2026-03-09 09:00", "Mon 2026-03-09 17:00", "Thu 2026-03-12 17:00")
    assert (plan.days_at_once, plan.days_at_limit) == (3, 9)


def test_own_stages_have_no_review() -> None:
    plan = schedule(production(), [own("guide"), gig("bass", 1, 2)], [link("guide", "bass")])
    assert plan.days_at_limit == 4
    assert own_stages([own("guide"), gig("bass"), gig("help", price_minor=0)]) == {"guide"}
    assert schedule(production(), [gig("bass")], [], own=frozenset({"bass"})).days_at_limit == 1


@pytest.mark.parametrize(
    ("kind", "lag_min", "expected"),
    [
        ("FS", 0, ("Wed 2026-03-04 09:00", "Wed 2026-03-04 17:00")),
        ("FS", 240, ("Wed 2026-03-04 13:00", "Thu 2026-03-05 13:00")),
        ("FS", -480, ("Tue 2026-03-03 09:00", "Tue 2026-03-03 17:00")),
        ("SS", 0, ("Mon 2026-03-02 09:00", "Mon 2026-03-02 17:00")),
        ("SS", 480, ("Tue 2026-03-03 09:00", "Tue 2026-03-03 17:00")),
        ("FF", 0, ("Tue 2026-03-03 09:00", "Tue 2026-03-03 17:00")),
        ("FF", 60, ("Tue 2026-03-03 10:00", "Wed 2026-03-04 10:00")),
        ("SF", 0, ("Mon 2026-03-02 09:00", "Mon 2026-03-02 17:00")),
        ("SF", 960, ("Tue 2026-03-03 09:00", "Tue 2026-03-03 17:00")),
    ],
)
def test_each_kind_of_link_with_lag(kind: str, lag_min: int, expected: tuple[str, str]) -> None:
    plan = schedule(production(), [gig("a", 2), gig("b", 1)], [link("a", "b", kind, lag_min)])
    assert _dates(plan.at_once, "b")[:2] == expected


def test_a_stage_does_not_start_before_its_date() -> None:
    plan = schedule(production(), [gig("a", 1, not_before_ms=local_ms("2026-03-07 12:00"))], [])
    assert _dates(plan.at_once, "a")[0] == "Mon 2026-03-09 09:00"


def test_slack_and_the_critical_path() -> None:
    stages = [own("a", 1), own("long", 3), own("short", 1), own("end", 1)]
    links = [link("a", "long"), link("a", "short"), link("long", "end"), link("short", "end")]
    dates = schedule(production(), stages, links).at_limit
    assert dates.critical_path == ("a", "long", "end")
    assert (dates["short"].slack_min, dates["short"].free_slack_min) == (960, 960)
    assert (dates["long"].slack_min, dates["long"].critical) == (0, True)
    assert local(dates["short"].late_start_ms) == "Thu 2026-03-05 09:00"
    assert dates["end"].waits_for == ("long",)
    assert dates["a"].waits_for == ()


def test_free_slack_is_what_moves_nobody() -> None:
    stages = [own("one", 1), own("two", 1), own("three", 4)]
    dates = schedule(production(), stages, [link("one", "two")]).at_limit
    assert (dates["one"].slack_min, dates["one"].free_slack_min) == (960, 0)
    assert (dates["two"].slack_min, dates["two"].free_slack_min) == (960, 960)


def test_what_happened_overrides_what_was_planned() -> None:
    stages, links = [gig("a", 2), gig("b", 1), gig("c", 1)], [link("a", "b"), link("b", "c")]
    approved = Actual(local_ms("2026-03-03 10:00"), local_ms("2026-03-04 11:00"), local_ms("2026-03-04 15:00"))
    plan = schedule(production(), stages, links, {"a": approved, "b": Actual(local_ms("2026-03-05 09:00"))})
    assert plan.at_once.span("a") == plan.at_limit.span("a") == (approved.started_ms, *_ends(approved))
    assert _dates(plan.at_limit, "b") == ("Thu 2026-03-05 09:00", "Thu 2026-03-05 17:00", "Tue 2026-03-10 17:00")
    assert not plan.at_limit["a"].critical
    assert plan.at_limit["b"].critical


def _ends(actual: Actual) -> tuple[int, int]:
    return actual.delivered_ms, actual.approved_ms


def test_a_delivery_waits_for_its_review_and_never_ends_in_the_past() -> None:
    delivered = {"a": Actual(local_ms("2026-03-02 09:00"), local_ms("2026-03-03 12:00"))}
    now_ms = local_ms("2026-03-04 10:00")
    plan = schedule(production(), [gig("a", 2), gig("b")], [link("a", "b")], delivered, now_ms)
    assert _dates(plan.at_once, "a")[1:] == ("Tue 2026-03-03 12:00", "Wed 2026-03-04 10:00")
    assert _dates(plan.at_limit, "a")[2] == "Fri 2026-03-06 12:00"
    assert _dates(plan.at_once, "b")[0] == "Wed 2026-03-04 10:00"


def test_a_late_stage_reaches_to_now_and_pushes_what_follows() -> None:
    started, now_ms = {"a": Actual(local_ms("2026-03-02 09:00"))}, local_ms("2026-03-05 12:00")
    plan = schedule(production(), [own("a", 1), own("b", 1)], [link("a", "b")], started, now_ms)
    assert _dates(plan.at_once, "a")[1] == "Thu 2026-03-05 12:00"
    assert _dates(plan.at_once, "b")[0] == "Thu 2026-03-05 12:00"


def test_nothing_unstarted_is_planned_in_the_past() -> None:
    plan = schedule(production(), [own("a", 1)], [], now_ms=local_ms("2026-03-07 03:00"))
    assert _dates(plan.at_once, "a")[0] == "Mon 2026-03-09 09:00"


def test_a_person_works_in_their_own_calendar() -> None:
    nights = WorkCalendar("America/New_York", (1, 2, 3, 4, 5, 6, 7), ((18 * 60, 22 * 60),))
    plan = schedule(production(), [own("a", 1), own("b", 1)], [link("a", "b")], calendars={"a": nights})
    start, _, end = plan.at_once.span("a")
    assert local(start, "America/New_York") == "Mon 2026-03-02 18:00"
    assert local(end, "America/New_York") == "Tue 2026-03-03 22:00"
    assert _dates(plan.at_once, "b")[0] == "Wed 2026-03-04 09:00"


def test_a_milestone_stays_on_the_evening_of_what_it_waits_for() -> None:
    plan = schedule(production(), [own("a", 5), own("done", 0)], [link("a", "done")])
    assert _dates(plan.at_once, "done") == ("Fri 2026-03-06 17:00",) * 3


def test_a_date_that_must_be_met_takes_the_slack_and_moves_nothing() -> None:
    stages = [own("a", 2), own("b", 2, must_finish_ms=local_ms("2026-03-04 17:00")), own("long", 9)]
    dates = schedule(production(), stages, [link("a", "b")]).at_limit
    assert dates.critical_path == ("a", "long", "b")
    assert (dates["a"].slack_min, dates["b"].slack_min) == (-480, -480)
    assert local(dates["b"].start_ms) == "Wed 2026-03-04 09:00"
    assert local(dates["a"].late_start_ms) == "Fri 2026-02-27 09:00"


def test_as_late_as_possible_moves_nobody_else() -> None:
    stages = [own("a", 1), own("late", 1, is_late_as_possible=True), own("long", 4), own("end", 1)]
    stages.append(own("before", 1, is_late_as_possible=True))
    links = [link("a", "late"), link("long", "end"), link("late", "end"), link("before", "late")]
    dates = schedule(production(), stages, links).at_once
    assert [local(dates.span(name).start_ms) for name in ("before", "late", "end")] == [
        "Wed 2026-03-04 09:00",
        "Thu 2026-03-05 09:00",
        "Fri 2026-03-06 09:00",
    ]
    assert dates["late"].slack_min == dates["before"].slack_min == 0
    moved = stretched_by(schedule(production(), stages, links), "long", 6 * 480)
    assert local(moved.at_once.span("before").start_ms) == "Fri 2026-03-06 09:00"
    assert moved.moved == {"long", "end", "late", "before"}


def test_progress_says_how_much_work_is_left() -> None:
    half = Actual(local_ms("2026-03-02 09:00"), progress_pct=50, progress_ms=local_ms("2026-03-05 13:00"))
    plan = schedule(production(), [own("a", 2)], [], {"a": half})
    assert _dates(plan.at_once, "a") == ("Mon 2026-03-02 09:00", "Fri 2026-03-06 13:00", "Fri 2026-03-06 13:00")


def test_what_follows_is_pulled_back_when_a_stage_shrinks() -> None:
    plan = schedule(production(), [own("a", 5), own("b", 1), own("c", 1)], [link("a", "b"), link("b", "c", "FF", 60)])
    shorter = stretched_by(plan, "a", 480)
    assert _dates(shorter.at_once, "b")[0] == "Tue 2026-03-03 09:00"
    assert shorter.moved == {"a", "b", "c"}


def test_a_loop_is_named() -> None:
    stages, links = [own("a"), own("b"), own("c"), own("d")], [link("b", "c"), link("c", "d"), link("d", "b", "SS")]
    with pytest.raises(RefusedError) as caught:
        schedule(production(), stages, [link("a", "b"), *links, link("d", "a", "FF")])
    assert caught.value.code == "loop"
    assert "→" in caught.value.message


def test_links_to_stages_that_are_gone_are_left_out() -> None:
    assert schedule(production(), [own("a")], [link("a", "gone"), link("gone", "a")]).days_at_once == 1


def test_an_empty_plan_has_an_end() -> None:
    plan = schedule(production(), [], [])
    assert plan.at_once.end_ms == plan.start_ms == production().start_ms
    assert plan.days_at_limit == 0


def test_a_push_moves_only_what_follows() -> None:
    stages, links = [own("a", 1), own("b", 1), own("c", 1)], [link("a", "b")]
    plan = schedule(production(), stages, links)
    later = pushed_by(plan, "a", local_ms("2026-03-05 09:00"))
    assert later.moved == {"a", "b"}
    assert _dates(later.at_once, "b")[0] == "Fri 2026-03-06 09:00"
    assert _dates(plan.at_once, "b")[0] == "Tue 2026-03-03 09:00"
    back = pushed_by(later, "a", 0)
    assert back.at_limit.span("b") == plan.at_limit.span("b")
    assert pushed_by(plan, "a", 0).moved == frozenset()


def _oracle(stages: list[Stage], links: list[Link], *, at_limit: bool) -> tuple[dict[str, int], dict[str, int]]:
    """Starts and total slacks in working minutes, by relaxing every constraint until nothing changes.

    Counts in working minutes since the start of the production, so it shares no code with the schedule: the slack
    is found by pushing each stage until the end moves.
    """
    begin = production().start_ms

    def starts(pushed: dict[str, int]) -> dict[str, int]:
        start = {s.id: max(0, work_between(begin, s.not_before_ms, BERLIN) if s.not_before_ms else 0) for s in stages}
        start = {name: max(at, pushed.get(name, 0)) for name, at in start.items()}
        by_id = {s.id: s for s in stages}
        for _ in range(len(stages) + 1):
            for tie in links:
                one, two = by_id[tie.source], by_id[tie.target]
                wait = one.review_days * 480 if at_limit and one.price_minor else 0
                reached = start[one.id] + (one.work_min + wait if tie.kind in ("FS", "FF") else 0)
                # Going back before the start of the production is no different from its start.
                needed = reached + tie.lag_min - (two.work_min if tie.kind in ("FF", "SF") else 0)
                start[two.id] = max(start[two.id], needed)
        return start

    def end(start: dict[str, int]) -> int:
        return max(
            start[s.id] + s.work_min + (s.review_days * 480 if at_limit and s.price_minor else 0) for s in stages
        )

    first = starts({})
    slack = {}
    for stage in stages:
        low, high = 0, 100_000
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (
                (middle, high) if end(starts({stage.id: first[stage.id] + middle})) <= end(first) else (low, middle - 1)
            )
        slack[stage.id] = low
    return first, slack


@given(networks(), st.booleans())
def test_it_agrees_with_relaxing_every_constraint(network: tuple[list[Stage], list[Link]], at_limit: bool) -> None:
    stages, links = network
    plan = schedule(production(), stages, links)
    dates = plan.at_limit if at_limit else plan.at_once
    starts, slacks = _oracle(stages, links, at_limit=at_limit)
    begin = production().start_ms
    assert {name: work_between(begin, dates[name].start_ms, BERLIN) for name in dates} == starts
    assert {name: dates[name].slack_min for name in dates} == slacks
    assert all(0 <= row.free_slack_min <= row.slack_min for row in dates.values())
    assert any(row.critical for row in dates.values())


_CALENDARS = (
    BERLIN,
    WorkCalendar("America/New_York", (1, 2, 3, 4, 5, 6, 7), ((18 * 60, 22 * 60),)),
    WorkCalendar("Asia/Kathmandu", (6, 7), ((0, 24 * 60),)),
    WorkCalendar("Australia/Lord_Howe", (1, 3, 5), ((9 * 60, 12 * 60), (13 * 60, 17 * 60))),
)


@given(networks(), st.lists(st.sampled_from(_CALENDARS), min_size=9, max_size=9), st.booleans())
def test_slack_is_exactly_what_can_slip_whatever_the_calendars(
    network: tuple[list[Stage], list[Link]], given_calendars: list[WorkCalendar], at_limit: bool
) -> None:
    stages, links = network
    calendars = {stage.id: calendar for stage, calendar in zip(stages, given_calendars, strict=False)}
    plan = schedule(production("2026-03-23 09:00"), stages, links, calendars=calendars)

    def pushed(stage: str, work_min: int) -> tuple[Dates, set[str]]:
        floor = add_work(dates[stage].start_ms, work_min, calendars[stage])
        changed = pushed_by(plan, stage, floor)
        there = changed.at_limit if at_limit else changed.at_once
        return there, {name for name in there if there.span(name) != dates.span(name)} - {stage}

    dates = plan.at_limit if at_limit else plan.at_once
    for stage in stages:
        row = dates[stage.id]
        assert work_between(row.start_ms, row.work_end_ms, calendars[stage.id]) == stage.work_min
        assert 0 <= row.free_slack_min <= row.slack_min
        assert pushed(stage.id, row.slack_min)[0].end_ms == dates.end_ms
        assert pushed(stage.id, row.slack_min + 1)[0].end_ms > dates.end_ms
        assert not pushed(stage.id, row.free_slack_min)[1]
        if row.free_slack_min < row.slack_min:
            assert pushed(stage.id, row.free_slack_min + 1)[1]


@given(networks(), st.data())
def test_edits_cost_what_they_touch_and_equal_a_new_schedule(
    network: tuple[list[Stage], list[Link]], data: st.DataObject
) -> None:
    stages, links = network
    some = {stage.id: data.draw(st.sampled_from((None, None, *_CALENDARS))) for stage in stages}
    calendars = {name: calendar for name, calendar in some.items() if calendar is not None}
    begun = data.draw(st.sampled_from([Actual(), *_HAPPENED]))
    if data.draw(st.booleans()):
        calendars, begun = {}, Actual()  # what is shifted with the end has neither
    own_now = own_stages(stages)

    def dated() -> Plan:
        return schedule(production(), stages, links, {stages[0].id: begun}, calendars=calendars, own=own_now)

    plan = dated()
    for step in range(data.draw(st.integers(3, 9))):
        if step % 4 != 3:
            _ = plan.at_limit.spans, plan.at_limit.slack_min(0)  # what is known already is taken on
        edited, tied = _drawn_edits(data, stages, links)
        derived = edited_by(plan, edited, tied, own_now)
        anew = dated()
        if derived is None:
            assert any(plan.network.index[one] > plan.network.index[two] for (one, two), new in tied.items() if new)
            plan = anew
            continue
        assert _rows(derived.at_limit) == _rows(anew.at_limit)
        assert _rows(derived.at_once) == _rows(anew.at_once)
        assert {*derived.at_limit.critical_path} == {*anew.at_limit.critical_path}
        assert (derived.at_limit.end_ms, derived.at_once.end_ms) == (anew.at_limit.end_ms, anew.at_once.end_ms)
        assert derived.moved == _moved(plan, anew)
        plan = derived


_FIELDS = {
    "not_before_ms": st.integers(-500, 20_000).map(lambda minutes: production().start_ms + minutes * MIN_MS),
    "work_min": st.sampled_from([0, 1, 240, 1440, 3000]),
    "review_days": st.integers(0, 4),
    "must_finish_ms": st.sampled_from([0, local_ms("2026-03-11 17:00"), local_ms("2026-03-21 12:00")]),
    "is_late_as_possible": st.booleans(),
}


def _drawn_edits(
    data: st.DataObject, stages: list[Stage], links: list[Link]
) -> tuple[list[Stage], dict[tuple[str, str], list[Link]]]:
    """Change some stages and links where they stand, and say which."""
    edited, tied = {}, {}
    for _ in range(data.draw(st.sampled_from((1, 1, 3)))):
        what = data.draw(st.sampled_from([*_FIELDS, "lag", "add", "remove"]))
        if what in _FIELDS:
            i = data.draw(st.integers(0, len(stages) - 1))
            edited[i] = stages[i] = replace(stages[i], **{what: data.draw(_FIELDS[what])})
        elif what == "add" and len(stages) > 1:
            j = data.draw(st.integers(1, len(stages) - 1))
            one, kind = data.draw(st.integers(0, j - 1)), data.draw(st.sampled_from(list(LinkKind)))
            links.append(link(f"s{one}", f"s{j}", kind, data.draw(_LAGS), output=f"n{len(links)}"))
            tied[links[-1].source, links[-1].target] = []
        elif what in ("lag", "remove") and links:
            n = data.draw(st.integers(0, len(links) - 1))
            old = links.pop(n)
            tied[old.source, old.target] = []
            if what == "lag":
                links.insert(n, replace(old, lag_min=data.draw(_LAGS)))
    for pair in tied:
        tied[pair] = [one for one in links if (one.source, one.target) == pair]
    return list(edited.values()), tied


@pytest.mark.parametrize("has_calendars", [False, True])
def test_two_hundred_edits_of_sixty_stages_one_after_the_other(*, has_calendars: bool) -> None:
    dice = random.Random(7)
    stages = [gig(f"s{i}", dice.randint(1, 40) / 8, review_days=dice.randrange(4)) for i in range(60)]
    calendars = {f"s{i}": dice.choice(_CALENDARS) for i in range(0, 60, 5)} if has_calendars else {}
    ties: dict[tuple[int, int], list[Link]] = {}
    plan = schedule(production(), stages, [], calendars=calendars)
    for step in range(200):
        _ = plan.at_limit.slacks_min, plan.at_once.slacks_min
        edited, tied = [], {}
        i = dice.randrange(60)
        if step >= 70 and dice.random() < 0.6:
            wanted = local_ms("2026-05-04 12:00") + dice.randrange(60) * 86_400_000 if dice.random() < 0.2 else 0
            changes = [{"work_min": dice.choice((0, 60, 480, 2400))}, {"review_days": dice.randrange(5)}]
            changes += [
                {"not_before_ms": wanted},
                {"must_finish_ms": wanted},
                {"is_late_as_possible": dice.random() < 0.4},
            ]
            edited = [replace(stages[i], **dice.choice(changes))]
            stages[i] = edited[0]
        else:
            j = min(59, i + dice.randint(1, 9))
            kind = "FS" if dice.random() < 0.8 else dice.choice(list(LinkKind))
            more = [link(f"s{i}", f"s{j}", kind, dice.choice((0, 0, 60, -240)))] if dice.random() < 0.9 else []
            ties[i, j] = tied[f"s{i}", f"s{j}"] = more if i < j else []
        derived = edited_by(plan, edited, tied, frozenset())
        links = [one for between in ties.values() for one in between]
        anew = schedule(production(), stages, links, calendars=calendars, own=frozenset())
        plan = anew if derived is None else derived
        for one, other in ((plan.at_once, anew.at_once), (plan.at_limit, anew.at_limit)):
            assert {name: one.span(name) for name in one} == {name: other.span(name) for name in other}
            slacks = {name: other.slack_min(other.number(name)) for name in other}
            assert {name: one.slack_min(one.number(name)) for name in one} == slacks, step
            assert one.end_ms == other.end_ms


def _rows(dates: Dates) -> dict[str, object]:
    """All that is known of each stage; what holds it in any order."""
    return {name: (replace(row, waits_for=()), {*row.waits_for}) for name, row in dates.items()}


_HAPPENED = (
    Actual(local_ms("2026-03-03 10:00")),
    Actual(local_ms("2026-03-03 10:00"), local_ms("2026-03-04 11:00")),
    Actual(local_ms("2026-03-03 10:00"), local_ms("2026-03-04 11:00"), local_ms("2026-03-04 15:00")),
)


def _moved(plan: Plan, anew: Plan) -> set[str]:
    pairs = ((plan.at_once, anew.at_once), (plan.at_limit, anew.at_limit))
    return {name for old, new in pairs for name in old if old.span(name) != new.span(name)}
