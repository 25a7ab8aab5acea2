"""Chains: reusable tracks, stages and links, read from plain data and turned into the stages of a production.

The layout is that of ``assets/chains/README.md``. Reads no file: ``store/chain_files`` does.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from studio.domain.chain_values import (
    DAY_WORK_MIN,
    Fields,
    bad_chain,
    house_from,
    kill_fee_from,
    link_kind,
    plain_rules,
    work_minutes,
)
from studio.domain.delivery_spec import DeliverySpec
from studio.domain.errors import BadInputError, RefusedError
from studio.domain.ids import Slugs, new_id, slug
from studio.domain.money import currency_digits
from studio.domain.nests import Nest, way_out
from studio.domain.network import in_order
from studio.domain.ports import check_port_name, check_type, takes_several, why_not
from studio.domain.production import HouseFormat, Link, Port, Production, Stage, Track
from studio.domain.schedule import schedule
from studio.randomness import random_bytes

MOST_STAGES = 10_000
LISTED = "listed"
"""The word of ``linking`` by which a chain says that its list of links is complete."""


@dataclass(frozen=True, slots=True)
class OuterPort:
    """A port through which a chain is linked to what stands around it: the stage that has it, its name and type."""

    stage: str
    port: str
    type: str


@dataclass(frozen=True, slots=True)
class ChainParts:
    """What a chain puts into a production, under new ids; ``stage_ids`` has them by the chain's own."""

    tracks: tuple[Track, ...]
    stages: tuple[Stage, ...]
    links: tuple[Link, ...]
    nests: tuple[Nest, ...]
    stage_ids: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Chain:
    """A set of tracks, stages and links under ids of its own (the ids of the file), in one currency.

    ``kill_fee_bp`` are basis points owed when cancelled before start, after start, after the first delivery, after
    approval. ``nests`` are chains in it that count as one stage each.
    """

    id: str
    title: str
    currency: str
    budget_minor: int
    tracks: tuple[Track, ...]
    stages: tuple[Stage, ...]
    links: tuple[Link, ...]
    house: HouseFormat
    kill_fee_bp: tuple[int, int, int, int]
    nests: tuple[Nest, ...] = ()
    named_inputs: tuple[OuterPort, ...] = ()
    named_outputs: tuple[OuterPort, ...] = ()

    @property
    def outer_inputs(self) -> tuple[OuterPort, ...]:
        """What the chain takes from outside: what its file names, then every other input that no stage of it feeds."""
        ports = {(stage.id, port.name): port for stage in self.stages for port in stage.inputs}
        others = (OuterPort(*place, ports[place].type) for place in self.attached_inputs)
        return tuple(dict.fromkeys((*self.named_inputs, *others)))

    @property
    def outer_outputs(self) -> tuple[OuterPort, ...]:
        """What the chain gives: what its file names, else every output that no stage of it takes."""
        if self.named_outputs:
            return self.named_outputs
        taken = {(link.source, link.output) for link in self.links}
        return tuple(
            OuterPort(stage.id, port.name, port.type)
            for stage in self.stages
            for port in stage.outputs
            if (stage.id, port.name) not in taken
        )

    @property
    def price_minor(self) -> int:
        """What all stages cost together."""
        return sum(stage.price_minor for stage in self.stages)

    @property
    def attached_inputs(self) -> tuple[tuple[str, str], ...]:
        """Stage id and input name of every input that no stage feeds: the owner attaches files to these."""
        fed = {(link.target, link.input) for link in self.links}
        return tuple((s.id, port.name) for s in self.stages for port in s.inputs if (s.id, port.name) not in fed)


def chain_days(chain: Chain) -> tuple[float, float]:
    """Working days of the whole chain when reviewed at once, and when every review takes as long as it may."""
    plan = schedule(Production(chain.id, chain.title, chain.id), chain.stages, chain.links)
    return plan.days_at_once, plan.days_at_limit


