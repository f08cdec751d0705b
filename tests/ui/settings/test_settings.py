import pytest
from PySide6.QtCore import QSettings

from inpaint_studio.ui.settings.settings import RECENT_LIMIT, SETTINGS, SettingKind, Settings


@pytest.fixture
def path(tmp_path):
    return tmp_path / "settings.ini"


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.key)
def test_a_setting_begins_with_its_default_and_is_found_again(setting, path):
    settings = Settings(path)
    assert settings.get(setting.key) == setting.default
    other = {
        SettingKind.COLOR: "#123456",
        SettingKind.NUMBER: setting.minimum,
        SettingKind.CHOICE: setting.choices and setting.choices[-1][0],
        SettingKind.SWITCH: not setting.default,
        SettingKind.FOLDER: str(path.parent),
        SettingKind.FILE: str(path),
    }
    settings.set(setting.key, other[setting.kind])
    settings.sync()
    assert Settings(path).get(setting.key) == other[setting.kind]


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.key)
@pytest.mark.parametrize("nonsense", ["", "purple", "#12345g", "-", [1, 2]])
def test_a_value_that_makes_no_sense_counts_as_not_there(setting, nonsense, path):
    QSettings(str(path), QSettings.Format.IniFormat).setValue(setting.key, nonsense)
    assert Settings(path).get(setting.key) == setting.default


def test_a_setting_that_was_reset_has_its_default_and_says_so(path):
    settings = Settings(path)
    settings.set("mask_opacity", 30)
    assert not settings.is_default("mask_opacity")
    settings.reset("mask_opacity")
    assert settings.is_default("mask_opacity")
    assert settings.get("mask_opacity") == 55


def test_numbers_are_held_within_their_range(path):
    settings = Settings(path)
    for setting in SETTINGS:
        if setting.kind is SettingKind.NUMBER:
            settings.set(setting.key, setting.maximum + 1)
            assert settings.get(setting.key) == setting.maximum
            settings.set(setting.key, setting.minimum - 1)
            assert settings.get(setting.key) == setting.minimum


def test_a_listener_hears_the_value_now_and_each_change(path, qtbot):
    settings, heard = Settings(path), []
    settings.on_change("mask_opacity", heard.append)
    settings.set("mask_opacity", 30)
    settings.set("mask_opacity", 30)
    settings.set("theme", "light")
    assert heard == [55, 30]


def test_recent_files_are_kept_newest_first_without_doubles_and_not_forever(path, tmp_path):
    settings = Settings(path)
    files = [tmp_path / f"{number}.png" for number in range(RECENT_LIMIT + 3)]
    for file in files:
        file.touch()
        settings.add_recent(file)
        settings.add_recent(file)
    assert settings.recent_files == files[::-1][:RECENT_LIMIT]
    settings.add_recent(files[-2])
    assert settings.recent_files[:2] == [files[-2], files[-1]]
    settings.clear_recent()
    assert settings.recent_files == []


def test_a_single_recent_file_is_found_again(path, tmp_path):
    (tmp_path / "only, one.png").touch()
    settings = Settings(path)
    settings.add_recent(tmp_path / "only, one.png")
    settings.sync()
    assert Settings(path).recent_files == [tmp_path / "only, one.png"]


def test_files_that_are_gone_are_not_offered(path, tmp_path):
    settings = Settings(path)
    (tmp_path / "a.png").touch()
    settings.add_recent(tmp_path / "a.png")
    (tmp_path / "a.png").unlink()
    assert settings.recent_files == []
