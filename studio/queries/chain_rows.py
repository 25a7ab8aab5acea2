"""Chains as rows: what there is to choose from, and what in a plan could feed one that is put into it."""

from __future__ import annotations

from dataclasses import dataclass

from studio.domain.chain import Chain, chain_days
from studio.domain.ports import fits
from studio.queries.standing import ProductionFacts

_MOST_CHOICES = 20


@dataclass(frozen=True, slots=True)
class ChainRow:
    """A chain to choose. ``key`` is how commands name it; days are working days, reviewed at once and at the limit.
    ``problem`` says why it cannot be used, ``path`` is the file of one's own.
    """

    key: str
    title: str
    is_own: bool
    stages: int = 0
    early_days: float = 0.0
    late_days: float = 0.0
    price_minor: int = 0
    currency: str = ""
    problem: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class FeedRow:
    """An output of the plan that fits an input of a chain."""

    stage: str
    title: str
    output: str
    type: str


@dataclass(frozen=True, slots=True)
class OuterInputRow:
    """An input of a chain that it does not feed itself, with what could; ``likely`` is the place of the one that is
    meant by its name (-1: none).
    """

    stage: str
    title: str
    input: str
    type: str
    feeds: tuple[FeedRow, ...]
    likely: int


@dataclass(frozen=True, slots=True)
class InsertRows:
    """A chain that may be put into a plan. ``is_other_money``: its prices are in another currency and stay out."""

    key: str
    chain: Chain
    inputs: tuple[OuterInputRow, ...]
    is_other_money: bool


def chain_row(key: str, chain: Chain, *, path: str = "") -> ChainRow:
    """A chain that can be used; one's own has the path of its file."""
    early, late = chain_days(chain)
    return ChainRow(
        key, chain.title, bool(path), len(chain.stages), early, late, chain.price_minor, chain.currency, path=path
    )


def problem_row(key: str, problem: str, path: str) -> ChainRow:
    """A file of one's own that is no chain any more."""
    return ChainRow(key, key, is_own=True, problem=problem, path=path)


def insert_rows(facts: ProductionFacts, key: str, chain: Chain) -> InsertRows:
    """The outer inputs of a chain with the outputs of the plan that fit: those of the same name first, then of the same
    type, then in the order of the plan.
    """
    titles = {stage.id: stage.title for stage in chain.stages}
    outputs = [(place, stage, port) for place, stage in enumerate(facts.stages.values()) for port in stage.outputs]
    rows = []
    for outer in chain.outer_inputs:
        fitting = [
            (
                port.name != outer.port,
                port.type != outer.type,
                place,
                FeedRow(stage.id, stage.title, port.name, port.type),
            )
            for place, stage, port in outputs
            if fits(port.type, outer.type)
        ]
        fitting.sort(key=lambda one: one[:3])
        feeds = tuple(feed for *_, feed in fitting[:_MOST_CHOICES])
        likely = 0 if feeds and feeds[0].output == outer.port else -1
        rows.append(OuterInputRow(outer.stage, titles[outer.stage], outer.port, outer.type, feeds, likely))
    is_other = bool(chain.price_minor) and chain.currency != facts.production.currency
    return InsertRows(key, chain, tuple(rows), is_other)