def chain_parts(
    chain: Chain, rng: Callable[[int], bytes] = random_bytes, *, taken_slugs: Collection[str] = ()
) -> ChainParts:
    """Everything of a chain with new ids, for a production. ``taken_slugs`` are those it has already."""
    track_ids = {track.id: new_id(rng) for track in chain.tracks}
    stage_ids = {stage.id: new_id(rng) for stage in chain.stages}
    nest_ids = {nest.id: new_id(rng) for nest in chain.nests} | {"": ""}
    slugs = Slugs(taken_slugs)
    return ChainParts(
        tuple(replace(track, id=track_ids[track.id]) for track in chain.tracks),
        tuple(
            replace(
                stage,
                id=stage_ids[stage.id],
                track=track_ids[stage.track],
                slug=slugs.make(stage.slug),
                nest=nest_ids[stage.nest],
            )
            for stage in chain.stages
        ),
        tuple(
            replace(link, id=new_id(rng), source=stage_ids[link.source], target=stage_ids[link.target])
            for link in chain.links
        ),
        tuple(replace(nest, id=nest_ids[nest.id], outer=nest_ids[nest.outer]) for nest in chain.nests),
        stage_ids,
    )


def chain_from_data(data: object, chain_id: str = "") -> Chain:
    """A chain from plain data: one chain, or ``templates:`` with one entry (or with the one of ``chain_id``).

    Raises:
        BadInputError: something is missing, unknown, double, negative, does not fit or forms a loop; names the stage.
    """
    fields = Fields(_only_chain(data, chain_id), "the chain")
    title = fields.text("title", most=200)
    currency = fields.text("currency", "USD")
    currency_digits(currency)
    house = house_from(fields.mapping("globals"))
    types = {str(name): _port_type(str(name), given) for name, given in fields.mapping("ports").items()}
    specs = _specs(fields.mapping("specs"), types, house)
    entries = [Fields(entry, f"stage {number}") for number, entry in enumerate(fields.listed("stages"), 1)]
    if not 0 < len(entries) <= MOST_STAGES:
        raise bad_chain(f"A chain has between 1 and {MOST_STAGES} stages; this one has {len(entries)}.", title)
    defaults = Fields(fields.mapping("defaults"), "defaults")
    tracks = _tracks(fields, entries)
    stages = tuple(
        _stage(entry, place, _StageContext(currency, defaults, tracks, types, specs))
        for place, entry in enumerate(entries)
    )
    _refuse_double_ids(stages)
    links = _links(fields, entries, stages)
    nests = _nests(fields, stages)
    return Chain(
        id=fields.text("id", slug(title)),
        title=title,
        currency=currency,
        budget_minor=fields.money("budget", currency),
        tracks=tuple(tracks.values()),
        stages=stages,
        links=links,
        house=house,
        kill_fee_bp=kill_fee_from(defaults),
        nests=nests,
        named_inputs=_outer_ports(fields, "inputs", stages),
        named_outputs=_outer_ports(fields, "outputs", stages),
    )


def _nests(fields: Fields, stages: tuple[Stage, ...]) -> tuple[Nest, ...]:
    """The nested chains: ``{id, name, inside}``; stages say by ``nest`` to which they belong."""
    found: dict[str, Nest] = {}
    for number, given in enumerate(fields.listed("nests", required=False), 1):
        entry = Fields(given, f"nest {number}")
        nest = Nest(entry.text("id", most=200), entry.text("name", most=200), entry.text("inside", ""))
        if nest.id in found:
            raise bad_chain(f"Two nests have the id “{nest.id}”.", entry.name)
        found[nest.id] = nest
    for stage in stages:
        if stage.nest and stage.nest not in found:
            raise bad_chain(f"There is no nest “{stage.nest}” for stage “{stage.id}”.", f"stage “{stage.id}”")
    for nest in found.values():
        if (nest.outer and nest.outer not in found) or any(
            nest.id == found[one].outer for one in way_out(found, nest.id)
        ):
            raise bad_chain(
                f"“inside” of the nest “{nest.id}” names no nest that it could lie in.", f"nest “{nest.id}”"
            )
    return tuple(found.values())


def _outer_ports(fields: Fields, direction: str, stages: tuple[Stage, ...]) -> tuple[OuterPort, ...]:
    """What a chain takes or gives by name: ``{stage, port}``."""
    by_id = {stage.id: stage for stage in stages}
    found = []
    for number, given in enumerate(fields.listed(direction, required=False), 1):
        entry = Fields(given, f"{direction} {number}")
        stage = _known(by_id, entry.text("stage"), entry.name)
        name = entry.text("port")
        port = stage.input_named(name) if direction == "inputs" else stage.output_named(name)
        if port is None:
            raise bad_chain(f"Stage “{stage.id}” has no port “{name}” among its {direction}.", entry.name)
        found.append(OuterPort(stage.id, port.name, port.type))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _StageContext:
    """What a stage of a chain file is read against."""

    currency: str
    defaults: Fields
    tracks: Mapping[str, Track]
    types: Mapping[str, str]
    specs: Mapping[str, dict[str, Any]]


