"""What the pages say and check before anything is sent: chains, storage reports, invitations, terms. No widgets."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from studio.app.running_window import PASS_SUFFIXES
from studio.domain.calendar import day_min, work_between
from studio.domain.call_rate import CallRate
from studio.domain.chain import Chain, chain_days
from studio.domain.milestones import Milestone
from studio.domain.money import basis_points_of
from studio.domain.production import WorkCalendar
from studio.domain.rights import short_rights
from studio.queries.rows import PlanRows, StageDetail
from ui.languages import told
from ui.widgets.call_minutes import rate_line
from ui.words import first_name, moment_text, money, tr, tr_n, work_text

CHAINS = ("song", "podcast", "video", "launch")
_BUCKET = re.compile(r"^s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/.*)?$")
_PASS_LINE = re.compile(r"SEGUE1-[A-Za-z0-9_\-=]+")
DEFAULT_KILL_FEE_PERCENT = (0, 25, 50, 100)


@dataclass(frozen=True, slots=True)
class ChainWords:
    """A chain in the list: what it is called, its icon, one sentence."""

    title: str
    icon: str
    sentence: str


def chain_words(key: str) -> ChainWords:
    """The words of a built-in chain."""
    return {
        "song": ChainWords(tr("Song"), "music", tr("From a demo to a mastered single with players who never meet")),
        "podcast": ChainWords(tr("Podcast episode"), "headphones", tr("From a briefing to a published episode")),
        "video": ChainWords(tr("Music video"), "movie", tr("From a treatment to a graded master")),
        "launch": ChainWords(tr("Brand and website"), "world", tr("From a brief to a live site")),
    }[key]


def chain_line(chain: Chain) -> str:
    """Stages, days, price of a chain in one line."""
    early, late = (round(days) for days in chain_days(chain))
    days = tr_n("{n} day", "{n} days", late) if early == late else tr("{early} to {late} days", early=early, late=late)
    stages = tr_n("{n} stage", "{n} stages", len(chain.stages))
    return ", ".join((stages, days, money(chain.price_minor, chain.currency)))


# --- storage ---------------------------------------------------------------------------------------------------------


def bucket_problem(url: str) -> str:
    """What is wrong with an S3 address, empty when nothing is."""
    if not url:
        return tr("Give the bucket, such as s3://my-bucket/late-train.")
    if not url.startswith("s3://"):
        return tr("An S3 address begins with s3://.")
    return (
        ""
        if _BUCKET.match(url)
        else tr("After s3:// comes the name of a bucket: small letters, digits, dots and hyphens.")
    )


def endpoint_problem(url: str) -> str:
    """What is wrong with an endpoint, empty when nothing is. No endpoint means AWS."""
    if not url or re.match(r"^https?://[^\s/]+", url):
        return ""
    return tr("An endpoint begins with https:// (or http://).")


@dataclass(frozen=True, slots=True)
class ReportWords:
    """A storage report for a person."""

    is_usable: bool
    title: str
    sentences: tuple[str, ...]


def report_words(report: Mapping[str, Any]) -> ReportWords:
    """What ``Studio.examine_depot`` told, in sentences; the gravest first."""
    rights = [str(right) for right in report.get("rights") or ()]
    is_usable = {"list", "read", "write"} <= set(rights) and report.get("list_order") != "incomplete"
    named = {"list": tr("list"), "read": tr("read"), "write": tr("write"), "delete": tr("delete")}
    allowed = ", ".join(named.get(right, right) for right in rights)
    advice = tuple(told(str(sentence)) for sentence in report.get("advice") or ())
    first = (tr("These keys may {rights}.", rights=allowed),) if allowed else ()
    if not is_usable:
        return ReportWords(is_usable=False, title=tr("A production cannot live here yet"), sentences=advice + first)
    title = tr("This storage works, with a remark") if advice else tr("This storage works")
    return ReportWords(is_usable=True, title=title, sentences=first + advice)


# --- how people get their keys ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AccessChoice:
    """A way of access and what it needs; empty where it needs nothing."""

    kind: str
    role_arn: str = ""
    in_bucket: str = ""
    key_id: str = ""
    secret: str = field(default="", repr=False)

    def problem(self) -> str:
        """What is missing; empty when it can be used."""
        if self.kind == "buckets" and not (self.in_bucket and self.key_id and self.secret):
            return tr("Two buckets need the second bucket's name and the members' key pair.")
        return ""

    @property
    def has_needs(self) -> bool:
        """Whether there is more to keep than the way itself."""
        return bool(self.role_arn or self.in_bucket or self.key_id)


def way_name(kind: str) -> str:
    """A way of access in a few words."""
    return {
        "create": tr("The best that fits"),
        "users": tr("A user for each person"),
        "sts": tr("Temporary keys"),
        "r2": tr("Tokens signed by this computer"),
        "b2": tr("Application keys for each person"),
        "buckets": tr("Two buckets"),
        "paste": tr("Keys you make by hand"),
        "shared": tr("Your own keys for everybody"),
        "folder": tr("The folder's own permissions"),
    }.get(kind, kind)


def access_text(shown: Mapping[str, Any], whose: str) -> str:
    """What the owner's own keys (``owner``) or each person's (``member``) must be allowed to do, to read and paste."""
    documents = shown.get("owner" if whose == "owner" else "documents") or ()
    parts = [] if whose == "owner" else ["\n".join(told(one) for one in shown.get("sentences") or ())]
    for document in documents:
        body = document["body"]
        text = body if isinstance(body, str) else json.dumps(body, indent=2)
        sentences = "".join(f"\n- {told(sentence)}" for sentence in document["sentences"])
        parts.append(f"{told(document['title'])}:\n{text}{sentences}")
    return "\n\n".join(part for part in parts if part)


# --- invitations -----------------------------------------------------------------------------------------------------


def pass_in(text: str) -> str:
    """The invitation in a pasted text (a line within a mail will do), or a path; empty when there is none."""
    found = _PASS_LINE.search("".join(text.split()) if "SEGUE1-" in text and " " not in text.strip() else text)
    if found:
        return found.group(0)
    plain = text.strip().strip('"')
    plain = plain.removeprefix("file://")
    return plain if plain.lower().endswith(PASS_SUFFIXES) and "\n" not in plain else ""


# --- offers ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OfferDraft:
    """What stands in the offer's fields. None: as the plan has it."""

    to: str
    price_minor: int
    currency: str
    work_min: int | None
    revisions: int
    review_days: int | None
    latest_ms: int = 0
    greeting: str = ""
    rights: str = ""
    milestones: tuple[Milestone, ...] = ()
    call: CallRate | None = None


