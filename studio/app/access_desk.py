"""Ways of access as a person meets them: shown before they are applied, chosen, and one person's access taken away."""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from studio.actions.access import revoked_mark, take_out
from studio.app.depots import BEST_WAY, chosen_way
from studio.app.members import members_by_device, places_of, settings_of
from studio.app.shared_access import CHOSEN_MS, URL, WAY
from studio.depot.access.choosing import SAMPLE, WAYS, Provider, driver_of, kind_named, provider_of
from studio.depot.access.driver import AccessSettings
from studio.depot.access.grant import AccessKind
from studio.depot.access.owner_policy import owner_documents
from studio.depot.object_names import split_s3_url
from studio.depot.opening import open_depot
from studio.domain.errors import BadInputError, NotFoundError, OfflineError, RefusedError, SegueError
from studio.store.database import get_meta
from studio.store.grants import access_settings, keep_access_settings, keep_member_grant, member_grants
from studio.store.places import turn_of
from studio.store.productions import ProductionHere, productions, set_access
from studio.store.subjects import find_production

if TYPE_CHECKING:
    from studio.actions.commands import RevokePerson, SetAccess
    from studio.app.carrying_out import Desk
    from studio.depot.depot import Depot
    from studio.store.home import Home

_PLACEHOLDERS = {
    f"{SAMPLE.production[:8]}-{SAMPLE.device[:12]}": "<production>-<device>",
    SAMPLE.production: "<production>",
    SAMPLE.device: "<device>",
    SAMPLE.rooms[0]: "<room>",
}


# --- shown before it is applied --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AccessQuestion:
    """A way of access at a storage, to be looked at. ``kind`` empty: the best for that provider."""

    url: str
    endpoint_url: str = ""
    kind: str = ""
    role_arn: str = ""
    in_bucket: str = ""


def preview_at(home: Home, question: AccessQuestion) -> dict[str, Any]:
    """What each person will be given at a storage, and what the owner's own keys must be allowed to do.

    Result: ``{provider, kind, ways, sentences, documents, owner}``; documents are ``{title, body, sentences}``, and ids
    that are not known yet are placeholders in them. Asks the storage at most what kind of server it is, and does without the
    answer. Raises BadInputError for an unknown way, or one that does not fit.
    """
    settings = AccessSettings(role_arn=question.role_arn, in_bucket=question.in_bucket)
    if not question.url.startswith("s3://"):
        return _shown(Provider.FOLDER, AccessKind.FOLDER, None, question, settings)
    login = home.login_for(question.url) if home.has_identity else {}
    depot = open_depot(
        question.url,
        endpoint_url=question.endpoint_url or login.get("endpoint_url") or None,
        key_id=login.get("key_id") or None,
        secret=login.get("secret") or None,
        is_patient=False,
    )
    try:
        provider = _provider(depot)
        is_best = question.kind in {"", BEST_WAY}
        kind = WAYS[provider][0] if is_best else kind_named(question.kind)
        return _shown(provider, kind, depot, question, settings)
    finally:
        depot.close()


def _provider(depot: Depot) -> Provider:
    found = provider_of(depot)
    if found is Provider.OTHER:  # its server may say what it is, if it says anything
        with contextlib.suppress(SegueError):
            depot.list_after("", limit=1)
        found = provider_of(depot)
    return found


def _shown(
    provider: Provider, kind: AccessKind, depot: Depot | None, question: AccessQuestion, settings: AccessSettings
) -> dict[str, Any]:
    bucket, prefix = split_s3_url(question.url) if depot is not None else ("", "")
    preview = driver_of(kind, depot, settings).preview(replace(SAMPLE, bucket=bucket, prefix=prefix))
    owner = owner_documents(provider, kind, bucket, prefix, in_bucket=settings.in_bucket, role_arn=settings.role_arn)
    shown = {**preview.as_json(), "owner": [document.as_json() for document in owner]}
    found: dict[str, Any] = json.loads(_with_placeholders(json.dumps(shown)))
    return {"provider": str(provider), "ways": [str(way) for way in WAYS[provider]], **found}


def _with_placeholders(text: str) -> str:
    for sample, placeholder in _PLACEHOLDERS.items():
        text = text.replace(sample, placeholder)
    return text


def preview_for(home: Home, here: ProductionHere, device: str, rooms: list[str]) -> dict[str, Any]:
    """Exactly what one person is given: ``{kind, sentences, documents}``."""
    settings = settings_of(home, here)
    if not here.depot_url.startswith("s3://"):
        return driver_of(AccessKind.FOLDER, None, settings).preview(SAMPLE).as_json()
    with home.read() as connection:
        turn = turn_of(connection, here.prj)
    places = places_of(here, device, rooms, turn, home.device)
    depot = open_depot(here.depot_url, endpoint_url=here.endpoint_url or None)
    try:
        return driver_of(kind_named(here.access), depot, settings).preview(places).as_json()
    finally:
        depot.close()


# --- chosen ----------------------------------------------------------------------------------------------------


