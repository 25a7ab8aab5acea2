"""What Listen knows beside its widgets: which take is heard, the notes that are not sent yet, what may be answered.

No widgets, no studio. A note that is typed is a draft until Approve or Ask for changes takes it along.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from studio.actions.commands import NoteText, ReviewTake
from studio.domain.drawing import Shape, shapes_from_log, shapes_to_log
from studio.domain.review_notes import reason_of
from studio.domain.stage_states import StageState
from studio.queries.rows import FileRow, NoteRow, PlanRows, ReplyRow, StageDetail, StageRow, TakeRow
from ui.words import clock_text, first_name, near_text, tr, tr_n

_LEAST_RANGE_S = 0.05
_AUDIO_SUFFIXES = frozenset({"wav", "flac", "aif", "aiff", "mp3", "ogg", "opus", "w64", "rf64", "m4a", "bwf", "wave"})

_FILM_SUFFIXES = frozenset({"mp4", "mov", "mkv", "webm", "avi", "m4v"})
_PICTURE_SUFFIXES = frozenset({"png", "jpg", "jpeg", "tif", "tiff", "webp", "gif", "bmp"}) | _FILM_SUFFIXES


@dataclass(frozen=True, slots=True)
class NoteDraft:
    """A note that was typed and not sent: seconds of the take; a range when the end lies after the start. ``reason``, ``file``
    and ``shapes`` as in ``NoteText``.
    """

    in_take_s: float
    end_in_take_s: float
    text: str
    reason: str = ""
    file: str = ""
    shapes: tuple[Shape, ...] = ()

    @property
    def is_range(self) -> bool:
        """Whether it stands at a range."""
        return self.end_in_take_s - self.in_take_s > _LEAST_RANGE_S


@dataclass(frozen=True, slots=True)
class ShownNote:
    """A note as a flag and a line: ``number`` counts open notes and drafts by time, 0 where it is resolved."""

    number: int
    in_take_s: float
    end_in_take_s: float
    text: str
    author: str
    is_open: bool
    is_draft: bool
    draft_place: int = -1
    id: str = ""
    reason: str = ""
    file: str = ""
    shapes: tuple[Shape, ...] = ()
    replies: tuple[ReplyRow, ...] = ()
    is_for_me: bool = False

    @property
    def time_words(self) -> str:
        """``1:36.0`` or ``1:36.0 – 1:38.6``."""
        start = clock_text(self.in_take_s)
        return f"{start} – {clock_text(self.end_in_take_s)}" if self.is_range else start

    @property
    def is_range(self) -> bool:
        """Whether it stands at a range."""
        return self.end_in_take_s - self.in_take_s > _LEAST_RANGE_S


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What may be answered to a take now. ``why_not`` says what asking for changes needs; ``is_paid``: no round is left, so it is a paid change."""

    may_answer: bool
    may_revise: bool
    is_paid: bool = False
    why_not: str = ""


class DraftNotes:
    """The drafts of every take, by hand-off and take number."""

    def __init__(self) -> None:
        self._drafts: dict[tuple[str, int], tuple[NoteDraft, ...]] = {}

    def of(self, hand_off: str, take: int) -> tuple[NoteDraft, ...]:
        """The drafts of a take, in time."""
        return self._drafts.get((hand_off, take), ())

    def add(self, hand_off: str, take: int, draft: NoteDraft) -> None:
        """Add one."""
        drafts = sorted((*self.of(hand_off, take), draft), key=lambda draft: (draft.in_take_s, draft.text))
        self._drafts[hand_off, take] = tuple(drafts)

    def remove(self, hand_off: str, take: int, place: int) -> NoteDraft | None:
        """Take one out again."""
        drafts = self.of(hand_off, take)
        if not 0 <= place < len(drafts):
            return None
        self._drafts[hand_off, take] = drafts[:place] + drafts[place + 1 :]
        return drafts[place]

    def clear(self, hand_off: str, take: int) -> None:
        """Forget all of a take: they were sent."""
        self._drafts.pop((hand_off, take), None)

    def as_json(self) -> list[dict[str, object]]:
        """For keeping them over a restart."""
        return [
            {
                "hand_off": hand_off,
                "take": take,
                "at_s": draft.in_take_s,
                "end_s": draft.end_in_take_s,
                "text": draft.text,
                "reason": draft.reason,
                "file": draft.file,
                "marks": shapes_to_log(draft.shapes),
            }
            for (hand_off, take), drafts in self._drafts.items()
            for draft in drafts
        ]

    def read_json(self, values: object) -> None:
        """Take over what ``as_json`` gave; anything that is no draft is left out."""
        for value in values if isinstance(values, list) else ():
            try:
                reason, file = reason_of(value.get("reason")), str(value.get("file", ""))
                marks = shapes_from_log(value.get("marks"))
                draft = NoteDraft(float(value["at_s"]), float(value["end_s"]), str(value["text"]), reason, file, marks)
                self.add(str(value["hand_off"]), int(value["take"]), draft)
            except (AttributeError, KeyError, TypeError, ValueError):
                continue


