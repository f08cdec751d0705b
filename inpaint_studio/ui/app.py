"""Starts the editor."""

import gc
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from inpaint_studio import __version__
from inpaint_studio.ui.desktop.log import start_log
from inpaint_studio.ui.settings.language import install_language
from inpaint_studio.ui.settings.settings import Settings
from inpaint_studio.ui.window.first_paint import AfterFirstPaint
from inpaint_studio.ui.window.main_window import MainWindow


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
    window = MainWindow(settings, is_furnished=False)
    window.show()

    def open_asked_for() -> None:
        if is_sample:
            window.files.open_sample()
        elif len(photos) == 1:
            window.files.open(photos[0], page)
        elif photos:
            window.files.open_all(photos)

    def go_on() -> None:
        if not window.isVisible():
            return  # Closed before it was there as a whole.
        window.furnish()
        window.engine_panel.chosen.connect(lambda engine: window.editor.restorer.warm_up(engine).start())
        gc.freeze()  # What has been loaded stays; it need not be looked through again and again.
        gc.enable()
        window.recovery_offer.start(open_asked_for)
        # The first Restore must not wait, but the window even less.
        window.editor.restorer.warm_up(window.engine_panel.engine).start()

    AfterFirstPaint(window, go_on)
    return application.exec()
