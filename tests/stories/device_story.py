"""What stories of several devices, co-owners and recovery share: how a device, an owner or a person comes in, or is lost."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

from studio.actions import commands as c
from studio.actions import device_commands as d

if TYPE_CHECKING:
    from pathlib import Path

    from tests.world import Person

IDEA = "a late train " * 2000
PASSPHRASE = "a passphrase"


def pairs(first: Person, label: str = "Laptop") -> Person:
    """A second device of the same person."""
    second = first.world.person(f"{first.name} on {label}")
    line = second.does(d.AskAsDevice(label))["line"]
    admitted = first.does(d.AdmitDevice(line))
    joined = second.does(d.JoinByAnswer(admitted["answer"]))
    assert joined["words"] == admitted["words"]
    assert joined["person"] == first.studio.store.person
    assert second.studio.store.secrets().person == b""
    return second


def titles(person: Person) -> dict[str, str]:
    return {stage.slug: stage.title for stage in person.view(person.world.production).table("stage").values()}


def owns_too(mira: Person, name: str = "Otto") -> Person:
    """Somebody else comes into the office."""
    otto = mira.world.owner(name)
    server = mira.world.server
    if server:
        otto.does(c.LoginDepot(mira.world.depot_url, server.owner.key_id, server.owner.secret, server.endpoint_url))
    invitation = mira.does(d.AddCoOwner(mira.world.production, name))
    mira.syncs()
    assert otto.opens(invitation["pass"])["handoff"] == ""
    mira.world.syncs()
    return otto


def recovery_file(person: Person) -> Path:
    return next(person.home_folder.glob("*.seguerecovery"))


def comes_back(person: Person, label: str = "New machine", **more: Any) -> Person:
    """The same person on a new machine, with nothing but the recovery file and the storage."""
    again = person.world.person(f"{person.name} on {label}")
    kept = again.files / "kept.seguerecovery"
    shutil.copy(recovery_file(person), kept)
    server = person.world.server
    if server and "key_id" not in more:
        more |= {"endpoint_url": server.endpoint_url, "key_id": server.owner.key_id, "secret": server.owner.secret}
    result = again.does(d.RecoverHome(str(kept), PASSPHRASE, (person.world.depot_url,), label=label, **more))
    assert result["problems"] == []
    assert again.studio.store.person == person.studio.store.person
    assert again.studio.store.device != person.studio.store.device
    return again


def is_lost(person: Person) -> None:
    """A machine that never comes back."""
    person.world.people.remove(person)
    person.studio.close()
    shutil.rmtree(person.home_folder / "workspace", ignore_errors=True)