def shown_notes(notes: Iterable[NoteRow], drafts: tuple[NoteDraft, ...], me: str) -> list[ShownNote]:
    """Notes and drafts in time; open ones are numbered in that order, so that list and flags agree."""
    rows = [
        ShownNote(
            0,
            note.in_take_s,
            note.end_in_take_s,
            note.text,
            note.author,
            note.is_open,
            is_draft=False,
            id=note.id,
            reason=note.reason,
            file=note.file,
            shapes=note.shapes,
            replies=note.replies,
            is_for_me=note.is_for_me,
        )
        for note in notes
    ]
    rows += [
        ShownNote(
            0,
            draft.in_take_s,
            draft.end_in_take_s,
            draft.text,
            me,
            is_open=True,
            is_draft=True,
            draft_place=place,
            reason=draft.reason,
            file=draft.file,
            shapes=draft.shapes,
        )
        for place, draft in enumerate(drafts)
    ]
    rows.sort(key=lambda row: (row.in_take_s, row.is_draft))
    number, numbered = 0, []
    for row in rows:
        number += row.is_open
        numbered.append(replace(row, number=number if row.is_open else 0))
    return numbered


def notes_of_take(detail: StageDetail, take: int) -> tuple[NoteRow, ...]:
    """The notes to show with a take: its own, and earlier ones that are still open or were resolved by it."""
    return tuple(note for note in detail.notes if note.take <= take)


def audio_files(take: TakeRow) -> tuple[FileRow, ...]:
    """The files of a take that can be heard on this machine."""
    return tuple(file for _output, file in take.files if is_audible(file))


def picture_files(take: TakeRow) -> tuple[FileRow, ...]:
    """The pictures and films of a take that lie on this machine."""
    return tuple(file for _output, file in take.files if is_picture(file))


def is_picture(file: FileRow) -> bool:
    """Whether a file is a picture or a film that lies on this machine."""
    return bool(file.local_path) and _suffix(file) in _PICTURE_SUFFIXES


def is_film(file: FileRow) -> bool:
    """Whether a file moves."""
    return _suffix(file) in _FILM_SUFFIXES


def has_time(take: TakeRow) -> bool:
    """Whether notes of a take stand at times: it is heard, or it is a film; still pictures and texts have none."""
    pictures = picture_files(take)
    is_still = bool(pictures) or is_read_only(take)
    return not is_still or bool(audio_files(take)) or any(is_film(file) for file in pictures)


def is_read_only(take: TakeRow) -> bool:
    """Whether a take is here and has nothing to hear or to look at: texts, MIDI, documents."""
    is_here = bool(take.files) and all(file.local_path for _output, file in take.files)
    return is_here and not audio_files(take) and not picture_files(take)


def _suffix(file: FileRow) -> str:
    return file.name.lower().rpartition(".")[2]


def is_sound_name(name: str) -> bool:
    """Whether a file is sound by the ending of its name."""
    return name.lower().rpartition(".")[2] in _AUDIO_SUFFIXES


def is_audible(file: FileRow) -> bool:
    """Whether a file lies here and is sound: its length is known, or its name says so."""
    suffix = _suffix(file)
    is_sound = suffix in _AUDIO_SUFFIXES or (file.duration_s > 0 and suffix not in _PICTURE_SUFFIXES)
    return bool(file.local_path) and is_sound


def latest_take(detail: StageDetail) -> int:
    """The number of the newest take, 0 without any."""
    return max((take.number for take in detail.takes), default=0)


def take_of(detail: StageDetail, number: int) -> TakeRow | None:
    """A take by its number."""
    return next((take for take in detail.takes if take.number == number), None)


