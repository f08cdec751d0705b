"""ReportPage: writes the report on a batch in a thread of its own, and opens it in the browser."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from inpaint_studio.core.job import CancelToken, ProgressCallback
from inpaint_studio.translation import tr
from inpaint_studio.ui.editor.job_runner import JobRunner

NAME = "inpaint-studio-batch.html"
"""The report's name, beside the manifest."""


class ReportPage(QObject):
    """Shows reports, one at a time."""

    def __init__(
        self, notice: Callable[[str], object], fail: Callable[[str], object], parent: QObject | None = None
    ) -> None:
        """Tell by ``notice`` where a report is, and by ``fail`` why there is none."""
        super().__init__(parent)
        self._notice = notice
        self._fail = fail
        self._jobs: JobRunner | None = None

    def show(self, manifest: Path) -> None:
        """Write the report on the batch of a manifest beside it, and open it; nothing happens while one is written."""
        if self._jobs is None:
            self._jobs = JobRunner(self)
            self._jobs.failed.connect(self._fail)
        if self._jobs.is_running:
            return
        target = manifest.with_name(NAME)

        def write(progress: ProgressCallback, cancel: CancelToken) -> Path:
            from inpaint_studio.batch.report import write_report

            write_report(manifest, target, progress=progress, cancel=cancel)
            return target

        self._notice(tr("The report is being written…"))
        self._jobs.run(tr("Report"), write, self._open)

    def shut_down(self) -> None:
        """Give up what is being written and wait for the thread."""
        if self._jobs is not None:
            self._jobs.shut_down()

    def _open(self, path: Path) -> None:
        self._notice(tr("The report is in {path}.", path=path))
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
