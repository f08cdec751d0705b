"""Times each frame of strokes of Heal and Clone in the window, on a photo of 100 megapixels and 16 bits.

    QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.retouch_frames

A frame is one move of the pointer, from its event to the pixels of the window. Wall time and processor time of the
window's thread are told, the latter for machines that do other things as well.
"""

import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from inpaint_studio.core.photo import Photo
from inpaint_studio.ui.settings.settings import Settings
from inpaint_studio.ui.window.assembly import assemble
from inpaint_studio.ui.window.main_window import MainWindow

SHAPE = (8660, 11547)
FRAMES, STEP = 60, 14  # moves, and photo pixels between two of them
NONE, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier


def tell(line):
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def photo():
    """Return a photo of slow tones with grain, as a scan has them."""
    rng = np.random.default_rng(1)
    down, right = (np.arange(size, dtype=np.float32) for size in SHAPE)
    tone = 24000 + 9000 * np.sin(down / 700)[:, np.newaxis] * np.cos(right / 900)
    grain = rng.normal(0, 900, (1024, 1024)).astype(np.float32)
    grain = np.tile(grain, (SHAPE[0] // 1024 + 1, SHAPE[1] // 1024 + 1))[: SHAPE[0], : SHAPE[1]]
    gray = (tone + grain).astype(np.uint16)
    return Photo(np.dstack([gray, gray - 500, gray // 2]))


def send(canvas, kind, point, buttons=Qt.MouseButton.NoButton, modifiers=NONE):
    position = QPointF(canvas.widget_point(point))
    button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    event = QMouseEvent(kind, position, position, canvas.mapToGlobal(position), button, buttons, modifiers)
    QApplication.sendEvent(canvas, event)


def stroke(parts, size, scale):
    """Paint a stroke; return (n,) wall and processor milliseconds of each frame, and those of its end."""
    canvas, start = parts.canvas, (4000.5, 4000.5)
    parts.brush.set_size(size)
    canvas.zoom_to(scale)
    canvas.centre((4100, 4400))
    while not canvas.is_sharp:
        QApplication.processEvents()
    send(canvas, QEvent.Type.MouseButtonPress, (4600.5, 4700.5), Qt.MouseButton.LeftButton, ALT)
    send(canvas, QEvent.Type.MouseButtonRelease, (4600.5, 4700.5), modifiers=ALT)
    send(canvas, QEvent.Type.MouseButtonPress, start, Qt.MouseButton.LeftButton)
    times = []
    for frame in range(FRAMES):
        wall, processor = time.perf_counter(), time.thread_time()
        point = start[0] + frame * STEP * 0.3, start[1] + frame * STEP
        send(canvas, QEvent.Type.MouseMove, point, Qt.MouseButton.LeftButton)
        canvas.repaint()
        times.append((time.perf_counter() - wall, time.thread_time() - processor))
        QApplication.processEvents()
    wall, processor = time.perf_counter(), time.thread_time()
    send(canvas, QEvent.Type.MouseButtonRelease, point)
    end = time.perf_counter() - wall, time.thread_time() - processor
    parts.editor.undo()
    QApplication.processEvents()
    return np.array(times) * 1000, np.array(end) * 1000


def main():
    application = QApplication(sys.argv)
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(Path(folder) / "settings.ini")
        settings.set("keep_journal", False)
        window = MainWindow(settings)
        parts = assemble(window)
        window.resize(1600, 1000)
        window.show()
        parts.editor.show_photo(photo())
        tell("tool   brush  zoom | frame, wall ms: median  worst | processor ms: median  worst | end: wall, processor")
        for tool in ("clone", "heal"):
            parts.toolbox.choose(tool)
            for size in (30, 100, 300):
                for scale in (0.5, 1.0):
                    times, end = stroke(parts, size, scale)
                    (wall, processor), (worst, most) = np.median(times, axis=0), times.max(axis=0)
                    tell(
                        f"{tool:6} {size:5} {scale:5.0%} | {wall:22.1f} {worst:6.1f} | {processor:20.1f} {most:6.1f} | "
                        f"{end[0]:8.0f} {end[1]:6.0f}"
                    )
        window.parts.files.strip.close_all()
        window.close()
    application.quit()


if __name__ == "__main__":
    main()
