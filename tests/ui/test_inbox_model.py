"""The inbox's words, from rows alone."""

from __future__ import annotations

from dataclasses import replace

import panel_samples as rows
import pytest

from studio.domain.check_report import Finding, Severity
from studio.domain.stage_states import StageState
from ui.inbox import findings, model
from ui.inbox.gig_list import for_me_words, spoken
from ui.inbox.model import GigGroup


def test_what_one_can_do_stands_before_what_waits():
    groups = dict(model.grouped(rows.inbox()))
    assert [gig.title for gig in groups[GigGroup.DO_NEXT]] == [
        "Backing vocals, second round",
        "Lead vocal",
        "Chorus doubles",
    ]
    assert {gig.title for gig in groups[GigGroup.WAITING]} == {"Harmony stack", "Topline demo", "Whistle"}
    assert GigGroup.DONE not in groups


def test_a_waiting_credit_makes_finished_work_something_to_do():
    waiting = replace(rows.approved(), credit="granted", for_me=2)
    assert (model.group_of(waiting), model.when_words(waiting)) == (GigGroup.DO_NEXT, "accept or refuse")
    assert "a credit for you" in spoken(waiting)
    assert for_me_words(replace(waiting, credit="refused")) == "2 notes for you"
    for answered in ("accepted", "refused", ""):
        assert model.group_of(replace(waiting, credit=answered)) is GigGroup.DONE
    begun_again = replace(waiting, state=StageState.REVISION)
    assert model.when_words(begun_again).startswith("due")


def test_done_gigs_stand_alone():
    assert [gig.title for _group, gigs in model.grouped(rows.inbox(), is_done=True) for gig in gigs] == ["Oohs"]


@pytest.mark.parametrize("state", list(StageState))
def test_every_state_has_a_group_a_headline_and_a_line(state):
    gig = replace(rows.BASE, state=state)
    assert model.group_of(gig).words
    assert all(isinstance(part, str) for part in model.headline(gig))
    assert isinstance(model.when_words(gig), str)


def test_what_was_sent_and_not_received_is_no_longer_to_do():
    assert model.group_of(rows.unsent()) is GigGroup.WAITING
    assert model.headline(rows.unsent())[1] == "Not yet received by Mira"


def test_an_offer_is_to_be_answered_before_one_is_let_in():
    assert model.group_of(rows.invited()) is GigGroup.DO_NEXT
    assert model.when_words(rows.invited(), rows.NOW_MS).startswith("answer by")
    for answer in ("accept", "decline"):
        assert model.group_of(rows.invited(answer)) is GigGroup.WAITING
        assert model.when_words(rows.invited(answer), rows.NOW_MS) == "not yet received"
    assert model.group_of(rows.invited("changed")) is GigGroup.DO_NEXT
    assert "Joon's Segue" in model.kept_words(rows.invited())
    assert model.kept_words(rows.offered()) == ""


def test_a_late_gig_says_since_when():
    late = replace(rows.BASE, is_late=True, due_ms=rows.NOW_MS - rows.HOUR_MS)
    assert model.when_words(late, rows.NOW_MS).startswith("was due")


@pytest.mark.parametrize(
    ("state", "takes", "kept"),
    [
        (StageState.OFFERED, (), "you keep $15 after the start, $30 after a take"),
        (StageState.ACCEPTED, (), "nothing is owed"),
        (StageState.IN_PROGRESS, (), "you keep 25 %, $15"),
        (StageState.REVISION, (rows.take(1, "revise"),), "you keep 50 %, $30"),
    ],
)
def test_the_kill_fee_grows_with_the_work(state, takes, kept):
    gig = replace(rows.BASE, state=state, takes=takes)
    assert model.kill_fee_words(gig, gig.due_ms + rows.DAY_MS) == kept
    late = model.kill_fee_words(gig, gig.due_ms + rows.DAY_MS + 1)
    assert late == (
        kept if state in {StageState.OFFERED, StageState.ACCEPTED} else "nothing is owed: it is more than a day late"
    )


def test_deliver_says_why_it_waits():
    button = model.deliver_button(rows.BASE)
    assert (button.text, button.is_possible) == ("Deliver take 1, 1 file to fix", False)
    assert button.why_not == rows.BASE.deliver_hint


def test_deliver_is_possible_when_the_core_says_so():
    assert model.deliver_button(rows.revision()).is_possible


def test_files_are_counted_by_how_they_stand():
    assert model.files_line(rows.BASE) == "6 files here, 4 pass, 1 to fix, 1 being checked"
    assert model.files_line(replace(rows.BASE, drops=())) == "no files yet"


def test_an_input_that_is_missing_says_where_it_comes_from():
    port = replace(rows.PREMIX, is_there=False, files=())
    assert model.port_words(port) == "comes from Drums"
    assert model.port_words(rows.PREMIX) == "WAV, 64 MB"


def test_a_travelling_take_shows_how_far_it_is():
    assert model.take_words(rows.take(1, "sent", progress=0.4)) == "travelling, 40 %"


# --- findings ---


def test_a_short_file_is_called_short_and_drawn_against_the_session():
    drop = rows.DROPS[2]
    assert findings.rule_title(rows.SHORT, drop.duration_s) == "The file ends before the song does"
    bars = findings.length_bars(drop, rows.SHORT)
    assert (bars.session_s, bars.file_s, bars.words) == (222.0, 219.69, "2.310 s missing")


def test_the_length_in_the_words_of_the_checks_is_understood():
    finding = Finding(
        "length", Severity.BLOCK, "1536000 frames (32.000 s)", "1440000 frames: 96000 frames (2.000 s) shorter"
    )
    bars = findings.length_bars(rows.drop("a.wav", "checked", "reject", (finding,), duration_s=30.0), finding)
    assert bars.words == "2.000 s missing"


def test_other_rules_have_no_bars_and_a_title():
    assert findings.length_bars(rows.DROPS[2], rows.RATE) is None
    assert findings.rule_title(rows.RATE) == "The sample rate is not right"
    assert findings.rule_title(replace(rows.RATE, rule="some_new.rule")) == "Some new rule"


@pytest.mark.parametrize(
    ("words", "seconds"),
    [("3:42.000 long", 222.0), ("1:02:05", 3725.0), ("10656000 frames (222.000 s)", 222.0), ("no time", 0.0)],
)
def test_seconds_are_found_in_words(words, seconds):
    assert findings.seconds_in(words) == seconds


def test_each_state_of_a_file_reads_differently():
    said = {findings.drop_words(drop).verdict for drop in rows.DROPS}
    assert said == {"passes", "1 rule fails", "passes, 1 hint", "being checked"}
    assert findings.drop_words(rows.DROPS[1]).share == 0.62


def test_what_blocks_stands_first():
    drop = rows.drop("a.wav", "checked", "reject", (rows.HUM, rows.RATE))
    assert [finding.rule for finding in findings.sorted_findings(drop)] == ["sample_rate", "hum"]
