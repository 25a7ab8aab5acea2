"""What a bar says beside itself and in its hover card: the words that change, in as few as will do. No painting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.words import (
    at,
    day_text,
    first_name,
    moment_text,
    moments_text,
    money,
    near_text,
    slack_text,
    span_text,
    state_word,
    tr,
    tr_n,
    weekday_word,
)

if TYPE_CHECKING:
    from studio.queries.rows import StageRow
    from ui.timeline.marks import Marks

# states by their values (see tokens.STATE_LOOKS)
_ANSWERED_BY = frozenset({"offered", "countered", "in_review"})
_DONE = frozenset({"approved", "settled", "closed"})
_HOUR_MS = 3_600_000


def bar_label(stage: StageRow, now: int) -> tuple[str, str]:
    """The words right of a bar: all of them, and the short form (the name alone) where room is scarce."""
    who = first_name(stage.person)
    parts = [part for part in (who, _what_matters(stage, now)) if part]
    return ", ".join(parts), who


def _what_matters(stage: StageRow, now: int) -> str:
    words = ""
    if stage.is_stale:
        words = tr("stale")
    elif stage.is_late and stage.due_ms:
        words = tr("{span} late", span=_late_text(now - stage.due_ms))
    elif stage.state in _ANSWERED_BY and stage.answer_by_ms:
        words = tr("answer by {day}", day=_short_day(stage.answer_by_ms, now))
    elif stage.state == "awaiting_inputs" and stage.waits_for:
        words = tr("waits for {what}", what=stage.waits_for[0])
    elif stage.state == "in_progress" and stage.due_ms:
        words = tr("due {day}", day=_short_day(stage.due_ms, now))
    elif stage.is_silent:
        words = tr("by silence")
    return words


def _late_text(late_ms: int) -> str:
    days = late_ms / (24 * _HOUR_MS)
    if days >= 0.9:
        return tr_n("{n} day", "{n} days", max(1, round(days)))
    return tr("½ day") if days > 0.25 else span_text(late_ms / 1000)


def _short_day(ms: int, now: int) -> str:
    moment, today = at(ms), at(now).date()
    if moment.date() == today:
        return f"{moment:%H:%M}"
    if 0 < (moment.date() - today).days < 7:
        return weekday_word(moment)
    return day_text(ms).partition(" ")[2]


def bar_name(stage: StageRow) -> str:
    """The accessible name of a bar."""
    return tr("{title}, {state}", title=stage.title, state=state_word(stage.state))


def nest_words(stage: StageRow) -> str:
    """What the bar of a closed nested chain stands for; empty for a stage."""
    holds = getattr(stage, "holds", 0)  # an older program kept plans without it
    return tr_n("Nested chain of {n} stage", "Nested chain of {n} stages", holds) if holds else ""


def bar_description(stage: StageRow) -> str:
    """The accessible description: person, dates, marks."""
    parts = [nest_words(stage) or stage.person or (tr("own stage") if stage.is_own else tr("nobody asked yet"))]
    parts.append(tr("{start} to {end}", start=day_text(stage.start_ms), end=day_text(stage.end_ms)))
    if stage.price_minor:
        parts.append(money(stage.price_minor, stage.currency))
    if stage.is_milestone:
        parts.append(tr("milestone"))
    if stage.must_finish_ms:
        parts.append(tr("to be done by {day}", day=day_text(stage.must_finish_ms)))
    if stage.not_before_ms and not stage.begun_ms:
        parts.append(tr("not before {day}", day=day_text(stage.not_before_ms)))
    if stage.progress_pct and not stage.delivered_ms:
        parts.append(tr("{n} % done", n=stage.progress_pct))
    for flag, word in ((stage.is_late, tr("late")), (stage.is_stale, tr("stale")), (stage.is_critical, tr("critical"))):
        if flag:
            parts.append(word)
    return ", ".join(parts)


def _asked_rows(stage: StageRow, now: int) -> list[tuple[str, str]]:
    """What has happened, and what the plan asks for."""
    rows = []
    if stage.begun_ms:
        rows.append((tr("Begun"), near_text(stage.begun_ms, now)))
    if stage.delivered_ms:
        rows.append((tr("Delivered"), near_text(stage.delivered_ms, now)))
    elif stage.progress_pct:
        rows.append((tr("Progress"), tr("{n} % of the work", n=stage.progress_pct)))
    if stage.paused_ms:
        rows.append((tr("Paused"), tr("since {moment}", moment=near_text(stage.paused_ms, now))))
    if stage.not_before_ms and not stage.begun_ms:
        rows.append((tr("Not before"), near_text(stage.not_before_ms, now)))
    if stage.must_finish_ms:
        rows.append((tr("Done by"), near_text(stage.must_finish_ms, now)))
    if stage.is_late_as_possible and not stage.begun_ms:
        rows.append((tr("Placed"), tr("as late as possible")))
    return rows


def check_rows(stage: StageRow, marks: Marks) -> list[tuple[str, str]]:
    """The rows of the hover card that are known once the plan has been looked through: problems, then drift."""
    from ui.languages import told

    rows = [(tr("Problem"), told(row.sentence)) for row in marks.wrong(stage.id)]
    names = {row.id: row.name for row in marks.checks.baselines}
    shadows = {shadow.baseline: shadow for shadow in marks.checks.shadows.get(stage.id, ())}
    for baseline in marks.baselines:
        if baseline in shadows:
            shadow = shadows[baseline]
            was, drift = day_text(shadow.end_ms), _drift_words(shadow.drift_min, marks.geometry.axis.day_min)
            rows.append((tr("Baseline"), tr("{name}: {day}, {drift}", name=names[baseline], day=was, drift=drift)))
    return rows


def _drift_words(drift_min: int, day_min: int) -> str:
    if not drift_min:
        return tr("as now")
    span = slack_text(abs(drift_min), day_min)
    return tr("now {span} later", span=span) if drift_min > 0 else tr("now {span} earlier", span=span)


def hover_rows(stage: StageRow, now: int) -> list[tuple[str, str]]:
    """The rows of the hover card."""
    rows = [(tr("Work"), moments_text(stage.start_ms, stage.work_end_ms))]
    if stage.state in _DONE:
        rows.append((tr("Approved"), moment_text(stage.end_ms)))
    elif stage.early_end_ms and stage.early_end_ms != stage.end_ms:
        ends = tr("{early} to {late}", early=day_text(stage.early_end_ms), late=day_text(stage.end_ms))
        rows.append((tr("Approved"), ends))
    if stage.price_minor:
        rows.append((tr("Price"), money(stage.price_minor, stage.currency)))
    if stage.state in _DONE:
        return rows
    rows += _asked_rows(stage, now)
    rows.append((tr("Slack"), tr("none, on the critical path") if stage.is_critical else slack_text(stage.slack_min)))
    if stage.waits_for:
        rows.append((tr("Waits for"), ", ".join(stage.waits_for)))
    if stage.due_ms:
        rows.append((tr("Due"), near_text(stage.due_ms, now)))
    return rows
