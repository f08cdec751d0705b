"""The process that requantises: it lives on between savings, and another takes its place when it does not."""

import os
import select
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import inpaint_studio
from inpaint_studio.core.photo import Photo
from inpaint_studio.errors import FileError
from inpaint_studio.files.jpeg.requantiser import REQUANTISER, Requantiser, RequantisingError
from inpaint_studio.files.load import load_photo
from inpaint_studio.files.save import save_photo

ROOT = Path(inpaint_studio.__file__).parents[1]


@pytest.fixture
def path(encode_with_pillow, make_pixels, tmp_path):
    path = tmp_path / "photo.jpg"
    path.write_bytes(encode_with_pillow(make_pixels((64, 64, 3)), "JPEG"))
    return path


def change_and_save(path):
    """Change a few pixels, save the photo into its file, and return whether the file shows it."""
    photo = load_photo(path)
    pixels = photo.pixels.copy()
    pixels[10:14, 10:14] ^= 0x40
    before = path.read_bytes()
    save_photo(Photo(pixels, None, photo.icc_profile, photo.metadata, photo.source), path)
    return path.read_bytes() != before


def test_one_process_serves_all_savings(path):
    assert change_and_save(path)
    first = REQUANTISER.pid
    assert change_and_save(path)
    assert REQUANTISER.pid == first


def test_after_it_was_killed_between_two_savings_another_takes_its_place(path):
    change_and_save(path)
    first = REQUANTISER.pid
    os.kill(first, signal.SIGTERM)
    REQUANTISER._process.wait()
    assert change_and_save(path)
    assert REQUANTISER.pid not in (None, first)


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="only Linux shows what a process is to read")
def test_a_process_that_ends_at_work_leaves_the_file_as_it_was_and_the_next_saving_succeeds(path):
    change_and_save(path)
    first, before = REQUANTISER.pid, path.read_bytes()
    os.kill(first, signal.SIGSTOP)
    with open(f"/proc/{first}/fd/0", "rb", buffering=0) as asked:

        def kill_when_asked():
            assert select.select([asked], [], [], 20)[0]
            os.kill(first, signal.SIGKILL)

        killing = threading.Thread(target=kill_when_asked)
        killing.start()
        with pytest.raises(FileError, match="could not be put into the JPEG"):
            change_and_save(path)
        killing.join()
    assert path.read_bytes() == before
    assert change_and_save(path)


def test_what_fails_in_it_does_not_end_it(path, tmp_path):
    change_and_save(path)
    first = REQUANTISER.pid
    with pytest.raises(RequantisingError):
        REQUANTISER.run(tmp_path / "none")
    assert change_and_save(path)
    assert REQUANTISER.pid == first


def test_it_ends_when_it_is_closed():
    requantiser = Requantiser()
    with pytest.raises(RequantisingError):
        requantiser.run(Path("none"))
    process = requantiser._process
    requantiser.close()
    assert requantiser.pid is None
    assert process.returncode == 0
    requantiser.close()


PROGRAM = """
import sys
from pathlib import Path
from inpaint_studio.files.jpeg.requantiser import REQUANTISER, RequantisingError
try:
    REQUANTISER.run(Path("none"))
except RequantisingError:
    print(REQUANTISER.pid, flush=True)
sys.stdin.read(1)
"""


FORKS = """
import os
from pathlib import Path
from inpaint_studio.files.jpeg.requantiser import REQUANTISER, RequantisingError
def asked():
    try:
        REQUANTISER.run(Path("none"))
    except RequantisingError:
        return REQUANTISER.pid
pids = [asked()]
reading, writing = os.pipe()
if not os.fork():
    os.write(writing, str(asked()).encode())
    REQUANTISER.close()
    os._exit(0)
os.wait()
print(pids[0] == asked(), int(os.read(reading, 99)) not in (0, pids[0]))
"""


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="only Linux tells when a process ends that is not a child")
@pytest.mark.parametrize("is_killed", [False, True])
def test_it_ends_with_the_program(is_killed):
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error"}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", PROGRAM], env=environment, text=True, **pipes) as program:
        end = os.pidfd_open(int(program.stdout.readline()))
        try:
            assert not select.select([end], [], [], 0)[0]
            if is_killed:
                program.kill()
            assert program.communicate() == ("", "")
            assert select.select([end], [], [], 20)[0]
        finally:
            os.close(end)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing forks there")
def test_a_fork_gets_a_process_of_its_own():
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", FORKS], env=environment, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("True True\n", "")
