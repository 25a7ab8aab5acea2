"""What comes of an approval at the command line: a credit, up to a stranger's machine, an invoice, a receipt."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import jsonschema
import pytest
from PySide6.QtPdf import QPdfDocument

from studio import assets_dir
from tests.app.browser import shown_by_chromium
from tests.app.cli_people import Cli, People


def meet(*people: Cli) -> None:
    for _ in range(2):
        for person in people:
            person.says("sync", "--once")


def test_what_is_approved_is_invoiced_and_credited(people: People, mira: Cli):
    kofi, hand_off = is_credited(people, mira)
    is_invoiced(people, mira, kofi, hand_off)
    is_answered(mira, kofi, hand_off)
    is_exported_and_verified(people, kofi, hand_off)
    is_offered_again(people, mira, kofi)
    is_shown_in_a_portfolio(people, mira, kofi, hand_off)
    is_taken_back_and_given_again(people, mira, kofi, hand_off)


def is_credited(people: People, mira: Cli) -> tuple[Cli, str]:
    mira.says("deliver", "guide", "guide=" + mira.records("guide.wav"))
    kofi, hand_off = people.hand_off("beat", "Kofi")
    kofi.says("accept", hand_off, "--sync")
    meet(mira, kofi)
    assert kofi.is_refused("credit", "export", hand_off)["code"] == "no_credit"
    assert kofi.is_refused("invoice", hand_off)["code"] == "nothing_owed"
    assert mira.is_refused("credit", "give", "beat")["code"] == "not_approved"
    kofi.says("deliver", "beat", "beat=" + kofi.records("beat.wav"), "--sync")
    meet(mira)
    is_reminded(people, mira, hand_off)
    mira.says("review", "beat", "approve", "--sync")
    meet(kofi)
    (row,) = kofi.says("credit", "list")["rows"]
    assert (row["state"], row["stage"], row["role"], row["person"]) == ("granted", "Drums", "Drummer", "Kofi")
    (gig,) = kofi.says("inbox")["rows"]
    assert gig["credit"] == "granted"
    assert gig["next_step"].startswith("Mira gives you a signed credit for this: accept or refuse it. Approved.")
    assert not {"price", "price_minor", "amount_minor", "currency"} & row.keys()
    assert not {60, 6000, "60", "60.00"} & set(row.values())
    return kofi, hand_off


def is_reminded(people: People, mira: Cli, hand_off: str) -> None:
    calendar = people.folder / "waits.ics"
    found = mira.says("reminders", "--mine", "--ics", str(calendar))
    (row,) = found["rows"]
    assert (row["matter"], row["handoff"], row["person"], row["late"]) == ("review", hand_off, "Kofi", False)
    assert row["action"] == {"en": "Listen to take 1 and answer", "de": "Take 1 anhören und antworten"}
    assert row["due_utc"].endswith("Z")
    assert "SUMMARY:Drums: Listen to take 1 and answer" in calendar.read_text()
    assert mira.is_refused("reminders", "--ics", "waits.txt")["code"] == "bad_input"
    said = mira.says("reminders", "--message", hand_off[:8], "--language", "de")["message"]
    assert said.startswith("Hallo Kofi, Take 1 von „Drums“ (Late Train) ist da.")
    assert mira.is_refused("reminders", "--message", "ffffffff")["code"] == "not_found"
    assert found["told"] == {"on": True, "quiet": "20:00-08:00", "summary": "09:00"}
    set_ = mira.says("reminders", "--notify", "off", "--quiet", "22:00-07:30", "--summary", "off")
    assert set_["told"] == {"on": False, "quiet": "22:00-07:30", "summary": ""}
    assert mira.says("reminders", "--quiet", "none")["told"]["quiet"] == ""
    assert "Listen to take 1 and answer" in mira.reads("reminders")


def is_invoiced(people: People, mira: Cli, kofi: Cli, hand_off: str) -> None:
    pdf = str(people.folder / "invoice.pdf")
    made = kofi.says("invoice", hand_off, "--out", pdf, "--note", "IBAN PT50 0000")
    assert (made["kind"], made["amount_minor"], made["paid_minor"], made["due_minor"]) == ("invoice", 6000, 0, 6000)
    assert (made["from"], made["to"], made["currency"], made["payments"]) == ("Kofi", "Mira", "EUR", [])
    assert made["number"].startswith("SG-")
    told = text_of(pdf)
    assert all(part in told for part in ("Invoice", made["number"], "60.00 EUR", "Segue moves no money", "IBAN PT50"))
    assert mira.is_refused("invoice", "beat", "--out", "invoice.doc")["code"] == "bad_input"
    assert mira.is_refused("invoice", "beat", "--out", str(people.folder / "no" / "a.pdf"))["code"] == "disk"

    is_taxed(kofi, hand_off, pdf)
    mira.says("pay", "beat", "--reference", "SEPA 17", "--sync")
    meet(kofi)
    assert kofi.is_refused("received", hand_off, "--nothing", "--amount", "5")["code"] == "bad_input"
    said = kofi.says("received", hand_off, "--amount", "40", "--note", "bank fee", "--sync")
    assert (said["word"], said["received_minor"], said["recorded_minor"]) == ("contradicted", 4000, 6000)
    meet(mira)
    assert mira.is_refused("pay", "beat", "--correct", "30")["code"] == "confirmed"
    row = mira.says("ledger")["rows"][0]
    assert (row["paid_minor"], row["confirmed_minor"], row["unconfirmed_minor"]) == (6000, 4000, 2000)
    kofi.says("received", hand_off, "--sync")
    meet(
        mira, kofi
    )  # until the owner has it, a word is of the time when it was said; after that of when it was received
    assert kofi.is_refused("received", hand_off)["code"] == "nothing_recorded"
    for person in (mira, kofi):
        again = person.says("invoice", "beat", "--out", pdf, "--language", "de")
        assert {**again, "path": ""} == {**made, **again, "number": made["number"], "path": ""}
        assert (again["kind"], again["paid_minor"], again["due_minor"]) == ("receipt", 6000, 0)
        assert [(one["amount_minor"], one["word"]) for one in again["payments"]] == [(6000, "confirmed")]
        told = text_of(pdf)
        assert all(
            part in told
            for part in (
                "Quittung",
                made["number"],
                "60,00 EUR",
                "SEPA 17",
                "Von Kofi bestätigt am",
                "Segue bewegt kein Geld",
            )
        )
    is_stated(people, mira, kofi)


def is_taxed(kofi: Cli, hand_off: str, pdf: str) -> None:
    assert kofi.says("business", "show")["details"]["address"] == []
    assert kofi.is_refused("business", "set", "--tax-rate", "190", "--tax-name", "VAT")["code"] == "bad_input"
    where = ("--address", "Gasse 1", "--address", "8010 Graz", "--country", "at")
    kofi.says(
        "business",
        "set",
        "--name",
        "Kofi Beats e. U.",
        *where,
        "--tax-name",
        "VAT",
        "--tax-rate",
        "20",
        "--tax-number",
        "ATU 1",
    )
    kofi.says("business", "set", "--of", "mira", "--address", "Storgatan 5")
    made = kofi.says("invoice", hand_off, "--out", pdf, "--language", "de")
    assert (made["amount_minor"], made["net_minor"], made["tax_minor"], made["total_minor"]) == (6000, 5000, 1000, 6000)
    told = text_of(pdf)
    for part in (
        "Kofi Beats e. U.",
        "8010 Graz",
        "Steuernummer: ATU 1",
        "Storgatan 5",
        "USt. 20 % 10,00 EUR",
        "enthält USt.",
    ):
        assert part in told, part
    xml = str(Path(pdf).with_suffix(".xml"))
    assert "the country of Mira" in kofi.is_refused("invoice", hand_off, "--out", xml)["message"]
    kofi.says("business", "set", "--of", "mira", "--country", "se")
    assert kofi.says("invoice", hand_off, "--out", xml)["format"] == "ubl"
    assert ">50.00</cbc:TaxExclusiveAmount>" in Path(xml).read_text(encoding="utf-8")
    assert kofi.is_refused("invoice", hand_off, "--out", xml, "--format", "pdf")["code"] == "bad_input"
    kofi.says("business", "set", "--prices", "exclude")
    assert kofi.says("invoice", hand_off)["due_minor"] == 7200
    assert kofi.says("statement", "MIRA")["parts"][0]["closing_minor"] == 7200
    kofi.says("business", "set", "--tax-rate", "0", "--no-tax", "small-business", "--since", "2099-01-01")
    assert kofi.says("business", "show")["details"]["no_tax"] == "small-business"
    assert kofi.says("invoice", hand_off)["total_minor"] == 7200, "an older invoice keeps its tax"
    kofi.says("business", "set", "--no-tax", "small-business", "--since", "2020-01-01")
    assert kofi.says("invoice", hand_off)["total_minor"] == 6000


def is_stated(people: People, mira: Cli, kofi: Cli) -> None:
    found = mira.says("statement", "Kofi", "--out", str(people.folder / "s.csv"))
    (part,) = found["parts"]
    figures = ("direction", "opening_minor", "agreed_minor", "owed_minor", "paid_minor", "closing_minor")
    assert [part[name] for name in figures] == ["owed_by_you", 0, 6000, 6000, 6000, 0]
    assert [(line["kind"], line["open_minor"]) for line in part["lines"]] == [("invoice", 6000), ("payment", 0)]
    rows = (people.folder / "s.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [row.rsplit(",", 6)[1:5] for row in rows[1:]] == [
        ["", "0.00", "EUR", ""],
        ["", "60.00", "EUR", ""],
        ["60.00", "0.00", "EUR", "0.00"],
        ["", "0.00", "EUR", ""],
    ]
    (again,) = kofi.says("statement", "mira", "--language", "de", "--out", str(people.folder / "s.pdf"))["parts"]
    assert {**again, "direction": ""} == {**part, "direction": ""}, "both compute the same"
    told = text_of(str(people.folder / "s.pdf"))
    assert all(one in told for one in ("Saldenübersicht", "Was Mira an Kofi schuldet, in EUR", "−60,00 EUR", "SEPA 17"))
    (past,) = kofi.says("statement", "mira", "--to", "2020-01-01")["parts"]
    assert (past["lines"], past["closing_minor"]) == ([], 0)
    assert "opening 0 EUR" in kofi.reads("statement", "mira", "--to", "2020-01-01")
    assert "paid 60 EUR, due 0 EUR" in kofi.reads("invoice", "beat")
    assert not re.search(r"\d{4}-\d\d-\d\d", told)
    assert kofi.is_refused("statement", "Nobody")["code"] == "not_found"
    mine, given = kofi.says("person", "report")["made"], mira.says("person", "report")["given"]
    assert (mine, mine["gigs"], mine["on_time_percent"], mine["rounds"]) == (given, 1, 100, 0)


def text_of(path: str) -> str:
    """The text of a PDF, as a reader's search finds it."""
    document = QPdfDocument()
    assert document.load(path) is QPdfDocument.Error.None_
    assert document.pageCount() == 1
    return " ".join(document.getAllText(0).text().split())


