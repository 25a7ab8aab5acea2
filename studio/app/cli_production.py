"""``init``, ``new``, ``productions``, ``plan``, ``show``: who I am, what there is, how it stands."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from studio.app.cli_console import Answer, Console
from studio.app.cli_rows import plain
from studio.app.cli_text import columns, moment, money, spoken
from studio.app.cli_values import production_named
from studio.domain.errors import BadInputError, NotFoundError, RefusedError

if TYPE_CHECKING:
    from studio.queries.rows import GigRow, PlanRows, StageDetail
    from studio.store.home import Home


def init(console: Console, args: Namespace) -> Answer:
    """Make the identity, or make it again from the recovery file."""
    if args.recover:
        from studio.app.cli_devices import recover

        return recover(console, args)
    result = console.studio.init(args.name, console.passphrase(), args.label)
    lines = [
        f"You are {result['name']}.",
        f"Home:          {result['home']}",
        f"Recovery file: {result['recovery_file']}",
    ]
    if "passphrase_file" in result:
        lines += [
            f"Its words:     {result['passphrase_file']}",
            "Keep the recovery file and the words in two places away from this machine, then delete the words here.",
        ]
    return Answer(result, lines)


def new(console: Console, args: Namespace) -> Answer:
    """Start a production."""
    from studio.actions.commands import StartProduction

    if not args.depot.strip():
        raise BadInputError(
            "A production needs a place.", subject="--depot", what_to_do="Name a folder, or s3://BUCKET/PREFIX."
        )
    command = StartProduction(
        args.title, args.chain, args.depot, args.endpoint_url, args.start, args.zone, args.access, args.language
    )
    result = console.named_studio().run(command, progress=console.progress, cancel=console.cancel)
    from studio.app.cli_plan_whole import left_out_lines

    lines = [f"Started “{result['title']}” ({result['slug']}).", f"See it: segue plan {result['slug']}"]
    return Answer(result, lines + left_out_lines(result.get("left_out", ())))


def productions(console: Console, args: Namespace) -> Answer:
    """All productions of the home."""
    del args
    from studio.queries import asks

    rows = console.studio.ask(asks.Productions())
    table = [
        (
            row.slug,
            row.title,
            "owner" if row.is_owner else f"for {row.owner_name}".strip(),
            f"{row.approved}/{row.stages}",
            moment(row.end_ms),
            row.depot_url,
            row.alarm or ("closed" if row.is_closed else ""),
        )
        for row in rows
    ]
    header = ("NAME", "TITLE", "YOU ARE", "DONE", "END", "WHERE", "")
    return Answer({"rows": plain(rows)}, columns(header, table) or ["No productions yet."])


def plan(console: Console, args: Namespace) -> Answer:
    """The plan with dates, slack, baselines and what is wrong; before that a file taken in or something put right."""
    from studio.app import cli_plan_whole as whole
    from studio.queries import asks
    from studio.queries.plan_as_json import plan_json

    production = production_named(console, args.production)
    more: dict[str, Any] = {}
    lines: list[str] = []
    if args.out:
        whole.refuse_unwritable(args)
    if args.in_:
        more["taken_in"], lines = whole.take_in(console, production, args.in_)
    if args.fix:
        lines += whole.fix(console, production, args.fix)
    rows: PlanRows = console.studio.ask(asks.Plan(production))
    checks = console.studio.ask(asks.PlanChecks(production))
    shape = {**whole.checks_shape(rows, checks, plan_json(rows)), **more}
    effects = whole.fix_effects(console, production, checks, shape) if args.effects else None
    if args.forecast:
        found = console.studio.ask(asks.PlanForecast(production, args.forecast, args.seed))
        shape["forecast"] = whole.forecast_shape(rows, found)
        lines += whole.forecast_lines(found)
    if args.out:
        written = whole.write_out(console, production, rows, args)
        shape["written"] = {"path": written["path"], "bytes": written["bytes"]}
        lines.append(f"Written to {written['path']}.")
    return Answer(shape, [*_plan_lines(rows), *whole.checks_lines(checks, effects), *lines])


def _plan_lines(rows: PlanRows) -> list[str]:
    tracks = {track.id: track.name for track in rows.tracks}
    table = [
        (
            stage.slug,
            tracks.get(stage.track, ""),
            " ".join([spoken(stage.state), *_marks(stage)]),
            moment(stage.start_ms),
            moment(stage.work_end_ms),
            moment(stage.end_ms),
            "critical" if stage.is_critical else f"{stage.slack_min / 60:.0f} h",
            stage.person or ("you" if stage.is_own and stage.takes else ""),
            money(stage.price_minor, stage.currency),
        )
        for stage in rows.stages
    ]
    header = ("STAGE", "TRACK", "STATE", "START", "WORK ENDS", "ANSWERED BY", "SLACK", "PERSON", "PRICE")
    production = rows.production
    currency = production.currency
    sums = f"plan {money(rows.plan_minor, currency) or 0}, agreed {money(rows.agreed_minor, currency) or 0}"
    return [
        f"{production.title}: {rows.early_work_days} to {rows.work_days} working days, until {moment(rows.end_ms)}; {sums}",
        *columns(header, table, right=(6, 8)),
    ]


def _marks(stage: Any) -> list[str]:
    marks = (("late", stage.is_late), ("stale", stage.is_stale), ("silent", stage.is_silent))
    return [f"({name})" for name, is_set in marks if is_set]


# --- show ------------------------------------------------------------------------------------------------------


def show(console: Console, args: Namespace) -> Answer:
    """A production, a stage or a hand-off, whichever goes by that name."""
    from studio.queries import asks

    studio, text = console.studio, args.subject
    home = studio.store
    gig = _gig(studio, text)
    if gig is not None:
        return Answer({"rows": [{"kind": "handoff", **plain(gig)}]}, _gig_lines(gig))
    stage_id = _stage_id(home, text)
    if stage_id:
        detail = studio.ask(asks.Stage(stage_id))
        return Answer({"rows": [{"kind": "stage", **plain(detail)}]}, _stage_lines(detail))
    try:
        prj = production_named(console, text)
    except NotFoundError as error:
        raise NotFoundError(
            f"Nothing here goes by “{text}”.",
            subject=text,
            what_to_do="`segue productions`, `segue plan PRODUCTION` and `segue inbox` list what there is.",
        ) from error
    row = next(row for row in studio.ask(asks.Productions()) if row.id == prj)
    shape = {**plain(row), "access": _access_of(home, prj)}
    table = [(name, str(value)) for name, value in shape.items() if name != "access" and value not in ("", None)]
    table += [(f"access {name}".replace("_utc", ""), value) for name, value in shape["access"].items() if value]
    return Answer({"rows": [{"kind": "production", **shape}]}, columns(("", ""), table)[1:])


def _access_of(home: Home, prj: str) -> dict[str, str]:
    """By which way people get their keys to the storage; of a production of somebody else, how one's own stand."""
    from studio.app.member_access import access_row
    from studio.store.productions import production_here

    with home.read() as connection:
        here = production_here(connection, prj)
    if not here.is_owner and here.depot_url.startswith("s3://"):
        return access_row(home, here)
    return {"way": here.access or "folder"}


