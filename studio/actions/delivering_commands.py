"""Hand a deliverable on, as a value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PushDeliverable:
    """Hand the deliverable of ``path`` (one of its files, its folder or its manifest) on to exactly one place.

    ``to_input`` is ``STAGE:INPUT``, whose room gets the files as an input; ``folder`` gets files and manifest; ``bucket``
    an address as of a depot, with ``endpoint_url``; ``page`` a folder for a listening page; ``share_days`` a listening page
    in the production's bucket behind a link that lives so long.

    Result: ``{deliverable, to, files, size_bytes}``, with ``url`` and ``expires_utc`` where there is a link.
    """

    path: str
    to_input: str = ""
    folder: str = ""
    bucket: str = ""
    endpoint_url: str = ""
    page: str = ""
    share_days: int = 0
