"""A person's second device, made while the first one is at hand: it asks with a line, the first answers with one."""

from __future__ import annotations

from typing import Any

from studio.actions.entering import own_person_key
from studio.domain.errors import BadInputError, RefusedError, TrustError
from studio.events.certificates import certificate, check_certificate
from studio.events.keys import BoxKey, EpochKey
from studio.events.pairing import DeviceRequest, read_answer, read_request, write_answer, write_request
from studio.events.words import six_words
from studio.store.database import get_meta, set_meta
from studio.store.floors import raise_floor
from studio.store.grants import access_settings, grant_of, keep_access_settings, keep_grant
from studio.store.home import Home
from studio.store.identity import device_label, new_device_secrets
from studio.store.journal import sent_head
from studio.store.productions import ProductionHere, add_production, productions, rooms_of
from studio.store.unit_of_work import UnitOfWork

_PLACE = ("depot_url", "endpoint_url", "marker", "access", "needs_lead", "conditional_create", "is_owner", "title")
_LABEL = "pairing/label"


def ask_as_device(home: Home, label: str = "") -> dict[str, Any]:
    """On the new device: make its keys and say the line to show to the first one. Asking twice gives the same line.

    Result: ``{line, label}``. Raises SegueError when this home belongs to somebody already.
    """
    home.refuse_identity()
    with home.read() as connection:
        known = get_meta(connection, _LABEL)
    if not known:
        home.keep_secrets(new_device_secrets())
    called = device_label(label or known)
    with home.database.write() as connection:
        set_meta(connection, _LABEL, called)
    request = DeviceRequest(home.signing.public, home.box.public, called)
    return {"line": write_request(request), "label": called}


def admit_by_line(work: UnitOfWork, line: str) -> dict[str, Any]:
    """On a device with the person key: certify the new one and answer it. Result: ``{answer, label, device, words}``.

    In every production it is let in: at once where this device decides, else by whichever does. Raises BadInputError
    for another text, RefusedError without the person key.
    """
    request = read_request(line)
    person = own_person_key(work)
    if person is None:
        raise RefusedError(
            "Only a device that has your person key lets another one in.",
            subject=work.home.name,
            what_to_do="Do it on your first device, or set the new one up from your recovery file.",
            code="no_person_key",
        )
    own = work.home.certificate
    cert = certificate(
        person,
        request.signing_public,
        request.box_public,
        own.rotation_hash,
        own.name,
        work.now_ms,
        recovery_public=own.recovery_public,
        label=request.label,
    )
    device = check_certificate(cert).device
    places = [_place(work, here) for here in productions(work.connection)]
    for here in productions(work.connection):
        _bring(work, here, cert, device)
    logins = [{"address": address, **login} for address, login in work.home.secrets().logins.items()]
    answer = {"cert": cert, "productions": places, "logins": logins}
    return {
        "answer": write_answer(request.box_public, answer),
        "label": request.label,
        "device": device,
        "words": list(six_words(own.person_public, request.signing_public, request.box_public)),
    }


def _bring(work: UnitOfWork, here: ProductionHere, cert: dict[str, Any], device: str) -> None:
    """Let the device in where this one decides, say it where it does not."""
    for room in rooms_of(work.connection, here.prj):
        state = work.view(room)
        own = state.member(work.home.device)
        if own is None or device in state.members():
            continue
        if state.may_decide(work.home.device):
            work.decide(room, {"k": "member.add", "cert": cert, "name": own.name, "role": own.role})
        elif not here.is_owner or room == here.prj:
            work.say(room, {"k": "device.add", "cert": cert})


def _place(work: UnitOfWork, here: ProductionHere) -> dict[str, Any]:
    """What the new device needs to find a production and to read its rooms."""
    rooms = []
    for room in rooms_of(work.connection, here.prj):
        state = work.folded(room)
        keys = work.home.room_keys(work.connection, room)
        if state.n < 0 or not keys or (here.is_owner and room != here.prj):
            continue
        named = [keys[ep].key.hex() for ep in state.epochs if ep in keys]
        known = {"room": room, "owner": state.owner_person, "keys": named}
        grant = grant_of(work.home, work.connection, room) if not here.is_owner else {}
        rooms.append({**known, "head": list(sent_head(work.connection, room)), "grant": grant})
    place = {"prj": here.prj, "owner": here.owner_person, "rooms": rooms, **{n: getattr(here, n) for n in _PLACE}}
    return {**place, "settings": access_settings(work.home, work.connection, here.prj) if here.is_owner else {}}


def join_by_answer(home: Home, text: str) -> dict[str, Any]:
    """On the new device: take the answer. Result: ``{person, name, productions, words}``.

    Raises BadInputError when it is not the answer to this device's line, TrustError for a wrong certificate.
    """
    home.refuse_identity()
    with home.read() as connection:
        if not get_meta(connection, _LABEL):
            raise BadInputError("This device has not asked yet.", what_to_do="Begin with `segue device add` here.")
    fields = read_answer(text, BoxKey.from_seed(home.secrets().box))
    cert = check_certificate(fields.get("cert"))
    if cert.device_public != home.signing.public or cert.box_public != home.box.public:
        raise TrustError("The answer certifies another device.", subject=cert.name)
    secrets = home.secrets()
    for login in fields.get("logins", ()):
        secrets.logins[login["address"]] = {key: value for key, value in login.items() if key != "address"}
    home.adopt(dict(cert.fields), secrets)
    with home.work() as work:
        for place in fields["productions"]:
            know_production(work, place)
    return {
        "person": home.person,
        "name": home.name,
        "device": home.device,
        "productions": [place["prj"] for place in fields["productions"]],
        "words": list(six_words(cert.person_public, cert.device_public, cert.box_public)),
    }


def know_production(work: UnitOfWork, place: dict[str, Any]) -> None:
    """Know a production and the rooms whose keys were given: as a pairing or a recovery tells of it."""
    if place["prj"] not in {here.prj for here in productions(work.connection)}:
        here = ProductionHere(
            prj=place["prj"],
            owner_person=place["owner"],
            slug="",
            added_ms=work.now_ms,
            alarm="",
            **{name: place[name] for name in _PLACE},
        )
        add_production(work.connection, here)
    if place.get("settings"):
        keep_access_settings(work.home, work.connection, place["prj"], place["settings"])
    known = set(rooms_of(work.connection, place["prj"]))
    for told in place["rooms"]:
        room = told["room"]
        if room not in known:
            work.begin_room(place["prj"], room, told["owner"])
        for key in told["keys"]:
            work.home.add_room_key(work.connection, room, EpochKey(bytes.fromhex(key)))
        raise_floor(work.connection, room, (told["head"][0], told["head"][1]))
        if told.get("grant"):
            keep_grant(work.home, work.connection, place["prj"], room, 0, told["grant"])
    work.touch(place["prj"], "production", place["prj"])