def choose_access(desk: Desk, command: SetAccess) -> dict[str, Any]:
    """Give a production another way of access, or what its way needs. The next synchronisation changes everybody's keys.

    Result: ``{production, access, url}``. Raises RefusedError for a folder, BadInputError, OfflineError.
    """
    with desk.home.read() as connection:
        here = find_production(connection, command.production)
    if not here.is_owner or not here.depot_url.startswith("s3://"):
        raise RefusedError(
            f"“{here.title}” lies in a folder; its rights are those of the folder itself."
            if here.is_owner
            else "Only the owner of the production can do this.",
            subject=here.title,
            what_to_do="Share the folder by the means of your system." if here.is_owner else "",
            code="folder" if here.is_owner else "refused",
        )
    access = chosen_way(desk.pool.of(here), command.access) if command.access else here.access
    settings = _changed(settings_of(desk.home, here), command)
    _require(AccessKind(access), settings)
    with desk.home.work() as work:
        set_access(work.connection, here.prj, access)
        before_ms = int(access_settings(desk.home, work.connection, here.prj).get(CHOSEN_MS, 0))
        now_ms = max(work.now_ms, before_ms + 1)  # the last choice counts, also where the clock was set back meanwhile
        chosen = {**settings.as_json(), WAY: access, URL: here.depot_url, CHOSEN_MS: now_ms}
        keep_access_settings(desk.home, work.connection, here.prj, chosen)
        if command.is_renewed:
            _let_all_run_out(desk.home, work.connection, here)
        work.touch(here.prj, "production", here.prj)
    return {"production": here.prj, "access": access, "url": here.depot_url}


def _changed(known: AccessSettings, command: SetAccess) -> AccessSettings:
    keys = (command.key_id, command.secret)
    if bool(keys[0]) != bool(keys[1]):
        raise BadInputError("A key pair has an id and a secret.", what_to_do="Give --key-id and --secret-file.")
    return replace(
        known,
        role_arn=command.role_arn or known.role_arn,
        in_bucket=command.in_bucket or known.in_bucket,
        member_keys=keys if keys[0] else known.member_keys,
    )


def _require(kind: AccessKind, settings: AccessSettings) -> None:
    if kind is AccessKind.BUCKETS and not (settings.in_bucket and settings.member_keys[0]):
        raise BadInputError(
            "Two buckets need the second bucket's name and the members' key pair.",
            subject="--in-bucket",
            what_to_do="Give --in-bucket, --key-id and --secret-file.",
        )


def _let_all_run_out(home: Home, connection: Any, here: ProductionHere) -> None:
    """Temporary keys of everybody are due at once: the present ones may have been ended at the provider."""
    turn = turn_of(connection, here.prj)
    for device, kept in member_grants(home, connection, here.prj, turn).items():
        if kept.get("expires"):
            keep_member_grant(home, connection, here.prj, device, {**kept, "parent": "to be renewed"}, turn)


# --- taken away ------------------------------------------------------------------------------------------------


def revoke_person(desk: Desk, command: RevokePerson) -> dict[str, Any]:
    """Take a person out of a production's rooms and their access away, at once if the storage can be reached.

    Result: ``{production, name, devices, done, is_complete, sentences}``; ``done`` is whether the storage was reached.
    Raises NotFoundError.
    """
    here, device = _production_of(desk.home, command)
    with desk.home.work() as work:
        devices = take_out(work, here, device or command.who)
    try:
        desk.sync(here.prj)
    except OfflineError:
        return _outcome(desk.home, here, command.who, devices, is_done=False)
    return _outcome(desk.home, here, command.who, devices, is_done=True)


def _production_of(home: Home, command: RevokePerson) -> tuple[ProductionHere, str]:
    """The production a person is in; the device too where a hand-off names them. Raises NotFoundError."""
    with home.read() as connection:
        if command.production:
            return find_production(connection, command.production), ""
        own = [here for here in productions(connection) if here.is_owner]
    found: dict[str, tuple[ProductionHere, str]] = {}
    for here in own:
        for device, (member, rooms) in members_by_device(home, here).items():
            if command.who.casefold() == member.name.casefold() or command.who in (device, member.person):
                found[here.prj] = (here, "")
            elif len(command.who) >= 4 and any(room.startswith(command.who) for room in rooms):
                found[here.prj] = (here, device)
    if len(found) != 1:
        raise NotFoundError(
            f"{'Several productions have a collaborator' if found else 'No collaborator here goes'} by “{command.who}”.",
            subject=command.who,
            what_to_do="Name the production: --production." if found else "`segue person list` shows who takes part.",
        )
    return next(iter(found.values()))


def _outcome(home: Home, here: ProductionHere, who: str, devices: list[str], *, is_done: bool) -> dict[str, Any]:
    sentences: list[str] = []
    is_complete = is_done
    with home.read() as connection:
        for device in devices:
            kept = get_meta(connection, revoked_mark(here.prj, device))
            said = json.loads(kept) if kept else {}
            is_complete = is_complete and bool(said.get("is_complete", not here.depot_url.startswith("s3://")))
            sentences += [sentence for sentence in said.get("sentences", ()) if sentence not in sentences]
    if not here.depot_url.startswith("s3://"):
        is_complete = False
        sentences += ["Stop sharing the folder with this person, by the means of your system."]
    if not is_done:
        sentences += ["The storage cannot be reached now: their access is taken away at the next synchronisation."]
    return {
        "production": here.prj,
        "name": who,
        "devices": devices,
        "done": is_done,
        "is_complete": is_complete,
        "sentences": sentences,
    }
