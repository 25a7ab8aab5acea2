"""``depot policy``, ``depot access`` and ``person revoke``: ways of access, seen before they are applied."""

from __future__ import annotations

import json
from argparse import Namespace
from typing import Any

from studio.app.cli_console import Answer, Console
from studio.app.cli_values import production_named


def policy(console: Console, args: Namespace) -> Answer:
    """What the owner's own keys must be allowed to do at a storage, with this way of access."""
    shown = console.studio.preview_access(args.url, args.endpoint_url, args.access, args.role, args.in_bucket)
    lines = [f"For the way “{shown['kind']}”, set this up at your provider:"]
    for document in shown["owner"]:
        lines += ["", *_document(document)]
    return Answer({"url": args.url, **shown}, lines)


def way(console: Console, args: Namespace) -> Answer:
    """The way of access of a production: what it is, what each person gets, and which ways fit; or another one."""
    from studio.actions.commands import SetAccess
    from studio.app.identity import read_secret_file
    from studio.store.productions import production_here

    studio = console.named_studio()
    prj = production_named(console, args.production)
    secret = read_secret_file(args.secret_file) if args.secret_file else ""
    changes = (args.way, args.role, args.in_bucket, args.key_id, secret)
    with studio.store.read() as connection:
        here = production_here(connection, prj)
    wanted = args.way or here.access
    shown = studio.preview_access(here.depot_url, here.endpoint_url, wanted, args.role, args.in_bucket)
    lines = [f"“{here.title}”: {shown['kind']}.", *(f"  {sentence}" for sentence in shown["sentences"])]
    for document in shown["documents"]:
        lines += ["", *_document(document)]
    shape = {"production": prj, "access": here.access, **shown, "changed": False}
    if any(changes) or args.renew:
        console.say("\n".join(lines))
        result = studio.run(SetAccess(prj, *changes, is_renewed=args.renew))
        told = "Everybody's keys are changed at the next synchronisation: segue sync --once"
        return Answer({**shape, "access": result["access"], "changed": True}, [told])
    lines += ["", f"Ways that fit this storage: {', '.join([*shown['ways'], 'paste', 'shared'])}."]
    return Answer(shape, lines)


def revoke(console: Console, args: Namespace) -> Answer:
    """Take a person out of a production, and say what the storage could not do."""
    from studio.actions.commands import RevokePerson

    production = production_named(console, args.production) if args.production else ""
    result = console.named_studio().run(RevokePerson(args.who, production))
    head = "is out, and has no access any more." if result["is_complete"] else "is out; about the storage:"
    return Answer(result, [f"{result['name']} {head}", *(f"  {sentence}" for sentence in result["sentences"])])


def _document(document: dict[str, Any]) -> list[str]:
    body = document["body"]
    text = body if isinstance(body, str) else json.dumps(body, indent=2)
    return [f"{document['title']}:", text, *(f"- {sentence}" for sentence in document["sentences"])]