def verdicts(detail: StageDetail, take: int, drafts: int) -> Verdicts:
    """What may be answered: only the newest take of a stage in review, changes only with a note and a round left."""
    stage = detail.stage
    found = take_of(detail, take)
    is_newest = take == latest_take(detail)
    if stage.is_own or stage.state is not StageState.IN_REVIEW or not is_newest or found is None:
        return Verdicts(may_answer=False, may_revise=False)
    if found.state != "in_review" or detail.candidates:
        return Verdicts(may_answer=False, may_revise=False)
    is_paid = stage.rounds_used >= stage.rounds
    if detail.asked is not None and detail.asked.is_mine and detail.asked.kind == "change":
        why = tr("{who} has not answered the paid change yet.", who=first_name(stage.person))
        return Verdicts(may_answer=True, may_revise=False, is_paid=is_paid, why_not=why)
    if not drafts:
        why = tr("Put at least one note at its time: go there and just type.")
        if not has_time(found):
            why = tr("Write at least one note: draw on the picture, or just type.")
        if is_read_only(found):
            why = tr("Write at least one note: just type.")
        return Verdicts(may_answer=True, may_revise=False, is_paid=is_paid, why_not=why)
    if is_paid:
        used = tr_n("The one round of changes is used.", "All {n} rounds of changes are used.", stage.rounds)
        why = tr("{used} Another one is a paid change.", used=used if stage.rounds else tr("No round is agreed."))
        return Verdicts(may_answer=True, may_revise=True, is_paid=True, why_not=why)
    return Verdicts(may_answer=True, may_revise=True)


def notes_of(drafts: tuple[NoteDraft, ...]) -> tuple[NoteText, ...]:
    """Drafts as the notes of an answer."""
    return tuple(
        NoteText(draft.in_take_s, draft.text, draft.end_in_take_s, draft.reason, draft.file, draft.shapes)
        for draft in drafts
    )


def review_command(detail: StageDetail, take: int, verdict: str, drafts: tuple[NoteDraft, ...]) -> ReviewTake:
    """The answer with all drafts of the take as its notes."""
    return ReviewTake(detail.stage.hand_off, verdict, notes_of(drafts), take)


def reason_word(reason: str) -> str:
    """A reason of a note as a word; empty for none."""
    return {
        "timing": tr("Timing"),
        "tuning": tr("Tuning"),
        "noise": tr("Noise"),
        "level": tr("Level"),
        "edit": tr("Edit"),
        "performance": tr("Performance"),
        "arrangement": tr("Arrangement"),
        "format": tr("Format"),
        "other": tr("Other"),
    }.get(reason, "")


def due_words(detail: StageDetail) -> str:
    """By when the owner has to answer."""
    stage = detail.stage
    if stage.state is not StageState.IN_REVIEW or not stage.answer_by_ms:
        return ""
    return tr("answer by {when}", when=near_text(stage.answer_by_ms))


def take_state_words(take: TakeRow, person: str) -> str:
    """A sentence where a take cannot be heard or answered yet."""
    if take.state == "sent":
        return tr(
            "Take {n} is announced by {name}; its files are on their way.", n=take.number, name=first_name(person)
        )
    if take.state == "taking_in":
        return tr("Take {n} is arriving, {percent} %.", n=take.number, percent=round(take.progress * 100))
    if take.state == "refused":
        return tr("Take {n} went back: a check failed here. No round was used.", n=take.number)
    if audio_files(take) or picture_files(take):
        return ""
    if is_read_only(take):
        return tr("Take {n} is read, not heard: its files lie in the folder.", n=take.number)
    return tr("The files of take {n} are not on this machine.", n=take.number)


def hearable(plan: PlanRows) -> list[StageRow]:
    """The stages that have a take, those to answer first, else in lane order."""
    stages = [stage for stage in plan.stages if stage.takes]
    return sorted(stages, key=lambda stage: stage.state is not StageState.IN_REVIEW)


def notes_head(detail: StageDetail) -> str:
    """The heading of the notes."""
    stage = detail.stage
    if stage.is_own or not stage.rounds:
        return tr("Notes")
    round_number = stage.rounds_used + (1 if stage.state is StageState.IN_REVIEW else 0)
    return tr("Round {n} of {all}", n=max(1, min(round_number, stage.rounds)), all=stage.rounds)


def draft_line(drafts: int) -> str:
    """What waits to be sent."""
    return tr_n("{n} note is sent with your answer", "{n} notes are sent with your answer", drafts) if drafts else ""


def distinct_names(names: list[str]) -> list[str]:
    """File names without their ending and without what all of them begin with, so that they can be told apart."""
    stems = [name.replace("\\", "/").rpartition("/")[2] for name in names]
    stems = [stem.rpartition(".")[0] or stem for stem in stems]
    if len(stems) < 2:
        return stems
    first, last = min(stems), max(stems)  # what these two share, all share
    same = next(
        (place for place, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last))
    )
    cut = max(first[:same].rfind(sign) for sign in "_- .") + 1
    return [stem[cut:] or stem for stem in stems]
