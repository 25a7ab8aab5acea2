"""A hand-off from both sides of the command line, and every way in which it does not go on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from studio.app.note_files import read_note_file
from tests.app.cli_people import Cli, People

DAY_MS = 86_400_000


@pytest.fixture
def guided(mira: Cli) -> Cli:
    """The owner, whose guide is done, so that the drums can begin at once."""
    mira.says("deliver", "guide", mira.records("guide.wav"))
    return mira


def opens(people: People, invitation: str, name: str = "Kofi", *more: str, status: int = 0):
    person = people.named(name)
    depot = [] if more else ["--depot", str(people.depot)]
    return person.says("open", invitation, "--name", name, *depot, *more, status=status)


# --- offers ----------------------------------------------------------------------------------------------------


def test_an_offer_gives_the_invitation_as_text_and_file(people: People, guided: Cli):
    offer = guided.says(
        "offer", "late-train/beat", "--to", "Kofi", "--price", "65.50", "--days", "3", "--revisions", "2"
    )
    assert {"handoff", "pass", "pass_file", "expires_utc"} <= offer.keys()
    assert offer["pass"].startswith("SEGUE1-")
    assert Path(offer["pass_file"]).suffix == ".seguepass"
    stage = guided.says("plan")["stages"][1]
    assert (stage["state"], stage["person"], stage["price_minor"]) == ("offered", "Kofi", 6550)
    assert guided.says("pass", offer["handoff"][:8])["pass"] == offer["pass"]


def test_a_stage_whose_input_nothing_provides_is_not_offered(guided: Cli):
    error = guided.is_refused("offer", "voice", "--to", "Ana")
    assert error["code"] == "missing_input"
    assert "segue attach" in error["what_to_do"]
    guided.says("attach", "voice", "words", guided.writes("words.txt", "la la\n"))
    assert guided.says("offer", "voice", "--to", "Ana", "--latest", "2031-01-31")["handoff"]


def test_a_stage_is_offered_once(guided: Cli):
    guided.says("offer", "beat", "--to", "Kofi")
    assert guided.is_refused("offer", "beat", "--to", "Ana")["code"] == "wrong_state"
    assert guided.says("withdraw", "beat")["state"] == "withdrawn"
    assert guided.says("offer", "beat", "--to", "Ana")["handoff"]


@pytest.mark.parametrize("flags", [["--price", "lots"], ["--days", "-2"], ["--latest", "Friday"], ["--to", " "]])
def test_terms_that_cannot_be(guided: Cli, flags):
    guided.is_refused("offer", "beat", "--to", "Kofi", *flags)
    assert guided.says("plan")["stages"][1]["state"] == "planned"


# --- invitations -----------------------------------------------------------------------------------------------


def test_opening_names_the_folders_and_twice_is_fine(people: People, guided: Cli):
    offer = guided.says("offer", "beat", "--to", "Kofi", "--sync")
    opened = opens(people, offer["pass"])
    assert {"production", "handoff", "inputs_dir", "deliver_dir"} <= opened.keys()
    assert Path(opened["inputs_dir"]).is_dir()
    assert Path(opened["deliver_dir"]).is_dir()
    assert opens(people, offer["pass_file"])["handoff"] == opened["handoff"] == offer["handoff"]


@pytest.mark.parametrize(
    "text", ["SEGUE1-AAAA", "hello", "SEGUE9-ABCDEFGH", "\x00\x01", "SEGUE1-" + "A" * 5000, "../../etc/passwd", ""]
)
def test_a_garbage_invitation(people: People, mira: Cli, text):
    error = people.named("Kofi").is_refused("open", text, "--name", "Kofi", "--depot", str(people.depot))
    assert error["what_to_do"]
    assert not (people.named("Kofi").home / "keys.json").exists()


def test_an_invitation_with_one_letter_wrong(people: People, guided: Cli):
    invitation = guided.says("offer", "beat", "--to", "Kofi", "--sync")["pass"]
    place = len(invitation) // 2
    wrong = invitation[:place] + ("A" if invitation[place] != "A" else "B") + invitation[place + 1 :]
    assert (
        people.named("Kofi").is_refused("open", wrong, "--name", "Kofi", "--depot", str(people.depot))["code"] == "pass"
    )


def test_an_invitation_without_a_name_asks_for_one(people: People, guided: Cli):
    invitation = guided.says("offer", "beat", "--to", "Kofi", "--sync")["pass"]
    error = people.named("Kofi").is_refused("open", invitation, "--depot", str(people.depot))
    assert error["code"] == "name_needed"
    assert "--name" in error["what_to_do"]


def test_a_folder_invitation_asks_where_the_folder_is(people: People, guided: Cli, tmp_path):
    invitation = guided.says("offer", "beat", "--to", "Kofi", "--sync")["pass"]
    kofi = people.named("Kofi")
    assert kofi.is_refused("open", invitation, "--name", "Kofi")["code"] == "where_is_the_folder"
    assert kofi.is_refused("open", invitation, "--name", "Kofi", "--depot", str(tmp_path / "not there"))["what_to_do"]
    (tmp_path / "another").mkdir()
    assert kofi.is_refused("open", invitation, "--name", "Kofi", "--depot", str(tmp_path / "another"))["what_to_do"]


def test_an_invitation_that_was_not_sent_yet(people: People, guided: Cli):
    guided.says("sync", "--once")
    invitation = guided.says("offer", "beat", "--to", "Kofi")["pass"]
    error = people.named("Kofi").is_refused("open", invitation, "--name", "Kofi", "--depot", str(people.depot))
    assert error["code"] == "not_there_yet"


def test_an_expired_invitation(people: People, guided: Cli, monkeypatch):
    from studio.app import studio

    invitation = guided.says("offer", "beat", "--to", "Kofi", "--sync")["pass"]
    later = studio.now_ms() + 8 * DAY_MS
    monkeypatch.setattr(studio, "now_ms", lambda: later)
    error = people.named("Kofi").is_refused("open", invitation, "--name", "Kofi", "--depot", str(people.depot))
    assert error["code"] == "pass"
    assert "expired" in error["message"]


def test_a_used_invitation(people: People, guided: Cli):
    invitation = guided.says("offer", "beat", "--to", "Kofi", "--sync")["pass"]
    opens(people, invitation)
    guided.says("sync", "--once")
    error = people.named("Eve").is_refused("open", invitation, "--name", "Eve", "--depot", str(people.depot))
    assert error["code"] == "pass"
    assert "used" in error["message"]


def test_ones_own_invitation(people: People, guided: Cli):
    invitation = guided.says("offer", "beat", "--to", "Kofi", "--sync")["pass"]
    assert "your own" in guided.is_refused("open", invitation)["message"]


def test_accepting_before_one_is_let_in(people: People, guided: Cli):
    offer = guided.says("offer", "beat", "--to", "Kofi", "--sync")
    opens(people, offer["pass"])
    kofi = people.named("Kofi")
    kept = kofi.says("accept", offer["handoff"])
    assert (kept["state"], kept["settled"], kept["waits_for"]) == ("offered", False, "admission")
    assert kofi.is_refused("counter", offer["handoff"], "--price", "70")["code"] == "not_admitted"
    guided.says("sync", "--once")
    kofi.says("sync", "--once")
    assert kofi.says("inbox")["rows"][0]["state"] != "offered"


# --- the whole way ---------------------------------------------------------------------------------------------


def test_from_offer_to_payment(people: People, guided: Cli):
    kofi, hand_off = people.hand_off("beat", "Kofi")
    gig = kofi.says("inbox")["rows"][0]
    assert (gig["handoff"], gig["state"], gig["price_minor"], gig["currency"]) == (hand_off, "offered", 6000, "EUR")
    accepted = kofi.says("accept", hand_off[:6], "--sync")
    assert accepted["state"] in ("accepted", "in_progress")
    guided.says("sync", "--once")
    kofi.says("sync", "--once")
    inputs = Path(kofi.says("inbox")["rows"][0]["inputs_dir"])
    assert [path.name for path in inputs.rglob("*.wav")] == ["guide.wav"]

    blocked = kofi.says("deliver", hand_off, kofi.records("beat.wav", rate_hz=44_100), status=1)
    assert (blocked["verdict"], blocked["take"], blocked["error"]["code"]) == ("reject", None, "check_failed")
    assert {"rule", "severity", "expected", "found", "at_s", "how_to_fix"} <= blocked["findings"][0].keys()
    assert "how" not in kofi.reads("inbox")

    delivered = kofi.says("deliver", hand_off, "beat=" + kofi.records("beat.wav"), "--sync")
    assert (delivered["handoff"], delivered["take"]) == (hand_off, 1)
    assert delivered["verdict"] in ("accept", "warn")

    assert guided.is_refused("review", "beat", "approve")["code"]  # it has not arrived yet
    guided.says("sync", "--once")
    assert guided.is_refused("review", "beat", "revise")["code"] == "note_missing"
    revised = guided.says(
        "review", "beat", "revise", "--note", "0:00.2-0:00.3 [level] softer, @Kofi", "--note", "and later", "--sync"
    )
    assert (revised["state"], revised["settled"]) == ("revision", True)
    kofi.says("sync", "--once")
    notes = kofi.says("show", hand_off)["rows"][0]["notes"]
    assert [(note["in_take_s"], note["end_in_take_s"], note["text"]) for note in notes] == [
        (0.0, 0.0, "and later"),
        (0.2, 0.3, "softer, @Kofi"),
    ]
    is_talked_about(guided, kofi, hand_off)
    travels_as_a_file(guided, kofi, hand_off)
    kofi.says("deliver", hand_off, kofi.records("beat.wav", level=0.1), "--sync")
    changed = kofi.says("review", hand_off, "changes")
    assert (changed["take"], changed["since"], changed["files"][0]["output"]) == (2, 1, "beat")
    assert guided.is_refused("review", "beat", "changes", "--since", "7")["code"] == "not_found"
    guided.says("review", "late-train/beat", "approve", "--sync")
    kofi.says("sync", "--once")
    assert kofi.says("inbox")["rows"][0]["state"] == "approved"

    owed = guided.says("ledger")["rows"][0]
    assert (owed["agreed_minor"], owed["due_minor"], owed["paid_minor"]) == (6000, 6000, 0)
    is_paid_in_parts(guided, kofi)

    made = guided.says("assemble", "late-train", "mix", "--out", str(people.folder / "out"))
    assert made["inputs"] == 1
    assert made["outputs"][0]["frames"] == 24000
    assert Path(made["outputs"][0]["path"]).is_file()
    proof = guided.says("verify", made["outputs"][0]["path"])
    assert (proof["verdict"], proof["signature"], proof["signer"]["name"]) == ("good", "good", "Mira")
    is_stale_until_kept(guided, people.folder / "draft")


def is_stale_until_kept(owner: Cli, out: Path):
    """A replaced input blocks the mix of what was made from it; a draft says so in its manifest, keeping ends it."""
    owner.says("deliver", "guide", owner.records("guide.wav", level=0.1), "--sync")
    error = owner.is_refused("assemble", "late-train", "mix")
    assert (error["code"], "“Drums” was made from files" in error["message"]) == ("blocked", True)
    made = owner.says("assemble", "late-train", "mix", "--draft", "--out", str(out))
    assert [row["block"] for row in made["draft"]] == ["stale"]
    assert Path(made["outputs"][0]["path"]).name == "Late Train DRAFT mix.wav", "no draft takes a final's place"
    (row,) = (
        row
        for row in owner.says("deliverable", "list", "late-train")["rows"]
        if row["path"] == made["outputs"][0]["path"]
    )
    assert (row["draft"], row["current"]) == (True, True)
    states = {row["name"]: row["state"] for row in owner.says("recipe", "list", "late-train")["rows"]}
    assert states["mix"] == "draft"
    proof = owner.says("verify", made["outputs"][0]["path"])
    assert (proof["verdict"], proof["is_draft"]) == ("good", True)
    body = json.loads(Path(made["manifest"]).read_text())
    assert (body["overridden"][0]["block"], len(body["inputs"][0]["terms_hash"])) == ("stale", 64)
    owner.says("stage", "keep", "beat")
    assert "stale" not in owner.reads("show", "late-train/beat")


def is_talked_about(owner: Cli, other: Cli, hand_off: str):
    """Who is named is told until they have answered; the owner resolves, writes the checklist and checks what was ticked."""
    assert [(n["reason"], n["for_me"]) for n in other.says("review", hand_off, "notes")["notes"]] == [
        ("", False),
        ("level", True),
    ]
    assert other.says("inbox")["rows"][0]["for_me"] == 1
    assert "[level] softer" in other.reads("show", hand_off)
    assert other.is_refused("review", hand_off, "reply", "--to", "2")["code"] == "bad_input"
    assert other.is_refused("review", hand_off, "reply", "--to", "7", "--text", "x")["code"] == "not_found"
    assert other.is_refused("review", hand_off, "resolve", "--to", "2")
    other.says("review", hand_off, "reply", "--to", "2", "--text", "how much, @mira?", "--sync")
    assert other.says("inbox")["rows"][0]["for_me"] == 0
    owner.says("sync", "--once")
    assert owner.says("show", "beat")["rows"][0]["stage"]["for_me"] == 1
    note = owner.says("review", "beat", "notes")["notes"][1]
    assert ([r["text"] for r in note["replies"]], note["for_me"]) == (["how much, @mira?"], True)
    owner.says("review", "beat", "reply", "--to", note["id"][:8], "--text", "3 dB")
    assert "3 dB" in owner.reads("review", "beat", "notes")
    owner.says("review", "beat", "resolve", "--to", "2")
    assert "resolved" in owner.reads("review", "beat", "notes")
    assert owner.says("review", "beat", "reopen", "--to", "2")["state"] == "revision"
    made = owner.says("review", "beat", "checklist", "--add", "one file", "--add", "no clicks", "--sync")["points"]
    assert [(point["round"], point["text"]) for point in made] == [(1, "one file"), (1, "no clicks")]
    other.says("sync", "--once")
    assert other.is_refused("review", hand_off, "checklist", "--add", "mine")
    assert "[ ] no clicks" in other.reads("show", hand_off)
    other.says("review", hand_off, "checklist", "--tick", "2", "--sync")
    owner.says("sync", "--once")
    checked = owner.says("review", "beat", "checklist", "--tick", "2", "--remove", "1", "--sync")["points"]
    assert [(point["text"], point["ticked"], point["checked"]) for point in checked] == [("no clicks", True, True)]


def travels_as_a_file(owner: Cli, other: Cli, hand_off: str):
    """The notes go to audio programs from either side, and are understood when they come back."""
    for name, format_ in (("n.txt", "audacity"), ("n.csv", "csv"), ("n.wav", "wav"), ("n.dawproject", "dawproject")):
        written = owner.says("review", "beat", "notes", "--out", str(owner.folder / name))
        assert (written["format"], len(written["notes"])) == (format_, 2)
        assert "softer, @Kofi" in [note.text for note in read_note_file(Path(written["path"]))]
    assert 'R1,"softer, @Kofi"' in Path(other.says("review", hand_off, "notes", "--out", str(other.folder / "r.csv"), "--format", "reaper")["path"]).read_text()  # fmt: skip
    assert "softer" in other.reads("review", hand_off, "notes")
    assert owner.is_refused("review", "beat", "notes", "--take", "9")["code"] == "not_found"
    assert owner.is_refused("review", "beat", "notes", "--out", str(owner.folder / "n.pdf"))["code"] == "bad_input"
    assert owner.is_refused("review", "beat", "page", "--unshare")["code"] == "no_links"
    assert "only one of" in owner.is_refused("review", "beat", "page", "--share", "--shared")["message"]
    assert owner.is_refused("review", "beat", "page", "--share")["code"] == "no_links"
    assert "1 to 7 days" in owner.is_refused("review", "beat", "page", "--share", "--days", "8")["message"]
    assert owner.is_refused("review", "beat", "revise", "--from", "no such")["code"] == "bad_marker_file"


def is_paid_in_parts(guided: Cli, kofi: Cli) -> None:
    for wrong, code in (("70", "more_than_owed"), ("0", "bad_amount"), ("-5", "bad_amount"), ("1,234", "bad_amount")):
        assert guided.is_refused("pay", "beat", f"--amount={wrong}")["code"] == code, wrong
    part = guided.says("pay", "beat", "--amount", "20", "--reference", "transfer 6", "--sync")
    assert (part["state"], part["paid_minor"], part["left_minor"]) == ("approved", 2000, 4000)
    kofi.says("sync", "--once")
    for person in (guided, kofi):
        row = person.says("ledger")["rows"][0]
        assert (row["agreed_minor"], row["due_minor"], row["paid_minor"], row["tip_minor"]) == (6000, 4000, 2000, 0)
    whose = kofi.says("inbox")["rows"][0]["next_step"]
    assert whose.endswith("Approved, 20 EUR paid. Mira still owes you 40 EUR.")
    assert guided.says("money", "late-train")["total"]["owed_minor"] == 4000
    guided.says("business", "set", "--of", "Kofi", "--tax-name", "VAT", "--tax-rate", "20", "--prices", "exclude")
    assert guided.says("pay", "beat", "--amount", "40")["left_minor"] == 1200, "the tax on top is owed too"
    rest = guided.says("pay", "beat", "--amount", "17", "--tip", "5", "--reference", "transfer 7", "--sync")
    assert (rest["state"], rest["left_minor"], rest["tip_minor"]) == ("settled", 0, 500)
    assert guided.is_refused("pay", "beat")["code"] == "nothing_owed"
    kofi.says("sync", "--once")
    for person in (guided, kofi):
        row = person.says("ledger")["rows"][0]
        assert (row["due_minor"], row["paid_minor"], row["tax_minor"], row["tip_minor"]) == (0, 7200, 1200, 500)
        paper = person.says("invoice", "beat")
        assert (paper["kind"], paper["total_minor"], paper["due_minor"], paper["tip_minor"]) == (
            "receipt",
            7200,
            0,
            500,
        )
        (part,) = person.says("statement", "Mira" if person is kofi else "Kofi")["parts"]
        assert (part["owed_minor"], part["paid_minor"], part["tip_minor"], part["closing_minor"]) == (
            7200,
            7200,
            500,
            0,
        )
    total = guided.says("money", "late-train")["total"]
    assert (total["paid_minor"], total["tip_minor"], total["owed_minor"]) == (7700, 500, 0)


def test_what_is_left_out_of_the_mix_is_silent_until_undone(people: People, guided: Cli):
    kofi, hand_off = people.hand_off("beat", "Kofi")
    kofi.says("accept", hand_off, "--sync")
    guided.says("sync", "--once")
    kofi.says("sync", "--once")
    kofi.says("deliver", hand_off, kofi.records("beat.wav"), "--sync")
    guided.says("sync", "--once")
    guided.says("review", "beat", "approve", "--sync")
    assert guided.says("assemble", "late-train", "mix")["heard_twice"] == []
    assert guided.is_refused("recipe", "mute", "beat:soup")["code"] == "bad_input"
    muted = guided.says("recipe", "mute", "late-train/beat")
    assert (muted["outputs"], muted["is_muted"]) == (["beat"], True)
    assert guided.is_refused("assemble", "late-train", "mix")["code"] == "nothing_to_mix"
    assert "Mute" in guided.says("undo", "late-train")["undone"]
    assert guided.says("assemble", "late-train", "mix")["inputs"] == 1
    guided.says("recipe", "mute", "beat:beat")
    guided.says("recipe", "unmute", "beat")
    assert guided.says("assemble", "late-train", "mix")["inputs"] == 1
    goes_to_other_programs(guided)
    sets_lanes_and_recipes(guided)


def goes_to_other_programs(guided: Cli):
    made = guided.says("assemble", "late-train", "session")["outputs"]
    assert [(one["name"].partition("/")[2], one.get("tracks")) for one in made] == [
        ("Late Train.dawproject", 1), ("Late Train.rpp", 1), ("Media/beat.wav", None)
    ]  # fmt: skip
    assert 'FILE "Media/beat.wav"' in Path(made[1]["path"]).read_text()
    assert guided.is_refused("assemble", "late-train", "edit")["code"] == "nothing_to_cut"


def sets_lanes_and_recipes(guided: Cli):
    told = ("--gain", "-3.5", "--pan", "-25", "--fade-in", "0.5", "--start", "1:02.5", "--take", "9", "--solo")
    (lane,) = guided.says("recipe", "lane", "beat", *told, "--group", "kit")["lanes"]
    assert lane["told"] == {
        "gain_mdb": -3500, "pan_milli": -250, "fade_in_ms": 500, "start_frame": 62.5 * 48000, "take": 9, "group": "kit",
        "is_soloed": True,
    }  # fmt: skip
    shown = guided.says("recipe", "show", "late-train", "mix")
    assert [(one["gain_mdb"], one["missed_take"], one["take"]) for one in shown["lane_settings"]] == [(-3500, 9, 1)]
    assert "Take 9 of" in guided.reads("recipe", "list", "late-train")
    assert "-3.5 dB" in guided.reads("recipe", "show", "late-train", "mix")
    assert guided.says("recipe", "lane", "beat:beat", "--gain=-inf")["lanes"][0]["told"] == {"gain_mdb": -120_000}
    assert guided.is_refused("recipe", "lane", "beat", "--gain", "61")["code"] == "bad_recipe"
    assert guided.is_refused("recipe", "lane", "beat", "--start", "soon")["code"] == "bad_input"
    assert guided.is_refused("recipe", "lane", "beat")["code"] == "bad_input"
    added = (
        "recipe",
        "add",
        "late-train",
        "loud",
        "--kind",
        "master",
        "--from",
        "mix",
        "--set",
        "target_clufs=-900",
        "bits=16",
    )
    assert guided.says(*added)["told"]["settings"] == {"target_clufs": -900, "bits": "16"}
    assert guided.is_refused(*added)["code"] == "bad_input"
    guided.says("recipe", "set", "late-train", "instrumental", "--without", "role:Singer", "output:*/vox")
    states = {
        row["name"]: (row["state"], row["without"]) for row in guided.says("recipe", "list", "late-train")["rows"]
    }
    assert (states["mix"][0], states["instrumental"][1]) == ("stale", ["role:Singer", "output:*/vox"])
    guided.says("recipe", "remove", "late-train", "loud")
    assert guided.is_refused("recipe", "show", "late-train", "loud")["code"] == "bad_input"


def test_a_sync_says_what_travelled(people: People, guided: Cli):
    guided.says("offer", "beat", "--to", "Kofi")
    sent = guided.says("sync", "--once")
    assert sent["sent_bytes"] > 0
    assert sent["sent_chunks"] >= 0
    assert (sent["received_bytes"], sent["outstanding"], sent["conditional_create"]) == (0, 0, "yes")
    again = guided.says("sync", "--once")
    assert (again["sent_bytes"], again["received_bytes"], again["outstanding"]) == (0, 0, 0)


def test_no_is_an_answer(people: People, guided: Cli):
    kofi, hand_off = people.hand_off("beat", "Kofi")
    assert kofi.says("decline", hand_off, "--reason", "no time", "--sync")["state"] == "declined"
    guided.says("sync", "--once")
    assert guided.says("plan")["stages"][1]["state"] == "declined"
    assert kofi.is_refused("accept", hand_off)["code"] == "wrong_state"


def test_a_hand_off_ends_before_approval(people: People, guided: Cli):
    kofi, hand_off = people.hand_off("beat", "Kofi")
    kofi.says("accept", hand_off, "--sync")
    guided.says("sync", "--once")
    assert guided.says("cancel", "beat", "--reason", "the song is dropped", "--sync")["state"] == "cancelled"
    assert guided.says("ledger")["rows"][0]["agreed_minor"] == 1500  # a quarter after the start


def test_leaving_ends_it_too(people: People, guided: Cli):
    kofi, hand_off = people.hand_off("beat", "Kofi")
    kofi.says("accept", hand_off, "--sync")
    guided.says("sync", "--once")
    assert kofi.says("leave", hand_off, "--reason", "ill", "--sync")["state"] == "cancelled"
    guided.says("sync", "--once")
    assert guided.says("plan")["stages"][1]["state"] in ("cancelled", "planned")


def test_each_side_has_its_own_verbs(people: People, guided: Cli):
    kofi, hand_off = people.hand_off("beat", "Kofi")
    for words in (["withdraw", hand_off], ["review", hand_off, "approve"], ["pay", hand_off], ["cancel", hand_off]):
        assert "owner" in kofi.is_refused(*words)["message"].lower()
    for words in (["accept", hand_off], ["decline", hand_off], ["leave", hand_off]):
        assert "collaborator" in guided.is_refused(*words)["message"].lower()
    assert guided.is_refused("deliver", "beat", guided.records("x.wav"))["code"]


@pytest.mark.parametrize("verb", [["accept"], ["decline"], ["deliver"], ["withdraw"], ["pass"], ["review"], ["pay"]])
def test_a_hand_off_that_is_none(mira: Cli, verb):
    rest = ["approve"] if verb == ["review"] else []
    error = mira.is_refused(*verb, "feedbeef", *rest)
    assert error["code"] == "not_found"
    assert error["subject"] == "feedbeef"


def test_delivering_nothing_and_what_is_not_there(people: People, guided: Cli):
    kofi, hand_off = people.hand_off("beat", "Kofi")
    kofi.says("accept", hand_off, "--sync")
    guided.says("sync", "--once")
    kofi.says("sync", "--once")
    assert kofi.is_refused("deliver", hand_off)["code"] == "nothing_to_deliver"
    assert kofi.is_refused("deliver", hand_off, "no such.wav")["subject"] == "no such.wav"
    assert kofi.is_refused("deliver", hand_off, str(people.folder))["code"] == "bad_input"
    text = kofi.writes("beat.wav", "this is not audio")
    assert kofi.says("deliver", hand_off, text, status=1)["verdict"] == "reject"


def test_a_folder_that_has_gone_stops_nothing(people: People, guided: Cli):
    kofi, hand_off = people.hand_off("beat", "Kofi")
    people.depot.rename(people.folder / "elsewhere")
    assert kofi.is_refused("sync", "--once")["code"] == "offline"
    assert kofi.says("accept", hand_off, "--sync")["settled"] is False
    assert str(people.depot) in kofi.errors
    (people.folder / "elsewhere").rename(people.depot)
    kofi.says("sync", "--once")
    guided.says("sync", "--once")
    assert guided.says("plan")["stages"][1]["state"] == "in_progress"
