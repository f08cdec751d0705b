import pytest

from inpaint_studio.errors import FileError
from inpaint_studio.training.log import Log, read_log


def test_lines_come_back_as_numbers(tmp_path):
    log = Log(tmp_path / "log.csv")
    log.add({"step": 1.0, "gain 3 px": -0.25})
    log.add({"step": 2.0, "gain 3 px": 0.5, "loss": 0.125})
    assert (tmp_path / "log.csv").read_text().splitlines() == ["step,gain 3 px,loss", "1,-0.25,", "2,0.5,0.125"]
    assert read_log(tmp_path / "log.csv") == log.rows


def test_a_log_is_gone_on_with_up_to_the_step(tmp_path):
    path = tmp_path / "log.csv"
    log = Log(path)
    for step in (1.0, 2.0, 3.0):
        log.add({"step": step})
    again = Log(path, 2)
    again.add({"step": 2.5})
    assert [row["step"] for row in read_log(path)] == [1, 2, 2.5]
    assert Log(path).rows == []


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "step\nmany\n", "step\n1,2,3\n"])
def test_another_file_is_refused(text, tmp_path):
    path = tmp_path / "log.csv"
    path.write_text(text)
    with pytest.raises(FileError, match="no log"):
        read_log(path)


def test_a_missing_one_is_told(tmp_path):
    with pytest.raises(FileError, match="cannot be read"):
        read_log(tmp_path / "log.csv")