def is_answered(mira: Cli, kofi: Cli, hand_off: str) -> None:
    assert mira.is_refused("credit", "accept", "beat")["code"] == "refused"
    assert mira.is_refused("credit", "export", "beat")["code"] == "refused"
    assert mira.is_refused("credit", "give", "beat")["code"] == "credit_stands"
    assert kofi.says("credit", "refuse", hand_off, "--reason", "let me think", "--sync")["state"] == "refused"
    assert kofi.is_refused("credit", "export", hand_off)["code"] == "credit_refused"
    assert kofi.is_refused("credit", "export")["code"] == "no_credit"
    assert kofi.says("credit", "accept", hand_off, "--sync")["state"] == "accepted"
    (gig,) = kofi.says("inbox")["rows"]
    assert gig["credit"] == "accepted"
    assert gig["next_step"].startswith("Approved and paid. Say how it was, until ")
    meet(mira)
    assert mira.says("credit", "list", "late-train")["rows"][0]["state"] == "accepted"
    told = [line["text"] for line in mira.says("show", "beat")["rows"][0]["history"]]
    assert "gave a credit for take 1" in told
    assert "accepted the credit" in told


def is_exported_and_verified(people: People, kofi: Cli, hand_off: str) -> None:
    out = people.folder / "credits"
    (made,) = kofi.says("credit", "export", "--out", str(out), "--real-name")["credits"]
    assert (made["name"], made["accepted_now"]) == ("Kofi", False)
    assert Path(made["folder"]) == out / "Late Train - Drums"
    stranger = people.named("Stranger")
    found = stranger.says("credit", "verify", made["folder"])
    (seen,) = found["credits"]
    assert (seen["verdict"], seen["name"], seen["accepted"], seen["self_issued"]) == ("valid", "Kofi", True, False)
    assert (seen["on_time"], seen["rounds_used"], seen["take"], found["issuers"]) == (True, 0, 1, 1)
    assert not stranger.home.exists(), "verifying needs no home"
    assert "signed by this key: did:key:z6Mk" in stranger.reads("credit", "verify", made["folder"])

    (made,) = kofi.says("credit", "export", hand_off, "--out", str(out))["credits"]
    assert made["name"] is None
    assert stranger.says("credit", "verify", made["folder"])["credits"][0]["name"] is None
    assert {row["verdict"] for row in stranger.says("credit", "verify", str(out))["credits"]} == {"valid"}
    other = shutil.copytree(made["folder"], out / "changed")
    token = (other / "credit.jwt").read_bytes()
    (other / "credit.jwt").write_bytes(token[:200] + bytes([token[200] ^ 1]) + token[201:])
    both = stranger.says("credit", "verify", made["folder"], str(other), status=1)["credits"]
    assert [row["verdict"] for row in both] == ["valid", "invalid"]
    assert stranger.is_refused("credit", "verify", str(out / "nothing"))["code"] == "not_found"


