import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from hatchling.builders.wheel import WheelBuilder

import inpaint_studio
from inpaint_studio.batch.sample import sample_mask, sample_photo
from inpaint_studio.errors import FileError
from inpaint_studio.files.load import load_photo
from inpaint_studio.files.masks import load_mask
from inpaint_studio.resources import resource_path
from inpaint_studio.ui.tools.table import TOOLS
from inpaint_studio.ui.window.action_table import ACTIONS

ROOT = Path(inpaint_studio.__file__).parents[1]
ICONS = sorted(path.name for path in resource_path("icons").iterdir())


def files_below(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("entry", ACTIONS, ids=lambda entry: entry.name)
def test_the_icon_of_an_action_exists(entry):
    assert not entry.icon or resource_path("icons", f"{entry.icon}.svg").is_file()


@pytest.mark.parametrize("entry", TOOLS, ids=lambda entry: entry.name)
def test_a_tool_has_an_icon_of_its_name(entry):
    assert resource_path("icons", f"{entry.name}.svg").is_file()


def test_every_icon_that_a_source_or_the_style_names_exists():
    named = set(re.findall(r"\$icons/([\w-]+\.svg)", resource_path("style", "style.qss").read_text(encoding="utf-8")))
    for path in (ROOT / "inpaint_studio" / "ui").rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        named |= {f"{name}.svg" for name in re.findall(r'\bicon\("([\w-]+)"', source)}
        named |= set(re.findall(r'"icons", "([\w-]+\.svg)"', source))
    assert named
    assert named <= set(ICONS)


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_is_a_drawing_that_qt_can_read(name):
    root = ElementTree.fromstring(resource_path("icons", name).read_text(encoding="utf-8"))
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    left, top, width, height = map(float, root.attrib["viewBox"].split())
    assert (left, top) == (0, 0)
    assert width == height


def test_the_sample_photo_and_its_mask_fit_each_other():
    photo = load_photo(sample_photo())
    mask = load_mask(sample_mask(), photo.shape)
    assert 0.001 < mask.count / mask.pixels.size < 0.3
    assert set(np.unique(mask.pixels)) == {0, 255}


def test_the_licences_name_every_sample_and_every_folder():
    text = resource_path("LICENSES.md").read_text(encoding="utf-8")
    folder = resource_path("LICENSES.md").parent
    for path in files_below(folder) - {"LICENSES.md"}:
        group = f"{path.rsplit('/', 1)[0]}/*"
        assert f"`{path}`" in text or (group in text and not path.startswith(("sample/", "weights/"))), path


def test_what_is_not_there_is_told_in_a_sentence():
    with pytest.raises(FileError, match=r"lacks “icons/none\.svg”\. Install Inpaint Studio again\."):
        resource_path("icons", "none.svg")


def test_the_wheel_holds_the_program_and_its_resources_and_nothing_else(tmp_path):
    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        entry_points = next(name for name in names if name.endswith("entry_points.txt"))
        scripts = archive.read(entry_points).decode()
    expected = {f"inpaint_studio/{name}" for name in files_below(ROOT / "inpaint_studio") if name.endswith(".py")}
    expected |= {f"inpaint_studio/resources/{name}" for name in files_below(ROOT / "resources")}
    data = {name.partition(".data/data/")[2] for name in names if ".data/" in name}
    assert {name for name in names if ".dist-info/" not in name and ".data/" not in name} == expected
    assert data == {
        "share/applications/inpaint-studio.desktop",
        "share/icons/hicolor/scalable/apps/inpaint-studio.svg",
        "share/metainfo/studio.inpaint.InpaintStudio.metainfo.xml",
        "share/mime/packages/inpaint-studio.xml",
    }
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert "inpaint-studio = inpaint_studio.__main__:run" in scripts
