"""The plan as a table: what a line says, and what is refused with its number."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.domain.errors import BadInputError
from studio.domain.network import Span
from studio.domain.production import Link, LinkKind, Production, Stage, Track, WorkCalendar
from studio.papers.plan_file import DatedStages
from studio.papers.plan_table import read_table, stage_fields, write_table
from tests.domain.plans import local_ms

ZONE = "Europe/Berlin"


def _plan(*stages: Stage, links: tuple[Link, ...] = ()) -> DatedStages:
    production = Production("p" * 32, "Late Train", "late-train", "EUR", calendar=WorkCalendar(ZONE))
    spans = {stage.id: Span(local_ms("2026-03-02 09:00"), local_ms("2026-03-03 17:00"), 0) for stage in stages}
    return DatedStages(
        production, (Track("t", "Drums"),), stages, links, spans, {}, frozenset(), {}, {}, {}, (), {}, 0
    )  # fmt: skip


texts = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=40).map(str.strip)
instants = st.integers(0, 4_000_000_000).map(lambda s: s * 1000)


@settings(max_examples=40)
@given(
    st.builds(
        Stage,
        id=st.just("a" * 32),
        slug=st.sampled_from(["drums", "lead-vocal", "mix-2h"]),
        track=st.just("t"),
        title=texts.filter(bool),
        role=texts,
        brief=texts,
        meant_for=texts,
        work_min=st.integers(0, 100_000),
        least_work_min=st.integers(0, 9999),
        review_days=st.integers(0, 99),
        price_minor=st.integers(0, 10**9),
        revisions=st.integers(0, 9),
        not_before_ms=instants,
        must_finish_ms=instants,
        started_ms=instants,
        is_late_as_possible=st.booleans(),
        progress_pct=st.integers(0, 100),
    ),
    st.sampled_from(list(LinkKind)),
    st.integers(-6000, 6000),
)
def test_a_line_there_and_back_changes_nothing(stage: Stage, kind: LinkKind, lag_min: int) -> None:
    other = Stage("b" * 32, "other", "t", "Other")
    text = write_table(_plan(stage, other, links=(Link("k", stage.id, other.id, kind=kind, lag_min=lag_min),)))
    rows = read_table(text.encode(), "plan.csv", ZONE, "EUR")
    assert [row.id for row in rows] == [stage.id, other.id]
    assert {**stage_fields(stage, rows[0]), "track": 0} == {"track": 0}
    assert rows[1].after == ((stage.slug, kind, lag_min),)


def test_a_formula_is_only_text_in_a_spreadsheet() -> None:
    text = write_table(
        _plan(Stage("a" * 32, "a", "t", '=HYPERLINK("x")', role="+1", brief="-rm", meant_for="@SUM(A1)"))
    )
    assert "'=HYPERLINK" in text
    assert not any(cell.startswith(("=", "+", "-", "@")) for line in text.splitlines() for cell in line.split(","))


def test_other_programs_write_semicolons_and_short_dates() -> None:
    data = "\ufefftitle;days;must_finish;after\nDrums;2,5;2026-03-06;guide bass:ss-1.5h\n".encode()
    row = read_table(data, "plan.csv", ZONE, "EUR")[0]
    assert row.fields == {"title": "Drums", "work_min": 1200, "must_finish_ms": local_ms("2026-03-06 23:59")}
    assert row.after == (("guide", LinkKind.FS, 0), ("bass", LinkKind.SS, -90))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no column"),
        ("name,length\na,b", "no column"),
        ("title,title\na,b", "twice"),
        ("title,days\nA,1\nB,many", "line 3: “many” is no number"),
        ("title,days\nA,1e99", "line 2"),
        ("title,days\nA,nan", "line 2"),
        ("title,not_before\nA,tomorrow", "line 2: “tomorrow” is no date"),
        ("title,price\nA,free", "line 2"),
        ("title,after\nA,:FS", "line 2: “:FS” is no link"),
        ('title\n"A', "no table"),
        ("title\n" + "A\n" * 10_001, "10001 stages"),
    ],
)
def test_what_a_table_cannot_say_is_refused_with_its_line(text: str, words: str) -> None:
    with pytest.raises(BadInputError, match=words) as caught:
        read_table(text.encode(), "plan.csv", ZONE, "EUR")
    assert "Nothing was taken over" in caught.value.message


def test_a_table_in_another_encoding_is_refused() -> None:
    with pytest.raises(BadInputError, match="UTF-8"):
        read_table("title\nMüll".encode("latin-1"), "plan.csv", ZONE, "EUR")
