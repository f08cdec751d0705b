import os
import socket
import sys

import pytest

from inpaint_studio.core.regular_file import OversizeError, SpecialFileError, open_regular, read_regular, size_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the system has other special files")


def test_a_file_is_read_up_to_its_limit(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(b"12345")
    assert read_regular(path, 5) == b"12345"
    with open_regular(path) as stream:
        assert size_of(stream) == 5
    with pytest.raises(OversizeError):
        read_regular(path, 4)


def test_opening_a_pipe_without_a_writer_does_not_block(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with pytest.raises(SpecialFileError, match="not a file"):
        open_regular(path)


def test_devices_and_links_to_them_are_no_files(tmp_path):
    link = tmp_path / "link"
    link.symlink_to("/dev/zero")
    for path in ("/dev/zero", link):
        with pytest.raises(SpecialFileError, match="not a file"):
            open_regular(path)


def test_a_socket_is_no_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # A socket's name is short.
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind("socket")
        with pytest.raises(SpecialFileError, match="not a file"):
            open_regular("socket")


def test_opening_a_folder_raises_its_own_error(tmp_path):
    with pytest.raises(IsADirectoryError):
        open_regular(tmp_path)


@pytest.mark.parametrize("name", ["a\0b", "\ud800"])
def test_an_impossible_name_is_an_oserror(name):
    with pytest.raises(OSError, match="Invalid argument"):
        open_regular(name)


def test_an_endless_file_is_read_up_to_its_declared_size():
    if os.path.exists("/proc/self/maps"):
        assert read_regular("/proc/self/maps", 10) == b""
