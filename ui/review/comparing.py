"""What changed since the take before, for the wave: asked for when somebody wants to see it. Decides nothing."""

from __future__ import annotations

from PySide6.QtCore import QObject

from studio.domain.take_changes import ChangedRange, ChangeKind, TakeChanges
from studio.queries.asks import ChangesOfTake
from studio.queries.rows import StageDetail
from studio.queries.take_changes import ChangeRows
from ui.context import Context
from ui.review.transport import Transport
from ui.review.wave_view import ShownChange, WaveView
from ui.words import clock_text, number_text, tr

_LEAST_DB = 0.05


class Comparing(QObject):
    """The button in the transport asks for it, the lanes of the wave show it."""

    def __init__(self, context: Context, wave: WaveView, transport: Transport) -> None:
        super().__init__(transport)
        self._context, self._wave, self._transport = context, wave, transport
        self._paths: tuple[str, ...] = ()
        transport.changes_wanted.connect(self.set_wanted)
        self._stage, self._take, self.since = "", 0, 0
        self._known: dict[tuple[str, int, int], ChangeRows] = {}
        self.is_wanted = self.is_asking = False

    @property
    def rows(self) -> ChangeRows | None:
        """What was found for the take that is shown."""
        return self._known.get((self._stage, self._take, self.since))

    def show_take(self, detail: StageDetail | None, take: int, paths: tuple[str, ...] = ()) -> None:
        """Another take is shown, its lanes are those files. Nothing is compared until somebody wants it."""
        self._paths = paths
        earlier = [row.number for row in detail.takes if row.number < take] if detail is not None else []
        self._stage, self._take = detail.stage.id if detail is not None else "", take
        self.since = max(earlier, default=0)
        self.is_asking = False
        self._follow()

    def set_wanted(self, is_wanted: bool) -> None:
        """Show the changes, or no longer."""
        self.is_wanted = is_wanted
        self._follow()

    def _follow(self) -> None:
        is_possible = self.is_wanted and bool(self.since)
        if is_possible and self.rows is None and not self.is_asking:
            self._ask()
        self._show(self.rows if is_possible else None)

    def _ask(self) -> None:
        key = (self._stage, self._take, self.since)
        self.is_asking = True

        def done(rows: ChangeRows) -> None:
            if isinstance(rows, ChangeRows):
                self._known[key] = rows
            self._end(key)

        def failed(error: BaseException) -> None:
            if key == (self._stage, self._take, self.since):
                self.is_wanted = False
            self._context.show_error(error)
            self._end(key)

        self._context.ask(ChangesOfTake(*key), done, failed)

    def _end(self, key: tuple[str, int, int]) -> None:
        if key == (self._stage, self._take, self.since):
            self.is_asking = False
            self._show(self.rows if self.is_wanted else None)

    def _show(self, rows: ChangeRows | None) -> None:
        mark_changes(self._wave, self._paths, rows)
        self._transport.show_changes(self.words() if self.since else "", is_wanted=self.is_wanted)

    def words(self) -> str:
        """What the button says."""
        if self.is_wanted and self.is_asking:
            return tr("Comparing with take {n}…", n=self.since)
        if self.is_wanted and self.rows is not None:
            changed_s = sum(file.changes.changed_s for file in self.rows.files)
            whole = [summary_lines(file.changes) for file in self.rows.files]
            if not changed_s and len(whole) == 1 and whole[0]:
                return tr("Since take {n}: {what}", n=self.since, what=", ".join(whole[0]))
            return tr("Since take {n}: {seconds} s differ", n=self.since, seconds=number_text(changed_s))
        return tr("Changes since take {n}", n=self.since)


def mark_changes(wave: WaveView, paths: tuple[str, ...], rows: ChangeRows | None) -> None:
    """Mark in each lane what changed in its file; with None nothing is marked."""
    by_path = {file.path: file.changes for file in rows.files} if rows is not None else {}
    since = rows.since if rows is not None else 0
    for place, lane in enumerate(wave.lanes):
        found = by_path.get(paths[place]) if place < len(paths) else None
        lane.changes = [
            ShownChange(part.start_s, part.end_s, range_words(part), range_tip(part, since))
            for part in (found.ranges if found is not None else ())
        ]
        lane.more = summary_lines(found) if found is not None else ()
    wave.update()


def summary_lines(found: TakeChanges) -> tuple[str, ...]:
    """What holds for the whole file: later, louder, upside down; or that it was played anew."""
    if not found.is_aligned:
        return (tr("played anew") if found.ranges else tr("silent"), signed_db(found.level_db))
    parts = []
    if found.offset_s:
        later = tr("{ms} ms later", ms=number_text(found.offset_s * 1000))
        earlier = tr("{ms} ms earlier", ms=number_text(-found.offset_s * 1000))
        parts.append(later if found.offset_s > 0 else earlier)
    if abs(found.level_db) >= _LEAST_DB:
        parts.append(signed_db(found.level_db))
    if found.is_inverted:
        parts.append(tr("polarity flipped"))
    return tuple(parts) or (() if found.ranges else (tr("the same"),))


def range_words(part: ChangedRange) -> str:
    """What is written into a changed range."""
    return {
        ChangeKind.LEVEL: signed_db(part.level_db),
        ChangeKind.DIFFERENT: tr("other"),
        ChangeKind.ADDED: tr("new"),
        ChangeKind.REMOVED: tr("gone"),
        ChangeKind.MOVED: tr("moved {s} s", s=_signed(part.shift_s)),
    }[part.kind]


def range_tip(part: ChangedRange, since: int) -> str:
    """The same in a sentence, for the pointer."""
    place = f"{clock_text(part.start_s)} – {clock_text(part.end_s)}"
    how = {
        ChangeKind.LEVEL: tr("the same sound, {db} against the rest", db=signed_db(part.level_db)),
        ChangeKind.DIFFERENT: tr("other sound than in take {n}", n=since),
        ChangeKind.ADDED: tr("silent in take {n}", n=since),
        ChangeKind.REMOVED: tr("sounded in take {n}, silent now", n=since),
        ChangeKind.MOVED: tr("the same sound, {s} s against the rest", s=_signed(part.shift_s)),
    }[part.kind]
    return f"{place}  {how}"


def signed_db(level_db: float) -> str:
    """``+3.0 dB``, ``−3.0 dB``."""
    return tr("{level} dB", level=_signed(level_db))


def _signed(value: float) -> str:
    return f"{'+' if value > 0 else ''}{number_text(value)}"
