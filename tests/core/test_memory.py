import sys

import pytest

from inpaint_studio.core.memory import available_memory, total_memory


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems need not tell")
def test_linux_tells_how_much_memory_there_is():
    assert 1 << 20 < available_memory() < total_memory() < 1 << 50
