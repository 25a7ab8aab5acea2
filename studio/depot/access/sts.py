"""Temporary keys from the storage's token service: AssumeRole with an inline session policy (AWS, Ceph, MinIO).

The session may do what both the role and the session policy allow (AWS STS API reference, AssumeRole). It ends by
itself: after 12 hours at most on AWS (and Ceph) and no later than the role's own limit; MinIO gives 7 days
(MinIO, docs/sts/assume-role.md). There is no call that ends one session alone.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from botocore import exceptions as boto

from studio.depot.access.by_hand import own_key_id
from studio.depot.access.driver import AccessSettings, Document, Preview, RemakingDriver
from studio.depot.access.grant import AccessKind, Grant, KeyPair, MemberPlaces
from studio.depot.access.policies import POLICY_CHARS_MAX, Piece, member_sentences, pieces
from studio.depot.depot import ObjectMissingError, WrongKeysError
from studio.depot.s3 import S3Depot, client_config
from studio.depot.s3_errors import TRANSPORT_ERRORS, person_error
from studio.depot.s3_users import service_endpoint
from studio.domain.errors import AccessError, BadInputError

HOUR_S = 3600
DAY_S = 24 * HOUR_S
LIVES_S = (12 * HOUR_S, HOUR_S)
MINIO_LIVES_S = (7 * DAY_S, *LIVES_S)
_PACKED_CHARS_MAX = 1300
_REFUSED_AS_IT_IS = 400
"""A longer life than the role's is answered so; each server has a code of its own, and Ceph 16 none that botocore reads."""
_NO_ROLE = "arn:aws:iam:::role/segue"
"""MinIO takes the role from the calling user; botocore wants the parameter all the same."""


class StsDriver(RemakingDriver):
    """See `driver.AccessDriver`. ``is_minio``: no role is needed, and sessions last longer."""

    kind = AccessKind.STS
    left_to_do = (
        "Their keys are not renewed any more and end by themselves within hours.",
        (
            "To end them now, end all sessions of the role at your provider (AWS: role, “Revoke active sessions”); "
            "then `segue depot access PRODUCTION --renew` gives the others new ones."
        ),
    )

    def __init__(self, depot: S3Depot, settings: AccessSettings, *, is_minio: bool = False) -> None:
        self._depot = depot
        self._role_arn = settings.role_arn or (_NO_ROLE if is_minio else "")
        self._lives_s = MINIO_LIVES_S if is_minio else LIVES_S

    @property
    def parent(self) -> str:
        """See `AccessDriver.parent`."""
        return f"{own_key_id(self._depot)} {self._role_arn}"

    def preview(self, places: MemberPlaces) -> Preview:
        """See `AccessDriver.preview`."""
        hours = self._lives_s[0] // HOUR_S
        life = f"{hours} hours" if hours < 48 else f"{hours // 24} days"
        often = "every day" if hours < 48 else "every few days"
        return Preview(
            self.kind,
            (
                f"The person gets temporary keys that end by themselves after {life} at most.",
                f"This computer renews them when half of that is over: it has to be on and online {often}.",
                "Shutting a person out means not renewing; keys that are out stay good until they end.",
            ),
            tuple(
                Document("Session policy", json.loads(piece.policy), member_sentences(places))
                for piece in pieces(places)
            ),
        )

    def grant(self, places: MemberPlaces, now_ms: int) -> Grant | None:
        """See `AccessDriver.grant`."""
        if not self._role_arn:
            raise BadInputError(
                "Temporary keys need a role.",
                subject=self._depot.url,
                what_to_do="Make one as `segue depot policy` shows it, and name it with --role ARN.",
            )
        client = self._client()
        try:
            try:
                answers = self._assume_all(client, places, POLICY_CHARS_MAX)
            except _TooLargeError:
                answers = self._assume_all(client, places, _PACKED_CHARS_MAX)
        finally:
            client.close()
        keys = tuple(
            KeyPair(answer["AccessKeyId"], answer["SecretAccessKey"], answer["SessionToken"], piece.places)
            for piece, answer in answers
        )
        life_ms = min(answer["life_ms"] for _, answer in answers)
        return Grant(self.kind, keys, now_ms, now_ms + life_ms, places.rooms, parent=self.parent)

    def _client(self) -> Any:
        config = client_config(path_style=True, connections=2, connect_timeout_s=10.0, read_timeout_s=60.0)
        return self._depot.session.client(
            "sts",
            region_name=self._depot.region,
            endpoint_url=service_endpoint(self._depot, "sts"),
            config=config.merge(type(config)(signature_version="v4")),
        )

    def _assume_all(self, client: Any, places: MemberPlaces, chars_max: int) -> list[tuple[Piece, dict[str, Any]]]:
        return [(piece, self._assume(client, places, piece.policy)) for piece in pieces(places, chars_max)]

    def _assume(self, client: Any, places: MemberPlaces, policy: str) -> dict[str, Any]:
        """One session, as long as the role allows: a longer one than that is refused, so shorter ones are tried."""
        for number, life_s in enumerate(self._lives_s, start=1):
            try:
                answer = client.assume_role(
                    RoleArn=self._role_arn,
                    RoleSessionName=f"segue-{places.device[:24]}",
                    Policy=policy,
                    DurationSeconds=life_s,
                )
            except boto.ClientError as error:
                code = str(error.response.get("Error", {}).get("Code", ""))
                status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode")
                if code == "PackedPolicyTooLarge":
                    raise _TooLargeError("The session policy is too large.", subject=self._depot.url) from error
                if status == _REFUSED_AS_IT_IS and number < len(self._lives_s):
                    continue
                raise self._refusal(error) from error
            except TRANSPORT_ERRORS as error:
                raise person_error(error, self._depot.url) from error
            return {**answer["Credentials"], "life_ms": _life_ms(answer)}
        raise AccessError("The storage gives no temporary keys.", subject=self._depot.url)

    def _refusal(self, error: boto.ClientError) -> Exception:
        found = person_error(error, self._role_arn)
        if isinstance(found, AccessError | ObjectMissingError) and not isinstance(found, WrongKeysError):
            return AccessError(
                "There is no such role, or your keys may not take it on.",
                subject=self._role_arn,
                what_to_do="Let your user assume the role; `segue depot policy` shows the policies of both.",
            )
        return found


def _life_ms(answer: dict[str, Any]) -> int:
    """How long a session lasts, by the server's own clock: this computer's may be wrong."""
    ends: datetime = answer["Credentials"]["Expiration"]
    date_text = answer["ResponseMetadata"]["HTTPHeaders"].get("date", "")
    try:
        begins = parsedate_to_datetime(date_text)
    except ValueError:
        begins = datetime.now(UTC)
    return max(1, int((ends - begins).total_seconds() * 1000))


class _TooLargeError(AccessError):
    """AWS's packed form of the policy is over its own, unpublished limit."""
