"""One running exiftool for all tests: starting Perl takes longer than an answer."""

import re
import subprocess


class ExifTool:
    """A running exiftool, for a ``with`` block."""

    def __enter__(self):
        self._process = subprocess.Popen(
            ["exiftool", "-stay_open", "True", "-@", "-"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        return self

    def __exit__(self, *_):
        self._process.communicate(b"-stay_open\nFalse\n")

    def __call__(self, *arguments):
        """Return what it writes; it must be content."""
        # Quiet, or it says itself that it is ready, and then where it likes.
        lines = [*map(str, arguments), "-q", "-echo3", "{done ${status}}", "-execute"]
        self._process.stdin.write("".join(f"{line}\n" for line in lines).encode())
        self._process.stdin.flush()
        told = bytearray()
        while not (end := re.search(rb"\{done (\d+)\}\r?\n\Z", told)):
            line = self._process.stdout.readline()
            assert line, "exiftool has ended"
            told += line
        assert end[1] == b"0", arguments
        return bytes(told[: end.start()])
