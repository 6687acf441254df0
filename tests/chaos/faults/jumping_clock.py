"""
A worker whose wall clock can be set while it runs.

    python -m tests.chaos.faults.jumping_clock desk

The file ``CLOCK_FILE`` holds seconds that are added to the time. The monotonic
clocks do not jump, as on a machine whose time is set. libfaketime cannot do
that: ``time.sleep`` fails under it with EINVAL (0.9.10, Python 3.11).
"""

import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from streams import clock
from streams.cli.main import main

__all__ = ["jump"]

_seconds = time.time


def jump(path: Path) -> None:
    """Add the seconds in a file to this process's wall clock."""

    def now() -> float:
        return _seconds() + float(path.read_text() or 0)

    time.time = now
    clock.now = lambda: datetime.fromtimestamp(now(), UTC)


if __name__ == "__main__":
    sys.argv[0] = "copydesk"
    jump(Path(os.environ["CLOCK_FILE"]))
    main()
