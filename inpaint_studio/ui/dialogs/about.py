"""The About dialog: the program, the libraries it uses, their versions and licences."""

import platform
from html import escape
from importlib.metadata import PackageNotFoundError, metadata

from PySide6.QtCore import QSize, Qt, qVersion
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from inpaint_studio import __version__
from inpaint_studio.resources import resource_path
from inpaint_studio.translation import tr
from inpaint_studio.ui.dialogs.room import open_at

LIBRARIES = (
    "PySide6-Essentials", "numpy", "opencv-python", "numba", "onnxruntime", "onnx", "tensorflow", "keras",
    "tifffile", "imagecodecs", "platformdirs", "rich", "matplotlib",
)  # fmt: skip
_ICON = 64  # logical pixels
_LONGEST = 60  # characters of a licence's name; some packages give the whole text instead


class AboutDialog(QDialog):
    """Shows the program's name and version, its libraries and their licences."""

    def __init__(self, icon: QIcon, parent: QWidget | None = None) -> None:
        """Show ``icon`` beside the name."""
        super().__init__(parent)
        self.setWindowTitle(tr("About Inpaint Studio"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picture = QLabel()
        picture.setPixmap(icon.pixmap(_ICON, _ICON))
        name = QLabel(
            f"<h2>Inpaint Studio {__version__}</h2>"
            f"<p>{tr('Restores photographs: scratches, cracks, dust, tears and stains.')}<br>"
            f"{tr('Outside the mask every pixel stays what it was.')}</p>"
            f"<p>{tr('Free software under the MIT licence.')}</p>"
        )
        name.setObjectName("name")
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(name, 1)
        tabs = QTabWidget()
        tabs.addTab(_page(tr("Versions"), html=versions_html()), tr("&Versions"))
        licences = resource_path("LICENSES.md").read_text(encoding="utf-8")
        tabs.addTab(_page(tr("Licences of what ships with the program"), markdown=licences), tr("&Licences"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addWidget(tabs, 1)
        layout.addWidget(buttons)
        open_at(self, QSize(620, 520))


def versions_html() -> str:
    """Return a table of the libraries, their versions and licences; no library is imported for it."""
    rows = [("Inpaint Studio", __version__, "MIT"), ("Python", platform.python_version(), "PSF-2.0")]
    rows.append(("Qt", qVersion() or "", "LGPL-3.0-only"))
    for library in LIBRARIES:
        try:
            about = metadata(library)
        except PackageNotFoundError:
            continue
        named, text = about.get_all("License-Expression") or [""], about.get_all("License") or [""]
        licence = named[0] or _classified(about.get_all("Classifier") or []) or _first_line(text[0])
        rows.append((library, about["Version"], licence))
    cells = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    heads = "".join(f"<th align='left'>{escape(each)}</th>" for each in (tr("Part"), tr("Version"), tr("Licence")))
    return f"<table cellpadding='4'><tr>{heads}</tr>{cells}</table>"


def _classified(classifiers: list[str]) -> str:
    """Return the licences among a package's classifiers."""
    return ", ".join(each.rpartition(" :: ")[2] for each in classifiers if each.startswith("License :: "))


def _first_line(text: str) -> str:
    return text.strip().partition("\n")[0][:_LONGEST]


def _page(name: str, *, html: str = "", markdown: str = "") -> QTextBrowser:
    page = QTextBrowser()
    page.setAccessibleName(name)
    page.setOpenExternalLinks(True)
    if html:
        page.setHtml(html)
    else:
        page.setMarkdown(markdown)
    return page