def is_offered_again(people: People, mira: Cli, kofi: Cli) -> None:
    path = str(people.folder / "gig.json")
    assert mira.says("gig", "save", "beat", "--title", "Drums")["packages"] == ["Basic"]
    assert mira.is_refused("gig", "save", "beat", "--title", "Drums")["code"] == "gig_exists"
    assert mira.says("gig", "save", "voice", "--title", "Drums", "--package", "Premium")["packages"] == [
        "Basic",
        "Premium",
    ]
    (row,) = mira.says("gig", "list")["rows"]
    assert [one["price_minor"] for one in row["packages"]] == [6000, 8050]
    mira.says("gig", "export", "drums", path)
    told = json.loads(Path(path).read_text(encoding="utf-8"))
    jsonschema.validate(told, json.loads((assets_dir() / "schemas" / "gig.schema.json").read_text()))
    Path(path).write_text(
        json.dumps({**told, "requirements": [{"question": "Which key?"}], "kill_fee_percent": [0, 50, 50, 100]})
    )
    assert kofi.says("gig", "import", path)["gig"] == "drums"
    mira.says("gig", "remove", "drums")
    assert mira.is_refused("offer", "voice", "--to", "Ana", "--gig", path, "--price", "5")["code"] == "bad_input"
    assert mira.is_refused("offer", "voice", "--to", "Ana", "--gig", "drums")["code"] == "not_found"
    mira.says("attach", "voice", "words", mira.writes("words.txt", "la la"))
    mira.says("offer", "voice", "--to", "Ana", "--gig", path, "--package", "basic")
    terms = mira.says("show", "voice")["rows"][0]["terms"]
    assert (terms["price_minor"], terms["kill_fee_percent"]) == (6000, [0, 50, 50, 100])
    mira.says("withdraw", "voice")


