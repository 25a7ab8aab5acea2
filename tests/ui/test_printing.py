"""The plan on paper: which pages there are, what can be read on them, and that nothing of it is a picture."""

from __future__ import annotations

import re
import threading
from dataclasses import replace

import pytest
import samples
from PySide6.QtCore import QBuffer, QByteArray, QMarginsF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPdfWriter, QPicture
from PySide6.QtPdf import QPdfDocument
from PySide6.QtSvg import QSvgRenderer

from studio.domain.document import Cell, Column, Document, Table
from studio.domain.errors import BadInputError, CancelledError
from studio.domain.invoice import InvoiceText
from ui.printing.document import painted_document
from ui.printing.export import Look, only_stages, painted_plan
from ui.printing.invoice import painted_invoice
from ui.printing.pages import PAPERS, Layout, on_one_sheet, paged, weeks_a_page
from ui.printing.paper import PaperPainter, PaperTheme
from ui.printing.writing import wrapped
from ui.timeline.geometry import PlanGeometry
from ui.tokens import STAGE_ROW_PX

pytestmark = pytest.mark.usefixtures("qapp")
NOW = samples.NOW


def opened(data: bytes) -> QPdfDocument:
    document = QPdfDocument()
    buffer = QBuffer(document)
    buffer.setData(QByteArray(data))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document.load(buffer)
    assert document.error() == QPdfDocument.Error.None_
    return document


def words_of(document: QPdfDocument, page: int) -> str:
    return re.sub(r"\s+", " ", document.getAllText(page).text())


# --- pages ---


@pytest.mark.parametrize(("weeks", "on_page"), [(2, 2), (26, 26), (27, 9), (52, 13), (53, 11), (104, 13)])
def test_half_a_year_stands_on_a_page_and_more_in_quarters(weeks, on_page):
    assert weeks_a_page(weeks) == on_page


def rows_on(geometry: PlanGeometry, layout: Layout) -> list[int]:
    """Every row that stands whole on some page."""
    return [
        number
        for page in layout.pages
        for number, row in enumerate(geometry.rows)
        if page.top_px <= row.top_px and row.top_px + STAGE_ROW_PX <= page.bottom_px
    ]


@pytest.mark.parametrize("paper", PAPERS)
def test_every_bar_of_a_large_plan_is_on_a_page_and_no_page_is_empty(paper):
    geometry = PlanGeometry(samples.many_plan(500))
    layout = paged(geometry, paper)
    assert set(rows_on(geometry, layout)) == set(range(len(geometry.rows)))
    span = layout.body_px / layout.px_per_day
    covered = set()
    for page in layout.pages:
        bars = {
            bar
            for row in geometry.rows_between(page.top_px, page.bottom_px)
            for bar in geometry.bars_between(row, page.left_units, page.left_units + span)
        }
        assert bars
        covered |= bars
    assert len(covered) == 500


def test_weeks_a_page_can_be_chosen():
    geometry = PlanGeometry(samples.song_plan())
    assert len(paged(geometry).pages) == 1
    two = paged(geometry, weeks=2)
    assert two.px_per_day * 14 == pytest.approx(two.body_px)
    assert [page.left_units for page in two.pages][:2] == [two.pages[0].left_units, two.pages[0].left_units + 14]


def test_a_recorded_mark_has_its_size_in_px_of_the_sheet():
    mark = QPicture()
    on_mark = QPainter(mark)
    on_mark.fillRect(0, 0, 100, 100, QColor("black"))
    on_mark.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(1200)
    writer.setPageMargins(QMarginsF())
    painter = PaperPainter(writer)
    painter.scale(1200 / 72, 1200 / 72)  # a px of the sheet is a point
    painter.drawPixmap(50, 50, mark)
    painter.end()
    document = opened(buffer.data().data())
    image = document.render(0, document.pagePointSize(0).toSize())
    dark = [x for x in range(300) if image.pixelColor(x, 100).alpha() > 128]
    assert (min(dark), max(dark)) == pytest.approx((50, 149), abs=1)


# --- files ---


