"""Colours, sizes and durations of the design, light and dark, as plain values.

The only place with colour literals. No Qt here, so that the contrast test can read them anywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from studio.domain.stage_states import StageState


PAPER = "#FFFFFF"
"""What is printed on, whatever the window's theme."""


class Hue(NamedTuple):
    """One state's colours: ``base`` for the left edge, ``text`` for icon and words, ``live``, ``done`` and
    ``faint`` for the fill of the work part, ``tail`` for the review part of a live bar, ``edge`` for the outline.
    """

    base: str
    text: str
    live: str
    done: str
    faint: str
    tail: str
    edge: str


class Palette(NamedTuple):
    """All colours of one theme by role."""

    is_dark: bool
    window: str
    panel: str
    raised: str
    field: str
    sunken: str
    track: str
    weekend: str
    hover: str
    grid: str
    line: str
    line2: str
    link: str
    text1: str
    text2: str
    text3: str
    accent: str
    accent_hover: str
    onaccent: str
    select: str
    focus: str
    wave: str
    wave_rms: str
    wave_played: str
    wave_played_rms: str
    meter_ground: str
    meter_low: str
    meter_mid: str
    meter_high: str
    hues: dict[str, Hue]


DARK = Palette(
    is_dark=True,
    window="#131518",
    panel="#191C20",
    raised="#22262C",
    field="#0F1113",
    sunken="#0F1113",
    track="#101215",
    weekend="#15181B",
    hover="#262A31",
    grid="#1A1E23",
    line="#2A2F37",
    line2="#3D444F",
    link="#646D7B",
    text1="#ECEEF1",
    text2="#B4BBC6",
    text3="#949CA9",
    accent="#45C9BE",
    accent_hover="#5BD6CC",
    onaccent="#07201E",
    select="#182E2E",
    focus="#8BE5DD",
    wave="#6E7886",
    wave_rms="#9AA4B2",
    wave_played="#45C9BE",
    wave_played_rms="#9BE8E1",
    meter_ground="#0B0C0E",
    meter_low="#4CC38A",
    meter_mid="#FFB454",
    meter_high="#FF6369",
    hues={
        "planned": Hue("#8A93A6", "#8A93A6", "#424750", "#32363D", "#272A30", "#2C3037", "#5B616E"),
        "offered": Hue("#B58CFF", "#B58CFF", "#514470", "#3B3551", "#2C293B", "#342F46", "#735DA1"),
        "progress": Hue("#4DA3FF", "#4DA3FF", "#2C4D70", "#243A51", "#1F2C3B", "#223346", "#376AA1"),
        "review": Hue("#FFB454", "#FFB454", "#6C5333", "#4C3D2B", "#352E26", "#403629", "#9E743E"),
        "approved": Hue("#4CC38A", "#4CC38A", "#2B5846", "#244137", "#1F302D", "#223832", "#377D5D"),
        "late": Hue("#FF6369", "#FF6369", "#6C363A", "#4C2C30", "#352529", "#40282C", "#9E454A"),
        "stale": Hue("#C9A26B", "#C9A26B", "#584C3B", "#403930", "#2E2C29", "#37332D", "#7F6A4C"),
    },
)

