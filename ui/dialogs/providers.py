"""The providers of buckets: what each calls the place of a bucket, how its server is called, and where its keys are found.

Also reads an address as it is copied from a provider's pages. No widgets, no network.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

from ui.words import tr

PROVIDERS = ("aws", "r2", "b2", "wasabi", "minio", "ceph", "other")
_SERVER = {
    "aws": "https://s3.{place}.amazonaws.com",
    "r2": "https://{place}.r2.cloudflarestorage.com",
    "b2": "https://s3.{place}.backblazeb2.com",
    "wasabi": "https://s3.{place}.wasabisys.com",
}
_HOSTS = {"amazonaws": "aws", "backblazeb2": "b2", "wasabisys": "wasabi"}
_IN_REGION = re.compile(
    r"(?:(?P<bucket>[a-z0-9.-]+)\.)?s3[.-](?P<place>[a-z0-9-]+)\.(?P<host>amazonaws|backblazeb2|wasabisys)\.com"
)
_R2 = re.compile(r"(?P<place>[0-9a-f]{32}(?:\.[a-z]+)?)\.r2\.cloudflarestorage\.com")
_AWS_PAGE = re.compile(r"(?:[a-z0-9-]+\.)?console\.aws\.amazon\.com")
_PLAIN = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](?:/.*)?")
_PLACE = re.compile(r"[a-z0-9][a-z0-9.-]*")
_OTHER_REGION = re.compile(r"another region \(([a-z0-9-]+)\)")


class ProviderWords(NamedTuple):
    """``name`` is the provider's, ``place`` what it asks for beside the bucket, such as ``example``; ``keys`` says where keys are."""

    name: str
    place: str
    example: str
    keys: str


class Address(NamedTuple):
    """A bucket's address taken apart. ``place`` is what the provider asks for (a region, an account), or a server's address."""

    provider: str
    url: str
    place: str


def provider_words(key: str) -> ProviderWords:
    """The words of a provider."""
    return {
        "aws": ProviderWords("AWS S3", tr("Region"), "eu-central-1",
                             tr("In the AWS console under IAM, Users, Security credentials: “Create access key”. Leave both empty to use what AWS's own tools use on this computer.")),
        "r2": ProviderWords("Cloudflare R2", tr("Account ID"), "0123456789abcdef0123456789abcdef",
                            tr("On the R2 page under “Manage API tokens”; the account ID stands there too. Take a token that may read and write objects.")),
        "b2": ProviderWords("Backblaze B2", tr("Region"), "eu-central-003",
                            tr("Under “Application Keys”: “Add a New Application Key”. The region is the middle of the endpoint on the bucket's page.")),
        "wasabi": ProviderWords("Wasabi", tr("Region"), "eu-central-2",
                                tr("In the Wasabi console under “Access Keys”: “Create Access Key”.")),
        "minio": ProviderWords("MinIO", tr("Endpoint"), "https://minio.example.org:9000",
                               tr("In its console under “Access Keys”, or from whoever runs the server.")),
        "ceph": ProviderWords("Ceph", tr("Endpoint"), "https://ceph.example.org",
                              tr("From whoever runs the server: `radosgw-admin user info` shows both.")),
        "other": ProviderWords(tr("Another one"), tr("Endpoint"), "https://s3.example.org",
                               tr("From the provider's pages: a key pair for S3 that may list, read, write and delete.")),
    }[key]  # fmt: skip


def endpoint_of(provider: str, place: str) -> str:
    """The server's address for what was given as place; empty for AWS as this computer has it set up."""
    place = place.strip().rstrip("/")
    if not place or "://" in place or provider not in _SERVER:
        return place
    return _SERVER[provider].format(place=place.lower())


def place_problem(provider: str, place: str) -> str:
    """What is wrong with what was given as place; empty for nothing."""
    place = place.strip()
    words = provider_words(provider)
    if not place:
        return (
            ""
            if provider == "aws"
            else tr("Give it, such as {example}: {what}.", example=words.example, what=words.place)
        )
    if provider in _SERVER and "://" not in place and not _PLACE.fullmatch(place.lower()):
        return tr("“{text}” is not such as {example}: {what}.", text=place, example=words.example, what=words.place)
    return ""


def s3_url(text: str) -> str:
    """A bucket's name, with or without what follows, as an address; other text as it is."""
    text = text.strip()
    return f"s3://{text}" if _PLAIN.fullmatch(text) else text


def read_address(text: str) -> Address | None:
    """What a pasted web address or ARN says of a bucket; None for anything else."""
    text = text.strip()
    if text.startswith("arn:aws:s3:::"):
        return Address("aws", f"s3://{text.removeprefix('arn:aws:s3:::')}", "")
    try:
        parts = urlsplit(text)
        host, path = parts.hostname or "", unquote(parts.path).strip("/")
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host:
        return None
    if _AWS_PAGE.fullmatch(host) and path.startswith("s3/"):
        region = "".join(parse_qs(parts.query).get("region", ())[:1])
        return Address("aws", f"s3://{path.split('/')[-1]}", region)
    found = _at_server(host, path)
    return found or (Address("other", f"s3://{path}", f"{parts.scheme}://{parts.netloc}") if path else None)


def _at_server(host: str, path: str) -> Address | None:
    """A bucket by the name of its provider's server; the bucket may be part of that."""
    in_region, at_r2 = _IN_REGION.fullmatch(host), _R2.fullmatch(host)
    if in_region is not None:
        inside = "/".join(part for part in (in_region["bucket"], path) if part)
        return Address(_HOSTS[in_region["host"]], f"s3://{inside}", in_region["place"]) if inside else None
    return Address("r2", f"s3://{path}", at_r2["place"]) if at_r2 is not None and path else None


def region_in(message: str) -> str:
    """The region that a refusal names as the bucket's own; empty for none."""
    found = _OTHER_REGION.search(message)
    return found.group(1) if found else ""
