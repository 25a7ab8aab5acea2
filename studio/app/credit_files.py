"""A credit as a folder of files, and back: written by the person who has it, verified anywhere without a home.

What counts is ``credit.jwt`` and the two signatures beside it; the page is for reading.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studio.domain.errors import BadInputError, DiskError, NotFoundError, TrustError
from studio.domain.instants import iso_utc
from studio.durable import make_folders, write_whole
from studio.events.codec import GrammarError, decode
from studio.events.credits import (
    ACCEPTED,
    ISSUED,
    Credit,
    credit_hash,
    disclosure,
    is_accepted,
    is_issued,
    name_hash,
    read_credit,
    read_revocation,
)
from studio.events.open_signatures import MAX_JWS_BYTES, did_key, signature_of_armor, ssh_armor, ssh_line
from studio.papers.credit_page import credit_page

CREDIT, ISSUER_SIG, SUBJECT_SIG = "credit.jwt", "credit.jwt.issuer.sig", "credit.jwt.subject.sig"
SIGNERS, NAME, PAGE, ABOUT, REVOKED = "allowed_signers", "name.json", "credit.html", "VERIFY.txt", "revoked.jwt"
_ABOUT = """This folder is a credit: proof of one approved piece of work, signed by whoever approved it.

credit.jwt              the credit: a W3C Verifiable Credential (Open Badges 3.0) as a JWT, signed with EdDSA
credit.jwt.issuer.sig   the same signed once more by the same key, as OpenSSH does it
credit.jwt.subject.sig  signed by whoever it belongs to: they have accepted it
allowed_signers         the two keys, as OpenSSH wants them
name.json               opens the name in it (only there if the person wanted their name shown)
credit.html             to be read

Any of these verifies it, without a network:
  segue credit verify .
  ssh-keygen -Y verify -f allowed_signers -I issuer -n {issued} -s credit.jwt.issuer.sig < credit.jwt
  ssh-keygen -Y verify -f allowed_signers -I subject -n {accepted} -s credit.jwt.subject.sig < credit.jwt
and every JOSE library, with the key that follows "did:key:" in the credit.

A signature proves that this key signed, not who holds the key. Compare it with one that you know is theirs:
  issuer   {issuer}
  subject  {subject}
"""


# --- writing ---------------------------------------------------------------------------------------------------


def write_folder(folder: Path, record: dict[str, Any], opened_name: tuple[str, str] | None) -> None:
    """Write a credit (as it stands in its room) into a folder; ``opened_name`` is name and salt, to show the name.

    Raises DiskError.
    """
    jwt = str(record["jwt"])
    credit = read_credit(jwt)
    files = {
        CREDIT: jwt.encode(),
        ISSUER_SIG: ssh_armor(credit.issuer, ISSUED, record["ssh"]).encode(),
        SUBJECT_SIG: ssh_armor(credit.subject, ACCEPTED, record["accepted"]).encode(),
        SIGNERS: _signers(credit),
        PAGE: _page(credit, opened_name[0] if opened_name else ""),
        ABOUT: _ABOUT.format(
            issued=ISSUED, accepted=ACCEPTED, issuer=did_key(credit.issuer), subject=did_key(credit.subject)
        ).encode(),
    }
    if opened_name:
        files[NAME] = disclosure(*opened_name)
    try:
        make_folders(folder)
        if not opened_name:  # an earlier export may have shown it
            (folder / NAME).unlink(missing_ok=True)
        for name, data in files.items():
            write_whole(folder / name, data)
    except OSError as error:
        raise DiskError(f"The credit cannot be written: {error.strerror or error}.", subject=str(folder)) from error


def free_folder(base: Path, name: str, jwt: str) -> Path:
    """A folder for a credit: that of an earlier export of the same one, else one that no other credit has."""
    for candidate in (base / name, base / f"{name} ({credit_hash(jwt)[:8]})"):
        try:
            if (candidate / CREDIT).read_bytes() == jwt.encode():
                return candidate
        except OSError:
            if not candidate.exists():
                return candidate
    raise BadInputError(
        f"In “{base}” lies something else under the name “{name}”.",
        subject=str(base),
        what_to_do="Name another folder.",
    )


def _signers(credit: Credit) -> bytes:
    pairs = (("issuer", ISSUED, credit.issuer), ("subject", ACCEPTED, credit.subject))
    return "".join(f'{who} namespaces="{where}" {ssh_line(public)}\n' for who, where, public in pairs).encode()


def _page(credit: Credit, name: str) -> bytes:
    made_on_time = "yes" if credit.is_on_time else "no"
    facts = [
        ("Made by", name or "the holder of the key below; they do not show their name here"),
        ("Role", credit.role),
        ("Production", credit.production),
        ("Approved by", credit.issuer_name),
        ("Approved", iso_utc(credit.approved_ms)[:10] + (", by silence" if credit.is_silent else "")),
        ("On time", made_on_time),
        ("Rounds of changes", str(credit.rounds_used)),
    ]
    keys = [
        ("Signed by", did_key(credit.issuer)),
        ("Belongs to", did_key(credit.subject)),
        ("Terms", credit.terms_hash),
        ("Files", credit.manifest_hash),
    ]
    lead = f"{credit.role} for {credit.production}, approved by {credit.issuer_name}."
    note = "What counts is credit.jwt beside this page; VERIFY.txt says how anybody checks it. "
    note += "A signature proves which key signed, not who holds it."
    if credit.is_self_issued:
        note += " This credit was given by the same key that it belongs to."
    return credit_page(credit.stage, lead, facts, keys, note)


# --- verifying -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Verified:
    """What a file or folder turned out to be. ``verdict``: valid, revoked, invalid; ``problem`` says why not valid."""

    path: str
    verdict: str
    problem: str = ""
    credit: Credit | None = None
    name: str = ""
    is_issuer_signed: bool = False
    is_accepted: bool = False

    def as_json(self) -> dict[str, Any]:
        """One row of ``credit verify``."""
        shape: dict[str, Any] = {"path": self.path, "verdict": self.verdict, "problem": self.problem}
        credit = self.credit
        if credit is None:
            return shape
        return {
            **shape,
            "id": credit.id,
            "issuer": did_key(credit.issuer),
            "issuer_name": credit.issuer_name,
            "subject": did_key(credit.subject),
            "name": self.name or None,
            "role": credit.role,
            "stage": credit.stage,
            "production": credit.production,
            "take": credit.take,
            "approved_utc": iso_utc(credit.approved_ms),
            "on_time": credit.is_on_time,
            "by_silence": credit.is_silent,
            "rounds_used": credit.rounds_used,
            "terms_hash": credit.terms_hash,
            "manifest_hash": credit.manifest_hash,
            "ssh_signature": self.is_issuer_signed,
            "accepted": self.is_accepted,
            "self_issued": credit.is_self_issued,
        }


def verify_paths(paths: list[str], issuer: str = "") -> list[Verified]:
    """What credits, as files, folders or a folder of such folders, are worth; revocations among ``paths`` count for all of them.

    With ``issuer`` (did:key) a credit of anybody else is invalid. Raises NotFoundError for a path that does not exist,
    BadInputError where none of them is a credit.
    """
    credits_: list[Path] = []
    revocations: dict[str, list[Any]] = {}
    found: list[Verified] = []
    for text in paths:
        path = Path(text).expanduser()
        if not path.exists():
            raise NotFoundError(f"There is no file “{text}”.", subject=text, what_to_do="Check its name.")
        credit = path / CREDIT if path.is_dir() else path
        if path.is_dir() and not credit.exists() and (inside := sorted(path.glob(f"*/{CREDIT}"))):
            credits_ += inside  # the folder that credits were exported to
        elif credit.name.endswith(REVOKED):
            try:
                revocation = read_revocation(_text(credit))
                revocations.setdefault(revocation.credit, []).append(revocation)
            except TrustError as problem:
                found.append(Verified(text, "invalid", problem.message))
        else:
            credits_.append(credit)
    if not credits_ and not found:
        raise BadInputError(
            "A revocation alone says nothing; name the credit too.",
            subject=paths[0] if paths else "",
            what_to_do="segue credit verify FOLDER revoked.jwt",
        )
    for credit in credits_:
        beside = credit.parent / REVOKED
        extra = []
        if beside.exists():
            try:
                extra.append(read_revocation(_text(beside)))
            except TrustError as problem:
                found.append(Verified(str(beside), "invalid", problem.message))
        found.append(_verified(credit, revocations, extra, issuer))
    return found


def _text(path: Path) -> str:
    """The text of a small file; what is none is a TrustError like everything else that is not as it was written."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_JWS_BYTES + 1).decode()
    except FileNotFoundError as error:
        raise TrustError(f"There is no “{path.name}” in this folder.", subject=str(path)) from error
    except (OSError, UnicodeDecodeError) as error:
        raise TrustError(f"“{path.name}” cannot be read.", subject=str(path)) from error