def _stage_id(home: Any, text: str) -> str:
    """The stage of that name, or the stage a hand-off of that name is about; empty when there is none."""
    from studio.store.subjects import find_hand_off, find_stage

    with home.read() as connection:
        try:
            return find_stage(home, connection, text, home.clock()).stage.id
        except NotFoundError:
            pass
        try:
            return find_hand_off(home, connection, text, home.clock()).hand_off.stage
        except (NotFoundError, RefusedError):
            return ""


def _gig(studio: Any, text: str) -> GigRow | None:
    """One's own gig of that name."""
    from studio.queries import asks

    gigs: tuple[GigRow, ...] = studio.ask(asks.Inbox())
    name = text.rpartition("/")[2]
    found = [gig for gig in gigs if name in (gig.hand_off, gig.title)]
    found = found or [gig for gig in gigs if len(name) >= 4 and gig.hand_off.startswith(name)]
    return found[0] if len(found) == 1 else None


def _stage_lines(detail: StageDetail) -> list[str]:
    stage = detail.stage
    lines = [
        f"{stage.title} ({stage.slug}) · {stage.role}",
        f"  {spoken(stage.state)}: {detail.next_step}" if detail.next_step else f"  {spoken(stage.state)}",
    ]
    facts = [
        ("person", stage.person),
        ("hand-off", stage.hand_off),
        ("price", money(stage.price_minor, stage.currency)),
        ("start", moment(stage.start_ms)),
        ("work done by", moment(stage.work_end_ms)),
        ("end", moment(stage.end_ms)),
        ("due", moment(stage.due_ms)),
        ("answer by", moment(stage.answer_by_ms)),
        ("rounds", f"{stage.rounds_used} of {stage.rounds}" if stage.rounds else ""),
        ("folder", detail.folder),
        ("rights", detail.terms.rights if detail.terms is not None else ""),
    ]
    lines += [f"  {name:13} {value}" for name, value in facts if value]
    lines += _ports("gets", detail.inputs) + _ports("hands in", detail.outputs)
    lines += _take_lines(detail.takes, detail.notes) + _point_lines(detail.points)
    if detail.brief:
        lines += ["  brief:", f"    {detail.brief}"]
    if detail.pass_line:
        lines += [f"  invitation (until {moment(detail.pass_expires_ms)}):", detail.pass_line]
    lines += [f"  {moment(line.at_ms)}  {line.who}: {line.text}" for line in detail.history]
    return lines


