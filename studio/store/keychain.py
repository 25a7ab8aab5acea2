"""Where secrets are kept: the system's keychain under the home's id, or a protected file (mode 0600).

``SEGUE_KEYS=file`` chooses the file; so does a machine without a keychain. Nothing secret is ever logged.
"""

from __future__ import annotations

import base64
import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from studio.domain.errors import DiskError, SegueError
from studio.durable import write_whole

SERVICE = "Segue"
_FILE_NAME = "keys.json"


@dataclass(frozen=True, slots=True)
class HomeSecrets:
    """The seeds of a home, 32 bytes each. ``person`` is empty on a second device. ``home`` seals what the
    database keeps; ``logins`` are storage keys by address.
    """

    home: bytes = field(repr=False)
    device: bytes = field(repr=False)
    box: bytes = field(repr=False)
    person: bytes = field(repr=False)
    logins: dict[str, dict[str, str]] = field(default_factory=dict, repr=False)

    def to_text(self) -> str:
        """As JSON text for the keychain."""
        seeds = {name: base64.b64encode(getattr(self, name)).decode() for name in ("home", "device", "box", "person")}
        return json.dumps({**seeds, "logins": self.logins})

    @classmethod
    def from_text(cls, text: str) -> HomeSecrets:
        """The reverse. Raises ValueError or KeyError for another text."""
        body: dict[str, Any] = json.loads(text)
        home, device, box, person = (base64.b64decode(body[name]) for name in ("home", "device", "box", "person"))
        return cls(home, device, box, person, body.get("logins", {}))


class Keychain:
    """Reads and writes the secrets of one home."""

    def __init__(self, home: Path, home_id: str) -> None:
        self._file = home / _FILE_NAME
        self._home_id = home_id

    def load(self) -> HomeSecrets:
        """The secrets. Raises SegueError when they are not where they were left."""
        text = self._from_file() or self._from_keyring()
        if not text:
            raise SegueError(
                "The keys of this home are missing.",
                subject=str(self._file.parent),
                what_to_do="Restore them from the recovery file, or unlock the system's keychain and try again.",
                code="no_keys",
                title="No keys",
            )
        try:
            return HomeSecrets.from_text(text)
        except (ValueError, KeyError) as error:
            raise SegueError(
                "The keys of this home cannot be read.", subject=str(self._file), code="no_keys"
            ) from error

    def save(self, secrets: HomeSecrets) -> None:
        """Keep the secrets. Raises DiskError."""
        if os.environ.get("SEGUE_KEYS") == "file" or self._file.exists() or not self._to_keyring(secrets.to_text()):
            _write_protected(self._file, secrets.to_text())

    def _from_file(self) -> str:
        try:
            return self._file.read_text()
        except FileNotFoundError:
            return ""
        except OSError as error:
            raise DiskError(f"The keys cannot be read: {error.strerror}.", subject=str(self._file)) from error

    def _from_keyring(self) -> str:
        if os.environ.get("SEGUE_KEYS") == "file":
            return ""
        import keyring
        from keyring.errors import KeyringError

        try:
            return keyring.get_password(SERVICE, self._home_id) or ""
        except (KeyringError, RuntimeError):
            return ""

    def _to_keyring(self, text: str) -> bool:
        import keyring
        from keyring.errors import KeyringError

        try:
            keyring.set_password(SERVICE, self._home_id, text)
            return keyring.get_password(SERVICE, self._home_id) == text
        except (KeyringError, RuntimeError):
            return False


def _write_protected(path: Path, text: str) -> None:
    """Whole or not at all, and readable by its owner only from the first byte on."""
    try:
        write_whole(path, text.encode(), 0o600)
    except OSError as error:
        raise DiskError(f"The keys cannot be written: {error.strerror}.", subject=str(path)) from error
