import base64
import json
import re
import warnings
from dataclasses import replace

import cv2
import numpy as np
import pytest

from inpaint_studio.core.job import Cancelled, CancelToken
from inpaint_studio.errors import FileError
from inpaint_studio.evaluation.examples import make_examples, telling_crop
from inpaint_studio.evaluation.harness import evaluate, load_pixels, make_plan
from inpaint_studio.evaluation.report import as_html
from inpaint_studio.evaluation.run import run
from inpaint_studio.evaluation.summary import grouped, leads, numbers, signed


@pytest.fixture(scope="module")
def examples(plan, measurements):
    return make_examples(plan, measurements)


@pytest.fixture(scope="module")
def html(plan, measurements, examples):
    with warnings.catch_warnings(action="error"):
        return as_html(measurements, examples, plan.settings)


def pictures(html, kind):
    return [base64.b64decode(data) for data in re.findall(rf"data:image/{kind};base64,([A-Za-z0-9+/=]+)", html)]


def test_the_report_holds_every_mean_every_difference_and_every_measurement(html, measurements):
    for group in grouped(measurements):
        for score in (*group.scores.values(), *group.means.values()):
            for text in numbers(score):
                assert f">{text}</td>" in html
        for damage in group.damages:
            gap = group.scores["fmm", damage].psnr - group.scores["opencv-telea", damage].psnr
            assert f">{signed(gap, 2)}</td>" in html
    for each in measurements:
        line = f"<td>{each.masked}</td><td>{each.psnr:.2f}</td><td>{each.ssim:.3f}</td>"
        assert f"<td>{each.engine}</td>{line}" in html
    for lead in leads(measurements):
        assert f"better in {lead.better} of {lead.restorations} restorations" in html


def test_the_report_is_one_file_that_asks_for_nothing_from_elsewhere(html):
    for text in (html, *(picture.decode() for picture in pictures(html, r"svg\+xml"))):
        assert not re.search(r"<(script|link|iframe|object|embed)\b|@import|url\((?!#)", text)
        assert all(link.startswith(("data:", "#")) for link in re.findall(r'(?:src|href)\s*=\s*"([^"]*)"', text))
    assert html.startswith("<!DOCTYPE html>")
    assert html.count("<table>") == html.count("</table>") == 2 * 3 + 1


def test_the_plots_are_drawn(html):
    drawings = pictures(html, r"svg\+xml")
    assert len(drawings) == 3
    assert all(b"<svg" in drawing and b"<path" in drawing for drawing in drawings)


def test_the_crops_are_the_photos_own_pixels(html, plan, examples):
    crops = pictures(html, "png")
    assert len(crops) == sum(len(example.tiles) for example in examples) == (3 + 1) * 4
    photo = load_pixels(next(path for path in plan.photos if path.name in examples[0].title))
    crop = cv2.imdecode(np.frombuffer(crops[0], np.uint8), cv2.IMREAD_UNCHANGED)
    crop = crop[..., ::-1] if crop.ndim == 3 else crop
    _, _, (left, top), _ = cv2.minMaxLoc(cv2.matchTemplate(photo, np.ascontiguousarray(crop), cv2.TM_SQDIFF))
    rows, columns = crop.shape[:2]
    np.testing.assert_array_equal(photo[top : top + rows, left : left + columns], crop)


def test_each_damage_and_the_worst_case_is_shown_before_damaged_and_as_each_restores_it(examples, measurements):
    assert [example.title.partition(":")[0] for example in examples[:-1]] == [
        "2 px scratches",
        "5 px scratches",
        "hair",
    ]
    for example in examples:
        captions = [tile.caption.partition(":")[0] for tile in example.tiles]
        assert captions == ["before", "damaged", "fmm", "opencv-telea"]
        assert len({tile.pixels.shape[:2] for tile in example.tiles}) == 1
        assert (example.tiles[1].pixels == (225, 48, 90)).all(axis=2).any()
    ours, theirs = measurements[::2], measurements[1::2]
    worst = min(zip(ours, theirs, strict=True), key=lambda pair: pair[0].psnr - pair[1].psnr)[0]
    assert worst.damage in examples[-1].title
    assert worst.photo in examples[-1].title


def test_what_is_median_and_worst_at_once_is_shown_once(photos):
    plan = make_plan(photos, "opencv-telea,opencv-ns", [4], limit=1)
    (example,) = make_examples(plan, evaluate(plan))
    assert "the median photo; where opencv-telea is" in example.title


def test_growing_scratches_are_shown_at_one_place(photos):
    plan = make_plan(photos, "opencv-telea", [1, 3, 9], is_growing=True)
    examples = make_examples(plan, evaluate(plan))
    assert len(examples) == 3
    for example in examples[1:]:
        np.testing.assert_array_equal(example.tiles[0].pixels, examples[0].tiles[0].pixels)
    painted = [np.count_nonzero((example.tiles[1].pixels == (225, 48, 90)).all(axis=2)) for example in examples]
    assert painted == sorted(painted)


def test_names_are_text_not_markup(measurements):
    html = as_html([replace(each, photo="<b>&.png") for each in measurements], [], "")
    assert "<b>" not in html
    assert "&lt;b&gt;&amp;.png" in html


def test_one_engine_one_width_and_one_photo_make_a_report(photos, recwarn):
    plan = make_plan(photos, "opencv-ns", [4], limit=1)
    measurements = evaluate(plan)
    html = as_html(measurements, make_examples(plan, measurements), plan.settings)
    assert "Photos: 1. Damaged versions of them, each restored by every engine: 1." in html
    assert not pictures(html, r"svg\+xml")
    assert len(pictures(html, "png")) == 3
    assert not recwarn.list


def test_a_crop_shows_what_it_was_to_be_restored_from():
    mask = np.zeros((400, 600), np.uint8)
    mask[100:300, 100:400] = 255
    shown = mask[telling_crop(mask).slices]
    assert shown.shape == (100, 100)
    assert np.mean(shown != 0) == pytest.approx(0.5, abs=0.01)
    assert telling_crop(np.ones((20, 30), np.uint8)).slices == (slice(0, 20), slice(0, 30))


def test_a_run_writes_the_report_and_the_figures(plan, tmp_path):
    shares = []
    found = run(plan, tmp_path / "out.html", tmp_path / "out.json", progress=shares.append)
    assert "How well the engines restore" in (tmp_path / "out.html").read_text(encoding="utf-8")
    figures = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert [each["psnr"] for each in figures["measurements"]] == [each.psnr for each in found]
    assert {"opencv", "numpy", "python"} <= set(figures["versions"])
    assert shares == sorted(shares)
    assert shares[-1] == 1


def test_a_place_that_cannot_be_written_to_is_told_before_the_work(plan, tmp_path):
    with pytest.raises(FileError, match="does not exist"):
        run(plan, tmp_path / "none" / "out.html", progress=lambda share: pytest.fail("it has begun"))


def test_a_cancelled_run_writes_nothing(plan, tmp_path):
    cancel = CancelToken()
    with pytest.raises(Cancelled):
        run(plan, tmp_path / "out.html", progress=lambda share: cancel.cancel(), cancel=cancel)
    assert not list(tmp_path.iterdir())
