import json
import tomllib

import pytest

from inpaint_studio.engines.pconv.config import NetworkConfig
from inpaint_studio.errors import FileError, InputError
from inpaint_studio.training.config import DamageConfig, DataConfig, LearningConfig, TrainingConfig
from inpaint_studio.training.config_file import as_table, as_toml, from_table, load_config, save_config

UNUSUAL = TrainingConfig(
    seed=7,
    network=NetworkConfig(widths=(8, 16), known_widths=()),
    data=DataConfig(crop_size=64, gray=0.0),
    damage=DamageConfig(widths=(3,), coverage=(1.0, 2.5)),
    learning=LearningConfig(learning_rate=3e-5, mixed_precision=False),
)


@pytest.mark.parametrize("config", [TrainingConfig(), UNUSUAL], ids=["defaults", "unusual"])
def test_what_is_written_is_read_again(config, tmp_path):
    save_config(config, tmp_path / "config.toml")
    assert load_config(tmp_path / "config.toml", TrainingConfig) == config
    assert from_table(json.loads(json.dumps(as_table(config))), TrainingConfig) == config


def test_what_a_file_leaves_out_is_the_default(tmp_path):
    (tmp_path / "config.toml").write_text("seed = 3\n[data]\ncrop_size = 64\n", encoding="utf-8")
    assert load_config(tmp_path / "config.toml", TrainingConfig) == TrainingConfig(
        seed=3, data=DataConfig(crop_size=64)
    )


def test_the_text_has_a_table_for_each_part():
    assert list(tomllib.loads(as_toml(TrainingConfig()))) == [
        *("seed", "network", "data", "damage", "learning", "losses")
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("sed = 1", "There is no “sed” in a training's configuration; here stand: seed, network, data, damage"),
        ("[damage]\nholes = 1", "There is no “damage.holes” in a training's configuration; here stand: scratches"),
        ("data = 3", "“data” must be a table, [data], not 3."),
        ("[data]\ncrop_size = 'big'", "crop_size must be a whole number, not 'big'."),
        ("[learning]\nmixed_precision = 1", "mixed_precision must be true or false, not 1."),
        ("[network]\nwidths = [0]", "widths must be a list"),
    ],
)
def test_a_key_or_value_that_is_no_good_is_told_in_a_sentence(text, sentence):
    with pytest.raises(InputError) as caught:
        from_table(tomllib.loads(text), TrainingConfig)
    assert str(caught.value).startswith(sentence)


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"seed = ", "is no TOML"), (b"\xff\xfe", "is no TOML"), (None, "cannot be read: there is no such file")],
)
def test_a_file_that_cannot_be_read_is_told_in_a_sentence(content, words, tmp_path):
    path = tmp_path / "config.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(FileError, match=words):
        load_config(path, TrainingConfig)
