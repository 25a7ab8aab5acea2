"""A production on an S3 bucket from the window: wrong keys, test of the connection, start, plan; against a real server."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from window_people import CHAIN, Person, pause, wait_until

from tests.servers import moto_server  # noqa: F401  a fixture


@pytest.fixture
def owner(qapp, tmp_path):
    made = Person(qapp, tmp_path / "mira", "Mira Lindqvist")
    yield made
    made.goes()
    qapp.setStyleSheet("")


def test_a_production_on_a_bucket(owner, tmp_path, moto_server):  # noqa: F811
    bucket = moto_server.new_bucket()
    owner.page("first_run")
    owner.presses("Start a production")
    page = owner.page("new_production")
    pause(50)
    owner.types("Mira Lindqvist")
    QTest.keyClicks(page.title, "Late Train")
    (tmp_path / "chain.yaml").write_text(CHAIN)
    page.chains.choose(str(tmp_path / "chain.yaml"))
    owner.presses("An S3 bucket" if owner.button("An S3 bucket") else "Kind of storage: An S3 bucket")
    storage = page.storage
    QTest.keyClicks(storage.bucket, f"s3://{bucket}-not-there/late-train")
    QTest.keyClicks(storage.endpoint, moto_server.endpoint_url)
    QTest.keyClicks(storage.key_id, moto_server.owner.key_id)
    QTest.keyClicks(storage.secret, moto_server.owner.secret)
    owner.presses("Test connection")
    wait_until(lambda: storage.test_button.isEnabled() and storage.said.isVisible(), "an answer")
    owner.takes_picture("no-such-bucket")
    owner.reads("There is no such bucket", storage.said)
    assert "/s/" not in owner.words(storage.said)
    storage.bucket.clear()
    QTest.keyClicks(storage.bucket, f"s3://{bucket}/late-train")
    owner.presses("Test connection")
    wait_until(storage.test_button.isEnabled, "an answer")
    owner.takes_picture("bucket")
    owner.presses("Start the production")
    panel = owner.page("plan")
    wait_until(lambda: panel.timeline.bar_count() == 2, "two bars")
    assert owner.window.productions[0].depot_url == f"s3://{bucket}/late-train"
    assert moto_server.owner.secret not in (tmp_path / "mira" / "segue.db").read_bytes().decode("latin-1")


def test_leaving_while_the_connection_is_tried(owner):
    owner.page("first_run")
    owner.window.go("new_production")
    page = owner.page("new_production")
    page.storage._on_kind("s3")  # noqa: SLF001 -- what its buttons call
    page.storage.bucket.setText("s3://some-bucket/x")
    page.storage.endpoint.setText("http://127.0.0.1:9")
    page.storage.key_id.setText("A")
    page.storage.secret.setText("B")
    page.storage.test()
    owner.window.go("first_run")
    owner.window.go("new_production")  # the first page is gone now
    wait_until(lambda: not owner.context.background.running, "the answer that nobody waits for")