LIGHT = Palette(
    is_dark=False,
    window="#F4F5F7",
    panel="#FFFFFF",
    raised="#FFFFFF",
    field="#FFFFFF",
    sunken="#ECEEF1",
    track="#FAFBFC",
    weekend="#F3F4F7",
    hover="#F0F2F5",
    grid="#EEF0F3",
    line="#E2E5EA",
    line2="#C4CAD3",
    link="#868F9C",
    text1="#191C21",
    text2="#464D59",
    text3="#606874",
    accent="#0A746D",
    accent_hover="#08655F",
    onaccent="#FFFFFF",
    select="#E1F2F0",
    focus="#0A746D",
    wave="#858E9B",
    wave_rms="#6B7482",
    wave_played="#0A746D",
    wave_played_rms="#075049",
    meter_ground="#E4E7EB",
    meter_low="#18794E",
    meter_mid="#B86E00",
    meter_high="#CD2B31",
    hues={
        "planned": Hue("#6B7280", "#595F6A", "#D9DADE", "#E9EAEC", "#F3F4F5", "#F2F2F4", "#AEB1B9"),
        "offered": Hue("#7C3AED", "#6730C5", "#DDCCFA", "#EBE1FC", "#F5EFFE", "#F3EDFD", "#B793F5"),
        "progress": Hue("#1D6FD8", "#185CB3", "#C4DAF5", "#DDE9F9", "#EDF3FC", "#EBF2FB", "#83B0EA"),
        "review": Hue("#B86E00", "#995B00", "#EDD9BD", "#F4E9D9", "#F9F3EB", "#F9F2E8", "#D8AF73"),
        "approved": Hue("#18794E", "#146441", "#C3DCD1", "#DCEBE4", "#EDF4F1", "#EAF3EF", "#80B59E"),
        "late": Hue("#CD2B31", "#AA2429", "#F2C8C9", "#F8DFE0", "#FBEEEF", "#FAECEC", "#E48A8E"),
        "stale": Hue("#8A6116", "#735112", "#E1D6C2", "#EDE7DC", "#F6F2EC", "#F4F1EA", "#BFA87F"),
    },
)


# for who asks the system for strong contrast: text at 7:1, outlines and lines that are seen
HIGH_DARK = DARK._replace(
    window="#000000",
    panel="#000000",
    raised="#0B0D10",
    field="#000000",
    sunken="#000000",
    track="#000000",
    weekend="#16191E",
    hover="#23272E",
    grid="#2E343D",
    line="#7D8794",
    line2="#AEB7C4",
    link="#C3CAD5",
    text1="#FFFFFF",
    text2="#F2F4F7",
    text3="#D5DAE1",
    accent="#5CF0E4",
    accent_hover="#8FF7EE",
    onaccent="#000000",
    select="#00302D",
    focus="#FFE600",
    hues={
        "planned": Hue("#C3CAD5", "#C3CAD5", "#424548", "#27282B", "#141415", "#1D1E20", "#C3CAD5"),
        "offered": Hue("#D0B3FF", "#D0B3FF", "#473D57", "#2A2433", "#15121A", "#1F1B26", "#D0B3FF"),
        "progress": Hue("#8CC8FF", "#8CC8FF", "#304457", "#1C2833", "#0E141A", "#151E26", "#8CC8FF"),
        "review": Hue("#FFC879", "#FFC879", "#574429", "#332818", "#1A140C", "#261E12", "#FFC879"),
        "approved": Hue("#7BE7AE", "#7BE7AE", "#2A4F3B", "#192E23", "#0C1711", "#12231A", "#7BE7AE"),
        "late": Hue("#FFA3A6", "#FFA3A6", "#573738", "#332121", "#1A1011", "#261819", "#FFA3A6"),
        "stale": Hue("#EBCB9B", "#EBCB9B", "#504535", "#2F291F", "#181410", "#231E17", "#EBCB9B"),
    },
)

