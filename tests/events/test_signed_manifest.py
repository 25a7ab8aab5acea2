"""The signed manifest of a deliverable: every changed byte is noticed, and anybody can check it."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest

from studio.domain.errors import TrustError
from studio.events.certificates import Certificate, certificate, check_certificate
from studio.events.keys import SigningKey
from studio.events.open_signatures import did_key, json_bytes, ssh_line
from studio.events.signed_manifest import MADE, manifest_bytes, read_manifest, signed_manifest

PERSON, DEVICE, OTHER = (SigningKey.from_seed(bytes([n]) * 32) for n in (1, 2, 3))
BODY = {
    "format": "segue/deliverable/1",
    "production": {"id": "ab", "title": "Späti “Nachtzug” قطار"},
    "inputs": [{"name": "drums.wav", "sha256": "aa" * 32, "gain_mdb": -3000}],
    "people": [{"name": "Ana Núñez", "stages": ["Drums"]}],
    "outputs": [{"name": "mix.wav", "sha256": "bb" * 32, "integrated_lufs": -14.02}],
    "made_with": {"segue": "0.1.0"},
}


def cert(name: str = "Mira Okafor", person: SigningKey = PERSON) -> Certificate:
    return check_certificate(certificate(person, DEVICE.public, b"\x05" * 32, "cd" * 32, name, 1_796_029_200_000))


@pytest.mark.parametrize("key", [PERSON, DEVICE])
def test_it_is_read_as_it_was_written_and_names_who_signed(key):
    body, signer = read_manifest(signed_manifest(BODY, key, cert()))
    assert {name: body[name] for name in BODY} == BODY
    assert (signer.name, signer.person, signer.key) == ("Mira Okafor", did_key(PERSON.public), did_key(key.public))


@pytest.mark.parametrize("key", [PERSON, DEVICE])
def test_any_changed_byte_is_noticed(key):
    data = signed_manifest(BODY, key, cert())
    for at in range(0, len(data), 7):  # 7 is coprime to the lengths of lines, so every part is met
        changed = bytearray(data)
        changed[at] ^= 1
        try:
            _, signer = read_manifest(bytes(changed))
        except (TrustError, ValueError):
            continue
        assert signer is None, f"byte {at} was changed and nobody noticed"
        assert b'"signature"' not in changed, "only where the signature's own name is gone it counts as not signed"


def test_another_spelling_of_the_same_values_is_another_file():
    data = signed_manifest(BODY, PERSON, cert())
    with pytest.raises(TrustError, match="changed after it was signed"):
        read_manifest(json.dumps(json.loads(data)).encode())
    with pytest.raises(TrustError):
        read_manifest(data + b" ")


def test_nobody_signs_for_somebody_else():
    with pytest.raises(TrustError):
        signed_manifest(BODY, OTHER, cert())
    theirs = json.loads(signed_manifest(BODY, DEVICE, cert()))
    mine = json.loads(signed_manifest(BODY, DEVICE, cert("Villain", OTHER)))
    for part in ("certificate", "person", "name"):
        forged = {**theirs, "signature": {**theirs["signature"], part: mine["signature"][part]}}
        with pytest.raises(TrustError):
            read_manifest(manifest_bytes(forged))


def test_an_older_manifest_without_a_signature_is_read():
    assert read_manifest(manifest_bytes(BODY)) == (BODY, None)


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="no ssh-keygen here")
def test_ssh_keygen_agrees(tmp_path):
    body = json.loads(signed_manifest(BODY, PERSON, cert()))
    (tmp_path / "sig").write_text(body["signature"].pop("ssh"))
    (tmp_path / "signers").write_text(f"owner {ssh_line(PERSON.public)}\n")
    words = ["ssh-keygen", "-Y", "verify", "-f", "signers", "-I", "owner", "-n", MADE, "-s", "sig"]
    for message, status in ((json_bytes(body), 0), (json_bytes({**body, "format": "x"}), 255)):
        assert subprocess.run(words, input=message, cwd=tmp_path, capture_output=True, check=False).returncode == status
