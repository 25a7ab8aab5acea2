"""What stands in the way of a deliverable, and the way out of each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from studio.actions.rights import keep_stage
from studio.actions.rights_commands import KeepStage
from studio.domain.errors import RefusedError
from studio.domain.recipe import LaneRule
from studio.domain.rights import GrantKind, grant_text
from studio.queries.assembly_blocks import AssemblyBlockedError, assembly_blocks, mixed_stages
from studio.queries.standing import production_facts
from studio.store.productions import production_here


def facts_of(owner):
    with owner.home.read() as connection:
        return production_facts(owner.home, connection, production_here(connection, owner.prj), owner.now_ms)


def blocks_of(owner, **more):
    facts = facts_of(owner)
    return assembly_blocks(facts, mixed_stages(facts), **more)


def handed_in(working, stem):
    pair, room = working
    pair.other.delivers(room, stem("drums.wav"))
    pair.other.sent_everything()
    pair.meet(room)
    pair.arrives()
    return pair.owner


def test_what_nobody_has_begun_or_handed_in_blocks_only_where_it_is_needed(working):
    pair, _ = working
    assert blocks_of(pair.owner) == ()
    (stage,) = mixed_stages(facts_of(pair.owner))
    (block,) = blocks_of(pair.owner, needed={stage})
    assert (block.code, block.title) == ("unapproved", "Drums")


def test_a_take_that_waits_for_an_answer_blocks_and_says_what_to_press(working, stem):
    owner = handed_in(working, stem)
    (block,) = blocks_of(owner)
    assert block.words == "“Drums” by Ana Ribeiro was handed in and is not approved."
    assert "segue review drums approve" in block.what_to_do
    error = AssemblyBlockedError("Late Train", [block, block])
    assert "1 more: Drums" in error.message
    assert "--draft" in error.what_to_do
    assert error.result["blocks"][0]["block"] == "unapproved"
    assert not mixed_stages(facts_of(owner), {(block.stage, "drums_stem")}), "what is left out blocks nothing"
    assert not mixed_stages(facts_of(owner), (), LaneRule(without=("role:Drummer",)))
    owner.reviews("drums", "approve")
    assert blocks_of(owner) == ()


def test_a_stale_take_blocks_until_it_is_kept_and_again_after_the_next_change(working, stem, clock):
    owner = handed_in(working, stem)
    owner.reviews("drums", "approve")
    owner.delivers("guide", stem("guide.wav", value=7))
    (block,) = blocks_of(owner)
    assert (block.code, block.title) == ("stale", "Drums")
    clock.now_ms += 1
    with owner.home.work() as work:
        assert keep_stage(work, KeepStage("drums"))["take"] == 1
    assert blocks_of(owner) == ()
    clock.now_ms += 1
    owner.delivers("guide", stem("guide.wav", value=8))
    assert [block.code for block in blocks_of(owner)] == ["stale"]


def test_nothing_is_kept_that_is_not_approved(working):
    pair, _ = working
    with pair.owner.home.work() as work, pytest.raises(RefusedError, match="nothing to keep"):
        keep_stage(work, KeepStage("drums"))


@pytest.mark.parametrize(
    ("rights", "words"),
    [
        (" ", "Ana Ribeiro has granted no rights"),
        (grant_text(GrantKind.NONE), "Ana Ribeiro has granted no rights"),
        (grant_text(GrantKind.TO_BE_AGREED), "still to be agreed with Ana Ribeiro"),
        ("To be agreed", "still to be agreed with Ana Ribeiro"),
    ],
)
def test_work_without_granted_rights_blocks(working, stem, rights, words):
    owner = handed_in(working, stem)
    owner.reviews("drums", "approve")
    facts = facts_of(owner)
    (stage,) = mixed_stages(facts)
    standing = facts.standings[stage]
    bare = replace(standing, facts=replace(standing.facts, terms=replace(standing.facts.terms, rights=rights)))
    (block,) = assembly_blocks(replace(facts, standings={stage: bare}), [stage])
    assert (block.code, words in block.words) == ("no_rights", True)
