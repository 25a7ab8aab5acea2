"""The pages that ask for something, as a person uses them."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import panel_samples as rows
import pytest
from panel_robots import button_named, drop_on, press, words_of
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from studio.actions.commands import LoginDepot, OfferStage, OpenPass, StartProduction
from studio.domain.errors import AccessError, BadInputError, PassError
from ui import dialogs
from ui import settings as sections
from ui.dialogs import model
from ui.dialogs.demo import segue_command
from ui.dialogs.offer import OfferPane

PASS = "SEGUE1-" + "abcDEF123_-" * 20


@pytest.fixture
def went(context):
    places = []
    context.went.connect(lambda *where: places.append(where))
    return places


def shown(qtbot, widget):
    qtbot.addWidget(widget)
    widget.resize(1280, 800)
    widget.show()
    return widget


# --- first run ---


@pytest.mark.parametrize(("key", "page"), [("1", "new_production"), ("2", "open_invitation")])
def test_the_first_two_choices_have_keys(qtbot, context, went, key, page):
    first = shown(qtbot, dialogs.first_run_page(context))
    QTest.keyClicks(first, key)
    assert went == [(page, "")]


def test_one_of_three_choices_is_primary(qtbot, context):
    first = shown(qtbot, dialogs.first_run_page(context))
    assert [choice.button.property("kind") for choice in first.choices] == ["primary", "plain", "plain"]


def test_the_demo_tells_what_happens_and_ends_with_a_button(qtbot, context):
    first = shown(qtbot, dialogs.first_run_page(context))
    script = 'import sys; print(\'Kofi hands in\', file=sys.stderr); print(\'{"home": "/tmp/demo-home", "people": 7}\')'
    first.show_demo().start((sys.executable, ["-c", script]))
    qtbot.waitUntil(lambda: not first.demo.is_running, timeout=20_000)
    assert "Late Train is ready" in words_of(first.demo)
    assert first.demo.home == "/tmp/demo-home"
    assert first.demo.open_button.isVisible()


def test_a_demo_that_fails_says_why_and_goes_back(qtbot, context):
    first = shown(qtbot, dialogs.first_run_page(context))
    script = 'import json; print(json.dumps({"error": {"message": "The disk is full.", "what_to_do": "Free some."}})); raise SystemExit(1)'
    first.show_demo().start((sys.executable, ["-c", script]))
    qtbot.waitUntil(lambda: not first.demo.is_running, timeout=20_000)
    assert {"The demo did not get through", "The disk is full.", "Free some."} <= set(words_of(first.demo))
    press(first.demo, "Stop")
    assert first.pages.currentIndex() == 0


def test_a_program_that_is_not_there_is_said(qtbot, context):
    first = shown(qtbot, dialogs.first_run_page(context))
    first.show_demo().start(("/nowhere/segue", []))
    qtbot.waitUntil(lambda: not first.demo.is_running)
    assert first.demo.said.isVisibleTo(first.demo)


def test_stopping_the_demo_leaves_nothing_running(qtbot, context):
    first = shown(qtbot, dialogs.first_run_page(context))
    first.show_demo().start((sys.executable, ["-c", "import time; time.sleep(60)"]))
    process = first.demo.process
    assert process.waitForStarted()
    with qtbot.waitSignal(process.finished, timeout=20_000):
        first.demo.stop()


def test_segue_is_started_by_its_own_command_line():
    program, arguments = segue_command("demo", "--headless")
    assert program == sys.executable
    assert arguments[-2:] == ["demo", "--headless"]


# --- new production ---


@pytest.fixture
def production(qtbot, context, studio):
    studio.results[StartProduction] = {"production": "p9"}
    return shown(qtbot, dialogs.new_production_page(context))


def test_the_button_says_what_is_missing(qtbot, production):
    assert not production.start_button.isEnabled()
    assert "Give the production a title." in words_of(production)
    QTest.keyClicks(production.title, "Late Train")
    assert production.start_button.isEnabled()


def test_a_folder_is_suggested_until_one_is_named(qtbot, production):
    QTest.keyClicks(production.title, "Late/Train")
    assert production.storage.url == str(Path.home() / "Segue shared" / "LateTrain")
    production.storage.folder.path.setText("/nas/x")
    production.storage.folder.path.textEdited.emit("/nas/x")
    QTest.keyClicks(production.title, "!")
    assert production.storage.url == "/nas/x"


def test_starting_runs_the_command_and_shows_the_plan(qtbot, production, studio, context, went):
    QTest.keyClicks(production.title, "Late Train")
    production.start_button.click()
    qtbot.waitUntil(lambda: bool(went))
    (command,) = studio.commands
    assert (command.title, command.chain) == ("Late Train", "song")
    assert context.production == "p9"
    assert went == [("plan", "")]


def test_the_first_time_it_asks_for_a_name(qtbot, context, studio, went):
    studio.has_identity = False
    studio.results[StartProduction] = {"production": "p9"}
    page = shown(qtbot, dialogs.new_production_page(context))
    QTest.keyClicks(page.title, "Late Train")
    assert not page.start_button.isEnabled()
    QTest.keyClicks(page.name, "Mira Lindqvist")
    page.start_button.click()
    qtbot.waitUntil(lambda: bool(went))
    assert studio.inits == ["Mira Lindqvist"]


def test_a_bucket_keeps_its_keys_before_it_starts(qtbot, production, studio, went):
    QTest.keyClicks(production.title, "Late Train")
    press(production, "Kind of storage: An S3 bucket")
    storage = production.storage
    for line, text in (
        (storage.bucket, "s3://late-train/x"),
        (storage.endpoint, "https://s3.example.org"),
        (storage.key_id, "AK"),
        (storage.secret, "SK"),
    ):
        QTest.keyClicks(line, text)
    production.start_button.click()
    qtbot.waitUntil(lambda: bool(went))
    login, start = studio.commands
    assert login == LoginDepot("s3://late-train/x", "AK", "SK", "https://s3.example.org")
    assert (start.depot_url, start.endpoint_url) == ("s3://late-train/x", "https://s3.example.org")
    assert start.access == "create"


def test_the_secret_is_not_shown(production):
    press(production, "Kind of storage: An S3 bucket")
    assert production.storage.secret.echoMode() == production.storage.secret.EchoMode.Password


def test_test_connection_says_in_words_what_works(qtbot, production, studio):
    press(production, "Kind of storage: An S3 bucket")
    QTest.keyClicks(production.storage.bucket, "s3://late-train")
    studio.report = {"rights": ["list", "read", "write", "delete"], "list_order": "sorted", "advice": []}
    press(production, "Test connection")
    qtbot.waitUntil(lambda: "This storage works" in words_of(production.storage))
    assert "These keys may list, read, write, delete." in words_of(production.storage)


R2_ENDPOINT = "https://0123456789abcdef0123456789abcdef.r2.cloudflarestorage.com"
AT_R2 = {
    "rights": ["list", "read", "write", "delete"],
    "list_order": "sorted",
    "access": {
        "provider": "r2",
        "recommended": "r2",
        "ways": [{"kind": "r2", "why": "Good for 7 days."}, {"kind": "paste", "why": "By hand."}],
    },
}


def bucket_at(production, studio, qtbot, report):
    press(production, "Kind of storage: An S3 bucket")
    QTest.keyClicks(production.storage.bucket, "s3://late-train")
    QTest.keyClicks(production.storage.endpoint, R2_ENDPOINT)
    studio.report = report
    press(production, "Test connection")
    qtbot.waitUntil(lambda: "This storage works" in words_of(production.storage))
    return production.storage.access


def test_the_test_offers_the_ways_that_fit_and_the_start_keeps_the_chosen_one(qtbot, production, studio, went):
    access = bucket_at(production, studio, qtbot, AT_R2)
    assert [access.way.itemText(n) for n in range(access.way.count())] == [
        "Tokens signed by this computer (recommended)",
        "Keys you make by hand",
    ]
    assert access.kind == "r2"
    assert "Good for 7 days." in words_of(access)
    access.way.setCurrentIndex(1)
    assert "By hand." in words_of(access)
    QTest.keyClicks(production.title, "Late Train")
    production.start_button.click()
    qtbot.waitUntil(lambda: bool(went))
    assert studio.commands[-1].access == "paste"


def test_what_has_to_be_allowed_is_shown_before_it_is_and_copied(qtbot, production, studio):
    access = bucket_at(production, studio, qtbot, AT_R2)
    press(access, "What has to be allowed…")
    qtbot.waitUntil(lambda: "Object Read & Write" in access.text.toPlainText())
    assert studio.previews[-1] == ("s3://late-train", R2_ENDPOINT, "r2", "", "")
    press(access, "Whose rights are shown: Each person")
    told = access.text.toPlainText()
    assert "object-read-only" in told
    assert "s/<production>/r/<room>/" in told
    press(access, "Copy")
    assert QGuiApplication.clipboard().text() == told


def test_two_buckets_ask_for_what_they_need_and_keep_it(qtbot, production, studio, went):
    ways = {**AT_R2["access"], "ways": [{"kind": "buckets", "why": "Two."}], "recommended": "buckets"}
    access = bucket_at(production, studio, qtbot, {**AT_R2, "access": ways})
    QTest.keyClicks(production.title, "Late Train")
    assert "Two buckets need" in production.problem()
    assert not production.start_button.isEnabled()
    for line, text in ((access.in_bucket, "second"), (access.member_id, "MK"), (access.member_secret, "MS")):
        QTest.keyClicks(line, text)
    production.start_button.click()
    qtbot.waitUntil(lambda: bool(went))
    kept = studio.commands[-1]
    assert (kept.in_bucket, kept.key_id, kept.secret) == ("second", "MK", "MS")


def test_test_connection_says_what_is_wrong(qtbot, production, studio):
    press(production, "Kind of storage: An S3 bucket")
    QTest.keyClicks(production.storage.bucket, "s3://late-train")
    studio.report = AccessError("The storage refuses these keys.", subject="s3://late-train")
    press(production, "Test connection")
    qtbot.waitUntil(lambda: "The storage refuses access" in words_of(production.storage))
    assert production.storage.test_button.isEnabled()


def test_a_start_that_fails_says_so_in_place(qtbot, production, studio, went):
    studio.results[StartProduction] = BadInputError("That folder cannot be written.", subject="/nas")
    QTest.keyClicks(production.title, "Late Train")
    production.start_button.click()
    qtbot.waitUntil(production.said.isVisible)
    assert not went
    assert production.start_button.isEnabled()


def test_each_chain_says_stages_days_and_price(qtbot, production):
    qtbot.waitUntil(lambda: "12 stages, 21 to 45 days, $290" in words_of(production.chains), timeout=20_000)
    qtbot.waitUntil(lambda: len(production.chains.picture.bars) == 12)
    production.chains.radios["podcast"].click()
    qtbot.waitUntil(lambda: len(production.chains.picture.bars) == 10)
    assert production.chains.key == "podcast"


def test_a_chain_file_that_is_none_is_said(qtbot, production, tmp_path):
    (tmp_path / "bad.yaml").write_text("stages: 7")
    production.chains.choose(str(tmp_path / "bad.yaml"))
    qtbot.waitUntil(lambda: "bad.yaml" in production.chains.summary.text(), timeout=20_000)


@pytest.mark.parametrize(
    ("url", "is_good"),
    [("s3://my-bucket/x", True), ("s3://my-bucket", True), ("my-bucket", False), ("s3://B", False), ("", False)],
)
def test_addresses_are_checked_before_they_are_tried(url, is_good):
    assert (model.bucket_problem(url) == "") is is_good


def test_a_storage_without_rights_cannot_be_used():
    words = model.report_words({"rights": ["list"], "advice": ["These keys may not write."]})
    assert not words.is_usable
    assert words.sentences[0] == "These keys may not write."


# --- invitation ---


@pytest.fixture
def invitation(qtbot, context, studio):
    studio.has_identity = False
    studio.results[OpenPass] = {"production": "p1", "handoff": "h9"}
    return shown(qtbot, dialogs.open_invitation_page(context))


def test_pasting_and_a_name_is_all_it_takes(qtbot, invitation, studio, went):
    invitation.text.setPlainText(f"Hello Ana, here it is:\n{PASS}\nMira")
    QTest.keyClicks(invitation.name, "Ana Ribeiro")
    invitation.open_button.click()
    qtbot.waitUntil(lambda: bool(went))
    assert studio.commands == [OpenPass(PASS, "Ana Ribeiro", "")]
    assert went == [("inbox", "h9")]


def test_a_dropped_file_is_taken(invitation):
    assert drop_on(invitation, "/tmp/Invitation Ana.seguepass")
    assert invitation.text.toPlainText() == "/tmp/Invitation Ana.seguepass"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (PASS, PASS),
        (f"  {PASS}\n", PASS),
        ("/tmp/a b.seguepass", "/tmp/a b.seguepass"),
        ("file:///tmp/a.seguepass", "/tmp/a.seguepass"),
        ("hello", ""),
        ("", ""),
        (PASS[:60] + "\n" + PASS[60:], PASS),
    ],
)
def test_an_invitation_is_found_in_what_was_pasted(text, found):
    assert model.pass_in(text) == found


def test_text_that_is_no_invitation_is_said_before_it_is_sent(invitation):
    invitation.text.setPlainText("hello")
    assert not invitation.open_button.isEnabled()
    assert any(words.startswith("This is no invitation") for words in words_of(invitation))


def test_it_asks_for_the_folder_only_when_the_pass_needs_one(qtbot, invitation, studio, went):
    asked = BadInputError("Where is it?", code="where_is_the_folder")
    studio.results[OpenPass] = lambda command, *_: (
        {"handoff": "h9"} if command.depot_dir else (_ for _ in ()).throw(asked)
    )
    invitation.text.setPlainText(PASS)
    QTest.keyClicks(invitation.name, "Ana")
    QTest.keyClick(invitation.open_button, Qt.Key.Key_Return)
    qtbot.waitUntil(invitation.folder.isVisible)
    assert not invitation.said.isVisible()
    QTest.keyClicks(invitation.folder.path, "/nas/late-train\r")
    qtbot.waitUntil(lambda: bool(went))
    assert studio.commands[-1] == OpenPass(PASS, "Ana", "/nas/late-train")


def test_a_used_invitation_is_said_in_place(qtbot, invitation, studio):
    studio.results[OpenPass] = PassError("Somebody has opened it already.", subject="Invitation Ana")
    invitation.text.setPlainText(PASS)
    QTest.keyClicks(invitation.name, "Ana")
    invitation.open_button.click()
    qtbot.waitUntil(invitation.said.isVisible)
    assert "This invitation cannot be used" in words_of(invitation)
    assert invitation.open_button.isEnabled()


# --- offer ---


@pytest.fixture
def offer(qtbot, context, studio):
    studio.results[OfferStage] = {
        "handoff": "h1",
        "pass": PASS,
        "pass_file": "/x.seguepass",
        "expires_utc": "2026-12-10T09:00:00Z",
    }
    window = shown(qtbot, QWidget())
    detail = rows.review_detail()
    pane = OfferPane(context, replace(detail, stage=replace(detail.stage, person=""), terms=None), window)
    pane.show()
    yield pane
    window.close()


def test_an_offer_needs_somebody(offer):
    assert not offer.offer_button.isEnabled()
    QTest.keyClicks(offer.fields.to, "Ana Ribeiro")
    assert offer.offer_button.text().strip("\u2009") == "Offer it to Ana for $60"


def test_the_terms_follow_the_fields(offer):
    QTest.keyClicks(offer.fields.to, "Ana")
    offer.fields.price.setText("80")
    offer.fields.price.textEdited.emit("80")
    offer.fields.days.setValue(2.5)
    assert "Ana gets $80 within 7 days of your approval." in offer.terms.text()
    assert "The work takes 2½ days" in offer.terms.text()
    assert "$20 is owed after the start and $40 after the first delivery" in offer.terms.text()


def test_a_price_that_is_none_is_said(offer):
    QTest.keyClicks(offer.fields.to, "Ana")
    offer.fields.price.setText("a lot")
    offer.fields.price.textEdited.emit("a lot")
    assert not offer.offer_button.isEnabled()
    assert "not an amount" in offer.terms.text()


def test_what_is_not_changed_comes_from_the_plan(qtbot, context, studio, offer):
    QTest.keyClicks(offer.fields.to, "Ana")
    assert "as long as planned" in offer.terms.text()
    offer.offer_button.click()
    qtbot.waitUntil(lambda: bool(studio.commands))
    assert (studio.commands[0].work_min, studio.commands[0].review_days) == (None, None)


def test_the_latest_date_offered_is_the_plans_end_of_work_and_not_before_today(offer):
    today = QDate.currentDate()
    far_ms = today.addDays(40).startOfDay().toMSecsSinceEpoch()
    offer.fields.show_planned(model.PlannedTimes(480, 2, far_ms))
    assert offer.fields.latest.date() == today.addDays(40)
    offer.fields.show_planned(model.PlannedTimes(480, 2, 0))
    assert offer.fields.latest.date() == today


def test_the_plans_times_are_read_from_its_dates():
    day = 24 * 3_600_000
    monday = 1_764_579_600_000  # Mon 1 Dec 2025, 09:00 UTC
    stage = replace(
        rows.STAGE, start_ms=monday, work_end_ms=monday + day + 8 * 3_600_000, end_ms=monday + 4 * day + 8 * 3_600_000
    )
    plan = replace(rows.plan((stage,)), zone="UTC")
    times = model.planned_times(plan, "s7")
    assert times == (960, 3, stage.work_end_ms)
    assert model.planned_times(plan, "other") is None


def test_offering_shows_the_pass_to_copy(qtbot, offer, studio):
    QTest.keyClicks(offer.fields.to, "Ana")
    offer.fields.days.setValue(2)
    offer.offer_button.click()
    qtbot.waitUntil(lambda: hasattr(offer, "copy_button"))
    (command,) = studio.commands
    assert (command.stage, command.to, command.price_minor, command.work_min) == ("s7", "Ana", 6000, 960)
    offer.copy_button.click()
    assert QGuiApplication.clipboard().text() == PASS


def test_the_pass_can_be_saved(qtbot, offer, tmp_path, context):
    QTest.keyClicks(offer.fields.to, "Ana")
    offer.offer_button.click()
    qtbot.waitUntil(lambda: hasattr(offer, "copy_button"))
    offer.save_to(str(tmp_path / "ana.seguepass"))
    qtbot.waitUntil(lambda: (tmp_path / "ana.seguepass").exists() and context.background.running == 0)
    assert (tmp_path / "ana.seguepass").read_text().strip() == PASS


def test_a_refused_offer_keeps_what_was_typed(qtbot, offer, studio):
    studio.results[OfferStage] = BadInputError("An input has no source.", subject="Lead vocal")
    QTest.keyClicks(offer.fields.to, "Ana")
    offer.offer_button.click()
    qtbot.waitUntil(offer.said.isVisible)
    assert offer.fields.to.text() == "Ana"
    assert offer.offer_button.isEnabled()


def test_escape_closes_the_pane_and_it_keeps_its_place(qtbot, offer):
    window = offer.parentWidget()
    window.resize(1000, 700)
    assert offer.geometry().right() == window.width() - 1
    QTest.keyClick(offer, Qt.Key.Key_Escape)
    assert not offer.isVisible()


def test_a_second_offer_replaces_the_first(qtbot, context):
    window = shown(qtbot, QWidget())
    context.setParent(window)
    first = dialogs.ask_offer(context, rows.review_detail())
    second = dialogs.ask_offer(context, rows.review_detail())
    assert not first.isVisible()
    assert second.isVisible()
    context.setParent(None)


def test_the_mail_has_the_invitation_in_it():
    subject, body = model.mail_text("Lead vocal", "Late Train", "Mira", "Ana Ribeiro", PASS, "Thu 10 Dec")
    assert subject == "Lead vocal for “Late Train”"
    assert PASS in body
    assert "Hello Ana" in body


# --- settings and all ---


def test_settings_choose_the_theme(qtbot, context, theme):
    page = shown(qtbot, sections.settings_page(context))
    press(page, "Theme: Light")
    assert not theme.is_dark


@pytest.mark.parametrize(
    "make", ["first_run_page", "new_production_page", "open_invitation_page", "join_device_page", "recover_page"]
)
def test_every_control_of_the_pages_has_a_name(qtbot, context, make):
    from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit

    page = shown(qtbot, getattr(dialogs, make)(context))
    for kind in (QAbstractButton, QLineEdit, QPlainTextEdit):
        for control in page.findChildren(kind):
            if control.isVisibleTo(page) and not control.objectName().startswith("qt_"):
                assert control.accessibleName() or getattr(control, "text", str)(), (make, control)


@pytest.mark.parametrize("make", ["new_production_page", "open_invitation_page"])
def test_escape_goes_back(qtbot, context, went, make):
    context.set_production("p1")
    page = shown(qtbot, getattr(dialogs, make)(context))
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert went == [("plan", "")]


def test_nothing_heavy_is_imported_by_the_package():
    import subprocess

    code = "import sys, ui.dialogs; sys.exit(any(m in sys.modules for m in ('numpy', 'PySide6.QtMultimedia', 'PySide6.QtWidgets')))"
    assert (
        subprocess.run([sys.executable, "-c", code], check=False, cwd=Path(dialogs.__file__).parents[2]).returncode == 0
    )


def test_button_named_finds_by_accessible_name(qtbot, context):
    page = shown(qtbot, sections.settings_page(context))
    assert button_named(page, "Theme: Dark") is not None
