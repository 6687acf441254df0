"""
A desk whose files cannot grow beyond a limit, as on a full disk.

    python -m tests.kafka.limited_desk desk

``LIMIT_FILES`` is the limit in bytes of each file. It serves where no small
file system can be mounted.
"""

import os
import resource
import sys

from streams.cli.main import main

__all__: list[str] = []

if __name__ == "__main__":
    limit = int(os.environ["LIMIT_FILES"])
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    sys.argv[0] = "copydesk"
    main()
