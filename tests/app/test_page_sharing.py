"""A listening page behind links that expire: in a bucket of a server that runs, read as a browser reads it."""

from __future__ import annotations

import json
import re
import urllib.request

import pytest

from studio.app.listening_page import PageContent
from studio.app.note_files import read_notes
from studio.app.page_sharing import DAYS_MAX, drop_pages, put_page, refuse_days
from studio.depot import object_names, presigned
from studio.domain.errors import BadInputError
from studio.domain.markers import Marker
from tests.media.signals import noise, write_wav
from tests.servers import S3Server, moto_server  # noqa: F401 (fixture)

PRJ = "a" * 32
NOW_MS = 1_796_029_200_000
DAY_MS = 86_400_000


@pytest.fixture
def depot(moto_server: S3Server):  # noqa: F811
    made = moto_server.new_depot()
    yield made
    made.close()


def test_a_shared_page_is_opened_by_its_link_and_goes_when_it_has_expired(depot, tmp_path):
    sound = write_wav(tmp_path / "lead.wav", noise(4800))
    page = PageContent("Lead <vocal>", "Take 2", "h1", 2, [sound], (Marker(0.1, 0.2, "late & loud", "Ana"),))
    shared = put_page(depot, PRJ, page, NOW_MS, 2, lambda _share: None)
    assert shared.expires_ms == NOW_MS + 2 * DAY_MS
    with urllib.request.urlopen(shared.url, timeout=20) as answer:  # noqa: S310 -- a server of this test
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
        text = answer.read().decode()
    (file,) = json.loads(re.search(r'id="data">(.*?)</script>', text)[1])["files"]
    assert presigned.fetch(file["opus"]).data[:4] == b"OggS"
    assert presigned.fetch(file["flac"]).data[:4] == b"fLaC"
    assert f"X-Amz-Expires={2 * 86_400}" in file["opus"]
    names = [info.name for info in depot.list_after(object_names.pages_prefix(PRJ))]
    assert [object_names.parse(name).last for name in names] == [0, 1, 2]
    assert drop_pages(depot, PRJ, NOW_MS + DAY_MS) == 0
    assert drop_pages(depot, PRJ, NOW_MS + 2 * DAY_MS + 1) == 3
    assert depot.list_after(object_names.pages_prefix(PRJ)) == []


def test_what_a_reviewer_sends_back_says_what_was_heard(depot, tmp_path):
    sound = write_wav(tmp_path / "lead.wav", noise(4800))
    page = PageContent("Lead", "Take 2", "h1", 2, [sound], (), is_preview=True)
    shared = put_page(depot, PRJ, page, NOW_MS, 1, lambda _share: None)
    text = presigned.fetch(shared.url).data.decode()
    told = json.loads(re.search(r'id="data">(.*?)</script>', text)[1])
    assert (told["about"], told["take"], told["files"][0]["flac"]) == ("h1", 2, "")
    line = json.dumps(
        {"segue_notes": 1, "author": "Mira", "about": told["about"], "take": 2, "notes": [{"at_s": 1, "text": "ok"}]}
    )
    assert read_notes(line.encode(), "line")[0].text == "ok"


@pytest.mark.parametrize("days", [0, DAYS_MAX + 1])
def test_links_live_no_longer_than_storages_sign(days):
    with pytest.raises(BadInputError, match="1 to 7 days"):
        refuse_days(days)