def _only_chain(data: object, chain_id: str) -> Mapping[str, Any]:
    """The one chain in the data."""
    if isinstance(data, Mapping) and "templates" in data:
        listed = data["templates"]
        entries = [entry for entry in listed if isinstance(entry, Mapping)] if isinstance(listed, list) else []
        if chain_id:
            entries = [entry for entry in entries if entry.get("id") == chain_id]
        if len(entries) != 1:
            names = ", ".join(str(entry.get("id", "?")) for entry in entries) or "none"
            raise bad_chain(f"This file must hold one chain; it holds {len(entries)}: {names}.", "templates")
        return entries[0]
    if not isinstance(data, Mapping):
        raise bad_chain("This is not a chain: it has no title and no stages.", "the file")
    return data


def _port_type(name: str, given: object) -> str:
    if not isinstance(given, str):
        raise bad_chain(f"The port “{name}” has no type.", f"port “{name}”")
    return check_type(given, subject=f"port “{check_port_name(name)}”")


def _specs(given: Mapping[str, Any], types: Mapping[str, str], house: HouseFormat) -> dict[str, dict[str, Any]]:
    """The delivery specs by port, each understood once so that a wrong rule is found here."""
    specs = {}
    for name, rules in given.items():
        if name not in types:
            raise bad_chain(f"There is a spec for “{name}”, but no port of that name.", f"port “{name}”")
        specs[str(name)] = plain_rules(rules, str(name))
        try:
            DeliverySpec.from_rules(specs[str(name)], house, types[name])
        except BadInputError as error:
            raise bad_chain(f"The spec of “{name}”: {error.message}", f"port “{name}”") from error
    return specs


def _tracks(fields: Fields, entries: list[Fields]) -> dict[str, Track]:
    """The tracks by name: those listed first, then each where a stage first names it."""
    names = [str(name) for name in fields.listed("tracks", required=False)]
    names += [entry.text("track", most=200) for entry in entries]
    return {name: Track(f"track-{place}", name, place) for place, name in enumerate(dict.fromkeys(names))}


def _stage(entry: Fields, place: int, context: _StageContext) -> Stage:
    stage_id = entry.text("id", most=200)
    entry.name = f"stage “{stage_id}”"
    defaults = context.defaults
    return Stage(
        id=stage_id,
        slug=slug(stage_id),
        track=context.tracks[entry.text("track")].id,
        title=entry.text("title", most=200),
        role=entry.text("role", ""),
        brief=entry.text("brief", "", most=20_000),
        work_min=work_minutes(entry),
        review_days=entry.whole("review_days", defaults.whole("review_days", 3, most=365), most=365),
        price_minor=entry.money("price", context.currency),
        revisions=entry.whole("revisions", defaults.whole("revisions", 1, most=99), most=99),
        inputs=_ports(entry, "in", context, {}),
        outputs=_ports(entry, "out", context, context.specs),
        position=place,
        least_work_min=round(entry.number("least_days", 0, most=3650) * DAY_WORK_MIN),
        most_work_min=round(entry.number("most_days", 0, most=3650) * DAY_WORK_MIN),
        nest=entry.text("nest", ""),
    )


def _ports(
    entry: Fields, direction: str, context: _StageContext, specs: Mapping[str, dict[str, Any]]
) -> tuple[Port, ...]:
    ports: list[Port] = []
    for given in entry.listed(direction, required=False):
        port = (
            _own_port(given, entry) if isinstance(given, Mapping) else _shared_port(str(given), entry, context, specs)
        )
        if any(port.name == other.name for other in ports):
            raise bad_chain(f"“{port.name}” stands twice in “{direction}” of {entry.name}.", entry.name)
        ports.append(port)
    return tuple(ports)


def _shared_port(name: str, entry: Fields, context: _StageContext, specs: Mapping[str, dict[str, Any]]) -> Port:
    """A port by a name that means the same in the whole chain."""
    if name not in context.types:
        raise bad_chain(f"“{name}” of {entry.name} is not among the ports.", entry.name)
    return Port(name, context.types[name], takes_several(context.types[name], name), specs.get(name, {}))


