"""The commands and questions about chains: what ships, the home's own, and what they would be linked to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.actions import chain_commands as k
from studio.domain.errors import BadInputError

if TYPE_CHECKING:
    from studio.domain.chain import Chain
    from studio.domain.chain_saving import SavedChain
    from studio.queries.chain_rows import ChainRow, InsertRows
    from studio.store.home import Home


def change_chains(home: Home, command: k.ChainCommand) -> dict[str, Any]:
    """Carry out one of ``chain_commands``."""
    from studio.store.chain_library import ChainLibrary, write_chain_file

    library = ChainLibrary(home.path)
    match command:
        case k.SaveChain():
            return _save(home, library, command)
        case k.InsertChain(chain=text):
            from studio.actions.plan_chains import insert_chain

            chain = library.load(text, language=command.language)
            with home.work() as work:
                return insert_chain(work, command, chain)
        case k.RemoveChain(chain=text):
            path = library.remove(text)
            return {"chain": path.stem, "title": text}
        case k.WriteChain(chain=text, path=path_text):
            chain, path = library.load(text), Path(path_text).expanduser()
            write_chain_file(path, chain)
            return {"chain": chain.id, "title": chain.title, "path": str(path)}
        case k.TakeChain(path=path_text):
            from studio.store.chain_files import load_chain

            chain = load_chain(Path(path_text).expanduser())
            return _saved(chain, library.save(chain))


def _save(home: Home, library: Any, command: k.SaveChain) -> dict[str, Any]:
    from studio.actions.plan_groups import chosen_stages
    from studio.domain.chain_saving import chain_of
    from studio.domain.production import Production

    title = command.title.strip()
    if not 0 < len(title) <= 200:
        raise BadInputError(
            f"A title of {len(title)} letters is not possible.",
            subject="title",
            what_to_do="Give the chain a title of 1 to 200 letters.",
        )
    with home.work() as work:
        found = chosen_stages(work, command.stages)
        office = found[0].office
    stages = sorted(office.table("stage").values(), key=lambda stage: (stage.position, stage.id))
    saved = chain_of(
        office.production or Production(office.prj, title, ""),
        office.table("track").values(),
        stages,
        office.table("link").values(),
        office.table("nest"),
        {one.stage.id for one in found},
        title,
    )
    path = library.save(saved.chain, is_replacing=command.is_replacing)
    return {**_saved(saved.chain, path), "left_out": list(_left_out(saved))}


def _saved(chain: Chain, path: Path) -> dict[str, Any]:
    return {
        "chain": path.stem,
        "title": chain.title,
        "path": str(path),
        "stages": len(chain.stages),
        "inputs": [f"{port.stage}:{port.port}" for port in chain.outer_inputs],
        "outputs": [f"{port.stage}:{port.port}" for port in chain.outer_outputs],
        "left_out": [],
    }


def _left_out(saved: SavedChain) -> list[str]:
    """What the chain does not hold, in sentences."""

    def stages(count: int) -> str:
        return "1 stage" if count == 1 else f"{count} stages"

    found = []
    if saved.dates:
        found.append(f"The dates of {stages(saved.dates)}: in a chain each starts as early as it can.")
    if saved.people:
        found.append(f"For whom {stages(saved.people)} is meant." if saved.people == 1 else f"For whom {stages(saved.people)} are meant.")  # fmt: skip
    if saved.when:
        found.append(f"{saved.when} links to stages outside that hand nothing on and only say when.")
    if saved.part:
        found.append(f"{saved.part} nested chains of which only a part was chosen; their stages stand by themselves.")
    return found


def chain_rows(home: Home) -> tuple[ChainRow, ...]:
    """What ships, then one's own."""
    from studio.queries.chain_rows import chain_row, problem_row
    from studio.store.chain_files import CHAIN_FILES, load_chain
    from studio.store.chain_library import ChainLibrary

    shipped = [chain_row(key, load_chain(key)) for key in CHAIN_FILES if key != "demo"]
    own = [
        chain_row(one.key, one.chain, path=str(one.path))
        if one.chain is not None
        else problem_row(one.key, one.problem, str(one.path))
        for one in ChainLibrary(home.path).all()
    ]
    return (*shipped, *own)


def insert_rows(home: Home, production: str, text: str) -> InsertRows:
    """A chain, and for each of its inputs what in the plan could feed it."""
    from studio.queries.chain_rows import insert_rows as rows_of
    from studio.queries.timeline import named_plan
    from studio.store.chain_library import ChainLibrary

    chain = ChainLibrary(home.path).load(text)
    with home.read() as connection:
        facts = named_plan(home, connection, production, home.clock()).facts
        return rows_of(facts, text, chain)