def draft_of(detail: StageDetail) -> OfferDraft:
    """The values of the last terms, or the plan's, as the start of an offer."""
    stage, terms = detail.stage, detail.terms
    if terms is not None:
        return OfferDraft(
            stage.person,
            terms.price_minor,
            terms.currency,
            terms.work_min,
            terms.revisions,
            terms.review_days,
            rights=terms.rights,
        )
    return OfferDraft(
        stage.person or stage.meant_for,
        stage.price_minor,
        stage.currency,
        None,
        stage.rounds,
        None,
        rights=detail.offered_rights,
    )


class PlannedTimes(NamedTuple):
    """What the plan has for a stage: minutes of work, days of review, and when the work ends (UTC ms)."""

    work_min: int
    review_days: int
    work_end_ms: int


def planned_times(plan: PlanRows, stage_id: str) -> PlannedTimes | None:
    """A stage's times, read from its dates; None without the stage."""
    stage = next((stage for stage in plan.stages if stage.id == stage_id), None)
    if stage is None:
        return None
    calendar = WorkCalendar(plan.zone, plan.work_weekdays, plan.work_hours)
    review_min = work_between(stage.work_end_ms, stage.end_ms, calendar)
    work_min = work_between(stage.start_ms, stage.work_end_ms, calendar)
    return PlannedTimes(work_min, round(review_min / day_min(calendar)), stage.work_end_ms)


def terms_sentences(draft: OfferDraft, detail: StageDetail) -> tuple[str, ...]:
    """The resulting terms in words, as both sides will read them."""
    who = first_name(draft.to) or tr("The person")
    pay = money(draft.price_minor, draft.currency)
    sentences = [
        tr("{who} gets {pay} within 7 days of your approval.", who=who, pay=pay)
        if draft.call is None
        else tr("{who} is paid by the minute: {rate}.", who=who, rate=rate_line(draft.call, draft.currency)),
        tr(
            "The work takes {time}; the clock starts when all inputs are there.",
            time=tr("as long as planned") if draft.work_min is None else work_text(draft.work_min),
        ),
    ]
    if draft.milestones:
        parts = ", ".join(f"{one.name} {money(one.amount_minor, draft.currency)}" for one in draft.milestones)
        sentences.append(tr("It is paid in parts, each once you accept it: {parts}.", parts=parts))
    if draft.latest_ms:
        sentences.append(tr("It is due on {when} at the latest.", when=moment_text(draft.latest_ms)))
    rounds = tr_n("{n} round of changes is included", "{n} rounds of changes are included", draft.revisions)
    rounds = rounds if draft.revisions else tr("No round of changes is included")
    if draft.review_days is None:
        answer = tr("you answer a take within the planned time")
    else:
        answer = tr_n("you answer a take within {n} day", "you answer a take within {n} days", draft.review_days)
    is_silent = detail.terms.silence_approves if detail.terms is not None else True
    silence = tr(", else silence approves it") if is_silent else ""
    sentences.append(f"{rounds}; {answer}{silence}.")
    percents = detail.terms.kill_fee_percent if detail.terms is not None else DEFAULT_KILL_FEE_PERCENT
    started, delivered = (
        money(basis_points_of(draft.price_minor, percent * 100), draft.currency) for percent in percents[1:3]
    )
    sentences.append(
        tr(
            "If you cancel, {started} is owed after the start and {delivered} after the first delivery.",
            started=started,
            delivered=delivered,
        )
    )
    if draft.rights:
        sentences.append(tr("Rights: {rights}.", rights=told(short_rights(draft.rights))))
    sentences.append(tr("The offer stands for 72 hours."))
    return tuple(sentences)


def expires_words(expires_utc: str) -> str:
    """An ISO instant in the reader's time; the text itself when it is none."""
    try:
        moment = datetime.fromisoformat(expires_utc)
    except ValueError:
        return expires_utc
    return moment_text(round(moment.timestamp() * 1000))


def mail_text(title: str, production: str, owner: str, to: str, line: str, expires: str) -> tuple[str, str]:
    """Subject and body of a mail with an invitation."""
    subject = tr("{title} for “{production}”", title=title, production=production) if production else title
    body = tr(
        "Hello {to},\n\nI would like you to do “{title}”. Open Segue, choose “Open an invitation” and paste this line; "
        "you see what it is, what it pays and what you get before you say yes.\n\n{line}\n\nThe invitation can be opened "
        "until {expires}.\n\n{owner}",
        to=first_name(to),
        title=title,
        line=line,
        expires=expires,
        owner=owner,
    )
    return subject, body