HIGH_LIGHT = LIGHT._replace(
    window="#FFFFFF",
    panel="#FFFFFF",
    raised="#FFFFFF",
    field="#FFFFFF",
    sunken="#FFFFFF",
    track="#FFFFFF",
    weekend="#E9ECF0",
    hover="#EDEFF2",
    grid="#D3D8DF",
    line="#6B7480",
    line2="#464D59",
    link="#3B424E",
    text1="#000000",
    text2="#14171B",
    text3="#2B313A",
    accent="#00524D",
    accent_hover="#003E3A",
    onaccent="#FFFFFF",
    select="#D9F2EF",
    focus="#0000C0",
    hues={
        "planned": Hue("#3B424E", "#3B424E", "#D0D2D5", "#E6E6E8", "#F3F4F4", "#EFF0F1", "#3B424E"),
        "offered": Hue("#5416B8", "#5416B8", "#D6C7EE", "#E9E1F6", "#F5F1FB", "#F1ECF9", "#5416B8"),
        "progress": Hue("#0B4A9C", "#0B4A9C", "#C4D4E7", "#DFE7F2", "#F0F4F9", "#EBF1F7", "#0B4A9C"),
        "review": Hue("#6B3D00", "#6B3D00", "#DBD0C2", "#ECE6DE", "#F6F3F0", "#F3EFEB", "#6B3D00"),
        "approved": Hue("#0B5232", "#0B5232", "#C4D5CE", "#DFE9E4", "#F0F5F3", "#EBF1EF", "#0B5232"),
        "late": Hue("#9C1519", "#9C1519", "#E7C7C8", "#F2E1E1", "#F9F1F1", "#F7ECED", "#9C1519"),
        "stale": Hue("#573C0A", "#573C0A", "#D7D0C4", "#E9E6DF", "#F5F3F0", "#F2EFEB", "#573C0A"),
    },
)


class StateLook(NamedTuple):
    """How a state is drawn: its hue, how firm it is (open, agreed, live, done, ended) and its icon."""

    hue: str
    firmness: str
    icon: str


# by the state's value: a state is its value, and the first picture is painted before states are known as such
STATE_LOOKS: dict[str, StateLook] = {
    "planned": StateLook("planned", "open", "circle-dashed"),
    "draft": StateLook("planned", "open", "pencil"),
    "offered": StateLook("offered", "open", "send"),
    "countered": StateLook("offered", "open", "arrows-exchange"),
    "accepted": StateLook("progress", "agreed", "signature"),
    "awaiting_inputs": StateLook("progress", "agreed", "hourglass"),
    "in_progress": StateLook("progress", "live", "circle-half-2"),
    "in_review": StateLook("review", "live", "headphones"),
    "revision": StateLook("review", "live", "rotate-2"),
    "approved": StateLook("approved", "done", "circle-check"),
    "settled": StateLook("approved", "done", "coin"),
    "closed": StateLook("approved", "done", "lock"),
    "declined": StateLook("planned", "ended", "circle-x"),
    "expired": StateLook("planned", "ended", "clock-off"),
    "withdrawn": StateLook("planned", "ended", "arrow-back-up"),
    "paused": StateLook("planned", "agreed", "player-pause"),
    "disputed": StateLook("late", "agreed", "scale"),
    "cancelled": StateLook("planned", "ended", "ban"),
}


def state_look(state: StageState, *, is_silent: bool = False) -> StateLook:
    """How a state is drawn; approved by silence has its own icon."""
    if is_silent and state == "approved":
        return StateLook("approved", "done", "clock-check")
    return STATE_LOOKS[state]


# sizes in px at 1x, on a 4 px grid
TOP_BAR_PX = 44
PLAN_TOOLS_PX = 40
TIME_HEADER_PX = 44
PLAN_BELOW_PX = 37
"""The row below the plan with the line above it."""
STATUS_LINE_PX = 28
TRACKS_COLUMN_PX = 216
INSPECTOR_PX = 312
INBOX_LIST_PX = 300
RECIPES_PX = 400
LANE_HEAD_ASSEMBLE_PX = 344
LANE_HEAD_LISTEN_PX = 144
LIST_ROW_PX = 28
FILE_ROW_PX = 36
STAGE_ROW_PX = 44
ASSEMBLE_LANE_PX = 56
PANE_PADDING_PX = 16
CARD_GAP_PX = 12
INLINE_GAP_PX = 8
ICON_GAP_PX = 6
BUTTON_PX = 28
BIG_BUTTON_PX = 36
FIELD_PX = 28
CHIP_PX = 22
BADGE_PX = 20
TOP_BADGE_PX = 24
RADIUS_PX = 6
CHIP_RADIUS_PX = 11
ICON_PX = 16
ICON_STROKE = 1.75

# durations in ms; all are 0 with reduced motion
SLIDE_MS = 140
ZOOM_MS = 160
FOLLOW_MS = 120
