"""A credit's bytes: read for ever, by other programs too, and refused when one of them was changed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.app.credit_files import NAME, PAGE, REVOKED, SIGNERS, verify_paths, write_folder
from studio.domain.errors import BadInputError, TrustError
from studio.events.credits import (
    ACCEPTED,
    ISSUED,
    claims_of,
    credit_hash,
    read_credit,
    read_revocation,
    sign_acceptance,
    sign_issue,
    write_credit,
)
from studio.events.keys import SigningKey
from studio.events.open_signatures import did_key, json_bytes, open_jws, public_of_did, sign_jws
from tests.golden.credits import make_golden
from tests.golden.credits.make_golden import ANA, OWNER, SALT, a_credit, golden_files

NODE_MODULES = Path(os.environ.get("SEGUE_NODE_MODULES", "node_modules")).absolute()
GOLDEN = Path(make_golden.__file__).parent / "v1"
JWT = (GOLDEN / "credit.jwt").read_text()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    record = {"jwt": JWT, "ssh": sign_issue(OWNER, JWT), "accepted": sign_acceptance(ANA, JWT)}
    write_folder(tmp_path / "credit", record, (make_golden.NAME, SALT))
    return tmp_path / "credit"


def verdict(*paths: Path) -> str:
    return verify_paths([str(path) for path in paths])[0].verdict


def test_the_golden_files_are_still_written_and_read():
    assert golden_files() == {name: (GOLDEN / name).read_bytes() for name in golden_files()}
    assert read_credit(JWT) == a_credit()
    assert read_revocation((GOLDEN / "withdrawn-revoked.jwt").read_text()).credit == credit_hash(JWT)


def test_a_credit_is_an_open_badge_without_price_and_name():
    claims = claims_of(a_credit())
    assert claims["type"] == ["VerifiableCredential", "OpenBadgeCredential"]
    assert claims["issuer"]["id"] == claims["iss"] == did_key(OWNER.public)
    assert claims["credentialSubject"]["id"] == claims["sub"]
    text = json.dumps(claims, ensure_ascii=False)
    assert "price" not in text
    assert make_golden.NAME not in text


def test_the_name_of_a_key_is_that_of_the_did_key_method():
    known = "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp"  # from the method's own test vectors
    assert did_key(public_of_did(known)) == known
    for wrong in ("did:key:z6Mk", known[:-1], known + "1", known.replace("z6", "z16"), 7):
        with pytest.raises(TrustError):
            public_of_did(wrong)


def test_an_exported_folder_is_valid(folder: Path):
    (found,) = verify_paths([str(folder)])
    assert (found.verdict, found.name, found.is_issuer_signed, found.is_accepted) == (
        "valid",
        make_golden.NAME,
        True,
        True,
    )
    assert make_golden.NAME in (folder / PAGE).read_text()
    assert verify_paths([str(folder)], did_key(ANA.public))[0].verdict == "invalid"


def test_without_the_name_nothing_in_the_folder_tells_it(folder: Path):
    record = {"jwt": JWT, "ssh": sign_issue(OWNER, JWT), "accepted": sign_acceptance(ANA, JWT)}
    write_folder(folder, record, None)
    assert verify_paths([str(folder)])[0].name == ""
    assert not any(make_golden.NAME.encode() in path.read_bytes() for path in folder.iterdir())
    assert SALT.encode() not in b"".join(path.read_bytes() for path in folder.iterdir())


@pytest.mark.parametrize("name", ["credit.jwt", "credit.jwt.issuer.sig", "credit.jwt.subject.sig", NAME, SIGNERS])
def test_no_byte_can_be_changed_added_or_taken_away(folder: Path, name: str):
    path = folder / name
    whole = path.read_bytes()
    places = sorted({*range(0, len(whole), 1 + len(whole) // 60), len(whole) - 1})
    changed = [whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :] for at in places]
    for data in (*changed, whole + b"\n", whole[:-1], b" " + whole, b""):
        path.write_bytes(data)
        assert verdict(folder) == "invalid", data
    path.write_bytes(whole)
    assert verdict(folder) == "valid"


def test_a_signature_for_one_purpose_is_none_for_the_other(folder: Path):
    for wrong in (sign_issue(ANA, JWT), sign_acceptance(OWNER, JWT), sign_acceptance(ANA, JWT + "x")):
        record = {"jwt": JWT, "ssh": sign_issue(OWNER, JWT), "accepted": wrong}
        write_folder(folder, record, None)
        assert verdict(folder) == "invalid"


def test_a_revocation_by_whoever_gave_it_counts_and_no_other(folder: Path):
    own = GOLDEN / "withdrawn-revoked.jwt"
    assert verdict(folder, own) == "revoked"
    shutil.copy(own, folder / REVOKED)
    assert verdict(folder) == "revoked"
    claims = {**open_jws(own.read_text())[1], "iss": did_key(ANA.public)}
    (folder / REVOKED).write_text(sign_jws(ANA, claims))
    assert verdict(folder) == "valid"
    (folder / REVOKED).write_text("nothing")
    assert {found.verdict for found in verify_paths([str(folder)])} == {"invalid", "valid"}
    with pytest.raises(BadInputError):
        verify_paths([str(own)])


def forged(**changes: object) -> str:
    """Rightly signed, and not what a credit of Segue says."""
    return sign_jws(OWNER, {**claims_of(a_credit()), **changes})


@pytest.mark.parametrize(
    "jwt",
    [
        forged(price=6000),
        forged(iat=1),
        forged(name="Producer of everything"),
        forged(issuer={"id": did_key(ANA.public), "type": ["Profile"], "name": "Ana"}),
        forged(credentialSubject={}),
        sign_jws(OWNER, {"iss": did_key(OWNER.public)}),
        sign_jws(ANA, claims_of(a_credit())),
        JWT.replace(".", ".e30.", 1),
        "",
    ],
)
def test_what_is_no_credit_is_refused(jwt: str):
    with pytest.raises(TrustError):
        read_credit(jwt)


def test_no_credit_is_written_that_nobody_would_read():
    for wrong in (a_credit(take=-1), a_credit(terms_hash="ab"), a_credit(role="x" * 201), a_credit(is_on_time=1)):
        with pytest.raises(BadInputError):
            write_credit(OWNER, wrong)
    with pytest.raises(BadInputError):
        write_credit(ANA, a_credit())


@settings(max_examples=40)
@given(st.binary(max_size=200))
def test_any_bytes_are_a_credit_or_refused(data: bytes):
    with pytest.raises(TrustError):
        read_credit(data.decode("latin-1"))


@given(st.builds(dict, role=st.text(max_size=40), stage=st.text(max_size=40), take=st.integers(0, 2**40)))
def test_whatever_is_written_is_read(changes: dict[str, object]):
    try:
        jwt = write_credit(OWNER, a_credit(**changes))
    except (BadInputError, UnicodeEncodeError):
        return
    assert read_credit(jwt) == replace(a_credit(), **changes)


# --- other programs --------------------------------------------------------------------------------------------


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="there is no ssh-keygen on this machine")
def test_openssh_verifies_both_signatures_and_refuses_changes(folder: Path):
    def is_good(who: str, namespace: str, data: bytes) -> bool:
        words = ["ssh-keygen", "-Y", "verify", "-f", SIGNERS, "-I", who, "-n", namespace]
        words += ["-s", f"credit.jwt.{who}.sig"]
        return subprocess.run(words, cwd=folder, input=data, capture_output=True, check=False).returncode == 0

    for who, namespace in (("issuer", ISSUED), ("subject", ACCEPTED)):
        assert is_good(who, namespace, JWT.encode())
        assert not is_good(who, namespace, JWT.encode() + b"\n")
        assert not is_good(who, namespace, JWT.encode().replace(b"e", b"f", 1))
    assert not is_good("issuer", ACCEPTED, JWT.encode())


def changed_tokens() -> list[str]:
    """One character of each part changed, and the whole cut short; not the last one, of which four bits are unused."""
    places = [5, JWT.index(".") + 9, JWT.rindex(".") - 3, JWT.rindex(".") + 20]
    return [JWT[:at] + ("A" if JWT[at] != "A" else "B") + JWT[at + 1 :] for at in places] + [JWT[:-2]]


@pytest.mark.filterwarnings("ignore:EdDSA is deprecated")  # RFC 9864 calls it Ed25519; Open Badges do not know that yet
def test_a_jose_library_verifies_it_and_refuses_changes():
    jwt = pytest.importorskip("joserfc.jwt", reason="joserfc is not installed")
    from joserfc.errors import JoseError
    from joserfc.jwk import OKPKey

    from studio.events.open_signatures import _base64url

    key = OKPKey.import_key({"kty": "OKP", "crv": "Ed25519", "x": _base64url(OWNER.public)})
    other = OKPKey.import_key({"kty": "OKP", "crv": "Ed25519", "x": _base64url(ANA.public)})
    assert json_bytes(jwt.decode(JWT, key, algorithms=["EdDSA"]).claims) == json_bytes(claims_of(a_credit()))
    for token, by in ((JWT, other), *((text, key) for text in changed_tokens())):
        with pytest.raises((JoseError, ValueError)):
            jwt.decode(token, by, algorithms=["EdDSA"])


def test_a_library_of_open_badges_verifies_it_and_refuses_changes():
    ob3 = pytest.importorskip("openbadgeslib.ob3", reason="openbadgeslib is not installed")
    verifier = ob3.OB3Verifier.for_issuer_did(did_key(OWNER.public))
    found = verifier.verify(JWT, expected_recipient=did_key(ANA.public))
    assert (found.issuer.id, found.issuer.name) == (did_key(OWNER.public), "Mira Okafor")
    by_other = ob3.OB3Verifier.for_issuer_did(did_key(SigningKey.generate().public))
    for token, by in ((JWT, by_other), *((text, verifier) for text in changed_tokens())):
        with pytest.raises(ob3.OB3VerificationError):
            by.verify(token)


_JOSE = """
import { pathToFileURL } from 'node:url'
const { importJWK, compactVerify } = await import(pathToFileURL(process.argv[2]).href)
const { jwk, tokens } = JSON.parse(process.argv[3])
const key = await importJWK(jwk, 'EdDSA')
const said = []
for (const token of tokens) {
  try { said.push(JSON.parse(new TextDecoder().decode((await compactVerify(token, key)).payload)).iss) }
  catch (error) { said.push(error.code ?? String(error)) }
}
console.log(JSON.stringify(said))
"""


def test_jose_of_npm_verifies_it_and_refuses_changes(tmp_path: Path):
    module = NODE_MODULES / "jose/dist/webapi/index.js"
    if shutil.which("node") is None or not module.is_file():
        pytest.skip("needs node and jose of npm; SEGUE_NODE_MODULES names the folder that it lies in")
    from studio.events.open_signatures import _base64url

    (tmp_path / "verify.mjs").write_text(_JOSE)
    jwk = {"kty": "OKP", "crv": "Ed25519", "x": _base64url(OWNER.public)}
    words = [
        "node",
        str(tmp_path / "verify.mjs"),
        str(module),
        json.dumps({"jwk": jwk, "tokens": [JWT, *changed_tokens()]}),
    ]
    said = json.loads(subprocess.run(words, capture_output=True, check=True, text=True).stdout)
    assert said[0] == did_key(OWNER.public)
    assert all(code.startswith("ERR_JW") for code in said[1:]), said