def test_a_pdf_is_text_and_shapes_with_title_legend_and_page_numbers():
    plan = samples.many_plan(60)
    data = painted_plan(plan, "pdf", Look(), NOW)
    document = opened(data)
    assert document.metaData(QPdfDocument.MetaDataField.Title) == plan.production.title
    pages = document.pageCount()
    assert pages == len(paged(PlanGeometry(plan)).pages) > 1
    size = document.pagePointSize(0)
    assert (round(size.width()), round(size.height())) == (842, 595)
    text = [words_of(document, page) for page in range(pages)]
    for number, words in enumerate(text, 1):
        assert f"Page {number} of {pages}" in words
        assert plan.production.title in words
        assert "Critical path" in words
    whole = " ".join(text)
    assert all(stage.title.split(" ")[0] in whole for stage in plan.stages)
    assert b"/Subtype /Image" not in data


def test_marks_are_drawn_as_on_the_screen_and_each_kind_has_its_entry_in_the_legend():
    plan = samples.marked_plan()
    checks = samples.plan_checks(plan)
    data = painted_plan(plan, "pdf", Look(), NOW, checks=checks)
    words = words_of(opened(data), 0)
    for row in checks.baselines:
        assert row.name in words
    for entry in ("May slip", "Not before", "Done by", "Milestone", "Today", "Something is wrong"):
        assert entry in words
    assert "+1 d" in words or "-1 d" in words or " d " in words
    assert b"/Subtype /Image" not in data
    for bare in (
        painted_plan(plan, "pdf", Look(), NOW),
        painted_plan(plan, "pdf", Look(draws_baselines=False), NOW, checks=checks),
    ):
        assert "Baseline" not in words_of(opened(bare), 0)


def test_no_name_is_shortened():
    plan = samples.long_plan()
    plan = replace(plan, production=replace(plan.production, title=samples.GERMAN), tracks=tuple(
        replace(track, name=f"{track.name} with strings and a choir") for track in plan.tracks
    ))  # fmt: skip
    for kind in ("svg", "pdf"):
        data = painted_plan(plan, kind, Look(), NOW, checks=samples.plan_checks(plan))
        words = data.decode() if kind == "svg" else words_of(opened(data), 0)
        assert "…" not in words
        assert samples.GERMAN.split(" ")[-1] in words
        assert "with strings and a choir" in words


def test_letter_is_letter():
    size = opened(painted_plan(samples.small_plan(), "pdf", Look(paper="letter"), NOW)).pagePointSize(0)
    assert (round(size.width()), round(size.height())) == (792, 612)


def test_an_svg_is_text_and_shapes():
    plan = samples.song_plan()
    data = painted_plan(plan, "svg", Look(), NOW)
    text = data.decode()
    assert "<image" not in text
    assert all(f">{stage.title.split(' ')[0]}" in text for stage in plan.stages)
    drawn = QSvgRenderer(QByteArray(data))
    assert drawn.viewBox().width() >= on_one_sheet(PlanGeometry(plan)).width_px + 48


def test_a_png_has_the_colours_of_paper_at_both_sizes():
    plan = samples.song_plan()
    small, large = (QImage.fromData(painted_plan(plan, "png", Look(scale=scale), NOW)) for scale in (1, 2))
    assert large.width() == 2 * small.width()
    assert large.height() == 2 * small.height()
    assert small.pixelColor(2, small.height() - 4).name() == "#ffffff"
    assert len({small.pixel(x, y) for x in range(0, small.width(), 7) for y in range(60, small.height(), 9)}) > 12


def test_a_part_of_the_plan_has_its_own_links_and_tracks():
    plan = samples.song_plan()
    chosen = frozenset(stage.id for stage in plan.stages[:3])
    part = only_stages(plan, chosen)
    assert {stage.id for stage in part.stages} == chosen
    assert all({link.source, link.target} <= chosen for link in part.links)
    assert [track.name for track in part.tracks] == ["Direction", "Writing"]
    words = words_of(opened(painted_plan(part, "pdf", Look(part="3 selected"), NOW)), 0)
    assert "3 selected" in words


