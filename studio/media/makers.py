"""The makers of all kinds of steps (``domain/plan_*.py`` say which steps there are)."""

from __future__ import annotations

from studio.domain.errors import BadInputError
from studio.domain.plan_bundle import TEXT, TEXT_VERSION, ZIP, ZIP_VERSION
from studio.domain.plan_media import EPISODE, EPISODE_VERSION, MUX, MUX_VERSION
from studio.domain.plan_release import ENCODE, ENCODE_VERSION, MASTER, MASTER_VERSION, TAG, TAG_VERSION
from studio.domain.plan_sessions import RELINK, RELINK_VERSION, SESSION, SESSION_VERSION
from studio.domain.plan_sums import CONFORM, CONFORM_VERSION, NULL, NULL_VERSION, SUM, SUM_VERSION
from studio.domain.rendering import Step
from studio.media.making import Maker
from studio.media.making_av import make_episodes, make_muxed
from studio.media.making_bundle import make_texts, make_zips
from studio.media.making_encodes import make_encode, make_tagged
from studio.media.making_master import make_master
from studio.media.making_sessions import make_relinked, make_sessions
from studio.media.making_sums import make_conformed, make_null_test, make_sums, sums_that_share

MAKERS: dict[str, Maker] = {
    maker.kind: maker
    for maker in (
        Maker(CONFORM, CONFORM_VERSION, make_conformed),
        Maker(SUM, SUM_VERSION, make_sums, shared=sums_that_share),
        Maker(NULL, NULL_VERSION, make_null_test),
        Maker(SESSION, SESSION_VERSION, make_sessions),
        Maker(RELINK, RELINK_VERSION, make_relinked),
        Maker(MASTER, MASTER_VERSION, make_master),
        Maker(MUX, MUX_VERSION, make_muxed),
        Maker(EPISODE, EPISODE_VERSION, make_episodes),
        Maker(TEXT, TEXT_VERSION, make_texts),
        Maker(ZIP, ZIP_VERSION, make_zips),
        Maker(ENCODE, ENCODE_VERSION, make_encode),
        Maker(TAG, TAG_VERSION, make_tagged),
    )
}


def maker_of(step: Step) -> Maker:
    """The maker of a step. Raises BadInputError for a kind or version that this program does not make."""
    maker = MAKERS.get(step.kind)
    if maker is None or maker.version != step.version:
        raise BadInputError(
            f"This version cannot make “{step.kind}” {step.version}.", subject=step.words, what_to_do="Update Segue."
        )
    return maker
