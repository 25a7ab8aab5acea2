"""What a person can ask for about their devices, as values; a part of ``commands``."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class AskAsDevice:
    """On a new device of one's own: the line to show to the first one. Result: ``{line, label}``."""

    label: str = ""


@dataclass(frozen=True, slots=True)
class AdmitDevice:
    """Certify a new device by its line. Result: ``{answer, label, device, words}``; the answer goes to the new device."""

    line: str


@dataclass(frozen=True, slots=True)
class JoinByAnswer:
    """On the new device: take the answer. Result: ``{person, name, device, productions, words}``."""

    answer: str


@dataclass(frozen=True, slots=True)
class TakeLead:
    """Ask the device that decides to hand over to this one. ``is_lost``: take over from it by the owner's person key.

    ``recovery_file`` and ``passphrase`` where that key is not on this device. Result: see ``actions.lead.lead_row``.
    """

    production: str
    is_lost: bool = False
    recovery_file: str = ""
    passphrase: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class GiveLead:
    """Hand deciding over to another device, by its name or id."""

    production: str
    device: str


@dataclass(frozen=True, slots=True)
class RecoverHome:
    """Make this home a new device of the person in a recovery file, and find their productions in storages.

    Result: see ``app.recovering.recover``. ``is_on_demand``: files of takes are fetched only when asked for.
    """

    recovery_file: str
    passphrase: str = field(repr=False)
    depots: tuple[str, ...] = ()
    endpoint_url: str = ""
    key_id: str = ""
    secret: str = field(default="", repr=False)
    label: str = ""
    is_on_demand: bool = False


@dataclass(frozen=True, slots=True)
class FindProductions:
    """Find the person's productions in one more storage. Result: ``{productions, problems}``."""

    recovery_file: str
    passphrase: str = field(repr=False)
    depots: tuple[str, ...] = ()
    endpoint_url: str = ""
    is_on_demand: bool = False


@dataclass(frozen=True, slots=True)
class DrillRecovery:
    """Try whether everything would be back after the loss of every device. Result: ``{rows, is_good, unsent}``."""

    recovery_file: str
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FetchFiles:
    """Fetch the files of takes that this home has not; ``is_on_demand`` sets whether later ones come by themselves."""

    production: str
    is_on_demand: bool = False


@dataclass(frozen=True, slots=True)
class OnlyCopy:
    """Say that no other copy of this home is in use any more: the alarm ends. Result: ``{production}``."""

    production: str


@dataclass(frozen=True, slots=True)
class RevokeDevice:
    """Revoke another device of one's own, by its name or id. Result: ``{device, label, productions}``.

    ``recovery_file`` and ``passphrase`` where the person key is not on this device.
    """

    device: str
    recovery_file: str = ""
    passphrase: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class AddCoOwner:
    """Invite somebody to own a production too. Result: ``{production, pass, pass_file, expires_utc}``."""

    production: str
    name: str


@dataclass(frozen=True, slots=True)
class RemoveCoOwner:
    """Take a co-owner out of a production. Result: ``{production, devices}``."""

    production: str
    name: str


DeviceCommand = (
    AskAsDevice
    | AdmitDevice
    | JoinByAnswer
    | TakeLead
    | GiveLead
    | RecoverHome
    | FindProductions
    | DrillRecovery
    | FetchFiles
    | OnlyCopy
    | RevokeDevice
    | AddCoOwner
    | RemoveCoOwner
)