def test_what_cannot_be_painted_is_said():
    with pytest.raises(BadInputError, match="nothing to draw"):
        painted_plan(replace(samples.song_plan(), stages=()), "pdf", Look(), NOW)
    with pytest.raises(BadInputError, match="too large"):
        painted_plan(samples.many_plan(800), "png", Look(scale=2), NOW)


def test_painting_stops_when_asked():
    stopped = threading.Event()
    stopped.set()
    with pytest.raises(CancelledError):
        painted_plan(samples.song_plan(), "pdf", Look(), NOW, cancel=stopped)


def test_a_plan_is_painted_off_the_windows_thread():
    found: list[bytes] = []
    worker = threading.Thread(target=lambda: found.append(painted_plan(samples.song_plan(), "pdf", Look(), NOW)))
    worker.start()
    worker.join()
    assert found[0].startswith(b"%PDF-")


def test_a_long_name_breaks_at_its_hyphens_and_inside_only_without_any():
    def lines(words: str, width: float) -> list[str]:
        made = wrapped(PaperTheme().font(13), words, width)
        found = [made.lineAt(n) for n in range(made.lineCount())]
        return [words[line.textStart() : line.textStart() + line.textLength()].strip() for line in found]

    name = "Anna-Konstanze Mustermann-Schmidt-Rottenburg"
    widest = QFontMetricsF(PaperTheme().font(13)).horizontalAdvance("Mustermann-")
    assert lines(name, widest + 4) == ["Anna-", "Konstanze", "Mustermann-", "Schmidt-", "Rottenburg"]
    assert lines("at least: mmmmmmmmmmmmmmmm", widest + 4)[0] == "at least:"  # what has room is not broken
    assert len(lines("two\nlines", 500)) == 2


# --- papers ---


def test_what_is_longer_than_a_sheet_goes_on_on_the_next() -> None:
    counted = " ".join(f"word{n}" for n in range(2_000))
    cell, fact, note = (f"{kind} {counted} {kind}end" for kind in ("cell", "fact", "note"))
    rows = ((Cell("Ana"), Cell(cell, "below"), Cell("1.00")),)
    table = Table(
        "Rights", (Column("Who", 1), Column("What", 4), Column("Sum", 1, is_number=True)), rows, ("", "all", "9")
    )
    paper = Document("Agreement", "Late Train", (("Brief", fact),), (table,), (("Mira", "Owner"),), notes=(note,))
    document = opened(painted_document(paper))
    said = " ".join(words_of(document, page) for page in range(document.pageCount()))
    assert document.pageCount() > 3
    assert [said.count(f"word{n} ") for n in (0, 999, 1999)] == [3, 3, 3]
    assert all(f"{kind}end" in said for kind in ("cell", "fact", "note"))
    assert said.index("cellend") < said.index("below") < said.index("all")


def test_a_long_invoice_says_which_sheet_it_is_and_its_labels_stay_as_large_as_its_sums() -> None:
    payments = tuple((f"Payment {n}", "Reference: 17", "1.00 EUR") for n in range(30))
    sums = (("Total", "30.00 EUR"), ("Trinkgeld, neben der Summe", "10.000.000.000,00 EUR"), ("Due", "0.00 EUR"))
    text = InvoiceText(
        "Receipt", "SG-1", (("From", "Ana", ""), ("To", "Mira", "")), (), (), "Payments", payments, sums, ()
    )
    document = opened(painted_invoice(text))
    count = document.pageCount()
    assert count > 1
    assert all(f"{page + 1} / {count}" in words_of(document, page) for page in range(count))
    assert " / " not in words_of(opened(painted_invoice(replace(text, payments=payments[:1]))), 0)
    last = count - 1
    found = document.getAllText(last).text()
    boxes = [
        document.getSelectionAtIndex(last, found.index(words), len(words)).boundingRectangle()
        for words in ("Total", "Trinkgeld, neben der Summe", "10.000.000.000,00")
    ]
    assert abs(boxes[1].height() - boxes[0].height()) < 4
    assert boxes[1].right() < boxes[2].left()
