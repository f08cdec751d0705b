"""The process that helps to compile kernels."""

import gc
import os
import sys
import threading

import pytest

from inpaint_studio.engines.kernels.compiling import helper_process


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="only POSIX has pipes with a name")
def test_a_helper_that_goes_on_after_the_block_is_waited_for_without_a_warning(tmp_path, monkeypatch):
    program, end = tmp_path / "program", tmp_path / "end"
    os.mkfifo(end)
    program.write_text(f"#!/bin/sh\necho\nread line < '{end}'\n")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    with helper_process("fmm") as helper:
        number = helper.pid
        assert helper.stdout.readline() == b"\n"
    del helper
    gc.collect()  # If nobody held the process any more, Python would warn here.
    os.kill(number, 0)
    end.write_text("\n")
    for thread in threading.enumerate():
        if thread.name == "helper":
            thread.join(20)
    with pytest.raises(ChildProcessError):
        os.waitpid(number, 0)
