"""Listen without widgets: scale, drafts, verdicts, waves."""

from __future__ import annotations

from dataclasses import replace

import panel_samples as rows
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_studio import SamplePeaks

from studio.actions.commands import NoteText, ReviewTake
from studio.domain.stage_states import StageState
from studio.queries.rows import AskedRow
from ui.review.draft_file import read_drafts, write_drafts
from ui.review.model import (
    DraftNotes,
    NoteDraft,
    audio_files,
    distinct_names,
    due_words,
    hearable,
    review_command,
    shown_notes,
    take_state_words,
    verdicts,
)
from ui.review.scale import WaveScale
from ui.review.transport import gain_of, level_words, step_of
from ui.review.wave_data import TILE_PX, TileAsk, paint_tile, thumbnail, wave_data, wave_of_rows
from ui.words import near_text

DRAFT = NoteDraft(12.5, 12.5, "Too loud here")


def test_changes_need_a_note_and_approval_does_not():
    detail = rows.review_detail()
    without, with_note = verdicts(detail, 2, 0), verdicts(detail, 2, 1)
    assert (without.may_answer, without.may_revise) == (True, False)
    assert "just type" in without.why_not
    assert with_note.may_revise


def test_when_all_rounds_are_used_another_one_is_a_paid_change():
    detail = rows.review_detail()
    detail = replace(detail, stage=replace(detail.stage, rounds_used=2))
    found = verdicts(detail, 2, 3)
    assert (found.may_answer, found.may_revise, found.is_paid) == (True, True, True)
    assert "paid change" in found.why_not
    assert not verdicts(detail, 2, 0).may_revise, "notes say what to change"
    waiting = replace(detail, asked=AskedRow("change", is_mine=True, at_ms=1))
    assert (verdicts(waiting, 2, 3).may_answer, verdicts(waiting, 2, 3).may_revise) == (True, False)


def test_the_answer_is_due_when_the_review_ends_and_not_when_the_work_was():
    detail = rows.review_detail()
    assert due_words(detail) == f"answer by {near_text(detail.stage.answer_by_ms)}"
    assert near_text(detail.stage.answer_by_ms) != near_text(detail.stage.due_ms)


@pytest.mark.parametrize("state", [state for state in StageState if state is not StageState.IN_REVIEW])
def test_nothing_is_answered_outside_review(state):
    assert not verdicts(rows.review_detail(state=state), 2, 1).may_answer


def test_only_the_newest_take_that_has_arrived_is_answered():
    detail = rows.review_detail()
    assert not verdicts(detail, 1, 1).may_answer
    arriving = replace(detail, takes=(detail.takes[0], replace(detail.takes[1], state="taking_in")))
    assert not verdicts(arriving, 2, 1).may_answer


def test_the_answer_takes_all_notes_along():
    command = review_command(rows.review_detail(), 2, "revise", (DRAFT, NoteDraft(3.0, 4.5, "And this")))
    assert command == ReviewTake(
        "h1", "revise", (NoteText(12.5, "Too loud here", 12.5), NoteText(3.0, "And this", 4.5)), 2
    )


def test_open_notes_are_numbered_in_time_and_resolved_ones_are_not():
    shown = shown_notes(rows.NOTES, (DRAFT,), "Mira")
    assert [(note.number, note.is_draft) for note in shown] == [(1, True), (0, False), (2, False), (3, False)]


def test_drafts_survive_being_written(tmp_path):
    drafts, again = DraftNotes(), DraftNotes()
    drafts.add("h1", 2, DRAFT)
    drafts.add("h1", 2, NoteDraft(1.0, 2.0, "früher"))
    write_drafts(tmp_path, drafts.as_json())
    again.read_json(read_drafts(tmp_path))
    assert [draft.text for draft in again.of("h1", 2)] == ["früher", "Too loud here"]


def test_a_broken_file_of_drafts_does_no_harm(tmp_path):
    (tmp_path / "notes-not-sent.json").write_text("{not json")
    drafts = DraftNotes()
    drafts.read_json(read_drafts(tmp_path))
    drafts.read_json([{"hand_off": "h"}, 7, {"hand_off": "h", "take": "x", "at_s": 1, "end_s": 1, "text": "t"}])
    assert drafts.as_json() == []


def test_a_draft_can_be_taken_out():
    drafts = DraftNotes()
    drafts.add("h1", 1, DRAFT)
    assert drafts.remove("h1", 1, 0) == DRAFT
    assert drafts.remove("h1", 1, 0) is None


