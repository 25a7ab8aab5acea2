"""Reading one small file over https or from this machine."""

from __future__ import annotations

import pytest

from studio.depot import small_file
from studio.depot.small_file import read_small_file
from studio.depot.trusted_certificates import tls_context
from studio.domain.errors import BadInputError, DepotError, OfflineError
from tests.depot.https_server import https_server

pytestmark = pytest.mark.xdist_group("small_file")


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    with https_server(tmp_path_factory.mktemp("https")) as server:
        yield server


@pytest.fixture
def server(own, monkeypatch):
    """The system believes it."""
    own.pages, own.leads_on, own.asked, own.cut_to_bytes = {}, {}, [], None
    monkeypatch.setenv("SSL_CERT_FILE", str(own.certificates))
    for name in ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    return own


def test_what_lies_there_is_read(server):
    server.pages["/feed.json"] = b"news"
    assert read_small_file(f"{server.url}/feed.json", 4) == b"news"
    assert server.asked == ["/feed.json"]


def test_more_than_the_limit_is_refused(server):
    server.pages["/feed.json"] = b"newsy"
    with pytest.raises(DepotError, match="longer than 4 bytes"):
        read_small_file(f"{server.url}/feed.json", 4)


def test_a_page_that_is_not_there_is_said(server):
    with pytest.raises(DepotError, match="404"):
        read_small_file(f"{server.url}/feed.json", 4)


def test_a_broken_answer_is_not_taken_for_the_whole(server):
    server.pages["/feed.json"], server.cut_to_bytes = b"news", 2
    with pytest.raises(OfflineError, match="broke"):
        read_small_file(f"{server.url}/feed.json", 100)


def test_it_follows_to_another_https_address(server):
    server.leads_on["/latest"] = f"{server.url}/feed.json"
    server.pages["/feed.json"] = b"news"
    assert read_small_file(f"{server.url}/latest", 4) == b"news"


@pytest.mark.parametrize("to", ["http://127.0.0.1:1/feed.json", "file:///etc/passwd", "ftp://127.0.0.1/feed.json"])
def test_it_never_follows_away_from_https(server, to):
    server.leads_on["/latest"] = to
    with pytest.raises(DepotError, match=r"leads on|302") as caught:
        read_small_file(f"{server.url}/latest", 4)
    assert caught.value.title == "The address cannot be read"


def test_going_round_in_circles_ends(server):
    server.leads_on["/latest"] = f"{server.url}/latest"
    with pytest.raises(DepotError, match="302"):
        read_small_file(f"{server.url}/latest", 4)
    assert len(server.asked) < 10


def test_a_certificate_that_nobody_knows_is_refused(server, monkeypatch):
    monkeypatch.delenv("SSL_CERT_FILE")
    server.pages["/feed.json"] = b"news"
    with pytest.raises(DepotError, match="certificate"):
        read_small_file(f"{server.url}/feed.json", 4)
    assert server.asked == []


def test_a_server_that_trickles_is_given_up(server, monkeypatch):
    monkeypatch.setattr(small_file, "_MOST_S", 0.0)
    server.pages["/feed.json"] = b"news"
    with pytest.raises(OfflineError, match="too slow"):
        read_small_file(f"{server.url}/feed.json", 4)


def test_nobody_there(server):
    with pytest.raises(OfflineError, match="cannot be reached"):
        read_small_file("https://127.0.0.1:1/feed.json", 4)


def test_a_file_is_read_by_address_and_by_path(tmp_path):
    path = tmp_path / "my feed.json"
    path.write_bytes(b"news")
    assert read_small_file(path.as_uri(), 4) == b"news"
    assert read_small_file(str(path), 4) == b"news"


@pytest.mark.parametrize(
    "url", ["http://example.org/feed.json", "ftp://example.org/", "file://elsewhere/feed", "", "https://"]
)
def test_other_kinds_of_addresses_are_refused(url):
    with pytest.raises(BadInputError, match="Only an https address or a file"):
        read_small_file(url, 4)


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(BadInputError, match="cannot be read"):
        read_small_file(str(tmp_path / "none"), 4)


def test_the_certificates_of_boto3_count_where_the_system_has_none(tmp_path, monkeypatch):
    empty = tmp_path / "none.pem"
    empty.write_text("")
    monkeypatch.setenv("SSL_CERT_FILE", str(empty))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))
    context = tls_context()
    assert context.cert_store_stats()["x509_ca"] > 50
    assert context.check_hostname
