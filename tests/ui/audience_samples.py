"""Rows of takes that are shown, for tests and pictures."""

from __future__ import annotations

from dataclasses import replace

from studio.queries.audience import AudienceRow, RemarkRow, ShownRow, VoteRow, WaitingRow

DAY_MS = 1_796_029_200_000
WORDS = ShownRow(
    room="r1", production="p1", production_title="Late Train", owner_name="Mira Lindqvist", stage="s1",
    title="Lead vocal", track="Vocals", take=2, standing="in_review", shown_ms=DAY_MS, folder="/home/sample/take-02",
    files=("vocal/Late Train – lead vocal.wav",), is_here=True, role="approver", may_remark=True, may_vote=True, vote="",
    remarks=(RemarkRow(1, "The last word is cut off.", 12.5, 14.0, "Vera Nyström", DAY_MS),),
    votes=(VoteRow(1, "revise", "Vera Nyström", DAY_MS, (RemarkRow(1, "Once more, softer.", 61.0, 61.0, "Vera Nyström", DAY_MS),)),),
)  # fmt: skip
COVER = replace(
    WORDS, stage="s2", title="Cover", track="Artwork", take=1, standing="approved", files=("cover.png",), is_here=False,
    role="observer", may_remark=False, may_vote=False, remarks=(), votes=(),
)  # fmt: skip
WAITING = WaitingRow("r2", "p2", "Northern Lights", "Kofi Mensah", "reviewer")
AUDIENCE = (
    AudienceRow("r1", "p1", "Vera Nyström", "approver", ("Lead vocal",), "in", (WORDS,)),
    AudienceRow("r3", "p1", "山田 花子", "reviewer", (), "invited", ()),
    AudienceRow("r5", "p1", "Paulo", "observer", (), "asked", ()),
    AudienceRow("r4", "p1", "Olga", "observer", (), "ended", ()),
)