def test_stages_to_answer_come_first():
    done = replace(rows.STAGE, id="a", state=StageState.APPROVED)
    empty = replace(rows.STAGE, id="b", takes=0)
    assert [stage.id for stage in hearable(rows.plan((done, empty, rows.STAGE)))] == ["s7", "a"]


def test_a_take_that_is_not_here_says_so():
    assert "40 %" in take_state_words(replace(rows.take(1, "taking_in"), progress=0.4), "Ana Ribeiro")
    assert "not on this machine" in take_state_words(rows.take(1, "in_review", ""), "Ana")
    assert audio_files(rows.take(1, "in_review", "")) == ()


def test_names_are_told_apart_by_what_differs():
    assert distinct_names(["ML_Song_Kick_48.wav", "ML_Song_Snare_48.wav"]) == ["Kick_48", "Snare_48"]
    assert distinct_names(["only.wav"]) == ["only"]
    assert distinct_names(["a.wav", "a.wav"]) == ["a", "a"]


# --- scale ---


def test_zooming_keeps_the_time_under_the_pointer():
    scale = WaveScale(100.0, 1000, 0.0, 100.0)
    zoomed = scale.zoomed(4, 300)
    assert zoomed.s_at(300) == pytest.approx(30.0)
    assert zoomed.span_s == 25.0


@given(
    st.floats(0.1, 20000), st.integers(1, 5000), st.lists(st.tuples(st.floats(0.2, 5), st.floats(0, 5000)), max_size=8)
)
def test_however_one_zooms_the_part_stays_inside(duration_s, width_px, steps):
    scale = WaveScale(duration_s, width_px, 0.0, duration_s)
    for factor, x in steps:
        scale = scale.zoomed(factor, min(x, width_px))
    assert scale.start_s >= 0
    assert scale.start_s + scale.span_s <= duration_s * (1 + 1e-9)
    assert len(scale.ticks()) < 2000


def test_the_playhead_turns_the_page():
    scale = WaveScale(100.0, 1000, 0.0, 10.0)
    assert scale.following(5.0) is scale
    assert scale.following(11.0).start_s == pytest.approx(10.2)


# --- waves ---


def test_a_tile_is_dark_where_the_file_is_over():
    data = wave_data("a", 10.0, 0.1, [-1.0] * 100, [1.0] * 100)
    image = paint_tile(data, TileAsk(0, 10.0 / 256, 64, "#ff0000", "#00ff00"))
    assert (image.width(), image.height()) == (TILE_PX, 64)
    assert image.pixelColor(100, 2).alpha() == 255
    assert image.pixelColor(400, 32).alpha() == 0


def test_silence_is_a_line():
    data = wave_data("a", 10.0, 0.1, [0.0] * 100, [0.0] * 100)
    image = paint_tile(data, TileAsk(0, 10.0 / 512, 64, "#ff0000", "#00ff00"))
    lit = [y for y in range(64) if image.pixelColor(50, y).alpha()]
    assert lit == [31, 32]


@given(st.integers(0, 3000), st.floats(1e-5, 3.0), st.integers(0, 6))
def test_any_zoom_of_any_length_can_be_painted(count, column_s, place):
    data = wave_data("a", count * 0.005, 0.005, [-0.5] * count, [0.5] * count)
    assert not paint_tile(data, TileAsk(place, column_s, 20, "#ff0000", "#00ff00")).isNull()


def test_peaks_of_a_file_become_a_pyramid():
    data = wave_of_rows(SamplePeaks())
    assert data.duration_s == pytest.approx(222.0)
    assert len(data.levels) > 2
    assert data.level_for(0.001) is data.levels[0]
    lows, highs = thumbnail(data, 200)
    assert max(highs) <= 127
    assert min(lows) >= -128


def test_an_empty_file_has_a_wave_too():
    data = wave_data("a", 0.0, 0.005, [], [])
    assert not paint_tile(data, TileAsk(0, 0.01, 20, "#ff0000", "#00ff00")).isNull()
    assert thumbnail(data, 4) == ([0, 0, 0, 0], [0, 0, 0, 0])


def test_volume_steps_evenly_in_decibels():
    assert level_words(gain_of(100)) == "0.0 dB"
    assert level_words(gain_of(88)) == "−6.0 dB"
    assert gain_of(0) == 0.0
    assert all(step_of(gain_of(step)) == step for step in range(101))
