"""Other terms, more time, a pause: asked and answered at the command line."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from tests.app.cli_people import Cli, People


@pytest.fixture
def guided(mira: Cli) -> Cli:
    """An owner whose guide is there."""
    mira.says("deliver", "guide", "guide=" + mira.records("guide.wav"))
    return mira


def meet(*people: Cli) -> None:
    for _ in range(2):
        for person in people:
            person.says("sync", "--once")


def gig(person: Cli) -> dict[str, object]:
    return dict(person.says("inbox")["rows"][0])


def test_other_terms_are_agreed_in_two_steps(people: People, guided: Cli):
    kofi, hand_off = people.hand_off("beat", "Kofi")
    assert kofi.is_refused("counter", "late-train/beat")["code"] == "bad_input"
    assert kofi.is_refused("counter", hand_off, "--price", "-3")["code"]
    said = kofi.says("counter", hand_off, "--price", "75", "--days", "3", "--rights", "share:12.5",
                     "--reason", "two kits", "--sync")  # fmt: skip
    assert said["state"] == "countered"
    meet(guided, kofi)
    shown = guided.says("show", "beat")["rows"][0]
    assert shown["asked"]["kind"] == "counter"
    assert {(c["before"], c["after"]) for c in shown["asked"]["changes"]} == {
        ("60 EUR", "75 EUR"),
        ("2 days", "3 days"),
        ("buy-out", "12.5 % of royalties"),
    }
    assert shown["asked"]["changes"][-1]["whole"].startswith("Share of royalties: 12.5 %. The maker keeps")
    assert "75 EUR instead of 60 EUR, 3 days instead of 2 days and 12.5 % of royalties instead of" in shown["next_step"]
    assert kofi.is_refused("accept", hand_off)["code"] == "wrong_state"
    assert kofi.is_refused("answer", hand_off, "yes")["code"] == "nothing_asked"

    between = guided.says("answer", "beat", "no", "--price", "70", "--days", "3", "--rights", "none", "--sync")
    assert between["state"] == "offered"
    meet(kofi)
    assert (gig(kofi)["price_minor"], gig(kofi)["state"], gig(kofi)["asked"]) == (7000, "offered", None)
    assert "None. These terms grant no rights." in kofi.reads("show", hand_off)
    brief = gig(kofi)["brief"]
    kofi.says("counter", hand_off, "--price", "72.50", "--rights", "to-be-agreed", "--sync")
    meet(guided)
    assert guided.says("answer", "beat", "yes", "--sync")["state"] == "offered"
    meet(kofi)
    assert (gig(kofi)["price_minor"], gig(kofi)["brief"]) == (7250, brief)
    kofi.says("accept", hand_off, "--sync")
    meet(guided, kofi)
    assert gig(kofi)["state"] == "in_progress"
    assert guided.says("ledger")["rows"][0]["agreed_minor"] == 7250
    told = [line["text"] for line in guided.says("show", "beat")["rows"][0]["history"]]
    assert any("proposed other terms (75 EUR instead" in text for text in told)
    assert any("12.5 % of royalties instead of buy-out" in text for text in told)
    without_rights_only_a_draft_is_made(guided, kofi, hand_off)


def without_rights_only_a_draft_is_made(owner: Cli, kofi: Cli, hand_off: str) -> None:
    """What was agreed to be agreed later blocks the mix, with the way out; what is left out does not."""
    kofi.says("deliver", hand_off, kofi.records("beat.wav"), "--sync")
    meet(owner)
    owner.says("review", "beat", "approve", "--sync")
    error = owner.is_refused("assemble", "late-train", "mix")
    assert (error["code"], "still to be agreed with Kofi" in error["message"]) == ("blocked", True)
    assert "segue recipe mute beat" in error["what_to_do"]
    made = owner.says("assemble", "late-train", "mix", "--draft", "--out", str(owner.folder / "draft"))
    assert [row["block"] for row in made["draft"]] == ["no_rights"]
    body = json.loads(Path(made["manifest"]).read_text())
    assert body["inputs"][0]["licence"].startswith("To be agreed.")
    owner.says("recipe", "mute", "beat")
    assert owner.is_refused("assemble", "late-train", "mix")["code"] == "nothing_to_mix"
    owner.says("undo", "late-train")
    a_later_grant_frees_it(owner, kofi, hand_off)


def a_later_grant_frees_it(owner: Cli, kofi: Cli, hand_off: str) -> None:
    """Who made it grants rights beside the signed terms; the block goes, and both can print what they agreed on."""
    assert kofi.is_refused("rights", "grant", hand_off, "none")["code"] == "bad_input"
    assert owner.is_refused("rights", "grant", "beat", "buy-out")["code"]
    granted = kofi.says("rights", "grant", hand_off, "non-exclusive", "--sync")
    assert granted["rights"].startswith("Non-exclusive licence.")
    assert kofi.is_refused("rights", "grant", hand_off, "non-exclusive")["code"] == "granted_already"
    meet(owner)
    made = owner.says("assemble", "late-train", "mix", "--out", str(owner.folder / "free"))
    body = json.loads(Path(made["manifest"]).read_text())
    assert (made["draft"], body["inputs"][0]["licence"]) == ([], granted["rights"])
    meet(kofi)  # when it was granted is what the record says, which only the next round tells its maker
    mine, theirs = (person.says("rights", "show", hand_off) for person in (kofi, owner))
    assert mine == theirs
    assert (mine["kind"], mine["is_usable"], mine["with_terms"][:13]) == ("non-exclusive", True, "To be agreed.")
    assert any(
        "granted non-exclusive licence" in line["text"] for line in owner.says("show", "beat")["rows"][0]["history"]
    )
    for language in ("en", "de"):
        path = owner.folder / f"agreement {language}.pdf"
        owner.says("rights", "paper", "beat", "--out", str(path), "--language", language)
        assert path.read_bytes().startswith(b"%PDF")
    assert owner.is_refused("rights", "paper", "beat", "--out", "a.doc")["code"] == "bad_input"


def test_offers_begin_with_the_stages_rights_or_the_productions(people: People, guided: Cli):
    assert guided.says("rights", "default", "late-train", "exclusive")["rights"].startswith("Exclusive licence.")
    shown = guided.says("offer", "beat", "--to", "Ana")
    assert guided.says("rights", "show", shown["handoff"])["kind"] == "exclusive"
    guided.says("withdraw", shown["handoff"])
    guided.says("rights", "default", "late-train", "share:5", "--stage", "beat")
    again = guided.says("offer", "beat", "--to", "Ana")
    assert guided.says("rights", "show", again["handoff"])["rights"].startswith("Share of royalties: 5 %.")
    guided.says("withdraw", again["handoff"])
    assert "Rights in offers of" in guided.says("undo", "late-train")["undone"]
    assert guided.says("rights", "default", "late-train")["rights"] == ""
    last = guided.says("offer", "beat", "--to", "Ana")
    assert guided.says("rights", "show", last["handoff"])["kind"] == "buy-out"


@pytest.fixture
def working(people: People, guided: Cli) -> tuple[Cli, Cli]:
    """Mira and Kofi, who has begun."""
    kofi, hand_off = people.hand_off("beat", "Kofi")
    kofi.says("accept", hand_off, "--sync")
    meet(guided, kofi)
    return guided, kofi


def test_more_time_is_asked_for_and_given(working: tuple[Cli, Cli]):
    mira, kofi = working
    due = gig(kofi)["due_utc"]
    assert kofi.is_refused("extend", "beat", "--until", "2020-01-01")["code"] == "bad_input"
    assert mira.is_refused("extend", "beat", "--until", "2099-01-01")["code"]
    kofi.says("extend", "beat", "--until", "2099-01-01", "--reason", "flu", "--sync")
    meet(mira)
    assert "Kofi asks for more time, until" in mira.says("show", "beat")["rows"][0]["next_step"]
    assert mira.is_refused("answer", "beat", "yes", "--price", "5")["code"] == "bad_input"
    mira.says("answer", "beat", "no", "--reason", "the label waits", "--sync")
    meet(kofi)
    assert (gig(kofi)["due_utc"], gig(kofi)["asked"]) == (due, None)
    kofi.says("extend", "beat", "--until", "2099-01-01", "--sync")
    meet(mira)
    mira.says("answer", "beat", "yes", "--sync")
    meet(kofi)
    assert str(gig(kofi)["due_utc"]).startswith("2099-01-01")
    assert mira.says("plan")["stages"][1]["due_utc"].startswith("2099-01-01")
    a_paid_change_is_agreed(mira, kofi)


def a_paid_change_is_agreed(mira: Cli, kofi: Cli) -> None:
    more = ("--text", "A bridge too.", "--price", "20", "--days", "1", "--rounds", "1")
    assert kofi.is_refused("change", "beat", *more)["code"]
    assert mira.is_refused("change", "beat", "--text", "for nothing")["code"] == "bad_input"
    assert mira.is_refused("change", "beat", *more, "--note", "0:01 louder")["code"] == "bad_input"
    assert mira.says("change", "beat", *more, "--sync")["price"] == "80.00 EUR"
    meet(kofi)
    assert "Mira proposes a paid change, with 80 EUR instead of 60 EUR" in str(gig(kofi)["next_step"])
    kofi.says("answer", "beat", "no", "--reason", "more for it", "--sync")
    meet(mira)
    mira.says("change", "beat", *more[:3], "25", *more[4:], "--sync")
    meet(kofi)
    due = gig(kofi)["due_utc"]
    kofi.says("answer", "beat", "yes", "--sync")
    meet(mira, kofi)
    assert (gig(kofi)["price_minor"], gig(kofi)["asked"], gig(kofi)["due_utc"] > due) == (8500, None, True)
    for person in (mira, kofi):
        assert person.says("ledger")["rows"][0]["agreed_minor"] == 8500
    assert mira.says("money", "late-train")["total"]["agreed_minor"] == 8500
    told = [line["text"] for line in mira.says("show", "beat")["rows"][0]["history"]]
    assert any(text.startswith("proposed a paid change for 25 EUR, 1 day and 1 round of changes more") for text in told)


def test_milestones_are_offered_reached_and_paid_one_by_one(people: People, guided: Cli):
    offer = ("--milestone", "Sketch=20.01", "--milestone", "Final=39.99")
    assert guided.is_refused("offer", "beat", "--to", "Kofi", "--milestone", "Sketch")["code"] == "bad_input"
    assert guided.is_refused("offer", "beat", "--to", "Kofi", *offer, "--price", "61")["code"] == "bad_input"
    kofi, hand_off = people.hand_off("beat", "Kofi", *offer)
    kofi.says("counter", hand_off, "--price", "75.25", "--days", "3.5", "--sync")
    meet(guided)
    shown = guided.says("show", "beat")["rows"][0]["next_step"]
    assert (
        "75.25 EUR instead of 60 EUR, 3.5 days instead of 2 days, 25.09 EUR for “Sketch” instead of 20.01 EUR" in shown
    )
    guided.says("answer", "beat", "no", "--sync")
    meet(kofi)
    assert gig(kofi)["answered"] == "Mira read your proposal and keeps the offer as it was."
    kofi.says("accept", hand_off, "--sync")
    meet(guided, kofi)
    assert [(one["name"], one["amount_minor"], one["state"]) for one in gig(kofi)["terms"]["milestones"]] == [
        ("Sketch", 2001, "open"),
        ("Final", 3999, "open"),
    ]
    assert kofi.is_refused("milestone", hand_off, "3", "reached")["code"] == "bad_input"
    assert guided.is_refused("milestone", "beat", "1", "decline", "--text", "no")["code"] == "nothing_asked"
    kofi.says("milestone", hand_off, "1", "reached", "--text", "in the folder", "--sync")
    meet(guided)
    shown = guided.says("show", "beat")["rows"][0]["next_step"]
    assert shown.startswith("Kofi says that “Sketch” is reached: accept it, or say what is missing.")
    assert guided.is_refused("milestone", "beat", "1", "decline")["code"] == "bad_input"
    assert guided.is_refused("pay", "beat")["code"] == "nothing_owed"
    assert "Accept “Sketch” for 20.01 EUR" in str(guided.says("reminders", "--mine")["rows"])
    guided.says("milestone", "beat", "1", "accept", "--sync")
    assert "Pay 20.01 EUR for what is reached" in str(guided.says("reminders", "--mine")["rows"])
    assert guided.says("pay", "beat", "--reference", "part 1", "--sync")["paid"] == "20.01 EUR"
    meet(kofi)
    for person in (guided, kofi):
        row = person.says("ledger")["rows"][0]
        assert (row["agreed_minor"], row["due_minor"], row["paid_minor"]) == (6000, 0, 2001)
    assert guided.says("cancel", "beat", "--sync")["state"] == "cancelled"
    meet(kofi)
    for person in (guided, kofi):
        assert person.says("ledger")["rows"][0]["due_minor"] == 1000, "a quarter of the other 39.99"
    a_dispute_is_settled_and_proven(people, guided, kofi)


def test_a_call_is_billed_by_the_minutes_that_both_agree_on(people: People, guided: Cli):
    rate = ("--rate", "1.10", "--least", "15", "--most", "60")
    assert guided.is_refused("offer", "beat", "--to", "Kofi", *rate, "--price", "60")["code"] == "bad_input"
    kofi, hand_off = people.hand_off("beat", "Kofi", *rate)
    assert kofi.is_refused("counter", hand_off, "--rate", "1.20", "--price", "30")["code"] == "bad_input"
    kofi.says("counter", hand_off, "--rate", "1.20", "--sync")
    meet(guided)
    asked = guided.says("show", "beat")["rows"][0]
    assert asked["next_step"].startswith("Kofi proposes 1.20 EUR a minute instead of 1.10 EUR a minute. Say yes or no")
    guided.says("answer", "beat", "yes", "--sync")
    meet(kofi)
    assert gig(kofi)["answered"] == "Mira offers what you proposed."
    kofi.says("accept", hand_off, "--sync")
    meet(guided, kofi)
    assert (
        guided.says("money", "late-train")["total"]["at_most_minor"] - 5400
        == guided.says("money", "late-train")["total"]["probable_minor"]
    )
    assert guided.is_refused("minutes", "beat", "accept")["code"] == "nothing_asked"
    assert kofi.is_refused("minutes", hand_off, "many")["code"] == "bad_input"
    stated = kofi.says("minutes", hand_off, "47", "--text", "with the choir", "--sync")
    assert (stated["billed_min"], stated["amount_minor"]) == (47, 5640)
    meet(guided)
    assert "Agree to 47 minutes for 56.40 EUR" in str(guided.says("reminders", "--mine")["rows"])
    shown = guided.says("show", "beat")["rows"][0]["next_step"]
    assert shown.startswith("Kofi says that the call had 47 minutes: agree, or say what is not right.")
    assert guided.is_refused("minutes", "beat", "decline")["code"] == "bad_input"
    guided.says("minutes", "beat", "accept", "--sync")
    meet(kofi)
    for person in (guided, kofi):
        row = person.says("ledger")["rows"][0]
        assert (row["agreed_minor"], row["due_minor"]) == (5640, 5640)


def a_dispute_is_settled_and_proven(people: People, mira: Cli, kofi: Cli) -> None:
    view = ("--statement", "The sketch was ½ of it: ليلى heard it.", "--split")
    assert kofi.is_refused("dispute", "beat", "open", *view, "60.01")["code"] == "bad_input"
    assert kofi.is_refused("dispute", "beat", "open", "--split", "50")["code"] == "bad_input"
    assert kofi.is_refused("dispute", "beat", "agree")["code"] == "nothing_asked"
    assert kofi.says("dispute", "beat", "open", *view, "55", "--sync")["state"] == "disputed"
    meet(mira)
    assert mira.says("show", "beat")["rows"][0]["next_step"].startswith(
        "Kofi proposes a split: 55 EUR in all. Agree or"
    )
    assert "You propose a split: 55 EUR in all. Mira answers by " in str(gig(kofi)["next_step"])
    assert "Answer Kofi's statement" in str(mira.says("reminders", "--mine")["rows"])
    assert mira.is_refused("dispute", "beat", "answer", "--statement", "No.", "--split", "20")["code"] == "bad_input"
    mira.says("dispute", "beat", "answer", "--statement", "A third is fair.", "--split", "41.25", "--sync")
    meet(kofi)
    shown = mira.says("show", "beat")["rows"][0]["dispute"]
    assert [(one["name"], one["split_minor"], one["is_mine"]) for one in shown["proposals"]] == [
        ("Kofi", 5500, False),
        ("Mira", 4125, True),
    ]
    assert kofi.says("dispute", "beat", "agree", "--sync")["state"] == "cancelled"
    meet(mira)
    for person in (mira, kofi):
        row = person.says("ledger")["rows"][0]
        assert (row["agreed_minor"], row["due_minor"], row["paid_minor"]) == (4125, 2124, 2001)
    path = people.folder / "proof.zip"
    assert mira.is_refused("dispute", "beat", "export", "--out", str(path.with_suffix(".txt")))["code"] == "bad_input"
    made = mira.says("dispute", "beat", "export", "--out", str(path))
    found = people.named("Stranger").says("verify", str(path))
    assert (found["verdict"], found["entries"], "keys" in found) == ("good", made["entries"], False)
    assert [one["statement"] for one in found["summary"]["dispute"]["proposals"]][1] == "A third is fair."
    other = people.folder / "kofi.zip"
    meet(kofi)
    kofi.says("dispute", "beat", "export", "--out", str(other))
    assert kofi.says("verify", str(other))["summary"] == found["summary"], "both sides prove the same"
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    for name, change in (
        ("proof.json", lambda data: data.replace(b"4125", b"5500")),
        ("summary.txt", lambda data: data.replace(b"41.25", b"55.00")),
        ("log/00000003", lambda data: data[:-9] + bytes([data[-9] ^ 1]) + data[-8:]),
    ):
        with zipfile.ZipFile(other, "w") as archive:
            for one, data in files.items():
                archive.writestr(one, change(data) if one == name else data)
        assert people.named("Stranger").says("verify", str(other), status=1)["verdict"] == "bad", name
    other.write_bytes(b"PK")
    assert people.named("Stranger").is_refused("verify", str(other))["code"] == "bad_input"


def test_a_pause_is_agreed_and_ended(working: tuple[Cli, Cli]):
    mira, kofi = working
    assert mira.is_refused("resume", "beat")["code"] == "wrong_state"
    mira.says("pause", "beat", "--reason", "moving", "--sync")
    meet(kofi)
    assert gig(kofi)["state"] == "in_progress"
    assert "Mira asks for a pause (“moving”). Say yes or no." in str(gig(kofi)["next_step"])
    assert kofi.says("answer", "beat", "yes", "--sync")["state"] == "paused"
    meet(mira)
    assert mira.says("plan")["stages"][1]["state"] == "paused"
    assert kofi.is_refused("deliver", "beat", kofi.records("beat.wav"))["code"] == "wrong_state"
    assert mira.says("resume", "beat", "--sync")["state"] == "in_progress"
    meet(kofi)
    assert gig(kofi)["state"] == "in_progress"
