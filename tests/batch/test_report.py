import re
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import unquote

import cv2
import numpy as np
import pytest

from inpaint_studio.batch.manifest import NAME, Manifest
from inpaint_studio.batch.report import pictures_folder, write_report
from inpaint_studio.batch.rows import State
from inpaint_studio.batch.walk import walk
from inpaint_studio.core.job import Cancelled, CancelToken
from inpaint_studio.errors import FileError
from inpaint_studio.translation import ENGLISH, Language, use_language
from tests.batch.folders import MASK, go, photos, write


@pytest.fixture
def target(tmp_path):
    """Of a batch of five photos that have come to four ends, where its report goes."""
    photos(tmp_path, "fine.png", "<b>bold</b>&.png", "doubtful.png", "whole.png")
    write(tmp_path / "masks/doubtful.png", cv2.dilate(MASK, np.ones((7, 7))))
    write(tmp_path / "masks/whole.png", np.zeros_like(MASK))
    (tmp_path / "in/empty.png").write_bytes(b"")
    go(tmp_path, max_share=0.05)
    return tmp_path / "report #1.html"


class Page(HTMLParser):
    """What stands in a page: headings, names, and the sources of pictures."""

    def __init__(self, text):
        super().__init__()
        self.images, self.found, self._kinds = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "img":
            self.images.append(values)
        else:
            self._kinds.append(values.get("class") or tag)

    def handle_endtag(self, tag):
        self._kinds.pop()

    def handle_data(self, data):
        if self._kinds and self._kinds[-1] in ("h2", "name"):
            self.found.append(data.strip())


def written(tmp_path, target):
    write_report(tmp_path / "out" / NAME, target)
    return target.read_text("utf-8")


def test_what_deserves_a_look_comes_first(tmp_path, target):
    assert Page(written(tmp_path, target)).found == [
        "Failed, or left as they are", "empty.png", "To be reviewed", "doubtful.png",
        "Restored", *sorted(["fine.png", "<b>bold</b>&.png"]), "Without a mark: copied as they are", "whole.png",
    ]  # fmt: skip


def test_failures_and_reviews_have_their_sentences(tmp_path, target):
    text = written(tmp_path, target)
    assert "“empty.png” is empty." in text
    assert "of the photo is marked, more than 5.00 %." in text


def test_pictures_lie_beside_the_page_and_load_when_they_are_scrolled_to(tmp_path, target):
    images = Page(written(tmp_path, target)).images
    assert all(image["loading"] == "lazy" for image in images)
    paths = [tmp_path / unquote(image["src"]) for image in images]
    assert set(paths) == set(pictures_folder(target).glob("[!.]*"))
    assert len(paths) == 2 + 3 + 3 + 1  # before and marks, after where there is one; of whole.png before alone
    assert all(cv2.imread(str(path)) is not None for path in paths)


def test_marks_lie_over_the_photo_and_leave_the_rest_to_be_seen(tmp_path, target):
    written(tmp_path, target)
    marks = cv2.imread(str(next(pictures_folder(target).glob("*-marks.png"))), cv2.IMREAD_UNCHANGED)
    assert marks.shape == (*MASK.shape, 4)
    assert 0 < np.count_nonzero(marks[..., 3]) < MASK.size / 2


def test_the_page_needs_no_network_and_no_script(tmp_path, target):
    text = written(tmp_path, target)
    assert not re.search(r"https?://|<script|@import|url\(", text)
    assert "prefers-color-scheme: dark" in text


def test_it_tells_totals_and_what_was_asked_for(tmp_path, target):
    text = written(tmp_path, target)
    assert "<b>5</b><span>Photos</span>" in text
    assert "<b>2</b><span>Restored</span>" in text
    assert f"masks in {tmp_path / 'masks'}; engine Quick; where more than 5 % is marked somebody is asked" in text


def test_a_photo_takes_a_few_hundred_bytes_of_the_page(tmp_path, target):
    short = len(written(tmp_path, target))
    with Manifest(tmp_path / "out" / NAME) as manifest:
        row = next(manifest.rows(State.RESTORED))
        manifest.put([replace(row, id=100 + each, input=tmp_path / f"{each}") for each in range(50)])
    assert (len(written(tmp_path, target)) - short) / 50 < 400 + len(str(tmp_path))


def test_a_report_that_is_given_up_leaves_the_old_one(tmp_path, target):
    target.write_text("old")
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        write_report(tmp_path / "out" / NAME, target, cancel=token)
    assert target.read_text() == "old"


def test_where_it_cannot_be_written_it_says_so(tmp_path, target):
    pictures_folder(target).write_text("a file")
    with pytest.raises(FileError, match="The report cannot be written"):
        write_report(tmp_path / "out" / NAME, target)


def test_the_pictures_of_a_report_are_no_photos_of_another_batch(tmp_path, target):
    written(tmp_path, target)
    found = walk([tmp_path], without=[tmp_path / name for name in ("in", "out", "masks")])
    assert any(pictures_folder(target).glob("*.jpg"))
    assert found.photos == []


def test_the_page_is_in_the_users_language(tmp_path, target, request):
    request.addfinalizer(lambda: use_language(ENGLISH))
    use_language(Language(lambda text, n: f"«{text}»", point=",", group=".", code="xx"))
    text = written(tmp_path, target)
    assert '<html lang="xx">' in text
    assert Page(text).found[0] == "«Failed, or left as they are»"
    assert "«0,0 s»" in text
