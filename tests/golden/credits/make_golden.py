"""Make the golden credit again: ``python -m tests.golden.credits.make_golden FOLDER``. The present ones are never changed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from studio.events.credits import (
    ACCEPTED,
    ISSUED,
    Credit,
    Revocation,
    credit_hash,
    disclosure,
    name_hash,
    sign_acceptance,
    sign_issue,
    write_credit,
    write_revocation,
)
from studio.events.keys import SigningKey
from studio.events.open_signatures import ssh_armor

OWNER, ANA = SigningKey.from_seed(b"\7" * 32), SigningKey.from_seed(b"\x08" * 32)
NAME, SALT = "Ana Núñez", "5a" * 16


def a_credit(**changes: Any) -> Credit:
    """Ana's credit for a bass line."""
    values: dict[str, Any] = {
        "issuer": OWNER.public,
        "issuer_name": "Mira Okafor",
        "subject": ANA.public,
        "name_hash": name_hash(NAME, SALT),
        "role": "Bassist",
        "stage": "Bass “low”",
        "production": "Late Train",
        "take": 2,
        "terms_hash": "ab" * 32,
        "manifest_hash": "cd" * 32,
        "approved_ms": 1_764_579_600_123,
        "issued_ms": 1_764_579_700_456,
        "is_on_time": True,
        "is_silent": False,
        "rounds_used": 1,
    }
    return Credit(**{**values, **changes})


def golden_files() -> dict[str, bytes]:
    """Every golden file by name."""
    jwt = write_credit(OWNER, a_credit())
    revocation = Revocation(OWNER.public, credit_hash(jwt), "Another player was credited.", 1_764_579_800_000)
    return {
        "credit.jwt": jwt.encode(),
        "credit.jwt.issuer.sig": ssh_armor(OWNER.public, ISSUED, sign_issue(OWNER, jwt)).encode(),
        "credit.jwt.subject.sig": ssh_armor(ANA.public, ACCEPTED, sign_acceptance(ANA, jwt)).encode(),
        "name.json": disclosure(NAME, SALT),
        "withdrawn-revoked.jwt": write_revocation(OWNER, revocation).encode(),
    }


if __name__ == "__main__":
    for name, data in golden_files().items():
        (Path(sys.argv[1]) / name).write_bytes(data)
