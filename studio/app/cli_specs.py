"""``stage spec``, and delivery specs by name or from a file."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.app.cli_console import Answer, Console
from studio.domain.errors import NotFoundError

if TYPE_CHECKING:
    from studio.queries.rows import StageDetail


def stage_spec(console: Console, args: Namespace) -> Answer:
    """Say what an output of a stage has to be; without a spec: show what is said."""
    from studio.actions.plan_commands import SetSpec
    from studio.queries import asks

    name, _, output = args.stage.partition(":")
    detail: StageDetail = console.studio.ask(asks.Stage(name))
    result: dict[str, Any] = {"stage": detail.stage.id}
    if args.spec:
        rules, type_ = ({}, "") if args.spec == "none" else rules_from(args.spec)
        result = console.studio.run(SetSpec(detail.stage.id, output, rules, type_))
        detail = console.studio.ask(asks.Stage(detail.stage.id))
    rows = [port for port in detail.outputs if port.name == output or not output]
    shape = [{"output": port.name, "type": port.type, "spec": port.spec_sentence} for port in rows]
    lines = [f"{port.name} ({port.type}): {port.spec_sentence or 'anything of this kind'}" for port in rows]
    return Answer({**result, "outputs": shape}, lines)


def rules_from(text: str) -> tuple[dict[str, Any], str]:
    """The rules of a ready-made spec or of a JSON file, and the kind of output that they are for (empty: not said).

    Raises NotFoundError, BadInputError.
    """
    from studio.app.spec_files import read_spec
    from studio.domain.ready_specs import READY_SPECS

    ready = READY_SPECS.get(text)
    if ready is not None:
        return dict(ready.rules), ready.type
    path = Path(text).expanduser()
    if not path.exists():
        raise NotFoundError(
            f"There is neither a file nor a ready-made delivery spec “{text}”.",
            subject=text,
            what_to_do=f"Name a JSON file, or one of: {', '.join(READY_SPECS)}.",
        )
    return read_spec(path)
