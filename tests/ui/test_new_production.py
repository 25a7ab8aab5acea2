"""Starting a production: the form, its storage, its chains."""

from __future__ import annotations

from pathlib import Path

import pytest
from panel_robots import press, shown, words_of
from PySide6.QtCore import QDateTime, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from studio.actions.commands import LoginDepot, StartProduction
from studio.domain.errors import AccessError, BadInputError
from ui import dialogs
from ui.dialogs import model
from ui.dialogs.new_production import first_day


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
    page, told = shown(qtbot, dialogs.new_production_page(context)), []
    context.said.connect(told.append)
    QTest.keyClicks(page.title, "Late Train")
    assert not page.start_button.isEnabled()
    QTest.keyClicks(page.name, "Mira Lindqvist")
    page.start_button.click()
    qtbot.waitUntil(lambda: bool(went))
    assert studio.inits == ["Mira Lindqvist"]
    (message,) = told
    assert Path(studio.recovery_file).name in message.text
    message.run()
    assert went == [("plan", ""), ("recovery", "")]


@pytest.mark.parametrize(("time", "day"), [("2026-11-30T16:59:00", 30), ("2026-11-30T17:00:00", 1)])
def test_in_the_evening_the_first_day_is_tomorrow(time, day):
    """Otherwise a plan that was just made would say that it could have begun hours ago."""
    assert first_day(QDateTime.fromString(time, Qt.DateFormat.ISODate)).day() == day


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
