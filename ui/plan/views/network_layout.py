"""Where stages and links lie in the network: layers from left to right, few crossings, ports at the sides of each stage.

After Sugiyama, Tagawa and Toda (1981): layers by the longest way, long links through empty places of the layers between,
order by the middle of the neighbours, heights by isotonic regression. Pure: no Qt. Places are px at scale 1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studio.queries.plan_view_rows import NestPorts, StageFields
    from studio.queries.rows import LinkRow, StageRow

NODE_PX, HEAD_PX, PORT_PX, FOOT_PX = 228, 46, 18, 6
LAYER_GAP_PX, NODE_GAP_PX, LANE_PX = 88, 22, 14
_SWEEPS, _ROUNDS = 6, 8
_LONE_GAP_PX = 48


@dataclass(frozen=True, slots=True)
class Node:
    """One stage: its box, and how far below its upper edge each port lies."""

    left: float
    top: float
    height: float
    layer: int
    inputs: Mapping[str, float]
    outputs: Mapping[str, float]

    @property
    def middle(self) -> float:
        """Half of its height."""
        return self.top + self.height / 2


@dataclass(frozen=True, slots=True)
class Wire:
    """One link: from where to where (indexes of stages), the points it passes from left to right, and its types' family
    (empty: in time only).
    """

    source: int
    target: int
    points: tuple[tuple[float, float], ...]
    is_timed: bool
    output: str
    input: str


@dataclass(frozen=True, slots=True)
class NetworkLayout:
    """Everything that is painted, in the order of the stages."""

    nodes: tuple[Node, ...]
    wires: tuple[Wire, ...]
    width: float
    height: float
    layers: tuple[tuple[int, ...], ...]


def lay_network(
    stages: Sequence[StageRow], links: Sequence[LinkRow], ports_of: Mapping[str, StageFields | NestPorts]
) -> NetworkLayout:
    """The places of all stages and links. Links that close a loop are drawn, but place nobody."""
    index = {stage.id: number for number, stage in enumerate(stages)}
    ties = [
        (index[link.source], index[link.target], link)
        for link in links
        if link.source in index and link.target in index and link.source != link.target
    ]
    pairs = _without_loops(len(stages), dict.fromkeys((source, target) for source, target, _ in ties))
    ports = [_ports(ports_of.get(stage.id)) for stage in stages]
    heights = [HEAD_PX + rows * PORT_PX + (FOOT_PX if rows else 0) for _, _, rows in ports]
    layer_of = _layers(len(stages), pairs)
    linked = {end for pair in pairs for end in pair}
    graph = _Graph(layer_of, pairs, heights, linked)
    graph.order()
    tops = graph.heights_of_all()
    lefts = [float(layer_of[item]) * (NODE_PX + LAYER_GAP_PX) for item in range(len(stages))]
    bottom = max((tops[item] + heights[item] for item in linked), default=0.0)
    lone = [item for item in range(len(stages)) if item not in linked]
    _place_lone(lone, heights, lefts, tops, bottom, max(layer_of, default=0) + 1)
    nodes = tuple(
        Node(lefts[item], tops[item], heights[item], layer_of[item], ports[item][0], ports[item][1])
        for item in range(len(stages))
    )
    wires = tuple(_wire(nodes, graph, source, target, link) for source, target, link in ties)
    width = max((node.left + NODE_PX for node in nodes), default=0.0)
    height = max((node.top + node.height for node in nodes), default=0.0)
    rows = [[item for item in layer if item < len(stages)] for layer in graph.ranks]
    return NetworkLayout(nodes, wires, width, height, tuple(map(tuple, [*rows, *([lone] if lone else [])])))


def _ports(known: StageFields | NestPorts | None) -> tuple[dict[str, float], dict[str, float], int]:
    inputs = known.inputs if known is not None else ()
    outputs = known.outputs if known is not None else ()
    places = [
        {port.name: HEAD_PX + (row + 0.5) * PORT_PX for row, port in enumerate(side)} for side in (inputs, outputs)
    ]
    return places[0], places[1], max(len(inputs), len(outputs))


def _without_loops(count: int, pairs: Mapping[tuple[int, int], None]) -> list[tuple[int, int]]:
    """The pairs in which nobody waits for themselves; of a loop the pair that leads back is left out."""
    following: list[list[int]] = [[] for _ in range(count)]
    for source, target in pairs:
        following[source].append(target)
    state = [0] * count
    back: set[tuple[int, int]] = set()
    for first in range(count):
        path = [(first, iter(following[first]))] if not state[first] else []
        state[first] = state[first] or 1
        while path:
            item, rest = path[-1]
            step = next(rest, None)
            if step is None:
                state[item] = 2
                path.pop()
            elif state[step] == 1:
                back.add((item, step))
            elif not state[step]:
                state[step] = 1
                path.append((step, iter(following[step])))
    return [pair for pair in pairs if pair not in back]


def _layers(count: int, pairs: Sequence[tuple[int, int]]) -> list[int]:
    """As far right as the longest way demands; who waits for nobody stands just before who waits for it."""
    following: list[list[int]] = [[] for _ in range(count)]
    waiting = [0] * count
    for source, target in pairs:
        following[source].append(target)
        waiting[target] += 1
    has_before = [bool(number) for number in waiting]
    layer = [0] * count
    ready = [item for item in range(count) if not waiting[item]]
    for item in ready:  # grows while it is read
        for after in following[item]:
            layer[after] = max(layer[after], layer[item] + 1)
            waiting[after] -= 1
            if not waiting[after]:
                ready.append(after)
    for item in range(count):
        if following[item] and not has_before[item]:
            layer[item] = min(layer[after] for after in following[item]) - 1
    return layer


class _Graph:
    """Stages and the places that long links take in the layers between, numbered after the stages."""

    def __init__(
        self, layer_of: Sequence[int], pairs: Sequence[tuple[int, int]], heights: Sequence[float], linked: set[int]
    ) -> None:
        self._heights = list(heights)
        self.before: dict[int, list[int]] = {}
        self.after: dict[int, list[int]] = {}
        self.ways: dict[tuple[int, int], list[int]] = {}
        self.ranks: list[list[int]] = [[] for _ in range(max(layer_of, default=-1) + 1)]
        for item, layer in enumerate(layer_of):
            if item in linked:
                self.ranks[layer].append(item)
        for source, target in pairs:
            last, way = source, []
            for layer in range(layer_of[source] + 1, layer_of[target]):
                lane = len(self._heights)
                self._heights.append(0)
                self.ranks[layer].append(lane)
                way.append(lane)
                self._join(last, lane)
                last = lane
            self._join(last, target)
            self.ways[source, target] = way
        self.tops: dict[int, float] = {}

    def _join(self, source: int, target: int) -> None:
        self.after.setdefault(source, []).append(target)
        self.before.setdefault(target, []).append(source)

    def order(self) -> None:
        """Order each layer by the middle of its neighbours, to and fro; the best order found is kept."""
        best, fewest = [list(rank) for rank in self.ranks], self._crossings()
        for sweep in range(_SWEEPS):
            forward = sweep % 2 == 0
            sides = self.before if forward else self.after
            for number in range(len(self.ranks)) if forward else reversed(range(len(self.ranks))):
                beside = number - 1 if forward else number + 1
                if 0 <= beside < len(self.ranks):
                    place = {item: at for at, item in enumerate(self.ranks[beside])}
                    now = {item: at for at, item in enumerate(self.ranks[number])}
                    self.ranks[number].sort(key=lambda item: _middle(sides.get(item, ()), place, now[item]))
            crossings = self._crossings()
            if crossings < fewest:
                best, fewest = [list(rank) for rank in self.ranks], crossings
        self.ranks = best

    def _crossings(self) -> int:
        total = 0
        for number in range(len(self.ranks) - 1):
            place = {item: at for at, item in enumerate(self.ranks[number + 1])}
            ends = [
                end
                for item in self.ranks[number]
                for end in sorted(place[after] for after in self.after.get(item, ()) if after in place)
            ]
            total += _inversions(ends)
        return total

    def heights_of_all(self) -> list[float]:
        """The upper edges: each as near to the middle of its neighbours as its layer lets it."""
        for rank in self.ranks:
            top = 0.0
            for item in rank:
                self.tops[item] = top
                top += self._heights[item] + self._gap(item)
        for round_ in range(_ROUNDS):
            forward = round_ % 2 == 0
            sides = self.before if forward else self.after
            for rank in self.ranks if forward else reversed(self.ranks):
                self._settle(rank, sides)
        least = min(self.tops.values(), default=0.0)
        self.tops = {item: top - least for item, top in self.tops.items()}
        return [self.tops.get(item, 0.0) for item in range(len(self._heights))]

    def _gap(self, item: int) -> float:
        return NODE_GAP_PX if self._heights[item] else LANE_PX

    def _settle(self, rank: Sequence[int], sides: Mapping[int, Sequence[int]]) -> None:
        wanted, offsets, offset = [], [], 0.0
        for item in rank:
            beside = sides.get(item, ())
            middles = [self.tops[other] + self._heights[other] / 2 for other in beside]
            middle = sum(middles) / len(middles) if middles else self.tops[item] + self._heights[item] / 2
            wanted.append(middle - self._heights[item] / 2 - offset)
            offsets.append(offset)
            offset += self._heights[item] + self._gap(item)
        for item, level, shift in zip(rank, _rising(wanted), offsets, strict=True):
            self.tops[item] = level + shift


def _middle(beside: Sequence[int], place: Mapping[int, int], now: int) -> float:
    found = [place[item] for item in beside if item in place]
    return sum(found) / len(found) if found else float(now)


def _inversions(numbers: list[int]) -> int:
    """How many pairs stand in the wrong order."""
    if len(numbers) < 2:
        return 0
    half = len(numbers) // 2
    left, right = numbers[:half], numbers[half:]
    total = _inversions(left) + _inversions(right)
    left.sort()
    right.sort()
    place = 0
    for number in left:
        while place < len(right) and right[place] < number:
            place += 1
        total += place
    return total


def _rising(wanted: Sequence[float]) -> list[float]:
    """The never falling numbers nearest to the wanted ones (pool adjacent violators)."""
    blocks: list[tuple[float, int]] = []
    for number in wanted:
        mean, count = number, 1
        while blocks and blocks[-1][0] > mean:
            other, others = blocks.pop()
            mean, count = (mean * count + other * others) / (count + others), count + others
        blocks.append((mean, count))
    return [mean for mean, count in blocks for _ in range(count)]


def _place_lone(
    lone: Sequence[int], heights: Sequence[float], lefts: list[float], tops: list[float], bottom: float, across: int
) -> None:
    """Stages that nothing is linked to stand in rows below."""
    top = bottom + _LONE_GAP_PX if bottom else 0.0
    across = max(across, 4)
    for row in range(0, len(lone), across):
        some = lone[row : row + across]
        for place, item in enumerate(some):
            lefts[item], tops[item] = place * (NODE_PX + LAYER_GAP_PX), top
        top += max(heights[item] for item in some) + NODE_GAP_PX


def _wire(nodes: Sequence[Node], graph: _Graph, source: int, target: int, link: LinkRow) -> Wire:
    start, end = nodes[source], nodes[target]
    is_timed = not (link.output and link.input)
    points = [(start.left + NODE_PX, start.top + start.outputs.get(link.output, HEAD_PX / 2))]
    layer = start.layer
    for lane in graph.ways.get((source, target), ()):
        layer += 1
        left = layer * (NODE_PX + LAYER_GAP_PX)
        points += [(left, graph.tops[lane]), (left + NODE_PX, graph.tops[lane])]
    points.append((end.left, end.top + end.inputs.get(link.input, HEAD_PX / 2)))
    return Wire(source, target, tuple(points), is_timed, link.output, link.input)