def _own_port(given: Mapping[str, Any], entry: Fields) -> Port:
    """A port that is written out where it stands: ``{name, type, several, spec}``."""
    fields = Fields(given, f"a port of {entry.name}")
    name = fields.text("name", most=64)
    port_type, several = _port_type(name, fields.data.get("type")), fields.data.get("several")
    spec = plain_rules(fields.mapping("spec"), name)
    try:
        DeliverySpec.from_rules(spec, None, port_type)
    except BadInputError as error:
        raise bad_chain(f"The spec of “{name}”: {error.message}", entry.name) from error
    return Port(name, port_type, takes_several(port_type, name) if several is None else bool(several), spec)


def _refuse_double_ids(stages: tuple[Stage, ...]) -> None:
    seen: set[str] = set()
    for stage in stages:
        if stage.id in seen:
            raise bad_chain(f"Two stages have the id “{stage.id}”.", f"stage “{stage.id}”")
        seen.add(stage.id)


def _links(fields: Fields, entries: list[Fields], stages: tuple[Stage, ...]) -> tuple[Link, ...]:
    """All links: inputs fed by the output of their name, what is linked by hand, and what only waits."""
    by_id = {stage.id: stage for stage in stages}
    links = _given_links(fields, by_id)
    if fields.text("linking", "") != LISTED:
        links += _feeding_links(stages, {(link.target, link.input) for link in links if link.input})
    ordered = {(link.source, link.target) for link in links}
    for entry, stage in zip(entries, stages, strict=True):
        for given in entry.listed("deps", required=False):
            source = _known(by_id, str(given), entry.name)
            if (source.id, stage.id) not in ordered:
                ordered.add((source.id, stage.id))
                links.append(Link("", source.id, stage.id))
    try:
        in_order(by_id, [(link.source, link.target) for link in links])
    except RefusedError as loop:
        raise bad_chain(loop.message, loop.subject, code="loop") from loop
    return tuple(replace(link, id=f"link-{place}") for place, link in enumerate(links))


def _feeding_links(stages: tuple[Stage, ...], linked: set[tuple[str, str]]) -> list[Link]:
    """Each input from the output of the same name; an input that nothing feeds is for attached files."""
    makers: dict[str, list[Stage]] = {}
    for stage in stages:
        for port in stage.outputs:
            makers.setdefault(port.name, []).append(stage)
    links = []
    for stage in stages:
        for port in stage.inputs:
            sources = [maker for maker in makers.get(port.name, ()) if maker.id != stage.id]
            if (stage.id, port.name) in linked:
                continue
            if len(sources) > 1 and not port.several:
                both = " and ".join(f"“{maker.id}”" for maker in sources[:2])
                raise bad_chain(f"“{port.name}” of stage “{stage.id}” would come from {both}.", f"stage “{stage.id}”")
            links += [Link("", maker.id, stage.id, port.name, port.name) for maker in sources]
    return links


def _given_links(fields: Fields, by_id: Mapping[str, Stage]) -> list[Link]:
    """The links written out in the file: ``{from, to, output, input, type, lag_h}``."""
    links = []
    for number, given in enumerate(fields.listed("links", required=False), 1):
        entry = Fields(given, f"link {number}")
        source = _known(by_id, entry.text("from"), entry.name)
        target = _known(by_id, entry.text("to"), entry.name)
        output, input_ = entry.text("output", ""), entry.text("input", "")
        lag_min = round(entry.number("lag_h", 0, least=-8760, most=8760) * 60)
        links.append(Link("", source.id, target.id, output, input_, link_kind(entry), lag_min))
        if not output and not input_:
            continue
        output_port, input_port = source.output_named(output), target.input_named(input_)
        if output_port is None or input_port is None:
            raise bad_chain(f"{entry.name} names a port that its stage does not have.", entry.name)
        reason = why_not(output_port, input_port)
        if reason is not None:
            raise bad_chain(reason, entry.name)
    return links


def _known(by_id: Mapping[str, Stage], stage_id: str, where: str) -> Stage:
    stage = by_id.get(stage_id)
    if stage is None:
        raise bad_chain(f"{where} names “{stage_id}”, but there is no stage of that id.", where)
    return stage
