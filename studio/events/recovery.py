"""The recovery file: what a person needs to come back after the loss of every device, under a passphrase.

It is one line of JSON that says itself how it is sealed. Only this file, no device, keeps the rotation key and the
recovery box key.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from studio.domain.errors import BadInputError, DiskError, TrustError
from studio.durable import write_whole
from studio.events.codec import GrammarError, Rng, decode_object, encode, is_hex
from studio.events.keys import SigningKey, open_secret, person_id, seal_secret, stretch
from studio.randomness import random_bytes

FORMAT = "segue-recovery-1"
DEFAULT_SCRYPT_N = 2**17
"""128 MiB and about half a second; OWASP's password storage sheet names it."""
_R, _P = 8, 1
_MAX_SCRYPT_N = 2**19
_SALT_BYTES = 16
_MAX_FILE_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class RecoverySecrets:
    """The three seeds (32 bytes each) of a person: person key, recovery box key, rotation key."""

    person_seed: bytes = field(repr=False)
    recovery_box_seed: bytes = field(repr=False)
    rotation_seed: bytes = field(repr=False)


def write_recovery(
    path: Path,
    passphrase: str,
    secrets: RecoverySecrets,
    name: str,
    *,
    replace: bool = False,
    scrypt_n: int = DEFAULT_SCRYPT_N,
    rng: Rng = random_bytes,
) -> None:
    """Write the recovery file, readable by its owner only; it appears whole or not at all.

    Raises BadInputError for an empty passphrase or, without ``replace``, a file that is there already; DiskError.
    """
    if not passphrase.strip():
        raise BadInputError("The recovery file needs a passphrase.", subject=str(path))
    if path.exists() and not replace:
        raise BadInputError(
            "There is a file of this name already, and it might be somebody's recovery file.",
            subject=str(path),
            what_to_do="Choose another name, or move the file away.",
        )
    data = recovery_bytes(passphrase, secrets, name, scrypt_n=scrypt_n, rng=rng)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, data, 0o600)
    except OSError as problem:
        raise DiskError(f"The recovery file was not written: {problem.strerror}.", subject=str(path)) from problem


def read_recovery(path: Path, passphrase: str) -> RecoverySecrets:
    """The seeds in a recovery file.

    Raises BadInputError when the passphrase does not open it or it is no recovery file, DiskError when it cannot be
    read.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_MAX_FILE_BYTES + 1)
    except OSError as problem:
        raise DiskError(
            f"The recovery file cannot be read: {problem.strerror}.", subject=str(path), what_to_do="Check its place."
        ) from problem
    return _open_recovery(data, passphrase, str(path))


def recovery_name(path: Path) -> str:
    """Whose recovery file it is, as it says unsealed. Raises BadInputError, DiskError as ``read_recovery``."""
    try:
        return str(decode_object(path.read_bytes()[:_MAX_FILE_BYTES].strip())["name"])
    except OSError as problem:
        raise DiskError(f"The recovery file cannot be read: {problem.strerror}.", subject=str(path)) from problem
    except (GrammarError, KeyError) as problem:
        raise BadInputError("This is no recovery file, or it is damaged.", subject=str(path)) from problem


def recovery_bytes(
    passphrase: str, secrets: RecoverySecrets, name: str, *, scrypt_n: int = DEFAULT_SCRYPT_N, rng: Rng = random_bytes
) -> bytes:
    """The bytes of a recovery file. Raises GrammarError for a name that has no canonical form."""
    fields: dict[str, Any] = {
        "format": FORMAT,
        "name": name,
        "person": person_id(SigningKey.from_seed(secrets.person_seed).public),
        "scrypt": {"n": scrypt_n, "r": _R, "p": _P, "salt": rng(_SALT_BYTES).hex()},
    }
    plain = encode(
        {
            "person": secrets.person_seed.hex(),
            "recovery": secrets.recovery_box_seed.hex(),
            "rotation": secrets.rotation_seed.hex(),
        }
    )
    sealed = seal_secret(_stretched(passphrase, fields["scrypt"]), plain, encode(fields), rng)
    return encode({**fields, "sealed": sealed.hex()}) + b"\n"


def _open_recovery(data: bytes, passphrase: str, subject: str) -> RecoverySecrets:
    try:
        fields = decode_object(data.strip())
        sealed = bytes.fromhex(fields.pop("sealed"))
        _check_form(fields)
    except (GrammarError, KeyError, ValueError, TypeError) as problem:
        raise BadInputError("This is no recovery file, or it is damaged.", subject=subject) from problem
    try:
        plain = decode_object(open_secret(_stretched(passphrase, fields["scrypt"]), sealed, encode(fields)))
        secrets = RecoverySecrets(*(bytes.fromhex(plain[name]) for name in ("person", "recovery", "rotation")))
    except (TrustError, GrammarError, KeyError, ValueError, TypeError) as problem:
        raise BadInputError(
            f"The passphrase does not open the recovery file of {fields['name']}.",
            subject=subject,
            what_to_do="Check the passphrase (capital letters, keyboard layout) and that this is the right file.",
        ) from problem
    return secrets


def _check_form(fields: dict[str, Any]) -> None:
    """Refuse other formats, and parameters that would take all memory. Raises GrammarError or KeyError."""
    scrypt = fields["scrypt"]
    n = scrypt["n"]
    good = (
        fields["format"] == FORMAT
        and isinstance(fields["name"], str)
        and is_hex(scrypt["salt"], 2 * _SALT_BYTES)
        and (scrypt["r"], scrypt["p"]) == (_R, _P)
        and isinstance(n, int)
        and 2 <= n <= _MAX_SCRYPT_N
        and n & (n - 1) == 0
    )
    if not good:
        raise GrammarError("A recovery file of another form.")


def _stretched(passphrase: str, scrypt: dict[str, Any]) -> bytes:
    """The AES key of a passphrase; NFKC, so that every keyboard gives the same bytes."""
    text = unicodedata.normalize("NFKC", passphrase).encode()
    salt = bytes.fromhex(scrypt["salt"])
    return stretch(text, salt, n=scrypt["n"], r=scrypt["r"], p=scrypt["p"])
