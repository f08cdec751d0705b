"""Starts the editor."""

import gc
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

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
    """Open the window and return the exit code when it is closed.

    Args:
        photos: what to open; several are opened side by side in the filmstrip.
        page: which page of a single one, from 0, or None to ask where there are several.
        is_sample: open the sample photo instead.
    """
    start_log()
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
            return  # Closed before it was there as a whole.
        from inpaint_studio.ui.window.assembly import assemble

        parts = assemble(window)
        restorer, panel = parts.editor.restorer, parts.engine_panel
        panel.chosen.connect(lambda engine: restorer.warm_up(engine).start())
        gc.freeze()  # What has been loaded stays; it need not be looked through again and again.
        gc.enable()
        parts.recovery_offer.start(partial(_open, parts.files, photos, page, is_sample))
        # The first Restore must not wait, but the window even less.
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
