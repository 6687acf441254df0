"""Print what one input does wrong: ``python -m tests.fuzz.check TARGET FILE``."""

import sys
from pathlib import Path

from tests.fuzz.campaign import what_is_wrong
from tests.fuzz.targets import TARGETS

if __name__ == "__main__":
    name, path = sys.argv[1:]
    print(what_is_wrong(TARGETS[name], Path(path).read_bytes()))
