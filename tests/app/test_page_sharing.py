"""A listening page behind links that expire: in a bucket of a server that runs, read as a browser reads it."""

from __future__ import annotations

import contextlib
import html
import json
import re
import time
import urllib.request
from dataclasses import replace

import pytest

from studio.actions import commands as c
from studio.actions.delivering_commands import PushDeliverable
from studio.app.listening_page import PageContent
from studio.app.note_files import read_notes
from studio.app.page_sharing import DAYS_MAX, drop_pages, pages_of, put_page, refuse_days
from studio.depot import object_names, presigned
from studio.depot.depot import ObjectMissingError
from studio.domain.errors import AccessError, BadInputError, NotFoundError
from studio.domain.instants import iso_utc
from studio.domain.markers import Marker
from studio.queries.hand_on import hand_on_rows
from tests.app.browser import shown_by_chromium
from tests.media.signals import noise, write_wav
from tests.servers import S3Server, ceph_server, moto_server  # noqa: F401 (fixtures)
from tests.world import World

PRJ = "a" * 32
NOW_MS = 1_796_029_200_000
DAY_MS = 86_400_000


def real_now_ms() -> int:
    """Servers look at their own clock."""
    return time.time_ns() // 1_000_000


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


def opens_in_a_browser_by_its_link(depot, tmp_path):
    """Chromium on the signed address: sound and notes; also after the list, which signs the address again."""
    sound = write_wav(tmp_path / "lead.wav", noise(9600))
    page = PageContent("Lead", "Take 2", "h1", 2, [sound], (Marker(0.1, 0.2, "late & loud", "Ana"),), is_preview=True)
    put_page(depot, PRJ, page, real_now_ms(), 1, lambda _share: None)
    (there,) = pages_of(depot, PRJ, real_now_ms(), ("h1",))
    act = (
        "<script>$('name').value='Mira'; wanted=0.1; $('text').value='schön'; add(); document.body.dataset.line=line();"
        "const told=()=>{document.body.dataset.length=audio.duration}; audio.readyState ? told() : audio.onloadedmetadata=told;"
        "</script></body>"
    )
    text = depot.get(there.names[0]).data.decode()
    depot.put(there.names[0], text.replace("</body>", act).encode())
    body = re.search(r"<body[^>]*>", shown_by_chromium(there.url, tmp_path))[0]
    assert float(re.search(r'data-length="([^"]+)"', body)[1]) == pytest.approx(0.2, abs=0.01)
    notes = read_notes(html.unescape(re.search(r'data-line="([^"]+)"', body)[1]).encode(), "line")
    assert [(note.text, note.author) for note in notes] == [("schön", "Mira")]


def test_a_browser_hears_a_shared_page_by_its_link(depot, tmp_path):
    opens_in_a_browser_by_its_link(depot, tmp_path)


@pytest.mark.xdist_group("ceph")
def test_a_browser_hears_a_page_that_ceph_serves(ceph_server, tmp_path):  # noqa: F811
    with contextlib.closing(ceph_server.new_depot()) as depot:
        opens_in_a_browser_by_its_link(depot, tmp_path)
        (there,) = pages_of(depot, PRJ, real_now_ms(), ("h1",))
        for name in there.names:
            depot.delete(name)
        with pytest.raises(ObjectMissingError):
            presigned.fetch(there.url)


