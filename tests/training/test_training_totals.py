import json

from inpaint_studio.training.training_totals import NOTHING, TrainingTotals


def test_trainings_add_up():
    seen = TrainingTotals(1000, 1800.0, 2).and_then(500, 900.0)
    assert seen == TrainingTotals(1500, 2700.0, 3)
    assert seen.as_table()["hours"] == 0.75


def test_a_card_keeps_it():
    seen = TrainingTotals(1500, 2700.0, 3)
    assert TrainingTotals.from_notes(json.loads(json.dumps({"seen": seen.as_table()}))) == seen


def test_a_card_without_it_tells_of_its_own_training_alone():
    assert TrainingTotals.from_notes({"measured": {"crops": 640.0, "seconds": 12.5, "step": 40.0}}) == TrainingTotals(
        640, 12.5, 1
    )
    assert TrainingTotals.from_notes({}) == NOTHING
