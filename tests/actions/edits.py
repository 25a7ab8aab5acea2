"""Editing a plan in a test: carry a command out, look at what it left, undo it."""

from __future__ import annotations

from typing import Any

from studio.actions import plan_commands as p
from studio.actions import plan_groups, plan_timeline, plan_undo
from tests.queries.homes import Studio

TABLES = ("track", "stage", "link", "muted", "recipe", "lane")


def does(owner: Studio, command: Any) -> dict[str, Any]:
    """Carry out a command of the plan, as ``Studio.run`` does."""
    module, name = p.ACTIONS[type(command)]
    with owner.home.work() as work:
        return getattr({"plan_timeline": plan_timeline, "plan_groups": plan_groups}[module], name)(work, command)


def office(owner: Studio) -> dict[str, dict[str, Any]]:
    """Everything that an edit can change."""
    with owner.home.read() as connection:
        state = owner.home.rooms.view(connection, owner.prj, owner.now_ms)
        return {kind: dict(state.table(kind)) for kind in TABLES}


def steps(owner: Studio, verb: str = "undo") -> dict[str, Any]:
    with owner.home.work() as work:
        return getattr(plan_undo, verb)(work, owner.prj)


def stage(owner: Studio, slug: str) -> Any:
    return next((one for one in office(owner)["stage"].values() if one.slug == slug), None)


def named(owner: Studio, slug: str) -> str:
    return stage(owner, slug).id
