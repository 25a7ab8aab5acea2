"""Credits: a signed, portable record of one approved piece of work, which verifies without any server.

A credit is a W3C Verifiable Credential in the shape of Open Badges 3.0, as a JWT that the owner's person key signs. It
never holds a price, and of the subject's name only a salted hash: whoever has the credit decides whether to show it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from studio.domain.errors import BadInputError, TrustError
from studio.events.codec import encode, is_hex, tagged_hash
from studio.events.keys import SigningKey
from studio.events.open_signatures import (
    did_key,
    is_ssh_signed,
    json_bytes,
    open_jws,
    public_of_did,
    sign_jws,
    sign_ssh,
)

ISSUED, ACCEPTED = "segue-credit", "segue-credit-accepted"
"""Namespaces of the SSH signatures: of the owner who gives a credit, of the person who accepts it."""
CONTEXTS = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    {"work": {"@id": "urn:segue:work", "@type": "@json"}},
]
_TYPES = ["VerifiableCredential", "OpenBadgeCredential"]
MAX_TEXT_BYTES = 200
_MAX_MS = 2**53 - 1


@dataclass(frozen=True, slots=True)
class Credit:
    """What a credit says. ``issuer`` and ``subject`` are person keys (32 bytes); times are UTC ms; ``name_hash`` is
    what ``name_hash`` gives for the subject's name.
    """

    issuer: bytes
    issuer_name: str
    subject: bytes
    name_hash: str
    role: str
    stage: str
    production: str
    take: int
    terms_hash: str
    manifest_hash: str
    approved_ms: int
    issued_ms: int
    is_on_time: bool
    is_silent: bool
    rounds_used: int

    @property
    def id(self) -> str:
        """The same for the same take, however often its credit is given anew."""
        digest = bytearray(tagged_hash("credit", bytes.fromhex(self.terms_hash), str(self.take).encode())[:16])
        digest[6], digest[8] = digest[6] & 0x0F | 0x80, digest[8] & 0x3F | 0x80  # RFC 9562, version 8
        return UUID(bytes=bytes(digest)).urn

    @property
    def is_self_issued(self) -> bool:
        """Whether whoever gives it is whoever gets it."""
        return self.issuer == self.subject


def name_salt(prj: str, room: str, offer: str) -> str:
    """The salt of a name: known to the members of a room, and to whom one of them tells it."""
    return tagged_hash("credit/salt", prj.encode(), room.encode(), offer.encode()).hex()[:32]


def name_hash(name: str, salt: str) -> str:
    """A name as Open Badges hashes an identity: SHA-256 of name + salt."""
    return "sha256$" + hashlib.sha256((name + salt).encode()).hexdigest()


def shown_text(text: str) -> str:
    """A title as it may stand in a credit: cut to 200 bytes."""
    return text.encode(errors="replace")[:MAX_TEXT_BYTES].decode(errors="ignore")


def _iso(at_ms: int) -> str:
    return datetime.fromtimestamp(at_ms // 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def claims_of(credit: Credit) -> dict[str, Any]:
    """The credential as JSON: the claims of its JWT."""
    issuer, subject = did_key(credit.issuer), did_key(credit.subject)
    return {
        "@context": CONTEXTS,
        "type": _TYPES,
        "id": credit.id,
        "jti": credit.id,
        "iss": issuer,
        "sub": subject,
        "iat": credit.issued_ms // 1000,
        "nbf": credit.approved_ms // 1000,
        "validFrom": _iso(credit.approved_ms),
        "name": f"{credit.role}: {credit.stage} ({credit.production})",
        "issuer": {"id": issuer, "type": ["Profile"], "name": credit.issuer_name},
        "credentialSubject": {
            "id": subject,
            "type": ["AchievementSubject"],
            "identifier": [
                {
                    "type": "IdentityObject",
                    "hashed": True,
                    "identityHash": credit.name_hash,
                    "identityType": "name",
                }
            ],
            "role": credit.role,
            "achievement": {
                "id": f"{credit.id}#work",
                "type": ["Achievement"],
                "name": credit.stage,
                "description": f"{credit.stage}, made for {credit.production}",
                "criteria": {"narrative": "Delivered under signed terms, checked, and approved by the owner."},
            },
            "work": {
                "production": credit.production,
                "take": credit.take,
                "terms_hash": credit.terms_hash,
                "manifest_hash": credit.manifest_hash,
                "approved": credit.approved_ms,
                "issued": credit.issued_ms,
                "on_time": credit.is_on_time,
                "silent": credit.is_silent,
                "rounds_used": credit.rounds_used,
            },
        },
    }


def write_credit(key: SigningKey, credit: Credit) -> str:
    """A credit as a JWT. Raises BadInputError when it says what no reader would accept."""
    if key.public != credit.issuer:
        raise BadInputError("A credit is signed by the key that it names.", subject=credit.stage)
    try:
        _refuse_odd(credit)
    except TrustError as problem:
        raise BadInputError("This credit cannot be written.", subject=credit.stage) from problem
    return sign_jws(key, claims_of(credit))


def read_credit(jwt: str) -> Credit:
    """The credit that a JWT holds, its signature verified. Raises TrustError where any byte is not as it was written."""
    public, claims = open_jws(jwt)
    try:
        credit = _credit_of(claims)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, OverflowError, OSError) as problem:
        raise TrustError("This is signed, and no credit of Segue.", title="This cannot be trusted") from problem
    if credit.issuer != public:
        raise TrustError("This credit is not signed by whoever it names.", title="This cannot be trusted")
    return credit


def _credit_of(claims: Mapping[str, Any]) -> Credit:
    subject = claims["credentialSubject"]
    work = subject["work"]
    credit = Credit(
        issuer=public_of_did(claims["iss"]),
        issuer_name=claims["issuer"]["name"],
        subject=public_of_did(claims["sub"]),
        name_hash=subject["identifier"][0]["identityHash"],
        role=subject["role"],
        stage=subject["achievement"]["name"],
        production=work["production"],
        take=work["take"],
        terms_hash=work["terms_hash"],
        manifest_hash=work["manifest_hash"],
        approved_ms=work["approved"],
        issued_ms=work["issued"],
        is_on_time=work["on_time"],
        is_silent=work["silent"],
        rounds_used=work["rounds_used"],
    )
    _refuse_odd(credit)
    if json_bytes(claims_of(credit)) != json_bytes(claims):
        raise TrustError("This is signed, and says something else than a credit of Segue.")
    return credit


def _refuse_odd(credit: Credit) -> None:
    texts: tuple[Any, ...] = (credit.issuer_name, credit.role, credit.stage, credit.production)
    numbers: tuple[Any, ...] = (credit.take, credit.approved_ms, credit.issued_ms, credit.rounds_used)
    digest = credit.name_hash.removeprefix("sha256$")
    is_sound = (
        all(isinstance(text, str) and len(text.encode()) <= MAX_TEXT_BYTES for text in texts)
        and all(type(number) is int and 0 <= number <= _MAX_MS for number in numbers)
        and all(type(flag) is bool for flag in (credit.is_on_time, credit.is_silent))
        and all(is_hex(one, 64) for one in (digest, credit.terms_hash, credit.manifest_hash))
    )
    if not is_sound:
        raise TrustError("A credit has values that no reader can use.")


def credit_hash(jwt: str) -> str:
    """By what a credit is named in the log: SHA-256 of its JWT, hex."""
    return hashlib.sha256(jwt.encode()).hexdigest()


def sign_issue(key: SigningKey, jwt: str) -> str:
    """The owner's SSH signature over a credit, hex."""
    return sign_ssh(key, jwt.encode(), ISSUED)


