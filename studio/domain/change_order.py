"""A paid change order: what it adds to signed terms. Both sides work out the same terms, and sign their hash.

Amounts are integer minor units; nothing is rounded, since a change only adds.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from studio.domain.errors import BadInputError
from studio.domain.milestones import with_change
from studio.domain.money import MOST_MINOR
from studio.domain.terms import Terms

TEXT_MOST = 2000
MOST_WORK_MIN = 60 * 24 * 400
MOST_ROUNDS = 99


@dataclass(frozen=True, slots=True)
class ChangeOrder:
    """What is added: to the price, to the working time, to the rounds of changes; ``text`` says for what. ``due_ms``: when the work is due then,
    if it is accepted at once (0: it has no due date yet).
    """

    text: str
    price_minor: int = 0
    work_min: int = 0
    rounds: int = 0
    due_ms: int = 0

    def refuse_incomplete(self) -> None:
        """Raise BadInputError unless it could be signed."""
        problem = ""
        if not self.text.strip():
            problem = "it does not say what is to be done"
        elif len(self.text) > TEXT_MOST:
            problem = f"its text is longer than {TEXT_MOST} letters"
        elif min(self.price_minor, self.work_min, self.rounds) < 0:
            problem = "it takes something away"
        elif not (self.price_minor or self.work_min or self.rounds):
            problem = "it adds neither price nor time nor rounds"
        elif self.price_minor > MOST_MINOR or self.work_min > MOST_WORK_MIN or self.rounds > MOST_ROUNDS:
            problem = "it adds more than can be"
        if problem:
            raise BadInputError(
                f"This change cannot be proposed: {problem}.",
                subject="change",
                what_to_do="Say what is to be done, and name what it adds: a price, days or rounds of changes.",
            )


def changed_by(terms: Terms, order: ChangeOrder) -> Terms:
    """The terms as they are once the change is accepted; its text stands at the end of the brief."""
    words = order.text.strip()
    return replace(
        terms,
        brief=f"{terms.brief}\n\n+ {words}" if terms.brief else f"+ {words}",
        price_minor=terms.price_minor + order.price_minor,
        work_min=terms.work_min + order.work_min,
        revisions=terms.revisions + order.rounds,
        milestones=with_change(terms.milestones, words, order.price_minor),
        latest_ms=max(terms.latest_ms, order.due_ms) if terms.latest_ms else 0,
        call=None
        if terms.call is None
        else replace(terms.call, extra_minor=terms.call.extra_minor + order.price_minor),
    )
