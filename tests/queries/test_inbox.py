"""A collaborator's gigs through their life, and what lies in the deliver folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from sqlalchemy import update

from studio.actions.commands import NoteText
from studio.domain.check_report import FileReport, Finding, Severity
from studio.domain.production import Port
from studio.domain.stage_states import StageState
from studio.queries.drops import output_of, readiness
from studio.queries.inbox import drops_to_check, inbox_rows
from studio.queries.rows import DropRow, GigRow
from studio.store import tables
from studio.store.check_cache import keep_report
from studio.store.database import set_meta
from tests.queries.homes import DAY_MS, Pair, Studio

_S = StageState


def gig(studio: Studio) -> GigRow:
    (found,) = studio.ask(inbox_rows)
    return found


def drop(studio: Studio, source: Path, name: str = "") -> Path:
    target = Path(gig(studio).deliver_dir) / (name or source.name)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(source.read_bytes())
    return target


def judge(studio: Studio, *findings: Finding) -> None:
    """The application checks what lies there."""
    for waiting in studio.ask(drops_to_check):
        with studio.home.work() as work:
            keep_report(work.connection, waiting.key, FileReport(str(waiting.path), findings), 10.0)


SHORT = Finding("length", Severity.BLOCK, "0:10", "0:09", None, "Export again.")


def test_an_answered_invitation_waits_for_the_owners_machine(pair: Pair, small):
    pair.owner.starts(small)
    room = pair.owner.offers("drums", greeting="Hi Ana!")
    pair.opens(room)
    found = gig(pair.other)
    assert (found.state, found.title, found.production_title) == (_S.OFFERED, "Drums", "Late Train")
    assert (found.unsent, found.owner_name, found.price_minor) == ("Not sent yet.", "Mira Lindqvist", 5000)
    assert [port.name for port in found.gets + found.hands_in] == ["guide", "drums_stem"]
    assert found.terms.revisions == 1
    with pair.other.home.work() as work:
        work.connection.execute(tables.object_out.delete())
    assert gig(pair.other).unsent == "Waiting for Mira's machine to let you in."


def test_an_invitation_without_its_page_is_shown_all_the_same(pair: Pair, small):
    pair.owner.starts(small)
    room = pair.owner.offers("drums")
    pair.opens(room)
    for text in ("", "[]", "{", '{"terms": {"title": 5}}'):
        with pair.other.home.work() as work:
            set_meta(work.connection, f"page/{room}", text)
        found = gig(pair.other)
        assert (found.title, found.hand_off, found.production_title) == ("", room, "Late Train")


def test_a_refused_invitation_says_why(pair: Pair, small):
    pair.owner.starts(small)
    pair.opens(pair.owner.offers("drums"))
    with pair.other.home.work() as work:
        work.connection.execute(update(tables.invitation).values(state="refused", message="It was used already."))
    assert gig(pair.other).next_step == "It was used already."


def test_an_offer_shows_the_terms(pair: Pair, small):
    pair.owner.starts(small)
    pair.joins(pair.owner.offers("drums"))
    found = gig(pair.other)
    assert (found.state, found.owner_name, found.price_minor, found.unsent) == (_S.OFFERED, "Mira Lindqvist", 5000, "")
    assert (found.terms.revisions, found.terms.kill_fee_percent, found.terms.signed_ms) == (1, (0, 25, 50, 100), 0)
    assert [port.name for port in found.gets] == ["guide"]
    assert [port.spec_sentence for port in found.hands_in] == ["WAV or FLAC, 48 kHz, 24 bit"]
    assert found.next_step.startswith("Read the terms and accept, or decline free of charge by ")
    assert not found.may_deliver


def test_what_was_said_and_not_received_is_marked(pair: Pair, small):
    pair.owner.starts(small)
    room = pair.owner.offers("drums")
    pair.joins(room)
    pair.other.accepts(room)
    assert gig(pair.other).unsent == "Not yet received by Mira."
    pair.meet(room)
    found = gig(pair.other)
    assert (found.unsent, found.state) == ("", _S.AWAITING_INPUTS)
    assert found.next_step == "Waits for “guide”. The clock starts when everything is there."


def test_an_input_is_there_when_its_files_lie_here(working):
    pair, room = working
    pair.gives_manifests(room)
    found = gig(pair.other)
    assert [port.is_there for port in found.gets] == [False]
    assert found.next_step.startswith("“guide” is being fetched.")
    target = Path(found.inputs_dir) / "guide" / "guide.wav"
    target.parent.mkdir(parents=True)
    theirs = next(pair.owner.home.workspace.rglob("guide.wav"))
    target.write_bytes(theirs.read_bytes())
    found = gig(pair.other)
    assert [file.local_path for file in found.gets[0].files] == [str(target)]
    assert found.next_step.startswith("Put your files here and deliver take 1. Due Tue 1 Sep, ")


def test_the_inbox_never_names_stages_of_others(working):
    pair, _ = working
    assert [port.other for port in gig(pair.other).gets + gig(pair.other).hands_in] == ["", ""]


def test_an_empty_deliver_folder_gives_a_hint(working):
    pair, _ = working
    found = gig(pair.other)
    assert (found.drops, found.may_deliver) == ((), False)
    assert found.deliver_hint == "Nothing new lies in the deliver folder."


def test_a_dropped_file_is_checked_and_then_deliverable(working, stem):
    pair, _ = working
    drop(pair.other, stem())
    (row,) = gig(pair.other).drops
    assert (row.output, row.verdict, row.state) == ("drums_stem", "", "checking")
    judge(pair.other)
    found = gig(pair.other)
    (row,) = found.drops
    assert (row.verdict, row.state, row.duration_s) == ("accept", "checked", 10.0)
    assert (found.may_deliver, found.deliver_hint) == (True, "")
    assert found.next_step.startswith("Deliver take 1 when you are done.")


def test_a_failing_file_blocks_and_is_named(working, stem):
    pair, _ = working
    drop(pair.other, stem())
    judge(pair.other, SHORT)
    found = gig(pair.other)
    assert found.drops[0].findings == (SHORT,)
    assert not found.may_deliver
    assert found.deliver_hint == "“take.wav” does not pass: see how to fix it."


def test_a_changed_file_is_judged_anew(working, stem):
    pair, _ = working
    path = drop(pair.other, stem())
    judge(pair.other, SHORT)
    path.write_bytes(stem("better.wav", 960).read_bytes())
    assert gig(pair.other).drops[0].verdict == ""


def test_a_file_that_has_just_changed_is_settling(working, stem):
    pair, _ = working
    path = drop(pair.other, stem())
    now_s = pair.other.now_ms / 1000
    os.utime(path, (now_s, now_s))
    assert gig(pair.other).drops[0].state == "settling"


def test_what_nobody_means_is_not_shown(working, stem):
    pair, _ = working
    drop(pair.other, stem())
    for name in (".hidden.wav", "take.wav.reapeaks", "take.wav.part", "~$x.wav"):
        drop(pair.other, stem(), name)
    assert [row.name for row in gig(pair.other).drops] == ["take.wav"]


def test_two_files_for_one_output_are_too_many(working, stem):
    pair, _ = working
    drop(pair.other, stem("a.wav"))
    drop(pair.other, stem("b.wav"))
    assert gig(pair.other).deliver_hint == "“drums_stem” is one file and 2 lie there: leave only one."


def test_a_delivered_file_is_on_its_way_and_then_sent(working, stem):
    pair, room = working
    drop(pair.other, stem())
    pair.other.delivers(room)
    found = gig(pair.other)
    assert ([row.state for row in found.drops], found.state) == (["sending"], _S.IN_REVIEW)
    assert found.unsent == "Not sent yet: your files are on their way."
    assert (found.takes[0].state, found.next_take, found.may_deliver) == ("sent", 2, False)
    pair.other.sent_everything()
    assert gig(pair.other).unsent == "Not yet received by Mira."
    pair.meet(room)
    found = gig(pair.other)
    assert ([row.state for row in found.drops], found.unsent) == (["sent"], "")
    assert found.next_step.startswith("Mira listens and answers by ")


def test_after_changes_were_asked_for_only_new_files_count(working, stem, clock):
    pair, room = working
    path = drop(pair.other, stem())
    pair.other.delivers(room)
    pair.other.sent_everything()
    pair.meet(room)
    pair.arrives()
    pair.owner.reviews("drums", "revise", NoteText(1.0, "Louder"))
    pair.owner.forms_entries()
    pair.reads(room)
    found = gig(pair.other)
    assert (found.state, found.rounds_used, found.may_deliver) == (_S.REVISION, 1, False)
    assert [note.text for note in found.notes] == ["Louder"]
    path.write_bytes(stem("louder.wav", 960, 3).read_bytes())
    assert gig(pair.other).may_deliver
    clock.now_ms += 3 * DAY_MS
    found = gig(pair.other)
    assert found.is_late
    assert "It was due " in found.next_step


def test_an_approved_gig_says_what_is_owed(working, stem):
    pair, room = working
    pair.other.delivers(room, stem())
    pair.other.sent_everything()
    pair.meet(room)
    pair.arrives()
    pair.owner.reviews("drums", "approve")
    pair.owner.forms_entries()
    pair.reads(room)
    assert (gig(pair.other).state, gig(pair.other).next_step) == (_S.APPROVED, "Approved. Mira owes you 50 USD.")


def test_the_owner_has_no_inbox_of_their_own(owner, small):
    owner.starts(small)
    owner.offers("drums")
    assert owner.ask(inbox_rows) == ()


# --- which output a file belongs to ----------------------------------------------------------------------------

TWO = (Port("lead_vox", "audio.stem"), Port("lyrics", "text.lyrics"))


@pytest.mark.parametrize(
    ("folder", "name", "output"),
    [
        ("lead_vox", "x.wav", "lead_vox"),
        ("", "My Lead-Vox 2.txt", "lead_vox"),
        ("", "x.wav", "lead_vox"),
        ("", "x.txt", "lyrics"),
        ("", "x.png", ""),
        ("elsewhere", "x.png", ""),
    ],
)
def test_a_file_goes_to_the_output_it_can_only_mean(folder, name, output):
    assert output_of(TWO, folder, name) == output


def test_a_single_output_takes_everything():
    assert output_of(TWO[:1], "", "x.png") == "lead_vox"


def row(name: str, output: str, verdict: str = "accept") -> DropRow:
    return DropRow(f"/d/{name}", name, output, 10, 0.0, "checked", verdict)


def test_every_output_has_to_be_there():
    ready = readiness(TWO, [row("x.wav", "lead_vox")], None)
    assert (ready.may_deliver, ready.hint) == (False, "“lyrics” is still missing.")
    assert readiness(TWO, [row("x.wav", "lead_vox"), row("x.txt", "lyrics")], None).may_deliver


def test_a_file_that_fits_nowhere_has_to_be_placed():
    ready = readiness(TWO, [row("x.png", "")], None)
    assert ready.hint == "“x.png” could belong to any output: put it into the folder of lead_vox or lyrics."
