"""The delivery spec of a stage's output, written into the plan: one step of undo. A chain that is saved takes it along."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from studio.actions.plan_commands import SetSpec
from studio.actions.plan_timeline import change_stage
from studio.domain.delivery_spec import DeliverySpec, from_log_rules, to_log_rules
from studio.domain.errors import BadInputError, NotFoundError
from studio.domain.production import Port, Stage
from studio.store.subjects import find_stage
from studio.store.unit_of_work import UnitOfWork


def set_spec(work: UnitOfWork, command: SetSpec) -> dict[str, Any]:
    """Write the rules of an output. Files that lie ready are judged by them from then on.

    Raises:
        NotFoundError: the stage has no such output.
        BadInputError: a rule cannot be understood, or the rules are for another kind of file.
        RefusedError: the stage is offered or given to somebody; its outputs are part of the terms.
    """
    found = find_stage(work.home, work.connection, command.stage, work.now_ms)
    port = _output(found.stage, command.output)
    family = port.type.partition(".")[0]
    if command.type and command.type.partition(".")[0] != family:
        raise BadInputError(
            f"These rules are for {command.type}; “{port.name}” is {port.type}.",
            subject=found.stage.slug,
            what_to_do="Choose rules of the same kind.",
        )
    production = found.office.production
    DeliverySpec.from_rules(command.rules, production.house if production is not None else None, port.type)
    rules = to_log_rules(from_log_rules(command.rules))
    outputs = tuple(replace(one, spec=rules) if one.name == port.name else one for one in found.stage.outputs)
    result = change_stage(work, found, {"outputs": outputs}, f"Change what {found.stage.title} hands in")
    return {**result, "output": port.name, "spec": from_log_rules(rules)}


def _output(stage: Stage, name: str) -> Port:
    fitting = [port for port in stage.outputs if port.name == name or not name]
    if len(fitting) != 1:
        names = ", ".join(port.name for port in stage.outputs)
        raise NotFoundError(
            f"“{stage.title}” has no output “{name}”."
            if name
            else f"“{stage.title}” does not hand in exactly one thing.",
            subject=stage.slug,
            what_to_do=f"Its outputs are: {names}." if names else "It has none.",
        )
    return fitting[0]
