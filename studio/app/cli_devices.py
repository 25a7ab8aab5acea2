"""``device``, ``lead`` and ``recovery``: the devices of a person, which of them decides, and coming back after a loss."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from studio.actions import commands as c
from studio.actions import device_commands as d
from studio.app.cli_console import Answer, Console
from studio.app.cli_text import columns, short, size
from studio.app.cli_values import production_named
from studio.domain.errors import BadInputError, DiskError
from studio.durable import write_whole


def add(console: Console, args: Namespace) -> Answer:
    """On a new device: the line to show to the first one; with an answer, join."""
    if args.answer:
        return _join(console, args)
    result = console.studio.run(d.AskAsDevice(args.label))
    lines = [
        result["line"],
        "",
        "On your first device: segue device admit LINE",
        "Then here, with what it answers: segue device add --answer LINE",
    ]
    return Answer(_written(args.out, result["line"], result), lines)


def _join(console: Console, args: Namespace) -> Answer:
    result = console.studio.run(d.JoinByAnswer(_text_or_file(args.answer)))
    count = len(result["productions"])
    lines = [
        f"This device belongs to {result['name']} now and knows {count} production(s).",
        f"Six words that the other device shows too: {' '.join(result['words'])}",
    ]
    return Answer(result, lines)


def admit(console: Console, args: Namespace) -> Answer:
    """On the first device: certify the new one and answer it."""
    result = console.named_studio().run(d.AdmitDevice(_text_or_file(args.line)))
    lines = [
        result["answer"],
        "",
        f"On “{result['label']}”: segue device add --answer LINE",
        f"Six words that it shows then: {' '.join(result['words'])}",
    ]
    return Answer(_written(args.out, result["answer"], result), lines)


def list_devices(console: Console, args: Namespace) -> Answer:
    """The devices of one's own and of the people of a production."""
    from studio.app.device_desk import device_rows

    home = console.named_studio().store
    prj = production_named(console, args.production) if args.production else ""
    rows = device_rows(home, prj)
    table = [
        (
            row["label"],
            row["name"],
            row["role"],
            row["production_title"],
            ", ".join(word for word, is_so in (("this one", row["is_here"]), ("decides", row["leads"])) if is_so)
            or ("revoked" if row["is_revoked"] else "removed" if row["is_removed"] else ""),
            short(row["device"]),
        )
        for row in rows
    ]
    lines = columns(("DEVICE", "OF", "ROLE", "PRODUCTION", "", "ID"), table) or ["This device only; no production yet."]
    return Answer({"rows": rows}, lines)


def _text_or_file(text: str) -> str:
    """A line as it is, or what a file of that name holds."""
    path = Path(text).expanduser()
    if len(text) < 1024 and path.is_file():
        try:
            return path.read_text()
        except (OSError, UnicodeDecodeError) as error:
            raise DiskError(f"“{path.name}” cannot be read: {error}.", subject=text) from error
    return text


def _written(out: str, line: str, result: dict[str, Any]) -> dict[str, Any]:
    """The line in a file too, where one was named."""
    if not out:
        return result
    path = Path(out).expanduser().absolute()
    try:
        write_whole(path, f"{line}\n".encode(), 0o600)
    except OSError as error:
        raise DiskError(f"“{path.name}” cannot be written: {error.strerror}.", subject=str(path)) from error
    return {**result, "file": str(path)}


def revoke(console: Console, args: Namespace) -> Answer:
    """Revoke a device of one's own."""
    passphrase = console.known_passphrase() if args.recover else ""
    result = console.named_studio().run(d.RevokeDevice(args.device, args.recover, passphrase))
    count = len(result["productions"])
    lines = [
        f"“{result['label']}” is revoked in {count} production(s); new keys go to everybody else.",
        "What it has received already it can still read: files and takes on its disk, keys of earlier days.",
    ]
    for place in result["storage"]:
        if place.startswith("s3://"):
            lines += [
                f"! It has the keys of {place} too. Make new ones where you got them, give them to Segue with",
                f"  `segue depot login {place}`, then delete the old ones there.",
            ]
        else:
            lines.append(
                f"! It reaches {place} as long as that is shared with it: end that where you share the folder."
            )
    return Answer(result, lines)


def only_copy(console: Console, args: Namespace) -> Answer:
    """End the alarm about two copies of one home."""
    result = console.named_studio().run(d.OnlyCopy(production_named(console, args.production)))
    return Answer(result, ["This is the only copy of this home from now on."])


def add_owner(console: Console, args: Namespace) -> Answer:
    """Invite a co-owner."""
    prj = production_named(console, args.production)
    result = console.named_studio().run(d.AddCoOwner(prj, args.who))
    lines = [result["pass"], "", f"File: {result['pass_file']}", f"Good until {result['expires_utc']}."]
    return Answer(result, [*lines, f"{args.who} opens it with: segue open PASS"])


def remove_owner(console: Console, args: Namespace) -> Answer:
    """Take a co-owner out."""
    prj = production_named(console, args.production)
    result = console.named_studio().run(d.RemoveCoOwner(prj, args.who))
    return Answer(
        result, [f"{args.who} decides no more; new keys go to everybody else. What they have read they keep."]
    )


