"""Reading one small file from an https address or from this machine, when a person asks for it: the release feed.

Not for storage. Redirects are followed to https addresses only; nothing is read beyond a limit, and not for longer than one.
"""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from http.client import HTTPException, HTTPMessage
from pathlib import Path
from ssl import SSLCertVerificationError
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import urlsplit

from studio.depot.trusted_certificates import tls_context
from studio.domain.errors import BadInputError, DepotError, OfflineError

if TYPE_CHECKING:
    from http.client import HTTPResponse

_CONNECT_S = 20.0
_MOST_S = 60.0
_PIECE_BYTES = 16_384
_WHAT_TO_DO = "Look at the address; `segue update feed` shows it. Nothing else was tried."


class _HttpsRedirects(urllib.request.HTTPRedirectHandler):
    """As urllib does it, but never away from https."""

    max_redirections = 5

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        if urlsplit(newurl).scheme != "https":
            fp.close()
            raise DepotError(
                "The address leads on to one that is not https; it was not followed.",
                subject=req.full_url,
                title="The address cannot be read",
                what_to_do=_WHAT_TO_DO,
            )
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def read_small_file(url: str, most_bytes: int) -> bytes:
    """What lies at an https address, or in a file (``file:///...`` or a path).

    Raises:
        BadInputError: another kind of address, a file that cannot be read.
        DepotError: more than ``most_bytes``, a refusal, a certificate that cannot be verified.
        OfflineError: the server cannot be reached, or is too slow.
    """
    parts = urlsplit(url)
    if parts.scheme == "https" and parts.hostname:
        return _fetched(url, most_bytes)
    if parts.scheme == "file" and parts.hostname in (None, "", "localhost"):
        return _read(Path(urllib.request.url2pathname(parts.path)), most_bytes)
    if "://" in url or not url:
        raise BadInputError("Only an https address or a file can be read.", subject=url, what_to_do=_WHAT_TO_DO)
    return _read(Path(url).expanduser(), most_bytes)


def _read(path: Path, most_bytes: int) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(most_bytes + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise BadInputError(f"The file cannot be read: {why}.", subject=str(path), what_to_do=_WHAT_TO_DO) from error
    return _small(data, most_bytes, str(path))


def _fetched(url: str, most_bytes: int) -> bytes:
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPSHandler(context=tls_context()),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        _HttpsRedirects(),
    ):
        opener.add_handler(handler)
    try:
        request = urllib.request.Request(url, headers={"User-Agent": "Segue"})  # noqa: S310 (looked at above)
        with opener.open(request, timeout=_CONNECT_S) as answer:
            data = _read_in_time(answer, most_bytes, url)
            if answer.length and len(data) <= most_bytes:
                raise OfflineError("The connection broke.", subject=url, what_to_do="Try again later.")
            return _small(data, most_bytes, url)
    except urllib.error.HTTPError as error:
        with error:
            raise _refused(f"The server answers with {error.code}.", url) from error
    except urllib.error.URLError as error:
        if isinstance(error.reason, SSLCertVerificationError):
            raise _refused("The server's certificate cannot be verified.", url) from error
        raise _unreachable(url) from error
    except (OSError, HTTPException, ValueError) as error:
        raise _unreachable(url) from error


def _read_in_time(answer: HTTPResponse | Any, most_bytes: int, url: str) -> bytes:
    """At most one byte more than the limit. Raises OfflineError when a server only trickles."""
    give_up_at_s = time.monotonic() + _MOST_S
    pieces: list[bytes] = []
    rest = most_bytes + 1
    while rest and (piece := answer.read1(min(rest, _PIECE_BYTES))):
        pieces.append(piece)
        rest -= len(piece)
        if time.monotonic() > give_up_at_s:
            raise OfflineError("The server is too slow.", subject=url, what_to_do="Try again later.")
    return b"".join(pieces)


def _small(data: bytes, most_bytes: int, subject: str) -> bytes:
    if len(data) > most_bytes:
        raise _refused(f"What lies there is longer than {most_bytes} bytes; it was not read.", subject)
    return data


def _refused(message: str, subject: str) -> DepotError:
    return DepotError(message, subject=subject, title="The address cannot be read", what_to_do=_WHAT_TO_DO)


def _unreachable(url: str) -> OfflineError:
    return OfflineError(
        "The server cannot be reached.",
        subject=url,
        title="The address cannot be reached",
        what_to_do="Look at your connection, then try again. Segue works without it.",
    )
