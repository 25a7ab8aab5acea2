"""What a person can ask of chains, as values: save stages as one, put one into a plan, keep the home's own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SaveChain:
    """Keep stages (ids or slugs of one production) as a chain of one's own. One of that title is replaced where
    ``is_replacing``, else it is refused.

    Result: ``{chain, title, path, stages, inputs, outputs, left_out: [sentences]}``.
    """

    stages: tuple[str, ...]
    title: str
    is_replacing: bool = False


@dataclass(frozen=True, slots=True)
class InsertChain:
    """Put a chain (a name, or the path of a file) into a production; what it begins with starts no earlier than an
    instant (0: as early as it can). ``track``: all on this one (empty: tracks of the same names). ``links`` feed the
    chain's inputs: (stage in the plan, its output, stage of the chain by its own id, its input).

    Result: ``{nest, stages: [ids], production, notes}``; ``notes`` has ``prices`` where those are in another currency.
    """

    production: str
    chain: str
    at_ms: int = 0
    track: str = ""
    is_nested: bool = True
    links: tuple[tuple[str, str, str, str], ...] = ()
    language: str = ""
    """In which a chain that ships is told; empty: English."""


@dataclass(frozen=True, slots=True)
class RemoveChain:
    """Take a chain out of one's own. Result: ``{chain, title}``."""

    chain: str


@dataclass(frozen=True, slots=True)
class WriteChain:
    """Write a chain as a file that ``segue new --chain`` and others read. Result: ``{chain, title, path}``."""

    chain: str
    path: str


@dataclass(frozen=True, slots=True)
class TakeChain:
    """Keep a chain that somebody sent as a file among one's own. Result as of ``SaveChain``."""

    path: str


ChainCommand = SaveChain | InsertChain | RemoveChain | WriteChain | TakeChain