def _gig_lines(gig: GigRow) -> list[str]:
    lines = [
        f"{gig.title} · {gig.role} · “{gig.production_title}” for {gig.owner_name}",
        f"  {spoken(gig.state)}: {gig.next_step}",
    ]
    facts = [
        ("hand-off", gig.hand_off),
        ("price", money(gig.price_minor, gig.currency)),
        ("due", moment(gig.due_ms)),
        ("answer by", moment(gig.answer_by_ms)),
        ("inputs", gig.inputs_dir),
        ("deliver", gig.deliver_dir),
        ("rights", gig.terms.rights),
        ("not sent yet", gig.unsent),
    ]
    lines += [f"  {name:13} {value}" for name, value in facts if value]
    lines += _ports("gets", gig.gets) + _ports("hands in", gig.hands_in)
    lines += _take_lines(gig.takes, gig.notes) + _point_lines(gig.points)
    lines += [f"  in the deliver folder: {drop.name} ({drop.verdict or drop.state})" for drop in gig.drops]
    return [*lines, "  brief:", f"    {gig.brief}"] if gig.brief else lines


def _ports(title: str, ports: Any) -> list[str]:
    return [
        f"  {title:13} {port.name} ({port.type}{', ' + port.spec_sentence if port.spec_sentence else ''})"
        f"{' from ' + port.other if title == 'gets' and port.other else ''}{' ✓' if port.is_there else ''}"
        for port in ports
    ]


def _take_lines(takes: Any, notes: Any) -> list[str]:
    lines = []
    for take in takes:
        files = ", ".join(file.name for _, file in take.files)
        lines.append(f"  take {take.number:<8} {spoken(take.state)}, {moment(take.made_ms)}: {files} ({take.verdict})")
        for note in notes:
            if note.take == take.number:
                place = f"{note.in_take_s // 60:.0f}:{note.in_take_s % 60:04.1f}"
                lines.append(f"    {place} {note.author}: {f'[{note.reason}] ' if note.reason else ''}{note.text}")
                lines += [f"      {reply.author}: {reply.text}" for reply in note.replies]
    return lines


def _point_lines(points: Any) -> list[str]:
    return [f"  {'[x]' if point.is_ticked else '[ ]'} {point.text}" for point in points if point.may_change]
