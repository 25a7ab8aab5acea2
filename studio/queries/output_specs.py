"""What one output of a stage has to be, as rules that can be edited, and why they cannot where they are agreed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from studio.domain.delivery_spec import from_log_rules
from studio.domain.errors import NotFoundError
from studio.domain.plan_rules import way_out, why_it_stands
from studio.domain.production import HouseFormat
from studio.queries.ports import house_of
from studio.queries.standing import production_facts
from studio.store.database import Connection
from studio.store.home import Home
from studio.store.subjects import find_stage


@dataclass(frozen=True, slots=True)
class OutputSpecRow:
    """``rules`` are those of ``DeliverySpec.from_rules`` with their decimals. ``why_fixed`` is empty where they may be changed;
    else they are those of the terms, and ``what_to_do`` says how they can be.
    """

    stage: str
    title: str
    output: str
    type: str
    rules: dict[str, Any]
    house: HouseFormat | None
    why_fixed: str = ""
    what_to_do: str = ""


def output_spec_row(home: Home, connection: Connection, stage_text: str, output: str, now_ms: int) -> OutputSpecRow:
    """The spec of an output of a stage in one's own production. Raises NotFoundError."""
    found = find_stage(home, connection, stage_text, now_ms)
    facts = production_facts(home, connection, found.here, now_ms)
    standing = facts.standings[found.stage.id]
    bound = standing.bound
    ports = bound.terms.outputs if bound is not None else found.stage.outputs
    port = next((one for one in ports if one.name == output), None)
    if port is None:
        raise NotFoundError(f"“{found.stage.title}” has no output “{output}”.", subject=found.stage.slug)
    is_handed = bound is not None
    why = why_it_stands(found.stage.title, standing.state, ("outputs",), is_handed=is_handed)
    return OutputSpecRow(
        stage=found.stage.id,
        title=found.stage.title,
        output=port.name,
        type=port.type,
        rules=from_log_rules(port.spec),
        house=house_of(bound.terms) if bound is not None else facts.production.house,
        why_fixed=why,
        what_to_do=way_out(standing.state, is_handed=is_handed) if why else "",
    )
