"""The demo as a story: one owner, six collaborators, a song from guide to mix. Only the script; the work is everybody's.

People do at the same time what they would do at the same time; each waits for what they would wait for.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from studio.app.demo_people import (
    AUDIO,
    FAULTY_VOICE,
    FLAT_NOTE,
    FLAT_VOICE,
    OWNER,
    PARTS,
    DemoError,
    Part,
    Person,
)

Say = Callable[[str], None]
SINGER = "voice"


@dataclass(slots=True)
class Told:
    """What came of the story, for its summary."""

    production: str = ""
    hand_offs: dict[str, str] = field(default_factory=dict)
    takes: int = 0
    blocked: int = 0
    checks: int = 0
    mix: dict[str, Any] = field(default_factory=dict)
    plan: dict[str, Any] = field(default_factory=dict)


class Story:
    """Plays the demo in a folder, over a depot. With fewer ``parts`` it comes as far as the review."""

    def __init__(self, folder: Path, depot: str, endpoint_url: str, say: Say, parts: Sequence[Part] = PARTS) -> None:
        self.depot = depot
        self.endpoint_url = endpoint_url
        self.is_bucket = depot.startswith("s3://")
        self.say = say
        self.owner = Person(OWNER, folder / "homes" / OWNER.casefold(), has_owner_keys=True)
        self.parts = parts
        self.players = {part.stage: Person(part.person, folder / "homes" / part.slug) for part in parts}
        self.told = Told()

    def tell(self) -> Told:
        """The whole story. Raises DemoError where it takes another turn."""
        with ThreadPoolExecutor(max(2, min(len(self.parts), os.cpu_count() or 2)), "demo") as pool:
            self._pool = pool
            try:
                self._begin()
                passes = self._offer()
                self._each(lambda part: self._open(part, passes[part.stage]))
                self._let_in()
                self._each(self._accept)
                self.owner.sync()
                self._each(self._deliver)
                self._review()
                self._sing_again()
                self._assemble()
            except BaseException:
                pool.shutdown(wait=True, cancel_futures=True)
                raise
            finally:
                for person in (self.owner, *self.players.values()):
                    person.leave()
        return self.told

    def _each(self, act: Callable[[Part], None]) -> None:
        """Everybody at once, as far as this machine has cores."""
        for done in [self._pool.submit(act, part) for part in self.parts]:
            done.result()

    # --- the acts ----------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        owner = self.owner
        owner.segue("init", "--name", OWNER)
        where = [self.depot, *(["--endpoint-url", self.endpoint_url] if self.endpoint_url else [])]
        access = ["--access", "create"] if self.is_bucket else []
        made = owner.segue("new", "Late Train", "--chain", "demo", "--depot", *where, *access)
        self.told.production = made["production"]
        self.say(f"{OWNER} starts “Late Train” in {self.depot}.")
        self._checked(owner.segue("deliver", f"{self.told.production}/guide", str(AUDIO / "guide.flac")))
        self.say(f"{OWNER} records a guide; it passes its checks and is what everybody will play to.")

    def _offer(self) -> dict[str, str]:
        passes: dict[str, str] = {}

        def offer(part: Part) -> None:
            stage = f"{self.told.production}/{part.stage}"
            made = self.owner.segue("offer", stage, "--to", part.person, "--price", str(part.price))
            passes[part.stage] = made["pass"]
            self.told.hand_offs[part.stage] = made["handoff"]
            self.say(f"{OWNER} offers {part.title} to {part.person} for {part.price} USD and sends an invitation.")

        self._each(offer)
        self.owner.sync()
        return passes

    def _open(self, part: Part, invitation: str) -> None:
        where = [] if self.is_bucket else ["--depot", self.depot]
        self.players[part.stage].segue("open", invitation, "--name", part.person, *where)
        self.say(f"{part.person} opens the invitation.")

    def _let_in(self) -> None:
        waiting = self.owner.sync()["waiting"]
        if waiting:
            self._share_keys(waiting)
            waiting = self.owner.sync()["waiting"]
        if waiting:
            raise DemoError(f"{', '.join(waiting)} cannot get keys for this storage.", subject=self.depot)

    def _share_keys(self, names: list[str]) -> None:
        """A storage that makes no users: the owner's own keys for everybody; encryption still separates the rooms."""
        key_id, secret = os.environ.get("AWS_ACCESS_KEY_ID", ""), os.environ.get("AWS_SECRET_ACCESS_KEY", "")
        if not key_id or not secret:
            raise DemoError(
                "This storage makes no users, and there are no keys to share.",
                subject=self.depot,
                what_to_do="Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or use another storage.",
            )
        self.say(f"This storage makes no users of its own, so {OWNER} shares one key pair with everybody.")
        secret_file = self.owner.home / "secret"
        secret_file.touch(mode=0o600)
        try:
            secret_file.write_text(secret + "\n", encoding="utf-8")
            for part in self.parts:
                if part.person in names:
                    who = self.told.hand_offs[part.stage]
                    self.owner.segue("person", "access", who, "--key-id", key_id, "--secret-file", str(secret_file))
        finally:
            secret_file.unlink()

    def _accept(self, part: Part) -> None:
        self.players[part.stage].segue("accept", self.told.hand_offs[part.stage], "--sync")
        self.say(f"{part.person} reads the terms of {part.title} and accepts.")

    def _deliver(self, part: Part) -> None:
        if part.stage == SINGER:
            self._deliver_faulty(part)
        file = AUDIO / (FLAT_VOICE if part.stage == SINGER else part.file)
        player, hand_off = self.players[part.stage], self.told.hand_offs[part.stage]
        take = self._checked(player.segue("deliver", hand_off, str(file), "--sync"))
        self.say(f"{part.person} delivers take {take} of {part.title}: every check passes, nobody else can read it.")

    def _deliver_faulty(self, part: Part) -> None:
        file = AUDIO / FAULTY_VOICE
        refused = self.players[part.stage].segue(
            "deliver", self.told.hand_offs[part.stage], str(file), "--sync", is_refused=True
        )
        finding = next(found for found in refused["findings"] if found["severity"] == "block")
        self.told.blocked += 1
        self.told.checks += 1
        self.say(f"{part.person} tries {file.name}; it is not delivered: expected {finding['expected']},")
        self.say(f"    found {finding['found']}. {finding['how_to_fix']}")

    def _checked(self, delivered: dict[str, Any]) -> int:
        self.told.takes += 1
        self.told.checks += 1
        return int(delivered["take"])

    def _review(self) -> None:
        self.owner.sync()
        self.say(f"{OWNER}'s machine fetches the takes, compares every hash and checks them again.")
        self._each(self._answer)
        self.owner.sync()

    def _answer(self, part: Part) -> None:
        hand_off = self.told.hand_offs[part.stage]
        self.told.checks += 1
        if part.stage == SINGER:
            self.owner.segue("review", hand_off, "revise", "--note", FLAT_NOTE)
            self.say(f"{OWNER} listens and asks {part.person} for a change: {FLAT_NOTE}.")
        else:
            self.owner.segue("review", hand_off, "approve")
            self.say(f"{OWNER} approves {part.title}.")

    def _sing_again(self) -> None:
        part = next(part for part in self.parts if part.stage == SINGER)
        singer, hand_off = self.players[SINGER], self.told.hand_offs[SINGER]
        take = self._checked(singer.segue("deliver", hand_off, str(AUDIO / part.file), "--sync"))
        self.say(f"{part.person} reads the note, sings it again and delivers take {take}.")
        self.told.checks += 1
        self.owner.segue("review", hand_off, "approve", "--sync")
        self.say(f"{OWNER} approves {part.title}.")

    def _assemble(self) -> None:
        owner, production = self.owner, self.told.production
        self.told.mix = owner.segue("assemble", production, "mix")
        self.say(f"{OWNER} assembles the mix from six approved stems.")
        self._checked(owner.segue("deliver", f"{production}/mix", self.told.mix["outputs"][0]["path"], "--sync"))
        self.say(f"{OWNER} hands in the mix as a take of the last stage.")
        self._each(self._last_sync)
        self.told.plan = owner.segue("plan", production)

    def _last_sync(self, part: Part) -> None:
        self.players[part.stage].sync()