def sign_acceptance(key: SigningKey, jwt: str) -> str:
    """The subject's SSH signature over a credit, hex."""
    return sign_ssh(key, jwt.encode(), ACCEPTED)


def is_issued(credit: Credit, jwt: str, ssh: object) -> bool:
    """Whether ``ssh`` is the issuer's signature over the credit."""
    return is_ssh_signed(credit.issuer, jwt.encode(), ISSUED, ssh)


def is_accepted(public: bytes, jwt: str, ssh: object) -> bool:
    """Whether ``ssh`` is that key's acceptance of the credit."""
    return is_ssh_signed(public, jwt.encode(), ACCEPTED, ssh)


@dataclass(frozen=True, slots=True)
class Revocation:
    """That a credit, named by its hash, does not count any more, and why."""

    issuer: bytes
    credit: str
    reason: str
    revoked_ms: int


def write_revocation(key: SigningKey, revocation: Revocation) -> str:
    """A revocation as a JWT."""
    return sign_jws(key, _revocation_claims(revocation))


def _revocation_claims(revocation: Revocation) -> dict[str, Any]:
    return {
        "iss": did_key(revocation.issuer),
        "iat": revocation.revoked_ms // 1000,
        "revokes": revocation.credit,
        "reason": revocation.reason,
        "revoked": revocation.revoked_ms,
    }


def read_revocation(jwt: str) -> Revocation:
    """The revocation that a JWT holds, verified. Raises TrustError."""
    public, claims = open_jws(jwt)
    try:
        credit, reason, revoked_ms = claims["revokes"], claims["reason"], claims["revoked"]
        found = Revocation(public, credit, reason, revoked_ms)
        is_sound = is_hex(credit, 64) and isinstance(reason, str) and type(revoked_ms) is int
        if not is_sound or json_bytes(_revocation_claims(found)) != json_bytes(claims):
            raise TrustError("This is signed, and no revocation of Segue.")
    except (KeyError, TypeError) as problem:
        raise TrustError("This is signed, and no revocation of Segue.") from problem
    return found


def disclosure(name: str, salt: str) -> bytes:
    """What opens the hashed name of a credit: canonical JSON of name and salt."""
    return encode({"name": name, "salt": salt})
