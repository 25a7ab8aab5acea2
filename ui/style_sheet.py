"""The style sheet for standard controls, made from the tokens.

Widgets say what they are through the dynamic property ``kind`` (``primary``, ``quiet``, ``card`` ...).
Own-painted surfaces such as the timeline take nothing from here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.places import assets_dir

if TYPE_CHECKING:
    from ui.tokens import Palette

_SHEET = """
QToolTip {{ background: {raised}; color: {text1}; border: 1px solid {line2}; padding: 4px 6px; }}
QWidget[kind="panel"], QFrame[kind="panel"] {{ background: {panel}; }}
QWidget[kind="window"] {{ background: {window}; }}
QFrame[kind="card"] {{ background: {panel}; border: 1px solid {line}; border-radius: 6px; }}
QFrame[kind="callout"] {{ background: {sunken}; border: 1px solid {line}; border-radius: 6px; }}
QFrame[kind="strip"] {{ background: {sunken}; border: none; border-bottom: 1px solid {line}; }}
QFrame[kind="fault"] {{ background: {late_faint}; border: 1px solid {late_edge}; border-radius: 6px; }}
QFrame[kind="drop"] {{ background: {track}; border: 1px dashed {line2}; border-radius: 6px; }}
QFrame[kind="drop"][active="true"] {{ background: {select}; border: 1px dashed {accent}; }}
QFrame[kind="rule"] {{ background: {line}; border: none; }}
QFrame[kind="rule2"] {{ background: {line2}; border: none; }}
QLabel {{ background: transparent; }}
QLabel[kind="columnHead"] {{ background: {panel}; border-right: 1px solid {line2}; border-bottom: 1px solid {line}; }}
QLabel[tone="2"] {{ color: {text2}; }}
QLabel[tone="3"] {{ color: {text3}; }}
QLabel[tone="accent"] {{ color: {accent}; }}
QLabel[tone="late"] {{ color: {late_text}; }}
QLabel[tone="approved"] {{ color: {approved_text}; }}
QLabel[tone="review"] {{ color: {review_text}; }}
QLabel[tone="stale"] {{ color: {stale_text}; }}
QPushButton {{ background: {raised}; color: {text1}; border: 1px solid {line2}; border-radius: 6px;
  padding: 0 12px; min-height: 26px; font-weight: 500; outline: none; }}
QPushButton:hover {{ background: {hover}; }}
QPushButton:pressed {{ background: {select}; }}
QPushButton:focus {{ border: 1px solid {focus}; }}
QPushButton:disabled {{ background: {sunken}; color: {text3}; border-color: {line}; }}
QPushButton[kind="primary"] {{ background: {accent}; color: {onaccent}; border-color: {accent}; font-weight: 600; }}
QPushButton[kind="primary"]:hover {{ background: {accent_hover}; }}
QPushButton[kind="primary"]:focus {{ border: 2px solid {text1}; }}
QPushButton[kind="primary"]:disabled {{ background: {sunken}; color: {text3}; border-color: {line2}; }}
QPushButton[kind="quiet"] {{ background: transparent; border: 1px solid transparent; padding: 0 8px; color: {text1}; }}
QPushButton[kind="quiet"]:hover {{ background: {hover}; }}
QPushButton[kind="quiet"]:checked {{ color: {accent}; background: {select}; }}
QPushButton[kind="quiet"]:focus {{ border-color: {focus}; }}
QPushButton[kind="quiet"]:disabled {{ color: {text3}; background: transparent; }}
QPushButton[kind="nav"] {{ background: transparent; border: 1px solid transparent; padding: 0 8px; color: {text2};
  text-align: left; }}
QPushButton[kind="nav"]:hover {{ background: {hover}; color: {text1}; }}
QPushButton[kind="nav"]:checked {{ background: {select}; color: {text1}; font-weight: 600; }}
QPushButton[kind="nav"]:focus {{ border-color: {focus}; }}
QPushButton[kind="danger"] {{ color: {late_text}; }}
QPushButton[kind="danger"]:hover {{ background: {late_faint}; border-color: {late_edge}; }}
QPushButton[kind="danger"]:focus {{ border-color: {late_text}; }}
QPushButton[kind="danger"]:disabled {{ color: {text3}; }}
QPushButton[kind="link"] {{ background: transparent; border: 1px solid transparent; padding: 0 2px; color: {accent}; }}
QPushButton[kind="link"]:hover {{ text-decoration: underline; }}
QPushButton[kind="link"]:focus {{ border-color: {focus}; }}
QPushButton[big="true"] {{ min-height: 34px; }}
QPushButton[kind="icon"] {{ background: transparent; border: 1px solid transparent; padding: 0; min-height: 26px; }}
QPushButton[kind="icon"]:hover {{ background: {hover}; }}
QPushButton[kind="icon"]:focus {{ border-color: {focus}; }}
QPushButton[kind="icon"]:checked {{ background: {select}; }}
QPushButton[kind="tab"] {{ background: transparent; border: none; border-radius: 0; padding: 0 12px;
  border-bottom: 2px solid transparent; border-top: 2px solid transparent; color: {text2}; font-weight: 500; }}
QPushButton[kind="tab"]:hover {{ color: {text1}; background: {hover}; }}
QPushButton[kind="tab"]:checked {{ color: {text1}; border-bottom-color: {accent}; font-weight: 600; }}
QPushButton[kind="tab"]:focus {{ background: {hover}; color: {text1}; }}
QPushButton[kind="segment"] {{ border-radius: 0; border: none; border-right: 1px solid {line2};
  background: transparent; color: {text2}; padding: 0 10px; }}