# --- the lead --------------------------------------------------------------------------------------------------


def lead_show(console: Console, args: Namespace) -> Answer:
    """Which device decides in a production."""
    from studio.app.device_desk import lead_shown

    return _lead(lead_shown(console.named_studio().store, production_named(console, args.production)))


def lead_take(console: Console, args: Namespace) -> Answer:
    """Have this device decide: ask the other one, or take over from one that is lost."""
    prj = production_named(console, args.production)
    passphrase = console.known_passphrase() if args.recover else ""
    if args.lost:
        for line in CONSEQUENCES:
            console.say(line)
    return _lead(console.named_studio().run(d.TakeLead(prj, args.lost, args.recover, passphrase)))


def lead_give(console: Console, args: Namespace) -> Answer:
    """Hand deciding over to another device."""
    prj = production_named(console, args.production)
    return _lead(console.named_studio().run(d.GiveLead(prj, args.device)))


CONSEQUENCES = (
    "Taking over from a lost device: what it has decided and this device has not received does not count.",
    "Should it come back, it stops deciding by itself. People who received what is lost are shown an alarm.",
)


def _lead(row: dict[str, Any]) -> Answer:
    if not row["lead"]:
        line = f"“{row['title']}”: every device of the owner decides here."
    elif row["is_here"]:
        line = f"“{row['title']}” is decided on this device."
    else:
        asked = " It has been asked to hand over to this one." if row["asked"] else ""
        line = f"“{row['title']}” is decided on “{row['lead_name']}”.{asked}"
    waiting = [f"{row['waiting']} decision(s) wait here until this device decides."] if row["waiting"] else []
    return Answer(row, [line, *(waiting if not row["is_here"] else [])])


# --- coming back -----------------------------------------------------------------------------------------------


def recover(console: Console, args: Namespace) -> Answer:
    """``init --recover``: a new device of the person in a recovery file."""
    result = console.studio.run(
        d.RecoverHome(
            args.recover,
            console.known_passphrase(),
            tuple(args.depots),
            args.endpoint_url,
            args.key_id,
            _secret(args),
            args.label,
            args.on_demand,
        )
    )
    lines = [f"You are {result['name']} again, on a new device.", f"Home: {result['home']}", *_found_lines(result)]
    if not args.depots:
        lines.append("Name where your productions lie: segue recovery find FILE URL|DIR")
    return Answer(result, lines)


def recovery_find(console: Console, args: Namespace) -> Answer:
    """The person's productions in more storages."""
    studio = console.named_studio()
    rows: list[dict[str, Any]] = []
    problems: list[dict[str, str]] = []
    passphrase = console.known_passphrase()
    for url in args.depots:
        if args.key_id:
            studio.run(c.LoginDepot(url, args.key_id, _secret(args), args.endpoint_url))
        found = studio.run(d.FindProductions(args.file, passphrase, (url,), args.endpoint_url, args.on_demand))
        rows += found["productions"]
        problems += found["problems"]
    result = {"productions": rows, "problems": problems}
    return Answer(result, _found_lines(result))


def _secret(args: Namespace) -> str:
    from studio.app.identity import read_secret_file

    if bool(args.key_id) != bool(args.secret_file):
        raise BadInputError("A key pair has an id and a secret.", what_to_do="Give --key-id and --secret-file.")
    return read_secret_file(args.secret_file) if args.secret_file else ""


def _found_lines(result: dict[str, Any]) -> list[str]:
    lines = []
    for row in result["productions"]:
        line = f"“{row['title']}”: {row['rooms']} room(s)"
        if not row["is_in"]:
            line += (
                f"; decided on “{row['lead_name']}”. If that device is lost: segue lead take --lost {row['production'][:8]}"
                if row["is_owner"] and row["lead_name"]
                else "; waits until the owner's device lets this one in"
            )
        lines.append(line)
    return lines + [f"! {problem['message']}" for problem in result["problems"]]


def recovery_drill(console: Console, args: Namespace) -> Answer:
    """Whether everything would be back."""
    command = d.DrillRecovery(args.file, console.known_passphrase())
    with console.patiently() as cancel:
        result = console.named_studio().run(command, progress=console.progress, cancel=cancel)
    lines = ["The recovery file opens."]
    for row in result["rows"]:
        lines.append(f"{'ok     ' if row['is_good'] else 'MISSING'} {row['title']}: {row['name'] or row['room'][:8]}")
        lines += [f"        {problem}" for problem in row["missing"]]
    if result["unsent"]:
        lines.append(f"{result['unsent']} thing(s) are on this machine only, until it has synchronised.")
    if not result["rows"]:
        lines.append("There is no production here yet.")
    return Answer(result, lines)


def fetch(console: Console, args: Namespace) -> Answer:
    """Fetch the files of takes that are not here."""
    prj = production_named(console, args.production)
    result = console.named_studio().run(d.FetchFiles(prj, args.on_demand))
    return Answer(result, [f"{result['takes']} take(s), {size(result['bytes'])}."])