def is_shown_in_a_portfolio(people: People, mira: Cli, kofi: Cli, hand_off: str) -> None:
    out, stranger = people.folder / "shown", people.named("Stranger")
    assert mira.is_refused("portfolio", "export")["code"] == "no_credit"
    made = kofi.says("portfolio", "export", "--out", str(out))
    (row,) = made["credits"]
    assert (row["excerpt"], row["no_excerpt"]) == (None, "neither the terms nor the owner permit one")
    assert not (out / "excerpts").exists()
    permit = str(people.folder / "drums.permit.jwt")
    assert kofi.is_refused("portfolio", "permit", hand_off, "--out", permit)["code"] == "refused"
    assert mira.is_refused("portfolio", "permit", "beat", "--seconds", "61", "--out", permit)["code"] == "bad_input"
    mira.says("portfolio", "permit", "beat", "--seconds", "20", "--out", permit)
    Path(permit + "x").write_bytes(Path(permit).read_bytes().replace(b".", b".e", 1))
    assert kofi.is_refused("portfolio", "export", "--permit", permit + "x")["code"] == "trust"

    page = Path(kofi.says("portfolio", "export", hand_off, "--out", str(out), "--permit", permit)["page"])
    told = json.loads((out / "portfolio.json").read_text(encoding="utf-8"))
    jsonschema.validate(told, json.loads((assets_dir() / "schemas" / "portfolio.schema.json").read_text()))
    (credit,) = told["credits"]
    assert (told["name"], credit["owner"], credit["excerpt"]["permitted_by"]) == ("Kofi", "Mira", "owner")
    (seen,) = stranger.says("credit", "verify", str(out / credit["folder"]))["credits"]
    assert (seen["verdict"], seen["name"], seen["issuer"], seen["subject"]) == (
        *("valid", "Kofi", credit["issuer"], told["person"]),
    )
    assert is_opened_by_a_browser(page, people.folder) == pytest.approx(0.5, abs=0.05)

    (people.folder / "mine").mkdir()
    (people.folder / "mine" / "diary.txt").write_text("not to be replaced")
    assert kofi.is_refused("portfolio", "export", "--out", str(people.folder / "mine"))["code"] == "bad_input"
    words = ("--no-name", "--no-owners", "--no-excerpts", "--language", "de")
    hidden = kofi.says("portfolio", "export", "--out", str(out), *words)
    assert sorted(path.name for path in out.iterdir()) == ["index.html", "portfolio.json"]
    text = "".join(path.read_text(encoding="utf-8") for path in out.iterdir())
    assert (hidden["name"], "Kofi" in text, "Mira" in text) == (None, False, False)
    assert "Auf Anhieb abgenommen" in text


