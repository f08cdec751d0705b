import tempfile
import threading

import pytest

from inpaint_studio.core.packed import Packed, SpillFile
from inpaint_studio.errors import FileError


@pytest.fixture
def spill(tmp_path):
    spill = SpillFile(tmp_path / "spill")
    yield spill
    spill.close()


def test_bytes_that_move_to_a_file_stay_the_same_and_leave_the_memory(spill):
    pieces = [Packed(bytes([number]) * number) for number in range(1, 200)]
    spill.write(pieces[:100])
    spill.write(pieces)
    assert not any(piece.is_in_memory for piece in pieces)
    assert [piece.read() for piece in pieces] == [bytes([number]) * number for number in range(1, 200)]
    assert [len(piece) for piece in pieces] == list(range(1, 200))
    assert spill.size == sum(range(1, 200))


def test_the_file_has_no_name_so_that_nothing_is_left_behind(spill, tmp_path):
    spill.write([Packed(b"x")])
    assert not list((tmp_path / "spill").iterdir())


def test_a_file_that_cannot_be_written_leaves_the_bytes_in_memory(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    spill, piece = SpillFile(tmp_path / "file" / "below"), Packed(b"abc")
    with pytest.raises(OSError, match="Not a directory"):
        spill.write([piece])
    assert piece.is_in_memory
    assert piece.read() == b"abc"


def test_a_drive_that_fills_up_keeps_the_rest_in_memory(tmp_path, monkeypatch):
    full = open("/dev/full", "r+b", buffering=0)  # noqa: SIM115
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda **options: full)
    spill, piece = SpillFile(tmp_path), Packed(b"abc")
    with pytest.raises(OSError, match="No space"):
        spill.write([piece])
    assert piece.read() == b"abc"
    spill.close()


def test_reading_from_a_closed_spill_file_raises_a_sentence(spill):
    piece = Packed(b"abc")
    spill.write([piece])
    spill.close()
    with pytest.raises(FileError, match="cannot be read back"):
        piece.read()


def test_bytes_can_be_read_while_they_move(spill):
    pieces = [Packed(bytes([number % 256]) * 2000) for number in range(500)]
    wrong = []

    def read():
        for number, piece in enumerate(pieces * 3):
            if piece.read() != bytes([number % 500 % 256]) * 2000:
                wrong.append(number)

    thread = threading.Thread(target=read)
    thread.start()
    spill.write(pieces)
    thread.join()
    assert not wrong


def test_a_file_that_is_closed_takes_nothing_any_more(spill):
    spill.write([Packed(b"x")])
    spill.close()
    piece = Packed(b"abc")
    spill.write([piece])
    assert piece.is_in_memory
    assert spill.size == 0
