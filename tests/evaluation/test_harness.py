from dataclasses import replace

import numpy as np
import pytest

from inpaint_studio.core.job import Cancelled, CancelToken
from inpaint_studio.errors import EngineError, FileError, InputError
from inpaint_studio.evaluation.contestants import Contestant
from inpaint_studio.evaluation.harness import evaluate, load_pixels, make_plan


def without_times(measurements):
    return [replace(each, seconds=0.0) for each in measurements]


def test_every_photo_damage_and_engine_is_measured_in_this_order(measurements):
    found = [(each.photo, each.damage, each.width, each.engine) for each in measurements]
    assert found == [
        (photo, damage, width, engine)
        for photo in ("a.png", "b.png")
        for damage, width in (("2 px", 2), ("5 px", 5), ("hair", None))
        for engine in ("fmm", "opencv-telea")
    ]
    for each in measurements:
        assert 0 < each.masked < 1e6 * each.megapixels
        assert 5 < each.psnr < 58
        assert 0 < each.ssim < 1
        assert each.seconds > 0


def test_two_runs_give_the_same_and_another_seed_does_not(plan, measurements):
    assert without_times(evaluate(plan)) == without_times(measurements)
    assert without_times(evaluate(replace(plan, seed=1))) != without_times(measurements)


def test_a_photo_is_damaged_the_same_whichever_others_there_are(plan, measurements):
    alone = evaluate(replace(plan, photos=plan.photos[1:]))
    assert without_times(alone) == without_times(each for each in measurements if each.photo == "b.png")


def test_all_get_the_same_photo_and_mask_and_exact_restoring_is_seen(plan):
    seen = []

    def keep(pixels, mask, cancel):
        seen.append((pixels.tobytes(), mask.tobytes()))
        return pixels.copy()

    found = evaluate(replace(plan, contestants=(Contestant("one", keep), Contestant("other", keep))))
    measured = seen[4:]  # before that, both have warmed up on colour and on gray
    assert measured[::2] == measured[1::2]
    assert all(each.psnr == pytest.approx(58.92, abs=0.01) and each.ssim == pytest.approx(1) for each in found)


def test_sixteen_bits_are_measured_in_eight(plan, photo_pixels):
    np.testing.assert_array_equal(load_pixels(plan.photos[1]), photo_pixels[100:170, 80:180, 1])


def test_progress_rises_to_1(plan):
    shares = []
    evaluate(plan, shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert len(shares) == 2 * 4


def test_cancel_stops_it(plan):
    cancel = CancelToken()
    with pytest.raises(Cancelled):
        evaluate(plan, lambda share: cancel.cancel(), cancel)


def test_what_an_engine_cannot_do_is_not_hidden(plan):
    def fail(pixels, mask, cancel):
        raise EngineError("It cannot.")

    with pytest.raises(EngineError):
        evaluate(replace(plan, contestants=(Contestant("bad", fail),)))


def test_growing_scratches_grow(photos):
    plan = make_plan(photos, "opencv-ns", [9, 1, 3, 3], is_growing=True)
    assert [damage.name for damage in plan.damages] == ["1 px", "3 px", "9 px"]
    masked = [each.masked for each in evaluate(plan) if each.photo == "a.png"]
    assert masked == sorted(masked)
    assert masked[-1] == pytest.approx(0.2 * 70 * 90, rel=0.05)
    assert "cover 20 % of the photo at 9 px" in plan.settings


def test_a_limit_takes_the_first_photos(photos):
    assert [path.name for path in make_plan(photos, "fmm", [3], limit=1).photos] == ["a.png"]


def test_damage_that_hits_nothing_is_told(photos, planes):
    plan = make_plan(photos, "fmm", [3], damage=planes)
    faint = next(damage for damage in plan.damages if damage.name == "<faint>")
    with pytest.raises(InputError, match="No damage fell"):
        evaluate(replace(plan, damages=(faint,)))


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"engines": "magic"}, "no engine “magic”"),
        ({"widths": []}, "one width"),
        ({"widths": [0]}, "width of scratches"),
        ({"coverage": 90}, "coverage"),
        ({"coverage": float("nan")}, "coverage"),
        ({"seed": -1}, "seed"),
        ({"limit": 0}, "limit"),
    ],
)
def test_an_impossible_plan_is_refused_in_a_sentence(photos, settings, words):
    with pytest.raises(InputError, match=rf"{words}.*\.$"):
        make_plan(photos, **{"engines": "fmm", "widths": [3]} | settings)


def test_a_folder_without_photos_or_none_at_all_is_refused_in_a_sentence(tmp_path):
    with pytest.raises(InputError, match=r"There are no photos in .*\.$"):
        make_plan(tmp_path, "fmm", [3])
    with pytest.raises(FileError, match=r"gone.* cannot be read: .*\.$"):
        make_plan(tmp_path / "gone", "fmm", [3])
