import errno

import pytest

from inpaint_studio.files.reasons import reason


@pytest.mark.parametrize("name", ["ESTALE", "ETIMEDOUT", "EHOSTDOWN", "ENETUNREACH", "ENOTCONN", "ENODEV"])
def test_a_network_drive_that_is_gone_is_told(name):
    error = OSError(getattr(errno, name), "whatever the system calls it")
    assert reason(error) == "its drive does not answer. Check its cable or the network, or choose another place"


def test_an_unforeseen_reason_is_the_systems_own():
    assert reason(OSError(errno.EDOM, "Numerical argument out of domain")) == "Numerical argument out of domain"
