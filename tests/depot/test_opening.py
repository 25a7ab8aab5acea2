"""Addresses become depots, or a sentence that names the address."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from studio.depot import open_depot
from studio.depot.folder import FolderDepot
from studio.depot.memory import MemoryDepot
from studio.depot.retrying import RetryingDepot
from studio.depot.s3 import S3Depot
from studio.depot.wrapped import innermost
from studio.domain.errors import BadInputError, DepotError, OfflineError, SegueError
from tests.contracts.names import Place
from tests.servers import free_port


def test_memory_by_name() -> None:
    one = open_depot("memory:test-opening")
    assert isinstance(one, MemoryDepot)
    assert open_depot("memory:test-opening") is one
    assert open_depot("memory:test-opening-2") is not one


def test_folder(tmp_path: Path) -> None:
    with pytest.raises(OfflineError):
        open_depot(str(tmp_path / "depot"))
    made = open_depot(str(tmp_path / "depot"), create=True)
    assert isinstance(made, FolderDepot)
    opened = open_depot(str(tmp_path / "depot"), marker=made.marker)
    assert isinstance(opened, FolderDepot)
    assert opened.marker == made.marker


def test_bucket() -> None:
    depot = open_depot("s3://bucket/some/prefix/", endpoint_url="http://127.0.0.1:1", key_id="a", secret="b")
    try:
        assert isinstance(depot, RetryingDepot)
        inner = innermost(depot)
        assert isinstance(inner, S3Depot)
        assert (inner.bucket, inner.prefix, depot.url) == ("bucket", "some/prefix/", "s3://bucket/some/prefix")
        assert inner.needs_lead
    finally:
        depot.close()


def test_an_examined_bucket_is_atomic() -> None:
    depot = open_depot("s3://bucket", key_id="a", secret="b", conditional_create="yes")
    assert depot.is_atomic
    assert not depot.needs_lead
    depot.close()


@pytest.mark.parametrize(
    ("url", "options"),
    [
        ("ftp://host/x", {}),
        ("https://bucket.example.com", {}),
        ("s3://", {}),
        ("s3://Not_A_Bucket", {}),
        ("s3://bucket", {"endpoint_url": "localhost:9000"}),
        ("s3://bucket", {"endpoint_url": "http://"}),
        ("s3://bucket", {"endpoint_url": "http://host:port"}),
        ("s3://bucket", {"key_id": "only one"}),
    ],
)
def test_addresses_that_make_no_sense(url: str, options: dict[str, str]) -> None:
    with pytest.raises(BadInputError) as caught:
        open_depot(url, **options)
    assert caught.value.subject
    assert caught.value.what_to_do


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    with pytest.raises(SegueError) as caught:
        open_depot(str(file), create=True)
    assert str(file) in caught.value.subject


def test_no_server_is_offline() -> None:
    depot = S3Depot("bucket", endpoint_url=f"http://127.0.0.1:{free_port()}", key_id="a", secret="b")
    with pytest.raises(OfflineError):
        depot.head(Place().entry())
    depot.close()


def test_no_keys_are_named() -> None:
    depot = open_depot("s3://bucket", endpoint_url="http://127.0.0.1:1")
    with pytest.raises(DepotError, match="no keys"):
        depot.head(Place().entry())
    depot.close()


def test_boto3_stays_away_until_there_is_a_bucket(tmp_path: Path) -> None:
    program = (
        "import sys; from studio.depot import open_depot; from studio.depot import examine\n"
        f"open_depot({str(tmp_path / 'd')!r}, create=True); print('boto3' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