def is_opened_by_a_browser(page: Path, folder: Path) -> float:
    """How long Chromium finds the excerpt to be; nothing outside the page's folder is asked for."""
    script = (
        "<script>onload=()=>{const a=document.querySelector('audio'),told=()=>{document.body.dataset.length=a.duration;"
        "document.body.dataset.asked=performance.getEntriesByType('resource').map(e=>e.name).join(' ')};"
        "a.readyState?told():a.onloadedmetadata=told}</script></body>"
    )
    read = page.with_name("read.html")
    text = page.read_text(encoding="utf-8")
    assert "script" not in text
    assert not re.search(r"https?:", text)
    read.write_text(
        text.replace("default-src 'none'", "default-src 'none'; script-src 'unsafe-inline'").replace("</body>", script)
    )
    body = re.search(r"<body[^>]*>", shown_by_chromium(read.as_uri(), folder))[0]
    asked = re.search(r'data-asked="([^"]*)"', body)[1].split()
    assert all(one.startswith((page.parent.as_uri(), "data:")) for one in asked), asked
    return float(re.search(r'data-length="([^"]+)"', body)[1])


def is_taken_back_and_given_again(people: People, mira: Cli, kofi: Cli, hand_off: str) -> None:
    out, stranger = people.folder / "credits", people.named("Stranger")
    given = str(out / "Late Train - Drums")
    assert mira.is_refused("credit", "revoke", "beat", "--reason", " ")["code"] == "refused"
    gone = mira.says("credit", "revoke", "beat", "--reason", "wrong player", "--out", str(out), "--sync")
    meet(kofi)
    seen = stranger.says("credit", "verify", given, gone["file"], status=1)["credits"][0]
    assert (seen["verdict"], "wrong player" in seen["problem"]) == ("revoked", True)
    assert kofi.is_refused("credit", "export", hand_off)["code"] == "credit_revoked"
    mira.says("sync", "--once")
    assert [row["state"] for row in mira.says("credit", "list")["rows"]] == ["revoked"], "not given again by itself"
    assert mira.says("credit", "give", "beat", "--sync")["state"] == "granted"
    meet(kofi)
    (made,) = kofi.says("credit", "export", hand_off, "--out", str(out))["credits"]
    assert made["accepted_now"]
    assert stranger.says("credit", "verify", made["folder"], gone["file"])["credits"][0]["verdict"] == "valid"
