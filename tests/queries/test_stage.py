"""The inspector: ports, takes, notes, history and the next step, for both sides."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import update

from studio.actions.attach import attach_input
from studio.actions.commands import NoteText
from studio.domain.check_report import FileReport, Finding, Severity
from studio.domain.errors import NotFoundError
from studio.domain.stage_states import StageState
from studio.queries.output_specs import output_spec_row
from studio.queries.rows import StageDetail
from studio.queries.stage import stage_detail
from studio.store import tables
from studio.store.check_cache import keep_report
from tests.queries.homes import DAY_MS, HOUR_MS, Studio, stage_id

_S = StageState


def detail(studio: Studio, subject: str = "drums") -> StageDetail:
    return studio.ask(stage_detail, subject)


def delivered(pair, room, stem, name="drums.wav", **more) -> None:
    pair.other.delivers(room, stem(name))
    pair.other.sent_everything()
    pair.meet(room)
    pair.arrives(**more)
    pair.owner.forms_entries()
    pair.reads(room)


def test_a_planned_stage_says_what_to_do(owner, small):
    owner.starts(small)
    found = detail(owner)
    assert found.next_step.startswith("Offer it to a person.")
    assert (found.terms, found.takes, found.pass_line, found.brief) == (None, (), "", "Play it.")
    assert detail(owner, "guide").next_step.startswith("Yours to do: drop “guide” here")


def test_ports_say_what_is_wanted_and_where_it_comes_from(owner, small):
    owner.starts(small)
    found = detail(owner)
    (guide,), (stem,) = found.inputs, found.outputs
    assert (guide.name, guide.other, guide.is_there) == ("guide", "Guide", False)
    assert (stem.name, stem.other, stem.is_there) == ("drums_stem", "Mix", False)
    assert stem.spec_sentence == "WAV or FLAC, 48 kHz, 24 bit"


def test_what_an_output_has_to_be_is_fixed_once_it_is_offered(owner, small):
    owner.starts(small)
    row = owner.ask(output_spec_row, "drums", "drums_stem")
    assert (row.type, row.why_fixed, row.house.sample_rate_hz) == ("audio.stem", "", 48000)
    owner.offers("drums")
    row = owner.ask(output_spec_row, "drums", "drums_stem")
    assert "part of the terms" in row.why_fixed
    assert "Withdraw the offer first" in row.what_to_do
    with pytest.raises(NotFoundError):
        owner.ask(output_spec_row, "drums", "guide")


def test_an_open_invitation_is_shown_until_it_is_used(pair, small):
    pair.owner.starts(small)
    room = pair.owner.offers("drums")
    found = detail(pair.owner)
    assert found.pass_line == pair.owner.passes[room]
    assert found.pass_expires_ms > pair.owner.now_ms
    assert found.next_step.startswith("Send the pass to Ana.")
    pair.joins(room)
    found = detail(pair.owner)
    assert found.pass_line == ""
    assert found.next_step.startswith("Ana is in and reads the terms.")


def test_an_expired_invitation_is_not_shown(owner, small):
    owner.starts(small)
    owner.offers("drums")
    with owner.home.work() as work:
        work.connection.execute(update(tables.invitation).values(expires_ms=owner.now_ms))
    assert detail(owner).pass_line == ""


def test_a_stage_is_found_by_all_its_names(owner, small):
    prj = owner.starts(small)
    room = owner.offers("drums")
    found = detail(owner)
    for name in (
        stage_id(owner, "drums"),
        stage_id(owner, "drums")[:8],
        room,
        room[:8],
        f"{prj}/drums",
        "late-train/drums",
    ):
        assert detail(owner, name) == found


def test_a_hand_off_that_has_ended_is_found_by_its_id(pair, small):
    pair.owner.starts(small)
    room = pair.owner.offers("drums")
    pair.joins(room)
    pair.other.declines(room, "On tour")
    pair.meet(room)
    found = detail(pair.owner, room)
    assert found.stage.slug == "drums"
    assert found.next_step == "Ana declined (“On tour”). Offer it to somebody else, or do it yourself."


def test_an_unknown_stage_is_refused(owner, small):
    owner.starts(small)
    with pytest.raises(NotFoundError):
        detail(owner, "nothing at all")


def test_an_input_shows_the_files_where_they_lie(working):
    pair, _ = working
    (guide,) = detail(pair.owner).inputs
    assert guide.is_there
    (file,) = guide.files
    assert file.name == "guide.wav"
    assert Path(file.local_path).is_file()
    assert Path(file.local_path).parent.name == "guide"


def test_an_attached_input_is_there(owner, small, stem):
    owner.starts(small)
    attach_input(owner.home, "drums", "guide", [str(stem("sketch.wav"))])
    (guide,) = detail(owner).inputs
    assert (guide.other, guide.is_there) == ("", True)
    assert Path(guide.files[0].local_path).parts[-3:] == ("inputs", "guide", "sketch.wav")


def test_an_own_stages_input_is_the_approved_take_before_it(working, stem):
    pair, room = working
    assert not detail(pair.owner, "mix").inputs[0].is_there
    delivered(pair, room, stem)
    pair.owner.reviews("drums", "approve")
    (stems,) = detail(pair.owner, "mix").inputs
    assert stems.is_there
    assert Path(stems.files[0].local_path).is_file()


def test_a_take_on_its_way_in_says_so(working, stem):
    pair, room = working
    pair.other.delivers(room, stem())
    pair.other.sent_everything()
    pair.meet(room)
    found = detail(pair.owner)
    (take,) = found.takes
    assert (take.state, take.files, take.verdict) == ("taking_in", (), "")
    assert found.next_step == "Take 1 from Ana is arriving. It is checked here when all of it is there."


def test_a_take_in_review_has_files_and_findings(working, stem):
    pair, room = working
    hum = {
        "rule": "hum",
        "severity": "hint",
        "expected": "no hum",
        "found": "50 Hz",
        "output": "drums_stem",
        "file": "drums.wav",
        "at_s": 1.5,
    }
    delivered(pair, room, stem, findings=(hum,))
    found = detail(pair.owner)
    (take,) = found.takes
    assert (take.state, take.verdict, take.progress) == ("in_review", "accept", 1.0)
    assert take.findings == (("drums_stem", Finding("hum", Severity.HINT, "no hum", "50 Hz", 1.5), "drums.wav"),)
    ((output, file),) = take.files
    assert (output, file.name) == ("drums_stem", "drums.wav")
    assert Path(file.local_path).is_file()
    assert found.outputs[0].files == (file,)
    assert found.next_step.startswith("Listen to take 1 and approve it or ask for changes by ")


def test_a_refused_take_uses_no_round(working, stem):
    pair, room = working
    fault = {"rule": "length", "severity": "block", "expected": "0:10", "found": "0:09"}
    delivered(pair, room, stem, passes=False, findings=(fault,))
    found = detail(pair.owner)
    assert (found.takes[0].state, found.takes[0].verdict) == ("refused", "reject")
    assert (found.stage.state, found.stage.rounds_used) == (_S.IN_PROGRESS, 0)
    assert detail(pair.other, room).next_step.startswith("Take 1 came back: a check failed at Mira's.")


def test_notes_have_author_time_and_take(working, stem):
    pair, room = working
    delivered(pair, room, stem)
    pair.owner.reviews("drums", "revise", NoteText(12.5, "Cut off"), NoteText(1.0, "Early", 2.0))
    first, second = detail(pair.owner).notes
    assert (first.text, first.in_take_s, first.end_in_take_s, first.take) == ("Early", 1.0, 2.0, 1)
    assert (second.text, second.in_take_s, second.author, second.is_open) == ("Cut off", 12.5, "Mira Lindqvist", True)


def test_when_all_rounds_are_used_the_owner_is_told(working, stem, clock):
    pair, room = working
    delivered(pair, room, stem)
    pair.owner.reviews("drums", "revise", NoteText(1.0, "Again"))
    pair.owner.forms_entries()
    pair.reads(room)
    assert detail(pair.owner).next_step.startswith("Ana is making the changes.")
    delivered(pair, room, stem, "again.wav")
    assert "all rounds of changes are used up" in detail(pair.owner).next_step


def test_late_work_says_so(working, clock):
    pair, _ = working
    clock.now_ms += 3 * DAY_MS
    assert detail(pair.owner).next_step.startswith("Ana is late: it was due Tue 1 Sep, ")


def test_history_is_told_in_order_and_in_words(working, stem):
    pair, room = working
    delivered(pair, room, stem)
    pair.owner.reviews("drums", "approve")
    told = [(line.who, line.text) for line in detail(pair.owner).history]
    assert told[0] == ("Mira Lindqvist", "offered it to Ana Ribeiro for 50 USD")
    for line in (
        ("Mira Lindqvist", "let Ana Ribeiro in"),
        ("Ana Ribeiro", "accepted the terms"),
        ("Mira Lindqvist", "handed on guide (1 file)"),
        ("Ana Ribeiro", "delivered take 1 (1 file)"),
        ("Mira Lindqvist", "received take 1; every byte is verified"),
    ):
        assert line in told
    assert told[-1] == ("Mira Lindqvist", "approved take 1")
    assert detail(pair.owner).history[-1].is_pending


def test_what_time_does_stands_in_the_history(owner, small, clock):
    owner.starts(small)
    owner.offers("drums")
    clock.now_ms += 73 * HOUR_MS
    last = detail(owner).history[-1]
    assert (last.who, last.text) == ("", "The offer was not answered in time and expired")


def test_what_had_no_effect_is_marked(working):
    pair, room = working
    with pair.owner.home.work() as work:
        work.connection.execute(
            tables.history.insert().values(
                room=room, id="9" * 10, n=9, at_ms=pair.owner.now_ms, device="", kind="offer.accept", detail="{}",
                overruled="not possible",
            )
        )  # fmt: skip
    line = detail(pair.owner).history[-1]
    assert line.is_overruled
    assert line.text == "accepted the terms: this had no effect, not possible"


def test_unknown_events_and_odd_details_have_words(working):
    pair, room = working
    odd = [
        ("some.thing_new", "{}"),
        ("work.due", "{}"),
        ("input.give", '{"files": "x"}'),
        ("offer.make", '{"price": null}'),
    ]
    with pair.owner.home.work() as work:
        for number, (kind, body) in enumerate(odd):
            work.connection.execute(
                tables.history.insert().values(
                    room=room, id=f"9{number:09d}", n=9, at_ms=0, device="?", kind=kind, detail=body, overruled=""
                )
            )
    assert {line.text for line in detail(pair.owner).history} >= {"some thing new", "work due", "input give"}


def test_own_takes_are_shown_with_their_files(owner, small, stem):
    owner.starts(small)
    owner.delivers("guide", stem("guide.wav"))
    found = detail(owner, "guide")
    (take,) = found.takes
    assert (take.state, take.verdict) == ("approved", "accept")
    assert Path(take.files[0][1].local_path).is_file()
    assert found.next_step.startswith("Done")
    assert ("Mira Lindqvist", "delivered take 1 and it counts at once") in [(h.who, h.text) for h in found.history]


def test_files_in_an_own_deliver_folder_are_shown(owner, small, stem):
    owner.starts(small)
    folder = Path(detail(owner, "guide").deliver_dir)
    folder.mkdir(parents=True)
    (folder / "guide.wav").write_bytes(stem().read_bytes())
    found = detail(owner, "guide")
    assert [drop.output for drop in found.drops] == ["guide"]
    assert found.may_deliver
    owner.delivers("guide")
    found = detail(owner, "guide")
    assert [drop.state for drop in found.drops] == ["sending"]
    assert not found.may_deliver


def test_own_drops_wait_for_their_checks(owner, small, stem):
    from studio.queries.inbox import drops_to_check

    owner.starts(small)
    owner.delivers("guide", stem("first.wav"))
    folder = Path(detail(owner, "guide").deliver_dir)
    folder.mkdir(parents=True)
    (folder / "second.wav").write_bytes(stem("second.wav", 960).read_bytes())
    (waiting,) = owner.ask(drops_to_check)
    assert waiting.path.name == "second.wav"
    with owner.home.work() as work:
        keep_report(work.connection, waiting.key, FileReport(str(waiting.path)), 1.0)
    assert owner.ask(drops_to_check) == []
    assert [(drop.verdict, drop.duration_s) for drop in detail(owner, "guide").drops] == [("accept", 1.0)]


def test_the_collaborator_sees_their_own_gig(working, stem):
    pair, room = working
    found = detail(pair.other, room)
    assert (found.stage.title, found.stage.state, found.stage.person) == ("Drums", _S.IN_PROGRESS, "Ana Ribeiro")
    assert found.pass_line == ""
    pair.other.delivers(room, stem())
    (take,) = detail(pair.other, room).takes
    assert (take.state, take.progress) == ("sent", 0.0)
    assert Path(take.files[0][1].local_path).is_file()


def test_a_manifest_that_names_places_elsewhere_is_not_looked_up(working, stem, tmp_path):
    """A collaborator cannot have another file of the owner's machine played."""
    from studio.events.manifest import FileEntry, Manifest
    from studio.queries.files import _placed

    secret = tmp_path / "secret.wav"
    secret.write_bytes(b"1234")
    entry = FileEntry("../secret.wav", 4, "0" * 64, "raw", ())
    assert Manifest((entry,)).files[0].path == "../secret.wav"
    (tmp_path / "take").mkdir()
    assert _placed(entry, [tmp_path / "take"]).path == ""
