"""The rights of an offer: a ready-made grant is chosen, its whole text is read below it; or one writes one's own words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from studio.domain.errors import BadInputError
from studio.domain.rights import GrantKind, grant_text, read_grant, rights_from
from ui.languages import told_signed
from ui.theme import Theme
from ui.widgets.boxes import ChoiceBox, DecimalBox, quiet_box
from ui.widgets.labels import label, row_of
from ui.widgets.tips import tip
from ui.words import tr

_SHARE_PX = 72
_OWN_PX = 84
_START_SHARE = 5.0


class RightsField(QWidget):
    """``edited`` after every change. The whole text is what both sides sign."""

    edited = Signal()

    def __init__(self, theme: Theme, text: str = "") -> None:
        super().__init__()
        grant = read_grant(text) if text else read_grant(grant_text(GrantKind.BUY_OUT))
        self._kept = {grant.kind: grant.text}  # what stands in the terms already is not put into other words
        self._kept_share_bp = grant.share_bp
        self.kind = ChoiceBox()
        self.kind.setAccessibleName(tr("Rights"))
        for kind, words in (
            (GrantKind.BUY_OUT, tr("Buy-out: all rights")),
            (GrantKind.EXCLUSIVE, tr("Exclusive licence")),
            (GrantKind.NON_EXCLUSIVE, tr("Non-exclusive licence")),
            (GrantKind.SHARE, tr("Share of royalties")),
            (GrantKind.TO_BE_AGREED, tr("To be agreed")),
            (GrantKind.NONE, tr("No rights")),
            (GrantKind.OWN, tr("In your own words…")),
        ):
            self.kind.addItem(words, kind)
        self.kind.setCurrentIndex(self.kind.findData(grant.kind))
        self.kind.setFixedHeight(28)
        self.share = DecimalBox()
        self.share.setRange(0.01, 100)
        self.share.setDecimals(2)
        self.share.setSingleStep(1)
        self.share.setSuffix(" %")
        self.share.setValue(grant.share_bp / 100 if grant.share_bp else _START_SHARE)
        self.share.setFixedWidth(_SHARE_PX)
        self.share.setAccessibleName(tr("Share of royalties in percent"))
        quiet_box(self.share)
        self.own = QPlainTextEdit(grant.text if grant.kind is GrantKind.OWN else "")
        self.own.setAccessibleName(tr("Rights in your own words"))
        self.own.setPlaceholderText(tr("What may the work be used for, where, how long, by whom else?"))
        self.own.setFixedHeight(_OWN_PX)
        self.own.setTabChangesFocus(True)
        self.whole = label(theme, "", 12, tone="2", wraps=True, is_selectable=True)
        self.warning = label(
            theme, tr("Nothing that is made from this can be delivered, drafts aside."), 12, tone="review", wraps=True
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        first = row_of(gap_px=8)
        first.addWidget(self.kind, 1)
        first.addWidget(self.share)
        column.addLayout(first)
        for widget in (self.own, self.whole, self.warning):
            column.addWidget(widget)
        self.setFocusProxy(self.kind)
        self.kind.currentIndexChanged.connect(self._changed)
        self.share.valueChanged.connect(self._changed)
        self.own.textChanged.connect(self._changed)
        self._follow()

    def show_text(self, text: str) -> None:
        """Show a whole text, as the grant that it is."""
        grant = read_grant(text)
        self._kept[grant.kind] = grant.text
        if grant.kind is GrantKind.SHARE:
            self._kept_share_bp = grant.share_bp
            self.share.setValue(grant.share_bp / 100)
        if grant.kind is GrantKind.OWN:
            self.own.setPlainText(grant.text)
        self.kind.setCurrentIndex(self.kind.findData(grant.kind))
        self._follow()

    def text(self) -> str:
        """The whole text. Raises BadInputError where own words are wanted and none are written."""
        kind = GrantKind(self.kind.currentData())
        if kind is GrantKind.OWN:
            words = self.own.toPlainText().strip()
            if not words:
                raise BadInputError(tr("Write the rights in your own words, or choose one of the grants."))
            return rights_from(words)
        share_bp = round(self.share.value() * 100)
        if kind in self._kept and (kind is not GrantKind.SHARE or share_bp == self._kept_share_bp):
            return self._kept[kind]
        return grant_text(kind, share_bp)

    def _changed(self, *_value: object) -> None:
        self._follow()
        self.edited.emit()

    def _follow(self) -> None:
        kind = GrantKind(self.kind.currentData())
        is_own = kind is GrantKind.OWN
        self.share.setVisible(kind is GrantKind.SHARE)
        self.own.setVisible(is_own)
        self.whole.setVisible(not is_own)
        self.whole.setText("" if is_own else told_signed(self.text()))
        self.whole.setToolTip(tip("" if is_own else self.text()))
        written = self.own.toPlainText() if is_own else self.text()
        self.warning.setVisible(bool(written.strip()) and not read_grant(written).is_usable)
