"""FindPanel: has damage found, chooses among the marks, and makes mask of them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from inpaint_studio.core.region import Region
from inpaint_studio.detection.marks import MUCH
from inpaint_studio.detection.registry import ENOUGH, SOURCES
from inpaint_studio.translation import Text, number, tr
from inpaint_studio.ui.canvas.view import Canvas
from inpaint_studio.ui.editor.editor import Editor
from inpaint_studio.ui.editor.finder import HELD_BACK
from inpaint_studio.ui.panels.kind_row import KindRow
from inpaint_studio.ui.panels.left_out import LeftOut
from inpaint_studio.ui.panels.mark_choice import MarkChoice
from inpaint_studio.ui.panels.review_steps import ReviewSteps
from inpaint_studio.ui.widgets.action_button import ActionButton
from inpaint_studio.ui.widgets.icons import icon
from inpaint_studio.ui.widgets.scrolled import EDGE, Scrolled
from inpaint_studio.ui.widgets.theme import Theme

_SPACING, _LOW_SPACING = 10, 6  # logical pixels between groups; where the window is low
_WARNING = 16  # logical pixels a side of the warning's drawing

_NOTHING_YET: Text = (
    "Find shows what looks like damage, in the colour of its kind. Nothing changes before you accept it."
)
_NONE: Text = "No damage was found."
_ALL_OUT: Text = "None of the marks found is proposed now. Raise the sensitivity to see the less sure ones."
_ACCEPTED: Text = "What was proposed is accepted. Undo brings it back."
_PAINT: Text = "Paint over three or more places of the damage you mean, then press Find."
_AS_BEFORE: Text = "Find looks for what your last strokes showed. Paint over other damage to look for that instead."
_MANY: Text = "That is much of the photo. Look closely before you accept it."


class FindPanel(QWidget):
    """Follows the finder of the editor, and centres the mark that the review asks about.

    Most photos are restored without it, and it holds a tenth of all that a window shows: it is empty until the finder
    is shown.

    Attributes:
        choice: chooses among the marks.
        summary: says what is proposed.
    """

    def __init__(
        self, editor: Editor, canvas: Canvas, actions: dict[str, QAction], parent: QWidget | None = None
    ) -> None:
        """Work on the document of ``editor``, of which ``canvas`` shows a part; ``actions`` are behind the buttons."""
        super().__init__(parent)
        self._editor = editor
        self._canvas = canvas
        self._actions = actions
        self._theme: Theme | None = None
        self._is_made = self._is_low = False
        editor.state_changed.connect(self.refresh)
        editor.review.moved.connect(self._follow_review)

    def _make(self) -> None:
        """Make what the panel shows."""
        self._is_made = True
        self._source = QComboBox()
        self._source.setObjectName("mark_source")
        self._source.setAccessibleName(tr("Where marks come from"))
        for name, entry in SOURCES.items():
            self._source.addItem(tr(entry.title), name)
        self._kinds = KindRow(self._editor.finder.kinds, self._actions)
        self._again = ActionButton(self._actions["find_again"], "find_again")
        self._help = _dim_label()
        self.choice = MarkChoice()
        self._left_out = LeftOut()
        self.summary = QLabel()
        self.summary.setObjectName("mark_summary")
        self.summary.setWordWrap(True)
        self._sign = QLabel()
        self._warning = _dim_label()
        self._lay_out(self._actions)
        self._show_theme()
        finder = self._editor.finder
        self._kinds.named.connect(self._canvas.setFocus)
        self._source.currentIndexChanged.connect(self._choose_source)
        self.choice.chosen.connect(lambda: finder.choose(self.choice.choice, self.choice.margin.value()))
        self._left_out.freed.connect(lambda: finder.choose(self.choice.choice.unlimited(), self.choice.margin.value()))

    @property
    def view(self) -> Region | None:
        """The part of the photo that is seen."""
        document, viewport = self._editor.document, self._canvas.viewport
        if document is None:
            return None
        top, left = viewport.transform.to_photo(0, 0)
        bottom, right = viewport.transform.to_photo(viewport.pane_width, viewport.height)
        return Region(int(top), int(left), int(bottom) + 1, int(right) + 1).clipped(document.photo.shape)

    def find_marks(self) -> None:
        """Have damage found, first where the user looks."""
        self._editor.finder.find(self.view)

    def find_again(self) -> None:
        """Have found what was found on the photo before, first where the user looks."""
        self._editor.finder.find_again(self.view)

    def name_kind(self) -> None:
        """Let the name of the current kind be typed; the panel must be shown."""
        self._kinds.begin_naming()

    def set_low(self, is_low: bool) -> None:
        """Take less height, or again as much as looks best."""
        if is_low != self._is_low:
            self._is_low = is_low
            self.refresh()

    def refresh(self) -> None:
        """Show what the finder has, as long as it is shown."""
        finder, found = self._editor.finder, self._editor.finder.proposals
        if not finder.is_shown:
            return
        if not self._is_made:
            self._make()
        self._offer_sources()
        self._again.setVisible(finder.can_find_again)
        self._show_help()
        choice = finder.kind.choice if found is None else found.choice
        self.choice.show_choice(choice, finder.kind.margin)
        self.choice.show_count(None if found is None else found.count)
        self._left_out.show_limits(choice, found)
        is_much = sum(each.share for each in finder.all_proposals) > MUCH
        self._warning.setText(tr(_MANY))
        for widget in (self._sign, self._warning):
            widget.setVisible(is_much)
        self.summary.setText(self._summary())

    def _show_help(self) -> None:
        """Say how to go on; in a low window what a source does is left to its tooltip."""
        finder = self._editor.finder
        help = finder.why_not(finder.kind.source) or self._how_to()
        self._help.setText(help)
        self._help.setVisible(not self._is_low or help != tr(SOURCES[finder.kind.source].summary))
        for rows in self._groups:
            rows.setSpacing(_LOW_SPACING if self._is_low else _SPACING)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        if self._is_made:
            self._show_theme()

    def _show_theme(self) -> None:
        if self._theme is not None:
            self._sign.setPixmap(icon("warning", self._theme).pixmap(_WARNING, _WARNING))

    def _how_to(self) -> str:
        """Return what is to be done before Find is pressed, or what it does."""
        finder, kind = self._editor.finder, self._editor.finder.kind
        if not kind.is_learning:
            return tr(SOURCES[kind.source].summary)
        if not finder.has_examples and kind.learned is None:
            return tr(_PAINT)
        if kind.learned is None or finder.proposals is None:
            return tr(SOURCES[kind.source].summary if finder.has_examples else _AS_BEFORE)
        if finder.is_held_back:
            return tr(HELD_BACK)
        count = kind.learned.examples
        told = tr("Learned from {n} place.|Learned from {n} places.", n=count)
        return f"{told} {tr('Three or more are better.')}" if count < ENOUGH else told

    def _summary(self) -> str:
        finder = self._editor.finder
        found = finder.proposals
        if found is None:
            return tr(_ACCEPTED if finder.is_accepted else _NOTHING_YET)
        if not len(found.marks):
            return tr(_NONE)
        if not found.count:
            return tr(_ALL_OUT)
        every = finder.all_proposals
        percent = max(sum(each.share for each in every) * 100, 0.01)
        told = [tr("{n} mark proposed|{n} marks proposed", n=found.count)]
        if len(every) > 1:
            told.append(tr("{count} of all kinds", count=number(sum(each.count for each in every), ",d")))
        share = tr("{share} % of the photo", share=number(percent, ".2f" if percent < 10 else ".0f"))
        return " · ".join((*told, share.replace(" ", "\N{NO-BREAK SPACE}")))

    def _offer_sources(self) -> None:
        """Show the source that is asked, and let none be chosen that cannot be, with the reason."""
        finder, model = self._editor.finder, self._source.model()
        for row, (name, entry) in enumerate(SOURCES.items()):
            why_not, index = finder.why_not(name), model.index(row, 0)
            self._source.setItemData(row, why_not or tr(entry.summary), Qt.ItemDataRole.ToolTipRole)
            if isinstance(model, QStandardItemModel):
                model.itemFromIndex(index).setEnabled(not why_not)
        self._source.setCurrentIndex(self._source.findData(finder.kind.source))

    def _choose_source(self) -> None:
        self._editor.finder.choose_source(str(self._source.currentData()))

    def _follow_review(self) -> None:
        """Show the mark that is asked about at 100 %."""
        region = self._editor.review.region
        if region is not None:
            self._canvas.zoom_to(1.0)
            self._canvas.centre(((region.top + region.bottom) / 2, (region.left + region.right) / 2))
        self._canvas.pointer.refresh()

    def _lay_out(self, actions: dict[str, QAction]) -> None:
        content = QWidget()
        rows = QVBoxLayout(content)
        rows.setContentsMargins(0, 0, 0, 0)
        self._source.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        rows.addWidget(self._kinds)
        rows.addLayout(_row(self._source, ActionButton(actions["find_marks"], "find_marks")))
        rows.addWidget(self._again)
        rows.addWidget(self._help)
        rows.addWidget(self.choice)
        scrolled = Scrolled(content, self)
        scrolled.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(EDGE, 4, 0, 8)
        layout.addWidget(scrolled)
        foot = self._foot(actions)
        layout.addLayout(foot)
        self._groups = rows, layout, foot
        layout.addStretch()

    def _foot(self, actions: dict[str, QAction]) -> QVBoxLayout:
        """Return what is always seen, however low the window is: what is proposed, and what can be done with it."""
        rows = QVBoxLayout()
        rows.setContentsMargins(0, 0, EDGE, 0)
        rows.addWidget(self._left_out)
        rows.addWidget(self.summary)
        warning = _row(self._sign, self._warning)
        warning.setStretch(1, 1)
        warning.setAlignment(self._sign, Qt.AlignmentFlag.AlignTop)
        rows.addLayout(warning)
        rows.addWidget(ReviewSteps(self._editor.review, actions))
        for name in ("accept_marks", "accept_restore"):
            rows.addWidget(ActionButton(actions[name], name))
        return rows


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for widget in widgets:
        row.addWidget(widget)
    return row


def _dim_label() -> QLabel:
    label = QLabel()
    label.setObjectName("dim")
    label.setWordWrap(True)
    return label
