"""Makes and removes users with key pairs at an S3 storage: by AWS's IAM, or by Ceph's admin operations.

Ceph (docs: "Admin Operations") makes users under ``/admin/user`` and knows PutUserPolicy of IAM; the owner's
user needs the caps ``users=*;user-policy=*``. What a key may do is decided in ``access``.
"""

from __future__ import annotations

import json
from typing import Any, Protocol
from urllib.parse import quote, urlsplit

from botocore import exceptions as boto
from botocore.auth import S3SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.httpsession import URLLib3Session

from studio.depot.s3 import S3Depot, client_config
from studio.depot.s3_errors import TRANSPORT_ERRORS, person_error
from studio.depot.s3_owner import allow_owner
from studio.domain.errors import AccessError, DepotError, OfflineError

_PROBE_USER = "segue-probe-no-such-user"
_CONNECT_S = 10.0
_READ_S = 60.0


class Users(Protocol):
    """One way to make users."""

    def is_offered(self) -> bool:
        """Whether the storage knows this way and lets these keys use it."""

    def create(self, user: str, policy: str, policy_name: str) -> tuple[str, str]:
        """A new user with this policy: key id and secret."""

    def set_policy(self, user: str, policy: str, policy_name: str) -> None:
        """Replace the user's policy."""

    def remove(self, user: str) -> None:
        """Remove the user with keys and policies; fine when there is none."""


def users_of(depot: S3Depot) -> list[Users]:
    """The ways to try, likeliest first."""
    if service_endpoint(depot, "iam") != depot.endpoint_url or depot.endpoint_url is None:
        return [IamUsers(depot)]
    return [CephUsers(depot), IamUsers(depot)]


def service_endpoint(depot: S3Depot, service: str) -> str | None:
    """Where a storage answers ``iam`` or ``sts``: AWS and Wasabi at hosts of their own (Wasabi, "Service URLs for
    Wasabi's IAM and STS"), everybody else where the buckets are. None: where botocore knows it to be.
    """
    host = urlsplit(depot.endpoint_url).hostname if depot.endpoint_url else None
    if host and host.endswith(".wasabisys.com"):
        return f"https://{service}.wasabisys.com"
    return None if host and host.endswith((".amazonaws.com", ".amazonaws.com.cn")) else depot.endpoint_url


def _iam_client(depot: S3Depot) -> Any:
    config = client_config(path_style=True, connections=2, connect_timeout_s=_CONNECT_S, read_timeout_s=_READ_S)
    return depot.session.client(
        "iam",
        region_name=depot.region,
        endpoint_url=service_endpoint(depot, "iam"),
        config=config.merge(type(config)(signature_version="v4")),
    )


class IamUsers:
    """AWS's IAM, and who offers the same calls."""

    def __init__(self, depot: S3Depot) -> None:
        self._depot = depot
        self._client = _iam_client(depot)

    def is_offered(self) -> bool:
        """See `Users.is_offered`: asks for a user that nobody has."""
        try:
            self._client.get_user(UserName=_PROBE_USER)
        except self._client.exceptions.NoSuchEntityException:
            return True
        except TRANSPORT_ERRORS as error:
            if isinstance(found := person_error(error, self._depot.url), OfflineError):
                raise found from error
            return False
        return True

    def create(self, user: str, policy: str, policy_name: str) -> tuple[str, str]:
        """See `Users.create`. The policy comes before the key, so that no key is ever without it."""
        try:
            self._client.create_user(UserName=user)
            self._client.put_user_policy(UserName=user, PolicyName=policy_name, PolicyDocument=policy)
            key = self._client.create_access_key(UserName=user)["AccessKey"]
        except TRANSPORT_ERRORS as error:
            raise person_error(error, user) from error
        return key["AccessKeyId"], key["SecretAccessKey"]

    def set_policy(self, user: str, policy: str, policy_name: str) -> None:
        """See `Users.set_policy`."""
        try:
            self._client.put_user_policy(UserName=user, PolicyName=policy_name, PolicyDocument=policy)
        except TRANSPORT_ERRORS as error:
            raise person_error(error, user) from error

    def remove(self, user: str) -> None:
        """See `Users.remove`."""
        gone = self._client.exceptions.NoSuchEntityException
        try:
            for key in self._client.list_access_keys(UserName=user)["AccessKeyMetadata"]:
                self._client.delete_access_key(UserName=user, AccessKeyId=key["AccessKeyId"])
            for name in self._client.list_user_policies(UserName=user)["PolicyNames"]:
                self._client.delete_user_policy(UserName=user, PolicyName=name)
            self._client.delete_user(UserName=user)
        except gone:
            return
        except TRANSPORT_ERRORS as error:
            raise person_error(error, user) from error


