"""``track``, ``stage``, ``link``, ``undo``, ``redo``: edits of the plan, each one step of undo."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from studio.app.cli_console import Answer, Console
from studio.app.cli_values import (
    currency_and_zone,
    instant_ms,
    port_of,
    price_minor,
    production_named,
    stage_named,
    work_min,
)
from studio.domain.errors import BadInputError


def _work(console: Console) -> Any:
    return console.named_studio().store.work()


def track_add(console: Console, args: Namespace) -> Answer:
    """Add a track."""
    from studio.actions.plan_timeline import add_track

    with _work(console) as work:
        result = add_track(work, args.production, args.name)
    return Answer(result, [f"Added the track {args.name}."])


def track_set(console: Console, args: Namespace) -> Answer:
    """Rename a track."""
    from studio.actions.plan_timeline import set_track

    with _work(console) as work:
        result = set_track(work, args.production, args.track, name=args.name)
    return Answer(result, [f"The track is called {args.name} now."])


def track_move(console: Console, args: Namespace) -> Answer:
    """Move a track to a place, counted from 1."""
    from studio.actions.plan_timeline import set_track

    if args.position < 1:
        raise BadInputError("The top place is 1.", subject=str(args.position), what_to_do="Give a place from 1 on.")
    with _work(console) as work:
        result = set_track(work, args.production, args.track, position=args.position - 1)
    return Answer(result, [f"Moved {args.track} to place {args.position}."])


def track_remove(console: Console, args: Namespace) -> Answer:
    """Remove an empty track."""
    from studio.actions.plan_timeline import remove_track

    with _work(console) as work:
        result = remove_track(work, args.production, args.track)
    return Answer(result, [f"Removed the track {args.track}."])


# --- stages ----------------------------------------------------------------------------------------------------


def stage_add(console: Console, args: Namespace) -> Answer:
    """Add a stage."""
    from studio.actions.plan_timeline import add_stage
    from studio.store.subjects import find_production

    with _work(console) as work:
        here = find_production(work.connection, args.production)
        production = work.view(here.prj).production
        currency, zone = (production.currency, production.calendar.zone) if production else ("USD", "UTC")
        fields = _fields(args, currency, zone)
        result = add_stage(
            work,
            args.production,
            args.track,
            args.title,
            fields=fields,
            inputs=tuple(port_of(text) for text in args.inputs),
            outputs=tuple(port_of(text) for text in args.outputs),
        )
    return Answer(result, [f"Added {args.title} ({result['slug']})."])


def stage_set(console: Console, args: Namespace) -> Answer:
    """Change fields of a stage."""
    from studio.actions.plan_commands import SetStage

    found = stage_named(console, args.stage)
    changes: dict[str, str | int] = _fields(args, *currency_and_zone(found))
    changes |= {name: value for name in ("title", "track") if (value := getattr(args, name)) is not None}
    if not changes:
        raise BadInputError(
            "Nothing is to be changed.", subject=args.stage, what_to_do="Name what, for example --price 80 or --days 3."
        )
    result = console.studio.run(SetStage(found.stage.id, changes))
    return Answer(result, [f"Changed {found.stage.title}: {', '.join(sorted(changes)).replace('_', ' ')}."])


def _fields(args: Namespace, currency: str, zone: str) -> dict[str, Any]:
    """What was typed about a stage, as its fields."""
    typed = {
        "role": args.role,
        "brief": args.brief,
        "price_minor": price_minor(args.price, currency),
        "work_min": work_min(args.days, args.hours, may_be_none=True),
        "least_work_min": work_min(args.least_days, may_be_none=True),
        "most_work_min": work_min(args.most_days, may_be_none=True),
        "revisions": args.revisions,
        "review_days": args.review_days,
        "meant_for": args.person,
        "must_finish_ms": _date_ms(args.must_finish, zone, is_end=True),
        "is_late_as_possible": args.is_late,
        "started_ms": _date_ms(args.started, zone),
        "progress_pct": args.progress,
    }
    return {name: value for name, value in typed.items() if value is not None}


def _date_ms(text: str | None, zone: str, *, is_end: bool = False) -> int | None:
    """A date, 0 for ``none``; None where nothing was typed."""
    if text is None:
        return None
    return 0 if text == "none" else instant_ms(text, zone, is_end=is_end)


def stage_move(console: Console, args: Namespace) -> Answer:
    """Start a stage no earlier than a day."""
    from studio.actions.plan_commands import MoveStage

    found = stage_named(console, args.stage)
    zone = currency_and_zone(found)[1]
    at_ms = 0 if args.date == "asap" else instant_ms(args.date, zone)
    result = console.studio.run(MoveStage(found.stage.id, at_ms))
    when = "as early as it can" if not at_ms else f"not before {args.date}"
    return Answer(result, [f"{found.stage.title} starts {when}."])


def stage_shift(console: Console, args: Namespace) -> Answer:
    """Move stages by working days from where they start, in one step."""
    from studio.actions.plan_commands import MoveStage, MoveStages
    from studio.domain.calendar import add_work, day_min
    from studio.queries.asks import Plan

    found = [stage_named(console, text) for text in args.stage]
    production = found[0].office.production
    if production is None or not args.days:
        raise BadInputError("Nothing is to be moved.", subject="--days", what_to_do="Name days, such as --days -2.")
    starts = {row.id: row.start_ms for row in console.studio.ask(Plan(found[0].here.prj)).stages}
    minutes = round(args.days * day_min(production.calendar))
    moves = tuple(
        MoveStage(one.stage.id, add_work(starts[one.stage.id], minutes, production.calendar), starts[one.stage.id])
        for one in found
        if one.stage.id in starts
    )
    result = console.studio.run(MoveStages(moves, args.track or ""))
    return Answer(result, [f"Moved {', '.join(one.stage.title for one in found)} by {args.days:g} working days."])


def stage_remove(console: Console, args: Namespace) -> Answer:
    """Remove stages and their links, in one step."""
    from studio.actions.plan_commands import RemoveStages

    result = console.named_studio().run(RemoveStages(tuple(args.stage)))
    return Answer(result, [f"Removed {', '.join(args.stage)}. `segue undo` brings it back."])


def stage_duplicate(console: Console, args: Namespace) -> Answer:
    """Copy stages beside themselves, in one step."""
    from studio.actions.plan_commands import DuplicateStages

    result = console.named_studio().run(DuplicateStages(tuple(args.stage)))
    return Answer(result, [f"Copied {', '.join(args.stage)}."])


def stage_split(console: Console, args: Namespace) -> Answer:
    """Cut a stage in two."""
    from studio.actions.plan_commands import SplitStage

    after_min = work_min(args.days, args.hours)
    if after_min is None:
        raise BadInputError("Where is it to be cut?", subject=args.stage, what_to_do="Say --days 2 or --hours 6.")
    result = console.named_studio().run(SplitStage(args.stage, after_min))
    return Answer(result, [f"{args.stage} is in two parts now."])


def stage_copy(console: Console, args: Namespace) -> Answer:
    """Write stages as a text that ``stage paste`` reads. JSON: ``{stages: [ids], text, path}``."""
    from pathlib import Path

    from studio.durable import write_whole
    from studio.queries.asks import StagesAsText

    found = [stage_named(console, text).stage.id for text in args.stage]
    text = console.studio.ask(StagesAsText(tuple(found)))
    if args.out:
        write_whole(Path(args.out), text.encode())
    words = [f"Copied {len(found)} stages to {args.out}."] if args.out else text.splitlines()
    return Answer({"stages": found, "text": text, "path": args.out}, words)


def stage_paste(console: Console, args: Namespace) -> Answer:
    """Put copied stages into a production."""
    from pathlib import Path

    from studio.actions.plan_commands import PasteStages
    from studio.store.subjects import find_production

    try:
        text = Path(args.file).read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise BadInputError(
            f"{args.file} cannot be read.", subject=args.file, what_to_do="Name a file that `stage copy --out` wrote."
        ) from error
    with _work(console) as work:
        here = find_production(work.connection, args.production)
        production = work.view(here.prj).production
    zone = production.calendar.zone if production is not None else "UTC"
    at_ms = instant_ms(args.at, zone) if args.at else 0
    result = console.studio.run(PasteStages(here.prj, text, at_ms, args.track or ""))
    lines = [f"Pasted {len(result['stages'])} stages."]
    if "prices" in result["notes"]:
        lines.append("Their prices were in another currency and are left out.")
    return Answer(result, lines)


# --- links -----------------------------------------------------------------------------------------------------


def link_add(console: Console, args: Namespace) -> Answer:
    """Link two stages."""
    from studio.actions.plan_timeline import add_link

    source, _, output = args.source.partition(":")
    target, _, input_name = args.target.partition(":")
    with _work(console) as work:
        result = add_link(
            work, source, target, output=output, input_name=input_name, kind=args.kind, lag_min=round(args.lag * 60)
        )
    shape = {**result, "from": args.source, "to": args.target, "type": args.kind, "lag_h": args.lag}
    return Answer(shape, [f"Linked {args.source} to {args.target} ({args.kind})."])


def link_remove(console: Console, args: Namespace) -> Answer:
    """Remove a link by its id or a beginning of it."""
    from studio.actions.plan_timeline import remove_link

    with _work(console) as work:
        result = remove_link(work, args.production, args.link)
    return Answer(result, ["Removed the link. `segue undo` brings it back."])


# --- undo ------------------------------------------------------------------------------------------------------


def undo(console: Console, args: Namespace) -> Answer:
    """Take the last edit back."""
    result = console.named_studio().undo(production_named(console, args.production))
    return Answer(result, [f"Undone: {result['undone']}."])


def redo(console: Console, args: Namespace) -> Answer:
    """Do the last undone edit again."""
    result = console.named_studio().redo(production_named(console, args.production))
    return Answer(result, [f"Done again: {result['redone']}."])
