"""Answers to offers that were given before the owner's machine let this one in; they wait here until they can be said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection

from studio.events.records import from_text, to_text
from studio.store.database import get_meta, set_meta

Answer = Literal["", "accept", "decline", "changed"]
"""``changed``: it was accepted, but what is offered now is something else. Empty: nothing has been answered."""


@dataclass(frozen=True, slots=True)
class EarlyAnswer:
    """``offer`` and ``terms_hash`` are those that the person saw on the invitation's page."""

    answer: Answer
    offer: str = ""
    terms_hash: str = ""
    reason: str = ""


def early_answer(connection: Connection, room: str) -> EarlyAnswer:
    """What was answered to the offer in this room and could not be said yet."""
    text = get_meta(connection, _key(room))
    return EarlyAnswer(**from_text(text)) if text else EarlyAnswer("")


def keep_early_answer(connection: Connection, room: str, kept: EarlyAnswer) -> None:
    """Keep an answer in the place of an earlier one; an empty one ends the waiting."""
    values = {"answer": kept.answer, "offer": kept.offer, "terms_hash": kept.terms_hash, "reason": kept.reason}
    set_meta(connection, _key(room), to_text(values) if kept.answer else "")


def _key(room: str) -> str:
    return f"answer/{room}"