class CephUsers:
    """Ceph's admin operations for the user, its PutUserPolicy for the policy."""

    def __init__(self, depot: S3Depot) -> None:
        self._depot = depot

    def is_offered(self) -> bool:
        """See `Users.is_offered`: asks for a user that nobody has and looks how that is answered."""
        status, answer = self._admin("GET", {"uid": _PROBE_USER})
        return status == 404 and answer.get("Code") == "NoSuchUser"

    def create(self, user: str, policy: str, policy_name: str) -> tuple[str, str]:
        """See `Users.create`. The key first: Ceph 16 forgets the policy when a key is made after it.

        Until the policy is there the user may do nothing in other people's buckets, nor make any of its own.
        """
        query = {"uid": user, "display-name": user, "generate-key": "True", "key-type": "s3", "max-buckets": "-1"}
        made = self._must("PUT", query, user)
        for key in made.get("keys", ()):
            if key.get("user") == user:
                self.set_policy(user, policy, policy_name)
                if not allow_owner(self._depot):
                    raise AccessError("These keys may not give the owner access to what members write.", subject=user)
                return key["access_key"], key["secret_key"]
        raise DepotError("The storage made no key.", subject=user)

    def set_policy(self, user: str, policy: str, policy_name: str) -> None:
        """See `Users.set_policy`."""
        client = _iam_client(self._depot)
        try:
            client.put_user_policy(UserName=user, PolicyName=policy_name, PolicyDocument=policy)
        except TRANSPORT_ERRORS as error:
            raise person_error(error, user) from error
        finally:
            client.close()

    def remove(self, user: str) -> None:
        """See `Users.remove`. Its objects stay: they lie in the owner's bucket."""
        status, answer = self._admin("DELETE", {"uid": user})
        if status not in {200, 204, 404}:
            raise self._refusal(status, answer, user)

    def _must(self, method: str, query: dict[str, str], subject: str) -> Any:
        status, answer = self._admin(method, query)
        if status != 200:
            raise self._refusal(status, answer, subject)
        return answer

    def _refusal(self, status: int, answer: Any, subject: str) -> DepotError:
        code = answer.get("Code", "") if isinstance(answer, dict) else ""
        if status == 403:
            what_to_do = "Give the owner's user the caps users=*;user-policy=* or paste a key pair made by hand."
            return AccessError("These keys may not make users.", subject=subject, what_to_do=what_to_do)
        return DepotError(f"The storage did not make or remove the user ({code or status}).", subject=subject)

    def _admin(self, method: str, query: dict[str, str]) -> tuple[int, Any]:
        """One signed admin request: status and decoded answer ({} when it is no JSON)."""
        words = "&".join(
            f"{quote(key)}={quote(value, safe='')}" if value else quote(key) for key, value in query.items()
        )
        endpoint = (self._depot.endpoint_url or "").rstrip("/")
        request = AWSRequest(method, f"{endpoint}/admin/user?{words}&format=json")
        http = URLLib3Session(timeout=(_CONNECT_S, _READ_S))
        try:
            credentials = self._depot.session.get_credentials()
            if credentials is None:
                raise boto.NoCredentialsError
            S3SigV4Auth(credentials.get_frozen_credentials(), "s3", self._depot.region).add_auth(request)
            answer = http.send(request.prepare())
            body = answer.content
        except TRANSPORT_ERRORS as error:
            raise person_error(error, endpoint) from error
        finally:
            http.close()
        try:
            return answer.status_code, json.loads(body or b"{}")
        except ValueError:
            return answer.status_code, {}
