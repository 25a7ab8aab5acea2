"""A deliverable handed on from the command line: to a room, a folder, a bucket, a page, and the note that goes with it."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import boto3
import pytest

from studio.actions.commands import LoginDepot
from studio.app.studio import open_studio
from studio.events.signed_manifest import read_manifest, signed_manifest
from studio.papers.delivery_note import delivery_note
from tests.app.cli_people import Cli
from tests.events.test_signed_manifest import BODY, PERSON, cert
from tests.servers import S3Server, moto_server  # noqa: F401 -- a fixture

INPUT = {
    "person": {"name": "Ana Núñez", "id": "aa"},
    "stage": {"title": "Drums", "id": "bb"},
    "licence": "buy-out",
    "name": "drums.wav",
}
MUTED = {**INPUT, "name": "shaker.wav", "is_muted": True}


@pytest.fixture
def mix(mira: Cli, tmp_path: Path) -> Path:
    """A signed deliverable of one sound."""
    path = tmp_path / "made" / "Late Train mix.wav"
    path.parent.mkdir()
    shutil.copyfile(mira.records("x.wav", 0.2), path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    made = {"name": path.name, "sha256": digest, "size_bytes": path.stat().st_size, "integrated_lufs": -14.02}
    body = {**BODY, "recipe": {"kind": "mix"}, "inputs": [INPUT, MUTED], "outputs": [{**made, "true_peak_dbtp": -1.0}]}
    path.with_name("Late Train mix.manifest.json").write_bytes(signed_manifest(body, PERSON, cert()))
    return path


def test_it_is_handed_on_to_each_place_and_verifies_there(mira: Cli, mix: Path, tmp_path: Path):
    assert mira.says("deliverable", "push", str(mix), "--folder", str(tmp_path / "label"))["files"] == 1
    proof = mira.says("verify", str(tmp_path / "label" / mix.name))
    assert (proof["signature"], proof["inputs"], proof["left_out"]) == ("good", 1, 1)
    assert "Made of 1 file by Ana Núñez; 1 left out." in mira.reads("verify", str(tmp_path / "label" / mix.name))
    assert mira.says("deliverable", "push", str(mix), "--input", "beat:guide")["input"] == "guide"
    assert next((mira.home / "workspace").rglob("inputs/guide/Late*.wav")).read_bytes() == mix.read_bytes()
    page = mira.says("deliverable", "push", str(mix), "--page", str(tmp_path / "page"))["to"]
    assert "Ana Núñez" in Path(page).read_text(encoding="utf-8")
    assert mira.says("deliverable", "list", "late-train")["rows"] == []


def test_a_bucket_gets_plain_files_under_their_names(mira: Cli, mix: Path, moto_server: S3Server):  # noqa: F811
    bucket, server = moto_server.new_bucket(), moto_server
    url = f"s3://{bucket}/late"
    login = LoginDepot(url, server.owner.key_id, server.owner.secret, server.endpoint_url)
    studio = open_studio(mira.home)
    studio.run(login)
    studio.close()
    mira.says("deliverable", "push", str(mix), "--bucket", url, "--endpoint-url", server.endpoint_url)
    client = boto3.client(
        "s3",
        endpoint_url=server.endpoint_url,
        aws_access_key_id=server.owner.key_id,
        aws_secret_access_key=server.owner.secret,
        region_name="us-east-1",
    )
    names = [row["Key"] for row in client.list_objects_v2(Bucket=bucket)["Contents"]]
    assert names == ["late/Late Train mix.manifest.json", "late/Late Train mix.wav"]
    assert client.get_object(Bucket=bucket, Key=names[1])["Body"].read() == mix.read_bytes()


def test_what_cannot_be_handed_on_is_refused_in_words(mira: Cli, mix: Path, tmp_path: Path):
    for words in ((), ("--folder", str(tmp_path / "a"), "--page", str(tmp_path / "b"))):
        assert "one place" in mira.is_refused("deliverable", "push", str(mix), *words)["message"]
    assert mira.is_refused("deliverable", "push", str(mix), "--folder", str(mix.parent))["code"] == "bad_input"
    assert mira.is_refused("deliverable", "push", str(mix), "--input", "beat")["code"] == "bad_input"
    mix.write_bytes(mix.read_bytes()[:-1])
    assert mira.is_refused("deliverable", "push", str(mix), "--folder", str(tmp_path / "a"))["code"] == "changed"
    assert not (tmp_path / "a").exists()


def test_the_note_names_files_people_and_who_it_is_for(qapp, mira: Cli, mix: Path, tmp_path: Path):
    del qapp  # the PDF is painted in this process, where a window may follow
    out = tmp_path / "note.pdf"
    made = mira.says("deliverable", "note", str(mix), "--to", "Nachtzug Records", "--out", str(out), "--language", "de")
    assert made["signer"]["name"] == "Mira Okafor"
    assert out.read_bytes().startswith(b"%PDF")
    body, signer = read_manifest(mix.with_name("Late Train mix.manifest.json").read_bytes())
    draft = {**body, "is_draft": True, "overridden": [{"words": "“Drums” was made from older files."}]}
    paper = delivery_note(draft, signer.as_json(), "Nachtzug Records", 1_796_029_200_000, "de")
    assert ("Geliefert an", "Nachtzug Records") in paper.facts
    assert ("Datum", "30. November 2026") in paper.facts
    assert any(label == "Entwurf" for label, _ in paper.facts)
    files, people, rights = paper.tables
    assert (rights.title, rights.rows[0][1].text) == ("Rechte im Wortlaut", "buy-out")
    assert [cell.text for cell in files.rows[0]] == [
        "Late Train mix.wav",
        "28,8\u00a0kB",
        "−14,0\u00a0LUFS, −1,0\u00a0dBTP",
    ]
    assert (people.rows[0][0].text, people.rows[0][1].note) == ("Ana Núñez", "buy-out")
