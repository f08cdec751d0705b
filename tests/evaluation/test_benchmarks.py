import io
import json

import numpy as np
import pytest
from rich.console import Console

from inpaint_studio.evaluation.benchmarks import as_json, as_table, make_dust, make_photo, make_scratches, run_fmm


@pytest.fixture(scope="module")
def rows():
    return run_fmm(megapixels=(0.02, 0.05), repeats=1)


def test_every_size_is_measured_with_every_damage(rows):
    assert [(row.megapixels, row.damage) for row in rows] == [
        (0.02, "scratches"),
        (0.02, "dust"),
        (0.05, "scratches"),
        (0.05, "dust"),
    ]
    assert all(row.masked > 0 and row.default_ms > 0 and row.telea_over_plain > 0 for row in rows)


def test_the_table_holds_every_row(rows):
    text = io.StringIO()
    Console(file=text, width=80).print(as_table(rows))
    assert text.getvalue().count(" MP ") == 4
    assert "opencv" in text.getvalue()


def test_the_numbers_can_be_written_as_json(rows):
    read = json.loads(json.dumps(as_json(rows)))
    assert len(read["rows"]) == 4
    assert {"opencv", "numba", "python"} <= set(read["versions"])


def test_progress_rises_to_1():
    shares = []
    run_fmm((0.01,), 1, shares.append)
    assert shares == [0.5, 1.0]


def test_what_is_generated_is_the_same_every_time():
    photo = make_photo(0.1)
    assert photo.shape == (258, 387, 3)
    np.testing.assert_array_equal(photo, make_photo(0.1))
    for make in (make_scratches, make_dust):
        mask = make(photo.shape)
        np.testing.assert_array_equal(mask, make(photo.shape))
        assert 0 < np.count_nonzero(mask) < mask.size
