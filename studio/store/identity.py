"""Identities: a person's first device, one made again from the recovery file, one that another device certifies."""

from __future__ import annotations

import platform
from dataclasses import dataclass, field
from typing import Any

from studio.events.certificates import certificate
from studio.events.keys import BoxKey, SigningKey, rotation_hash
from studio.events.recovery import RecoverySecrets
from studio.randomness import random_bytes
from studio.store.keychain import HomeSecrets

_SYSTEMS = {"Darwin": "Mac", "Windows": "Windows computer", "Linux": "Linux computer"}


@dataclass(frozen=True, slots=True)
class FirstIdentity:
    """A new person on their first device: the certificate, the device's secrets, what the recovery file keeps."""

    cert: dict[str, Any]
    secrets: HomeSecrets = field(repr=False)
    recovery: RecoverySecrets = field(repr=False)


def device_label(given: str = "") -> str:
    """How a device is called: as given, else by its system, never by its name in the network."""
    return given.strip() or _SYSTEMS.get(platform.system(), "Computer")


def new_device_secrets(person_seed: bytes = b"") -> HomeSecrets:
    """Keys of a new device, with the person key or without."""
    return HomeSecrets(random_bytes(32), SigningKey.generate().seed, BoxKey.generate().seed, person_seed)


def first_identity(name: str, now_ms: int, label: str = "") -> FirstIdentity:
    """Keys of a new person and their first device. Raises BadInputError for an unusable name."""
    person, rotation, box = SigningKey.generate(), SigningKey.generate(), BoxKey.generate()
    kept = RecoverySecrets(person.seed, box.seed, rotation.seed)
    secrets = new_device_secrets(person.seed)
    return FirstIdentity(recovered_certificate(kept, secrets, name, now_ms, label), secrets, kept)


def recovered_certificate(
    kept: RecoverySecrets, secrets: HomeSecrets, name: str, now_ms: int, label: str = ""
) -> dict[str, Any]:
    """The certificate of a device that has everything the recovery file keeps."""
    return certificate(
        SigningKey.from_seed(kept.person_seed),
        SigningKey.from_seed(secrets.device).public,
        BoxKey.from_seed(secrets.box).public,
        rotation_hash(SigningKey.from_seed(kept.rotation_seed).public),
        name,
        now_ms,
        recovery_public=BoxKey.from_seed(kept.recovery_box_seed).public,
        label=device_label(label),
    )
