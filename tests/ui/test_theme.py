"""The theme's colours can be read, its icons exist, and no colour is written anywhere else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from studio.domain.stage_states import StageState
from ui import tokens
from ui.icons import icon_exists, icon_pixmap
from ui.places import assets_dir
from ui.style_sheet import style_sheet

UI = Path(__file__).resolve().parents[2] / "ui"
PALETTES = [
    pytest.param(getattr(tokens, name), id=name.lower()) for name in ("DARK", "LIGHT", "HIGH_DARK", "HIGH_LIGHT")
]


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def text_pairs(palette: tokens.Palette) -> list[tuple[str, str, str]]:
    """Every text colour on every ground it stands on, with a name for a failure."""
    grounds = ("window", "panel", "raised", "field", "sunken", "track", "hover", "select")
    pairs = [
        (f"{ink} on {ground}", getattr(palette, ink), getattr(palette, ground))
        for ink in ("text1", "text2", "text3")
        for ground in grounds
    ]
    pairs += [
        (f"accent on {ground}", palette.accent, getattr(palette, ground))
        for ground in ("panel", "select", "raised", "track")
    ]
    pairs += [
        ("onaccent on accent", palette.onaccent, palette.accent),
        ("onaccent on accent_hover", palette.onaccent, palette.accent_hover),
    ]
    for name, hue in palette.hues.items():
        pairs += [
            (f"{name}.text on {ground}", hue.text, getattr(palette, ground)) for ground in ("panel", "select", "sunken")
        ]
        pairs.append((f"{name}.text on {name}.faint", hue.text, hue.faint))
        pairs += [
            (f"text1 on {name}.{fill}", palette.text1, getattr(hue, fill)) for fill in ("live", "done", "faint", "tail")
        ]
    return pairs


@pytest.mark.parametrize("palette", PALETTES)
def test_text_can_be_read(palette: tokens.Palette) -> None:
    poor = [
        f"{name}: {contrast(ink, ground):.2f}"
        for name, ink, ground in text_pairs(palette)
        if contrast(ink, ground) < 4.5
    ]
    assert not poor


@pytest.mark.parametrize("palette", PALETTES)
def test_marks_can_be_seen(palette: tokens.Palette) -> None:
    seen = [(f"{name}.base on track", hue.base, palette.track) for name, hue in palette.hues.items()]
    seen += [("link on track", palette.link, palette.track), ("wave on track", palette.wave, palette.track)]
    seen += [("focus on panel", palette.focus, palette.panel), ("accent on track", palette.accent, palette.track)]
    assert not [f"{name}: {contrast(ink, ground):.2f}" for name, ink, ground in seen if contrast(ink, ground) < 3]


def test_every_state_has_a_look_of_its_own() -> None:
    looks = [tokens.state_look(state) for state in StageState]
    assert len({(look.hue, look.firmness, look.icon) for look in looks}) == len(StageState)
    assert all(icon_exists(look.icon) for look in looks)
    assert tokens.state_look(StageState.APPROVED, is_silent=True).icon == "clock-check"


def test_no_state_is_told_by_colour_alone() -> None:
    icons = [tokens.state_look(state).icon for state in StageState]
    assert len(set(icons)) == len(icons)


def test_colours_are_written_only_in_the_tokens() -> None:
    literal = re.compile(r"[\"'(]#[0-9A-Fa-f]{6}\b|Qt\.GlobalColor\.(?!transparent)")
    found = [
        str(path.relative_to(UI))
        for path in UI.rglob("*.py")
        if path.name != "tokens.py" and literal.search(path.read_text(encoding="utf-8"))
    ]
    assert not found


def test_every_icon_that_is_named_is_there() -> None:
    names = {path.stem for path in (assets_dir() / "icons").glob("*.svg")}
    asked = set()
    for path in UI.rglob("*.py"):
        asked |= set(
            re.findall(
                r'(?:icon_pixmap|IconLabel|set_icon|show_icon)\((?:theme, |self\._theme, )?"([a-z0-9-]+)"',
                path.read_text(encoding="utf-8"),
            )
        )
    assert asked <= names
    assert (assets_dir() / "icons" / "LICENSE").is_file()


@pytest.mark.parametrize(("look", "palette"), [("dark", tokens.DARK), ("light", tokens.LIGHT)])
def test_marks_of_controls_have_the_themes_colours(look: str, palette: tokens.Palette) -> None:
    marks = assets_dir() / "marks"
    assert palette.text2 in (marks / f"chevron-{look}.svg").read_text()
    assert palette.onaccent in (marks / f"check-{look}.svg").read_text()
    assert f"check-{look}.svg" in style_sheet(palette)


def test_an_icon_is_drawn_in_its_colour_and_kept(theme) -> None:
    once = icon_pixmap("send", theme.color("accent"), 16, ratio=2.0)
    assert once is icon_pixmap("send", theme.color("accent"), 16, ratio=2.0)
    image = once.toImage()
    assert (image.width(), image.height()) == (32, 32)
    inks = {image.pixelColor(x, y).name() for x in range(32) for y in range(32) if image.pixelColor(x, y).alpha() > 250}
    assert theme.color("accent").name() in inks


def test_choosing_a_theme_changes_every_colour(theme, qtbot) -> None:
    dark = theme.color("panel").name()
    with qtbot.waitSignal(theme.changed):
        theme.choose("light")
    assert not theme.is_dark
    assert theme.color("panel").name() == tokens.LIGHT.panel.lower() != dark


def test_fonts_have_figures_of_one_width(theme) -> None:
    from PySide6.QtGui import QFontMetrics

    metrics = QFontMetrics(theme.font(13))
    assert len({metrics.horizontalAdvance(digit * 4) for digit in "0123456789"}) == 1


@pytest.mark.parametrize("palette", [tokens.HIGH_DARK, tokens.HIGH_LIGHT])
def test_strong_contrast_is_strong_and_outlines_carry_meaning(palette: tokens.Palette) -> None:
    poor = [name for name, ink, ground in text_pairs(palette) if contrast(ink, ground) < 7]
    lines = [palette.line, palette.line2, palette.link, *(hue.edge for hue in palette.hues.values())]
    assert not poor
    assert not [line for line in lines if contrast(line, palette.track) < 4.5]


def test_strong_contrast_is_chosen_or_follows_the_system(theme, monkeypatch) -> None:
    theme.choose("contrast")
    assert theme.palette in (tokens.HIGH_DARK, tokens.HIGH_LIGHT)
    theme.choose("dark")
    assert theme.palette is tokens.DARK
    monkeypatch.setattr(theme, "asks_for_contrast", lambda: True)
    theme.choose("light")
    assert theme.palette is tokens.HIGH_LIGHT
    theme.choose("dark")
    assert theme.palette is tokens.HIGH_DARK
