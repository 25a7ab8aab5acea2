"""What an examination of a depot found, and what follows from it, in words for a person. Tries nothing itself."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace

from studio.depot.depot import ConditionalCreate

MOST_DRIFT_S = 300.0
"""A device further off the depot's clock writes no entry (PROTOCOL.md 5.6)."""


@dataclass(frozen=True, slots=True)
class DepotReport:
    """The outcome of `examine`.

    ``conditional_create`` is None where it could not be tried. ``range_read``: yes, whole (sends everything
    instead of the part), wrong, no. ``list_order``: sorted, unsorted, incomplete. ``presign``: yes, no, none
    (this kind of depot has no signed addresses). ``rights``: of list, write, read, delete, what the keys allow.
    """

    url: str
    conditional_create: ConditionalCreate | None
    needs_lead: bool
    range_read: str
    list_order: str
    presign: str
    rights: tuple[str, ...]
    clock_drift_s: float
    advice: tuple[str, ...] = ()

    @property
    def is_usable(self) -> bool:
        """Whether a production can live here."""
        return {"list", "write", "read"} <= set(self.rights) and self.list_order != "incomplete"

    def with_advice(self) -> DepotReport:
        """The same report with what follows from it."""
        return replace(self, advice=tuple(_advice(self)))

    def as_json(self) -> dict[str, object]:
        """For ``depot check --json``."""
        return asdict(self) | {"rights": list(self.rights), "advice": list(self.advice)}


_ONE_DEVICE = (
    "Segue works here with one deciding device: the device on which a production is started. Everybody else reads along "
    "and sends what they do to it."
)
_CREATES = {
    ConditionalCreate.REFUSED: "This storage refuses conditional writes.",
    ConditionalCreate.IGNORED: "This storage ignores conditions: it overwrites an object that was to be created only if "
    "it is not there.",
    ConditionalCreate.NOT_ATOMIC: "This storage lets several win when they create the same object at the same moment.",
}
_MISSING_RIGHTS = {
    "list": "These keys may not list objects: packets and uploads cannot be found. Allow s3:ListBucket.",
    "write": "These keys may not write: nothing can be sent. Allow s3:PutObject.",
    "read": "These keys may not read: nothing can be received. Allow s3:GetObject.",
    "delete": "These keys may not delete: what was taken in stays in the inbox, and the trial objects of this check "
    "stay behind. Allow s3:DeleteObject for the owner.",
}


def _advice(report: DepotReport) -> list[str]:
    """Sentences, the gravest first."""
    advice = [words for right, words in _MISSING_RIGHTS.items() if right not in report.rights]
    if report.conditional_create in _CREATES:
        advice.append(f"{_CREATES[report.conditional_create]} {_ONE_DEVICE}")
    elif report.needs_lead and report.conditional_create is ConditionalCreate.YES:
        advice.append(f"In a folder two computers do not see each other's writes in time. {_ONE_DEVICE}")
    if report.list_order == "incomplete":
        advice.append("Listings leave objects out or begin in the wrong place: do not use this storage.")
    elif report.list_order == "unsorted":
        advice.append("Listings are not sorted: long inboxes take longer to read.")
    if report.range_read in {"whole", "wrong", "no"}:
        advice.append("Parts of objects cannot be read: whole objects are fetched instead, which costs more traffic.")
    if report.presign == "no":
        advice.append(
            "Signed addresses do not work: an invitation cannot open by itself; give each person a key pair first."
        )
    if abs(report.clock_drift_s) > MOST_DRIFT_S:
        direction = "behind" if report.clock_drift_s > 0 else "ahead"
        minutes = round(abs(report.clock_drift_s) / 60)
        advice.append(
            f"This computer's clock is {minutes} minutes {direction} of the storage's. Set it right: until then this "
            "device writes no entry."
        )
    return advice
