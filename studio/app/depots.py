"""Which depot a production lies in and with which keys it is opened: the owner's login, or the rights of a ring."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from studio.actions.hand_off import PassPlaces
from studio.actions.productions import DepotFacts
from studio.app.member_access import rights
from studio.depot.access.by_hand import in_place
from studio.depot.access.choosing import choices, kind_named
from studio.depot.access.grant import AccessKind, KeyPair
from studio.depot.depot import ConditionalCreate, Depot
from studio.depot.examine import examine
from studio.depot.grants import pass_grant
from studio.depot.opening import open_depot
from studio.depot.report import DepotReport
from studio.domain.errors import AccessError
from studio.store.database import Connection
from studio.store.grants import access_settings
from studio.store.home import Home
from studio.store.productions import ProductionHere

BEST_WAY = "create"
"""The way of access that Segue chooses by what the storage can do."""


class DepotPool:
    """Opens depots of a home once and keeps them."""

    def __init__(self, home: Home, wrap: Callable[[Depot], Depot] | None = None) -> None:
        """``wrap`` puts a wrapper (throttling, faults) around every depot that is opened."""
        self._home = home
        self._wrap = wrap or _unwrapped
        self._open: dict[tuple[str, str, str], Depot] = {}
        self._lock = threading.Lock()

    def of(self, here: ProductionHere) -> Depot:
        """The depot of a production. Raises AccessError, OfflineError, BadInputError, DepotError."""
        pairs = self._pairs(here)
        # the same keys may come to reach further: a person is let into another room
        told = (f"{pair.key_id} {pair.session_token} {' '.join(pair.places)}" for pair in pairs)
        marks = hashlib.sha256("\n".join(told).encode()).hexdigest()
        identity = (here.prj, f"{here.depot_url} {here.endpoint_url}", marks)
        with self._lock:
            if identity not in self._open:
                depot = open_depot(
                    here.depot_url,
                    endpoint_url=here.endpoint_url or None,
                    pairs=pairs,
                    marker=here.marker or None,
                    conditional_create=here.conditional_create or None,
                )
                self._open[identity] = self._wrap(depot)
            return self._open[identity]

    def _pairs(self, here: ProductionHere) -> tuple[KeyPair, ...]:
        """The key pairs that open the production here; none where boto3's own chain is asked, or for a folder."""
        if not here.depot_url.startswith("s3://"):
            return ()
        with self._home.read() as connection:
            if not here.is_owner:
                return self._rights_or_own(connection, here)
            settings = access_settings(self._home, connection, here.prj)
        login = self._home.login_for(here.depot_url)
        own = KeyPair(login.get("key_id", ""), login.get("secret", ""))
        second = str(settings.get("in_bucket", "")) if here.access == AccessKind.BUCKETS else ""
        if second:
            return own, replace(own, places=(in_place(here.prj),), bucket=second)
        return (own,) if own.key_id else ()

    def _rights_or_own(self, connection: Connection, here: ProductionHere) -> tuple[KeyPair, ...]:
        """A collaborator's rights, or keys of their own for that address (a production that moved there)."""
        try:
            return rights(self._home, connection, here).keys
        except AccessError:
            own = self._home.login_for(here.depot_url)
            if not own:
                raise
            return (KeyPair(own.get("key_id", ""), own.get("secret", "")),)

    def can_open(self, here: ProductionHere) -> bool:
        """Whether the rights for the production are there, and have not run out."""
        try:
            self._pairs(here)
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
        return DepotFacts(depot.url, "", str(getattr(depot, "marker", "")), needs_lead=depot.needs_lead)
    found = (report.conditional_create if report is not None else None) or ConditionalCreate.YES
    return DepotFacts(
        url,
        endpoint_url,
        "",
        needs_lead=found is not ConditionalCreate.YES,
        access=chosen_way(depot, access),
        conditional_create=found.value,
    )


def chosen_way(depot: Depot, access: str) -> str:
    """The way of access by its name, or the best that fits the storage. Raises BadInputError, OfflineError."""
    return str(choices(depot).recommended if access in {"", BEST_WAY} else kind_named(access))


def ways_at(depot: Depot) -> dict[str, Any]:
    """The ways of access that fit a storage: ``{provider, recommended, ways: [{kind, why}]}``. Raises OfflineError."""
    return choices(depot).as_json()


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