def test_what_is_shared_is_told_by_the_bucket_and_taken_back_at_once(depot, tmp_path):
    sound = write_wav(tmp_path / "lead.wav", noise(4800))
    full = PageContent("Lead", "Take 2", "h1", 2, [sound], ())
    pages = (
        full,
        replace(full, about="h2"),
        replace(full, take=1, is_preview=True),
        replace(full, is_preview=True, is_marked=True),
    )
    for days, page in enumerate(pages, 1):
        put_page(depot, PRJ, page, NOW_MS, days, lambda _share: None)
    depot.put(object_names.page_file(PRJ, "b" * 32, NOW_MS // 1000 + 99, 0), b"no page of ours")
    found = pages_of(depot, PRJ, NOW_MS, ("h1",))
    assert [(one.take, one.kind, one.expires_ms) for one in found] == [
        (2, "marked", NOW_MS + 4 * DAY_MS), (1, "preview", NOW_MS + 3 * DAY_MS), (2, "full", NOW_MS + DAY_MS),
    ]  # fmt: skip
    assert [one.kind for one in pages_of(depot, PRJ, NOW_MS, ("h1",), 1)] == ["preview"]
    assert [one.take for one in pages_of(depot, PRJ, NOW_MS + 2 * DAY_MS, ("h1",))] == [2, 1]
    assert presigned.fetch(found[0].url).data.startswith(b"<!doctype html>")


CHAIN = """
title: Take
tracks: [Beat]
ports: {beat: audio.stem}
specs: {beat: {kind: audio.stem}}
stages: [{id: beat, track: Beat, title: Beat, role: Owner, hours: 8, price: 0, out: [beat]}]
"""


def test_the_owner_shares_a_take_sees_what_is_shared_and_stops_it(moto_server, tmp_path):  # noqa: F811
    world = World(tmp_path, f"s3://{moto_server.new_bucket()}/x", moto_server, access="shared")
    world.clock.now_ms = real_now_ms()
    try:
        mira = world.owner("Mira")
        mira.starts(chain=CHAIN)
        mira.delivers("beat", write_wav(mira.files / "beat.wav", noise(48000), 48000))
        with pytest.raises(NotFoundError, match="No page of “Beat” is shared"):
            mira.does(c.UnsharePage("beat"))
        made = mira.does(c.SharePage("beat", days=3, is_preview=True))
        (there,) = mira.does(c.SharedPages("beat"))["pages"]
        assert (there["take"], there["kind"], there["expires_utc"]) == (1, "preview", made["expires_utc"])
        assert mira.does(c.SharedPages("beat", take=2))["pages"] == []
        assert mira.does(c.UnsharePage("beat", there["page"])) == {
            "handoff": "",
            "pages": [there["page"]],
            "removed": 2,
        }
        assert mira.does(c.SharedPages("beat"))["pages"] == []
        with pytest.raises((ObjectMissingError, AccessError)):
            presigned.fetch(made["url"])
        a_deliverable_is_shared_and_goes_when_it_has_expired(world, mira)
    finally:
        world.close()


def a_deliverable_is_shared_and_goes_when_it_has_expired(world, mira):
    """The link plays what was made; two days later its objects are deleted, and nothing is left in the bucket."""
    path = mira.does(c.Assemble(world.production, "mix"))["outputs"][0]["path"]
    pushed = mira.does(PushDeliverable(path, share_days=2))
    assert (pushed["to"], pushed["expires_utc"]) == ("link", iso_utc(world.clock.now_ms + 2 * DAY_MS))
    text = presigned.fetch(pushed["url"]).data.decode()
    (file,) = json.loads(re.search(r'id="data">(.*?)</script>', text)[1])["files"]
    assert presigned.fetch(file["flac"]).data[:4] == b"fLaC"
    assert f"X-Amz-Expires={2 * 86_400}" in file["flac"]
    with mira.studio.store.read() as connection:
        places = hand_on_rows(mira.studio.store, connection, world.production, world.clock.now_ms)
    assert (places.has_links, places.buckets) == (True, (world.depot_url.rstrip("/"),))
    with pytest.raises(BadInputError, match="1 to 7 days"):
        mira.does(PushDeliverable(path, share_days=8))
    world.clock.passes(days=2, hours=1)
    mira.does(c.SharePage("beat", days=1, is_preview=True))  # the next page takes with it what has expired
    with pytest.raises((ObjectMissingError, AccessError)):
        presigned.fetch(pushed["url"])


@pytest.mark.parametrize("days", [0, DAYS_MAX + 1])
def test_links_live_no_longer_than_storages_sign(days):
    with pytest.raises(BadInputError, match="1 to 7 days"):
        refuse_days(days)
