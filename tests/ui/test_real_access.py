"""An access that ends while somebody works: the window says so and loses nothing; against a real server with users."""

from __future__ import annotations

import urllib.request

import pytest
from PySide6.QtTest import QTest
from window_people import CHAIN, Person, pause, wait_until

from tests.servers import running_moto


@pytest.fixture
def owner(qapp, tmp_path):
    made = Person(qapp, tmp_path / "mira", "Mira Lindqvist")
    yield made
    made.goes()
    qapp.setStyleSheet("")


@pytest.fixture
def revocable():
    """A server of one's own, a bucket, and what ends every access to it."""
    with running_moto() as server:

        def end_access() -> None:
            # from now on it asks for rights, which nobody has
            request = urllib.request.Request(f"{server.endpoint_url}/moto-api/reset-auth", b"0")  # noqa: S310  ours
            request.add_header("Content-Type", "text/plain")
            urllib.request.urlopen(request).close()  # noqa: S310  our own server

        yield server, server.new_bucket(), end_access


def test_an_access_that_has_ended_is_said(owner, tmp_path, revocable):
    server, bucket, end_access = revocable
    page = starts(owner, tmp_path)
    storage = page.storage
    QTest.keyClicks(storage.bucket, f"s3://{bucket}/late-train")
    QTest.keyClicks(storage.endpoint, server.endpoint_url)
    QTest.keyClicks(storage.key_id, server.owner.key_id)
    QTest.keyClicks(storage.secret, server.owner.secret)
    owner.presses("Start the production")
    panel = owner.page("plan")
    sync = owner.window.top.sync
    wait_until(lambda: sync.accessibleName().startswith("Synced"), "synchronised")
    end_access()
    owner.syncs()
    wait_until(lambda: sync.accessibleName().startswith("Not synced"), "refused")
    owner.reads("Something could not be sent or fetched")
    owner.takes_picture("access-ended")
    assert "/s/" not in owner.words(owner.window.messages)
    # one goes on planning meanwhile
    panel.select(next(stage for stage in panel.stages if stage.slug == "voice").id)
    owner.reads("Offer…")


def starts(owner: Person, folder) -> object:
    """To the page that asks for a bucket."""
    owner.page("first_run")
    owner.presses("Start a production")
    page = owner.page("new_production")
    pause(50)
    owner.types("Mira Lindqvist")
    QTest.keyClicks(page.title, "Late Train")
    (folder / "chain.yaml").write_text(CHAIN)
    page.chains.choose(str(folder / "chain.yaml"))
    owner.presses("An S3 bucket" if owner.button("An S3 bucket") else "Kind of storage: An S3 bucket")
    return page
