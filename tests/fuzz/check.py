"""
Print what one input does wrong: ``python -m tests.fuzz.check TARGET FILE``.

The process ends itself (``SIGXCPU``) after `LONGEST` CPU seconds. Time by the
clock says little: other processes can take all of it.
"""

import resource
import sys
from pathlib import Path

from tests.fuzz.campaign import LONGEST, what_is_wrong
from tests.fuzz.targets import TARGETS

if __name__ == "__main__":
    name, path = sys.argv[1:]
    resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))
    print(what_is_wrong(TARGETS[name], Path(path).read_bytes()))
