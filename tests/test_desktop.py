"""What tells the desktop of the program: its entry, its files' types, its description."""

import configparser
import shutil
import subprocess
from xml.etree import ElementTree

import pytest

from inpaint_studio.files.formats import FORMATS
from inpaint_studio.files.session.session import SUFFIX
from inpaint_studio.resources import resource_path
from inpaint_studio.ui.settings.language import LANGUAGES, SOURCE

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


@pytest.fixture
def entry():
    parser = configparser.ConfigParser(interpolation=None, delimiters="=", strict=True)
    parser.optionxform = str
    parser.read(resource_path("desktop", "inpaint-studio.desktop"), encoding="utf-8")
    return parser


@pytest.fixture
def session_type():
    root = ElementTree.parse(resource_path("desktop", "inpaint-studio.xml")).getroot()
    assert root.tag == f"{MIME}mime-info"
    return root.find(f"{MIME}mime-type")


def test_the_entry_starts_the_program_with_the_files_chosen(entry):
    main = entry["Desktop Entry"]
    assert main["Type"] == "Application"
    assert main["Exec"] == "inpaint-studio %F"
    assert main["TryExec"] == "inpaint-studio"
    assert main["Icon"] == "inpaint-studio"
    assert main["Categories"].startswith("Graphics;")
    assert all(main[key].endswith(";") for key in ("Categories", "Keywords", "MimeType", "Actions"))
    for action in filter(None, main["Actions"].split(";")):
        assert entry[f"Desktop Action {action}"]["Exec"].startswith("inpaint-studio ")


def test_the_entry_offers_the_program_for_every_format_and_for_sessions(entry, session_type):
    types = set(filter(None, entry["Desktop Entry"]["MimeType"].split(";")))
    read_only = {"image/jxl", "image/avif", "image/heif", "image/vnd.adobe.photoshop", "image/jpx"}
    assert types == {f"image/{each.name}" for each in FORMATS} | read_only | {session_type.get("type")}


def test_sessions_are_known_by_their_suffix(session_type):
    assert session_type.find(f"{MIME}glob").get("pattern") == f"*{SUFFIX}"
    assert session_type.find(f"{MIME}sub-class-of").get("type") == "application/zip"


def test_the_description_belongs_to_the_entry_and_names_the_same_types(entry):
    root = ElementTree.parse(resource_path("desktop", "studio.inpaint.InpaintStudio.metainfo.xml")).getroot()
    assert root.findtext("launchable") == "inpaint-studio.desktop"
    assert root.findtext("project_license") == "MIT"
    named = {each.text for each in root.iter("mediatype")}
    assert named == set(filter(None, entry["Desktop Entry"]["MimeType"].split(";")))


@pytest.mark.parametrize("code", [code for code in LANGUAGES if code != SOURCE])
def test_every_language_of_the_window_is_spoken_here_too(code, entry, session_type):
    for key in ("GenericName", "Comment", "Keywords"):
        assert f"{key}[{code}]" in entry["Desktop Entry"]
        assert entry["Desktop Entry"][f"{key}[{code}]"].endswith(";") == (key == "Keywords")
    assert f"Name[{code}]" in entry["Desktop Action sample"]
    assert code in [each.get(LANG) for each in session_type.iter(f"{MIME}comment")]
    root = ElementTree.parse(resource_path("desktop", "studio.inpaint.InpaintStudio.metainfo.xml")).getroot()
    for tag in ("summary", "p", "li"):
        found = [each.get(LANG) for each in root.iter(tag)]
        assert found.count(code) == found.count(None), tag


@pytest.mark.parametrize(
    ("command", "name"),
    [
        (("desktop-file-validate",), "inpaint-studio.desktop"),
        (("appstreamcli", "validate", "--no-net"), "studio.inpaint.InpaintStudio.metainfo.xml"),
    ],
    ids=["entry", "description"],
)
def test_the_desktops_own_tools_find_no_fault(command, name):
    if shutil.which(command[0]) is None:
        pytest.skip(f"needs {command[0]}")
    done = subprocess.run([*command, str(resource_path("desktop", name))], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
