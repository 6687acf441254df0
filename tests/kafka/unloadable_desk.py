"""
A desk that finds out only in its processes that its lists cannot be loaded.

    python -m tests.kafka.unloadable_desk desk

The check of the settings, which a start begins with, is left out.
"""

import sys

from streams.cli.commands import workers
from streams.cli.main import main

__all__: list[str] = []

if __name__ == "__main__":
    vars(workers)["check_start"] = lambda *_: None
    sys.argv[0] = "copydesk"
    main()