QPushButton[kind="segment"][last="true"] {{ border-right: none; }}
QPushButton[kind="segment"]:hover {{ background: {hover}; }}
QPushButton[kind="segment"]:checked {{ background: {select}; color: {accent}; font-weight: 600; }}
QPushButton[kind="segment"]:focus {{ color: {text1}; text-decoration: underline; }}
QPushButton[kind="segment"]:disabled {{ color: {text3}; }}
QFrame[kind="segments"] {{ border: 1px solid {line2}; border-radius: 6px; background: {raised}; }}
QPushButton[kind="letter"] {{ min-height: 86px; font-size: 24px; font-weight: 600; }}
QPushButton[kind="letter"]:checked {{ background: {select}; color: {accent}; border: 2px solid {accent}; }}
QPushButton[kind="letter"]:focus {{ border: 2px solid {focus}; }}
QPushButton::menu-indicator {{ image: none; width: 0; }}
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QComboBox, QDateEdit, QDateTimeEdit {{
  background: {field}; color: {text1}; border: 1px solid {line2}; border-radius: 6px; padding: 0 8px;
  selection-background-color: {accent}; selection-color: {onaccent}; }}
QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox, QDateEdit, QDateTimeEdit {{ min-height: 26px; }}
QPlainTextEdit, QTextEdit {{ padding: 4px 4px; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus,
QDateEdit:focus, QDateTimeEdit:focus {{ border: 1px solid {focus}; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QSpinBox:disabled {{ color: {text3}; background: {sunken}; }}
QTextEdit[kind="reading"], QTextEdit[kind="reading"]:focus {{ background: {panel}; border: none; border-radius: 0; padding: 0; }}
QLineEdit[kind="inline"], QPlainTextEdit[kind="inline"] {{ background: transparent; border: 1px solid transparent; padding: 0; }}
QLineEdit[kind="inline"]:focus, QPlainTextEdit[kind="inline"]:focus {{ background: {field}; border: 1px solid {focus}; }}
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button, QDoubleSpinBox::down-button {{ width: 0; border: none; }}
QSpinBox::up-arrow, QSpinBox::down-arrow, QDoubleSpinBox::up-arrow, QDoubleSpinBox::down-arrow {{ image: none; width: 0; }}
QComboBox::drop-down, QDateEdit::drop-down, QDateTimeEdit::drop-down {{ border: none; width: 24px; }}
QComboBox::down-arrow, QDateEdit::down-arrow, QDateTimeEdit::down-arrow {{ image: url("{marks}/chevron-{look}.svg"); width: 14px; height: 14px; }}
QComboBox QAbstractItemView {{ background: {raised}; color: {text1}; border: 1px solid {line2};
  selection-background-color: {select}; selection-color: {text1}; outline: none; }}
QMenu {{ background: {raised}; color: {text1}; border: 1px solid {line2}; padding: 4px; }}
QMenu::item {{ padding: 5px 24px 5px 12px; border-radius: 4px; }}
QMenu::item:selected {{ background: {select}; }}
QMenu::item:disabled {{ color: {text3}; }}
QMenu::icon {{ padding-left: 8px; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px 8px; }}
QListView, QTreeView, QTableView {{ background: {panel}; color: {text1}; border: none; outline: none; }}
QListView::item:selected {{ background: {select}; color: {text1}; }}
QListView::item:hover {{ background: {hover}; }}
QHeaderView {{ background: {panel}; border: none; }}
QHeaderView::section {{ background: {panel}; color: {text3}; border: none; border-bottom: 1px solid {line};
  padding: 0 8px; min-height: 28px; font-weight: 600; }}
QHeaderView::section:first {{ padding-left: 16px; }}
QScrollArea {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QScrollBar::handle {{ background: {line2}; border-radius: 3px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 24px; }}
QScrollBar::handle:horizontal {{ min-width: 24px; }}
QScrollBar::handle:hover {{ background: {link}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QProgressBar {{ background: {line}; border: none; border-radius: 2px; min-height: 4px; max-height: 4px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 2px; }}
QCheckBox, QRadioButton {{ spacing: 8px; color: {text1}; background: transparent; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: 14px; height: 14px; border: 1px solid {text3};
  border-radius: 4px; background: {field}; }}
QRadioButton::indicator {{ border-radius: 8px; }}
QCheckBox::indicator:checked, QRadioButton::indicator:checked {{ background: {accent}; border-color: {accent}; }}
QCheckBox::indicator:checked {{ image: url("{marks}/check-{look}.svg"); }}
QRadioButton::indicator:checked {{ image: url("{marks}/dot-{look}.svg"); }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {text3}; }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-color: {line2}; background: {sunken}; }}
QCheckBox:focus, QRadioButton:focus {{ color: {accent}; }}
QSlider::groove:horizontal {{ height: 4px; border-radius: 2px; background: {line2}; }}
QSlider::sub-page:horizontal {{ height: 4px; border-radius: 2px; background: {accent}; }}
QSlider::handle:horizontal {{ width: 8px; margin: -6px 0; border-radius: 2px; background: {text1}; }}
QSlider:focus {{ border: 1px solid {focus}; border-radius: 4px; }}
QSplitter::handle {{ background: {line}; }}
"""


def style_sheet(palette: Palette) -> str:
    """The style sheet in the colours of ``palette``."""
    colours = {name: value for name, value in palette._asdict().items() if isinstance(value, str)}
    for name, hue in palette.hues.items():
        colours |= {f"{name}_{part}": value for part, value in hue._asdict().items()}
    marks = (assets_dir() / "marks").as_posix()
    return _SHEET.format(**colours, marks=marks, look="dark" if palette.is_dark else "light")
