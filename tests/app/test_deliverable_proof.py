"""A deliverable against its manifest: whole, changed, not there, not signed, signed by somebody else."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from studio.events.signed_manifest import manifest_bytes, signed_manifest
from tests.app.cli_people import Cli
from tests.events.test_signed_manifest import BODY, OTHER, PERSON, cert, did_key

SOUND = b"RIFF not really"


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A folder with a signed deliverable of two files, one of them in a folder of its own."""
    outputs = [
        {"name": name, "sha256": hashlib.sha256(SOUND).hexdigest()}
        for name in ("Late Train mix.wav", "Late Train stems/01 Drums.wav")
    ]
    for made in outputs:
        path = tmp_path / made["name"]
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(SOUND)
    body = {**BODY, "outputs": outputs}
    (tmp_path / "Late Train mix.manifest.json").write_bytes(signed_manifest(body, PERSON, cert()))
    return tmp_path


@pytest.fixture
def stranger(people) -> Cli:
    """Somebody without a home."""
    return people.named("Nobody")


def test_a_whole_one_is_good_anywhere(made: Path, stranger: Cli):
    for path in (made / "Late Train mix.wav", made / "Late Train stems" / "01 Drums.wav", made):
        found = stranger.says("verify", str(path))
        assert (found["verdict"], found["signature"], found["problems"]) == ("good", "good", [])
    assert found["signer"]["person"] == did_key(PERSON.public)
    assert not stranger.home.exists(), "no home is needed"
    assert "Signed by Mira Okafor" in stranger.reads("verify", str(made), "--signer", did_key(PERSON.public))


def test_a_changed_or_missing_file_is_told_in_words(made: Path, stranger: Cli):
    (made / "Late Train mix.wav").write_bytes(SOUND + b"!")
    (made / "Late Train stems" / "01 Drums.wav").unlink()
    found = stranger.says("verify", str(made), status=1)
    assert [row["state"] for row in found["files"]] == ["changed", "missing"]
    assert "bytes have been changed" in found["problems"][0]
    assert "is not there" in found["problems"][1]
    assert "! “Late Train mix.wav” is not the file" in stranger.reads("verify", str(made), status=1)


def test_a_changed_manifest_is_told_and_its_files_are_still_compared(made: Path, stranger: Cli):
    manifest = made / "Late Train mix.manifest.json"
    manifest.write_bytes(manifest.read_bytes().replace(b"-3000", b"-2000"))
    found = stranger.says("verify", str(made), status=1)
    assert (found["signature"], found["signer"]) == ("bad", None)
    assert "changed after it was signed" in found["problems"][0]
    assert [row["state"] for row in found["files"]] == ["good", "good"]


def test_an_older_one_is_good_and_not_signed(made: Path, stranger: Cli):
    manifest = made / "Late Train mix.manifest.json"
    body = json.loads(manifest.read_bytes())
    del body["signature"]
    manifest.write_bytes(manifest_bytes(body))
    found = stranger.says("verify", str(made))
    assert (found["verdict"], found["signature"], found["signer"]) == ("good", "not_signed", None)
    assert "Not signed" in stranger.reads("verify", str(made))
    assert "not signed" in stranger.says("verify", str(made), "--signer", "did:key:z6Mk", status=1)["problems"][0]


def test_another_key_than_the_named_one_does_not_count(made: Path, stranger: Cli):
    found = stranger.says("verify", str(made), "--signer", did_key(OTHER.public), status=1)
    assert "not by the key that you named" in found["problems"][0]


def test_a_name_that_leads_out_of_the_folder_is_not_followed(made: Path, stranger: Cli):
    manifest = made / "Late Train mix.manifest.json"
    body = json.loads(manifest.read_bytes())
    body["outputs"][0]["name"] = "../secret.wav"
    del body["signature"]
    manifest.write_bytes(manifest_bytes(body))
    assert stranger.says("verify", str(made), status=1)["files"][0]["state"] == "unsafe"
