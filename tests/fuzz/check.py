"""
Print what one input does wrong.

    python -m tests.fuzz.check TARGET FILE SECONDS

The process is ended (``SIGXCPU``) after these CPU seconds. Time by the clock
says little: other processes can take all of it.
"""

import resource
import sys
from pathlib import Path

from tests.fuzz.campaign import what_is_wrong
from tests.fuzz.targets import TARGETS

if __name__ == "__main__":
    name, path, seconds = sys.argv[1:]
    # At the hard limit the kernel would kill the process, without a reason.
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), hard))
    print(what_is_wrong(TARGETS[name], Path(path).read_bytes()))