def _verified(path: Path, revocations: dict[str, list[Any]], extra: list[Any], issuer: str) -> Verified:
    credit: Credit | None = None
    try:
        jwt = _text(path)
        credit = read_credit(jwt)
        _refuse_other_keys(path.parent, credit, issuer)
        is_issuer_signed = _has_signature(path.parent / f"{path.name}.issuer.sig", credit, jwt, ISSUED)
        is_taken = _has_signature(path.parent / f"{path.name}.subject.sig", credit, jwt, ACCEPTED)
        name = _opened_name(path.parent / NAME, credit)
    except TrustError as problem:
        return Verified(str(path), "invalid", problem.message, credit)
    for revocation in [*revocations.get(credit_hash(jwt), []), *extra]:
        if revocation.issuer == credit.issuer and revocation.credit == credit_hash(jwt):
            reason = f"It was taken back by whoever gave it: {revocation.reason}"
            return Verified(str(path), "revoked", reason, credit, name, is_issuer_signed, is_taken)
    return Verified(str(path), "valid", "", credit, name, is_issuer_signed, is_taken)


def _refuse_other_keys(folder: Path, credit: Credit, issuer: str) -> None:
    if issuer and did_key(credit.issuer) != issuer:
        raise TrustError("This credit is signed by another key than the one that you named.")
    if (folder / SIGNERS).exists() and _text(folder / SIGNERS).encode() != _signers(credit):
        raise TrustError(f"“{SIGNERS}” names other keys than the credit.")


def _has_signature(path: Path, credit: Credit, jwt: str, namespace: str) -> bool:
    """Whether the signature lies there; one that does not match is a TrustError."""
    if not path.exists():
        return False
    public = credit.issuer if namespace == ISSUED else credit.subject
    signature = signature_of_armor(public, namespace, _text(path))
    is_right = is_issued(credit, jwt, signature) if namespace == ISSUED else is_accepted(public, jwt, signature)
    if not is_right:
        raise TrustError(f"“{path.name}” is a signature of something else.")
    return True


def _opened_name(path: Path, credit: Credit) -> str:
    if not path.exists():
        return ""
    try:
        opened = decode(_text(path).encode())
        if set(opened) == {"name", "salt"} and name_hash(opened["name"], opened["salt"]) == credit.name_hash:
            return str(opened["name"])
    except (GrammarError, TypeError, AttributeError):
        pass
    raise TrustError(f"“{path.name}” is not the name in the credit.")
