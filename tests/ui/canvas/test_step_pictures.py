"""Small pictures of what the steps of the history changed."""

import cv2
import numpy as np
import pytest
from PySide6.QtWidgets import QUndoView

from inpaint_studio.core.document import Document
from inpaint_studio.core.edit import Plane
from inpaint_studio.core.figures import Rectangle
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.shapes import Capsule
from inpaint_studio.core.step import Step
from inpaint_studio.core.stroke import Mode, Stroke
from inpaint_studio.ui.canvas.step_pictures import SIZE, picture_of
from tests.ui.driver import rgb

RED = "#ff0000"


def painted(document, *shapes, plane=Plane.MASK):
    stroke = Stroke(document, plane, Mode.ADD)
    for shape in shapes:
        stroke.paint(shape)
    return Step.of(stroke.finish("Stroke"))


def gray(rows, columns, level=100):
    return Document(Photo(np.full((rows, columns), level, np.uint8)))


def test_a_picture_shows_where_the_mask_was_marked_and_the_photo_around_it():
    document = gray(600, 800)
    picture = picture_of(painted(document, Capsule((300.0, 400.0), (300.0, 400.0), 41)), document, *SIZE, RED)
    assert picture.shape == (SIZE[1], SIZE[0], 4)
    blue, _, red, _ = np.moveaxis(picture.astype(int), 2, 0)
    is_red = red - blue > 60
    assert is_red[SIZE[1] // 2, SIZE[0] // 2]
    assert not is_red[:, 0].any()
    assert (picture[0, 0, :3] == 100).all()
    assert 0.2 < is_red.mean() < 0.7


def test_thin_scratches_across_a_large_photo_are_seen():
    document = gray(3000, 4000)
    picture = picture_of(painted(document, Capsule((50.0, 50.0), (2950.0, 3950.0), 2)), document, *SIZE, RED)
    is_red = picture[..., 2].astype(int) - picture[..., 0] > 60
    assert is_red.any(axis=0).mean() > 0.7
    assert is_red.mean() < 0.5


@pytest.mark.parametrize("shape", [(2000, 100), (100, 2000), (1, 300), (300, 1), (1, 1)])
def test_nothing_is_stretched_whatever_the_photo_looks_like(shape):
    document = gray(*shape)
    step = painted(document, Rectangle((0.0, 0.0), (float(shape[0]), float(shape[1]))))
    rows, columns = picture_of(step, document, *SIZE, RED).shape[:2]
    assert rows <= SIZE[1]
    assert columns <= SIZE[0]
    if min(shape) > 1:
        assert (rows > columns) == (shape[0] > shape[1])


def test_what_is_protected_has_another_colour():
    document = gray(300, 400)
    step = painted(document, Capsule((150.0, 200.0), (150.0, 200.0), 61), plane=Plane.PROTECTION)
    blue, _, red, _ = picture_of(step, document, *SIZE, RED)[SIZE[1] // 2, SIZE[0] // 2].astype(int)
    assert blue > red


class TestInTheHistory:
    """As it is shown."""

    @pytest.fixture
    def listed(self, opened):
        opened.window.settings.set("history_pictures", True)
        return opened.window.findChild(QUndoView, "history")

    def row(self, view, row):
        view.doItemsLayout()
        rect = view.visualRect(view.model().index(row, 0))
        return rgb(view.viewport().grab(rect).toImage()), rect

    def test_a_step_gets_its_picture_once_nobody_works(self, opened, listed, qtbot):
        opened.set_brush(30)
        opened.drag((100, 60), (100, 240))

        def is_red():
            pixels, _ = self.row(listed, 1)
            part = pixels[:, : SIZE[0] + 8].astype(int)
            return (part[..., 0] - part[..., 2] > 80).sum() > 30

        assert not is_red()
        qtbot.waitUntil(is_red)

    def test_rows_are_higher_with_pictures_and_as_before_without(self, opened, listed):
        opened.drag((100, 60), (100, 240))
        _, high = self.row(listed, 1)
        opened.window.settings.set("history_pictures", False)
        _, low = self.row(listed, 1)
        assert high.height() > SIZE[1] > low.height()

    def test_a_step_taken_back_is_shown_without(self, opened, listed, qtbot):
        opened.drag((100, 60), (100, 240))
        opened.key("Ctrl+Z")
        pixels, _ = self.row(listed, 1)
        part = pixels[:, : SIZE[0]]
        assert cv2.Laplacian(part, cv2.CV_64F).any() == 0

    def test_a_step_that_is_taken_back_before_it_has_its_picture_gets_it_when_it_is_there_again(
        self, opened, listed, qtbot
    ):
        opened.set_brush(30)
        opened.drag((100, 60), (100, 240))
        pictures = listed.itemDelegate()._pictures
        opened.editor.settle_strokes()
        step = opened.editor.history.last_step
        assert pictures.find(step, 1.0) is None
        opened.key("Ctrl+Z")
        qtbot.waitUntil(lambda: not pictures._wanted)
        opened.key("Ctrl+Shift+Z")
        assert pictures.find(step, 1.0) is None
        qtbot.waitUntil(lambda: pictures.find(step, 1.0) is not None)

    def test_another_variant_has_another_picture(self, opened, listed, patient, qtbot):
        patient.may_go_on.set()
        pictures = listed.itemDelegate()._pictures
        opened.set_brush(30)
        opened.drag((100, 60), (100, 240))
        found = []
        for level in (0.1, 0.9):
            with opened.job():
                opened.editor.restore("patient", {"level": level})
            step = opened.editor.history.last_step
            qtbot.waitUntil(lambda step=step: pictures.find(step, 1.0) is not None)
            found.append(rgb(pictures.find(step, 1.0).toImage()).astype(int)[SIZE[1] // 2, SIZE[0] // 2])
        assert (found[1] - found[0] > 100).all()
