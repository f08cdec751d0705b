"""Starts the editor."""

import gc
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from inpaint_studio import __version__
from inpaint_studio.ui.desktop.log import start_log
from inpaint_studio.ui.settings.language import install_language
from inpaint_studio.ui.settings.settings import Settings
from inpaint_studio.ui.window.first_paint import AfterFirstPaint
from inpaint_studio.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from inpaint_studio.ui.actions.file_actions import FileActions


def run(photos: list[Path], *, page: int | None = None, is_sample: bool = False) -> int:
    """Open the window; return the exit code once it is closed.

    Args:
        photos: the files to open; several are opened together in the filmstrip.
        page: which page of a single file to open, from 0; None asks if there are several.
        is_sample: whether to open the sample photo instead.
    """
    errors = start_log()
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Inpaint Studio")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("inpaint-studio")
    settings = Settings()
    install_language(application, settings.get("language"))
    window = MainWindow(settings)
    window.show()

    def go_on() -> None:
        if not window.isVisible():
            return  # The user has closed it already.
        from inpaint_studio.ui.window.assembly import assemble

        parts = assemble(window)
        errors.happened.connect(parts.dialogs.tell_unexpected, Qt.ConnectionType.QueuedConnection)
        restorer, panel = parts.editor.restorer, parts.engine_panel
        panel.chosen.connect(lambda engine: restorer.warm_up(engine).start())
        gc.freeze()  # What is loaded now stays until the end; the collector need not visit it again.
        gc.enable()
        parts.recovery_offer.start(partial(_open, parts.files, photos, page, is_sample))
        # Warming up makes the first Restore fast; it starts last, so that the window does not wait for it.
        restorer.warm_up(panel.engine).start()

    AfterFirstPaint(window, go_on)
    return application.exec()


def _open(files: "FileActions", photos: list[Path], page: int | None, is_sample: bool) -> None:
    if is_sample:
        files.open_sample()
    elif len(photos) == 1:
        files.open(photos[0], page)
    elif photos:
        files.open_all(photos)
