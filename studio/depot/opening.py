"""Opens a depot by its address: ``s3://BUCKET/PREFIX``, a directory, or ``memory:NAME`` in tests.

Looks at nothing beyond a folder's marker; whether a bucket can be used is `examine`'s to say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from studio.depot.access.grant import KeyPair
from studio.depot.depot import ConditionalCreate, Depot
from studio.depot.folder import FolderDepot
from studio.depot.memory import MemoryDepot
from studio.depot.object_names import split_s3_url
from studio.depot.retrying import RetryingDepot
from studio.domain.errors import BadInputError

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):")


def open_depot(
    url: str,
    *,
    endpoint_url: str | None = None,
    key_id: str | None = None,
    secret: str | None = None,
    pairs: Sequence[KeyPair] = (),
    region: str | None = None,
    marker: str | None = None,
    create: bool = False,
    conditional_create: str | None = None,
    connections: int = 16,
    is_patient: bool = True,
) -> Depot:
    """The depot at an address; the caller closes it.

    Args:
        url: a bucket, a directory or ``memory:NAME``.
        endpoint_url: where the bucket's server is; None for AWS or boto3's own settings.
        key_id: with ``secret`` the keys; without them boto3's chain (environment, files) is asked.
        secret: see ``key_id``.
        pairs: instead of ``key_id`` and ``secret``, several key pairs, each for certain names (`parted`).
        region: the bucket's, where it matters.
        marker: the id that a folder has to have, as a pass names it.
        create: whether a folder may be made a depot; without it the folder must be one.
        conditional_create: what an earlier examination of this bucket found.
        connections: how many requests may be under way at once.
        is_patient: whether a storage that is busy or out of reach is tried again.

    Raises:
        BadInputError: the address makes no sense, or it is another depot's folder.
        OfflineError: the folder is not there at the moment.
        AccessError, DiskError, DepotError: the folder cannot be used.
    """
    if is_memory(url):
        kind, _, name = url.partition(":")
        return MemoryDepot.named(name, is_folder=kind == "memory-folder")
    scheme = _SCHEME.match(url)
    if scheme is None or len(scheme.group(1)) == 1:  # one letter is a Windows drive
        return FolderDepot.create(url) if create and marker is None else FolderDepot.open(Path(url), marker)
    bucket, prefix = _bucket(url)
    _check_endpoint(endpoint_url)
    if (key_id is None) != (secret is None):
        raise BadInputError("Key id and secret belong together; one of them is missing.", subject=url)
    from studio.depot.parted import Part, PartedDepot
    from studio.depot.s3 import S3Depot

    def s3(pair: KeyPair) -> S3Depot:
        return S3Depot(
            pair.bucket or bucket,
            prefix,
            endpoint_url=endpoint_url,
            key_id=pair.key_id or None,
            secret=pair.secret or None,
            session_token=pair.session_token or None,
            region=region or _region_of(endpoint_url),
            conditional_create=ConditionalCreate(conditional_create) if conditional_create else None,
            connections=connections,
        )

    pairs = pairs or (KeyPair(key_id or "", secret or ""),)
    if len(pairs) == 1:  # what a single key does not reach is for the storage to refuse
        found: Depot = s3(pairs[0])
    else:
        found = PartedDepot([Part(pair.places or ("",), s3(pair)) for pair in pairs])
    return RetryingDepot(found) if is_patient else found


def is_memory(url: str) -> bool:
    """Whether an address is of a depot in this process's memory."""
    return url.startswith(("memory:", "memory-folder:"))


def _region_of(endpoint_url: str | None) -> str | None:
    """The region in the host's name, where a provider's hosts have one and want it in signatures: s3.REGION.HOST."""
    host = (urlsplit(endpoint_url).hostname or "") if endpoint_url else ""
    match = re.fullmatch(r"s3[.-]([a-z0-9-]+)\.(backblazeb2|wasabisys|amazonaws)\.com", host)
    return match.group(1) if match else None


def _bucket(url: str) -> tuple[str, str]:
    if not url.startswith("s3://"):
        what_to_do = "Give s3://BUCKET/PREFIX (with --endpoint-url for its server) or a folder."
        raise BadInputError("Segue does not know this kind of address.", subject=url, what_to_do=what_to_do)
    return split_s3_url(url)


def _check_endpoint(endpoint_url: str | None) -> None:
    if endpoint_url is None:
        return
    try:
        parts = urlsplit(endpoint_url)
        is_server = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_server = False
    if not is_server:
        what_to_do = "Write it as https://HOST or http://HOST:PORT."
        raise BadInputError("This is not the address of a server.", subject=endpoint_url, what_to_do=what_to_do)
