"""The clocks that are more than a call of the standard library."""

import sys
from pathlib import Path

import pytest

from streams import clock


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc/uptime")
def test_seconds_since_boot_counts_like_the_kernel():
    uptime = float(Path("/proc/uptime").read_text().split()[0])

    assert clock.seconds_since_boot() == pytest.approx(uptime, abs=1.0)


def test_seconds_since_boot_never_goes_back():
    first = clock.seconds_since_boot()
    clock.sleep(0.01)

    assert clock.seconds_since_boot() >= first + 0.01
