"""A chain made of stages of a plan, and a chain as the plain data from which it is read again.

What only this plan knows is left out and told: people, dates, what has happened, and hand-offs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from studio.domain.chain import LISTED, Chain, OuterPort, chain_from_data
from studio.domain.chain_values import DAY_WORK_MIN
from studio.domain.delivery_spec import from_log_rules
from studio.domain.errors import BadInputError
from studio.domain.ids import slug
from studio.domain.money import currency_digits
from studio.domain.nests import Nest, stages_within
from studio.domain.ports import takes_several
from studio.domain.production import HouseFormat, Link, Port, Production, Stage, Track


@dataclass(frozen=True, slots=True)
class SavedChain:
    """A chain and what it leaves out, in counts: stages with ``dates`` of their own and meant for ``people``, links that
    cross its border and only say ``when``, nests of which only a ``part`` is in it.
    """

    chain: Chain
    dates: int = 0
    people: int = 0
    when: int = 0
    part: int = 0


def chain_of(
    production: Production,
    tracks: Iterable[Track],
    stages: Iterable[Stage],
    links: Iterable[Link],
    nests: Mapping[str, Nest],
    chosen: Collection[str],
    title: str,
) -> SavedChain:
    """The chosen stages (ids) of a plan as a chain. Links that cross the border become its outer ports."""
    every = list(stages)
    inside = [stage for stage in every if stage.id in chosen]
    names = {stage.id: stage.slug for stage in inside}
    used = {stage.track for stage in inside}
    lanes = sorted((track for track in tracks if track.id in used), key=lambda track: (track.position, track.id))
    lane_ids = {track.id: f"track-{place}" for place, track in enumerate(lanes)}
    whole = {
        nest.id: f"nest-{place}"
        for place, nest in enumerate(nests.values())
        if (within := stages_within(nests, every, nest.id)) and all(stage.id in chosen for stage in within)
    }
    order = {stage.id: place for place, stage in enumerate(every)}
    known = [link for link in links if link.source in order and link.target in order]
    known.sort(key=lambda link: (order[link.source], order[link.target], link.output, link.input, link.id))
    ties: dict[str, Link] = {}
    for link in known:
        if link.source in names and link.target in names:
            place = f"link-{len(ties)}"
            ties[place] = replace(link, id=place, source=names[link.source], target=names[link.target])
    ports = [(link, link.source in names, link.target in names) for link in known]
    into = [(link.target, link.input) for link, is_from, is_to in ports if is_to and not is_from and link.input]
    out_of = [(link.source, link.output) for link, is_from, is_to in ports if is_from and not is_to and link.output]
    by_id = {stage.id: stage for stage in inside}
    chain = Chain(
        id=slug(title),
        title=title,
        currency=production.currency,
        budget_minor=0,
        tracks=tuple(replace(track, id=lane_ids[track.id], position=place) for place, track in enumerate(lanes)),
        stages=tuple(
            _bare(stage, names[stage.id], lane_ids[stage.track], _kept_nest(nests, whole, stage.nest), place)
            for place, stage in enumerate(inside)
        ),
        links=tuple(ties.values()),
        house=production.house,
        kill_fee_bp=(0, 2500, 5000, 10_000),
        nests=tuple(
            Nest(whole[nest.id], nest.name, _kept_nest(nests, whole, nest.outer), nest.is_closed)
            for nest in nests.values()
            if nest.id in whole
        ),
        named_inputs=_outer(by_id, names, into, is_input=True),
        named_outputs=_outer(by_id, names, out_of, is_input=False),
    )
    return SavedChain(
        chain,
        dates=sum(bool(stage.not_before_ms or stage.must_finish_ms) for stage in inside),
        people=sum(bool(stage.meant_for) for stage in inside),
        when=sum((is_from or is_to) and is_from != is_to and not link.input for link, is_from, is_to in ports),
        part=len({stage.nest for stage in inside if stage.nest in nests and stage.nest not in whole}),
    )


def _kept_nest(nests: Mapping[str, Nest], whole: Mapping[str, str], nest: str) -> str:
    """The nest itself where all of it is in the chain, else none."""
    return whole.get(nest, "") if nest in nests else ""


def _bare(stage: Stage, name: str, track: str, nest: str, place: int) -> Stage:
    def plain(port: Port) -> Port:
        return replace(port, spec=from_log_rules(port.spec))

    return replace(
        stage,
        id=name,
        slug=name,
        track=track,
        nest=nest,
        position=place,
        inputs=tuple(plain(port) for port in stage.inputs),
        outputs=tuple(plain(port) for port in stage.outputs),
        not_before_ms=0,
        must_finish_ms=0,
        is_late_as_possible=False,
        started_ms=0,
        progress_pct=0,
        progress_ms=0,
        meant_for="",
    )


def _outer(
    by_id: Mapping[str, Stage], names: Mapping[str, str], places: Iterable[tuple[str, str]], *, is_input: bool
) -> tuple[OuterPort, ...]:
    wanted = set(places)
    return tuple(
        OuterPort(names[stage.id], port.name, port.type)
        for stage in by_id.values()
        for port in (stage.inputs if is_input else stage.outputs)
        if (stage.id, port.name) in wanted
    )


# --- as plain data ---------------------------------------------------------------------------------------------


def chain_to_data(chain: Chain) -> dict[str, Any]:
    """The layout of ``assets/chains/README.md``: what ``chain_from_data`` reads as the same chain.

    Inputs are fed by outputs of their name where that says all; else every link is listed.
    """
    types, specs = _shared_ports(chain.stages)
    data: dict[str, Any] = {
        "id": chain.id,
        "title": chain.title,
        "currency": chain.currency,
        "budget": _money(chain.budget_minor, chain.currency),
        "defaults": {"kill_fee": [_short(points / 100) for points in chain.kill_fee_bp]},
        "globals": _house(chain.house),
        "tracks": [track.name for track in chain.tracks],
        "ports": types,
        "nests": [{"id": nest.id, "name": nest.name, "inside": nest.outer} for nest in chain.nests],
        "stages": [_stage(stage, chain, types, specs) for stage in chain.stages],
        "specs": specs,
        "inputs": [{"stage": port.stage, "port": port.port} for port in chain.named_inputs],
        "outputs": [{"stage": port.stage, "port": port.port} for port in chain.named_outputs],
    }
    data = {key: value for key, value in data.items() if value not in ([], {})}
    others = [_link(link) for link in chain.links if not _is_plain(link) and not _is_wait(link)]
    short = {**data, "links": others} if others else data
    return short if _says_all(short, chain) else {**data, "linking": LISTED, "links": [_link(k) for k in chain.links]}


def _is_plain(link: Link) -> bool:
    """Whether an input is fed by the output of its name."""
    return bool(link.input) and link.input == link.output and link.kind == "FS" and not link.lag_min


def _says_all(data: Mapping[str, Any], chain: Chain) -> bool:
    def ties(links: Iterable[Link]) -> set[tuple[Any, ...]]:
        return {(k.source, k.target, k.output, k.input, k.kind, k.lag_min) for k in links}

    try:
        return ties(chain_from_data(data).links) == ties(chain.links)
    except BadInputError:  # two outputs of one name for an input that takes one, or a loop that the names would close
        return False


def _shared_ports(stages: Iterable[Stage]) -> tuple[dict[str, str], dict[str, Any]]:
    """Names that mean one type in the whole chain, and the specs of outputs that all stages share."""
    ports: dict[str, set[str]] = {}
    rules: dict[str, list[Mapping[str, Any]]] = {}
    for stage in stages:
        for port in (*stage.inputs, *stage.outputs):
            ports.setdefault(port.name, set()).add(port.type)
        for port in stage.outputs:
            rules.setdefault(port.name, []).append(port.spec)
    types = {name: next(iter(found)) for name, found in ports.items() if len(found) == 1}
    specs = {
        name: dict(found[0]) for name, found in rules.items() if found[0] and all(one == found[0] for one in found)
    }
    return types, {name: spec for name, spec in specs.items() if name in types}


def _stage(stage: Stage, chain: Chain, types: Mapping[str, str], specs: Mapping[str, Any]) -> dict[str, Any]:
    lanes = {track.id: track.name for track in chain.tracks}
    data: dict[str, Any] = {"id": stage.id, "track": lanes[stage.track], "title": stage.title, "role": stage.role}
    data["brief"] = stage.brief
    if stage.work_min % DAY_WORK_MIN == 0:
        data["days"] = stage.work_min // DAY_WORK_MIN
    else:
        data["hours"] = _short(stage.work_min / 60)
    data |= {
        "price": _money(stage.price_minor, chain.currency),
        "revisions": stage.revisions,
        "review_days": stage.review_days,
        "least_days": _short(stage.least_work_min / DAY_WORK_MIN),
        "most_days": _short(stage.most_work_min / DAY_WORK_MIN),
        "nest": stage.nest,
        "in": [_port(port, types, {}) for port in stage.inputs],
        "out": [_port(port, types, specs) for port in stage.outputs],
        "deps": [k.source for k in chain.links if k.target == stage.id and _is_wait(k)],
    }
    optional = ("role", "brief", "least_days", "most_days", "nest", "in", "out", "deps")
    return {key: value for key, value in data.items() if value or key not in optional}


def _is_wait(link: Link) -> bool:
    return not link.input and not link.output and link.kind == "FS" and not link.lag_min


def _port(port: Port, types: Mapping[str, str], specs: Mapping[str, Any]) -> str | dict[str, Any]:
    is_shared = types.get(port.name) == port.type and specs.get(port.name, {}) == port.spec
    if is_shared and port.several == takes_several(port.type, port.name):
        return port.name
    whole: dict[str, Any] = {"name": port.name, "type": port.type, "several": port.several}
    return {**whole, "spec": dict(port.spec)} if port.spec else whole


def _link(link: Link) -> dict[str, Any]:
    data: dict[str, Any] = {"from": link.source, "to": link.target}
    data |= {"output": link.output, "input": link.input} if link.input else {}
    data |= {"type": link.kind.value} if link.kind != "FS" else {}
    return data | ({"lag_h": _short(link.lag_min / 60)} if link.lag_min else {})


def _house(house: HouseFormat) -> dict[str, Any]:
    data: dict[str, Any] = {"sample_rate": house.sample_rate_hz, "bit_depth": house.bit_depth}
    if house.tempo_mbpm:
        data["tempo_bpm"] = _short(house.tempo_mbpm / 1000)
    if house.meter != HouseFormat().meter:
        data["meter"] = f"{house.meter[0]}/{house.meter[1]}"
    if house.key:
        data["key"] = house.key
    if house.length_frames:
        data["length_s"] = _short(house.length_frames / house.sample_rate_hz)
    if house.frame_rate[0]:
        data["fps"] = f"{house.frame_rate[0]}/{house.frame_rate[1]}"
    return data


def _money(minor: int, currency: str) -> int | str:
    """Whole units as a number, else a text with digits after the point."""
    digits = currency_digits(currency)
    whole, part = divmod(minor, 10**digits)
    return f"{whole}.{part:0{digits}d}" if part else whole


def _short(value: float) -> int | float:
    return int(value) if value == int(value) else value
