"""Which depot a production lies in and with which keys it is opened: the owner's login, or the rights of a ring."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import Any

from studio.actions.hand_off import PassPlaces
from studio.actions.productions import DepotFacts
from studio.depot.depot import ConditionalCreate, Depot
from studio.depot.examine import examine
from studio.depot.grants import pass_grant
from studio.depot.opening import open_depot
from studio.depot.report import DepotReport
from studio.domain.errors import AccessError, BadInputError
from studio.store.grants import grants_of_production
from studio.store.home import Home
from studio.store.productions import ProductionHere

ACCESS_WAYS = ("create", "paste", "shared")


class DepotPool:
    """Opens depots of a home once and keeps them."""

    def __init__(self, home: Home, wrap: Callable[[Depot], Depot] | None = None) -> None:
        """``wrap`` puts a wrapper (throttling, faults) around every depot that is opened."""
        self._home = home
        self._wrap = wrap or _unwrapped
        self._open: dict[tuple[str, str], Depot] = {}
        self._lock = threading.Lock()

    def of(self, here: ProductionHere) -> Depot:
        """The depot of a production. Raises AccessError, OfflineError, BadInputError, DepotError."""
        keys = self._keys(here)
        identity = (here.prj, f"{here.depot_url} {here.endpoint_url} {keys.get('key_id', '')}")
        with self._lock:
            if identity not in self._open:
                depot = open_depot(
                    here.depot_url,
                    endpoint_url=here.endpoint_url or None,
                    key_id=keys.get("key_id") or None,
                    secret=keys.get("secret") or None,
                    session_token=keys.get("session_token") or None,
                    marker=here.marker or None,
                    conditional_create=here.conditional_create or None,
                )
                self._open[identity] = self._wrap(depot)
            return self._open[identity]

    def _keys(self, here: ProductionHere) -> Mapping[str, str]:
        if not here.depot_url.startswith("s3://"):
            return {}
        if here.is_owner:
            return self._home.login_for(here.depot_url)
        with self._home.read() as connection:
            grants = grants_of_production(self._home, connection, here.prj)
        for grant in grants:
            if grant.get("key_id"):
                return grant
        own = self._home.login_for(here.depot_url)
        if own:
            return own
        raise AccessError(
            "The rights to this storage have not arrived yet.",
            subject=here.title,
            what_to_do="Synchronise again in a while; the owner's computer sends them.",
            code="no_grant",
        )

    def can_open(self, here: ProductionHere) -> bool:
        """Whether the rights for the production are there."""
        try:
            self._keys(here)
        except AccessError:
            return False
        return True

    def open_new(self, url: str, endpoint_url: str, *, create: bool) -> Depot:
        """A depot for a new production, with the keys of this home's login or boto3's own chain."""
        login = self._home.login_for(url) if self._home.has_identity else {}
        return open_depot(
            url,
            endpoint_url=endpoint_url or login.get("endpoint_url") or None,
            key_id=login.get("key_id") or None,
            secret=login.get("secret") or None,
            create=create,
        )

    def close(self) -> None:
        """Close all depots."""
        with self._lock:
            for depot in self._open.values():
                depot.close()
            self._open.clear()


def _unwrapped(depot: Depot) -> Depot:
    return depot


def depot_facts(depot: Depot, url: str, endpoint_url: str, access: str, report: DepotReport | None) -> DepotFacts:
    """What a new production keeps of its depot. Raises BadInputError for an unknown way of access."""
    if not url.startswith("s3://"):
        return DepotFacts(depot.url, "", str(getattr(depot, "marker", "")), needs_lead=True)
    if access and access not in ACCESS_WAYS:
        raise BadInputError(
            f"“{access}” is no way of access.", subject=access, what_to_do="Use create, paste or shared."
        )
    found = (report.conditional_create if report is not None else None) or ConditionalCreate.YES
    return DepotFacts(
        url,
        endpoint_url,
        "",
        needs_lead=found is not ConditionalCreate.YES,
        access=access or "create",
        conditional_create=found.value,
    )


def examined(depot: Depot) -> DepotReport:
    """The report on a depot."""
    return examine(depot)


def places_for_pass(pool: DepotPool, here: ProductionHere, room: str, pass_id: str) -> PassPlaces:
    """What a pass says about the depot and the two places it may use."""
    if not here.depot_url.startswith("s3://"):
        return PassPlaces({"kind": "folder", "marker": here.marker}, {})
    grant = pass_grant(pool.of(here), here.prj, room, pass_id)
    depot: dict[str, Any] = {
        "kind": "s3",
        "url": here.depot_url,
        "endpoint_url": here.endpoint_url,
        "conditional_create": here.conditional_create,
    }
    urls = {"read_url": grant.read_url, "write_url": grant.write_url} if grant else {}
    return PassPlaces(depot, urls)
